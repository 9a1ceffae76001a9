/* SPDX-License-Identifier: MIT */
/* One room of the hall: what it is for, when it is open, whom to ask. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct place_screen {
    struct screen screen;
    const struct place *place; /* NULL = could not be read */
};

static struct place_screen *place_of(void *page)
{
    return CONTAINER_OF(page, struct place_screen, screen.page);
}

static void on_contact(void *ctx, struct widget *w)
{
    struct place_screen *s = ctx;

    (void)w;
    nav_push(s->screen.hall->nav, contact_page(s->screen.hall, s->place->contact_id));
}

static void build_contact(struct place_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct contact *c = content_contact_by_id(s->screen.hall->content, s->place->contact_id);

    if (c == NULL)
        return;
    struct row_look look = {.icon = "phone",
                            .title = c->name,
                            .note = c->person,
                            .figure = c->phones.count > 0 ? c->phones.item[0] : NULL,
                            .hue = HUE_CONTACT};
    part_row_alone(view, parent, view->size.w - 2 * view->theme.margin, &look, on_contact, s, 0);
}

static void place_build(struct page *page, struct widget *parent)
{
    struct place_screen *s = place_of(page);
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&s->screen, parent);
    const struct place *p = s->place;

    if (p == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    const char *first = p->pictures.count > 0 ? p->pictures.item[0] : "";
    struct panel *side, *all = media_beside(&s->screen, body, first, &side);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_HALL_MAP), p->floor);
    label_create(view, &all->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &all->widget, p->name, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &all->widget, p->name_en);
    mem_free(crumbs);
    struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
    if (*p->summary != '\0')
        part_paragraph(view, &card->widget, p->summary);
    if (*p->hours != '\0') {
        label_create(view, &card->widget, view_word(view, WORD_OPEN_HOURS), TYPE_HEADING, FONT_BOLD,
                     theme->hue[HUE_CONTACT]);
        part_paragraph(view, &card->widget, p->hours);
    }
    if (p->capacity > 0) {
        char *seats = str_format(view_word(view, WORD_ROOM_CAPACITY), p->capacity);
        label_create(view, &card->widget, seats, TYPE_NOTE, FONT_REGULAR, theme->second_text);
        mem_free(seats);
    }
    build_contact(s, &all->widget);
    for (int i = 0; i < p->pictures.count; i++)
        media_show(&s->screen, i == 0 && side != NULL ? &side->widget : &all->widget, p->pictures.item[i]);
}

static const struct page_class place_class = {.name = "place",
                                              .build = place_build,
                                              .refresh = shell_refresh,
                                              .leave = shell_leave,
                                              .destroy = screen_destroy};

struct page *place_page(struct hall *hall, int64_t place_id)
{
    struct place_screen *s = screen_create(sizeof *s, &place_class, hall);

    s->place = content_place_by_id(hall->content, place_id);
    return &s->screen.page;
}
