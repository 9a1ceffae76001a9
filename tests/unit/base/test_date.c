/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

static struct date make(int year, int month, int day)
{
    return (struct date){year, month, day};
}

/* Every day of three centuries, and the days around them, against the C library. */
static void every_day(void **state)
{
    struct tm first = {.tm_year = 1899 - 1900, .tm_mday = 1}, last = {.tm_year = 2201 - 1900, .tm_mday = 1};
    time_t end = timegm(&last);
    int checked = 0;

    (void)state;
    for (time_t t = timegm(&first); t < end; t += DATE_DAY_S, checked++) {
        struct tm tm;
        int32_t day = (int32_t)((t - (t % DATE_DAY_S + DATE_DAY_S) % DATE_DAY_S) / DATE_DAY_S);
        gmtime_r(&t, &tm);
        struct date want = make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday), got = date_from_day(day);
        assert_int_equal(date_to_day(want), day);
        assert_true(got.year == want.year && got.month == want.month && got.day == want.day);
        assert_int_equal(date_weekday(day), tm.tm_wday);
        assert_int_equal(date_valid(want), want.year >= 1900 && want.year <= 2199);
    }
    assert_int_equal(checked, 302 * 365 + 302 / 4 - 2); /* 1900, 2100 and 2200 have no leap day, 1899..2200 */
}

static void wall_of_china(void **state)
{
    (void)state;
    for (int64_t wall = -2208988800; wall < 7258118400; wall += 86400 * 11 + 4321) {
        time_t local = wall + 8 * 3600;
        struct tm tm;
        gmtime_r(&local, &tm);
        struct date_time t = date_time_from_wall(wall);
        assert_true(t.date.year == tm.tm_year + 1900 && t.date.month == tm.tm_mon + 1 &&
                    t.date.day == tm.tm_mday);
        assert_true(t.hour == tm.tm_hour && t.minute == tm.tm_min && t.second == tm.tm_sec);
        assert_int_equal(t.weekday, tm.tm_wday);
        assert_int_equal(date_time_to_wall(t), wall);
        assert_int_equal(date_day_of_wall(wall), date_to_day(t.date));
    }
}

static void days_of_the_week(void **state)
{
    (void)state;
    assert_string_equal(date_weekday_name(date_weekday(date_to_day(make(2026, 11, 20)))), "星期五");
    assert_string_equal(date_weekday_name(date_weekday(date_to_day(make(1949, 10, 1)))), "星期六");
    assert_string_equal(date_weekday_name(0), "星期日");
    assert_string_equal(date_weekday_name(7), "");
    assert_string_equal(date_weekday_name(-1), "");
}

static void what_is_no_date(void **state)
{
    static const struct date bad[] = {{2026, 2, 29}, {1900, 2, 29}, {2100, 2, 29},  {2026, 4, 31},
                                      {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},   {2026, 1, 32},
                                      {1899, 12, 31}, {2200, 1, 1}, {2026, -1, -1}, {INT32_MIN, 1, 1}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(date_valid(bad[i]));
    assert_true(date_valid(make(2028, 2, 29)) && date_valid(make(2000, 2, 29)));
}

static void parses(void **state)
{
    static const char *const bad[] = {"",           "2026",        "2026-02-29",     "2026-13-01",
                                      "2026-00-10", "2026-1-1",    "2026-11-20 ",    " 2026-11-20",
                                      "2026-11-2",  "2026-11-201", "２０２６-11-20", "2026/11/20",
                                      "20261120",   "2026-11-20T", "2026-11-20x",    "-026-11-20",
                                      "1899-12-31", "2200-01-01",  "2026-+1-01",     "2026年11月20日",
                                      "2026-11－20"};
    struct date d = {1, 2, 3};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        if (date_parse(bad[i], &d))
            fail_msg("\"%s\" was taken", bad[i]);
        assert_true(d.year == 1 && d.month == 2 && d.day == 3);
    }
    assert_true(date_parse("2028-02-29", &d));
    assert_true(d.year == 2028 && d.month == 2 && d.day == 29);
}

static void parses_iso(void **state)
{
    static const struct {
        const char *text;
        int64_t wall_s;
    } good[] = {
        {"1970-01-01", -28800},
        {"2026-11-20", 1795104000},
        {"2026-11-20T09:24", 1795137840},
        {"2026-11-20T09:24:05", 1795137845},
        {"2026-11-20T09:24:05+08:00", 1795137845},
        {"2026-11-20T09:24+08:00", 1795137840},
        {"2026-11-20T01:24:05Z", 1795137845},
        {"2026-11-20T23:59:59", 1795190399},
        {"2026-11-20T00:00Z", 1795132800},
    };
    static const char *const bad[] = {"",
                                      "2026-11-20T",
                                      "2026-11-20T09",
                                      "2026-11-20T09:",
                                      "2026-11-20T9:24",
                                      "2026-11-20T24:00",
                                      "2026-11-20T09:60",
                                      "2026-11-20T09:24:60",
                                      "2026-11-20T09:24:",
                                      "2026-11-20T09:24:05.5",
                                      "2026-11-20T09:24:05z",
                                      "2026-11-20T09:24:05ZZ",
                                      "2026-11-20T09:24:05+09:00",
                                      "2026-11-20T09:24:05+0800",
                                      "2026-11-20T09:24:05+08:00 ",
                                      "2026-11-20 09:24",
                                      "2026-11-20Z",
                                      "2026-02-30T09:24",
                                      "2026-11-20T-1:24",
                                      "2026-11-20T０９:24"};
    int64_t wall;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        if (!date_parse_iso(good[i].text, &wall) || wall != good[i].wall_s)
            fail_msg("%s: %lld", good[i].text, (long long)wall);
    }
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        wall = 4711;
        if (date_parse_iso(bad[i], &wall) || wall != 4711)
            fail_msg("\"%s\" was taken", bad[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day),        cmocka_unit_test(wall_of_china),
        cmocka_unit_test(days_of_the_week), cmocka_unit_test(what_is_no_date),
        cmocka_unit_test(parses),           cmocka_unit_test(parses_iso),
    };

    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
