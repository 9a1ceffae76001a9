/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_LINEBREAK_H
#define KETING_GFX_LINEBREAK_H

#include <stddef.h>
#include <stdint.h>

/*
 * Where a line may end: Unicode Standard Annex #14 (revision of Unicode 15) with the rules of Chinese
 * typesetting (CLREQ 避头尾) on top. Korean syllable blocks are taken as whole ideographs; nothing else is
 * left out.
 */

/* The generator (src/tools/gen_linebreak.c) writes these names, so their order is free. */
enum linebreak_class {
    LB_AL, /* letters, and all that has no rule: AL AI SA SG XX CB as a letter */
    LB_ID, /* ideographs, kana, Hangul, emoji */
    LB_SP,
    LB_NU,
    LB_CL,
    LB_OP,
    LB_NS,
    LB_EX,
    LB_QU,
    LB_IS,
    LB_SY,
    LB_PR,
    LB_PO,
    LB_HY,
    LB_BA,
    LB_BB,
    LB_B2,
    LB_CP,
    LB_CM,
    LB_IN,
    LB_GL,
    LB_WJ,
    LB_ZW,
    LB_ZWJ,
    LB_BK, /* BK CR LF NL */
    LB_HL,
    LB_RI,
    LB_EB,
    LB_EM,
    LB_CB,
};

/* build/gen/linebreak_table.c: block number of 256 code points, then class within the block. */
extern const uint8_t linebreak_block[0x1100];
extern const uint8_t linebreak_block_class[][256];

static inline enum linebreak_class linebreak_class_of(uint32_t code_point)
{
    if (code_point > 0x10FFFF)
        return LB_AL;
    return (enum linebreak_class)linebreak_block_class[linebreak_block[code_point >> 8]][code_point & 0xFF];
}

enum linebreak { LINEBREAK_NO, LINEBREAK_MAY, LINEBREAK_MUST };

/* breaks[i] says whether a line may end after text[i]; the last one is always LINEBREAK_MUST. Linear in
 * count. */
void linebreak_find(const uint32_t *text, size_t count, uint8_t *breaks);

#endif
