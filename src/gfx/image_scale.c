/* SPDX-License-Identifier: MIT */
/*
 * Scaling in two steps, each along one axis: rows are brought to the new width once each and then mixed
 * into the new rows. The filter: straight lines between pixels, averaged over what one new pixel covers;
 * so a smaller picture loses no pixel and a larger one has no steps. A picture that fills a screen is scaled
 * within a frame, which a general filter of two axes at once misses by far.
 */
#include "image_data.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* One pixel with its four channels. The compilers turn it into what the processor has. */
typedef float lanes __attribute__((vector_size(16)));
typedef int32_t whole_lanes __attribute__((vector_size(16)));

/* For each new pixel (or row) the `most` old ones from first[i] on, by weight. */
struct taps {
    int most;
    int *first;
    float *weight; /* most for each, their sum is 1 */
};

/* What lies left of x under a tent of height 1 from -1 to 1. */
static double tent_left_of(double x)
{
    if (x <= -1)
        return 0;
    if (x >= 1)
        return 1;
    return x < 0 ? (1 + x) * (1 + x) / 2 : 1 - (1 - x) * (1 - x) / 2;
}

/* Of what lies at that distance from the middle; a picture that grows is not averaged. */
static double weight_at(double distance, double width)
{
    if (width <= 1)
        return fmax(0, 1 - fabs(distance));
    return (tent_left_of(distance + width / 2) - tent_left_of(distance - width / 2)) / width;
}

static void fill_taps(const struct taps *taps, int from, int to)
{
    double step = (double)from / to, reach = 1 + (step > 1 ? step / 2 : 0);

    for (int i = 0; i < to; i++) {
        double middle = (i + 0.5) * step - 0.5, sum = 0;
        float *weight = taps->weight + (size_t)i * (size_t)taps->most;
        int left = (int)ceil(middle - reach);
        /* Past the edges the edge goes on, else the border would turn pale. */
        int first = clamp_int(left, 0, max_int(0, from - taps->most));
        taps->first[i] = first;
        for (int k = 0; k < taps->most; k++)
            weight[k] = 0;
        for (int k = left; k <= middle + reach; k++) {
            double w = weight_at(k - middle, step);
            weight[clamp_int(clamp_int(k, 0, from - 1) - first, 0, taps->most - 1)] += (float)w;
            sum += w;
        }
        for (int k = 0; k < taps->most; k++)
            weight[k] /= (float)sum;
    }
}

static bool taps_init(struct taps *taps, int from, int to)
{
    double step = (double)from / to;

    taps->most = min_int(from, (int)ceil(2 + (step > 1 ? step : 0)));
    taps->first = mem_try_alloc((size_t)to, sizeof *taps->first);
    taps->weight = mem_try_alloc((size_t)to * (size_t)taps->most, sizeof *taps->weight);
    if (taps->first == NULL || taps->weight == NULL)
        return false;
    fill_taps(taps, from, to);
    return true;
}

static void taps_finish(struct taps *taps)
{
    mem_free(taps->first);
    mem_free(taps->weight);
}

struct scaler {
    const struct image *from;
    struct image *to;
    struct taps across, down;
    lanes *wide; /* one old row */
    lanes *ring; /* the last down.most old rows in the new width; row y stands at y % down.most */
    float *turned; /* the weights of one new row, in the order in which its old rows stand in the ring */
    int rows; /* how many old rows have been taken */
};

#ifdef __SSE2__
static inline lanes unpacked(uint32_t pixel)
{
    const __m128i zero = _mm_setzero_si128();
    __m128i bytes = _mm_unpacklo_epi8(_mm_cvtsi32_si128((int)pixel), zero);

    return (lanes)_mm_cvtepi32_ps(_mm_unpacklo_epi16(bytes, zero));
}

static inline uint32_t packed(lanes value)
{
    __m128i words = _mm_cvtps_epi32((__m128)value); /* rounds */

    words = _mm_packs_epi32(words, words);
    return (uint32_t)_mm_cvtsi128_si32(_mm_packus_epi16(words, words));
}
#else
static inline lanes unpacked(uint32_t pixel)
{
    whole_lanes whole = {(int32_t)(pixel & 0xFF), (int32_t)(pixel >> 8 & 0xFF), (int32_t)(pixel >> 16 & 0xFF),
                         (int32_t)(pixel >> 24)};
    return __builtin_convertvector(whole, lanes);
}

static inline uint32_t packed(lanes value)
{
    const lanes half = {0.5f, 0.5f, 0.5f, 0.5f};
    whole_lanes w = __builtin_convertvector(value + half, whole_lanes);

    return (uint32_t)w[0] | (uint32_t)w[1] << 8 | (uint32_t)w[2] << 16 | (uint32_t)w[3] << 24;
}
#endif

static void take_row(struct scaler *s)
{
    int y = s->rows++, width = s->to->width, most = s->across.most;
    const uint32_t *from = s->from->data + (size_t)y * (size_t)s->from->width;
    lanes *to = s->ring + (size_t)(y % s->down.most) * (size_t)width;

    for (int x = 0; x < s->from->width; x++)
        s->wide[x] = unpacked(from[x]);
    for (int x = 0; x < width; x++) {
        const lanes *pixel = s->wide + s->across.first[x];
        const float *weight = s->across.weight + (size_t)x * (size_t)most;
        lanes sum = pixel[0] * weight[0];
        for (int k = 1; k < most; k++)
            sum += pixel[k] * weight[k];
        to[x] = sum;
    }
}

static void make_row(struct scaler *s, int y)
{
    int first = s->down.first[y], most = s->down.most, width = s->to->width;
    const float *weight = s->down.weight + (size_t)y * (size_t)most;
    uint32_t *to = s->to->data + (size_t)y * (size_t)width;

    while (s->rows < first + most)
        take_row(s);
    for (int k = 0; k < most; k++)
        s->turned[(first + k) % most] = weight[k];
    for (int x = 0; x < width; x++) {
        const lanes *pixel = s->ring + x;
        lanes sum = *pixel * s->turned[0];
        for (int k = 1; k < most; k++)
            sum += pixel[(size_t)k * (size_t)width] * s->turned[k];
        to[x] = packed(sum);
    }
}

/* False when there is no memory. */
static bool run(struct scaler *s)
{
    bool ok = taps_init(&s->across, s->from->width, s->to->width) &&
              taps_init(&s->down, s->from->height, s->to->height);

    s->wide = mem_try_alloc((size_t)s->from->width, sizeof *s->wide);
    s->ring = mem_try_alloc((size_t)s->to->width * (size_t)s->down.most, sizeof *s->ring);
    s->turned = mem_try_alloc((size_t)s->down.most, sizeof *s->turned);
    ok = ok && s->wide != NULL && s->ring != NULL && s->turned != NULL;
    for (int y = 0; ok && y < s->to->height; y++)
        make_row(s, y);
    mem_free(s->wide);
    mem_free(s->ring);
    mem_free(s->turned);
    taps_finish(&s->across);
    taps_finish(&s->down);
    return ok;
}

struct image *image_scale(const struct image *image, int width, int height, struct error *error)
{
    struct scaler scaler = {.from = image, .to = image_alloc(width, height, error)};

    if (scaler.to == NULL)
        return NULL;
    scaler.to->opaque = image->opaque;
    if (run(&scaler))
        return scaler.to;
    error_set(error, ERROR_SYSTEM, "图片缩放时内存不够");
    image_destroy(scaler.to);
    return NULL;
}
