/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_ROTATE_H
#define KETING_PLATFORM_ROTATE_H

#include "base/damage.h"
#include "base/pixels.h"

#include <stdint.h>

/*
 * From the upright picture to the panel. Turned clockwise by 90, the upright picture's top edge lies
 * along the panel's right edge: upright (x, y) of a picture h high is at panel (h - 1 - y, x). degrees:
 * 0 90 180 270.
 */

/* The size of the other side: swapped for 90 and 270. */
struct size rotate_size(struct size size, int degrees);

/* Where an upright box lies on the panel. upright: size of the upright picture. */
struct rect rotate_box(struct rect box, struct size upright, int degrees);

/* Copies the damage of the upright picture to the panel, which must have rotate_size() of it. Boxes
 * outside the picture are clipped. Only writes to the panel, row by row from left to right: its memory
 * may be write-combined. Returns the number of pixels written. */
uint64_t rotate_copy(const struct pixels *panel, const struct pixels *upright, int degrees,
                     const struct damage *damage);

#endif
