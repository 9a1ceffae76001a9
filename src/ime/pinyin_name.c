/* SPDX-License-Identifier: MIT */
/*
 * Names are no words: 王秀英 is 王, as a surname, and 秀 and 英, as given names use them. At the start
 * of the field come the surnames, behind one the characters of given names; what is neither comes
 * after them, so that every character can be written.
 */
#include "pinyin_query.h"

#include <string.h>

enum {
    NAME_CHARACTERS_MAX = 6,
    SECOND_RANK = 20000, /* behind all of the first */
    LAST_RANK = 40000,
    NOT_OF_NAMES = 12000, /* the cost in a name of a character that names.tsv does not know */
};

/* A name up to a letter, with or without its given part. */
struct way {
    int cost;
    uint16_t text[NAME_CHARACTERS_MAX];
    int length;
};

/* Whether the surname is there already. */
static bool behind_surname(const struct pinyin_query *query)
{
    return query->context.count > 0;
}

static int name_cost(const uint8_t *costs, uint32_t word, int otherwise)
{
    return costs[word] != PINYIN_NO_NAME ? costs[word] * PINYIN_NAME_STEP : otherwise;
}

/* 欧 stands before the cursor: 阳 makes it a surname of two. */
static bool completes_surname(const struct pinyin_query *query, uint32_t word)
{
    const struct pinyin *pinyin = query->pinyin;
    uint16_t start[2];

    if (query->context.count != 1)
        return false;
    start[0] = query->context.end[0];
    start[1] = *pinyin_word_text(pinyin, word, 1);
    struct pinyin_range found = pinyin_words_with(pinyin, query->context.range[0], start, 2);
    for (uint32_t i = found.low; i < found.high; i++)
        if (pinyin_word_depth(pinyin, pinyin->by_text[i]) == 2 &&
            pinyin->surname[pinyin->by_text[i]] != PINYIN_NO_NAME)
            return true;
    return false;
}

static void note_singles(struct pinyin_query *query, uint32_t node, const struct pinyin_span *span)
{
    const struct pinyin *pinyin = query->pinyin;
    bool behind = behind_surname(query);

    for (uint32_t word = pinyin->word[node]; word < pinyin->word[node + 1]; word++) {
        int surname = name_cost(pinyin->surname, word, LAST_RANK),
            given = name_cost(pinyin->given, word, LAST_RANK);
        int cost = behind ? given : surname;
        if (behind && completes_surname(query, word))
            cost = 0;
        else if (cost == LAST_RANK && !behind && given != LAST_RANK)
            cost = SECOND_RANK + given;
        else if (cost == LAST_RANK)
            cost += pinyin->cost[word];
        if (span->whole || cost < LAST_RANK)
            pinyin_query_note(query, word, 1, span->end, true, cost + span->cost);
    }
}

/* 欧阳 and its kind. */
static void note_compounds(struct pinyin_query *query, uint32_t node, const struct pinyin_span *span)
{
    const struct pinyin *pinyin = query->pinyin;

    for (int i = 0; span->end < query->letters.count && i < query->letters.spans[span->end]; i++) {
        const struct pinyin_span *second = &query->letters.span[span->end][i];
        uint32_t low, high;
        pinyin_query_children(pinyin, node, second, &low, &high);
        for (; low < high; low++)
            for (uint32_t word = pinyin->word[low]; word < pinyin->word[low + 1]; word++)
                if (pinyin->surname[word] != PINYIN_NO_NAME)
                    pinyin_query_note(query, word, 2, second->end, false,
                                      pinyin->surname[word] * PINYIN_NAME_STEP + span->cost + second->cost);
    }
}

static void note_all(struct pinyin_query *query)
{
    for (int i = 0; i < query->letters.spans[0]; i++) {
        const struct pinyin_span *span = &query->letters.span[0][i];
        uint32_t low, high;
        pinyin_query_children(query->pinyin, 0, span, &low, &high);
        for (; low < high; low++) {
            note_singles(query, low, span);
            if (!behind_surname(query))
                note_compounds(query, low, span);
        }
    }
}

/* ---- whole names --------------------------------------------------------------------------------------- */

static void go_on(struct way *to, const struct way *from, const uint16_t *text, int length, int cost)
{
    if (from->cost + cost >= to->cost || from->length + length > NAME_CHARACTERS_MAX)
        return;
    struct way way = *from; /* to may be from's own row */
    memcpy(way.text + way.length, text, (size_t)length * sizeof(text[0]));
    way.length += length;
    way.cost += cost;
    *to = way;
}

static void add_given(const struct pinyin_query *query, const struct pinyin_span *span,
                      const struct way *from, struct way *to)
{
    const struct pinyin *pinyin = query->pinyin;
    uint32_t low, high;

    pinyin_query_children(pinyin, 0, span, &low, &high);
    for (uint32_t word = pinyin->word[low]; word < pinyin->word[high]; word++)
        go_on(to, from, pinyin_word_text(pinyin, word, 1), 1,
              name_cost(pinyin->given, word, NOT_OF_NAMES + pinyin->cost[word]) + span->cost);
}

/* Surnames and their compounds are what was noted. */
static void start_ways(const struct pinyin_query *query, struct way *surname, struct way *given)
{
    const struct way none = {.length = 0};

    for (int at = 0; at <= query->letters.count; at++)
        surname[at].cost = given[at].cost = PINYIN_NEVER;
    if (behind_surname(query)) {
        given[0] = none;
        return;
    }
    for (int i = 0; i < query->items; i++) {
        const struct pinyin_item *item = &query->item[i];
        int cost =
            name_cost(query->pinyin->surname, item->word, NOT_OF_NAMES + query->pinyin->cost[item->word]);
        go_on(&surname[item->end], &none, pinyin_word_text(query->pinyin, item->word, item->depth),
              item->depth, cost);
    }
}

static void add_name(struct pinyin_query *query)
{
    struct way surname[PINYIN_LETTERS_MAX + 1], given[PINYIN_LETTERS_MAX + 1];
    const struct pinyin_letters *letters = &query->letters;

    start_ways(query, surname, given);
    for (int at = 0; at < letters->count; at++) {
        for (int i = 0; i < letters->spans[at]; i++) {
            const struct pinyin_span *span = &letters->span[at][i];
            if (surname[at].cost < PINYIN_NEVER)
                add_given(query, span, &surname[at], &given[span->end]);
            if (given[at].cost < PINYIN_NEVER)
                add_given(query, span, &given[at], &given[span->end]);
        }
    }
    const struct way *whole = &given[letters->count];
    if (whole->cost < PINYIN_NEVER && whole->length > 1)
        pinyin_result_add(query->pinyin, query->result, &query->seen, whole->text, whole->length,
                          letters->bytes[letters->count]);
    explicit_bzero(surname, sizeof(surname));
    explicit_bzero(given, sizeof(given));
}

/* A syllable or a compound surname that takes all letters comes before names that are pieced together. */
static bool is_one(const struct pinyin_query *query)
{
    const struct pinyin_letters *letters = &query->letters;

    for (int i = 0; letters->count > 0 && i < letters->spans[0]; i++)
        if (letters->span[0][i].end == letters->count)
            return true;
    return false;
}

static void add_compounds(struct pinyin_query *query)
{
    for (int i = 0; i < query->items; i++) {
        const struct pinyin_item *item = &query->item[i];
        if (item->depth == 2 && item->end == query->letters.count)
            pinyin_result_add(query->pinyin, query->result, &query->seen,
                              pinyin_word_text(query->pinyin, item->word, 2), 2,
                              query->letters.bytes[item->end]);
    }
}

void pinyin_query_name(struct pinyin_query *query)
{
    note_all(query);
    add_compounds(query);
    if (!is_one(query))
        add_name(query);
    pinyin_query_add_items(query);
}
