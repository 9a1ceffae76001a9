/* SPDX-License-Identifier: MIT */
/*
 * From each letter on, the tree of words is walked along all spans (pinyin_span.h). The cheapest
 * chain of words from the first letter to the last is the sentence; the words met from the first
 * letter are the other candidates. A cost is -1000 ln of a likelihood, so that costs of words add
 * up; what was not typed exactly costs more.
 */
#include "pinyin_query.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum {
    VISITS_MAX = 8000, /* six times what a long line of syllables takes */
    WORDS_OF_BEGINNING = 8, /* of a node, when a syllable of it was only begun */
    SINGLES_OF_BEGINNING = 24,
    CONTEXT_GAIN = 2500, /* a word that goes on with what stands before the cursor */
};

void pinyin_query_children(const struct pinyin *pinyin, uint32_t node, const struct pinyin_span *span,
                           uint32_t *low, uint32_t *high)
{
    uint32_t first = pinyin->child[node], end = pinyin->child[node + 1], last = end;

    if (node == 0) {
        *low = first + span->low;
        *high = first + span->high;
        return;
    }
    while (first < last) {
        uint32_t middle = (first + last) / 2;
        if (pinyin->node_syllable[middle] < span->low)
            first = middle + 1;
        else
            last = middle;
    }
    *low = first;
    while (last < end && pinyin->node_syllable[last] < span->high)
        last++;
    *high = last;
}

/* ---- candidates ---------------------------------------------------------------------------------------- */

/* jianguo: 见 leaves guo, 江 would leave uo, which is nothing: 江 comes behind. */
void pinyin_query_note(struct pinyin_query *query, uint32_t word, int depth, int end, bool later, int cost)
{
    bool readable = query->letters.readable[end] || !query->letters.readable[0];
    uint64_t order = (uint64_t)!readable << 63 | (uint64_t)later << 62;

    order |= (uint64_t)(PINYIN_LETTERS_MAX - end) << 50 | (uint64_t)max_int(cost, 0) << 20;
    if (query->items < PINYIN_ITEMS_MAX)
        query->item[query->items++] = (struct pinyin_item){order, word, (uint8_t)depth, (uint8_t)end};
}

static int by_order(const void *a, const void *b)
{
    const struct pinyin_item *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->word > y->word) - (x->word < y->word);
}

void pinyin_query_add_items(struct pinyin_query *query)
{
    qsort(query->item, (size_t)query->items, sizeof(query->item[0]), by_order);
    for (int i = 0; i < query->items; i++) {
        const struct pinyin_item *item = &query->item[i];
        pinyin_result_add(query->pinyin, query->result, &query->seen,
                          pinyin_word_text(query->pinyin, item->word, item->depth), item->depth,
                          query->letters.bytes[item->end]);
    }
}

/* ---- what stands before the cursor --------------------------------------------------------------------- */

static void read_context(struct pinyin_query *query)
{
    struct pinyin_context *context = &query->context;
    const char *previous = query->options->previous;

    context->count = 0;
    if (previous == NULL)
        return;
    context->count = pinyin_end_of_text(query->pinyin, previous, context->end, PINYIN_CONTEXT_MAX);
    for (int i = 0; i < context->count; i++) {
        const uint16_t *end = context->end + context->count - 1 - i;
        context->range[i] = pinyin_words_with(query->pinyin, pinyin_all_words(query->pinyin), end, i + 1);
        context->extra[i] = pinyin_extra_with(query->pinyin, end, i + 1);
    }
}

static int gain_of_context(const struct pinyin_query *query, uint32_t word, int depth)
{
    const struct pinyin_context *context = &query->context;
    uint16_t start[PINYIN_CONTEXT_MAX + PINYIN_PHRASE_CHARACTERS_MAX];

    for (int i = context->count - 1; i >= 0; i--) {
        struct pinyin_range own = context->extra[i];
        if (context->range[i].low == context->range[i].high && own.low == own.high)
            continue;
        memcpy(start, context->end + context->count - 1 - i, (size_t)(i + 1) * sizeof(start[0]));
        memcpy(start + i + 1, pinyin_word_text(query->pinyin, word, depth), (size_t)depth * sizeof(start[0]));
        struct pinyin_range found = pinyin_words_with(query->pinyin, context->range[i], start, i + 1 + depth);
        if (own.low < own.high)
            own = pinyin_extra_with(query->pinyin, start, i + 1 + depth);
        if (found.low < found.high || own.low < own.high)
            return CONTEXT_GAIN * (i + 1);
    }
    return 0;
}

/* ---- the walk ------------------------------------------------------------------------------------------ */

/* Where a walk is: behind which letter, at which node, how it came there. */
struct place {
    uint32_t node;
    int at, depth, cost;
    bool whole; /* no syllable on the way was only begun */
};

static void reach(struct pinyin_query *query, int from, const struct place *place, uint32_t word, int cost)
{
    struct pinyin_step *step = &query->step[place->at];
    int sum = query->step[from].cost + max_int(cost, 0);

    if (sum < step->cost)
        *step = (struct pinyin_step){sum, word, (uint8_t)place->depth, (uint8_t)from};
}

static void take_words(struct pinyin_query *query, int from, const struct place *place)
{
    const struct pinyin *pinyin = query->pinyin;
    uint32_t first = pinyin->word[place->node], end = pinyin->word[place->node + 1];
    uint32_t few = place->depth > 1 ? WORDS_OF_BEGINNING : SINGLES_OF_BEGINNING;

    if (from > 0 && first < end)
        reach(query, from, place, first, pinyin->cost[first] + place->cost);
    if (from > 0)
        return;
    if (!place->whole && end > first + few)
        end = first + few;
    for (uint32_t word = first; word < end; word++) {
        int cost = pinyin->cost[word] + place->cost - gain_of_context(query, word, place->depth);
        reach(query, from, place, word, cost);
        pinyin_query_note(query, word, place->depth, place->at, place->depth == 1, cost);
    }
}

static void walk(struct pinyin_query *query, int from, const struct place *here)
{
    const struct pinyin_letters *letters = &query->letters;

    if (query->pinyin->child[here->node] == query->pinyin->child[here->node + 1])
        return; /* as of most: no word goes on from here */
    for (int i = 0; here->at < letters->count && i < letters->spans[here->at]; i++) {
        const struct pinyin_span *span = &letters->span[here->at][i];
        uint32_t low, high;
        pinyin_query_children(query->pinyin, here->node, span, &low, &high);
        for (uint32_t node = low; node < high; node++) {
            struct place next = {node, span->end, here->depth + 1, here->cost + span->cost,
                                 here->whole && span->whole};
            query->visits++;
            take_words(query, from, &next);
            if (query->visits < VISITS_MAX)
                walk(query, from, &next);
        }
    }
}

/* A phrase of the hall, from the syllable that here is before to its last one. */
static void walk_phrase(struct pinyin_query *query, int from, const struct pinyin_extra_reading *reading,
                        const struct place *here)
{
    const struct pinyin_letters *letters = &query->letters;
    const struct pinyin_extra_phrase *phrase = &query->pinyin->extra->phrase[reading->phrase];

    if (here->depth == phrase->length) {
        uint32_t word = query->pinyin->file->words + reading->phrase;
        int cost =
            reading->cost + here->cost - (from == 0 ? gain_of_context(query, word, here->depth) : 0);
        reach(query, from, here, word, cost);
        if (from == 0)
            pinyin_query_note(query, word, here->depth, here->at, false, cost);
        return;
    }
    for (int i = 0; here->at < letters->count && i < letters->spans[here->at]; i++) {
        const struct pinyin_span *span = &letters->span[here->at][i];
        int syllable = reading->syllable[here->depth];
        struct place next = {0, span->end, here->depth + 1, here->cost + span->cost,
                             here->whole && span->whole};
        if (syllable >= span->low && syllable < span->high && query->visits++ < VISITS_MAX)
            walk_phrase(query, from, reading, &next);
    }
}

static void walk_phrases(struct pinyin_query *query, int from)
{
    const struct pinyin_letters *letters = &query->letters;

    for (int i = 0; query->pinyin->extra != NULL && i < letters->spans[from]; i++) {
        const struct pinyin_span *span = &letters->span[from][i];
        struct pinyin_range range = pinyin_extra_from(query->pinyin, span->low, span->high);
        struct place next = {0, span->end, 1, span->cost, span->whole};
        for (uint32_t r = range.low; r < range.high; r++)
            walk_phrase(query, from, &query->pinyin->extra->reading[r], &next);
    }
}

/* As far as the letters can be read. */
static void add_sentence(struct pinyin_query *query)
{
    const struct pinyin_step *step = query->step;
    uint16_t text[PINYIN_LETTERS_MAX];
    int end = query->letters.count, first = PINYIN_LETTERS_MAX;

    while (end > 0 && step[end].cost == PINYIN_NEVER)
        end--;
    for (int at = end; at > 0; at = step[at].from) {
        first -= step[at].depth;
        memcpy(text + first, pinyin_word_text(query->pinyin, step[at].word, step[at].depth),
               step[at].depth * sizeof(text[0]));
    }
    if (end > 0)
        pinyin_result_add(query->pinyin, query->result, &query->seen, text + first,
                          PINYIN_LETTERS_MAX - first, query->letters.bytes[end]);
    explicit_bzero(text, sizeof(text));
}

static void query_text(struct pinyin_query *query)
{
    const struct place start = {.whole = true};

    for (int at = 0; at <= query->letters.count; at++)
        query->step[at].cost = at == 0 ? 0 : PINYIN_NEVER;
    for (int at = 0; at < query->letters.count; at++) {
        struct place here = start;
        here.at = at;
        if (query->step[at].cost == PINYIN_NEVER)
            continue;
        walk_phrases(query, at);
        walk(query, at, &here);
    }
    add_sentence(query);
    pinyin_query_add_items(query);
}

void pinyin_query(const struct pinyin *pinyin, const char *letters, const struct pinyin_options *options,
                  struct pinyin_result *result)
{
    static const struct pinyin_options off;
    struct pinyin_query *query = mem_alloc(sizeof(*query));

    query->pinyin = pinyin;
    query->options = options != NULL ? options : &off;
    query->result = result;
    query->items = 0;
    query->visits = 0;
    memset(&query->seen, 0, sizeof(query->seen));
    result->count = 0;
    result->text_used = 0;
    pinyin_letters_read(pinyin, &query->letters, letters, query->options);
    read_context(query);
    if (query->options->name)
        pinyin_query_name(query);
    else
        query_text(query);
    explicit_bzero(query, sizeof(*query));
    mem_free(query);
}
