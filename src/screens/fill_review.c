/* SPDX-License-Identifier: MIT */
/* The last look: every answer in a row of its own, each a tap away from being changed. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_step.h"
#include "when.h"

static void on_change(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    if (fill == NULL)
        return;
    fill->at = w->tag;
    fill->reviewing = true;
    s->taken = false;
    mem_free(s->failure);
    s->failure = NULL;
    shell_forget_place(&s->screen);
    hall_want_rebuild(s->screen.hall);
}

/* As much of it as the next person in the queue may see. The caller's. */
static char *shown(const struct view *view, const struct form_field *f, const char *value)
{
    struct date date;

    if (*value == '\0')
        return mem_strdup(view_word(view, WORD_FILL_NOT_GIVEN));
    switch (f->kind) {
    case FIELD_DATE: return date_parse(value, &date) ? when_day(view, date_to_day(date)) : mem_strdup(value);
    case FIELD_PHONE: return answers_mask_phone(value);
    case FIELD_STROKES: return mem_strdup(view_word(view, WORD_FILL_DRAWN));
    case FIELD_CONSENT: return mem_strdup(view_word(view, WORD_FILL_AGREED));
    default: return mem_strdup(value);
    }
}

static void build_row(struct fill_screen *s, struct widget *parent, const struct fill *fill, int field)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    const struct form_field *f = &fill->form->field[field];
    const char *value = fill_answer(fill, field);
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    char *text = shown(view, f, value);

    card->across = PANEL_CENTER;
    card->pad_y = theme->unit / 2;
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, f->label, TYPE_NOTE, FONT_REGULAR, theme->second_text),
                    TEXT_LEFT, 1, 0);
    label_set_style(label_create(view, &texts->widget, text, TYPE_HEADING, FONT_BOLD,
                                 *value == '\0' ? theme->second_text : theme->text),
                    TEXT_LEFT, 3, 0);
    picture_icon(view, &card->widget, "pencil", theme_px(theme, 8), theme->hue[HUE_SELF]);
    label_set_single(label_create(view, &card->widget, view_word(view, WORD_FILL_CHANGE), TYPE_NOTE,
                                  FONT_BOLD, theme->hue[HUE_SELF]));
    panel_set_tap(card, on_change, s, field);
    mem_free(text);
}

void fill_build_review(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct fill *fill = fill_screen_fill(s);
    struct panel *all = shell_scroll(&s->screen, parent);
    struct panel *grid = panel_stack(view, &all->widget, PANEL_GRID, view->theme.target_gap);

    grid->columns = view->theme.landscape ? 2 : 1;
    grid->row_gap = view->theme.target_gap;
    for (int i = 0; i < fill->form->field_count; i++)
        if (fill_asks(fill, i))
            build_row(s, &grid->widget, fill, i);
}
