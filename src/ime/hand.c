/* SPDX-License-Identifier: MIT */
/*
 * Strokes become 512 numbers (hand_feature.c), those become HAND_DIMENSIONS numbers in which a character
 * differs from itself by about 1 in each and from others by more, and the nearest templates win. Most
 * templates are turned down on their first HAND_COARSE numbers.
 */
#define LOG_MODULE "hand"
#include "ime/hand.h"

#include "base/log.h"
#include "base/mem.h"
#include "hand_distance.h"
#include "hand_match.h"
#include "ime/hand_data.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SHORT_LIST = 256, /* templates that are looked at in full */
    COMPARED = 48, /* characters whose lines are compared */
    QUERY_MAX = 1000, /* steps; farther out than any template */
    FILE_MAX_BYTES = 64 * 1024 * 1024,
};

static const float trust_in_ink =
    0.2F; /* dimensions are less independent than the sum of squares takes them for */
static const float trust_in_lines = 200000;
static const float trust_in_words = 0.3F;
static const float trust_in_pairs = 0.6F;

struct hand {
    const struct hand_data *data;
    size_t bytes;
    const uint32_t *code_points;
    const int16_t *priors;
    const float *mean, *rows;
    const uint16_t *template_of;
    const int8_t *coarse;
    const uint8_t *fine;
    const uint16_t *marks;
    const struct hand_pair *pairs;
    int32_t *distance; /* scratch, by template */
    int32_t *sorted; /* scratch */
};

struct found {
    int character;
    int32_t distance;
    int nearest; /* template */
    int score;
};

struct query {
    int16_t numbers[HAND_DIMENSIONS];
    struct hand_mark marks[HAND_MATCH_MARKS];
};

/* ---- the file ------------------------------------------------------------------------------------------ */

static bool part_fits(const struct hand_data *data, uint32_t offset, size_t count, size_t size)
{
    return offset % 16 == 0 && offset >= sizeof(*data) && offset <= data->bytes &&
           count <= (data->bytes - offset) / size;
}

static bool parts_fit(const struct hand_data *d)
{
    return part_fits(d, d->code_points, d->character_count, sizeof(uint32_t)) &&
           part_fits(d, d->priors, (size_t)d->character_count * HAND_PRIORS, sizeof(int16_t)) &&
           part_fits(d, d->mean, HAND_RAW, sizeof(float)) &&
           part_fits(d, d->rows, (size_t)HAND_DIMENSIONS * HAND_RAW, sizeof(float)) &&
           part_fits(d, d->template_of, d->template_count, sizeof(uint16_t)) &&
           part_fits(d, d->coarse, d->template_count, HAND_COARSE) &&
           part_fits(d, d->fine, d->template_count, HAND_FINE_BYTES) &&
           part_fits(d, d->marks, d->template_count, HAND_MARKS * sizeof(uint16_t)) &&
           part_fits(d, d->pairs, d->pair_count, sizeof(struct hand_pair));
}

static bool templates_fit(const struct hand_data *data)
{
    const uint16_t *of = (const void *)((const char *)data + data->template_of);

    for (uint32_t i = 0; i < data->template_count; i++)
        if (of[i] >= data->character_count)
            return false;
    return true;
}

static bool is_sound(const struct hand_data *data, size_t bytes)
{
    return bytes >= sizeof(*data) && memcmp(data->magic, HAND_DATA_MAGIC, sizeof(data->magic)) == 0 &&
           data->version == HAND_DATA_VERSION && data->bytes == bytes &&
           data->dimensions == HAND_DIMENSIONS && data->template_count >= 1 && data->steps > 0 &&
           parts_fit(data) && templates_fit(data);
}

static const void *map_file(const char *path, size_t *bytes)
{
    struct stat st;
    void *map = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &st) != 0)
        goto out;
    errno = EINVAL;
    if (st.st_size <= 0 || st.st_size > FILE_MAX_BYTES)
        goto out;
    *bytes = (size_t)st.st_size;
    map = mmap(NULL, *bytes, PROT_READ, MAP_PRIVATE, fd, 0);
out:
    if (map == MAP_FAILED)
        log_error("cannot read %s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return map == MAP_FAILED ? NULL : map;
}

struct hand *hand_open(const char *path)
{
    size_t bytes = 0;
    const struct hand_data *data = map_file(path, &bytes);

    if (data == NULL)
        return NULL;
    if (!is_sound(data, bytes)) {
        log_error("%s holds no templates of this version", path);
        munmap((void *)data, bytes);
        return NULL;
    }
    const char *base = (const char *)data;
    struct hand *hand = mem_zalloc(sizeof(*hand));
    *hand = (struct hand){
        .data = data,
        .bytes = bytes,
        .code_points = (const void *)(base + data->code_points),
        .priors = (const void *)(base + data->priors),
        .mean = (const void *)(base + data->mean),
        .rows = (const void *)(base + data->rows),
        .template_of = (const void *)(base + data->template_of),
        .coarse = (const void *)(base + data->coarse),
        .fine = (const void *)(base + data->fine),
        .marks = (const void *)(base + data->marks),
        .pairs = (const void *)(base + data->pairs),
        .distance = mem_calloc(data->template_count, sizeof(int32_t)),
        .sorted = mem_calloc(data->template_count, sizeof(int32_t)),
    };
    return hand;
}

void hand_close(struct hand *hand)
{
    if (hand == NULL)
        return;
    munmap((void *)hand->data, hand->bytes);
    mem_free(hand->distance);
    mem_free(hand->sorted);
    mem_free(hand);
}

int hand_character_count(const struct hand *hand)
{
    return (int)hand->data->character_count;
}

/* ---- from strokes to the nearest templates ------------------------------------------------------------- */

static bool make_query(const struct hand *hand, const struct hand_stroke *strokes, size_t stroke_count,
                       struct query *out)
{
    int16_t *query = out->numbers;
    struct hand_ink ink;
    float feature[HAND_RAW];
    bool any = hand_ink_prepare(&ink, strokes, stroke_count);

    if (any) {
        hand_feature(&ink, feature);
        hand_marks(&ink, out->marks, HAND_MATCH_MARKS);
        for (int i = 0; i < HAND_RAW; i++)
            feature[i] -= hand->mean[i];
        for (int d = 0; d < HAND_DIMENSIONS; d++) {
            const float *row = &hand->rows[d * HAND_RAW];
            float sum[8] = {0};
            for (int i = 0; i < HAND_RAW; i++)
                sum[i % 8] += row[i] * feature[i];
            float v = sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7];
            query[d] = (int16_t)fmaxf(fminf(roundf(v * hand->data->steps), QUERY_MAX), -QUERY_MAX);
        }
    }
    /* What a visitor wrote does not stay on the stack. */
    explicit_bzero(&ink, sizeof(ink));
    explicit_bzero(feature, sizeof(feature));
    return any;
}

/* The value that `rank` of the values stay below, by Hoare's selection; disturbs the order. */
static int32_t select_rank(int32_t *v, int count, int rank)
{
    int lo = 0, hi = count - 1;

    while (lo < hi) {
        int32_t pivot = v[lo + (hi - lo) / 2];
        int i = lo, j = hi;
        while (i <= j) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i <= j) {
                int32_t t = v[i];
                v[i++] = v[j];
                v[j--] = t;
            }
        }
        if (rank <= j)
            hi = j;
        else if (rank >= i)
            lo = i;
        else
            break;
    }
    return v[rank];
}

/* Keeps the nearest template of each character. */
static int add_found(struct found *found, int count, const struct found *more)
{
    for (int i = 0; i < count; i++) {
        if (found[i].character == more->character) {
            if (more->distance < found[i].distance)
                found[i] = *more;
            return count;
        }
    }
    found[count] = *more;
    return count + 1;
}

static int32_t fine_distance(const int16_t *query, const uint8_t *fine)
{
    int8_t numbers[HAND_DIMENSIONS - HAND_COARSE];

    for (int i = 0; i < HAND_DIMENSIONS - HAND_COARSE; i++)
        numbers[i] = (int8_t)hand_fine_number(fine, i);
    return hand_distance(&query[HAND_COARSE], numbers, HAND_DIMENSIONS - HAND_COARSE);
}

static int find_nearest(const struct hand *hand, const int16_t *query, struct found found[SHORT_LIST])
{
    int templates = (int)hand->data->template_count, taken = 0, count = 0;

    for (int i = 0; i < templates; i++)
        hand->distance[i] = hand_distance(query, &hand->coarse[(size_t)i * HAND_COARSE], HAND_COARSE);
    memcpy(hand->sorted, hand->distance, (size_t)templates * sizeof(hand->sorted[0]));
    int32_t limit = select_rank(hand->sorted, templates, min_int(SHORT_LIST, templates) - 1);
    for (int i = 0; i < templates && taken < SHORT_LIST; i++) {
        if (hand->distance[i] > limit)
            continue;
        taken++;
        int32_t more = fine_distance(query, &hand->fine[(size_t)i * HAND_FINE_BYTES]);
        count =
            add_found(found, count, &(struct found){hand->template_of[i], hand->distance[i] + more, i, 0});
    }
    return count;
}

/* ---- ranking ------------------------------------------------------------------------------------------- */

static int compare_found(const void *a, const void *b)
{
    const struct found *p = a, *q = b;

    if (p->score != q->score)
        return p->score > q->score ? -1 : 1;
    return p->character - q->character;
}

static enum hand_prior prior_of(const struct hand_context *context)
{
    if (context == NULL || context->mode == HAND_TEXT)
        return HAND_PRIOR_TEXT;
    if (context->mode == HAND_ADDRESS)
        return HAND_PRIOR_ADDRESS;
    return context->previous == 0 ? HAND_PRIOR_SURNAME : HAND_PRIOR_GIVEN;
}

static int compare_code_points(const void *a, const void *b)
{
    uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;

    return p < q ? -1 : p > q;
}

static int number_of(const struct hand *hand, uint32_t code_point)
{
    const uint32_t *at = bsearch(&code_point, hand->code_points, hand->data->character_count,
                                 sizeof(code_point), compare_code_points);

    return at != NULL ? (int)(at - hand->code_points) : -1;
}

static int compare_pairs(const void *a, const void *b)
{
    const struct hand_pair *p = a, *q = b;

    return p->first != q->first ? p->first - q->first : p->second - q->second;
}

static int gain_after(const struct hand *hand, int previous, int character)
{
    const struct hand_pair wanted = {(uint16_t)previous, (uint16_t)character, 0};
    const struct hand_pair *pair = NULL;

    if (previous >= 0)
        pair = bsearch(&wanted, hand->pairs, hand->data->pair_count, sizeof(wanted), compare_pairs);
    return pair != NULL ? pair->gain : 0;
}

static void rank_found(const struct hand *hand, const struct hand_context *context, struct found *found,
                       int count)
{
    float unit = trust_in_ink * 500 / (hand->data->steps * hand->data->steps);
    const int16_t *prior = &hand->priors[prior_of(context) * hand->data->character_count];
    int previous = context != NULL && context->previous != 0 ? number_of(hand, context->previous) : -1;

    for (int i = 0; i < count; i++) {
        int c = found[i].character;
        float expected = trust_in_words * prior[c] + trust_in_pairs * (float)gain_after(hand, previous, c);
        found[i].score = (int)(expected - fminf(unit * (float)found[i].distance, 1e9F));
    }
    qsort(found, (size_t)count, sizeof(found[0]), compare_found);
}

/* Once more in detail, where it is worth the time; the others stay behind, with scores that go on falling. */
static void compare_lines(const struct hand *hand, const struct query *query, struct found *found, int count)
{
    struct hand_match match;
    int compared = min_int(count, COMPARED);

    hand_match_begin(&match, query->marks);
    for (int i = 0; i < compared; i++) {
        float apart = hand_match(&match, &hand->marks[(size_t)found[i].nearest * HAND_MARKS]);
        found[i].score -= (int)(trust_in_lines * apart);
    }
    explicit_bzero(&match, sizeof(match));
    qsort(found, (size_t)compared, sizeof(found[0]), compare_found);
    int above = compared < count ? max_int(found[compared].score - found[compared - 1].score, 0) : 0;
    for (int i = compared; i < count; i++)
        found[i].score -= above;
}

int hand_recognise(struct hand *hand, const struct hand_stroke *strokes, size_t stroke_count,
                   const struct hand_context *context, struct hand_candidate *out, int max)
{
    struct query query;
    struct found found[SHORT_LIST];

    if (!make_query(hand, strokes, stroke_count, &query))
        return 0;
    int count = find_nearest(hand, query.numbers, found);
    rank_found(hand, context, found, count);
    compare_lines(hand, &query, found, count);
    count = min_int(count, min_int(max_int(max, 0), HAND_CANDIDATES_MAX));
    for (int i = 0; i < count; i++)
        out[i] = (struct hand_candidate){hand->code_points[found[i].character], found[i].score};
    explicit_bzero(hand->distance, hand->data->template_count * sizeof(hand->distance[0]));
    explicit_bzero(hand->sorted, hand->data->template_count * sizeof(hand->sorted[0]));
    explicit_bzero(&query, sizeof(query));
    explicit_bzero(found, sizeof(found));
    return count;
}
