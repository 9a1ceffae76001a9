/* SPDX-License-Identifier: MIT */
#include "ui/list.h"

#include "ui/panel.h"
#include "ui/view.h"

struct row_list {
    struct scroll_view view; /* first: a list is a scroll view */
    struct list_source source;
    int least_px; /* of list_source::row_px, which may have grown */
    struct size rows_size; /* px; for which the rows that exist were built */
};

static struct row_list *list_of(struct widget *w)
{
    return CONTAINER_OF(CONTAINER_OF(w, struct scroll_view, widget), struct row_list, view);
}

static struct widget *row_of(struct list *link)
{
    return CONTAINER_OF(link, struct widget, siblings);
}

static int pitch(const struct row_list *l)
{
    return max_int(1, l->source.row_px + l->source.gap_px);
}

/* First and one past the last row that touch the window. */
static void window(const struct row_list *l, int *from, int *to)
{
    int top = l->view.shown_offset, bottom = top + l->view.widget.box.h;

    *from = clamp_int(top / pitch(l), 0, l->source.count);
    *to = clamp_int((bottom + pitch(l) - 1) / pitch(l), *from, l->source.count);
}

static void place_row(struct row_list *l, struct widget *row)
{
    widget_place(row, rect_make(0, row->tag * pitch(l), l->view.widget.box.w, l->source.row_px));
}

static void build_row(struct row_list *l, int index)
{
    struct panel *row = panel_create(l->view.widget.view, &l->view.widget, PANEL_COLUMN);

    row->widget.tag = index;
    row->widget.clips = true; /* what is too much for it must not depend on the order in which rows came */
    row->widget.box = (struct rect){0, 0, l->view.widget.box.w, l->source.row_px};
    l->source.build_row(l->source.ctx, &row->widget, index);
    place_row(l, &row->widget);
}

static bool row_exists(struct row_list *l, int index)
{
    list_for_each(link, &l->view.widget.children)
        if (row_of(link)->tag == index)
            return true;
    return false;
}

/*
 * Rows come and go without touching the layout of the page (their places are known), so the new layout that
 * widget_create and widget_destroy ask for is taken back: only the strip that scrolling marks is painted.
 */
static void show_window(struct row_list *l)
{
    struct view *view = l->view.widget.view;
    bool layout_stale = view->layout_stale;
    int from, to;

    window(l, &from, &to);
    list_for_each_safe(link, &l->view.widget.children)
        if (row_of(link)->tag < from || row_of(link)->tag >= to)
            widget_destroy(row_of(link));
    for (int i = from; i < to; i++)
        if (!row_exists(l, i))
            build_row(l, i);
    view->layout_stale = layout_stale;
}

static void list_before_move(struct scroll_view *v)
{
    show_window(list_of(&v->widget));
}

static int height_of(const struct row_list *l, int row_px)
{
    return max_int(0, l->source.count * (row_px + l->source.gap_px) - l->source.gap_px);
}

static int list_height_for(struct scroll_view *v, int width_px)
{
    (void)width_px;
    return height_of(list_of(&v->widget), list_of(&v->widget)->least_px);
}

/* How high rows must be for a window to be full of whole ones. What fits as it is stays as it is. */
static int row_for(const struct row_list *l, int window_px)
{
    int gap = l->source.gap_px, least = l->least_px;
    int rows = (window_px + gap) / max_int(1, least + gap);

    if (!l->source.whole_rows || rows < 1 || height_of(l, least) <= window_px)
        return least;
    int grown = (window_px + gap) / rows - gap;
    return grown <= least * 3 / 2 ? grown : least;
}

static void list_layout(struct widget *w)
{
    struct row_list *l = list_of(w);

    l->source.row_px = row_for(l, w->box.h);
    l->view.row_px = pitch(l);
    scroll_view_set_content_height(&l->view, height_of(l, l->source.row_px));
    struct size size = {w->box.w, l->source.row_px};
    /* A new layout around the list must not take a row from under the finger. */
    if (l->rows_size.w != size.w || l->rows_size.h != size.h)
        widget_destroy_children(w);
    l->rows_size = size;
    list_for_each(link, &w->children)
        place_row(l, row_of(link));
    show_window(l);
}

static const struct widget_class list_class = {
    .name = "list", .layout = list_layout, .drag = scroll_view_drag, .tick = scroll_view_tick};

struct scroll_view *list_create(struct view *view, struct widget *parent, const struct list_source *source)
{
    struct row_list *l = widget_create(&list_class, sizeof *l, view, parent);

    l->view.widget.clips = true;
    l->view.widget.grow = 1;
    l->view.before_move = list_before_move;
    l->view.height_for = list_height_for;
    l->source = *source;
    l->least_px = source->row_px;
    l->view.row_px = pitch(l);
    l->view.row_gap_px = source->gap_px;
    return &l->view;
}

int list_rows_alive(const struct scroll_view *list)
{
    int count = 0;

    list_for_each(link, &list->widget.children)
        count++;
    return count;
}
