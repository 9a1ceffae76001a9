/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_RECURRENCE_H
#define KETING_BASE_RECURRENCE_H

#include "base/date.h"
#include "base/macros.h"

#include <stdbool.h>

/*
 * When something happens: a rule, days added to it by hand and days taken out of it. Days are numbers as in
 * base/date.h. Something that runs past midnight belongs to the day on which it begins.
 */

/* Sorted, each day once. {NULL, 0} is an empty one. */
struct day_list {
    int32_t *day; /* owned */
    int count;
};

/* A day that is there already changes nothing. */
void day_list_add(struct day_list *list, int32_t day);
bool day_list_has(const struct day_list *list, int32_t day);
void day_list_finish(struct day_list *list);

/* What the State Council announces every autumn, entered as data. A day in both lists is a day off. */
struct holidays {
    struct day_list off; /* statutory days off and those that are moved next to them */
    struct day_list work; /* weekend days on which one works instead */
};

void holidays_finish(struct holidays *holidays);
/* Monday to Friday without the days off, and the make-up days. NULL holidays: none are known. */
bool holidays_work_on(const struct holidays *holidays, int32_t day);

enum recurrence_kind {
    RECURRENCE_ONCE, /* on first_day */
    RECURRENCE_DAILY,
    RECURRENCE_WORKDAYS,
    RECURRENCE_WEEKLY,
    RECURRENCE_MONTHLY_NTH, /* a month without a fifth such weekday is skipped */
    RECURRENCE_MONTHLY_DAY, /* a month without that day is skipped */
};

enum { RECURRENCE_LAST = -1, RECURRENCE_WEEKS_MAX = 4 };

struct recurrence {
    enum recurrence_kind kind;
    unsigned weekdays; /* WEEKLY: bit w is weekday w, 0 = Sunday */
    int weeks; /* WEEKLY: every 1..4 weeks, counted from the week (Monday first) of first_day */
    int nth; /* MONTHLY_NTH: 1..5 or RECURRENCE_LAST */
    int weekday; /* MONTHLY_NTH: 0 = Sunday */
    int month_day; /* MONTHLY_DAY: 1..31 */
    int32_t first_day, last_day; /* both included; DAY_NONE = open. Open first_day: weeks count from 1970 */
    struct day_list extra; /* happens on these days too, before the first, after the last, on holidays */
    struct day_list off; /* not on these, even where extra has them */
    bool holidays_off; /* pauses on holidays.off */
};

/* Once, on no day yet. */
void recurrence_init(struct recurrence *rule);
void recurrence_finish(struct recurrence *rule);

/*
 * "每周二、周五" "每两周周三" "每月第一个周六" "每月最后一个周五" "每月5日" "每天" "工作日" "单次" and the ways
 * in which people write the same. Sets kind, weekdays, weeks, nth, weekday, month_day of an initialised rule
 * and leaves the rest. False: the rule is unchanged and *advice (never freed) says in Chinese what to write.
 */
KETING_MUST_USE bool recurrence_parse(const char *text, struct recurrence *rule, const char **advice);

enum recurrence_answer {
    RECURRENCE_NO,
    RECURRENCE_YES,
    RECURRENCE_CANCELLED_OFF_DAY, /* would be, were it not for the day in off */
    RECURRENCE_CANCELLED_HOLIDAY, /* would be, but pauses on this holiday */
};

/* holidays: NULL when none are known. Outside of the years 1900..2199 nothing happens. */
enum recurrence_answer recurrence_on(const struct recurrence *rule, const struct holidays *holidays,
                                     int32_t day);
/* The first day of from_day .. from_day + limit_days - 1 on which it really happens, else DAY_NONE. */
int32_t recurrence_next(const struct recurrence *rule, const struct holidays *holidays, int32_t from_day,
                        int limit_days);

struct occurrence {
    int32_t day;
    enum recurrence_answer answer; /* never RECURRENCE_NO */
};

/* The first `space` days of from_day .. to_day (both included) that happen or are cancelled, in order.
 * Returns how many were written. */
int recurrence_between(const struct recurrence *rule, const struct holidays *holidays, int32_t from_day,
                       int32_t to_day, struct occurrence *out, int space);

#endif
