/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_CORNER_H
#define KETING_GFX_CORNER_H

#include <stdint.h>

/*
 * Coverage of a rounded corner, computed exactly (the area of each pixel inside the circle) and kept for
 * the few radii that a theme uses. The radius is given in half pixels so that a disc of odd width is round
 * too: its middle column and row then belong to both sides.
 */
struct corner {
    int side; /* px: radius rounded up */
    const uint8_t *left; /* side * side, rows from the top: top left corner */
    const uint8_t *right; /* the same mirrored: top right corner */
};

/* radius_halves > 0. Valid until 16 other radii were asked for. */
const struct corner *corner_get(int radius_halves);

#endif
