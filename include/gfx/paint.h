/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_PAINT_H
#define KETING_GFX_PAINT_H

#include "base/rect.h"
#include "gfx/color.h"

#include <stdbool.h>

struct icon;
struct image;
struct surface;
struct text_layout;

/*
 * A painter is a small value: where to paint, what part of it may change, and where (0,0) is. Coordinates
 * of every paint_* call are relative to the origin; clip is in pixels of the surface. Narrow it by making
 * another:
 *     struct painter inner = painter_clip(p, card);   // only inside card
 *     struct painter rows = painter_shift(&inner, 0, -scroll);
 */
struct painter {
    struct surface *surface;
    struct rect clip; /* surface px, always inside the surface */
    struct point origin; /* surface px */
};

struct painter painter_make(struct surface *surface, struct rect clip);
struct painter painter_clip(const struct painter *p, struct rect box);
struct painter painter_shift(const struct painter *p, int dx, int dy);
/* Nothing painted into box could be seen. */
bool painter_hides(const struct painter *p, struct rect box);

/* Colours with alpha < 255 blend. Edges of rounded things are anti-aliased. */
void paint_fill(const struct painter *p, struct rect box, color_t color);
void paint_round(const struct painter *p, struct rect box, int radius_px, color_t color);
/* A card: rounded box of fill with an inner border line of thickness_px (0 = none) in border. */
void paint_card(const struct painter *p, struct rect box, int radius_px, int thickness_px, color_t border,
                color_t fill);
/* Filled circle around the middle of box, as wide as the smaller side. */
void paint_disc(const struct painter *p, struct rect box, color_t color);
/* Soft shadow around box, e.g. under a dialog. */
void paint_shadow(const struct painter *p, struct rect box, int radius_px, int blur_px, color_t color);

/* A piece of ink with round ends, coordinates in fractions of a pixel; and the box that it may touch. */
void paint_stroke(const struct painter *p, float x0, float y0, float x1, float y1, float width_px,
                  color_t color);
struct rect paint_stroke_box(float x0, float y0, float x1, float y1, float width_px);

/* (x, y): top left of the layout. */
void paint_text(const struct painter *p, const struct text_layout *layout, int x, int y, color_t color);
/* A square icon of size_px with its top left at (x, y). */
void paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px, color_t color);
/* The whole image scaled into box (bilinear or better), corners rounded by radius_px (0 = square). */
void paint_image(const struct painter *p, const struct image *image, struct rect box, int radius_px);

#endif
