/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_FEATURE_H
#define KETING_IME_HAND_FEATURE_H

#include "ime/hand.h"

/*
 * How strokes become numbers. The recogniser and the maker of its templates (src/tools/gen_hand.c) both go through
 * here: what they agree on is this file.
 */
enum {
    HAND_DIRECTIONS = 8, /* of lines, not of pens: half a turn */
    HAND_GRID = 8,
    HAND_RAW = HAND_DIRECTIONS * HAND_GRID * HAND_GRID,
    HAND_INK_POINTS = 2048,
    HAND_INK_STROKES = 128,
};

/* Cleaned strokes in a box of side 1, points at equal steps, in an order and direction of their own that do not
 * depend on how they were written. */
struct hand_ink {
    struct hand_point points[HAND_INK_POINTS];
    int first[HAND_INK_STROKES + 1]; /* where stroke i begins; [stroke_count] is the end */
    int stroke_count;
};

/* False when there is no finite point. */
KETING_MUST_USE bool hand_ink_prepare(struct hand_ink *ink, const struct hand_stroke *strokes,
                                      size_t stroke_count);

/* Length of lines by direction and place, root taken, length of the vector 1. */
void hand_feature(const struct hand_ink *ink, float feature[HAND_RAW]);

#endif
