/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_TEXT_LINES_H
#define KETING_GFX_TEXT_LINES_H

#include "text_item.h"

/* Items made into lines. Lengths in 1/64 px. */
struct text_line {
    size_t from, to; /* items from .. to-1, spaces and the newline at its end included */
    size_t seen; /* items from .. seen-1 show */
    int64_t width; /* of what shows, indent and ellipsis included */
    int32_t indent;
    bool cut; /* an ellipsis follows the last item */
    bool ends_paragraph;
};

struct text_lines {
    struct text_line *line; /* owned */
    size_t count, space;
    bool cut;
};

struct text_limits {
    int64_t width; /* <= 0: no wrapping */
    int32_t indent; /* of the first line of a paragraph */
    int32_t ellipsis; /* advance of … */
    size_t max_lines; /* 0 = all */
};

void text_lines_init(struct text_lines *lines, const struct text_items *items,
                     const struct text_limits *limits);
void text_lines_finish(struct text_lines *lines);

/* Where item i begins, seen from the item before it on the same line. */
int64_t text_lines_step(const struct text_items *items, const struct text_line *line, size_t i);

#endif
