/* SPDX-License-Identifier: MIT */
/* 搜索: letters and digits below, what was found above, with every key. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "store/content_search.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "often.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

struct search {
    struct screen screen;
    char query[SEARCH_QUERY_BYTES];
    struct search_result result;
};

static const struct {
    enum word name;
    enum theme_hue hue;
} kinds[SEARCH_KINDS] = {
    [SEARCH_SERVICE] = {WORD_SERVICES, HUE_SERVICE}, [SEARCH_SERIES] = {WORD_ACTIVITIES, HUE_ACTIVITY},
    [SEARCH_NOTICE] = {WORD_NOTICES, HUE_NOTICE},    [SEARCH_CONTACT] = {WORD_CONTACTS, HUE_CONTACT},
    [SEARCH_PLACE] = {WORD_HALL_MAP, HUE_CONTACT},   [SEARCH_FORM] = {WORD_SELF, HUE_SELF},
};

static struct search *search_of(void *page)
{
    return CONTAINER_OF(page, struct search, screen.page);
}

static void on_key(void *ctx, const char *label)
{
    struct search *s = ctx;
    struct hall *hall = s->screen.hall;

    if (!keypad_apply(label, s->query, sizeof s->query))
        return;
    search_result_finish(&s->result);
    content_search(hall->content, s->query, hall_today(hall), &s->result);
    shell_forget_place(&s->screen);
    hall_want_rebuild(hall);
}

static struct page *page_of_hit(struct hall *hall, const struct search_hit *hit)
{
    struct agenda next;
    int32_t day = hall_today(hall) != DAY_NONE ? hall_today(hall) : hall->built_day;

    switch (hit->kind) {
    case SEARCH_SERVICE: return service_page(hall, hit->id);
    case SEARCH_NOTICE: return notice_page(hall, hit->id);
    case SEARCH_CONTACT: return contact_page(hall, hit->id);
    case SEARCH_PLACE: return place_page(hall, hit->id);
    case SEARCH_FORM: return form_page(hall, hit->id);
    case SEARCH_SERIES:
        if (content_next(hall->content, hit->id, day, 0, &next)) {
            day = next.item[0].day;
            agenda_finish(&next);
        }
        return event_page(hall, hit->id, day);
    case SEARCH_KINDS: break;
    }
    return NULL;
}

static void on_hit(void *ctx, struct widget *w)
{
    struct search *s = ctx;
    struct page *page = page_of_hit(s->screen.hall, &s->result.hit[w->tag]);

    if (page != NULL)
        nav_push(s->screen.hall->nav, page);
}

static void build_line(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *line = panel_card(view, parent, PANEL_ROW);
    bool empty = *s->query == '\0';

    line->across = PANEL_CENTER;
    line->pad_y = theme->unit;
    line->border = theme->hue[HUE_IDENTITY];
    line->widget.least.h = theme->target;
    picture_icon(view, &line->widget, "search", theme_px(theme, 10), theme->hue[HUE_IDENTITY]);
    struct widget *text =
        label_create(view, &line->widget, empty ? view_word(view, WORD_SEARCH_PROMPT) : s->query,
                     empty ? TYPE_BODY : TYPE_TITLE, empty ? FONT_REGULAR : FONT_BOLD,
                     empty ? theme->second_text : theme->text);
    label_set_style(text, TEXT_LEFT, 1, 0);
    text->grow = 1;
}

static void build_hits(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *all = shell_scroll(&s->screen, parent);
    int width = view->size.w - 2 * theme->margin;

    for (int i = 0; i < s->result.count; i++) {
        const struct search_hit *hit = &s->result.hit[i];
        if (i == 0 || s->result.hit[i - 1].kind != hit->kind)
            label_create(view, &all->widget, view_word(view, kinds[hit->kind].name), TYPE_NOTE, FONT_BOLD,
                         theme->hue[kinds[hit->kind].hue]);
        part_row_alone(view, &all->widget, theme->landscape ? width / 2 - theme_px(theme, 40) : width,
                       hit->title, hit->note, NULL, kinds[hit->kind].hue, on_hit, s, i);
    }
    if (s->result.more)
        label_create(view, &all->widget, view_word(view, WORD_SEARCH_MORE), TYPE_NOTE, FONT_REGULAR,
                     theme->second_text);
}

static void build_found(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct panel *box = panel_stack(view, parent, PANEL_COLUMN, 0);

    box->widget.grow = 1;
    box->widget.clips = true;
    if (s->result.count > 0) {
        build_hits(s, &box->widget);
    } else if (*s->query != '\0') {
        char *title = str_format(view_word(view, WORD_SEARCH_NOTHING), s->query);
        part_empty(view, &box->widget, "search", title, view_word(view, WORD_SEARCH_ADVICE));
        mem_free(title);
    } else {
        often_build(&s->screen, &box->widget);
    }
}

static void search_build(struct page *page, struct widget *parent)
{
    struct search *s = search_of(page);
    struct view *view = screen_view(&s->screen);
    struct panel *body = shell_build(&s->screen, parent);
    struct widget *left, *right;

    shell_halves(&s->screen, &body->widget, &left, &right);
    /* In 长辈模式 the query stands where nothing can be reached, as large as a title. */
    if (shell_reach_px(&s->screen) > 0)
        shell_head(&s->screen, body, *s->query != '\0' ? s->query : view_word(view, WORD_SEARCH),
                   view_word(view, WORD_SEARCH_PROMPT));
    else
        build_line(s, left);
    build_found(s, left);
    keypad_create(view, right, &keypad_letters, on_key, s);
}

static void search_destroy(struct page *page)
{
    struct search *s = search_of(page);

    /* What somebody looked for is nobody else's business. */
    explicit_bzero(s->query, sizeof s->query);
    search_result_finish(&s->result);
    mem_free(s);
}

static const struct page_class search_class = {.name = "search",
                                               .build = search_build,
                                               .refresh = shell_refresh,
                                               .leave = shell_leave,
                                               .destroy = search_destroy};

struct page *search_page(struct hall *hall)
{
    struct search *s = screen_create(sizeof *s, &search_class, hall);

    return &s->screen.page;
}
