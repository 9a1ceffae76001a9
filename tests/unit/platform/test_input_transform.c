/* SPDX-License-Identifier: MIT */
#include "input_transform.h"

#include "rotate.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static const float none[6] = {1, 0, 0, 0, 1, 0};

static struct input_transform make(int rotation, const float calibration[6], int width_px, int height_px)
{
    struct input_transform t;

    assert_true(input_transform_init(&t, rotation, calibration));
    t.width_px = width_px;
    t.height_px = height_px;
    return t;
}

static void assert_upright(const struct input_transform *t, double u, double v, double x, double y)
{
    float got_x, got_y;

    input_transform_upright(t, u, v, &got_x, &got_y);
    if (fabs((double)got_x - x) > 0.01 || fabs((double)got_y - y) > 0.01)
        fail_msg("rotation %d: %g,%g gives %g,%g, not %g,%g", t->rotation, u, v, (double)got_x, (double)got_y,
                 x, y);
}

/* Where the panel's first pixel, the one at its top right, and a lopsided place are in the picture. */
static void each_rotation(void **state)
{
    (void)state;
    struct input_transform t = make(0, none, 1920, 1080);
    assert_upright(&t, 0, 0, 0, 0);
    assert_upright(&t, 1, 0, 1920, 0);
    assert_upright(&t, 0.25, 0.1, 480, 108);
    t = make(90, none, 1080, 1920); /* turned clockwise: the picture's top left is at the panel's top right */
    assert_upright(&t, 1, 0, 0, 0);
    assert_upright(&t, 0, 0, 0, 1920);
    assert_upright(&t, 1, 1, 1080, 0);
    assert_upright(&t, 0.25, 0.1, 108, 1440);
    t = make(180, none, 1920, 1080);
    assert_upright(&t, 1, 1, 0, 0);
    assert_upright(&t, 0.25, 0.1, 1440, 972);
    t = make(270, none, 1080, 1920); /* bottom left */
    assert_upright(&t, 0, 1, 0, 0);
    assert_upright(&t, 0, 0, 1080, 0);
    assert_upright(&t, 0.25, 0.1, 972, 480);
}

/* A finger on the place of the panel where the picture's pixel was copied to must come back as that pixel. */
static void agrees_with_the_picture(void **state)
{
    struct size upright = {40, 70};

    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90) {
        struct input_transform t = make(rotation, none, upright.w, upright.h);
        struct size panel = rotate_size(upright, rotation);
        for (int y = 0; y < upright.h; y++)
            for (int x = 0; x < upright.w; x++) {
                struct rect there = rotate_box(rect_make(x, y, 1, 1), upright, rotation);
                assert_upright(&t, (there.x + 0.5) / panel.w, (there.y + 0.5) / panel.h, x + 0.5, y + 0.5);
            }
    }
}

static void calibration_comes_before_rotation(void **state)
{
    static const float half_and_aside[6] = {0.5f, 0, 0.25f, 0, 1, 0.1f};
    static const float swapped[6] = {0, 1, 0, 1, 0, 0};
    struct input_transform t = make(0, half_and_aside, 1000, 1000);

    (void)state;
    assert_upright(&t, 0, 0, 250, 100);
    assert_upright(&t, 0.5, 0.5, 500, 600);
    t = make(90, half_and_aside, 1000, 1000);
    assert_upright(&t, 0, 0, 100, 750);
    t = make(0, swapped, 1000, 500);
    assert_upright(&t, 0.2, 0.4, 400, 100);
}

static void stays_inside(void **state)
{
    static const double values[] = {-1e30, -1,    -0.001, 0,    0.5, 0.9999999999,
                                    1,     1.001, 7,      1e30, NAN, INFINITY};
    static const int sizes[] = {1, 480, 1080, 3840};

    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90)
        for (size_t s = 0; s < ARRAY_LEN(sizes); s++)
            for (size_t i = 0; i < ARRAY_LEN(values); i++)
                for (size_t j = 0; j < ARRAY_LEN(values); j++) {
                    struct input_transform t = make(rotation, none, sizes[s], sizes[s]);
                    float x, y;
                    input_transform_upright(&t, values[i], values[j], &x, &y);
                    assert_true(x >= 0 && (int)x < sizes[s] && y >= 0 && (int)y < sizes[s]);
                }
}

static void inverse_is_exact(void **state)
{
    static const float calibrations[][6] = {{1, 0, 0, 0, 1, 0},
                                            {1.05f, 0.01f, -0.02f, -0.015f, 0.97f, 0.03f},
                                            {0, -1, 1, 1, 0, 0},
                                            {-1, 0, 1, 0, -1, 1}};

    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90)
        for (size_t c = 0; c < ARRAY_LEN(calibrations); c++) {
            struct input_transform t = make(rotation, calibrations[c], 1080, 1920);
            for (int x = 0; x < 1080; x += 33)
                for (int y = 0; y < 1920; y += 41) {
                    double u, v;
                    float back_x, back_y;
                    input_transform_panel(&t, x + 0.25, y + 0.5, &u, &v);
                    input_transform_upright(&t, u, v, &back_x, &back_y);
                    assert_float_equal(back_x, x + 0.25, 0.01);
                    assert_float_equal(back_y, y + 0.5, 0.01);
                }
        }
}

static void nonsense_is_left_out(void **state)
{
    static const float flat[6] = {1, 1, 0, 1, 1, 0}, zero[6] = {0};
    const float no_number[6] = {1, 0, NAN, 0, 1, 0}, endless[6] = {INFINITY, 0, 0, 0, 1, 0};
    const float *const all[] = {flat, zero, no_number, endless};
    struct input_transform t;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        assert_false(input_transform_init(&t, 180, all[i]));
        t.width_px = t.height_px = 100;
        assert_upright(&t, 0.25, 0.1, 75, 90); /* the rotation holds */
    }
    assert_false(input_transform_init(&t, 45, none));
    t.width_px = t.height_px = 100;
    assert_upright(&t, 0.25, 0.1, 25, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rotation),
        cmocka_unit_test(agrees_with_the_picture),
        cmocka_unit_test(calibration_comes_before_rotation),
        cmocka_unit_test(stays_inside),
        cmocka_unit_test(inverse_is_exact),
        cmocka_unit_test(nonsense_is_left_out),
    };

    return cmocka_run_group_tests_name("input_transform", tests, NULL, NULL);
}
