/* SPDX-License-Identifier: MIT */
#include "image_data.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const int sizes[] = {1, 2, 3, 7, 50, 64, 99, 100, 101, 150, 199, 333};

static struct image *scaled(uint32_t (*color)(int x, int y), int width, int height, int to_width,
                            int to_height)
{
    struct image *from = image_alloc(width, height, NULL);

    assert_non_null(from);
    from->opaque = true;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            from->data[y * width + x] = color(x, y);
    struct image *to = image_scale(from, to_width, to_height, NULL);
    assert_non_null(to);
    assert_true(to->width == to_width && to->height == to_height && to->opaque);
    image_destroy(from);
    return to;
}

static uint32_t plain(int x, int y)
{
    (void)x;
    (void)y;
    return 0xFF03FE80u;
}

static void keeps_a_plain_color(void **state)
{
    (void)state;
    for (size_t a = 0; a < ARRAY_LEN(sizes); a++)
        for (size_t b = 0; b < ARRAY_LEN(sizes); b++) {
            struct image *image = scaled(plain, sizes[a], sizes[b], sizes[b], sizes[a]);
            for (int i = 0; i < image->width * image->height; i++)
                assert_int_equal(image->data[i], plain(0, 0));
            image_destroy(image);
        }
}

static uint32_t rising(int x, int y)
{
    (void)y;
    return 0xFF000000u | (uint32_t)(2 * x);
}

static uint32_t falling(int x, int y)
{
    (void)x;
    return 0xFF000000u | (uint32_t)(255 - 2 * y) << 16;
}

/* A slope of two a pixel stays where it is, whatever the size; only the borders lean on their edge. */
static void keeps_a_slope(void **state)
{
    (void)state;
    for (int to = 30; to <= 300; to += 27) {
        struct image *image = scaled(rising, 100, 3, to, 2);
        struct image *other = scaled(falling, 3, 100, 2, to);
        for (int i = to / 30 + 1; i < to - to / 30 - 1; i++) {
            double at = (i + 0.5) * 100 / to - 0.5;
            int blue = (int)(image->data[i] & 0xFF), red = (int)(other->data[2 * i] >> 16 & 0xFF);
            assert_true(abs(blue - (int)(2 * at + 0.5)) <= 1);
            assert_true(abs(red - (int)(255 - 2 * at + 0.5)) <= 1);
        }
        image_destroy(image);
        image_destroy(other);
    }
}

static uint32_t board(int x, int y)
{
    return (x + y) % 2 ? 0xFFFFFFFFu : 0xFF000000u;
}

/* A fine pattern becomes grey, not black, white or stripes. */
static void leaves_no_pixel_out(void **state)
{
    (void)state;
    struct image *image = scaled(board, 300, 300, 37, 41);

    for (int y = 1; y < 40; y++)
        for (int x = 1; x < 36; x++)
            assert_in_range(image->data[y * 37 + x] & 0xFF, 118, 137);
    image_destroy(image);
}

static uint32_t line(int x, int y)
{
    (void)y;
    return x == 5 ? 0xFFFFFFFFu : 0xFF000000u;
}

static void puts_things_in_their_place(void **state)
{
    (void)state;
    struct image *image = scaled(line, 10, 1, 40, 1);
    int sum = 0, moment = 0;

    for (int x = 0; x < 40; x++) {
        int v = (int)(image->data[x] & 0xFF);
        sum += v;
        moment += v * (2 * x + 1);
    }
    assert_in_range(sum, 4 * 255 - 4, 4 * 255 + 4);
    assert_in_range((moment + sum / 2) / sum, 44, 44); /* the middle of the sixth pixel: 22 of 40 */
    image_destroy(image);
}

/* Four channels that are told apart, and alpha among them. */
static uint32_t clear(int x, int y)
{
    (void)y;
    return x < 50 ? 0x80402010u : 0u;
}

static void keeps_channels_apart(void **state)
{
    (void)state;
    struct image *image = scaled(clear, 100, 10, 50, 5);

    assert_int_equal(image->data[10], 0x80402010u);
    assert_int_equal(image->data[40], 0);
    image_destroy(image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_a_plain_color),  cmocka_unit_test(keeps_a_slope),
        cmocka_unit_test(leaves_no_pixel_out),  cmocka_unit_test(puts_things_in_their_place),
        cmocka_unit_test(keeps_channels_apart),
    };
    return cmocka_run_group_tests_name("gfx/image_scale", tests, NULL, NULL);
}
