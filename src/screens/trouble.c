/* SPDX-License-Identifier: MIT */
/* What stands on the screen while there is no content: for residents a way on, for staff the cause. */
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

    part_empty(view, &body->widget, "hourglass", view_word(view, WORD_PREPARING),
               view_word(view, WORD_PREPARING_ADVICE));
    struct panel *card = panel_card(view, &body->widget, PANEL_COLUMN);
    label_create(view, &card->widget, view_word(view, WORD_FOR_STAFF), TYPE_NOTE, FONT_BOLD,
                 view->theme.second_text);
    label_create(view, &card->widget, screen->hall->problem, TYPE_NOTE, FONT_REGULAR,
                 view->theme.second_text);
}

static const struct page_class trouble_class = {.name = "trouble",
                                                .build = trouble_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = screen_destroy};

struct page *trouble_page(struct hall *hall)
{
    struct screen *screen = screen_create(sizeof *screen, &trouble_class, hall);

    return &screen->page;
}
