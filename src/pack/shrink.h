/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_SHRINK_H
#define KETING_PACK_SHRINK_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * Box filter in exact integers, fed row by row, so that a picture of 40 megapixels never lies in memory
 * whole. Each pixel of the result is the mean of the area it covers. RGB, 3 bytes a pixel.
 */
struct shrink {
    int in_w, in_h, out_w, out_h; /* px */
    uint8_t *out; /* out_w * out_h * 3, owned until taken */
    uint64_t *row, *sum; /* out_w * 3 each */
    int64_t at; /* of the next row, in units of 1/out_h of a row */
    int out_y;
};

/* The result keeps the shape, at most `most` px a side, never larger than the source. False when there is
 * no memory. */
KETING_MUST_USE bool shrink_init(struct shrink *shrink, int in_w, int in_h, int most);
void shrink_finish(struct shrink *shrink);
/* rgb: in_w pixels. Rows past in_h are ignored. */
void shrink_add_row(struct shrink *shrink, const uint8_t *rgb);
bool shrink_is_whole(const struct shrink *shrink);

#endif
