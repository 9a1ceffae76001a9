/* SPDX-License-Identifier: MIT */
/* 联系: whom to call, by kind; above the list the two things people ask most: my grid worker, and where is
 * what. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

struct contacts {
    struct screen screen;
    int kind; /* index of the kind; -1 = all */
};

static struct contacts *contacts_of(void *page)
{
    return CONTAINER_OF(page, struct contacts, screen.page);
}

static const char *chosen_kind(struct contacts *c)
{
    return c->kind < 0 ? NULL : content_contact_kind(c->screen.hall->content, c->kind);
}

static void on_kind(void *ctx, struct widget *w)
{
    struct contacts *c = ctx;

    c->kind = w->tag - 1;
    shell_forget_place(&c->screen);
    hall_want_rebuild(c->screen.hall);
}

static void on_contact(void *ctx, struct widget *w)
{
    struct contacts *c = ctx;
    const struct contact *one = content_contact(c->screen.hall->content, chosen_kind(c), w->tag);

    if (one != NULL)
        nav_push(c->screen.hall->nav, contact_page(c->screen.hall, one->id));
}

enum { SHORT_NUMBER = 6 }; /* 12349, 110 */

/* The kinds are words of the sheet: those that most halls have get a drawing of their own. */
static const char *kind_icon(const char *kind)
{
    static const struct {
        const char *kind, *icon;
    } known[] = {{"社区", "building"}, {"窗口", "service"},    {"网格员", "people"}, {"调解员", "scales"},
                 {"医疗", "medical"},  {"物业", "wrench"},     {"水电气暖", "water"}, {"学校", "book"},
                 {"志愿队", "heart"},  {"志愿者", "heart"}};

    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        if (strcmp(known[i].kind, kind) == 0)
            return known[i].icon;
    return "phone";
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct contacts *c = ctx;
    struct view *view = screen_view(&c->screen);
    const struct contact *one = content_contact(c->screen.hall->content, chosen_kind(c), index);

    if (one == NULL) {
        part_row_unreadable(view, row);
        return;
    }
    const char *phone = one->phones.count > 0 ? one->phones.item[0] : "";
    /* The number is what people come for. In large type a long one takes the line below the name. */
    bool beside = *phone != '\0' && (view->theme.mode == THEME_STANDARD || strlen(phone) <= SHORT_NUMBER);
    const char *what = *one->person != '\0' ? one->person : one->duty;
    bool both = !beside && *one->person != '\0' && *phone != '\0';
    char *note = beside ? mem_strdup(what)
                        : str_format("%s%s%s", one->person, both ? " · " : "", phone);
    struct row_look look = {.icon = one->urgent ? "warning" : kind_icon(one->kind),
                            .title = one->name,
                            .note = note,
                            .tag = one->urgent ? view_word(view, WORD_URGENT) : NULL,
                            .figure = beside ? phone : NULL,
                            .hue = one->urgent ? HUE_IDENTITY : HUE_CONTACT};
    part_row(view, row, &look, on_contact, c, index);
    mem_free(note);
}

static const char *kind_name(void *ctx, int index)
{
    struct contacts *c = ctx;

    if (index == 0)
        return view_word(screen_view(&c->screen), WORD_ALL);
    return content_contact_kind(c->screen.hall->content, index - 1);
}

static void on_building(void *ctx, struct widget *w)
{
    struct contacts *c = ctx;

    (void)w;
    nav_push(c->screen.hall->nav, building_page(c->screen.hall));
}

static void on_map(void *ctx, struct widget *w)
{
    struct contacts *c = ctx;

    (void)w;
    nav_push(c->screen.hall->nav, map_page(c->screen.hall));
}

enum { LOW_MM = 320 };

static void build_ways(void *ctx, struct widget *parent, bool beside)
{
    struct contacts *c = ctx;
    struct content *content = c->screen.hall->content;
    struct view *view = screen_view(&c->screen);
    struct panel *row = panel_stack(view, parent, beside ? PANEL_COLUMN : PANEL_ROW, view->theme.gap);

    /* What their names say is enough where the list needs the room. */
    bool brief = view->theme.mode == THEME_ELDER ||
                 (!beside && view->size.h < theme_px(&view->theme, LOW_MM));

    if (content_grid_count(content) > 0)
        part_way(view, &row->widget, "house", view_word(view, WORD_MY_BUILDING),
                 brief ? "" : view_word(view, WORD_MY_BUILDING_NOTE), HUE_CONTACT, on_building, c);
    if (content_place_count(content) > 0)
        part_way(view, &row->widget, "map", view_word(view, WORD_HALL_MAP),
                 brief ? "" : view_word(view, WORD_HALL_MAP_NOTE), HUE_CONTACT, on_map, c);
}

static void contacts_build(struct page *page, struct widget *parent)
{
    struct contacts *c = contacts_of(page);
    struct content *content = c->screen.hall->content;
    struct view *view = screen_view(&c->screen);
    int count = content_contact_count(content, chosen_kind(c));
    char *remark = str_format(view_word(view, WORD_COUNT_ITEMS), count);
    struct chooser chooser = {.title = view_word(view, WORD_CONTACTS),
                              .remark = remark,
                              .hue = HUE_CONTACT,
                              .icon = "contact",
                              .build_top = build_ways,
                              .choices = content_contact_kind_count(content) + 1,
                              .chosen = c->kind + 1,
                              .choice_name = kind_name,
                              .on_choice = on_kind,
                              .ctx = c,
                              .count = count,
                              .build_row = build_row,
                              .empty_title = view_word(view, WORD_EMPTY_CONTACTS),
                              .empty_advice = view_word(view, WORD_NO_MAP_ADVICE)};

    chooser_build(&c->screen, shell_build(&c->screen, parent), &chooser);
    mem_free(remark);
}

static const struct page_class contacts_class = {.name = "contacts",
                                                 .build = contacts_build,
                                                 .refresh = shell_refresh,
                                                 .leave = shell_leave,
                                                 .destroy = screen_destroy};

struct page *contacts_page(struct hall *hall)
{
    struct contacts *c = screen_create(sizeof *c, &contacts_class, hall);

    c->kind = -1;
    return &c->screen.page;
}
