/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_RECT_H
#define KETING_BASE_RECT_H

#include <stdbool.h>

/* Pixels; half open: x .. x+w-1. A rect with w <= 0 or h <= 0 is empty. */
struct rect {
    int x, y, w, h;
};

struct point {
    int x, y;
};

struct size {
    int w, h;
};

static inline struct rect rect_make(int x, int y, int w, int h)
{
    return (struct rect){x, y, w, h};
}

static inline bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static inline bool rect_has(struct rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static inline bool rect_same(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* An empty result is always {0, 0, 0, 0}. */
struct rect rect_intersect(struct rect a, struct rect b);
/* The smallest rect around both; an empty one adds nothing. */
struct rect rect_union(struct rect a, struct rect b);
struct rect rect_move(struct rect r, int dx, int dy);
/* Negative margins grow it. */
struct rect rect_inset(struct rect r, int horizontal, int vertical);
/* True when all of inner lies in outer; an empty inner always does. */
bool rect_covers(struct rect outer, struct rect inner);

#endif
