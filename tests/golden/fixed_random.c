/* SPDX-License-Identifier: MIT */
/*
 * Loaded before libsodium (LD_PRELOAD) where receipts are drawn to be kept: a third of whatever was asked for
 * is the same number every time. What is sealed is sealed with real chance all the same.
 */
#include <stdint.h>

uint32_t randombytes_uniform(uint32_t upper_bound);

uint32_t randombytes_uniform(uint32_t upper_bound)
{
    return upper_bound / 3;
}
