/* SPDX-License-Identifier: MIT */
#include "corner.h"

#include "base/mem.h"

#include <math.h>

enum { CORNERS = 16 };

static struct {
    int radius_halves; /* 0 = free */
    unsigned long used;
    struct corner corner;
    uint8_t *bits;
} kept[CORNERS];

/* Integral of sqrt(r*r - x*x) from 0 to x. */
static double under_arc(double r, double x)
{
    return (x * sqrt(fmax(r * r - x * x, 0)) + r * r * asin(fmin(x / r, 1))) / 2;
}

/* Area inside the circle of radius r around (0,0) of the box x0..x1, y0..y1, all of it >= 0. */
static double area_inside(double r, double x0, double x1, double y0, double y1)
{
    /* Left of `full` the arc is above the box, right of `none` below it. */
    double full = y1 < r ? sqrt(r * r - y1 * y1) : 0, none = y0 < r ? sqrt(r * r - y0 * y0) : 0;
    double a = fmin(fmax(full, x0), x1), b = fmin(fmax(none, x0), x1);
    return (a - x0) * (y1 - y0) + under_arc(r, b) - under_arc(r, a) - y0 * (b - a);
}

/* Coverage of the pixel whose edges nearest to the middle are x and y away from it; -0.5 = astride the
 * middle. */
static uint8_t coverage(double r, double x, double y)
{
    double times = 1, x1 = x + 1, y1 = y + 1;
    if (x < 0) {
        x = 0;
        times *= 2;
    }
    if (y < 0) {
        y = 0;
        times *= 2;
    }
    return (uint8_t)lround(fmin(fmax(times * area_inside(r, x, x1, y, y1), 0), 1) * 255);
}

static void draw(uint8_t *left, uint8_t *right, int side, double r)
{
    for (int j = 0; j < side; j++) {
        for (int i = 0; i < side; i++) {
            uint8_t c = coverage(r, r - i - 1, r - j - 1);
            left[j * side + i] = c;
            right[j * side + side - 1 - i] = c;
        }
    }
}

const struct corner *corner_get(int radius_halves)
{
    static unsigned long now;
    int oldest = 0;

    now++;
    for (int i = 0; i < CORNERS; i++) {
        if (kept[i].radius_halves == radius_halves) {
            kept[i].used = now;
            return &kept[i].corner;
        }
        if (kept[i].used < kept[oldest].used)
            oldest = i;
    }

    int side = (radius_halves + 1) / 2;
    size_t area = (size_t)side * (size_t)side;
    mem_free(kept[oldest].bits);
    kept[oldest].bits = mem_alloc(2 * area);
    kept[oldest].radius_halves = radius_halves;
    kept[oldest].used = now;
    kept[oldest].corner = (struct corner){side, kept[oldest].bits, kept[oldest].bits + area};
    draw(kept[oldest].bits, kept[oldest].bits + area, side, radius_halves / 2.0);
    return &kept[oldest].corner;
}
