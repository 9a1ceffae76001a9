/* SPDX-License-Identifier: MIT */
/* 手写图: a signature or a sketch by finger, kept as strokes. */
#include "base/mem.h"
#include "base/str.h"
#include "ui/handpad.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "fill_step.h"
#include "parts.h"

enum drawing_key { DRAWING_UNDO, DRAWING_AGAIN };

void fill_take_drawing(struct fill_screen *s)
{
    struct fill *fill = fill_screen_asked(s);
    struct str strokes;

    if (fill == NULL || s->pad == NULL || handpad_empty(s->pad))
        return;
    str_init(&strokes);
    handpad_strokes(s->pad, &strokes);
    fill_set(fill, fill->at, str_text(&strokes));
    str_finish(&strokes);
    fill_screen_changed(s);
}

static void on_rest(void *ctx, const uint32_t *code_points, int count)
{
    (void)code_points, (void)count; /* it is a picture, nobody reads it here */
    fill_take_drawing(ctx);
}

static void on_key(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    if (fill == NULL || s->pad == NULL)
        return;
    if (w->tag == DRAWING_UNDO) {
        handpad_undo(s->pad);
        fill_take_drawing(s);
    } else {
        handpad_clear(s->pad);
    }
    if (handpad_empty(s->pad)) {
        fill_set(fill, fill->at, "");
        fill_screen_changed(s);
    }
}

/* What was drawn before cannot be put back on the pad; it is kept until something new is drawn. */
static void build_kept(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);
    bool kept = *fill_answer(fill, fill->at) != '\0';

    label_create(view, parent, view_word(view, kept ? WORD_FILL_DRAWN : WORD_SIGN_HERE), TYPE_BODY,
                 kept ? FONT_BOLD : FONT_REGULAR, view->theme.hue[HUE_SELF]);
}

void fill_build_drawing(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;

    build_kept(s, parent);
    /* Wide glass has no height to spare: the keys stand beside the pad. */
    bool wide = theme->landscape;
    struct panel *area = panel_stack(view, parent, wide ? PANEL_ROW : PANEL_COLUMN, theme->gap);
    int keys_px = theme_px(theme, 100);
    area->widget.grow = 1;
    s->pad = handpad_create(view, &area->widget, NULL, on_rest, s);
    struct widget *pad = handpad_widget(s->pad);
    pad->grow = wide ? max_int(view->size.w - 2 * theme->margin - keys_px, 1) : 1;
    pad->least.h = theme_px(theme, 60);
    struct panel *keys = panel_stack(view, &area->widget, wide ? PANEL_COLUMN : PANEL_ROW, theme->gap);
    keys->widget.grow = wide ? keys_px : 0;
    part_button(view, &keys->widget, "undo", view_word(view, WORD_UNDO_STROKE), false, HUE_SELF, on_key, s,
                DRAWING_UNDO);
    part_button(view, &keys->widget, "refresh", view_word(view, WORD_SIGN_AGAIN), false, HUE_SELF, on_key, s,
                DRAWING_AGAIN);
}
