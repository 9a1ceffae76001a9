/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_PLAN_H
#define KETING_UI_PLAN_H

#include "ui/theme.h"
#include "ui/widget.h"

struct image;

/* A floor plan: a picture as wide as its room, with named boxes on it that can be tapped. */
struct plan;

/* Takes the image over. */
struct plan *plan_create(struct view *view, struct widget *parent, struct image *image, int max_height_px);
/* Where: in 1/10000 of the picture's sides. The name is copied. */
void plan_add_room(struct plan *plan, struct rect where, const char *name, enum theme_hue hue,
                   widget_fn on_tap, void *ctx, int tag);

#endif
