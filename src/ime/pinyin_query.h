/* SPDX-License-Identifier: MIT */
/* One query at work. */
#ifndef KETING_IME_PINYIN_QUERY_H
#define KETING_IME_PINYIN_QUERY_H

#include "pinyin_extra.h"
#include "pinyin_span.h"

enum {
    PINYIN_ITEMS_MAX = 6000,
    PINYIN_CONTEXT_MAX = 3, /* characters before the cursor that matter */
    PINYIN_NEVER = 1 << 30,
};

/* A candidate to be: a word that begins at the first letter. The smallest order comes first. */
struct pinyin_item {
    uint64_t order;
    uint32_t word;
    uint8_t depth, end; /* characters; letters it takes */
};

struct pinyin_step {
    int cost; /* of the best way to here; PINYIN_NEVER: none */
    uint32_t word; /* the last one of it */
    uint8_t depth, from;
};

/* The end of the text before the cursor, and the words that begin with its last i + 1 characters. */
struct pinyin_context {
    uint16_t end[PINYIN_CONTEXT_MAX];
    int count;
    struct pinyin_range range[PINYIN_CONTEXT_MAX], extra[PINYIN_CONTEXT_MAX];
};

struct pinyin_query {
    const struct pinyin *pinyin;
    const struct pinyin_options *options;
    struct pinyin_letters letters;
    struct pinyin_context context;
    struct pinyin_step step[PINYIN_LETTERS_MAX + 1];
    struct pinyin_item item[PINYIN_ITEMS_MAX];
    int items;
    long visits; /* nodes seen: bounds the time of hostile letters */
    struct pinyin_seen seen;
    struct pinyin_result *result;
};

/* Notes a word; beyond the room for them nothing happens. */
void pinyin_query_note(struct pinyin_query *query, uint32_t word, int depth, int end, bool later, int cost);
/* Sorts what was noted and adds it to the result. */
void pinyin_query_add_items(struct pinyin_query *query);
/* The children of node whose syllables are in the span: nodes [*low, *high). */
void pinyin_query_children(const struct pinyin *pinyin, uint32_t node, const struct pinyin_span *span,
                           uint32_t *low, uint32_t *high);

/* pinyin_name.c: candidates of the name mode. */
void pinyin_query_name(struct pinyin_query *query);

#endif
