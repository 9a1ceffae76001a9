/* SPDX-License-Identifier: MIT */
/*
 * A character is its radical and something with just the strokes that are besides it. Of all that have so
 * many, the part is what also fits in another way:
 *   kPhonetic   both stand in one series of Casey's Ten Thousand Characters: 琦 and 奇
 *   kCangjie    the letters of the whole are those of the radical and of the part, cut short as Cangjie does:
 *               琦 MG-KMR holds 奇 KMNR
 * What letters a radical has is learned from the characters where both series and letters tell. Of a
 * simplified character without either, the traditional form tells.
 */
#include "gen_rare.h"

#include "base/macros.h"
#include "base/mem.h"
#include "ime/rare_file.h"
#include "ime/rare_radical.h"

#include <stdio.h>
#include <string.h>

enum {
    CODES_MAX = 64,
    VOTES_LEAST = 3,
    VOTES_SHARE = 25, /* one in so many */
    ALIKE_MAX = 3, /* more that fit equally well tell nothing */
    SCORE_LETTERS = 4,
    SCORE_SERIES = 3,
    SCORE_STANDARD = 1,
};

/* Letters that a radical adds before or behind the others. */
struct codes {
    char code[CODES_MAX][CANGJIE_BYTES];
    int votes[CODES_MAX];
    int count, total;
};

static struct codes before[2][RARE_RADICALS + 1], behind[2][RARE_RADICALS + 1];
static uint32_t *of_strokes[STROKES_MAX]; /* characters that can be told, ended by 0 */

/* ---- letters ------------------------------------------------------------------------------------------- */

/* How the letters of a part are cut short: as the last part in up to three ways, as the first in one. */
struct shortened {
    char tail[3][CANGJIE_BYTES], head[CANGJIE_BYTES];
};

static struct shortened *shortened; /* [CODE_POINTS]; empty ones fit nothing */

static void shorten(const char *letters, struct shortened *out)
{
    size_t n = strlen(letters);

    if (n == 0)
        return;
    char first = letters[0], last = letters[n - 1];
    snprintf(out->tail[0], CANGJIE_BYTES, "%s", letters);
    if (n > 3)
        snprintf(out->tail[0], CANGJIE_BYTES, "%c%c%c", first, letters[1], last);
    if (n > 1) {
        snprintf(out->tail[1], CANGJIE_BYTES, "%c%c", first, last);
        snprintf(out->tail[2], CANGJIE_BYTES, "%c", last);
    }
    snprintf(out->head, CANGJIE_BYTES, "%s", letters);
    if (n > 2)
        snprintf(out->head, CANGJIE_BYTES, "%c%c", first, last);
}

static bool same_series(const struct han *a, const struct han *b)
{
    for (int i = 0; i < a->phonetics; i++)
        for (int k = 0; k < b->phonetics; k++)
            if (a->phonetic[i] == b->phonetic[k])
                return true;
    return false;
}

static void vote(struct codes *codes, const char *code, size_t bytes)
{
    int i = 0;

    while (i < codes->count && (strncmp(codes->code[i], code, bytes) != 0 || codes->code[i][bytes] != '\0'))
        i++;
    codes->total++;
    if (i == CODES_MAX)
        return;
    if (i == codes->count)
        memcpy(codes->code[codes->count++], code, bytes);
    codes->votes[i]++;
}

static bool is_learned(const struct codes *codes, int i)
{
    return codes->votes[i] >= VOTES_LEAST && codes->votes[i] * VOTES_SHARE >= codes->total;
}

/* What is left of the whole's letters when the part's are taken away belongs to the radical. */
static void learn_from(const char *letters, const struct way *way, const struct shortened *part)
{
    size_t n = strlen(letters), bytes;

    for (int i = 0; i < 3; i++) {
        bytes = strlen(part->tail[i]);
        if (bytes > 0 && n > bytes && n - bytes <= 2 && strcmp(letters + n - bytes, part->tail[i]) == 0)
            vote(&before[way->simple][way->radical], letters, n - bytes);
    }
    bytes = strlen(part->head);
    if (n > bytes && n - bytes <= 3 && strncmp(letters, part->head, bytes) == 0)
        vote(&behind[way->simple][way->radical], letters + bytes, n - bytes);
}

static void learn(const struct han *whole)
{
    for (int w = 0; w < whole->ways && whole->cangjie[0] != '\0'; w++) {
        const struct way *way = &whole->way[w];
        if (way->strokes < 2 || way->strokes >= STROKES_MAX)
            continue;
        for (const uint32_t *c = of_strokes[way->strokes]; *c != 0; c++)
            if (han[*c].cangjie[0] != '\0' && same_series(whole, &han[*c]))
                learn_from(whole->cangjie, way, &shortened[*c]);
    }
}

static bool letters_fit(const char *letters, const struct way *way, const struct shortened *part)
{
    const struct codes *first = &before[way->simple][way->radical],
                       *last = &behind[way->simple][way->radical];

    if (*letters == '\0' || part->head[0] == '\0')
        return false;
    for (int i = 0; i < first->count; i++) {
        size_t bytes = strlen(first->code[i]);
        if (!is_learned(first, i) || strncmp(letters, first->code[i], bytes) != 0)
            continue;
        for (int t = 0; t < 3; t++)
            if (part->tail[t][0] != '\0' && strcmp(letters + bytes, part->tail[t]) == 0)
                return true;
    }
    size_t bytes = strlen(part->head);
    if (strncmp(letters, part->head, bytes) != 0)
        return false;
    for (int i = 0; i < last->count; i++)
        if (is_learned(last, i) && strcmp(letters + bytes, last->code[i]) == 0)
            return true;
    return false;
}

/* ---- parts --------------------------------------------------------------------------------------------- */

struct guess {
    uint32_t part[ALIKE_MAX];
    int radical[ALIKE_MAX];
    int count, score;
};

static void note_guess(struct guess *guess, int score, int radical, uint32_t part)
{
    if (score < guess->score || score < SCORE_SERIES)
        return;
    if (score > guess->score)
        *guess = (struct guess){.score = score};
    for (int i = 0; i < guess->count && i < ALIKE_MAX; i++)
        if (guess->part[i] == part)
            return;
    if (guess->count < ALIKE_MAX) {
        guess->part[guess->count] = part;
        guess->radical[guess->count] = radical;
    }
    guess->count++;
}

/* The radical in the shape that has the strokes it takes: 钅 and not 金, in which 王 would be found. */
static bool add_pair(uint32_t whole, int radical, uint32_t part)
{
    struct rare_radical shapes[RARE_SHAPES_MAX];
    int count = rare_shapes(radical, shapes), taken = han[whole].strokes - han[part].strokes;
    uint32_t parts[2] = {shapes[0].code_point, part};

    for (int i = count - 1; i >= 0; i--)
        if (shapes[i].strokes == taken && han[shapes[i].code_point].exists)
            parts[0] = shapes[i].code_point;
    return add_made(whole, parts, 2);
}

static void derive(uint32_t whole)
{
    const struct han *x = &han[whole];
    struct guess guess = {.count = 0};

    for (int w = 0; w < x->ways; w++) {
        const struct way *way = &x->way[w];
        if (way->strokes < 1 || way->strokes >= STROKES_MAX)
            continue;
        for (const uint32_t *c = of_strokes[way->strokes]; *c != 0; c++) {
            const struct han *part = &han[*c];
            int score = (letters_fit(x->cangjie, way, &shortened[*c]) ? SCORE_LETTERS : 0) +
                        (same_series(x, part) ? SCORE_SERIES : 0);
            if (score > 0 && part->level <= RARE_LEVEL_3)
                score += SCORE_STANDARD;
            note_guess(&guess, score, way->radical, *c);
        }
    }
    int most = guess.score > SCORE_SERIES ? ALIKE_MAX : 1;
    for (int i = 0; guess.count <= most && i < guess.count; i++)
        (void)add_pair(whole, guess.radical[i], guess.part[i]);
}

/* The part of the traditional form, or what became of it, where the strokes agree. */
static void derive_from_traditional(uint32_t whole)
{
    const struct han *x = &han[whole];

    for (int i = 0, n = made_count; i < n; i++) {
        if (made[i].whole != x->traditional || made[i].parts != 2)
            continue;
        for (int p = 0; p < 2; p++) {
            uint32_t part = made[i].part[p], simple = han[part].simplified;
            if (rare_is_shape_of(part, x->way[0].radical))
                continue;
            if (simple != 0 && han[simple].strokes == x->way[0].strokes)
                (void)add_pair(whole, x->way[0].radical, simple);
            else if (han[part].strokes == x->way[0].strokes)
                (void)add_pair(whole, x->way[0].radical, part);
        }
    }
}

static void index_strokes(void)
{
    int count[STROKES_MAX] = {0};

    for (uint32_t c = 0; c < CODE_POINTS; c++)
        count[han[c].strokes % STROKES_MAX]++;
    for (int s = 0; s < STROKES_MAX; s++) {
        of_strokes[s] = mem_calloc((size_t)count[s] + 1, sizeof(uint32_t));
        count[s] = 0;
    }
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (han[c].exists && han[c].strokes < STROKES_MAX &&
            (han[c].phonetics > 0 || han[c].cangjie[0] != '\0'))
            of_strokes[han[c].strokes][count[han[c].strokes]++] = c;
}

void derive_parts(void)
{
    shortened = mem_calloc(CODE_POINTS, sizeof(*shortened));
    index_strokes();
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        shorten(han[c].cangjie, &shortened[c]);
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (han[c].exists)
            learn(&han[c]);
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (han[c].exists && !han[c].made)
            derive(c);
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (han[c].exists && !han[c].made && han[c].traditional != 0 && han[c].ways > 0)
            derive_from_traditional(c);
    for (int s = 0; s < STROKES_MAX; s++)
        mem_free(of_strokes[s]);
    mem_free(shortened);
}
