/* SPDX-License-Identifier: MIT */
#include "gfx/text.h"

#include "base/mem.h"
#include "text_layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* At 40 px a Hanzi is 40 px wide, a digit 22.2, the gap between Han and Latin 10. */
static const struct text_style plain = {.weight = FONT_REGULAR, .size_px = 40};

static struct fonts *fonts;

static int open_fonts(void **state)
{
    struct error error = {0};
    (void)state;
    fonts = fonts_open("fonts/manifest", &error);
    if (fonts == NULL)
        print_error("%s\n", error.text);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

static struct text_layout *lay(const char *text, const struct text_style *style, int width_px)
{
    return text_layout_create(fonts, text, strlen(text), style, width_px);
}

/* The lines of text in a width, as "first/second/…", must be these. */
static void check_lines(const char *text, const struct text_style *style, int width_px, const char *expected)
{
    struct text_layout *layout = lay(text, style, width_px);
    char got[1024] = "";
    size_t used = 0;

    for (int i = 0; i < text_layout_lines(layout); i++) {
        size_t from, to;
        text_layout_line_range(layout, i, &from, &to);
        assert_true(from <= to && to <= strlen(text));
        int n =
            snprintf(got + used, sizeof(got) - used, "%s%.*s", i ? "/" : "", (int)(to - from), text + from);
        used += (size_t)n;
    }
    assert_string_equal(got, expected);
    text_layout_destroy(layout);
}

static void measures_one_line(void **state)
{
    (void)state;
    assert_int_equal(text_width(fonts, "", &plain), 0);
    assert_int_equal(text_width(fonts, "中文", &plain), 80);
    assert_int_equal(text_width(fonts, "12", &plain), 45);
    assert_int_equal(text_width(fonts, "中文\n中", &plain), 80);
}

static void puts_a_quarter_em_between_han_and_latin(void **state)
{
    (void)state;
    assert_int_equal(text_width(fonts, "中12", &plain), 40 + 10 + 45);
    assert_int_equal(text_width(fonts, "12中", &plain), 40 + 10 + 45);
    assert_int_equal(text_width(fonts, "中 12", &plain), 40 + 10 + 45);
    assert_int_equal(text_width(fonts, "中12中", &plain), 40 + 10 + 45 + 10 + 40);
    /* marks bring their own blank */
    assert_int_equal(text_width(fonts, "中，12", &plain), 40 + 40 + 45);
}

static void squeezes_marks(void **state)
{
    (void)state;
    assert_int_equal(text_width(fonts, "中。”中", &plain), 40 + 20 + 40 + 40);
    assert_int_equal(text_width(fonts, "中）（中", &plain), 40 + 60 + 40);
    assert_int_equal(text_width(fonts, "中：“中", &plain), 40 + 60 + 40);
    assert_int_equal(text_width(fonts, "中（《中", &plain), 40 + 60 + 40);
    assert_int_equal(text_width(fonts, "中（中", &plain), 120);
    /* a line start and a line end take the blank half away */
    assert_int_equal(text_width(fonts, "（中", &plain), 60);
    assert_int_equal(text_width(fonts, "中）", &plain), 60);
    assert_int_equal(text_width(fonts, "中。", &plain), 60);
    assert_int_equal(text_width(fonts, "（中）", &plain), 80);
    assert_int_equal(text_width(fonts, "中——中", &plain), 160);
}

static void breaks_lines(void **state)
{
    (void)state;
    check_lines("居民会客厅", &plain, 120, "居民会/客厅");
    check_lines("居民会客厅", &plain, 119, "居民/会客/厅");
    check_lines("居民会，客厅", &plain, 120, "居民/会，客/厅");
    check_lines("居民会，客厅", &plain, 140, "居民会，/客厅"); /* the comma needs half its em */
    check_lines("居民（会客）", &plain, 120, "居民/（会客）");
    check_lines("电话0374-233-6118", &plain, 300, "电话/0374-233-6118");
    check_lines("时间8:30–12:00", &plain, 250, "时间/8:30–12:00");
    check_lines("交复印件5份", &plain, 190, "交复印件/5份");
    check_lines("open the door", &plain, 180, "open the /door");
    check_lines("居民 会客", &plain, 80, "居民 /会客");
}

static void breaks_a_word_only_when_it_must(void **state)
{
    (void)state;
    check_lines("0123456789", &plain, 112, "01234/56789");
    check_lines("中0123456789", &plain, 112, "中/01234/56789");
    check_lines("，，，", &plain, 10, "，/，/，");
    check_lines("中", &plain, 1, "中");
}

static void keeps_paragraphs(void **state)
{
    struct text_style indented = plain;
    (void)state;

    indented.indent_px = 80;
    check_lines("一\n二", &plain, 0, "一\n/二");
    check_lines("一\n\n二\n", &plain, 0, "一\n/\n/二\n");
    check_lines("一\r\n二", &plain, 0, "一\r\n/二");
    check_lines("", &plain, 100, "");
    check_lines("一二三四五六", &indented, 160, "一二/三四五六");
    check_lines("一二三\n四五六", &indented, 160, "一二/三\n/四五/六");

    struct text_layout *layout = lay("一\n二", &indented, 160);
    assert_int_equal(layout->placed[0].x, 80 * 64);
    assert_int_equal(layout->placed[1].x, 80 * 64);
    text_layout_destroy(layout);
}

static void cuts_with_an_ellipsis(void **state)
{
    struct text_style two = plain;
    (void)state;

    two.max_lines = 2;
    check_lines("一二三四五六七", &two, 120, "一二三/四五");
    check_lines("一二三四五六", &two, 120, "一二三/四五六");
    check_lines("一\n二\n三", &two, 120, "一\n/二");
    check_lines("一\n二\n", &two, 120, "一\n/二\n");

    struct text_layout *layout = lay("一二三四五六七", &two, 120);
    assert_true(text_layout_cut(layout));
    assert_int_equal(text_layout_lines(layout), 2);
    assert_int_equal(text_layout_width(layout), 120);
    assert_int_equal(layout->rows[1].count, 3);
    assert_int_equal(layout->placed[5].x, 80 * 64);
    text_layout_destroy(layout);

    layout = lay("一二三四五六", &two, 120);
    assert_false(text_layout_cut(layout));
    text_layout_destroy(layout);

    two.max_lines = 1;
    layout = lay("一二三", &two, 10); /* not even the ellipsis fits */
    assert_true(text_layout_cut(layout));
    assert_int_equal(layout->rows[0].count, 1);
    text_layout_destroy(layout);
}

static void aligns(void **state)
{
    struct text_style style = plain;
    (void)state;

    style.align = TEXT_CENTER;
    struct text_layout *layout = lay("一二", &style, 200);
    assert_int_equal(layout->placed[0].x, 60 * 64);
    text_layout_destroy(layout);

    style.align = TEXT_RIGHT;
    layout = lay("一二", &style, 200);
    assert_int_equal(layout->placed[0].x, 120 * 64);
    text_layout_destroy(layout);

    layout = lay("一\n二三", &style, 0); /* without a width the widest line gives it */
    assert_int_equal(layout->placed[0].x, 40 * 64);
    assert_int_equal(layout->placed[1].x, 0);
    text_layout_destroy(layout);
}

static void justifies_all_but_the_last_line(void **state)
{
    struct text_style style = plain;
    (void)state;

    style.align = TEXT_JUSTIFY;
    /* 4 Hanzi in 172 px: 12 px missing, 3 gaps, 4 px each */
    struct text_layout *layout = lay("一二三四五六", &style, 172);
    assert_int_equal(text_layout_lines(layout), 2);
    assert_int_equal(layout->placed[1].x, 44 * 64);
    assert_int_equal(layout->placed[3].x, 132 * 64);
    assert_int_equal(layout->placed[5].x, 40 * 64);
    text_layout_destroy(layout);

    layout = lay("一二\n三四五六", &style, 172); /* the end of a paragraph stays */
    assert_int_equal(layout->placed[1].x, 40 * 64);
    text_layout_destroy(layout);

    layout = lay("一二0123456789", &style, 240); /* would be torn apart: stays */
    assert_int_equal(layout->placed[1].x, 40 * 64);
    text_layout_destroy(layout);
}

static void stands_in_the_middle_of_its_line(void **state)
{
    struct text_style style = plain;
    (void)state;

    struct text_layout *layout = lay("一\n二", &style, 0);
    assert_int_equal(text_layout_height(layout), 120);
    assert_int_equal(text_layout_baseline(layout), 10 + 35);
    text_layout_destroy(layout);
    style.line_px = 100;
    layout = lay("一", &style, 0);
    assert_int_equal(text_layout_height(layout), 100);
    assert_int_equal(text_layout_baseline(layout), 30 + 35);
    text_layout_destroy(layout);
    assert_int_equal(text_capital_px(fonts, &style), 29); /* 0.733 em */
}

static void drops_what_cannot_be_shown(void **state)
{
    (void)state;
    assert_int_equal(text_width(fonts, "中\xEF\xB8\x8F", &plain), 40); /* emoji selector */
    assert_int_equal(text_width(fonts, "中\xE2\x80\x8D文", &plain), 80); /* joiner */
    assert_int_equal(text_width(fonts, "\xE2\x80\xAE中\xE2\x80\xAC", &plain), 40); /* direction override */
    assert_int_equal(text_width(fonts, "中\x01\x7F", &plain), 40);
    assert_int_equal(text_width(fonts, "\xF3\xB0\x80\x81", &plain), 40); /* private use: a box */
    assert_int_equal(text_width(fonts, "\xFF", &plain), 40); /* U+FFFD */
    assert_true(text_width(fonts, "\xED\xA0\x80", &plain) >= 40); /* a lone surrogate */
}

static void clamps_sizes(void **state)
{
    struct text_style style = plain;
    (void)state;
    style.size_px = -5;
    assert_int_equal(text_width(fonts, "中", &style), 6);
    style.size_px = 1 << 30;
    assert_int_equal(text_width(fonts, "中", &style), 1024);
}

/* Whatever comes: ranges in order and within the text, as many lines as promised. */
static void check_sane(const char *text, size_t bytes, const struct text_style *style, int width_px)
{
    struct text_layout *layout = text_layout_create(fonts, text, bytes, style, width_px);
    size_t end = 0;

    assert_true(style->max_lines == 0 || text_layout_lines(layout) <= style->max_lines);
    assert_true(text_layout_lines(layout) >= 1);
    for (int i = 0; i < text_layout_lines(layout); i++) {
        size_t from, to;
        text_layout_line_range(layout, i, &from, &to);
        assert_true(from >= end && to >= from && to <= bytes);
        end = to;
    }
    text_layout_destroy(layout);
}

static void survives_anything(void **state)
{
    static char text[2000];
    uint32_t seed = 7;
    (void)state;

    check_sane(NULL, 0, &plain, 100);
    for (int round = 0; round < 300; round++) {
        struct text_style style = {.weight = round & 1,
                                   .size_px = 6 + round % 50,
                                   .max_lines = round % 4,
                                   .align = (enum text_align)(round % 4),
                                   .indent_px = round % 3 * 1000};
        for (size_t i = 0; i < sizeof(text); i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = (char)(seed >> 24);
            if (round % 3 == 0) /* mostly Han and marks */
                text[i] = "\xE4\xB8\xAD\xEF\xBC\x8C a1\n\xE2\x80\x94"[(seed >> 20) % 13];
        }
        check_sane(text, sizeof(text), &style, (int)(seed >> 16) % 700 - 50);
    }
}

static void takes_a_megabyte_without_a_space(void **state)
{
    enum { BYTES = 1 << 20 };
    struct text_style small = {.size_px = 20};
    char *text = mem_alloc(BYTES);
    (void)state;

    memset(text, 'a', BYTES);
    struct text_layout *layout = text_layout_create(fonts, text, BYTES, &small, 500);
    assert_true(text_layout_lines(layout) > 20000);
    text_layout_destroy(layout);
    layout = text_layout_create(fonts, text, BYTES, &small, 0);
    assert_int_equal(text_layout_lines(layout), 1);
    assert_true(text_layout_width(layout) > BYTES);
    text_layout_destroy(layout);
    small.max_lines = 1;
    layout = text_layout_create(fonts, text, BYTES, &small, 500);
    assert_true(text_layout_cut(layout));
    text_layout_destroy(layout);
    mem_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_one_line),
        cmocka_unit_test(puts_a_quarter_em_between_han_and_latin),
        cmocka_unit_test(squeezes_marks),
        cmocka_unit_test(breaks_lines),
        cmocka_unit_test(breaks_a_word_only_when_it_must),
        cmocka_unit_test(keeps_paragraphs),
        cmocka_unit_test(cuts_with_an_ellipsis),
        cmocka_unit_test(aligns),
        cmocka_unit_test(justifies_all_but_the_last_line),
        cmocka_unit_test(stands_in_the_middle_of_its_line),
        cmocka_unit_test(drops_what_cannot_be_shown),
        cmocka_unit_test(clamps_sizes),
        cmocka_unit_test(survives_anything),
        cmocka_unit_test(takes_a_megabyte_without_a_space),
    };
    return cmocka_run_group_tests_name("gfx/text", tests, open_fonts, close_fonts);
}
