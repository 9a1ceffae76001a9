/* SPDX-License-Identifier: MIT */
#include "pinyin_extra.h"

#include <stdlib.h>
#include <string.h>

enum { END_MAX = 4, FOLLOWERS_MAX = 3000, SHOWN_MAX = 64 };

struct follower {
    uint32_t word;
    int cost, depth;
};

static int by_cost(const void *a, const void *b)
{
    const struct follower *x = a, *y = b;

    if (x->cost != y->cost)
        return x->cost - y->cost;
    return (x->word > y->word) - (x->word < y->word);
}

/* Words that begin with the last count characters, without these. */
static void add_followers(const struct pinyin *pinyin, const uint16_t *end, int count,
                          struct follower *followers, struct pinyin_result *result, struct pinyin_seen *seen)
{
    struct pinyin_range range = pinyin_words_with(pinyin, pinyin_all_words(pinyin), end, count);
    struct pinyin_range own = pinyin_extra_with(pinyin, end, count);
    int n = 0;

    for (uint32_t i = own.low; i < own.high; i++) {
        const struct pinyin_extra_phrase *phrase = &pinyin->extra->phrase[i];
        if (phrase->length > count)
            followers[n++] = (struct follower){pinyin->file->words + i, phrase->cost, phrase->length};
    }
    for (uint32_t i = range.low; i < range.high && n < FOLLOWERS_MAX; i++) {
        uint32_t word = pinyin->by_text[i];
        int depth = pinyin_word_depth(pinyin, word);
        if (depth > count)
            followers[n++] = (struct follower){word, pinyin->cost[word], depth};
    }
    qsort(followers, (size_t)n, sizeof(*followers), by_cost);
    for (int i = 0; i < n && result->count < SHOWN_MAX; i++) {
        int depth = followers[i].depth;
        pinyin_result_add(pinyin, result, seen, pinyin_word_text(pinyin, followers[i].word, depth) + count,
                          depth - count, 0);
    }
}

void pinyin_predict(const struct pinyin *pinyin, const char *previous, struct pinyin_result *result)
{
    struct follower followers[FOLLOWERS_MAX];
    struct pinyin_seen seen;
    uint16_t end[END_MAX];
    int count = pinyin_end_of_text(pinyin, previous, end, END_MAX);

    memset(&seen, 0, sizeof(seen));
    result->count = 0;
    result->text_used = 0;
    for (int length = count; length > 0; length--)
        add_followers(pinyin, end + count - length, length, followers, result, &seen);
    explicit_bzero(followers, sizeof(followers));
    explicit_bzero(end, sizeof(end));
}
