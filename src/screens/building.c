/* SPDX-License-Identifier: MIT */
/* 我住哪栋楼: a number pad, and at once the grid and the person who looks after that building. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

enum { NUMBER_BYTES = 5 }; /* BUILDING_MAX has four digits */

struct building {
    struct screen screen;
    char number[NUMBER_BYTES];
};

static struct building *building_of(void *page)
{
    return CONTAINER_OF(page, struct building, screen.page);
}

static void on_key(void *ctx, const char *label)
{
    struct building *b = ctx;

    if (keypad_apply(label, b->number, sizeof b->number))
        hall_want_rebuild(b->screen.hall);
}

static const struct grid *found_grid(struct building *b)
{
    long number;

    if (!str_to_int(b->number, 1, BUILDING_MAX, &number))
        return NULL;
    return content_grid_of_building(b->screen.hall->content, (int)number);
}

static void add_lines(struct panel *card, const char *text, enum theme_type type, enum font_weight weight,
                      color_t color, int lines)
{
    struct widget *label = label_create(card->widget.view, &card->widget, text, type, weight, color);

    label_set_style(label, TEXT_LEFT, lines, 0);
}

static void build_grid(struct building *b, struct panel *card, const struct grid *g)
{
    struct view *view = screen_view(&b->screen);
    const struct theme *theme = &view->theme;
    char *worker = str_format(view_word(view, WORD_GRID_WORKER), g->person);
    char *area = g->households > 0
                     ? str_format(view_word(view, WORD_GRID_HOUSEHOLDS), g->buildings_text, g->households)
                     : mem_strdup(g->buildings_text);

    /* However much staff wrote, the pad keeps its room. */
    int lines = theme->mode == THEME_ELDER ? 1 : 2;
    add_lines(card, g->name, TYPE_TITLE, FONT_BOLD, theme->hue[HUE_CONTACT], 1);
    add_lines(card, worker, TYPE_HEADING, FONT_BOLD, theme->text, 1);
    add_lines(card, g->phone, TYPE_DISPLAY, FONT_BOLD, theme->text, lines);
    add_lines(card, area, TYPE_NOTE, FONT_REGULAR, theme->second_text, lines);
    if (*g->area != '\0')
        add_lines(card, g->area, TYPE_NOTE, FONT_REGULAR, theme->second_text, lines);
    mem_free(worker);
    mem_free(area);
}

static void build_answer(struct building *b, struct widget *parent)
{
    struct view *view = screen_view(&b->screen);
    const struct theme *theme = &view->theme;
    const struct grid *grid = found_grid(b);
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    char *title = *b->number == '\0' ? mem_strdup(view_word(view, WORD_BUILDING_PROMPT))
                                     : str_format(view_word(view, WORD_BUILDING_NUMBER), b->number);

    card->widget.grow = 1;
    card->along = PANEL_CENTER;
    label_create(view, &card->widget, title, TYPE_DISPLAY, FONT_BOLD, theme->text);
    mem_free(title);
    if (*b->number == '\0')
        return;
    if (grid != NULL) {
        build_grid(b, card, grid);
        return;
    }
    char *nothing = str_format(view_word(view, WORD_NO_GRID), b->number);
    char *advice =
        str_format(view_word(view, WORD_NO_GRID_ADVICE), hall_setting(b->screen.hall, "服务电话", "12345"));
    label_create(view, &card->widget, nothing, TYPE_HEADING, FONT_BOLD, theme->hue[HUE_IDENTITY]);
    label_create(view, &card->widget, advice, TYPE_BODY, FONT_REGULAR, theme->second_text);
    mem_free(nothing);
    mem_free(advice);
}

static void building_build(struct page *page, struct widget *parent)
{
    struct building *b = building_of(page);
    struct view *view = screen_view(&b->screen);
    struct panel *body = shell_build(&b->screen, parent);
    bool beside = view->theme.landscape;

    part_page_title(view, &body->widget, view_word(view, WORD_MY_BUILDING),
                    view_word(view, WORD_MY_BUILDING_NOTE));
    struct panel *halves =
        panel_stack(view, &body->widget, beside ? PANEL_ROW : PANEL_COLUMN, view->theme.gap * 2);
    halves->widget.grow = 1;
    build_answer(b, &halves->widget);
    struct widget *pad = keypad_create(view, &halves->widget, &keypad_digits, on_key, b);
    pad->grow = beside ? 1 : 0;
    pad->least.h = theme_px(&view->theme, beside ? 100 : 150);
}

static const struct page_class building_class = {.name = "building",
                                                 .build = building_build,
                                                 .refresh = shell_refresh,
                                                 .leave = shell_leave,
                                                 .destroy = screen_destroy};

struct page *building_page(struct hall *hall)
{
    struct building *b = screen_create(sizeof *b, &building_class, hall);

    return &b->screen.page;
}
