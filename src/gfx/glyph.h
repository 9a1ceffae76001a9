/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_GLYPH_H
#define KETING_GFX_GLYPH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Rasterised glyphs, the least recently used given up first. Glyphs that could not be drawn are remembered
 * too, as empty ones. 6 MB hold about 5,000 Hanzi of 32 px: a morning of pages.
 */
enum { GLYPH_PHASES = 4 }; /* Latin letters stand on quarter pixels */

struct glyph {
    int left, top; /* px from the pen to the top left of the bitmap; top counts upwards from the baseline */
    int w, h; /* px; 0 = nothing to draw. Rows are w bytes */
    const uint8_t *bits;
};

struct glyph_stats {
    unsigned long hits, misses, evicted;
    size_t bytes;
};

struct faces;
struct glyph_cache;

/* faces must outlive it. */
struct glyph_cache *glyph_cache_create(struct faces *faces, size_t budget_bytes);
void glyph_cache_destroy(struct glyph_cache *cache);
/* face may be FACE_NONE: glyph is then a code point, drawn as a box with its number. Valid until the
 * next call. */
const struct glyph *glyph_cache_get(struct glyph_cache *cache, int face, int size_px, uint32_t glyph,
                                    int phase);
/* Gives up all of them: which were drawn one after the other tells a text. */
void glyph_cache_clear(struct glyph_cache *cache);
struct glyph_stats glyph_cache_stats(const struct glyph_cache *cache);

#endif
