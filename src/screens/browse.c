/* SPDX-License-Identifier: MIT */
/* 办事: the services, all or of one category, for everybody or for the visitor's kind of people. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/panel.h"

#include "audience.h"
#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

struct browse {
    struct screen screen;
    int64_t category_id; /* 0 = all */
    int64_t *ids; /* of the services for hall::audience; NULL while everybody's are shown, row by row */
    int count;
};

static struct browse *browse_of(void *page)
{
    return CONTAINER_OF(page, struct browse, screen.page);
}

static void another_list(struct browse *b)
{
    shell_forget_place(&b->screen);
    hall_want_rebuild(b->screen.hall);
}

static void on_category(void *ctx, struct widget *w)
{
    struct browse *b = ctx;

    struct hall *hall = b->screen.hall;
    int categories = content_category_count(hall->content);

    if (w->tag > categories) {
        hall->audience = audiences[w->tag - categories - 1].name;
        b->screen.first_choice = -1; /* the choices are others now */
    } else {
        b->category_id = w->tag == 0 ? 0 : content_category(hall->content, w->tag - 1)->id;
    }
    another_list(b);
}

static void on_everybody(void *ctx, struct widget *w)
{
    struct browse *b = ctx;

    (void)w;
    b->screen.hall->audience = NULL;
    b->screen.first_choice = -1;
    another_list(b);
}

static bool brief_at(struct browse *b, int index, struct service_brief *out)
{
    struct content *content = b->screen.hall->content;

    if (b->ids != NULL)
        return content_service_brief_by_id(content, b->ids[index], out);
    return content_service_brief(content, b->category_id, index, out);
}

static void on_service(void *ctx, struct widget *w)
{
    struct browse *b = ctx;
    struct service_brief brief;

    if (!brief_at(b, w->tag, &brief))
        return;
    nav_push(b->screen.hall->nav, service_page(b->screen.hall, brief.id));
    service_brief_finish(&brief);
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct browse *b = ctx;
    struct view *view = screen_view(&b->screen);
    struct service_brief brief;

    if (!brief_at(b, index, &brief)) {
        part_row_unreadable(view, row);
        return;
    }
    bool both = *brief.time_limit != '\0' && *brief.materials != '\0';
    char *note = str_format("%s%s%s", brief.time_limit, both ? " · " : "", brief.materials);
    struct row_look look = {.icon = part_category_icon(b->screen.hall->content, brief.category_id),
                            .title = brief.name,
                            .note = note,
                            .hue = HUE_SERVICE};
    part_row(view, row, &look, on_service, b, index);
    mem_free(note);
    service_brief_finish(&brief);
}

static const char *category_name(void *ctx, int index)
{
    struct browse *b = ctx;

    struct view *view = screen_view(&b->screen);
    int categories = content_category_count(b->screen.hall->content);

    if (index > categories)
        return view_word(view, audiences[index - categories - 1].word);
    return index == 0 ? view_word(view, WORD_ALL)
                      : content_category(b->screen.hall->content, index - 1)->name;
}

static int chosen_category(const struct browse *b)
{
    const struct content *content = b->screen.hall->content;

    for (int i = 0; i < content_category_count(content); i++)
        if (content_category(content, i)->id == b->category_id)
            return i + 1;
    return 0;
}

/* "我是老人" and the way back to everything. */
static void build_audience(void *ctx, struct widget *parent, bool beside)
{
    struct browse *b = ctx;
    struct view *view = screen_view(&b->screen);
    const char *audience = b->screen.hall->audience;

    (void)beside; /* chips flow wherever they are */
    for (int i = 0; i < AUDIENCES; i++) {
        if (strcmp(audiences[i].name, audience) != 0)
            continue;
        struct panel *row = panel_stack(view, parent, PANEL_FLOW, view->theme.target_gap);
        char *text = str_format(view_word(view, WORD_I_AM), view_word(view, audiences[i].word));
        row->row_gap = view->theme.target_gap;
        part_chip(view, &row->widget, text, true, HUE_ACTIVITY, on_everybody, b, 0);
        part_chip(view, &row->widget, view_word(view, WORD_SHOW_ALL), false, HUE_SERVICE, on_everybody, b, 0);
        mem_free(text);
    }
}

static void read_list(struct browse *b)
{
    struct hall *hall = b->screen.hall;

    mem_free(b->ids);
    b->ids = NULL;
    if (hall->audience != NULL)
        b->ids = content_services_for(hall->content, b->category_id, hall->audience, &b->count);
    else
        b->count = content_service_count(hall->content, b->category_id);
}

/* The first page of 长辈模式 has no room to ask who somebody is: there the answers follow the categories. */
static int choices(const struct browse *b)
{
    const struct hall *hall = b->screen.hall;
    bool ask = screen_theme(&b->screen)->mode == THEME_ELDER && hall->audience == NULL;

    return content_category_count(hall->content) + 1 + (ask ? AUDIENCES : 0);
}

static void browse_build(struct page *page, struct widget *parent)
{
    struct browse *b = browse_of(page);
    struct view *view = screen_view(&b->screen);

    read_list(b);
    char *remark = str_format(view_word(view, WORD_COUNT_ITEMS), b->count);
    struct chooser chooser = {.title = view_word(view, WORD_SERVICES),
                              .remark = remark,
                              .hue = HUE_SERVICE,
                              .icon = "service",
                              .build_top = b->screen.hall->audience != NULL ? build_audience : NULL,
                              .choices = choices(b),
                              .chosen = chosen_category(b),
                              .choice_name = category_name,
                              .on_choice = on_category,
                              .ctx = b,
                              .count = b->count,
                              .build_row = build_row,
                              .empty_title = view_word(view, WORD_EMPTY_CATEGORY),
                              .empty_advice = view_word(view, WORD_EMPTY_CATEGORY_ADVICE)};
    chooser_build(&b->screen, shell_build(&b->screen, parent), &chooser);
    mem_free(remark);
}

static void browse_destroy(struct page *page)
{
    mem_free(browse_of(page)->ids);
    screen_destroy(page);
}

static const struct page_class browse_class = {.name = "services",
                                               .build = browse_build,
                                               .refresh = shell_refresh,
                                               .leave = shell_leave,
                                               .destroy = browse_destroy};

struct page *browse_page(struct hall *hall, int64_t category_id)
{
    struct browse *b = screen_create(sizeof *b, &browse_class, hall);

    b->category_id = category_id;
    return &b->screen.page;
}
