/* SPDX-License-Identifier: MIT */
/* What gen_pinyin makes of Unihan and assets/phrases.tsv. */
#ifndef KETING_IME_PINYIN_TABLE_H
#define KETING_IME_PINYIN_TABLE_H

#include "ime/reading.h"

/* A cell is 0 (no reading), the number of a syllable, or PINYIN_MANY plus an index into pinyin_many. */
enum { PINYIN_MANY = 0x8000, PINYIN_SYLLABLE_BYTES = 7 };

struct pinyin_many {
    uint16_t syllable[READINGS_MAX]; /* 0 = no more */
    uint16_t common; /* how many of them are in daily use */
};

struct pinyin_rare {
    uint32_t code_point;
    uint16_t cell;
};

extern const char pinyin_syllable[][PINYIN_SYLLABLE_BYTES];
extern const struct pinyin_many pinyin_many[];
/* The BMP: block number of its high byte, then the low byte; block 0 is empty. */
extern const uint8_t pinyin_block[256];
extern const uint16_t pinyin_cell[][256];
/* Beyond the BMP, by code point. */
extern const struct pinyin_rare pinyin_rare[];
extern const int pinyin_rare_count;

/* Phrases in the order of their bytes: "银行\0yin hang\0", one syllable for each character. */
extern const char pinyin_phrase_text[];
extern const uint32_t pinyin_phrase_at[];
extern const int pinyin_phrase_count;

#endif
