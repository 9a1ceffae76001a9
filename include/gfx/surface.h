/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_SURFACE_H
#define KETING_GFX_SURFACE_H

#include "base/macros.h"
#include "base/pixels.h"
#include "base/rect.h"

#include <stdbool.h>

/* A picture in ordinary cached memory that is painted on: XRGB8888. */
struct surface;

/* Black at first. NULL when the size is not 1..16384 on both sides or memory is short. */
KETING_MUST_USE struct surface *surface_create(int width_px, int height_px);
void surface_destroy(struct surface *surface);

/* Valid while the surface lives. */
struct pixels surface_pixels(const struct surface *surface);

/* Moves what area shows by (dx, dy) within area; pixels moved out are lost, uncovered ones keep their
 * old value. */
void surface_move(struct surface *surface, struct rect area, int dx, int dy);

/* RGB PNG; the folder must exist. False is logged. */
KETING_MUST_USE bool pixels_save_png(const struct pixels *pixels, const char *path);

#endif
