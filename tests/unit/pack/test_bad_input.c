/* SPDX-License-Identifier: MIT */
/*
 * What people bring, one mistake after another, as they do it in an office: each is told in a whole line of
 * Chinese (sheet, row, column, what was written, what to write), and the rest of the hall still shows.
 */
#include "pack/pack.h"

#include "store/content.h"
#include "store/content_hall.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jpeglib.h>

#include "unit/pack/pack_folder_fixture.h"

/* ---- pictures ------------------------------------------------------------------------------------------ */

static void write_jpeg(const char *name, int w, int h, bool cmyk, int orientation)
{
    unsigned char app1[] = {'E',  'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                            0x01, 0x12, 0,   3,   0, 0, 0,   1,   0, 0,  0, 0, 0, 0, 0, 0};
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr handlers;
    unsigned char *out = NULL;
    unsigned long bytes = 0;
    uint8_t *row = mem_zalloc((size_t)w * 4);

    app1[25] = (unsigned char)orientation;
    info.err = jpeg_std_error(&handlers);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &bytes);
    info.image_width = (JDIMENSION)w;
    info.image_height = (JDIMENSION)h;
    info.input_components = cmyk ? 4 : 3;
    info.in_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    if (orientation > 0)
        jpeg_write_marker(&info, JPEG_APP0 + 1, app1, sizeof app1);
    while (info.next_scanline < info.image_height) {
        JSAMPROW rows[1] = {row};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    fixture_write_bytes(name, out, bytes);
    free(out);
    mem_free(row);
}

static void add_number(struct str *out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        str_add_char(out, (char)(number >> shift));
}

static void add_chunk(struct str *out, const char *type, const void *data, size_t bytes)
{
    uint32_t crc = 0xFFFFFFFFu;

    add_number(out, (uint32_t)bytes);
    size_t from = out->len;
    str_add_bytes(out, type, 4);
    str_add_bytes(out, data, bytes);
    for (size_t i = from; i < out->len; i++) {
        crc ^= (unsigned char)out->data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
    add_number(out, ~crc);
}

/* One grey pixel, which is as much as a header that promises more needs. */
static void write_png(const char *name, uint32_t side, bool moves)
{
    static const unsigned char pixel[] = {0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1};
    struct str out, header;

    str_init(&out);
    str_init(&header);
    add_number(&header, side);
    add_number(&header, side);
    str_add_bytes(&header, "\x08\0\0\0\0", 5);
    str_add_bytes(&out, "\x89PNG\r\n\x1A\n", 8);
    add_chunk(&out, "IHDR", header.data, header.len);
    if (moves)
        add_chunk(&out, "acTL", "\0\0\0\2\0\0\0\0", 8);
    add_chunk(&out, "IDAT", pixel, sizeof pixel);
    add_chunk(&out, "IEND", "", 0);
    fixture_write_bytes(name, out.data, out.len);
    str_finish(&header);
    str_finish(&out);
}

static void write_pictures(void)
{
    write_png("图片/a.png", 1, false);
    write_png("图片/move.png", 1, true);
    write_png("图片/大图.png", 20000, false);
    write_jpeg("图片/cmyk.jpg", 16, 16, true, 0);
    write_jpeg("图片/b.jpg", 40, 20, false, 6);
}

/* ---- one cell ------------------------------------------------------------------------------------------ */

#define PASSED "检查通过，没有发现问题。\n"
#define TOLD(rest) "【错误】" rest "\n"
#define WARNED(rest) "【提醒】" rest "\n"
#define NOTICES "公告.csv"

struct mistake {
    const char *file, *column, *value;
    const char *line;
    bool kept; /* the row shows all the same */
};

static const struct mistake mistakes[] = {
    {NOTICES, "发布日期", "2026年6月32日",
     TOLD("公告.csv 第2行 “发布日期”：写的是“2026年6月32日”，没有这一天，请改成真实的日期，如2026-11-20。"), false},
    {NOTICES, "发布日期", "32日", TOLD("公告.csv 第2行 “发布日期”：写的是“32日”，请写成2026-11-20这样的日期。"), false},
    {"活动.csv", "规律", "每月32日", TOLD("活动.csv 第2行 “规律”：写的是“每月32日”，一个月只有1日到31日，请写“每月1日”到“每月31日”。"), false},
    {NOTICES, "公示截止", "12-31-2026",
     TOLD("公告.csv 第2行 “公示截止”：写的是“12-31-2026”，年份要写在最前面，请写成2026-12-31。"), false},
    {NOTICES, "公示截止", "２０２６－０６－１０", PASSED, true},
    {"活动.csv", "人数", "４０", PASSED, true},
    {"活动.csv", "电话", "０３７４－２３３ ６１３１", PASSED, true},
    {"联系.csv", "电话", "138 0000 0000；0374 233 6118", PASSED, true},
    {"联系.csv", "电话", "374-2336118",
     TOLD("联系.csv 第2行 “电话”：写的是“374-2336118”，像是少了最前面的0（区号），"
          "请把这一列的格式设为“文本”再补上，如0374-2336118。"),
     false},
    {"联系.csv", "编号", "WG-1",
     TOLD("联系.csv 第3行 “编号”：写的是“WG-1”，和第2行重复了，每一行的“编号”要不一样。"), false},
    {NOTICES, "结束显示", "2026-06-02",
     TOLD("公告.csv 第2行 “结束显示”：写的是“2026-06-02”，结束显示早于开始显示（2026/6/3），请改正。"), false},
    {"活动.csv", "结束时间", "9:00",
     TOLD("活动.csv 第2行 “结束时间”：写的是“9:00”，结束时间早于开始时间（9:30），请改正；下午两点请写14:00。"
          "跨过半夜的，如22:30到0:30，可以这样写。"),
     false},
    {"自助.csv", "承诺", "9999999999",
     TOLD("自助.csv 第2行 “承诺”：写的是“9999999999”，请写成“3个工作日”这样，1到365之间。"), false},
    {"活动.csv", "人数", "9999999999",
     TOLD("活动.csv 第2行 “人数”：写的是“9999999999”，请写0到10000之间的整数，如“1”；没有或不限的，空着不写。"), false},
    {NOTICES, "标题", "停水通知\xF0\x9F\x98\x80",
     WARNED("公告.csv 第2行 “标题”：写的是“停水通知\xF0\x9F\x98\x80”，屏幕上显示不了表情符号，已去掉，请改成文字。"), true},
    {NOTICES, "图片", "没有.jpg",
     TOLD("公告.csv 第2行 “图片”：写的是“没有.jpg”，图片文件夹里没有这张图片，"
          "请把它放进“图片”文件夹，或改正文件名。"),
     false},
    {NOTICES, "图片", "A.PNG",
     TOLD("公告.csv 第2行 “图片”：写的是“A.PNG”，大小写和文件名不一样，请写成“a.png”。"), false},
    {NOTICES, "图片", "cmyk.jpg",
     TOLD("公告.csv 第2行 “图片”：写的是“cmyk.jpg”，这是印刷用的CMYK图片，"
          "请在电脑上打开后另存为普通（RGB）的JPG或PNG。"),
     false},
    {NOTICES, "图片", "move.png",
     WARNED("公告.csv 第2行 “图片”：写的是“move.png”，这是会动的图片，屏幕上不会动，只显示它的第一张。"), true},
    {NOTICES, "图片", "大图.png",
     TOLD("公告.csv 第2行 “图片”：写的是“大图.png”，图片太大（20000×20000），最多4000万像素，请缩小后再放进来。"), false},
    {NOTICES, "图片", "b.jpg", PASSED, true},
};

static struct fixture_result build(struct content **content)
{
    char *path = fixture_path("out.db");
    struct fixture_result result = fixture_run(path, true);
    struct error error = {0};

    *content = content_open(path, &error);
    assert_string_equal(error.text, "");
    mem_free(path);
    return result;
}

static void write_mistake(const struct mistake *m)
{
    if (strcmp(m->file, NOTICES) != 0) {
        fixture_write_hall(m->file, m->column, m->value);
        return;
    }
    char *text = fixture_notices(m->column, m->value);
    fixture_write(m->file, text);
    mem_free(text);
}

static int expected(const struct mistake *m, const char *file, int good)
{
    return strcmp(m->file, file) == 0 && !m->kept ? good - 1 : good;
}

/* Pictures that no row names are told of each time; here they are of no interest. */
static char *without_unused(const char *text)
{
    struct str out;

    str_init(&out);
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1)
        if (!str_starts(line, "【提醒】图片：") && !str_starts(line, "共发现"))
            str_add_bytes(&out, line, (size_t)(strchr(line, '\n') + 1 - line));
    if (out.len == 0)
        str_add(&out, PASSED);
    return str_take(&out);
}

static void each_mistake_is_told_in_a_line(void **state)
{
    int failures = 0;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        const struct mistake *m = &mistakes[i];
        struct content *content;
        int notices = 0;
        fixture_fill();
        write_pictures();
        write_mistake(m);
        struct fixture_result result = build(&content);
        char *told = without_unused(result.text);
        mem_free(content_notices(content, DAY_NONE, -1, &notices));
        if (strstr(told, m->line) == NULL || notices != expected(m, NOTICES, 1) ||
            content_contact_count(content, NULL) != expected(m, "联系.csv", 2) ||
            result.counts.series != expected(m, "活动.csv", 1) || content_service_count(content, 0) != 1) {
            print_error("“%s” = “%s”: not\n%sbut\n%s", m->column, m->value, m->line, told);
            failures++;
        }
        content_close(content);
        mem_free(told);
        mem_free(result.text);
    }
    assert_int_equal(failures, 0);
}

/* A photograph of a phone that was held upright: 40 wide on the disk, 20 on the wall. */
static void a_turned_photograph_stands_upright(void **state)
{
    struct content *content;
    struct size size;

    (void)state;
    fixture_fill();
    write_pictures();
    char *text = fixture_notices("图片", "b.jpg");
    fixture_write(NOTICES, text);
    struct fixture_result result = build(&content);
    assert_true(content_picture_size(content, "b.jpg", &size));
    assert_int_equal(size.w * 100 + size.h, 2040);
    content_close(content);
    mem_free(result.text);
    mem_free(text);
}

/* Two rows under one merged cell: the upper one holds it, the lower one is told. */
static void what_merging_leaves_is_told(void **state)
{
    (void)state;
    fixture_fill();
    fixture_write(NOTICES, "编号,标题,类别,发布单位,发布日期,正文\nN1,甲,通知,居委会,2026-06-03,文\n"
                           "N2,乙,,,2026-06-04,文\nN3,丙,通知,居委会,2026-06-05,文\n");
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, TOLD("公告.csv 第3行 “类别”：这一格不能空着，请填写。"
                                 "如果它和上面是合并的单元格，请取消合并，每一行都写上。"));
    assert_int_equal(result.errors, 2);
    assert_int_equal(result.counts.notices, 2);
    mem_free(result.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_is_told_in_a_line),
        cmocka_unit_test(a_turned_photograph_stands_upright),
        cmocka_unit_test(what_merging_leaves_is_told),
    };

    return cmocka_run_group_tests_name("bad_input", tests, fixture_create, fixture_destroy);
}
