/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_BLEND_H
#define KETING_GFX_BLEND_H

#include "gfx/color.h"

/*
 * The inner loops of painting, on rows of XRGB8888. Blending is plain 8-bit arithmetic with exact rounding
 * and no gamma: black strokes of 20 to 30 px go pale when blended in linear light. The X byte becomes FF.
 */

/* n pixels of color, whatever its alpha. */
void blend_span(uint32_t *row, int n, color_t color);
/* color through n bytes of coverage. */
void blend_mask(uint32_t *row, const uint8_t *mask, int n, color_t color);

/* Rounded x / 255 for 0..65025. */
static inline uint32_t blend_div255(uint32_t x)
{
    x += 128;
    return (x + (x >> 8)) >> 8;
}

#endif
