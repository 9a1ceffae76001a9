/* SPDX-License-Identifier: MIT */
#include "base/recurrence.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { SUN = 1, MON = 2, TUE = 4, WED = 8, THU = 16, FRI = 32, SAT = 64 };

static int32_t on(int year, int month, int day)
{
    return date_to_day((struct date){year, month, day});
}

static struct recurrence rule_of(const char *text, int32_t first, int32_t last)
{
    struct recurrence rule;
    const char *advice;

    recurrence_init(&rule);
    assert_true(recurrence_parse(text, &rule, &advice));
    assert_null(advice);
    rule.first_day = first;
    rule.last_day = last;
    return rule;
}

/* ---- words --------------------------------------------------------------------------------------------- */

static void reads_weekly(void **state)
{
    static const struct {
        const char *text;
        unsigned weekdays;
        int weeks;
    } cases[] = {
        {"每周二、周五", TUE | FRI, 1},
        {"每周二和周五", TUE | FRI, 1},
        {"每周五和周二", TUE | FRI, 1},
        {"每周二、五", TUE | FRI, 1},
        {"每周二，周五", TUE | FRI, 1},
        {"每周二,周五", TUE | FRI, 1},
        {"每周二每周五", TUE | FRI, 1},
        {"每周二、每周五", TUE | FRI, 1},
        {"每周二周五", TUE | FRI, 1},
        {"每星期二及星期五", TUE | FRI, 1},
        {"每礼拜天", SUN, 1},
        {"每周日", SUN, 1},
        {"每周天", SUN, 1},
        {"每个星期日", SUN, 1},
        {"每逢周三", WED, 1},
        {"每周的周三", WED, 1},
        {"每周周三", WED, 1},
        {" 每 周 二 、　周 五 ", TUE | FRI, 1},
        {"\t每周一\r\n", MON, 1},
        {"\xC2\xA0每周一", MON, 1},
        {"每周一至周五", MON | TUE | WED | THU | FRI, 1},
        {"每周一到五", MON | TUE | WED | THU | FRI, 1},
        {"每周六至周日", SAT | SUN, 1},
        {"每周一至周三、周六", MON | TUE | WED | SAT, 1},
        {"每周一至周日", 127, 1},
        {"每周一、二、三、四、五、六、日", 127, 1},
        {"每周二、周二", TUE, 1},
        {"每两周周三", WED, 2},
        {"每2周周三", WED, 2},
        {"每２周周三", WED, 2},
        {"每二周周三", WED, 2},
        {"每两周的星期三", WED, 2},
        {"每两个星期周三", WED, 2},
        {"每隔一周周三", WED, 2},
        {"隔周三", WED, 2},
        {"每隔周周三", WED, 2},
        {"每三周周一、周四", MON | THU, 3},
        {"每四周星期天", SUN, 4},
        {"每1周周三", WED, 1},
        {"每两周周二和周五", TUE | FRI, 2},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct recurrence rule = rule_of(cases[i].text, DAY_NONE, DAY_NONE);
        if (rule.kind != RECURRENCE_WEEKLY || rule.weekdays != cases[i].weekdays ||
            rule.weeks != cases[i].weeks)
            fail_msg("%s: %d %x %d", cases[i].text, rule.kind, rule.weekdays, rule.weeks);
    }
}

static void reads_the_others(void **state)
{
    static const struct {
        const char *text;
        enum recurrence_kind kind;
        int nth, weekday, month_day;
    } cases[] = {
        {"每月第一个周六", RECURRENCE_MONTHLY_NTH, 1, 6, 0},
        {"每月第1个周六", RECURRENCE_MONTHLY_NTH, 1, 6, 0},
        {"每月第３个星期天", RECURRENCE_MONTHLY_NTH, 3, 0, 0},
        {"每个月第五个周日", RECURRENCE_MONTHLY_NTH, 5, 0, 0},
        {"每月的第二个礼拜三", RECURRENCE_MONTHLY_NTH, 2, 3, 0},
        {"每月第两个周一", RECURRENCE_MONTHLY_NTH, 2, 1, 0},
        {"每月最后一个周五", RECURRENCE_MONTHLY_NTH, RECURRENCE_LAST, 5, 0},
        {"每 月 最后 1 个 星期五", RECURRENCE_MONTHLY_NTH, RECURRENCE_LAST, 5, 0},
        {"每月最后个周五", RECURRENCE_MONTHLY_NTH, RECURRENCE_LAST, 5, 0},
        {"每月5日", RECURRENCE_MONTHLY_DAY, 0, 0, 5},
        {"每月5号", RECURRENCE_MONTHLY_DAY, 0, 0, 5},
        {"每月０５日", RECURRENCE_MONTHLY_DAY, 0, 0, 5},
        {"每月１５日", RECURRENCE_MONTHLY_DAY, 0, 0, 15},
        {"每月五日", RECURRENCE_MONTHLY_DAY, 0, 0, 5},
        {"每月十日", RECURRENCE_MONTHLY_DAY, 0, 0, 10},
        {"每月十五日", RECURRENCE_MONTHLY_DAY, 0, 0, 15},
        {"每月二十日", RECURRENCE_MONTHLY_DAY, 0, 0, 20},
        {"每个月三十一号", RECURRENCE_MONTHLY_DAY, 0, 0, 31},
        {"每月31日", RECURRENCE_MONTHLY_DAY, 0, 0, 31},
        {"每天", RECURRENCE_DAILY, 0, 0, 0},
        {"每日", RECURRENCE_DAILY, 0, 0, 0},
        {"　每 天", RECURRENCE_DAILY, 0, 0, 0},
        {"工作日", RECURRENCE_WORKDAYS, 0, 0, 0},
        {"每个工作日", RECURRENCE_WORKDAYS, 0, 0, 0},
        {"单次", RECURRENCE_ONCE, 0, 0, 0},
        {"一次", RECURRENCE_ONCE, 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct recurrence rule = rule_of(cases[i].text, DAY_NONE, DAY_NONE);
        if (rule.kind != cases[i].kind || rule.nth != cases[i].nth || rule.weekday != cases[i].weekday ||
            rule.month_day != cases[i].month_day)
            fail_msg("%s: %d %d %d %d", cases[i].text, rule.kind, rule.nth, rule.weekday, rule.month_day);
    }
}

static void advises(void **state)
{
    static const struct {
        const char *text, *advice; /* a part of it */
    } cases[] = {
        {"", "每周二、周五"},
        {" ", "每周二、周五"},
        {"周二", "每周二、周五"},
        {"每年5月1日", "每周二、周五"},
        {"每周八", "每周二、周五"},
        {"每周2", "每周二、周五"},
        {"每周二、", "每周二、周五"},
        {"每周二、、周五", "每周二"},
        {"每周二和", "每周二、周五"},
        {"每周二次", "每周二、周五"},
        {"每周五天", "每周二、周五"},
        {"每周五至周一", "每周二、周五"},
        {"每周日至周三", "每周二、周五"},
        {"每周三至周三", "每周二、周五"},
        {"每周一至", "每周二、周五"},
        {"每周", "没有写是星期几"},
        {"每两周", "没有写是星期几"},
        {"每星期", "没有写是星期几"},
        {"每五周周三", "最多每四周"},
        {"每0周周三", "最多每四周"},
        {"每10周周三", "最多每四周"},
        {"每999周周三", "最多每四周"},
        {"每9999999999周周三", "每周二、周五"},
        {"每隔两周周三", "最多每四周"},
        {"每十周周三", "最多每四周"},
        {"每月", "每月5日"},
        {"每月5", "每月5日"},
        {"每月初一", "每月5日"},
        {"每月0日", "1日到31日"},
        {"每月32日", "1日到31日"},
        {"每月九十九日", "1日到31日"},
        {"每月5日、20日", "每月5日"},
        {"每月-5日", "每月5日"},
        {"每月最后一天", "每月5日"},
        {"每月第一周周六", "每月第一个周六"},
        {"每月第六个周六", "第五个"},
        {"每月第0个周六", "第五个"},
        {"每月第个周六", "每月第一个周六"},
        {"每月第一个", "每月第一个周六"},
        {"每月第一个周", "每月第一个周六"},
        {"每月第一个周六和周日", "每月第一个周六"},
        {"每月倒数第二个周五", "每月"},
        {"每周二上午", "时间一栏"},
        {"每周二9:00", "时间一栏"},
        {"每周二９：００", "时间一栏"},
        {"每天晚上", "时间一栏"},
        {"每月5日下午3点", "时间一栏"},
        {"每天😀", "每天"},
        {"每天\xff", "每天"},
        {"\xe6\xaf", "每天"},
        {"every day", "每天"},
        {"2026-12-01", "单次"},
        {"工作日和周六", "工作日"},
        {"每\x01天", "每天"},
    };
    struct recurrence rule, before;
    const char *advice;
    char long_text[4000];

    (void)state;
    recurrence_init(&rule);
    before = rule;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (recurrence_parse(cases[i].text, &rule, &advice))
            fail_msg("accepted: %s", cases[i].text);
        if (strstr(advice, cases[i].advice) == NULL)
            fail_msg("%s: %s", cases[i].text, advice);
        assert_memory_equal(&rule, &before, sizeof(rule));
    }
    memset(long_text, ' ', sizeof(long_text));
    memcpy(long_text + sizeof(long_text) - sizeof("每天"), "每天", sizeof("每天"));
    assert_false(recurrence_parse(long_text, &rule, &advice));
    assert_non_null(strstr(advice, "每天"));
}

/* A second reading takes back what the first one set, and keeps dates and lists. */
static void reads_again(void **state)
{
    struct recurrence rule = rule_of("每两周周三", 100, 200);
    const char *advice;

    (void)state;
    day_list_add(&rule.extra, 7);
    assert_true(recurrence_parse("每月5日", &rule, &advice));
    assert_int_equal(rule.weekdays, 0);
    assert_int_equal(rule.weeks, 1);
    assert_int_equal(rule.month_day, 5);
    assert_true(rule.first_day == 100 && rule.last_day == 200 && rule.extra.count == 1);
    recurrence_finish(&rule);
    assert_null(rule.extra.day);
    assert_int_equal(rule.first_day, DAY_NONE);
}

/* ---- days ---------------------------------------------------------------------------------------------- */

static void assert_days(const struct recurrence *rule, const struct holidays *holidays, int32_t from,
                        int32_t to, const struct occurrence *want, int count)
{
    struct occurrence got[64];

    assert_int_equal(recurrence_between(rule, holidays, from, to, got, ARRAY_LEN(got)), count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(got[i].day, want[i].day);
        assert_int_equal(got[i].answer, want[i].answer);
    }
}

static void every_other_week(void **state)
{
    /* 2026-11-25 is a Wednesday; its week begins on the 23rd. */
    struct recurrence rule = rule_of("每两周周一、周三、周日", on(2026, 11, 25), on(2027, 1, 4));
    const struct occurrence want[] = {
        {on(2026, 11, 25), RECURRENCE_YES}, {on(2026, 11, 29), RECURRENCE_YES},
        {on(2026, 12, 7), RECURRENCE_YES},  {on(2026, 12, 9), RECURRENCE_YES},
        {on(2026, 12, 13), RECURRENCE_YES}, {on(2026, 12, 21), RECURRENCE_YES},
        {on(2026, 12, 23), RECURRENCE_YES}, {on(2026, 12, 27), RECURRENCE_YES},
        {on(2027, 1, 4), RECURRENCE_YES},
    };

    (void)state;
    assert_days(&rule, NULL, on(2026, 1, 1), on(2028, 1, 1), want, ARRAY_LEN(want));
    assert_int_equal(recurrence_next(&rule, NULL, on(2026, 11, 30), 8), on(2026, 12, 7));
    assert_int_equal(recurrence_next(&rule, NULL, on(2026, 11, 30), 7), DAY_NONE);
    assert_int_equal(recurrence_next(&rule, NULL, on(2027, 1, 5), 1000), DAY_NONE);
    assert_int_equal(recurrence_next(&rule, NULL, on(2020, 1, 5), 10000), on(2026, 11, 25));
}

static void short_months_and_leap_years(void **state)
{
    struct recurrence day = rule_of("每月31日", DAY_NONE, DAY_NONE);
    const struct occurrence long_months[] = {
        {on(2028, 1, 31), RECURRENCE_YES},
        {on(2028, 3, 31), RECURRENCE_YES},
        {on(2028, 5, 31), RECURRENCE_YES},
        {on(2028, 7, 31), RECURRENCE_YES},
    };
    struct recurrence leap = rule_of("每月29日", on(2027, 1, 30), on(2028, 3, 1));
    struct recurrence fifth = rule_of("每月第五个周二", on(2028, 1, 1), on(2028, 12, 31));
    const struct occurrence fifths[] = {
        {on(2028, 2, 29), RECURRENCE_YES},
        {on(2028, 5, 30), RECURRENCE_YES},
        {on(2028, 8, 29), RECURRENCE_YES},
        {on(2028, 10, 31), RECURRENCE_YES},
    };
    struct recurrence last = rule_of("每月最后一个周二", on(2028, 1, 1), on(2028, 3, 31));
    const struct occurrence lasts[] = {
        {on(2028, 1, 25), RECURRENCE_YES},
        {on(2028, 2, 29), RECURRENCE_YES},
        {on(2028, 3, 28), RECURRENCE_YES},
    };

    (void)state;
    assert_days(&day, NULL, on(2028, 1, 1), on(2028, 8, 30), long_months, ARRAY_LEN(long_months));
    assert_int_equal(recurrence_on(&leap, NULL, on(2028, 2, 29)), RECURRENCE_YES);
    assert_int_equal(recurrence_next(&leap, NULL, on(2027, 1, 30), 59), on(2027, 3, 29));
    assert_days(&fifth, NULL, on(2027, 1, 1), on(2029, 12, 31), fifths, ARRAY_LEN(fifths));
    assert_days(&last, NULL, on(2027, 1, 1), on(2029, 12, 31), lasts, ARRAY_LEN(lasts));
}

/* Seven days off and two weekend days that pay for them. */
static void holidays_of_2026(struct holidays *h)
{
    *h = (struct holidays){{NULL, 0}, {NULL, 0}};
    for (int day = 7; day >= 1; day--)
        day_list_add(&h->off, on(2026, 10, day));
    day_list_add(&h->work, on(2026, 10, 10));
    day_list_add(&h->work, on(2026, 9, 20));
}

static void workdays_and_holidays(void **state)
{
    struct recurrence rule = rule_of("工作日", on(2026, 9, 18), on(2026, 10, 12));
    struct holidays h;
    const struct occurrence want[] = {
        {on(2026, 9, 29), RECURRENCE_YES},  {on(2026, 9, 30), RECURRENCE_YES},
        {on(2026, 10, 8), RECURRENCE_YES},  {on(2026, 10, 9), RECURRENCE_YES},
        {on(2026, 10, 10), RECURRENCE_YES}, {on(2026, 10, 12), RECURRENCE_YES},
    };

    (void)state;
    holidays_of_2026(&h);
    assert_int_equal(h.off.count, 7);
    assert_days(&rule, &h, on(2026, 9, 29), on(2026, 10, 31), want, ARRAY_LEN(want));
    assert_int_equal(recurrence_on(&rule, &h, on(2026, 9, 20)), RECURRENCE_YES); /* a Sunday */
    assert_int_equal(recurrence_on(&rule, NULL, on(2026, 9, 20)), RECURRENCE_NO);
    assert_int_equal(recurrence_on(&rule, NULL, on(2026, 10, 1)), RECURRENCE_YES);
    assert_true(holidays_work_on(&h, on(2026, 10, 10)));
    assert_false(holidays_work_on(&h, on(2026, 10, 11)));
    assert_false(holidays_work_on(&h, on(2026, 10, 1)));
    day_list_add(&h.off, on(2026, 10, 10));
    assert_false(holidays_work_on(&h, on(2026, 10, 10)));
    holidays_finish(&h);
}

static void cancelled_and_extra(void **state)
{
    struct recurrence rule = rule_of("每周二、周五", on(2026, 9, 1), on(2026, 10, 20));
    struct holidays h;
    const struct occurrence want[] = {
        {on(2026, 8, 30), RECURRENCE_YES}, /* extra, before the first day */
        {on(2026, 10, 2), RECURRENCE_CANCELLED_HOLIDAY},
        {on(2026, 10, 5), RECURRENCE_YES}, /* extra, on a holiday */
        {on(2026, 10, 6), RECURRENCE_CANCELLED_OFF_DAY}, /* off by hand says more than the holiday */
        {on(2026, 10, 9), RECURRENCE_YES},
        {on(2026, 10, 13), RECURRENCE_CANCELLED_OFF_DAY},
        {on(2026, 10, 16), RECURRENCE_YES},
        {on(2026, 10, 20), RECURRENCE_YES},
        {on(2026, 10, 24), RECURRENCE_CANCELLED_OFF_DAY},
        {on(2026, 10, 25), RECURRENCE_YES},
    };
    struct occurrence few[3];

    (void)state;
    holidays_of_2026(&h);
    rule.holidays_off = true;
    const int32_t extra[] = {on(2026, 10, 24), on(2026, 8, 30), on(2026, 10, 5), on(2026, 10, 25),
                             on(2026, 8, 30)};
    for (size_t i = 0; i < ARRAY_LEN(extra); i++)
        day_list_add(&rule.extra, extra[i]);
    assert_int_equal(rule.extra.count, 4);
    day_list_add(&rule.off, on(2026, 10, 13));
    day_list_add(&rule.off, on(2026, 10, 6));
    day_list_add(&rule.off, on(2026, 10, 14)); /* nothing was to be on that day */
    day_list_add(&rule.off, on(2026, 10, 24));
    assert_days(&rule, &h, on(2026, 8, 1), on(2026, 8, 31), want, 1);
    assert_days(&rule, &h, on(2026, 10, 1), on(2027, 12, 1), want + 1, ARRAY_LEN(want) - 1);
    assert_int_equal(recurrence_between(&rule, &h, on(2026, 10, 1), on(2027, 12, 1), few, 3), 3);
    assert_int_equal(few[2].day, on(2026, 10, 6));
    assert_int_equal(recurrence_next(&rule, &h, on(2026, 10, 1), 100), on(2026, 10, 5));
    assert_int_equal(recurrence_next(&rule, &h, on(2026, 10, 21), 100), on(2026, 10, 25));
    rule.holidays_off = false;
    assert_int_equal(recurrence_on(&rule, &h, on(2026, 10, 2)), RECURRENCE_YES);
    recurrence_finish(&rule);
    holidays_finish(&h);
}

static void absurd_days(void **state)
{
    struct recurrence rule = rule_of("每天", DAY_NONE, DAY_NONE), never;
    struct occurrence out[2];

    (void)state;
    assert_int_equal(recurrence_on(&rule, NULL, INT32_MAX), RECURRENCE_NO);
    assert_int_equal(recurrence_on(&rule, NULL, INT32_MIN), RECURRENCE_NO);
    assert_int_equal(recurrence_on(&rule, NULL, on(2199, 12, 31)), RECURRENCE_YES);
    assert_int_equal(recurrence_on(&rule, NULL, on(2199, 12, 31) + 1), RECURRENCE_NO);
    assert_int_equal(recurrence_on(&rule, NULL, on(1900, 1, 1)), RECURRENCE_YES);
    assert_int_equal(recurrence_on(&rule, NULL, on(1900, 1, 1) - 1), RECURRENCE_NO);
    assert_int_equal(recurrence_next(&rule, NULL, INT32_MIN, INT32_MAX), on(1900, 1, 1));
    assert_int_equal(recurrence_next(&rule, NULL, INT32_MAX, INT32_MAX), DAY_NONE);
    assert_int_equal(recurrence_next(&rule, NULL, 0, 0), DAY_NONE);
    assert_int_equal(recurrence_next(&rule, NULL, 0, -5), DAY_NONE);
    assert_int_equal(recurrence_between(&rule, NULL, INT32_MIN, INT32_MAX, out, 2), 2);
    assert_int_equal(recurrence_between(&rule, NULL, 5, 4, out, 2), 0);
    assert_int_equal(recurrence_between(&rule, NULL, 0, 9, out, 0), 0);
    assert_false(holidays_work_on(NULL, INT32_MAX));

    recurrence_init(&never);
    assert_int_equal(recurrence_on(&never, NULL, 0), RECURRENCE_NO);
    never.first_day = 10;
    assert_int_equal(recurrence_next(&never, NULL, 0, 100), 10);
    never.last_day = 9; /* the end before the beginning */
    assert_int_equal(recurrence_next(&never, NULL, 0, 100), DAY_NONE);
    never.first_day = never.last_day = INT32_MAX;
    assert_int_equal(recurrence_next(&never, NULL, 0, INT32_MAX), DAY_NONE);
    never.kind = RECURRENCE_WEEKLY;
    never.weekdays = 127;
    never.first_day = INT32_MIN + 1;
    never.weeks = 0; /* as a broken file could have it */
    assert_int_equal(recurrence_on(&never, NULL, 0), RECURRENCE_YES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_weekly),
        cmocka_unit_test(reads_the_others),
        cmocka_unit_test(advises),
        cmocka_unit_test(reads_again),
        cmocka_unit_test(every_other_week),
        cmocka_unit_test(short_months_and_leap_years),
        cmocka_unit_test(workdays_and_holidays),
        cmocka_unit_test(cancelled_and_extra),
        cmocka_unit_test(absurd_days),
    };

    return cmocka_run_group_tests_name("recurrence", tests, NULL, NULL);
}
