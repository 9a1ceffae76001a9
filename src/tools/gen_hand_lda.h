/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_LDA_H
#define KETING_TOOLS_GEN_HAND_LDA_H

#include "ime/hand_feature.h"

/* Adds rows' products with each other to the upper triangle of sums: sums[i][j] += row[i] * row[j]. */
void lda_add_products(float *sums, const float *rows, int row_count);

/*
 * The directions in which characters differ most, measured by how much one character differs from itself
 * (Fisher's linear discriminants): within and between are symmetric HAND_RAW × HAND_RAW with the upper
 * triangle filled, and are overwritten. Writes count rows of HAND_RAW, best first, scaled so that a
 * character differs from itself by 1.
 */
void lda_solve(double *within, double *between, double shrink, int count, float *rows);

#endif
