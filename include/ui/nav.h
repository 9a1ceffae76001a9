/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_NAV_H
#define KETING_UI_NAV_H

#include "base/macros.h"
#include "ui/widget.h"

#include <stdbool.h>

/*
 * The stack of pages: home at the bottom, the one in sight on top. A page keeps its own state; its widgets
 * are built when it comes into sight and again whenever the theme or the screen changes.
 */
struct nav;
struct page;
struct ui;

struct page_class {
    const char *name; /* what expect-screen says */
    /* Builds the widgets under `parent`, which fills the screen. */
    void (*build)(struct page *page, struct widget *parent);
    /* Time moved on to another minute, or content changed. May be NULL: then the page is built anew. */
    void (*refresh)(struct page *page);
    /* The widgets are about to go: remember what matters (scroll place). May be NULL. */
    void (*leave)(struct page *page);
    /* 返回 was pressed: true = a step back within the page was made instead. May be NULL. */
    bool (*back)(struct page *page);
    void (*destroy)(struct page *page);
};

struct page {
    const struct page_class *class;
    struct nav *nav;     /* set by nav_push */
    struct widget *root; /* NULL while not in sight */
};

enum { NAV_DEPTH = 16 };

/* Its first page pushed is home, the bottom one; nav owns every page pushed. */
KETING_MUST_USE struct nav *nav_create(struct ui *ui);
void nav_destroy(struct nav *nav);

/* These three take effect in nav_settle(): pages may ask for them from their own tap handlers. The last wish
 * counts: a second push takes the place of the first, back takes a push back, home is home. */
/* On top of the others. At NAV_DEPTH the oldest page above home is dropped. */
void nav_push(struct nav *nav, struct page *page);
void nav_back(struct nav *nav);
/* What the key 返回 means: a step back within the page in sight, if it has one, else nav_back(). */
void nav_press_back(struct nav *nav);
/* The pages above home go, and this one comes: what was done there is over. Taps that were on their way
 * meanwhile undo nothing: until nav_settle() no other wish counts. */
void nav_replace(struct nav *nav, struct page *page);
/* The visitor is gone: home, whatever else was wished for. */
void nav_start_over(struct nav *nav);
void nav_home(struct nav *nav);
/* Carries out what handlers asked for; true when another page is in sight now. */
bool nav_settle(struct nav *nav);

/* Drops the widgets of the page in sight and builds them anew (theme, size, content). */
void nav_rebuild(struct nav *nav);
void nav_refresh(struct nav *nav);

struct page *nav_top(const struct nav *nav);
int nav_depth(const struct nav *nav);

#endif
