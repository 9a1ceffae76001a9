/* SPDX-License-Identifier: MIT */
#include "ime/hand_feature.h"

#include <math.h>
#include <string.h>

/* Where the ink is: its centre and how far it spreads to each side, weighed by length. */
struct spread {
    float x, y;
    float sx, sy;
    float length;
};

/* From the box of the writing to the grid. */
struct frame {
    float x, y, scale_x, scale_y;
};

static const float dot_length = 0.02F;
static const float span_of_grid = 4.2F; /* standard deviations from edge to edge */

static struct spread measure(const struct hand_ink *ink)
{
    double w = 0, x = 0, y = 0, xx = 0, yy = 0;

    for (int s = 0; s < ink->stroke_count; s++) {
        for (int i = ink->first[s]; i + 1 < ink->first[s + 1]; i++) {
            const struct hand_point *a = &ink->points[i], *b = a + 1;
            double l = hypotf(b->x - a->x, b->y - a->y), mx = (a->x + b->x) / 2, my = (a->y + b->y) / 2;
            w += l;
            x += l * mx;
            y += l * my;
            xx += l * mx * mx;
            yy += l * my * my;
        }
    }
    if (w <= 0)
        return (struct spread){ink->points[0].x, ink->points[0].y, 0, 0, 0};
    x /= w;
    y /= w;
    return (struct spread){(float)x, (float)y, (float)sqrt(fmax(xx / w - x * x, 0)),
                           (float)sqrt(fmax(yy / w - y * y, 0)), (float)w};
}

/* How much of the grid the shorter side gets, for how short it is: more than its share, so that crowded
 * strokes come apart, but not so much that the tremor of a line becomes a shape. */
static float widen(float ratio)
{
    static const float flat = 0.2F;
    float bent = fmaxf(ratio, flat);

    return sqrtf(sinf((float)M_PI / 2 * bent)) * ratio / bent;
}

/* The longer side fills the grid; the shorter keeps some of its shortness, so that 一 is not stretched to a
 * square. */
static struct frame fit(const struct spread *spread)
{
    float longer = fmaxf(spread->sx, spread->sy),
          shorter = fmaxf(fminf(spread->sx, spread->sy), longer / 1000);

    if (longer <= 0)
        return (struct frame){spread->x, spread->y, 0, 0};
    float scale_long = 1 / (span_of_grid * longer);
    float scale_short = widen(shorter / longer) / (span_of_grid * shorter);
    bool wide = spread->sx >= spread->sy;
    return (struct frame){spread->x, spread->y, wide ? scale_long : scale_short,
                          wide ? scale_short : scale_long};
}

/* Shares an amount between the two nearest of the cells along one side. */
static int nearest_cells(float v, float share[2])
{
    float at = fminf(fmaxf(v * HAND_GRID - 0.5F, 0), HAND_GRID - 1.001F);
    int cell = (int)at;

    share[1] = at - (float)cell;
    share[0] = 1 - share[1];
    return cell;
}

static void add_line(float feature[HAND_RAW], float x, float y, float dx, float dy, float amount)
{
    float along[2], down[2], turn[2];
    float angle = atan2f(dy, dx) / (float)M_PI * HAND_DIRECTIONS;

    if (angle < 0)
        angle += HAND_DIRECTIONS;
    int direction = (int)angle;
    turn[1] = angle - (float)direction;
    turn[0] = 1 - turn[1];
    int cx = nearest_cells(x, along), cy = nearest_cells(y, down);
    for (int d = 0; d < 2; d++) {
        float *plane = &feature[(direction + d) % HAND_DIRECTIONS * HAND_GRID * HAND_GRID];
        for (int i = 0; i < 4; i++)
            plane[(cy + i / 2) * HAND_GRID + cx + i % 2] += amount * turn[d] * down[i / 2] * along[i % 2];
    }
}

static void add_dot(float feature[HAND_RAW], float x, float y)
{
    for (int d = 0; d < HAND_DIRECTIONS; d++) {
        float angle = (float)M_PI * (float)d / HAND_DIRECTIONS;
        add_line(feature, x, y, cosf(angle), sinf(angle), dot_length / HAND_DIRECTIONS);
    }
}

static void add_stroke(float feature[HAND_RAW], const struct hand_point *points, int count,
                       const struct frame *frame)
{
    float length = 0;

    for (int i = 0; i + 1 < count; i++) {
        const struct hand_point *a = &points[i], *b = a + 1;
        float dx = (b->x - a->x) * frame->scale_x, dy = (b->y - a->y) * frame->scale_y, l = hypotf(dx, dy);
        float x = ((a->x + b->x) / 2 - frame->x) * frame->scale_x + 0.5F;
        float y = ((a->y + b->y) / 2 - frame->y) * frame->scale_y + 0.5F;
        if (l > 0)
            add_line(feature, x, y, dx, dy, l);
        length += l;
    }
    if (length < dot_length / 2)
        add_dot(feature, (points[0].x - frame->x) * frame->scale_x + 0.5F,
                (points[0].y - frame->y) * frame->scale_y + 0.5F);
}

static uint8_t to_step(float v)
{
    return (uint8_t)fminf(fmaxf((v + 0.25F) / 1.5F * 255, 0), 255);
}

static struct hand_point place(const struct frame *frame, const struct hand_point *p)
{
    return (struct hand_point){(p->x - frame->x) * frame->scale_x + 0.5F,
                               (p->y - frame->y) * frame->scale_y + 0.5F};
}

static float walk(const struct hand_ink *ink, const struct frame *frame, float step, struct hand_mark *marks,
                  int count)
{
    float walked = 0;
    int n = 0;

    for (int s = 0; s < ink->stroke_count; s++) {
        for (int i = ink->first[s]; i + 1 < ink->first[s + 1]; i++) {
            struct hand_point a = place(frame, &ink->points[i]), b = place(frame, &ink->points[i + 1]);
            float d = hypotf(b.x - a.x, b.y - a.y), angle = atan2f(b.y - a.y, b.x - a.x) / (float)M_PI * 256;
            for (; n < count && walked + d > step * ((float)n + 0.5F); n++) {
                float t = (step * ((float)n + 0.5F) - walked) / d;
                marks[n] = (struct hand_mark){to_step(a.x + t * (b.x - a.x)), to_step(a.y + t * (b.y - a.y)),
                                              (uint8_t)((int)(angle + 512) & 255)};
            }
            walked += d;
        }
    }
    for (; n < count; n++)
        marks[n] = n > 0 ? marks[n - 1] : (struct hand_mark){128, 128, 0};
    return walked;
}

void hand_marks(const struct hand_ink *ink, struct hand_mark *marks, int count)
{
    struct spread spread = measure(ink);
    struct frame frame = fit(&spread);
    float length = walk(ink, &frame, 0, marks, 0);

    walk(ink, &frame, length / (float)count, marks, count);
}

void hand_feature(const struct hand_ink *ink, float feature[HAND_RAW])
{
    struct spread spread = measure(ink);
    struct frame frame = fit(&spread);
    float sum = 0;

    memset(feature, 0, HAND_RAW * sizeof(feature[0]));
    for (int s = 0; s < ink->stroke_count; s++)
        add_stroke(feature, &ink->points[ink->first[s]], ink->first[s + 1] - ink->first[s], &frame);
    /* The sum of what is under the root is the square of the length. */
    for (int i = 0; i < HAND_RAW; i++)
        sum += feature[i];
    for (int i = 0; i < HAND_RAW; i++)
        feature[i] = sum > 0 ? sqrtf(feature[i] / sum) : 0;
}
