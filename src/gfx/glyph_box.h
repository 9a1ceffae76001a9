/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_GLYPH_BOX_H
#define KETING_GFX_GLYPH_BOX_H

#include "glyph.h"

/*
 * The stand-in for a character that no font has: a frame one em wide with the code point inside, in two rows of hex
 * digits taken from the regular face. Whoever sees it can tell us which character is missing.
 */

/* Size and place; bits is not set. */
struct glyph glyph_box_measure(int size_px);
/* bits: w * h bytes of what glyph_box_measure said. */
void glyph_box_draw(struct fonts *fonts, uint32_t code_point, int size_px, uint8_t *bits);

#endif
