/* SPDX-License-Identifier: MIT */
/*
 * The words for a rule, as staff type them into a cell: blanks anywhere, digits of either width, 周 or 星期 or
 * 礼拜, 日 or 天. The text is first folded (blanks away, digits and signs narrow), then read from left to right;
 * each take_… either moves on past what it knows and says true, or stays where it is.
 */
#include "base/recurrence.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { TEXT_BYTES_MAX = 200 };

static const char advice_all[] =
    "请写成这几种之一：每周二、周五；每两周周三；每月第一个周六；每月最后一个周五；每月5日；每天；工作日；单次";
static const char advice_weeks[] = "最多每四周一次，请写“每两周周三”“每三周周三”或“每四周周三”";
static const char advice_month_day[] = "一个月只有1日到31日，请写“每月1日”到“每月31日”";
static const char advice_nth[] =
    "一个月里最多有第五个，请写“每月第一个周六”到“每月第五个周六”，或“每月最后一个周六”";
static const char advice_weekday[] = "没有写是星期几，请写“每周二”或“每周二、周五”";
static const char advice_time[] = "这里只写哪些日子，如“每周二、周五”；上午、下午和几点请写在时间一栏";

static bool take(const char **p, const char *word)
{
    if (!str_starts(*p, word))
        return false;
    *p += strlen(word);
    return true;
}

static bool take_any(const char **p, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take(p, words[i]))
            return true;
    return false;
}

/* "5" "31" "五" "十五" "二十" "三十一" "两"; 0..999. */
static bool take_number(const char **p, int *out)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const char *from = *p;
    int value = 0, tens = 0;

    if (**p >= '0' && **p <= '9') {
        for (; **p >= '0' && **p <= '9' && *p - from < 3; (*p)++)
            value = value * 10 + (**p - '0');
        *out = value;
        return true;
    }
    if (take(p, "两")) {
        *out = 2;
        return true;
    }
    for (int i = 0; i < 9 && value == 0; i++)
        value = take(p, digits[i]) ? i + 1 : 0;
    if (take(p, "十")) {
        tens = value > 0 ? value : 1;
        value = 0;
        for (int i = 0; i < 9 && value == 0; i++)
            value = take(p, digits[i]) ? i + 1 : 0;
    }
    *out = tens * 10 + value;
    return *p > from;
}

static bool take_week_word(const char **p)
{
    static const char *const words[] = {"周", "星期", "礼拜"};

    return take_any(p, words, ARRAY_LEN(words));
}

/* "二", and "日" or "天" for Sunday. Digits are not taken: "每周2" may be meant as twice a week. */
static bool take_weekday(const char **p, int *weekday)
{
    static const char *const names[] = {"日", "一", "二", "三", "四", "五", "六", "天"};

    for (int i = 0; i < (int)ARRAY_LEN(names); i++) {
        if (take(p, names[i])) {
            *weekday = i % 7;
            return true;
        }
    }
    return false;
}

/* "二", or "一至周五" as a range; the first 周 may be taken already. */
static bool take_span(const char **p, unsigned *weekdays)
{
    static const char *const tos[] = {"至", "到", "-", "—", "~"};
    int day, last;

    take_week_word(p);
    if (!take_weekday(p, &day))
        return false;
    *weekdays |= 1u << day;
    if (!take_any(p, tos, ARRAY_LEN(tos)))
        return true;
    take_week_word(p);
    /* Sunday ends a week here, so that 一至日 is all of it. */
    if (!take_weekday(p, &last) || day == 0 || (last != 0 && last <= day))
        return false;
    for (; day != last; *weekdays |= 1u << day)
        day = (day + 1) % 7;
    *weekdays |= 1u << last;
    return true;
}

/* "二、五" "周二周五" "周二和周五" to the end of the text. Not "五天", which is a number of days. */
static bool take_weekdays(const char **p, unsigned *weekdays)
{
    static const char *const ands[] = {"、", ",", "和", "及", "与"};

    for (*weekdays = 0; take_span(p, weekdays);) {
        if (**p == '\0')
            return true;
        bool apart = take_any(p, ands, ARRAY_LEN(ands));
        if (!apart && !str_starts(*p, "每") && !str_starts(*p, "周") && !str_starts(*p, "星期"))
            return false;
        take(p, "每");
    }
    return false;
}

/* What stands between 每 and the weekdays when it is not every week: "两周" "3个星期" "隔一周" "隔周". */
static bool take_interval(const char **p, int *weeks)
{
    const char *from = *p;
    bool between = take(p, "隔");
    bool number = take_number(p, weeks);

    take(p, "个");
    if (!take_week_word(p) || (!number && !between)) {
        *p = from;
        return false;
    }
    /* Some mean two by 隔两周, some three: 0 makes the caller ask. */
    if (between)
        *weeks = !number || *weeks == 1 ? 2 : 0;
    take(p, "的");
    return true;
}

static bool parse_weekly(const char *p, struct recurrence *rule, const char **advice)
{
    rule->kind = RECURRENCE_WEEKLY;
    if (!take_interval(&p, &rule->weeks)) {
        rule->weeks = 1;
        take(&p, "个");
        if (!take_week_word(&p))
            return false;
        take(&p, "的");
    }
    if (rule->weeks < 1 || rule->weeks > RECURRENCE_WEEKS_MAX) {
        *advice = advice_weeks;
        return false;
    }
    if (*p == '\0')
        *advice = advice_weekday;
    return *p != '\0' && take_weekdays(&p, &rule->weekdays);
}

static bool parse_monthly_nth(const char *p, struct recurrence *rule, const char **advice)
{
    rule->kind = RECURRENCE_MONTHLY_NTH;
    if (take(&p, "最后")) {
        rule->nth = RECURRENCE_LAST;
        if (!take(&p, "一个") && !take(&p, "1个") && !take(&p, "个"))
            return false;
    } else {
        if (!take(&p, "第") || !take_number(&p, &rule->nth) || !take(&p, "个"))
            return false;
        if (rule->nth < 1 || rule->nth > 5) {
            *advice = advice_nth;
            return false;
        }
    }
    return take_week_word(&p) && take_weekday(&p, &rule->weekday) && *p == '\0';
}

static bool parse_monthly_day(const char *p, struct recurrence *rule, const char **advice)
{
    rule->kind = RECURRENCE_MONTHLY_DAY;
    if (!take_number(&p, &rule->month_day) || (!take(&p, "日") && !take(&p, "号")) || *p != '\0')
        return false;
    if (rule->month_day >= 1 && rule->month_day <= 31)
        return true;
    *advice = advice_month_day;
    return false;
}

static bool parse_folded(const char *p, struct recurrence *rule, const char **advice)
{
    static const struct {
        const char *word;
        enum recurrence_kind kind;
    } words[] = {
        {"单次", RECURRENCE_ONCE},           {"一次", RECURRENCE_ONCE},
        {"仅一次", RECURRENCE_ONCE},         {"每天", RECURRENCE_DAILY},
        {"每日", RECURRENCE_DAILY},          {"天天", RECURRENCE_DAILY},
        {"工作日", RECURRENCE_WORKDAYS},     {"每工作日", RECURRENCE_WORKDAYS},
        {"每个工作日", RECURRENCE_WORKDAYS},
    };

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (str_same(p, words[i].word)) {
            rule->kind = words[i].kind;
            return true;
        }
    }
    if (strstr(p, "上午") != NULL || strstr(p, "下午") != NULL || strstr(p, "晚") != NULL ||
        strchr(p, ':') != NULL || strstr(p, "点") != NULL)
        *advice = advice_time;
    if (str_starts(p, "隔"))
        return parse_weekly(p, rule, advice);
    if (!take(&p, "每"))
        return false;
    take(&p, "逢");
    if (!take(&p, "月") && !take(&p, "个月"))
        return parse_weekly(p, rule, advice);
    take(&p, "的");
    if (str_starts(p, "第") || str_starts(p, "最后"))
        return parse_monthly_nth(p, rule, advice);
    return parse_monthly_day(p, rule, advice);
}

/* Blanks of every kind go, full-width ASCII becomes ASCII. */
static void fold(const char *text, struct str *out)
{
    const char *end = text + strlen(text);
    char bytes[4];

    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
            (c >= 0x2000 && c <= 0x200D))
            continue;
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        str_add_bytes(out, bytes, (size_t)utf8_put(c, bytes));
    }
}

bool recurrence_parse(const char *text, struct recurrence *rule, const char **advice)
{
    struct recurrence read = *rule;
    struct str folded;

    *advice = advice_all;
    if (strnlen(text, TEXT_BYTES_MAX + 1) > TEXT_BYTES_MAX)
        return false;
    str_init(&folded);
    fold(text, &folded);
    read.weekdays = 0;
    read.weeks = 1;
    read.nth = read.weekday = read.month_day = 0;
    bool ok = parse_folded(str_text(&folded), &read, advice);
    if (ok) {
        *rule = read;
        *advice = NULL;
    }
    str_finish(&folded);
    return ok;
}
