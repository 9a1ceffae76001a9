/* SPDX-License-Identifier: MIT */
#include "base/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void millimetres(void **state)
{
    struct px_scale two = {2.0}, coarse = {0.3};

    (void)state;
    assert_int_equal(mm_to_px(two, 20), 40);
    assert_int_equal(mm_to_px(two, 0.24), 1); /* never vanishes */
    assert_int_equal(mm_to_px(two, 0.25), 1); /* half a pixel: away from zero */
    assert_int_equal(mm_to_px(two, 1.25), 3);
    assert_int_equal(mm_to_px(two, -1.25), -3);
    assert_int_equal(mm_to_px(two, 1.2), 2);
    assert_int_equal(mm_to_px(two, 0), 0);
    assert_int_equal(mm_to_px(coarse, 0.1), 1);
    assert_int_equal(mm_to_px(coarse, -0.1), 0);
}

static void times(void **state)
{
    (void)state;
    assert_int_equal(ms_to_us(120000), 120000000);
    assert_true(s_to_us(UINT64_C(10000000000)) == UINT64_C(10000000000000000));
    assert_true(ms_to_us(UINT64_C(5000000000)) == UINT64_C(5000000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(millimetres),
        cmocka_unit_test(times),
    };

    return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
