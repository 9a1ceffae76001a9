/* SPDX-License-Identifier: MIT */
/* 即将开放: an honest page for a door that is not built yet, with what to do meanwhile. */
#include "base/mem.h"
#include "ui/panel.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

struct soon {
    struct screen screen;
    enum theme_hue hue;
    const char *icon, *title, *meanwhile; /* literals */
};

static struct soon *soon_of(void *page)
{
    return CONTAINER_OF(page, struct soon, screen.page);
}

static void soon_build(struct page *page, struct widget *parent)
{
    struct soon *soon = soon_of(page);
    struct view *view = screen_view(&soon->screen);
    struct panel *body = shell_build(&soon->screen, parent);

    part_page_title(view, &body->widget, soon->title, "");
    part_empty(view, &body->widget, soon->icon, "即将开放", soon->meanwhile);
}

static void soon_destroy(struct page *page)
{
    mem_free(soon_of(page));
}

static const struct page_class soon_class = {.name = "soon",
                                             .build = soon_build,
                                             .refresh = shell_refresh,
                                             .leave = shell_leave,
                                             .destroy = soon_destroy};

struct page *soon_page(struct hall *hall, enum theme_hue hue, const char *icon, const char *title,
                       const char *meanwhile)
{
    struct soon *soon = mem_zalloc(sizeof *soon);

    soon->screen.page.class = &soon_class;
    soon->screen.hall = hall;
    soon->hue = hue;
    soon->icon = icon;
    soon->title = title;
    soon->meanwhile = meanwhile;
    return &soon->screen.page;
}
