/* SPDX-License-Identifier: MIT */
/* One wish, or one thing that needs a hand, and the way of a volunteer to claim it. */
#include "board.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "progress_pad.h"
#include "shell.h"

#include <stdio.h>

enum step { STEP_READ, STEP_RECEIPT, STEP_CLAIMED, STEP_FAILED };

struct claim {
    struct screen screen;
    struct progress_pad pad;
    enum form_mode mode;
    enum step step;
    struct request_notice wish; /* its text is owned */
    struct error error;
};

static struct claim *claim_of(void *page)
{
    return CONTAINER_OF(page, struct claim, screen.page);
}

static void go(struct claim *c, enum step step)
{
    progress_entry_wipe(&c->pad.entry);
    c->step = step;
    hall_want_rebuild(c->screen.hall);
}

/* ---- the receipt of a volunteer ---- */

static bool may_help(enum request_state state)
{
    return state != REQUEST_CANCELLED && state != REQUEST_REJECTED;
}

static void on_found(void *ctx, const struct request_record *record)
{
    struct claim *c = ctx;
    const struct hall *hall = c->screen.hall;
    const struct form *form = content_form_by_code(hall->content, record->form);

    if (form == NULL || form->mode != FORM_VOLUNTEER) {
        c->pad.entry.fault = ENTRY_NOT_VOLUNTEER;
        return;
    }
    if (!may_help(record->state)) {
        c->pad.entry.fault = ENTRY_NOT_VALID;
        return;
    }
    bool ok = requests_claim(hall->requests, c->wish.number, record->number, hall->wall_s, &c->error);
    go(c, ok ? STEP_CLAIMED : STEP_FAILED);
}

/* ---- ways to go ---- */

static void on_claim(void *ctx, struct widget *w)
{
    (void)w;
    go(ctx, STEP_RECEIPT);
}

static void on_back(void *ctx, struct widget *w)
{
    struct claim *c = ctx;

    (void)w;
    nav_back(c->screen.hall->nav);
}

static void on_sign_up(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;
    const struct form *form = board_form(screen->hall, FORM_VOLUNTEER);

    (void)w;
    if (form != NULL)
        nav_push(screen->hall->nav, form_page(screen->hall, form->id));
}

bool claim_build_sign_up(struct screen *screen, struct widget *row)
{
    struct view *view = screen_view(screen);

    if (board_form(screen->hall, FORM_VOLUNTEER) == NULL)
        return false;
    part_button(view, row, "hand", view_word(view, WORD_VOLUNTEER_SIGN_UP), false, HUE_SELF, on_sign_up,
                screen, 0);
    return true;
}

/* ---- building ---- */

/* Why it cannot be claimed any more. */
static const char *advice(const struct claim *c)
{
    const struct view *view = screen_view(&c->screen);

    if (c->wish.done)
        return view_word(view, WORD_CLAIM_DONE_NOTE);
    return view_word(view, WORD_CLAIM_TAKEN_NOTE);
}

/* Before one claims it: three steps, counted; when it is too late: why, in a line. */
static void build_how(struct claim *c, struct widget *parent, bool open)
{
    static const enum word steps[] = {WORD_CLAIM_STEP_1, WORD_CLAIM_STEP_2, WORD_CLAIM_STEP_3};
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    int side = theme_px(theme, 13);
    char number[16];

    for (int i = 0; i < (open ? (int)ARRAY_LEN(steps) : 1); i++) {
        struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 3 / 2);
        struct panel *disc = panel_create(view, &row->widget, PANEL_ROW);
        row->across = PANEL_CENTER;
        disc->widget.least = (struct size){side, side};
        disc->across = disc->along = PANEL_CENTER;
        disc->radius = side / 2;
        disc->fill = theme->hue[HUE_SELF];
        snprintf(number, sizeof number, "%d", i + 1);
        if (open) {
            struct widget *label =
                label_create(view, &disc->widget, number, TYPE_HEADING, FONT_BOLD, theme->on_hue);
            label_set_single(label);
            label_set_size(label, side * 7 / 10, side); /* a line as high as the disc keeps it round */
        } else {
            picture_icon(view, &disc->widget, "heart", side * 3 / 5, theme->on_hue);
        }
        part_paragraph(view, &row->widget, open ? view_word(view, steps[i]) : advice(c))->grow = 1;
    }
}

static void build_wish(struct claim *c, struct panel *body)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    bool open = !c->wish.done && !c->wish.claimed && !c->wish.confirmed;

    struct panel *all = shell_scroll(&c->screen, &body->widget);
    part_page_title(view, &all->widget,
                    view_word(view, c->mode == FORM_WISH ? WORD_BOARD_WISHES : WORD_BOARD_NEEDS), "");
    struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
    card->gap = theme->unit * 3 / 2;
    board_wish_state(&c->screen, &card->widget, &c->wish);
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 2);
    row->across = PANEL_CENTER;
    picture_icon(view, &row->widget, c->mode == FORM_WISH ? "gift" : "hand", theme_px(theme, 22),
                 theme->hue[HUE_SELF]);
    label_create(view, &row->widget, c->wish.text, TYPE_TITLE, FONT_BOLD, theme->text)->grow = 1;
    struct panel *how = panel_card(view, &all->widget, PANEL_COLUMN);
    how->gap = theme->landscape ? theme->unit / 4 : theme->unit * 3 / 2;
    how->pad_y = theme->landscape ? theme->unit / 2 : how->pad_y;
    build_how(c, &how->widget, open);
    struct panel *keys =
        panel_stack(view, &body->widget, theme->landscape ? PANEL_ROW : PANEL_COLUMN, theme->gap);
    if (open) {
        struct panel *first = panel_stack(view, &keys->widget, PANEL_ROW, 0);
        first->widget.grow = 1;
        claim_build_sign_up(&c->screen, &first->widget);
    }
    struct panel *second = panel_stack(view, &keys->widget, PANEL_ROW, 0);
    second->widget.grow = 1;
    part_button(view, &second->widget, open ? "heart" : "back",
                view_word(view, open ? WORD_CLAIM : WORD_CLAIM_BACK), open, HUE_SELF,
                open ? on_claim : on_back, c, 0);
}

static void build_disc(struct view *view, struct widget *parent, bool ok)
{
    const struct theme *theme = &view->theme;
    struct panel *disc = panel_create(view, parent, PANEL_ROW);
    int side = theme_px(theme, 36);

    disc->pill = 1;
    disc->fill = theme->hue[ok ? HUE_ACTIVITY : HUE_NOTICE];
    disc->across = disc->along = PANEL_CENTER;
    disc->widget.least = (struct size){side, side};
    picture_icon(view, &disc->widget, ok ? "check" : "warning", side * 2 / 3, theme->on_hue);
}

static void build_outcome(struct claim *c, struct panel *body)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    bool ok = c->step == STEP_CLAIMED;
    struct panel *box = panel_stack(view, &body->widget, PANEL_COLUMN, theme->unit * 2);

    box->widget.grow = 1;
    box->across = box->along = PANEL_CENTER;
    build_disc(view, &box->widget, ok);
    label_set_style(label_create(view, &box->widget,
                                 view_word(view, ok ? WORD_CLAIM_THANKS : WORD_ACTION_FAILED), TYPE_DISPLAY,
                                 FONT_BOLD, theme->text),
                    TEXT_CENTER, 2, 0);
    label_set_style(label_create(view, &box->widget,
                                 ok ? view_word(view, WORD_CLAIM_THANKS_BODY) : c->error.text, TYPE_HEADING,
                                 FONT_REGULAR, theme->second_text),
                    TEXT_CENTER, 5, 0);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, 0);
    part_button(view, &row->widget, "back", view_word(view, WORD_CLAIM_BACK), true, HUE_SELF, on_back, c, 0);
}

static void claim_build(struct page *page, struct widget *parent)
{
    struct claim *c = claim_of(page);
    struct view *view = screen_view(&c->screen);
    struct panel *body = shell_build(&c->screen, parent);

    if (c->screen.hall->requests == NULL)
        progress_pad_off(&c->screen, body, view_word(view, WORD_BOARD_OFF));
    else if (c->step == STEP_READ)
        build_wish(c, body);
    else if (c->step == STEP_RECEIPT)
        progress_pad_build(&c->pad, body,
                           &(struct progress_pad_words){.title = view_word(view, WORD_CLAIM_RECEIPT),
                                                        .remark = "",
                                                        .below = view_word(view, WORD_CLAIM_HOW)});
    else
        build_outcome(c, body);
}

static void claim_leave(struct page *page)
{
    progress_pad_leave(&claim_of(page)->pad);
    shell_leave(page);
}

static bool claim_back(struct page *page)
{
    struct claim *c = claim_of(page);

    if (c->step != STEP_RECEIPT)
        return false;
    go(c, STEP_READ);
    return true;
}

static void claim_destroy(struct page *page)
{
    struct claim *c = claim_of(page);

    progress_entry_wipe(&c->pad.entry);
    mem_free(c->wish.text);
    screen_destroy(page);
}

static const struct page_class claim_class = {.name = "claim",
                                              .build = claim_build,
                                              .refresh = shell_refresh,
                                              .leave = claim_leave,
                                              .back = claim_back,
                                              .destroy = claim_destroy};

struct page *claim_page(struct hall *hall, enum form_mode mode, const struct request_notice *wish)
{
    struct claim *c = screen_create(sizeof *c, &claim_class, hall);

    progress_pad_init(&c->pad, &c->screen, on_found, c);
    c->mode = mode;
    c->wish = *wish;
    c->wish.text = mem_strdup(wish->text);
    return &c->screen.page;
}
