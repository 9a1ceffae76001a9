/* SPDX-License-Identifier: MIT */
/*
 * How a panel's children get their places. Two passes: widths decide heights (text wraps), so a panel first
 * asks every child how high it is for the width it would get, then hands out boxes. Hidden ones take no room.
 */
#include "ui/panel.h"

#include "base/mem.h"

static struct widget *child_of(struct list *link)
{
    return CONTAINER_OF(link, struct widget, siblings);
}

static int count_shown(const struct panel *p)
{
    int count = 0;

    list_for_each(link, &p->widget.children)
        count += !child_of(link)->hidden;
    return count;
}

/* Width that a column gives a child, and its height for it. */
static struct size column_child(struct panel *p, struct widget *child, int width)
{
    struct size size = widget_measure(child, width);

    return (struct size){p->across == PANEL_STRETCH ? width : min_int(size.w, width), size.h};
}

static struct size measure_column(struct panel *p, int width)
{
    struct size total = {0, 0};
    int i = 0;

    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        struct size size = widget_measure(child, width);
        total.w = max_int(total.w, size.w);
        total.h += size.h + (i++ > 0 ? p->gap : 0);
    }
    return total;
}

static void place_column(struct panel *p, struct rect room)
{
    struct size wanted = measure_column(p, room.w);
    int spare = room.h - wanted.h, grow = 0, given = 0, grown = 0;

    list_for_each(link, &p->widget.children)
        grow += child_of(link)->hidden ? 0 : child_of(link)->grow;
    int y = room.y + (grow == 0 && spare > 0 && p->along == PANEL_CENTER ? spare / 2 : 0);
    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        struct size size = column_child(p, child, room.w);
        if (child->grow > 0) {
            grown += child->grow;
            int share = spare * grown / grow - given;
            given += share;
            /* Too little room: what grows and clips gives way; what stands below stays on the glass. */
            if (share > 0 || child->clips)
                size.h = max_int(0, size.h + share);
        }
        int x = p->across == PANEL_CENTER ? room.x + (room.w - size.w) / 2 : room.x;
        widget_place(child, rect_make(x, y, size.w, size.h));
        y += size.h + p->gap;
    }
}

/* Widths of the shown children of a row: fixed ones first, the rest shared by weight. */
static void row_widths(struct panel *p, int width, int *widths)
{
    int left = width - p->gap * max_int(0, count_shown(p) - 1), grow = 0, i = 0;

    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        widths[i] = 0;
        if (child->grow == 0) {
            widths[i] = min_int(widget_measure(child, max_int(left, 0)).w, max_int(left, 0));
            left -= widths[i];
        }
        grow += child->grow;
        i++;
    }
    i = 0;
    int given = 0, grown = 0;
    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        if (child->grow > 0) {
            grown += child->grow;
            widths[i] = max_int(left, 0) * grown / grow - given;
            given += widths[i];
        }
        i++;
    }
}

/* A row that is asked how wide it would like to be must not let growing children claim everything. */
static struct size measure_row(struct panel *p, int width)
{
    int *widths = mem_calloc((size_t)count_shown(p), sizeof *widths);
    struct size total = {0, 0};
    int i = 0;

    row_widths(p, width, widths);
    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        struct size size = widget_measure(child, widths[i]);
        total.w += min_int(size.w, widths[i]) + (i > 0 ? p->gap : 0);
        total.h = max_int(total.h, size.h);
        i++;
    }
    mem_free(widths);
    return total;
}

static void place_row(struct panel *p, struct rect room)
{
    int *widths = mem_calloc((size_t)count_shown(p), sizeof *widths);
    int i = 0, x = room.x, used = 0;

    row_widths(p, room.w, widths);
    for (int k = 0; k < count_shown(p); k++)
        used += widths[k] + (k > 0 ? p->gap : 0);
    if (p->along == PANEL_CENTER)
        x += max_int(0, room.w - used) / 2;
    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        int height =
            p->across == PANEL_STRETCH ? room.h : min_int(widget_measure(child, widths[i]).h, room.h);
        int y = p->across == PANEL_CENTER ? room.y + (room.h - height) / 2 : room.y;
        widget_place(child, rect_make(x, y, widths[i], height));
        x += widths[i++] + p->gap;
    }
    mem_free(widths);
}

/* Chips: natural widths, on as many lines as it takes. place false: only the size is wanted. */
static struct size flow(struct panel *p, struct rect room, bool place)
{
    struct size total = {0, 0};
    int x = 0, y = 0, line = 0;

    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        struct size size = widget_measure(child, room.w);
        size.w = min_int(size.w, room.w);
        if (x > 0 && x + size.w > room.w) {
            x = 0;
            y += line + p->row_gap;
            line = 0;
        }
        if (place)
            widget_place(child, rect_make(room.x + x, room.y + y, size.w, size.h));
        line = max_int(line, size.h);
        total.w = max_int(total.w, x + size.w);
        total.h = y + line;
        x += size.w + p->gap;
    }
    return total;
}

/* Left edge of a column; the one past the last is a gap beyond the room. Odd pixels go to some columns, so
 * that the grid ends where the cards above and below it end. */
static int grid_column_x(const struct panel *p, int width, int column)
{
    return max_int(0, width + p->gap) * column / p->columns;
}

/* The narrowest column. */
static int grid_column_width(const struct panel *p, int width)
{
    return max_int(0, max_int(0, width + p->gap) / p->columns - p->gap);
}

static int grid_row_height(struct panel *p, struct widget *first, int column_width)
{
    int height = 0, k = 0;

    for (struct list *link = &first->siblings; link != &p->widget.children && k < p->columns;
         link = link->next) {
        if (child_of(link)->hidden)
            continue;
        height = max_int(height, widget_measure(child_of(link), column_width).h);
        k++;
    }
    return height;
}

static int grid_rows(const struct panel *p)
{
    return (count_shown(p) + p->columns - 1) / p->columns;
}

static struct size measure_grid(struct panel *p, int width)
{
    int column = grid_column_width(p, width), i = 0, height = 0;

    list_for_each(link, &p->widget.children) {
        if (child_of(link)->hidden)
            continue;
        if (i % p->columns == 0)
            height += grid_row_height(p, child_of(link), column) + (i > 0 ? p->row_gap : 0);
        i++;
    }
    return (struct size){width, height};
}

static void place_grid(struct panel *p, struct rect room)
{
    int column = grid_column_width(p, room.w), i = 0, y = room.y, height = 0, rows = grid_rows(p);
    int spare = p->fill_rows ? max_int(0, room.h - measure_grid(p, room.w).h) : 0;

    list_for_each(link, &p->widget.children) {
        struct widget *child = child_of(link);
        if (child->hidden)
            continue;
        if (i % p->columns == 0) {
            int row = i / p->columns;
            y += i > 0 ? height + p->row_gap : 0;
            height = grid_row_height(p, child, column) + spare * (row + 1) / rows - spare * row / rows;
        }
        int x = grid_column_x(p, room.w, i % p->columns);
        int next = grid_column_x(p, room.w, i % p->columns + 1);
        widget_place(child, rect_make(room.x + x, y, max_int(0, next - x - p->gap), height));
        i++;
    }
}

struct size panel_measure_children(struct panel *p, int width_px)
{
    int width = max_int(0, width_px - 2 * p->pad_x - p->stripe_px);
    struct size inner = {0, 0};

    switch (p->flow) {
    case PANEL_COLUMN:
        inner = measure_column(p, width);
        break;
    case PANEL_ROW:
        inner = measure_row(p, width);
        break;
    case PANEL_FLOW:
        inner = flow(p, rect_make(0, 0, width, 0), false);
        break;
    case PANEL_GRID:
        inner = measure_grid(p, width);
        break;
    }
    return (struct size){inner.w + 2 * p->pad_x + p->stripe_px, inner.h + 2 * p->pad_y};
}

void panel_place_children(struct panel *p)
{
    struct rect room = rect_inset(rect_make(0, 0, p->widget.box.w, p->widget.box.h), p->pad_x, p->pad_y);

    room.x += p->stripe_px;
    room.w = max_int(0, room.w - p->stripe_px);
    room.h = max_int(0, room.h);
    switch (p->flow) {
    case PANEL_COLUMN:
        place_column(p, room);
        break;
    case PANEL_ROW:
        place_row(p, room);
        break;
    case PANEL_FLOW:
        flow(p, room, true);
        break;
    case PANEL_GRID:
        place_grid(p, room);
        break;
    }
}
