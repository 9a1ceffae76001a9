/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_COLOR_H
#define KETING_GFX_COLOR_H

#include <stdint.h>

/* 0xAARRGGBB, straight (not premultiplied) alpha. */
typedef uint32_t color_t;

#define COLOR_OPAQUE(rgb) (0xFF000000u | (rgb))
#define COLOR_ALPHA(rgb, alpha) (((uint32_t)(alpha) << 24) | ((rgb)&0xFFFFFFu))

/* a towards b; amount 0..255. Both are taken as opaque. */
color_t color_mix(color_t a, color_t b, int amount);
/* WCAG 2.1 contrast ratio of two opaque colours, 1..21. */
double color_contrast(color_t a, color_t b);

#endif
