/* SPDX-License-Identifier: MIT */
#include "ui/label.h"

#include "base/mem.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

struct label {
    struct widget widget;
    char *text;
    struct text_style style;
    color_t color;
    bool single;
    struct text_layout *layout; /* NULL = to be made; for layout_width */
    int layout_width;           /* px */
};

static struct label *label_of(struct widget *w)
{
    return CONTAINER_OF(w, struct label, widget);
}

static void drop_layout(struct label *l)
{
    text_layout_destroy(l->layout);
    l->layout = NULL;
}

static struct text_layout *layout_for(struct label *l, int width_px)
{
    int width = l->single ? 0 : max_int(width_px, 1);

    if (l->layout == NULL || l->layout_width != width) {
        drop_layout(l);
        l->layout = text_layout_create(l->widget.view->fonts, l->text, strlen(l->text), &l->style, width);
        l->layout_width = width;
    }
    return l->layout;
}

static struct size label_measure(struct widget *w, int width_px)
{
    struct text_layout *layout = layout_for(label_of(w), width_px);

    return (struct size){text_layout_width(layout), text_layout_height(layout)};
}

static void label_paint(struct widget *w, const struct painter *p)
{
    struct label *l = label_of(w);
    struct text_layout *layout = layout_for(l, w->box.w);
    int spare_x = w->box.w - text_layout_width(layout), x = 0;

    /* A wrapped layout aligns its own lines in the box; a single one has no box, so it is placed here. */
    if (l->single && l->style.align == TEXT_CENTER)
        x = spare_x / 2;
    else if (l->single && l->style.align == TEXT_RIGHT)
        x = spare_x;
    paint_text(p, layout, x, max_int(0, (w->box.h - text_layout_height(layout)) / 2), l->color);
}

static const char *label_text(const struct widget *w)
{
    return CONTAINER_OF(w, const struct label, widget)->text;
}

static void label_finish(struct widget *w)
{
    struct label *l = label_of(w);

    drop_layout(l);
    mem_free(l->text);
}

static const struct widget_class label_class = {.name = "label",
                                                .measure = label_measure,
                                                .paint = label_paint,
                                                .text = label_text,
                                                .finish = label_finish};

struct widget *label_create(struct view *view, struct widget *parent, const char *text, enum theme_type type,
                            enum font_weight weight, color_t color)
{
    struct label *l = widget_create(&label_class, sizeof *l, view, parent);

    l->text = mem_strdup(text);
    l->style = theme_style(&view->theme, type, weight);
    l->color = color;
    return &l->widget;
}

static void style_changed(struct label *l)
{
    drop_layout(l);
    widget_invalidate(&l->widget);
    widget_mark(&l->widget);
}

void label_set_style(struct widget *w, enum text_align align, int max_lines, int indent_px)
{
    struct label *l = label_of(w);

    l->style.align = align;
    l->style.max_lines = max_lines;
    l->style.indent_px = indent_px;
    style_changed(l);
}

void label_set_size(struct widget *w, int size_px, int line_px)
{
    struct label *l = label_of(w);

    l->style.size_px = size_px;
    l->style.line_px = line_px;
    style_changed(l);
}

void label_set_single(struct widget *w)
{
    label_of(w)->single = true;
    style_changed(label_of(w));
}

void label_fit_single(struct widget *w, int room_px)
{
    struct label *l = label_of(w);
    int width = text_width(w->view->fonts, l->text, &l->style);

    if (width > room_px)
        l->style.size_px = max_int(l->style.size_px * room_px / width, 1);
    label_set_single(w);
}

void label_set_color(struct widget *w, color_t color)
{
    label_of(w)->color = color;
    widget_mark(w);
}

void label_set_text(struct widget *w, const char *text)
{
    struct label *l = label_of(w);

    if (strcmp(l->text, text) == 0)
        return;
    mem_free(l->text);
    l->text = mem_strdup(text);
    drop_layout(l);
    widget_mark(w);
    /* A clock's next minute is as wide as the last one: then nothing else has to move. */
    widget_remeasure(w);
}
