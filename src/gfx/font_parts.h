/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_FONT_PARTS_H
#define KETING_GFX_FONT_PARTS_H

/* What a struct fonts consists of, for those on this floor who need one half of it. */
struct fonts {
    struct faces *faces; /* face.h */
    struct glyph_cache *glyphs; /* glyph.h */
};

#endif
