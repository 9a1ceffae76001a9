/* SPDX-License-Identifier: MIT */
#include "shell.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/label.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include "pages.h"
#include "parts.h"
#include "when.h"

#include <stdio.h>
#include <string.h>

struct view *screen_view(const struct screen *screen)
{
    return ui_view(screen->hall->ui);
}

const struct theme *screen_theme(const struct screen *screen)
{
    return ui_theme(screen->hall->ui);
}

static void clock_texts(const struct screen *s, char clock[16], char date[48])
{
    const struct hall *hall = s->hall;
    const struct view *view = screen_view(s);
    struct date_time t = date_time_from_wall(hall->wall_s);

    if (!hall_clock_trusted(hall)) {
        snprintf(clock, 16, "--:--");
        snprintf(date, 48, "%s", view_word(view, WORD_CLOCK_UNSET));
        return;
    }
    char *day = when_day(view, date_to_day(t.date));
    snprintf(clock, 16, "%02d:%02d", t.hour, t.minute);
    snprintf(date, 48, "%s", day);
    mem_free(day);
}

static void build_names(struct screen *s, struct widget *band)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);
    struct panel *names = panel_stack(view, band, PANEL_COLUMN, 0);
    char title[256];

    bool zh = view->language == LANGUAGE_ZH;
    snprintf(title, sizeof title, "%s · %s",
             hall_setting(s->hall, zh ? "社区名称" : "社区英文名", view_word(view, WORD_COMMUNITY)),
             hall_setting(s->hall, zh ? "会客厅名称" : "会客厅英文名", view_word(view, WORD_HALL)));
    names->widget.grow = 1;
    label_set_style(label_create(view, &names->widget, title, TYPE_TITLE, FONT_BOLD, theme->on_hue),
                    TEXT_LEFT, 1, 0);
    const char *under = hall_setting(s->hall, "所属", "");
    if (*under != '\0')
        label_set_style(label_create(view, &names->widget, under, TYPE_NOTE, FONT_REGULAR, theme->on_hue),
                        TEXT_LEFT, 1, 0);
}

static void build_band(struct screen *s, struct widget *parent)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);
    struct panel *band = panel_stack(view, parent, PANEL_ROW, theme->gap);
    char clock[16], date[48];

    band->fill = theme->hue[HUE_IDENTITY];
    band->across = PANEL_CENTER;
    band->pad_x = theme->margin;
    band->pad_y = theme->landscape ? theme->unit / 2 : theme->unit;
    build_names(s, &band->widget);

    struct panel *time = panel_stack(view, &band->widget, PANEL_COLUMN, 0);
    clock_texts(s, clock, date);
    s->clock = label_create(view, &time->widget, clock, TYPE_TITLE, FONT_BOLD, theme->on_hue);
    s->date = label_create(view, &time->widget, date, TYPE_NOTE, FONT_REGULAR, theme->on_hue);
    label_set_single(s->clock);
    label_set_single(s->date);
    label_set_style(s->clock, TEXT_RIGHT, 1, 0);
    label_set_style(s->date, TEXT_RIGHT, 1, 0);
}

static void on_back(void *ctx, struct widget *w)
{
    struct hall *hall = ctx;

    (void)w;
    nav_press_back(hall->nav);
}

static void on_home(void *ctx, struct widget *w)
{
    struct hall *hall = ctx;

    (void)w;
    nav_home(hall->nav);
}

static void on_mode(void *ctx, struct widget *w)
{
    struct hall *hall = ctx;

    (void)w;
    hall_want_mode(hall, hall->mode == THEME_ELDER ? THEME_STANDARD : THEME_ELDER);
}

static void on_search(void *ctx, struct widget *w)
{
    struct hall *hall = ctx;

    (void)w;
    nav_push(hall->nav, search_page(hall));
}

enum key_state { KEY_OFF, KEY_ON, KEY_HERE };
enum { DOCK_KEYS = 4 };

static void build_key(struct screen *s, struct widget *dock, const char *icon, const char *text,
                      enum key_state state, widget_fn fn)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);
    struct panel *key = panel_card(view, dock, theme->landscape ? PANEL_ROW : PANEL_COLUMN);
    color_t red = theme->hue[HUE_IDENTITY], faint = color_mix(theme->card, theme->second_text, 90);
    color_t color = state == KEY_HERE ? red : state == KEY_OFF ? faint : theme->text;

    key->widget.grow = 1;
    key->across = PANEL_CENTER;
    key->along = PANEL_CENTER;
    key->pad_x = theme->unit;
    key->pad_y = theme->unit / 2;
    key->gap = theme->landscape ? theme->unit : 0;
    if (state == KEY_HERE)
        key->fill = color_mix(theme->card, red, 30);
    picture_icon(view, &key->widget, icon, theme_px(theme, theme->mode == THEME_ELDER ? 11 : 9), color);
    struct widget *label = label_create(view, &key->widget, text, TYPE_NOTE,
                                        state == KEY_HERE ? FONT_BOLD : FONT_REGULAR, color);
    int room = (view->size.w - 2 * theme->margin - (DOCK_KEYS - 1) * theme->gap) / DOCK_KEYS - theme->unit;
    if (theme->landscape)
        label_set_single(label);
    else
        label_fit_single(label, room);
    label_set_style(label, TEXT_CENTER, 1, 0);
    if (state == KEY_ON)
        panel_set_tap(key, fn, s->hall, 0);
    key->widget.least.h = theme_px(theme, theme->landscape ? 20 : 24);
}

static void build_dock(struct screen *s, struct widget *parent)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);
    struct panel *dock = panel_stack(view, parent, PANEL_ROW, theme->gap);
    bool at_home = nav_depth(s->hall->nav) <= 1;
    bool elder = theme->mode == THEME_ELDER;
    const struct page *top = nav_top(s->hall->nav);

    dock->fill = theme->card;
    dock->border = theme->line;
    dock->top_line_px = theme->border;
    dock->pad_x = theme->margin;
    dock->pad_y = theme->landscape ? theme->unit * 3 / 4 : theme->unit * 3 / 2;
    bool searching = top != NULL && strcmp(top->class->name, "search") == 0;
    build_key(s, &dock->widget, "back", view_word(view, WORD_BACK), at_home ? KEY_OFF : KEY_ON, on_back);
    build_key(s, &dock->widget, "home", view_word(view, WORD_HOME), at_home ? KEY_HERE : KEY_ON, on_home);
    build_key(s, &dock->widget, "search", view_word(view, WORD_SEARCH),
              s->hall->content == NULL ? KEY_OFF
              : searching              ? KEY_HERE
                                       : KEY_ON,
              on_search);
    build_key(s, &dock->widget, elder ? "exit-elder" : "elder",
              view_word(view, elder ? WORD_ELDER_OFF : WORD_ELDER), KEY_ON, on_mode);
}

void *screen_create(size_t bytes, const struct page_class *class, struct hall *hall)
{
    struct screen *s = mem_zalloc(bytes);

    s->page.class = class;
    s->hall = hall;
    s->first_choice = -1;
    return s;
}

void screen_destroy(struct page *page)
{
    mem_free(CONTAINER_OF(page, struct screen, page));
}

/* A person in a wheelchair, or a short one, reaches 1100 mm above the floor (EN 301 549). Where the glass
 * hangs is a setting; without it a desk panel is taken to stand at 800 mm, a tall one to have a third above
 * that line. */
enum { REACH_MM = 1100, DESK_FOOT_MM = 800, DESK_PANEL_MM = 500, LOWEST_FOOT_MM = 300 };

static long foot_mm(const struct screen *s, double height_mm)
{
    long foot;

    if (str_to_int(hall_setting(s->hall, "屏幕下沿离地毫米", ""), 0, 2000, &foot))
        return foot;
    foot = height_mm > DESK_PANEL_MM ? REACH_MM - (long)(height_mm * 0.65) : DESK_FOOT_MM;
    return foot > LOWEST_FOOT_MM ? foot : LOWEST_FOOT_MM;
}

int shell_reach_px(const struct screen *s)
{
    const struct view *view = screen_view(s);
    double height_mm = view->height_mm > 0 ? view->height_mm : view->size.h / view->theme.scale.px_per_mm;
    double above_mm = (double)foot_mm(s, height_mm) + height_mm - REACH_MM;

    if (view->theme.mode != THEME_ELDER || above_mm <= 0)
        return 0;
    /* Half of the glass must stay for the controls, wherever somebody hung it. */
    return min_int((int)(above_mm / height_mm * view->size.h), view->size.h / 2);
}

void shell_head(struct screen *s, struct panel *body, const char *title, const char *remark)
{
    shell_head_of(s, body, NULL, HUE_IDENTITY, title, remark);
}

enum { HEAD_TILE_MM = 40 };

void shell_head_of(struct screen *s, struct panel *body, const char *icon, enum theme_hue hue,
                   const char *title, const char *remark)
{
    struct view *view = screen_view(s);
    const struct theme *theme = &view->theme;
    struct widget *band = CONTAINER_OF(body->widget.parent->children.next, struct widget, siblings);
    int room = shell_reach_px(s) - widget_measure(band, view->size.w).h - body->pad_y;

    if (room < 2 * theme->target) {
        part_page_title(view, &body->widget, title, remark);
        return;
    }
    struct panel *head = panel_stack(view, &body->widget, PANEL_COLUMN, theme->unit);
    head->along = PANEL_CENTER;
    head->across = PANEL_STRETCH;
    head->widget.least.h = room;
    int tile = theme_px(theme, HEAD_TILE_MM);
    if (icon != NULL && room >= 2 * tile + 2 * theme->target) {
        struct panel *line = panel_stack(view, &head->widget, PANEL_ROW, 0);
        line->along = PANEL_CENTER;
        part_tile(view, &line->widget, icon, tile, hue);
    }
    label_set_style(label_create(view, &head->widget, title, TYPE_DISPLAY, FONT_BOLD, theme->text),
                    TEXT_CENTER, 2, 0);
    label_set_style(label_create(view, &head->widget, remark, TYPE_BODY, FONT_REGULAR, theme->second_text),
                    TEXT_CENTER, 3, 0);
}

struct panel *shell_build(struct screen *s, struct widget *parent)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);

    s->scroll = NULL;
    build_band(s, parent);
    struct panel *body = panel_stack(view, parent, PANEL_COLUMN, theme->gap);
    body->widget.grow = 1;
    body->widget.clips = true;
    body->pad_x = theme->margin;
    body->pad_y = theme->landscape ? theme->unit : theme->unit * 3 / 2;
    build_dock(s, parent);
    return body;
}

int shell_body_height(const struct screen *s, const struct panel *body)
{
    struct size size = screen_view(s)->size;
    int height = size.h - 2 * body->pad_y;

    list_for_each(link, &body->widget.parent->children) {
        struct widget *w = CONTAINER_OF(link, struct widget, siblings);
        if (w != &body->widget)
            height -= widget_measure(w, size.w).h;
    }
    return height;
}

double shell_kept_offset(struct screen *s)
{
    if (s->visitor != s->hall->visitor)
        s->kept_offset = 0;
    s->visitor = s->hall->visitor;
    return s->kept_offset;
}

struct panel *shell_scroll(struct screen *s, struct widget *parent)
{
    struct view *view = screen_view(s);
    const struct theme *theme = screen_theme(s);
    struct pager *pager = pager_create(view, parent);

    s->scroll = scroll_view_create(view, pager_body(pager));
    s->scroll->scroll.offset = shell_kept_offset(s);
    pager_attach(pager, s->scroll);
    return panel_stack(view, &s->scroll->widget, PANEL_COLUMN, theme->gap);
}

void shell_list(struct screen *s, struct widget *parent, int count,
                void (*build_row)(void *ctx, struct widget *row, int index), void *ctx)
{
    struct view *view = screen_view(s);
    struct list_source source = {.count = count,
                                 .row_px = part_row_height(view),
                                 .gap_px = view->theme.target_gap,
                                 .whole_rows = true,
                                 .build_row = build_row,
                                 .ctx = ctx};
    struct pager *pager = pager_create(view, parent);

    s->scroll = list_create(view, pager_body(pager), &source);
    s->scroll->scroll.offset = shell_kept_offset(s);
    pager_attach(pager, s->scroll);
}

void shell_forget_place(struct screen *s)
{
    s->kept_offset = 0;
    s->scroll = NULL;
}

/* From here on there is room for a column of controls and a square code beside the text. */
enum { WIDE_MM = 400, WIDE_HEIGHT_MM = 240 };

struct panel *shell_scroll_beside(struct screen *s, struct panel *body, int text, int side_parts,
                                  struct panel **side)
{
    struct view *view = screen_view(s);
    const struct theme *theme = &view->theme;

    *side = NULL;
    if (!theme->landscape || view->size.w < theme_px(theme, WIDE_MM) ||
        view->size.h < theme_px(theme, WIDE_HEIGHT_MM))
        return shell_scroll(s, &body->widget);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, theme->gap * 2);
    row->widget.grow = 1;
    row->widget.clips = true;
    struct panel *first = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    *side = panel_stack(view, &row->widget, PANEL_COLUMN, theme->gap);
    first->widget.grow = text;
    (*side)->widget.grow = side_parts;
    return shell_scroll(s, &first->widget);
}

void shell_halves(struct screen *s, struct widget *parent, struct widget **left, struct widget **right)
{
    struct view *view = screen_view(s);

    *left = *right = parent;
    if (!view->theme.landscape)
        return;
    struct panel *halves = panel_stack(view, parent, PANEL_ROW, view->theme.gap * 2);
    struct panel *first = panel_stack(view, &halves->widget, PANEL_COLUMN, view->theme.gap);
    struct panel *second = panel_stack(view, &halves->widget, PANEL_COLUMN, view->theme.gap);
    halves->widget.grow = first->widget.grow = second->widget.grow = 1;
    *left = &first->widget;
    *right = &second->widget;
}

void shell_leave(struct page *page)
{
    struct screen *s = CONTAINER_OF(page, struct screen, page);

    if (s->scroll != NULL)
        s->kept_offset = s->scroll->scroll.offset;
    s->scroll = NULL;
    s->clock = s->date = NULL;
}

void shell_refresh(struct page *page)
{
    struct screen *s = CONTAINER_OF(page, struct screen, page);
    char clock[16], date[48];

    clock_texts(s, clock, date);
    if (s->clock != NULL) {
        label_set_text(s->clock, clock);
        label_set_text(s->date, date);
    }
}
