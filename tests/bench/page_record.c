/* SPDX-License-Identifier: MIT */
/*
 * Stands between the screens and the painter (the linker's --wrap) in a copy of the program, and
 * writes down what the first page is made of, as C source for page.h, to the file named by PAGE_OUT.
 */
#include "page.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "gfx/icon.h"
#include "gfx/paint.h"
#include "gfx/text.h"
#include "text_layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THINGS = 2000 };

static struct page_box boxes[THINGS];
static struct page_icon icons[THINGS];
static struct page_run runs[THINGS];
static int box_count, icon_count_, run_count;

/* The text of every layout alive or dead; a new one at an old place comes later and is found first. */
static struct {
    const struct text_layout *layout;
    char *text;
    int bold;
} laid_out[THINGS];
static int laid_out_count;

void __real_paint_fill(const struct painter *p, struct rect box, color_t color);
void __wrap_paint_fill(const struct painter *p, struct rect box, color_t color);
void __real_paint_card(const struct painter *p, struct rect box, int radius_px, int thickness_px,
                       color_t border, color_t fill);
void __wrap_paint_card(const struct painter *p, struct rect box, int radius_px, int thickness_px,
                       color_t border, color_t fill);
void __real_paint_round(const struct painter *p, struct rect box, int radius_px, color_t color);
void __wrap_paint_round(const struct painter *p, struct rect box, int radius_px, color_t color);
void __real_paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px,
                       color_t color);
void __wrap_paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px,
                       color_t color);
void __real_paint_text(const struct painter *p, const struct text_layout *layout, int x, int y,
                       color_t color);
void __wrap_paint_text(const struct painter *p, const struct text_layout *layout, int x, int y,
                       color_t color);
struct text_layout *__real_text_layout_create(struct fonts *fonts, const char *text, size_t bytes,
                                              const struct text_style *style, int width_px);
struct text_layout *__wrap_text_layout_create(struct fonts *fonts, const char *text, size_t bytes,
                                              const struct text_style *style, int width_px);

static void note_box(const struct painter *p, struct rect box, int radius, int border_px, color_t border,
                     color_t fill)
{
    struct rect at = rect_move(box, p->origin.x, p->origin.y), seen = rect_intersect(at, p->clip);

    if (box_count < THINGS)
        boxes[box_count++] =
            (struct page_box){at.x, at.y, at.w, at.h, radius, border_px, seen.w, border, fill};
}

void __wrap_paint_fill(const struct painter *p, struct rect box, color_t color)
{
    note_box(p, box, 0, 0, 0, color);
    __real_paint_fill(p, box, color);
}

void __wrap_paint_card(const struct painter *p, struct rect box, int radius_px, int thickness_px,
                       color_t border, color_t fill)
{
    note_box(p, box, radius_px, thickness_px, border, fill);
    __real_paint_card(p, box, radius_px, thickness_px, border, fill);
}

void __wrap_paint_round(const struct painter *p, struct rect box, int radius_px, color_t color)
{
    note_box(p, box, radius_px, 0, 0, color);
    __real_paint_round(p, box, radius_px, color);
}

static const char *name_of(const struct icon *icon)
{
    for (int i = 0; i < icon_count(); i++)
        if (icon_find(icon_name(i)) == icon)
            return icon_name(i);
    return NULL;
}

void __wrap_paint_icon(const struct painter *p, const struct icon *icon, int x, int y, int size_px,
                       color_t color)
{
    const char *name = name_of(icon);

    if (name != NULL && icon_count_ < THINGS)
        icons[icon_count_++] = (struct page_icon){name, x + p->origin.x, y + p->origin.y, size_px, color};
    __real_paint_icon(p, icon, x, y, size_px, color);
}

struct text_layout *__wrap_text_layout_create(struct fonts *fonts, const char *text, size_t bytes,
                                              const struct text_style *style, int width_px)
{
    struct text_layout *layout = __real_text_layout_create(fonts, text, bytes, style, width_px);

    if (laid_out_count < THINGS) {
        laid_out[laid_out_count].layout = layout;
        laid_out[laid_out_count].text = mem_strndup(text, bytes);
        laid_out[laid_out_count++].bold = style->weight == FONT_BOLD;
    }
    return layout;
}

static void add_run(struct page_run run, const char *text, size_t bytes)
{
    run.text = mem_strndup(text, bytes);
    if (run_count < THINGS)
        runs[run_count++] = run;
}

/* Advances of Latin letters are rounded along the line: each of them says itself where it stands. */
static bool follows(const struct text_placed *here, int size_px)
{
    return here->full && here[-1].full && here->x == here[-1].x + size_px * 64;
}

/* A run ends at a blank, between Han and Latin, after each Latin letter, and where a mark was squeezed. */
static void note_row(const struct text_layout *l, const struct text_row *row, const char *text,
                     struct page_run run)
{
    const char *p = text + row->byte_from, *end = text + row->byte_to, *from = p;
    int left = run.x64;

    for (size_t k = 0; k < row->count && p < end;) {
        const struct text_placed *here = &l->placed[row->first + k];
        if (p == from || *p == ' ' || !follows(here, l->size_px)) {
            if (p > from)
                add_run(run, from, (size_t)(p - from));
            for (; p < end && *p == ' '; p++)
                ;
            from = p;
            run.x64 = left + here->x;
            run.full = here->full;
        }
        utf8_next(&p, end);
        k++;
    }
    if (p > from)
        add_run(run, from, (size_t)(p - from));
}

void __wrap_paint_text(const struct painter *p, const struct text_layout *layout, int x, int y, color_t color)
{
    int n = laid_out_count - 1;

    while (n >= 0 && laid_out[n].layout != layout)
        n--;
    for (size_t i = 0; n >= 0 && i < layout->row_count; i++) {
        int top = y + p->origin.y + (int)i * layout->line_px;
        struct page_run run = {.x64 = (x + p->origin.x) * 64,
                               .baseline = top + layout->baseline_px,
                               .size = layout->size_px,
                               .bold = laid_out[n].bold,
                               .color = color};
        note_row(layout, &layout->rows[i], laid_out[n].text, run);
    }
    __real_paint_text(p, layout, x, y, color);
}

static void write_things(FILE *out)
{
    fputs("/* Written by page_record. */\n#include \"page.h\"\n\nconst struct page_box page_boxes[] = {\n",
          out);
    for (int i = 0; i < box_count; i++) {
        const struct page_box *b = &boxes[i];
        fprintf(out, "    {%d, %d, %d, %d, %d, %d, %d, 0x%08X, 0x%08X},\n", b->x, b->y, b->w, b->h, b->radius,
                b->border_px, b->cut_w, b->border, b->fill);
    }
    fputs("};\n\nconst struct page_icon page_icons[] = {\n", out);
    for (int i = 0; i < icon_count_; i++)
        fprintf(out, "    {\"%s\", %d, %d, %d, 0x%08X},\n", icons[i].name, icons[i].x, icons[i].y,
                icons[i].side, icons[i].color);
    fputs("};\n\nconst struct page_run page_runs[] = {\n", out);
    for (int i = 0; i < run_count; i++)
        fprintf(out, "    {%d, %d, %d, %d, %d, 0x%08X, \"%s\"},\n", runs[i].x64, runs[i].baseline,
                runs[i].size, runs[i].bold, runs[i].full, runs[i].color, runs[i].text);
    fprintf(out, "};\n\nconst int page_box_count = %d, page_icon_count = %d, page_run_count = %d;\n",
            box_count, icon_count_, run_count);
}

__attribute__((destructor)) static void write_page(void)
{
    const char *path = getenv("PAGE_OUT");
    FILE *out = path != NULL ? fopen(path, "we") : NULL;

    if (out == NULL || run_count == 0)
        exit(1);
    write_things(out);
    fclose(out);
}
