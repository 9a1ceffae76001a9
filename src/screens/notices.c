/* SPDX-License-Identifier: MIT */
/* 公告: what is valid today, pinned first, all or of one kind. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

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
    n->screen.kept_offset = 0;
    n->screen.scroll = NULL; /* the old place means nothing in another list */
    hall_want_rebuild(n->screen.hall);
}

static void on_notice(void *ctx, struct widget *w)
{
    struct notices *n = ctx;

    nav_push(n->screen.hall->nav, notice_page(n->screen.hall, n->ids[w->tag]));
}

static const char *mark_of(const struct notice_brief *brief)
{
    if (brief->weight == NOTICE_URGENT)
        return "紧急";
    return brief->pinned ? "置顶" : NULL;
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct notices *n = ctx;
    struct hall *hall = n->screen.hall;
    struct view *view = screen_view(&n->screen);
    struct notice_brief brief;

    if (!content_notice_brief(hall->content, n->ids[index], &brief)) {
        part_row(view, row, "这一条读不出来", "请告诉工作人员", NULL, HUE_PLAIN, NULL, NULL, index);
        return;
    }
    char *date = part_date(brief.published_day, hall_today(hall));
    char *note = str_format("%s · %s · %s", notice_kind_name(brief.kind), date, brief.publisher);
    part_row(view, row, brief.title, note, mark_of(&brief),
             brief.weight == NOTICE_URGENT ? HUE_IDENTITY : HUE_NOTICE, on_notice, n, index);
    mem_free(date);
    mem_free(note);
    notice_brief_finish(&brief);
}

static const char *kind_name(void *ctx, int index)
{
    (void)ctx;
    return index == 0 ? "全部" : notice_kind_name((enum notice_kind)(index - 1));
}

static void notices_build(struct page *page, struct widget *parent)
{
    struct notices *n = notices_of(page);
    struct hall *hall = n->screen.hall;

    mem_free(n->ids);
    n->ids = content_notices(hall->content, hall_today(hall), n->kind, &n->count);
    char *remark = str_format("%d 条", n->count);
    struct chooser chooser = {.title = "公告",
                              .remark = remark,
                              .hue = HUE_NOTICE,
                              .choices = NOTICE_KINDS + 1,
                              .chosen = n->kind + 1,
                              .choice_name = kind_name,
                              .on_choice = on_kind,
                              .ctx = n,
                              .count = n->count,
                              .build_row = build_row,
                              .empty_title = "这里暂时没有公告",
                              .empty_advice = "过期的公告已经收起来了。想查旧公告，请问工作人员。"};

    chooser_build(&n->screen, shell_build(&n->screen, parent), &chooser);
    mem_free(remark);
}

static void notices_destroy(struct page *page)
{
    mem_free(notices_of(page)->ids);
    mem_free(notices_of(page));
}

static const struct page_class notices_class = {.name = "notices",
                                                .build = notices_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = notices_destroy};

struct page *notices_page(struct hall *hall)
{
    struct notices *n = mem_zalloc(sizeof *n);

    n->screen.page.class = &notices_class;
    n->screen.hall = hall;
    n->screen.first_choice = -1;
    n->kind = -1;
    return &n->screen.page;
}
