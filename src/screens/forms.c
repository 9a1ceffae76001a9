/* SPDX-License-Identifier: MIT */
/* 自助: the forms of the hall, and of each one what it asks, who answers and when. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/list.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct forms {
    struct screen screen;
};

static struct forms *forms_of(void *page)
{
    return CONTAINER_OF(page, struct forms, screen.page);
}

static void on_form(void *ctx, struct widget *w)
{
    struct forms *f = ctx;
    struct hall *hall = f->screen.hall;

    nav_push(hall->nav, form_page(hall, content_form(hall->content, w->tag)->id));
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct forms *f = ctx;
    const struct form *form = content_form(f->screen.hall->content, index);

    part_row(screen_view(&f->screen), row, form->name, form->summary, NULL, HUE_SELF, on_form, f, index);
}

static void on_track(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct forms *)ctx)->screen.hall;

    (void)w;
    nav_push(hall->nav, progress_page(hall));
}

static void on_board(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct forms *)ctx)->screen.hall;

    (void)w;
    nav_push(hall->nav, board_page(hall));
}

static void build_ways(void *ctx, struct widget *parent, bool beside)
{
    struct forms *f = ctx;
    struct view *view = screen_view(&f->screen);
    struct panel *row = panel_stack(view, parent, beside ? PANEL_COLUMN : PANEL_ROW, view->theme.gap);

    /* Beside the list, on low glass, there is room for the names only. */
    part_way(view, &row->widget, "search", view_word(view, WORD_TRACK),
             beside ? "" : view_word(view, WORD_TRACK_NOTE), HUE_SELF, on_track, f);
    part_way(view, &row->widget, "people", view_word(view, WORD_BOARD),
             beside ? "" : view_word(view, WORD_BOARD_NOTE), HUE_SELF, on_board, f);
}

static void forms_build(struct page *page, struct widget *parent)
{
    struct forms *f = forms_of(page);
    struct view *view = screen_view(&f->screen);
    struct panel *body = shell_build(&f->screen, parent);
    int count = content_form_count(f->screen.hall->content);
    bool off = f->screen.hall->requests == NULL;
    struct chooser chooser = {.title = view_word(view, WORD_SELF),
                              .remark = view_word(view, off ? WORD_REQUESTS_OFF_NOTE : WORD_SELF_NOTE),
                              .hue = HUE_SELF,
                              .build_top = build_ways,
                              .ctx = f,
                              .count = count,
                              .build_row = build_row,
                              .empty_title = view_word(view, WORD_NO_FORMS),
                              .empty_advice = view_word(view, WORD_NO_FORMS_ADVICE)};

    chooser_build(&f->screen, body, &chooser);
}

static const struct page_class forms_class = {.name = "forms",
                                              .build = forms_build,
                                              .refresh = shell_refresh,
                                              .leave = shell_leave,
                                              .destroy = screen_destroy};

struct page *forms_page(struct hall *hall)
{
    struct forms *f = screen_create(sizeof *f, &forms_class, hall);

    return &f->screen.page;
}
