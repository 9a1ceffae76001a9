/* SPDX-License-Identifier: MIT */
/* 大厅地图: a floor plan whose rooms can be tapped, floor by floor; and the page of one room. */
#include "base/mem.h"
#include "base/str.h"
#include "gfx/image.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/plan.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

enum { PLANS_MAX = 8 };

struct map {
    struct screen screen;
    const char *plan[PLANS_MAX]; /* picture names, of the places' records */
    const char *floor[PLANS_MAX]; /* likewise */
    int plan_count, chosen;
};

static struct map *map_of(void *page)
{
    return CONTAINER_OF(page, struct map, screen.page);
}

static void find_plans(struct map *m)
{
    struct content *content = m->screen.hall->content;

    for (int i = 0; i < content_place_count(content); i++) {
        const struct place *place = content_place(content, i);
        int known = 0;
        if (!place->on_plan)
            continue;
        while (known < m->plan_count && strcmp(m->plan[known], place->plan) != 0)
            known++;
        if (known < m->plan_count || m->plan_count == PLANS_MAX)
            continue;
        m->plan[m->plan_count] = place->plan;
        m->floor[m->plan_count++] = place->floor;
    }
}

static void on_floor(void *ctx, struct widget *w)
{
    struct map *m = ctx;

    m->chosen = w->tag;
    shell_forget_place(&m->screen);
    hall_want_rebuild(m->screen.hall);
}

static void on_place(void *ctx, struct widget *w)
{
    struct map *m = ctx;
    const struct place *place = content_place(m->screen.hall->content, w->tag);

    nav_push(m->screen.hall->nav, place_page(m->screen.hall, place->id));
}

/* What the plan needs of a name: the floor is known, and what stands in brackets is in the list below. */
static char *short_name(const struct place *place)
{
    const char *name = place->name, *bracket;
    size_t floor = strlen(place->floor);

    if (strncmp(name, place->floor, floor) == 0 && name[floor] != '\0')
        name += floor;
    bracket = strstr(name, "（");
    if (bracket == NULL || bracket == name)
        return mem_strdup(name);
    return mem_strndup(name, (size_t)(bracket - name));
}

static void add_rooms(struct map *m, struct plan *plan)
{
    struct content *content = m->screen.hall->content;

    for (int i = 0; i < content_place_count(content); i++) {
        const struct place *place = content_place(content, i);
        if (!place->on_plan || strcmp(place->plan, m->plan[m->chosen]) != 0)
            continue;
        char *name = short_name(place);
        plan_add_room(plan, rect_make(place->x, place->y, place->w, place->h), name, HUE_CONTACT, on_place, m,
                      i);
        mem_free(name);
    }
}

static void build_name(struct map *m, struct widget *parent, const struct place *place, int index)
{
    struct view *view = screen_view(&m->screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->pad_x = theme->unit;
    card->pad_y = theme->unit / 2;
    picture_icon(view, &card->widget, "pin", theme_px(theme, 9), theme->hue[HUE_CONTACT]);
    struct widget *name =
        label_create(view, &card->widget, place->name, TYPE_BODY, FONT_REGULAR, theme->text);
    label_set_style(name, TEXT_LEFT, 2, 0);
    label_set_size(name, theme->type_px[TYPE_BODY], theme->type_px[TYPE_BODY] * 5 / 4);
    name->grow = 1;
    panel_set_tap(card, on_place, m, index);
}

/* Every room by name too: some are small on the plan. */
static void build_names(struct map *m, struct widget *parent, int columns)
{
    struct content *content = m->screen.hall->content;
    struct view *view = screen_view(&m->screen);
    struct panel *names = panel_stack(view, parent, PANEL_GRID, view->theme.target_gap);

    names->columns = columns;
    for (int i = 0; i < content_place_count(content); i++) {
        const struct place *place = content_place(content, i);
        if (m->plan_count == 0 || strcmp(place->floor, m->floor[m->chosen]) == 0)
            build_name(m, &names->widget, place, i);
    }
}

static void build_plan(struct map *m, struct widget *parent, int room)
{
    struct view *view = screen_view(&m->screen);
    struct image *image = m->plan_count > 0 ? media_load(&m->screen, m->plan[m->chosen]) : NULL;

    if (image != NULL)
        add_rooms(m, plan_create(view, parent, image, room));
}

static void map_build(struct page *page, struct widget *parent)
{
    struct map *m = map_of(page);
    struct content *content = m->screen.hall->content;
    struct view *view = screen_view(&m->screen);
    struct panel *body = shell_build(&m->screen, parent);

    if (content_place_count(content) == 0) {
        part_empty(view, &body->widget, "map", view_word(view, WORD_NO_MAP),
                   view_word(view, WORD_NO_MAP_ADVICE));
        return;
    }
    bool apart = shell_reach_px(&m->screen) > 0;
    const char *title = view_word(view, WORD_HALL_MAP), *note = view_word(view, WORD_HALL_MAP_NOTE);
    if (apart)
        shell_head_of(&m->screen, body, "map", HUE_CONTACT, title, note);
    struct panel *head = panel_stack(view, &body->widget, PANEL_ROW, view->theme.target_gap);
    head->across = PANEL_CENTER;
    struct panel *left = panel_stack(view, &head->widget, PANEL_COLUMN, 0);
    left->widget.grow = 1;
    if (!apart)
        part_page_title(view, &left->widget, title, note);
    for (int i = 0; i < m->plan_count; i++)
        part_chip(view, &head->widget, m->floor[i], i == m->chosen, HUE_CONTACT, on_floor, m, i);

    /* Wide glass: the plan stands still, and beside it the names scroll. */
    int rest = shell_body_height(&m->screen, body) + 2 * body->pad_y - body->gap -
               widget_measure(&body->widget, view->size.w).h;
    struct panel *side, *all = m->plan_count > 0 ? shell_scroll_beside(&m->screen, body, 6, 7, &side)
                                                 : shell_scroll(&m->screen, &body->widget);
    bool beside = m->plan_count > 0 && side != NULL;
    build_plan(m, beside ? &side->widget : &all->widget, beside ? rest : view->size.h * 6 / 10);
    build_names(m, &all->widget, beside || view->theme.mode == THEME_ELDER ? 1 : 2);
}

static const struct page_class map_class = {.name = "map",
                                            .build = map_build,
                                            .refresh = shell_refresh,
                                            .leave = shell_leave,
                                            .destroy = screen_destroy};

struct page *map_page(struct hall *hall)
{
    struct map *m = screen_create(sizeof *m, &map_class, hall);

    find_plans(m);
    return &m->screen.page;
}
