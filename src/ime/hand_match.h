/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_MATCH_H
#define KETING_IME_HAND_MATCH_H

#include "ime/hand_data.h"

/* How well lines cover lines: the strokes of a template follow where the ink draws them, a little; then
 * every mark looks for the nearest one of the other side, in place and direction. */
enum { HAND_MATCH_MARKS = 96 };

struct hand_match {
    float x[HAND_MATCH_MARKS], y[HAND_MATCH_MARKS], cosine[HAND_MATCH_MARKS], sine[HAND_MATCH_MARKS];
    float turn_cosine[256], turn_sine[256];
};

void hand_match_begin(struct hand_match *match, const struct hand_mark marks[HAND_MATCH_MARKS]);
/* Grows with the difference; about 1 for what is nothing alike. */
float hand_match(const struct hand_match *match, const uint16_t pattern[HAND_MARKS]);

#endif
