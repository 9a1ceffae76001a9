/* SPDX-License-Identifier: MIT */
/* pinyin.dat mapped, and what can be asked of it without letters. */
#ifndef KETING_IME_PINYIN_DATA_H
#define KETING_IME_PINYIN_DATA_H

#include "ime/pinyin.h"
#include "ime/pinyin_file.h"

/* A phrase of pinyin_extend; as a word its number comes behind those of the file. */
struct pinyin_extra_phrase {
    uint16_t text[PINYIN_PHRASE_CHARACTERS_MAX];
    uint16_t cost;
    uint8_t length;
};

/* One way to read it. */
struct pinyin_extra_reading {
    uint16_t syllable[PINYIN_PHRASE_CHARACTERS_MAX];
    uint16_t phrase, cost;
};

enum { PINYIN_EXTRA_READINGS_MAX = 3 * PINYIN_PHRASES_MAX };

struct pinyin_extra {
    uint32_t phrases, readings;
    struct pinyin_extra_phrase phrase[PINYIN_PHRASES_MAX]; /* in the order of their texts */
    struct pinyin_extra_reading reading[PINYIN_EXTRA_READINGS_MAX]; /* in the order of the syllables */
};

struct pinyin {
    const struct pinyin_file *file; /* the whole mapping */
    const uint32_t *character, *child, *word, *by_text;
    const uint16_t *node_syllable, *cost, *text;
    const uint8_t *surname, *given;
    const char (*syllable)[PINYIN_SYLLABLE_BYTES_MAX];
    int syllables;
    struct pinyin_extra *extra; /* owned, NULL without phrases */
};

/* The text of a word as numbers of characters; depth is their count. */
const uint16_t *pinyin_word_text(const struct pinyin *pinyin, uint32_t word, int depth);
/* How many characters the word has. */
int pinyin_word_depth(const struct pinyin *pinyin, uint32_t word);

/* The number of a character, -1 when it is unknown. */
int pinyin_find_character(const struct pinyin *pinyin, uint32_t code_point);

/* The last characters of a text as numbers; returns how many (at most max, up to the first that is
 * unknown). */
int pinyin_end_of_text(const struct pinyin *pinyin, const char *text, uint16_t *out, int max);

/* Part of the words in the order of their texts. */
struct pinyin_range {
    uint32_t low, high; /* by_text[low..high) */
};

/* The words of range that begin with these characters. */
struct pinyin_range pinyin_words_with(const struct pinyin *pinyin, struct pinyin_range range,
                                      const uint16_t *start, int count);
struct pinyin_range pinyin_all_words(const struct pinyin *pinyin);

/* Finds candidates by their texts. All zero while the result is empty. */
struct pinyin_seen {
    uint16_t slot[2 * PINYIN_CANDIDATES_MAX]; /* of struct pinyin_result::candidates, counted from 1 */
};

/* Adds a candidate unless its text is there or there is no room. */
void pinyin_result_add(const struct pinyin *pinyin, struct pinyin_result *result, struct pinyin_seen *seen,
                       const uint16_t *text, int count, int letters);

#endif
