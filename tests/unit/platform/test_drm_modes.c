/* SPDX-License-Identifier: MIT */
#include "drm_modes.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static drmModeModeInfo mode(int width, int height, uint32_t type, uint32_t flags)
{
    drmModeModeInfo m = {.type = type, .flags = flags};

    m.hdisplay = (uint16_t)width;
    m.vdisplay = (uint16_t)height;
    return m;
}

static const drmModeModeInfo *choose(drmModeModeInfo *modes, int count, int width, int height)
{
    drmModeConnector connector = {.modes = modes, .count_modes = count};

    return drm_modes_choose(&connector, (struct size){width, height});
}

static void test_wanted_then_preferred_then_largest(void **state)
{
    drmModeModeInfo modes[] = {
        mode(7680, 4320, 0, 0), mode(1920, 1080, DRM_MODE_TYPE_PREFERRED, 0), mode(1280, 800, 0, 0),
        mode(3840, 2160, 0, 0), mode(1280, 800, DRM_MODE_TYPE_DRIVER, 0),
    };

    (void)state;
    assert_ptr_equal(choose(modes, 5, 1280, 800), &modes[2]);
    assert_ptr_equal(choose(modes, 5, 0, 0), &modes[1]);
    assert_ptr_equal(choose(modes, 5, 1234, 567), &modes[1]);
    modes[1].type = 0;
    assert_ptr_equal(choose(modes, 5, 0, 0), &modes[3]);
    assert_ptr_equal(choose(modes, 1, 0, 0), &modes[0]);
    assert_null(choose(modes, 0, 0, 0));
}

static void test_interlaced_only_in_need(void **state)
{
    drmModeModeInfo modes[] = {
        mode(1920, 1080, DRM_MODE_TYPE_PREFERRED, DRM_MODE_FLAG_INTERLACE),
        mode(1280, 720, 0, 0),
        mode(0, 0, DRM_MODE_TYPE_PREFERRED, 0),
    };

    (void)state;
    assert_ptr_equal(choose(modes, 3, 1920, 1080), &modes[1]);
    assert_ptr_equal(choose(modes, 1, 0, 0), &modes[0]);
    assert_null(choose(&modes[2], 1, 0, 0));
}

static void test_same(void **state)
{
    drmModeModeInfo a = mode(1920, 1080, DRM_MODE_TYPE_PREFERRED, 0), b = a;

    (void)state;
    a.clock = b.clock = 148500;
    b.type = 0;
    assert_true(drm_modes_same(&a, &b));
    b.clock++;
    assert_false(drm_modes_same(&a, &b));
}

static void test_millimetres(void **state)
{
    static const struct {
        uint32_t w_mm, h_mm;
        int w_px, h_px;
        bool good;
    } cases[] = {
        {698, 393, 3840, 2160, true}, /* 32 inches */
        {344, 194, 1920, 1080, true},    {154, 86, 1024, 600, true}, /* 7 inches, pixels not quite square */
        {0, 0, 1920, 1080, false},       {698, 0, 1920, 1080, false},
        {160, 90, 1920, 1080, false}, /* the ratio, not a size */
        {16, 9, 1920, 1080, false},      {1600, 900, 1920, 1080, false},
        {5440, 3060, 1920, 1080, false}, /* larger than any panel */
        {400, 400, 1920, 1080, false}, /* a panel of another shape */
        {194, 344, 1920, 1080, false}, /* lying, said to stand */
        {320, 240, 1280, 1024, true},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        drmModeConnector connector = {.mmWidth = cases[i].w_mm, .mmHeight = cases[i].h_mm};
        drmModeModeInfo m = mode(cases[i].w_px, cases[i].h_px, 0, 0);
        double w = -1, h = -1;

        drm_modes_size_mm(&connector, &m, &w, &h);
        if (w != (cases[i].good ? cases[i].w_mm : 0) || h != (cases[i].good ? cases[i].h_mm : 0))
            fail_msg("case %zu: %g x %g", i, w, h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wanted_then_preferred_then_largest),
        cmocka_unit_test(test_interlaced_only_in_need),
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_millimetres),
    };

    return cmocka_run_group_tests_name("drm_modes", tests, NULL, NULL);
}
