/* SPDX-License-Identifier: MIT */
#include "gfx/text.h"

#include "base/macros.h"
#include "base/mem.h"
#include "font_parts.h"
#include "text_item.h"
#include "text_layout.h"
#include "text_lines.h"

#include <string.h>

enum { SIZE_MIN_PX = 6, SIZE_MAX_PX = 1024, ELLIPSIS = 0x2026, ADDRESSABLE = INT32_MAX / 2 };

/* Everything that placing needs, so that the functions below stay short. */
struct setter {
    const struct text_items *items;
    const struct text_limits *limits;
    enum text_align align;
    struct face_char ellipsis;
    struct text_layout *layout;
    size_t placed; /* so far */
};

static int32_t saturated(int64_t x)
{
    return x > ADDRESSABLE ? ADDRESSABLE : x < -ADDRESSABLE ? -ADDRESSABLE : (int32_t)x;
}

/* May justification open a gap before item i? Beside Han and at typed spaces, never inside numbers and
 * words. */
static bool stretches(const struct text_items *items, size_t i)
{
    const struct text_item *left = &items->item[i - 1], *right = &items->item[i];
    if (right->kind != ITEM_GLYPH)
        return false;
    return left->kind == ITEM_SPACE || left->wide || right->wide;
}

/* How much each gap grows so that the line ends at the right edge; a line that would look torn stays as
 * it is. */
static int64_t stretch_of(const struct setter *s, const struct text_line *line)
{
    int64_t gaps = 0, missing = s->limits->width - line->width;

    if (s->align != TEXT_JUSTIFY || s->limits->width <= 0 || line->ends_paragraph || line->cut ||
        missing <= 0)
        return 0;
    for (size_t i = line->from + 1; i < line->seen; i++)
        gaps += stretches(s->items, i);
    if (gaps == 0 || missing / gaps > s->layout->size_px * 16)
        return 0;
    return missing / gaps;
}

/* Whole pixels: a line starts on one, whatever its alignment. */
static int64_t start_of(const struct setter *s, const struct text_line *line)
{
    int64_t room = s->limits->width - line->width;

    if (s->limits->width <= 0)
        room = (int64_t)s->layout->width_px * 64 - line->width;
    if (room < 0 || s->align == TEXT_LEFT || s->align == TEXT_JUSTIFY)
        return line->indent;
    return line->indent + (s->align == TEXT_CENTER ? room / 2 : room) / 64 * 64;
}

static void put(struct setter *s, int64_t x, uint32_t glyph, int face, bool full)
{
    s->layout->placed[s->placed++] =
        (struct text_placed){.x = saturated(x), .glyph = glyph, .face = (uint8_t)face, .full = full};
}

static void place_line(struct setter *s, const struct text_line *line, struct text_row *row)
{
    int64_t x = start_of(s, line), stretch = stretch_of(s, line);

    row->first = s->placed;
    for (size_t i = line->from; i < line->seen; i++) {
        const struct text_item *it = &s->items->item[i];
        x += text_lines_step(s->items, line, i);
        if (stretch > 0 && i > line->from && stretches(s->items, i))
            x += stretch;
        if (it->kind == ITEM_GLYPH)
            put(s, x + it->shift, it->glyph, it->face, it->full);
        x += it->advance;
    }
    if (line->cut)
        put(s, x, s->ellipsis.glyph, s->ellipsis.face, s->ellipsis.full);
    row->count = s->placed - row->first;
    row->byte_from = line->from < s->items->count ? s->items->item[line->from].from : s->items->bytes;
    row->byte_to = line->to < s->items->count ? s->items->item[line->to].from : s->items->bytes;
}

/* One block: the layout, its rows, its glyphs. */
static struct text_layout *layout_alloc(const struct text_lines *lines)
{
    size_t glyphs = 1; /* the ellipsis */
    for (size_t i = 0; i < lines->count; i++)
        glyphs += lines->line[i].seen - lines->line[i].from;

    size_t rows_bytes = lines->count * sizeof(struct text_row);
    struct text_layout *layout =
        mem_alloc(sizeof(*layout) + rows_bytes + glyphs * sizeof(struct text_placed));
    memset(layout, 0, sizeof(*layout));
    layout->rows = (struct text_row *)(void *)(layout + 1);
    layout->placed = (struct text_placed *)(void *)((char *)(layout + 1) + rows_bytes);
    layout->row_count = lines->count;
    layout->cut = lines->cut;
    return layout;
}

static int widest_px(const struct text_lines *lines)
{
    int64_t width = 0;
    for (size_t i = 0; i < lines->count; i++)
        width = lines->line[i].width > width ? lines->line[i].width : width;
    return saturated(width + 63) / 64;
}

struct text_layout *text_layout_create(struct fonts *fonts, const char *text, size_t bytes,
                                       const struct text_style *style, int width_px)
{
    int size_px = clamp_int(style->size_px, SIZE_MIN_PX, SIZE_MAX_PX);
    struct face_char ellipsis = faces_resolve(fonts->faces, style->weight, ELLIPSIS);
    struct text_limits limits = {.width = (int64_t)width_px * 64,
                                 .indent = clamp_int(style->indent_px, 0, SIZE_MAX_PX * 16) * 64,
                                 .ellipsis = ellipsis.advance * size_px / 16,
                                 .max_lines = (size_t)max_int(style->max_lines, 0)};
    struct text_items items;
    struct text_lines lines;

    text_items_init(&items, fonts->faces, text, bytes, style->weight, size_px);
    text_lines_init(&lines, &items, &limits);

    struct text_layout *layout = layout_alloc(&lines);
    layout->fonts = fonts;
    layout->size_px = size_px;
    layout->line_px = style->line_px > 0 ? style->line_px : (size_px * 3 + 1) / 2;
    /* The em box of a Hanzi (0.88 of it above the baseline) stands in the middle of its line. */
    layout->baseline_px = (layout->line_px - size_px) / 2 + (size_px * 88 + 50) / 100;
    layout->width_px = widest_px(&lines);

    struct setter s = {&items, &limits, style->align, ellipsis, layout, 0};
    for (size_t i = 0; i < lines.count; i++)
        place_line(&s, &lines.line[i], &layout->rows[i]);
    text_lines_finish(&lines);
    text_items_finish(&items);
    return layout;
}

void text_layout_destroy(struct text_layout *layout)
{
    mem_free(layout);
}

int text_layout_width(const struct text_layout *layout)
{
    return layout->width_px;
}

int text_layout_height(const struct text_layout *layout)
{
    int64_t height = (int64_t)layout->row_count * layout->line_px;
    return height > ADDRESSABLE ? ADDRESSABLE : (int)height;
}

int text_layout_lines(const struct text_layout *layout)
{
    return (int)layout->row_count;
}

bool text_layout_cut(const struct text_layout *layout)
{
    return layout->cut;
}

int text_layout_baseline(const struct text_layout *layout)
{
    return layout->baseline_px;
}

void text_layout_line_range(const struct text_layout *layout, int line, size_t *from, size_t *to)
{
    bool there = line >= 0 && (size_t)line < layout->row_count;
    *from = there ? layout->rows[line].byte_from : 0;
    *to = there ? layout->rows[line].byte_to : 0;
}

int text_width(struct fonts *fonts, const char *text, const struct text_style *style)
{
    struct text_style one = *style;
    one.max_lines = 0;
    one.indent_px = 0;
    one.align = TEXT_LEFT;
    struct text_layout *layout = text_layout_create(fonts, text, strlen(text), &one, 0);
    int width = layout->width_px;
    text_layout_destroy(layout);
    return width;
}

int text_capital_px(struct fonts *fonts, const struct text_style *style)
{
    int size_px = clamp_int(style->size_px, SIZE_MIN_PX, SIZE_MAX_PX);
    return (faces_capital(fonts->faces, style->weight) * size_px + 500) / 1000;
}
