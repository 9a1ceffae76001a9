/* SPDX-License-Identifier: MIT */
/* One request: how it stands, what happened, who looks after it, and what its resident can do now. */
#include "record.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/dialog.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/ui.h"

#include "parts.h"
#include "rating.h"
#include "shell.h"

#include <string.h>

enum action { ACTION_REOPEN, ACTION_TAKE_BACK, ACTION_RATE, ACTION_COPY, ACTION_READ, ACTIONS };

struct record {
    struct screen screen;
    int64_t number;
    struct request_record *request; /* read when the page is built; NULL = could not be */
    struct dialog *dialog;          /* the question, or why it failed */
    enum action asked;
};

static struct record *record_of(void *page)
{
    return CONTAINER_OF(page, struct record, screen.page);
}

/* ---- what the resident does ---- */

static void close_dialog(struct record *r)
{
    dialog_close(r->dialog);
    r->dialog = NULL;
}

static void on_no(void *ctx, struct widget *w)
{
    (void)w;
    close_dialog(ctx);
}

static void on_failure_read(void *ctx, struct widget *w)
{
    struct record *r = ctx;

    (void)w;
    close_dialog(r);
    hall_want_rebuild(r->screen.hall); /* it may have changed meanwhile */
}

static void say_failure(struct record *r, const char *text)
{
    struct view *view = screen_view(&r->screen);

    close_dialog(r);
    r->dialog = dialog_open(view, ui_dialog_layer(r->screen.hall->ui),
                            &(struct dialog_text){.icon = "warning",
                                                  .title = view_word(view, WORD_ACTION_FAILED),
                                                  .body = text,
                                                  .yes = view_word(view, WORD_UNDERSTOOD)},
                            on_failure_read, NULL, r);
}

/* The promise that was kept once would read as a broken one. */
static int32_t promised_anew(const struct record *r)
{
    const struct form *form = r->request != NULL ? record_form(r->screen.hall, r->request) : NULL;

    return form != NULL ? hall_promised_day(r->screen.hall, form) : DAY_NONE;
}

static void on_yes(void *ctx, struct widget *w)
{
    struct record *r = ctx;
    struct hall *hall = r->screen.hall;
    struct error error = {0};
    bool ok = r->asked == ACTION_REOPEN
                  ? requests_reopen(hall->requests, r->number, promised_anew(r), hall->wall_s, &error)
                  : requests_cancel(hall->requests, r->number, hall->wall_s, &error);

    (void)w;
    if (!ok) {
        say_failure(r, error.text);
        return;
    }
    close_dialog(r);
    /* The end of the way, where the new step stands. */
    r->screen.scroll = NULL;
    r->screen.kept_offset = INT32_MAX;
    hall_want_rebuild(hall);
}

static void ask(struct record *r, enum action action)
{
    struct view *view = screen_view(&r->screen);
    bool reopen = action == ACTION_REOPEN;
    struct dialog_text text = {
        .icon = "info",
        .title = view_word(view, reopen ? WORD_REOPEN_TITLE : WORD_TAKE_BACK_TITLE),
        .body = view_word(view, reopen ? WORD_REOPEN_BODY : WORD_TAKE_BACK_BODY),
        .yes = view_word(view, reopen ? WORD_REOPEN_YES : WORD_TAKE_BACK_YES),
        .no = view_word(view, reopen ? WORD_REOPEN_NO : WORD_TAKE_BACK_NO),
    };

    close_dialog(r);
    r->asked = action;
    r->dialog = dialog_open(view, ui_dialog_layer(r->screen.hall->ui), &text, on_yes, on_no, r);
}

static void on_action(void *ctx, struct widget *w)
{
    struct record *r = ctx;
    struct hall *hall = r->screen.hall;

    switch ((enum action)w->tag) {
    case ACTION_RATE:
        nav_push(hall->nav, rating_page(hall, r->number, 0));
        break;
    case ACTION_COPY:
        nav_push(hall->nav, record_copy_page(hall, r->number));
        break;
    case ACTION_READ:
        nav_home(hall->nav);
        break;
    default:
        ask(r, (enum action)w->tag);
    }
}

static void on_level(void *ctx, struct widget *w)
{
    struct record *r = ctx;

    nav_push(r->screen.hall->nav, rating_page(r->screen.hall, r->number, w->tag));
}

/* ---- building ---- */

static bool to_be_rated(const struct request_record *request)
{
    return request->state == REQUEST_DONE && !request->purged && !record_is_rated(request);
}

/* rated_above: the levels stand on the page already. Gives how many there are. */
static int actions_of(const struct request_record *request, bool rated_above, enum action out[ACTIONS])
{
    int count = 0;

    if (request->state == REQUEST_DONE && !request->purged)
        out[count++] = ACTION_REOPEN;
    if (to_be_rated(request) && !rated_above)
        out[count++] = ACTION_RATE;
    if (request_state_open(request->state))
        out[count++] = ACTION_TAKE_BACK;
    out[count++] = ACTION_COPY;
    out[count++] = ACTION_READ;
    return count;
}

/* Two beside each other, or one below the other in a column; the last one has its line to itself if it is
 * odd. tall: there is room for more than the least. */
static void build_actions(struct record *r, struct widget *parent, bool column, bool tall)
{
    static const struct {
        const char *icon;
        enum word name;
    } looks[ACTIONS] = {[ACTION_REOPEN] = {"refresh", WORD_REOPEN},
                        [ACTION_TAKE_BACK] = {"close", WORD_TAKE_REQUEST_BACK},
                        [ACTION_RATE] = {"star", WORD_RATE},
                        [ACTION_COPY] = {"document", WORD_COPY_OUT},
                        [ACTION_READ] = {"check", WORD_RECORD_READ}};
    struct view *view = screen_view(&r->screen);
    enum action actions[ACTIONS];
    int count = actions_of(r->request, !column, actions);
    struct panel *rows = panel_stack(view, parent, PANEL_COLUMN, view->theme.target_gap), *row = NULL;

    for (int i = 0; i < count; i++) {
        if (column || i % 2 == 0)
            row = panel_stack(view, &rows->widget, PANEL_ROW, view->theme.gap);
        part_button(view, &row->widget, looks[actions[i]].icon, view_word(view, looks[actions[i]].name),
                    actions[i] == ACTION_READ, HUE_IDENTITY, on_action, r, (int)actions[i]);
        if (tall)
            row->widget.least.h = theme_px(&view->theme, 24);
    }
}

static void build_question(struct record *r, struct widget *parent, int width)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    label_create(view, &card->widget, view_word(view, WORD_RATING_TITLE), TYPE_HEADING, FONT_BOLD,
                 theme->text);
    card->pad_x = card->pad_y = theme->unit;
    card->gap = theme->unit / 2;
    rating_build_levels(view, &card->widget, width - 2 * card->pad_x, 0, true, on_level, r, 0);
}

/* What one reads, from the title down. Gives what it stands in. */
static struct panel *build_story(struct record *r, struct widget *parent, int width, bool with_responsible)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    struct panel *all = shell_scroll(&r->screen, parent);
    struct panel *head = panel_stack(view, &all->widget, PANEL_COLUMN, 0);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_SELF), view_word(view, WORD_TRACK));
    char *title = record_title(r->screen.hall, r->request);

    label_create(view, &head->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &head->widget, title, TYPE_TITLE, FONT_BOLD, theme->text);
    mem_free(crumbs);
    mem_free(title);
    record_build_standing(&r->screen, &all->widget, r->request);
    struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
    record_build_timeline(&r->screen, &card->widget, r->request);
    if (with_responsible)
        record_build_responsible(&r->screen, &all->widget, width - record_bar_px(view, parent), r->request);
    return all;
}

/* Wide glass: who to call and what to do stand beside the story, as far as there is room for both; where they
 * would be the wider half, they follow the story. */
static void build_beside(struct record *r, struct panel *body)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    int width = theme_px(theme, 140), room = view->size.w - 2 * body->pad_x;

    if (room - width < width) {
        build_actions(r, &build_story(r, &body->widget, room, true)->widget, true, false);
        return;
    }
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, theme->gap * 2);
    struct panel *story = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    struct panel *side = panel_stack(view, &row->widget, PANEL_COLUMN, theme->gap);

    row->widget.grow = 1;
    story->widget.grow = max_int(room - row->gap - width, 1);
    side->widget.grow = width;
    record_build_responsible(&r->screen, &side->widget, width, r->request);
    struct widget *responsible = CONTAINER_OF(side->widget.children.next, struct widget, siblings);
    panel_add_spring(view, &side->widget);
    build_actions(r, &side->widget, true, view->theme.mode == THEME_STANDARD);
    bool crowded = widget_measure(&side->widget, width).h > shell_body_height(&r->screen, body);
    if (crowded)
        widget_destroy(responsible);
    build_story(r, &story->widget, story->widget.grow, crowded);
}

static void record_build(struct page *page, struct widget *parent)
{
    struct record *r = record_of(page);
    struct view *view = screen_view(&r->screen);
    struct panel *body = shell_build(&r->screen, parent);

    request_record_destroy(r->request);
    r->request =
        r->screen.hall->requests != NULL ? requests_record(r->screen.hall->requests, r->number) : NULL;
    if (r->request == NULL) {
        part_unreadable(view, &body->widget);
    } else if (view->theme.landscape) {
        build_beside(r, body);
    } else {
        int width = view->size.w - 2 * body->pad_x;
        build_story(r, &body->widget, width, true);
        if (to_be_rated(r->request))
            build_question(r, &body->widget, width);
        build_actions(r, &body->widget, false, !to_be_rated(r->request));
    }
}

static void record_leave(struct page *page)
{
    close_dialog(record_of(page));
    shell_leave(page);
}

static void record_destroy(struct page *page)
{
    struct record *r = record_of(page);

    request_record_destroy(r->request);
    explicit_bzero(&r->number, sizeof r->number);
    screen_destroy(page);
}

static const struct page_class record_class = {.name = "record",
                                               .build = record_build,
                                               .refresh = shell_refresh,
                                               .leave = record_leave,
                                               .destroy = record_destroy};

struct page *record_page(struct hall *hall, int64_t number)
{
    struct record *r = screen_create(sizeof *r, &record_class, hall);

    r->number = number;
    return &r->screen.page;
}
