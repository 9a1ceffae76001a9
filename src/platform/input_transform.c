/* SPDX-License-Identifier: MIT */
#include "input_transform.h"

#include <math.h>
#include <string.h>

static const double identity[6] = {1, 0, 0, 0, 1, 0};

static void apply(const double m[6], double *x, double *y)
{
    double x0 = *x, y0 = *y;

    *x = m[0] * x0 + m[1] * y0 + m[2];
    *y = m[3] * x0 + m[4] * y0 + m[5];
}

static bool invert(const double m[6], double out[6])
{
    double det = m[0] * m[4] - m[1] * m[3];

    /* Less than a thousandth of the panel's area left: no finger could tell two buttons apart. */
    if (!isfinite(det) || !isfinite(m[2]) || !isfinite(m[5]) || fabs(det) < 1e-3)
        return false;
    out[0] = m[4] / det;
    out[1] = -m[1] / det;
    out[2] = (m[1] * m[5] - m[4] * m[2]) / det;
    out[3] = -m[3] / det;
    out[4] = m[0] / det;
    out[5] = (m[3] * m[2] - m[0] * m[5]) / det;
    return true;
}

bool input_transform_init(struct input_transform *transform, int rotation, const float calibration[6])
{
    bool rotation_ok = rotation == 0 || rotation == 90 || rotation == 180 || rotation == 270;

    *transform = (struct input_transform){.rotation = rotation_ok ? rotation : 0};
    for (int i = 0; i < 6; i++)
        transform->matrix[i] = (double)calibration[i];
    if (invert(transform->matrix, transform->inverse))
        return rotation_ok;
    memcpy(transform->matrix, identity, sizeof identity);
    memcpy(transform->inverse, identity, sizeof identity);
    return false;
}

/* The picture's top left corner lies at the panel's top right for 90, bottom right for 180, bottom left for
 * 270. */
static void turn_upright(int rotation, double u, double v, double *x, double *y)
{
    switch (rotation) {
    case 90:
        *x = v;
        *y = 1 - u;
        break;
    case 180:
        *x = 1 - u;
        *y = 1 - v;
        break;
    case 270:
        *x = 1 - v;
        *y = u;
        break;
    default:
        *x = u;
        *y = v;
        break;
    }
}

static void turn_to_panel(int rotation, double x, double y, double *u, double *v)
{
    switch (rotation) {
    case 90:
        *u = 1 - y;
        *v = x;
        break;
    case 180:
        *u = 1 - x;
        *v = 1 - y;
        break;
    case 270:
        *u = y;
        *v = 1 - x;
        break;
    default:
        *u = x;
        *v = y;
        break;
    }
}

float input_transform_clamp(double value, int size)
{
    /* A finger at the very edge of the glass, turned, comes out at 1.0: one past the last pixel. */
    float end = nextafterf((float)size, 0);

    if (!(value > 0))
        return 0;
    return (float)value < end ? (float)value : end;
}

void input_transform_upright(const struct input_transform *transform, double u, double v, float *x_px,
                             float *y_px)
{
    double x, y;

    apply(transform->matrix, &u, &v);
    turn_upright(transform->rotation, u, v, &x, &y);
    *x_px = input_transform_clamp(x * transform->width_px, transform->width_px);
    *y_px = input_transform_clamp(y * transform->height_px, transform->height_px);
}

void input_transform_panel(const struct input_transform *transform, double x_px, double y_px, double *u,
                           double *v)
{
    turn_to_panel(transform->rotation, x_px / transform->width_px, y_px / transform->height_px, u, v);
    apply(transform->inverse, u, v);
}
