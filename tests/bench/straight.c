/* SPDX-License-Identifier: MIT */
/*
 * straight [RAW] — the yardstick of the first frame: FreeType, one buffer, and the page as a table. No
 * widgets, no layout, no content, no loop, no screen. Same faces, texts, places, boxes and icons as
 * the real program; what it draws is written to RAW as 32-bit pixels when that is given.
 */
#include "page.h"

#include "icon_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

enum { KEPT = 1024, PHASES = 4, RADIUS_MAX = 64 };

struct glyph {
    uint64_t key; /* 0 = free */
    int left, top, w, h, advance64;
    uint8_t *bits;
};

static const char *const font_files[] = {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                                         "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"};
static FT_Face faces[2];
static int face_size[2];
static struct glyph kept[KEPT];
static uint32_t *frame;

static inline uint32_t over(uint32_t under, uint32_t color, uint32_t a)
{
    uint32_t keep = 255 - a;
    uint32_t rb = (under & 0xFF00FF) * keep + (color & 0xFF00FF) * a + 0x800080;
    uint32_t g = (under >> 8 & 0xFF) * keep + (color >> 8 & 0xFF) * a + 0x80;

    rb = (rb + (rb >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    return 0xFF000000 | rb | ((g + (g >> 8)) & 0xFF00);
}

static void put_mask(int x, int y, int w, int h, const uint8_t *mask, uint32_t color)
{
    for (int j = 0; j < h; j++) {
        uint32_t *row = frame + (y + j) * PAGE_WIDTH + x;
        for (int i = 0; i < w; i++)
            if (mask[j * w + i] != 0)
                row[i] = over(row[i], color, mask[j * w + i]);
    }
}

static void fill_row(int x, int y, int n, uint32_t color)
{
    uint32_t *row = frame + y * PAGE_WIDTH + x;

    for (int i = 0; i < n; i++)
        row[i] = color;
}

/* How much of the first pixel of row y, and of those after it, lies inside a corner of that radius. */
static const uint8_t *corner(int radius)
{
    static uint8_t masks[RADIUS_MAX + 1][RADIUS_MAX * RADIUS_MAX];
    static char made[RADIUS_MAX + 1];

    if (made[radius])
        return masks[radius];
    made[radius] = 1;
    for (int i = 0; i < radius * radius * 64; i++) {
        int cell = i / 64, x = cell % radius, y = cell / radius;
        float dx = (float)(radius - x) - ((float)(i % 8) + 0.5f) / 8;
        float dy = (float)(radius - y) - ((float)(i / 8 % 8) + 0.5f) / 8;
        if (i % 64 == 0)
            masks[radius][cell] = 0;
        if (dx * dx + dy * dy <= (float)(radius * radius))
            masks[radius][cell] = (uint8_t)(masks[radius][cell] + (i % 64 < 63 ? 4 : 3));
    }
    return masks[radius];
}

static void round_box(int x, int y, int w, int h, int radius, int cut_w, uint32_t color)
{
    const uint8_t *mask = corner(radius);
    uint8_t mirrored[RADIUS_MAX];

    for (int j = 0; j < h; j++) {
        int edge = j < h - 1 - j ? j : h - 1 - j;
        if (edge >= radius) {
            fill_row(x, y + j, cut_w, color);
            continue;
        }
        for (int i = 0; i < radius; i++)
            mirrored[i] = mask[edge * radius + radius - 1 - i];
        put_mask(x, y + j, radius, 1, mask + edge * radius, color);
        fill_row(x + radius, y + j, (cut_w < w ? cut_w : w - radius) - radius, color);
        if (cut_w == w)
            put_mask(x + w - radius, y + j, radius, 1, mirrored, color);
    }
}

static void put_box(const struct page_box *b)
{
    int t = b->border_px;

    if (t > 0)
        round_box(b->x, b->y, b->w, b->h, b->radius, b->cut_w, b->border);
    if (b->fill >> 24 != 0)
        round_box(b->x + t, b->y + t, b->w - 2 * t, b->h - 2 * t, b->radius > t ? b->radius - t : 0,
                  b->cut_w - 2 * t, b->fill);
}

/* One axis, exact in whole numbers: a source cell is `to` wide, a new one `from`. */
static void shrink(uint8_t *out, int to, int out_step, const uint8_t *in, int from, int in_step)
{
    int k = 0, left = to;

    for (int i = 0; i < to; i++) {
        int wanted = from, sum = from / 2;
        while (wanted > 0) {
            int part = left < wanted ? left : wanted;
            sum += part * in[k * in_step];
            wanted -= part;
            left -= part;
            if (left == 0) {
                k++;
                left = to;
            }
        }
        out[i * out_step] = (uint8_t)(sum / from);
    }
}

static void put_icon(const struct page_icon *icon)
{
    static uint8_t mask[1024 * 1024], across[1024 * 1024], both[1024 * 1024];
    int n = 0, k = 0;

    while (k < ICON_SIZES - 1 && icon_sizes[k] < icon->side)
        k++;
    while (n < icon_table_count && strcmp(icon_table[n].name, icon->name) != 0)
        n++;
    int from = icon_sizes[k];
    icon_unpack(mask, from, icon_bits + icon_table[n].start[k]);
    for (int y = 0; y < from; y++)
        shrink(across + y * icon->side, icon->side, 1, mask + y * from, from, 1);
    for (int x = 0; x < icon->side; x++)
        shrink(both + x, icon->side, icon->side, across + x, from, icon->side);
    put_mask(icon->x, icon->y, icon->side, icon->side, both, icon->color);
}

static int rasterise(struct glyph *g, uint32_t code_point, const struct page_run *run, int phase)
{
    FT_Face face = faces[run->bold];
    FT_GlyphSlot slot = face->glyph;

    if (face_size[run->bold] != run->size && FT_Set_Pixel_Sizes(face, 0, (FT_UInt)run->size) != 0)
        return 0;
    face_size[run->bold] = run->size;
    if (FT_Load_Char(face, code_point, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return 0;
    FT_Outline_Translate(&slot->outline, phase * 64 / PHASES, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0)
        return 0;
    g->left = slot->bitmap_left;
    g->top = slot->bitmap_top;
    g->w = (int)slot->bitmap.width;
    g->h = (int)slot->bitmap.rows;
    g->advance64 = (int)(slot->linearHoriAdvance >> 10);
    g->bits = malloc((size_t)(g->w * g->h) + 1);
    for (int y = 0; y < g->h; y++)
        memcpy(g->bits + y * g->w, slot->bitmap.buffer + y * slot->bitmap.pitch, (size_t)g->w);
    return 1;
}

static struct glyph *glyph_of(uint32_t code_point, const struct page_run *run, int phase)
{
    uint64_t key = (uint64_t)code_point << 32 | (uint64_t)run->size << 8 | (uint64_t)run->bold << 4 |
                   (uint64_t)phase | 8;
    size_t i = (key * 0x9E3779B97F4A7C15u) >> 54;

    while (kept[i].key != 0 && kept[i].key != key)
        i = (i + 1) % KEPT;
    if (kept[i].key == 0 && !rasterise(&kept[i], code_point, run, phase))
        return NULL;
    kept[i].key = key;
    return &kept[i];
}

/* Text of the table is clean UTF-8. */
static uint32_t next_char(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    int more = p[0] < 0x80 ? 0 : p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
    uint32_t c = more == 0 ? p[0] : p[0] & (0x3Fu >> more);

    for (int i = 1; i <= more; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *text += more + 1;
    return c;
}

/* Han stand on whole pixels, Latin on quarters. */
static void put_run(const struct page_run *run)
{
    int x64 = run->x64;

    for (const char *p = run->text; *p != '\0';) {
        uint32_t c = next_char(&p);
        int quarters = (x64 + 8) >> 4, phase = run->full ? 0 : quarters & (PHASES - 1);
        struct glyph *g = glyph_of(c, run, phase);
        if (g == NULL)
            continue;
        int x = run->full ? (x64 + 32) >> 6 : quarters >> 2;
        put_mask(x + g->left, run->baseline - g->top, g->w, g->h, g->bits, run->color);
        x64 += g->advance64;
    }
}

int main(int argc, char **argv)
{
    FT_Library library;

    frame = malloc((size_t)PAGE_WIDTH * PAGE_HEIGHT * 4);
    if (frame == NULL || FT_Init_FreeType(&library) != 0)
        return 2;
    for (int i = 0; i < 2; i++)
        if (FT_New_Face(library, font_files[i], 2, &faces[i]) != 0)
            return 2;
    for (int i = 0; i < page_box_count; i++)
        put_box(&page_boxes[i]);
    for (int i = 0; i < page_icon_count; i++)
        put_icon(&page_icons[i]);
    for (int i = 0; i < page_run_count; i++)
        put_run(&page_runs[i]);
    if (argc < 2)
        return 0;
    FILE *raw = fopen(argv[1], "wbe");
    if (raw == NULL ||
        fwrite(frame, 4, (size_t)PAGE_WIDTH * PAGE_HEIGHT, raw) != (size_t)PAGE_WIDTH * PAGE_HEIGHT)
        return 2;
    return fclose(raw) != 0;
}
