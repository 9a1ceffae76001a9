/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_HAND_H
#define KETING_IME_HAND_H

#include "base/macros.h"
#include "ime/hand_stroke.h"

#include <stdbool.h>

/*
 * One written character in, ranked characters out. The order of the strokes, the direction of each, the
 * place and the size of the writing do not matter, and strokes may run together. All of 通用规范汉字表,
 * digits, Latin letters and common signs; behind them what level 2 of GB 18030-2022 has besides, so that a
 * traditional form or a rare name is offered where the ink says so clearly. Pure: no clock, nothing drawn,
 * nothing learned, nothing kept of a visitor; every call gives the same answer for the same strokes.
 */
enum hand_mode {
    HAND_TEXT, /* 正文 */
    HAND_NAME, /* 姓名: surnames and characters of given names first */
    HAND_ADDRESS, /* 地址: digits and the words of an address first */
};

enum { HAND_CANDIDATES_MAX = 64 };

/* What is known besides the strokes. It decides between characters that look alike; it cannot outvote the
 * ink. */
struct hand_context {
    enum hand_mode mode;
    uint32_t previous; /* the character that stands before this one in the field; 0: none */
};

struct hand_candidate {
    uint32_t code_point;
    int score; /* falls from one candidate to the next; 1000 is one unit of ln likelihood */
};

struct hand;

/* Maps the templates that the build made (hand.dat). NULL when the file is missing or is not of this
 * version, told in one line of the log. */
KETING_MUST_USE struct hand *hand_open(const char *path);
/* Accepts NULL. */
void hand_close(struct hand *hand);

/*
 * Writes the best candidates to out, best first, and returns how many (at most max and
 * HAND_CANDIDATES_MAX); 0 when the strokes hold no finite point. A NULL context is running text after
 * nothing.
 */
int hand_recognise(struct hand *hand, const struct hand_stroke *strokes, size_t stroke_count,
                   const struct hand_context *context, struct hand_candidate *out, int max);

/* How many characters can be recognised. */
int hand_character_count(const struct hand *hand);

#endif
