/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "requests_world.h"

enum { DAY = 20790 /* some days after world_now_s */, NINE = 9 * 60, TEN = 10 * 60, NOON = 12 * 60 };

static struct request_booking seat(int32_t day, int party, int capacity, bool waitlist)
{
    return (struct request_booking){.key = "huodong:shufa",
                                    .day = day,
                                    .to_minute = 24 * 60,
                                    .party = party,
                                    .capacity = capacity,
                                    .waitlist = waitlist};
}

static struct request_booking room(int from, int to)
{
    return (struct request_booking){
        .key = "fang:hd2", .day = DAY, .from_minute = from, .to_minute = to, .party = 1, .capacity = 1};
}

static enum submit_result book(struct requests *r, const struct request_booking *booking,
                               struct request_receipt *receipt, struct error *error)
{
    struct world_answers a;
    struct request_receipt unused;

    world_answer(&a, "李阿姨");
    struct submission s = world_submission("baoming", &a);
    s.booking = booking;
    return requests_submit(r, &s, receipt != NULL ? receipt : &unused, error);
}

static enum submit_result take_room(struct requests *r, int from, int to)
{
    struct request_booking booking = room(from, to);
    struct error error = {0};

    return book(r, &booking, NULL, &error);
}

/* The number; it must not be refused. */
static int64_t take_seat(struct requests *r, int32_t day, int party, int capacity, int place_in_line)
{
    struct request_booking booking = seat(day, party, capacity, true);
    struct request_receipt receipt = {0};
    struct error error = {0};

    assert_int_equal(book(r, &booking, &receipt, &error), SUBMIT_OK);
    assert_int_equal(receipt.place_in_line, place_in_line);
    return receipt.number;
}

static void cancel(struct requests *r, int64_t number)
{
    struct error error = {0};

    assert_true(requests_cancel(r, number, world_now_s + 10, &error));
}

static int place_of(struct requests *r, int64_t number)
{
    struct request_record *record = requests_record(r, number);
    int place = record->place_in_line;

    request_record_destroy(record);
    return place;
}

static void times_that_touch_do_not_overlap(void **state)
{
    (void)state;
    struct requests *r = world_open();

    assert_int_equal(take_room(r, NINE, TEN), SUBMIT_OK);
    assert_int_equal(take_room(r, TEN, NOON), SUBMIT_OK);
    assert_int_equal(take_room(r, 8 * 60, NINE), SUBMIT_OK);
    assert_int_equal(take_room(r, TEN - 1, TEN), SUBMIT_TAKEN);
    assert_int_equal(take_room(r, TEN, TEN + 1), SUBMIT_TAKEN);
    assert_int_equal(take_room(r, 0, 24 * 60), SUBMIT_TAKEN);
    assert_int_equal(take_room(r, NOON, 24 * 60), SUBMIT_OK);
    world_verify(r);
    requests_close(r);
}

static void a_slot_is_free_or_not(void **state)
{
    (void)state;
    struct requests *r = world_open();

    assert_true(requests_slot_free(r, "fang:hd2", DAY, NINE, TEN));
    assert_int_equal(take_room(r, NINE, TEN), SUBMIT_OK);
    assert_false(requests_slot_free(r, "fang:hd2", DAY, NINE, TEN));
    assert_false(requests_slot_free(r, "fang:hd2", DAY, 0, 24 * 60));
    assert_true(requests_slot_free(r, "fang:hd2", DAY, TEN, NOON));
    assert_true(requests_slot_free(r, "fang:hd2", DAY + 1, NINE, TEN));
    assert_true(requests_slot_free(r, "fang:hd3", DAY, NINE, TEN));
    requests_close(r);
}

static void who_comes_too_late_is_told_and_nothing_is_stored(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_booking booking = room(NINE, TEN);
    struct error error = {0};

    assert_int_equal(book(r, &booking, NULL, &error), SUBMIT_OK);
    assert_int_equal(book(r, &booking, NULL, &error), SUBMIT_TAKEN);
    assert_non_null(strstr(error.text, "请另选一个"));
    /* The disk is well: nothing needs to be proved first. */
    disk_fake.syncs = 0;
    assert_int_equal(take_room(r, TEN, NOON), SUBMIT_OK);
    assert_int_equal(disk_fake.syncs, 1);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM request"), 2);
    assert_int_equal(world_ask("SELECT count(*) FROM event"), 2);
}

static void a_cancelled_room_is_free_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_booking booking = room(NINE, TEN);
    struct request_receipt receipt;
    struct error error = {0};

    assert_int_equal(book(r, &booking, &receipt, &error), SUBMIT_OK);
    cancel(r, receipt.number);
    assert_true(requests_slot_free(r, "fang:hd2", DAY, NINE, TEN));
    assert_int_equal(take_room(r, NINE, TEN), SUBMIT_OK);
    requests_close(r);
}

static void a_refused_room_is_free_again_and_a_done_one_is_not(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_booking booking = room(NINE, TEN);
    struct request_receipt receipt;
    struct error error = {0};

    assert_int_equal(book(r, &booking, &receipt, &error), SUBMIT_OK);
    assert_int_equal(world_reply(r, receipt.number, REQUEST_EVENT_REJECTED, "当天有会"), REPLY_TAKEN);
    assert_int_equal(book(r, &booking, &receipt, &error), SUBMIT_OK);
    assert_int_equal(world_reply(r, receipt.number, REQUEST_EVENT_DONE, "钥匙在前台"), REPLY_TAKEN);
    assert_false(requests_slot_free(r, "fang:hd2", DAY, NINE, TEN));
    requests_close(r);
}

static void a_room_for_two_groups_counts_what_meets(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};
    struct request_booking early = room(NINE, TEN), late = room(TEN, NOON), long_one = room(NINE, NOON);

    early.capacity = late.capacity = long_one.capacity = 2;
    assert_int_equal(book(r, &early, NULL, &error), SUBMIT_OK);
    assert_int_equal(book(r, &late, NULL, &error), SUBMIT_OK);
    /* Never more than one of those at a time. */
    assert_int_equal(book(r, &long_one, NULL, &error), SUBMIT_OK);
    assert_int_equal(book(r, &long_one, NULL, &error), SUBMIT_TAKEN);
    assert_int_equal(book(r, &early, NULL, &error), SUBMIT_TAKEN);
    requests_close(r);
}

static void seats_are_counted(void **state)
{
    (void)state;
    struct requests *r = world_open();

    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY), 0);
    take_seat(r, DAY, 2, 5, 0);
    take_seat(r, DAY + 1, 1, 5, 0);
    take_seat(r, DAY_NONE, 1, 5, 0);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY), 3);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY + 1), 2);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY + 2), 1);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY_NONE), 1);
    /* Whoever comes every time needs a seat on the fullest of the days that are left. */
    assert_int_equal(requests_places_taken_from(r, "huodong:shufa", DAY), 3);
    assert_int_equal(requests_places_taken_from(r, "huodong:shufa", DAY_NONE), 3);
    assert_int_equal(requests_places_taken_from(r, "huodong:shufa", DAY + 1), 2);
    assert_int_equal(requests_places_taken_from(r, "huodong:shufa", DAY + 2), 1);
    assert_int_equal(requests_places_taken_from(r, "huodong:nobody", DAY), 0);
    assert_int_equal(requests_places_taken(r, "huodong:jianzhi", DAY), 0);
    assert_int_equal(requests_places_waiting(r, "huodong:shufa", DAY), 0);
    requests_close(r);
}

static void a_seat_in_the_series_is_one_on_every_day(void **state)
{
    (void)state;
    struct requests *r = world_open();

    take_seat(r, DAY_NONE, 2, 3, 0);
    take_seat(r, DAY, 1, 3, 0);
    take_seat(r, DAY, 1, 3, 1);      /* that day is full */
    take_seat(r, DAY + 1, 1, 3, 0);  /* another is not */
    take_seat(r, DAY_NONE, 1, 3, 1); /* and so the series is */
    requests_close(r);
}

static void days_that_are_over_do_not_fill_the_series(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int32_t yesterday = date_day_of_wall(world_now_s) - 1;

    take_seat(r, yesterday, 1, 1, 0);
    take_seat(r, DAY_NONE, 1, 1, 0);
    requests_close(r);
}

static void no_capacity_is_no_limit(void **state)
{
    (void)state;
    struct requests *r = world_open();

    for (int i = 0; i < 30; i++)
        take_seat(r, DAY, 10, 0, 0);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY), 300);
    requests_close(r);
}

static void who_waits_stands_in_line(void **state)
{
    (void)state;
    struct requests *r = world_open();

    take_seat(r, DAY, 1, 1, 0);
    int64_t first = take_seat(r, DAY, 1, 1, 1), second = take_seat(r, DAY, 2, 1, 2);
    take_seat(r, DAY + 1, 1, 1, 0);
    assert_int_equal(world_state(r, first), REQUEST_WAITLISTED);
    assert_int_equal(place_of(r, first), 1);
    assert_int_equal(place_of(r, second), 2);
    assert_int_equal(requests_places_waiting(r, "huodong:shufa", DAY), 3);
    assert_int_equal(requests_places_waiting(r, "huodong:shufa", DAY + 1), 0);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY), 1);
    cancel(r, first);
    assert_int_equal(place_of(r, second), 1);
    world_verify(r);
    requests_close(r);
}

static void a_freed_seat_goes_to_who_waits_longest(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t holder = take_seat(r, DAY, 1, 1, 0), first = take_seat(r, DAY, 1, 1, 1),
            second = take_seat(r, DAY, 1, 1, 2);

    disk_fake.syncs = 0;
    cancel(r, holder);
    assert_int_equal(disk_fake.syncs, 1);
    assert_int_equal(world_state(r, first), REQUEST_SUBMITTED);
    assert_int_equal(world_state(r, second), REQUEST_WAITLISTED);
    assert_int_equal(place_of(r, first), 0);
    assert_int_equal(place_of(r, second), 1);
    struct request_record *record = requests_record(r, first);
    assert_int_equal(record->event_count, 3);
    assert_int_equal(record->event[1].kind, REQUEST_EVENT_WAITLISTED);
    assert_int_equal(record->event[2].kind, REQUEST_EVENT_PROMOTED);
    request_record_destroy(record);
    world_verify(r);
    requests_close(r);
}

static void a_large_party_is_passed_only_while_it_does_not_fit(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t one = take_seat(r, DAY, 1, 4, 0), other = take_seat(r, DAY, 1, 4, 0),
            pair = take_seat(r, DAY, 2, 4, 0);
    int64_t large = take_seat(r, DAY, 3, 4, 1), small = take_seat(r, DAY, 1, 4, 2);

    cancel(r, one);
    assert_int_equal(world_state(r, large), REQUEST_WAITLISTED);
    assert_int_equal(world_state(r, small), REQUEST_SUBMITTED);
    int64_t late = take_seat(r, DAY, 1, 4, 2);
    /* Two are free. */
    cancel(r, pair);
    assert_int_equal(world_state(r, large), REQUEST_WAITLISTED);
    assert_int_equal(world_state(r, late), REQUEST_SUBMITTED);
    cancel(r, other);
    int64_t as_large = take_seat(r, DAY, 3, 4, 2);
    cancel(r, late);
    assert_int_equal(world_state(r, large), REQUEST_SUBMITTED);
    assert_int_equal(world_state(r, as_large), REQUEST_WAITLISTED);
    world_verify(r);
    requests_close(r);
}

static void several_may_move_up_at_once(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t holder = take_seat(r, DAY_NONE, 2, 2, 0);
    int64_t today = take_seat(r, DAY, 2, 2, 1), tomorrow = take_seat(r, DAY + 1, 1, 2, 1),
            series = take_seat(r, DAY_NONE, 1, 2, 1);

    cancel(r, holder);
    assert_int_equal(world_state(r, today), REQUEST_SUBMITTED);
    assert_int_equal(world_state(r, tomorrow), REQUEST_SUBMITTED);
    assert_int_equal(world_state(r, series), REQUEST_WAITLISTED);
    world_verify(r);
    requests_close(r);
}

static void nobody_moves_up_into_a_day_that_is_over(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};
    int64_t holder = take_seat(r, DAY, 1, 1, 0), waiting = take_seat(r, DAY, 1, 1, 1);

    assert_true(requests_cancel(r, holder, (int64_t)(DAY + 5) * DATE_DAY_S, &error));
    assert_int_equal(world_state(r, waiting), REQUEST_WAITLISTED);
    requests_close(r);
}

static void a_refusal_lets_the_next_in(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t holder = take_seat(r, DAY, 1, 1, 0), waiting = take_seat(r, DAY, 1, 1, 1);

    assert_int_equal(world_reply(r, holder, REQUEST_EVENT_REJECTED, "不在本社区"), REPLY_TAKEN);
    assert_int_equal(world_state(r, waiting), REQUEST_SUBMITTED);
    world_verify(r);
    requests_close(r);
}

static void a_smaller_capacity_takes_nothing_from_anybody(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number[4];

    for (int i = 0; i < 4; i++)
        number[i] = take_seat(r, DAY, 1, 4, 0);
    int64_t waiting = take_seat(r, DAY, 1, 2, 1);
    for (int i = 0; i < 4; i++)
        assert_int_equal(world_state(r, number[i]), REQUEST_SUBMITTED);
    /* And nobody moves up before there is room under the new one. */
    cancel(r, number[0]);
    cancel(r, number[1]);
    assert_int_equal(world_state(r, waiting), REQUEST_WAITLISTED);
    cancel(r, number[2]);
    assert_int_equal(world_state(r, waiting), REQUEST_SUBMITTED);
    requests_close(r);
}

static void a_larger_capacity_lets_those_in_first_who_wait(void **state)
{
    (void)state;
    struct requests *r = world_open();

    take_seat(r, DAY, 1, 1, 0);
    int64_t waiting = take_seat(r, DAY, 1, 1, 1);
    int64_t late = take_seat(r, DAY, 1, 2, 1);
    assert_int_equal(world_state(r, waiting), REQUEST_SUBMITTED);
    assert_int_equal(world_state(r, late), REQUEST_WAITLISTED);
    world_verify(r);
    requests_close(r);
}

static void who_waits_may_cancel_or_be_refused_and_nothing_else(void **state)
{
    (void)state;
    struct requests *r = world_open();

    take_seat(r, DAY, 1, 1, 0);
    int64_t waiting = take_seat(r, DAY, 1, 1, 1), other = take_seat(r, DAY, 1, 1, 2);
    assert_int_equal(world_reply(r, waiting, REQUEST_EVENT_ACCEPTED, ""), REPLY_CONFLICT);
    assert_int_equal(world_reply(r, waiting, REQUEST_EVENT_DONE, ""), REPLY_CONFLICT);
    assert_int_equal(world_reply(r, waiting, REQUEST_EVENT_REJECTED, "名额已满"), REPLY_TAKEN);
    assert_int_equal(place_of(r, other), 1);
    cancel(r, other);
    assert_int_equal(requests_places_waiting(r, "huodong:shufa", DAY), 0);
    world_verify(r);
    requests_close(r);
}

static void a_booking_that_cannot_be_is_refused(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};
    struct request_booking wrong[] = {room(TEN, NINE), room(TEN, TEN), room(-1, TEN), room(TEN, 24 * 60 + 1),
                                      room(NINE, TEN), room(NINE, TEN), room(NINE, TEN)};

    wrong[4].party = 0;
    wrong[5].capacity = -1;
    wrong[6].key = "";
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(book(r, &wrong[i], NULL, &error), SUBMIT_FAILED);
    assert_int_equal(error.code, ERROR_INPUT);
    requests_close(r);
}

static void the_place_in_line_is_on_the_receipt_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct world_answers a;
    struct request_booking booking = seat(DAY, 1, 1, true);

    take_seat(r, DAY, 1, 1, 0);
    world_answer(&a, "x");
    struct submission s = world_submission("baoming", &a);
    s.booking = &booking;
    assert_int_equal(world_submit_as(r, &s).place_in_line, 1);
    assert_int_equal(world_submit_as(r, &s).place_in_line, 1);
    requests_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(times_that_touch_do_not_overlap),
        WORLD_TEST(a_slot_is_free_or_not),
        WORLD_TEST(who_comes_too_late_is_told_and_nothing_is_stored),
        WORLD_TEST(a_cancelled_room_is_free_again),
        WORLD_TEST(a_refused_room_is_free_again_and_a_done_one_is_not),
        WORLD_TEST(a_room_for_two_groups_counts_what_meets),
        WORLD_TEST(seats_are_counted),
        WORLD_TEST(a_seat_in_the_series_is_one_on_every_day),
        WORLD_TEST(days_that_are_over_do_not_fill_the_series),
        WORLD_TEST(no_capacity_is_no_limit),
        WORLD_TEST(who_waits_stands_in_line),
        WORLD_TEST(a_freed_seat_goes_to_who_waits_longest),
        WORLD_TEST(a_large_party_is_passed_only_while_it_does_not_fit),
        WORLD_TEST(several_may_move_up_at_once),
        WORLD_TEST(nobody_moves_up_into_a_day_that_is_over),
        WORLD_TEST(a_refusal_lets_the_next_in),
        WORLD_TEST(a_smaller_capacity_takes_nothing_from_anybody),
        WORLD_TEST(a_larger_capacity_lets_those_in_first_who_wait),
        WORLD_TEST(who_waits_may_cancel_or_be_refused_and_nothing_else),
        WORLD_TEST(a_booking_that_cannot_be_is_refused),
        WORLD_TEST(the_place_in_line_is_on_the_receipt_again),
    };

    return cmocka_run_group_tests_name("requests_booking", tests, world_prepare, world_clear);
}
