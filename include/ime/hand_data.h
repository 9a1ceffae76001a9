/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_DATA_H
#define KETING_IME_HAND_DATA_H

#include "ime/hand_feature.h"

/*
 * hand.dat: written by src/tools/gen_hand.c, mapped by src/ime/hand.c, on machines of the same byte order.
 * After the header the parts follow in this order, each beginning at a multiple of 16 bytes.
 */
#define HAND_DATA_MAGIC "KTHAND2"

enum {
    HAND_DATA_VERSION = 2,
    HAND_COARSE = 64, /* the first dimensions, looked at for every template, a byte each */
    HAND_DIMENSIONS = 128,
    HAND_FINE_BYTES = (HAND_DIMENSIONS - HAND_COARSE) / 2, /* the others: half a byte each */
    HAND_FINE_STEP = 4, /* steps of a coarse number in one of a fine number */
    HAND_FINE_MAX = 7,
    HAND_MARKS = 48, /* of a template */
};

/* A fine number is kept as value + 8; even dimensions in the lower half of the byte. */
static inline int hand_fine_number(const uint8_t *fine, int dimension)
{
    return ((fine[dimension / 2] >> (dimension % 2 * 4) & 15) - 8) * HAND_FINE_STEP;
}

/* A mark of a template in 16 bits: six for each coordinate, four for the direction. What is lost is less
 * than two hands differ by. */
static inline uint16_t hand_mark_pack(struct hand_mark mark)
{
    int x = (mark.x * 63 + 127) / 255, y = (mark.y * 63 + 127) / 255, turn = (mark.direction + 8) / 16 % 16;

    return (uint16_t)(x << 10 | y << 4 | turn);
}

static inline struct hand_mark hand_mark_unpack(uint16_t packed)
{
    return (struct hand_mark){(uint8_t)(((packed >> 10) * 255 + 31) / 63),
                              (uint8_t)(((packed >> 4 & 63) * 255 + 31) / 63), (uint8_t)((packed & 15) * 16)};
}

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
    float steps; /* steps of a template's coarse numbers per unit of deviation */
    uint32_t code_points; /* uint32[character_count], rising */
    uint32_t priors; /* int16[HAND_PRIORS][character_count], 1000 is 1 ln */
    uint32_t mean; /* float[HAND_RAW], taken from a feature first */
    uint32_t rows; /* float[HAND_DIMENSIONS][HAND_RAW] */
    uint32_t template_of; /* uint16[template_count]: number of its character */
    uint32_t coarse; /* int8[template_count][HAND_COARSE] */
    uint32_t fine; /* uint8[template_count][HAND_FINE_BYTES] */
    uint32_t marks; /* uint16[template_count][HAND_MARKS], see hand_mark_pack */
    uint32_t pairs; /* struct hand_pair[pair_count], by first, second */
};

/* How often second follows first in words. */
struct hand_pair {
    uint16_t first, second; /* numbers of characters */
    int16_t gain; /* 1000 is 1 ln over what its frequency alone promises */
};

#endif
