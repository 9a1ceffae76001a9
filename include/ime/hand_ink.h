/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_INK_H
#define KETING_IME_HAND_INK_H

#include "base/macros.h"
#include "ime/hand_stroke.h"

#include <stdbool.h>

enum { HAND_INK_POINTS = 2048, HAND_INK_STROKES = 128 };

/* Cleaned strokes in a box of side 1, points at equal steps, in an order and direction of their own that do
 * not depend on how they were written. */
struct hand_ink {
    struct hand_point points[HAND_INK_POINTS];
    int first[HAND_INK_STROKES + 1]; /* where stroke i begins; [stroke_count] is the end */
    int stroke_count;
};

/* False when there is no finite point. */
KETING_MUST_USE bool hand_ink_prepare(struct hand_ink *ink, const struct hand_stroke *strokes,
                                      size_t stroke_count);

#endif
