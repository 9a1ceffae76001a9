/* SPDX-License-Identifier: MIT */
#include "ui/words.h"

#define WORD_ROW(name, zh, en) [WORD_##name] = {zh, en},
static const char *const table[WORD_COUNT][LANGUAGES] = {WORDS(WORD_ROW)};

const char *word_in(enum language language, enum word word)
{
    return table[word][language];
}
