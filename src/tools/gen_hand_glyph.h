/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_GLYPH_H
#define KETING_TOOLS_GEN_HAND_GLYPH_H

#include "gen_hand_strokes.h"

#include "base/macros.h"

#include <stdbool.h>

struct glyph_font;

/* Exits with one line on stderr when the font cannot be read: a build needs all of it. */
struct glyph_font *glyph_font_open(const char *path, int face_index);
void glyph_font_close(struct glyph_font *font);

/* The lines of a glyph, found by thinning it. False when the font has no such character, or nothing in it. */
bool glyph_trace(struct glyph_font *font, uint32_t code_point, struct glyph_strokes *out);

#endif
