/* SPDX-License-Identifier: MIT */
#include "ui/picture.h"

#include "base/mem.h"
#include "gfx/icon.h"
#include "gfx/image.h"
#include "gfx/paint.h"

struct picture {
    struct widget widget;
    const struct icon *icon; /* static */
    struct image *image;     /* owned; NULL = not made yet, or it cannot be */
    struct size own;         /* px, of the image */
    picture_fn make;         /* NULL = it was asked already */
    void *make_ctx;
    char *name;              /* owned; NULL = "" */
    color_t color;
    int size_px;       /* of an icon */
    int max_height_px; /* of an image */
    int radius_px;
};

static struct picture *picture_of(struct widget *w)
{
    return CONTAINER_OF(w, struct picture, widget);
}

static struct size icon_measure(struct widget *w, int width_px)
{
    (void)width_px;
    return (struct size){picture_of(w)->size_px, picture_of(w)->size_px};
}

static void icon_paint(struct widget *w, const struct painter *p)
{
    struct picture *pic = picture_of(w);

    if (pic->icon != NULL)
        paint_icon(p, pic->icon, (w->box.w - pic->size_px) / 2, (w->box.h - pic->size_px) / 2, pic->size_px,
                   pic->color);
}

static const struct widget_class icon_class = {.name = "icon", .measure = icon_measure, .paint = icon_paint};

struct widget *picture_icon(struct view *view, struct widget *parent, const char *name, int size_px,
                            color_t color)
{
    struct picture *pic = widget_create(&icon_class, sizeof *pic, view, parent);

    pic->icon = icon_find(name);
    pic->size_px = size_px;
    pic->color = color;
    return &pic->widget;
}

void picture_set_color(struct widget *icon, color_t color)
{
    picture_of(icon)->color = color;
    widget_mark(icon);
}

/* The largest box of the image's shape within the room; at most twice as wide as the image's own pixels. */
static struct size fitted(const struct picture *pic, int width_px)
{
    struct size own = pic->own;
    double scale = (double)width_px / own.w;

    if (own.h * scale > pic->max_height_px)
        scale = (double)pic->max_height_px / own.h;
    if (scale > 2)
        scale = 2;
    return (struct size){max_int(1, (int)(own.w * scale)), max_int(1, (int)(own.h * scale))};
}

static struct size image_measure(struct widget *w, int width_px)
{
    return fitted(picture_of(w), width_px);
}

static void image_paint(struct widget *w, const struct painter *p)
{
    struct picture *pic = picture_of(w);
    struct size size = fitted(pic, w->box.w);

    if (pic->make != NULL && !painter_hides(p, rect_make(0, 0, w->box.w, w->box.h))) {
        pic->image = pic->make(pic->make_ctx, picture_name(w), size);
        pic->make = NULL;
    }
    if (pic->image == NULL)
        return;
    paint_image(p, pic->image, rect_make((w->box.w - size.w) / 2, (w->box.h - size.h) / 2, size.w, size.h),
                pic->radius_px);
}

static void image_finish(struct widget *w)
{
    image_destroy(picture_of(w)->image);
    mem_free(picture_of(w)->name);
}

static const struct widget_class image_class = {
    .name = "image", .measure = image_measure, .paint = image_paint, .finish = image_finish};

static struct picture *create(struct view *view, struct widget *parent, struct size own, int max_height_px,
                              int radius_px)
{
    struct picture *pic = widget_create(&image_class, sizeof *pic, view, parent);

    pic->own = own;
    pic->max_height_px = max_height_px;
    pic->radius_px = radius_px;
    return pic;
}

struct widget *picture_image(struct view *view, struct widget *parent, struct image *image, int max_height_px,
                             int radius_px)
{
    struct picture *pic = create(view, parent, image_size(image), max_height_px, radius_px);

    pic->image = image;
    return &pic->widget;
}

struct widget *picture_later(struct view *view, struct widget *parent, const char *name, struct size own,
                             int max_height_px, int radius_px, picture_fn make, void *ctx)
{
    struct picture *pic = create(view, parent, own, max_height_px, radius_px);

    pic->make = make;
    pic->make_ctx = ctx;
    picture_set_name(&pic->widget, name);
    return &pic->widget;
}

void picture_set_name(struct widget *image, const char *name)
{
    mem_free(picture_of(image)->name);
    picture_of(image)->name = mem_strdup(name);
}

const char *picture_name(const struct widget *image)
{
    const struct picture *pic = CONTAINER_OF(image, const struct picture, widget);

    return pic->name != NULL ? pic->name : "";
}
