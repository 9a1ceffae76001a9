/* SPDX-License-Identifier: MIT */
#include "picture.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "exif.h"
#include "picture_decode.h"
#include "shrink.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <spng.h>

static char folder[] = "/tmp/keting-test-picture-XXXXXX";
static char path[128];
static struct picture_decoder decoder;

/* ---- making pictures ----------------------------------------------------------------------------------- */

struct wish {
    int w, h;
    int components; /* 1 grey, 3 RGB, 4 CMYK */
    bool progressive;
    int orientation; /* 0: no Exif */
};

static void write_exif(struct jpeg_compress_struct *info, int orientation)
{
    unsigned char app1[] = {'E',  'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                            0x01, 0x12, 0,   3,   0, 0, 0,   1,   0, 0,  0, 0, 0, 0, 0, 0};
    app1[25] = (unsigned char)orientation;
    jpeg_write_marker(info, JPEG_APP0 + 1, app1, sizeof app1);
}

/* Left half red, right half blue. */
static void make_jpeg(struct wish wish)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr handlers;
    unsigned char *out = NULL;
    unsigned long bytes = 0;
    uint8_t *row = mem_zalloc((size_t)wish.w * 4);

    for (int x = 0; x < wish.w; x++)
        row[x * wish.components + (wish.components == 3 && x >= wish.w / 2 ? 2 : 0)] = 255;
    info.err = jpeg_std_error(&handlers);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &bytes);
    info.image_width = (JDIMENSION)wish.w;
    info.image_height = (JDIMENSION)wish.h;
    info.input_components = wish.components;
    info.in_color_space = wish.components == 1 ? JCS_GRAYSCALE : wish.components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    if (wish.progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    if (wish.orientation > 0)
        write_exif(&info, wish.orientation);
    while (info.next_scanline < info.image_height) {
        JSAMPROW rows[1] = {row};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    assert_true(fs_write_whole(path, out, bytes));
    jpeg_destroy_compress(&info);
    free(out);
    mem_free(row);
}

/* Opaque green above, nothing below. */
static void make_png(int w, int h, bool interlaced)
{
    spng_ctx *png = spng_ctx_new(SPNG_CTX_ENCODER);
    struct spng_ihdr header = {(uint32_t)w,
                               (uint32_t)h,
                               8,
                               SPNG_COLOR_TYPE_TRUECOLOR_ALPHA,
                               0,
                               0,
                               interlaced ? SPNG_INTERLACE_ADAM7 : SPNG_INTERLACE_NONE};
    size_t bytes = (size_t)w * (size_t)h * 4, count = 0;
    uint8_t *rgba = mem_zalloc(bytes);
    int rc = 0;

    for (size_t i = 0; i < bytes / 2; i += 4)
        rgba[i + 1] = rgba[i + 3] = 255;
    spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1);
    assert_int_equal(spng_set_ihdr(png, &header), 0);
    assert_int_equal(spng_encode_image(png, rgba, bytes, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE), 0);
    void *out = spng_get_png_buffer(png, &count, &rc);
    assert_true(fs_write_whole(path, out, count));
    free(out);
    spng_ctx_free(png);
    mem_free(rgba);
}

/* ---- looking at the result ----------------------------------------------------------------------------- */

static uint8_t *decode(const struct picture *picture, int *w, int *h)
{
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr handlers;

    info.err = jpeg_std_error(&handlers);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, picture->jpeg, picture->bytes);
    jpeg_read_header(&info, TRUE);
    /* 4:4:4 and quality 90: the first step of the luminance table is 3 there. */
    assert_int_equal(info.comp_info[0].h_samp_factor * info.comp_info[0].v_samp_factor, 1);
    assert_int_equal(info.quant_tbl_ptrs[0]->quantval[0], 3);
    jpeg_start_decompress(&info);
    *w = (int)info.output_width;
    *h = (int)info.output_height;
    uint8_t *rgb = mem_alloc((size_t)*w * (size_t)*h * 3);
    while (info.output_scanline < info.output_height) {
        JSAMPROW rows[1] = {rgb + (size_t)info.output_scanline * (size_t)*w * 3};
        jpeg_read_scanlines(&info, rows, 1);
    }
    jpeg_destroy_decompress(&info);
    return rgb;
}

static void expect_pixel(const uint8_t *rgb, int w, int x, int y, int r, int g, int b)
{
    const uint8_t *p = rgb + ((size_t)y * (size_t)w + (size_t)x) * 3;

    if (abs(p[0] - r) > 12 || abs(p[1] - g) > 12 || abs(p[2] - b) > 12)
        fail_msg("at %d,%d: %d %d %d", x, y, p[0], p[1], p[2]);
}

static uint8_t *convert(int expected_w, int expected_h)
{
    struct picture picture = {0};
    struct error error = {0};
    int w = 0, h = 0;
    bool ok = picture_convert(&decoder, path, &picture, &error);

    assert_string_equal(error.text, "");
    assert_true(ok);
    assert_int_equal(picture.width, expected_w);
    assert_int_equal(picture.height, expected_h);
    uint8_t *rgb = decode(&picture, &w, &h);
    assert_int_equal(w, expected_w);
    assert_int_equal(h, expected_h);
    picture_finish(&picture);
    return rgb;
}

static void expect_refused(const char *why)
{
    struct picture picture = {0};
    struct error error = {0};

    assert_false(picture_convert(&decoder, path, &picture, &error));
    if (strstr(error.text, why) == NULL)
        fail_msg("not “%s” but %s", why, error.text);
    assert_null(picture.jpeg);
}

/* ---- tests --------------------------------------------------------------------------------------------- */

static void jpegs_come_out_bounded_and_upright(void **state)
{
    (void)state;
    make_jpeg((struct wish){200, 100, 3, false, 0});
    uint8_t *rgb = convert(200, 100);
    expect_pixel(rgb, 200, 20, 50, 255, 0, 0);
    expect_pixel(rgb, 200, 180, 50, 0, 0, 255);
    mem_free(rgb);

    make_jpeg((struct wish){5000, 2500, 3, true, 0});
    rgb = convert(1250, 625);
    expect_pixel(rgb, 1250, 300, 300, 255, 0, 0);
    expect_pixel(rgb, 1250, 1000, 620, 0, 0, 255);
    mem_free(rgb);
    /* A quarter would be too small: three eighths, then shrunk. */
    make_jpeg((struct wish){4600, 2300, 3, false, 0});
    rgb = convert(1600, 800);
    expect_pixel(rgb, 1600, 400, 400, 255, 0, 0);
    expect_pixel(rgb, 1600, 1200, 790, 0, 0, 255);
    mem_free(rgb);
    static const int sides[][2] = {{1600, 1600}, {1601, 1401}, {2400, 1200},
                                   {3200, 1600}, {3300, 1238}, {6500, 1600}};
    for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
        make_jpeg((struct wish){sides[i][0], 16, 1, false, 0});
        int high = 16 * sides[i][1] / sides[i][0];
        struct picture picture = {0};
        assert_true(picture_convert(&decoder, path, &picture, NULL));
        assert_int_equal(picture.width, sides[i][1]);
        assert_in_range(picture.height, high, high + 1);
        picture_finish(&picture);
    }

    /* Held with its right side up: what was left is above. */
    make_jpeg((struct wish){200, 100, 3, false, 6});
    rgb = convert(100, 200);
    expect_pixel(rgb, 100, 50, 20, 255, 0, 0);
    expect_pixel(rgb, 100, 50, 180, 0, 0, 255);
    mem_free(rgb);

    make_jpeg((struct wish){64, 64, 1, false, 0});
    rgb = convert(64, 64);
    expect_pixel(rgb, 64, 10, 10, 255, 255, 255);
    mem_free(rgb);
}

static void pngs_come_out_on_white(void **state)
{
    (void)state;
    for (int interlaced = 0; interlaced < 2; interlaced++) {
        make_png(100, 60, interlaced);
        uint8_t *rgb = convert(100, 60);
        expect_pixel(rgb, 100, 50, 10, 0, 255, 0);
        expect_pixel(rgb, 100, 50, 50, 255, 255, 255);
        mem_free(rgb);
    }
    make_png(1, 2000, false);
    mem_free(convert(1, 1600));
}

static void put(const char *data, size_t bytes)
{
    assert_true(fs_write_whole(path, data, bytes));
}

static void what_is_no_picture_is_told(void **state)
{
    (void)state;
    unlink(path);
    expect_refused("打不开这个图片文件");
    put("", 0);
    expect_refused("空的（0字节）");
    put("hello", 5);
    expect_refused("不是JPG或PNG图片，请在电脑上打开后另存为JPG或PNG");
    put("RIFF\0\0\0\0WEBPVP8 ", 16);
    expect_refused("其实是WebP文件");
    put("\0\0\0\x18"
        "ftypheic",
        12);
    expect_refused("HEIC");
    put("BM12345678", 10);
    expect_refused("BMP");
    put("\xFF\xD8\xFF", 3);
    expect_refused("已损坏");
    put("\x89PNG\r\n\x1A\n", 8);
    expect_refused("已损坏");
    make_jpeg((struct wish){64, 64, 4, false, 0});
    expect_refused("CMYK");
    make_jpeg((struct wish){8000, 5001, 1, false, 0});
    expect_refused("图片太大（8000×5001），最多4000万像素");
    unlink(path);
    put("\xFF", 1);
    assert_int_equal(truncate(path, 41 * 1024 * 1024), 0);
    expect_refused("图片文件有41MB，太大了，最大40MB");
}

/* A few bytes may claim any size: nothing is set aside for it. */
static void huge_headers_are_told(void **state)
{
    static const char png[] =
        "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x4E\x20\0\0\x4E\x20\x08\2\0\0\0\x4C\x24\xC3\xA4";
    static const char jpeg[] = "\xFF\xD8\xFF\xC0\0\x11\x08\x4E\x20\x4E\x20\3\1\x11\0\2\x11\1\3\x11\1"
                               "\xFF\xDA\0\x0C\3\1\0\2\x11\3\x11\0\x3F\0";

    (void)state;
    put(png, sizeof png - 1);
    expect_refused("图片太大（20000×20000），最多4000万像素，请缩小后再放进来");
    put(jpeg, sizeof jpeg - 1);
    expect_refused("图片太大（20000×20000），最多4000万像素，请缩小后再放进来");
}

static uint32_t crc_of(const unsigned char *data, size_t bytes)
{
    uint32_t crc = 0xFFFFFFFFu;

    for (size_t i = 0; i < bytes; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
    return ~crc;
}

/* Behind the header of a good PNG goes an acTL: it converts all the same, and says that it moves. */
static void animated_pngs_give_their_first_picture(void **state)
{
    enum { HEADER = 33 };
    unsigned char chunk[20] = {0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2};
    struct picture picture = {0};
    struct str out;
    size_t bytes = 0;

    (void)state;
    make_png(40, 30, false);
    char *data = fs_read(path, 1 << 24, &bytes);
    uint32_t crc = crc_of(chunk + 4, 12);
    for (int i = 0; i < 4; i++)
        chunk[16 + i] = (unsigned char)(crc >> (24 - 8 * i));
    str_init(&out);
    str_add_bytes(&out, data, HEADER);
    str_add_bytes(&out, (char *)chunk, sizeof chunk);
    str_add_bytes(&out, data + HEADER, bytes - HEADER);
    put(out.data, out.len);
    assert_true(picture_convert(&decoder, path, &picture, NULL));
    assert_true(picture.moves);
    assert_int_equal(picture.width * 1000 + picture.height, 40030);
    picture_finish(&picture);
    put(data, bytes);
    assert_true(picture_convert(&decoder, path, &picture, NULL));
    assert_false(picture.moves);
    picture_finish(&picture);
    str_finish(&out);
    mem_free(data);
}

/* All eight ways in which a phone may have been held, through the decoder. */
static void turned_photos_come_out_upright(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        bool swapped = orientation >= 5, far = orientation == 2 || orientation == 3 || orientation >= 7;
        make_jpeg((struct wish){64, 32, 3, false, orientation});
        uint8_t *rgb = convert(swapped ? 32 : 64, swapped ? 64 : 32);
        int x = swapped ? 16 : far ? 58 : 6, y = swapped ? (far ? 58 : 6) : 16;
        expect_pixel(rgb, swapped ? 32 : 64, x, y, 255, 0, 0);
        mem_free(rgb);
    }
}

static void half_a_picture_is_told(void **state)
{
    (void)state;
    for (int png = 0; png < 2; png++) {
        size_t bytes = 0;
        if (png)
            make_png(300, 300, false);
        else
            make_jpeg((struct wish){300, 300, 3, false, 0});
        char *data = fs_read(path, 1 << 24, &bytes);
        put(data, bytes * 2 / 3);
        expect_refused("损坏或不完整");
        mem_free(data);
    }
}

/* A decoder that falls over must cost a message; under the sanitizers the child reports and ends. */
static void flipped_bytes_cost_a_message_at_most(void **state)
{
    uint32_t random = 20261120;
    int good = 0;

    (void)state;
    for (int round = 0; round < 120; round++) {
        struct picture picture = {0};
        struct error error = {0};
        size_t bytes = 0;
        if (round % 2)
            make_png(60, 40, round % 4 == 1);
        else
            make_jpeg((struct wish){60, 40, 3, round % 4 == 0, 0});
        char *data = fs_read(path, 1 << 24, &bytes);
        for (int i = 0; i < 4; i++) {
            random = random * 1664525u + 1013904223u;
            data[8 + (random >> 8) % (bytes - 8)] ^= (char)(1 << (random & 7));
        }
        put(data, bytes);
        bool ok = picture_convert(&decoder, path, &picture, &error);
        assert_int_equal(ok, error.code == ERROR_NONE);
        good += ok;
        picture_finish(&picture);
        mem_free(data);
    }
    assert_in_range(good, 1, 119);
}

/* A child goes on after a good picture, and only one that it falls over costs a new one. */
static void one_child_does_many_pictures(void **state)
{
    (void)state;
    make_jpeg((struct wish){64, 32, 3, false, 0});
    mem_free(convert(64, 32));
    pid_t first = decoder.child;
    assert_true(first > 0);
    make_png(40, 30, true);
    mem_free(convert(40, 30));
    assert_int_equal(decoder.child, first);

    make_jpeg((struct wish){64, 32, 4, false, 0});
    expect_refused("CMYK");
    assert_int_equal(decoder.child, 0);
    make_jpeg((struct wish){20, 10, 3, false, 6});
    mem_free(convert(10, 20));
    assert_true(decoder.child > 0);

    /* Ended from outside between two. */
    siginfo_t ended;
    kill(decoder.child, SIGKILL);
    assert_int_equal(waitid(P_PID, (id_t)decoder.child, &ended, WEXITED | WNOWAIT), 0);
    mem_free(convert(10, 20));

    first = decoder.child;
    picture_decoder_finish(&decoder);
    assert_int_equal(kill(first, 0), -1);
}

static void shrinking_keeps_the_mean(void **state)
{
    enum { W = 1000, H = 7 };
    struct shrink shrink;
    uint8_t row[W * 3];

    (void)state;
    assert_true(shrink_init(&shrink, W, H, 300));
    assert_int_equal(shrink.out_w, 300);
    assert_int_equal(shrink.out_h, 2);
    for (int x = 0; x < W * 3; x++)
        row[x] = x % 3 == 0 ? 200 : x % 3 == 1 ? (x / 3 % 2 ? 255 : 0) : 7;
    for (int y = 0; y < H; y++) {
        assert_false(shrink_is_whole(&shrink));
        shrink_add_row(&shrink, row);
    }
    assert_true(shrink_is_whole(&shrink));
    shrink_add_row(&shrink, row);
    long green = 0;
    for (int i = 0; i < 600; i++) {
        assert_int_equal(shrink.out[3 * i], 200);
        assert_int_equal(shrink.out[3 * i + 2], 7);
        green += shrink.out[3 * i + 1];
    }
    assert_in_range(green / 600, 126, 129);
    shrink_finish(&shrink);
}

/* The corner that is above left once the picture is upright. Source: 1 2 / 3 4, one byte each for red. */
static void all_ways_to_hold_a_camera(void **state)
{
    static const char *const upright[] = {"1234", "2143", "4321", "3412", "1324", "3142", "4231", "2413"};
    static const uint8_t source[12] = {'1', 0, 0, '2', 0, 0, '3', 0, 0, '4', 0, 0};

    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        int w = 2, h = 2;
        uint8_t *out = exif_upright(source, &w, &h, orientation);
        char got[5] = {(char)out[0], (char)out[3], (char)out[6], (char)out[9], '\0'};
        assert_string_equal(got, upright[orientation - 1]);
        mem_free(out);
    }
}

static void hostile_exif_is_no_orientation(void **state)
{
    static const uint8_t far[] = "Exif\0\0II*\0\xFF\xFF\xFF\xFF\x01\x00\x12\x01";
    static const uint8_t many[] = "Exif\0\0II*\0\x08\0\0\0\xFF\xFF";
    static const uint8_t nine[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0";

    (void)state;
    assert_int_equal(exif_orientation(far, sizeof far), 1);
    assert_int_equal(exif_orientation(many, sizeof many), 1);
    assert_int_equal(exif_orientation(nine, sizeof nine), 1);
    assert_int_equal(exif_orientation((const uint8_t *)"", 0), 1);
}

static int prepare(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/picture", folder);
    picture_decoder_init(&decoder);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    picture_decoder_finish(&decoder);
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jpegs_come_out_bounded_and_upright),
        cmocka_unit_test(pngs_come_out_on_white),
        cmocka_unit_test(what_is_no_picture_is_told),
        cmocka_unit_test(huge_headers_are_told),
        cmocka_unit_test(animated_pngs_give_their_first_picture),
        cmocka_unit_test(turned_photos_come_out_upright),
        cmocka_unit_test(half_a_picture_is_told),
        cmocka_unit_test(flipped_bytes_cost_a_message_at_most),
        cmocka_unit_test(one_child_does_many_pictures),
        cmocka_unit_test(shrinking_keeps_the_mean),
        cmocka_unit_test(all_ways_to_hold_a_camera),
        cmocka_unit_test(hostile_exif_is_no_orientation),
    };

    return cmocka_run_group_tests_name("picture", tests, prepare, clear);
}
