/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXIF_H
#define KETING_PACK_EXIF_H

#include "base/macros.h"

/* How a camera was held: 1..8 of the tag Orientation (Exif 2.3, 4.6.4) in an APP1 segment; 1 = upright or
 * not said. */
int exif_orientation(const uint8_t *app1, size_t bytes);

/* An upright copy of w * h RGB pixels; *w and *h become the copy's. NULL when there is no memory. */
KETING_MUST_USE uint8_t *exif_upright(const uint8_t *rgb, int *w, int *h, int orientation);

#endif
