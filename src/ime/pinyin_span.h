/* SPDX-License-Identifier: MIT */
/* Which syllables may stand where in the letters. */
#ifndef KETING_IME_PINYIN_SPAN_H
#define KETING_IME_PINYIN_SPAN_H

#include "pinyin_data.h"

enum {
    PINYIN_SPANS_MAX = 40, /* that begin at one letter */
    PINYIN_COST_TOLERANT = 3000,
    PINYIN_COST_INITIAL = 6000, /* one letter for a syllable */
    PINYIN_COST_INITIAL_TWO = 9000, /* zh, ch, sh for a syllable: z and h may be two */
    PINYIN_COST_UNFINISHED = 2500, /* the last syllable, still being typed */
};

/* The letters up to end may be any of the syllables low..high. */
struct pinyin_span {
    uint16_t low, high;
    uint16_t cost;
    uint8_t end;
    bool whole; /* exactly these letters, not the beginning of a syllable */
};

struct pinyin_letters {
    char letter[PINYIN_LETTERS_MAX + 1];
    int count;
    bool parted[PINYIN_LETTERS_MAX + 1]; /* an apostrophe before letter i */
    int bytes[PINYIN_LETTERS_MAX + 1]; /* of the input that the first i letters take */
    struct pinyin_span span[PINYIN_LETTERS_MAX][PINYIN_SPANS_MAX];
    int spans[PINYIN_LETTERS_MAX];
    bool readable[PINYIN_LETTERS_MAX + 1]; /* all letters from here on belong to syllables */
};

void pinyin_letters_read(const struct pinyin *pinyin, struct pinyin_letters *letters, const char *text,
                         const struct pinyin_options *options);

#endif
