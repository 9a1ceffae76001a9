/* SPDX-License-Identifier: MIT */
#include "often_list.h"

#include "base/mem.h"
#include "base/str.h"
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

/* One of a short list that has no heading. */
static void build_row(void *ctx, struct widget *row, int index)
{
    struct screen *screen = ctx;
    struct view *view = screen_view(screen);
    int64_t ids[OFTEN_SHOWN];
    struct service_brief brief;

    if (index >= often_top(screen->hall->often, ids) ||
        !content_service_brief_by_id(screen->hall->content, ids[index], &brief)) {
        part_row_unreadable(view, row);
        return;
    }
    char *note = str_format("%s · %s", view_word(view, WORD_OFTEN_READ), brief.time_limit);
    struct row_look look = {.title = brief.name, .note = note, .hue = HUE_SERVICE};
    part_row(view, row, &look, on_service, screen, index);
    mem_free(note);
    service_brief_finish(&brief);
}

int often_list_build(struct screen *screen, struct widget *parent)
{
    struct view *view = screen_view(screen);
    int64_t ids[OFTEN_SHOWN];
    int whole = view->size.w - 2 * view->theme.margin;
    /* Beside the keys there is a little less than a half. */
    int width = view->theme.landscape ? whole * 9 / 20 : whole;
    int count = often_top(screen->hall->often, ids);

    if (count == 0)
        return 0;
    if (shell_reach_px(screen) > 0) {
        shell_list(screen, parent, count, build_row, screen);
        return count;
    }
    struct panel *all = shell_scroll(screen, parent);
    all->gap = view->theme.target_gap;
    label_create(view, &all->widget, view_word(view, WORD_OFTEN_READ), TYPE_NOTE, FONT_BOLD,
                 view->theme.second_text);
    for (int i = 0; i < count; i++) {
        struct service_brief brief;
        if (!content_service_brief_by_id(screen->hall->content, ids[i], &brief))
            continue;
        struct row_look look = {.icon = part_category_icon(screen->hall->content, brief.category_id),
                                .title = brief.name,
                                .note = brief.time_limit,
                                .hue = HUE_SERVICE};
        part_row_alone(view, &all->widget, width, &look, on_service, screen, i);
        service_brief_finish(&brief);
    }
    return count;
}
