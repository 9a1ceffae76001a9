/* SPDX-License-Identifier: MIT */
/* 活动: a week as a strip of days, or a month as a sheet; below it what is on that day. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_options.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"

#include <string.h>

enum { WEEK_DAYS = 7, SHEET_DAYS = 42, DOTS_MAX = 5, LATER_SHOWN = 6, SIGN_UP_CHARS = 10 };

struct calendar {
    struct screen screen;
    bool month;
    int32_t day; /* chosen */
    struct agenda agenda; /* of that day */
    struct agenda later; /* of the week after it */
};

static struct calendar *calendar_of(void *page)
{
    return CONTAINER_OF(page, struct calendar, screen.page);
}

/* Where the sheet opens when the clock cannot be believed: the day the content was made. */
static int32_t anchor(const struct hall *hall)
{
    int32_t today = hall_today(hall);

    if (today != DAY_NONE)
        return today;
    return hall->built_day != DAY_NONE ? hall->built_day : date_day_of_wall(hall->wall_s);
}

static int32_t monday_of(int32_t day)
{
    return day - (date_weekday(day) + 6) % 7;
}

static int32_t first_of_month(int32_t day)
{
    struct date d = date_from_day(day);

    d.day = 1;
    return date_to_day(d);
}

enum { LOW_MM = 240 };

/* Low glass has no room for days and a list beside each other: the page is one column that scrolls. */
static bool is_low(const struct calendar *c)
{
    const struct view *view = screen_view(&c->screen);

    return view->theme.landscape && view->size.h < theme_px(&view->theme, LOW_MM);
}

static void choose(struct calendar *c, int32_t day)
{
    c->day = day;
    shell_forget_place(&c->screen);
    hall_want_rebuild(c->screen.hall);
}

static void on_day(void *ctx, struct widget *w)
{
    struct calendar *c = ctx;
    int32_t first = c->month ? monday_of(first_of_month(c->day)) : monday_of(c->day);

    /* Within reach there is no room for a month and a day below it: the day's week shows both. */
    if (shell_reach_px(&c->screen) > 0)
        c->month = false;
    choose(c, first + w->tag);
}

static void on_view(void *ctx, struct widget *w)
{
    struct calendar *c = ctx;

    c->month = w->tag == 1;
    choose(c, c->day);
}

static void on_step(void *ctx, struct widget *w)
{
    struct calendar *c = ctx;

    if (!c->month) {
        choose(c, c->day + w->tag * WEEK_DAYS);
        return;
    }
    /* The 15th is in the next month 30 days on, whatever their lengths. */
    choose(c, first_of_month(first_of_month(c->day) + 14 + w->tag * 30));
}

static void on_today(void *ctx, struct widget *w)
{
    (void)w;
    choose(ctx, anchor(((struct calendar *)ctx)->screen.hall));
}

static void on_occurrence(void *ctx, struct widget *w)
{
    struct calendar *c = ctx;
    const struct agenda_item *o = &c->agenda.item[w->tag];

    nav_push(c->screen.hall->nav, event_page(c->screen.hall, o->series_id, o->day));
}

static void on_later(void *ctx, struct widget *w)
{
    struct calendar *c = ctx;
    const struct agenda_item *o = &c->later.item[w->tag];

    nav_push(c->screen.hall->nav, event_page(c->screen.hall, o->series_id, o->day));
}

/* "今天是 11月24日 星期二": whoever plans by this sheet must see which day the device believes in. */
static char *device_date(struct calendar *c)
{
    struct view *view = screen_view(&c->screen);
    int32_t today = hall_today(c->screen.hall);

    if (today == DAY_NONE)
        return mem_strdup(view_word(view, WORD_CLOCK_UNSET));
    char *date = when_day(view, today);
    char *text = str_format(view_word(view, WORD_DEVICE_DATE), date);
    mem_free(date);
    return text;
}

static void build_views(struct calendar *c, struct widget *row)
{
    struct view *view = screen_view(&c->screen);

    part_chip(view, row, view_word(view, WORD_WEEK), !c->month, HUE_ACTIVITY, on_view, c, 0);
    part_chip(view, row, view_word(view, WORD_MONTH), c->month, HUE_ACTIVITY, on_view, c, 1);
}

static void build_head(struct calendar *c, struct panel *body, struct widget *parent)
{
    struct view *view = screen_view(&c->screen);
    char *remark = device_date(c);

    if (view->theme.landscape && view->theme.mode == THEME_ELDER && !is_low(c)) {
        /* Half of wide glass has no room for the title too, which the date says as well. */
        struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.target_gap);
        row->across = PANEL_CENTER;
        struct widget *date =
            label_create(view, &row->widget, remark, TYPE_NOTE, FONT_BOLD, view->theme.text);
        label_set_style(date, TEXT_LEFT, 2, 0);
        date->grow = 1;
        build_views(c, &row->widget);
    } else if (shell_reach_px(&c->screen) > 0) {
        shell_head_of(&c->screen, body, "activity", HUE_ACTIVITY, view_word(view, WORD_ACTIVITIES), remark);
        build_views(c, &panel_stack(view, parent, PANEL_ROW, view->theme.target_gap)->widget);
    } else {
        struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.target_gap);
        row->across = PANEL_CENTER;
        struct panel *title = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
        title->widget.grow = 1;
        part_page_title(view, &title->widget, view_word(view, WORD_ACTIVITIES), remark);
        build_views(c, &row->widget);
    }
    mem_free(remark);
}

static void build_steps(struct calendar *c, struct widget *parent)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->target_gap);
    struct date d = date_from_day(c->day);
    char *text = str_format(view_word(view, WORD_YEAR_MONTH), d.year, d.month);

    row->across = PANEL_CENTER;
    part_chip(view, &row->widget, view_word(view, WORD_EARLIER), false, HUE_ACTIVITY, on_step, c, -1);
    struct widget *label = label_create(view, &row->widget, text, TYPE_HEADING, FONT_BOLD, theme->text);
    label->grow = 1;
    label_set_style(label, TEXT_CENTER, 1, 0);
    if (c->day != anchor(c->screen.hall))
        part_chip(view, &row->widget, view_word(view, WORD_BACK_TO_TODAY), false, HUE_ACTIVITY, on_today, c,
                  0);
    part_chip(view, &row->widget, view_word(view, WORD_LATER), false, HUE_ACTIVITY, on_step, c, 1);
    mem_free(text);
}

static void add_dots(struct view *view, struct panel *cell, int count, color_t color)
{
    const struct theme *theme = &view->theme;
    struct panel *dots = panel_stack(view, &cell->widget, PANEL_ROW, theme_px(theme, 0.8));
    int side = theme_px(theme, 2.2);

    dots->along = PANEL_CENTER;
    dots->widget.least.h = side;
    for (int i = 0; i < count && i < DOTS_MAX; i++) {
        struct panel *dot = panel_create(view, &dots->widget, PANEL_ROW);
        dot->pill = 1;
        dot->fill = color;
        dot->widget.least = (struct size){side, side};
    }
}

/* Weekday above the number in the strip; the sheet has its weekdays in a row of its own. */
static void build_cell(struct calendar *c, struct widget *parent, int32_t day, int tag)
{
    struct hall *hall = c->screen.hall;
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    bool chosen = day == c->day, today = day == hall_today(hall);
    bool other_month = c->month && first_of_month(day) != first_of_month(c->day);
    color_t ink = chosen ? theme->on_hue : other_month ? theme->second_text : theme->text;
    struct panel *cell = panel_card(view, parent, PANEL_COLUMN);
    struct agenda agenda;
    char *number = str_format("%d", date_from_day(day).day);

    cell->across = PANEL_STRETCH;
    cell->along = PANEL_CENTER;
    cell->pad_x = 0;
    cell->pad_y = theme->unit / 2;
    cell->gap = 0;
    if (chosen)
        cell->fill = cell->border = theme->hue[HUE_ACTIVITY];
    else if (today)
        cell->border = theme->hue[HUE_ACTIVITY];
    if (!c->month || today) {
        const char *name = today ? view_word(view, WORD_TODAY) : when_weekday(view, day);
        struct widget *above = label_create(view, &cell->widget, name, TYPE_NOTE, FONT_REGULAR, ink);
        label_set_style(above, TEXT_CENTER, 1, 0);
        if (c->month)
            label_set_size(above, theme->type_px[TYPE_NOTE] * 2 / 3, theme->type_px[TYPE_NOTE]);
    }
    struct widget *figure =
        label_create(view, &cell->widget, number, c->month ? TYPE_BODY : TYPE_TITLE, FONT_BOLD, ink);
    label_set_style(figure, TEXT_CENTER, 1, 0);
    if (c->month)
        label_set_size(figure, theme->type_px[TYPE_BODY], theme->type_px[TYPE_BODY] * 11 / 10);
    content_agenda(hall->content, 0, day, &agenda);
    add_dots(view, cell, agenda.count, chosen ? theme->on_hue : theme->hue[HUE_ACTIVITY]);
    agenda_finish(&agenda);
    panel_set_tap(cell, on_day, c, tag);
    cell->widget.least.w = 0; /* seven stand side by side */
    mem_free(number);
}

static void build_days(struct calendar *c, struct widget *parent)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, theme->target_gap);
    int32_t first = c->month ? monday_of(first_of_month(c->day)) : monday_of(c->day);
    int cells = c->month ? SHEET_DAYS : WEEK_DAYS;

    grid->columns = WEEK_DAYS;
    for (int i = 0; c->month && i < WEEK_DAYS; i++)
        label_set_style(label_create(view, &grid->widget, when_weekday(view, first + i), TYPE_NOTE,
                                     FONT_REGULAR, theme->second_text),
                        TEXT_CENTER, 1, 0);
    /* A sixth week that is all of the next month is left out. */
    if (c->month && first_of_month(first + 35) != first_of_month(c->day))
        cells -= WEEK_DAYS;
    for (int i = 0; i < cells; i++)
        build_cell(c, &grid->widget, first + i, i);
}

static void add_line(struct view *view, struct widget *parent, const char *text, color_t color)
{
    if (*text != '\0')
        label_set_style(label_create(view, parent, text, TYPE_NOTE, FONT_REGULAR, color), TEXT_LEFT, 2, 0);
}

/* "需要报名" out of "需要报名，请带照片"; of a class with seats how many are left. The caller owns it. */
static char *sign_up(struct calendar *c, const struct agenda_item *o)
{
    struct hall *hall = c->screen.hall;
    const struct series *series = content_series_by_id(hall->content, o->series_id);

    if (series == NULL)
        return mem_strdup("");
    const char *comma = strstr(series->signup, "，");
    if (strncmp(series->signup, "需要", strlen("需要")) == 0) {
        char *seats = fill_options_seats(hall, series, o->day);
        if (*seats != '\0')
            return seats;
        mem_free(seats);
    }
    return comma != NULL ? mem_strndup(series->signup, (size_t)(comma - series->signup))
                         : mem_strdup(series->signup);
}

/* From such a width on there is room for it at the end of a row. */
enum { UPRIGHT_MM = 240, WIDE_MM = 440 };

/* What to do for a seat, at the end of the row or, where there is no room for that, below the place. */
static void add_sign_up(struct calendar *c, struct panel *card, struct panel *texts,
                        const struct agenda_item *o)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    bool beside = theme->mode == THEME_STANDARD &&
                  view->size.w >= theme_px(theme, theme->landscape ? WIDE_MM : UPRIGHT_MM);
    char *text = sign_up(c, o);
    struct widget *label =
        label_create(view, beside ? &card->widget : &texts->widget, text, TYPE_NOTE, FONT_BOLD,
                     theme->hue[HUE_ACTIVITY]);

    label->hidden = *text == '\0';
    label_set_style(label, beside ? TEXT_RIGHT : TEXT_LEFT, 1, 0);
    if (beside && utf8_count(text, strlen(text)) <= SIGN_UP_CHARS)
        label_set_single(label);
    mem_free(text);
}

static void build_occurrence(struct calendar *c, struct widget *parent, int index)
{
    struct hall *hall = c->screen.hall;
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    const struct agenda_item *o = &c->agenda.item[index];
    struct date_time now = date_time_from_wall(hall->wall_s);
    bool over = when_over(o, hall_today(hall), now.hour * 60 + now.minute);
    color_t hue = o->cancelled || over ? theme->second_text : theme->hue[HUE_ACTIVITY];
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    char *start = when_minute(o->start_minute);

    card->across = PANEL_CENTER;
    /* Beside the sheet a large list has little room: the name comes first. */
    bool narrow = theme->landscape && theme->mode == THEME_ELDER && !is_low(c);
    enum theme_type clock = narrow ? TYPE_HEADING : TYPE_TITLE;
    card->gap = narrow ? theme->unit : theme->unit * 2;
    if (narrow)
        card->pad_x = theme->unit;
    card->pressed_fill = color_mix(theme->card, theme->hue[HUE_ACTIVITY], 40);
    struct widget *time = label_create(view, &card->widget, start, clock, FONT_BOLD, hue);
    label_set_single(time);
    time->least.w = theme->type_px[clock] * (narrow ? 5 : 6) / 2;
    struct panel *bar = panel_create(view, &card->widget, PANEL_COLUMN);
    bar->fill = hue;
    bar->pill = 1;
    bar->widget.least = (struct size){theme_px(theme, 1.2), theme_px(theme, 20)};
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, o->name, TYPE_HEADING, FONT_BOLD, theme->text),
                    TEXT_LEFT, 2, 0);
    add_line(view, &texts->widget, o->cancelled ? o->reason : o->theme, theme->text);
    bool hosted = *o->host != '\0' && !narrow;
    char *where = str_format("%s%s%s", o->place, hosted && *o->place != '\0' ? " · " : "",
                             hosted ? o->host : "");
    add_line(view, &texts->widget, where, theme->second_text);
    mem_free(where);
    if (!o->cancelled && !over && !narrow)
        add_sign_up(c, card, texts, o);
    if (o->cancelled || over)
        part_tag(view, &card->widget, view_word(view, o->cancelled ? WORD_CANCELLED : WORD_OVER),
                 o->cancelled ? HUE_IDENTITY : HUE_PLAIN);
    if (!narrow)
        picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), hue);
    panel_set_tap(card, on_occurrence, c, index);
    mem_free(start);
}

/* 后面几场: what is on in the week after the chosen day, as many as fit below what stands there: a room of so
 * many px. */
static void build_later(struct calendar *c, struct widget *parent, int room, int width)
{
    struct hall *hall = c->screen.hall;
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    int shown = 0;

    content_agenda_between(hall->content, 0, c->day + 1, c->day + WEEK_DAYS, &c->later);
    if (c->later.count == 0 || room < 2 * part_row_height(view))
        return;
    struct widget *heading = label_create(view, parent, view_word(view, WORD_LATER_SESSIONS), TYPE_HEADING,
                                          FONT_BOLD, theme->text);
    room -= widget_measure(heading, width).h + theme->gap;
    for (int i = 0; i < c->later.count && shown < LATER_SHOWN; i++) {
        const struct agenda_item *o = &c->later.item[i];
        if (o->cancelled)
            continue;
        char *day = when_day_near(view, o->day, hall_today(hall)), *start = when_minute(o->start_minute);
        char *note = str_format("%s %s%s%s", day, start, *o->place != '\0' ? " · " : "", o->place);
        char *title = str_format("%s%s%s", o->name, *o->theme != '\0' ? "：" : "", o->theme);
        struct row_look look = {.icon = "calendar", .title = title, .note = note, .hue = HUE_ACTIVITY};
        part_row_alone(view, parent, width, &look, on_later, c, i);
        mem_free(day);
        mem_free(start);
        mem_free(note);
        mem_free(title);
        struct widget *row = CONTAINER_OF(parent->children.prev, struct widget, siblings);
        room -= widget_measure(row, width).h + theme->gap;
        if (room < 0) {
            widget_destroy(row);
            break;
        }
        shown++;
    }
    if (shown == 0)
        widget_destroy(heading);
}

/* When the last activity of the content is over, no day has a dot to be looked for. */
static void build_empty_day(struct calendar *c, struct widget *parent)
{
    struct view *view = screen_view(&c->screen);
    struct agenda ahead;

    content_agenda_between(c->screen.hall->content, 0, c->day, c->day + SHEET_DAYS, &ahead);
    part_empty(view, parent, "calendar", view_word(view, WORD_NOTHING_ON_DAY),
               view_word(view, ahead.count > 0 ? WORD_NOTHING_ON_DAY_ADVICE : WORD_NOTHING_AHEAD_ADVICE));
    agenda_finish(&ahead);
}

static void build_agenda(struct calendar *c, struct panel *body, struct widget *parent)
{
    struct view *view = screen_view(&c->screen);

    if (c->agenda.count == 0) {
        build_empty_day(c, parent);
        return;
    }
    struct panel *column = CONTAINER_OF(parent, struct panel, widget);
    struct panel *all = is_low(c) ? column : shell_scroll(&c->screen, parent);
    for (int i = 0; i < c->agenda.count; i++)
        build_occurrence(c, &all->widget, i);
    /* A short day leaves room for the ones after it; beside a week they stand below its days. */
    if (shell_reach_px(&c->screen) > 0 || is_low(c) || (view->theme.landscape && !c->month))
        return;
    int whole = view->size.w - 2 * body->pad_x;
    int width = column == body ? whole : (whole - column->gap * 2) / 2;
    int above = widget_measure(parent, width).h - (column == body ? 2 * body->pad_y : 0);
    build_later(c, &all->widget,
                shell_body_height(&c->screen, body) - above - widget_measure(&all->widget, width).h, width);
}

/* Wide glass: below the days of a week there is room for what comes next. */
static void build_later_beside(struct calendar *c, struct panel *body, struct panel *column)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    int width = (view->size.w - 2 * body->pad_x - 2 * theme->gap) / 2;

    build_later(c, &column->widget,
                shell_body_height(&c->screen, body) - widget_measure(&column->widget, width).h, width);
}

static void calendar_build(struct page *page, struct widget *parent)
{
    struct calendar *c = calendar_of(page);
    struct view *view = screen_view(&c->screen);
    struct panel *body = shell_build(&c->screen, parent);
    struct widget *left, *right;

    agenda_finish(&c->agenda);
    agenda_finish(&c->later);
    content_agenda(c->screen.hall->content, 0, c->day, &c->agenda);
    if (is_low(c))
        left = right = &shell_scroll(&c->screen, &body->widget)->widget;
    else
        shell_halves(&c->screen, &body->widget, &left, &right);
    /* The six rows of a month in large type need the whole height of their side. */
    bool rows_first = view->theme.landscape && view->theme.mode == THEME_ELDER && !is_low(c);
    build_head(c, body, rows_first ? right : left);
    build_steps(c, left);
    build_days(c, left);
    if (view->theme.landscape && !c->month && !is_low(c))
        build_later_beside(c, body, CONTAINER_OF(left, struct panel, widget));
    /* Within reach a month leaves no room below it; a tap on a day shows its week. */
    if (!c->month || shell_reach_px(&c->screen) == 0)
        build_agenda(c, body, right);
}

static void calendar_destroy(struct page *page)
{
    agenda_finish(&calendar_of(page)->agenda);
    agenda_finish(&calendar_of(page)->later);
    mem_free(calendar_of(page));
}

static const struct page_class calendar_class = {.name = "calendar",
                                                 .build = calendar_build,
                                                 .refresh = shell_refresh,
                                                 .leave = shell_leave,
                                                 .destroy = calendar_destroy};

struct page *calendar_page(struct hall *hall)
{
    struct calendar *c = screen_create(sizeof *c, &calendar_class, hall);

    c->day = anchor(hall);
    return &c->screen.page;
}
