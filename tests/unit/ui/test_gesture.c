/* SPDX-License-Identifier: MIT */
#include "ui/gesture.h"

#include "base/log.h"
#include "base/macros.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MS = 1000, TOLD_MAX = 64 };

/* One finger after the other, and what came of it. */
struct bench {
    struct gesture gesture;
    struct gesture_out told[TOLD_MAX];
    int count;
    uint64_t now_us;
    void (*during)(struct bench *b, enum gesture_meaning meaning);
};

static void on_told(void *ctx, const struct gesture_out *out)
{
    struct bench *b = ctx;

    assert_true(b->count < TOLD_MAX);
    b->told[b->count++] = *out;
    if (b->during != NULL)
        b->during(b, out->meaning);
}

static void start(struct bench *b)
{
    memset(b, 0, sizeof *b);
    gesture_init(&b->gesture, on_told, b);
    gesture_set_slop(&b->gesture, 10);
    b->now_us = 1000 * MS;
}

static void feed(struct bench *b, enum touch_kind kind, int slot, float x, float y)
{
    struct touch_event e = {kind, slot, x, y, b->now_us};

    gesture_feed(&b->gesture, &e);
}

static void wait_ms(struct bench *b, int ms)
{
    b->now_us += (uint64_t)ms * MS;
    gesture_tick(&b->gesture, b->now_us);
}

static void expect(struct bench *b, int count, const enum gesture_meaning *meanings)
{
    assert_int_equal(b->count, count);
    for (int i = 0; i < count; i++)
        assert_int_equal(b->told[i].meaning, meanings[i]);
}

#define EXPECT(b, ...) \
    do { \
        const enum gesture_meaning list_[] = {__VA_ARGS__}; \
        expect(b, (int)ARRAY_LEN(list_), list_); \
    } while (0)

static void tap_at(struct bench *b, float x, float y)
{
    feed(b, TOUCH_DOWN, 0, x, y);
    wait_ms(b, 50);
    feed(b, TOUCH_UP, 0, x, y);
}

/* ---- what one finger means ---- */

static void test_tap(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, 3, 100, 200);
    EXPECT(&b, GESTURE_PRESS);
    assert_int_equal(b.gesture.state, GESTURE_PRESSED);
    wait_ms(&b, 80);
    feed(&b, TOUCH_MOVE, 3, 104, 203); /* trembles */
    feed(&b, TOUCH_UP, 3, 104, 203);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
    assert_true(b.told[1].x == 100 && b.told[1].y == 200); /* where it was pressed */
    assert_true(b.told[1].now_us == b.now_us);
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
    assert_int_equal(b.gesture.slots_down, 0);
}

static void test_slow_press_is_a_tap(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, 0, 5, 5);
    assert_true(gesture_deadline(&b.gesture) == UINT64_MAX);
    wait_ms(&b, 5000);
    feed(&b, TOUCH_UP, 0, 5, 5);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
}

static void test_hold(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    gesture_set_hold(&b.gesture, true);
    feed(&b, TOUCH_DOWN, 0, 5, 6);
    assert_true(gesture_deadline(&b.gesture) == b.now_us + GESTURE_HOLD_US);
    wait_ms(&b, 599);
    EXPECT(&b, GESTURE_PRESS);
    wait_ms(&b, 1);
    EXPECT(&b, GESTURE_PRESS, GESTURE_HOLD);
    assert_int_equal(b.gesture.state, GESTURE_HELD);
    assert_true(gesture_deadline(&b.gesture) == UINT64_MAX);
    wait_ms(&b, 5000);
    feed(&b, TOUCH_MOVE, 0, 300, 300);
    feed(&b, TOUCH_UP, 0, 300, 300);
    EXPECT(&b, GESTURE_PRESS, GESTURE_HOLD);
    assert_true(b.told[1].x == 5 && b.told[1].y == 6);
    tap_at(&b, 1, 1);
    assert_int_equal(b.count, 4);
}

/* Lifted late, and nobody ticked in between: it was a hold all the same. */
static void test_hold_seen_at_the_lift(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    gesture_set_hold(&b.gesture, true);
    feed(&b, TOUCH_DOWN, 0, 5, 6);
    b.now_us += 700 * MS;
    feed(&b, TOUCH_UP, 0, 5, 6);
    EXPECT(&b, GESTURE_PRESS, GESTURE_HOLD);
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
}

static void test_slop_is_a_circle(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, 0, 0, 0);
    feed(&b, TOUCH_MOVE, 0, 7, 7); /* 9.9 */
    EXPECT(&b, GESTURE_PRESS);
    feed(&b, TOUCH_MOVE, 0, 8, 8); /* 11.3 */
    EXPECT(&b, GESTURE_PRESS, GESTURE_DRAG_BEGIN, GESTURE_DRAG);
    assert_true(b.told[1].x == 0 && b.told[1].y == 0);
    assert_true(b.told[2].dx == 8 && b.told[2].dy == 8); /* the finger stays on what it took hold of */
}

/* ---- drags ---- */

static void drag_down(struct bench *b, int steps, float step_px, int step_ms)
{
    float y = 100;

    feed(b, TOUCH_DOWN, 0, 50, y);
    for (int i = 0; i < steps; i++) {
        wait_ms(b, step_ms);
        y += step_px;
        feed(b, TOUCH_MOVE, 0, 50, y);
    }
}

static void test_drag_adds_up_and_flings(void **state)
{
    struct bench b;
    float sum = 0;

    (void)state;
    start(&b);
    drag_down(&b, 10, 20, 10);
    feed(&b, TOUCH_UP, 0, 50, 300);
    assert_int_equal(b.told[1].meaning, GESTURE_DRAG_BEGIN);
    for (int i = 2; i < b.count - 1; i++) {
        assert_int_equal(b.told[i].meaning, GESTURE_DRAG);
        sum += b.told[i].dy;
    }
    assert_true(sum == 200);
    const struct gesture_out *end = &b.told[b.count - 1];
    assert_int_equal(end->meaning, GESTURE_DRAG_END);
    assert_true(fabsf(end->vy - 2000) < 1 && fabsf(end->vx) < 1); /* 20 px in 10 ms */
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
}

/* Only the last 80 ms count: who slows down before lifting flings slowly. */
static void test_speed_is_of_the_end(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    drag_down(&b, 5, 100, 10);
    for (int i = 1; i <= 6; i++) {
        wait_ms(&b, 20);
        feed(&b, TOUCH_MOVE, 0, 50, 600 + (float)i * 2);
    }
    feed(&b, TOUCH_UP, 0, 50, 612);
    assert_true(fabsf(b.told[b.count - 1].vy - 100) < 1);
}

static void test_rest_before_lift_is_no_fling(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    drag_down(&b, 10, 20, 10);
    wait_ms(&b, 81);
    feed(&b, TOUCH_UP, 0, 50, 300);
    assert_int_equal(b.told[b.count - 1].meaning, GESTURE_DRAG_END);
    assert_true(b.told[b.count - 1].vy == 0);
}

static void test_time_standing_still_is_no_speed(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    drag_down(&b, 5, 50, 0);
    feed(&b, TOUCH_UP, 0, 50, 350);
    assert_true(b.told[b.count - 1].vy == 0);
    b.now_us -= 500 * MS; /* and backwards */
    drag_down(&b, 1, 50, 10);
    b.now_us -= 5 * MS;
    feed(&b, TOUCH_UP, 0, 50, 150);
    assert_true(isfinite(b.told[b.count - 1].vy) && b.told[b.count - 1].vy == 0);
}

/* ---- more fingers ---- */

static void test_second_finger_is_ignored(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, 0, 10, 10);
    feed(&b, TOUCH_DOWN, 1, 200, 200);
    feed(&b, TOUCH_MOVE, 1, 300, 300);
    EXPECT(&b, GESTURE_PRESS);
    feed(&b, TOUCH_UP, 0, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
    /* The second one is still down: a third waits too. */
    feed(&b, TOUCH_MOVE, 1, 400, 400);
    feed(&b, TOUCH_DOWN, 2, 50, 50);
    feed(&b, TOUCH_UP, 2, 50, 50);
    feed(&b, TOUCH_UP, 1, 400, 400);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
    tap_at(&b, 20, 20);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP, GESTURE_PRESS, GESTURE_TAP);
}

static void test_every_slot_can_be_the_first(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    for (int slot = 0; slot < TOUCH_SLOTS; slot++) {
        feed(&b, TOUCH_DOWN, slot, 10, 10);
        assert_int_equal(b.gesture.slot, slot);
        feed(&b, TOUCH_UP, slot, 10, 10);
        assert_int_equal(b.gesture.slot, -1);
    }
    assert_int_equal(b.count, 2 * TOUCH_SLOTS);
}

static void test_bad_slots_and_repeats_mean_nothing(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, -1, 10, 10);
    feed(&b, TOUCH_DOWN, TOUCH_SLOTS, 10, 10);
    feed(&b, TOUCH_DOWN, 1000, 10, 10);
    feed(&b, TOUCH_UP, 2, 10, 10);
    feed(&b, TOUCH_MOVE, 2, 10, 10);
    feed(&b, TOUCH_CANCEL, 2, 10, 10);
    assert_int_equal(b.count, 0);
    assert_int_equal(b.gesture.slots_down, 0);
    feed(&b, TOUCH_DOWN, 0, 10, 10);
    feed(&b, TOUCH_DOWN, 0, 90, 90);
    feed(&b, TOUCH_UP, 0, 10, 10);
    feed(&b, TOUCH_UP, 0, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
    assert_int_equal(b.gesture.slots_down, 0);
}

/* A device that is pulled out cancels the fingers it had. */
static void test_unplug_leaves_no_finger_behind(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    for (int slot = 0; slot < 3; slot++)
        feed(&b, TOUCH_DOWN, slot, 10, 10);
    for (int slot = 0; slot < 3; slot++)
        feed(&b, TOUCH_CANCEL, slot, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_CANCEL);
    assert_int_equal(b.gesture.slots_down, 0);
    tap_at(&b, 20, 20);
    EXPECT(&b, GESTURE_PRESS, GESTURE_CANCEL, GESTURE_PRESS, GESTURE_TAP);
}

/* ---- cancel and swallow ---- */

static void test_cancel_by_the_program(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    gesture_cancel(&b.gesture, b.now_us);
    assert_int_equal(b.count, 0);
    feed(&b, TOUCH_DOWN, 0, 10, 10);
    gesture_cancel(&b.gesture, b.now_us);
    feed(&b, TOUCH_MOVE, 0, 100, 100);
    feed(&b, TOUCH_UP, 0, 100, 100);
    EXPECT(&b, GESTURE_PRESS, GESTURE_CANCEL);
    drag_down(&b, 2, 30, 10);
    gesture_cancel(&b.gesture, b.now_us);
    assert_int_equal(b.told[b.count - 1].meaning, GESTURE_CANCEL);
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
}

static void test_wake_tap_is_swallowed(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    gesture_swallow(&b.gesture, b.now_us); /* the program sees the DOWN first */
    tap_at(&b, 10, 10);
    assert_true(gesture_deadline(&b.gesture) == b.now_us + GESTURE_SWALLOW_US);
    wait_ms(&b, 199);
    assert_int_equal(b.gesture.state, GESTURE_SWALLOWING);
    wait_ms(&b, 1);
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
    assert_true(gesture_deadline(&b.gesture) == UINT64_MAX);
    assert_int_equal(b.count, 0);
    tap_at(&b, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
}

static void test_long_wake_touch_is_swallowed_whole(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    feed(&b, TOUCH_DOWN, 0, 10, 10);
    gesture_swallow(&b.gesture, b.now_us);
    EXPECT(&b, GESTURE_PRESS, GESTURE_CANCEL);
    assert_true(gesture_deadline(&b.gesture) == UINT64_MAX);
    wait_ms(&b, 10000);
    feed(&b, TOUCH_MOVE, 0, 300, 300);
    feed(&b, TOUCH_DOWN, 1, 20, 20);
    feed(&b, TOUCH_UP, 0, 300, 300);
    wait_ms(&b, 1000);
    assert_int_equal(b.gesture.state, GESTURE_SWALLOWING);
    feed(&b, TOUCH_UP, 1, 20, 20);
    wait_ms(&b, 200);
    EXPECT(&b, GESTURE_PRESS, GESTURE_CANCEL);
    tap_at(&b, 10, 10);
    assert_int_equal(b.count, 4);
}

/* A double tap on a sleeping screen: the second one comes within the 200 ms and is swallowed with the first.
 */
static void test_tap_within_the_swallow(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    gesture_swallow(&b.gesture, b.now_us);
    tap_at(&b, 10, 10);
    wait_ms(&b, 150);
    feed(&b, TOUCH_DOWN, 0, 10, 10);
    wait_ms(&b, 400);
    feed(&b, TOUCH_UP, 0, 10, 10);
    wait_ms(&b, 199);
    assert_int_equal(b.gesture.state, GESTURE_SWALLOWING);
    wait_ms(&b, 1);
    assert_int_equal(b.count, 0);
    tap_at(&b, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
}

static void swallow_on_tap(struct bench *b, enum gesture_meaning meaning)
{
    if (meaning == GESTURE_TAP || meaning == GESTURE_HOLD)
        gesture_swallow(&b->gesture, b->now_us);
}

static void test_swallow_from_a_handler_holds(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    b.during = swallow_on_tap;
    tap_at(&b, 10, 10);
    assert_int_equal(b.gesture.state, GESTURE_SWALLOWING);
    tap_at(&b, 10, 10);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP);
    wait_ms(&b, 200);
    gesture_set_hold(&b.gesture, true);
    feed(&b, TOUCH_DOWN, 0, 1, 1);
    wait_ms(&b, 600);
    EXPECT(&b, GESTURE_PRESS, GESTURE_TAP, GESTURE_PRESS, GESTURE_HOLD);
    assert_int_equal(b.gesture.state, GESTURE_SWALLOWING);
    feed(&b, TOUCH_UP, 0, 1, 1);
    wait_ms(&b, 200);
    assert_int_equal(b.gesture.state, GESTURE_IDLE);
}

static void cancel_on_drag_begin(struct bench *b, enum gesture_meaning meaning)
{
    if (meaning == GESTURE_DRAG_BEGIN)
        gesture_cancel(&b->gesture, b->now_us);
}

static void test_cancel_from_a_handler_ends_the_drag(void **state)
{
    struct bench b;

    (void)state;
    start(&b);
    b.during = cancel_on_drag_begin;
    drag_down(&b, 5, 30, 10);
    feed(&b, TOUCH_UP, 0, 50, 250);
    EXPECT(&b, GESTURE_PRESS, GESTURE_DRAG_BEGIN, GESTURE_CANCEL);
}

/* ---- the whole table ---- */

static void bring_to(struct bench *b, enum gesture_state wanted)
{
    start(b);
    if (wanted == GESTURE_IDLE)
        return;
    if (wanted == GESTURE_HELD)
        gesture_set_hold(&b->gesture, true);
    feed(b, TOUCH_DOWN, 0, 100, 100);
    if (wanted == GESTURE_HELD)
        wait_ms(b, 600);
    if (wanted == GESTURE_DRAGGING)
        feed(b, TOUCH_MOVE, 0, 200, 200);
    if (wanted == GESTURE_SWALLOWING)
        gesture_swallow(&b->gesture, b->now_us);
    assert_int_equal(b->gesture.state, wanted);
    b->count = 0;
}

enum act { ACT_DOWN, ACT_SMALL, ACT_FAR, ACT_UP, ACT_CANCEL, ACT_PROGRAM_CANCEL, ACT_TICK, ACTS };

static void act(struct bench *b, enum act act)
{
    switch (act) {
    case ACT_DOWN: feed(b, TOUCH_DOWN, 1, 100, 100); break; /* another finger, or the first one */
    case ACT_SMALL: feed(b, TOUCH_MOVE, 0, 101, 100); break;
    case ACT_FAR: feed(b, TOUCH_MOVE, 0, 300, 100); break;
    case ACT_UP: feed(b, TOUCH_UP, 0, 100, 100); break;
    case ACT_CANCEL: feed(b, TOUCH_CANCEL, 0, 100, 100); break;
    case ACT_PROGRAM_CANCEL: gesture_cancel(&b->gesture, b->now_us); break;
    case ACT_TICK: wait_ms(b, 700); break;
    case ACTS: break;
    }
}

static void test_every_state_and_event(void **state)
{
    static const enum gesture_state next[GESTURE_STATES][ACTS] = {
        [GESTURE_IDLE] = {GESTURE_PRESSED, 0, 0, 0, 0, 0, 0},
        [GESTURE_PRESSED] = {GESTURE_PRESSED, GESTURE_PRESSED, GESTURE_DRAGGING, 0, 0, 0, GESTURE_PRESSED},
        [GESTURE_HELD] = {GESTURE_HELD, GESTURE_HELD, GESTURE_HELD, 0, 0, 0, GESTURE_HELD},
        [GESTURE_DRAGGING] = {GESTURE_DRAGGING, GESTURE_DRAGGING, GESTURE_DRAGGING, 0, 0, 0,
                              GESTURE_DRAGGING},
        [GESTURE_SWALLOWING] = {GESTURE_SWALLOWING, GESTURE_SWALLOWING, GESTURE_SWALLOWING,
                                GESTURE_SWALLOWING, GESTURE_SWALLOWING, GESTURE_SWALLOWING,
                                GESTURE_SWALLOWING},
    };
    static const int told[GESTURE_STATES][ACTS] = {
        [GESTURE_IDLE] = {1, 0, 0, 0, 0, 0, 0},     [GESTURE_PRESSED] = {0, 0, 2, 1, 1, 1, 0},
        [GESTURE_HELD] = {0, 0, 0, 0, 0, 0, 0},     [GESTURE_DRAGGING] = {0, 1, 1, 1, 1, 1, 0},
        [GESTURE_SWALLOWING] = {0, 0, 0, 0, 0, 0, 0},
    };
    struct bench b;

    (void)state;
    for (int from = 0; from < GESTURE_STATES; from++)
        for (int a = 0; a < ACTS; a++) {
            bring_to(&b, (enum gesture_state)from);
            act(&b, (enum act)a);
            if (b.gesture.state != next[from][a] || b.count != told[from][a])
                fail_msg("%s, act %d: %s, %d told", gesture_state_name((enum gesture_state)from), a,
                         gesture_state_name(b.gesture.state), b.count);
        }
}

/* The machine calls what its table does not know a bug of ours, and says so. */
static void count_line(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)level, (void)module, (void)text;
    ++*(int *)ctx;
}

/* Whatever comes, at the end of all touches it rests, and every press has found its end. */
static void test_random_fingers_come_to_rest(void **state)
{
    unsigned seed = 7;
    int logged = 0;
    struct bench b;

    (void)state;
    log_set_sink(count_line, &logged);
    for (int round = 0; round < 300; round++) {
        start(&b);
        gesture_set_hold(&b.gesture, round % 2 == 0);
        for (int i = 0; i < 40; i++) {
            seed = seed * 1103515245u + 12345u;
            unsigned r = seed >> 8;
            feed(&b, (enum touch_kind)(r % 4), (int)(r / 4 % 4) - (r % 97 == 0), (float)(r / 16 % 100),
                 (float)(r / 1600 % 100));
            if (r % 31 == 0)
                gesture_swallow(&b.gesture, b.now_us);
            wait_ms(&b, (int)(r % 40));
            if (b.count > TOLD_MAX - 8)
                b.count = 0;
        }
        for (int slot = 0; slot < TOUCH_SLOTS; slot++)
            feed(&b, TOUCH_CANCEL, slot, 0, 0);
        wait_ms(&b, 201);
        assert_int_equal(b.gesture.state, GESTURE_IDLE);
        assert_int_equal(b.gesture.slots_down, 0);
        assert_true(gesture_deadline(&b.gesture) == UINT64_MAX);
    }
    log_set_sink(NULL, NULL);
    assert_int_equal(logged, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tap),
        cmocka_unit_test(test_slow_press_is_a_tap),
        cmocka_unit_test(test_hold),
        cmocka_unit_test(test_hold_seen_at_the_lift),
        cmocka_unit_test(test_slop_is_a_circle),
        cmocka_unit_test(test_drag_adds_up_and_flings),
        cmocka_unit_test(test_speed_is_of_the_end),
        cmocka_unit_test(test_rest_before_lift_is_no_fling),
        cmocka_unit_test(test_time_standing_still_is_no_speed),
        cmocka_unit_test(test_second_finger_is_ignored),
        cmocka_unit_test(test_every_slot_can_be_the_first),
        cmocka_unit_test(test_bad_slots_and_repeats_mean_nothing),
        cmocka_unit_test(test_unplug_leaves_no_finger_behind),
        cmocka_unit_test(test_cancel_by_the_program),
        cmocka_unit_test(test_wake_tap_is_swallowed),
        cmocka_unit_test(test_long_wake_touch_is_swallowed_whole),
        cmocka_unit_test(test_tap_within_the_swallow),
        cmocka_unit_test(test_swallow_from_a_handler_holds),
        cmocka_unit_test(test_cancel_from_a_handler_ends_the_drag),
        cmocka_unit_test(test_every_state_and_event),
        cmocka_unit_test(test_random_fingers_come_to_rest),
    };

    return cmocka_run_group_tests_name("ui/gesture", tests, NULL, NULL);
}
