/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_SCROLL_H
#define KETING_UI_SCROLL_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * How a long thing moves behind its window: dragged, flung, or glided to a place. Pure; time is an argument.
 * offset 0 shows the top; it stops dead at both ends (a bounce would read as "there is more").
 */
struct scroll {
    double offset; /* px */
    double limit;  /* px; largest offset, >= 0 */
    enum { SCROLL_STILL, SCROLL_FLUNG, SCROLL_GLIDING } state;
    double velocity;      /* px/s at `since_us` while flung */
    double from, to;      /* px; of a glide, and where a fling began */
    uint64_t since_us;
};

/* A fling loses 1/e of its speed each SCROLL_DECAY_US and ends below SCROLL_STOP_PX_S. */
enum { SCROLL_DECAY_US = 325 * 1000, SCROLL_GLIDE_US = 200 * 1000, SCROLL_STOP_PX_S = 40 };

void scroll_set_limit(struct scroll *scroll, double limit_px);
void scroll_drag(struct scroll *scroll, double dy_px);
void scroll_fling(struct scroll *scroll, double velocity_px_s, uint64_t now_us);
/* animate false: there at once. */
void scroll_to(struct scroll *scroll, double offset_px, bool animate, uint64_t now_us);
void scroll_stop(struct scroll *scroll);
/* True while it goes on moving. */
bool scroll_tick(struct scroll *scroll, uint64_t now_us);

#endif
