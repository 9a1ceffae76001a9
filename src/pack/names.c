/* SPDX-License-Identifier: MIT */
#include "names.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { NEAR_CHARS = 40, FAR = 1000 };

void names_init(struct names *names)
{
    *names = (struct names){NULL, 0, 0};
}

void names_finish(struct names *names)
{
    for (int i = 0; i < names->space; i++)
        mem_free(names->slot[i].text);
    mem_free(names->slot);
    names_init(names);
}

/* FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261u;

    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

/* Where it is, or the free slot where it would be. */
static struct name *slot_for(const struct names *names, const char *text)
{
    uint32_t mask = (uint32_t)names->space - 1, i = hash_of(text) & mask;

    while (names->slot[i].text != NULL && !str_same(names->slot[i].text, text))
        i = (i + 1) & mask;
    return &names->slot[i];
}

static void grow(struct names *names)
{
    struct names wider = {NULL, names->count, names->space ? 2 * names->space : 64};

    wider.slot = mem_calloc((size_t)wider.space, sizeof *wider.slot);
    for (int i = 0; i < names->space; i++)
        if (names->slot[i].text != NULL)
            *slot_for(&wider, names->slot[i].text) = names->slot[i];
    mem_free(names->slot);
    *names = wider;
}

int names_find(const struct names *names, const char *text)
{
    if (names->space == 0)
        return NAMES_NONE;
    const struct name *slot = slot_for(names, text);
    return slot->text != NULL ? slot->value : NAMES_NONE;
}

bool names_add(struct names *names, const char *text, int value)
{
    if (2 * (names->count + 1) > names->space)
        grow(names);
    struct name *slot = slot_for(names, text);
    if (slot->text != NULL)
        return false;
    *slot = (struct name){mem_strdup(text), value};
    names->count++;
    return true;
}

static int read_chars(const char *text, uint32_t out[NEAR_CHARS])
{
    const char *p = text, *end = text + strlen(text);
    int count = 0;

    while (p < end && count < NEAR_CHARS) {
        uint32_t c = utf8_next(&p, end);
        out[count++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return count;
}

/* Levenshtein's distance in characters; FAR when the guess would be a wild one. */
static int distance(const char *a, const char *b)
{
    uint32_t x[NEAR_CHARS], y[NEAR_CHARS];
    int row[NEAR_CHARS + 1];
    int n = read_chars(a, x), m = read_chars(b, y);

    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; i <= n; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            int change = diagonal + (x[i - 1] != y[j - 1]);
            diagonal = row[j];
            row[j] = min_int(change, min_int(row[j], row[j - 1]) + 1);
        }
    }
    if (row[m] <= max_int(n, m) / 2)
        return row[m];
    bool part = n >= 2 && m >= 2 && (strstr(a, b) != NULL || strstr(b, a) != NULL);
    return part ? row[m] : FAR;
}

static void keep_nearer(const char *candidate, const char *text, int *best, const char **nearest)
{
    int d = distance(text, candidate);

    /* The same distance twice: the first in the alphabet, so that the order of a hash does not show. */
    if (d < *best || (d == *best && d < FAR && strcmp(candidate, *nearest) < 0)) {
        *best = d;
        *nearest = candidate;
    }
}

const char *names_nearest(const struct names *names, const char *text)
{
    const char *nearest = NULL;
    int best = FAR;

    for (int i = 0; i < names->space; i++)
        if (names->slot[i].text != NULL)
            keep_nearer(names->slot[i].text, text, &best, &nearest);
    return nearest;
}

const char *nearest_of(const char *const *choices, const char *text)
{
    const char *nearest = NULL;
    int best = FAR;

    for (; *choices != NULL; choices++)
        keep_nearer(*choices, text, &best, &nearest);
    return nearest;
}
