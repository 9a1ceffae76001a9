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
    NAMES_MAX = 4, /* whole ones that are offered */
    NAME_RIVAL = 6000, /* what costs so much more than the first is no rival */
    SECOND_RANK = 20000, /* behind all of the first */
    LAST_RANK = 40000,
    NOT_OF_NAMES = 12000, /* the cost in a name of a character that names.tsv does not know */
};

/* A name up to a letter, with or without its given part. */
struct way {
    int cost;
    uint16_t text[NAME_CHARACTERS_MAX];
    int length;
    int surname; /* of a whole name: how many characters are a surname that is known */
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

/* The best given part for the letters from `from` on; its cost is PINYIN_NEVER when there is none. */
static struct way best_given(const struct pinyin_query *query, int from)
{
    struct way given[PINYIN_LETTERS_MAX + 1];
    const struct pinyin_letters *letters = &query->letters;

    for (int at = 0; at <= letters->count; at++)
        given[at].cost = PINYIN_NEVER;
    given[from] = (struct way){.length = 0};
    for (int at = from; at < letters->count; at++)
        for (int i = 0; given[at].cost < PINYIN_NEVER && i < letters->spans[at]; i++)
            add_given(query, &letters->span[at][i], &given[at], &given[letters->span[at][i].end]);
    struct way best = given[letters->count];
    explicit_bzero(given, sizeof(given));
    return best;
}

/* Keeps the cheapest ones, the cheapest first. */
static void keep_name(struct way names[NAMES_MAX], const struct way *name)
{
    int i = NAMES_MAX;

    while (i > 0 && name->cost < names[i - 1].cost)
        i--;
    if (i == NAMES_MAX)
        return;
    memmove(names + i + 1, names + i, (size_t)(NAMES_MAX - 1 - i) * sizeof(*names));
    names[i] = *name;
}

/* Each surname that was noted, with the best given part behind it: 邱伟, 丘伟 and 仇伟 sound the same. */
static void gather_names(const struct pinyin_query *query, struct way names[NAMES_MAX])
{
    const struct way none = {.length = 0};
    struct way tail[PINYIN_LETTERS_MAX];
    bool known[PINYIN_LETTERS_MAX] = {false};

    for (int i = 0; i < query->items; i++) {
        const struct pinyin_item *item = &query->item[i];
        int end = item->end, cost = name_cost(query->pinyin->surname, item->word,
                                              NOT_OF_NAMES + query->pinyin->cost[item->word]);
        struct way name = {.cost = PINYIN_NEVER};
        if (end >= query->letters.count)
            continue;
        if (!known[end])
            tail[end] = best_given(query, end);
        known[end] = true;
        if (tail[end].cost == PINYIN_NEVER)
            continue;
        go_on(&name, &none, pinyin_word_text(query->pinyin, item->word, item->depth), item->depth, cost);
        struct way whole = {.cost = PINYIN_NEVER};
        go_on(&whole, &name, tail[end].text, tail[end].length, tail[end].cost);
        whole.surname = query->pinyin->surname[item->word] != PINYIN_NO_NAME ? item->depth : 0;
        if (whole.cost < PINYIN_NEVER)
            keep_name(names, &whole);
    }
    explicit_bzero(tail, sizeof(tail));
}

/* Another name is worth a place when its surname is a surname too, and as long: 欧洋 does not rival 欧阳. */
static bool is_rival(const struct way *name, const struct way *first)
{
    return name->surname > 0 && name->surname == first->surname && name->length > 1 &&
           name->cost < first->cost + NAME_RIVAL;
}

static void add_names(struct pinyin_query *query)
{
    const struct pinyin_letters *letters = &query->letters;
    struct way names[NAMES_MAX];

    for (int i = 0; i < NAMES_MAX; i++)
        names[i].cost = PINYIN_NEVER;
    if (behind_surname(query))
        names[0] = best_given(query, 0);
    else
        gather_names(query, names);
    bool compound = query->result->count > 0;
    for (int i = 0; i < NAMES_MAX && names[i].cost < PINYIN_NEVER; i++)
        if (i == 0 ? names[i].length > 1 : !compound && is_rival(&names[i], &names[0]))
            pinyin_result_add(query->pinyin, query->result, &query->seen, names[i].text, names[i].length,
                              letters->bytes[letters->count]);
    explicit_bzero(names, sizeof(names));
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
        add_names(query);
    pinyin_query_add_items(query);
}
