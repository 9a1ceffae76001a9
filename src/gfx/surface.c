/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "surface"
#include "gfx/surface.h"

#include "base/log.h"
#include "base/mem.h"
#include "block.h"

#include <errno.h>
#include <spng.h>
#include <stdio.h>
#include <string.h>

enum { SURFACE_MAX_SIDE_PX = 16384, ROW_ALIGN = 64 };

struct surface {
    struct pixels pixels;
};

struct surface *surface_create(int width_px, int height_px)
{
    if (width_px < 1 || height_px < 1 || width_px > SURFACE_MAX_SIDE_PX || height_px > SURFACE_MAX_SIDE_PX)
        return NULL;

    int stride = (width_px * 4 + ROW_ALIGN - 1) / ROW_ALIGN * ROW_ALIGN;
    void *block = block_try_alloc((size_t)height_px * (size_t)stride);
    if (block == NULL)
        return NULL;

    struct surface *s = mem_zalloc(sizeof(*s));
    s->pixels = (struct pixels){block, width_px, height_px, stride};
    return s;
}

void surface_destroy(struct surface *surface)
{
    if (surface == NULL)
        return;
    block_free(surface->pixels.data, (size_t)surface->pixels.height * (size_t)surface->pixels.stride);
    mem_free(surface);
}

struct pixels surface_pixels(const struct surface *surface)
{
    return surface->pixels;
}

void surface_move(struct surface *surface, struct rect area, int dx, int dy)
{
    struct pixels *p = &surface->pixels;
    area = rect_intersect(area, rect_make(0, 0, p->width, p->height));
    struct rect to = rect_intersect(area, rect_move(area, dx, dy));
    if (rect_empty(to) || (dx == 0 && dy == 0))
        return;

    /* Downwards the last row goes first, so that no row is written before it was read. */
    int first = dy > 0 ? to.h - 1 : 0, step = dy > 0 ? -1 : 1;
    for (int n = 0, y = first; n < to.h; n++, y += step)
        memmove(pixels_row(p, to.y + y) + to.x, pixels_row(p, to.y + y - dy) + to.x - dx, (size_t)to.w * 4);
}

static int write_rows(spng_ctx *ctx, const struct pixels *p, uint8_t *row)
{
    int status = 0;
    for (int y = 0; y < p->height && status == 0; y++) {
        const uint32_t *from = pixels_row(p, y);
        for (int x = 0; x < p->width; x++) {
            row[3 * x] = (uint8_t)(from[x] >> 16);
            row[3 * x + 1] = (uint8_t)(from[x] >> 8);
            row[3 * x + 2] = (uint8_t)from[x];
        }
        status = spng_encode_row(ctx, row, (size_t)p->width * 3);
    }
    return status == SPNG_EOI ? 0 : status;
}

static int encode(spng_ctx *ctx, const struct pixels *p, uint8_t *row)
{
    struct spng_ihdr head = {.width = (uint32_t)p->width,
                             .height = (uint32_t)p->height,
                             .bit_depth = 8,
                             .color_type = SPNG_COLOR_TYPE_TRUECOLOR};
    int status = spng_set_ihdr(ctx, &head);

    /* Pictures are looked at and thrown away: speed counts, size does not. */
    if (status == 0)
        status = spng_set_option(ctx, SPNG_IMG_COMPRESSION_LEVEL, 1);
    if (status == 0)
        status = spng_set_option(ctx, SPNG_FILTER_CHOICE, SPNG_FILTER_CHOICE_NONE);
    if (status == 0)
        status =
            spng_encode_image(ctx, NULL, 0, SPNG_FMT_PNG, SPNG_ENCODE_PROGRESSIVE | SPNG_ENCODE_FINALIZE);
    return status ? status : write_rows(ctx, p, row);
}

bool pixels_save_png(const struct pixels *pixels, const char *path)
{
    bool ok = false;
    uint8_t *row = mem_alloc((size_t)pixels->width * 3);
    spng_ctx *ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    FILE *file = fopen(path, "wbe");
    int status;

    if (file == NULL || ctx == NULL) {
        log_error("cannot write %s: %s", path, file == NULL ? strerror(errno) : "no memory");
        goto out;
    }
    status = spng_set_png_file(ctx, file);
    if (status == 0)
        status = encode(ctx, pixels, row);
    if (status != 0)
        log_error("cannot write %s: %s", path, spng_strerror(status));
    ok = status == 0;
out:
    if (file != NULL && fclose(file) != 0 && ok) {
        log_error("cannot write %s: %s", path, strerror(errno));
        ok = false;
    }
    spng_ctx_free(ctx);
    mem_free(row);
    return ok;
}
