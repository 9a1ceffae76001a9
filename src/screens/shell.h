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
 * What all pages have in common: the red band with the hall's name and the clock, the dock with 返回 首页 长辈模式
 * always in the same place, and between them the page's own body.
 */
struct screen {
    struct page page;
    struct hall *hall;
    struct widget *clock, *date; /* NULL while not in sight */
    struct scroll_view *scroll; /* likewise; set by the helpers below */
    double kept_offset; /* px; where the reader was */
    int first_choice;   /* of the choices in sight, chooser.c; -1 = those around the chosen one */
    unsigned visitor;   /* who that was, as in hall::visitor */
};

/* Fills parent; gives the body: a column with the page's margins, as high as the band and the dock leave. */
struct panel *shell_build(struct screen *screen, struct widget *parent);
/* What the band and the dock leave of the screen for the body's content, px high. */
int shell_body_height(const struct screen *screen, const struct panel *body);
/* A column that scrolls when it is longer than its room, with page buttons. Goes on where the reader was. */
struct panel *shell_scroll(struct screen *screen, struct widget *parent);
/* Where this visitor was when the page was left; 0 for the next one. px */
double shell_kept_offset(struct screen *screen);
/* Remembers where the reader is; for page_class::leave. */
void shell_leave(struct page *page);
/* The clock shows the minute; for page_class::refresh. */
void shell_refresh(struct page *page);

struct view *screen_view(const struct screen *screen);
const struct theme *screen_theme(const struct screen *screen);

#endif
