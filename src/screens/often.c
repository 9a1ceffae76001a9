/* SPDX-License-Identifier: MIT */
#include "often.h"

#include "base/mem.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <stdbool.h>

static void fade(struct often *o)
{
    o->total = 0;
    for (int i = 0; i < OFTEN_KEPT; i++)
        o->total += o->entry[i].count /= 2;
}

void often_count(struct often *o, int64_t service_id)
{
    int place = 0;

    for (int i = 0; i < OFTEN_KEPT; i++) {
        if (o->entry[i].count > 0 && o->entry[i].service_id == service_id) {
            place = i;
            break;
        }
        if (o->entry[i].count < o->entry[place].count)
            place = i;
    }
    if (o->entry[place].service_id != service_id) {
        o->total -= o->entry[place].count;
        o->entry[place].service_id = service_id;
        o->entry[place].count = 0;
    }
    o->entry[place].count++;
    if (++o->total >= OFTEN_FADE_AT)
        fade(o);
}

int often_top(const struct often *o, int64_t ids[OFTEN_SHOWN])
{
    bool taken[OFTEN_KEPT] = {false};
    int found = 0;

    for (; found < OFTEN_SHOWN; found++) {
        int best = -1;
        for (int i = 0; i < OFTEN_KEPT; i++)
            if (!taken[i] && o->entry[i].count > 0 && (best < 0 || o->entry[i].count > o->entry[best].count))
                best = i;
        if (best < 0)
            break;
        taken[best] = true;
        ids[found] = o->entry[best].service_id;
    }
    return found;
}

static void on_service(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;
    int64_t ids[OFTEN_SHOWN];

    if (w->tag < often_top(screen->hall->often, ids))
        nav_push(screen->hall->nav, service_page(screen->hall, ids[w->tag]));
}

void often_build(struct screen *screen, struct widget *parent)
{
    struct view *view = screen_view(screen);
    int64_t ids[OFTEN_SHOWN];
    int width = (view->size.w - 2 * view->theme.margin) / (view->theme.landscape ? 2 : 1);
    int count = often_top(screen->hall->often, ids);

    if (count == 0)
        return;
    struct panel *all = panel_stack(view, parent, PANEL_COLUMN, view->theme.target_gap);
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
