/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_WIDGET_H
#define KETING_UI_WIDGET_H

#include "base/list.h"
#include "base/macros.h"
#include "base/rect.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The tree of what is on the screen. Children lie inside their parent in its own coordinates:
 *
 *     page ── header ── label 七一社区
 *        ├─── scroll ── column ── card ── label …     box: px, relative to the parent's content
 *        └─── dock ──── button 返回                    content: where the children's (0,0) is in the box
 *
 * Order of siblings is the order of painting; the last one is on top. A parent owns its children.
 */
struct painter;
struct touch_event;
struct view;
struct widget;

typedef void (*widget_fn)(void *ctx, struct widget *widget);

enum drag_phase {
    DRAG_CATCH, /* a finger came down while the widget is animated: true = that stopped it, and is no press */
    DRAG_BEGIN,
    DRAG_MOVE,
    DRAG_END,
};

struct drag {
    enum drag_phase phase;
    float dx, dy; /* px since the last call */
    float vx, vy; /* px per second; DRAG_END only; 0 = the finger stopped before it was lifted */
    uint64_t now_us;
};

struct widget_class {
    const char *name;
    /* Wanted size for at most width_px; NULL = widget::least. */
    struct size (*measure)(struct widget *widget, int width_px);
    /* box has its final size: place the children. */
    void (*layout)(struct widget *widget);
    /* Paints the widget itself, under its children; (0,0) of the painter is the top left of box. */
    void (*paint)(struct widget *widget, const struct painter *p);
    /* True = this widget takes the drag, and its next phases. */
    bool (*drag)(struct widget *widget, const struct drag *drag);
    /* Every event of the finger that came down on it, before any gesture is made of it; x, y in px of the
     * widget. NULL = fingers mean gestures here. */
    void (*touch)(struct widget *widget, const struct touch_event *event, float x, float y);
    /* Moves on in time; true = call again. Asked for by widget_animate(). */
    bool (*tick)(struct widget *widget, uint64_t now_us);
    /* What a person reads on it; NULL = nothing. */
    const char *(*text)(const struct widget *widget);
    /* Frees what the class added, before the memory goes. */
    void (*finish)(struct widget *widget);
};

enum { WIDGET_MEASURES = 2 };

struct widget_measure {
    bool valid;
    int width_px;
    struct size size;
};

struct widget {
    const struct widget_class *class;
    struct view *view;
    struct widget *parent;
    struct list siblings; /* list of widget::children of the parent */
    struct list children; /* list of widget::siblings */
    struct list animated; /* list of view::animated */
    uint64_t wake_us; /* an animated one sleeps until then */
    struct rect box;      /* px, in the parent's content; set by layout */
    struct point content; /* px */
    struct size least;    /* px; smallest size that layout may give */
    int grow;             /* share of spare room in a row or column; 0 = none */
    int tag;              /* free for whoever made it */
    bool hidden, pressed;
    bool clips;      /* children are cut at the box */
    bool swallows;   /* taps on it go no deeper: a dialog's veil */
    widget_fn on_tap, on_hold;
    void *ctx; /* of on_tap and on_hold */
    /* What measure() said. A row asks twice, with the room and with the share: with one answer kept, nested
     * rows would ask 2^depth times. */
    struct widget_measure measured[WIDGET_MEASURES];
    int oldest_measure;
};

/* Allocates `bytes` (sizeof the subclass, its struct widget first), zeroed, and hangs it under parent (NULL =
 * root of a tree). The parent owns it. */
KETING_MUST_USE void *widget_create(const struct widget_class *class, size_t bytes, struct view *view,
                                    struct widget *parent);
/* With all its children; marks what it covered. Any handler may do it, of this widget too. Accepts NULL. */
void widget_destroy(struct widget *widget);
void widget_destroy_children(struct widget *widget);

struct size widget_measure(struct widget *widget, int width_px);
/* Gives it its box and lays its children out. */
void widget_place(struct widget *widget, struct rect box);
/* Its wanted size may have changed: everything up to the root is measured anew before the next picture. */
void widget_invalidate(struct widget *widget);
/* What it holds changed: widget_invalidate(), but only if its wanted size is another one now. */
void widget_remeasure(struct widget *widget);

/* Its looks changed. */
void widget_mark(struct widget *widget);
void widget_hide(struct widget *widget, bool hidden);
void widget_animate(struct widget *widget);
/* One tick at that time, not before: nothing wakes up in between. */
void widget_wake_at(struct widget *widget, uint64_t at_us);
void widget_sleep(struct widget *widget);

/* On the screen: px, and cut by every ancestor that clips. Empty when hidden. */
struct rect widget_screen_box(const struct widget *widget);
struct rect widget_visible_box(const struct widget *widget);
/* Something that is painted later lies over it. */
bool widget_covered(const struct widget *widget);

void widget_paint(struct widget *widget, const struct painter *p);

/* The topmost widget at a place of the screen, for which `wants` says true, or the nearest such ancestor. */
struct widget *widget_at(struct widget *root, int x, int y, bool (*wants)(const struct widget *));

/* Calls fn for every widget that can be seen, in painting order, until it gives false. */
bool widget_walk_visible(struct widget *root, bool (*fn)(void *ctx, struct widget *widget), void *ctx);

#endif
