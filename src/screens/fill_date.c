/* SPDX-License-Identifier: MIT */
/* A day: the sheet of a month, today marked, one tap. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_step.h"
#include "parts.h"
#include "when.h"

#include <stdio.h>

enum { WEEK_DAYS = 7, WEEKS_AHEAD = 4, MONTHS_AWAY = 12 };

/* Today; while nobody knows it, the day that the content was made rather than one of 1970. */
static int32_t anchor(const struct hall *hall)
{
    int32_t today = hall_today(hall);

    if (today != DAY_NONE)
        return today;
    return hall->built_day != DAY_NONE ? hall->built_day : date_day_of_wall(hall->wall_s);
}

static int32_t first_of_month(int32_t day)
{
    struct date d = date_from_day(day);

    d.day = 1;
    return date_to_day(d);
}

static int32_t month_beside(int32_t first, int step)
{
    /* The 15th is in the same month wherever one lands from the 1st. */
    return first_of_month(first + 14 + step * 30);
}

static int32_t month_in_sight(struct fill_screen *s, const char *answer)
{
    struct date date;

    if (s->month == DAY_NONE)
        s->month = first_of_month(date_parse(answer, &date) ? date_to_day(date) : anchor(s->screen.hall));
    return s->month;
}

static void on_month(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;

    s->month = month_beside(s->month, w->tag);
    hall_want_rebuild(s->screen.hall);
}

static void on_day(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);
    struct date d = date_from_day(w->tag);

    if (fill == NULL)
        return;
    char *value = str_format("%04d-%02d-%02d", d.year, d.month, d.day);

    fill_set(fill, fill->at, value);
    mem_free(value);
    fill_screen_next(s);
}

static void build_month_row(struct fill_screen *s, struct widget *parent, int32_t first)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->gap);
    struct date d = date_from_day(first);
    int32_t here = first_of_month(anchor(s->screen.hall));
    bool earlier = first > here - MONTHS_AWAY * 30, later = first < here + MONTHS_AWAY * 30;
    char *name = str_format(view_word(view, WORD_YEAR_MONTH), d.year, d.month);

    row->across = PANEL_CENTER;
    part_button(view, &row->widget, "chevron-left", view_word(view, WORD_EARLIER), false, HUE_SELF,
                earlier ? on_month : NULL, s, -1);
    struct widget *label = label_create(view, &row->widget, name, TYPE_TITLE, FONT_BOLD, theme->text);
    label_set_style(label, TEXT_CENTER, 1, 0);
    label->grow = 2;
    part_button(view, &row->widget, "chevron-right", view_word(view, WORD_LATER), false, HUE_SELF,
                later ? on_month : NULL, s, 1);
    mem_free(name);
}

/* A room, a visit: never on a day that is over. Elsewhere a date may say since when, or when somebody was
 * born. */
static bool is_gone(struct fill_screen *s, int32_t day)
{
    int32_t today = hall_today(s->screen.hall);
    enum form_mode mode = fill_screen_fill(s)->form->mode;

    return (mode == FORM_ROOM || mode == FORM_NEED) && today != DAY_NONE && day < today;
}

static int32_t monday_of(int32_t day)
{
    return day - (date_weekday(day) + 6) % WEEK_DAYS;
}

/* Today has a word below its number: its week is the highest. */
static int today_height(const struct theme *theme)
{
    return (theme->type_px[TYPE_HEADING] + theme->type_px[TYPE_NOTE]) * 3 / 2;
}

struct day_look {
    bool chosen, outside, new_month;
    int height_px;
};

static void build_day(struct fill_screen *s, struct widget *grid, int32_t day, const struct day_look *look)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *cell =
        look->outside ? panel_create(view, grid, PANEL_COLUMN) : panel_card(view, grid, PANEL_COLUMN);
    bool today = day == hall_today(s->screen.hall);
    bool gone = is_gone(s, day);
    bool low = look->height_px < today_height(theme); /* a second line would make all of the week higher */
    struct date date = date_from_day(day);
    char number[16];

    cell->widget.least.h = look->height_px;
    cell->across = cell->along = PANEL_CENTER;
    cell->pad_x = cell->pad_y = 0;
    cell->gap = 0;
    if (look->outside)
        return;
    if (look->chosen)
        cell->fill = cell->border = theme->hue[HUE_SELF];
    else if (today)
        cell->border = theme->hue[HUE_SELF];
    if (look->new_month && low)
        snprintf(number, sizeof number, "%d/%d", date.month, date.day);
    else
        snprintf(number, sizeof number, "%d", date.day);
    label_set_single(label_create(view, &cell->widget, number, TYPE_HEADING, FONT_BOLD,
                                  look->chosen ? theme->on_hue
                                  : gone       ? color_mix(theme->card, theme->second_text, 90)
                                               : theme->text));
    char *note = today                     ? mem_strdup(view_word(view, WORD_TODAY))
                 : look->new_month && !low ? str_format(view_word(view, WORD_MONTH_OF_YEAR), date.month)
                                           : NULL;
    if (note != NULL)
        label_set_single(label_create(view, &cell->widget, note, TYPE_NOTE, FONT_REGULAR,
                                      look->chosen ? theme->on_hue : theme->hue[HUE_SELF]));
    mem_free(note);
    if (!gone)
        panel_set_tap(cell, on_day, s, day);
}

/* What the names of the days and the month leave of the page, px. */
static int weeks_room(const struct fill_screen *s, int month_px)
{
    const struct theme *theme = screen_theme(&s->screen);

    return s->room_px - month_px - 2 * theme->gap - theme->type_px[TYPE_NOTE] * 3 / 2;
}

/* The weeks share the room. */
static int day_height(const struct theme *theme, int weeks, int room)
{
    int each = room / weeks - theme->target_gap;

    if (each < today_height(theme) && weeks > 1)
        each = (room - today_height(theme) - theme->target_gap) / (weeks - 1) - theme->target_gap;
    return clamp_int(each, theme->target, theme_px(theme, 44));
}

/* At the end of a month nearly nothing of it is left to choose: the weeks after it follow, as far as there is
 * room. */
static int32_t last_in_sight(const struct theme *theme, int32_t monday, int32_t next, int room)
{
    int weeks = (next - monday + WEEK_DAYS - 1) / WEEK_DAYS;
    int fit = (room - today_height(theme)) / (theme->target + theme->target_gap) + 1;

    return monday + WEEK_DAYS * max_int(weeks, min_int(fit, WEEKS_AHEAD));
}

static void build_weekdays(struct view *view, struct widget *grid, int32_t monday)
{
    for (int i = 0; i < WEEK_DAYS; i++) {
        struct widget *name = label_create(view, grid, when_weekday(view, monday + i), TYPE_NOTE,
                                           FONT_REGULAR, view->theme.second_text);
        label_set_style(name, TEXT_CENTER, 1, 0);
    }
}

void fill_build_date(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);
    struct date chosen;
    const struct theme *theme = &view->theme;
    bool has_day = date_parse(fill_answer(fill, fill->at), &chosen);
    int32_t first = month_in_sight(s, fill_answer(fill, fill->at)), next = month_beside(first, 1);
    /* Weeks of which nothing is left to choose make room for those that come. */
    bool ahead = is_gone(s, first) && !is_gone(s, next - 1);
    int32_t monday = monday_of(ahead ? hall_today(s->screen.hall) : first);

    build_month_row(s, parent, first);
    int room = weeks_room(s, widget_measure(parent, view->size.w).h);
    int32_t end = ahead ? last_in_sight(theme, monday, next, room) : next;
    int weeks = (end - monday + WEEK_DAYS - 1) / WEEK_DAYS, day_px = day_height(theme, weeks, room);
    struct panel *all = shell_scroll(&s->screen, parent);
    struct panel *grid = panel_stack(view, &all->widget, PANEL_GRID, theme->target_gap);
    grid->columns = WEEK_DAYS;
    grid->row_gap = theme->target_gap;
    build_weekdays(view, &grid->widget, monday);
    for (int32_t day = monday; day < monday + weeks * WEEK_DAYS; day++)
        build_day(s, &grid->widget, day,
                  &(struct day_look){.chosen = has_day && day == date_to_day(chosen),
                                     .outside = day < first || day >= max_int(end, next),
                                     .new_month = day == next,
                                     .height_px = day_px});
}
