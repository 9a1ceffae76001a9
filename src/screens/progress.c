/* SPDX-License-Identifier: MIT */
/* 查询进度: the number and the code of a receipt, and from there on to what happened. */
#include "base/mem.h"
#include "ui/panel.h"

#include "pages.h"
#include "progress_pad.h"
#include "record.h"
#include "shell.h"

struct progress {
    struct screen screen;
    struct progress_pad pad;
};

static struct progress *progress_of(void *page)
{
    return CONTAINER_OF(page, struct progress, screen.page);
}

static void on_found(void *ctx, const struct request_record *record)
{
    struct progress *p = ctx;

    nav_push(p->screen.hall->nav, record_page(p->screen.hall, record->number));
}

static void progress_build(struct page *page, struct widget *parent)
{
    struct progress *p = progress_of(page);
    struct view *view = screen_view(&p->screen);
    struct panel *body = shell_build(&p->screen, parent);

    if (p->screen.hall->requests == NULL) {
        progress_pad_off(&p->screen, body, view_word(view, WORD_TRACK_OFF));
        return;
    }
    progress_pad_build(&p->pad, body,
                       &(struct progress_pad_words){.title = view_word(view, WORD_TRACK),
                                                    .remark = view_word(view, WORD_TRACK_NOTE),
                                                    .below = view_word(view, WORD_TRACK_LOST)});
}

static void progress_leave(struct page *page)
{
    progress_pad_leave(&progress_of(page)->pad);
    shell_leave(page);
}

static void progress_destroy(struct page *page)
{
    progress_entry_wipe(&progress_of(page)->pad.entry);
    screen_destroy(page);
}

static const struct page_class progress_class = {.name = "progress",
                                                 .build = progress_build,
                                                 .refresh = shell_refresh,
                                                 .leave = progress_leave,
                                                 .destroy = progress_destroy};

struct page *progress_page(struct hall *hall)
{
    struct progress *p = screen_create(sizeof *p, &progress_class, hall);

    progress_pad_init(&p->pad, &p->screen, on_found, p);
    return &p->screen.page;
}
