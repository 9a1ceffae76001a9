/* SPDX-License-Identifier: MIT */
#include "gfx/icon.h"

#include "base/macros.h"
#include "base/mem.h"
#include "icon_table.h"
#include "paint_row.h"

#include <string.h>

/* Masks in the sizes that the pages use, made once from the same or the next larger size of the table. */
enum { SCALED = 64, SIZE_MAX_PX = 1024 };

static struct {
    const struct icon *icon;
    int size_px;
    unsigned long used;
    uint8_t *mask; /* size_px * size_px, owned */
} scaled[SCALED];

const struct icon *icon_find(const char *name)
{
    int from = 0, to = icon_table_count;

    while (from < to) {
        int middle = (from + to) / 2, order = strcmp(name, icon_table[middle].name);
        if (order == 0)
            return &icon_table[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

int icon_count(void)
{
    return icon_table_count;
}

const char *icon_name(int index)
{
    return index >= 0 && index < icon_table_count ? icon_table[index].name : NULL;
}

/*
 * One row or column of from_count cells averaged into to_count. Both divide the same length, from_count *
 * to_count: a cell of the source is to_count wide, a new one from_count, so every overlap is a whole number.
 */
static void shrink_line(uint8_t *to, int to_count, int to_step, const uint8_t *from, int from_count,
                        int from_step)
{
    int k = 0, left = to_count; /* source cell, and what is left of it */

    for (int i = 0; i < to_count; i++) {
        int wanted = from_count, sum = from_count / 2;
        while (wanted > 0) {
            int part = min_int(left, wanted);
            sum += part * from[k * from_step];
            wanted -= part;
            left -= part;
            if (left == 0) {
                k++;
                left = to_count;
            }
        }
        to[i * to_step] = (uint8_t)(sum / from_count);
    }
}

/* The average of what lies under each new pixel: exact when shrinking, blocks when growing past the
 * largest size. */
static void shrink(uint8_t *to, int to_side, const uint8_t *from, int from_side)
{
    uint8_t *narrow = mem_alloc((size_t)from_side * (size_t)to_side);

    for (int y = 0; y < from_side; y++)
        shrink_line(narrow + y * to_side, to_side, 1, from + y * from_side, from_side, 1);
    for (int x = 0; x < to_side; x++)
        shrink_line(to + x, to_side, to_side, narrow + x, from_side, to_side);
    mem_free(narrow);
}

/* Caller frees with mem_free(). */
static uint8_t *table_mask(const struct icon *icon, int size_px, int *side)
{
    int i = 0;
    while (i < ICON_SIZES - 1 && icon_sizes[i] < size_px)
        i++;
    *side = icon_sizes[i];
    uint8_t *mask = mem_alloc((size_t)*side * (size_t)*side);
    icon_unpack(mask, *side, icon_bits + icon->start[i]);
    return mask;
}

static uint8_t *make_mask(const struct icon *icon, int size_px)
{
    int side;
    uint8_t *source = table_mask(icon, size_px, &side);

    if (side == size_px)
        return source;
    uint8_t *mask = mem_alloc((size_t)size_px * (size_t)size_px);
    shrink(mask, size_px, source, side);
    mem_free(source);
    return mask;
}

static const uint8_t *mask_of(const struct icon *icon, int size_px)
{
    static unsigned long now;
    int oldest = 0;

    now++;
    for (int i = 0; i < SCALED; i++) {
        if (scaled[i].icon == icon && scaled[i].size_px == size_px) {
            scaled[i].used = now;
            return scaled[i].mask;
        }
        if (scaled[i].used < scaled[oldest].used)
            oldest = i;
    }
    mem_free(scaled[oldest].mask);
    scaled[oldest].icon = icon;
    scaled[oldest].size_px = size_px;
    scaled[oldest].used = now;
    scaled[oldest].mask = make_mask(icon, size_px);
    return scaled[oldest].mask;
}

void paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px, color_t color)
{
    if (icon == NULL || size_px < 1 || size_px > SIZE_MAX_PX ||
        painter_hides(p, rect_make(x, y, size_px, size_px)))
        return;
    paint_mask(p, x + p->origin.x, y + p->origin.y, size_px, size_px, mask_of(icon, size_px), size_px, color);
}
