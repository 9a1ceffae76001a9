/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/mem.h"
#include "base/recurrence.h"
#include "base/utf8.h"
#include "check_parts.h"
#include "clean.h"
#include "store/model_series.h"

#include <string.h>

/* ---- dates --------------------------------------------------------------------------------------------- */

bool part_take_digits(const char **p, int least, int most, int *value)
{
    int digits = 0;

    for (*value = 0; digits < most && **p >= '0' && **p <= '9'; digits++)
        *value = *value * 10 + *(*p)++ - '0';
    return digits >= least;
}

static bool take_separator(const char **p, const char *chinese)
{
    return part_take(p, "-") || part_take(p, "/") || part_take(p, ".") || part_take(p, chinese);
}

/* What WPS adds behind a date in some formats. */
static void skip_midnight(const char **p)
{
    const char *from = *p;

    while (**p == ' ')
        (*p)++;
    if (!part_take(p, "00:00:00") && !part_take(p, "0:00:00") && !part_take(p, "00:00") &&
        !part_take(p, "0:00"))
        *p = from;
}

/* "2026-11-20", "2026/1/5", "2026.1.5", "2026年11月20日" */
static bool take_date(const char **p, struct date *date)
{
    if (!part_take_digits(p, 4, 4, &date->year) || !take_separator(p, "年") ||
        !part_take_digits(p, 1, 2, &date->month) || !take_separator(p, "月") ||
        !part_take_digits(p, 1, 2, &date->day))
        return false;
    if (!part_take(p, "日"))
        part_take(p, "号");
    skip_midnight(p);
    return true;
}

/* "20261120" */
static bool take_close_date(const char **p, struct date *date)
{
    long all;

    if (strlen(*p) != 8 || !str_to_int(*p, 19000101, 21991231, &all))
        return false;
    *date = (struct date){(int)(all / 10000), (int)(all / 100 % 100), (int)(all % 100)};
    *p += 8;
    return true;
}

enum { WEEKDAY_NONE = -1 };

/* "（星期二）", " 周二": 0 = Sunday; WEEKDAY_NONE when there is none, and *p is where it was. */
static int take_weekday(const char **p)
{
    static const char *const days[] = {"日", "一", "二", "三", "四", "五", "六", "天"};
    const char *from = *p;

    *p += strspn(*p, " ");
    bool bracket = part_take(p, "(");
    if (part_take(p, "星期") || part_take(p, "周"))
        for (size_t i = 0; i < ARRAY_LEN(days); i++)
            if (part_take(p, days[i]) && (!bracket || part_take(p, ")")))
                return (int)(i % 7);
    *p = from;
    return WEEKDAY_NONE;
}

/* "12-31-2026", "31/12/2026": what was meant. */
static bool guess_turned_date(const char *p, struct date *date)
{
    int first = 0, second = 0;

    if (!part_take_digits(&p, 1, 2, &first) || !take_separator(&p, "月") ||
        !part_take_digits(&p, 1, 2, &second) || !take_separator(&p, "日") ||
        !part_take_digits(&p, 4, 4, &date->year))
        return false;
    date->month = first <= 12 ? first : second;
    date->day = first <= 12 ? second : first;
    return date_valid(*date);
}

/* "11月24日", "12-29" */
static bool lacks_year(const char *p, struct date *date)
{
    if (!part_take_digits(&p, 1, 2, &date->month) || !take_separator(&p, "月") ||
        !part_take_digits(&p, 1, 2, &date->day))
        return false;
    if (!part_take(&p, "日"))
        part_take(&p, "号");
    date->year = 2024; /* a leap year: the 29th of February is a day */
    return *p == '\0' && date_valid(*date);
}

static void say_no_date(const struct cell *cell, const char *part, const char *narrow)
{
    struct date turned = {0, 0, 0};
    long serial;

    if (str_to_int(narrow, 20000, 80000, &serial))
        cell_part_error(cell, part,
                        "这是表格内部的日期序号，请在WPS里把这一列的格式设为“日期”再另存，如2026-11-20。");
    else if (guess_turned_date(narrow, &turned))
        cell_part_error(cell, part, "年份要写在最前面，请写成%d-%02d-%02d。", turned.year, turned.month,
                        turned.day);
    else if (lacks_year(narrow, &turned))
        cell_part_error(cell, part, "少了年份，年月日都要写，请写成2026-%02d-%02d这样。", turned.month, turned.day);
    else
        cell_part_error(cell, part, "请写成2026-11-20这样的日期%s。",
                        cell->column->required ? "" : "；没有的，空着不写");
}

/* As it was written. */
static bool check_real(const struct cell *cell, const char *part, struct date date, int weekday)
{
    if (date.year < 1900 || date.year > 2199)
        cell_part_error(cell, part, "没有这一年，请写成2026-11-20这样的日期%s。",
                        cell->column->required ? "" : "；没有的，空着不写");
    else if (!date_valid(date))
        cell_part_error(cell, part, "没有这一天，请改成真实的日期，如2026-11-20。");
    else if (weekday != WEEKDAY_NONE && weekday != date_weekday(date_to_day(date)))
        cell_part_error(cell, part, "这一天是%s，日期和星期有一个写错了，请核对。",
                        date_weekday_name(date_weekday(date_to_day(date))));
    else
        return true;
    return false;
}

bool part_date(const struct cell *cell, const char *part, const char **rest, int32_t *day)
{
    char *narrow = clean_to_narrow(part);
    const char *p = narrow;
    struct date date;
    int weekday = WEEKDAY_NONE;
    bool ok = false;

    bool read = take_date(&p, &date) || (rest == NULL && (p = narrow, take_close_date(&p, &date)));
    if (read && rest == NULL)
        weekday = take_weekday(&p);
    if (!read || (rest == NULL && *p != '\0'))
        say_no_date(cell, part, narrow);
    else
        ok = check_real(cell, part, date, weekday);
    if (ok)
        *day = date_to_day(date);
    /* Narrowing keeps the number of characters. */
    if (ok && rest != NULL)
        *rest = part + utf8_prefix(part, strlen(part), utf8_count(narrow, (size_t)(p - narrow)));
    mem_free(narrow);
    return ok;
}

void check_date(const struct cell *cell, void *field)
{
    part_date(cell, cell->text, NULL, field);
}

static void add_day(const struct cell *cell, const char *part, void *ctx)
{
    struct day_list *days = ctx;
    int32_t day;

    if (!part_date(cell, part, NULL, &day))
        return;
    if (day_list_has(days, day))
        cell_part_warn(cell, part, "这一天写了两次。");
    if (parts_have_room(cell, days->count))
        day_list_add(days, day);
}

void check_days(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_all, add_day, field);
}

/* Behind what stands between the day and its reason. */
static const char *skip_between(const char *text)
{
    static const char *const between[] = {" ", "　", "：", ":", "，", ","};

    for (size_t i = 0; i < ARRAY_LEN(between); i++)
        if (part_take(&text, between[i]))
            return skip_between(text);
    return text;
}

/* "2026-12-29 读书会放假" */
static void add_off_day(const struct cell *cell, const char *part, void *ctx)
{
    struct series *series = ctx;
    const char *reason;
    int32_t day;

    if (!part_date(cell, part, &reason, &day) || !parts_have_room(cell, series->rule.off.count))
        return;
    reason = skip_between(reason);
    if (part_fits(cell, reason, cell->column->hi) && !series_add_off(series, day, reason))
        cell_part_warn(cell, part, "这一天写了两次，只用前一个。");
}

void check_days_off(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_semicolons, add_off_day, field);
}

/* ---- rules --------------------------------------------------------------------------------------------- */

void check_rule(const struct cell *cell, void *field)
{
    struct series *series = field;
    const char *advice = "";

    if (!recurrence_parse(cell->text, &series->rule, &advice))
        cell_error(cell, "%s。", advice);
    else if (part_fits(cell, cell->text, LIMIT_NAME_CHARS))
        text_set(&series->rule_text, cell->text);
}

/* ---- times --------------------------------------------------------------------------------------------- */

static bool is_day_fraction(const char *text)
{
    return (str_starts(text, "0.") || str_starts(text, ".")) && strspn(text, ".0123456789") == strlen(text);
}

/* "9:30", "09:30:00", "9点30分", "9点半", "9点", "9时30分" */
static bool take_clock(const char **p, int *hour, int *minute)
{
    int second = 0;

    *minute = 0;
    if (!part_take_digits(p, 1, 2, hour))
        return false;
    if (part_take(p, ":")) {
        if (!part_take_digits(p, 2, 2, minute))
            return false;
        return !part_take(p, ":") || part_take_digits(p, 2, 2, &second);
    }
    if (!part_take(p, "点") && !part_take(p, "时"))
        return false;
    if (part_take(p, "半"))
        *minute = 30;
    else if (part_take_digits(p, 1, 2, minute))
        part_take(p, "分");
    else
        part_take(p, "整");
    return true;
}

enum half { HALF_NONE, HALF_MORNING, HALF_NOON, HALF_AFTERNOON };

static enum half take_half(const char **p)
{
    static const struct {
        const char *word;
        enum half half;
    } words[] = {{"上午", HALF_MORNING},   {"早上", HALF_MORNING},  {"早晨", HALF_MORNING},
                 {"凌晨", HALF_MORNING},   {"中午", HALF_NOON},     {"下午", HALF_AFTERNOON},
                 {"晚上", HALF_AFTERNOON}, {"傍晚", HALF_AFTERNOON}};

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (part_take(p, words[i].word)) {
            *p += strspn(*p, " ");
            return words[i].half;
        }
    return HALF_NONE;
}

/* Minutes of the day; -1 = not understood, -2 = there is no such time. */
static int parse_clock(const char *p)
{
    int hour = 0, minute = 0;
    enum half half = take_half(&p);

    if (!take_clock(&p, &hour, &minute) || *p != '\0')
        return -1;
    if (half == HALF_AFTERNOON && hour < 12)
        hour += 12;
    if (half == HALF_NOON && hour < 3)
        hour += 12;
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0) || (half == HALF_MORNING && hour > 12))
        return -2;
    return hour % 24 * 60 + minute;
}

void check_minute(const struct cell *cell, void *field)
{
    char *text = clean_to_narrow(cell->text);
    int minute = parse_clock(text);

    if (minute >= 0)
        *(int *)field = minute;
    else if (minute == -2)
        cell_error(cell, "没有这个时间，请写0:00到23:59之间的时间，如9:30、14:00。");
    else if (is_day_fraction(text))
        cell_error(cell, "这是表格内部的时间小数，请在WPS里把这一列的格式设为“文本”，再写成9:30这样。");
    else if (strpbrk(text, "-~") != NULL || strstr(text, "至") != NULL || strstr(text, "–") != NULL)
        cell_error(cell, "这一格只写一个时间，如9:30；开始时间和结束时间各写一格。");
    else if (str_starts(text, "次日") || str_starts(text, "第二天"))
        cell_error(cell, "跨过半夜的直接写几点，如0:30，不用写“次日”。");
    else
        cell_error(cell, "请写成9:30、14:00这样的时间。");
    mem_free(text);
}

void check_times(const struct cell *end, int start_minute, int end_minute)
{
    enum { MOST_MINUTES = 12 * 60, DAY_MINUTES = 24 * 60 };

    if (start_minute == MINUTE_NONE || end_minute == MINUTE_NONE)
        return;
    /* Who writes 24:00 means the end of that day, however early it began. */
    if (end_minute == 0 && start_minute > 0 && str_starts(end->text, "24"))
        return;
    if (start_minute == end_minute)
        cell_error(end, "结束时间和开始时间一样，请改正。");
    else if (end_minute < start_minute && end_minute + DAY_MINUTES - start_minute > MOST_MINUTES)
        cell_error(
            end,
            "结束时间早于开始时间（%d:%02d），请改正；下午两点请写14:00。跨过半夜的，如22:30到0:30，可以这样写。",
            start_minute / 60, start_minute % 60);
}
