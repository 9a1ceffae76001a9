/* SPDX-License-Identifier: MIT */
#include "ui/pager.h"

#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/view.h"

#include <stdio.h>

struct pager {
    struct widget widget;
    struct panel *body;
    struct panel *bar;
    struct panel *previous, *next;
    struct widget *place; /* label "2 / 5" */
    struct scroll_view *target;
};

enum { TAG_PREVIOUS = -1, TAG_NEXT = 1, COUNT_EMS = 5 };

static struct pager *pager_of(struct widget *w)
{
    return CONTAINER_OF(w, struct pager, widget);
}

static void set_enabled(struct panel *button, bool enabled, widget_fn on_tap)
{
    const struct theme *theme = &button->widget.view->theme;
    color_t color = enabled ? theme->text : color_mix(theme->card, theme->second_text, 90);

    if ((button->widget.on_tap != NULL) == enabled)
        return;
    button->widget.on_tap = enabled ? on_tap : NULL;
    list_for_each(link, &button->widget.children) {
        struct widget *child = CONTAINER_OF(link, struct widget, siblings);
        if (child->class->text != NULL)
            label_set_color(child, color);
        else
            picture_set_color(child, color);
    }
    widget_mark(&button->widget);
}

static void turn(void *ctx, struct widget *w)
{
    struct pager *p = ctx;

    scroll_view_page(p->target, w->tag, w->view->now_us);
}

static void show_place(void *ctx)
{
    struct pager *p = ctx;
    char text[64];

    snprintf(text, sizeof text, "%d / %d", scroll_view_current_page(p->target), scroll_view_pages(p->target));
    label_set_text(p->place, text);
    set_enabled(p->previous, !scroll_view_at_start(p->target), turn);
    set_enabled(p->next, !scroll_view_at_end(p->target), turn);
}

/* On glass of a hand's width two keys and the count have no room for words of the usual size and drawings. */
static bool is_tight(const struct view *view, const char *text)
{
    const struct theme *theme = &view->theme;
    struct text_style style = theme_style(theme, TYPE_BODY, FONT_REGULAR);
    int count = theme->type_px[TYPE_NOTE] * COUNT_EMS;
    int room = (view->size.w - 2 * theme->margin - count - 2 * theme->gap) / 2 - 3 * theme->unit;

    return !theme->landscape && text_width(view->fonts, text, &style) + theme->type_px[TYPE_BODY] > room;
}

static struct panel *make_button(struct pager *p, const char *icon, const char *text, int tag)
{
    struct view *view = p->widget.view;
    const struct theme *theme = &view->theme;
    /* Beside the text the bar is narrow, and so are its words. */
    bool beside = theme->landscape, tight = is_tight(view, text);
    struct panel *button = panel_card(view, &p->bar->widget, beside ? PANEL_COLUMN : PANEL_ROW);
    enum theme_type type = beside || tight ? TYPE_NOTE : TYPE_BODY;

    button->across = PANEL_CENTER;
    button->along = PANEL_CENTER;
    button->gap = beside ? 0 : theme->unit;
    button->pad_x = tight ? 0 : theme->unit;
    button->pad_y = 0;
    button->widget.grow = theme->landscape ? 0 : 1;
    /* Above the words it is small, so that both keep off the edge of a key no higher than a target. */
    int side = theme->type_px[type] * (beside ? 13 : 20) / 20;
    if (!tight)
        picture_icon(view, &button->widget, icon, side, theme->text);
    struct widget *label = label_create(view, &button->widget, text, type, FONT_REGULAR, theme->text);
    label_set_single(label);
    if (beside)
        label_set_size(label, theme->type_px[type], theme->type_px[type] * 5 / 4);
    panel_set_tap(button, turn, p, tag);
    return button;
}

/* The bar shows only when there is more than the window holds; it takes its room from the window. */
static void pager_layout(struct widget *w)
{
    struct pager *p = pager_of(w);
    const struct theme *theme = &w->view->theme;
    struct rect body = rect_make(0, 0, w->box.w, w->box.h), bar = body;
    bool long_one = p->target != NULL && p->target->height_for(p->target, body.w) > body.h;

    p->place->hidden = false;
    if (long_one && theme->landscape) {
        /* In a low window the buttons matter more than the count. */
        p->place->hidden = widget_measure(&p->bar->widget, body.w).h > body.h;
        bar.w = widget_measure(&p->bar->widget, body.w).w;
        body.w = max_int(0, body.w - bar.w - theme->gap);
        bar.x = w->box.w - bar.w;
    } else if (long_one) {
        bar.h = theme->target;
        body.h = max_int(0, body.h - bar.h - theme->gap);
        bar.y = w->box.h - bar.h;
    }
    p->bar->widget.hidden = !long_one;
    if (long_one)
        widget_place(&p->bar->widget, bar);
    widget_place(&p->body->widget, body);
}

static const struct widget_class pager_class = {.name = "pager", .layout = pager_layout};

struct pager *pager_create(struct view *view, struct widget *parent)
{
    const struct theme *theme = &view->theme;
    struct pager *p = widget_create(&pager_class, sizeof *p, view, parent);

    p->widget.grow = 1;
    p->body = panel_create(view, &p->widget, PANEL_COLUMN);
    p->bar = panel_stack(view, &p->widget, theme->landscape ? PANEL_COLUMN : PANEL_ROW,
                         theme->landscape ? theme->target_gap : theme->gap);
    p->bar->along = PANEL_CENTER;
    p->previous = make_button(p, "chevron-up", view_word(view, WORD_PAGE_UP), TAG_PREVIOUS);
    p->place = label_create(view, &p->bar->widget, "1 / 1", TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_set_single(p->place);
    label_set_style(p->place, TEXT_CENTER, 1, 0);
    p->place->least = (struct size){theme->type_px[TYPE_NOTE] * COUNT_EMS, theme->target};
    p->next = make_button(p, "chevron-down", view_word(view, WORD_PAGE_DOWN), TAG_NEXT);
    return p;
}

struct widget *pager_body(struct pager *p)
{
    return &p->body->widget;
}

void pager_attach(struct pager *p, struct scroll_view *target)
{
    p->target = target;
    target->on_moved = show_place;
    target->on_moved_ctx = p;
}
