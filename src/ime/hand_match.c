/* SPDX-License-Identifier: MIT */
#include "hand_match.h"

#include <math.h>

static const float share_of_turn = 0.06F; /* a right angle is as bad as being this far off, squared */
static const float cost_max = 0.06F; /* past this it is simply missing */
static const float half_step = 0.03F;

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

/* What each mark of the ink costs at one mark of the pattern. Along the line a mark stands for half a step to
 * either side. */
static void count_costs(const struct hand_match *match, const struct hand_mark *mark,
                        float cost[HAND_MATCH_MARKS])
{
    float x = to_place(mark->x), y = to_place(mark->y);
    float c = match->turn_cosine[mark->direction], s = match->turn_sine[mark->direction];

    for (int i = 0; i < HAND_MATCH_MARKS; i++) {
        float dx = match->x[i] - x, dy = match->y[i] - y;
        float along = fabsf(dx * c + dy * s) - half_step, across = dy * c - dx * s;
        float turn = match->sine[i] * c - match->cosine[i] * s;
        along = along > 0 ? along : 0;
        cost[i] = along * along + across * across + share_of_turn * turn * turn;
    }
}

float hand_match(const struct hand_match *match, const struct hand_mark pattern[HAND_MARKS])
{
    float cost[HAND_MATCH_MARKS], best_of_ink[HAND_MATCH_MARKS], sum_of_pattern = 0, sum_of_ink = 0;

    for (int i = 0; i < HAND_MATCH_MARKS; i++)
        best_of_ink[i] = cost_max;
    for (int j = 0; j < HAND_MARKS; j++) {
        float best = cost_max;
        count_costs(match, &pattern[j], cost);
        for (int i = 0; i < HAND_MATCH_MARKS; i++)
            best_of_ink[i] = cost[i] < best_of_ink[i] ? cost[i] : best_of_ink[i];
        for (int i = 0; i < HAND_MATCH_MARKS; i++)
            best = cost[i] < best ? cost[i] : best;
        sum_of_pattern += best;
    }
    for (int i = 0; i < HAND_MATCH_MARKS; i++)
        sum_of_ink += best_of_ink[i];
    return (sum_of_pattern / HAND_MARKS + sum_of_ink / HAND_MATCH_MARKS) / (2 * cost_max);
}
