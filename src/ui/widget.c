/* SPDX-License-Identifier: MIT */
#include "ui/widget.h"

#include "base/mem.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

static struct widget *child_of(struct list *link)
{
    return CONTAINER_OF(link, struct widget, siblings);
}

void *widget_create(const struct widget_class *class, size_t bytes, struct view *view, struct widget *parent)
{
    struct widget *w = mem_zalloc(bytes);

    w->class = class;
    w->view = view;
    w->parent = parent;
    list_init(&w->siblings);
    list_init(&w->children);
    list_init(&w->animated);
    if (parent != NULL) {
        list_append(&parent->children, &w->siblings);
        widget_invalidate(parent);
    }
    return w;
}

/* The finger and the animation may be at it. */
static void let_go(const struct widget *w)
{
    struct view *view = w->view;

    if (view->pressed == w)
        view->pressed = NULL;
    if (view->dragged == w)
        view->dragged = NULL;
    if (view->touched == w)
        view->touched = NULL;
    if (view->ticked == w)
        view->ticked = NULL;
}

void widget_destroy_children(struct widget *w)
{
    while (!list_empty(&w->children))
        widget_destroy(child_of(w->children.next));
}

void widget_destroy(struct widget *w)
{
    if (w == NULL)
        return;
    if (w->parent != NULL) {
        widget_mark(w);
        widget_invalidate(w->parent);
    }
    widget_destroy_children(w);
    if (w->class->finish != NULL)
        w->class->finish(w);
    list_remove(&w->siblings);
    list_remove(&w->animated);
    let_go(w);
    mem_free(w);
}

struct size widget_measure(struct widget *w, int width_px)
{
    if (w->hidden)
        return (struct size){0, 0};
    for (int i = 0; i < WIDGET_MEASURES; i++)
        if (w->measured[i].valid && w->measured[i].width_px == width_px)
            return w->measured[i].size;
    struct size size = w->class->measure != NULL ? w->class->measure(w, width_px) : w->least;
    size = (struct size){max_int(size.w, w->least.w), max_int(size.h, w->least.h)};
    w->measured[w->oldest_measure] = (struct widget_measure){true, width_px, size};
    w->oldest_measure = (w->oldest_measure + 1) % WIDGET_MEASURES;
    return size;
}

static void forget_measures(struct widget *w)
{
    for (int i = 0; i < WIDGET_MEASURES; i++)
        w->measured[i].valid = false;
}

void widget_remeasure(struct widget *w)
{
    struct widget_measure before[WIDGET_MEASURES];

    memcpy(before, w->measured, sizeof before);
    forget_measures(w);
    for (int i = 0; i < WIDGET_MEASURES; i++) {
        if (!before[i].valid)
            continue;
        struct size now = widget_measure(w, before[i].width_px);
        if (now.w != before[i].size.w || now.h != before[i].size.h) {
            widget_invalidate(w);
            return;
        }
    }
}

void widget_place(struct widget *w, struct rect box)
{
    w->box = box;
    if (w->class->layout != NULL)
        w->class->layout(w);
}

void widget_invalidate(struct widget *w)
{
    for (struct widget *up = w; up != NULL; up = up->parent)
        forget_measures(up);
    w->view->layout_stale = true;
}

void widget_mark(struct widget *w)
{
    view_mark(w->view, widget_visible_box(w));
}

void widget_hide(struct widget *w, bool hidden)
{
    if (w->hidden == hidden)
        return;
    widget_mark(w);
    w->hidden = hidden;
    widget_invalidate(w);
    widget_mark(w);
}

void widget_wake_at(struct widget *w, uint64_t at_us)
{
    list_remove(&w->animated);
    w->wake_us = at_us;
    list_append(&w->view->animated, &w->animated);
}

void widget_animate(struct widget *w)
{
    widget_wake_at(w, 0);
}

void widget_sleep(struct widget *w)
{
    list_remove(&w->animated);
}

struct rect widget_screen_box(const struct widget *w)
{
    struct rect box = w->box;

    for (const struct widget *up = w->parent; up != NULL; up = up->parent)
        box = rect_move(box, up->box.x + up->content.x, up->box.y + up->content.y);
    return box;
}

struct rect widget_visible_box(const struct widget *w)
{
    struct rect box = w->hidden ? rect_make(0, 0, 0, 0) : w->box;

    for (const struct widget *up = w->parent; up != NULL; up = up->parent) {
        if (up->hidden)
            return rect_make(0, 0, 0, 0);
        box = rect_move(box, up->content.x, up->content.y);
        if (up->clips)
            box = rect_intersect(box, rect_make(0, 0, up->box.w, up->box.h));
        box = rect_move(box, up->box.x, up->box.y);
    }
    return rect_empty(box) ? rect_make(0, 0, 0, 0) : box;
}

/* Layers and stacks paint nothing themselves. */
static bool paints_in(const struct widget *w, struct rect box)
{
    if (rect_empty(rect_intersect(box, widget_visible_box(w))))
        return false;
    if (w->class->paint != NULL)
        return true;
    list_for_each(link, &w->children)
        if (paints_in(child_of(link), box))
            return true;
    return false;
}

bool widget_covered(const struct widget *w)
{
    struct rect box = widget_visible_box(w);

    for (; w->parent != NULL; w = w->parent)
        for (struct list *link = w->siblings.next; link != &w->parent->children; link = link->next)
            if (paints_in(child_of(link), box))
                return true;
    return false;
}

void widget_paint(struct widget *w, const struct painter *p)
{
    if (w->hidden || painter_hides(p, w->box))
        return;
    struct painter own = painter_shift(p, w->box.x, w->box.y);
    if (w->clips)
        own = painter_clip(&own, rect_make(0, 0, w->box.w, w->box.h));
    if (w->class->paint != NULL)
        w->class->paint(w, &own);
    struct painter inner = painter_shift(&own, w->content.x, w->content.y);
    list_for_each(link, &w->children)
        widget_paint(child_of(link), &inner);
}

/* x, y: in the coordinates of w's box's parent. */
static struct widget *deepest_at(struct widget *w, int x, int y, bool (*wants)(const struct widget *),
                                 bool *stopped)
{
    if (w->hidden)
        return NULL;
    bool inside = rect_has(w->box, x, y);
    if (w->clips && !inside)
        return NULL;
    int cx = x - w->box.x - w->content.x, cy = y - w->box.y - w->content.y;
    list_for_each_reverse(link, &w->children) {
        struct widget *hit = deepest_at(child_of(link), cx, cy, wants, stopped);
        if (hit != NULL || *stopped)
            return hit;
    }
    if (inside && wants(w))
        return w;
    *stopped = inside && w->swallows;
    return NULL;
}

struct widget *widget_at(struct widget *root, int x, int y, bool (*wants)(const struct widget *))
{
    bool stopped = false;

    return deepest_at(root, x, y, wants, &stopped);
}

bool widget_walk_visible(struct widget *w, bool (*fn)(void *ctx, struct widget *widget), void *ctx)
{
    if (w->hidden)
        return true;
    if (w->clips && rect_empty(widget_visible_box(w)))
        return true;
    if (!rect_empty(widget_visible_box(w)) && !fn(ctx, w))
        return false;
    list_for_each(link, &w->children)
        if (!widget_walk_visible(child_of(link), fn, ctx))
            return false;
    return true;
}
