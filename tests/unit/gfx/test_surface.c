/* SPDX-License-Identifier: MIT */
#include "gfx/surface.h"

#include "base/log.h"
#include "gfx/color.h"
#include "gfx/image.h"
#include "image_data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { W = 37, H = 21 };

static uint32_t value(int x, int y)
{
    return 0xFF000000u | (uint32_t)(x * 1000 + y);
}

static struct surface *numbered(void)
{
    struct surface *s = surface_create(W, H);
    assert_non_null(s);
    struct pixels p = surface_pixels(s);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            pixels_row(&p, y)[x] = value(x, y);
    }
    return s;
}

static void starts_black_and_aligned(void **state)
{
    (void)state;
    struct surface *s = surface_create(W, H);
    struct pixels p = surface_pixels(s);
    assert_int_equal(p.width, W);
    assert_int_equal(p.height, H);
    assert_int_equal((uintptr_t)p.data % 64, 0);
    assert_int_equal(p.stride % 64, 0);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            assert_int_equal(pixels_row(&p, y)[x] & 0xFFFFFF, 0);
    }
    surface_destroy(s);
    surface_destroy(NULL);
}

static void refuses_wrong_sizes(void **state)
{
    (void)state;
    assert_null(surface_create(0, 5));
    assert_null(surface_create(5, 0));
    assert_null(surface_create(-1, 5));
    assert_null(surface_create(16385, 5));
    assert_null(surface_create(5, 16385));
}

/* What a move must do, said pixel by pixel. */
static void check_move(struct rect area, int dx, int dy)
{
    struct surface *s = numbered();
    struct pixels p = surface_pixels(s);
    struct rect inside = rect_intersect(area, rect_make(0, 0, W, H));

    surface_move(s, area, dx, dy);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool moved = rect_has(inside, x, y) && rect_has(inside, x - dx, y - dy);
            uint32_t expected = moved ? value(x - dx, y - dy) : value(x, y);
            if (pixels_row(&p, y)[x] != expected)
                fail_msg("at %d,%d moved by %d,%d", x, y, dx, dy);
        }
    }
    surface_destroy(s);
}

static void moves_within_its_area(void **state)
{
    static const int steps[] = {0, 1, -1, 3, -3, 30, -30, 1000, -1000};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        for (size_t j = 0; j < ARRAY_LEN(steps); j++) {
            check_move(rect_make(0, 0, W, H), steps[i], steps[j]);
            check_move(rect_make(5, 4, 20, 10), steps[i], steps[j]);
            check_move(rect_make(-10, -10, 30, 25), steps[i], steps[j]);
            check_move(rect_make(100, 100, 5, 5), steps[i], steps[j]);
        }
    }
}

static void saves_what_can_be_read_again(void **state)
{
    char path[] = "/tmp/keting-test-surface-XXXXXX";
    struct error error = {0};
    (void)state;

    close(mkstemp(path));
    struct surface *s = numbered();
    struct pixels p = surface_pixels(s);
    assert_true(pixels_save_png(&p, path));
    struct image *image = image_load(path, (struct size){0, 0}, &error);
    assert_non_null(image);
    assert_int_equal(image->width, W);
    assert_int_equal(image->height, H);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            assert_int_equal(image->data[y * W + x], value(x, y));
    }
    image_destroy(image);
    unlink(path);
    surface_destroy(s);
}

static void drop_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)level, (void)module, (void)text;
    ++*(int *)ctx;
}

static void says_when_it_cannot_save(void **state)
{
    int lines = 0;
    (void)state;
    struct surface *s = numbered();
    struct pixels p = surface_pixels(s);
    log_set_sink(drop_log, &lines);
    assert_false(pixels_save_png(&p, "/nonexistent/a.png"));
    assert_false(pixels_save_png(&p, "/dev/full"));
    log_set_sink(NULL, NULL);
    assert_int_equal(lines, 2);
    surface_destroy(s);
}

static void mixes_and_compares_colours(void **state)
{
    (void)state;
    assert_int_equal(color_mix(0xFF000000, 0xFFFFFFFF, 0), 0xFF000000);
    assert_int_equal(color_mix(0xFF000000, 0xFFFFFFFF, 255), 0xFFFFFFFF);
    assert_int_equal(color_mix(0xFF102030, 0xFF102030, 77), 0xFF102030);
    assert_int_equal(color_mix(0xFF0000FF, 0xFFFF0000, 128), 0xFF80007F);
    assert_int_equal(color_mix(0x00000000, 0x00FFFFFF, 999), 0xFFFFFFFF);
    assert_true(color_contrast(0xFF000000, 0xFFFFFFFF) > 20.99);
    assert_true(color_contrast(0xFF777777, 0xFFFFFFFF) < 4.5);
    assert_true(color_contrast(0xFFFFFFFF, 0xFF767676) > 4.5);
    assert_true(color_contrast(0xFF123456, 0xFF123456) == 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_black_and_aligned), cmocka_unit_test(refuses_wrong_sizes),
        cmocka_unit_test(moves_within_its_area),    cmocka_unit_test(saves_what_can_be_read_again),
        cmocka_unit_test(says_when_it_cannot_save), cmocka_unit_test(mixes_and_compares_colours),
    };
    return cmocka_run_group_tests_name("gfx/surface", tests, NULL, NULL);
}
