/* SPDX-License-Identifier: MIT */
/* 办事: the services, all or of one category, as one list of any length. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "ui/panel.h"

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

static void build_chips(struct browse *browse, struct widget *parent)
{
    const struct content *content = browse->screen.hall->content;
    struct view *view = screen_view(&browse->screen);
    struct panel *chips = panel_stack(view, parent, PANEL_FLOW, view->theme.target_gap);

    part_chip(view, &chips->widget, "全部", browse->category_id == 0, HUE_SERVICE, on_category, browse, 0);
    for (int i = 0; i < content_category_count(content); i++) {
        const struct category *category = content_category(content, i);
        part_chip(view, &chips->widget, category->name, browse->category_id == category->id, HUE_SERVICE, on_category,
                  browse, i + 1);
    }
}

static void browse_build(struct page *page, struct widget *parent)
{
    struct browse *browse = browse_of(page);
    struct view *view = screen_view(&browse->screen);
    struct panel *body = shell_build(&browse->screen, parent);
    int count = content_service_count(browse->screen.hall->content, browse->category_id);
    char *remark = str_format("%d 项 · 点一项看怎么办", count);

    part_page_title(view, &body->widget, "办事", remark);
    mem_free(remark);
    build_chips(browse, &body->widget);
    if (count == 0) {
        part_empty(view, &body->widget, "empty", "这一类还没有内容", "请看别的类别，或到一楼综合窗口问一问。");
        return;
    }
    struct list_source source = {.count = count,
                                 .row_px = part_row_height(view),
                                 .gap_px = view->theme.target_gap,
                                 .build_row = build_row,
                                 .ctx = browse};
    struct pager *pager = pager_create(view, &body->widget);
    browse->screen.scroll = list_create(view, pager_body(pager), &source);
    browse->screen.scroll->scroll.offset = browse->screen.kept_offset;
    pager_attach(pager, browse->screen.scroll);
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
    browse->category_id = category_id;
    return &browse->screen.page;
}
