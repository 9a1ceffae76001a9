/* SPDX-License-Identifier: MIT */
#include "record.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "parts.h"
#include "rating.h"
#include "shell.h"
#include "when.h"

#include <string.h>

enum { WHOLE_DAY_MINUTES = 24 * 60 };

const struct form *record_form(const struct hall *hall, const struct request_record *r)
{
    return hall->content != NULL ? content_form_by_code(hall->content, r->form) : NULL;
}

char *record_title(const struct hall *hall, const struct request_record *r)
{
    const struct form *form = record_form(hall, r);
    char receipt[RECEIPT_TEXT_BYTES];

    receipt_format(receipt, requests_prefix(hall->requests), r->number);
    return form != NULL ? str_format("%s · %s", form->name, receipt) : mem_strdup(receipt);
}

/* ---- who looks after it ---- */

/* Staff write the name as they like: 张建国（3 号网格）. */
static bool names(const char *text, const char *person)
{
    return *person != '\0' && strstr(text, person) != NULL;
}

static const char *phone_of(struct content *content, const char *person)
{
    for (int i = 0; i < content_grid_count(content); i++) {
        const struct grid *g = content_grid(content, i);
        if (names(person, g->person) && *g->phone != '\0')
            return g->phone;
    }
    for (int i = 0; i < content_contact_count(content, NULL); i++) {
        const struct contact *c = content_contact(content, NULL, i);
        if (c != NULL && names(person, c->person) && c->phones.count > 0 && *c->phones.item[0] != '\0')
            return c->phones.item[0];
    }
    return NULL;
}

static const char *desk_phone(const struct hall *hall)
{
    return hall_setting(hall, "服务电话", "12345");
}

const char *record_phone(const struct hall *hall, const struct request_record *r)
{
    const char *phone =
        hall->content != NULL && *r->person != '\0' ? phone_of(hall->content, r->person) : NULL;

    return phone != NULL ? phone : desk_phone(hall);
}

static char *responsible(const struct hall *hall, const struct view *view, const struct request_record *r)
{
    const struct form *form = record_form(hall, r);

    if (*r->person != '\0')
        return str_format(view_word(view, WORD_RESPONSIBLE), r->person);
    if (form != NULL && *form->route != '\0')
        return str_format(view_word(view, WORD_RESPONSIBLE_ROUTE), form->route);
    return mem_strdup(view_word(view, WORD_RESPONSIBLE_NOBODY));
}

static void add_line(struct view *view, struct widget *parent, const char *text, enum theme_type type,
                     enum font_weight weight, color_t color, int lines)
{
    label_set_style(label_create(view, parent, text, type, weight, color), TEXT_LEFT, lines, 0);
}

int record_bar_px(struct view *view, const struct widget *parent)
{
    const struct widget *pager = CONTAINER_OF(parent->children.prev, struct widget, siblings);
    struct widget *bar = CONTAINER_OF(pager->children.prev, struct widget, siblings);

    return view->theme.landscape ? widget_measure(bar, view->size.w).w + view->theme.gap : 0;
}

int record_number_em(struct view *view, const char *number, int room, int most)
{
    struct text_style style = theme_style(&view->theme, TYPE_DISPLAY, FONT_BOLD);
    int width = max_int(text_width(view->fonts, number, &style), 1);

    return clamp_int(style.size_px * room / width, 1, most);
}

/* Beside its icon, on one line: what is dialled from the glass is read in one go. */
static void build_phone(struct view *view, struct widget *parent, const char *phone, int room)
{
    const struct theme *theme = &view->theme;
    struct panel *call = panel_stack(view, parent, PANEL_ROW, theme->unit);
    int icon_px = theme_px(theme, 9);
    int em = record_number_em(view, phone, room - icon_px - call->gap, theme->type_px[TYPE_TITLE]);

    call->across = PANEL_CENTER;
    picture_icon(view, &call->widget, "phone", icon_px, theme->hue[HUE_CONTACT]);
    struct widget *label =
        label_create(view, &call->widget, phone, TYPE_TITLE, FONT_BOLD, theme->hue[HUE_CONTACT]);
    label_set_single(label);
    label_set_size(label, em, em * 5 / 4);
}

void record_build_responsible(struct screen *screen, struct widget *parent, int width,
                              const struct request_record *r)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    const char *phone = record_phone(screen->hall, r), *desk = desk_phone(screen->hall);
    char *who = responsible(screen->hall, view, r);
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    card->gap = theme->unit / 2;
    add_line(view, &card->widget, who, TYPE_HEADING, FONT_BOLD, theme->text, 2);
    build_phone(view, &card->widget, phone, width - 2 * card->pad_x);
    if (!str_same(phone, desk)) {
        char *hall = str_format(view_word(view, WORD_RESPONSIBLE_DESK), desk);
        add_line(view, &card->widget, hall, TYPE_NOTE, FONT_REGULAR, theme->second_text, 2);
        mem_free(hall);
    }
    mem_free(who);
}

/* ---- how it stands ---- */

static enum theme_hue state_hue(enum request_state state)
{
    static const enum theme_hue hues[REQUEST_STATES] = {
        [REQUEST_SUBMITTED] = HUE_SELF,     [REQUEST_ACCEPTED] = HUE_SELF,
        [REQUEST_ASSIGNED] = HUE_SERVICE,   [REQUEST_WAITING] = HUE_SERVICE,
        [REQUEST_DONE] = HUE_ACTIVITY,      [REQUEST_REJECTED] = HUE_IDENTITY,
        [REQUEST_CANCELLED] = HUE_PLAIN,    [REQUEST_WAITLISTED] = HUE_NOTICE,
    };

    return hues[state];
}

static bool late(const struct hall *hall, const struct request_record *r)
{
    int32_t today = hall_today(hall);

    return request_state_open(r->state) && r->due_day != DAY_NONE && today != DAY_NONE && today > r->due_day;
}

/* "预计 11月27日前办结，还有 3 天"; told honestly when that day has passed. */
static void add_promise(const struct hall *hall, const struct view *view, struct str *out,
                        const struct request_record *r)
{
    int32_t today = hall_today(hall);

    if (r->due_day == DAY_NONE) {
        str_add(out, view_word(view, WORD_DUE_SOON));
        return;
    }
    char *day = when_date(view, r->due_day, today);
    if (late(hall, r)) {
        str_add_format(out, view_word(view, WORD_DUE_LATE), day, (int)(today - r->due_day));
    } else {
        str_add_format(out, view_word(view, WORD_DUE_BEFORE), day);
        if (today == r->due_day)
            str_add(out, view_word(view, WORD_DUE_TODAY));
        else if (today != DAY_NONE)
            str_add_format(out, view_word(view, WORD_DUE_DAYS_LEFT), (int)(r->due_day - today));
    }
    mem_free(day);
}

static int32_t day_done(const struct request_record *r)
{
    for (int i = r->event_count - 1; i >= 0; i--)
        if (r->event[i].kind == REQUEST_EVENT_DONE)
            return date_day_of_wall(r->event[i].at_s);
    return DAY_NONE;
}

static void add_due(const struct hall *hall, const struct view *view, struct str *out,
                    const struct request_record *r)
{
    if (r->state == REQUEST_WAITLISTED && r->place_in_line > 0) {
        str_add_format(out, view_word(view, WORD_LINE_PLACE), r->place_in_line);
    } else if (request_state_open(r->state)) {
        add_promise(hall, view, out, r);
    } else if (r->state == REQUEST_DONE && day_done(r) != DAY_NONE) {
        char *day = when_date(view, day_done(r), hall_today(hall));
        str_add_format(out, view_word(view, WORD_DUE_CLOSED), day);
        mem_free(day);
    }
}

bool record_is_rated(const struct request_record *r)
{
    for (int i = r->event_count - 1; i >= 0; i--)
        if (r->event[i].kind == REQUEST_EVENT_DONE || r->event[i].kind == REQUEST_EVENT_RATED)
            return r->event[i].kind == REQUEST_EVENT_RATED && r->rating[0] > 0;
    return false;
}

/* "11月28日 星期六 14:00–17:30 · 3 人" */
static char *booking_text(const struct view *view, const struct request_record *r)
{
    struct str s;

    str_init(&s);
    if (r->booking_day != DAY_NONE) {
        char *day = when_day(view, r->booking_day), *from = when_minute(r->from_minute);
        char *to = when_minute(r->to_minute);
        str_add(&s, day);
        if (r->from_minute > 0 || r->to_minute < WHOLE_DAY_MINUTES)
            str_add_format(&s, " %s–%s", from, to);
        mem_free(day);
        mem_free(from);
        mem_free(to);
    }
    if (r->party > 1) {
        str_add(&s, s.len > 0 ? " · " : "");
        str_add_format(&s, view_word(view, WORD_PLACES_COUNT), r->party);
    }
    return str_take(&s);
}

static void build_notes(struct screen *screen, struct widget *parent, const struct request_record *r)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    char *booked = *r->booking_key != '\0' ? booking_text(view, r) : mem_strdup("");

    if (*booked != '\0')
        part_paragraph(view, parent, booked);
    if (late(screen->hall, r)) {
        char *sorry = str_format(view_word(view, WORD_DUE_LATE_ADVICE), record_phone(screen->hall, r));
        label_create(view, parent, sorry, TYPE_BODY, FONT_REGULAR, theme->hue[HUE_IDENTITY]);
        mem_free(sorry);
    }
    if (record_is_rated(r)) {
        char *level = rating_text(view, r->rating[0]);
        char *yours = str_format(view_word(view, WORD_RATING_YOURS), level);
        part_paragraph(view, parent, yours);
        mem_free(yours);
        mem_free(level);
    }
    if (r->purged)
        label_create(view, parent, view_word(view, WORD_PURGED_NOTE), TYPE_BODY, FONT_REGULAR,
                     theme->second_text);
    mem_free(booked);
}

static const char *state_icon(enum request_state state)
{
    static const char *const icons[REQUEST_STATES] = {
        [REQUEST_SUBMITTED] = "document", [REQUEST_ACCEPTED] = "person",
        [REQUEST_ASSIGNED] = "wrench",    [REQUEST_WAITING] = "hourglass",
        [REQUEST_DONE] = "check",         [REQUEST_REJECTED] = "close",
        [REQUEST_CANCELLED] = "minus",    [REQUEST_WAITLISTED] = "people",
    };

    return icons[state];
}

static void build_state_disc(struct view *view, struct widget *parent, enum request_state state)
{
    const struct theme *theme = &view->theme;
    bool low = theme->landscape && theme->mode == THEME_ELDER;
    struct panel *disc = panel_create(view, parent, PANEL_ROW);
    int side = theme_px(theme, low ? 18 : 24);

    disc->widget.least = (struct size){side, side};
    disc->across = disc->along = PANEL_CENTER;
    disc->radius = side / 2;
    disc->fill = theme->hue[state_hue(state)];
    picture_icon(view, &disc->widget, state_icon(state), side * 3 / 5, theme->on_hue);
}

/* How it stands is what one came for: it is read from two steps away. */
void record_build_standing(struct screen *screen, struct widget *parent, const struct request_record *r)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    enum theme_hue hue = state_hue(r->state);
    bool is_late = late(screen->hall, r);
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 2);
    struct str due;

    card->fill = theme_tint(theme, hue);
    card->border = theme->hue[hue];
    card->pad_y = theme->unit;
    row->across = PANEL_CENTER;
    build_state_disc(view, &row->widget, r->state);
    struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, view_word(view, WORD_STATE_SUBMITTED + (enum word)r->state),
                 TYPE_TITLE, FONT_BOLD, theme->hue[hue]);
    str_init(&due);
    add_due(screen->hall, view, &due, r);
    if (due.len > 0)
        label_create(view, &texts->widget, str_text(&due), TYPE_BODY, is_late ? FONT_BOLD : FONT_REGULAR,
                     is_late ? theme->hue[HUE_IDENTITY] : theme->text);
    str_finish(&due);
    build_notes(screen, &card->widget, r);
}
