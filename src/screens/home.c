/* SPDX-License-Identifier: MIT */
/* The first page: what is on today, the five doors of the hall, matters by category, help for the elderly. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content.h"
#include "ui/dialog.h"
#include "ui/label.h"
#include "ui/nav.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include <string.h>

#include "pages.h"
#include "parts.h"
#include "shell.h"

enum { HELP_PHONE_CHARS = 20, HELP_WORDS_CHARS = 30 };

struct home {
    struct screen screen;
    int64_t banner_notice; /* 0 = none */
    struct dialog *help;
};

enum door { DOOR_SERVICE, DOOR_ACTIVITY, DOOR_NOTICE, DOOR_SELF, DOOR_CONTACT, DOORS };

static const struct {
    enum theme_hue hue;
    const char *icon, *title, *meanwhile;
} doors[DOORS] = {
    [DOOR_SERVICE] = {HUE_SERVICE, "service", "办事", NULL},
    [DOOR_ACTIVITY] = {HUE_ACTIVITY, "activity", "活动",
                       "读书会、课程和讲座的安排很快就能在这里查。\n眼下请看“公告”，或问一楼的工作人员。"},
    [DOOR_NOTICE] = {HUE_NOTICE, "notice", "公告", NULL},
    [DOOR_SELF] = {HUE_SELF, "self", "自助",
                   "报修、心愿、报名很快就能在这里办。\n眼下请到一楼综合窗口，我们当面帮您登记。"},
    [DOOR_CONTACT] = {HUE_CONTACT, "contact", "联系",
                      "网格员和各科室的电话很快就能在这里查。\n急事请打 12345，养老服务请打 12349。"},
};

static struct home *home_of(void *page)
{
    return CONTAINER_OF(page, struct home, screen.page);
}

static void on_door(void *ctx, struct widget *w)
{
    struct home *home = ctx;
    struct hall *hall = home->screen.hall;

    if (w->tag == DOOR_SERVICE)
        nav_push(hall->nav, browse_page(hall, 0));
    else if (w->tag == DOOR_NOTICE)
        nav_push(hall->nav, notices_page(hall));
    else
        nav_push(hall->nav, soon_page(hall, doors[w->tag].hue, doors[w->tag].icon, doors[w->tag].title,
                                      doors[w->tag].meanwhile));
}

static void on_category(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct home *)ctx)->screen.hall;

    nav_push(hall->nav, browse_page(hall, content_category(hall->content, w->tag)->id));
}

static void on_banner(void *ctx, struct widget *w)
{
    struct home *home = ctx;

    (void)w;
    nav_push(home->screen.hall->nav, notice_page(home->screen.hall, home->banner_notice));
}

static void on_help_read(void *ctx, struct widget *w)
{
    struct home *home = ctx;

    (void)w;
    dialog_close(home->help);
    home->help = NULL;
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
    char *phone = short_setting(hall, "帮助电话", "12345", HELP_PHONE_CHARS);
    char *words = short_setting(hall, "帮助电话说明", "便民服务热线", HELP_WORDS_CHARS);
    char *title = str_format("请拨打 %s", phone);
    char *body = str_format("%s\n也可以请一楼的工作人员帮您拨打。\n危急情况：急救 120　报警 110　火警 119", words);
    struct dialog_text text = {.icon = "phone", .title = title, .body = body, .yes = "知道了"};

    (void)w;
    dialog_close(home->help);
    home->help =
        dialog_open(screen_view(&home->screen), ui_dialog_layer(hall->ui), &text, on_help_read, NULL, home);
    mem_free(phone);
    mem_free(words);
    mem_free(title);
    mem_free(body);
}

static char *door_note(struct hall *hall, enum door door)
{
    int count;

    switch (door) {
    case DOOR_SERVICE: return str_format("%d 项服务指南", content_service_count(hall->content, 0));
    case DOOR_NOTICE:
        mem_free(content_notices(hall->content, hall_today(hall), -1, &count));
        return str_format("%d 条公告", count);
    case DOOR_ACTIVITY: return mem_strdup("读书会、课程");
    case DOOR_SELF: return mem_strdup("报修、心愿、报名");
    default: return str_format("%s、网格员", hall_setting(hall, "帮助电话", "12345"));
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
    char *note = door_note(home->screen.hall, door);

    card->stripe = theme->hue[doors[door].hue];
    card->stripe_px = theme->unit;
    card->pressed_fill = color_mix(theme->card, theme->hue[doors[door].hue], 40);
    if (narrow(view))
        card->pad_x = card->gap = theme->unit;
    picture_icon(view, &card->widget, doors[door].icon, theme_px(theme, narrow(view) ? 13 : 19),
                 theme->hue[doors[door].hue]);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, doors[door].title, narrow(view) ? TYPE_TITLE : TYPE_DISPLAY, FONT_BOLD,
                 theme->text);
    struct widget *under =
        label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_set_style(under, TEXT_LEFT, 1, 0);
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
    picture_icon(view, &card->widget, doors[door].icon, theme_px(theme, 22), theme->on_hue);
    label_set_single(
        label_create(view, &card->widget, doors[door].title, TYPE_DISPLAY, FONT_BOLD, theme->on_hue));
}

static void build_door(struct home *home, struct widget *parent, enum door door)
{
    struct view *view = screen_view(&home->screen);
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = view->theme.unit * 2;
    if (view->theme.mode == THEME_ELDER)
        build_door_elder(home, card, door);
    else
        build_door_standard(home, card, door);
    panel_set_tap(card, on_door, home, door);
    card->widget.least.h = theme_px(&view->theme, view->theme.landscape ? 32 : 40);
}

static void build_banner(struct home *home, struct widget *parent)
{
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    struct notice_brief brief;
    int count;
    int64_t *ids = content_notices(hall->content, hall_today(hall), -1, &count);

    home->banner_notice = count > 0 ? ids[0] : 0;
    mem_free(ids);
    if (home->banner_notice == 0 || !content_notice_brief(hall->content, home->banner_notice, &brief))
        return;
    enum theme_hue hue = brief.weight == NOTICE_URGENT ? HUE_IDENTITY : HUE_NOTICE;
    char *date = part_date(brief.published_day, hall_today(hall));
    char *note =
        str_format("%s · %s · %s", brief.weight == NOTICE_URGENT ? "紧急" : notice_kind_name(brief.kind),
                   brief.publisher, date);
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->fill = theme_tint(theme, hue);
    if (theme->mode == THEME_STANDARD)
        card->border = color_mix(theme->card, theme->hue[hue], 80);
    picture_icon(view, &card->widget, brief.weight == NOTICE_URGENT ? "warning" : "megaphone",
                 theme_px(theme, 14), theme->hue[hue]);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text),
                    TEXT_LEFT, 2, 0);
    label_set_style(label_create(view, &texts->widget, brief.title, TYPE_TITLE, FONT_BOLD, theme->text),
                    TEXT_LEFT, 3, 0);
    picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), theme->hue[hue]);
    panel_set_tap(card, on_banner, home, 0);
    notice_brief_finish(&brief);
    mem_free(date);
    mem_free(note);
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
    struct widget *title = label_create(view, &card->widget, elder ? "我要帮忙" : "老人需要帮助，按这里",
                                        elder ? TYPE_TITLE : TYPE_BODY, FONT_BOLD, color);
    title->grow = elder ? 0 : 1;
    label_set_style(title, elder ? TEXT_CENTER : TEXT_LEFT, 3, 0);
}

static void build_help(struct home *home, struct widget *parent)
{
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    bool elder = theme->mode == THEME_ELDER;
    color_t red = theme->hue[HUE_IDENTITY];
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->fill = elder ? red : color_mix(theme->card, red, 20);
    card->border = elder ? red : color_mix(theme->card, red, 80);
    panel_set_tap(card, on_help, home, 0);
    if (theme->landscape && narrow(view)) {
        build_help_small(home, card);
        return;
    }
    picture_icon(view, &card->widget, "phone", theme_px(theme, elder ? 20 : 13), elder ? theme->on_hue : red);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    struct widget *title = label_create(view, &texts->widget, elder ? "我要帮忙" : "老人需要帮助，按这里",
                                        TYPE_TITLE, FONT_BOLD, elder ? theme->on_hue : red);
    label_set_style(title, TEXT_LEFT, 2, 0);
    char *note = str_format("%s %s", hall_setting(hall, "帮助电话说明", "便民服务热线"),
                            hall_setting(hall, "帮助电话", "12345"));
    struct widget *under = label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR,
                                        elder ? theme->on_hue : color_mix(red, theme->text, 110));
    label_set_style(under, TEXT_LEFT, 2, 0);
    mem_free(note);
    if (!elder)
        picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), red);
}

static void build_categories(struct home *home, struct widget *parent, int columns)
{
    struct hall *hall = home->screen.hall;
    struct view *view = screen_view(&home->screen);
    const struct theme *theme = &view->theme;
    int count = content_category_count(hall->content);

    if (count == 0)
        return;
    label_create(view, parent, "按类办事", TYPE_HEADING, FONT_BOLD, theme->text);
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, theme->gap);
    grid->columns = columns;
    for (int i = 0; i < count && i < 6; i++) {
        const struct category *category = content_category(hall->content, i);
        struct panel *card = panel_card(view, &grid->widget, PANEL_COLUMN);
        card->across = PANEL_CENTER;
        card->along = PANEL_CENTER;
        card->pad_x = theme->unit;
        card->pad_y = theme->unit;
        card->gap = theme->unit / 2;
        picture_icon(view, &card->widget, *category->icon ? category->icon : "service", theme_px(theme, 11),
                     theme->hue[HUE_SERVICE]);
        struct widget *label =
            label_create(view, &card->widget, category->name, TYPE_BODY, FONT_REGULAR, theme->text);
        label_set_style(label, TEXT_CENTER, 1, 0);
        panel_set_tap(card, on_category, home, i);
    }
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

static void build_portrait(struct home *home, struct panel *all)
{
    build_banner(home, &all->widget);
    struct panel *grid = door_grid(home, &all->widget, 2, 2);
    for (int door = DOOR_SERVICE; door < DOOR_CONTACT; door++)
        build_door(home, &grid->widget, (enum door)door);
    build_door(home, &door_grid(home, &all->widget, 1, 1)->widget, DOOR_CONTACT);
    if (screen_theme(&home->screen)->mode == THEME_STANDARD)
        build_categories(home, &all->widget, 3);
    build_help(home, &all->widget);
}

/* Three by two, help being the sixth: nothing is left over. */
static void build_landscape(struct home *home, struct panel *all)
{
    build_banner(home, &all->widget);
    struct panel *grid = door_grid(home, &all->widget, 3, 1);
    for (int door = 0; door < DOORS; door++)
        build_door(home, &grid->widget, (enum door)door);
    build_help(home, &grid->widget);
    if (screen_theme(&home->screen)->mode == THEME_STANDARD)
        build_categories(home, &all->widget, narrow(screen_view(&home->screen)) ? 3 : 6);
}

static void home_build(struct page *page, struct widget *parent)
{
    struct home *home = home_of(page);
    struct panel *body = shell_build(&home->screen, parent);
    struct panel *all = shell_scroll(&home->screen, &body->widget);

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
    struct home *home = mem_zalloc(sizeof *home);

    home->screen.page.class = &home_class;
    home->screen.hall = hall;
    return &home->screen.page;
}
