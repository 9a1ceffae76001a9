/* SPDX-License-Identifier: MIT */
#include "often_list.h"

#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "often.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

static void on_service(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;
    int64_t ids[OFTEN_SHOWN];

    if (w->tag < often_top(screen->hall->often, ids))
        nav_push(screen->hall->nav, service_page(screen->hall, ids[w->tag]));
}

void often_list_build(struct screen *screen, struct widget *parent)
{
    struct view *view = screen_view(screen);
    int64_t ids[OFTEN_SHOWN];
    int whole = view->size.w - 2 * view->theme.margin;
    /* Beside the keys there is a little less than a half. */
    int width = view->theme.landscape ? whole * 9 / 20 : whole;
    int count = often_top(screen->hall->often, ids);

    if (count == 0)
        return;
    struct panel *all = shell_scroll(screen, parent);
    all->gap = view->theme.target_gap;
    label_create(view, &all->widget, view_word(view, WORD_OFTEN_READ), TYPE_NOTE, FONT_BOLD,
                 view->theme.second_text);
    for (int i = 0; i < count; i++) {
        struct service_brief brief;
        if (!content_service_brief_by_id(screen->hall->content, ids[i], &brief))
            continue;
        part_row_alone(view, &all->widget, width, brief.name, brief.time_limit, NULL, HUE_SERVICE, on_service,
                       screen, i);
        service_brief_finish(&brief);
    }
}
