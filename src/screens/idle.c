/* SPDX-License-Identifier: MIT */
/* What the hall shows when nobody is at the screen: the time, and pinned notices one after the other. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "gfx/image.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"

enum { SLIDES = 5 };

struct idle {
    struct screen screen;
    int64_t notice[SLIDES]; /* 0 = today's activities */
    int count, at;
};

static struct idle *idle_of(void *page)
{
    return CONTAINER_OF(page, struct idle, screen.page);
}

static bool something_today(struct hall *hall)
{
    struct agenda today;
    bool something;

    if (hall->content == NULL || hall_today(hall) == DAY_NONE)
        return false;
    content_agenda(hall->content, 0, hall_today(hall), &today);
    something = today.count > 0;
    agenda_finish(&today);
    return something;
}

static void pick_slides(struct idle *idle)
{
    struct hall *hall = idle->screen.hall;
    int count = 0;
    int64_t *ids =
        hall->content != NULL ? content_notices(hall->content, hall_today(hall), -1, &count) : NULL;

    /* They come pinned first, then by weight and day. */
    idle->count = 0;
    if (something_today(hall))
        idle->notice[idle->count++] = 0;
    for (int i = 0; i < count && idle->count < SLIDES; i++)
        idle->notice[idle->count++] = ids[i];
    mem_free(ids);
    if (idle->at >= idle->count)
        idle->at = 0;
}

static void build_time(struct idle *idle, struct widget *parent)
{
    struct hall *hall = idle->screen.hall;
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct date_time t = date_time_from_wall(hall->wall_s);
    char *name = str_format("%s · %s", hall_setting(hall, "社区名称", view_word(view, WORD_COMMUNITY)),
                            hall_setting(hall, "会客厅名称", view_word(view, WORD_HALL)));
    char *clock = str_format("%02d:%02d", t.hour, t.minute);
    char *date = str_format("%d月%d日　%s", t.date.month, t.date.day, date_weekday_name(t.weekday));
    bool trusted = hall_clock_trusted(hall);

    label_set_style(label_create(view, parent, name, TYPE_TITLE, FONT_REGULAR, theme->on_hue), TEXT_LEFT, 2,
                    0);
    label_set_single(label_create(view, parent, trusted ? clock : view_word(view, WORD_WELCOME), TYPE_CLOCK,
                                  FONT_BOLD, theme->on_hue));
    label_set_style(label_create(view, parent, trusted ? date : view_word(view, WORD_TAP_IF_NEEDED),
                                 TYPE_DISPLAY, FONT_REGULAR, theme->on_hue),
                    TEXT_LEFT, 1, 0);
    mem_free(name);
    mem_free(clock);
    mem_free(date);
}

static bool add_picture(struct idle *idle, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(&idle->screen);
    struct error error = {0};
    size_t bytes;

    if (n->pictures.count == 0)
        return false;
    void *data = content_picture(idle->screen.hall->content, n->pictures.item[0], &bytes);
    if (data == NULL)
        return false;
    struct image *image = image_decode(data, bytes, (struct size){view->size.w, view->size.h / 2}, &error);
    mem_free(data);
    if (image == NULL)
        return false;
    picture_image(view, parent, image, view->size.h * 3 / 10, view->theme.radius);
    return true;
}

enum { TODAY_SHOWN = 6 };

/* 今天的活动: the time in the colour of its kind, what, where. */
static void build_today(struct idle *idle, struct panel *card)
{
    struct hall *hall = idle->screen.hall;
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *tags = panel_stack(view, &card->widget, PANEL_FLOW, theme->unit);
    struct agenda today;

    part_tag(view, &tags->widget, view_word(view, WORD_TODAY_HERE), HUE_ACTIVITY);
    content_agenda(hall->content, 0, hall_today(hall), &today);
    for (int i = 0; i < today.count && i < (theme->landscape ? TODAY_SHOWN / 2 : TODAY_SHOWN); i++) {
        const struct agenda_item *o = &today.item[i];
        struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 2);
        char *start = when_minute(o->start_minute);
        row->pad_y = theme->unit;
        row->border = theme->line;
        row->top_line_px = theme->border;
        struct widget *time =
            label_create(view, &row->widget, start, TYPE_TITLE, FONT_BOLD, theme->hue[HUE_ACTIVITY]);
        label_set_single(time);
        time->least.w = theme->type_px[TYPE_TITLE] * 3;
        struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
        texts->widget.grow = 1;
        label_set_style(label_create(view, &texts->widget, o->name, TYPE_TITLE, FONT_BOLD, theme->text),
                        TEXT_LEFT, 1, 0);
        label_set_style(label_create(view, &texts->widget, o->cancelled ? o->reason : o->place, TYPE_BODY,
                                     FONT_REGULAR, theme->second_text),
                        TEXT_LEFT, 1, 0);
        if (o->cancelled)
            part_tag(view, &row->widget, view_word(view, WORD_CANCELLED), HUE_IDENTITY);
        mem_free(start);
    }
    agenda_finish(&today);
}

static void build_slide(struct idle *idle, struct panel *card)
{
    struct hall *hall = idle->screen.hall;
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;

    if (idle->count > 0 && idle->notice[idle->at] == 0) {
        build_today(idle, card);
        return;
    }
    struct notice *n = idle->count > 0 ? content_notice(hall->content, idle->notice[idle->at]) : NULL;

    if (n == NULL) {
        part_empty(view, &card->widget, "house", view_word(view, WORD_WELCOME_HALL),
                   view_word(view, WORD_WELCOME_ADVICE));
        return;
    }
    enum theme_hue hue = n->weight == NOTICE_URGENT ? HUE_IDENTITY : HUE_NOTICE;
    struct panel *tags = panel_stack(view, &card->widget, PANEL_FLOW, theme->unit);
    part_tag(view, &tags->widget,
             n->weight == NOTICE_URGENT ? view_word(view, WORD_URGENT) : notice_kind_name(n->kind), hue);
    label_set_style(label_create(view, &card->widget, n->title, TYPE_DISPLAY, FONT_BOLD, theme->text),
                    TEXT_LEFT, 3, 0);
    bool pictured = add_picture(idle, &card->widget, n);
    struct widget *words =
        label_create(view, &card->widget, n->body, TYPE_HEADING, FONT_REGULAR, theme->second_text);
    label_set_style(words, TEXT_LEFT, pictured ? (theme->landscape ? 2 : 4) : 8, 0);
    notice_destroy(n);
}

static void build_invitation(struct idle *idle, struct widget *parent)
{
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 2);
    color_t red = theme->hue[HUE_IDENTITY];

    row->across = row->along = PANEL_CENTER;
    picture_icon(view, &row->widget, "hand", theme_px(theme, 18), red);
    label_set_single(
        label_create(view, &row->widget, view_word(view, WORD_TAP_TO_START), TYPE_DISPLAY, FONT_BOLD, red));
    struct panel *dots = panel_stack(view, parent, PANEL_ROW, theme->unit * 3 / 2);
    dots->along = PANEL_CENTER;
    for (int i = 0; idle->count > 1 && i < idle->count; i++) {
        struct panel *dot = panel_create(view, &dots->widget, PANEL_ROW);
        dot->pill = 1;
        dot->fill = i == idle->at ? red : theme->line;
        dot->widget.least = (struct size){theme->unit * (i == idle->at ? 3 : 1), theme->unit};
    }
}

static void idle_build(struct page *page, struct widget *parent)
{
    struct idle *idle = idle_of(page);
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *all = panel_stack(view, parent, theme->landscape ? PANEL_ROW : PANEL_COLUMN, 0);

    pick_slides(idle);
    all->widget.grow = 1;
    struct panel *band = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit);
    band->fill = theme->hue[HUE_IDENTITY];
    band->pad_x = theme->margin * 3 / 2;
    band->pad_y = theme->margin * 3 / 2;
    band->along = PANEL_CENTER;
    if (theme->landscape)
        band->widget.grow = 2;
    build_time(idle, &band->widget);

    struct panel *lower = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit * 3);
    lower->widget.grow = theme->landscape ? 3 : 1;
    lower->widget.clips = true;
    lower->pad_x = theme->margin * 3 / 2;
    lower->pad_y = theme->margin;
    struct panel *card = panel_card(view, &lower->widget, PANEL_COLUMN);
    card->widget.grow = 1;
    card->widget.clips = true;
    card->pad_x = card->pad_y = theme->unit * 3;
    card->gap = theme->unit * 2;
    build_slide(idle, card);
    build_invitation(idle, &lower->widget);
}

/* No refresh: a new minute is a new picture anyway. */
static const struct page_class idle_class = {.name = "idle", .build = idle_build, .destroy = screen_destroy};

struct page *idle_page(struct hall *hall)
{
    struct idle *idle = screen_create(sizeof *idle, &idle_class, hall);

    return &idle->screen.page;
}

int idle_page_slides(const struct page *page)
{
    return CONTAINER_OF(page, const struct idle, screen.page)->count;
}

void idle_page_turn(struct page *page)
{
    struct idle *idle = idle_of(page);

    if (idle->count < 2)
        return;
    idle->at = (idle->at + 1) % idle->count;
    hall_want_rebuild(idle->screen.hall);
}
