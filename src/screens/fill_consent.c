/* SPDX-License-Identifier: MIT */
/* 同意: what is done with what one wrote (PIPL Art. 17), agreed to by a tap of one's own; sensitive matters are
 * agreed to by themselves (Art. 29). Without it nothing is sent, and the desk is named. */
#include "base/mem.h"
#include "base/str.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_step.h"
#include "sentences.h"

#include <string.h>

enum agreed { AGREED_MAIN = 1, AGREED_SEPARATE = 2 };

/* The answer carries the version of the text, so that nobody can be said to have agreed to another one. */
static void set_agreed(struct fill_screen *s, struct fill *fill, int agreed)
{
    int all = AGREED_MAIN | (*fill->form->separate_consent != '\0' ? AGREED_SEPARATE : 0);
    char *value = str_format("同意 %s", fill->form->consent_version);

    s->part_at = agreed;
    fill_set(fill, fill->at, agreed == all ? value : "");
    mem_free(value);
}

static void on_agree(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    if (fill == NULL)
        return;
    set_agreed(s, fill, s->part_at ^ w->tag);
    s->fault = FILL_FINE;
    /* Agreed to all of it: on to the last look, as after any other choice of one tap. */
    if (*fill_answer(fill, fill->at) != '\0')
        fill_screen_next(s);
    else
        hall_want_rebuild(s->screen.hall);
}

static void build_box(struct fill_screen *s, struct widget *parent, enum word word, int bit)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    bool on = (s->part_at & bit) != 0;
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    struct panel *mark = panel_create(view, &card->widget, PANEL_ROW);
    color_t hue = theme->hue[HUE_SELF];
    int side = theme_px(theme, 11);

    card->widget.grow = theme->landscape;
    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->pad_y = theme->unit;
    card->border = on ? hue : theme->second_text;
    if (on)
        card->fill = hue;
    mark->widget.least = (struct size){side, side};
    mark->across = mark->along = PANEL_CENTER;
    mark->fill = on ? hue : theme->card;
    mark->border = on ? theme->on_hue : theme->second_text;
    mark->border_px = theme->border * 2;
    mark->radius = theme->radius / 2;
    if (on)
        picture_icon(view, &mark->widget, "check", side * 3 / 4, theme->on_hue);
    label_create(view, &card->widget, view_word(view, word), TYPE_HEADING, FONT_BOLD,
                 on ? theme->on_hue : theme->text)
        ->grow = 1;
    card->widget.least.h = theme_px(theme, theme->landscape ? 24 : 30);
    panel_set_tap(card, on_agree, s, bit);
}

static void build_text(struct view *view, struct widget *parent, const char *title, const char *text)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    label_create(view, &card->widget, title, TYPE_HEADING, FONT_BOLD, theme->hue[HUE_SELF]);
    sentences_build(view, &card->widget, text, SENTENCE_STOP, TYPE_BODY, FONT_REGULAR, theme->hue[HUE_SELF]);
}

void fill_build_consent(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);
    bool separate = *fill->form->separate_consent != '\0';

    if (*fill_answer(fill, fill->at) != '\0')
        s->part_at = AGREED_MAIN | (separate ? AGREED_SEPARATE : 0);
    struct panel *all = shell_scroll(&s->screen, parent);
    build_text(view, &all->widget, view_word(view, WORD_CONSENT_USE), fill->form->consent);
    if (separate)
        build_text(view, &all->widget, view_word(view, WORD_CONSENT_SEPARATE), fill->form->separate_consent);
    /* Side by side on wide glass: the text keeps its height. */
    enum panel_flow flow = view->theme.landscape ? PANEL_ROW : PANEL_COLUMN;
    struct panel *boxes = panel_stack(view, parent, flow, view->theme.gap);
    build_box(s, &boxes->widget, WORD_CONSENT_AGREE, AGREED_MAIN);
    if (separate)
        build_box(s, &boxes->widget, WORD_CONSENT_SEPARATE, AGREED_SEPARATE);
}
