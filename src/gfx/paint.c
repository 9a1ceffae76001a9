/* SPDX-License-Identifier: MIT */
#include "gfx/paint.h"

#include "base/macros.h"
#include "blend.h"
#include "corner.h"
#include "gfx/surface.h"
#include "paint_row.h"

struct painter painter_make(struct surface *surface, struct rect clip)
{
    struct pixels px = surface_pixels(surface);
    return (struct painter){surface, rect_intersect(clip, rect_make(0, 0, px.width, px.height)), {0, 0}};
}

struct painter painter_clip(const struct painter *p, struct rect box)
{
    struct painter inner = *p;
    inner.clip = rect_intersect(p->clip, rect_move(box, p->origin.x, p->origin.y));
    return inner;
}

struct painter painter_shift(const struct painter *p, int dx, int dy)
{
    struct painter moved = *p;
    moved.origin.x += dx;
    moved.origin.y += dy;
    return moved;
}

bool painter_hides(const struct painter *p, struct rect box)
{
    return rect_empty(rect_intersect(p->clip, rect_move(box, p->origin.x, p->origin.y)));
}

void paint_row_span(const struct painter *p, int x, int y, int n, color_t color)
{
    int from = max_int(x, p->clip.x), to = min_int(x + n, p->clip.x + p->clip.w);
    if (y < p->clip.y || y >= p->clip.y + p->clip.h || from >= to)
        return;
    struct pixels px = surface_pixels(p->surface);
    blend_span(pixels_row(&px, y) + from, to - from, color);
}

void paint_row_mask(const struct painter *p, int x, int y, int n, const uint8_t *mask, color_t color)
{
    paint_mask(p, x, y, n, 1, mask, n, color);
}

void paint_mask(const struct painter *p, int x, int y, int w, int h, const uint8_t *mask, int stride,
                color_t color)
{
    int x0 = max_int(x, p->clip.x), x1 = min_int(x + w, p->clip.x + p->clip.w);
    int y0 = max_int(y, p->clip.y), y1 = min_int(y + h, p->clip.y + p->clip.h);
    if (x0 >= x1)
        return;
    struct pixels px = surface_pixels(p->surface);
    for (int row = y0; row < y1; row++)
        blend_mask(pixels_row(&px, row) + x0, mask + (long)(row - y) * stride + (x0 - x), x1 - x0, color);
}

void paint_fill(const struct painter *p, struct rect box, color_t color)
{
    struct rect r = rect_intersect(p->clip, rect_move(box, p->origin.x, p->origin.y));
    struct pixels px = surface_pixels(p->surface);
    for (int y = r.y; y < r.y + r.h; y++)
        blend_span(pixels_row(&px, y) + r.x, r.w, color);
}

static int radius_halves(struct rect box, int radius_px)
{
    return clamp_int(2 * radius_px, 0, min_int(box.w, box.h));
}

/* Row y (surface px) of a rounded box. */
static void round_row(const struct painter *p, struct rect box, const struct corner *corner, int y,
                      color_t color)
{
    int from_edge = min_int(y - box.y, box.y + box.h - 1 - y);
    if (from_edge < 0)
        return;
    if (corner == NULL || from_edge >= corner->side) {
        paint_row_span(p, box.x, y, box.w, color);
        return;
    }
    /* A disc of odd width shares its middle column between both corners: the left one paints it. */
    int n = corner->side, row = from_edge * n, shared = max_int(2 * n - box.w, 0);
    paint_row_mask(p, box.x, y, n, corner->left + row, color);
    paint_row_span(p, box.x + n, y, box.w - 2 * n, color);
    paint_row_mask(p, box.x + box.w - n + shared, y, n - shared, corner->right + row + shared, color);
}

static void round_box(const struct painter *p, struct rect box, int halves, color_t color)
{
    const struct corner *corner = halves > 0 ? corner_get(halves) : NULL;
    int y0 = max_int(box.y, p->clip.y), y1 = min_int(box.y + box.h, p->clip.y + p->clip.h);
    for (int y = y0; y < y1; y++)
        round_row(p, box, corner, y, color);
}

void paint_round(const struct painter *p, struct rect box, int radius_px, color_t color)
{
    if (painter_hides(p, box))
        return;
    round_box(p, rect_move(box, p->origin.x, p->origin.y), radius_halves(box, radius_px), color);
}

/* A row that no corner touches: line, fill, line, each pixel written once. */
static void card_middle_row(const struct painter *p, struct rect box, int thickness, int y, color_t border,
                            color_t fill)
{
    paint_row_span(p, box.x, y, thickness, border);
    paint_row_span(p, box.x + thickness, y, box.w - 2 * thickness, fill);
    paint_row_span(p, box.x + box.w - thickness, y, thickness, border);
}

void paint_card(const struct painter *p, struct rect box, int radius_px, int thickness_px, color_t border,
                color_t fill)
{
    struct rect outer = rect_move(box, p->origin.x, p->origin.y);
    struct rect inner = rect_inset(outer, thickness_px, thickness_px);
    int halves = radius_halves(box, radius_px), inner_halves = max_int(halves - 2 * thickness_px, 0);

    if (painter_hides(p, box))
        return;
    if (thickness_px <= 0 || rect_empty(inner)) {
        round_box(p, outer, halves, thickness_px <= 0 ? fill : border);
        return;
    }

    const struct corner *out = halves > 0 ? corner_get(halves) : NULL;
    const struct corner *in = inner_halves > 0 ? corner_get(inner_halves) : NULL;
    int bend =
        max_int(out != NULL ? out->side : 0, thickness_px); /* rows at each end that are not line-fill-line */
    int y0 = max_int(outer.y, p->clip.y), y1 = min_int(outer.y + outer.h, p->clip.y + p->clip.h);
    for (int y = y0; y < y1; y++) {
        if (y >= outer.y + bend && y < outer.y + outer.h - bend) {
            card_middle_row(p, outer, thickness_px, y, border, fill);
            continue;
        }
        round_row(p, outer, out, y, border);
        round_row(p, inner, in, y, fill);
    }
}

void paint_disc(const struct painter *p, struct rect box, color_t color)
{
    int side = min_int(box.w, box.h);
    struct rect disc = rect_make(box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side);

    if (side <= 0 || painter_hides(p, disc))
        return;
    round_box(p, rect_move(disc, p->origin.x, p->origin.y), side, color);
}
