/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_FEATURE_H
#define KETING_IME_HAND_FEATURE_H

#include "ime/hand_ink.h"

/* How strokes become numbers. The recogniser and the maker of its templates (src/tools/gen_hand.c) both go
 * through here: what they agree on is this file. */
enum {
    HAND_DIRECTIONS = 8, /* of lines, not of pens: half a turn */
    HAND_GRID = 8,
    HAND_RAW = HAND_DIRECTIONS * HAND_GRID * HAND_GRID,
};

/* Length of lines by direction and place, root taken, length of the vector 1. */
void hand_feature(const struct hand_ink *ink, float feature[HAND_RAW]);

/* A place the pen passed: coordinates from -1/4 to 5/4 of the frame in 255 steps, half a turn in 256. */
struct hand_mark {
    uint8_t x, y, direction;
};

/* count marks at equal steps along all lines. */
void hand_marks(const struct hand_ink *ink, struct hand_mark *marks, int count);

#endif
