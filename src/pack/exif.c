/* SPDX-License-Identifier: MIT */
#include "exif.h"

#include "base/mem.h"

#include <stdbool.h>
#include <string.h>

enum { TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3, ENTRY_BYTES = 12 };

struct tiff {
    const uint8_t *data;
    size_t bytes;
    bool little;
};

/* 0 past the end. */
static uint32_t number_at(const struct tiff *tiff, size_t at, int bytes)
{
    uint32_t value = 0;

    if (at > tiff->bytes || tiff->bytes - at < (size_t)bytes)
        return 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | tiff->data[at + (size_t)(tiff->little ? bytes - 1 - i : i)];
    return value;
}

int exif_orientation(const uint8_t *app1, size_t bytes)
{
    if (bytes < 14 || memcmp(app1, "Exif\0\0", 6) != 0)
        return 1;
    struct tiff tiff = {app1 + 6, bytes - 6, app1[6] == 'I'};
    size_t table = number_at(&tiff, 4, 4);
    uint32_t entries = number_at(&tiff, table, 2);

    for (uint32_t i = 0; i < entries && i < 500; i++) {
        size_t entry = table + 2 + (size_t)i * ENTRY_BYTES;
        if (number_at(&tiff, entry, 2) != TAG_ORIENTATION || number_at(&tiff, entry + 2, 2) != TYPE_SHORT)
            continue;
        uint32_t value = number_at(&tiff, entry + 8, 2);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

uint8_t *exif_upright(const uint8_t *rgb, int *w, int *h, int orientation)
{
    /* Which way the columns and rows of the source run in the upright picture. */
    bool swapped = orientation >= 5;
    bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int in_w = *w, in_h = *h, out_w = swapped ? in_h : in_w, out_h = swapped ? in_w : in_h;
    uint8_t *out = mem_try_alloc((size_t)out_w * 3, (size_t)out_h), *to = out;

    if (out == NULL)
        return NULL;
    for (int y = 0; y < out_h; y++)
        for (int x = 0; x < out_w; x++, to += 3) {
            int from_x = swapped ? y : x, from_y = swapped ? x : y;
            from_x = from_right ? in_w - 1 - from_x : from_x;
            from_y = from_bottom ? in_h - 1 - from_y : from_y;
            memcpy(to, rgb + ((size_t)from_y * (size_t)in_w + (size_t)from_x) * 3, 3);
        }
    *w = out_w;
    *h = out_h;
    return out;
}
