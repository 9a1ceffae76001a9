/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_IMAGE_DATA_H
#define KETING_GFX_IMAGE_DATA_H

#include "gfx/image.h"

/* What the decoders make and paint_image reads. */
struct image {
    int width, height; /* px */
    uint32_t *data; /* premultiplied ARGB, width * height, owned, of block.h */
    bool opaque; /* every alpha is 255 */
    struct image *scaled; /* the size in which it was last painted, owned; pages paint a picture many times */
};

/* All clear; NULL with an error when there is no memory. */
struct image *image_alloc(int width, int height, struct error *error);
/* Says what is wrong with this size, if anything is. */
bool image_size_allowed(unsigned long width, unsigned long height, struct error *error);
/* The size that keeps the shape of width x height in fit, never larger than it was. */
struct size image_fit(int width, int height, struct size fit);
/* Made smaller or larger with a filter that averages; NULL with an error when there is no memory. */
struct image *image_scale(const struct image *image, int width, int height, struct error *error);

/* The decoders. bytes is a whole file. The result may be larger than fit. */
struct image *image_png_decode(const void *bytes, size_t count, struct error *error);
struct image *image_jpeg_decode(const void *bytes, size_t count, struct size fit, struct error *error);

#endif
