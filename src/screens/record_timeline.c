/* SPDX-License-Identifier: MIT */
#include "record.h"
#include "when.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/requests.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "shell.h"

/* One step: what has happened, or what comes next. */
struct step {
    const char *when, *what, *text;
    const char *icon; /* NULL = still to come */
    enum theme_hue hue;
    bool last, before_next;
};

static void build_disc(struct view *view, struct widget *line, const struct step *step)
{
    const struct theme *theme = &view->theme;
    int side = theme_px(theme, theme->mode == THEME_ELDER ? 13 : 11);
    struct panel *disc = panel_create(view, line, PANEL_ROW);

    disc->across = disc->along = PANEL_CENTER;
    disc->widget.least = (struct size){side, side};
    disc->pill = 1;
    if (step->icon == NULL) {
        disc->fill = theme->card;
        disc->border = theme->second_text;
        disc->border_px = theme->border * 2;
        return;
    }
    disc->fill = theme->hue[step->hue];
    picture_icon(view, &disc->widget, step->icon, side * 7 / 10, theme->on_hue);
}

/* The disc, and the line down to the next one; what is still to come hangs on a paler one. */
static void build_line(struct view *view, struct widget *row, const struct step *step)
{
    const struct theme *theme = &view->theme;
    struct panel *line = panel_stack(view, row, PANEL_COLUMN, 0);

    line->across = PANEL_CENTER;
    build_disc(view, &line->widget, step);
    struct panel *down = panel_create(view, &line->widget, PANEL_ROW);
    down->fill = step->last          ? 0
                 : step->before_next ? color_mix(theme->card, theme->second_text, 70)
                                     : theme->hue[HUE_SELF];
    down->widget.least.w = theme_px(theme, 1.4);
    down->widget.grow = 1;
}

static void build_step(struct view *view, struct widget *parent, const struct step *step)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 2);

    build_line(view, &row->widget, step);
    struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, step->when, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &texts->widget, step->what, TYPE_HEADING, FONT_BOLD,
                 step->icon != NULL ? theme->text : theme->second_text);
    if (*step->text != '\0')
        label_create(view, &texts->widget, step->text, TYPE_BODY, FONT_REGULAR, theme->text);
    if (!step->last)
        panel_create(view, &texts->widget, PANEL_ROW)->widget.least.h = theme->unit * 3 / 2;
}

/* "11月24日 10:12 · 张建国" */
static char *event_when(const struct screen *screen, const struct request_event *e)
{
    struct date_time t = date_time_from_wall(e->at_s);
    char *day = when_date(screen_view(screen), date_to_day(t.date), hall_today(screen->hall));
    char *text =
        str_format("%s %02d:%02d%s%s", day, t.hour, t.minute, *e->person != '\0' ? " · " : "", e->person);

    mem_free(day);
    return text;
}

/* What the staff wrote for the resident; some events keep there what only the staff need. */
static const char *event_text(const struct request_event *e)
{
    return e->kind == REQUEST_EVENT_CLAIMED || e->kind == REQUEST_EVENT_RATED ? "" : e->text;
}

static enum theme_hue event_hue(enum request_event_kind kind)
{
    switch (kind) {
    case REQUEST_EVENT_DONE: return HUE_ACTIVITY;
    case REQUEST_EVENT_REJECTED: return HUE_IDENTITY;
    case REQUEST_EVENT_CANCELLED:
    case REQUEST_EVENT_PURGED: return HUE_PLAIN;
    default: return HUE_SELF;
    }
}

static void build_event(const struct screen *screen, struct widget *parent, const struct request_event *e,
                        struct step step)
{
    struct view *view = screen_view(screen);
    bool ended = e->kind == REQUEST_EVENT_REJECTED || e->kind == REQUEST_EVENT_CANCELLED;
    char *when = event_when(screen, e);

    step.when = when;
    step.what = view_word(view, WORD_EVENT_SUBMITTED + (enum word)e->kind);
    step.text = event_text(e);
    step.icon = ended ? "close" : "check";
    step.hue = event_hue(e->kind);
    build_step(view, parent, &step);
    mem_free(when);
}

static void build_next(const struct screen *screen, struct widget *parent, const struct request_record *r)
{
    struct view *view = screen_view(screen);
    bool seat = r->state == REQUEST_WAITLISTED;
    int32_t today = hall_today(screen->hall);
    char *when;

    /* A promise that was broken is told above; here it would read like a new one. */
    if (seat || r->due_day == DAY_NONE || (today != DAY_NONE && today > r->due_day)) {
        when = mem_strdup(view_word(view, seat ? WORD_NEXT_SEAT_NOTE : WORD_NEXT_SOON));
    } else {
        char *day = when_date(view, r->due_day, today);
        when = str_format(view_word(view, WORD_NEXT_DAY_EXPECTED), day);
        mem_free(day);
    }
    build_step(view, parent,
               &(struct step){.when = when,
                              .what = view_word(view, seat ? WORD_NEXT_SEAT : WORD_NEXT_DONE),
                              .text = "",
                              .last = true});
    mem_free(when);
}

void record_build_timeline(struct screen *screen, struct widget *parent, const struct request_record *r)
{
    struct view *view = screen_view(screen);
    struct panel *all = panel_stack(view, parent, PANEL_COLUMN, 0);
    bool open = request_state_open(r->state);

    for (int i = 0; i < r->event_count; i++) {
        bool last = i + 1 == r->event_count;
        build_event(screen, &all->widget, &r->event[i],
                    (struct step){.last = last && !open, .before_next = last});
    }
    if (open)
        build_next(screen, &all->widget, r);
}
