/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <string.h>

/* Days between 0000-03-01 and 1970-01-01: counting years from March puts the leap day at its end. */
enum { EPOCH_FROM_MARCH_0 = 719468, DAYS_PER_400_YEARS = 146097 };

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

int32_t date_to_day(struct date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = floor_div(year, 400);
    int32_t year_of_era = year - era * 400;
    int32_t month_from_march = (date.month + 9) % 12;
    int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * DAYS_PER_400_YEARS + day_of_era - EPOCH_FROM_MARCH_0;
}

struct date date_from_day(int32_t day)
{
    int32_t z = day + EPOCH_FROM_MARCH_0;
    int32_t era = floor_div(z, DAYS_PER_400_YEARS);
    int32_t day_of_era = z - era * DAYS_PER_400_YEARS;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_400_YEARS - 1)) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month_from_march = (5 * day_of_year + 2) / 153;
    struct date date;

    date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    date.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    date.year = year_of_era + era * 400 + (date.month <= 2);
    return date;
}

int date_weekday(int32_t day)
{
    /* 1970-01-01 was a Thursday. */
    int w = (day + 4) % 7;
    return w < 0 ? w + 7 : w;
}

bool date_valid(struct date date)
{
    if (date.year < 1900 || date.year > 2199 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > 31)
        return false;
    struct date back = date_from_day(date_to_day(date));
    return back.month == date.month && back.day == date.day;
}

struct date_time date_time_from_wall(int64_t wall_s)
{
    int64_t local = wall_s + DATE_UTC_OFFSET_S;
    int64_t second = local % DATE_DAY_S;

    if (second < 0)
        second += DATE_DAY_S;
    int32_t day = (int32_t)((local - second) / DATE_DAY_S);
    return (struct date_time){date_from_day(day), (int)(second / 3600), (int)(second / 60 % 60),
                              (int)(second % 60), date_weekday(day)};
}

int64_t date_time_to_wall(struct date_time t)
{
    return (int64_t)date_to_day(t.date) * DATE_DAY_S + t.hour * 3600 + t.minute * 60 + t.second -
           DATE_UTC_OFFSET_S;
}

int32_t date_day_of_wall(int64_t wall_s)
{
    return date_to_day(date_time_from_wall(wall_s).date);
}

/* Exactly `digits` digits; moves *p past them. */
static bool take_number(const char **p, int digits, int *out)
{
    int value = 0;

    for (int i = 0; i < digits; i++) {
        if ((*p)[i] < '0' || (*p)[i] > '9')
            return false;
        value = value * 10 + (*p)[i] - '0';
    }
    *p += digits;
    *out = value;
    return true;
}

static bool take_char(const char **p, char c)
{
    if (**p != c)
        return false;
    (*p)++;
    return true;
}

static bool take_date(const char **p, struct date *out)
{
    return take_number(p, 4, &out->year) && take_char(p, '-') && take_number(p, 2, &out->month) &&
           take_char(p, '-') && take_number(p, 2, &out->day) && date_valid(*out);
}

bool date_parse(const char *text, struct date *out)
{
    const char *p = text;
    struct date date;

    if (!take_date(&p, &date) || *p != '\0')
        return false;
    *out = date;
    return true;
}

bool date_parse_iso(const char *text, int64_t *wall_s)
{
    const char *p = text;
    struct date_time t = {{0, 0, 0}, 0, 0, 0, 0};
    bool utc = false;

    if (!take_date(&p, &t.date))
        return false;
    if (take_char(&p, 'T')) {
        if (!take_number(&p, 2, &t.hour) || !take_char(&p, ':') || !take_number(&p, 2, &t.minute))
            return false;
        if (take_char(&p, ':') && !take_number(&p, 2, &t.second))
            return false;
        utc = take_char(&p, 'Z');
        if (!utc && *p != '\0') {
            if (strcmp(p, "+08:00") != 0)
                return false;
            p += strlen(p);
        }
    }
    if (*p != '\0' || t.hour > 23 || t.minute > 59 || t.second > 59)
        return false;
    *wall_s = date_time_to_wall(t) + (utc ? DATE_UTC_OFFSET_S : 0);
    return true;
}

const char *date_weekday_name(int weekday)
{
    static const char *const names[] = {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"};

    return weekday >= 0 && weekday < 7 ? names[weekday] : "";
}
