/* SPDX-License-Identifier: MIT */
#include "platform/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <time.h>

static void test_fake_stands_still_until_pushed(void **state)
{
    struct clock *clock = clock_fake_create(5000, 1000000);

    (void)state;
    assert_true(clock_is_fake(clock));
    assert_int_equal(clock_now_us(clock), 5000);
    assert_int_equal(clock_now_us(clock), 5000);
    clock_fake_advance(clock, 999999);
    assert_int_equal(clock_now_us(clock), 1004999);
    assert_int_equal(clock_wall_s(clock), 1000000);
    clock_fake_advance(clock, 1);
    assert_int_equal(clock_wall_s(clock), 1000001);
    clock_destroy(clock);
}

static void test_fake_before_1970(void **state)
{
    struct clock *clock = clock_fake_create(0, -60);

    (void)state;
    clock_fake_advance(clock, 1000000);
    assert_int_equal(clock_wall_s(clock), -59);
    clock_destroy(clock);
}

static void test_system_walks_forward(void **state)
{
    struct clock *clock = clock_system_create(CLOCK_FOLLOW_SYSTEM);
    uint64_t first = clock_now_us(clock);
    int64_t before = (int64_t)time(NULL);

    (void)state;
    assert_false(clock_is_fake(clock));
    assert_true(clock_now_us(clock) >= first);
    assert_true(clock_wall_s(clock) >= before && clock_wall_s(clock) <= before + 2);
    clock_destroy(clock);
}

static void test_system_with_a_given_wall(void **state)
{
    struct clock *clock = clock_system_create(0);

    (void)state;
    assert_in_range(clock_wall_s(clock), 0, 1);
    clock_destroy(clock);
    clock = clock_system_create(4070908800); /* 2099 */
    assert_in_range(clock_wall_s(clock), 4070908800, 4070908801);
    clock_destroy(clock);
    clock_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fake_stands_still_until_pushed),
        cmocka_unit_test(test_fake_before_1970),
        cmocka_unit_test(test_system_walks_forward),
        cmocka_unit_test(test_system_with_a_given_wall),
    };

    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
