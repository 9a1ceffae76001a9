/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "gfx/font.h"
#include "gfx/paint.h"
#include "gfx/surface.h"
#include "gfx/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/*
 * How the text begins that tests/fuzz/run makes of the demo's sheets: style first, then the text
 * itself.
 */
enum { HEAD_BYTES = 6, TEXT_BYTES = 4000, GLASS = 256 };

static struct fonts *fonts;
static struct surface *glass;

static void open_once(void)
{
    struct error error = {0};

    if (fonts != NULL)
        return;
    fonts = fonts_open("fonts/manifest", &error);
    glass = surface_create(GLASS, GLASS);
    if (fonts == NULL || glass == NULL)
        abort();
}

/*
 * Lines follow each other without a hole and without an overlap, and end where the text ends unless
 * cut.
 */
static void check_lines(const struct text_layout *layout, size_t bytes, int max_lines)
{
    int lines = text_layout_lines(layout);
    size_t from, to, last = 0;

    if (max_lines > 0 && lines > max_lines)
        abort();
    for (int i = 0; i < lines; i++) {
        text_layout_line_range(layout, i, &from, &to);
        if (from > to || to > bytes || from < last || (to == from && to < bytes && i + 1 < lines))
            abort();
        last = to;
    }
    if (text_layout_width(layout) < 0 || text_layout_height(layout) < 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    if (bytes < HEAD_BYTES)
        return 0;
    open_once();
    struct text_style style = {.weight = data[0] & 1 ? FONT_BOLD : FONT_REGULAR,
                               .align = (enum text_align)(data[0] >> 1 & 3),
                               .size_px = data[1] / 4,
                               .line_px = data[2],
                               .max_lines = data[3] % 8,
                               .indent_px = data[4]};
    const char *text = (const char *)data + HEAD_BYTES;
    size_t text_bytes = bytes - HEAD_BYTES < TEXT_BYTES ? bytes - HEAD_BYTES : TEXT_BYTES;
    struct text_layout *layout = text_layout_create(fonts, text, text_bytes, &style, data[5] * 4);
    struct painter p = painter_make(glass, rect_make(0, 0, GLASS, GLASS));

    check_lines(layout, text_bytes, style.max_lines);
    paint_text(&p, layout, data[0], -(int)data[5], 0xFF204060);
    text_layout_destroy(layout);
    return 0;
}
