/* SPDX-License-Identifier: MIT */
#include "image_data.h"

#include "base/mem.h"

#include <string.h>

/* pixman's matrix maps the small picture onto the large one. */
static bool set_scale(pixman_image_t *from, double x, double y)
{
    pixman_transform_t t;
    pixman_transform_init_scale(&t, pixman_double_to_fixed(x), pixman_double_to_fixed(y));
    return pixman_image_set_transform(from, &t);
}

static bool set_filter(pixman_image_t *from, double x, double y)
{
    int count;
    pixman_fixed_t *filter = pixman_filter_create_separable_convolution(
        &count, pixman_double_to_fixed(x), pixman_double_to_fixed(y), PIXMAN_KERNEL_LINEAR,
        PIXMAN_KERNEL_LINEAR, PIXMAN_KERNEL_BOX, PIXMAN_KERNEL_BOX, 4, 4);
    bool ok =
        filter != NULL && pixman_image_set_filter(from, PIXMAN_FILTER_SEPARABLE_CONVOLUTION, filter, count);
    mem_free(filter); /* pixman allocates with malloc and leaves it to us */
    return ok;
}

struct image *image_scale(const struct image *image, int width, int height, struct error *error)
{
    struct image *out = image_alloc(width, height, error);
    if (out == NULL)
        return NULL;

    pixman_format_code_t format = PIXMAN_a8r8g8b8;
    pixman_image_t *from =
        pixman_image_create_bits_no_clear(format, image->width, image->height, image->data, image->width * 4);
    pixman_image_t *to = pixman_image_create_bits_no_clear(format, width, height, out->data, width * 4);
    double x = (double)image->width / width, y = (double)image->height / height;

    out->opaque = image->opaque;
    if (from == NULL || to == NULL || !set_scale(from, x, y) || !set_filter(from, x, y)) {
        error_set(error, ERROR_SYSTEM, "图片缩放时内存不够");
        image_destroy(out);
        out = NULL;
    } else {
        /* Past the edges the edge goes on, else the border would turn pale. */
        pixman_image_set_repeat(from, PIXMAN_REPEAT_PAD);
        pixman_image_composite32(PIXMAN_OP_SRC, from, NULL, to, 0, 0, 0, 0, 0, 0, width, height);
    }
    if (from != NULL)
        pixman_image_unref(from);
    if (to != NULL)
        pixman_image_unref(to);
    return out;
}
