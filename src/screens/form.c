/* SPDX-License-Identifier: MIT */
/* One form before it is filled: what it asks, who answers and when, what is done with it. */
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "draft.h"
#include "pages.h"
#include "parts.h"
#include "sentences.h"
#include "shell.h"

#include <stdio.h>

struct form_screen {
    struct screen screen;
    char *code;
    const struct form *form; /* the content's, looked for when the page is built; NULL = it is gone */
    char refused[512];       /* why nothing is taken now; "" = it is */
};

static struct form_screen *form_of(void *page)
{
    return CONTAINER_OF(page, struct form_screen, screen.page);
}

static void build_asks(struct form_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    label_create(view, &card->widget, view_word(view, WORD_FORM_ASKS), TYPE_HEADING, FONT_BOLD,
                 theme->hue[HUE_SELF]);
    /* What an answer may open is not promised to everybody: nobody is asked all of it. */
    for (int i = 0, number = 0; i < s->form->field_count; i++) {
        const struct form_field *field = &s->form->field[i];
        if (*field->show_if_field != '\0')
            continue;
        char *text = str_format("%d. %s%s", ++number, field->label,
                                field->required ? "" : view_word(view, WORD_FORM_OPTIONAL));
        part_paragraph(view, &card->widget, text);
        mem_free(text);
    }
}

static void build_promise(struct form_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct panel *tags = panel_stack(view, parent, PANEL_FLOW, view->theme.unit * 2);

    tags->row_gap = view->theme.unit;
    if (s->form->promise_days > 0) {
        char *promise = str_format(view_word(view, WORD_FORM_PROMISE), s->form->promise_days);
        part_tag(view, &tags->widget, promise, HUE_SELF);
        mem_free(promise);
    }
    if (*s->form->route != '\0') {
        char *route = str_format(view_word(view, WORD_FORM_ROUTE), s->form->route);
        part_tag(view, &tags->widget, route, HUE_PLAIN);
        mem_free(route);
    }
}

static void build_notice(struct view *view, struct widget *parent, const char *icon, const char *title,
                         const char *text, enum sentence_end end, enum theme_hue hue)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->fill = theme_tint(theme, hue);
    picture_icon(view, &card->widget, icon, theme_px(theme, 14), theme->hue[hue]);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, title, TYPE_HEADING, FONT_BOLD, theme->hue[hue]);
    texts->gap = theme->unit / 2;
    sentences_build(view, &texts->widget, text, end, TYPE_BODY, FONT_REGULAR, theme->hue[hue]);
}

/* Told before anything is read or typed: not here, but there. */
static void build_off(struct form_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    char *advice = *s->refused != '\0' ? mem_strdup(s->refused)
                                       : str_format(view_word(view, WORD_REQUESTS_OFF_ADVICE),
                                                    hall_setting(s->screen.hall, "服务电话", "12345"));

    build_notice(view, parent, "warning", view_word(view, WORD_REQUESTS_OFF), advice, SENTENCE_STOP,
                 HUE_IDENTITY);
    mem_free(advice);
}

/* Before anybody types: is there a disk that takes it? */
static void on_start(void *ctx, struct widget *w)
{
    struct form_screen *s = ctx;
    struct hall *hall = s->screen.hall;
    struct error error = {0};

    (void)w;
    if (requests_can_take(hall->requests, hall->wall_s, &error)) {
        nav_push(hall->nav, fill_page(hall, s->code));
        return;
    }
    snprintf(s->refused, sizeof s->refused, "%s", error.text);
    hall_want_rebuild(hall);
}

static void build_start(struct form_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.gap);
    bool begun = draft_find(s->screen.hall->drafts, s->form->code) != NULL;

    part_button(view, &row->widget, "pencil", view_word(view, begun ? WORD_FILL_RESUME : WORD_FILL_START),
                true, HUE_SELF, on_start, s, 0);
}

static void form_build(struct page *page, struct widget *parent)
{
    struct form_screen *s = form_of(page);
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&s->screen, parent);
    struct content *content = s->screen.hall->content;

    s->form = content != NULL ? content_form_by_code(content, s->code) : NULL;
    if (s->form == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    bool off = s->screen.hall->requests == NULL || *s->refused != '\0';
    struct panel *all = shell_scroll(&s->screen, &body->widget);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_SELF), s->form->kind);
    label_create(view, &all->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &all->widget, s->form->name, TYPE_TITLE, FONT_BOLD, theme->text);
    mem_free(crumbs);
    if (off)
        build_off(s, &all->widget);
    build_promise(s, &all->widget);
    part_paragraph(view, &all->widget, s->form->summary);
    if (*s->form->emergency != '\0')
        build_notice(view, &all->widget, "warning", view_word(view, WORD_FORM_EMERGENCY), s->form->emergency,
                     SENTENCE_CLAUSE, HUE_IDENTITY);
    build_asks(s, &all->widget);
    if (*s->form->consent != '\0')
        build_notice(view, &all->widget, "shield", view_word(view, WORD_CONSENT_USE), s->form->consent,
                     SENTENCE_STOP, HUE_SELF);
    if (!off)
        build_start(s, &body->widget);
    else if (*s->refused == '\0')
        part_for_staff(view, &all->widget, s->screen.hall->requests_problem);
}

static void form_leave(struct page *page)
{
    form_of(page)->form = NULL;
    shell_leave(page);
}

static void form_page_destroy(struct page *page)
{
    mem_free(form_of(page)->code);
    screen_destroy(page);
}

static const struct page_class form_class = {.name = "form",
                                             .build = form_build,
                                             .refresh = shell_refresh,
                                             .leave = form_leave,
                                             .destroy = form_page_destroy};

static const struct form *form_by_id(struct content *content, int64_t id)
{
    for (int i = 0; i < content_form_count(content); i++)
        if (content_form(content, i)->id == id)
            return content_form(content, i);
    return NULL;
}

struct page *form_page(struct hall *hall, int64_t form_id)
{
    struct form_screen *s = screen_create(sizeof *s, &form_class, hall);
    const struct form *form = form_by_id(hall->content, form_id);

    s->code = mem_strdup(form != NULL ? form->code : "");
    return &s->screen.page;
}
