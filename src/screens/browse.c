/* SPDX-License-Identifier: MIT */
/* 办事: the services, all or of one category, as one list of any length. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct browse {
    struct screen screen;
    int64_t category_id; /* 0 = all */
};

static struct browse *browse_of(void *page)
{
    return CONTAINER_OF(page, struct browse, screen.page);
}

static void on_category(void *ctx, struct widget *w)
{
    struct browse *browse = ctx;
    struct hall *hall = browse->screen.hall;

    browse->category_id = w->tag == 0 ? 0 : content_category(hall->content, w->tag - 1)->id;
    browse->screen.kept_offset = 0;
    browse->screen.scroll = NULL; /* the old place means nothing in another list */
    hall_want_rebuild(hall);
}

static void on_service(void *ctx, struct widget *w)
{
    struct browse *browse = ctx;
    struct hall *hall = browse->screen.hall;
    struct service_brief brief;

    if (!content_service_brief(hall->content, browse->category_id, w->tag, &brief))
        return;
    nav_push(hall->nav, service_page(hall, brief.id));
    service_brief_finish(&brief);
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct browse *browse = ctx;
    struct view *view = screen_view(&browse->screen);
    struct service_brief brief;

    if (!content_service_brief(browse->screen.hall->content, browse->category_id, index, &brief)) {
        part_row(view, row, "这一项读不出来", "请告诉工作人员", NULL, HUE_PLAIN, NULL, NULL, index);
        return;
    }
    bool both = *brief.time_limit != '\0' && *brief.materials != '\0';
    char *note = str_format("%s%s%s", brief.time_limit, both ? " · " : "", brief.materials);
    part_row(view, row, brief.name, note, NULL, HUE_SERVICE, on_service, browse, index);
    mem_free(note);
    service_brief_finish(&brief);
}

static const char *category_name(void *ctx, int index)
{
    const struct browse *browse = ctx;

    return index == 0 ? "全部" : content_category(browse->screen.hall->content, index - 1)->name;
}

static int chosen_category(const struct browse *browse)
{
    const struct content *content = browse->screen.hall->content;

    for (int i = 0; i < content_category_count(content); i++)
        if (content_category(content, i)->id == browse->category_id)
            return i + 1;
    return 0;
}

static void browse_build(struct page *page, struct widget *parent)
{
    struct browse *browse = browse_of(page);
    struct content *content = browse->screen.hall->content;
    int count = content_service_count(content, browse->category_id);
    char *remark = str_format("%d 项", count);
    struct chooser chooser = {.title = "办事",
                              .remark = remark,
                              .hue = HUE_SERVICE,
                              .choices = content_category_count(content) + 1,
                              .chosen = chosen_category(browse),
                              .choice_name = category_name,
                              .on_choice = on_category,
                              .ctx = browse,
                              .count = count,
                              .build_row = build_row,
                              .empty_title = "这一类还没有内容",
                              .empty_advice = "请看别的类别，或到一楼综合窗口问一问。"};

    chooser_build(&browse->screen, shell_build(&browse->screen, parent), &chooser);
    mem_free(remark);
}

static void browse_destroy(struct page *page)
{
    mem_free(browse_of(page));
}

static const struct page_class browse_class = {.name = "services",
                                               .build = browse_build,
                                               .refresh = shell_refresh,
                                               .leave = shell_leave,
                                               .destroy = browse_destroy};

struct page *browse_page(struct hall *hall, int64_t category_id)
{
    struct browse *browse = mem_zalloc(sizeof *browse);

    browse->screen.page.class = &browse_class;
    browse->screen.hall = hall;
    browse->screen.first_choice = -1;
    browse->category_id = category_id;
    return &browse->screen.page;
}
