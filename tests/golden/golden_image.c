/* SPDX-License-Identifier: MIT */
#include "golden_image.h"

#include "gfx/image.h"
#include "gfx/paint.h"

#include <stdio.h>

struct surface *golden_load(const char *path)
{
    struct error error = {0};
    struct image *image = image_load(path, (struct size){0, 0}, &error);
    if (image == NULL) {
        fprintf(stderr, "%s: %s\n", path, error.text);
        return NULL;
    }
    struct size size = image_size(image);
    struct surface *surface = surface_create(size.w, size.h);
    if (surface == NULL) {
        fprintf(stderr, "%s: no memory for %d x %d\n", path, size.w, size.h);
    } else {
        struct rect all = rect_make(0, 0, size.w, size.h);
        struct painter p = painter_make(surface, all);
        paint_fill(&p, all, 0xFFFFFFFFu);
        paint_image(&p, image, all, 0);
    }
    image_destroy(image);
    return surface;
}
