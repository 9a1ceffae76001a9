/* SPDX-License-Identifier: MIT */
#include "gfx/image.h"

#include "base/fs.h"
#include "base/mem.h"
#include "gfx/surface.h"
#include "image_data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>

#include <cmocka.h>

static const struct size as_it_is = {0, 0};

struct file {
    uint8_t *bytes; /* owned */
    size_t count;
};

/* A picture whose left half is red and whose right half is blue. */
static struct file make_png(int width, int height)
{
    char path[] = "/tmp/keting-test-image-XXXXXX";
    struct surface *s = surface_create(width, height);
    struct pixels p = surface_pixels(s);
    struct file f;

    close(mkstemp(path));
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++)
            pixels_row(&p, y)[x] = x < width / 2 ? 0xFF0000 : 0x0000FF;
    }
    assert_true(pixels_save_png(&p, path));
    f.bytes = (uint8_t *)fs_read(path, 1 << 24, &f.count);
    assert_non_null(f.bytes);
    unlink(path);
    surface_destroy(s);
    return f;
}

static struct file make_jpeg(int width, int height, J_COLOR_SPACE space, bool progressive)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;
    int channels = space == JCS_GRAYSCALE ? 1 : space == JCS_CMYK ? 4 : 3;
    uint8_t *row = mem_zalloc((size_t)width * (size_t)channels);
    unsigned char *bytes = NULL;
    unsigned long count = 0;

    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &count);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.input_components = channels;
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (int x = 0; x < width; x++)
        row[x * channels + (channels == 3 && x >= width / 2 ? 2 : 0)] = 255;
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW one = row;
        jpeg_write_scanlines(&jpeg, &one, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    mem_free(row);
    return (struct file){bytes, count};
}

static void check_red_blue(const struct image *image)
{
    uint32_t left = image->data[0], right = image->data[image->width * image->height - 1];
    assert_int_equal(left >> 24, 255);
    assert_true(((left >> 16) & 0xFF) > 240 && (left & 0xFF) < 15);
    assert_true((right & 0xFF) > 240 && ((right >> 16) & 0xFF) < 15);
}

static void check_size(const struct image *image, int width, int height)
{
    struct size size = image_size(image);
    assert_int_equal(size.w, width);
    assert_int_equal(size.h, height);
}

static void refuse(const void *bytes, size_t count, enum error_code code, const char *said)
{
    struct error error = {0};
    assert_null(image_decode(bytes, count, as_it_is, &error));
    assert_null(image_decode(bytes, count, (struct size){8, 8}, NULL));
    if (error.code != code || strstr(error.text, said) == NULL)
        fail_msg("%d \"%s\", not %d \"%s\"", error.code, error.text, code, said);
}

static void reads_png(void **state)
{
    struct file f = make_png(100, 60);
    struct error error = {0};
    (void)state;

    struct image *image = image_decode(f.bytes, f.count, as_it_is, &error);
    assert_non_null(image);
    check_size(image, 100, 60);
    assert_true(image->opaque);
    check_red_blue(image);
    assert_int_equal(image->data[49], 0xFFFF0000);
    assert_int_equal(image->data[50], 0xFF0000FF);
    image_destroy(image);
    mem_free(f.bytes);
    image_destroy(NULL);
}

static void reads_jpeg(void **state)
{
    (void)state;
    for (int progressive = 0; progressive < 2; progressive++) {
        struct file f = make_jpeg(100, 60, JCS_RGB, progressive);
        struct image *image = image_decode(f.bytes, f.count, as_it_is, NULL);
        assert_non_null(image);
        check_size(image, 100, 60);
        check_red_blue(image);
        image_destroy(image);
        free(f.bytes);
    }
    struct file grey = make_jpeg(33, 17, JCS_GRAYSCALE, false);
    struct image *image = image_decode(grey.bytes, grey.count, as_it_is, NULL);
    assert_non_null(image);
    assert_int_equal(image->data[0], 0xFFFFFFFF);
    image_destroy(image);
    free(grey.bytes);
}

static void check_fit(const struct file *f, struct size fit, int width, int height)
{
    struct image *image = image_decode(f->bytes, f->count, fit, NULL);
    assert_non_null(image);
    check_size(image, width, height);
    check_red_blue(image);
    image_destroy(image);
}

static void fits_a_box(void **state)
{
    struct file files[] = {make_png(400, 200), make_jpeg(400, 200, JCS_RGB, false)};
    (void)state;
    for (int i = 0; i < 2; i++) {
        check_fit(&files[i], (struct size){100, 100}, 100, 50);
        check_fit(&files[i], (struct size){300, 20}, 40, 20);
        check_fit(&files[i], (struct size){399, 399}, 399, 200);
        check_fit(&files[i], (struct size){1000, 1000}, 400, 200); /* never larger */
        check_fit(&files[i], (struct size){400, 200}, 400, 200);
        check_fit(&files[i], (struct size){3, 1}, 2, 1);
        check_fit(&files[i], (struct size){0, 50}, 400, 200);
    }
    mem_free(files[0].bytes);
    free(files[1].bytes);
}

static void makes_an_exact_size(void **state)
{
    (void)state;
    struct file f = make_png(400, 200);
    struct error error = {0};
    static const struct size sizes[] = {{400, 200}, {100, 51}, {801, 400}, {1, 1}};

    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct image *image = image_decode_to(f.bytes, f.count, sizes[i], &error);
        assert_non_null(image);
        struct size size = image_size(image);
        assert_true(size.w == sizes[i].w && size.h == sizes[i].h);
        image_destroy(image);
    }
    assert_null(image_decode_to(f.bytes, f.count, (struct size){0, 10}, &error));
    assert_null(image_decode_to(f.bytes, f.count, (struct size){-1, 10}, &error));
    assert_null(image_decode_to(f.bytes, f.count, (struct size){16384, 16384}, &error));
    assert_null(image_decode_to(f.bytes, 20, (struct size){10, 10}, &error));
    mem_free(f.bytes);
}

static void keeps_thin_pictures(void **state)
{
    (void)state;
    assert_int_equal(image_fit(1000, 1, (struct size){10, 10}).h, 1);
    assert_int_equal(image_fit(1, 1000, (struct size){10, 10}).w, 1);
    struct file f = make_png(1000, 1);
    struct image *image = image_decode(f.bytes, f.count, (struct size){10, 10}, NULL);
    check_size(image, 10, 1);
    image_destroy(image);
    mem_free(f.bytes);
}

static void refuses_what_is_no_picture(void **state)
{
    (void)state;
    refuse("", 0, ERROR_INPUT, "空");
    refuse("GIF89a", 6, ERROR_INPUT, "PNG 或 JPEG");
    refuse("\x89PNG\r\n\x1A\n", 8, ERROR_INPUT, "损坏");
    refuse("\xFF\xD8\xFF", 3, ERROR_INPUT, "损坏");
    struct error error = {0};
    assert_null(image_load("/nonexistent.png", as_it_is, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    struct file cmyk = make_jpeg(16, 16, JCS_CMYK, false);
    refuse(cmyk.bytes, cmyk.count, ERROR_INPUT, "CMYK");
    free(cmyk.bytes);
}

static void put_be(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> (8 * (bytes - 1 - i)));
}

/* Sizes that a header claims: nothing of that size may be allocated. */
static void refuses_huge_headers(void **state)
{
    (void)state;
    struct file f = make_png(20, 20);
    static const uint32_t png_sizes[][2] = {{0xFFFFFFFF, 20}, {20, 0x7FFFFFFF}, {16385, 20}, {16000, 16000}};
    for (size_t i = 0; i < ARRAY_LEN(png_sizes); i++) {
        put_be(f.bytes + 16, png_sizes[i][0], 4);
        put_be(f.bytes + 20, png_sizes[i][1], 4);
        refuse(f.bytes, f.count, ERROR_LIMIT, "太大");
    }
    put_be(f.bytes + 16, 0, 4);
    assert_null(image_decode(f.bytes, f.count, as_it_is, NULL));
    put_be(f.bytes + 16, 6000, 4); /* allowed, but the rows are not there */
    put_be(f.bytes + 20, 6000, 4);
    refuse(f.bytes, f.count, ERROR_INPUT, "损坏");
    mem_free(f.bytes);

    f = make_jpeg(20, 20, JCS_RGB, false);
    uint8_t *frame = f.bytes;
    while (frame[0] != 0xFF || frame[1] != 0xC0)
        frame++;
    put_be(frame + 5, 65000, 2);
    put_be(frame + 7, 65000, 2);
    refuse(f.bytes, f.count, ERROR_LIMIT, "太大");
    put_be(frame + 5, 5000, 2);
    put_be(frame + 7, 5000, 2);
    refuse(f.bytes, f.count, ERROR_INPUT, "损坏");
    free(f.bytes);
}

static void refuses_cut_files(void **state)
{
    struct file png = make_png(64, 64), jpeg = make_jpeg(64, 64, JCS_RGB, false);
    (void)state;
    for (size_t n = 9; n < png.count - 16; n += 7)
        refuse(png.bytes, n, ERROR_INPUT, "损坏");
    for (size_t n = 3; n < jpeg.count - 8; n += 7)
        refuse(jpeg.bytes, n, ERROR_INPUT, "损坏");
    mem_free(png.bytes);
    free(jpeg.bytes);
}

/* Any picture or any error will do, as long as nothing breaks. */
static void survives_flipped_bits(void **state)
{
    struct file files[] = {make_png(50, 30), make_jpeg(50, 30, JCS_RGB, false),
                           make_jpeg(50, 30, JCS_RGB, true)};
    uint32_t seed = 3;
    int errors = 0;
    (void)state;

    for (int i = 0; i < 3; i++) {
        uint8_t *copy = mem_alloc(files[i].count);
        for (int round = 0; round < 1500; round++) {
            memcpy(copy, files[i].bytes, files[i].count);
            for (int k = 0; k <= round % 4; k++) {
                seed = seed * 1664525u + 1013904223u;
                copy[8 + (seed >> 8) % (files[i].count - 8)] ^= (uint8_t)(1u << (seed & 7));
            }
            struct error error = {0};
            struct image *image = image_decode(copy, files[i].count, (struct size){20, 20}, &error);
            assert_true((image == NULL) == (error.code != ERROR_NONE));
            errors += image == NULL;
            image_destroy(image);
        }
        mem_free(copy);
    }
    assert_true(errors > 100 && errors < 4400);
    mem_free(files[0].bytes);
    free(files[1].bytes);
    free(files[2].bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_png),
        cmocka_unit_test(reads_jpeg),
        cmocka_unit_test(fits_a_box),
        cmocka_unit_test(makes_an_exact_size),
        cmocka_unit_test(keeps_thin_pictures),
        cmocka_unit_test(refuses_what_is_no_picture),
        cmocka_unit_test(refuses_huge_headers),
        cmocka_unit_test(refuses_cut_files),
        cmocka_unit_test(survives_flipped_bits),
    };
    return cmocka_run_group_tests_name("gfx/image", tests, NULL, NULL);
}
