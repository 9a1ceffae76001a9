/* SPDX-License-Identifier: MIT */
#include "board.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "parts.h"
#include "record.h"
#include "when.h"
#include "shell.h"

#include <stdlib.h>
#include <string.h>

const struct form *board_form(const struct hall *hall, enum form_mode mode)
{
    for (int i = 0; i < content_form_count(hall->content); i++)
        if (content_form(hall->content, i)->mode == mode)
            return content_form(hall->content, i);
    return NULL;
}

static int by_age(const void *left, const void *right)
{
    const struct request_notice *a = *(const struct request_notice *const *)left;
    const struct request_notice *b = *(const struct request_notice *const *)right;

    if (a->published_s != b->published_s)
        return a->published_s > b->published_s ? -1 : 1;
    return a->number > b->number ? -1 : a->number < b->number;
}

void board_wishes_read(struct board_wishes *wishes, const struct hall *hall, enum form_mode mode)
{
    int forms = content_form_count(hall->content), at = 0;

    memset(wishes, 0, sizeof *wishes);
    wishes->list = mem_calloc((size_t)max_int(forms, 1), sizeof *wishes->list);
    for (int i = 0; i < forms; i++) {
        const struct form *form = content_form(hall->content, i);
        if (form->mode != mode)
            continue;
        requests_published(hall->requests, form->code, &wishes->list[wishes->list_count]);
        wishes->count += wishes->list[wishes->list_count++].count;
    }
    wishes->item = mem_calloc((size_t)max_int(wishes->count, 1), sizeof *wishes->item);
    for (int i = 0; i < wishes->list_count; i++)
        for (int k = 0; k < wishes->list[i].count; k++)
            wishes->item[at++] = &wishes->list[i].item[k];
    qsort(wishes->item, (size_t)wishes->count, sizeof *wishes->item, by_age);
}

void board_wishes_finish(struct board_wishes *wishes)
{
    for (int i = 0; i < wishes->list_count; i++)
        request_notices_finish(&wishes->list[i]);
    mem_free(wishes->list);
    mem_free(wishes->item);
    memset(wishes, 0, sizeof *wishes);
}

/* ---- a row ---- */

static int row_pad(const struct theme *theme)
{
    return theme->unit * 5 / 4;
}

int board_wish_row_px(const struct view *view)
{
    const struct theme *theme = &view->theme;

    return 2 * theme_style(theme, TYPE_BODY, FONT_BOLD).line_px + theme->unit / 2 +
           theme_style(theme, TYPE_NOTE, FONT_BOLD).line_px + 2 * row_pad(theme);
}

void board_wish_state(struct screen *screen, struct widget *parent, const struct request_notice *wish)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    bool taken = wish->claimed || wish->confirmed;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 3 / 2);
    char *day = when_date(view, date_day_of_wall(wish->published_s), hall_today(screen->hall));
    char *since = str_format(view_word(view, WORD_CLAIM_SINCE), day);

    row->across = PANEL_CENTER;
    part_tag(view, &row->widget,
             view_word(view, wish->done ? WORD_CLAIM_DONE
                             : taken    ? WORD_CLAIM_TAKEN
                                        : WORD_CLAIM_OPEN),
             wish->done ? HUE_ACTIVITY
             : taken    ? HUE_PLAIN
                        : HUE_SELF);
    struct widget *label =
        label_create(view, &row->widget, since, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label->grow = 1;
    label_set_style(label, TEXT_LEFT, 1, 0);
    mem_free(since);
    mem_free(day);
}

void board_wish_row(struct screen *screen, struct widget *row, const struct request_notice *wish,
                    void (*on_tap)(void *ctx, struct widget *widget), void *ctx, int index)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, row, PANEL_ROW);

    card->widget.grow = 1;
    card->across = PANEL_CENTER;
    card->pad_y = row_pad(theme);
    card->pressed_fill = color_mix(theme->card, theme->hue[HUE_SELF], 40);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, theme->unit / 2);
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, wish->text, TYPE_BODY, FONT_BOLD, theme->text),
                    TEXT_LEFT, 2, 0);
    board_wish_state(screen, &texts->widget, wish);
    picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), theme->hue[HUE_SELF]);
    panel_set_tap(card, on_tap, ctx, index);
}
