/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

#include "store/content.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/pack/pack_folder_fixture.h"

/* The smallest PNG: 1x1, grey. */
static const unsigned char tiny_png[] = {
    0x89, 'P',  'N',  'G',  '\r', '\n', 0x1A, '\n', 0,    0,    0,    13,  'I',  'H',  'D',  'R',  0,
    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,   0x3A, 0x7E, 0x9B, 0x55, 0,
    0,    0,    10,   'I',  'D',  'A',  'T',  0x78, 0x9C, 0x63, 0x60, 0,   0,    0,    2,    0,    1,
    0x48, 0xAF, 0xA4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D', 0xAE, 0x42, 0x60, 0x82};

static struct content *open_out(const char *name)
{
    char *path = fixture_path(name);
    struct error error = {0};
    struct content *content = content_open(path, &error);

    assert_string_equal(error.text, "");
    mem_free(path);
    return content;
}

static struct fixture_result build(const char *name, bool force)
{
    char *path = fixture_path(name);
    struct fixture_result result = fixture_run(path, force);

    mem_free(path);
    return result;
}

static void a_folder_becomes_content(void **state)
{
    (void)state;
    fixture_fill();
    char *services = fixture_services("图片", "a.png；a.png");
    fixture_write("办事.csv", services);
    fixture_write_bytes("图片/a.png", tiny_png, sizeof tiny_png);
    struct fixture_result result = build("out.db", false);
    assert_string_equal(result.text, "检查通过，没有发现问题。\n");
    assert_int_equal(result.counts.services, 1);
    assert_int_equal(result.counts.notices, 1);
    assert_int_equal(result.counts.categories, 2);
    assert_int_equal(result.counts.pictures, 1);
    mem_free(result.text);
    mem_free(services);

    struct content *content = open_out("out.db");
    assert_string_equal(content_setting(content, "名称"), "某某社区");
    assert_string_equal(content_category(content, 0)->summary, "老人的事");
    assert_int_equal(content_category(content, 1)->service_count, 0);
    struct service *s = content_service(content, content_service_by_code(content, "YL-01"));
    assert_non_null(s);
    assert_string_equal(s->steps.item[0], "到窗口");
    assert_string_equal(s->time_limit, "5个工作日");
    assert_int_equal(s->material_count, 2);
    assert_string_equal(s->materials[1].form, "复印件");
    assert_string_equal(s->answers.item[0], "能。");
    assert_int_equal(s->visits, 1);
    service_destroy(s);
    struct notice *n = content_notice(content, 1);
    assert_int_equal(n->kind, NOTICE_PUBLICITY);
    assert_int_equal(n->weight, NOTICE_IMPORTANT);
    assert_true(n->pinned);
    assert_int_equal(n->stage, 2);
    assert_int_equal(n->from_day, n->published_day);
    assert_int_equal(n->until_day - n->from_day, 17);
    assert_string_equal(n->body, "第一段。\n第二段。");
    notice_destroy(n);
    size_t bytes = 0;
    unsigned char *jpeg = content_picture(content, "a.png", &bytes);
    assert_true(bytes > 100 && jpeg[0] == 0xFF && jpeg[1] == 0xD8);
    mem_free(jpeg);
    content_close(content);
    fixture_remove("图片/a.png");
}

static void errors_keep_the_old_content_unless_forced(void **state)
{
    (void)state;
    fixture_fill();
    mem_free(build("out.db", false).text);
    fixture_write("设置.csv", "项目,内容\n名称,新社区\n");
    char *notices = fixture_notices("类别", "天气");
    fixture_write("公告.csv", notices);
    mem_free(notices);
    struct fixture_result result = build("out.db", false);
    assert_int_equal(result.errors, 1);
    mem_free(result.text);
    struct content *content = open_out("out.db");
    assert_string_equal(content_setting(content, "名称"), "某某社区");
    content_close(content);

    mem_free(build("out.db", true).text);
    content = open_out("out.db");
    assert_string_equal(content_setting(content, "名称"), "新社区");
    int count = -1;
    assert_null(content_notices(content, DAY_NONE, -1, &count));
    assert_int_equal(content_service_count(content, 0), 1);
    content_close(content);
}

static void convert_to_gb18030(const char *name)
{
    char *path = fixture_path(name);
    size_t bytes = 0;
    char *data = fs_read(path, 1 << 24, &bytes), *from = data;
    size_t left = bytes, room = 4 * bytes;
    char *out = mem_alloc(room), *to = out;
    iconv_t converter = iconv_open("GB18030", "UTF-8");

    assert_int_equal(iconv(converter, &from, &left, &to, &room), 0);
    iconv_close(converter);
    assert_true(fs_write_whole(path, out, (size_t)(to - out)));
    mem_free(path);
    mem_free(data);
    mem_free(out);
}

/* Byte for byte the same database, so all rows are equal. */
static void gb18030_gives_the_same_content_as_utf8(void **state)
{
    static const char *const sheets[] = {"设置.csv", "分类.csv", "办事.csv", "公告.csv"};
    size_t bytes[2] = {0};
    char *data[2];

    (void)state;
    fixture_fill();
    char *services = fixture_services("首问负责人", "㐀𠀀王芳");
    fixture_write("办事.csv", services);
    mem_free(services);
    for (int round = 0; round < 2; round++) {
        struct fixture_result result = build(round ? "again.db" : "out.db", false);
        char *path = fixture_path(round ? "again.db" : "out.db");
        assert_int_equal(result.errors + result.warnings, 0);
        mem_free(result.text);
        data[round] = fs_read(path, 1 << 24, &bytes[round]);
        mem_free(path);
        for (size_t i = 0; round == 0 && i < ARRAY_LEN(sheets); i++)
            convert_to_gb18030(sheets[i]);
    }
    assert_int_equal(bytes[0], bytes[1]);
    assert_memory_equal(data[0], data[1], bytes[0]);
    mem_free(data[0]);
    mem_free(data[1]);
}

static void pictures_are_told_by_cell(void **state)
{
    static const struct {
        const char *cell, *advice;
        int errors;
    } cases[] = {
        {"A.PNG", "写的是“A.PNG”，大小写和文件名不一样，请写成“a.png”", 1},
        {"a.pgn", "图片文件夹里没有这张图片，是不是“a.png”？", 1},
        {"x.webp", "屏幕只能用JPG和PNG图片", 1},
        {"b.jpg", "写的是“b.jpg”，这不是JPG或PNG图片", 1},
        {"a.png；b.jpg；b.jpg", "这张图片不能用，原因见前面", 2},
        {"a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;a.png;"
         "a.png;a.png;a.png;a.png;a.png;a.png;a.png",
         "图片太多了（21张），最多20张", 1},
        {"", "【提醒】图片：写的是“a.png”，没有哪一行用到这个文件", 0},
    };

    (void)state;
    fixture_fill();
    fixture_write_bytes("图片/a.png", tiny_png, sizeof tiny_png);
    fixture_write("图片/b.jpg", "not a picture");
    fixture_write("图片/x.webp", "");
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char *services = fixture_services("图片", cases[i].cell);
        fixture_write("办事.csv", services);
        struct fixture_result result = fixture_run(NULL, false);
        fixture_expect(&result, cases[i].advice);
        if (result.errors != cases[i].errors)
            fail_msg("%s: %d errors:\n%s", cases[i].cell, result.errors, result.text);
        mem_free(result.text);
        mem_free(services);
    }
    fixture_remove("图片/a.png");
    fixture_remove("图片/b.jpg");
    fixture_remove("图片/x.webp");
}

static void categories_default_to_the_order_of_appearance(void **state)
{
    struct str text;

    (void)state;
    fixture_fill();
    fixture_remove("分类.csv");
    str_init(&text);
    str_add(&text, "编号,名称,分类,办理地点,办理时间,电话,办理流程,办理时限\n");
    str_add(&text, "A,甲,乙类,窗口,周一,12345,来,当场办结\nB,乙,甲类,窗口,周一,12345,来,当场办结\n");
    str_add(&text, "C,丙,坏类,窗口,周一,12345,来,随便\nD,丁,乙类,窗口,周一,12345,来,当场办结\n");
    fixture_write("办事.csv", str_text(&text));
    struct fixture_result result = build("out.db", true);
    assert_int_equal(result.errors, 1);
    mem_free(result.text);
    struct content *content = open_out("out.db");
    assert_int_equal(content_category_count(content), 2);
    assert_string_equal(content_category(content, 0)->name, "乙类");
    assert_int_equal(content_category(content, 0)->service_count, 2);
    assert_string_equal(content_category(content, 1)->name, "甲类");
    content_close(content);
    str_finish(&text);
}

static void places_that_cannot_be_are_told(void **state)
{
    struct pack_options options = {false, "/tmp/keting-no-such-folder/out.db"};
    struct pack_counts counts;
    struct findings findings;
    struct error error = {0};

    (void)state;
    findings_init(&findings);
    fixture_fill();
    assert_false(pack_folder("/tmp/keting-no-such-folder", &options, &findings, &counts, &error));
    assert_non_null(strstr(error.text, "没有这个文件夹"));
    error_clear(&error);
    assert_false(pack_folder("/dev/null", &options, &findings, &counts, &error));
    assert_non_null(strstr(error.text, "不是文件夹"));
    error_clear(&error);
    assert_false(pack_folder(fixture_folder, &options, &findings, &counts, &error));
    assert_non_null(strstr(error.text, "这里写不了文件"));
    findings_finish(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_becomes_content),
        cmocka_unit_test(errors_keep_the_old_content_unless_forced),
        cmocka_unit_test(gb18030_gives_the_same_content_as_utf8),
        cmocka_unit_test(pictures_are_told_by_cell),
        cmocka_unit_test(categories_default_to_the_order_of_appearance),
        cmocka_unit_test(places_that_cannot_be_are_told),
    };

    return cmocka_run_group_tests_name("pack", tests, fixture_create, fixture_destroy);
}
