/* SPDX-License-Identifier: MIT */
/* Keys on pages: all candidates, radicals, characters. What does not fit is on the next page, never out of
 * reach. */
#include "writer_parts.h"

#include "base/str.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <stdio.h>
#include <string.h>

enum { FOOT_UP, FOOT_DOWN, FOOT_CLOSE, FOOT_KEYS };

struct grid {
    struct widget widget;
    struct grid_source source;
    struct key *key[GRID_KEYS];
    struct key *foot[FOOT_KEYS];
    int first[GRID_PAGES]; /* item that a page begins with */
    int page;
};

static struct grid *grid_of(struct widget *w)
{
    return CONTAINER_OF(w, struct grid, widget);
}

static int gap_of(const struct grid *g)
{
    return g->widget.view->theme.target_gap;
}

/* Rows of keys with the row of the footer; as high as a finger wants, or as it can be. */
static int rows_of(const struct grid *g)
{
    const struct theme *theme = &g->widget.view->theme;
    int fit = (g->widget.box.h + gap_of(g)) / max_int(1, theme_px(theme, 20) + gap_of(g));

    if (fit < 3)
        fit = (g->widget.box.h + gap_of(g)) / max_int(1, theme_px(theme, 14) + gap_of(g));
    return max_int(2, fit);
}

static int row_y(const struct grid *g, int row)
{
    return (g->widget.box.h + gap_of(g)) * row / rows_of(g);
}

static int row_height(const struct grid *g, int row)
{
    return max_int(0, row_y(g, row + 1) - gap_of(g) - row_y(g, row));
}

static int wanted_width(const struct grid *g, int item, char *label)
{
    int least = theme_px(&g->widget.view->theme, 20);

    g->source.label(g->source.ctx, item, label);
    return min_int(g->widget.box.w, max_int(least, key_wanted_width(g->key[0], label)));
}

static int squares(const struct grid *g)
{
    return max_int(1, (g->widget.box.w + gap_of(g)) / max_int(1, g->widget.view->theme.target + gap_of(g)));
}

/* One past the last item of a row. */
static int row_end(const struct grid *g, int from, int *used)
{
    char label[KEY_BYTES];
    int to = from;

    *used = 0;
    if (g->source.squares)
        return min_int(g->source.count, from + squares(g));
    while (to < g->source.count) {
        int width = wanted_width(g, to, label) + (to > from ? gap_of(g) : 0);
        if (*used + width > g->widget.box.w && to > from)
            break;
        *used += width;
        to++;
    }
    explicit_bzero(label, sizeof label);
    return to;
}

static void place_row(struct grid *g, int from, int to, int used, int row, int slot)
{
    int columns = squares(g), whole = g->widget.box.w + gap_of(g), x = 0;
    int spare = max_int(0, g->widget.box.w - used);

    if (spare > g->widget.box.w / 3)
        spare = 0;
    for (int i = from; i < to; i++, slot++) {
        char label[KEY_BYTES];
        int width = wanted_width(g, i, label);
        width += spare * (i - from + 1) / (to - from) - spare * (i - from) / (to - from);
        if (g->source.squares) {
            x = whole * (i - from) / columns;
            width = whole * (i - from + 1) / columns - gap_of(g) - x;
        }
        key_set_label(g->key[slot], label);
        g->key[slot]->widget.tag = i;
        key_place(g->key[slot], rect_make(x, row_y(g, row), width, row_height(g, row)));
        x += width + gap_of(g);
        explicit_bzero(label, sizeof label);
    }
}

static void place_foot(struct grid *g, bool more)
{
    int row = rows_of(g) - 1, gap = gap_of(g), whole = g->widget.box.w + gap, at = 0;
    bool wanted[FOOT_KEYS] = {true, true, g->source.close != NULL};
    int count = wanted[FOOT_CLOSE] ? 3 : 2;

    for (int i = 0; i < FOOT_KEYS; i++) {
        const enum word words[FOOT_KEYS] = {WORD_PAGE_UP, WORD_PAGE_DOWN, g->source.close_word};
        bool useful = i == FOOT_UP ? g->page > 0 : i == FOOT_DOWN ? more : true;
        int x = whole * at / count;
        at += wanted[i];
        if (!wanted[i] || !useful) {
            key_hide(g->foot[i]);
            continue;
        }
        key_place(g->foot[i], rect_make(x, row_y(g, row), whole * at / count - gap - x, row_height(g, row)));
        key_set_label(g->foot[i], view_word(g->widget.view, words[i]));
    }
}

static void show_page(struct grid *g)
{
    int rows = rows_of(g) - 1, from = g->first[g->page], slot = 0, used;

    for (int row = 0; row < rows && from < g->source.count; row++) {
        int to = row_end(g, from, &used);
        if (slot + to - from > GRID_KEYS)
            break;
        place_row(g, from, to, used, row, slot);
        slot += to - from;
        from = to;
    }
    for (int i = slot; i < GRID_KEYS; i++)
        key_hide(g->key[i]);
    bool more = from < g->source.count && g->page + 1 < GRID_PAGES;
    if (more)
        g->first[g->page + 1] = from;
    place_foot(g, more);
}

static void on_key(void *ctx, struct widget *w)
{
    struct grid *g = ctx;

    g->source.clicked(g->source.ctx);
    g->source.chosen(g->source.ctx, w->tag);
}

static void on_foot(void *ctx, struct widget *w)
{
    struct grid *g = ctx;

    g->source.clicked(g->source.ctx);
    if (w->tag == FOOT_CLOSE) {
        g->source.close(g->source.ctx);
        return;
    }
    g->page += w->tag == FOOT_UP ? -1 : 1;
    show_page(g);
}

/* Another width has other pages. */
static void grid_layout(struct widget *w)
{
    grid_of(w)->page = 0;
    show_page(grid_of(w));
}

static void grid_paint(struct widget *w, const struct painter *p)
{
    paint_fill(p, rect_make(0, 0, w->box.w, w->box.h), w->view->theme.ground);
}

static const struct widget_class grid_class = {.name = "grid", .layout = grid_layout, .paint = grid_paint};

struct widget *writer_grid_create(struct view *view, struct widget *parent, const struct grid_source *source)
{
    struct grid *g = widget_create(&grid_class, sizeof *g, view, parent);

    g->source = *source;
    g->widget.swallows = true;
    g->widget.clips = true;
    for (int i = 0; i < GRID_KEYS + FOOT_KEYS; i++) {
        bool foot = i >= GRID_KEYS;
        struct key *key = key_create(view, &g->widget, foot ? KEY_WORD : KEY_PLAIN, source->hue);
        key->widget.on_tap = foot ? on_foot : on_key;
        key->widget.ctx = g;
        key->widget.tag = foot ? i - GRID_KEYS : 0;
        key->widget.hidden = true;
        *(foot ? &g->foot[i - GRID_KEYS] : &g->key[i]) = key;
    }
    return &g->widget;
}

void writer_grid_show(struct widget *widget, int count)
{
    grid_of(widget)->source.count = count;
    grid_of(widget)->page = 0;
    show_page(grid_of(widget));
}
