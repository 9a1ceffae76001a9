/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_DATA_H
#define KETING_IME_HAND_DATA_H

#include "ime/hand_feature.h"

/*
 * hand.dat: written by src/tools/gen_hand.c, mapped by src/ime/hand.c, on machines of the same byte order.
 * After the header the parts follow in this order, each beginning at a multiple of 16 bytes.
 */
#define HAND_DATA_MAGIC "KTHAND1"

enum {
    HAND_DATA_VERSION = 1,
    HAND_COARSE = 64, /* the first dimensions, looked at for every template */
    HAND_DIMENSIONS = 192,
    HAND_MARKS = 64, /* of a template */
};

/* What is likely before anything is drawn. */
enum hand_prior { HAND_PRIOR_TEXT, HAND_PRIOR_SURNAME, HAND_PRIOR_GIVEN, HAND_PRIOR_ADDRESS, HAND_PRIORS };

struct hand_data {
    char magic[8];
    uint32_t version;
    uint32_t bytes; /* of the whole file */
    uint32_t character_count;
    uint32_t template_count;
    uint32_t pair_count;
    uint32_t dimensions; /* HAND_DIMENSIONS */
    float steps; /* steps of a template's numbers per unit of deviation */
    uint32_t code_points; /* uint32[character_count], rising */
    uint32_t priors; /* int16[HAND_PRIORS][character_count], 1000 is 1 ln */
    uint32_t mean; /* float[HAND_RAW], taken from a feature first */
    uint32_t rows; /* float[HAND_DIMENSIONS][HAND_RAW] */
    uint32_t template_of; /* uint16[template_count]: number of its character */
    uint32_t coarse; /* int8[template_count][HAND_COARSE] */
    uint32_t fine; /* int8[template_count][HAND_DIMENSIONS - HAND_COARSE] */
    uint32_t marks; /* struct hand_mark[template_count][HAND_MARKS] */
    uint32_t pairs; /* struct hand_pair[pair_count], by first, second */
};

/* How often second follows first in words. */
struct hand_pair {
    uint16_t first, second; /* numbers of characters */
    int16_t gain; /* 1000 is 1 ln over what its frequency alone promises */
};

#endif
