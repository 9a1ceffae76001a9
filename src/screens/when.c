/* SPDX-License-Identifier: MIT */
#include "when.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/model_series.h"
#include "ui/view.h"

enum { DAY_MINUTES = 24 * 60 };

static const char *const weekdays[LANGUAGES][7] = {
    {"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
    {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
};

static const char *const months_en[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

char *when_minute(int minute)
{
    return minute == MINUTE_NONE ? mem_strdup("") : str_format("%d:%02d", minute / 60 % 24, minute % 60);
}

char *when_span(const struct view *view, const struct agenda_item *o)
{
    char *from = when_minute(o->start_minute), *to = when_minute(o->end_minute);
    bool past_midnight = o->end_minute != MINUTE_NONE && o->end_minute < o->start_minute;
    char *text = *to == '\0'
                     ? mem_strdup(from)
                     : str_format("%s–%s%s", from, past_midnight ? view_word(view, WORD_NEXT_DAY) : "", to);

    mem_free(from);
    mem_free(to);
    return text;
}

const char *when_weekday(const struct view *view, int32_t day)
{
    return weekdays[view->language][date_weekday(day)];
}

char *when_day(const struct view *view, int32_t day)
{
    struct date d = date_from_day(day);

    if (view->language == LANGUAGE_EN)
        return str_format("%s %d %s", when_weekday(view, day), d.day, months_en[d.month - 1]);
    return str_format("%d月%d日 %s", d.month, d.day, date_weekday_name(date_weekday(day)));
}

char *when_date(const struct view *view, int32_t day, int32_t today)
{
    struct date d = date_from_day(day);
    bool other_year = today != DAY_NONE && date_from_day(today).year != d.year;

    if (view->language == LANGUAGE_EN)
        return other_year ? str_format("%d %s %d", d.day, months_en[d.month - 1], d.year)
                          : str_format("%d %s", d.day, months_en[d.month - 1]);
    return other_year ? str_format("%d年%d月%d日", d.year, d.month, d.day)
                      : str_format("%d月%d日", d.month, d.day);
}

char *when_day_near(const struct view *view, int32_t day, int32_t today)
{
    static const enum word names[] = {WORD_TODAY, WORD_TOMORROW, WORD_AFTER_TOMORROW};

    if (today != DAY_NONE && day >= today && day - today < 3)
        return mem_strdup(view_word(view, names[day - today]));
    return when_day(view, day);
}

bool when_over(const struct agenda_item *o, int32_t today, int minute_now)
{
    int end = o->end_minute != MINUTE_NONE ? o->end_minute : o->start_minute;

    if (today == DAY_NONE || o->start_minute == MINUTE_NONE)
        return today != DAY_NONE && o->day < today;
    if (end < o->start_minute)
        end += DAY_MINUTES;
    return (int64_t)(today - o->day) * DAY_MINUTES + minute_now >= end;
}
