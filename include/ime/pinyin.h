/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_PINYIN_H
#define KETING_IME_PINYIN_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * Letters in, Chinese out. Pure: nothing is learned and nothing of one call is left for the next, so that no
 * visitor is ever offered what another one typed; the same letters always give the same candidates.
 */
enum {
    PINYIN_LETTERS_MAX =
        128, /* what stands behind is not looked at: it waits until the first ones are taken */
    PINYIN_CANDIDATES_MAX = 1024,
    PINYIN_TEXT_BYTES = 20 * 1024,
    PINYIN_PHRASES_MAX = 2000,
    PINYIN_PHRASE_CHARACTERS_MAX = 12,
};

/* Sounds that much of the country does not tell apart. What was typed exactly comes first all the same. */
enum pinyin_tolerance {
    PINYIN_ZH_Z = 1 << 0,
    PINYIN_CH_C = 1 << 1,
    PINYIN_SH_S = 1 << 2,
    PINYIN_N_L = 1 << 3,
    PINYIN_AN_ANG = 1 << 4, /* uan and iang too */
    PINYIN_EN_ENG = 1 << 5,
    PINYIN_IN_ING = 1 << 6,
    PINYIN_TOLERANT = (1 << 7) - 1,
};

/* What a setting says: "zh/z n/l" or "zh、n" the pairs that are named by either sound, "否" none; "是", "" and
 * what names no pair all of them. */
unsigned pinyin_tolerance(const char *setting);

struct pinyin_options {
    bool name; /* 姓名: surnames and characters of given names; names, but no words */
    bool initials; /* each letter begins a syllable: "ma" is m-a; off, only where they must */
    unsigned tolerant; /* of enum pinyin_tolerance */
    const char *previous; /* the text before the cursor, NULL for none; only its end matters */
};

struct pinyin_candidate {
    const char *text; /* UTF-8, in the result it belongs to */
    int letters; /* bytes of the input it stands for, with apostrophes behind them; 0: predicted */
};

/* About 36 KiB. The texts point into it: it cannot be copied. Empty it with pinyin_result_wipe
 * before it goes. */
struct pinyin_result {
    int count;
    struct pinyin_candidate candidates[PINYIN_CANDIDATES_MAX];
    size_t text_used;
    char text[PINYIN_TEXT_BYTES];
};

struct pinyin;

/* Maps pinyin.dat, which the build makes. NULL when it is missing, damaged or of another version,
 * told in one line of the log. */
KETING_MUST_USE struct pinyin *pinyin_open(const char *path);
/* Accepts NULL. */
void pinyin_close(struct pinyin *pinyin);

/* Words of this hall beside the dictionary's: streets, estates, series, what the staff often writes. */
struct pinyin_phrase {
    const char *text; /* 2..PINYIN_PHRASE_CHARACTERS_MAX Han characters */
    const char *reading; /* "xi he lu", one syllable each; NULL or one that cannot be: as the
                          * dictionary reads it */
};

/*
 * Takes the place of all phrases given before; the texts are copied. They stand among the candidates as
 * the hall's phrases of the dictionary do: before what sounds the same, unless that is said every day, and
 * in names not at all. Returns how many were taken: what holds anything but Han characters, is longer or
 * shorter, cannot be read, is there twice or is beyond PINYIN_PHRASES_MAX is left out.
 */
int pinyin_extend(struct pinyin *pinyin, const struct pinyin_phrase *phrases, int count);

/*
 * Letters a-z in either case; an apostrophe parts syllables (xi'an); ü is v, or u behind l and n
 * before e. The first other byte ends the input. NULL options are all off.
 *
 * Candidates: the sentence that all letters make (as far as they can be read), then words from the
 * first letter on, the longest first and the likeliest of a length first, then single characters
 * by how frequent they are. In names up to four whole ones that differ in the surname (邱伟, 仇伟), then
 * the surnames, then what is none. No text is there twice. An empty result: nothing can be read. All 8105
 * characters of 通用规范汉字表 are among the candidates of each of their readings.
 */
void pinyin_query(const struct pinyin *pinyin, const char *letters, const struct pinyin_options *options,
                  struct pinyin_result *result);

/* What may follow: the rest of words and phrases that begin with the end of previous, the longest
 * end first. */
void pinyin_predict(const struct pinyin *pinyin, const char *previous, struct pinyin_result *result);

/* Overwrites what the result held. */
void pinyin_result_wipe(struct pinyin_result *result);

#endif
