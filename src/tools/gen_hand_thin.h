/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_THIN_H
#define KETING_TOOLS_GEN_HAND_THIN_H

#include "gen_hand_strokes.h"

#include <stdint.h>

/* A black and white picture with a white border of one pixel. */
enum { THIN_SIDE = GLYPH_SIDE * 3 / 2, THIN_PIXELS = THIN_SIDE * THIN_SIDE };

struct thin {
    uint8_t black[THIN_PIXELS];
};

/* Takes away the edges until lines of one pixel are left (Zhang and Suen, 1984). */
void thin_picture(struct thin *thin);
/* Follows the lines of a thinned picture; straight on at crossings. */
void thin_trace(const struct thin *thin, struct glyph_strokes *out);

#endif
