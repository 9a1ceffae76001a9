/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_IMAGE_H
#define KETING_GFX_IMAGE_H

#include "base/error.h"
#include "base/macros.h"
#include "base/rect.h"

#include <stdbool.h>

/* A decoded picture, ready to blit: premultiplied ARGB8888. */
struct image;

enum { IMAGE_MAX_SIDE_PX = 16384, IMAGE_MAX_PIXELS = 40 * 1000 * 1000 };

/* PNG or JPEG (told apart by their signature), no larger than the limits above. NULL with a Chinese
 * error else. fit: scaled down (never up) to fit this box while keeping its shape; {0,0} = as it is. */
KETING_MUST_USE struct image *image_decode(const void *bytes, size_t count, struct size fit,
                                           struct error *error);
/* The same in exactly this size, smaller or larger: for a picture that is painted in one place. */
KETING_MUST_USE struct image *image_decode_to(const void *bytes, size_t count, struct size size,
                                              struct error *error);
KETING_MUST_USE struct image *image_load(const char *path, struct size fit, struct error *error);
void image_destroy(struct image *image);

struct size image_size(const struct image *image);

#endif
