/* SPDX-License-Identifier: MIT */
#include "image_data.h"

#include "base/log.h"
#include "blend.h"

#include <spng.h>

enum { CHUNK_MAX_BYTES = 4 * 1024 * 1024 };

/* RGBA bytes in place to premultiplied ARGB words. */
static void premultiply(struct image *image)
{
    size_t area = (size_t)image->width * (size_t)image->height;

    image->opaque = true;
    for (size_t i = 0; i < area; i++) {
        const uint8_t *p = (const uint8_t *)&image->data[i];
        uint32_t a = p[3], r = p[0], g = p[1], b = p[2];
        if (a != 255) {
            image->opaque = false;
            r = blend_div255(r * a);
            g = blend_div255(g * a);
            b = blend_div255(b * a);
        }
        image->data[i] = a << 24 | r << 16 | g << 8 | b;
    }
}

static int prepare(spng_ctx *ctx, const void *bytes, size_t count, struct spng_ihdr *head)
{
    int status = spng_set_image_limits(ctx, IMAGE_MAX_SIDE_PX, IMAGE_MAX_SIDE_PX);
    if (status == 0)
        status = spng_set_chunk_limits(ctx, CHUNK_MAX_BYTES, CHUNK_MAX_BYTES);
    /* A picture with a flipped bit is better than none, but its structure must be right. */
    if (status == 0)
        status = spng_set_crc_action(ctx, SPNG_CRC_USE, SPNG_CRC_USE);
    if (status == 0)
        status = spng_set_png_buffer(ctx, bytes, count);
    if (status == 0)
        status = spng_get_ihdr(ctx, head);
    return status;
}

struct image *image_png_decode(const void *bytes, size_t count, struct error *error)
{
    struct image *image = NULL;
    struct spng_ihdr head;
    spng_ctx *ctx = spng_ctx_new(0);
    size_t wanted;

    if (ctx == NULL) {
        error_set(error, ERROR_SYSTEM, "内存不够");
        return NULL;
    }
    int status = prepare(ctx, bytes, count, &head);
    if (status == SPNG_EUSER_WIDTH || status == SPNG_EUSER_HEIGHT || status == SPNG_EWIDTH ||
        status == SPNG_EHEIGHT) {
        error_set(error, ERROR_LIMIT, "图片太大，请缩小到每边 %d 像素以内再用", IMAGE_MAX_SIDE_PX);
        goto out;
    }
    if (status != 0)
        goto broken;
    if (!image_size_allowed(head.width, head.height, error))
        goto out;
    status = spng_decoded_image_size(ctx, SPNG_FMT_RGBA8, &wanted);
    if (status != 0)
        goto broken;
    image = image_alloc((int)head.width, (int)head.height, error);
    if (image == NULL)
        goto out;
    status = spng_decode_image(ctx, image->data, wanted, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS);
    if (status != 0)
        goto broken;
    premultiply(image);
    goto out;
broken:
    image_destroy(image);
    image = NULL;
    error_set(error, ERROR_INPUT, "PNG 图片已损坏（%s），请重新保存", spng_strerror(status));
out:
    spng_ctx_free(ctx);
    return image;
}
