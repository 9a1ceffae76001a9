/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_TEXT_LAYOUT_H
#define KETING_GFX_TEXT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What paint_text needs to know of a layout. */
struct text_placed {
    int32_t x; /* 1/64 px from the left edge of the layout */
    uint32_t glyph; /* see struct face_char */
    uint8_t face;
    bool full; /* on whole pixels */
};

struct text_row {
    size_t first, count; /* of text_layout::placed */
    size_t byte_from, byte_to;
};

struct text_layout {
    struct fonts *fonts;
    int size_px, line_px, baseline_px;
    int width_px;
    bool cut;
    size_t row_count;
    struct text_row *rows; /* in the same block as the layout */
    struct text_placed *placed; /* too */
};

#endif
