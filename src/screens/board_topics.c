/* SPDX-License-Identifier: MIT */
#include "board.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "shell.h"

#include <stdio.h>

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

/* Of one form, from `at` on. Gives the first that is of another one. */
static int build_form(struct screen *screen, struct widget *parent, const struct request_tallies *tallies,
                      int at)
{
    struct view *view = screen_view(screen);
    const char *code = tallies->item[at].form;
    const struct form *form = content_form_by_code(screen->hall->content, code);
    struct panel *card = NULL;

    for (; at < tallies->count && str_same(tallies->item[at].form, code); at++) {
        if (form == NULL || !form->on_board || !shown(&tallies->item[at]))
            continue;
        if (card == NULL) {
            card = panel_card(view, parent, PANEL_COLUMN);
            card->gap = view->theme.unit * 2;
            label_create(view, &card->widget, form->name, TYPE_HEADING, FONT_BOLD, view->theme.hue[HUE_SELF]);
        }
        build_topic(view, &card->widget, &tallies->item[at]);
    }
    return at;
}

static bool any(const struct hall *hall, const struct request_tallies *tallies)
{
    for (int i = 0; i < tallies->count; i++) {
        const struct form *form = content_form_by_code(hall->content, tallies->item[i].form);
        if (form != NULL && form->on_board && shown(&tallies->item[i]))
            return true;
    }
    return false;
}

bool board_build_topics(struct screen *screen, struct widget *parent)
{
    struct request_tallies tallies = {0};
    bool some = false;

    requests_tallies(screen->hall->requests, &tallies);
    some = any(screen->hall, &tallies);
    if (some) {
        struct panel *all = shell_scroll(screen, parent);
        for (int at = 0; at < tallies.count;)
            at = build_form(screen, &all->widget, &tallies, at);
    }
    request_tallies_finish(&tallies);
    return some;
}
