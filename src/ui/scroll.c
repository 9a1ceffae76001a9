/* SPDX-License-Identifier: MIT */
#include "ui/scroll.h"

#include <math.h>

static double clamp(const struct scroll *s, double offset)
{
    /* Written so that not-a-number becomes the top. */
    return offset > 0 ? fmin(offset, s->limit) : 0;
}

void scroll_set_limit(struct scroll *s, double limit_px)
{
    s->limit = limit_px > 0 ? limit_px : 0;
    s->offset = clamp(s, s->offset);
    s->to = clamp(s, s->to);
}

void scroll_stop(struct scroll *s)
{
    s->state = SCROLL_STILL;
}

void scroll_drag(struct scroll *s, double dy_px)
{
    scroll_stop(s);
    s->offset = clamp(s, s->offset - dy_px);
}

void scroll_fling(struct scroll *s, double velocity_px_s, uint64_t now_us)
{
    if (!(fabs(velocity_px_s) >= SCROLL_STOP_PX_S)) {
        scroll_stop(s);
        return;
    }
    s->state = SCROLL_FLUNG;
    s->velocity = -velocity_px_s; /* a finger going up shows what is below */
    s->from = s->offset;
    s->since_us = now_us;
}

void scroll_to(struct scroll *s, double offset_px, bool animate, uint64_t now_us)
{
    double to = clamp(s, offset_px);

    if (!animate || to == s->offset) {
        scroll_stop(s);
        s->offset = to;
        return;
    }
    s->state = SCROLL_GLIDING;
    s->from = s->offset;
    s->to = to;
    s->since_us = now_us;
}

/* x(t) = x0 + v τ (1 - e^(-t/τ)): the place of a body whose speed decays exponentially. */
static bool tick_fling(struct scroll *s, double elapsed_us)
{
    double decay = exp(-elapsed_us / SCROLL_DECAY_US);
    double place = s->from + s->velocity * (SCROLL_DECAY_US / 1e6) * (1 - decay);

    s->offset = clamp(s, place);
    return s->offset == place && fabs(s->velocity) * decay >= SCROLL_STOP_PX_S;
}

static bool tick_glide(struct scroll *s, double elapsed_us)
{
    double left = 1 - elapsed_us / SCROLL_GLIDE_US;

    if (left <= 0) {
        s->offset = s->to;
        return false;
    }
    s->offset = s->to + (s->from - s->to) * left * left * left; /* ease-out */
    return true;
}

bool scroll_tick(struct scroll *s, uint64_t now_us)
{
    double elapsed_us = now_us > s->since_us ? (double)(now_us - s->since_us) : 0;
    bool moving = false;

    if (s->state == SCROLL_FLUNG)
        moving = tick_fling(s, elapsed_us);
    else if (s->state == SCROLL_GLIDING)
        moving = tick_glide(s, elapsed_us);
    if (!moving)
        scroll_stop(s);
    return moving;
}
