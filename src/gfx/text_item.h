/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_TEXT_ITEM_H
#define KETING_GFX_TEXT_ITEM_H

#include "face.h"

#include <stdint.h>

/*
 * Text taken apart, before it becomes lines: one item per character that takes part, with its glyph, its
 * advance and what the neighbours do to it. All lengths are in 1/64 px.
 */
enum text_item_kind {
    ITEM_GLYPH,
    ITEM_SPACE, /* moves on, shows nothing, hangs over the end of a line */
    ITEM_EMPTY, /* takes no room: zero width space, word joiner, the second half of —— */
    ITEM_NEWLINE,
};

struct text_item {
    uint32_t from; /* byte offset in the text */
    uint32_t glyph; /* see struct face_char */
    int32_t advance;
    int32_t gap; /* before this item, when it does not begin a line: squeeze (< 0) or quarter em (> 0) */
    int32_t shift; /* of the glyph within its advance */
    uint16_t open; /* blank left half that a line start takes away */
    uint16_t close; /* blank right half that a line end takes away */
    uint8_t face;
    uint8_t kind; /* enum text_item_kind */
    uint8_t brk; /* enum linebreak: after this item */
    bool full; /* on whole pixels */
    bool wide; /* Han, kana, full-width punctuation: justification may stretch beside it */
};

struct text_items {
    struct text_item *item; /* count of them, owned */
    size_t count;
    size_t bytes; /* of the text */
};

enum { TEXT_MAX_BYTES = 4 * 1024 * 1024 }; /* more than that is cut off: an item takes 40 bytes */

void text_items_init(struct text_items *items, struct faces *faces, const char *text, size_t bytes,
                     enum font_weight weight, int size_px);
void text_items_finish(struct text_items *items);

#endif
