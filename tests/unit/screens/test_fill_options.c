/* SPDX-License-Identifier: MIT */
/* What can be chosen now, and what a choice books: sessions, rooms, topics. */
#include "fill_hall.h"

#include "store/content_hall.h"

#include "fill_options.h"
#include "room_use.h"

static const struct size portrait = {540, 960};

static int begin(void **state)
{
    struct request_hall *h = mem_zalloc(sizeof *h);

    fill_hall_open(h, portrait);
    *state = h;
    return 0;
}

static int end(void **state)
{
    struct request_hall *h = *state;

    hall_close(h);
    mem_free(h);
    return 0;
}

static struct fill *begun(struct request_hall *h, const char *code)
{
    return draft_of(h->world.hall.drafts, content_form_by_code(h->world.content, code));
}

/* NULL = not offered. Valid until the options are finished. */
static const struct fill_option *offered(const struct fill_options *options, const char *value)
{
    for (int i = 0; i < options->count; i++)
        if (strstr(options->item[i].value, value) != NULL)
            return &options->item[i];
    return NULL;
}

static void take_seats(struct request_hall *h, const char *key, int32_t day, int party)
{
    struct request_booking booking = {.key = key,
                                      .day = day,
                                      .to_minute = 1440,
                                      .party = party,
                                      .capacity = COURSE_SEATS,
                                      .waitlist = true};

    hall_hand_in(h, "huodong", "", DAY_NONE, &booking);
}

static void sessions_tell_what_is_left(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "huodong");
    struct fill_options options;

    fill_set(fill, ASK_COURSE, "书法班");
    take_seats(h, "huodong:shufa", hall_day(12, 1), 2);
    take_seats(h, "huodong:shufa", hall_day(12, 4), COURSE_SEATS);
    fill_options_make(&options, fill, ASK_SESSION, &h->world.hall);
    assert_string_equal(options.item[0].value, FILL_WHOLE_SERIES);
    assert_string_equal(offered(&options, "2026-11-24")->note, "还有 3 个位子");
    assert_string_equal(offered(&options, "2026-12-01")->note, "还有 1 个位子");
    assert_string_equal(offered(&options, "2026-12-04")->note, word_in(LANGUAGE_ZH, WORD_SEATS_NONE));
    assert_false(offered(&options, "2026-12-04")->off); /* one may wait for a seat */
    assert_null(offered(&options, "2026-11-27")); /* cancelled */
    assert_null(offered(&options, "2026-11-25")); /* a Wednesday */
    assert_int_equal(options.count, 1 + FILL_SESSIONS_SHOWN);
    fill_options_finish(&options);
}

/* Places of the whole course are places on each of its days. */
static void the_whole_course_takes_seats_of_each_day(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "huodong");
    struct fill_options options;

    fill_set(fill, ASK_COURSE, "书法班");
    take_seats(h, "huodong:shufa", DAY_NONE, COURSE_SEATS);
    fill_options_make(&options, fill, ASK_SESSION, &h->world.hall);
    assert_string_equal(options.item[0].note, word_in(LANGUAGE_ZH, WORD_SEATS_NONE));
    assert_string_equal(offered(&options, "2026-12-01")->note, word_in(LANGUAGE_ZH, WORD_SEATS_NONE));
    fill_options_finish(&options);
}

static void what_is_over_today_is_not_offered(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "huodong");
    struct fill_options options;

    fill_set(fill, ASK_COURSE, "书法班");
    h->world.hall.wall_s = wall_of("2026-11-24T11:01");
    fill_options_make(&options, fill, ASK_SESSION, &h->world.hall);
    assert_null(offered(&options, "2026-11-24"));
    fill_options_finish(&options);
    /* Nobody knows the day: the whole course only. */
    h->world.hall.wall_s = wall_of("1970-01-01T00:01");
    fill_options_make(&options, fill, ASK_SESSION, &h->world.hall);
    assert_int_equal(options.count, 1);
    fill_options_finish(&options);
    fill_set(fill, ASK_COURSE, "");
    fill_options_make(&options, fill, ASK_SESSION, &h->world.hall);
    assert_int_equal(options.count, 0);
    fill_options_finish(&options);
}

static void a_taken_slot_is_off(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "fangjian");
    struct request_booking other = {.key = "fang:hd2",
                                    .day = hall_day(11, 28),
                                    .from_minute = 11 * 60,
                                    .to_minute = 13 * 60,
                                    .party = 1,
                                    .capacity = 1};
    struct fill_options options;

    hall_hand_in(h, "fangjian", "", DAY_NONE, &other);
    fill_set(fill, ASK_ROOM, "二楼活动室");
    fill_set(fill, ASK_DAY, "2026-11-28");
    fill_options_make(&options, fill, ASK_SLOT, &h->world.hall);
    assert_int_equal(options.count, 2);
    assert_true(offered(&options, MORNING)->off);
    assert_string_equal(offered(&options, MORNING)->note, word_in(LANGUAGE_ZH, WORD_ROOM_TAKEN));
    assert_false(offered(&options, AFTERNOON)->off);
    fill_options_finish(&options);
    /* The other room, and another day, are free. */
    fill_set(fill, ASK_ROOM, "书画室");
    fill_options_make(&options, fill, ASK_SLOT, &h->world.hall);
    assert_false(offered(&options, MORNING)->off);
    fill_options_finish(&options);
    fill_set(fill, ASK_ROOM, "二楼活动室");
    fill_set(fill, ASK_DAY, "2026-11-29");
    fill_options_make(&options, fill, ASK_SLOT, &h->world.hall);
    assert_false(offered(&options, MORNING)->off);
    fill_options_finish(&options);
}

/* Paper cutting is in it on Wednesdays from 9 to 11. */
static void a_slot_of_a_course_is_off(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "fangjian");
    struct fill_options options;

    fill_set(fill, ASK_ROOM, "二楼活动室");
    fill_set(fill, ASK_DAY, "2026-11-25");
    fill_options_make(&options, fill, ASK_SLOT, &h->world.hall);
    assert_true(offered(&options, MORNING)->off);
    assert_string_equal(offered(&options, MORNING)->note, word_in(LANGUAGE_ZH, WORD_ROOM_IN_USE));
    assert_false(offered(&options, AFTERNOON)->off);
    fill_options_finish(&options);
    /* The day is changed afterwards: the time is asked for again. */
    fill_set(fill, ASK_DAY, "2026-11-26");
    fill_set(fill, ASK_SLOT, MORNING);
    assert_int_equal(fill_options_gone(fill, &h->world.hall), -1);
    fill_set(fill, ASK_DAY, "2026-11-25");
    assert_int_equal(fill_options_gone(fill, &h->world.hall), ASK_SLOT);
}

/* The calendar says "二楼hd2". */
static void a_room_is_known_by_its_name(void **state)
{
    static const struct {
        char *name, *floor;
        bool same;
    } rooms[] = {
        {"hd2", "二楼", true}, {"hd2（大）", "二楼", true}, {"二楼hd2", "二楼", true},  {"hd2", "三楼", false},
        {"hd2", "", false},    {"hd", "二楼", false},       {"hd22", "二楼", false}, {"（hd2）", "二楼", false},
    };
    static const struct {
        int from, to;
        bool used;
    } times[] = {{480, 540, false}, {480, 541, true}, {600, 610, true}, {659, 700, true}, {660, 700, false}};
    struct request_hall *h = *state;
    struct place room = {0};

    for (size_t i = 0; i < ARRAY_LEN(rooms); i++) {
        room.name = rooms[i].name;
        room.floor = rooms[i].floor;
        if (room_is_in_use(&h->world.hall, &room, hall_day(11, 25), 0, 1440) != rooms[i].same)
            fail_msg("%s, %s", room.name, room.floor);
        assert_false(room_is_in_use(&h->world.hall, &room, hall_day(11, 26), 0, 1440));
    }
    room.name = rooms[0].name;
    room.floor = rooms[0].floor;
    for (size_t i = 0; i < ARRAY_LEN(times); i++)
        if (times[i].used !=
            room_is_in_use(&h->world.hall, &room, hall_day(11, 25), times[i].from, times[i].to))
            fail_msg("%d to %d", times[i].from, times[i].to);
}

static void only_open_deliberations_are_topics(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "yishi");
    struct fill_options options;

    fill_options_make(&options, fill, 0, &h->world.hall);
    assert_int_equal(options.count, 2);
    assert_string_equal(options.item[0].value, "加装电梯（商议）");
    assert_string_equal(options.item[0].note, "商议");
    assert_string_equal(options.item[1].value, "别的");
    fill_options_finish(&options);
}

/* Before a course or a room is chosen: when, where, and for how many. */
static void what_is_chosen_is_told_more_of(void **state)
{
    struct request_hall *h = *state;
    struct fill_options options;

    fill_options_make(&options, begun(h, "huodong"), ASK_COURSE, &h->world.hall);
    assert_string_equal(options.item[0].note, "每周二、周五 9:00");
    assert_string_equal(options.item[1].note, "每周三 9:00 · 二楼hd2");
    fill_options_finish(&options);
    fill_options_make(&options, begun(h, "fangjian"), ASK_ROOM, &h->world.hall);
    assert_string_equal(options.item[0].note, "二楼 · 可坐 20 人");
    assert_string_equal(options.item[1].note, ""); /* nothing is known of it */
    fill_options_finish(&options);
}

static void yes_and_no(void **state)
{
    struct request_hall *h = *state;
    struct fill_options options;

    fill_options_make(&options, begun(h, "baoxiu"), ASK_GAS, &h->world.hall);
    assert_int_equal(options.count, 2);
    assert_string_equal(options.item[0].value, "是");
    assert_string_equal(options.item[1].value, "否");
    fill_options_finish(&options);
}

/* ---- what is booked ---- */

static void a_session_is_booked(void **state)
{
    static const struct {
        const char *party;
        int booked;
    } rows[] = {{"", 1}, {"2", 2}, {"0", 1}, {"x", 1}, {"101", 101}, {"999999", 9999}};
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "huodong");
    struct request_booking b;
    char key[FILL_KEY_BYTES];

    assert_false(fill_booking(fill, &h->world.hall, key, &b));
    fill_set(fill, ASK_COURSE, "剪纸班");
    fill_set(fill, ASK_SESSION, "2026-12-02 9:00–11:00");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        fill_set(fill, ASK_PARTY, rows[i].party);
        assert_true(fill_booking(fill, &h->world.hall, key, &b));
        assert_int_equal(b.party, rows[i].booked);
    }
    assert_string_equal(b.key, "huodong:jianzhi");
    assert_int_equal(b.day, hall_day(12, 2));
    assert_int_equal(b.from_minute, 0);
    assert_int_equal(b.to_minute, 1440);
    assert_int_equal(b.capacity, COURSE_SEATS);
    assert_true(b.waitlist);
    fill_set(fill, ASK_SESSION, FILL_WHOLE_SERIES);
    assert_true(fill_booking(fill, &h->world.hall, key, &b));
    assert_int_equal(b.day, DAY_NONE);
}

static void a_room_is_booked(void **state)
{
    struct request_hall *h = *state;
    struct fill *fill = begun(h, "fangjian");
    struct request_booking b;
    char key[FILL_KEY_BYTES];

    fill_set(fill, ASK_ROOM, "书画室");
    assert_false(fill_booking(fill, &h->world.hall, key, &b));
    fill_set(fill, ASK_DAY, "2026-11-28");
    fill_set(fill, ASK_SLOT, AFTERNOON);
    assert_true(fill_booking(fill, &h->world.hall, key, &b));
    assert_string_equal(b.key, "fang:shuhua");
    assert_int_equal(b.day, hall_day(11, 28));
    assert_int_equal(b.from_minute, 14 * 60);
    assert_int_equal(b.to_minute, 17 * 60 + 30);
    assert_int_equal(b.party, 1);
    assert_int_equal(b.capacity, 1);
    assert_false(b.waitlist);
    assert_false(fill_booking(begun(h, "baoxiu"), &h->world.hall, key, &b));
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        CASE(sessions_tell_what_is_left),
        CASE(the_whole_course_takes_seats_of_each_day),
        CASE(what_is_over_today_is_not_offered),
        CASE(a_taken_slot_is_off),
        CASE(a_slot_of_a_course_is_off),
        CASE(a_room_is_known_by_its_name),
        CASE(only_open_deliberations_are_topics),
        CASE(what_is_chosen_is_told_more_of),
        CASE(yes_and_no),
        CASE(a_session_is_booked),
        CASE(a_room_is_booked),
    };
    return cmocka_run_group_tests_name("fill_options", tests, NULL, NULL);
}
