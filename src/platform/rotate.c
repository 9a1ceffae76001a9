/* SPDX-License-Identifier: MIT */
#include "rotate.h"

#include "base/macros.h"

#include <stdbool.h>
#include <string.h>

/*
 * A quarter turn reads down a column for each row that it writes, so every pixel read touches another
 * cache line. Hence tiles: 16 panel rows read the 16 pixels of one cache line of each upright row, and
 * 64 panel columns keep those lines (64 x 64 bytes) in the first cache while still writing four whole
 * lines in a run.
 */
enum { TILE_ROWS = 16, TILE_COLUMNS = 64 };

struct size rotate_size(struct size size, int degrees)
{
    if (degrees == 90 || degrees == 270)
        return (struct size){size.h, size.w};
    return size;
}

struct rect rotate_box(struct rect box, struct size upright, int degrees)
{
    switch (degrees) {
    case 90: return rect_make(upright.h - box.y - box.h, box.x, box.h, box.w);
    case 180: return rect_make(upright.w - box.x - box.w, upright.h - box.y - box.h, box.w, box.h);
    case 270: return rect_make(box.y, upright.w - box.x - box.w, box.h, box.w);
    default: return box;
    }
}

static void copy_straight(const struct pixels *panel, const struct pixels *upright, struct rect to)
{
    for (int y = to.y; y < to.y + to.h; y++)
        memcpy(pixels_row(panel, y) + to.x, pixels_row(upright, y) + to.x, (size_t)to.w * 4);
}

static void copy_half_turn(const struct pixels *panel, const struct pixels *upright, struct rect to)
{
    for (int y = to.y; y < to.y + to.h; y++) {
        uint32_t *out = pixels_row(panel, y) + to.x;
        const uint32_t *in = pixels_row(upright, upright->height - 1 - y) + upright->width - 1 - to.x;

        for (int i = 0; i < to.w; i++)
            out[i] = in[-i];
    }
}

static void copy_tile(const struct pixels *panel, const struct pixels *upright, bool clockwise,
                      struct rect to)
{
    long step = clockwise ? -(long)(upright->stride / 4) : (long)(upright->stride / 4);

    for (int y = to.y; y < to.y + to.h; y++) {
        uint32_t *out = pixels_row(panel, y) + to.x;
        const uint32_t *in = clockwise ? pixels_row(upright, upright->height - 1 - to.x) + y
                                       : pixels_row(upright, to.x) + upright->width - 1 - y;

        for (long i = 0; i < to.w; i++)
            out[i] = in[i * step];
    }
}

static void copy_quarter_turn(const struct pixels *panel, const struct pixels *upright, bool clockwise,
                              struct rect to)
{
    int right = to.x + to.w, bottom = to.y + to.h;

    for (int y = to.y; y < bottom; y += TILE_ROWS)
        /* Every tile but the first begins on a column that is a multiple of its width: whole cache lines. */
        for (int x = to.x, end; x < right; x = end) {
            end = min_int(x - x % TILE_COLUMNS + TILE_COLUMNS, right);
            copy_tile(panel, upright, clockwise, rect_make(x, y, end - x, min_int(TILE_ROWS, bottom - y)));
        }
}

static void copy_box(const struct pixels *panel, const struct pixels *upright, int degrees, struct rect to)
{
    switch (degrees) {
    default: copy_straight(panel, upright, to); break;
    case 90: copy_quarter_turn(panel, upright, true, to); break;
    case 180: copy_half_turn(panel, upright, to); break;
    case 270: copy_quarter_turn(panel, upright, false, to); break;
    }
}

uint64_t rotate_copy(const struct pixels *panel, const struct pixels *upright, int degrees,
                     const struct damage *damage)
{
    struct size size = {upright->width, upright->height};
    uint64_t copied = 0;

    for (int i = 0; i < damage->count; i++) {
        struct rect from = rect_intersect(damage->box[i], rect_make(0, 0, size.w, size.h));
        struct rect to = rotate_box(from, size, degrees);

        if (rect_empty(from))
            continue;
        copy_box(panel, upright, degrees, to);
        copied += (uint64_t)to.w * (uint64_t)to.h;
    }
    return copied;
}
