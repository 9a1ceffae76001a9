/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_DATE_H
#define KETING_BASE_DATE_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * Civil dates of China. The whole country keeps UTC+8 without summer time since 1992, so no zone table is
 * needed; a day is a number (days since 1970-01-01), which makes comparing and counting plain arithmetic.
 */
enum { DATE_UTC_OFFSET_S = 8 * 3600, DATE_DAY_S = 86400 };

/* "no such day": open start or end */
enum { DAY_NONE = INT32_MIN };

struct date {
    int year, month, day; /* 1-based month and day */
};

struct date_time {
    struct date date;
    int hour, minute, second;
    int weekday; /* 0 = Sunday */
};

int32_t date_to_day(struct date date);
struct date date_from_day(int32_t day);
int date_weekday(int32_t day); /* 0 = Sunday */
/* Real calendar dates of the years 1900..2199 only. */
bool date_valid(struct date date);

/* wall_s: seconds since 1970-01-01 UTC. */
struct date_time date_time_from_wall(int64_t wall_s);
int64_t date_time_to_wall(struct date_time t);
int32_t date_day_of_wall(int64_t wall_s);

/* "2026-11-20", nothing else. */
KETING_MUST_USE bool date_parse(const char *text, struct date *out);
/* "2026-11-20", "2026-11-20T09:24" or "...T09:24:05"; "Z" or "+08:00" at the end, or neither (= +08:00). */
KETING_MUST_USE bool date_parse_iso(const char *text, int64_t *wall_s);

/* "星期二" */
const char *date_weekday_name(int weekday);

#endif
