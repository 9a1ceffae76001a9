/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_VARY_H
#define KETING_TOOLS_GEN_HAND_VARY_H

#include "gen_hand_strokes.h"

#include <stdint.h>

/* A character drawn once more as another hand would: slanted, stretched, shaken, strokes moved and run
 * together. */
struct vary_random {
    uint64_t state; /* never 0; the same seed draws the same character */
};

/* Straightens the stairs of pixels, opens rings, and turns and orders strokes as a pen would, roughly. */
void vary_tidy(struct glyph_strokes *glyph);

/* strength 0 copies, 1 is ordinary care, 2 is a trembling hand in a hurry; joined is the chance that the
 * pen stays down from one stroke to the next. */
void vary_glyph(const struct glyph_strokes *glyph, float strength, float joined, struct vary_random *random,
                struct glyph_strokes *out);

#endif
