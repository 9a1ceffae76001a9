/* SPDX-License-Identifier: MIT */
/* 先打电话: an answer said that somebody is in danger. Whom to call, larger than anything else; what was answered
 * so is never taken into the queue. */
#include "base/mem.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

struct emergency {
    struct screen screen;
    char *code;
};

static struct emergency *emergency_of(void *page)
{
    return CONTAINER_OF(page, struct emergency, screen.page);
}

static void on_back(void *ctx, struct widget *w)
{
    struct emergency *e = ctx;

    (void)w;
    nav_back(e->screen.hall->nav);
}

static void build_number(struct view *view, struct widget *grid, enum word name, const char *number)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, grid, PANEL_COLUMN);
    color_t red = theme->hue[HUE_IDENTITY];

    card->across = card->along = PANEL_CENTER;
    card->border = red;
    card->gap = 0;
    card->pad_y = theme->unit;
    label_set_style(
        label_create(view, &card->widget, view_word(view, name), TYPE_HEADING, FONT_BOLD, theme->text),
        TEXT_CENTER, 1, 0);
    struct widget *big = label_create(view, &card->widget, number, TYPE_DISPLAY, FONT_BOLD, red);
    int em = theme->type_px[TYPE_DISPLAY] * (theme->landscape ? 4 : 5) / 4;
    label_set_size(big, em, em * 5 / 4);
    label_set_style(big, TEXT_CENTER, 1, 0);
}

static void build_desk(struct emergency *e, struct widget *parent)
{
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    const char *phone = hall_setting(e->screen.hall, "服务电话", "");

    if (*phone == '\0')
        return;
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    picture_icon(view, &card->widget, "phone", theme_px(theme, 12), theme->hue[HUE_CONTACT]);
    label_set_single(label_create(view, &card->widget, view_word(view, WORD_EMERGENCY_DESK), TYPE_HEADING,
                                  FONT_BOLD, theme->text));
    label_create(view, &card->widget, phone, TYPE_TITLE, FONT_BOLD, theme->hue[HUE_CONTACT])->grow = 1;
}

static void emergency_build(struct page *page, struct widget *parent)
{
    struct emergency *e = emergency_of(page);
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&e->screen, parent);
    const struct form *form = content_form_by_code(e->screen.hall->content, e->code);

    struct panel *head = panel_stack(view, &body->widget, PANEL_COLUMN, 0);
    label_create(view, &head->widget, view_word(view, WORD_EMERGENCY_TITLE),
                 theme->landscape ? TYPE_TITLE : TYPE_DISPLAY, FONT_BOLD, theme->hue[HUE_IDENTITY]);
    if (!theme->landscape)
        label_create(view, &head->widget, view_word(view, WORD_EMERGENCY_NOTE), TYPE_BODY, FONT_REGULAR,
                     theme->second_text);
    struct panel *grid = panel_stack(view, &body->widget, PANEL_GRID, theme->gap);
    grid->columns = 3;
    build_number(view, &grid->widget, WORD_EMERGENCY_AMBULANCE, "120");
    build_number(view, &grid->widget, WORD_EMERGENCY_POLICE, "110");
    build_number(view, &grid->widget, WORD_EMERGENCY_FIRE, "119");
    struct panel *all = shell_scroll(&e->screen, &body->widget);
    if (form != NULL && *form->emergency != '\0') {
        struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
        card->fill = theme_tint(theme, HUE_IDENTITY);
        label_create(view, &card->widget, form->emergency, TYPE_HEADING, FONT_BOLD, theme->text);
    }
    build_desk(e, &all->widget);
    struct panel *keys = panel_stack(view, &body->widget, PANEL_ROW, theme->gap);
    part_button(view, &keys->widget, "back", view_word(view, WORD_EMERGENCY_BACK), false, HUE_SELF, on_back,
                e, 0);
}

static void emergency_destroy(struct page *page)
{
    struct emergency *e = emergency_of(page);

    mem_free(e->code);
    mem_free(e);
}

static const struct page_class emergency_class = {.name = "emergency",
                                                  .build = emergency_build,
                                                  .refresh = shell_refresh,
                                                  .leave = shell_leave,
                                                  .destroy = emergency_destroy};

struct page *emergency_page(struct hall *hall, const char *form_code)
{
    struct emergency *e = screen_create(sizeof *e, &emergency_class, hall);

    e->code = mem_strdup(form_code);
    return &e->screen.page;
}
