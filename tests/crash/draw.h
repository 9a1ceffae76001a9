/* SPDX-License-Identifier: MIT */
#ifndef KETING_CRASH_DRAW_H
#define KETING_CRASH_DRAW_H

#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood 2014): the same draws for the same seed, everywhere. */
static inline uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* 0..n-1 */
static inline int draw_below(uint64_t *random, int n)
{
    return (int)(draw(random) % (uint64_t)n);
}

#endif
