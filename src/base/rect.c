/* SPDX-License-Identifier: MIT */
#include "base/rect.h"

#include "base/macros.h"

struct rect rect_intersect(struct rect a, struct rect b)
{
    int x0 = max_int(a.x, b.x), y0 = max_int(a.y, b.y);
    int x1 = min_int(a.x + a.w, b.x + b.w), y1 = min_int(a.y + a.h, b.y + b.h);

    if (rect_empty(a) || rect_empty(b) || x1 <= x0 || y1 <= y0)
        return (struct rect){0, 0, 0, 0};
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_empty(a))
        return rect_empty(b) ? (struct rect){0, 0, 0, 0} : b;
    if (rect_empty(b))
        return a;
    int x0 = min_int(a.x, b.x), y0 = min_int(a.y, b.y);
    int x1 = max_int(a.x + a.w, b.x + b.w), y1 = max_int(a.y + a.h, b.y + b.h);
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

struct rect rect_move(struct rect r, int dx, int dy)
{
    return (struct rect){r.x + dx, r.y + dy, r.w, r.h};
}

struct rect rect_inset(struct rect r, int horizontal, int vertical)
{
    return (struct rect){r.x + horizontal, r.y + vertical, r.w - 2 * horizontal, r.h - 2 * vertical};
}

bool rect_covers(struct rect outer, struct rect inner)
{
    if (rect_empty(inner))
        return true;
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}
