/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_FONT_FACE_H
#define KETING_GFX_FONT_FACE_H

#include "gfx/font.h"

#include <stdbool.h>

#include <ft2build.h>
#include FT_FREETYPE_H

/*
 * What the gfx floor itself knows of fonts: faces by number, and which face has a character. A face is a file and
 * an index in it; the fallbacks of a chain are opened when the first face lacks a character for the first time.
 */
enum { FONT_FACES = 8, FONT_CHAIN = 4, FONT_NO_FACE = 255 };

struct glyph_cache;

/* A character in a chain. */
struct font_char {
    uint32_t glyph;     /* in the face; the code point itself when face is FONT_NO_FACE */
    uint8_t face;       /* FONT_NO_FACE = no font has it: it is drawn as a box */
    bool full;          /* exactly one em wide: goes on whole pixels */
    uint16_t advance;   /* in 1/1024 em */
};

struct font_char fonts_resolve(struct fonts *fonts, enum font_weight weight, uint32_t code_point);

/* The open face, set to this size; NULL (logged once) when its file cannot be opened. */
FT_Face fonts_face(struct fonts *fonts, int face, int size_px);
/* The first face of a weight. */
int fonts_first_face(const struct fonts *fonts, enum font_weight weight);
struct glyph_cache *fonts_glyphs(struct fonts *fonts);

#endif
