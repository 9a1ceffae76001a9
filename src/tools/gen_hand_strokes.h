/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_STROKES_H
#define KETING_TOOLS_GEN_HAND_STROKES_H

#include "ime/hand_stroke.h"

/* Lines of a character as a pen would draw them. */
enum { GLYPH_SIDE = 128, GLYPH_POINTS_MAX = 2400, GLYPH_STROKES_MAX = 96 };

struct glyph_strokes {
    struct hand_point points[GLYPH_POINTS_MAX]; /* pixels of an em of GLYPH_SIDE */
    struct hand_stroke strokes[GLYPH_STROKES_MAX];
    int point_count, stroke_count;
};

#endif
