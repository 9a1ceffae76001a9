/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_FONT_H
#define KETING_GFX_FONT_H

#include "base/error.h"
#include "base/macros.h"
#include "gfx/font_weight.h"

/* The chain of faces for each weight, and the cache of their glyphs. */
struct fonts;

/* Reads a manifest (fonts/manifest: weight, file, face index per line) and opens what it names. NULL
 * with a clear Chinese error (which file, which Debian package) when the first face of a weight is missing,
 * is not a font, or lacks the characters of the interface. A fallback that is missing is logged: without it
 * only rare characters show as their code points. */
KETING_MUST_USE struct fonts *fonts_open(const char *manifest_path, struct error *error);
void fonts_destroy(struct fonts *fonts);

/* What has been drawn so far is forgotten: the order of the glyphs in memory is the text that they were drawn
 * for. The next page draws its own anew. */
void fonts_forget(struct fonts *fonts);

/* Counters for tests and the bench. */
struct font_stats {
    unsigned long hits, misses, evicted;
    size_t cache_bytes;
};
struct font_stats fonts_get_stats(const struct fonts *fonts);

#endif
