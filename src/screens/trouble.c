/* SPDX-License-Identifier: MIT */
/* What stands on the screen while there is no content: for residents a way on, for staff the cause. */
#include "base/mem.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

static struct screen *screen_of(struct page *page)
{
    return CONTAINER_OF(page, struct screen, page);
}

static void trouble_build(struct page *page, struct widget *parent)
{
    struct screen *screen = screen_of(page);
    struct view *view = screen_view(screen);
    struct panel *body = shell_build(screen, parent);

    part_empty(view, &body->widget, "hourglass", "正在准备内容", "请先到一楼综合窗口，工作人员当面帮您。");
    struct panel *card = panel_card(view, &body->widget, PANEL_COLUMN);
    label_create(view, &card->widget, "给工作人员：", TYPE_NOTE, FONT_BOLD, view->theme.second_text);
    label_create(view, &card->widget, screen->hall->problem, TYPE_NOTE, FONT_REGULAR,
                 view->theme.second_text);
}

static void trouble_destroy(struct page *page)
{
    mem_free(screen_of(page));
}

static const struct page_class trouble_class = {.name = "trouble",
                                                .build = trouble_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = trouble_destroy};

struct page *trouble_page(struct hall *hall)
{
    struct screen *screen = mem_zalloc(sizeof *screen);

    screen->page.class = &trouble_class;
    screen->hall = hall;
    return &screen->page;
}
