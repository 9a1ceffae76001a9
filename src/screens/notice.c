/* SPDX-License-Identifier: MIT */
/* One notice: title, who and when, the stage line of a publicity or a deliberation, pictures, text. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/stage_line.h"
#include "ui/ui.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"

struct notice_screen {
    struct screen screen;
    struct notice *notice; /* NULL = could not be read */
    int larger; /* steps above the theme's size */
};

static struct notice_screen *notice_of(void *page)
{
    return CONTAINER_OF(page, struct notice_screen, screen.page);
}

/* "公示至 11月30日（还有 6 天）" */
static void add_period(const struct view *view, struct str *out, int32_t until, int32_t today)
{
    char *date = when_date(view, until, today);

    str_add_format(out, view_word(view, WORD_PUBLICITY_UNTIL), date);
    mem_free(date);
    if (today == DAY_NONE)
        return;
    if (until > today)
        str_add_format(out, view_word(view, WORD_DAYS_LEFT), (int)(until - today));
    else if (until == today)
        str_add(out, view_word(view, WORD_ENDS_TODAY));
    else
        str_add(out, view_word(view, WORD_ENDED));
}

static void build_head(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    struct panel *head = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    struct panel *tags = panel_stack(view, &head->widget, PANEL_FLOW, theme->unit * 2);
    int32_t today = hall_today(screen->hall);
    char *date = when_date(view, n->published_day, today);
    struct str meta;

    tags->row_gap = theme->unit;
    if (n->weight == NOTICE_URGENT)
        part_tag(view, &tags->widget, view_word(view, WORD_URGENT), HUE_IDENTITY);
    part_tag(view, &tags->widget, part_notice_kind(view, n->kind), HUE_NOTICE);
    label_create(view, &head->widget, n->title, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &head->widget, n->title_en);
    str_init(&meta);
    str_add_format(&meta, view_word(view, WORD_PUBLISHED), n->publisher, date);
    if (n->publicity_until != DAY_NONE)
        add_period(view, &meta, n->publicity_until, today);
    label_create(view, &head->widget, str_text(&meta), TYPE_NOTE, FONT_REGULAR, theme->second_text);
    str_finish(&meta);
    mem_free(date);
}

static void build_stages(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);

    if (n->stages.count < 2)
        return;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    stage_line_create(view, &card->widget, (const char *const *)n->stages.item, n->stages.count, n->stage,
                      HUE_NOTICE);
}

/* Three sizes of the text, for eyes between the two modes. */
enum { SIZES = 3 };

static void build_text(struct notice_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct widget *body = part_paragraph(view, parent, s->notice->body);
    int em = view->theme.type_px[TYPE_BODY] * (4 + s->larger) / 4;

    label_set_style(body, TEXT_JUSTIFY, 0, 2 * em);
    label_set_size(body, em, em * 8 / 5);
}

static void on_size(void *ctx, struct widget *w)
{
    struct notice_screen *s = ctx;

    s->larger = clamp_int(s->larger + w->tag, 0, SIZES - 1);
    hall_want_rebuild(s->screen.hall);
}

/* The form of the hall that asks what people think of a topic; NULL = there is none. */
static const struct form *opinion_form(const struct hall *hall)
{
    for (int i = 0; i < content_form_count(hall->content); i++) {
        const struct form *form = content_form(hall->content, i);
        for (int k = 0; k < form->field_count; k++)
            if (form->field[k].source == SOURCE_DELIBERATIONS)
                return form;
    }
    return NULL;
}

/* What is being discussed or publicised can still be answered. */
static bool is_open(const struct notice_screen *s)
{
    const struct notice *n = s->notice;
    int32_t today = hall_today(s->screen.hall);
    bool asks = n->kind == NOTICE_DELIBERATION || n->kind == NOTICE_PUBLICITY;

    return asks && (today == DAY_NONE || n->publicity_until == DAY_NONE || n->publicity_until >= today);
}

static void on_opinion(void *ctx, struct widget *w)
{
    struct notice_screen *s = ctx;
    const struct form *form = opinion_form(s->screen.hall);

    (void)w;
    if (form != NULL)
        nav_push(s->screen.hall->nav, form_page(s->screen.hall, form->id));
}

static void build_buttons(struct notice_screen *s, struct widget *parent, bool beside)
{
    struct view *view = screen_view(&s->screen);
    bool asks = is_open(s) && opinion_form(s->screen.hall) != NULL, brief = asks && !beside;
    struct panel *row = panel_stack(view, parent, beside ? PANEL_COLUMN : PANEL_ROW, view->theme.gap);

    enum word smaller = brief ? WORD_SMALLER_BRIEF : WORD_SMALLER;
    enum word larger = brief ? WORD_LARGER_BRIEF : WORD_LARGER;
    part_button(view, &row->widget, "minus", view_word(view, smaller), false, HUE_NOTICE,
                s->larger > 0 ? on_size : NULL, s, -1);
    part_button(view, &row->widget, "plus", view_word(view, larger), false, HUE_NOTICE,
                s->larger + 1 < SIZES ? on_size : NULL, s, 1);
    if (!asks)
        return;
    part_button(view, &row->widget, "pencil", view_word(view, WORD_SAY_SOMETHING), true, HUE_NOTICE,
                on_opinion, s, 0);
    CONTAINER_OF(row->widget.children.prev, struct widget, siblings)->grow = beside ? 1 : 2;
}

static void notice_build(struct page *page, struct widget *parent)
{
    struct notice_screen *screen = notice_of(page);
    struct view *view = screen_view(&screen->screen);
    struct panel *body = shell_build(&screen->screen, parent);
    const struct notice *n = screen->notice;

    if (n == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    const char *first = n->pictures.count > 0 ? n->pictures.item[0] : "";
    struct panel *side, *all = media_beside(&screen->screen, body, first, &side);
    all->gap = view->theme.unit * 2;
    build_head(&screen->screen, &all->widget, n);
    build_stages(&screen->screen, &all->widget, n);
    build_text(screen, &all->widget);
    for (int i = 0; i < n->pictures.count; i++)
        media_show(&screen->screen, i == 0 && side != NULL ? &side->widget : &all->widget,
                   n->pictures.item[i]);
    if (side != NULL)
        panel_add_spring(view, &side->widget);
    /* Beside the text or below it, always in sight and in reach. */
    build_buttons(screen, side != NULL ? &side->widget : &body->widget, side != NULL);
}

static void notice_page_destroy(struct page *page)
{
    notice_destroy(notice_of(page)->notice);
    screen_destroy(page);
}

static const struct page_class notice_class = {.name = "notice",
                                               .build = notice_build,
                                               .refresh = shell_refresh,
                                               .leave = shell_leave,
                                               .destroy = notice_page_destroy};

struct page *notice_page(struct hall *hall, int64_t notice_id)
{
    struct notice_screen *screen = screen_create(sizeof *screen, &notice_class, hall);

    screen->notice = content_notice(hall->content, notice_id);
    return &screen->screen.page;
}
