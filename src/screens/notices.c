/* SPDX-License-Identifier: MIT */
/* 公告: what is valid today, pinned first, all or of one kind. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"
#include "timeline.h"

struct notices {
    struct screen screen;
    int kind; /* -1 = all */
    int64_t *ids;
    int count;
};

static struct notices *notices_of(void *page)
{
    return CONTAINER_OF(page, struct notices, screen.page);
}

static void on_kind(void *ctx, struct widget *w)
{
    struct notices *n = ctx;

    n->kind = w->tag - 1;
    shell_forget_place(&n->screen);
    hall_want_rebuild(n->screen.hall);
}

static void on_notice(void *ctx, struct widget *w)
{
    struct notices *n = ctx;

    nav_push(n->screen.hall->nav, notice_page(n->screen.hall, n->ids[w->tag]));
}

static const char *mark_of(const struct view *view, const struct notice_brief *brief)
{
    if (brief->weight == NOTICE_URGENT)
        return view_word(view, WORD_URGENT);
    return brief->pinned ? view_word(view, WORD_PINNED) : NULL;
}

static const char *const icons[NOTICE_KINDS] = {[NOTICE_POLICY] = "document",
                                                [NOTICE_PUBLICITY] = "megaphone",
                                                [NOTICE_NOTE] = "notice",
                                                [NOTICE_DELIBERATION] = "scales",
                                                [NOTICE_TIMELINE] = "flag"};

static void build_row(void *ctx, struct widget *row, int index)
{
    struct notices *n = ctx;
    struct hall *hall = n->screen.hall;
    struct view *view = screen_view(&n->screen);
    struct notice_brief brief;

    if (!content_notice_brief(hall->content, n->ids[index], &brief)) {
        part_row_unreadable(view, row);
        return;
    }
    char *date = when_date(view, brief.published_day, hall_today(hall));
    char *note = str_format("%s · %s · %s", part_notice_kind(view, brief.kind), date, brief.publisher);
    bool urgent = brief.weight == NOTICE_URGENT;
    struct row_look look = {.icon = urgent ? "warning" : icons[brief.kind],
                            .title = brief.title,
                            .note = note,
                            .tag = mark_of(view, &brief),
                            .hue = urgent ? HUE_IDENTITY : HUE_NOTICE};
    part_row(view, row, &look, on_notice, n, index);
    mem_free(date);
    mem_free(note);
    notice_brief_finish(&brief);
}

static const char *kind_name(void *ctx, int index)
{
    const struct view *view = screen_view(&((struct notices *)ctx)->screen);

    return index == 0 ? view_word(view, WORD_ALL)
                      : part_notice_kind(view, (enum notice_kind)(index - 1));
}

/* 大事记: the days down the left, what happened beside them. */
static void timeline_build(void *ctx, struct widget *parent)
{
    struct notices *n = ctx;
    struct hall *hall = n->screen.hall;
    struct view *view = screen_view(&n->screen);

    for (int i = 0; i < n->count; i++) {
        struct notice_brief brief;
        if (!content_notice_brief(hall->content, n->ids[i], &brief))
            continue;
        timeline_entry(view, parent, &brief, i == 0, i + 1 == n->count, on_notice, n, i);
        notice_brief_finish(&brief);
    }
}

/* What is for other people is left out once a visitor has said who he is. */
static void read_list(struct notices *n)
{
    struct hall *hall = n->screen.hall;
    int kept = 0;

    mem_free(n->ids);
    n->ids = content_notices(hall->content, hall_today(hall), n->kind, &n->count);
    for (int i = 0; hall->audience != NULL && i < n->count; i++)
        if (content_notice_is_for(hall->content, n->ids[i], hall->audience))
            n->ids[kept++] = n->ids[i];
    if (hall->audience != NULL)
        n->count = kept;
}

static void notices_build(struct page *page, struct widget *parent)
{
    struct notices *n = notices_of(page);
    struct view *view = screen_view(&n->screen);

    read_list(n);
    char *remark = str_format(view_word(view, WORD_COUNT_NOTICES), n->count);
    struct chooser chooser = {.title = view_word(view, WORD_NOTICES),
                              .remark = remark,
                              .hue = HUE_NOTICE,
                              .icon = "megaphone",
                              .choices = NOTICE_KINDS + 1,
                              .chosen = n->kind + 1,
                              .choice_name = kind_name,
                              .on_choice = on_kind,
                              .ctx = n,
                              .count = n->count,
                              .build_row = build_row,
                              .empty_title = view_word(view, WORD_EMPTY_NOTICES),
                              .empty_advice = view_word(view, WORD_EMPTY_NOTICES_ADVICE)};

    if (n->kind == NOTICE_TIMELINE) {
        chooser.build_all = timeline_build;
        chooser.title = view_word(view, WORD_TIMELINE);
    }
    chooser_build(&n->screen, shell_build(&n->screen, parent), &chooser);
    mem_free(remark);
}

static void notices_destroy(struct page *page)
{
    mem_free(notices_of(page)->ids);
    screen_destroy(page);
}

static const struct page_class notices_class = {.name = "notices",
                                                .build = notices_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = notices_destroy};

struct page *notices_page(struct hall *hall)
{
    struct notices *n = screen_create(sizeof *n, &notices_class, hall);

    n->kind = -1;
    return &n->screen.page;
}
