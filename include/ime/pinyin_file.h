/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_PINYIN_FILE_H
#define KETING_IME_PINYIN_FILE_H

#include "base/macros.h"

/*
 * pinyin.dat as the build makes it (src/tools/gen_dictionary.c) and the engine maps it: numbers of
 * this machine, one section behind the other in the order of enum pinyin_section, each starting at
 * a multiple of eight.
 *
 * A word is filed under its syllables in a tree. Node 0 is the root, node 1 + s the syllable s
 * alone; the nodes of a depth stand together, and so do the children of a node (in the order of
 * their syllables) and the words of a node (the likeliest first). A word has as many characters as
 * its node is deep, so that its text needs no pointer: the words of depth d begin at
 * word_of_depth[d] and their texts at text_of_depth[d].
 */
enum {
    PINYIN_FILE_VERSION = 1,
    PINYIN_CHECKED_FROM = 24, /* bytes: behind the checksum */
    PINYIN_SYLLABLE_BYTES_MAX = 8, /* with the NUL: "zhuang" */
    PINYIN_WORD_MAX = 8, /* characters */
    PINYIN_NO_NAME = 255,
    PINYIN_NAME_STEP = 50, /* a unit of PINYIN_SURNAME and PINYIN_GIVEN as a cost */
    PINYIN_COST_STANDARD = 25000, /* above: no character of 通用规范汉字表 */
};

enum pinyin_section {
    PINYIN_CHARACTER, /* uint32_t: code point, ascending; a text is made of numbers into it */
    PINYIN_CHILD, /* uint32_t [nodes + 1]: the first child */
    PINYIN_WORD, /* uint32_t [nodes + 1]: the first word */
    PINYIN_BY_TEXT, /* uint32_t: words of two characters and more, in the order of their texts */
    PINYIN_NODE_SYLLABLE, /* uint16_t [nodes]; nothing of the root */
    PINYIN_COST, /* uint16_t [words]: -1000 ln of the share of the word in running text */
    PINYIN_TEXT, /* uint16_t */
    PINYIN_SURNAME, /* uint8_t, words of one and two characters: cost as a surname, or PINYIN_NO_NAME */
    PINYIN_GIVEN, /* uint8_t, words of one character: cost in a given name, or PINYIN_NO_NAME */
    PINYIN_SYLLABLE, /* char [syllables][PINYIN_SYLLABLE_BYTES_MAX], ascending */
    PINYIN_SECTIONS,
};

struct pinyin_file {
    char magic[8]; /* "ketpiny" */
    uint32_t version, bytes;
    uint64_t checksum; /* pinyin_file_checksum of all behind it */
    uint32_t syllables, characters, nodes, words;
    uint32_t word_of_depth[PINYIN_WORD_MAX + 2];
    uint32_t text_of_depth[PINYIN_WORD_MAX + 2];
    uint32_t at[PINYIN_SECTIONS]; /* in bytes from the start of the file */
    uint32_t count[PINYIN_SECTIONS]; /* elements */
};

static inline uint64_t pinyin_file_checksum(const uint64_t *numbers, size_t count)
{
    uint64_t sum = 0x9E3779B97F4A7C15U;

    for (size_t i = 0; i < count; i++)
        sum = (sum ^ numbers[i]) * 0xD6E8FEB86659FD93U + (sum >> 32);
    return sum;
}

#endif
