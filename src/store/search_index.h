/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SEARCH_INDEX_H
#define KETING_STORE_SEARCH_INDEX_H

#include "base/macros.h"
#include "store/search_key.h"

#include <stdbool.h>

/*
 * All keys of search.keys in one piece of memory, folded to lower case, with a mark beside every byte:
 * which sort of line it is in and whether a line or a word begins there. One memmem over the whole finds
 * every match, and its mark says what it is worth.
 */
struct content;

enum {
    MARK_SORT = 0x07, /* enum search_key */
    MARK_LINE = 0x08, /* a line begins here */
    MARK_WORD = 0x10, /* a word, or the syllable of a character, begins here */
};

struct search_entry {
    uint32_t from; /* where its keys begin in text */
    int32_t row;   /* search.id */
    int32_t target;
    uint8_t kind;
};

struct search_index {
    char *text; /* a byte below SEARCH_KEYS before every line, and one at the end */
    uint8_t *mark;
    size_t bytes;
    struct search_entry *entry; /* in the order of rows */
    int count;
    uint16_t *word_score; /* of each entry, for the word at hand */
    uint32_t *score;
    struct notice_days *notices; /* by id */
    int notice_count;
};

/* ü is v in the keys, and many type u for it: lüshi is found by lvshi and by lushi. Keys and questions are
 * folded alike. */
char search_index_folded(char c, char before);
/* Never NULL; reads at the first call. */
struct search_index *content_search_index(struct content *content);
/* The notice may be shown on that day, as content_notices() has it. */
bool search_index_shows(const struct search_index *index, int64_t notice, int32_t today);

#endif
