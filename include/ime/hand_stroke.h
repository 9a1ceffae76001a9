/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_STROKE_H
#define KETING_IME_HAND_STROKE_H

#include <stddef.h>

struct hand_point {
    float x, y; /* any unit, y down; a point that is not finite is left out */
};

/* From pen down to pen up. */
struct hand_stroke {
    const struct hand_point *points; /* the caller's, read during the call only */
    size_t count;
};

#endif
