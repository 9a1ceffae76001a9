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

enum { WEEK_DAYS = 7, MONTHS_AWAY = 12, SHEET_WEEKS = 6 };

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

static void build_day(struct fill_screen *s, struct widget *grid, int32_t day, bool chosen, bool outside)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *cell =
        outside ? panel_create(view, grid, PANEL_COLUMN) : panel_card(view, grid, PANEL_COLUMN);
    bool today = day == hall_today(s->screen.hall);
    bool gone = is_gone(s, day);
    char number[8];

    cell->widget.least.h = theme->target;
    cell->across = cell->along = PANEL_CENTER;
    cell->pad_x = cell->pad_y = 0;
    cell->gap = 0;
    if (outside)
        return;
    if (chosen)
        cell->fill = cell->border = theme->hue[HUE_SELF];
    else if (today)
        cell->border = theme->hue[HUE_SELF];
    snprintf(number, sizeof number, "%d", date_from_day(day).day);
    label_set_single(label_create(view, &cell->widget, number, TYPE_HEADING, FONT_BOLD,
                                  chosen ? theme->on_hue
                                  : gone ? color_mix(theme->card, theme->second_text, 90)
                                         : theme->text));
    if (today)
        label_set_single(label_create(view, &cell->widget, view_word(view, WORD_TODAY), TYPE_NOTE,
                                      FONT_REGULAR, chosen ? theme->on_hue : theme->hue[HUE_SELF]));
    if (!gone)
        panel_set_tap(cell, on_day, s, day);
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
    bool has_day = date_parse(fill_answer(fill, fill->at), &chosen);
    int32_t first = month_in_sight(s, fill_answer(fill, fill->at)), next = month_beside(first, 1);
    /* Weeks of which nothing is left to choose make room for those that come. */
    int32_t monday =
        monday_of(is_gone(s, first) && !is_gone(s, next - 1) ? hall_today(s->screen.hall) : first);

    build_month_row(s, parent, first);
    struct panel *all = shell_scroll(&s->screen, parent);
    struct panel *grid = panel_stack(view, &all->widget, PANEL_GRID, view->theme.target_gap);
    grid->columns = WEEK_DAYS;
    grid->row_gap = view->theme.target_gap;
    build_weekdays(view, &grid->widget, monday);
    for (int32_t day = monday;
         day < monday + SHEET_WEEKS * WEEK_DAYS && (day < next || (day - monday) % WEEK_DAYS); day++)
        build_day(s, &grid->widget, day, has_day && day == date_to_day(chosen), day < first || day >= next);
}
