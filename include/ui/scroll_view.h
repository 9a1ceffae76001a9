/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_SCROLL_VIEW_H
#define KETING_UI_SCROLL_VIEW_H

#include "ui/scroll.h"
#include "ui/widget.h"

/*
 * A window onto something taller: one column of widgets (scroll_view), or rows made as they come into sight
 * (list, in list.h). Scrolling moves pixels; only the strip that appears is painted. The ground under it must
 * be of one colour, because pixels are moved with it.
 */
typedef void (*scroll_view_fn)(void *ctx);

struct scroll_view {
    struct widget widget;
    struct scroll scroll;
    int content_height; /* px */
    int shown_offset;   /* px; what the picture shows now */
    int row_px;         /* a page is a whole number of these; 0 = any length */
    int row_gap_px;     /* how much of it stands empty below a row */
    scroll_view_fn on_moved; /* told after each change of place or size, e.g. by a pager; may be NULL */
    void *on_moved_ctx;
    void (*before_move)(struct scroll_view *view); /* list.c: makes the rows that appear */
    int (*height_for)(struct scroll_view *view, int width_px); /* px of all the content at this width */
};

/* The content is the single child, added by the caller (a column). */
KETING_MUST_USE struct scroll_view *scroll_view_create(struct view *view, struct widget *parent);

/* For those built on it (list.c, dialog.c): class functions and shared set-up. */
extern const struct widget_class scroll_view_class;
void scroll_view_set_content_height(struct scroll_view *view, int height_px);
void scroll_view_layout(struct widget *widget);
bool scroll_view_drag(struct widget *widget, const struct drag *drag);
bool scroll_view_tick(struct widget *widget, uint64_t now_us);
/* Brings the picture to scroll.offset. */
void scroll_view_apply(struct scroll_view *view);

/* One page up (-1) or down (+1), keeping a little of the old page in sight. */
void scroll_view_page(struct scroll_view *view, int direction, uint64_t now_us);
/* These speak of what is shown, which is what on_moved tells of. */
int scroll_view_pages(const struct scroll_view *view);
int scroll_view_current_page(const struct scroll_view *view); /* from 1 */
bool scroll_view_at_start(const struct scroll_view *view);
bool scroll_view_at_end(const struct scroll_view *view);

#endif
