/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_GLYPH_BOX_H
#define KETING_GFX_GLYPH_BOX_H

#include <stdint.h>

/*
 * The stand-in for a character that no font has: a frame one em wide with the code point inside, in two
 * rows of hex digits taken from the regular face. Whoever sees it can tell us which character is missing.
 */
struct faces;

struct glyph_box {
    int left, top; /* px from the pen; top counts upwards from the baseline */
    int side; /* px */
};

struct glyph_box glyph_box_measure(int size_px);
/* bits: side * side bytes. */
void glyph_box_draw(struct faces *faces, uint32_t code_point, int size_px, uint8_t *bits);

#endif
