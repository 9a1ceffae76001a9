/* SPDX-License-Identifier: MIT */
#include "ui/view.h"

#include "gfx/surface.h"

const char *view_word(const struct view *view, enum word word)
{
    return word_in(view->language, word);
}

void view_turn(struct view *view)
{
    view->tapped.says = 0;
}

void view_mark(struct view *view, struct rect box)
{
    damage_add(&view->stale, rect_intersect(box, rect_make(0, 0, view->size.w, view->size.h)));
}

void view_scroll(struct view *view, struct rect area, int dy)
{
    struct damage before;
    int distance = dy < 0 ? -dy : dy;

    area = rect_intersect(area, rect_make(0, 0, view->size.w, view->size.h));
    if (rect_empty(area) || dy == 0)
        return;
    if (view->surface == NULL || distance >= area.h) {
        view_mark(view, area);
        return;
    }
    surface_move(view->surface, area, 0, dy);
    damage_add(&view->changed, area);
    before = view->stale;
    damage_clear(&view->stale);
    for (int i = 0; i < before.count; i++) {
        struct rect inside = rect_intersect(before.box[i], area);
        if (!rect_covers(area, before.box[i]))
            view_mark(view, before.box[i]);
        view_mark(view, rect_intersect(rect_move(inside, 0, dy), area));
    }
    view_mark(view, dy < 0 ? rect_make(area.x, area.y + area.h - distance, area.w, distance)
                           : rect_make(area.x, area.y, area.w, distance));
}
