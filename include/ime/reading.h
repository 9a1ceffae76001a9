/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_READING_H
#define KETING_IME_READING_H

#include "base/macros.h"

enum { READINGS_MAX = 4 };

/*
 * How a Chinese character is read: pinyin without tones, ü as v ("lv"), the most common reading first. Covers
 * the 8105 characters of 通用规范汉字表 and all of the BMP that Unihan has a Mandarin reading for. Returns how
 * many there are, 0 for what has none. The texts are constant.
 */
int reading_of(uint32_t code_point, const char *out[READINGS_MAX]);

/* How many of those, from the first, are in daily use: 2 for 长 (zhang, chang), 1 for 单 (dan, not shan). */
int reading_common(uint32_t code_point);

#endif
