/* SPDX-License-Identifier: MIT */
/* One contact: the number so large that it can be dialled from across the room. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct contact_screen {
    struct screen screen;
    const struct contact *contact; /* NULL = could not be read */
};

static struct contact_screen *contact_of(void *page)
{
    return CONTAINER_OF(page, struct contact_screen, screen.page);
}

static void fact(struct view *view, struct panel *card, const char *icon, const char *text)
{
    const struct theme *theme = &view->theme;

    if (*text == '\0')
        return;
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 3 / 2);
    row->across = PANEL_CENTER;
    picture_icon(view, &row->widget, icon, theme_px(theme, 9), theme->hue[HUE_CONTACT]);
    part_paragraph(view, &row->widget, text)->grow = 1;
}

static void build_card(struct contact_screen *screen, struct widget *parent)
{
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    const struct contact *c = screen->contact;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    card->gap = theme->unit * 3 / 2;
    for (int i = 0; i < c->phones.count; i++)
        label_create(view, &card->widget, c->phones.item[i], TYPE_DISPLAY, FONT_BOLD,
                     theme->hue[c->urgent ? HUE_IDENTITY : HUE_CONTACT]);
    fact(view, card, "people", c->person);
    fact(view, card, "info", c->duty);
    fact(view, card, "clock", c->hours);
    fact(view, card, "pin", c->place);
    if (*c->skills != '\0') {
        char *skills = str_format(view_word(view, WORD_SKILLS), c->skills);
        fact(view, card, "star", skills);
        mem_free(skills);
    }
}

static void contact_build(struct page *page, struct widget *parent)
{
    struct contact_screen *screen = contact_of(page);
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&screen->screen, parent);

    if (screen->contact == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    struct panel *all = shell_scroll(&screen->screen, &body->widget);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_CONTACTS), screen->contact->kind);
    label_create(view, &all->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &all->widget, screen->contact->name, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &all->widget, screen->contact->name_en);
    build_card(screen, &all->widget);
    media_show(&screen->screen, &all->widget, screen->contact->picture);
    mem_free(crumbs);
}

static const struct page_class contact_class = {.name = "contact",
                                                .build = contact_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = screen_destroy};

struct page *contact_page(struct hall *hall, int64_t contact_id)
{
    struct contact_screen *screen = screen_create(sizeof *screen, &contact_class, hall);

    screen->contact = content_contact_by_id(hall->content, contact_id);
    return &screen->screen.page;
}
