/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_LIST_H
#define KETING_UI_LIST_H

#include "ui/scroll_view.h"

/*
 * A list of any length at the cost of what is in sight: all rows have the same height, and only rows that are
 * on the screen exist. A row is built when it comes into sight; another content is another list.
 */
struct list_source {
    int count;
    int row_px, gap_px;
    bool whole_rows; /* rows may grow by a half so that a window shows no half one; row_px is the least */
    /* Fills an empty row (a column that has its width and height already) for this index. */
    void (*build_row)(void *ctx, struct widget *row, int index);
    void *ctx;
};

KETING_MUST_USE struct scroll_view *list_create(struct view *view, struct widget *parent,
                                                const struct list_source *source);
/* Rows that exist now; for tests. */
int list_rows_alive(const struct scroll_view *list);

#endif
