/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_TEXT_H
#define KETING_GFX_TEXT_H

#include "base/macros.h"
#include "gfx/font.h"

#include <stdbool.h>

/*
 * Text of one style set into lines: UAX #14 with CLREQ's 避头尾, punctuation squeezed by table, a quarter em
 * between Han and Latin, Hanzi on whole pixels. What no font has shows as a box with its code point.
 */
enum text_align { TEXT_LEFT, TEXT_CENTER, TEXT_RIGHT, TEXT_JUSTIFY };

struct text_style {
    enum font_weight weight;
    int size_px; /* the em; 6..1024 */
    int line_px; /* baseline to baseline; 0 = 1.5 em */
    enum text_align align;
    int max_lines; /* 0 = all; else the last line ends in … when there is more */
    int indent_px; /* of the first line of each paragraph */
};

struct text_layout;

/* text: UTF-8, '\n' ends a paragraph; bad bytes show as U+FFFD. width_px <= 0: no wrapping. Fonts must
 * outlive it. Never NULL. */
KETING_MUST_USE struct text_layout *text_layout_create(struct fonts *fonts, const char *text, size_t bytes,
                                                       const struct text_style *style, int width_px);
void text_layout_destroy(struct text_layout *layout);

int text_layout_width(const struct text_layout *layout); /* px of ink advance: the widest line */
int text_layout_height(const struct text_layout *layout); /* lines * line_px */
int text_layout_lines(const struct text_layout *layout);
bool text_layout_cut(const struct text_layout *layout); /* max_lines hid something */
/* px from the top of the layout to the first baseline. */
int text_layout_baseline(const struct text_layout *layout);
/* Byte range of a line in the text given at creation; for tests and for finding things on the screen. */
void text_layout_line_range(const struct text_layout *layout, int line, size_t *from, size_t *to);

/* One line, not wrapped: its advance in px. */
int text_width(struct fonts *fonts, const char *text, const struct text_style *style);
/* Height of a capital H in px for this style: what the least sizes of type are measured by. */
int text_capital_px(struct fonts *fonts, const struct text_style *style);

#endif
