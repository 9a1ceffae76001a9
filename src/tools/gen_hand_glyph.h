/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_GLYPH_H
#define KETING_TOOLS_GEN_HAND_GLYPH_H

#include "ime/hand.h"

/* Lines of a character as a pen would draw them; found in a glyph by thinning it to a skeleton. */
enum { GLYPH_POINTS_MAX = 2400, GLYPH_STROKES_MAX = 96, GLYPH_SIDE = 128 };

struct glyph_strokes {
    struct hand_point points[GLYPH_POINTS_MAX]; /* pixels of an em of GLYPH_SIDE */
    struct hand_stroke strokes[GLYPH_STROKES_MAX];
    int point_count, stroke_count;
};

struct glyph_font;

/* Exits with one line on stderr when the font cannot be read: a build needs all of it. */
struct glyph_font *glyph_font_open(const char *path, int face_index);
void glyph_font_close(struct glyph_font *font);

/* False when the font has no such character, or nothing in it. */
bool glyph_trace(struct glyph_font *font, uint32_t code_point, struct glyph_strokes *out);

#endif
