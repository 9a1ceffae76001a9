/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_SHELL_H
#define KETING_SCREENS_SHELL_H

#include "screens/hall.h"
#include "ui/nav.h"
#include "ui/theme.h"
#include "ui/view.h"

struct panel;
struct scroll_view;

/*
 * What all pages have in common: the red band with the hall's name and the clock, the dock with 返回 首页 搜索
 * 长辈模式 always in the same place, and between them the page's own body.
 */
struct screen {
    struct page page;
    struct hall *hall;
    struct widget *clock, *date; /* NULL while not in sight */
    struct scroll_view *scroll; /* likewise; set by the helpers below */
    double kept_offset; /* px; where the reader was */
    int first_choice; /* of the choices in sight, chooser.c; -1 = those around the chosen one */
    unsigned visitor; /* who that was, as in hall::visitor */
};

/* A screen of `bytes` (the subclass, its struct screen first), zeroed; nav owns it once it is pushed. */
KETING_MUST_USE void *screen_create(size_t bytes, const struct page_class *class, struct hall *hall);
/* page_class::destroy of a screen that owns nothing else. */
void screen_destroy(struct page *page);

/* Fills parent; gives the body: a column with the page's margins, as high as the band and the dock leave. */
struct panel *shell_build(struct screen *screen, struct widget *parent);
/* What the band and the dock leave of the screen for the body's content, px high. */
int shell_body_height(const struct screen *screen, const struct panel *body);
/* The title of a page above its controls. In 长辈模式 it takes so much room that what is tapped stands within the
 * reach of everybody, 1100 mm above the floor and below. */
void shell_head(struct screen *screen, struct panel *body, const char *title, const char *remark);
/* The same for one of the five kinds: its icon stands large above the title where there is that room. */
void shell_head_of(struct screen *screen, struct panel *body, const char *icon, enum theme_hue hue,
                   const char *title, const char *remark);
/* Where that reach ends, px from the top of the screen; 0 = everything is in reach, or it is not asked for.
 * */
int shell_reach_px(const struct screen *screen);
/* A column that scrolls when it is longer than its room, with page buttons. Goes on where the reader was. */
struct panel *shell_scroll(struct screen *screen, struct widget *parent);
/* A list of part_row() rows with page buttons, likewise. */
void shell_list(struct screen *screen, struct widget *parent, int count,
                void (*build_row)(void *ctx, struct widget *row, int index), void *ctx);
/* Where this visitor was when the page was left; 0 for the next one. px */
double shell_kept_offset(struct screen *screen);
/* The old place means nothing any more: another list is shown on the same page. */
void shell_forget_place(struct screen *screen);
/* The same on a page of text with something that belongs beside it, a code or a picture: on wide glass *side
 * is a column that stands still, `side_parts` of text + side_parts wide; else NULL. */
struct panel *shell_scroll_beside(struct screen *screen, struct panel *body, int text, int side_parts,
                                  struct panel **side);
/* Two columns side by side on wide glass; else both are `parent` itself. */
void shell_halves(struct screen *screen, struct widget *parent, struct widget **left, struct widget **right);
/* Remembers where the reader is; for page_class::leave. */
void shell_leave(struct page *page);
/* The clock shows the minute; for page_class::refresh. */
void shell_refresh(struct page *page);

struct view *screen_view(const struct screen *screen);
const struct theme *screen_theme(const struct screen *screen);

#endif
