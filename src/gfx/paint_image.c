/* SPDX-License-Identifier: MIT */
#include "gfx/paint.h"

#include "base/macros.h"
#include "blend.h"
#include "corner.h"
#include "gfx/surface.h"
#include "image_data.h"

#include <string.h>

/* Premultiplied pixels over a row; cover == NULL means full coverage. */
static void over(uint32_t *row, const uint32_t *from, const uint8_t *cover, int n)
{
    for (int i = 0; i < n; i++) {
        uint32_t c = cover != NULL ? cover[i] : 255, s = from[i], d = row[i];
        uint32_t keep = 255 - blend_div255((s >> 24) * c);
        if (keep == 255)
            continue;
        uint32_t r = blend_div255(((s >> 16) & 0xFFu) * c) + blend_div255(((d >> 16) & 0xFFu) * keep);
        uint32_t g = blend_div255(((s >> 8) & 0xFFu) * c) + blend_div255(((d >> 8) & 0xFFu) * keep);
        uint32_t b = blend_div255((s & 0xFFu) * c) + blend_div255((d & 0xFFu) * keep);
        row[i] = COLOR_OPAQUE((uint32_t)min_int((int)r, 255) << 16 | (uint32_t)min_int((int)g, 255) << 8 |
                              (uint32_t)min_int((int)b, 255));
    }
}

/* Pixels from .. to-1 of one row of the picture. */
static void segment(const struct painter *p, const struct image *image, struct rect box, int y, int from,
                    int to, const uint8_t *cover)
{
    int x0 = max_int(box.x + from, p->clip.x), x1 = min_int(box.x + to, p->clip.x + p->clip.w);
    if (x0 >= x1)
        return;
    struct pixels px = surface_pixels(p->surface);
    uint32_t *row = pixels_row(&px, y) + x0;
    const uint32_t *source = image->data + (size_t)(y - box.y) * (size_t)image->width + (x0 - box.x);
    if (cover == NULL && image->opaque)
        memcpy(row, source, (size_t)(x1 - x0) * 4);
    else
        over(row, source, cover != NULL ? cover + (x0 - box.x - from) : NULL, x1 - x0);
}

/* The picture in the size of box; kept for the next time. NULL when there is no memory: nothing is
 * painted then. */
static const struct image *in_size(const struct image *image, int width, int height)
{
    if (image->width == width && image->height == height)
        return image;
    struct image *owner = (struct image *)image; /* the kept size is not part of what the picture shows */
    if (owner->scaled == NULL || owner->scaled->width != width || owner->scaled->height != height) {
        image_destroy(owner->scaled);
        owner->scaled = image_scale(image, width, height, NULL);
    }
    return owner->scaled;
}

void paint_image(const struct painter *p, const struct image *image, struct rect box, int radius_px)
{
    if (rect_empty(box) || painter_hides(p, box))
        return;
    const struct image *sized = in_size(image, box.w, box.h);
    if (sized == NULL)
        return;

    int halves = clamp_int(2 * radius_px, 0, min_int(box.w, box.h));
    const struct corner *corner = halves > 0 ? corner_get(halves) : NULL;
    struct rect at = rect_move(box, p->origin.x, p->origin.y);
    int y0 = max_int(at.y, p->clip.y), y1 = min_int(at.y + at.h, p->clip.y + p->clip.h);
    for (int y = y0; y < y1; y++) {
        int edge = min_int(y - at.y, at.y + at.h - 1 - y);
        if (corner == NULL || edge >= corner->side) {
            segment(p, sized, at, y, 0, at.w, NULL);
            continue;
        }
        int n = corner->side, shared = max_int(2 * n - at.w, 0);
        segment(p, sized, at, y, 0, n, corner->left + edge * n);
        segment(p, sized, at, y, n, at.w - n, NULL);
        segment(p, sized, at, y, at.w - n + shared, at.w, corner->right + edge * n + shared);
    }
}
