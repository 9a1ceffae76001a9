/* SPDX-License-Identifier: MIT */
#include "ui/theme.h"

#include "base/macros.h"

#include <string.h>

/* What one mode looks like; lengths in mm of glass. */
struct theme_spec {
    color_t ground, card, line, text, second_text;
    double type_mm[TYPES];
    double unit_mm, radius_mm, gap_mm, border_mm, margin_mm;
    bool motion;
};

static const struct theme_spec specs[] = {
    [THEME_STANDARD] = {.ground = 0xFFF6F3EE,
                        .card = 0xFFFFFFFF,
                        .line = 0xFFE3DDD3,
                        .text = 0xFF1F1B16,
                        .second_text = 0xFF5F574E,
                        .type_mm = {[TYPE_DISPLAY] = 15,
                                    [TYPE_TITLE] = 11,
                                    [TYPE_HEADING] = 9,
                                    [TYPE_BODY] = 8.9,
                                    [TYPE_NOTE] = 7,
                                    [TYPE_CLOCK] = 50},
                        .unit_mm = 4,
                        .radius_mm = 3,
                        .gap_mm = 4,
                        .border_mm = 0.5,
                        .margin_mm = 12,
                        .motion = true},
    [THEME_ELDER] = {.ground = 0xFFFFFFFF,
                     .card = 0xFFFFFFFF,
                     .line = 0xFF1B1B1B,
                     .text = 0xFF000000,
                     .second_text = 0xFF1B1B1B,
                     .type_mm = {[TYPE_DISPLAY] = 20,
                                 [TYPE_TITLE] = 15,
                                 [TYPE_HEADING] = 12.3,
                                 [TYPE_BODY] = 12.3,
                                 [TYPE_NOTE] = 10,
                                 [TYPE_CLOCK] = 56},
                     .unit_mm = 5,
                     .radius_mm = 3,
                     .gap_mm = 6,
                     .border_mm = 0.75,
                     .margin_mm = 12,
                     .motion = false},
};

static const color_t hues[HUES] = {
    [HUE_SERVICE] = 0xFF1F5FA8, [HUE_ACTIVITY] = 0xFF2E7D4F, [HUE_NOTICE] = 0xFF9A5B00,
    [HUE_SELF] = 0xFF8E3B8A,    [HUE_CONTACT] = 0xFF00696B,  [HUE_IDENTITY] = 0xFFB3261E,
    [HUE_PLAIN] = 0xFF5F574E,
};

/* In 长辈模式 everything is read at 7:1, white on a filled hue too. */
#define ELDER_CONTRAST 7.0

/* The hue, or as much darker as it takes to stand out by `wanted` from what is written on it. */
static color_t deepened(color_t hue, color_t on_hue, double wanted)
{
    color_t color = hue;

    for (int black = 0; black < 256 && color_contrast(color, on_hue) < wanted; black += 4)
        color = color_mix(hue, 0xFF000000, black);
    return color;
}

/* The glass for which the sizes of the table were drawn: a 21.5-inch panel, 268 x 476 mm. */
#define DRAWN_SHORT_SIDE_MM 268.0
/* Down to here the sizes stay as drawn; smaller glass is held closer, so everything shrinks with it. */
#define SMALLEST_FULL_SIZE_MM 180.0

/* Large panels hang on a wall and are read from further away: grow, but slower than the glass does. */
static double glass_factor(double short_side_mm)
{
    if (short_side_mm < SMALLEST_FULL_SIZE_MM)
        return short_side_mm / SMALLEST_FULL_SIZE_MM;
    if (short_side_mm > DRAWN_SHORT_SIDE_MM)
        return 1 + (short_side_mm / DRAWN_SHORT_SIDE_MM - 1) * 0.6;
    return 1;
}

void theme_make(struct theme *theme, enum theme_mode mode, struct size px, double width_mm, double height_mm)
{
    const struct theme_spec *spec = &specs[mode];
    int short_px = min_int(px.w, px.h);
    double short_mm = width_mm < height_mm ? width_mm : height_mm;

    if (short_mm <= 0)
        short_mm = DRAWN_SHORT_SIDE_MM;
    memset(theme, 0, sizeof *theme);
    theme->mode = mode;
    theme->scale.px_per_mm = short_px / short_mm * glass_factor(short_mm);
    theme->landscape = px.w > px.h;
    theme->motion = spec->motion;
    theme->ground = spec->ground;
    theme->card = spec->card;
    theme->line = spec->line;
    theme->text = spec->text;
    theme->second_text = spec->second_text;
    theme->on_hue = 0xFFFFFFFF;
    for (int i = 0; i < HUES; i++)
        theme->hue[i] = deepened(hues[i], theme->on_hue, mode == THEME_ELDER ? ELDER_CONTRAST : 0);
    for (int i = 0; i < TYPES; i++)
        theme->type_px[i] = theme_px(theme, spec->type_mm[i]);
    theme->unit = theme_px(theme, spec->unit_mm);
    theme->radius = theme_px(theme, spec->radius_mm);
    theme->gap = theme_px(theme, spec->gap_mm);
    theme->border = theme_px(theme, spec->border_mm);
    theme->margin = theme_px(theme, spec->margin_mm);
    theme->target = theme_px(theme, THEME_TARGET_MM);
    theme->target_gap = theme_px(theme, THEME_TARGET_GAP_MM);
    theme->slop = theme_px(theme, 4);
}

int theme_px(const struct theme *theme, double mm)
{
    return mm_to_px(theme->scale, mm);
}

struct text_style theme_style(const struct theme *theme, enum theme_type type, enum font_weight weight)
{
    int size = theme->type_px[type];
    bool tight = type == TYPE_DISPLAY || type == TYPE_TITLE || type == TYPE_CLOCK;

    return (struct text_style){
        .weight = weight, .size_px = size, .line_px = tight ? size * 13 / 10 : size * 3 / 2};
}

color_t theme_tint(const struct theme *theme, enum theme_hue hue)
{
    return theme->mode == THEME_ELDER ? theme->card : color_mix(theme->card, theme->hue[hue], 20);
}
