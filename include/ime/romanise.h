/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_ROMANISE_H
#define KETING_IME_ROMANISE_H

#include "base/macros.h"

enum { ROMANISE_VARIANTS = 3 };

/*
 * What a person types to find a text, for "12349热线A座" the initials "12349rxaz" and in full
 * "12349 re xian a zuo". The first variant is the likeliest; the others read one doubtful character
 * otherwise, so that 乐 of an unknown word is found by l and by y. Words of assets/phrases.tsv are not
 * doubtful. Initials of two variants may be the same, full keys never.
 *
 * Letters and digits stay, small and narrow. A character without a reading stays as it is. All else (blanks,
 * punctuation, emoji, bad bytes) is left out and parts what stands around it.
 */
struct romanised {
    int count; /* 1..ROMANISE_VARIANTS; 1 with empty keys where nothing can be typed */
    char *initials[ROMANISE_VARIANTS]; /* owned, never NULL below count */
    char *full[ROMANISE_VARIANTS]; /* owned; one blank between syllables, words and numbers */
};

/* Any bytes, any length, in time that grows with the length only. The caller finishes out. */
void romanise(struct romanised *out, const char *text, size_t bytes);
void romanised_finish(struct romanised *romanised);

#endif
