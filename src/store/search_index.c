/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "search"
#include "search_index.h"

#include "base/log.h"
#include "base/mem.h"
#include "content_body.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_LIMIT = 32 * 1024 * 1024 };

struct notice_days {
    int32_t id, from, until;
    int32_t replaced_from; /* DAY_NONE = from the beginning */
    bool replaced;
};

/* ---- keys ---------------------------------------------------------------------------------------------- */

struct arena {
    struct search_index *index;
    size_t space;
    int entries_space;
};

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* A word begins behind punctuation and where letters, digits and characters meet; p is not the first byte. */
static bool is_start(const unsigned char *p, size_t before)
{
    if (p[-1] < 0x80) {
        bool plain = is_digit(p[-1]) || (p[-1] >= 'a' && p[-1] <= 'z');
        return !plain || p[0] >= 0x80 || is_digit(p[0]) != is_digit(p[-1]);
    }
    if (p[0] < 0x80 || (before >= 2 && p[-2] == 0xC2))
        return true; /* 0xC2: · */
    /* Punctuation of the blocks General Punctuation, CJK Symbols, Fullwidth Forms. */
    return before >= 3 && ((p[-3] == 0xE2 && p[-2] == 0x80) || (p[-3] == 0xE3 && p[-2] == 0x80) ||
                           (p[-3] == 0xEF && p[-2] == 0xBC));
}

char search_index_folded(char c, char before)
{
    return c == 'v' && (before == 'l' || before == 'n') ? 'u' : c;
}

/* Folds and marks the bytes of one entry. */
static void mark_keys(struct search_index *index, size_t from)
{
    uint8_t sort = SEARCH_KEY_WORD;
    bool line = true;

    for (size_t i = from; i < index->bytes; i++) {
        unsigned char c = (unsigned char)index->text[i];
        if (c < SEARCH_KEYS) {
            sort = c;
            line = true;
            index->mark[i] = 0;
            continue;
        }
        bool capital = c >= 'A' && c <= 'Z', inside = c >= 0x80 && c < 0xC0;
        bool word = line || capital || (!inside && is_start((unsigned char *)index->text + i, i - from));
        if (capital)
            index->text[i] = (char)(c + 'a' - 'A');
        if (i > from)
            index->text[i] = search_index_folded(index->text[i], index->text[i - 1]);
        index->mark[i] = (uint8_t)(sort | (line ? MARK_LINE : 0) | (word ? MARK_WORD : 0));
        line = false;
    }
}

static void make_room(struct arena *arena, size_t more)
{
    struct search_index *index = arena->index;

    if (index->bytes + more > arena->space) {
        arena->space = 2 * (index->bytes + more);
        index->text = mem_realloc(index->text, arena->space);
        index->mark = mem_realloc(index->mark, arena->space);
    }
    if (index->count == arena->entries_space) {
        arena->entries_space = arena->entries_space ? 2 * arena->entries_space : 256;
        index->entry = mem_realloc(index->entry, (size_t)arena->entries_space * sizeof *index->entry);
    }
}

static bool add_entry(struct db_statement *row, void *ctx)
{
    struct arena *arena = ctx;
    struct search_index *index = arena->index;
    size_t bytes = 0, from = index->bytes;
    const char *keys = db_peek(row, 3, SEARCH_KEYS_BYTES, &bytes);
    bool room = from + bytes + 1 < ARENA_LIMIT;

    if (room) {
        make_room(arena, bytes + 2);
        index->entry[index->count++] = (struct search_entry){
            (uint32_t)from, (int32_t)db_int(row, 0, 0, ID_MAX), (int32_t)db_int(row, 2, 1, ID_MAX),
            (uint8_t)db_int(row, 1, 0, SEARCH_KINDS - 1)};
        index->text[index->bytes++] = SEARCH_KEY_WORD;
        if (bytes > 0)
            memcpy(index->text + index->bytes, keys, bytes);
        index->bytes += bytes;
        mark_keys(index, from);
    } else {
        log_warn("search knows only the first %d entries", index->count);
    }
    return room;
}

/* ---- notices ------------------------------------------------------------------------------------------- */

static bool add_notice(struct db_statement *row, void *ctx)
{
    struct search_index *index = ctx;

    index->notices[index->notice_count++] = (struct notice_days){
        .id = (int32_t)db_int(row, 0, 0, ID_MAX),
        .from = content_day_or_none(row, 1),
        .until = content_day_or_none(row, 2),
        .replaced = db_int(row, 3, 0, 1) == 1,
        .replaced_from = content_day_or_none(row, 4),
    };
    return true;
}

/* The earliest of those that replace it counts; one without a beginning always does. */
static bool read_notices(struct content *content, struct search_index *index)
{
    index->notices = mem_calloc(LIMIT_ROWS, sizeof *index->notices);
    return content_read_all(
        content,
        "SELECT n.id, n.from_day, n.until_day, r.code IS NOT NULL, r.first FROM notice n LEFT JOIN "
        "(SELECT replaces AS code, CASE WHEN count(*)=count(from_day) THEN min(from_day) END AS first "
        "FROM notice WHERE replaces<>'' AND replaces<>code GROUP BY replaces) r ON r.code=n.code "
        "ORDER BY n.id LIMIT ?1",
        LIMIT_ROWS, add_notice, index);
}

static int by_id(const void *a, const void *b)
{
    const struct notice_days *x = a, *y = b;

    return x->id < y->id ? -1 : x->id > y->id;
}

bool search_index_shows(const struct search_index *index, int64_t notice, int32_t today)
{
    struct notice_days wanted = {.id = (int32_t)notice};
    const struct notice_days *days =
        bsearch(&wanted, index->notices, (size_t)index->notice_count, sizeof wanted, by_id);

    if (days == NULL)
        return false;
    if (days->replaced &&
        (today == DAY_NONE || days->replaced_from == DAY_NONE || days->replaced_from <= today))
        return false;
    return today == DAY_NONE || ((days->from == DAY_NONE || days->from <= today) &&
                                 (days->until == DAY_NONE || days->until >= today));
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

struct search_index *content_search_index(struct content *content)
{
    if (content->search != NULL)
        return content->search;
    struct search_index *index = mem_zalloc(sizeof *index);
    struct arena arena = {.index = index};

    make_room(&arena, 1);
    bool ok = content_read_all(content, "SELECT id, kind, target, keys FROM search ORDER BY id LIMIT ?1",
                               SEARCH_ROWS, add_entry, &arena);
    ok = read_notices(content, index) && ok;
    if (!ok)
        log_error("search knows a part of the content only");
    /* The end of the last line. */
    make_room(&arena, 1);
    index->text[index->bytes] = SEARCH_KEY_WORD;
    index->word_score = mem_calloc((size_t)index->count + 1, sizeof *index->word_score);
    index->score = mem_calloc((size_t)index->count + 1, sizeof *index->score);
    content->search = index;
    return index;
}

void search_index_destroy(struct search_index *index)
{
    if (index == NULL)
        return;
    mem_free(index->text);
    mem_free(index->mark);
    mem_free(index->entry);
    mem_free(index->word_score);
    mem_free(index->score);
    mem_free(index->notices);
    mem_free(index);
}
