/* SPDX-License-Identifier: MIT */
/*
 * png_shrink PICTURE…: makes pictures small enough to be kept in git, in place: 0 = done, 2 = cannot. At
 * most 256 colours and the strongest compression. A picture with more colours is rounded first, as little as
 * will do, and each channel by at most SHRINK_STEP_MAX / 2; one that then has too many keeps them all.
 */
#include "golden_image.h"

#include "base/mem.h"

#include <stdio.h>
#include <spng.h>

enum { COLORS = 256, SHRINK_STEP_MAX = 16 };

struct palette {
    uint32_t color[COLORS]; /* ascending */
    int count;
};

static uint32_t rounded(uint32_t c, unsigned step)
{
    uint32_t out = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t channel = ((c >> shift & 0xFFu) + step / 2) / step * step;
        out |= (channel > 0xFFu ? 0xFFu : channel) << shift;
    }
    return out;
}

/* Where color is, or where it belongs. */
static int place_of(const struct palette *palette, uint32_t color)
{
    int low = 0, high = palette->count;

    while (low < high) {
        int middle = (low + high) / 2;
        if (palette->color[middle] < color)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool add_color(struct palette *palette, uint32_t color)
{
    int at = place_of(palette, color);

    if (at < palette->count && palette->color[at] == color)
        return true;
    if (palette->count == COLORS)
        return false;
    for (int i = palette->count++; i > at; i--)
        palette->color[i] = palette->color[i - 1];
    palette->color[at] = color;
    return true;
}

static bool find_palette(const struct pixels *p, unsigned step, struct palette *palette)
{
    palette->count = 0;
    for (int y = 0; y < p->height; y++) {
        const uint32_t *row = pixels_row(p, y);
        for (int x = 0; x < p->width; x++) {
            if (!add_color(palette, rounded(row[x], step)))
                return false;
        }
    }
    return true;
}

static uint8_t *indexed(const struct pixels *p, unsigned step, const struct palette *palette)
{
    uint8_t *out = mem_alloc((size_t)p->width * (size_t)p->height), *to = out;

    for (int y = 0; y < p->height; y++) {
        const uint32_t *row = pixels_row(p, y);
        for (int x = 0; x < p->width; x++)
            *to++ = (uint8_t)place_of(palette, rounded(row[x], step));
    }
    return out;
}

static uint8_t *true_color(const struct pixels *p)
{
    uint8_t *out = mem_alloc((size_t)p->width * (size_t)p->height * 3), *to = out;

    for (int y = 0; y < p->height; y++) {
        const uint32_t *row = pixels_row(p, y);
        for (int x = 0; x < p->width; x++) {
            *to++ = (uint8_t)(row[x] >> 16);
            *to++ = (uint8_t)(row[x] >> 8);
            *to++ = (uint8_t)row[x];
        }
    }
    return out;
}

static int set_palette(spng_ctx *ctx, const struct palette *palette)
{
    struct spng_plte chunk = {.n_entries = (uint32_t)palette->count};

    for (int i = 0; i < palette->count; i++) {
        chunk.entries[i].red = (uint8_t)(palette->color[i] >> 16);
        chunk.entries[i].green = (uint8_t)(palette->color[i] >> 8);
        chunk.entries[i].blue = (uint8_t)palette->color[i];
    }
    return spng_set_plte(ctx, &chunk);
}

/* palette NULL: bytes are red, green, blue. */
static bool save(const char *path, const struct pixels *p, const struct palette *palette,
                 const uint8_t *bytes)
{
    spng_ctx *ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    FILE *file = fopen(path, "wbe");
    struct spng_ihdr head = {.width = (uint32_t)p->width,
                             .height = (uint32_t)p->height,
                             .bit_depth = 8,
                             .color_type = palette ? SPNG_COLOR_TYPE_INDEXED : SPNG_COLOR_TYPE_TRUECOLOR};
    size_t size = (size_t)p->width * (size_t)p->height * (palette ? 1 : 3);
    bool ok = ctx != NULL && file != NULL && spng_set_png_file(ctx, file) == 0;

    ok = ok && spng_set_ihdr(ctx, &head) == 0;
    ok = ok && spng_set_option(ctx, SPNG_IMG_COMPRESSION_LEVEL, 9) == 0;
    ok = ok && spng_set_option(ctx, SPNG_FILTER_CHOICE, SPNG_FILTER_CHOICE_NONE) == 0;
    ok = ok && (palette == NULL || set_palette(ctx, palette) == 0);
    ok = ok && spng_encode_image(ctx, bytes, size, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) == 0;
    if (file != NULL && fclose(file) != 0)
        ok = false;
    spng_ctx_free(ctx);
    if (!ok)
        fprintf(stderr, "%s: cannot be written\n", path);
    return ok;
}

static bool shrink(const char *path)
{
    struct surface *surface = golden_load(path);
    struct palette palette;
    unsigned step = 1;

    if (surface == NULL)
        return false;
    struct pixels p = surface_pixels(surface);
    while (step <= SHRINK_STEP_MAX && !find_palette(&p, step, &palette))
        step *= 2;
    bool few = step <= SHRINK_STEP_MAX;
    uint8_t *bytes = few ? indexed(&p, step, &palette) : true_color(&p);
    bool ok = save(path, &p, few ? &palette : NULL, bytes);
    mem_free(bytes);
    surface_destroy(surface);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: png_shrink PICTURE…\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        if (!shrink(argv[i]))
            return 2;
    }
    return 0;
}
