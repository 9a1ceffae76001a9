/* SPDX-License-Identifier: MIT */
#include "gfx/paint.h"

#include "base/mem.h"
#include "blend.h"
#include "gfx/icon.h"
#include "gfx/surface.h"
#include "gfx/text.h"
#include "image_data.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { W = 120, H = 90 };
static const color_t ground = 0xFFC8B4A0;

static struct surface *surface;
static struct fonts *fonts;

static int make_all(void **state)
{
    struct error error = {0};
    (void)state;
    surface = surface_create(W, H);
    fonts = fonts_open("fonts/manifest", &error);
    return surface == NULL || fonts == NULL;
}

static int free_all(void **state)
{
    (void)state;
    surface_destroy(surface);
    fonts_destroy(fonts);
    return 0;
}

static struct painter fresh(struct rect clip)
{
    struct painter all = painter_make(surface, rect_make(0, 0, W, H));
    paint_fill(&all, rect_make(0, 0, W, H), ground);
    return painter_make(surface, clip);
}

static uint32_t at(int x, int y)
{
    struct pixels p = surface_pixels(surface);
    return pixels_row(&p, y)[x];
}

static int changed_outside(struct rect box)
{
    int n = 0;
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            n += !rect_has(box, x, y) && at(x, y) != ground;
    }
    return n;
}

static int changed_inside(struct rect box)
{
    int n = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++)
            n += at(x, y) != ground;
    }
    return n;
}

/* Coverage of black on the ground, 0..1, from the red channel. */
static double cover(int x, int y)
{
    return 1 - ((at(x, y) >> 16) & 0xFFu) / (double)0xC8;
}

static double cover_sum(void)
{
    double sum = 0;
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            sum += cover(x, y);
    }
    return sum;
}

static void blends_exactly(void **state)
{
    (void)state;
    for (int n = 1; n < 14; n++) { /* the fast loop takes four, the rest is slow: both must agree */
        for (uint32_t a = 0; a < 256; a += 5) {
            uint32_t row[16];
            uint8_t mask[16];
            for (int i = 0; i < 16; i++) {
                row[i] = 0xFF336699;
                mask[i] = (uint8_t)a;
            }
            blend_mask(row, mask, n, 0xFFFF0080);
            uint32_t r = (0x33 * (255 - a) + 0xFF * a + 127) / 255,
                     b = (0x99 * (255 - a) + 0x80 * a + 127) / 255;
            uint32_t g = (0x66 * (255 - a) + 127) / 255;
            for (int i = 0; i < 16; i++)
                assert_int_equal(row[i], i < n ? (0xFF000000u | r << 16 | g << 8 | b) : 0xFF336699);
            row[0] = row[n - 1] = 0xFF336699;
            for (int i = 0; i < n; i++)
                row[i] = 0xFF336699;
            blend_span(row, n, COLOR_ALPHA(0xFF0080, a));
            for (int i = 0; i < 16; i++)
                assert_int_equal(row[i], i < n ? (0xFF000000u | r << 16 | g << 8 | b) : 0xFF336699);
        }
    }
}

static void fills_the_box_and_nothing_else(void **state)
{
    (void)state;
    struct painter p = fresh(rect_make(0, 0, W, H));
    struct rect box = {10, 20, 30, 5};
    paint_fill(&p, box, 0xFF123456);
    assert_int_equal(changed_inside(box), 150);
    assert_int_equal(changed_outside(box), 0);
    assert_int_equal(at(39, 24), 0xFF123456);
    paint_fill(&p, box, 0x00FFFFFF);
    assert_int_equal(at(39, 24), 0xFF123456);
    paint_fill(&p, rect_make(0, 0, -5, 10), 0xFF000000);
    paint_fill(&p, rect_make(-1000, -1000, 500, 500), 0xFF000000);
    assert_int_equal(changed_outside(box), 0);
}

static void shifts_and_narrows(void **state)
{
    (void)state;
    struct painter p = fresh(rect_make(-50, -50, 1000, 1000));
    assert_true(rect_same(p.clip, rect_make(0, 0, W, H)));
    struct painter moved = painter_shift(&p, 10, 5);
    struct painter inner = painter_clip(&moved, rect_make(0, 0, 20, 20));
    assert_true(rect_same(inner.clip, rect_make(10, 5, 20, 20)));
    assert_true(painter_hides(&inner, rect_make(20, 0, 5, 5)));
    assert_false(painter_hides(&inner, rect_make(19, 0, 5, 5)));
    paint_fill(&inner, rect_make(-100, -100, 500, 500), 0xFF000000);
    assert_int_equal(changed_inside(rect_make(10, 5, 20, 20)), 400);
    assert_int_equal(changed_outside(rect_make(10, 5, 20, 20)), 0);
}

/* The area of a rounded box is known: w*h - (4 - pi) r*r. */
static void rounds_with_the_right_area(void **state)
{
    static const int radii[] = {0, 1, 2, 3, 7, 12, 20};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(radii); i++) {
        struct painter p = fresh(rect_make(0, 0, W, H));
        struct rect box = {20, 10, 61, 40};
        double r = radii[i], expected = 61 * 40 - (4 - M_PI) * r * r;
        paint_round(&p, box, radii[i], 0xFF000000);
        assert_int_equal(changed_outside(box), 0);
        if (fabs(cover_sum() - expected) > 0.6)
            fail_msg("radius %d: area %.2f, not %.2f", radii[i], cover_sum(), expected);
        for (int y = 0; y < box.h; y++) { /* symmetrical */
            for (int x = 0; x < box.w; x++) {
                assert_int_equal(at(20 + x, 10 + y), at(80 - x, 10 + y));
                assert_int_equal(at(20 + x, 10 + y), at(20 + x, 49 - y));
            }
        }
    }
}

static void draws_discs_of_even_and_odd_width(void **state)
{
    (void)state;
    for (int d = 1; d <= 60; d++) {
        struct painter p = fresh(rect_make(0, 0, W, H));
        struct rect box = {10, 10, d, d + 7};
        paint_disc(&p, box, 0xFF000000);
        assert_int_equal(changed_outside(box), 0);
        double expected = M_PI * d * d / 4;
        if (fabs(cover_sum() - expected) > 0.1 + expected / 300)
            fail_msg("width %d: area %.2f, not %.2f", d, cover_sum(), expected);
    }
}

static void has_soft_edges(void **state)
{
    (void)state;
    struct painter p = fresh(rect_make(0, 0, W, H));
    int between = 0;
    paint_round(&p, rect_make(10, 10, 60, 60), 20, 0xFF000000);
    for (int i = 0; i < 20; i++)
        between += cover(10 + i, 12) > 0.02 && cover(10 + i, 12) < 0.98;
    assert_in_range(between, 2, 8);
    assert_true(cover(10, 10) == 0);
    assert_true(cover(40, 10) == 1);
}

static void draws_cards(void **state)
{
    (void)state;
    struct painter p = fresh(rect_make(0, 0, W, H));
    struct rect box = {10, 10, 80, 60};
    paint_card(&p, box, 12, 3, 0xFF0000FF, 0xFFFFFFFF);
    assert_int_equal(changed_outside(box), 0);
    assert_int_equal(at(10, 40), 0xFF0000FF);
    assert_int_equal(at(12, 40), 0xFF0000FF);
    assert_int_equal(at(13, 40), 0xFFFFFFFF);
    assert_int_equal(at(86, 40), 0xFFFFFFFF);
    assert_int_equal(at(87, 40), 0xFF0000FF);
    assert_int_equal(at(50, 10), 0xFF0000FF);
    assert_int_equal(at(50, 12), 0xFF0000FF);
    assert_int_equal(at(50, 13), 0xFFFFFFFF);
    assert_int_equal(at(50, 69), 0xFF0000FF);
    assert_int_equal(at(10, 10), ground);
    for (int i = 0; i < 12; i++) /* on its way inwards the diagonal turns blue, then white, and never dark */
        assert_true((at(10 + i, 10 + i) & 0xFF) >= (ground & 0xFF));
    /* without a line, and thicker than the box */
    p = fresh(rect_make(0, 0, W, H));
    paint_card(&p, box, 12, 0, 0xFF0000FF, 0xFF00FF00);
    assert_int_equal(at(10, 40), 0xFF00FF00);
    paint_card(&p, box, 0, 100, 0xFF0000FF, 0xFF00FF00);
    assert_int_equal(at(50, 40), 0xFF0000FF);
    assert_int_equal(changed_outside(box), 0);
}

static void casts_shadows(void **state)
{
    (void)state;
    struct painter p = fresh(rect_make(0, 0, W, H));
    struct rect box = {30, 30, 50, 30};
    paint_shadow(&p, box, 6, 12, 0x80000000);
    assert_int_equal(changed_outside(rect_inset(box, -12, -12)), 0);
    double last = 0;
    for (int x = 18; x < 55; x++) { /* darker all the way to the middle */
        assert_true(cover(x, 45) >= last - 0.01);
        last = cover(x, 45);
    }
    assert_true(fabs(last - 0.5) < 0.03);
    assert_true(fabs(cover(30, 45) - 0.25) < 0.06); /* half of it at the edge */
    for (int x = 18; x < 92; x++) {
        assert_true(fabs(cover(x, 45) - cover(109 - x, 45)) < 0.02);
        assert_true(fabs(cover(x, 31) - cover(x, 58)) < 0.02);
    }
    paint_shadow(&p, rect_make(30, 30, 3, 2), 6, 200, 0x80000000); /* wider than the box: nothing bad */
    paint_shadow(&p, rect_make(30, 30, 3, 2), 6, 0, 0x80000000);
}

static void paints_text_where_it_is_measured(void **state)
{
    const struct text_style style = {.size_px = 40};
    (void)state;
    struct painter p = fresh(rect_make(0, 0, W, H));
    struct text_layout *layout = text_layout_create(fonts, "国国", strlen("国国"), &style, 0);

    paint_text(&p, layout, 10, 10, 0xFF000000);
    assert_int_equal(changed_outside(rect_make(10, 10, 80, 60)), 0);
    assert_true(cover_sum() > 300);
    for (int y = 0; y < H; y++) { /* both of them on whole pixels: the same picture twice */
        for (int x = 10; x < 50; x++)
            assert_int_equal(at(x, y), at(x + 40, y));
    }
    text_layout_destroy(layout);
}

static void scales_pictures(void **state)
{
    (void)state;
    struct image *image = image_alloc(40, 20, NULL);
    for (int i = 0; i < 800; i++)
        image->data[i] = i % 40 < 20 ? 0xFFFF0000 : 0xFF0000FF;
    image->opaque = true;
    struct painter p = fresh(rect_make(0, 0, W, H));

    paint_image(&p, image, rect_make(10, 10, 40, 20), 0); /* as it is */
    assert_int_equal(at(10, 10), 0xFFFF0000);
    assert_int_equal(at(29, 29), 0xFFFF0000);
    assert_int_equal(at(30, 29), 0xFF0000FF);
    assert_int_equal(changed_outside(rect_make(10, 10, 40, 20)), 0);

    p = fresh(rect_make(0, 0, W, H));
    paint_image(&p, image, rect_make(10, 10, 80, 60), 16); /* larger, rounded */
    assert_int_equal(at(10, 10), ground);
    assert_int_equal(at(10, 40) & 0xFFFFFF, 0xFF0000);
    assert_int_equal(at(89, 40) & 0xFFFFFF, 0x0000FF);
    assert_int_equal(changed_outside(rect_make(10, 10, 80, 60)), 0);

    p = fresh(rect_make(0, 0, W, H));
    paint_image(&p, image, rect_make(10, 10, 4, 2), 0); /* smaller */
    assert_int_equal(at(10, 10) & 0xFFFFFF, 0xFF0000);
    assert_int_equal(at(13, 11) & 0xFFFFFF, 0x0000FF);
    paint_image(&p, image, rect_make(10, 10, 0, 2), 0);

    for (int i = 0; i < 800; i++)
        image->data[i] = 0x80000000; /* half of black */
    image->opaque = false;
    p = fresh(rect_make(0, 0, W, H));
    paint_image(&p, image, rect_make(10, 10, 40, 20), 0);
    assert_true(fabs(cover(20, 20) - 0.5) < 0.01);
    image_destroy(image);
}

static void paints_icons_in_any_size(void **state)
{
    const struct icon *icon = icon_find("home");
    (void)state;
    assert_non_null(icon);
    double share = 0;
    for (int size = 16; size <= 88; size += 8) {
        struct painter p = fresh(rect_make(0, 0, W, H));
        paint_icon(&p, icon, 1, 1, size, 0xFF000000);
        assert_int_equal(changed_outside(rect_make(1, 1, size, size)), 0);
        double now = cover_sum() / (size * size); /* a drawing keeps its share of ink */
        if (share > 0 && fabs(now - share) > 0.02)
            fail_msg("size %d: %.3f, not %.3f", size, now, share);
        share = now;
    }
    assert_true(share > 0.1 && share < 0.4);
    struct painter p = fresh(rect_make(0, 0, W, H));
    paint_icon(&p, NULL, 0, 0, 10, 0xFF000000);
    paint_icon(&p, icon, 0, 0, 0, 0xFF000000);
    paint_icon(&p, icon, 0, 0, 100000, 0xFF000000);
    assert_int_equal(changed_inside(rect_make(0, 0, W, H)), 0);
}

static void paint_everything(const struct painter *p, const struct text_layout *layout,
                             const struct image *image)
{
    struct rect box = {-20, -15, 160, 120};
    paint_shadow(p, rect_inset(box, 5, 5), 9, 10, 0x80000000);
    paint_fill(p, box, 0x40FF0000);
    paint_round(p, box, 17, 0xFF00FF00);
    paint_card(p, box, 17, 4, 0xFF000000, 0xFFFFFFFF);
    paint_disc(p, box, 0xC0FF0000);
    paint_text(p, layout, -13, -9, 0xFF000000);
    paint_icon(p, icon_find("home"), -5, -5, 130, 0xFF0000FF);
    paint_image(p, image, box, 30);
}

/* Whatever the clip: nothing outside of it changes, and inside it is as if there were none. */
static void respects_the_clip(void **state)
{
    static const struct rect clips[] = {{0, 0, 1, 1},     {119, 89, 1, 1}, {7, 3, 50, 1},   {60, 0, 1, 90},
                                        {31, 29, 47, 33}, {0, 0, 0, 0},    {-9, -9, 20, 20}};
    const struct text_style style = {.size_px = 31};
    const char *text = "会客厅 Keting 2026，“公告”——好……";
    static uint32_t whole[W * H];
    (void)state;

    struct text_layout *layout = text_layout_create(fonts, text, strlen(text), &style, 130);
    struct image *image = image_alloc(50, 50, NULL);
    for (int i = 0; i < 2500; i++)
        image->data[i] = i % 3 ? 0x80404000 : 0;
    struct painter p = fresh(rect_make(0, 0, W, H));
    paint_everything(&p, layout, image);
    for (int i = 0; i < W * H; i++)
        whole[i] = at(i % W, i / W);

    for (size_t c = 0; c < ARRAY_LEN(clips); c++) {
        p = fresh(clips[c]);
        paint_everything(&p, layout, image);
        assert_int_equal(changed_outside(p.clip), 0);
        for (int y = p.clip.y; y < p.clip.y + p.clip.h; y++) {
            for (int x = p.clip.x; x < p.clip.x + p.clip.w; x++)
                assert_int_equal(at(x, y), whole[y * W + x]);
        }
    }
    /* the check itself can fail */
    p = fresh(rect_make(0, 0, W, H));
    paint_fill(&p, rect_make(5, 5, 2, 1), 0xFF000000);
    assert_int_equal(changed_outside(rect_make(5, 5, 1, 1)), 1);
    text_layout_destroy(layout);
    image_destroy(image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blends_exactly),
        cmocka_unit_test(fills_the_box_and_nothing_else),
        cmocka_unit_test(shifts_and_narrows),
        cmocka_unit_test(rounds_with_the_right_area),
        cmocka_unit_test(draws_discs_of_even_and_odd_width),
        cmocka_unit_test(has_soft_edges),
        cmocka_unit_test(draws_cards),
        cmocka_unit_test(casts_shadows),
        cmocka_unit_test(paints_text_where_it_is_measured),
        cmocka_unit_test(scales_pictures),
        cmocka_unit_test(paints_icons_in_any_size),
        cmocka_unit_test(respects_the_clip),
    };
    return cmocka_run_group_tests_name("gfx/paint", tests, make_all, free_all);
}
