/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_ZOOM_VIEW_H
#define KETING_UI_ZOOM_VIEW_H

#include "ui/widget.h"

struct image;

/* A window onto a picture that is enlarged and moved by buttons; a finger may drag it too. */
struct zoom_view;

enum { ZOOM_STEPS = 4 }; /* 1, 1.5, 2.25, 3.4 times what fits */

/* Takes the image over. */
struct zoom_view *zoom_view_create(struct view *view, struct widget *parent, struct image *image);
void zoom_view_step(struct zoom_view *zoom, int steps);
/* By a third of the window. */
void zoom_view_move(struct zoom_view *zoom, int right, int down);

#endif
