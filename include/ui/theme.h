/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_THEME_H
#define KETING_UI_THEME_H

#include "base/rect.h"
#include "base/units.h"
#include "gfx/color.h"
#include "gfx/text.h"

#include <stdbool.h>

/* The look as data: colours, type and measures of the two modes, in millimetres, and the same in pixels of
 * one screen. Pages are built anew when the theme changes, so nothing watches it. */
enum theme_mode { THEME_STANDARD, THEME_ELDER };

enum theme_hue {
    HUE_SERVICE,
    HUE_ACTIVITY,
    HUE_NOTICE,
    HUE_SELF,
    HUE_CONTACT,
    HUE_IDENTITY,
    HUE_PLAIN,
    HUES
};

enum theme_type { TYPE_DISPLAY, TYPE_TITLE, TYPE_HEADING, TYPE_BODY, TYPE_NOTE, TYPE_CLOCK, TYPES };

struct theme {
    enum theme_mode mode;
    struct px_scale scale;
    bool landscape;
    bool motion; /* flings and the like */
    color_t ground, card, line, text, second_text, on_hue;
    color_t hue[HUES];
    int type_px[TYPES]; /* em */
    int unit;           /* grid unit, px */
    int radius, gap, border;
    int margin;         /* of a page, left and right */
    int target;         /* least side of anything that is tapped */
    int target_gap;     /* least distance between two such things */
    int slop;           /* how far a finger may tremble and still tap */
};

/* What the theme must look like on a screen of this size. mm 0 = unknown: as a 21.5-inch desk unit. */
void theme_make(struct theme *theme, enum theme_mode mode, struct size px, double width_mm, double height_mm);

/* Pixels of a length in mm of this theme (already scaled for very small and very large glass). */
int theme_px(const struct theme *theme, double mm);

struct text_style theme_style(const struct theme *theme, enum theme_type type, enum font_weight weight);

/* A light wash of a hue over the card colour, for tinted cards. */
color_t theme_tint(const struct theme *theme, enum theme_hue hue);

/* What must be large enough for everybody, in mm; the tests hold every theme against them. */
#define THEME_CAPITAL_MM 6.5
#define THEME_CAPITAL_ELDER_MM 9.0
#define THEME_TARGET_MM 20.0
#define THEME_TARGET_GAP_MM 3.0

#endif
