/* SPDX-License-Identifier: MIT */
#include "ui/scroll.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { MS = 1000 };

static struct scroll make(double limit, double offset)
{
    struct scroll s = {0};

    scroll_set_limit(&s, limit);
    scroll_to(&s, offset, false, 0);
    return s;
}

static void test_limits(void **state)
{
    struct scroll s = make(500, 0);

    (void)state;
    scroll_drag(&s, 50);
    assert_true(s.offset == 0); /* no bounce */
    scroll_drag(&s, -120);
    assert_true(s.offset == 120);
    scroll_drag(&s, -10000);
    assert_true(s.offset == 500);
    scroll_to(&s, -3, false, 0);
    assert_true(s.offset == 0);
    scroll_to(&s, 501, false, 0);
    assert_true(s.offset == 500);
    scroll_set_limit(&s, 200); /* the content became shorter */
    assert_true(s.offset == 200);
    scroll_set_limit(&s, -40);
    assert_true(s.offset == 0 && s.limit == 0);
}

static void test_halves_of_pixels_are_kept(void **state)
{
    struct scroll s = make(500, 0);

    (void)state;
    for (int i = 0; i < 10; i++)
        scroll_drag(&s, -0.25);
    assert_true(s.offset == 2.5);
}

static void test_fling_decays_and_stops(void **state)
{
    struct scroll s = make(100000, 0);
    double last = 0, last_step = 1e9;
    uint64_t now = 77 * MS;
    int ticks = 0;

    (void)state;
    scroll_fling(&s, -2000, now); /* finger up: content goes on to what is below */
    assert_int_equal(s.state, SCROLL_FLUNG);
    do {
        now += 16 * MS;
        ticks++;
        bool more = scroll_tick(&s, now);
        assert_true(s.offset > last);
        assert_true(s.offset - last < last_step);
        last_step = s.offset - last;
        last = s.offset;
        if (!more)
            break;
    } while (ticks < 1000);
    /* ln(2000 / 40) decay times; v tau (1 - 40/2000) px */
    assert_true(fabs(ticks * 16.0 - 325 * log(50)) < 32);
    assert_true(fabs(s.offset - 2000 * 0.325) < 20);
    assert_int_equal(s.state, SCROLL_STILL);
    assert_false(scroll_tick(&s, now + 1000 * MS));
    assert_true(s.offset == last);
}

static void test_fling_does_not_depend_on_the_frame_rate(void **state)
{
    struct scroll fine = make(100000, 0), coarse = make(100000, 0);

    (void)state;
    scroll_fling(&fine, -3000, 0);
    scroll_fling(&coarse, -3000, 0);
    for (int ms = 5; ms <= 400; ms += 5)
        assert_true(scroll_tick(&fine, (uint64_t)ms * MS));
    assert_true(scroll_tick(&coarse, 400 * MS));
    assert_true(fine.offset == coarse.offset);
}

static void test_fling_ends_at_the_wall(void **state)
{
    struct scroll s = make(100, 50);

    (void)state;
    scroll_fling(&s, -5000, 0);
    assert_false(scroll_tick(&s, 100 * MS));
    assert_true(s.offset == 100);
    scroll_fling(&s, 5000, 0);
    assert_false(scroll_tick(&s, 100 * MS));
    assert_true(s.offset == 0);
    scroll_fling(&s, 5000, 0); /* at the wall already */
    assert_false(scroll_tick(&s, 16 * MS));
    assert_true(s.offset == 0);
}

static void test_slow_and_mad_flings(void **state)
{
    struct scroll s = make(100, 50);

    (void)state;
    scroll_fling(&s, SCROLL_STOP_PX_S - 1, 0);
    assert_int_equal(s.state, SCROLL_STILL);
    scroll_fling(&s, (double)NAN, 0);
    assert_int_equal(s.state, SCROLL_STILL);
    assert_true(s.offset == 50);
    scroll_fling(&s, -(double)INFINITY, 0);
    assert_false(scroll_tick(&s, 16 * MS));
    assert_true(s.offset == 100);
    scroll_drag(&s, (double)NAN);
    assert_true(s.offset == 0);
}

static void test_glide_ends_exactly(void **state)
{
    struct scroll s = make(1000, 10.5);
    double last = s.offset;

    (void)state;
    scroll_to(&s, 700, true, 5 * MS);
    for (int ms = 16; ms < 200; ms += 16) {
        assert_true(scroll_tick(&s, (uint64_t)(5 + ms) * MS));
        assert_true(s.offset > last && s.offset < 700);
        last = s.offset;
    }
    assert_false(scroll_tick(&s, 205 * MS));
    assert_true(s.offset == 700);
    assert_int_equal(s.state, SCROLL_STILL);
}

static void test_glide_to_where_it_is_moves_nothing(void **state)
{
    struct scroll s = make(1000, 1000);

    (void)state;
    scroll_to(&s, 5000, true, 0);
    assert_int_equal(s.state, SCROLL_STILL);
}

static void test_glide_is_cut_by_a_new_limit(void **state)
{
    struct scroll s = make(1000, 0);

    (void)state;
    scroll_to(&s, 900, true, 0);
    assert_true(scroll_tick(&s, 100 * MS));
    scroll_set_limit(&s, 300);
    assert_true(s.offset <= 300);
    assert_false(scroll_tick(&s, 200 * MS));
    assert_true(s.offset == 300);
}

static void test_drag_interrupts(void **state)
{
    struct scroll s = make(1000, 0);

    (void)state;
    scroll_to(&s, 900, true, 0);
    assert_true(scroll_tick(&s, 100 * MS));
    double at = s.offset;
    scroll_drag(&s, 5);
    assert_true(s.offset == at - 5);
    assert_false(scroll_tick(&s, 150 * MS));
    assert_true(s.offset == at - 5);
    scroll_fling(&s, -1000, 200 * MS);
    assert_true(scroll_tick(&s, 250 * MS));
    scroll_stop(&s);
    at = s.offset;
    assert_false(scroll_tick(&s, 300 * MS));
    assert_true(s.offset == at);
}

static void test_time_going_nowhere(void **state)
{
    struct scroll s = make(1000, 100);

    (void)state;
    scroll_fling(&s, -1000, 500 * MS);
    assert_true(scroll_tick(&s, 500 * MS));
    assert_true(s.offset == 100);
    assert_true(scroll_tick(&s, 100 * MS)); /* backwards */
    assert_true(s.offset == 100);
    scroll_to(&s, 300, true, 500 * MS);
    assert_true(scroll_tick(&s, 1));
    assert_true(s.offset == 100);
    assert_false(scroll_tick(&s, UINT64_MAX));
    assert_true(s.offset == 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_halves_of_pixels_are_kept),
        cmocka_unit_test(test_fling_decays_and_stops),
        cmocka_unit_test(test_fling_does_not_depend_on_the_frame_rate),
        cmocka_unit_test(test_fling_ends_at_the_wall),
        cmocka_unit_test(test_slow_and_mad_flings),
        cmocka_unit_test(test_glide_ends_exactly),
        cmocka_unit_test(test_glide_to_where_it_is_moves_nothing),
        cmocka_unit_test(test_glide_is_cut_by_a_new_limit),
        cmocka_unit_test(test_drag_interrupts),
        cmocka_unit_test(test_time_going_nowhere),
    };

    return cmocka_run_group_tests_name("ui/scroll", tests, NULL, NULL);
}
