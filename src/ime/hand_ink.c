/* SPDX-License-Identifier: MIT */
/*
 * From what the panel reports to strokes that can be compared. All that a hand may do differently without
 * meaning another character is taken out here: place, size, order, direction, speed, tremor, most of the
 * slant.
 */
#include "ime/hand_ink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    STROKE_POINTS_MAX = 512, /* of one stroke as it came; more are thinned out */
    STEPS_OF_BOX = 64, /* equal steps along the longer side of the box */
    SMOOTHING_PASSES = 10,
};

static const float coordinate_max = 1e7F;

enum { STRAIGHTENING_PASSES = 2 }; /* the first sees only half of what leans far */
static const float steepest = 0.6F, flattest = 0.4F; /* slopes of lines that were meant to be straight */
static const float trust_in_upright = 0.7F, trust_in_level = 0.4F; /* 丿 leans because it should */
static const float unmoved =
    0.3F; /* share of all lines that stands for an upright hand: a few prove little */

struct box {
    float x0, y0, x1, y1;
};

/* A stroke as it came, cleaned. */
struct raw {
    struct hand_point points[STROKE_POINTS_MAX];
    int count;
};

static bool point_is_sane(const struct hand_point *p)
{
    return isfinite(p->x) && isfinite(p->y) && fabsf(p->x) <= coordinate_max && fabsf(p->y) <= coordinate_max;
}

static void box_add(struct box *box, const struct hand_point *p)
{
    box->x0 = fminf(box->x0, p->x);
    box->y0 = fminf(box->y0, p->y);
    box->x1 = fmaxf(box->x1, p->x);
    box->y1 = fmaxf(box->y1, p->y);
}

static bool find_box(struct box *box, const struct hand_stroke *strokes, size_t stroke_count)
{
    bool any = false;

    *box = (struct box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t s = 0; s < stroke_count; s++)
        for (size_t i = 0; i < strokes[s].count; i++)
            if (point_is_sane(&strokes[s].points[i])) {
                box_add(box, &strokes[s].points[i]);
                any = true;
            }
    return any;
}

/* Into the box of side 1; rounded so that the place of the writing leaves no trace in the last bits. */
static float into_box(float v, float origin, float side)
{
    return side > 0 ? roundf((v - origin) / side * 8192) / 8192 : 0;
}

static void clean_stroke(struct raw *raw, const struct hand_stroke *stroke, const struct box *box)
{
    float side = fmaxf(box->x1 - box->x0, box->y1 - box->y0);
    size_t stride = stroke->count / STROKE_POINTS_MAX + 1;

    raw->count = 0;
    for (size_t i = 0; i < stroke->count; i++) {
        const struct hand_point *p = &stroke->points[i];
        bool wanted = i % stride == 0 || i + 1 == stroke->count;
        if (!wanted || !point_is_sane(p) || raw->count == STROKE_POINTS_MAX)
            continue;
        struct hand_point q = {into_box(p->x, box->x0, side), into_box(p->y, box->y0, side)};
        const struct hand_point *last = raw->count > 0 ? &raw->points[raw->count - 1] : NULL;
        if (last == NULL || last->x != q.x || last->y != q.y)
            raw->points[raw->count++] = q;
    }
}

/* Pens go right and down; what goes left and up was written from the other end (or leads to the next
 * stroke). */
static void turn_to_usual_direction(struct raw *raw)
{
    double sum = 0;

    for (int i = 1; i < raw->count; i++) {
        float dx = raw->points[i].x - raw->points[i - 1].x, dy = raw->points[i].y - raw->points[i - 1].y;
        sum += 0.45 * dx + dy;
    }
    const struct hand_point *a = &raw->points[0], *b = &raw->points[raw->count - 1];
    bool turn = sum != 0 ? sum < 0 : a->x > b->x;
    for (int i = 0, j = raw->count - 1; turn && i < j; i++, j--) {
        struct hand_point p = raw->points[i];
        raw->points[i] = raw->points[j];
        raw->points[j] = p;
    }
}

static float raw_length(const struct raw *raw)
{
    float sum = 0;

    for (int i = 1; i < raw->count; i++)
        sum += hypotf(raw->points[i].x - raw->points[i - 1].x, raw->points[i].y - raw->points[i - 1].y);
    return sum;
}

/* Appends the stroke to the ink as steps + 1 points at equal distances. */
static void resample(struct hand_ink *ink, const struct raw *raw, float length, int steps)
{
    struct hand_point *out = &ink->points[ink->first[ink->stroke_count]];
    float walked = 0, step = length / (float)steps;
    int n = 0;

    out[n++] = raw->points[0];
    for (int i = 1; i < raw->count && n < steps; i++) {
        const struct hand_point *a = &raw->points[i - 1], *b = &raw->points[i];
        float d = hypotf(b->x - a->x, b->y - a->y);
        for (; n < steps && walked + d >= step * (float)n; n++) {
            float t = (step * (float)n - walked) / d;
            out[n] = (struct hand_point){a->x + t * (b->x - a->x), a->y + t * (b->y - a->y)};
        }
        walked += d;
    }
    while (n <= steps)
        out[n++] = raw->points[raw->count - 1];
    ink->first[++ink->stroke_count] = (int)(out - ink->points) + n;
}

static void smooth(struct hand_point *points, int count)
{
    for (int pass = 0; pass < SMOOTHING_PASSES; pass++) {
        struct hand_point before = points[0];
        for (int i = 1; i + 1 < count; i++) {
            struct hand_point p = points[i];
            points[i].x = (before.x + 2 * p.x + points[i + 1].x) / 4;
            points[i].y = (before.y + 2 * p.y + points[i + 1].y) / 4;
            before = p;
        }
    }
}

static int compare_strokes(const void *a, const void *b)
{
    const struct raw *p = *(const struct raw *const *)a, *q = *(const struct raw *const *)b;
    const struct hand_point ends[2][2] = {{p->points[0], p->points[p->count - 1]},
                                          {q->points[0], q->points[q->count - 1]}};

    for (int i = 0; i < 2; i++) {
        if (ends[0][i].x != ends[1][i].x)
            return ends[0][i].x < ends[1][i].x ? -1 : 1;
        if (ends[0][i].y != ends[1][i].y)
            return ends[0][i].y < ends[1][i].y ? -1 : 1;
    }
    return p->count - q->count;
}

static int clean_strokes(struct raw *raws, struct raw **order, const struct hand_stroke *strokes,
                         size_t count, const struct box *box)
{
    int n = 0;

    for (size_t s = 0; s < count && n < HAND_INK_STROKES; s++) {
        clean_stroke(&raws[n], &strokes[s], box);
        if (raws[n].count == 0)
            continue;
        turn_to_usual_direction(&raws[n]);
        order[n] = &raws[n];
        n++;
    }
    return n;
}

/* How far lines lean that go mainly along one side: their slope, weighed by their length. */
struct lean {
    float sum, weight;
};

static void lean_add(struct lean *lean, float along, float across, float most)
{
    if (fabsf(across) >= most * fabsf(along))
        return;
    lean->sum += along > 0 ? across : -across;
    lean->weight += fabsf(along);
}

/* What should stand stands, what should lie lies: the ink is sheared by how its lines lean on the whole. */
static void straighten(struct hand_ink *ink)
{
    struct lean upright = {0, 0}, level = {0, 0};
    float all = 0;

    for (int s = 0; s < ink->stroke_count; s++) {
        for (int i = ink->first[s]; i + 1 < ink->first[s + 1]; i++) {
            const struct hand_point *a = &ink->points[i], *b = a + 1;
            float dx = b->x - a->x, dy = b->y - a->y;
            lean_add(&upright, dy, dx, steepest);
            lean_add(&level, dx, dy, flattest);
            all += hypotf(dx, dy);
        }
    }
    if (all <= 0)
        return;
    float shift_x = -trust_in_upright * upright.sum / (upright.weight + unmoved * all);
    float shift_y = -trust_in_level * level.sum / (level.weight + unmoved * all);
    for (int i = 0; i < ink->first[ink->stroke_count]; i++) {
        struct hand_point *p = &ink->points[i];
        p->x += shift_x * (p->y - 0.5F);
        p->y += shift_y * (p->x - 0.5F);
    }
}

bool hand_ink_prepare(struct hand_ink *ink, const struct hand_stroke *strokes, size_t stroke_count)
{
    static struct raw raws[HAND_INK_STROKES];
    struct raw *order[HAND_INK_STROKES];
    struct box box;

    ink->stroke_count = 0;
    ink->first[0] = 0;
    if (!find_box(&box, strokes, stroke_count))
        return false;
    int count = clean_strokes(raws, order, strokes, stroke_count, &box);
    qsort(order, (size_t)count, sizeof(order[0]), compare_strokes);

    float total = 0;
    for (int i = 0; i < count; i++)
        total += raw_length(order[i]);
    /* Two points of each stroke are spoken for, whatever the length. */
    float step = fmaxf(1.0F / STEPS_OF_BOX, total / (HAND_INK_POINTS - 3 * HAND_INK_STROKES));
    for (int i = 0; i < count; i++) {
        float length = raw_length(order[i]);
        resample(ink, order[i], length, (int)(length / step) + 1);
        int first = ink->first[ink->stroke_count - 1];
        smooth(&ink->points[first], ink->first[ink->stroke_count] - first);
    }
    explicit_bzero(raws, (size_t)count * sizeof(raws[0]));
    for (int pass = 0; pass < STRAIGHTENING_PASSES; pass++)
        straighten(ink);
    return count > 0;
}
