/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "gfx/paint.h"

#include "paint_row.h"

#include <math.h>

enum { SPAN_MAX = 512 }; /* px of one row at a time */

/* How far (x, y) is from the line between the ends. */
static float distance(float x, float y, float x0, float y0, float dx, float dy, float length_squared)
{
    float along = length_squared > 0 ? ((x - x0) * dx + (y - y0) * dy) / length_squared : 0;

    along = fminf(fmaxf(along, 0), 1);
    return hypotf(x - x0 - along * dx, y - y0 - along * dy);
}

struct rect paint_stroke_box(float x0, float y0, float x1, float y1, float width_px)
{
    float r = width_px / 2 + 1;
    int left = (int)floorf(fminf(x0, x1) - r), top = (int)floorf(fminf(y0, y1) - r);
    int right = (int)ceilf(fmaxf(x0, x1) + r), bottom = (int)ceilf(fmaxf(y0, y1) + r);

    return rect_make(left, top, right - left, bottom - top);
}

void paint_stroke(const struct painter *p, float x0, float y0, float x1, float y1, float width_px,
                  color_t color)
{
    struct rect box = paint_stroke_box(x0, y0, x1, y1, width_px);
    struct rect seen = rect_intersect(p->clip, rect_move(box, p->origin.x, p->origin.y));
    float dx = x1 - x0, dy = y1 - y0, length_squared = dx * dx + dy * dy;
    uint8_t mask[SPAN_MAX];

    seen.w = min_int(seen.w, SPAN_MAX); /* a finger never moves that far between two events */
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        for (int i = 0; i < seen.w; i++) {
            float cx = (float)(seen.x + i - p->origin.x) + 0.5f, cy = (float)(y - p->origin.y) + 0.5f;
            float inside = width_px / 2 + 0.5f - distance(cx, cy, x0, y0, dx, dy, length_squared);
            mask[i] = (uint8_t)lroundf(fminf(fmaxf(inside, 0), 1) * 255);
        }
        paint_row_mask(p, seen.x, y, seen.w, mask, color);
    }
}
