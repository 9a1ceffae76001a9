/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_DISTANCE_H
#define KETING_IME_HAND_DISTANCE_H

#include <stdint.h>

/* Sum of squared differences; count is a multiple of 16. */
int32_t hand_distance(const int16_t *query, const int8_t *pattern, int count);

#endif
