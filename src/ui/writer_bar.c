/* SPDX-License-Identifier: MIT */
/*
 * The candidates in sight: characters that were written in cells of one width, words as wide as they are;
 * behind them a key for all the others. The keys are made once and only labelled and placed anew.
 */
#include "writer_parts.h"

#include "gfx/icon.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

struct bar {
    struct widget widget;
    struct writer *writer;
    struct key *key[BAR_KEYS];
    struct key *all; /* opens the grid */
};

static struct bar *bar_of(struct widget *w)
{
    return CONTAINER_OF(w, struct bar, widget);
}

static int gap_of(const struct bar *b)
{
    return b->widget.view->theme.target_gap;
}

/* Eight in a row, or four where eight would be narrower than two fingers. */
static int cells_in_row(const struct theme *theme, int width)
{
    int wide = (width + theme->target_gap) / HANDPAD_CANDIDATES - theme->target_gap;

    return wide >= theme_px(theme, 20) ? HANDPAD_CANDIDATES : HANDPAD_CANDIDATES / 2;
}

int writer_bar_rows(const struct writer *w, int width_px)
{
    bool landscape = w->widget.box.w > w->widget.box.h * 5 / 4;

    if (w->pad == WRITER_HAND)
        return HANDPAD_CANDIDATES / cells_in_row(&w->widget.view->theme, width_px);
    return landscape ? 3 : 1;
}

static int row_height(const struct bar *b, int rows)
{
    return max_int(0, (b->widget.box.h - (rows - 1) * gap_of(b)) / rows);
}

/* Rows that fit with a height for fingers, and for large type; eight characters come before their size. */
static int rows_of(const struct bar *b)
{
    const struct theme *theme = &b->widget.view->theme;
    double least_mm = b->writer->pad == WRITER_HAND ? 14 : theme->mode == THEME_ELDER ? 20 : 16;
    int least = theme_px(theme, least_mm), wanted = writer_bar_rows(b->writer, b->widget.box.w);
    int fit = (b->widget.box.h + gap_of(b)) / max_int(1, least + gap_of(b));

    return clamp_int(wanted, 1, max_int(1, fit));
}

static void label(struct bar *b, int i)
{
    struct writer *w = b->writer;
    char text[KEY_BYTES];

    writer_candidate(w, i, text, sizeof text);
    key_set_look(b->key[i], writer_guesses(w) ? KEY_QUIET : i == 0 ? KEY_CHOSEN : KEY_PLAIN);
    key_set_label(b->key[i], text);
    explicit_bzero(text, sizeof text);
}

static int show_cells(struct bar *b, int count)
{
    int gap = gap_of(b), rows = rows_of(b), height = row_height(b, rows), whole = b->widget.box.w + gap;
    /* Too low for a second row: narrow ones, rather than four that nobody can reach. */
    int columns = max_int(cells_in_row(&b->widget.view->theme, b->widget.box.w), HANDPAD_CANDIDATES / rows);

    count = min_int(count, rows * columns);
    for (int i = 0; i < count; i++) {
        int column = i % columns, x = whole * column / columns;
        label(b, i);
        key_place(b->key[i], rect_make(x, i / columns * (height + gap),
                                       whole * (column + 1) / columns - gap - x, height));
    }
    return count;
}

static int key_width(const struct bar *b, int i, int height)
{
    char text[KEY_BYTES];

    writer_candidate(b->writer, i, text, sizeof text);
    int width = max_int(key_wanted_width(b->key[0], text), max_int(height, b->widget.view->theme.target));
    explicit_bzero(text, sizeof text);
    return width;
}

/* Spreads what is left of a row over its keys. */
static void place_words(struct bar *b, int from, int to, int room, int y, int height)
{
    int used = 0, x = 0, gap = gap_of(b);

    for (int i = from; i < to; i++)
        used += key_width(b, i, height) + (i > from ? gap : 0);
    int spare = max_int(0, room - used);
    if (spare > room / 3)
        spare = 0;
    for (int i = from; i < to; i++) {
        int more = spare * (i - from + 1) / (to - from) - spare * (i - from) / (to - from);
        int width = min_int(key_width(b, i, height), room) + more;
        label(b, i);
        key_place(b->key[i], rect_make(x, y, width, height));
        x += width + gap;
    }
}

static int show_words(struct bar *b, int count)
{
    int rows = rows_of(b), height = row_height(b, rows), gap = gap_of(b), shown = 0;
    int all = max_int(height, b->widget.view->theme.target);

    for (int row = 0; row < rows && shown < count; row++) {
        int room = b->widget.box.w - (row == rows - 1 ? all + gap : 0), used = 0, to = shown;
        while (to < count && to < BAR_KEYS) {
            int width = key_width(b, to, height) + (to > shown ? gap : 0);
            if (used + width > room && to > shown)
                break;
            used += width;
            to++;
        }
        place_words(b, shown, to, room, row * (height + gap), height);
        shown = to;
    }
    if (shown < count)
        key_place(b->all, rect_make(b->widget.box.w - all, (rows - 1) * (height + gap), all, height));
    return shown;
}

void writer_bar_refresh(struct widget *widget)
{
    struct bar *b = bar_of(widget);
    int count = writer_candidates(b->writer), shown = 0;

    widget_mark(widget);
    key_hide(b->all);
    /* Widths are asked of the first key. */
    key_set_look(b->key[0], writer_guesses(b->writer) ? KEY_QUIET : KEY_CHOSEN);
    if (b->widget.box.w > 0 && count > 0)
        shown = b->writer->offer == OFFER_STROKES ? show_cells(b, count) : show_words(b, count);
    for (int i = shown; i < BAR_KEYS; i++)
        key_hide(b->key[i]);
    if (shown < count && b->writer->offer != OFFER_STROKES)
        key_set_label(b->all, "▼");
}

static void on_key(void *ctx, struct widget *w)
{
    struct bar *b = ctx;

    writer_click(b->writer);
    writer_take(b->writer, w->tag);
}

static void on_all(void *ctx, struct widget *w)
{
    struct bar *b = ctx;

    (void)w;
    writer_click(b->writer);
    writer_open_grid(b->writer);
}

static void bar_layout(struct widget *w)
{
    writer_bar_refresh(w);
}

static const char *prompt(const struct writer *w)
{
    const struct view *view = w->widget.view;

    if (w->pad != WRITER_HAND)
        return view_word(view, WORD_WRITE_BY_LETTERS);
    return view_word(view,
                     strstr(w->text, WRITER_UNFOUND) != NULL ? WORD_WRITE_STANDS_IN : WORD_WRITE_BY_HAND);
}

/* Nothing is offered yet: a slot that says what will stand in it. */
static void bar_paint(struct widget *widget, const struct painter *p)
{
    const struct writer *w = bar_of(widget)->writer;
    const struct view *view = widget->view;
    const struct theme *theme = &view->theme;
    struct rect all = rect_make(0, 0, widget->box.w, widget->box.h);
    struct text_style style = theme_style(theme, TYPE_BODY, FONT_REGULAR);

    if (writer_candidates(w) > 0 || rect_empty(all))
        return;
    const char *says = prompt(w);
    int width = max_int(1, all.w - 2 * theme->unit), wanted = text_width(view->fonts, says, &style);
    if (wanted > width)
        style.size_px = max_int(theme->type_px[TYPE_NOTE] * 8 / 10, style.size_px * width / wanted);
    style.line_px = style.size_px * 13 / 10;
    style.align = TEXT_CENTER;
    style.max_lines = max_int(1, all.h / style.line_px);
    struct text_layout *layout = text_layout_create(view->fonts, says, strlen(says), &style, width);
    paint_card(p, all, min_int(theme->radius, all.h / 4), theme->border,
               theme->mode == THEME_ELDER ? color_mix(theme->card, theme->line, 90) : theme->line,
               theme->ground);
    paint_text(p, layout, theme->unit, max_int(0, all.h - text_layout_height(layout)) / 2,
               theme->second_text);
    text_layout_destroy(layout);
}

static const struct widget_class bar_class = {.name = "bar", .layout = bar_layout, .paint = bar_paint};

static struct key *add(struct bar *b, widget_fn on_tap, int tag)
{
    struct key *key = key_create(b->widget.view, &b->widget, KEY_PLAIN, b->writer->config.hue);

    key->widget.on_tap = on_tap;
    key->widget.ctx = b;
    key->widget.tag = tag;
    key->widget.hidden = true;
    return key;
}

struct widget *writer_bar_create(struct writer *w)
{
    struct bar *b = widget_create(&bar_class, sizeof *b, w->widget.view, &w->widget);

    b->writer = w;
    for (int i = 0; i < BAR_KEYS; i++)
        b->key[i] = add(b, on_key, i);
    b->all = add(b, on_all, 0);
    b->all->icon = icon_find("chevron-down");
    b->all->icon_alone = true;
    return &b->widget;
}
