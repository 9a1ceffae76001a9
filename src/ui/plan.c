/* SPDX-License-Identifier: MIT */
#include "ui/plan.h"

#include "base/mem.h"
#include "gfx/image.h"
#include "gfx/paint.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/view.h"

struct plan {
    struct widget widget;
    struct image *image; /* owned */
    int max_height_px;
    struct rect *where; /* one for each child, 1/10000 */
    int count;
};

static struct plan *plan_of(struct widget *w)
{
    return CONTAINER_OF(w, struct plan, widget);
}

static struct size fitted(const struct plan *plan, int width_px)
{
    struct size own = image_size(plan->image);
    double scale = (double)width_px / own.w;

    if (own.h * scale > plan->max_height_px)
        scale = (double)plan->max_height_px / own.h;
    return (struct size){max_int(1, (int)(own.w * scale)), max_int(1, (int)(own.h * scale))};
}

static struct size plan_measure(struct widget *w, int width_px)
{
    return (struct size){width_px, fitted(plan_of(w), width_px).h};
}

static struct rect picture_box(struct plan *plan)
{
    struct size size = fitted(plan, plan->widget.box.w);

    return rect_make((plan->widget.box.w - size.w) / 2, 0, size.w, size.h);
}

static struct widget *first_child(struct widget *w)
{
    return CONTAINER_OF(w->children.next, struct widget, siblings);
}

/* In sixths of a note's size; a room too small for the least of them shows no name. */
enum { NAME_LARGEST = 6, NAME_LEAST = 4 };

/* The largest size in which the name stands whole within the room. Its place is known, so the new layout that
 * a new size asks for is taken back. */
static void fit_name(struct widget *room, struct size size)
{
    struct view *view = room->view;
    struct widget *name = first_child(room);
    int note = view->theme.type_px[TYPE_NOTE];
    bool layout_stale = view->layout_stale;

    bool fits = false;

    name->hidden = false; /* else it has no size */
    for (int sixths = NAME_LARGEST; sixths >= NAME_LEAST && !fits; sixths--) {
        int em = note * sixths / 6;
        label_set_style(name, TEXT_CENTER, 0, 0);
        label_set_size(name, em, em * 5 / 4);
        /* A name is not broken into single characters. */
        struct size wanted = widget_measure(name, max_int(size.w, 1));
        fits = wanted.w <= size.w && wanted.h <= size.h && size.w >= 2 * em + em / 2;
    }
    name->hidden = !fits;
    view->layout_stale = layout_stale;
}

static void plan_layout(struct widget *w)
{
    struct plan *plan = plan_of(w);
    struct rect box = picture_box(plan);
    int i = 0;

    list_for_each(link, &w->children) {
        struct rect r = plan->where[i++];
        int left = (int)((long)box.w * r.x / 10000), right = (int)((long)box.w * (r.x + r.w) / 10000);
        int top = (int)((long)box.h * r.y / 10000), bottom = (int)((long)box.h * (r.y + r.h) / 10000);
        struct widget *room = CONTAINER_OF(link, struct widget, siblings);
        int pad = CONTAINER_OF(room, struct panel, widget)->pad_x;
        fit_name(room, (struct size){right - left - 2 * pad, bottom - top - pad});
        widget_place(room, rect_make(box.x + left, top, right - left, bottom - top));
    }
}

static void plan_paint(struct widget *w, const struct painter *p)
{
    struct plan *plan = plan_of(w);

    paint_image(p, plan->image, picture_box(plan), w->view->theme.radius);
}

static void plan_finish(struct widget *w)
{
    image_destroy(plan_of(w)->image);
    mem_free(plan_of(w)->where);
}

static const struct widget_class plan_class = {.name = "plan",
                                               .measure = plan_measure,
                                               .layout = plan_layout,
                                               .paint = plan_paint,
                                               .finish = plan_finish};

struct plan *plan_create(struct view *view, struct widget *parent, struct image *image, int max_height_px)
{
    struct plan *plan = widget_create(&plan_class, sizeof *plan, view, parent);

    plan->image = image;
    plan->max_height_px = max_height_px;
    return plan;
}

void plan_add_room(struct plan *plan, struct rect where, const char *name, enum theme_hue hue,
                   widget_fn on_tap, void *ctx, int tag)
{
    struct view *view = plan->widget.view;
    const struct theme *theme = &view->theme;
    struct panel *room = panel_create(view, &plan->widget, PANEL_COLUMN);

    plan->where = mem_realloc(plan->where, (size_t)(plan->count + 1) * sizeof *plan->where);
    plan->where[plan->count++] = where;
    room->across = PANEL_STRETCH;
    room->along = PANEL_CENTER;
    room->radius = theme->radius;
    room->border = theme->hue[hue];
    room->border_px = theme->border;
    room->fill = theme_tint(theme, hue);
    room->pressed_fill = color_mix(theme->card, theme->hue[hue], 80);
    room->widget.clips = true;
    room->pad_x = theme_px(theme, 1.5);
    label_create(view, &room->widget, name, TYPE_NOTE, FONT_BOLD, theme->text);
    room->widget.on_tap = on_tap;
    room->widget.ctx = ctx;
    room->widget.tag = tag;
}
