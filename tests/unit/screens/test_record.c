/* SPDX-License-Identifier: MIT */
/* A request as its resident sees it, in every state, and what can be done there. */
#include "request_hall.h"

#include "record.h"

static const struct size portrait = {1080, 1920}, landscape = {1920, 1080};

static void show(struct request_hall *h, int64_t number)
{
    if (nav_depth(h->world.nav) > 1) {
        nav_home(h->world.nav);
        world_round(&h->world);
    }
    hall_go(h, record_page(&h->world.hall, number));
}

static bool can(struct request_hall *h, enum word action)
{
    struct point where;

    return ui_find_key(h->world.ui, word_in(LANGUAGE_ZH, action), &where);
}

static void on_its_way(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    show(&h, hall_repair(&h, false).number);
    assert_true(hall_shows(&h, WORD_STATE_WAITING));
    assert_true(world_shows(&h.world, "预计 11月27日前办结，还有 3 天"));
    assert_true(world_shows(&h.world, "11月23日 15:40 · 张建国（3 号网格）"));
    assert_true(world_shows(&h.world, "换了水管接头"));
    assert_true(world_shows(&h.world, "预计 11月27日前"));
    assert_true(world_shows(&h.world, "138****6027"));
    assert_true(world_shows(&h.world, "会客厅 0374-233-6118"));
    assert_true(can(&h, WORD_TAKE_REQUEST_BACK));
    assert_false(can(&h, WORD_REOPEN));
    assert_false(hall_shows(&h, WORD_RATING_TITLE));
    hall_close(&h);
}

static void late_is_told_honestly(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    int64_t late = hall_hand_in(&h, "fanying", "噪音", hall_day(11, 20), NULL).number;
    int64_t today = hall_hand_in(&h, "fanying", "噪音", hall_day(11, 24), NULL).number;
    show(&h, late);
    assert_true(world_shows(&h.world, "原定 11月20日，已超期 4 天"));
    assert_true(world_shows(&h.world, "请打 0374-233-6118 催一催"));
    assert_true(world_shows(&h.world, "交给　网格员"));
    assert_false(world_shows(&h.world, "预计"));
    show(&h, today);
    assert_true(world_shows(&h.world, "预计 11月24日前办结，就在今天"));
    /* A clock that is not believed makes nothing late. */
    h.world.hall.wall_s = wall_of("2020-01-01");
    show(&h, late);
    assert_true(world_shows(&h.world, "预计 2026年11月20日前办结") ||
                world_shows(&h.world, "预计 11月20日前办结"));
    assert_false(world_shows(&h.world, "超期"));
    hall_close(&h);
}

static void taken_back(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    show(&h, hall_repair(&h, false).number);
    world_tap(&h.world, "取消这件事");
    assert_true(hall_shows(&h, WORD_TAKE_BACK_TITLE));
    world_tap(&h.world, "不取消");
    assert_true(hall_shows(&h, WORD_STATE_WAITING));
    world_tap(&h.world, "取消这件事");
    world_tap(&h.world, "取消它");
    assert_true(hall_shows(&h, WORD_STATE_CANCELLED));
    assert_true(hall_shows(&h, WORD_EVENT_CANCELLED));
    assert_false(can(&h, WORD_TAKE_REQUEST_BACK));
    assert_false(hall_shows(&h, WORD_NEXT_DONE));
    hall_close(&h);
}

static void not_solved(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, landscape);
    show(&h, hall_repair(&h, true).number);
    assert_true(hall_shows(&h, WORD_STATE_DONE));
    assert_true(world_shows(&h.world, "11月24日办结"));
    assert_false(can(&h, WORD_TAKE_REQUEST_BACK));
    world_tap(&h.world, "没解决");
    world_tap(&h.world, "再反映");
    assert_true(hall_shows(&h, WORD_EVENT_REOPENED)); /* the end of the way is in sight */
    assert_true(can(&h, WORD_TAKE_REQUEST_BACK));
    assert_false(can(&h, WORD_REOPEN));
    hall_close(&h);
}

/* What the staff did meanwhile makes it impossible: the reason is read, then the page is the newest. */
static void refused_by_the_store(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    show(&h, receipt.number);
    world_tap(&h.world, "取消这件事");
    hall_reply(&h, receipt.number, REQUEST_EVENT_DONE, "修好了", "2026-11-24T09:00");
    world_tap(&h.world, "取消它");
    assert_true(hall_shows(&h, WORD_ACTION_FAILED));
    assert_true(world_shows(&h.world, "不能再取消"));
    world_tap(&h.world, "知道了");
    assert_true(hall_shows(&h, WORD_STATE_DONE));
    assert_true(world_shows(&h.world, "修好了"));
    hall_close(&h);
}

static void waiting_for_a_seat(void **state)
{
    struct request_booking seat = {.key = "huodong:shufa",
                                   .day = hall_day(11, 28),
                                   .from_minute = 14 * 60,
                                   .to_minute = 16 * 60,
                                   .party = 2,
                                   .capacity = 2,
                                   .waitlist = true};
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    int64_t first = hall_hand_in(&h, "huodong", "", DAY_NONE, &seat).number;
    int64_t second = hall_hand_in(&h, "huodong", "", DAY_NONE, &seat).number;
    show(&h, second);
    assert_true(hall_shows(&h, WORD_STATE_WAITLISTED));
    assert_true(world_shows(&h.world, "候补第 1 位"));
    assert_true(world_shows(&h.world, "11月28日 星期六 14:00–16:00 · 2 人"));
    assert_true(hall_shows(&h, WORD_NEXT_SEAT));
    /* Somebody leaves. */
    show(&h, first);
    world_tap(&h.world, "取消这件事");
    world_tap(&h.world, "取消它");
    show(&h, second);
    assert_true(hall_shows(&h, WORD_EVENT_PROMOTED));
    assert_false(world_shows(&h.world, "候补第"));
    hall_close(&h);
}

static void turned_down_and_purged(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_hand_in(&h, "fanying", "噪音", DAY_NONE, NULL);
    show(&h, receipt.number);
    assert_true(hall_shows(&h, WORD_DUE_SOON));
    hall_reply(&h, receipt.number, REQUEST_EVENT_REJECTED, "请找物业，电话 0374-1", "2026-11-24T09:00");
    show(&h, receipt.number);
    assert_true(hall_shows(&h, WORD_STATE_REJECTED));
    assert_true(world_shows(&h.world, "请找物业"));
    assert_false(can(&h, WORD_TAKE_REQUEST_BACK));
    struct request_receipt repair = hall_repair(&h, true);
    assert_int_equal(requests_purge(h.requests, hall_day(12, 31), wall_of("2026-12-31")), 2);
    show(&h, repair.number);
    assert_true(hall_shows(&h, WORD_PURGED_NOTE));
    assert_false(can(&h, WORD_REOPEN));
    assert_false(hall_shows(&h, WORD_RATING_TITLE));
    hall_close(&h);
}

/* What volunteers are told of each other stays with the staff. */
static void claimants_are_not_named(void **state)
{
    struct request_hall h;
    struct error error = {0};
    char receipt[RECEIPT_TEXT_BYTES];

    (void)state;
    hall_open(&h, portrait);
    int64_t wish = hall_hand_in(&h, "xinyuan", "", DAY_NONE, NULL).number;
    int64_t helper = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL).number;
    hall_reply(&h, wish, REQUEST_EVENT_PUBLISHED, "想要一本书", "2026-11-24T08:00");
    assert_true(requests_claim(h.requests, wish, helper, wall_of("2026-11-24T08:30"), &error));
    show(&h, wish);
    assert_true(hall_shows(&h, WORD_EVENT_CLAIMED));
    assert_true(world_shows(&h.world, "想要一本书"));
    receipt_format(receipt, "QY", helper);
    assert_false(world_shows(&h.world, receipt));
    hall_close(&h);
}

static void copied_and_finished(void **state)
{
    struct request_hall h;
    char receipt[RECEIPT_TEXT_BYTES];

    (void)state;
    hall_open(&h, portrait);
    int64_t number = hall_repair(&h, false).number;
    receipt_format(receipt, "QY", number);
    show(&h, number);
    hall_key(&h, "抄写大字");
    assert_string_equal(world_page(&h.world), "record-copy");
    assert_true(world_shows(&h.world, receipt));
    world_tap(&h.world, "返回");
    hall_key(&h, "看完了");
    assert_string_equal(world_page(&h.world), "home");
    show(&h, 1234567); /* no such number: staff took the database back */
    assert_true(hall_shows(&h, WORD_UNREADABLE_PAGE));
    hall_close(&h);
}

/* A way of many steps and long replies can be read to its end. */
static void long_way(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, landscape);
    int64_t number = hall_hand_in(&h, "fanying", "噪音", DAY_NONE, NULL).number;
    for (int i = 0; i < 12; i++) {
        char *text = str_format("第%d次上门，%s", i, "楼上答应十点以后不弹琴，再看一周，有情况打电话。");
        char *at = str_format("2026-11-24T%02d:00", i);
        hall_reply(&h, number, REQUEST_EVENT_WAITING, text, at);
        mem_free(text);
        mem_free(at);
    }
    show(&h, number);
    assert_false(world_shows(&h.world, "第11次"));
    for (int i = 0; i < 20 && !world_shows(&h.world, "第11次"); i++) {
        world_tap(&h.world, "下一页");
        h.world.now_us += s_to_us(1);
        world_round(&h.world);
    }
    assert_true(world_shows(&h.world, "第11次"));
    hall_close(&h);
}

/* The words of the table are in the order of the states and events, and say of states what the store says. */
static void words_fit_the_store(void **state)
{
    (void)state;
    for (int i = 0; i < REQUEST_STATES; i++)
        assert_string_equal(word_in(LANGUAGE_ZH, WORD_STATE_SUBMITTED + (enum word)i),
                            request_state_name((enum request_state)i));
    assert_int_equal(WORD_EVENT_PURGED - WORD_EVENT_SUBMITTED, REQUEST_EVENT_PURGED);
    assert_int_equal(WORD_EVENT_DONE - WORD_EVENT_SUBMITTED, REQUEST_EVENT_DONE);
    assert_int_equal(WORD_EVENT_CLAIMED - WORD_EVENT_SUBMITTED, REQUEST_EVENT_CLAIMED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_its_way),
        cmocka_unit_test(late_is_told_honestly),
        cmocka_unit_test(taken_back),
        cmocka_unit_test(not_solved),
        cmocka_unit_test(refused_by_the_store),
        cmocka_unit_test(waiting_for_a_seat),
        cmocka_unit_test(turned_down_and_purged),
        cmocka_unit_test(claimants_are_not_named),
        cmocka_unit_test(copied_and_finished),
        cmocka_unit_test(long_way),
        cmocka_unit_test(words_fit_the_store),
    };

    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
