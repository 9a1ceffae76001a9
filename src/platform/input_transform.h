/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_INPUT_TRANSFORM_H
#define KETING_PLATFORM_INPUT_TRANSFORM_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * From the panel as it is scanned out to the upright picture that people see, and back. The panel is 0..1
 * both ways, 0,0 where its first pixel is. Order: calibration, then rotation, then size.
 */
struct input_transform {
    int rotation; /* 0 90 180 270: how far the picture is turned clockwise on the panel */
    double matrix[6]; /* a b c d e f of x' = a x + b y + c, y' = d x + e y + f */
    double inverse[6]; /* likewise */
    int width_px, height_px; /* of the upright picture; 0 while it is not known */
};

/* False when rotation or calibration is nonsense: that part is left out then. */
KETING_MUST_USE bool input_transform_init(struct input_transform *transform, int rotation,
                                          const float calibration[6]);

/* Panel to upright px, moved to the nearest place inside: 0 <= x < width_px. Needs a known size. */
void input_transform_upright(const struct input_transform *transform, double u, double v, float *x_px,
                             float *y_px);

/* The exact inverse, without any clamping. Needs a known size. */
void input_transform_panel(const struct input_transform *transform, double x_px, double y_px, double *u,
                           double *v);

/* Where along 0 <= v < size the value lies, or the nearest place. */
float input_transform_clamp(double value, int size);

#endif
