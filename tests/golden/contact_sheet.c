/* SPDX-License-Identifier: MIT */
/*
 * contact_sheet OUT.png COLUMNS THUMB_WIDTH A.png…: all pictures small on one page, each with its name below.
 * KETING_FONTS names the font manifest (default: fonts/manifest).
 */
#include "base/mem.h"
#include "base/str.h"
#include "gfx/image.h"
#include "gfx/paint.h"
#include "gfx/surface.h"
#include "gfx/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GAP_PX = 24, LABEL_PX = 40, TEXT_PX = 22 };

static const color_t ground = 0xFF3A3A3A, ink = 0xFFFFFFFF;

struct sheet {
    struct fonts *fonts;
    struct image **images; /* count of them */
    char **names; /* paths, not owned */
    int count, columns, thumb_px;
};

static int row_height(const struct sheet *s, int row)
{
    int height = 0;
    for (int i = row * s->columns; i < s->count && i < (row + 1) * s->columns; i++)
        height = max_int(height, image_size(s->images[i]).h);
    return height + LABEL_PX + GAP_PX;
}

static void paint_label(const struct sheet *s, const struct painter *p, const char *path, int x, int y)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    size_t bytes = strlen(name) - (str_ends(name, ".png") ? 4 : 0);
    struct text_style style = {.size_px = TEXT_PX, .line_px = LABEL_PX, .align = TEXT_LEFT, .max_lines = 1};
    struct text_layout *layout = text_layout_create(s->fonts, name, bytes, &style, s->thumb_px);
    paint_text(p, layout, x, y, ink);
    text_layout_destroy(layout);
}

static bool save(const struct sheet *s, const char *path)
{
    int rows = (s->count + s->columns - 1) / s->columns, height = GAP_PX, y = GAP_PX;
    int width = GAP_PX + s->columns * (s->thumb_px + GAP_PX);
    for (int row = 0; row < rows; row++)
        height += row_height(s, row);

    struct surface *surface = surface_create(width, height);
    if (surface == NULL) {
        fprintf(stderr, "a page of %d x %d is too large\n", width, height);
        return false;
    }
    struct rect all = rect_make(0, 0, width, height);
    struct painter p = painter_make(surface, all);
    paint_fill(&p, all, ground);
    for (int i = 0; i < s->count; i++) {
        int x = GAP_PX + i % s->columns * (s->thumb_px + GAP_PX);
        struct size size = image_size(s->images[i]);
        paint_image(&p, s->images[i], rect_make(x, y, size.w, size.h), 0);
        paint_label(s, &p, s->names[i], x, y + size.h);
        if (i % s->columns == s->columns - 1)
            y += row_height(s, i / s->columns);
    }
    struct pixels pixels = surface_pixels(surface);
    bool ok = pixels_save_png(&pixels, path);
    surface_destroy(surface);
    return ok;
}

int main(int argc, char **argv)
{
    const char *manifest = getenv("KETING_FONTS");
    struct error error = {0};
    struct sheet s = {0};
    long columns, thumb;
    bool ok = false;

    if (argc < 5 || !str_to_int(argv[2], 1, 64, &columns) || !str_to_int(argv[3], 16, 4096, &thumb)) {
        fputs("usage: contact_sheet OUT.png COLUMNS THUMB_WIDTH A.png...\n", stderr);
        return 2;
    }
    s.columns = min_int((int)columns, argc - 4);
    s.thumb_px = (int)thumb;
    s.names = argv + 4;
    s.images = mem_calloc((size_t)argc, sizeof(struct image *));
    s.fonts = fonts_open(manifest != NULL ? manifest : "fonts/manifest", &error);
    if (s.fonts == NULL)
        goto out;
    for (s.count = 0; s.count < argc - 4; s.count++) {
        struct size fit = {s.thumb_px, IMAGE_MAX_SIDE_PX};
        s.images[s.count] = image_load(s.names[s.count], fit, &error);
        if (s.images[s.count] == NULL)
            goto out;
    }
    ok = save(&s, argv[1]);
out:
    if (error.code != ERROR_NONE)
        fprintf(stderr, "%s\n", error.text);
    for (int i = 0; i < s.count; i++)
        image_destroy(s.images[i]);
    mem_free(s.images);
    fonts_destroy(s.fonts);
    return ok ? 0 : 1;
}
