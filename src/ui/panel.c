/* SPDX-License-Identifier: MIT */
#include "ui/panel.h"

#include "gfx/paint.h"
#include "ui/view.h"

static struct panel *panel_of(struct widget *w)
{
    return CONTAINER_OF(w, struct panel, widget);
}

static struct size panel_measure(struct widget *w, int width_px)
{
    return panel_measure_children(panel_of(w), width_px);
}

static void panel_layout(struct widget *w)
{
    panel_place_children(panel_of(w));
}

static bool visible(color_t color)
{
    return color >> 24 != 0;
}

static color_t current_fill(const struct panel *p)
{
    if (!p->widget.pressed)
        return p->fill;
    if (visible(p->pressed_fill))
        return p->pressed_fill;
    return visible(p->fill) ? color_mix(p->fill, 0xFF000000, 38) : COLOR_ALPHA(0x000000, 38);
}

static void panel_paint(struct widget *w, const struct painter *painter)
{
    struct panel *p = panel_of(w);
    struct rect all = rect_make(0, 0, w->box.w, w->box.h);
    int radius = p->pill ? min_int(w->box.w, w->box.h) / 2 : p->radius;
    color_t fill = current_fill(p);

    if (visible(fill) || (visible(p->border) && p->border_px > 0))
        paint_card(painter, all, radius, visible(p->border) ? p->border_px : 0, p->border, fill);
    if (visible(p->stripe) && p->stripe_px > 0) {
        struct painter left = painter_clip(painter, rect_make(0, 0, p->stripe_px, w->box.h));
        paint_round(&left, all, radius, p->stripe);
    }
    if (p->top_line_px > 0)
        paint_fill(painter, rect_make(0, 0, w->box.w, p->top_line_px), p->border);
}

static const struct widget_class panel_class = {
    .name = "panel", .measure = panel_measure, .layout = panel_layout, .paint = panel_paint};

struct panel *panel_create(struct view *view, struct widget *parent, enum panel_flow flow)
{
    struct panel *p = widget_create(&panel_class, sizeof *p, view, parent);

    p->flow = flow;
    p->columns = 1;
    return p;
}

struct panel *panel_stack(struct view *view, struct widget *parent, enum panel_flow flow, int gap)
{
    struct panel *p = panel_create(view, parent, flow);

    p->gap = p->row_gap = gap;
    return p;
}

struct panel *panel_card(struct view *view, struct widget *parent, enum panel_flow flow)
{
    struct panel *p = panel_create(view, parent, flow);
    const struct theme *theme = &view->theme;

    p->fill = theme->card;
    p->border = theme->line;
    p->border_px = theme->border;
    p->radius = theme->radius;
    p->pad_x = 2 * theme->unit;
    p->pad_y = theme->unit * 3 / 2;
    p->gap = theme->unit;
    return p;
}

void panel_set_tap(struct panel *p, widget_fn on_tap, void *ctx, int tag)
{
    const struct theme *theme = &p->widget.view->theme;

    p->widget.on_tap = on_tap;
    p->widget.ctx = ctx;
    p->widget.tag = tag;
    p->widget.least.w = max_int(p->widget.least.w, theme->target);
    p->widget.least.h = max_int(p->widget.least.h, theme->target);
}

void panel_add_spring(struct view *view, struct widget *parent)
{
    struct panel *p = panel_create(view, parent, PANEL_COLUMN);

    p->widget.grow = 1;
}
