/* SPDX-License-Identifier: MIT */
#include "hand_match.h"

#include <math.h>

static const float share_of_turn = 0.04F; /* a right angle is as bad as being this far off, squared */
static const float cost_max = 0.06F; /* past this it is simply missing */
static const float half_step = 0.02F;
static const float neighbour_max = 0.25F; /* marks farther apart than this belong to two strokes */

enum { NEIGHBOURS = 5, LANES = 8 };

/* The marks of a template, and where bending moves them. */
struct pattern {
    float x[HAND_MARKS], y[HAND_MARKS], cosine[HAND_MARKS], sine[HAND_MARKS];
    float move_x[HAND_MARKS], move_y[HAND_MARKS];
};

static float to_place(uint8_t step)
{
    return (float)step * (1.5F / 255);
}

void hand_match_begin(struct hand_match *match, const struct hand_mark marks[HAND_MATCH_MARKS])
{
    for (int i = 0; i < 256; i++) {
        match->turn_cosine[i] = cosf((float)M_PI * (float)i / 256);
        match->turn_sine[i] = sinf((float)M_PI * (float)i / 256);
    }
    for (int i = 0; i < HAND_MATCH_MARKS; i++) {
        match->x[i] = to_place(marks[i].x);
        match->y[i] = to_place(marks[i].y);
        match->cosine[i] = match->turn_cosine[marks[i].direction];
        match->sine[i] = match->turn_sine[marks[i].direction];
    }
}

static void read_pattern(const struct hand_match *match, const uint16_t *marks, struct pattern *out)
{
    for (int j = 0; j < HAND_MARKS; j++) {
        struct hand_mark mark = hand_mark_unpack(marks[j]);
        out->x[j] = to_place(mark.x);
        out->y[j] = to_place(mark.y);
        out->cosine[j] = match->turn_cosine[mark.direction];
        out->sine[j] = match->turn_sine[mark.direction];
    }
}

/* What each mark of the ink costs at one mark of the pattern. Along the line a mark stands for half a step to
 * either side. */
static void count_costs(const struct hand_match *match, const struct pattern *pattern, int j,
                        float cost[restrict HAND_MATCH_MARKS])
{
    float x = pattern->x[j], y = pattern->y[j], c = pattern->cosine[j], s = pattern->sine[j];

    for (int i = 0; i < HAND_MATCH_MARKS; i++) {
        float dx = match->x[i] - x, dy = match->y[i] - y;
        float along = fabsf(dx * c + dy * s) - half_step, across = dy * c - dx * s;
        float turn = match->sine[i] * c - match->cosine[i] * s;
        along = (along + fabsf(along)) / 2; /* at least 0, without a branch: compilers make vectors of it */
        cost[i] = along * along + across * across + share_of_turn * turn * turn;
    }
}

/* How a mark would move to lie on the ink's mark; along the line only as far as it must. */
static void set_move(const struct hand_match *match, struct pattern *pattern, int j, int i)
{
    pattern->move_x[j] = pattern->move_y[j] = 0;
    if (i < 0)
        return;
    float dx = match->x[i] - pattern->x[j], dy = match->y[i] - pattern->y[j];
    float along = dx * pattern->cosine[j] + dy * pattern->sine[j];
    float free = fminf(fmaxf(along, -half_step), half_step);
    pattern->move_x[j] = dx - free * pattern->cosine[j];
    pattern->move_y[j] = dy - free * pattern->sine[j];
}

/* In lanes that the compiler makes vectors of. */
static float least(const float cost[HAND_MATCH_MARKS])
{
    float lane[LANES], best;

    for (int k = 0; k < LANES; k++)
        lane[k] = cost[k];
    for (int i = LANES; i < HAND_MATCH_MARKS; i += LANES)
        for (int k = 0; k < LANES; k++)
            lane[k] = cost[i + k] < lane[k] ? cost[i + k] : lane[k];
    best = lane[0];
    for (int k = 1; k < LANES; k++)
        best = lane[k] < best ? lane[k] : best;
    return best;
}

static int find(const float cost[HAND_MATCH_MARKS], float value)
{
    int i = 0;

    while (i < HAND_MATCH_MARKS - 1 && cost[i] != value)
        i++;
    return i;
}

/* Also notes where each mark of the pattern would like to be. */
static float cover(const struct hand_match *match, struct pattern *pattern)
{
    float cost[HAND_MATCH_MARKS], best_of_ink[HAND_MATCH_MARKS], sum_of_pattern = 0, sum_of_ink = 0;

    for (int i = 0; i < HAND_MATCH_MARKS; i++)
        best_of_ink[i] = cost_max;
    for (int j = 0; j < HAND_MARKS; j++) {
        count_costs(match, pattern, j, cost);
        for (int i = 0; i < HAND_MATCH_MARKS; i++)
            best_of_ink[i] = cost[i] < best_of_ink[i] ? cost[i] : best_of_ink[i];
        float best = least(cost);
        set_move(match, pattern, j, best < cost_max ? find(cost, best) : -1);
        best = fminf(best, cost_max);
        sum_of_pattern += best;
    }
    for (int i = 0; i < HAND_MATCH_MARKS; i++)
        sum_of_ink += best_of_ink[i];
    return (sum_of_pattern / HAND_MARKS + sum_of_ink / HAND_MATCH_MARKS) / (2 * cost_max);
}

/* Marks move as their neighbours do: a stroke may be shifted and bent, not torn. */
static void bend(struct pattern *pattern)
{
    float x[HAND_MARKS], y[HAND_MARKS];

    for (int j = 0; j < HAND_MARKS; j++) {
        float mx = 0, my = 0, count = 0;
        for (int k = j - NEIGHBOURS; k <= j + NEIGHBOURS; k++) {
            if (k < 0 || k >= HAND_MARKS || fabsf(pattern->x[k] - pattern->x[j]) > neighbour_max ||
                fabsf(pattern->y[k] - pattern->y[j]) > neighbour_max)
                continue;
            mx += pattern->move_x[k];
            my += pattern->move_y[k];
            count++;
        }
        x[j] = mx / count;
        y[j] = my / count;
    }
    for (int j = 0; j < HAND_MARKS; j++) {
        pattern->x[j] += x[j];
        pattern->y[j] += y[j];
    }
}

float hand_match(const struct hand_match *match, const uint16_t marks[HAND_MARKS])
{
    struct pattern pattern;

    read_pattern(match, marks, &pattern);
    cover(match, &pattern);
    bend(&pattern);
    return cover(match, &pattern);
}
