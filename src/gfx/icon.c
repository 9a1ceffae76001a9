/* SPDX-License-Identifier: MIT */
#include "gfx/icon.h"

#include "base/macros.h"
#include "base/mem.h"
#include "icon_table.h"
#include "paint_row.h"

#include <string.h>

/* Masks in the sizes that the pages use, made once from the next larger size of the table. */
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

static const uint8_t *table_mask(const struct icon *icon, int size_px, int *side)
{
    int i = 0;
    while (i < ICON_SIZES - 1 && icon_sizes[i] < size_px)
        i++;
    *side = icon_sizes[i];
    return icon_bits + icon->start[i];
}

/* How much of cell (index) of `to` falls on each cell of `from`: both divide the same length. Returns
 * the first. */
static int overlap(int index, int to, int from, double *first, double *last, int *count)
{
    double a = (double)index * from / to, b = (double)(index + 1) * from / to;
    int start = (int)a, end = min_int((int)b, from - 1);
    if (end > start && b - end < 1e-9)
        end--;
    *count = end - start + 1;
    *first = *count == 1 ? b - a : start + 1 - a;
    *last = *count == 1 ? b - a : b - end;
    return start;
}

/* The average of what lies under each new pixel: exact when shrinking, blocks when growing past the
 * largest size. */
static void shrink(uint8_t *to, int to_side, const uint8_t *from, int from_side)
{
    for (int y = 0; y < to_side; y++) {
        double y_first, y_last;
        int rows, top = overlap(y, to_side, from_side, &y_first, &y_last, &rows);
        for (int x = 0; x < to_side; x++) {
            double x_first, x_last, sum = 0, area = 0;
            int columns, left = overlap(x, to_side, from_side, &x_first, &x_last, &columns);
            for (int j = 0; j < rows; j++) {
                double wy = j == 0 ? y_first : j == rows - 1 ? y_last : 1;
                const uint8_t *row = from + (top + j) * from_side + left;
                for (int i = 0; i < columns; i++) {
                    double w = wy * (i == 0 ? x_first : i == columns - 1 ? x_last : 1);
                    sum += w * row[i];
                    area += w;
                }
            }
            to[y * to_side + x] = (uint8_t)(sum / area + 0.5);
        }
    }
}

static const uint8_t *mask_of(const struct icon *icon, int size_px)
{
    static unsigned long now;
    int oldest = 0, side;
    const uint8_t *source = table_mask(icon, size_px, &side);

    if (side == size_px)
        return source;
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
    scaled[oldest].mask = mem_alloc((size_t)size_px * (size_t)size_px);
    shrink(scaled[oldest].mask, size_px, source, side);
    return scaled[oldest].mask;
}

void paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px, color_t color)
{
    if (icon == NULL || size_px < 1 || size_px > SIZE_MAX_PX ||
        painter_hides(p, rect_make(x, y, size_px, size_px)))
        return;
    paint_mask(p, x + p->origin.x, y + p->origin.y, size_px, size_px, mask_of(icon, size_px), size_px, color);
}
