/* SPDX-License-Identifier: MIT */
#include "ui/dialog.h"

#include "gfx/paint.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/scroll_view.h"
#include "ui/view.h"

/* The whole screen, dimmed; swallows what is tapped beside the card. */
struct dialog {
    struct widget veil;
    struct panel *card;
    struct widget *body;
};

static void veil_layout(struct widget *w)
{
    struct dialog *d = CONTAINER_OF(w, struct dialog, veil);
    const struct theme *theme = &w->view->theme;
    int width = min_int(w->box.w - 2 * theme->margin, theme_px(theme, 220));
    int height = min_int(widget_measure(&d->card->widget, width).h, w->box.h - 2 * theme->gap);

    widget_place(&d->card->widget, rect_make((w->box.w - width) / 2, (w->box.h - height) / 2, width, height));
}

static void veil_paint(struct widget *w, const struct painter *p)
{
    struct dialog *d = CONTAINER_OF(w, struct dialog, veil);
    const struct theme *theme = &w->view->theme;

    paint_fill(p, rect_make(0, 0, w->box.w, w->box.h), COLOR_ALPHA(0x1F1B16, 140));
    if (theme->mode == THEME_STANDARD)
        paint_shadow(p, d->card->widget.box, theme->radius, theme->unit * 2, COLOR_ALPHA(0x000000, 90));
}

/* As high as its text where there is room. A text that is too long scrolls: the answers stay on the glass. */
static struct size body_measure(struct widget *w, int width_px)
{
    return widget_measure(CONTAINER_OF(w->children.next, struct widget, siblings), width_px);
}

static const struct widget_class body_class = {.name = "dialog body",
                                               .measure = body_measure,
                                               .layout = scroll_view_layout,
                                               .drag = scroll_view_drag,
                                               .tick = scroll_view_tick};

static const struct widget_class veil_class = {.name = "dialog", .layout = veil_layout, .paint = veil_paint};

static void add_answer(struct dialog *d, struct widget *row, const char *text, widget_fn fn, void *ctx,
                       bool main_one)
{
    struct view *view = d->veil.view;
    const struct theme *theme = &view->theme;
    struct panel *button = panel_card(view, row, PANEL_ROW);

    button->across = PANEL_CENTER;
    button->along = PANEL_CENTER;
    button->pad_y = theme->unit;
    button->widget.grow = main_one ? 2 : 1;
    if (main_one) {
        button->fill = theme->hue[HUE_IDENTITY];
        button->border = theme->hue[HUE_IDENTITY];
    } else {
        button->border = theme->second_text;
    }
    struct widget *label = label_create(view, &button->widget, text, TYPE_HEADING, FONT_BOLD,
                                        main_one ? theme->on_hue : theme->text);
    label_set_single(label);
    panel_set_tap(button, fn, ctx, 0);
    button->widget.least.h = theme_px(theme, 26);
}

struct dialog *dialog_open(struct view *view, struct widget *layer, const struct dialog_text *text,
                           widget_fn on_yes, widget_fn on_no, void *ctx)
{
    const struct theme *theme = &view->theme;
    struct dialog *d = widget_create(&veil_class, sizeof *d, view, layer);

    d->veil.swallows = true;
    d->veil.grow = 1;
    d->card = panel_card(view, &d->veil, PANEL_COLUMN);
    d->card->across = PANEL_STRETCH;
    d->card->pad_x = d->card->pad_y = theme->unit * 3;
    d->card->gap = theme->unit * 2;
    if (text->icon != NULL)
        picture_icon(view, &d->card->widget, text->icon, theme_px(theme, 22), theme->hue[HUE_IDENTITY]);
    struct widget *title =
        label_create(view, &d->card->widget, text->title, TYPE_TITLE, FONT_BOLD, theme->text);
    label_set_style(title, TEXT_CENTER, 0, 0);
    struct scroll_view *body = scroll_view_create(view, &d->card->widget);
    body->widget.class = &body_class;
    d->body = label_create(view, &body->widget, text->body, TYPE_BODY, FONT_REGULAR, theme->second_text);
    label_set_style(d->body, TEXT_CENTER, 0, 0);
    struct panel *row = panel_stack(view, &d->card->widget, PANEL_ROW, theme->gap);
    if (text->no != NULL)
        add_answer(d, &row->widget, text->no, on_no, ctx, false);
    add_answer(d, &row->widget, text->yes, on_yes, ctx, true);
    return d;
}

void dialog_set_body(struct dialog *d, const char *body)
{
    label_set_text(d->body, body);
}

void dialog_close(struct dialog *d)
{
    if (d != NULL)
        widget_destroy(&d->veil);
}
