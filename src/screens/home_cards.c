/* SPDX-License-Identifier: MIT */
#include "home_cards.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include "audience.h"
#include "pages.h"
#include "parts.h"
#include "when.h"

enum { CATEGORIES_SHOWN = 9 };

/* An icon, a small line, a large line: the shape of both banners. */
static struct panel *banner(struct view *view, struct widget *parent, enum theme_hue hue, const char *icon,
                            const char *note, const char *title, bool tappable)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, parent, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    card->pad_y = theme->unit;
    card->widget.grow = theme->landscape ? 1 : 0;
    card->fill = theme_tint(theme, hue);
    if (theme->mode == THEME_STANDARD)
        card->border = color_mix(theme->card, theme->hue[hue], 80);
    if (theme->mode == THEME_ELDER && !theme->landscape)
        part_tile(view, &card->widget, icon, theme_px(theme, 26), hue);
    else
        picture_icon(view, &card->widget, icon, theme_px(theme, 14), theme->hue[hue]);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text),
                    TEXT_LEFT, theme->landscape ? 1 : 2, 0);
    struct widget *big = label_create(view, &texts->widget, title, TYPE_HEADING, FONT_BOLD, theme->text);
    label_set_style(big, TEXT_LEFT, 2, 0);
    label_set_size(big, theme->type_px[TYPE_HEADING], theme->type_px[TYPE_HEADING] * 6 / 5);
    if (tappable)
        picture_icon(view, &card->widget, "chevron-right", theme_px(theme, 9), theme->hue[hue]);
    return card;
}

static const struct series *home_series(struct hall *hall)
{
    const struct series *s =
        content_series_by_code(hall->content, hall_setting(hall, "首页活动", "dushuhui"));

    if (s == NULL && content_series_count(hall->content) > 0)
        s = content_series(hall->content, 0);
    return s;
}

static void on_next(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;
    const struct series *s = home_series(screen->hall);

    if (s != NULL)
        nav_push(screen->hall->nav, event_page(screen->hall, s->id, w->tag));
}

void home_card_next(struct screen *screen, struct widget *parent, bool tappable)
{
    struct hall *hall = screen->hall;
    struct view *view = screen_view(screen);
    const struct series *s = home_series(hall);
    struct date_time now = date_time_from_wall(hall->wall_s);
    struct agenda next;

    if (s == NULL || hall_today(hall) == DAY_NONE ||
        !content_next(hall->content, s->id, hall_today(hall), now.hour * 60 + now.minute, &next))
        return;
    const struct agenda_item *o = &next.item[0];
    char *day = when_day_near(view, o->day, hall_today(hall)), *span = when_span(view, o);
    char *note = str_format("%s %s · %s", day, span, o->place);
    char *title = *o->theme == '\0' ? str_format(view_word(view, WORD_NEXT_SESSION), s->name)
                                    : str_format("%s：%s", s->name, o->theme);
    struct panel *card = banner(view, parent, HUE_ACTIVITY, "book", note, title, tappable);
    if (tappable)
        panel_set_tap(card, on_next, screen, (int)o->day);
    mem_free(day);
    mem_free(span);
    mem_free(note);
    mem_free(title);
    agenda_finish(&next);
}

static void on_notice(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;

    nav_push(screen->hall->nav, notice_page(screen->hall, w->tag));
}

void home_card_notice(struct screen *screen, struct widget *parent, bool only_urgent, bool tappable)
{
    struct hall *hall = screen->hall;
    struct view *view = screen_view(screen);
    struct notice_brief brief;
    int count, chosen = 0;
    int64_t *ids = content_notices(hall->content, hall_today(hall), -1, &count);

    for (; chosen < count; chosen++) {
        if (!content_notice_brief(hall->content, ids[chosen], &brief))
            continue;
        if (!only_urgent || brief.weight == NOTICE_URGENT)
            break;
        notice_brief_finish(&brief);
    }
    if (chosen < count) {
        bool urgent = brief.weight == NOTICE_URGENT;
        char *date = when_date(view, brief.published_day, hall_today(hall));
        const char *kind = urgent ? view_word(view, WORD_URGENT) : part_notice_kind(view, brief.kind);
        char *note = str_format("%s · %s · %s", kind, date, brief.publisher);
        struct panel *card = banner(view, parent, urgent ? HUE_IDENTITY : HUE_NOTICE,
                                    urgent ? "warning" : "megaphone", note, brief.title, tappable);
        if (tappable)
            panel_set_tap(card, on_notice, screen, (int)ids[chosen]);
        notice_brief_finish(&brief);
        mem_free(date);
        mem_free(note);
    }
    mem_free(ids);
}

static void on_category(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct screen *)ctx)->hall;

    nav_push(hall->nav, browse_page(hall, content_category(hall->content, w->tag)->id));
}

void home_card_categories(struct screen *screen, struct widget *parent, int columns)
{
    struct content *content = screen->hall->content;
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    int count = content_category_count(content);
    enum theme_type type = columns > CATEGORIES_SHOWN / 2 ? TYPE_NOTE : TYPE_BODY;

    if (count == 0)
        return;
    if (!theme->landscape) /* there the cards are one row that needs no heading */
        label_create(view, parent, view_word(view, WORD_BY_CATEGORY), TYPE_HEADING, FONT_BOLD, theme->text);
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, theme->gap);
    grid->columns = columns;
    for (int i = 0; i < count && i < CATEGORIES_SHOWN; i++) {
        const struct category *category = content_category(content, i);
        struct panel *card = panel_card(view, &grid->widget, PANEL_COLUMN);
        card->across = PANEL_STRETCH;
        card->along = PANEL_CENTER;
        card->pad_x = 0;
        card->pad_y = theme->landscape ? theme->unit / 2 : theme->unit * 3 / 4;
        card->gap = theme->unit / 4;
        picture_icon(view, &card->widget, *category->icon ? category->icon : "service", theme_px(theme, 12),
                     theme->hue[HUE_SERVICE]);
        struct widget *label =
            label_create(view, &card->widget, category->name, type, FONT_REGULAR, theme->text);
        label_set_style(label, TEXT_CENTER, 1, 0);
        label_set_size(label, theme->type_px[type], theme->type_px[type] * 5 / 4);
        panel_set_tap(card, on_category, screen, i);
    }
}

static void on_audience(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct screen *)ctx)->hall;

    hall->audience = audiences[w->tag].name;
    nav_push(hall->nav, browse_page(hall, 0));
}

void home_card_audiences(struct screen *screen, struct widget *parent)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_FLOW, theme->target_gap);

    row->row_gap = theme->target_gap;
    struct panel *lead = panel_stack(view, &row->widget, PANEL_ROW, 0);
    lead->across = PANEL_CENTER;
    lead->widget.least.h = theme->target;
    label_set_single(label_create(view, &lead->widget, view_word(view, WORD_WHO_ARE_YOU), TYPE_HEADING,
                                  FONT_BOLD, theme->text));
    /* English words are longer; one row is what the page has room for. */
    int shown = view->language == LANGUAGE_EN ? AUDIENCES_ON_HOME - 1 : AUDIENCES_ON_HOME;
    for (int i = 0; i < shown; i++)
        part_chip(view, &row->widget, view_word(view, audiences[i].word), false, HUE_SERVICE, on_audience,
                  screen, i);
}
