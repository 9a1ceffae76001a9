/* SPDX-License-Identifier: MIT */
/*
 * What was written, with the letters behind it underlined and the cursor at the end. When there is more than
 * the field shows, the end is what it shows.
 */
#include "writer_parts.h"

#include "base/mem.h"
#include "base/str.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

struct field {
    struct widget widget;
    struct writer *writer;
};

static struct writer *writer_of(const struct widget *w)
{
    return CONTAINER_OF(w, const struct field, widget)->writer;
}

bool writer_field_wraps(const struct writer *w)
{
    return w->config.kind == WRITER_TEXT || w->config.kind == WRITER_LONG_TEXT ||
           w->config.kind == WRITER_ADDRESS;
}

static struct text_style style_of(const struct writer *w)
{
    const struct theme *theme = &w->widget.view->theme;
    bool wraps = writer_field_wraps(w);
    enum theme_type type = wraps && theme->mode == THEME_ELDER ? TYPE_BODY : TYPE_TITLE;
    struct text_style style = theme_style(theme, type, wraps ? FONT_REGULAR : FONT_BOLD);

    style.line_px = style.size_px * 7 / 5;
    return style;
}

static int pad_x(const struct writer *w)
{
    return w->widget.view->theme.unit * 2;
}

static int pad_y(const struct writer *w)
{
    return w->widget.view->theme.unit;
}

int writer_field_height(const struct writer *w, int lines)
{
    return style_of(w).line_px * lines + 2 * pad_y(w);
}

/* Blanks at the end have no ink, but the cursor moves with them. */
static int blanks_width(const struct writer *w, const struct text_style *style)
{
    size_t len = strlen(w->shown), blanks = 0;

    while (blanks < len && w->shown[len - 1 - blanks] == ' ')
        blanks++;
    int one =
        text_width(w->widget.view->fonts, "n n", style) - text_width(w->widget.view->fonts, "nn", style);
    return (int)blanks * one;
}

/* Where the text stands and what it takes. */
struct set {
    struct text_style style;
    struct text_layout *layout;
    struct rect room; /* px of the field */
    int x, y;         /* of the layout */
    int cursor_w;
};

/* px of the part of the line between two bytes of what is shown. */
static int width_between(const struct writer *w, const struct set *set, size_t from, size_t to)
{
    struct text_layout *part =
        text_layout_create(w->widget.view->fonts, w->shown + from, to - from, &set->style, 0);
    int width = text_layout_width(part);

    text_layout_destroy(part);
    return width;
}

static struct rect cursor_box(const struct writer *w, const struct set *set)
{
    int last = text_layout_lines(set->layout) - 1, line = set->style.line_px;
    size_t from = 0, to = 0;

    text_layout_line_range(set->layout, last, &from, &to);
    int x = width_between(w, set, from, to) + blanks_width(w, &set->style);
    x = set->x + (writer_field_wraps(w) ? min_int(x, set->room.w - 2 * set->cursor_w) : x);
    return rect_make(x + set->cursor_w, set->y + last * line + line / 12, set->cursor_w, line * 10 / 12);
}

static struct set set_text(const struct writer *w, struct rect room)
{
    struct set set = {.style = style_of(w), .room = room};

    set.cursor_w = max_int(2, theme_px(&w->widget.view->theme, 0.9));
    bool wraps = writer_field_wraps(w);
    /* The cursor keeps its place behind a full line. */
    int width = max_int(1, room.w - 3 * set.cursor_w);
    set.layout =
        text_layout_create(w->widget.view->fonts, w->shown, strlen(w->shown), &set.style, wraps ? width : 0);
    int height = text_layout_height(set.layout),
        wide = text_layout_width(set.layout) + blanks_width(w, &set.style);
    set.x = room.x + (wraps ? 0 : min_int(0, width - wide));
    if (height > room.h)
        set.y = room.y + room.h - height;
    else
        set.y = room.y + (wraps ? 0 : (room.h - height) / 2);
    return set;
}

/* The part of each line that is letters: in the hue, underlined. */
static void paint_letters(const struct writer *w, const struct painter *p, const struct set *set)
{
    const struct theme *theme = &w->widget.view->theme;
    size_t letters = strlen(w->text);
    int line = set->style.line_px, thick = max_int(1, theme_px(theme, 0.8));

    for (int i = 0; i < text_layout_lines(set->layout); i++) {
        size_t from, to;
        text_layout_line_range(set->layout, i, &from, &to);
        if (to <= letters)
            continue;
        int end = width_between(w, set, from, to), width = end;
        if (from < letters)
            width = width_between(w, set, letters, to);
        struct rect box = rect_make(set->x + end - width, set->y + i * line, width, line);
        struct painter inner = painter_clip(p, box);
        paint_fill(&inner, box, theme->card);
        paint_text(&inner, set->layout, set->x, set->y, theme->hue[w->config.hue]);
        paint_fill(&inner, rect_make(box.x, box.y + line - thick, width, thick), theme->hue[w->config.hue]);
    }
}

static void paint_hint(const struct writer *w, const struct painter *p, struct rect room, int cursor_w)
{
    const struct view *view = w->widget.view;
    struct text_style style = theme_style(&view->theme, TYPE_BODY, FONT_REGULAR);

    style.max_lines = 1;
    if (w->config.hint == NULL || *w->config.hint == '\0')
        return;
    int left = 4 * cursor_w;
    struct text_layout *hint = text_layout_create(view->fonts, w->config.hint, strlen(w->config.hint), &style,
                                                  max_int(1, room.w - left));
    int y = writer_field_wraps(w) ? 0 : (room.h - text_layout_height(hint)) / 2;
    paint_text(p, hint, room.x + left, room.y + y, view->theme.second_text);
    text_layout_destroy(hint);
}

static char *full_text(const struct writer *w)
{
    return str_format(view_word(w->widget.view, WORD_WRITE_FULL), w->max_chars);
}

/* At the right; gives the px it takes. With a counter that one says it. */
static int paint_full(const struct writer *w, const struct painter *p, struct rect room)
{
    const struct view *view = w->widget.view;
    struct text_style style = theme_style(&view->theme, TYPE_NOTE, FONT_BOLD);

    if (!w->full || w->counter != NULL)
        return 0;
    char *says = full_text(w);
    struct text_layout *layout = text_layout_create(view->fonts, says, strlen(says), &style, 0);
    int width = min_int(text_layout_width(layout), room.w);
    paint_text(p, layout, room.x + room.w - width, room.y + (room.h - text_layout_height(layout)) / 2,
               view->theme.hue[HUE_IDENTITY]);
    text_layout_destroy(layout);
    mem_free(says);
    return width + view->theme.unit;
}

static void field_paint(struct widget *widget, const struct painter *p)
{
    const struct writer *w = writer_of(widget);
    const struct theme *theme = &widget->view->theme;
    struct rect all = rect_make(0, 0, widget->box.w, widget->box.h);
    int down = min_int(pad_y(w), max_int(theme->border, (all.h - style_of(w).line_px) / 2));
    struct rect room = rect_inset(all, min_int(pad_x(w), all.w / 8), down);

    paint_card(p, all, min_int(theme->radius, all.h / 4), 2 * theme->border, theme->hue[w->config.hue],
               theme->card);
    room.w = max_int(1, room.w - paint_full(w, p, room));
    struct painter inner = painter_clip(p, room);
    struct set set = set_text(w, room);
    if (*w->shown == '\0')
        paint_hint(w, &inner, room, set.cursor_w);
    paint_text(&inner, set.layout, set.x, set.y, theme->text);
    if (*w->letters != '\0')
        paint_letters(w, &inner, &set);
    paint_fill(&inner, cursor_box(w, &set), theme->hue[w->config.hue]);
    text_layout_destroy(set.layout);
}

static const char *field_text(const struct widget *widget)
{
    return writer_of(widget)->shown;
}

static const struct widget_class field_class = {.name = "field", .paint = field_paint, .text = field_text};

struct widget *writer_field_create(struct writer *w)
{
    struct field *f = widget_create(&field_class, sizeof *f, w->widget.view, &w->widget);

    f->writer = w;
    f->widget.clips = true;
    return &f->widget;
}

/* ---- how much more ---- */

static void counter_paint(struct widget *widget, const struct painter *p)
{
    const struct writer *w = writer_of(widget);
    const struct view *view = widget->view;
    struct text_style style = theme_style(&view->theme, TYPE_NOTE, w->full ? FONT_BOLD : FONT_REGULAR);
    char *says = w->full ? full_text(w)
                         : str_format(view_word(view, WORD_WRITE_LEFT), w->max_chars - writer_length(w));

    style.line_px = widget->box.h;
    struct text_layout *layout = text_layout_create(view->fonts, says, strlen(says), &style, 0);
    paint_text(p, layout, widget->box.w - text_layout_width(layout), 0,
               w->full ? view->theme.hue[HUE_IDENTITY] : view->theme.second_text);
    text_layout_destroy(layout);
    mem_free(says);
}

static const struct widget_class counter_class = {.name = "counter", .paint = counter_paint};

struct widget *writer_counter_create(struct writer *w)
{
    struct field *f = widget_create(&counter_class, sizeof *f, w->widget.view, &w->widget);

    f->writer = w;
    return &f->widget;
}
