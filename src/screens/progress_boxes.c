/* SPDX-License-Identifier: MIT */
#include "progress_boxes.h"

#include "gfx/paint.h"
#include "gfx/text.h"
#include "ui/view.h"

#include "progress_entry.h"

#include <string.h>

struct boxes {
    struct widget widget;
    const struct progress_entry *entry;
    const char *prefix;
    bool code;
};

static struct boxes *boxes_of(struct widget *w)
{
    return CONTAINER_OF(w, struct boxes, widget);
}

static int box_height(const struct theme *theme)
{
    return theme_px(theme, theme->mode == THEME_ELDER ? 28 : 24);
}

static struct size boxes_measure(struct widget *w, int width_px)
{
    return (struct size){width_px, box_height(&w->view->theme)};
}

/* Of the number: as many as it mostly has, more when more were typed. */
static int number_boxes(const struct progress_entry *e)
{
    return max_int(e->digits, (int)strlen(e->number));
}

/* The check digit stands apart, as on the receipt; not when the number turns out to be a longer one. */
static bool split(const struct progress_entry *e)
{
    return number_boxes(e) == e->digits;
}

/* Where things stand, px; the boxes of the code are as wide as those of the number. */
struct places {
    int prefix, box, gap, hyphen;
};

static struct places places_of(struct boxes *b, const struct text_style *style)
{
    const struct theme *theme = &b->widget.view->theme;
    int count = number_boxes(b->entry);
    struct places p = {.gap = theme->unit / 2};

    p.prefix = text_width(b->widget.view->fonts, b->prefix, style) + 2 * p.gap;
    p.hyphen = theme_px(theme, 6);
    int room = b->widget.box.w - p.prefix - p.hyphen - (count - 1) * p.gap;
    p.box = clamp_int(room / count, 1, theme_px(theme, theme->mode == THEME_ELDER ? 26 : 22));
    return p;
}

static void paint_in(struct boxes *b, const struct painter *painter, struct rect box, const char *text,
                     const struct text_style *style, color_t color)
{
    struct text_layout *layout = text_layout_create(b->widget.view->fonts, text, strlen(text), style, 0);

    paint_text(painter, layout, box.x + (box.w - text_layout_width(layout)) / 2,
               box.y + (box.h - text_layout_height(layout)) / 2, color);
    text_layout_destroy(layout);
}

static void paint_box(struct boxes *b, const struct painter *painter, struct rect box, const char *text,
                      bool next, const struct text_style *style)
{
    const struct theme *theme = &b->widget.view->theme;

    paint_card(painter, box, theme->radius, next ? theme->border * 3 : theme->border,
               next ? theme->hue[HUE_SELF] : theme->second_text,
               next ? theme_tint(theme, HUE_SELF) : theme->card);
    if (*text != '\0')
        paint_in(b, painter, box, text, style, theme->text);
}

static void paint_number(struct boxes *b, const struct painter *painter, const struct text_style *style)
{
    const struct theme *theme = &b->widget.view->theme;
    const struct progress_entry *e = b->entry;
    struct places p = places_of(b, style);
    int len = (int)strlen(e->number), count = number_boxes(e), x = p.prefix, height = b->widget.box.h;

    paint_in(b, painter, rect_make(0, 0, p.prefix - p.gap, height), b->prefix, style, theme->text);
    for (int i = 0; i < count; i++) {
        char digit[2] = {i < len ? e->number[i] : '\0', '\0'};
        if (i == count - 1 && split(e)) {
            paint_in(b, painter, rect_make(x - p.gap, 0, p.hyphen + p.gap, height), "-", style, theme->text);
            x += p.hyphen;
        }
        paint_box(b, painter, rect_make(x, 0, p.box, height), digit, !e->in_code && i == len, style);
        x += p.box + p.gap;
    }
}

/* One sees what one types, and the next person does not see what was typed. */
static void paint_code(struct boxes *b, const struct painter *painter, const struct text_style *style)
{
    const struct progress_entry *e = b->entry;
    struct places p = places_of(b, style);
    int len = (int)strlen(e->code), x = p.prefix;

    for (int i = 0; i < ENTRY_CODE_DIGITS; i++) {
        char digit[2] = {i < len ? e->code[i] : '\0', '\0'};
        paint_box(b, painter, rect_make(x, 0, p.box, b->widget.box.h), i + 1 < len ? "●" : digit,
                  e->in_code && i == len, style);
        explicit_bzero(digit, sizeof digit);
        x += p.box + p.gap;
    }
}

static void boxes_paint(struct widget *w, const struct painter *painter)
{
    struct boxes *b = boxes_of(w);
    struct text_style style = theme_style(&w->view->theme, TYPE_TITLE, FONT_BOLD);

    if (b->code)
        paint_code(b, painter, &style);
    else
        paint_number(b, painter, &style);
}

static const struct widget_class boxes_class = {
    .name = "digit boxes", .measure = boxes_measure, .paint = boxes_paint};

struct widget *progress_boxes_create(struct view *view, struct widget *parent,
                                     const struct progress_entry *entry, const char *prefix, bool code)
{
    struct boxes *b = widget_create(&boxes_class, sizeof *b, view, parent);

    b->entry = entry;
    b->prefix = prefix;
    b->code = code;
    return &b->widget;
}
