/* SPDX-License-Identifier: MIT */
#include "ui/zoom_view.h"

#include "gfx/image.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <math.h>

struct zoom_view {
    struct widget widget;
    struct image *image; /* owned */
    int level;
    double x, y; /* px of the enlarged picture that stand at the window's middle, from its own middle */
};

static struct zoom_view *zoom_of(struct widget *w)
{
    return CONTAINER_OF(w, struct zoom_view, widget);
}

static struct size shown_size(const struct zoom_view *z)
{
    struct size own = image_size(z->image);
    double fit = fmin((double)z->widget.box.w / own.w, (double)z->widget.box.h / own.h) * pow(1.5, z->level);

    return (struct size){max_int(1, (int)(own.w * fit)), max_int(1, (int)(own.h * fit))};
}

/* No further than the picture's edges. */
static void keep_inside(struct zoom_view *z)
{
    struct size size = shown_size(z);
    double room_x = fmax(0, (size.w - z->widget.box.w) / 2.0),
           room_y = fmax(0, (size.h - z->widget.box.h) / 2.0);

    z->x = fmin(fmax(z->x, -room_x), room_x);
    z->y = fmin(fmax(z->y, -room_y), room_y);
}

static void zoom_paint(struct widget *w, const struct painter *p)
{
    struct zoom_view *z = zoom_of(w);
    struct size size = shown_size(z);

    paint_image(
        p, z->image,
        rect_make((w->box.w - size.w) / 2 - (int)z->x, (w->box.h - size.h) / 2 - (int)z->y, size.w, size.h),
        0);
}

static bool zoom_drag(struct widget *w, const struct drag *drag)
{
    struct zoom_view *z = zoom_of(w);

    if (drag->phase != DRAG_MOVE)
        return true;
    z->x -= (double)drag->dx;
    z->y -= (double)drag->dy;
    keep_inside(z);
    widget_mark(w);
    return true;
}

static void zoom_finish(struct widget *w)
{
    image_destroy(zoom_of(w)->image);
}

static const struct widget_class zoom_class = {
    .name = "zoom", .paint = zoom_paint, .drag = zoom_drag, .finish = zoom_finish};

struct zoom_view *zoom_view_create(struct view *view, struct widget *parent, struct image *image)
{
    struct zoom_view *z = widget_create(&zoom_class, sizeof *z, view, parent);

    z->image = image;
    z->widget.grow = 1;
    z->widget.clips = true;
    return z;
}

void zoom_view_step(struct zoom_view *z, int steps)
{
    int level = clamp_int(z->level + steps, 0, ZOOM_STEPS - 1);
    double factor = pow(1.5, level - z->level);

    z->level = level;
    z->x *= factor;
    z->y *= factor;
    keep_inside(z);
    widget_mark(&z->widget);
}

void zoom_view_move(struct zoom_view *z, int right, int down)
{
    z->x += right * z->widget.box.w / 3.0;
    z->y += down * z->widget.box.h / 3.0;
    keep_inside(z);
    widget_mark(&z->widget);
}
