/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_FACE_H
#define KETING_GFX_FACE_H

#include "base/error.h"
#include "base/macros.h"
#include "gfx/font_weight.h"

#include <stdbool.h>

/*
 * Faces by number, and which of a weight's chain has a character. A face is a file and an index in it; the
 * fallbacks of a chain are opened when the faces before them lack a character for the first time.
 */
enum { FACES_MAX = 8, FACE_CHAIN_MAX = 4, FACE_NONE = 255 };

struct faces;

/* NULL with an error when FreeType does not start. */
struct faces *faces_create(struct error *error);
void faces_destroy(struct faces *faces);

/* Puts a face at the end of a weight's chain; path and package are copied. False with an error: too many. */
KETING_MUST_USE bool faces_add(struct faces *faces, enum font_weight weight, const char *path, long index,
                               const char *package, struct error *error);
/* The first face of the weight must be there, open, and have every character of text. */
KETING_MUST_USE bool faces_check(struct faces *faces, enum font_weight weight, const char *text,
                                 struct error *error);

/* Without its fallbacks a hall still shows all but the rarest names, but its keeper should know: one line in
 * the log for each face that is not there. */
void faces_report_missing(const struct faces *faces);

/* A character in a chain. */
struct face_char {
    uint32_t glyph; /* in the face; the code point itself when face is FACE_NONE */
    uint8_t face; /* FACE_NONE = no font has it: it is drawn as a box */
    bool full; /* exactly one em wide: goes on whole pixels */
    uint16_t advance; /* in 1/1024 em */
};

struct face_char faces_resolve(struct faces *faces, enum font_weight weight, uint32_t code_point);
/* Which characters were asked for is not remembered any longer. */
void faces_forget(struct faces *faces);

/* A8 coverage; valid until the next call. */
struct face_bitmap {
    int left, top; /* px from the pen to the top left; top counts upwards from the baseline */
    int w, h; /* px; 0 = nothing to draw */
    int stride; /* bytes */
    const uint8_t *bits;
};

/* shift_64: the pen's place within its pixel, in 1/64 px. Nothing to draw when the face or glyph cannot
 * be had. */
struct face_bitmap faces_rasterise(struct faces *faces, int face, int size_px, uint32_t glyph, int shift_64);

/* Height of a capital letter of a weight's first face, in 1/1000 em. */
int faces_capital(struct faces *faces, enum font_weight weight);

#endif
