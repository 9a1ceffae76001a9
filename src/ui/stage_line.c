/* SPDX-License-Identifier: MIT */
#include "ui/stage_line.h"

#include "gfx/icon.h"
#include "gfx/paint.h"
#include "ui/label.h"
#include "ui/view.h"

#include <stdio.h>

/* Children, in pairs: the number in the disc, the name below it. */
struct stage_line {
    struct widget widget;
    int count, current;
    color_t hue;
};

static struct stage_line *line_of(struct widget *w)
{
    return CONTAINER_OF(w, struct stage_line, widget);
}

static int disc_px(const struct theme *theme)
{
    return theme_px(theme, 13);
}

static int column_left(const struct stage_line *s, int i)
{
    return s->widget.box.w * i / s->count;
}

static struct rect disc_box(const struct stage_line *s, int i)
{
    int d = disc_px(&s->widget.view->theme), left = column_left(s, i), right = column_left(s, i + 1);

    return rect_make(left + (right - left - d) / 2, 0, d, d);
}

static struct size stage_measure(struct widget *w, int width_px)
{
    struct stage_line *s = line_of(w);
    int names = 0, i = 0;

    list_for_each(link, &w->children) {
        struct widget *child = CONTAINER_OF(link, struct widget, siblings);
        if (i++ % 2 == 1)
            names = max_int(names, widget_measure(child, width_px / s->count).h);
    }
    return (struct size){width_px, disc_px(&w->view->theme) + w->view->theme.unit / 2 + names};
}

static void stage_layout(struct widget *w)
{
    struct stage_line *s = line_of(w);
    int below = disc_px(&w->view->theme) + w->view->theme.unit / 2, i = 0;

    list_for_each(link, &w->children) {
        struct widget *child = CONTAINER_OF(link, struct widget, siblings);
        int left = column_left(s, i / 2), width = column_left(s, i / 2 + 1) - left;
        if (i % 2 == 0)
            widget_place(child, disc_box(s, i / 2));
        else
            widget_place(child, rect_make(left, below, width, widget_measure(child, width).h));
        i++;
    }
}

static void paint_disc_of(const struct stage_line *s, const struct painter *p, int i)
{
    const struct theme *theme = &s->widget.view->theme;
    struct rect box = disc_box(s, i);
    int ring = max_int(2, theme->border * 3 / 2), icon = box.w * 6 / 10;

    if (i <= s->current) {
        paint_disc(p, box, s->hue);
    } else {
        paint_disc(p, box, theme->line);
        paint_disc(p, rect_inset(box, ring, ring), theme->card);
    }
    if (i < s->current && icon_find("check") != NULL)
        paint_icon(p, icon_find("check"), box.x + (box.w - icon) / 2, box.y + (box.h - icon) / 2, icon,
                   theme->on_hue);
}

static void stage_paint(struct widget *w, const struct painter *p)
{
    struct stage_line *s = line_of(w);
    const struct theme *theme = &w->view->theme;
    int thick = max_int(3, theme_px(theme, 1.2));

    for (int i = 0; i + 1 < s->count; i++) {
        struct rect from = disc_box(s, i), to = disc_box(s, i + 1);
        int x = from.x + from.w / 2;
        paint_fill(p, rect_make(x, (from.h - thick) / 2, to.x + to.w / 2 - x, thick),
                   i < s->current ? s->hue : theme->line);
    }
    for (int i = 0; i < s->count; i++)
        paint_disc_of(s, p, i);
}

static const struct widget_class stage_class = {
    .name = "stages", .measure = stage_measure, .layout = stage_layout, .paint = stage_paint};

struct widget *stage_line_create(struct view *view, struct widget *parent, const char *const *names,
                                 int count, int current, enum theme_hue hue)
{
    const struct theme *theme = &view->theme;
    struct stage_line *s = widget_create(&stage_class, sizeof *s, view, parent);

    s->count = max_int(count, 1);
    s->current = current;
    s->hue = theme->hue[hue];
    for (int i = 0; i < count; i++) {
        char number[16] = "";
        if (i >= current)
            snprintf(number, sizeof number, "%d", i + 1);
        struct widget *figure = label_create(view, &s->widget, number, TYPE_NOTE, FONT_BOLD,
                                             i == current ? theme->on_hue : theme->second_text);
        label_set_single(figure);
        label_set_style(figure, TEXT_CENTER, 1, 0);
        struct widget *name = label_create(view, &s->widget, names[i], TYPE_NOTE,
                                           i == current ? FONT_BOLD : FONT_REGULAR, theme->text);
        label_set_style(name, TEXT_CENTER, 2, 0);
    }
    return &s->widget;
}
