/* SPDX-License-Identifier: MIT */
#include "ui/scroll_view.h"

#include "ui/view.h"

#include <math.h>

static struct scroll_view *scroll_view_of(struct widget *w)
{
    return CONTAINER_OF(w, struct scroll_view, widget);
}

static struct widget *content_of(struct widget *w)
{
    return list_empty(&w->children) ? NULL : CONTAINER_OF(w->children.next, struct widget, siblings);
}

void scroll_view_apply(struct scroll_view *v)
{
    int offset = (int)lround(v->scroll.offset);
    int dy = v->shown_offset - offset;

    if (dy == 0)
        return;
    v->shown_offset = offset;
    v->widget.content.y = -offset;
    if (v->before_move != NULL)
        v->before_move(v);
    if (widget_covered(&v->widget))
        widget_mark(&v->widget);
    else
        view_scroll(v->widget.view, widget_visible_box(&v->widget), dy);
    if (v->on_moved != NULL)
        v->on_moved(v->on_moved_ctx);
}

void scroll_view_set_content_height(struct scroll_view *v, int height_px)
{
    v->content_height = height_px;
    scroll_set_limit(&v->scroll, height_px - v->widget.box.h);
    v->shown_offset = (int)lround(v->scroll.offset);
    v->widget.content.y = -v->shown_offset;
    if (v->on_moved != NULL)
        v->on_moved(v->on_moved_ctx);
}

static int column_height_for(struct scroll_view *v, int width_px)
{
    struct widget *content = content_of(&v->widget);

    return content != NULL ? widget_measure(content, width_px).h : 0;
}

void scroll_view_layout(struct widget *w)
{
    struct widget *content = content_of(w);
    int height = column_height_for(scroll_view_of(w), w->box.w);

    scroll_view_set_content_height(scroll_view_of(w), height);
    if (content != NULL)
        widget_place(content, rect_make(0, 0, w->box.w, max_int(height, w->box.h)));
}

bool scroll_view_tick(struct widget *w, uint64_t now_us)
{
    struct scroll_view *v = scroll_view_of(w);
    bool more = scroll_tick(&v->scroll, now_us);

    scroll_view_apply(v);
    return more;
}

bool scroll_view_drag(struct widget *w, const struct drag *drag)
{
    struct scroll_view *v = scroll_view_of(w);

    switch (drag->phase) {
    case DRAG_CATCH:
        if (v->scroll.state != SCROLL_FLUNG)
            return false; /* a glide knows where it goes and is there before a tap ends */
        scroll_stop(&v->scroll);
        break;
    case DRAG_BEGIN:
        scroll_stop(&v->scroll);
        break;
    case DRAG_MOVE:
        scroll_drag(&v->scroll, drag->dy);
        scroll_view_apply(v);
        break;
    case DRAG_END:
        if (w->view->theme.motion && drag->vy != 0) {
            scroll_fling(&v->scroll, drag->vy, drag->now_us);
            widget_animate(w);
        }
        break;
    }
    return true;
}

const struct widget_class scroll_view_class = {
    .name = "scroll", .layout = scroll_view_layout, .drag = scroll_view_drag, .tick = scroll_view_tick};

struct scroll_view *scroll_view_create(struct view *view, struct widget *parent)
{
    struct scroll_view *v = widget_create(&scroll_view_class, sizeof *v, view, parent);

    v->widget.clips = true;
    v->widget.grow = 1;
    v->height_for = column_height_for;
    return v;
}

/* A page keeps a finger's breadth of the last one in sight, so that the reader finds the place again. */
static double page_step(const struct scroll_view *v)
{
    int keep = v->widget.view->theme.type_px[TYPE_BODY] * 2;

    if (v->row_px > 0 && v->widget.box.h >= v->row_px)
        return (v->widget.box.h + v->row_gap_px) / v->row_px * v->row_px;
    return max_int(1, max_int(v->widget.box.h - keep, v->widget.box.h / 2));
}

void scroll_view_page(struct scroll_view *v, int direction, uint64_t now_us)
{
    /* A second press during the glide goes on from where the first one leads. */
    double from = v->scroll.state == SCROLL_GLIDING ? v->scroll.to : v->scroll.offset;

    scroll_to(&v->scroll, from + direction * page_step(v), v->widget.view->theme.motion, now_us);
    scroll_view_apply(v);
    if (v->scroll.state == SCROLL_GLIDING)
        widget_animate(&v->widget);
}

int scroll_view_pages(const struct scroll_view *v)
{
    if (v->scroll.limit <= 0 || v->widget.box.h <= 0)
        return 1;
    return 1 + (int)ceil(v->scroll.limit / page_step(v));
}

int scroll_view_current_page(const struct scroll_view *v)
{
    if (v->scroll.limit <= 0 || v->widget.box.h <= 0)
        return 1;
    if (scroll_view_at_end(v))
        return scroll_view_pages(v);
    return 1 + (int)floor(v->shown_offset / page_step(v) + 0.5);
}

bool scroll_view_at_start(const struct scroll_view *v)
{
    return v->shown_offset <= 0;
}

bool scroll_view_at_end(const struct scroll_view *v)
{
    return v->shown_offset >= (int)v->scroll.limit;
}
