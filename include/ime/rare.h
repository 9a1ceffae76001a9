/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_RARE_H
#define KETING_IME_RARE_H

#include "base/macros.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Characters that neither pinyin nor handwriting offers, found as in a dictionary: by radical and strokes
 * (Unihan kRSUnicode), or by the parts they are made of (拆字: 土 and 口 give 𠮷). Every Han character of
 * GB 18030-2022 level 3 is in it. Pure and made at build time (rare.dat).
 */
struct rare;

enum { RARE_RADICALS = 214, RARE_RESULTS_MAX = 400 };

struct rare_character {
    uint32_t code_point;
    int strokes; /* without its radical */
};

/* NULL when the file is missing, damaged or of another version, told in one line of the log. */
KETING_MUST_USE struct rare *rare_open(const char *path);
void rare_close(struct rare *rare); /* accepts NULL */

/* Kangxi radicals 1..214 as people know them: 氵 beside 水. Static. */
const char *rare_radical_name(int radical);
int rare_radical_strokes(int radical);
/* strokes besides the radical, -1 = any; by strokes, common characters before rare ones. Gives how many. */
int rare_by_radical(const struct rare *rare, int radical, int strokes, struct rare_character *out, int max);
/* Characters that hold all these parts (Han characters, in any order, each may be a part of a part), those that hold
 * nothing else first. */
int rare_by_parts(const struct rare *rare, const uint32_t *parts, int count, struct rare_character *out, int max);

#endif
