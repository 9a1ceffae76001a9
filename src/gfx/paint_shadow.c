/* SPDX-License-Identifier: MIT */
/*
 * A soft shadow is a rounded box blurred three times by a box, which is close to a Gaussian. Only one
 * corner is computed; its last row and column repeat along the straight edges, as everything there depends
 * on one axis.
 */
#include "gfx/paint.h"

#include "base/macros.h"
#include "base/mem.h"
#include "blend.h"
#include "corner.h"
#include "paint_row.h"

#include <string.h>

enum { BLUR_MAX_PX = 128 };

/* The corner computed last: a dialog is painted many times in the same theme. */
static struct {
    int radius, blur; /* px */
    int side; /* px: blur outside of the box, then as far inwards as anything curves */
    uint8_t *mask; /* side * side, owned */
} kept;

/* Running mean over 2 * reach + 1 values, `step` apart. Before the first lies nothing, after the last it
 * goes on. */
static void blur_line(uint8_t *line, int n, int step, int reach, uint8_t *copy)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        copy[i] = line[i * step];
    for (int i = -reach; i <= reach; i++)
        sum += i < 0 ? 0 : copy[min_int(i, n - 1)];
    for (int i = 0; i < n; i++) {
        line[i * step] = (uint8_t)(sum / (2 * reach + 1));
        sum += copy[min_int(i + reach + 1, n - 1)] - (i - reach < 0 ? 0 : copy[i - reach]);
    }
}

static void blur_square(uint8_t *mask, int side, int reach)
{
    uint8_t *copy = mem_alloc((size_t)side);
    for (int pass = 0; pass < 3; pass++) {
        for (int i = 0; i < side; i++)
            blur_line(mask + i * side, side, 1, reach, copy);
        for (int i = 0; i < side; i++)
            blur_line(mask + i, side, side, reach, copy);
    }
    mem_free(copy);
}

static void make_corner(int radius, int blur)
{
    int side = 2 * blur + radius + 1;
    const struct corner *corner = radius > 0 ? corner_get(2 * radius) : NULL;

    mem_free(kept.mask);
    kept.mask = mem_zalloc((size_t)side * (size_t)side);
    kept.radius = radius;
    kept.blur = blur;
    kept.side = side;
    for (int y = blur; y < side; y++) {
        memset(kept.mask + y * side + blur, 255, (size_t)(side - blur));
        if (corner != NULL && y - blur < corner->side)
            memcpy(kept.mask + y * side + blur, corner->left + (y - blur) * corner->side,
                   (size_t)corner->side);
    }
    blur_square(kept.mask, side, max_int(blur / 3, 1));
}

/* One row of `half` values from the left edge to the middle, painted on both sides of the box. */
static void shadow_row(const struct painter *p, struct rect outer, const uint8_t *row, uint8_t *mirror, int y,
                       color_t color)
{
    int half = min_int(kept.side, outer.w / 2), middle = outer.w - 2 * half;

    for (int i = 0; i < half; i++)
        mirror[half - 1 - i] = row[i];
    paint_row_mask(p, outer.x, y, half, row, color);
    uint32_t alpha = half > 0 ? blend_div255((color >> 24) * row[half - 1]) : 0;
    paint_row_span(p, outer.x + half, y, middle, COLOR_ALPHA(color, alpha));
    paint_row_mask(p, outer.x + outer.w - half, y, half, mirror, color);
}

void paint_shadow(const struct painter *p, struct rect box, int radius_px, int blur_px, color_t color)
{
    int blur = clamp_int(blur_px, 0, BLUR_MAX_PX);
    int radius = clamp_int(radius_px, 0, min_int(box.w, box.h) / 2);
    struct rect grown = rect_inset(box, -blur, -blur), outer = rect_move(grown, p->origin.x, p->origin.y);

    if (rect_empty(box) || painter_hides(p, grown))
        return;
    if (blur == 0) {
        paint_round(p, box, radius, color);
        return;
    }
    if (kept.mask == NULL || kept.radius != radius || kept.blur != blur)
        make_corner(radius, blur);
    uint8_t *mirror = mem_alloc((size_t)kept.side);
    int y0 = max_int(outer.y, p->clip.y), y1 = min_int(outer.y + outer.h, p->clip.y + p->clip.h);
    for (int y = y0; y < y1; y++) {
        int edge = min_int(min_int(y - outer.y, outer.y + outer.h - 1 - y), kept.side - 1);
        shadow_row(p, outer, kept.mask + edge * kept.side, mirror, y, color);
    }
    mem_free(mirror);
}
