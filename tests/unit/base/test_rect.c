/* SPDX-License-Identifier: MIT */
#include "base/rect.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_rect(struct rect got, int x, int y, int w, int h)
{
    if (!rect_same(got, rect_make(x, y, w, h)))
        fail_msg("%d,%d %dx%d is not %d,%d %dx%d", got.x, got.y, got.w, got.h, x, y, w, h);
}

static const struct rect shapes[] = {{0, 0, 10, 10}, {5, 5, 10, 10}, {10, 0, 5, 10}, {-5, -5, 3, 3},
                                     {2, 2, 3, 3},   {0, 0, 0, 10},  {4, 4, -2, 5},  {-8, -8, 40, 40},
                                     {3, 9, 1, 1},   {7, 7, 5, 0}};

/* Every operation against what it says of single pixels. */
static void pixel_by_pixel(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
        for (size_t j = 0; j < ARRAY_LEN(shapes); j++) {
            struct rect a = shapes[i], b = shapes[j], both = rect_intersect(a, b), around = rect_union(a, b);
            bool covers = true;
            for (int y = -12; y < 45; y++)
                for (int x = -12; x < 45; x++) {
                    bool in_a = rect_has(a, x, y), in_b = rect_has(b, x, y);
                    assert_int_equal(rect_has(both, x, y), in_a && in_b);
                    assert_true(rect_has(around, x, y) || !(in_a || in_b));
                    covers = covers && (in_a || !in_b);
                }
            assert_int_equal(rect_covers(a, b), covers);
        }
}

static void intersections(void **state)
{
    (void)state;
    assert_rect(rect_intersect(shapes[0], shapes[1]), 5, 5, 5, 5);
    assert_rect(rect_intersect(shapes[0], shapes[2]), 0, 0, 0, 0); /* they only touch */
    assert_rect(rect_intersect(shapes[0], shapes[6]), 0, 0, 0, 0);
}

static void unions(void **state)
{
    (void)state;
    assert_rect(rect_union(shapes[0], shapes[1]), 0, 0, 15, 15);
    assert_rect(rect_union(shapes[5], shapes[1]), 5, 5, 10, 10);
    assert_rect(rect_union(shapes[1], shapes[6]), 5, 5, 10, 10);
    assert_rect(rect_union(shapes[5], shapes[6]), 0, 0, 0, 0);
}

static void moves_and_insets(void **state)
{
    (void)state;
    assert_rect(rect_move(shapes[1], -7, 3), -2, 8, 10, 10);
    assert_rect(rect_inset(shapes[1], 2, 3), 7, 8, 6, 4);
    assert_rect(rect_inset(shapes[1], -2, -3), 3, 2, 14, 16);
    assert_true(rect_empty(rect_inset(shapes[1], 5, 0)));
    assert_true(rect_empty(rect_inset(shapes[1], 50, 0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixel_by_pixel),
        cmocka_unit_test(intersections),
        cmocka_unit_test(unions),
        cmocka_unit_test(moves_and_insets),
    };

    return cmocka_run_group_tests_name("rect", tests, NULL, NULL);
}
