/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_UNITS_H
#define KETING_BASE_UNITS_H

#include <stdint.h>

/* All sizes that people see are millimetres of glass; this is the one place where they become pixels. */
struct px_scale {
    double px_per_mm;
};

/* Rounded to the nearest pixel, away from zero at halves; a size above 0 mm is never 0 px. */
int mm_to_px(struct px_scale scale, double mm);

static inline uint64_t ms_to_us(uint64_t ms)
{
    return ms * 1000u;
}

static inline uint64_t s_to_us(uint64_t s)
{
    return s * 1000000u;
}

#endif
