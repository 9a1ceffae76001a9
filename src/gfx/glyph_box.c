/* SPDX-License-Identifier: MIT */
#include "glyph_box.h"

#include "base/rect.h"
#include "face.h"

#include <stdio.h>
#include <string.h>

enum { DIGITS_FROM_PX = 12 }; /* in smaller boxes digits would be dust */

struct glyph_box glyph_box_measure(int size_px)
{
    int margin = max_int(size_px / 16, 1), side = max_int(size_px - 2 * margin, 3);
    /* The em of a Hanzi reaches 0.88 of it above the baseline. */
    return (struct glyph_box){.left = margin, .top = size_px * 88 / 100 - margin, .side = side};
}

static void draw_frame(uint8_t *bits, int side, int line)
{
    memset(bits, 255, (size_t)side * (size_t)side);
    for (int y = line; y < side - line; y++)
        memset(bits + y * side + line, 0, (size_t)(side - 2 * line));
}

/* One digit in the middle of its cell. */
static void draw_digit(struct faces *faces, char digit, int digit_px, struct rect cell, uint8_t *bits,
                       int side)
{
    struct face_char c = faces_resolve(faces, FONT_REGULAR, (uint32_t)digit);
    if (c.face == FACE_NONE)
        return;
    struct face_bitmap g = faces_rasterise(faces, c.face, digit_px, c.glyph, 0);
    int left = cell.x + (cell.w - g.w) / 2, top = cell.y + (cell.h - g.h) / 2;
    for (int y = max_int(0, -top); y < g.h && top + y < side; y++) {
        for (int x = max_int(0, -left); x < g.w && left + x < side; x++) {
            uint8_t *to = bits + (top + y) * side + left + x;
            *to = (uint8_t)max_int(*to, g.bits[y * g.stride + x]);
        }
    }
}

void glyph_box_draw(struct faces *faces, uint32_t code_point, int size_px, uint8_t *bits)
{
    int side = glyph_box_measure(size_px).side, line = max_int(size_px / 24, 1);
    char hex[9];

    draw_frame(bits, side, line);
    if (size_px < DIGITS_FROM_PX)
        return;
    int digits = snprintf(hex, sizeof(hex), code_point > 0xFFFF ? "%06X" : "%04X", (unsigned)code_point);
    int columns = digits / 2, inner = side - 2 * line, cell_w = inner / columns, cell_h = inner / 2;
    int digit_px = max_int(min_int(cell_w * 10 / 6, cell_h * 10 / 9), 6);
    for (int i = 0; i < digits; i++) {
        int x = line + (inner - cell_w * columns) / 2 + i % columns * cell_w;
        struct rect cell = {x, line + i / columns * cell_h, cell_w, cell_h};
        draw_digit(faces, hex[i], digit_px, cell, bits, side);
    }
}
