/* SPDX-License-Identifier: MIT */
/* 评价: one tap is enough, once for each time it was done, and a bad one brings a call. */
#include "request_hall.h"

#include "record.h"

static const struct size portrait = {1080, 1920}, landscape = {1920, 1080};

static struct request_record *stored(struct request_hall *h, int64_t number)
{
    struct request_record *record = requests_record(h->requests, number);

    assert_non_null(record);
    return record;
}

static void one_tap_is_enough(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    int64_t number = hall_repair(&h, true).number;
    hall_go(&h, record_page(&h.world.hall, number));
    hall_key(&h, "满意"); /* on the record itself */
    assert_string_equal(world_page(&h.world), "rating");
    assert_false(hall_shows(&h, WORD_RATING_BAD));
    hall_key(&h, "交上评价");
    assert_string_equal(world_page(&h.world), "record");
    assert_true(world_shows(&h.world, "您的评价：★★★★ 满意"));
    assert_false(hall_shows(&h, WORD_RATING_TITLE));
    struct request_record *r = stored(&h, number);
    assert_int_equal(r->rating[0], 4);
    assert_int_equal(r->rating[1], 0);
    request_record_destroy(r);
    hall_close(&h);
}

/* The n-th key of this text from the top. */
static void tap_row(struct request_hall *h, const char *text, int row)
{
    struct widget *root = nav_top(h->world.nav)->root;
    int found = 0;
    struct widget *stack[256];
    int depth = 0;

    stack[depth++] = root;
    while (depth > 0) {
        struct widget *w = stack[--depth];
        if (w->class->text != NULL && str_same(w->class->text(w), text) && found++ == row) {
            struct rect box = widget_screen_box(w);
            world_tap_at(&h->world, box.x + box.w / 2, box.y + box.h / 2);
            return;
        }
        for (struct list *link = w->children.prev; link != &w->children; link = link->prev) {
            assert_true(depth < 256);
            stack[depth++] = CONTAINER_OF(link, struct widget, siblings);
        }
    }
    fail_msg("no %s in row %d", text, row);
}

static void all_four_and_a_bad_one(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, landscape);
    int64_t number = hall_repair(&h, true).number;
    hall_go(&h, record_page(&h.world.hall, number));
    hall_key(&h, "评价");
    /* Nothing can be handed in before the first is given. */
    struct point where;
    assert_false(ui_find_key(h.world.ui, "交上评价", &where));
    tap_row(&h, "非常不满意", 0);
    assert_true(hall_shows(&h, WORD_RATING_BAD));
    tap_row(&h, "满意", 1);
    tap_row(&h, "基本满意", 2);
    tap_row(&h, "非常满意", 3);
    tap_row(&h, "非常满意", 3); /* a second tap takes it back */
    tap_row(&h, "非常不满意", 0); /* not that of the first */
    hall_key(&h, "交上评价");
    assert_string_equal(world_page(&h.world), "record");
    struct request_record *r = stored(&h, number);
    const int expected[REQUEST_INDICATORS] = {1, 4, 3, 0};
    assert_memory_equal(r->rating, expected, sizeof expected);
    assert_int_equal(r->event[r->event_count - 1].kind, REQUEST_EVENT_FOLLOW_UP);
    request_record_destroy(r);
    hall_close(&h);
}

static void once_for_each_time(void **state)
{
    struct request_hall h;
    const int good[REQUEST_INDICATORS] = {5, 0, 0, 0};
    struct error error = {0};

    (void)state;
    hall_open(&h, portrait);
    int64_t number = hall_repair(&h, true).number;
    hall_go(&h, record_page(&h.world.hall, number));
    hall_key(&h, "满意");
    /* Handed in elsewhere meanwhile. */
    assert_true(requests_rate(h.requests, number, good, wall_of("2026-11-24T09:00"), &error));
    hall_key(&h, "交上评价");
    assert_true(hall_shows(&h, WORD_ACTION_FAILED));
    assert_true(world_shows(&h.world, "已经评价过了"));
    world_tap(&h.world, "知道了");
    assert_string_equal(world_page(&h.world), "record");
    assert_true(world_shows(&h.world, "★★★★★ 非常满意"));
    /* Taken up again and done again: it may be rated again. */
    assert_true(requests_reopen(h.requests, number, DAY_NONE, wall_of("2026-11-24T09:10"), &error));
    hall_reply(&h, number, REQUEST_EVENT_DONE, "这回好了", "2026-11-24T09:20");
    nav_rebuild(h.world.nav);
    world_round(&h.world);
    assert_true(hall_shows(&h, WORD_RATING_TITLE));
    assert_false(world_shows(&h.world, "您的评价"));
    hall_close(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_tap_is_enough),
        cmocka_unit_test(all_four_and_a_bad_one),
        cmocka_unit_test(once_for_each_time),
    };

    return cmocka_run_group_tests_name("rating", tests, NULL, NULL);
}
