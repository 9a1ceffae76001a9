/* SPDX-License-Identifier: MIT */
/*
 * What was written, with the letters that are not read yet underlined in it, and the cursor. A finger puts
 * the cursor where it taps. When there is more than the field shows, it shows whole lines around the cursor:
 * the line above it at least, so that every line can be reached by tapping.
 */
#include "writer_parts.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/touch.h"
#include "base/utf8.h"
#include "gfx/icon.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

struct field {
    struct widget widget;
    struct writer *writer;
    int first; /* line that is shown at the top */
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
    struct rect room; /* px of the field; whole lines when there are more than it shows */
    int x, y; /* of the layout */
    int cursor_w;
    int cursor_line, cursor_x; /* px from the beginning of the line */
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

static void set_cursor(const struct writer *w, struct set *set)
{
    size_t at = w->at + strlen(w->letters), from = 0, to = 0;
    int line = text_layout_lines(set->layout) - 1;

    for (; line > 0; line--) {
        text_layout_line_range(set->layout, line, &from, &to);
        if (from <= at)
            break;
    }
    text_layout_line_range(set->layout, max_int(0, line), &from, &to);
    set->cursor_line = max_int(0, line);
    set->cursor_x = at > from ? width_between(w, set, from, at) : 0;
    if (w->shown[at] == '\0')
        set->cursor_x += blanks_width(w, &set->style);
}

/* The line before the cursor's is in sight, and the one behind it where there is room for three. */
static int first_line(const struct set *set, int before, int shown, int lines)
{
    int least = set->cursor_line - shown + (shown > 2 && set->cursor_line + 1 < lines ? 2 : 1);
    int most = shown > 1 ? set->cursor_line - 1 : set->cursor_line;

    return clamp_int(clamp_int(before, max_int(0, least), max_int(0, most)), 0, lines - shown);
}

static struct set set_text(struct field *f, struct rect room)
{
    const struct writer *w = f->writer;
    struct set set = {.style = style_of(w), .room = room};
    bool wraps = writer_field_wraps(w);

    set.cursor_w = max_int(2, theme_px(&w->widget.view->theme, 0.9));
    /* The cursor keeps its place behind a full line. */
    int width = max_int(1, room.w - 3 * set.cursor_w), line = set.style.line_px;
    set.layout =
        text_layout_create(w->widget.view->fonts, w->shown, strlen(w->shown), &set.style, wraps ? width : 0);
    set_cursor(w, &set);
    int height = text_layout_height(set.layout), lines = max_int(1, text_layout_lines(set.layout)),
        wide = text_layout_width(set.layout) + blanks_width(w, &set.style);
    set.x = room.x;
    if (!wraps && wide > width)
        set.x += clamp_int(width * 2 / 3 - set.cursor_x, width - wide, 0);
    /* Lines have a quarter of leading: the last one may lack most of it. */
    int shown = clamp_int((room.h + line / 4) / line, 1, lines);
    if (height <= room.h) {
        f->first = 0;
        set.y = room.y + (wraps ? 0 : (room.h - height) / 2);
        return set;
    }
    f->first = first_line(&set, f->first, shown, lines);
    set.room.y += (room.h - shown * line) / 2;
    set.room.h = shown * line;
    set.y = set.room.y - f->first * line;
    return set;
}

static struct rect cursor_box(const struct writer *w, const struct set *set)
{
    int x = set->x + set->cursor_x, line = set->style.line_px;

    if (writer_field_wraps(w))
        x = min_int(x, set->room.x + set->room.w - 2 * set->cursor_w);
    /* Behind the last character there is room for it; between two it stands on their boundary. */
    x += w->shown[w->at + strlen(w->letters)] == '\0' ? set->cursor_w : -set->cursor_w / 2;
    return rect_make(x, set->y + set->cursor_line * line + line / 12, set->cursor_w, line * 10 / 12);
}

/* The part of each line that is letters: in the hue, underlined. */
static void paint_letters(const struct writer *w, const struct painter *p, const struct set *set)
{
    const struct theme *theme = &w->widget.view->theme;
    size_t letters = w->at, after = w->at + strlen(w->letters);
    int line = set->style.line_px, thick = max_int(1, theme_px(theme, 0.8));

    for (int i = 0; i < text_layout_lines(set->layout); i++) {
        size_t from, to;
        text_layout_line_range(set->layout, i, &from, &to);
        to = to < after ? to : after;
        if (to <= letters || to <= from)
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

static struct rect room_of(const struct writer *w, struct rect all)
{
    int down = min_int(pad_y(w), max_int(w->widget.view->theme.border, (all.h - style_of(w).line_px) / 2));

    return rect_inset(all, min_int(pad_x(w), all.w / 8), down);
}

static void field_paint(struct widget *widget, const struct painter *p)
{
    struct field *f = CONTAINER_OF(widget, struct field, widget);
    const struct writer *w = f->writer;
    const struct theme *theme = &widget->view->theme;
    struct rect all = rect_make(0, 0, widget->box.w, widget->box.h), room = room_of(w, all);

    paint_card(p, all, min_int(theme->radius, all.h / 4), 2 * theme->border, theme->hue[w->config.hue],
               theme->card);
    room.w = max_int(1, room.w - paint_full(w, p, room));
    struct set set = set_text(f, room);
    struct painter inner = painter_clip(p, set.room);
    if (*w->shown == '\0')
        paint_hint(w, &inner, room, set.cursor_w);
    paint_text(&inner, set.layout, set.x, set.y, theme->text);
    if (*w->letters != '\0')
        paint_letters(w, &inner, &set);
    paint_fill(&inner, cursor_box(w, &set), theme->hue[w->config.hue]);
    text_layout_destroy(set.layout);
}

/* The boundary between two characters that is nearest to the finger, as a byte of what is shown. */
static size_t byte_at(struct field *f, float x, float y)
{
    struct writer *w = f->writer;
    struct set set = set_text(f, room_of(w, rect_make(0, 0, f->widget.box.w, f->widget.box.h)));
    int line = ((int)y - set.y) / max_int(1, set.style.line_px), left = set.x, middle;
    size_t from, to;

    text_layout_line_range(set.layout, clamp_int(line, 0, max_int(0, text_layout_lines(set.layout) - 1)),
                           &from, &to);
    const char *p = w->shown + from, *end = w->shown + to;
    while (p < end) {
        const char *next = p;
        utf8_next(&next, end);
        int right = set.x + width_between(w, &set, from, (size_t)(next - w->shown));
        middle = (left + right) / 2;
        if ((int)x < middle)
            break;
        left = right;
        p = next;
    }
    text_layout_destroy(set.layout);
    return (size_t)(p - w->shown);
}

static void field_touch(struct widget *widget, const struct touch_event *event, float x, float y)
{
    struct field *f = CONTAINER_OF(widget, struct field, widget);
    struct writer *w = f->writer;

    if (event->kind != TOUCH_UP || x < 0 || y < 0 || x >= (float)widget->box.w || y >= (float)widget->box.h)
        return;
    writer_click(w);
    writer_take_all(w); /* letters become characters where they are; then the finger means what is nearest */
    size_t at = byte_at(f, x, y), letters = strlen(w->letters);
    if (at > w->at)
        at = at - w->at > letters ? at - letters : w->at;
    writer_move_cursor(w, at);
}

static const char *field_text(const struct widget *widget)
{
    return writer_of(widget)->shown;
}

static const struct widget_class field_class = {
    .name = "field", .paint = field_paint, .touch = field_touch, .text = field_text};

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

/* ---- help ---- */

static const char *help_words(const struct writer *w)
{
    const struct view *view = w->widget.view;

    switch (w->pad) {
    case WRITER_HAND: return view_word(view, WORD_HELP_HAND);
    case WRITER_PINYIN:
        if (w->config.hand != NULL)
            return view_word(view, WORD_HELP_LETTERS);
        break;
    case WRITER_RARE: return view_word(view, WORD_HELP_RARE);
    case WRITER_LATIN:
    case WRITER_DIGITS:
    case WRITER_SYMBOLS: break;
    }
    return view_word(view, WORD_HELP_DIGITS);
}

static struct text_layout *help_layout(const struct widget *widget, int width_px)
{
    const struct view *view = widget->view;
    struct text_style style = theme_style(&view->theme, TYPE_BODY, FONT_REGULAR);
    const char *says = help_words(writer_of(widget));

    return text_layout_create(view->fonts, says, strlen(says), &style, max_int(1, width_px));
}

static int help_indent(const struct widget *widget)
{
    return widget->view->theme.type_px[TYPE_BODY] * 3 / 2;
}

static struct size help_measure(struct widget *widget, int width_px)
{
    struct text_layout *layout = help_layout(widget, width_px - help_indent(widget));
    struct size size = {width_px, text_layout_height(layout)};

    text_layout_destroy(layout);
    return size;
}

static void help_paint(struct widget *widget, const struct painter *p)
{
    const struct theme *theme = &widget->view->theme;
    struct text_layout *layout = help_layout(widget, widget->box.w - help_indent(widget));
    int em = theme->type_px[TYPE_BODY], line = em * 3 / 2;

    paint_icon(p, icon_find("info"), 0, (line - em * 11 / 10) / 2, em * 11 / 10,
               theme->hue[writer_of(widget)->config.hue]);
    paint_text(p, layout, help_indent(widget), 0, theme->second_text);
    text_layout_destroy(layout);
}

static const struct widget_class help_class = {.name = "help", .measure = help_measure, .paint = help_paint};

struct widget *writer_help_create(struct writer *w)
{
    struct field *f = widget_create(&help_class, sizeof *f, w->widget.view, &w->widget);

    f->writer = w;
    return &f->widget;
}
