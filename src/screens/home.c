/* SPDX-License-Identifier: MIT */
/* The first page: what is on today, the five doors of the hall, matters by category, help for the elderly. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/dialog.h"
#include "ui/label.h"
#include "ui/nav.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include <string.h>

#include "home_cards.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

enum { HELP_PHONE_CHARS = 20, HELP_WORDS_CHARS = 30 };

struct home {
    struct screen screen;
    struct dialog *help;
};

enum door { DOOR_SERVICE, DOOR_ACTIVITY, DOOR_NOTICE, DOOR_SELF, DOOR_CONTACT, DOORS };

static struct page *all_services_page(struct hall *hall)
{
    return browse_page(hall, 0);
}

static const struct {
    enum theme_hue hue;
    const char *icon;
    enum word title;
    struct page *(*open)(struct hall *hall);
} doors[DOORS] = {
    [DOOR_SERVICE] = {HUE_SERVICE, "service", WORD_SERVICES, all_services_page},
    [DOOR_ACTIVITY] = {HUE_ACTIVITY, "activity", WORD_ACTIVITIES, calendar_page},
    [DOOR_NOTICE] = {HUE_NOTICE, "notice", WORD_NOTICES, notices_page},
    [DOOR_SELF] = {HUE_SELF, "self", WORD_SELF, forms_page},
    [DOOR_CONTACT] = {HUE_CONTACT, "contact", WORD_CONTACTS, contacts_page},
};

static struct home *home_of(void *page)
{
    return CONTAINER_OF(page, struct home, screen.page);
}

static void on_door(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct home *)ctx)->screen.hall;

    nav_push(hall->nav, doors[w->tag].open(hall));
}

static void on_help_read(void *ctx, struct widget *w)
{
    struct home *home = ctx;

    (void)w;
    dialog_close(home->help);
    home->help = NULL;
}

/* One key, a name or a room, a number, done: whom the telephone frightens is called back. */
static const struct form *call_back_form(const struct hall *hall)
{
    return content_form_by_code(hall->content, hall_setting(hall, "首页求助表单", "yanglao"));
}

static void on_call_back(void *ctx, struct widget *w)
{
    struct home *home = ctx;
    struct hall *hall = home->screen.hall;
    struct error error = {0};

    (void)w;
    dialog_close(home->help);
    home->help = NULL;
    /* When nothing can be stored the form's own page says so, before anybody types. */
    if (requests_can_take(hall->requests, hall->wall_s, &error))
        nav_push(hall->nav, fill_page(hall, call_back_form(hall)->code));
    else
        nav_push(hall->nav, form_page(hall, call_back_form(hall)->id));
}

/* Staff may write a whole paragraph there; the answer below it must stay on the screen. */
static char *short_setting(const struct hall *hall, const char *key, const char *fallback, size_t most)
{
    const char *text = hall_setting(hall, key, fallback);

    return mem_strndup(text, utf8_prefix(text, strlen(text), most));
}

static void on_help(void *ctx, struct widget *w)
{
    struct home *home = ctx;
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);
    char *phone = short_setting(hall, "帮助电话", "12345", HELP_PHONE_CHARS);
    char *words = short_setting(hall, "帮助电话说明", view_word(view, WORD_HELP_LINE), HELP_WORDS_CHARS);
    char *title = str_format(view_word(view, WORD_HELP_CALL), phone);
    char *body = str_format(view_word(view, WORD_HELP_BODY), words);
    bool calls_back = hall->requests != NULL && call_back_form(hall) != NULL;
    struct dialog_text text = {.icon = "phone",
                               .title = title,
                               .body = body,
                               .yes = view_word(view, calls_back ? WORD_CALL_ME_BACK : WORD_UNDERSTOOD),
                               .no = calls_back ? view_word(view, WORD_UNDERSTOOD) : NULL};

    (void)w;
    dialog_close(home->help);
    home->help = dialog_open(view, ui_dialog_layer(hall->ui), &text, calls_back ? on_call_back : on_help_read,
                             on_help_read, home);
    mem_free(phone);
    mem_free(words);
    mem_free(title);
    mem_free(body);
}

/* What takes place from one day to another, both counted; what is cancelled is not. */
static int on_between(const struct hall *hall, int32_t from, int32_t to)
{
    struct agenda agenda;
    int count = 0;

    content_agenda_between(hall->content, 0, from, to, &agenda);
    for (int i = 0; i < agenda.count; i++)
        count += !agenda.item[i].cancelled;
    agenda_finish(&agenda);
    return count;
}

/* Nought of something reads like a fault. */
static char *activities_note(struct hall *hall, const struct view *view)
{
    int32_t day = date_day_of_wall(hall->wall_s);
    int today = on_between(hall, day, day), week = on_between(hall, day, day + (7 - date_weekday(day)) % 7);

    if (week == 0)
        return mem_strdup(view_word(view, WORD_ACTIVITIES_NOTE_NONE));
    if (today == 0)
        return str_format(view_word(view, WORD_ACTIVITIES_NOTE_LATER), week);
    return str_format(view_word(view, WORD_ACTIVITIES_NOTE), today, week);
}

static char *notices_note(struct hall *hall, const struct view *view)
{
    int count, publicity;

    mem_free(content_notices(hall->content, hall_today(hall), -1, &count));
    mem_free(content_notices(hall->content, hall_today(hall), NOTICE_PUBLICITY, &publicity));
    if (count == 0)
        return mem_strdup(view_word(view, WORD_NOTICES_NOTE_NONE));
    if (publicity == 0)
        return str_format(view_word(view, WORD_NOTICES_NOTE), count);
    return str_format(view_word(view, WORD_NOTICES_NOTE_PUBLICITY), count, publicity);
}

static char *door_note(struct home *home, enum door door)
{
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);

    switch (door) {
    case DOOR_SERVICE:
        return str_format(view_word(view, WORD_SERVICES_NOTE), content_service_count(hall->content, 0));
    case DOOR_NOTICE: return notices_note(hall, view);
    case DOOR_ACTIVITY: return activities_note(hall, view);
    case DOOR_SELF: return mem_strdup(view_word(view, WORD_SELF_NOTE));
    default: return str_format(view_word(view, WORD_CONTACTS_NOTE), hall_setting(hall, "帮助电话", "12345"));
    }
}

/* On small glass a door has no room for a large picture beside a large word. Page buttons count: home scrolls
 * there. */
static bool narrow(const struct view *view)
{
    const struct theme *theme = &view->theme;
    int columns = theme->landscape ? 3 : 2, aside = theme->landscape ? theme_px(theme, 60) : 0;
    int room = (view->size.w - 2 * theme->margin - aside - (columns - 1) * theme->gap) / columns;
    bool elder = theme->mode == THEME_ELDER;

    return room < theme_px(theme, elder ? 22 : 19) + 2 * theme->type_px[TYPE_DISPLAY] + 7 * theme->unit;
}

static void build_door_standard(struct home *home, struct panel *card, enum door door)
{
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    char *note = door_note(home, door);

    card->stripe = theme->hue[doors[door].hue];
    card->stripe_px = theme->unit;
    card->pressed_fill = color_mix(theme->card, theme->hue[doors[door].hue], 40);
    if (narrow(view)) {
        card->pad_x = card->gap = theme->unit;
        picture_icon(view, &card->widget, doors[door].icon, theme_px(theme, 13),
                     theme->hue[doors[door].hue]);
    } else {
        card->gap = theme->unit * 3 / 2;
        card->pad_x = theme->unit * 3 / 2;
        part_tile(view, &card->widget, doors[door].icon, theme_px(theme, 26), doors[door].hue);
    }
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, view_word(view, doors[door].title),
                 theme->landscape || narrow(view) ? TYPE_TITLE : TYPE_DISPLAY, FONT_BOLD, theme->text);
    struct widget *under =
        label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_set_style(under, TEXT_LEFT, 2, 0);
    mem_free(note);
}

static void build_door_elder(struct home *home, struct panel *card, enum door door)
{
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;

    card->fill = card->border = theme->hue[doors[door].hue];
    card->along = PANEL_CENTER;
    if (narrow(view))
        card->flow = PANEL_COLUMN;
    picture_icon(view, &card->widget, doors[door].icon, theme_px(theme, narrow(view) ? 22 : 28),
                 theme->on_hue);
    /* English words are longer than the doors are wide. */
    enum theme_type large = view->language != LANGUAGE_EN ? TYPE_DISPLAY
                            : theme->landscape            ? TYPE_TITLE
                                                          : TYPE_HEADING;
    label_set_single(label_create(view, &card->widget, view_word(view, doors[door].title), large, FONT_BOLD,
                                  theme->on_hue));
}

static void build_door(struct home *home, struct widget *parent, enum door door)
{
    struct view *view = screen_view(&home->screen);
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = view->theme.unit * 2;
    card->pad_y = view->theme.unit;
    if (view->theme.mode == THEME_ELDER)
        build_door_elder(home, card, door);
    else
        build_door_standard(home, card, door);
    panel_set_tap(card, on_door, home, door);
    card->widget.least.h = theme_px(&view->theme, 26);
}

/* The same in the place of a door on small glass: the words that count. */
static void build_help_small(struct home *home, struct panel *card)
{
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    bool elder = theme->mode == THEME_ELDER;
    color_t color = elder ? theme->on_hue : theme->hue[HUE_IDENTITY];

    card->pad_x = card->gap = theme->unit;
    if (elder)
        card->flow = PANEL_COLUMN;
    card->along = PANEL_CENTER;
    picture_icon(view, &card->widget, "phone", theme_px(theme, elder ? 20 : 13), color);
    struct widget *title = label_create(view, &card->widget,
                                        view_word(view, elder              ? WORD_HELP_TITLE_ELDER
                                                        : theme->landscape ? WORD_HELP_TITLE_WRAPPED
                                                                           : WORD_HELP_TITLE),
                                        elder ? TYPE_TITLE : TYPE_BODY, FONT_BOLD, color);
    title->grow = elder ? 0 : 1;
    label_set_style(title, elder ? TEXT_CENTER : TEXT_LEFT, 3, 0);
}

/* Gives the card. */
static struct widget *build_help(struct home *home, struct widget *parent)
{
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    bool elder = theme->mode == THEME_ELDER;
    color_t red = theme->hue[HUE_IDENTITY];
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->pad_y = theme->unit;
    card->fill = elder ? red : color_mix(theme->card, red, 20);
    card->border = elder ? red : color_mix(theme->card, red, 80);
    panel_set_tap(card, on_help, home, 0);
    if (theme->landscape && narrow(view)) {
        build_help_small(home, card);
        return &card->widget;
    }
    picture_icon(view, &card->widget, "phone", theme_px(theme, elder ? 26 : 13), elder ? theme->on_hue : red);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    struct widget *title = label_create(view, &texts->widget,
                                        view_word(view, elder              ? WORD_HELP_TITLE_ELDER
                                                        : theme->landscape ? WORD_HELP_TITLE_WRAPPED
                                                                           : WORD_HELP_TITLE),
                                        TYPE_TITLE, FONT_BOLD, elder ? theme->on_hue : red);
    label_set_style(title, TEXT_LEFT, 2, 0);
    char *note = str_format(
        "%s %s", hall_setting(hall, "帮助电话说明", view_word(screen_view(&home->screen), WORD_HELP_LINE)),
        hall_setting(hall, "帮助电话", "12345"));
    struct widget *under = label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR,
                                        elder ? theme->on_hue : color_mix(red, theme->text, 110));
    label_set_style(under, TEXT_LEFT, 2, 0);
    mem_free(note);
    if (!elder)
        picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), red);
    return &card->widget;
}

static struct panel *door_grid(struct home *home, struct widget *parent, int columns, int rows)
{
    struct view *view = screen_view(&home->screen);
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, view->theme.gap);

    grid->columns = columns;
    grid->fill_rows = true;
    grid->widget.grow = rows;
    return grid;
}

static void on_language(void *ctx, struct widget *w)
{
    struct hall *hall = ctx;

    (void)w;
    hall_want_language(hall, hall->language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH);
}

/* 长辈模式: what is good to know stands above, out of reach; everything that is tapped below. */
static void build_elder_head(struct home *home, struct panel *all)
{
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    struct widget *band = CONTAINER_OF(home->screen.page.root->children.next, struct widget, siblings);
    int reach = shell_reach_px(&home->screen);
    struct panel *head = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit);

    head->along = PANEL_CENTER;
    head->widget.least.h = max_int(0, reach - widget_measure(band, view->size.w).h - theme->gap);
    home_card_next(&home->screen, &head->widget, reach == 0);
    home_card_notice(&home->screen, &head->widget, true, reach == 0);
    if (theme->landscape)
        return;
    label_set_style(label_create(view, &head->widget, view_word(view, WORD_WHAT_TODAY), TYPE_DISPLAY,
                                 FONT_BOLD, theme->text),
                    TEXT_CENTER, 1, 0);
}

static void build_portrait(struct home *home, struct panel *all)
{
    bool elder = screen_theme(&home->screen)->mode == THEME_ELDER;

    if (elder) {
        build_elder_head(home, all);
    } else {
        home_card_next(&home->screen, &all->widget, true);
        home_card_notice(&home->screen, &all->widget, true, true);
    }
    struct panel *grid = door_grid(home, &all->widget, 2, 2);
    for (int door = DOOR_SERVICE; door < DOOR_CONTACT; door++)
        build_door(home, &grid->widget, (enum door)door);
    build_door(home, &door_grid(home, &all->widget, 1, 1)->widget, DOOR_CONTACT);
    if (!elder) {
        home_card_categories(&home->screen, &all->widget, 3);
        home_card_audiences(&home->screen, &all->widget);
    }
    build_help(home, &all->widget);
}

/* Three by two, help being the sixth: nothing is left over. */
static void build_landscape(struct home *home, struct panel *all)
{
    struct view *view = screen_view(&home->screen);
    bool elder = view->theme.mode == THEME_ELDER;
    struct panel *banners = panel_stack(view, &all->widget, PANEL_ROW, view->theme.gap);

    /* Narrow glass has room for one of them: the next session, or in large type what matters most today. */
    if (!elder || !narrow(view))
        home_card_next(&home->screen, &banners->widget, true);
    if (elder || !narrow(view))
        home_card_notice(&home->screen, &banners->widget, !elder || !narrow(view), true);
    struct panel *grid = door_grid(home, &all->widget, 3, 1);
    for (int door = 0; door < DOORS; door++)
        build_door(home, &grid->widget, (enum door)door);
    struct widget *help = build_help(home, &grid->widget);
    /* Both rows as high as the one that holds the most words. */
    int column = (view->size.w - 2 * view->theme.margin - 2 * grid->gap) / 3;
    CONTAINER_OF(grid->widget.children.next, struct widget, siblings)->least.h =
        widget_measure(help, column).h;
    if (elder)
        return;
    home_card_categories(&home->screen, &all->widget, narrow(view) ? 3 : 9);
    home_card_audiences(&home->screen, &all->widget);
}

static void home_build(struct page *page, struct widget *parent)
{
    struct home *home = home_of(page);
    struct panel *body = shell_build(&home->screen, parent);
    struct panel *all = shell_scroll(&home->screen, &body->widget);
    struct widget *band = CONTAINER_OF(parent->children.next, struct widget, siblings);

    /* The large mode has no room for it up there, and nobody who needs that mode could reach it. */
    if (screen_theme(&home->screen)->mode == THEME_STANDARD)
        part_chip(screen_view(&home->screen), band,
                  view_word(screen_view(&home->screen), WORD_OTHER_LANGUAGE), false, HUE_IDENTITY,
                  on_language, home->screen.hall, 0);

    if (screen_theme(&home->screen)->landscape)
        build_landscape(home, all);
    else
        build_portrait(home, all);
}

static void home_leave(struct page *page)
{
    struct home *home = home_of(page);

    dialog_close(home->help);
    home->help = NULL;
    shell_leave(page);
}

static void home_destroy(struct page *page)
{
    mem_free(home_of(page));
}

static const struct page_class home_class = {.name = "home",
                                             .build = home_build,
                                             .refresh = shell_refresh,
                                             .leave = home_leave,
                                             .destroy = home_destroy};

struct page *home_page(struct hall *hall)
{
    struct home *home = screen_create(sizeof *home, &home_class, hall);

    return &home->screen.page;
}
