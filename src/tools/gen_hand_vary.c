/* SPDX-License-Identifier: MIT */
#include "gen_hand_vary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEEP_EVERY = 3, /* pixels along a line between two points that are kept */
    RING_PIXELS = 4, /* ends nearer than this: a ring */
    SMOOTHING = 3,
};

/* ---- chance -------------------------------------------------------------------------------------------- */

static uint64_t next_random(struct vary_random *random)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return random->state * 0x2545F4914F6CDD1DU;
}

/* 0..1 */
static float uniform(struct vary_random *random)
{
    return (float)(next_random(random) >> 40) / (float)(1 << 24);
}

/* Mean 0, deviation 1: near enough to a bell, and never far out. */
static float bell(struct vary_random *random)
{
    float sum = 0;

    for (int i = 0; i < 4; i++)
        sum += uniform(random);
    return (sum - 2) * 1.732F;
}

/* ---- tidying ------------------------------------------------------------------------------------------- */

static struct hand_point *points_of(struct glyph_strokes *glyph, int stroke)
{
    return glyph->points + (glyph->strokes[stroke].points - glyph->points);
}

static float distance(const struct hand_point *a, const struct hand_point *b)
{
    return hypotf(a->x - b->x, a->y - b->y);
}

static void reverse(struct hand_point *points, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct hand_point p = points[i];
        points[i] = points[count - 1 - i];
        points[count - 1 - i] = p;
    }
}

static void smooth_stairs(struct hand_point *points, size_t count)
{
    for (int pass = 0; pass < SMOOTHING; pass++) {
        struct hand_point before = points[0];
        for (size_t i = 1; i + 1 < count; i++) {
            struct hand_point p = points[i];
            points[i].x = (before.x + p.x + points[i + 1].x) / 3;
            points[i].y = (before.y + p.y + points[i + 1].y) / 3;
            before = p;
        }
    }
}

static size_t thin_out(struct hand_point *points, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (i % KEEP_EVERY == 0 || i + 1 == count)
            points[kept++] = points[i];
    return kept;
}

/* A ring begins in its upper left corner. */
static void turn_ring(struct hand_point *points, size_t count)
{
    static struct hand_point copy[GLYPH_POINTS_MAX];
    size_t corner = 0;

    for (size_t i = 1; i < count; i++)
        if (points[i].x + points[i].y < points[corner].x + points[corner].y)
            corner = i;
    memcpy(copy, points, count * sizeof(points[0]));
    for (size_t i = 0; i < count; i++)
        points[i] = copy[(corner + i) % count];
}

static void turn_stroke(struct hand_point *points, size_t count)
{
    const struct hand_point *a = &points[0], *b = &points[count - 1];

    if (0.45F * (b->x - a->x) + (b->y - a->y) < 0)
        reverse(points, count);
}

/* Above before below, left before right: where the pen is likely to come next. */
static int compare_places(const void *a, const void *b)
{
    const struct hand_stroke *p = a, *q = b;
    float u = p->points[0].y + 0.6F * p->points[0].x, v = q->points[0].y + 0.6F * q->points[0].x;

    return u < v ? -1 : u > v;
}

void vary_tidy(struct glyph_strokes *glyph)
{
    for (int i = 0; i < glyph->stroke_count; i++) {
        struct hand_point *points = points_of(glyph, i);
        size_t count = glyph->strokes[i].count;
        if (count > 12 && distance(&points[0], &points[count - 1]) < RING_PIXELS)
            turn_ring(points, count);
        smooth_stairs(points, count);
        count = thin_out(points, count);
        turn_stroke(points, count);
        glyph->strokes[i].count = count;
    }
    qsort(glyph->strokes, (size_t)glyph->stroke_count, sizeof(glyph->strokes[0]), compare_places);
}

/* ---- another hand -------------------------------------------------------------------------------------- */

struct warp {
    float xx, xy, yx, yy; /* slant, turn, stretch */
    float wave[2], turns[2], at[2]; /* one soft wave across, one down */
};

static struct warp draw_warp(float strength, struct vary_random *random)
{
    float turn = 0.06F * strength * bell(random), slant = 0.10F * strength * bell(random);
    float stretch = expf(0.10F * strength * bell(random));
    struct warp warp;

    warp.xx = stretch * cosf(turn);
    warp.xy = sinf(turn) + slant;
    warp.yx = -sinf(turn) + 0.05F * strength * bell(random);
    warp.yy = cosf(turn) / stretch;
    for (int i = 0; i < 2; i++) {
        warp.wave[i] = 0.035F * strength * bell(random) * GLYPH_SIDE;
        warp.turns[i] = 2 + 4 * uniform(random);
        warp.at[i] = 6.28F * uniform(random);
    }
    return warp;
}

static struct hand_point bend(const struct warp *warp, struct hand_point p)
{
    float x = p.x + warp->wave[0] * sinf(warp->turns[0] * p.x / GLYPH_SIDE + warp->at[0]);
    float y = p.y + warp->wave[1] * sinf(warp->turns[1] * p.y / GLYPH_SIDE + warp->at[1]);

    return (struct hand_point){warp->xx * x + warp->xy * y, warp->yx * x + warp->yy * y};
}

/* Moves, turns and stretches a stroke about its middle. */
static void move_stroke(struct hand_point *points, size_t count, float strength, struct vary_random *random)
{
    struct hand_point middle = points[count / 2];
    float dx = 0.022F * GLYPH_SIDE * strength * bell(random),
          dy = 0.022F * GLYPH_SIDE * strength * bell(random);
    float grow = 1 + 0.08F * strength * bell(random), turn = 0.06F * strength * bell(random);

    for (size_t i = 0; i < count; i++) {
        float x = (points[i].x - middle.x) * grow, y = (points[i].y - middle.y) * grow;
        points[i].x = middle.x + dx + x - turn * y;
        points[i].y = middle.y + dy + y + turn * x;
    }
}

/* Tremor: noise with some memory, so that neighbours move together. */
static void shake(struct hand_point *points, size_t count, float amount, struct vary_random *random)
{
    float x = 0, y = 0;

    for (size_t i = 0; i < count; i++) {
        x = 0.8F * x + amount * bell(random);
        y = 0.8F * y + amount * bell(random);
        points[i].x += x;
        points[i].y += y;
    }
}

/* Strokes whose points follow each other become one where the pen stays down. */
static void join_strokes(struct glyph_strokes *glyph, float joined, struct vary_random *random)
{
    int kept = 0;

    for (int i = 1; i < glyph->stroke_count; i++) {
        if (uniform(random) < joined)
            glyph->strokes[kept].count += glyph->strokes[i].count;
        else
            glyph->strokes[++kept] = glyph->strokes[i];
    }
    glyph->stroke_count = glyph->stroke_count > 0 ? kept + 1 : 0;
}

void vary_glyph(const struct glyph_strokes *glyph, float strength, float joined, struct vary_random *random,
                struct glyph_strokes *out)
{
    struct warp warp = draw_warp(strength, random);
    float tremor = 0.012F * GLYPH_SIDE * strength * uniform(random);

    out->point_count = 0;
    out->stroke_count = glyph->stroke_count;
    for (int s = 0; s < glyph->stroke_count; s++) {
        struct hand_point *points = &out->points[out->point_count];
        size_t count = glyph->strokes[s].count;
        memcpy(points, glyph->strokes[s].points, count * sizeof(points[0]));
        move_stroke(points, count, strength, random);
        shake(points, count, tremor, random);
        for (size_t i = 0; i < count; i++)
            points[i] = bend(&warp, points[i]);
        out->strokes[s] = (struct hand_stroke){points, count};
        out->point_count += (int)count;
    }
    join_strokes(out, joined, random);
}
