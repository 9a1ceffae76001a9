/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_PICTURE_H
#define KETING_UI_PICTURE_H

#include "gfx/color.h"
#include "ui/widget.h"

struct image;

/* A line icon of the build; an unknown name leaves an empty square. */
struct widget *picture_icon(struct view *view, struct widget *parent, const char *name, int size_px,
                            color_t color);
void picture_set_color(struct widget *icon, color_t color);

/* A photograph or drawing, fitted into the width it gets and at most height_px; takes the image over. */
struct widget *picture_image(struct view *view, struct widget *parent, struct image *image, int max_height_px,
                             int radius_px);

/* Makes the picture in the size in which it is shown; NULL = it cannot be had, then its place stays empty.
 * The caller of the function owns it. */
typedef struct image *(*picture_fn)(void *ctx, const char *name, struct size size);

/* The same, made when it first comes into sight: a page of many pictures opens at the cost of what one sees
 * of it. own: the picture's own size, px; name is copied, see below. */
struct widget *picture_later(struct view *view, struct widget *parent, const char *name, struct size own,
                             int max_height_px, int radius_px, picture_fn make, void *ctx);

/* What the content calls an image, for whoever is asked to show it elsewhere; copied. "" until it is set. */
void picture_set_name(struct widget *image, const char *name);
const char *picture_name(const struct widget *image);

#endif
