/* SPDX-License-Identifier: MIT */
#include "store/content_search.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content_body.h"
#include "search_index.h"

#include <stdlib.h>
#include <string.h>

/* ---- the query ----------------------------------------------------------------------------------------- */

enum { WORDS = 8 };

struct query {
    char text[2 * SEARCH_QUERY_BYTES + 2]; /* the words, a NUL behind each */
    const char *word[WORDS];
    int count;
};

enum glyph { GLYPH_NONE, GLYPH_LATIN, GLYPH_OTHER };

static uint32_t folded(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static enum glyph sort_of(uint32_t c)
{
    if (c <= ' ' || c == 0x7F || c == 0x3000 || c == 0xA0 || c == UTF8_REPLACEMENT)
        return GLYPH_NONE;
    return c < 0x80 ? GLYPH_LATIN : GLYPH_OTHER;
}

static void parse(const char *text, struct query *query)
{
    size_t bytes = strlen(text), used = 0;
    enum glyph last = GLYPH_NONE;

    if (bytes > SEARCH_QUERY_BYTES)
        for (bytes = SEARCH_QUERY_BYTES; bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80;)
            bytes--;
    query->count = 0;
    for (const char *p = text, *end = text + bytes; p < end;) {
        uint32_t c = folded(utf8_next(&p, end));
        enum glyph sort = sort_of(c);
        if (sort != last && last != GLYPH_NONE)
            query->text[used++] = '\0';
        if (sort != last && sort != GLYPH_NONE) {
            if (query->count == WORDS)
                break;
            query->word[query->count++] = query->text + used;
        }
        if (sort == GLYPH_LATIN && last == GLYPH_LATIN)
            c = (uint32_t)search_index_folded((char)c, query->text[used - 1]);
        if (sort != GLYPH_NONE)
            used += (size_t)utf8_put(c, query->text + used);
        last = sort;
    }
    query->text[used] = '\0';
}

/* ---- what a match is worth ----------------------------------------------------------------------------- */

enum {
    WORTH_TITLE = 1000,
    WORTH_TITLE_PREFIX = 900,
    WORTH_INITIALS = 800,
    WORTH_INITIALS_PREFIX = 700,
    WORTH_LINE = 600,
    WORTH_WORD = 500,
    WORTH_PART = 300,
};

/* Pinyin in the middle of a syllable is chance: "an" is not meant to find every "wan". */
static int worth(uint8_t mark, bool to_the_end)
{
    bool line = mark & MARK_LINE, word = mark & MARK_WORD, whole = line && to_the_end;

    switch (mark & MARK_SORT) {
    case SEARCH_KEY_TITLE:
        return whole ? WORTH_TITLE : line ? WORTH_TITLE_PREFIX : word ? WORTH_WORD : WORTH_PART;
    case SEARCH_KEY_INITIALS:
    case SEARCH_KEY_PINYIN:
        return whole ? WORTH_INITIALS : line ? WORTH_INITIALS_PREFIX : word ? WORTH_WORD : 0;
    case SEARCH_KEY_SOUND: return whole ? WORTH_LINE - 50 : word ? WORTH_WORD - 50 : 0;
    default: return whole ? WORTH_LINE : word ? WORTH_WORD : WORTH_PART;
    }
}

static void score_word(struct search_index *index, const char *word)
{
    size_t bytes = strlen(word);
    const char *at = index->text, *end = index->text + index->bytes;
    int entry = 0;

    memset(index->word_score, 0, (size_t)index->count * sizeof *index->word_score);
    while (entry < index->count && (at = memmem(at, (size_t)(end - at), word, bytes)) != NULL) {
        size_t offset = (size_t)(at - index->text);
        while (entry + 1 < index->count && index->entry[entry + 1].from <= offset)
            entry++;
        int value = worth(index->mark[offset], (unsigned char)at[bytes] < SEARCH_KEYS);
        if (value > index->word_score[entry])
            index->word_score[entry] = (uint16_t)value;
        at++;
    }
}

/* ---- choosing ------------------------------------------------------------------------------------------ */

struct candidate {
    int entry;
    uint32_t score;
};

static int by_score(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;

    return x->score != y->score ? x->score > y->score ? -1 : 1 : x->entry - y->entry;
}

static bool may_show(const struct search_index *index, int entry, int32_t today)
{
    const struct search_entry *e = &index->entry[entry];

    return e->kind != SEARCH_NOTICE || search_index_shows(index, e->target, today);
}

/* All that match every word, the best first. The caller owns the result. */
static struct candidate *find(struct search_index *index, const struct query *query, int32_t today,
                              int *count)
{
    struct candidate *found = mem_calloc((size_t)index->count, sizeof *found);

    *count = 0;
    for (int w = 0; w < query->count; w++) {
        score_word(index, query->word[w]);
        for (int i = 0; i < index->count; i++) {
            uint32_t before = w == 0 ? 0 : index->score[i];
            bool still = index->word_score[i] != 0 && (w == 0 || before != 0);
            index->score[i] = still ? before + index->word_score[i] : 0;
        }
    }
    for (int i = 0; i < index->count; i++)
        if (index->score[i] != 0 && may_show(index, i, today))
            found[(*count)++] = (struct candidate){i, index->score[i] / (uint32_t)query->count};
    qsort(found, (size_t)*count, sizeof *found, by_score);
    return found;
}

static bool take_hit(struct content *content, const struct search_entry *entry, uint32_t score,
                     struct search_hit *hit)
{
    struct db_statement *row = content_ask_about(content, Q_SEARCH_HIT, entry->row);

    if (row == NULL || db_step(row) != DB_ROW)
        return false;
    *hit =
        (struct search_hit){(enum search_kind)entry->kind, entry->target, db_text(row, 0, LIMIT_NAME_CHARS),
                            db_text(row, 1, LIMIT_LINE_CHARS), (int)score};
    db_reset(row);
    return true;
}

/* Kind by kind, in the order in which each first comes. */
static void take_groups(struct content *content, const struct search_index *index,
                        const struct candidate *found, int count, struct search_result *out)
{
    bool done[SEARCH_KINDS] = {false};

    for (int i = 0; i < count; i++) {
        uint8_t kind = index->entry[found[i].entry].kind;
        if (done[kind])
            continue;
        done[kind] = true;
        for (int j = i; j < count; j++) {
            const struct search_entry *entry = &index->entry[found[j].entry];
            if (entry->kind == kind && take_hit(content, entry, found[j].score, &out->hit[out->count]))
                out->count++;
        }
    }
}

void content_search(struct content *content, const char *query_text, int32_t today, struct search_result *out)
{
    struct query query;
    int count = 0;

    *out = (struct search_result){NULL, 0, false};
    parse(query_text, &query);
    if (query.count == 0)
        return;
    struct search_index *index = content_search_index(content);
    struct candidate *found = find(index, &query, today, &count);
    out->more = count > SEARCH_LIMIT;
    count = min_int(count, SEARCH_LIMIT);
    out->hit = mem_calloc((size_t)count, sizeof *out->hit);
    take_groups(content, index, found, count, out);
    mem_free(found);
}

void search_result_finish(struct search_result *result)
{
    for (int i = 0; i < result->count; i++) {
        mem_free(result->hit[i].title);
        mem_free(result->hit[i].note);
    }
    mem_free(result->hit);
    *result = (struct search_result){NULL, 0, false};
}
