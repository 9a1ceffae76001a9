/* SPDX-License-Identifier: MIT */
/* A visit as a whole: what one leaves behind is never the next one's, and a receipt waits for a pencil. */
#include "fill_hall.h"

#include "store/content_hall.h"

#include "fill_options.h"
#include "record.h"

static const struct size portrait = {540, 960};

#define TYPED "13812341234"

static void open_hall(struct request_hall *h)
{
    fill_hall_open(h, portrait);
    h->world.hall.stored_s = 0;
}

/* As far as the telephone number, and then home. */
static void leave_a_form_half_written(struct request_hall *h)
{
    begin_form(h, "baoxiu");
    world_tap(&h->world, "水管");
    world_tap(&h->world, "漏水了");
    next_step(h);
    tap_word(h, WORD_FILL_SKIP);
    hall_type(h, TYPED);
    next_step(h);
    nav_home(h->world.nav);
    world_round(&h->world);
    assert_string_equal(world_page(&h->world), "home");
}

static void a_form_left_at_home_is_wiped(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    leave_a_form_half_written(&h);
    assert_string_equal(fill_answer(draft(&h, "baoxiu"), ASK_PHONE), TYPED);
    world_walk(&h.world, s_to_us(SESSION_BROWSE_S - SESSION_WARNING_S) - 1);
    assert_int_equal(h.world.hall.drafts->count, 1);
    world_walk(&h.world, 1);
    assert_true(world_shows(&h.world, word_in(LANGUAGE_ZH, WORD_FILLING_STILL_THERE)));
    world_walk(&h.world, s_to_us(SESSION_WARNING_S));
    assert_string_equal(world_page(&h.world), "home");
    assert_int_equal(h.world.hall.drafts->count, 0);
    assert_false(world_shows(&h.world, word_in(LANGUAGE_ZH, WORD_FILLING_STILL_THERE)));
    hall_close(&h);
}

/* Who asks for more time at home still has the form. */
static void staying_at_home_keeps_the_form(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    leave_a_form_half_written(&h);
    world_walk(&h.world, s_to_us(SESSION_BROWSE_S - 1));
    tap_word(&h, WORD_FILLING_STAY);
    world_walk(&h.world, s_to_us(SESSION_BROWSE_S - SESSION_WARNING_S) - 1);
    assert_string_equal(world_page(&h.world), "home");
    assert_string_equal(fill_answer(draft(&h, "baoxiu"), ASK_PHONE), TYPED);
    hall_close(&h);
}

/* ---- the receipt ---- */

static void hand_in_a_repair(struct request_hall *h)
{
    answer_repair(h);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
}

/* It is shown once only, and slow hands write it down. */
static void the_receipt_waits_for_the_pencil(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    hand_in_a_repair(&h);
    world_walk(&h.world, s_to_us(SESSION_FILL_S - SESSION_WARNING_S) - 1);
    assert_string_equal(world_page(&h.world), "receipt");
    assert_false(world_shows(&h.world, word_in(LANGUAGE_ZH, WORD_STAY)));
    world_walk(&h.world, s_to_us(SESSION_WARNING_S));
    tap_word(&h, WORD_STAY);
    assert_on(&h, "receipt", "我要报修：已经收到");
    hall_close(&h);
}

/* Staff publish while somebody writes it down, and the clock's minute changes. */
static void the_receipt_outlives_its_form(void **state)
{
    struct request_hall h;
    struct form *another = repair_form();

    (void)state;
    open_hall(&h);
    hand_in_a_repair(&h);
    text_set(&another->name, "报修登记");
    fill_hall_publish(&h, another);
    assert_on(&h, "receipt", "我要报修：已经收到");
    assert_true(world_shows(&h.world, "3 号网格"));
    hall_close(&h);
}

/* The page before a form, shown again after the content changed: what it says is what is asked now. */
static void the_page_of_a_form_follows_the_content(void **state)
{
    struct request_hall h;
    struct form *another = repair_form();
    int64_t id;

    (void)state;
    open_hall(&h);
    id = content_form_by_code(h.world.content, "baoxiu")->id;
    hall_go(&h, form_page(&h.world.hall, id));
    assert_on(&h, "form", "我要报修");
    text_set(&another->name, "报修登记");
    fill_hall_publish(&h, another);
    assert_on(&h, "form", "报修登记");
    tap_word(&h, WORD_FILL_START);
    assert_string_equal(world_page(&h.world), "fill");
    hall_close(&h);
}

/* ---- rooms ---- */

/* Up to the question at what time, the day given. */
static void ask_for_a_room(struct request_hall *h, const char *form, const char *day)
{
    begin_form(h, form);
    world_tap(&h->world, "二楼活动室");
    fill_set(draft(h, form), ASK_DAY, day);
    tap_word(h, WORD_FILL_CHOOSE_DAY); /* the page was built before */
    assert_on(h, "fill", "什么时候");
}

static void no_room_for_a_time_that_is_over(void **state)
{
    struct request_hall h;
    struct point where;

    (void)state;
    open_hall(&h);
    h.world.hall.wall_s = wall_of("2026-11-24T12:00");
    ask_for_a_room(&h, "fangjian", "2026-11-24");
    assert_true(world_shows(&h.world, MORNING));
    assert_false(ui_find_text(h.world.ui, MORNING, true, &where));
    assert_true(world_shows(&h.world, word_in(LANGUAGE_ZH, WORD_OVER)));
    world_tap(&h.world, AFTERNOON);
    assert_string_equal(fill_answer(draft(&h, "fangjian"), ASK_SLOT), AFTERNOON);
    hall_close(&h);
}

/* Twenty may sit in it: five and twenty are told before the key is promised, and nothing is stored. */
static void a_room_too_small_is_told(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    ask_for_a_room(&h, "dafang", "2026-11-26");
    world_tap(&h.world, MORNING);
    assert_on(&h, "fill", "人数");
    hall_type(&h, "25");
    next_step(&h);
    tap_word(&h, WORD_FILL_SUBMIT);
    assert_on(&h, "fill", "这一间最多坐 20 人");
    assert_int_equal(stored_requests(&h), 0);
    world_tap(&h.world, "人数");
    hall_key(&h, "清空");
    hall_type(&h, "20");
    tap_word(&h, WORD_FILL_TO_REVIEW);
    tap_word(&h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h.world), "receipt");
    hall_close(&h);
}

/* The review was in sight when the time ran out, and when the day did. */
static void what_ran_out_meanwhile_is_asked_again(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    h.world.hall.wall_s = wall_of("2026-11-24T11:59");
    ask_for_a_room(&h, "fangjian", "2026-11-24");
    world_tap(&h.world, MORNING);
    h.world.hall.wall_s = wall_of("2026-11-24T12:00");
    tap_word(&h, WORD_FILL_SUBMIT);
    assert_on(&h, "fill", "什么时候");
    assert_int_equal(stored_requests(&h), 0);
    world_tap(&h.world, AFTERNOON);
    assert_on(&h, "fill", word_in(LANGUAGE_ZH, WORD_FILL_REVIEW));
    h.world.hall.wall_s = wall_of("2026-11-25T00:00");
    tap_word(&h, WORD_FILL_SUBMIT);
    assert_on(&h, "fill", "哪一天");
    assert_int_equal(stored_requests(&h), 0);
    hall_close(&h);
}

/* ---- seats ---- */

static int seats_asked_for(struct request_hall *h, const struct fill *fill)
{
    struct request_booking booking;
    char key[FILL_KEY_BYTES];

    assert_true(fill_booking(fill, &h->world.hall, key, &booking));
    assert_string_equal(key, "huodong:shufa");
    return booking.party;
}

/* "How many of you", asked only of who does not come alone. */
static void seats_are_for_those_who_come(void **state)
{
    struct form *form = form_of_code("tuanti", "团体报名", FORM_SIGN_UP);
    struct request_hall h;
    struct fill fill;

    (void)state;
    open_hall(&h);
    struct form_field *course = ask(form, "报哪个班", FIELD_CHOICE, true);
    course->source = SOURCE_SERIES;
    text_list_add(&course->options, "书法班");
    text_list_add(&course->option_codes, "shufa");
    ask(form, "有人同来吗", FIELD_YES_NO, true);
    only_if(ask(form, "人数", FIELD_NUMBER, true), "有人同来吗", "是");
    text_set(&form->version, "1");
    fill_init(&fill, form);
    fill_set(&fill, 0, "书法班");
    assert_int_equal(seats_asked_for(&h, &fill), 1);
    fill_set(&fill, 1, "是");
    fill_set(&fill, 2, "120");
    assert_int_equal(seats_asked_for(&h, &fill), 120);
    fill_set(&fill, 1, "否");
    assert_int_equal(seats_asked_for(&h, &fill), 1);
    fill_wipe(&fill);
    form_destroy(form);
    hall_close(&h);
}

/* A blank where a name should be. */
static void blanks_are_no_answer(void **state)
{
    struct form *form = form_of_code("mingzi", "留个名字", FORM_PLAIN);
    struct fill fill;

    (void)state;
    ask(form, "怎么称呼您", FIELD_NAME, true);
    ask(form, "还要说的", FIELD_LONG_TEXT, false);
    text_set(&form->version, "1");
    fill_init(&fill, form);
    fill_set(&fill, 0, " 　 ");
    fill_set(&fill, 1, " \n");
    assert_int_equal(fill_check(&fill, 0), FILL_MISSING);
    assert_int_equal(fill_check(&fill, 1), FILL_FINE);
    fill_set(&fill, 0, " 王 ");
    assert_int_equal(fill_check(&fill, 0), FILL_FINE);
    fill_wipe(&fill);
    form_destroy(form);
}

/* ---- promises ---- */

/* 73 weeks of five days. */
static void a_long_promise_is_no_shorter(void **state)
{
    struct request_hall h;
    struct form form = {.promise_days = 365};

    (void)state;
    open_hall(&h);
    assert_int_equal(hall_promised_day(&h.world.hall, &form), hall_day(11, 24) + 73 * 7);
    form.promise_days = 4; /* Tuesday: over the end of the week */
    assert_int_equal(hall_promised_day(&h.world.hall, &form), hall_day(11, 30));
    h.world.hall.wall_s = 0;
    assert_int_equal(hall_promised_day(&h.world.hall, &form), DAY_NONE);
    hall_close(&h);
}

/* Done in time, and "not solved" weeks later: nobody is late from that very minute on. */
static void what_is_opened_again_is_promised_anew(void **state)
{
    struct request_hall h;
    struct error error = {0};

    (void)state;
    open_hall(&h);
    int64_t number = hall_repair(&h, true).number;
    h.world.hall.wall_s = wall_of("2026-12-15T09:00");
    hall_go(&h, record_page(&h.world.hall, number));
    tap_word(&h, WORD_REOPEN);
    tap_word(&h, WORD_REOPEN_YES);
    assert_on(&h, "record", word_in(LANGUAGE_ZH, WORD_EVENT_REOPENED));
    struct request_record *record = requests_record(h.requests, number);
    assert_int_equal(record->state, REQUEST_SUBMITTED);
    assert_int_equal(record->due_day, hall_day(12, 18));
    request_record_destroy(record);
    assert_false(world_shows(&h.world, "已超期"));
    assert_true(requests_verify(h.requests, &error));
    hall_close(&h);
}

/* ---- the clock ---- */

/* A request that was handed in before the clock was set must not make every right day look wrong. */
static void a_moment_nobody_believes_proves_nothing(void **state)
{
    struct request_hall h;

    (void)state;
    open_hall(&h);
    assert_int_equal(hall_today(&h.world.hall), hall_day(11, 24));
    h.world.hall.stored_s = wall_of("2099-01-01T00:00");
    assert_int_equal(hall_today(&h.world.hall), hall_day(11, 24));
    h.world.hall.stored_s = wall_of("2026-11-25T00:00");
    assert_int_equal(hall_today(&h.world.hall), DAY_NONE);
    hall_close(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_left_at_home_is_wiped),
        cmocka_unit_test(staying_at_home_keeps_the_form),
        cmocka_unit_test(the_receipt_waits_for_the_pencil),
        cmocka_unit_test(the_receipt_outlives_its_form),
        cmocka_unit_test(the_page_of_a_form_follows_the_content),
        cmocka_unit_test(no_room_for_a_time_that_is_over),
        cmocka_unit_test(a_room_too_small_is_told),
        cmocka_unit_test(what_ran_out_meanwhile_is_asked_again),
        cmocka_unit_test(seats_are_for_those_who_come),
        cmocka_unit_test(blanks_are_no_answer),
        cmocka_unit_test(a_long_promise_is_no_shorter),
        cmocka_unit_test(what_is_opened_again_is_promised_anew),
        cmocka_unit_test(a_moment_nobody_believes_proves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
