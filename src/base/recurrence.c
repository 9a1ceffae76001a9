/* SPDX-License-Identifier: MIT */
#include "base/recurrence.h"

#include "base/mem.h"

#include <string.h>

/* Dates of 1900..2199 only, as in date_valid(): an absurd day costs no overflow and no long search. */
enum { DAY_FIRST = -25567, DAY_LAST = 84005 };

static bool in_calendar(int32_t day)
{
    return day >= DAY_FIRST && day <= DAY_LAST;
}

/* ---- lists of days ------------------------------------------------------------------------------------- */

/* Where day is, or would be put. */
static int find_place(const struct day_list *list, int32_t day)
{
    int low = 0, high = list->count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (list->day[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void day_list_add(struct day_list *list, int32_t day)
{
    int at = find_place(list, day);

    if (at < list->count && list->day[at] == day)
        return;
    list->day = mem_realloc(list->day, ((size_t)list->count + 1) * sizeof(*list->day));
    memmove(list->day + at + 1, list->day + at, (size_t)(list->count - at) * sizeof(*list->day));
    list->day[at] = day;
    list->count++;
}

bool day_list_has(const struct day_list *list, int32_t day)
{
    int at = find_place(list, day);

    return at < list->count && list->day[at] == day;
}

void day_list_finish(struct day_list *list)
{
    mem_free(list->day);
    *list = (struct day_list){NULL, 0};
}

void holidays_finish(struct holidays *holidays)
{
    day_list_finish(&holidays->off);
    day_list_finish(&holidays->work);
}

bool holidays_work_on(const struct holidays *holidays, int32_t day)
{
    if (!in_calendar(day))
        return false;
    int weekday = date_weekday(day);
    if (holidays != NULL && day_list_has(&holidays->off, day))
        return false;
    return (weekday >= 1 && weekday <= 5) || (holidays != NULL && day_list_has(&holidays->work, day));
}

/* ---- the rule ------------------------------------------------------------------------------------------ */

void recurrence_init(struct recurrence *rule)
{
    *rule = (struct recurrence){.kind = RECURRENCE_ONCE, .first_day = DAY_NONE, .last_day = DAY_NONE};
}

void recurrence_finish(struct recurrence *rule)
{
    day_list_finish(&rule->extra);
    day_list_finish(&rule->off);
    recurrence_init(rule);
}

/* The Monday at or before day, counted in weeks; 1969-12-29 begins week 0. */
static int64_t week_of(int32_t day)
{
    int64_t monday = (int64_t)day - (date_weekday(day) + 6) % 7;

    return (monday + 3) / 7;
}

static bool weekly_on(const struct recurrence *rule, int32_t day)
{
    if ((rule->weekdays >> date_weekday(day) & 1) == 0)
        return false;
    int64_t weeks = week_of(day) - (rule->first_day != DAY_NONE ? week_of(rule->first_day) : 0);
    return rule->weeks <= 1 || weeks % rule->weeks == 0;
}

static int days_in_month(struct date date)
{
    struct date next = {date.month < 12 ? date.year : date.year + 1, date.month % 12 + 1, 1};

    return date_to_day(next) - date_to_day((struct date){date.year, date.month, 1});
}

static bool monthly_nth_on(const struct recurrence *rule, int32_t day)
{
    if (date_weekday(day) != rule->weekday)
        return false;
    struct date date = date_from_day(day);
    if (rule->nth == RECURRENCE_LAST)
        return date.day + 7 > days_in_month(date);
    return (date.day + 6) / 7 == rule->nth;
}

/* What the rule itself says, without the lists. */
static bool falls_on(const struct recurrence *rule, const struct holidays *holidays, int32_t day)
{
    if (rule->first_day != DAY_NONE && day < rule->first_day)
        return false;
    if (rule->last_day != DAY_NONE && day > rule->last_day)
        return false;
    switch (rule->kind) {
    case RECURRENCE_ONCE: return rule->first_day != DAY_NONE && day == rule->first_day;
    case RECURRENCE_DAILY: return true;
    case RECURRENCE_WORKDAYS: return holidays_work_on(holidays, day);
    case RECURRENCE_WEEKLY: return weekly_on(rule, day);
    case RECURRENCE_MONTHLY_NTH: return monthly_nth_on(rule, day);
    case RECURRENCE_MONTHLY_DAY: return date_from_day(day).day == rule->month_day;
    }
    return false;
}

enum recurrence_answer recurrence_on(const struct recurrence *rule, const struct holidays *holidays,
                                     int32_t day)
{
    bool by_hand = day_list_has(&rule->extra, day);

    if (!in_calendar(day))
        return RECURRENCE_NO;
    if (!by_hand && !falls_on(rule, holidays, day))
        return RECURRENCE_NO;
    if (day_list_has(&rule->off, day))
        return RECURRENCE_CANCELLED_OFF_DAY;
    if (!by_hand && rule->holidays_off && holidays != NULL && day_list_has(&holidays->off, day))
        return RECURRENCE_CANCELLED_HOLIDAY;
    return RECURRENCE_YES;
}

/* Days before the first and after the last that can be anything but NO are not worth asking for: thousands of
 * old series stay in a hall. */
static void narrow(const struct recurrence *rule, int64_t *from, int64_t *to)
{
    const struct day_list *extra = &rule->extra;
    int32_t first = rule->first_day, last = rule->kind == RECURRENCE_ONCE ? rule->first_day : rule->last_day;

    if (first != DAY_NONE) {
        if (extra->count > 0 && extra->day[0] < first)
            first = extra->day[0];
        *from = *from > first ? *from : first;
    }
    if (last != DAY_NONE) {
        if (extra->count > 0 && extra->day[extra->count - 1] > last)
            last = extra->day[extra->count - 1];
        *to = *to < last ? *to : last;
    }
    *from = *from > DAY_FIRST ? *from : DAY_FIRST;
    *to = *to < DAY_LAST ? *to : DAY_LAST;
}

int32_t recurrence_next(const struct recurrence *rule, const struct holidays *holidays, int32_t from_day,
                        int limit_days)
{
    int64_t from = from_day, to = from + limit_days - 1;

    narrow(rule, &from, &to);
    for (int64_t day = from; day <= to; day++)
        if (recurrence_on(rule, holidays, (int32_t)day) == RECURRENCE_YES)
            return (int32_t)day;
    return DAY_NONE;
}

int recurrence_between(const struct recurrence *rule, const struct holidays *holidays, int32_t from_day,
                       int32_t to_day, struct occurrence *out, int space)
{
    int64_t from = from_day, to = to_day;
    int count = 0;

    narrow(rule, &from, &to);
    for (int64_t day = from; day <= to && count < space; day++) {
        enum recurrence_answer answer = recurrence_on(rule, holidays, (int32_t)day);
        if (answer != RECURRENCE_NO)
            out[count++] = (struct occurrence){(int32_t)day, answer};
    }
    return count;
}
