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

/* Today and tomorrow; finish with agenda_finish. */
static void read_days(struct hall *hall, struct agenda *out)
{
    int32_t day = hall_today(hall);

    *out = (struct agenda){0};
    if (hall->content != NULL && day != DAY_NONE)
        content_agenda_between(hall->content, 0, day, day + 1, out);
}

static bool is_over(const struct hall *hall, const struct agenda_item *o)
{
    struct date_time now = date_time_from_wall(hall->wall_s);

    return when_over(o, hall_today(hall), now.hour * 60 + now.minute);
}

static bool something_comes(struct hall *hall)
{
    struct agenda days;
    bool found = false;

    read_days(hall, &days);
    for (int i = 0; i < days.count && !found; i++)
        found = !is_over(hall, &days.item[i]);
    agenda_finish(&days);
    return found;
}

static void pick_slides(struct idle *idle)
{
    struct hall *hall = idle->screen.hall;
    int count = 0;
    int64_t *ids =
        hall->content != NULL ? content_notices(hall->content, hall_today(hall), -1, &count) : NULL;

    /* They come pinned first, then by weight and day. */
    idle->count = 0;
    if (something_comes(hall))
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

/* Time, what, where: read from across the hall, so three lines at most and large. */
static void build_row(struct idle *idle, struct panel *card, const struct agenda_item *o)
{
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->unit * 2);
    char *start = when_minute(o->start_minute);

    row->across = PANEL_CENTER;
    row->pad_y = theme->unit;
    row->border = theme->line;
    row->top_line_px = theme->border;
    struct widget *time =
        label_create(view, &row->widget, start, TYPE_DISPLAY, FONT_BOLD, theme->hue[HUE_ACTIVITY]);
    label_set_single(time);
    time->least.w = theme->type_px[TYPE_DISPLAY] * 3;
    struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    struct widget *name =
        label_create(view, &texts->widget, o->name, TYPE_DISPLAY, FONT_BOLD, theme->text);
    label_set_style(name, TEXT_LEFT, 1, 0);
    label_set_size(name, theme->type_px[TYPE_DISPLAY] * 9 / 10, theme->type_px[TYPE_DISPLAY] * 6 / 5);
    const char *second = o->cancelled ? o->reason : *o->theme != '\0' ? o->theme : o->place;
    const char *third = o->cancelled || *o->theme == '\0' ? "" : o->place;
    label_set_style(label_create(view, &texts->widget, second, TYPE_HEADING, FONT_REGULAR,
                                 *third != '\0' ? theme->text : theme->second_text),
                    TEXT_LEFT, 1, 0);
    if (*third != '\0' && !theme->landscape)
        label_set_style(
            label_create(view, &texts->widget, third, TYPE_HEADING, FONT_REGULAR, theme->second_text),
            TEXT_LEFT, 1, 0);
    if (o->cancelled)
        part_tag(view, &row->widget, view_word(view, WORD_CANCELLED), HUE_IDENTITY);
    mem_free(start);
}

static void build_tag(struct idle *idle, struct panel *card, const char *text, enum theme_hue hue)
{
    struct view *view = screen_view(&idle->screen);

    part_tag(view, &panel_stack(view, &card->widget, PANEL_FLOW, view->theme.unit)->widget, text, hue);
}

/* The day above its first row. */
static void build_day(struct idle *idle, struct panel *card, bool today, bool first)
{
    struct view *view = screen_view(&idle->screen);
    int unit = view->theme.unit;

    if (!first)
        panel_create(view, &card->widget, PANEL_ROW)->widget.least.h = 2 * unit;
    build_tag(idle, card, view_word(view, today ? WORD_TODAY_HERE : WORD_TOMORROW), HUE_ACTIVITY);
    panel_create(view, &card->widget, PANEL_ROW)->widget.least.h = unit;
}

static struct widget *last_of(struct panel *card)
{
    return CONTAINER_OF(card->widget.children.prev, struct widget, siblings);
}

/* Of what stands in the card, without its padding. */
static int height_in(struct panel *card, struct size room)
{
    return widget_measure(&card->widget, room.w + 2 * card->pad_x).h - 2 * card->pad_y;
}

enum { ROWS_TO_SHARE = 3 };

/* 今天的活动, as far as they are not over, and tomorrow's below while there is room. */
static void build_days(struct idle *idle, struct panel *card, struct size room)
{
    struct hall *hall = idle->screen.hall;
    struct agenda days;
    int32_t day = DAY_NONE;
    int rows = 0;

    card->gap = 0;
    read_days(hall, &days);
    for (int i = 0; i < days.count; i++) {
        const struct agenda_item *o = &days.item[i];
        struct list *before = card->widget.children.prev;
        if (is_over(hall, o))
            continue;
        if (o->day != day)
            build_day(idle, card, o->day == hall_today(hall), day == DAY_NONE);
        build_row(idle, card, o);
        if (day != DAY_NONE && height_in(card, room) > room.h) {
            while (card->widget.children.prev != before)
                widget_destroy(last_of(card));
            break;
        }
        rows++;
        last_of(card)->grow = 1;
        day = o->day;
    }
    agenda_finish(&days);
    /* A few rows stand together; more of them share what is left of the card. */
    list_for_each(link, &card->widget.children)
        if (rows < ROWS_TO_SHARE)
            CONTAINER_OF(link, struct widget, siblings)->grow = 0;
}

/* The first words of a notice, as many lines as there is room for below what stands there. */
static void build_words(struct idle *idle, struct panel *card, const char *text, struct size room)
{
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    int large = theme->type_px[TYPE_DISPLAY] * 9 / 10, line = theme->type_px[TYPE_TITLE] * 3 / 2;
    int left = room.h - height_in(card, room) - card->gap;

    if (left < line)
        return;
    struct widget *words =
        label_create(view, &card->widget, text, TYPE_TITLE, FONT_REGULAR, theme->second_text);
    /* A few words are read from further away. */
    label_set_size(words, large, large * 3 / 2);
    if (widget_measure(words, room.w).h <= left)
        return;
    label_set_size(words, theme->type_px[TYPE_TITLE], line);
    label_set_style(words, TEXT_LEFT, left / line, 0);
}

static void build_slide(struct idle *idle, struct panel *card, struct size room)
{
    struct hall *hall = idle->screen.hall;
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;

    if (idle->count > 0 && idle->notice[idle->at] == 0) {
        build_days(idle, card, room);
        return;
    }
    struct notice *n = idle->count > 0 ? content_notice(hall->content, idle->notice[idle->at]) : NULL;

    if (n == NULL) {
        part_empty(view, &card->widget, "house", view_word(view, WORD_WELCOME_HALL),
                   view_word(view, WORD_WELCOME_ADVICE));
        return;
    }
    bool urgent = n->weight == NOTICE_URGENT;
    build_tag(idle, card, urgent ? view_word(view, WORD_URGENT) : part_notice_kind(view, n->kind),
              urgent ? HUE_IDENTITY : HUE_NOTICE);
    label_set_style(label_create(view, &card->widget, n->title, TYPE_DISPLAY, FONT_BOLD, theme->text),
                    TEXT_LEFT, 3, 0);
    (void)add_picture(idle, &card->widget, n);
    build_words(idle, card, n->body, room);
    notice_destroy(n);
}

static void build_invitation(struct idle *idle, struct widget *parent)
{
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 2);
    color_t red = theme->hue[HUE_IDENTITY];

    row->across = row->along = PANEL_CENTER;
    picture_icon(view, &row->widget, "hand", theme_px(theme, 22), red);
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

/* What the card may hold besides its padding. */
static struct size card_room(struct view *view, struct panel *band, struct panel *lower, int overlap)
{
    int whole = view->theme.landscape ? (view->size.w + overlap + lower->pad_x) * 3 / 5 : view->size.w;
    int beside = whole - 2 * lower->pad_x;
    int above = view->theme.landscape ? 0 : widget_measure(&band->widget, view->size.w).h - overlap;

    return (struct size){beside - 6 * view->theme.unit,
                         view->size.h - above - widget_measure(&lower->widget, whole).h};
}

/* How far the card lies over the red band. */
enum { OVERLAP_MM = 20 };

static void idle_build(struct page *page, struct widget *parent)
{
    struct idle *idle = idle_of(page);
    struct view *view = screen_view(&idle->screen);
    const struct theme *theme = &view->theme;
    struct panel *all = panel_stack(view, parent, theme->landscape ? PANEL_ROW : PANEL_COLUMN, 0);
    int overlap = theme_px(theme, OVERLAP_MM), margin = theme->margin * 3 / 2;

    pick_slides(idle);
    all->widget.grow = 1;
    all->gap = -(theme->landscape ? overlap + margin : overlap);
    struct panel *band = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit);
    band->fill = theme->hue[HUE_IDENTITY];
    band->pad_x = margin;
    band->pad_y = margin;
    band->along = PANEL_CENTER;
    if (theme->landscape)
        band->widget.grow = 2;
    build_time(idle, &band->widget);
    if (!theme->landscape)
        panel_create(view, &band->widget, PANEL_ROW)->widget.least.h = max_int(overlap - margin / 2, 0);

    struct panel *lower = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit * 3);
    lower->widget.grow = theme->landscape ? 3 : 1;
    lower->widget.clips = true;
    lower->pad_x = margin;
    lower->pad_y = theme->landscape ? theme->margin : 0;
    struct panel *card = panel_card(view, &lower->widget, PANEL_COLUMN);
    card->widget.grow = 1;
    card->widget.clips = true;
    card->pad_x = card->pad_y = theme->unit * 3;
    card->gap = theme->unit * 2;
    build_invitation(idle, &lower->widget);
    panel_create(view, &lower->widget, PANEL_ROW); /* the gap above it is the margin below the dots */
    build_slide(idle, card, card_room(view, band, lower, overlap));
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
