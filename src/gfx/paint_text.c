/* SPDX-License-Identifier: MIT */
#include "paint_row.h"

#include "base/macros.h"
#include "font_parts.h"
#include "glyph.h"
#include "text_layout.h"

/* Glyphs of a row may reach out of it by this much of an em. */
enum { REACH_EMS = 1 };

static void paint_glyph(const struct painter *p, const struct text_layout *layout,
                        const struct text_placed *placed, int x64, int baseline, color_t color)
{
    int phase = 0, x;

    if (placed->full) {
        x = (x64 + 32) >> 6;
    } else {
        int quarters = (x64 + 8) >> 4;
        x = quarters >> 2;
        phase = quarters & (GLYPH_PHASES - 1);
    }
    if (x > p->clip.x + p->clip.w + layout->size_px || x + 3 * layout->size_px < p->clip.x)
        return;
    const struct glyph *g =
        glyph_cache_get(layout->fonts->glyphs, placed->face, layout->size_px, placed->glyph, phase);
    if (g->w > 0)
        paint_mask(p, x + g->left, baseline - g->top, g->w, g->h, g->bits, g->w, color);
}

void paint_text(const struct painter *p, const struct text_layout *layout, int x, int y, color_t color)
{
    int reach = REACH_EMS * layout->size_px, left = x + p->origin.x, top = y + p->origin.y;
    /* Only rows that can touch the clip are looked at: a long page costs what shows of it. */
    int64_t from = ((int64_t)p->clip.y - reach - top) / layout->line_px - 1;
    int64_t to = ((int64_t)p->clip.y + p->clip.h + reach - top) / layout->line_px + 1;

    if (rect_empty(p->clip))
        return;
    from = from < 0 ? 0 : from;
    to = to > (int64_t)layout->row_count ? (int64_t)layout->row_count : to;
    for (int64_t i = from; i < to; i++) {
        const struct text_row *row = &layout->rows[i];
        int baseline = (int)(top + i * layout->line_px + layout->baseline_px);
        for (size_t k = 0; k < row->count; k++) {
            const struct text_placed *placed = &layout->placed[row->first + k];
            paint_glyph(p, layout, placed, placed->x + left * 64, baseline, color);
        }
    }
}
