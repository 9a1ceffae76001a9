/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_RARE_H
#define KETING_IME_RARE_H

#include "base/macros.h"
#include "ime/rare_radical.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Characters that neither pinyin nor handwriting offers, found as in a dictionary: by radical and strokes
 * (Unihan kRSUnicode), or by the parts they are made of (拆字: 土 and 口 give 𠮷). Every Han character of
 * GB 18030-2022 level 3 is in it. Pure and made at build time (rare.dat).
 */
struct rare;

enum {
    RARE_RESULTS_MAX = 600, /* 艹 and 10 strokes: 541 */
    RARE_PARTS_MAX = 6,
};

struct rare_character {
    uint32_t code_point;
    int strokes; /* without its radical */
};

/* NULL when the file is missing, damaged or of another version, told in one line of the log. */
KETING_MUST_USE struct rare *rare_open(const char *path);
void rare_close(struct rare *rare); /* accepts NULL */

/* strokes besides the radical, -1 = any; by strokes, common characters before rare ones. What Kangxi counts
 * otherwise than people do today (滑: 骨 is 10 or 9) is found under both. Gives how many, at most max and
 * RARE_RESULTS_MAX. */
int rare_by_radical(const struct rare *rare, int radical, int strokes, struct rare_character *out, int max);
/*
 * Characters that hold all these parts, those that hold nothing else first. Parts are Han characters in
 * any order, at most RARE_PARTS_MAX count, and each may be a part of a part. The same part twice must be
 * there twice. A radical is meant in all its shapes. Of many rare characters only radical and strokes are
 * known: when one part is their radical and the strokes agree, they come behind the common ones that hold
 * all.
 */
int rare_by_parts(const struct rare *rare, const uint32_t *parts, int count, struct rare_character *out,
                  int max);

#endif
