/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_VIEW_H
#define KETING_UI_VIEW_H

#include "base/damage.h"
#include "base/list.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <stdint.h>

struct fonts;
struct surface;
struct widget;

/*
 * What every widget needs and none owns: the cached picture of the screen, what in it is stale, what of it
 * the glass has not seen, and the theme. stale boxes are repainted by ui_paint(); changed ones are handed to
 * the display.
 */
struct view {
    struct fonts *fonts;     /* owned by the program */
    struct surface *surface; /* owned by ui; NULL while there is no screen */
    struct size size;        /* px */
    double width_mm, height_mm; /* of the glass; 0 = not known */
    struct theme theme;
    enum language language;
    struct damage stale;
    struct damage changed;
    bool layout_stale;    /* set by widget_invalidate(), cleared by ui_paint() */
    struct list animated; /* list of widget::animated */
    /* Borrowed: set by ui, cleared by widget_destroy(), so that any handler may remove any widget. */
    struct widget *pressed; /* under the finger */
    struct widget *dragged;
    struct widget *touched; /* takes every event of the finger in touched_slot */
    int touched_slot;
    struct point touch_from; /* px; where that finger came down */
    bool touch_rests;        /* it has not moved from there */
    struct {
        uint64_t us; /* when the finger was lifted; 0 = nothing was tapped yet */
        struct point at; /* px */
        uint32_t says; /* a hash of what could be read there: the text itself is nobody's business */
    } tapped; /* the last tap; set by ui */
    struct widget *ticked; /* its class is in tick() now */
    uint64_t now_us;      /* of the touch or tick that is being handled; set by ui */
};

/* A word of the interface in the language of this view. Static. */
const char *view_word(const struct view *view, enum word word);

/* What stands under the finger is something else from now on, even if it says the same: 下一步 of the next
 * question. The second half of a double tap does not mean it. */
void view_turn(struct view *view);

/* box in px of the screen. */
void view_mark(struct view *view, struct rect box);

/* Moves the pixels of area by dy (they are already right) and marks only the strip that appears. Stale boxes
 * in area move along. Nothing else may lie over area: see widget_covered(). */
void view_scroll(struct view *view, struct rect area, int dy);

#endif
