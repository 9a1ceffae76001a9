/* SPDX-License-Identifier: MIT */
#include "gen_hand_glyph.h"

#include "base/mem.h"
#include "gen_hand_thin.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct glyph_font {
    FT_Library library;
    FT_Face face;
};

struct glyph_font *glyph_font_open(const char *path, int face_index)
{
    struct glyph_font *font = mem_zalloc(sizeof(*font));

    if (FT_Init_FreeType(&font->library) != 0 ||
        FT_New_Face(font->library, path, face_index, &font->face) != 0 ||
        FT_Set_Pixel_Sizes(font->face, 0, GLYPH_SIDE) != 0) {
        fprintf(stderr, "gen_hand: cannot read the font %s\n", path);
        exit(1);
    }
    return font;
}

void glyph_font_close(struct glyph_font *font)
{
    if (font == NULL)
        return;
    FT_Done_Face(font->face);
    FT_Done_FreeType(font->library);
    mem_free(font);
}

/* Into the middle of the picture: only the shape counts. */
static void copy_bitmap(struct thin *thin, const FT_Bitmap *bitmap)
{
    int width = min_int((int)bitmap->width, THIN_SIDE - 2),
        height = min_int((int)bitmap->rows, THIN_SIDE - 2);
    int left = (THIN_SIDE - width) / 2, top = (THIN_SIDE - height) / 2;

    memset(thin, 0, sizeof(*thin));
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            thin->black[(top + y) * THIN_SIDE + left + x] = bitmap->buffer[y * bitmap->pitch + x] >= 112;
}

bool glyph_trace(struct glyph_font *font, uint32_t code_point, struct glyph_strokes *out)
{
    static struct thin thin;
    FT_UInt index = FT_Get_Char_Index(font->face, code_point);

    out->stroke_count = out->point_count = 0;
    if (index == 0 || FT_Load_Glyph(font->face, index, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0)
        return false;
    copy_bitmap(&thin, &font->face->glyph->bitmap);
    thin_picture(&thin);
    thin_trace(&thin, out);
    return out->stroke_count > 0;
}
