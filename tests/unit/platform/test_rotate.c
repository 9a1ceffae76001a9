/* SPDX-License-Identifier: MIT */
#include "rotate.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static const int rotations[] = {0, 90, 180, 270};

/* Rows have a few pixels more than they need, so that stride and width are not mixed up. */
enum { SPARE = 3 };

static struct pixels make(int width, int height)
{
    int stride = (width + SPARE) * 4;

    return (struct pixels){calloc((size_t)height, (size_t)stride), width, height, stride};
}

static void number(const struct pixels *p)
{
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++)
            pixels_row(p, y)[x] = (uint32_t)(y * p->width + x + 1);
}

static void test_small_picture_by_hand(void **state)
{
    /* 1 2 3
     * 4 5 6 */
    static const uint32_t expected[][6] = {
        {1, 2, 3, 4, 5, 6},
        {4, 1, 5, 2, 6, 3},
        {6, 5, 4, 3, 2, 1},
        {3, 6, 2, 5, 1, 4},
    };
    struct pixels upright = make(3, 2);
    struct damage all = {1, {{0, 0, 3, 2}}};

    (void)state;
    number(&upright);
    for (size_t r = 0; r < ARRAY_LEN(rotations); r++) {
        struct size size = rotate_size((struct size){3, 2}, rotations[r]);
        struct pixels panel = make(size.w, size.h);

        assert_int_equal(rotate_copy(&panel, &upright, rotations[r], &all), 6);
        for (int i = 0; i < 6; i++)
            assert_int_equal(pixels_row(&panel, i / size.w)[i % size.w], expected[r][i]);
        for (int y = 0; y < size.h; y++)
            assert_int_equal(pixels_row(&panel, y)[size.w], 0);
        free(panel.data);
    }
    free(upright.data);
}

/* The definition in rotate.h, one pixel at a time. */
static uint32_t *place(const struct pixels *panel, int x, int y, int w, int h, int rotation)
{
    switch (rotation) {
    case 90: return pixels_row(panel, x) + (h - 1 - y);
    case 180: return pixels_row(panel, h - 1 - y) + (w - 1 - x);
    case 270: return pixels_row(panel, w - 1 - x) + y;
    default: break;
    }
    return pixels_row(panel, y) + x;
}

static void check_box(const struct pixels *upright, int rotation, struct rect box)
{
    struct size size = rotate_size((struct size){upright->width, upright->height}, rotation);
    struct pixels panel = make(size.w, size.h);
    struct damage damage = {1, {box}};
    struct rect inside = rect_intersect(box, rect_make(0, 0, upright->width, upright->height));

    assert_int_equal(rotate_copy(&panel, upright, rotation, &damage), inside.w * inside.h);
    for (int y = 0; y < upright->height; y++)
        for (int x = 0; x < upright->width; x++) {
            uint32_t wanted = rect_has(box, x, y) ? pixels_row(upright, y)[x] : 0;

            if (*place(&panel, x, y, upright->width, upright->height, rotation) != wanted)
                fail_msg("rotation %d, box %d,%d %dx%d: wrong at %d,%d", rotation, box.x, box.y, box.w, box.h,
                         x, y);
        }
    free(panel.data);
}

static void test_random_boxes_over_tile_edges(void **state)
{
    struct pixels upright = make(150, 97);

    (void)state;
    srand(1);
    number(&upright);
    for (size_t r = 0; r < ARRAY_LEN(rotations); r++) {
        check_box(&upright, rotations[r], rect_make(0, 0, 150, 97));
        check_box(&upright, rotations[r], rect_make(-5, -5, 20, 200));
        check_box(&upright, rotations[r], rect_make(200, 0, 5, 5));
        for (int i = 0; i < 60; i++)
            check_box(&upright, rotations[r],
                      rect_make(rand() % 170 - 10, rand() % 110 - 10, rand() % 150, rand() % 97));
    }
    free(upright.data);
}

static void test_box_is_where_its_pixels_go(void **state)
{
    struct size upright = {30, 20};

    (void)state;
    assert_true(rect_same(rotate_box(rect_make(1, 2, 3, 4), upright, 0), rect_make(1, 2, 3, 4)));
    assert_true(rect_same(rotate_box(rect_make(1, 2, 3, 4), upright, 90), rect_make(14, 1, 4, 3)));
    assert_true(rect_same(rotate_box(rect_make(1, 2, 3, 4), upright, 180), rect_make(26, 14, 3, 4)));
    assert_true(rect_same(rotate_box(rect_make(1, 2, 3, 4), upright, 270), rect_make(2, 26, 4, 3)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_picture_by_hand),
        cmocka_unit_test(test_random_boxes_over_tile_edges),
        cmocka_unit_test(test_box_is_where_its_pixels_go),
    };

    return cmocka_run_group_tests_name("rotate", tests, NULL, NULL);
}
