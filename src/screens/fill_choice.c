/* SPDX-License-Identifier: MIT */
/* One or several of a few options, a time, a session, a room: cards to tap. One choice goes on by itself. */
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_step.h"
#include "parts.h"

#include <string.h>

enum { FEW_OPTIONS = 5, SHORT_LABEL_CHARS = 9, LONG_LABEL_CHARS = 16 };

static void on_option(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);
    const struct fill_option *option = &s->options.item[w->tag];

    if (fill == NULL)
        return;
    if (fill_screen_field(s)->kind == FIELD_CHOICES) {
        fill_toggle(fill, fill->at, option->value);
        hall_want_rebuild(s->screen.hall);
        return;
    }
    fill_set(fill, fill->at, option->value);
    fill_screen_next(s);
}

static void build_texts(struct view *view, struct panel *card, const struct fill_option *option, color_t ink,
                        color_t second)
{
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    struct widget *label =
        label_create(view, &texts->widget, option->label, TYPE_HEADING, FONT_BOLD, ink);

    texts->widget.grow = 1;
    label_set_style(label, TEXT_LEFT, 2, 0);
    if (*option->note != '\0')
        label_set_style(label_create(view, &texts->widget, option->note, TYPE_NOTE, FONT_REGULAR, second),
                        TEXT_LEFT, 1, 0);
}

/* A ring or a square that is ticked: what is chosen is never told by colour alone. */
static void build_mark(struct view *view, struct panel *card, bool chosen, bool several)
{
    const struct theme *theme = &view->theme;
    struct panel *mark = panel_create(view, &card->widget, PANEL_ROW);
    int side = theme_px(theme, 9);

    mark->widget.least = (struct size){side, side};
    mark->across = mark->along = PANEL_CENTER;
    mark->fill = chosen ? theme->hue[HUE_SELF] : theme->card;
    mark->border = chosen ? theme->on_hue : theme->second_text;
    mark->border_px = theme->border;
    mark->radius = several ? theme->radius / 2 : side / 2;
    if (chosen)
        picture_icon(view, &mark->widget, "check", side * 3 / 4, theme->on_hue);
}

static void build_option(struct fill_screen *s, struct widget *grid, int i, bool chosen, bool several)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    const struct fill_option *option = &s->options.item[i];
    struct panel *card = panel_card(view, grid, PANEL_ROW);
    color_t hue = theme->hue[HUE_SELF];
    color_t faint = color_mix(theme->card, theme->second_text, 140);

    card->across = PANEL_CENTER;
    card->gap = theme->unit;
    card->pad_x = theme->unit * 3 / 2;
    card->pad_y = theme->unit;
    card->pressed_fill = color_mix(theme->card, hue, 60);
    if (chosen)
        card->fill = card->border = hue;
    build_mark(view, card, chosen, several);
    build_texts(view, card, option,
                chosen        ? theme->on_hue
                : option->off ? faint
                              : theme->text,
                chosen ? theme->on_hue : theme->second_text);
    card->widget.least.h = max_int(theme->target, theme_px(theme, theme->landscape ? 22 : 27));
    if (!option->off)
        panel_set_tap(card, on_option, s, i);
}

static int columns_for(const struct fill_screen *s, const struct view *view)
{
    size_t longest = 0;

    for (int i = 0; i < s->options.count; i++) {
        size_t chars = utf8_count(s->options.item[i].label, strlen(s->options.item[i].label));
        longest = chars > longest ? chars : longest;
    }
    int columns = longest <= SHORT_LABEL_CHARS ? 2 : 1;
    if (view->theme.landscape)
        columns = longest <= SHORT_LABEL_CHARS ? 3 : longest <= LONG_LABEL_CHARS ? 2 : 1;
    return s->options.count <= FEW_OPTIONS && !view->theme.landscape ? 1 : columns;
}

void fill_build_choice(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);
    bool several = fill_screen_field(s)->kind == FIELD_CHOICES;

    fill_options_finish(&s->options);
    fill_options_make(&s->options, fill, fill->at, s->screen.hall);
    if (s->options.count == 0) {
        part_empty(view, parent, "empty", view_word(view, WORD_NOTHING_TO_CHOOSE),
                   view_word(view, WORD_NOTHING_TO_CHOOSE_ADVICE));
        return;
    }
    struct panel *all = shell_scroll(&s->screen, parent);
    struct panel *grid = panel_stack(view, &all->widget, PANEL_GRID, view->theme.target_gap);
    grid->columns = columns_for(s, view);
    grid->row_gap = view->theme.target_gap;
    for (int i = 0; i < s->options.count; i++)
        build_option(s, &grid->widget, i, fill_has(fill, fill->at, s->options.item[i].value), several);
}
