/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_PIXELS_H
#define KETING_BASE_PIXELS_H

#include <stdint.h>

/*
 * A view of 32-bit pixels, XRGB8888 in native byte order (DRM_FORMAT_XRGB8888): 0xXXRRGGBB. Owns nothing.
 * stride is in bytes, a multiple of 4, at least 4 * width.
 */
struct pixels {
    uint32_t *data;
    int width, height; /* px */
    int stride;        /* bytes */
};

static inline uint32_t *pixels_row(const struct pixels *p, int y)
{
    return (uint32_t *)(void *)((char *)p->data + (long)y * p->stride);
}

#endif
