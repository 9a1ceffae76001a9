/* SPDX-License-Identifier: MIT */
/* One session of an activity: when, where, who, what for, and the ones after it. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "gfx/image.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"

#include <string.h>

enum { LATER_MAX = 6, LATER_DAYS = 120 };

struct event {
    struct screen screen;
    const struct series *series; /* NULL = could not be read */
    int32_t day;
    struct agenda today; /* the one, or none */
    struct agenda later;
};

static struct event *event_of(void *page)
{
    return CONTAINER_OF(page, struct event, screen.page);
}

static void on_later(void *ctx, struct widget *w)
{
    struct event *e = ctx;
    const struct agenda_item *o = &e->later.item[w->tag];

    nav_push(e->screen.hall->nav, event_page(e->screen.hall, o->series_id, o->day));
}

/* "什么时候  9:30–11:00": a name and what it is, the name in the kind's colour. */
static void fact(struct view *view, struct panel *card, enum word name, const char *text)
{
    const struct theme *theme = &view->theme;

    if (*text == '\0')
        return;
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 2);
    struct widget *left = label_create(view, &row->widget, view_word(view, name), TYPE_BODY, FONT_BOLD,
                                       theme->hue[HUE_ACTIVITY]);
    label_set_single(left);
    left->least.w = theme->type_px[TYPE_BODY] * (view->language == LANGUAGE_EN ? 10 : 9) / 2;
    row->across = PANEL_START;
    part_paragraph(view, &row->widget, text)->grow = 1;
}

static void build_head(struct event *e, struct widget *parent, const struct agenda_item *o)
{
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    struct panel *head = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_ACTIVITIES), e->series->kind);

    label_create(view, &head->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &head->widget, e->series->name, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &head->widget, e->series->name_en);
    if (o != NULL && *o->theme != '\0')
        label_create(view, &head->widget, o->theme, TYPE_TITLE, FONT_REGULAR, theme->hue[HUE_ACTIVITY]);
    if (o != NULL && o->cancelled) {
        char *text = str_format(view_word(view, WORD_CANCELLED_BECAUSE), o->reason);
        struct panel *banner = panel_card(view, &head->widget, PANEL_ROW);
        banner->fill = color_mix(theme->card, theme->hue[HUE_IDENTITY], 24);
        banner->border = theme->hue[HUE_IDENTITY];
        banner->across = PANEL_CENTER;
        picture_icon(view, &banner->widget, "warning", theme_px(theme, 10), theme->hue[HUE_IDENTITY]);
        label_create(view, &banner->widget, text, TYPE_BODY, FONT_BOLD, theme->hue[HUE_IDENTITY])->grow = 1;
        mem_free(text);
    }
    mem_free(crumbs);
}

static char *joined(const struct text_list *list)
{
    struct str out;

    str_init(&out);
    for (int i = 0; i < list->count; i++)
        str_add_format(&out, "%s%s", i > 0 ? "、" : "", list->item[i]);
    return str_take(&out);
}

static void build_facts(struct event *e, struct widget *parent, const struct agenda_item *o)
{
    struct view *view = screen_view(&e->screen);
    const struct series *s = e->series;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    char *day = when_day(view, e->day), *span = o != NULL ? when_span(view, o) : mem_strdup("");
    char *when = str_format("%s %s\n%s", day, span, s->rule_text);
    char *who = joined(&s->audiences);
    char *whom = str_format("%s%s%s", who, *s->age != '\0' ? " · " : "", s->age);
    char *seats =
        s->capacity > 0 ? str_format(view_word(view, WORD_PLACES_COUNT), s->capacity) : mem_strdup("");
    char *signup = str_format("%s%s%s", s->signup, *seats != '\0' ? " · " : "", seats);

    fact(view, card, WORD_WHEN, when);
    fact(view, card, WORD_WHERE, o != NULL && *o->place != '\0' ? o->place : s->place);
    fact(view, card, WORD_HOST, o != NULL && *o->host != '\0' ? o->host : s->host);
    fact(view, card, WORD_FOR_WHOM, whom);
    fact(view, card, WORD_SIGN_UP, signup);
    fact(view, card, WORD_FEE, s->fee);
    fact(view, card, WORD_ASK, s->phone);
    mem_free(day);
    mem_free(span);
    mem_free(when);
    mem_free(who);
    mem_free(whom);
    mem_free(seats);
    mem_free(signup);
}

static void build_about(struct event *e, struct widget *parent, const struct agenda_item *o)
{
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    bool own = o != NULL && *o->summary != '\0' && strcmp(o->summary, e->series->summary) != 0;

    if (own)
        part_paragraph(view, parent, o->summary);
    if (*e->series->summary != '\0')
        label_create(view, parent, e->series->summary, TYPE_BODY, FONT_REGULAR,
                     own ? theme->second_text : theme->text);
}

/* Of the session, or else of the series; "" = none. */
static const char *picture_of(const struct event *e, const struct agenda_item *o)
{
    if (o != NULL && *o->first_picture != '\0')
        return o->first_picture;
    return e->series->pictures.count > 0 ? e->series->pictures.item[0] : "";
}

static void build_later(struct event *e, struct widget *parent)
{
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    int shown = 0;

    if (e->later.count == 0)
        return;
    label_create(view, parent, view_word(view, WORD_LATER_SESSIONS), TYPE_HEADING, FONT_BOLD, theme->text);
    for (int i = 0; i < e->later.count && shown < LATER_MAX; i++) {
        const struct agenda_item *o = &e->later.item[i];
        char *day = when_day_near(view, o->day, hall_today(e->screen.hall)), *span = when_span(view, o);
        char *title = str_format("%s %s", day, span);
        const char *note = o->cancelled ? o->reason : *o->theme != '\0' ? o->theme : o->place;
        struct row_look look = {.title = title,
                                .note = note,
                                .tag = o->cancelled ? view_word(view, WORD_CANCELLED) : NULL,
                                .hue = o->cancelled ? HUE_IDENTITY : HUE_ACTIVITY};
        part_row_alone(view, parent, view->size.w - 2 * theme->margin, &look, on_later, e, i);
        mem_free(day);
        mem_free(span);
        mem_free(title);
        shown++;
    }
}

static const struct form *sign_up_form(const struct event *e)
{
    struct content *content = e->screen.hall->content;

    for (int i = 0; i < content_form_count(content); i++)
        if (content_form(content, i)->mode == FORM_SIGN_UP)
            return content_form(content, i);
    return NULL;
}

static void on_sign_up(void *ctx, struct widget *w)
{
    struct event *e = ctx;
    const struct form *form = sign_up_form(e);

    (void)w;
    if (form != NULL)
        nav_push(e->screen.hall->nav, form_page(e->screen.hall, form->id));
}

/* Below the text or beside it, while there is a seat to be asked for. */
static void build_sign_up(struct event *e, struct widget *parent, const struct agenda_item *o)
{
    struct hall *hall = e->screen.hall;
    struct view *view = screen_view(&e->screen);
    struct date_time now = date_time_from_wall(hall->wall_s);

    if (e->series->capacity <= 0 || o == NULL || o->cancelled || sign_up_form(e) == NULL ||
        when_over(o, hall_today(hall), now.hour * 60 + now.minute))
        return;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.gap);
    part_button(view, &row->widget, "pencil", view_word(view, WORD_SIGN_UP_HERE), true, HUE_ACTIVITY,
                on_sign_up, e, 0);
}

static void event_build(struct page *page, struct widget *parent)
{
    struct event *e = event_of(page);
    struct view *view = screen_view(&e->screen);
    struct panel *body = shell_build(&e->screen, parent);
    const struct agenda_item *o = e->today.count > 0 ? &e->today.item[0] : NULL;

    if (e->series == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    struct panel *side, *all = media_beside(&e->screen, body, picture_of(e, o), &side);
    all->gap = view->theme.unit * 2;
    build_head(e, &all->widget, o);
    build_facts(e, &all->widget, o);
    build_about(e, &all->widget, o);
    media_show(&e->screen, side != NULL ? &side->widget : &all->widget, picture_of(e, o));
    build_later(e, &all->widget);
    if (side != NULL)
        panel_add_spring(view, &side->widget);
    build_sign_up(e, side != NULL ? &side->widget : &body->widget, o);
}

static void event_destroy(struct page *page)
{
    struct event *e = event_of(page);

    agenda_finish(&e->today);
    agenda_finish(&e->later);
    mem_free(e);
}

static const struct page_class event_class = {.name = "event",
                                              .build = event_build,
                                              .refresh = shell_refresh,
                                              .leave = shell_leave,
                                              .destroy = event_destroy};

struct page *event_page(struct hall *hall, int64_t series_id, int32_t day)
{
    struct event *e = screen_create(sizeof *e, &event_class, hall);

    e->day = day;
    e->series = content_series_by_id(hall->content, series_id);
    if (e->series != NULL) {
        content_agenda(hall->content, series_id, day, &e->today);
        content_agenda_between(hall->content, series_id, day + 1, day + LATER_DAYS, &e->later);
    }
    return &e->screen.page;
}
