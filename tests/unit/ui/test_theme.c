/* SPDX-License-Identifier: MIT */
/* The least sizes held against what the theme says for every screen we know of. */
#include "ui/theme.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct fonts *fonts;

/* 16:9 panels by their diagonal, both ways up. */
static const struct screen {
    const char *name;
    struct size px;
    double width_mm, height_mm;
} screens[] = {
    {"21.5 inch", {1920, 1080}, 476, 268},          {"21.5 inch, upright", {1080, 1920}, 268, 476},
    {"32 inch", {1920, 1080}, 708, 398},            {"32 inch, upright", {1080, 1920}, 398, 708},
    {"43 inch", {1920, 1080}, 952, 535},            {"43 inch, upright", {1080, 1920}, 535, 952},
    {"43 inch 4K", {3840, 2160}, 952, 535},         {"43 inch 4K, upright", {2160, 3840}, 535, 952},
    {"800x480, size unknown", {800, 480}, 0, 0},    {"480x800, size unknown", {480, 800}, 0, 0},
    {"3840x2160, size unknown", {3840, 2160}, 0, 0}, {"1080x1920, size unknown", {1080, 1920}, 0, 0},
};

/* Pixels per mm of the glass; of the panel that is taken for granted when the size is unknown. */
static double density(const struct screen *s)
{
    int px = min_int(s->px.w, s->px.h);

    if (s->width_mm <= 0)
        return px / 268.0;
    return px / (s->width_mm < s->height_mm ? s->width_mm : s->height_mm);
}

static struct theme make(const struct screen *s, enum theme_mode mode)
{
    struct theme theme;

    theme_make(&theme, mode, s->px, s->width_mm, s->height_mm);
    return theme;
}

/* Half a pixel of rounding is allowed, as nothing smaller can be shown. */
static void at_least(const char *what, const struct screen *s, double px, double mm)
{
    if (px + 0.5 < mm * density(s))
        fail_msg("%s on %s: %.2f mm, wanted %.2f", what, s->name, px / density(s), mm);
}

static void test_body_capitals(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(screens); i++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
            struct theme theme = make(&screens[i], (enum theme_mode)mode);
            double wanted = mode == THEME_ELDER ? THEME_CAPITAL_ELDER_MM : THEME_CAPITAL_MM;
            for (int type = TYPE_DISPLAY; type <= TYPE_BODY; type++)
                for (int weight = 0; weight < FONT_WEIGHTS; weight++) {
                    struct text_style style =
                        theme_style(&theme, (enum theme_type)type, (enum font_weight)weight);
                    at_least("capital", &screens[i], text_capital_px(fonts, &style), wanted);
                }
        }
}

static void test_targets_and_gaps(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(screens); i++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
            struct theme theme = make(&screens[i], (enum theme_mode)mode);
            at_least("target", &screens[i], theme.target, THEME_TARGET_MM);
            at_least("target gap", &screens[i], theme.target_gap, THEME_TARGET_GAP_MM);
            at_least("gap", &screens[i], theme.gap, THEME_TARGET_GAP_MM);
            at_least("unit", &screens[i], theme.unit, THEME_TARGET_GAP_MM);
            assert_true(theme.border >= 1 && theme.radius >= 1 && theme.slop >= 1);
            assert_true(theme.slop * 2 < theme.target);
            assert_int_equal(theme.landscape, screens[i].px.w > screens[i].px.h);
        }
}

static void contrast(const char *what, color_t a, color_t b, double wanted)
{
    double c = color_contrast(a, b);

    if (c < wanted)
        fail_msg("%s: contrast %.2f, wanted %.1f", what, c, wanted);
}

static void test_contrast(void **state)
{
    (void)state;
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        struct theme t = make(&screens[0], (enum theme_mode)mode);
        double wanted = mode == THEME_ELDER ? 7 : 4.5;
        contrast("text on ground", t.text, t.ground, wanted);
        contrast("text on card", t.text, t.card, wanted);
        contrast("second text on ground", t.second_text, t.ground, wanted);
        contrast("second text on card", t.second_text, t.card, wanted);
        for (int hue = 0; hue < HUES; hue++) {
            color_t tint = theme_tint(&t, (enum theme_hue)hue);
            contrast("text on tint", t.text, tint, wanted);
            contrast("second text on tint", t.second_text, tint, wanted);
            contrast("white on hue", t.on_hue, t.hue[hue], wanted);
            contrast("hue on card", t.hue[hue], t.card, wanted);
            contrast("hue on tint", t.hue[hue], tint, 4.5);
        }
    }
}

static void test_elder_is_larger(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
        struct theme standard = make(&screens[i], THEME_STANDARD), elder = make(&screens[i], THEME_ELDER);
        for (int type = 0; type < TYPES; type++)
            assert_true(elder.type_px[type] > standard.type_px[type]);
        assert_true(standard.motion && !elder.motion);
    }
}

static void test_order_of_types(void **state)
{
    (void)state;
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        struct theme t = make(&screens[1], (enum theme_mode)mode);
        assert_true(t.type_px[TYPE_CLOCK] > t.type_px[TYPE_DISPLAY]);
        for (int type = TYPE_DISPLAY; type < TYPE_NOTE; type++)
            assert_true(t.type_px[type] >= t.type_px[type + 1]);
        for (int type = 0; type < TYPES; type++) {
            struct text_style style = theme_style(&t, (enum theme_type)type, FONT_REGULAR);
            assert_true(style.line_px > style.size_px);
        }
    }
}

/* The same page upright and lying has the same sizes; larger glass has larger ones, but fewer of its height.
 */
static void test_sizes_follow_the_glass(void **state)
{
    (void)state;
    for (size_t i = 0; i + 1 < 6; i += 2) {
        struct theme lying = make(&screens[i], THEME_STANDARD),
                     upright = make(&screens[i + 1], THEME_STANDARD);
        assert_int_equal(lying.type_px[TYPE_BODY], upright.type_px[TYPE_BODY]);
        assert_int_equal(lying.target, upright.target);
    }
    struct theme desk = make(&screens[0], THEME_STANDARD), wall = make(&screens[4], THEME_STANDARD);
    assert_true(wall.target < desk.target); /* of the same number of pixels */
    assert_true(wall.target / density(&screens[4]) > desk.target / density(&screens[0]));
    struct theme hand;
    theme_make(&hand, THEME_STANDARD, (struct size){800, 480}, 154, 86); /* 7 inch: held in the hand */
    assert_true(hand.target >= 45 && hand.target <= 60);
}

static void test_mad_sizes(void **state)
{
    struct theme t, sane = make(&screens[0], THEME_STANDARD);

    (void)state;
    theme_make(&t, THEME_STANDARD, (struct size){1920, 1080}, 476, 0);
    assert_int_equal(t.target, sane.target);
    theme_make(&t, THEME_STANDARD, (struct size){1920, 1080}, -5, -5);
    assert_int_equal(t.target, sane.target);
    theme_make(&t, THEME_STANDARD, (struct size){1, 1}, 476, 268);
    assert_true(t.target >= 1 && t.border >= 1 && t.type_px[TYPE_NOTE] >= 1);
}

static int open_fonts(void **state)
{
    struct error error = {0};

    (void)state;
    fonts = fonts_open("fonts/manifest", &error);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_body_capitals),
        cmocka_unit_test(test_targets_and_gaps),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_elder_is_larger),
        cmocka_unit_test(test_order_of_types),
        cmocka_unit_test(test_sizes_follow_the_glass),
        cmocka_unit_test(test_mad_sizes),
    };

    return cmocka_run_group_tests_name("ui/theme", tests, open_fonts, close_fonts);
}
