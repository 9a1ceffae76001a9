/* SPDX-License-Identifier: MIT */
/* 抄写大字 of a receipt: what one writes down of it, on one sheet, as large as the glass allows. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "parts.h"
#include "record.h"
#include "when.h"
#include "shell.h"

#include <string.h>

struct record_copy {
    struct screen screen;
    int64_t number;
};

static struct record_copy *copy_of(void *page)
{
    return CONTAINER_OF(page, struct record_copy, screen.page);
}

static void add_fact(struct view *view, struct widget *card, const char *name, const char *text, int em)
{
    const struct theme *theme = &view->theme;
    struct panel *fact = panel_stack(view, card, PANEL_COLUMN, 0);

    label_set_style(label_create(view, &fact->widget, name, TYPE_BODY, FONT_REGULAR, theme->second_text),
                    TEXT_LEFT, 1, 0);
    struct widget *label = label_create(view, &fact->widget, text, TYPE_DISPLAY, FONT_BOLD, theme->text);
    label_set_style(label, TEXT_LEFT, 2, 0);
    label_set_size(label, em, em * 13 / 10);
}

static void build_facts(struct record_copy *c, struct panel *card, const struct request_record *r, int room)
{
    struct view *view = screen_view(&c->screen);
    const struct hall *hall = c->screen.hall;
    const struct form *form = record_form(hall, r);
    int em = view->theme.type_px[TYPE_DISPLAY], most = em * (view->theme.landscape ? 7 : 9) / 4;
    const char *phone = record_phone(hall, r);
    char receipt[RECEIPT_TEXT_BYTES];

    receipt_format(receipt, requests_prefix(hall->requests), r->number);
    add_fact(view, &card->widget, view_word(view, WORD_RECEIPT_NUMBER), receipt,
             record_number_em(view, receipt, room, most));
    struct panel *others = panel_stack(view, &card->widget, PANEL_GRID, card->gap);
    others->columns = view->theme.landscape ? 2 : 1;
    room = (room - (others->columns - 1) * card->gap) / others->columns;
    if (form != NULL)
        add_fact(view, &others->widget, view_word(view, WORD_SELF), form->name, em);
    if (r->due_day != DAY_NONE && request_state_open(r->state)) {
        char *day = when_date(view, r->due_day, hall_today(hall));
        char *due = str_format(view_word(view, WORD_NEXT_DAY_EXPECTED), day);
        add_fact(view, &others->widget, view_word(view, WORD_RECEIPT_WHEN), due, em);
        mem_free(due);
        mem_free(day);
    }
    em = record_number_em(view, phone, room, em);
    add_fact(view, &others->widget, view_word(view, WORD_ASK), phone, em);
}

static void copy_build(struct page *page, struct widget *parent)
{
    struct record_copy *c = copy_of(page);
    struct view *view = screen_view(&c->screen);
    struct panel *body = shell_build(&c->screen, parent);
    struct request_record *r =
        c->screen.hall->requests != NULL ? requests_record(c->screen.hall->requests, c->number) : NULL;

    if (r == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    struct panel *all = shell_scroll(&c->screen, &body->widget);
    struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
    card->gap = view->theme.landscape ? view->theme.unit : view->theme.unit * 3;
    int bar = record_bar_px(view, &body->widget);
    build_facts(c, card, r, view->size.w - 2 * body->pad_x - 2 * card->pad_x - bar);
    request_record_destroy(r);
}

static void copy_destroy(struct page *page)
{
    explicit_bzero(&copy_of(page)->number, sizeof copy_of(page)->number);
    screen_destroy(page);
}

static const struct page_class copy_class = {.name = "record-copy",
                                             .build = copy_build,
                                             .refresh = shell_refresh,
                                             .leave = shell_leave,
                                             .destroy = copy_destroy};

struct page *record_copy_page(struct hall *hall, int64_t number)
{
    struct record_copy *c = screen_create(sizeof *c, &copy_class, hall);

    c->number = number;
    return &c->screen.page;
}
