/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_RARE_FILE_H
#define KETING_IME_RARE_FILE_H

#include "ime/pinyin_file.h"

/*
 * rare.dat as the build makes it (src/tools/gen_rare.c) and ime/rare maps it: numbers of this machine, one
 * section behind the other, each starting at a multiple of eight. A character is a number, its place in the
 * order of the code points.
 */
enum {
    RARE_FILE_VERSION = 1,
    RARE_CHECKED_FROM = 24, /* bytes: behind the checksum */
    RARE_CHARACTERS_MAX = 1 << 17,
};

/* Commonness, the most common first. */
enum rare_level {
    RARE_LEVEL_1, /* of 通用规范汉字表 */
    RARE_LEVEL_2,
    RARE_LEVEL_3,
    RARE_BASIC, /* U+4E00..9FFF */
    RARE_EXT_A,
    RARE_FAR, /* Ext B and behind it, with a Chinese source */
    RARE_FOREIGN, /* without one */
};

enum rare_section {
    RARE_CHARACTER, /* uint32_t: code point | total strokes << 21 | enum rare_level << 28 */
    RARE_INFO, /* uint8_t [characters][2]: its first radical, strokes besides it */
    RARE_ENTRY, /* uint32_t: character | strokes << 17 | RARE_ENTRY_FIRST; by radical, strokes, level */
    RARE_MADE_OF, /* uint32_t: RARE_WHOLE | character, then its parts; wholes by strokes */
    RARE_SECTIONS,
};

#define RARE_ENTRY_FIRST 0x80000000U /* not one more way to count the same character */
#define RARE_WHOLE 0x80000000U

struct rare_file {
    char magic[8]; /* "ketrare" */
    uint32_t version, bytes;
    uint64_t checksum; /* pinyin_file_checksum of all behind it */
    uint32_t radical_at[216]; /* entries of radical r: [r] .. [r + 1] */
    uint32_t at[RARE_SECTIONS]; /* in bytes from the start of the file */
    uint32_t count[RARE_SECTIONS]; /* elements */
};

#endif
