/* SPDX-License-Identifier: MIT */
#include "board.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "parts.h"
#include "shell.h"
#include "when.h"

#include <stdio.h>

/* Of one form, the newest: a board is no archive. */
enum { SAID_MOST = 20 };

/* What residents want to know of a state; those that were taken back are nobody's matter any more. */
enum { STEP_RECEIVED, STEP_WORKING, STEP_DONE, STEP_REJECTED, STEPS };

static const struct {
    enum word name;
    enum theme_hue hue;
} looks[STEPS] = {[STEP_RECEIVED] = {WORD_STATE_SUBMITTED, HUE_NOTICE},
                  [STEP_WORKING] = {WORD_STATE_WAITING, HUE_SERVICE},
                  [STEP_DONE] = {WORD_STATE_DONE, HUE_ACTIVITY},
                  [STEP_REJECTED] = {WORD_STATE_REJECTED, HUE_PLAIN}};

static int count_steps(const struct request_tally *tally, int steps[STEPS])
{
    const int *count = tally->count;

    steps[STEP_RECEIVED] = count[REQUEST_SUBMITTED] + count[REQUEST_WAITLISTED];
    steps[STEP_WORKING] = count[REQUEST_ACCEPTED] + count[REQUEST_ASSIGNED] + count[REQUEST_WAITING];
    steps[STEP_DONE] = count[REQUEST_DONE];
    steps[STEP_REJECTED] = count[REQUEST_REJECTED];
    return steps[STEP_RECEIVED] + steps[STEP_WORKING] + steps[STEP_DONE] + steps[STEP_REJECTED];
}

/* As long as its share, and long enough for its number. */
static void build_bar(struct view *view, struct widget *parent, const int steps[STEPS], int total)
{
    const struct theme *theme = &view->theme;
    struct panel *bar = panel_stack(view, parent, PANEL_ROW, theme->border * 2);
    int least = 1000 / 12;

    for (int i = 0; i < STEPS; i++) {
        if (steps[i] == 0)
            continue;
        char number[16];
        struct panel *part = panel_create(view, &bar->widget, PANEL_ROW);
        part->widget.grow = max_int((int)(1000LL * steps[i] / total), least);
        part->widget.least.h = theme_px(theme, theme->mode == THEME_ELDER ? 16 : 12);
        part->fill = theme->hue[looks[i].hue];
        part->radius = theme->radius / 2;
        part->across = part->along = PANEL_CENTER;
        snprintf(number, sizeof number, "%d", steps[i]);
        label_set_single(label_create(view, &part->widget, number, TYPE_NOTE, FONT_BOLD, theme->on_hue));
    }
}

static void build_legend(struct view *view, struct widget *parent, const int steps[STEPS])
{
    const struct theme *theme = &view->theme;
    struct panel *legend = panel_stack(view, parent, PANEL_FLOW, theme->unit * 3);
    int dot_px = theme->type_px[TYPE_NOTE] * 2 / 3;

    legend->row_gap = 0;
    for (int i = 0; i < STEPS; i++) {
        if (steps[i] == 0)
            continue;
        struct panel *entry = panel_stack(view, &legend->widget, PANEL_ROW, theme->unit / 2);
        char *text = str_format("%s %d", view_word(view, looks[i].name), steps[i]);
        entry->across = PANEL_CENTER;
        struct panel *dot = panel_create(view, &entry->widget, PANEL_ROW);
        dot->fill = theme->hue[looks[i].hue];
        dot->radius = theme->radius / 2;
        dot->widget.least = (struct size){dot_px, dot_px};
        label_set_single(
            label_create(view, &entry->widget, text, TYPE_NOTE, FONT_REGULAR, theme->second_text));
        mem_free(text);
    }
}

static void build_topic(struct view *view, struct widget *parent, const struct request_tally *tally)
{
    const struct theme *theme = &view->theme;
    int steps[STEPS], total = count_steps(tally, steps);
    const char *name = *tally->topic != '\0' ? tally->topic : view_word(view, WORD_OTHER_TOPIC);
    struct panel *topic = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    struct panel *head = panel_stack(view, &topic->widget, PANEL_ROW, theme->unit);
    char *count = str_format(view_word(view, WORD_BOARD_MATTER_COUNT), total);

    head->across = PANEL_CENTER;
    struct widget *label = label_create(view, &head->widget, name, TYPE_BODY, FONT_BOLD, theme->text);
    label->grow = 1;
    label_set_style(label, TEXT_LEFT, 2, 0);
    label_set_single(label_create(view, &head->widget, count, TYPE_BODY, FONT_BOLD, theme->text));
    build_bar(view, &topic->widget, steps, total);
    build_legend(view, &topic->widget, steps);
    mem_free(count);
}

static bool shown(const struct request_tally *tally)
{
    int steps[STEPS];

    return count_steps(tally, steps) > 0;
}

/* ---- what the staff say ---- */

/* What became of it, what a survey said: their own words, with the day. */
static void build_said(struct screen *screen, struct widget *parent, const struct request_notice *notice)
{
    struct view *view = screen_view(screen);
    struct panel *said = panel_stack(view, parent, PANEL_COLUMN, 0);
    char *day = when_date(view, date_day_of_wall(notice->published_s), hall_today(screen->hall));
    char *since = str_format(view_word(view, WORD_CLAIM_SINCE), day);

    label_create(view, &said->widget, since, TYPE_NOTE, FONT_REGULAR, view->theme.second_text);
    part_paragraph(view, &said->widget, notice->text);
    mem_free(since);
    mem_free(day);
}

/* ---- by form ---- */

/* Of one form: its counts, if it is on the board, and what the staff said. */
struct matters {
    const struct form *form;
    const struct request_tallies *tallies;
    struct request_notices said;
};

static bool counts(const struct matters *m, int at)
{
    return m->form->on_board && str_same(m->tallies->item[at].form, m->form->code) &&
           shown(&m->tallies->item[at]);
}

static bool any(const struct matters *m)
{
    for (int i = 0; i < m->tallies->count; i++)
        if (counts(m, i))
            return true;
    return m->said.count > 0;
}

static void build_form(struct screen *screen, struct widget *parent, const struct matters *m)
{
    struct view *view = screen_view(screen);
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    card->gap = view->theme.unit * 2;
    label_create(view, &card->widget, m->form->name, TYPE_HEADING, FONT_BOLD, view->theme.hue[HUE_SELF]);
    for (int i = 0; i < m->tallies->count; i++)
        if (counts(m, i))
            build_topic(view, &card->widget, &m->tallies->item[i]);
    for (int i = 0; i < m->said.count && i < SAID_MOST; i++)
        build_said(screen, &card->widget, &m->said.item[i]);
}

/* Wishes and needs have boards of their own. */
static bool is_matter(const struct form *form)
{
    return form->mode != FORM_WISH && form->mode != FORM_NEED;
}

bool board_build_topics(struct screen *screen, struct widget *parent)
{
    const struct hall *hall = screen->hall;
    struct request_tallies tallies = {0};
    struct panel *all = NULL;

    requests_tallies(hall->requests, &tallies);
    for (int i = 0; i < content_form_count(hall->content); i++) {
        struct matters matters = {.form = content_form(hall->content, i), .tallies = &tallies};
        if (!is_matter(matters.form))
            continue;
        requests_published(hall->requests, matters.form->code, &matters.said);
        if (any(&matters)) {
            if (all == NULL)
                all = shell_scroll(screen, parent);
            build_form(screen, &all->widget, &matters);
        }
        request_notices_finish(&matters.said);
    }
    request_tallies_finish(&tallies);
    return all != NULL;
}
