/* SPDX-License-Identifier: MIT */
#include "store/content_hall.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/*
 * One hall: 1 reading club Tuesday and Friday, pauses on holidays; 2 canteen on workdays; 3 night watch
 * every Friday 22:30–00:30, also on holidays; 4 choir at the time of the reading club; 5 an open day
 * without a time, once.
 */
static char folder[] = "/tmp/keting-test-agenda-XXXXXX";
static char path[128];
static struct content *content;

static int32_t day(int year, int month, int of_month)
{
    return date_to_day((struct date){year, month, of_month});
}

static struct series *make(const char *name, const char *rule, int start, int end)
{
    struct series *s = series_create();
    const char *advice;

    assert_true(recurrence_parse(rule, &s->rule, &advice));
    text_set(&s->name, name);
    text_set(&s->host, "常设");
    text_set(&s->place, "一楼");
    s->start_minute = start;
    s->end_minute = end;
    return s;
}

static void put(struct content_writer *w, struct series *s)
{
    assert_true(content_writer_series(w, s));
    series_destroy(s);
}

static void put_session(struct content_writer *w, int64_t series, int32_t on, const char *theme, int start,
                        int end, const char *reason)
{
    struct session_entry *e = session_entry_create();

    e->series_id = series;
    e->day = on;
    text_set(&e->theme, theme);
    e->start_minute = start;
    e->end_minute = end;
    if (reason != NULL) {
        e->state = SESSION_CANCELLED;
        text_set(&e->reason, reason);
    } else {
        text_set(&e->host, "客座");
        text_list_add(&e->pictures, "theme.png");
    }
    assert_true(content_writer_session(w, e));
    session_entry_destroy(e);
}

static void write_hall(struct content_writer *w)
{
    struct series *club = make("读书会", "每周二、周五", 9 * 60 + 30, 11 * 60);

    club->rule.holidays_off = true;
    text_list_add(&club->pictures, "club.png");
    day_list_add(&club->rule.extra, day(2026, 12, 26));
    assert_true(series_add_off(club, day(2026, 12, 29), "年终盘点"));
    put(w, club);
    put(w, make("食堂", "工作日", 11 * 60 + 30, 12 * 60 + 30));
    put(w, make("夜巡", "每周五", 22 * 60 + 30, 30));
    put(w, make("合唱", "每周二", 9 * 60 + 30, 10 * 60));
    struct series *once = make("开放日", "单次", MINUTE_NONE, MINUTE_NONE);
    once->rule.first_day = day(2026, 11, 24);
    put(w, once);
    put_session(w, 1, day(2026, 11, 24), "《茶馆》", MINUTE_NONE, 10 * 60 + 30, NULL);
    put_session(w, 1, day(2026, 11, 27), "", MINUTE_NONE, MINUTE_NONE, "停电");
    put_session(w, 3, day(2026, 11, 27), "晚半小时", 23 * 60, 60, NULL);
    for (int d = 1; d <= 3; d++)
        assert_true(content_writer_holiday(w, day(2027, 1, d), false, "元旦"));
    assert_true(content_writer_holiday(w, day(2027, 1, 9), true, "元旦调休"));
}

static void expect(const struct agenda *a, int at, const char *name, int start, int end, bool cancelled,
                   const char *reason)
{
    assert_in_range(at, 0, a->count - 1);
    const struct agenda_item *item = &a->item[at];
    assert_string_equal(item->name, name);
    assert_int_equal(item->start_minute, start);
    assert_int_equal(item->end_minute, end);
    assert_int_equal(item->cancelled, cancelled);
    assert_string_equal(item->reason, reason);
}

static void a_day_lies_in_layers(void **state)
{
    struct agenda a;

    (void)state;
    /* A Tuesday: no time first, then two at one time in the order of the sheet. */
    content_agenda(content, 0, day(2026, 11, 24), &a);
    assert_int_equal(a.count, 4);
    expect(&a, 0, "开放日", MINUTE_NONE, MINUTE_NONE, false, "");
    expect(&a, 1, "读书会", 570, 630, false, "");
    expect(&a, 2, "合唱", 570, 600, false, "");
    expect(&a, 3, "食堂", 690, 750, false, "");
    assert_string_equal(a.item[1].theme, "《茶馆》");
    assert_string_equal(a.item[1].host, "客座");
    assert_string_equal(a.item[1].place, "一楼");
    assert_string_equal(a.item[1].first_picture, "theme.png");
    assert_string_equal(a.item[2].theme, "");
    assert_string_equal(a.item[2].host, "常设");
    assert_int_equal(a.item[1].series_id, 1);
    agenda_finish(&a);
    assert_null(a.item);
    /* Of one series only. */
    content_agenda(content, 4, day(2026, 11, 24), &a);
    assert_int_equal(a.count, 1);
    agenda_finish(&a);
    content_agenda(content, 99, day(2026, 11, 24), &a);
    assert_int_equal(a.count, 0);
    agenda_finish(&a);
}

static void what_is_cancelled_stays_with_its_reason(void **state)
{
    struct agenda a;

    (void)state;
    content_agenda(content, 1, day(2026, 11, 27), &a);
    expect(&a, 0, "读书会", 570, 660, true, "停电");
    assert_string_equal(a.item[0].first_picture, "club.png");
    agenda_finish(&a);
    content_agenda(content, 1, day(2026, 12, 29), &a);
    expect(&a, 0, "读书会", 570, 660, true, "年终盘点");
    agenda_finish(&a);
    content_agenda(content, 1, day(2027, 1, 1), &a);
    expect(&a, 0, "读书会", 570, 660, true, "元旦放假");
    agenda_finish(&a);
    /* An added Saturday. */
    content_agenda(content, 1, day(2026, 12, 26), &a);
    expect(&a, 0, "读书会", 570, 660, false, "");
    agenda_finish(&a);
}

static void holidays_and_make_up_days_move_the_workdays(void **state)
{
    struct agenda a;

    (void)state;
    /* Friday the first: the night watch goes on, the canteen does not. */
    content_agenda(content, 0, day(2027, 1, 1), &a);
    assert_int_equal(a.count, 2);
    expect(&a, 1, "夜巡", 1350, 30, false, "");
    agenda_finish(&a);
    content_agenda(content, 2, day(2027, 1, 9), &a); /* a Saturday on which one works */
    assert_int_equal(a.count, 1);
    agenda_finish(&a);
    content_agenda(content, 2, day(2027, 1, 10), &a);
    assert_int_equal(a.count, 0);
    agenda_finish(&a);
}

static void midnight_belongs_to_the_day_it_began_on(void **state)
{
    struct agenda a;

    (void)state;
    content_agenda(content, 3, day(2026, 11, 20), &a);
    expect(&a, 0, "夜巡", 1350, 30, false, "");
    agenda_finish(&a);
    content_agenda(content, 3, day(2026, 11, 21), &a);
    assert_int_equal(a.count, 0);
    agenda_finish(&a);
    content_agenda(content, 3, day(2026, 11, 27), &a);
    expect(&a, 0, "夜巡", 1380, 60, false, "");
    agenda_finish(&a);
}

static void a_span_is_sorted_and_bounded(void **state)
{
    struct agenda a;

    (void)state;
    content_agenda_between(content, 0, day(2026, 11, 23), day(2026, 11, 29), &a);
    for (int i = 1; i < a.count; i++)
        assert_true(
            a.item[i - 1].day < a.item[i].day ||
            (a.item[i - 1].day == a.item[i].day && a.item[i - 1].start_minute <= a.item[i].start_minute));
    assert_int_equal(a.count, 5 + 2 + 1 + 1 + 1);
    agenda_finish(&a);
    /* More than 400 days are cut, a turned or endless span is empty or cut. */
    content_agenda_between(content, 3, day(2026, 1, 1), day(2036, 1, 1), &a);
    assert_int_equal(a.count, 57);
    agenda_finish(&a);
    content_agenda_between(content, 0, day(2026, 11, 29), day(2026, 11, 23), &a);
    assert_int_equal(a.count, 0);
    agenda_finish(&a);
    content_agenda_between(content, 0, DAY_NONE, INT32_MAX, &a);
    assert_int_equal(a.count, 0);
    agenda_finish(&a);
}

static void expect_next(int64_t series, int32_t from, int minute, int32_t on)
{
    struct agenda one;
    bool found = content_next(content, series, from, minute, &one);

    assert_int_equal(found, on != DAY_NONE);
    assert_int_equal(one.count, found ? 1 : 0);
    if (found)
        assert_int_equal(one.item[0].day, on);
    if (found)
        assert_false(one.item[0].cancelled);
    agenda_finish(&one);
}

static void the_next_one_is_neither_over_nor_cancelled(void **state)
{
    (void)state;
    expect_next(1, day(2026, 11, 23), 0, day(2026, 11, 24));
    expect_next(1, day(2026, 11, 24), 10 * 60 + 29, day(2026, 11, 24));
    /* The session ended earlier than its series; Friday is cancelled. */
    expect_next(1, day(2026, 11, 24), 10 * 60 + 30, day(2026, 12, 1));
    expect_next(1, day(2026, 12, 27), 0, day(2027, 1, 5));
    /* Ten minutes past midnight the watch of last evening still goes. */
    expect_next(3, day(2026, 11, 21), 10, day(2026, 11, 20));
    expect_next(3, day(2026, 11, 21), 30, day(2026, 11, 27));
    expect_next(3, day(2026, 11, 28), 59, day(2026, 11, 27));
    expect_next(5, day(2026, 11, 24), 23 * 60 + 59, day(2026, 11, 24));
    expect_next(5, day(2026, 11, 25), 0, DAY_NONE);
    expect_next(5, day(2025, 1, 1), 0, DAY_NONE);
    expect_next(99, day(2026, 11, 24), 0, DAY_NONE);
    expect_next(1, DAY_NONE, 0, DAY_NONE);
}

static int prepare(void **state)
{
    struct error error = {0};

    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/content.db", folder);
    struct content_writer *w = content_writer_create(path, &error);
    write_hall(w);
    if (!content_writer_finish(w, &error))
        return -1;
    content = content_open(path, &error);
    return content != NULL ? 0 : -1;
}

static int clear(void **state)
{
    (void)state;
    content_close(content);
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_lies_in_layers),
        cmocka_unit_test(what_is_cancelled_stays_with_its_reason),
        cmocka_unit_test(holidays_and_make_up_days_move_the_workdays),
        cmocka_unit_test(midnight_belongs_to_the_day_it_began_on),
        cmocka_unit_test(a_span_is_sorted_and_bounded),
        cmocka_unit_test(the_next_one_is_neither_over_nor_cancelled),
    };

    return cmocka_run_group_tests_name("agenda", tests, prepare, clear);
}
