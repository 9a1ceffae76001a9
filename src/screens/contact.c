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

#include <string.h>

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

/* "综合窗口 0374-233-6118": the name above, the number as large as its line allows. */
static void build_number(struct contact_screen *screen, struct panel *card, const char *phone, int width)
{
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    const char *space = strrchr(phone, ' '), *number = space != NULL ? space + 1 : phone;
    struct text_style style = theme_style(theme, TYPE_DISPLAY, FONT_BOLD);
    int em = style.size_px * 2;

    if (space != NULL) {
        char *name = mem_strndup(phone, (size_t)(space - phone));
        label_create(view, &card->widget, name, TYPE_BODY, FONT_REGULAR, theme->second_text);
        mem_free(name);
    }
    struct widget *label = label_create(view, &card->widget, number, TYPE_DISPLAY, FONT_BOLD,
                                        theme->hue[screen->contact->urgent ? HUE_IDENTITY : HUE_CONTACT]);
    for (style.size_px = em; style.size_px > em / 2; style.size_px -= em / 16)
        if (text_width(view->fonts, number, &style) <= width)
            break;
    label_set_size(label, style.size_px, style.size_px * 5 / 4);
}

static void build_card(struct contact_screen *screen, struct widget *parent, int width)
{
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    const struct contact *c = screen->contact;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    card->gap = theme->unit * 3 / 2;
    card->pad_y = theme->unit * 2;
    for (int i = 0; i < c->phones.count; i++)
        build_number(screen, card, c->phones.item[i], width - 2 * card->pad_x);
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

enum { DIAL_MM = 56, DIGITS_LEAST = 3, DIGITS_MOST = 20 };

/* A code that a telephone dials: nobody has to copy eleven digits. */
static void build_dial(struct contact_screen *screen, struct widget *parent, bool beside)
{
    struct view *view = screen_view(&screen->screen);
    const struct contact *c = screen->contact;
    const char *phone = c->phones.count > 0 ? c->phones.item[0] : "", *space = strrchr(phone, ' ');
    char text[DIGITS_MOST + sizeof "tel:"] = "tel:";
    int count = 0;

    for (const char *p = space != NULL ? space + 1 : phone; *p != '\0' && count < DIGITS_MOST; p++)
        if (*p >= '0' && *p <= '9')
            text[strlen("tel:") + (size_t)count++] = *p;
    if (count >= DIGITS_LEAST && count < DIGITS_MOST)
        part_code(view, parent, text, DIAL_MM, beside, view_word(view, WORD_DIAL), phone);
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
    struct panel *side, *all = shell_scroll_beside(&screen->screen, body, 3, 1, &side);
    int width = view->size.w - 2 * body->pad_x;
    char *crumbs = str_format("%s › %s", view_word(view, WORD_CONTACTS), screen->contact->kind);
    label_create(view, &all->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &all->widget, screen->contact->name, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &all->widget, screen->contact->name_en);
    build_card(screen, &all->widget, side != NULL ? width / 2 : width);
    build_dial(screen, side != NULL ? &side->widget : &all->widget, side != NULL);
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
