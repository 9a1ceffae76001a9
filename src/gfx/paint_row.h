/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_PAINT_ROW_H
#define KETING_GFX_PAINT_ROW_H

#include "gfx/paint.h"

/* One row of n pixels from (x, y) in surface px, clipped to p->clip on all sides. */
void paint_row_span(const struct painter *p, int x, int y, int n, color_t color);
void paint_row_mask(const struct painter *p, int x, int y, int n, const uint8_t *mask, color_t color);
/* A whole A8 picture with its top left at (x, y) in surface px. */
void paint_mask(const struct painter *p, int x, int y, int w, int h, const uint8_t *mask, int stride,
                color_t color);

#endif
