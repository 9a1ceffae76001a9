/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_WORDS_H
#define KETING_TOOLS_GEN_HAND_WORDS_H

#include "ime/hand_data.h"

#include <stdbool.h>

/* How likely characters are before anything is drawn, and after another. */
struct words {
    int16_t *priors; /* [HAND_PRIORS][count], as in hand.dat */
    struct hand_pair *pairs;
    int pair_count;
};

/* From a dictionary of Rime: word TAB pinyin TAB weight. Characters rising; rare ones stay behind all others
 * that the ink fits nearly as well. Exits with a line when it cannot be read; the caller owns what the result
 * points to. */
struct words words_read(const char *path, const uint32_t *code_points, const bool *rare, int count);

#endif
