/* SPDX-License-Identifier: MIT */
/* The phrases of pinyin_extend as the queries ask for them. */
#ifndef KETING_IME_PINYIN_EXTRA_H
#define KETING_IME_PINYIN_EXTRA_H

#include "pinyin_data.h"

/* Phrases that begin with these characters: extra->phrase[low..high). */
struct pinyin_range pinyin_extra_with(const struct pinyin *pinyin, const uint16_t *start, int count);
/* Readings whose first syllable is one of low..high - 1: extra->reading[low..high). */
struct pinyin_range pinyin_extra_from(const struct pinyin *pinyin, int low, int high);

#endif
