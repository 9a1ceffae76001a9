/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_SURFACE_IMAGE_H
#define KETING_GFX_SURFACE_IMAGE_H

#include <pixman.h>

struct surface;

/* The same memory as pixman sees it. Valid while the surface lives; set no clip on it. */
pixman_image_t *surface_image(struct surface *surface);

#endif
