/* SPDX-License-Identifier: MIT */
/* 搜索: letters and digits or a cell to write in below, what was found above, with every key or character. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content_hall.h"
#include "store/content_search.h"
#include "ui/handpad.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "often_list.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

enum way { WAY_KEYS, WAY_HAND, WAYS };

struct search {
    struct screen screen;
    char query[SEARCH_QUERY_BYTES];
    struct search_result result;
    int way; /* -1 = the mode's own: by hand for the elderly */
    struct handpad *pad; /* NULL while it is not in sight, and so is the row */
    struct widget *candidates;
    uint32_t candidate[HANDPAD_CANDIDATES];
    int candidate_count;
};

static const struct {
    enum word name;
    enum theme_hue hue;
    const char *icon;
} kinds[SEARCH_KINDS] = {
    [SEARCH_SERVICE] = {WORD_SERVICES, HUE_SERVICE, "service"},
    [SEARCH_SERIES] = {WORD_ACTIVITIES, HUE_ACTIVITY, "activity"},
    [SEARCH_NOTICE] = {WORD_NOTICES, HUE_NOTICE, "megaphone"},
    [SEARCH_CONTACT] = {WORD_CONTACTS, HUE_CONTACT, "contact"},
    [SEARCH_PLACE] = {WORD_HALL_MAP, HUE_CONTACT, "map"},
    [SEARCH_FORM] = {WORD_SELF, HUE_SELF, "self"},
};

static struct search *search_of(void *page)
{
    return CONTAINER_OF(page, struct search, screen.page);
}

static void look_up(struct search *s)
{
    struct hall *hall = s->screen.hall;

    search_result_finish(&s->result);
    content_search(hall->content, s->query, hall_today(hall), &s->result);
    shell_forget_place(&s->screen);
    hall_want_rebuild(hall);
}

static void click(const struct search *s)
{
    const struct hall *hall = s->screen.hall;

    if (hall->click != NULL)
        hall->click(hall->click_ctx);
}

static void on_key(void *ctx, const char *label)
{
    struct search *s = ctx;

    click(s);
    if (keypad_apply(label, s->query, sizeof s->query))
        look_up(s);
}

static enum way chosen_way(const struct search *s)
{
    if (s->screen.hall->hand == NULL)
        return WAY_KEYS;
    if (s->way >= 0)
        return (enum way)s->way;
    return screen_theme(&s->screen)->mode == THEME_ELDER ? WAY_HAND : WAY_KEYS;
}

static void on_way(void *ctx, struct widget *w)
{
    struct search *s = ctx;

    s->way = w->tag;
    s->candidate_count = 0;
    hall_want_rebuild(s->screen.hall);
}

static void on_candidate(void *ctx, struct widget *w)
{
    struct search *s = ctx;
    char text[5] = "";

    click(s);
    text[utf8_put(s->candidate[w->tag], text)] = '\0';
    s->candidate_count = 0;
    if (keypad_apply(text, s->query, sizeof s->query))
        look_up(s);
}

/* px for a row of candidates: a half of wide glass, and a little more. */
static int row_width(const struct search *s)
{
    const struct view *view = screen_view(&s->screen);
    int whole = view->size.w - 2 * view->theme.margin;

    return view->theme.landscape ? whole * 13 / 25 - view->theme.gap : whole;
}

/* Two where eight in one would be narrower than two fingers. */
static int candidate_rows(const struct search *s)
{
    const struct theme *theme = screen_theme(&s->screen);
    int wide = (row_width(s) + theme->target_gap) / HANDPAD_CANDIDATES - theme->target_gap;

    return wide >= theme_px(theme, 20) ? 1 : 2;
}

/* Wide glass that is low: what one writes with has the right half for itself. */
static bool is_low(const struct search *s)
{
    const struct view *view = screen_view(&s->screen);

    return view->theme.landscape && view->size.h < theme_px(&view->theme, 230);
}

static enum theme_type candidate_type(const struct search *s)
{
    if (is_low(s) && screen_theme(&s->screen)->mode == THEME_ELDER)
        return TYPE_BODY;
    return candidate_rows(s) > 1 ? TYPE_TITLE : TYPE_DISPLAY;
}

/* The same with candidates and without: the cell below must not move. */
static int row_height(const struct search *s)
{
    const struct theme *theme = screen_theme(&s->screen);
    int least = theme_px(theme, is_low(s) ? 16 : candidate_rows(s) > 1 ? 20 : 24);

    return max_int(least, theme->type_px[candidate_type(s)] * 13 / 10 + 2 * theme->border);
}

/* In large type the list is short and stands within reach: what a row is, it says itself. */
static bool is_brief(const struct search *s)
{
    return shell_reach_px(&s->screen) > 0;
}

/* The best guess is filled, so that one tap takes it. */
static void add_candidate(struct search *s, struct widget *row, int i)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *cell = panel_card(view, row, PANEL_ROW);
    char text[5] = "";

    text[utf8_put(s->candidate[i], text)] = '\0';
    cell->across = cell->along = PANEL_CENTER;
    cell->pad_x = cell->pad_y = 0;
    cell->widget.grow = 1;
    if (i == 0) {
        cell->fill = color_mix(theme->card, theme->hue[HUE_IDENTITY], 30);
        cell->border = theme->hue[HUE_IDENTITY];
    }
    label_set_single(label_create(view, &cell->widget, text, candidate_type(s),
                                  i == 0 ? FONT_BOLD : FONT_REGULAR, theme->text));
    panel_set_tap(cell, on_candidate, s, i);
    cell->widget.least.h = row_height(s);
}

/* Nothing is offered yet: a slot that says what will stand in it. */
static void add_slot(struct search *s)
{
    struct view *view = screen_view(&s->screen);
    struct panel *slot = panel_create(view, s->candidates, PANEL_ROW);

    slot->border = view->theme.line;
    slot->border_px = view->theme.border;
    slot->radius = view->theme.radius;
    slot->fill = view->theme.ground;
    slot->across = slot->along = PANEL_CENTER;
    slot->widget.grow = 1;
    slot->widget.least.h = s->candidates->least.h;
    label_create(view, &slot->widget, view_word(view, WORD_WRITE_BY_HAND), TYPE_BODY, FONT_REGULAR,
                 view->theme.second_text);
}

static void show_candidates(struct search *s)
{
    struct view *view = screen_view(&s->screen);
    int in_row = HANDPAD_CANDIDATES / candidate_rows(s);
    struct panel *row = NULL;

    widget_destroy_children(s->candidates);
    /* What was found has the room of the advice how to write. */
    s->candidates->hidden = is_brief(s) && s->candidate_count == 0 && s->result.count > 0;
    widget_invalidate(s->candidates);
    if (s->candidate_count == 0)
        add_slot(s);
    for (int i = 0; i < s->candidate_count; i++) {
        if (i % in_row == 0)
            row = panel_stack(view, s->candidates, PANEL_ROW, view->theme.target_gap);
        add_candidate(s, &row->widget, i);
    }
}

static void on_strokes(void *ctx, const uint32_t *code_points, int count)
{
    struct search *s = ctx;

    s->candidate_count = min_int(count, HANDPAD_CANDIDATES);
    for (int i = 0; i < s->candidate_count; i++)
        s->candidate[i] = code_points[i];
    show_candidates(s);
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

static const char *prompt(const struct search *s)
{
    return view_word(screen_view(&s->screen),
                     chosen_way(s) == WAY_HAND ? WORD_HAND_PROMPT : WORD_SEARCH_PROMPT);
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
        label_create(view, &line->widget, empty ? prompt(s) : s->query, empty ? TYPE_BODY : TYPE_TITLE,
                     empty ? FONT_REGULAR : FONT_BOLD, empty ? theme->second_text : theme->text);
    label_set_style(text, TEXT_LEFT, 1, 0);
    text->grow = 1;
}

static void build_hit(void *ctx, struct widget *row, int index)
{
    struct search *s = ctx;
    const struct search_hit *hit = &s->result.hit[index];
    struct row_look look = {.title = hit->title,
                            .note = hit->note,
                            .tag = view_word(screen_view(&s->screen), kinds[hit->kind].name),
                            .hue = kinds[hit->kind].hue};

    part_row(screen_view(&s->screen), row, &look, on_hit, s, index);
}

static void build_hits(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *all = shell_scroll(&s->screen, parent);
    int whole = view->size.w - 2 * theme->margin;
    int width = theme->landscape ? whole / 2 - theme_px(theme, 40) : whole;

    for (int i = 0; i < s->result.count; i++) {
        const struct search_hit *hit = &s->result.hit[i];
        if (i == 0 || s->result.hit[i - 1].kind != hit->kind)
            label_create(view, &all->widget, view_word(view, kinds[hit->kind].name), TYPE_NOTE, FONT_BOLD,
                         theme->hue[kinds[hit->kind].hue]);
        struct row_look look = {.icon = kinds[hit->kind].icon,
                                .title = hit->title,
                                .note = hit->note,
                                .hue = kinds[hit->kind].hue};
        part_row_alone(view, &all->widget, width, &look, on_hit, s, i);
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
    if (s->result.count > 0 && is_brief(s)) {
        shell_list(&s->screen, &box->widget, s->result.count, build_hit, s);
    } else if (s->result.count > 0) {
        build_hits(s, &box->widget);
    } else if (*s->query != '\0' && is_brief(s)) {
        return; /* the head of the page says so */
    } else if (*s->query != '\0') {
        char *title = str_format(view_word(view, WORD_SEARCH_NOTHING), s->query);
        part_empty(view, &box->widget, "search", title, view_word(view, WORD_SEARCH_ADVICE));
        mem_free(title);
    } else if (often_list_build(&s->screen, &box->widget) == 0 && !is_brief(s) && !is_low(s)) {
        part_empty(view, &box->widget, "search", view_word(view, WORD_SEARCH_BEGIN),
                   view_word(view, WORD_SEARCH_EXAMPLES));
    }
}

enum hand_key { HAND_UNDO, HAND_CLEAR, HAND_BACK };

static void on_hand_key(void *ctx, struct widget *w)
{
    struct search *s = ctx;

    if (w->tag != HAND_BACK)
        click(s);
    if (w->tag == HAND_UNDO)
        handpad_undo(s->pad);
    else if (w->tag == HAND_CLEAR)
        handpad_clear(s->pad);
    else
        on_key(s, KEYPAD_BACKSPACE);
}

static void build_ways(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.target_gap);

    if (s->screen.hall->hand == NULL)
        return;
    part_chip(view, &row->widget, view_word(view, WORD_BY_HAND), chosen_way(s) == WAY_HAND, HUE_IDENTITY,
              on_way, s, WAY_HAND);
    part_chip(view, &row->widget, view_word(view, WORD_BY_KEYS), chosen_way(s) == WAY_KEYS, HUE_IDENTITY,
              on_way, s, WAY_KEYS);
}

/* What stands before the character that is written next; 0 = nothing. */
static uint32_t last_character(const char *text)
{
    const char *end = text + strlen(text);

    if (end == text)
        return 0;
    const char *last = utf8_prev(end, text);
    return utf8_next(&last, end);
}

static void build_hand(struct search *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;

    int rows = candidate_rows(s);
    s->candidates = &panel_stack(view, parent, PANEL_COLUMN, theme->target_gap)->widget;
    s->candidates->least.h = rows * row_height(s) + (rows - 1) * theme->target_gap;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->gap);
    row->widget.grow = theme->landscape;
    s->pad = handpad_create(view, &row->widget, s->screen.hall->hand, on_strokes, s);
    handpad_set_prompt(s->pad, view_word(view, WORD_WRITE_HERE));
    handpad_set_context(s->pad, HAND_TEXT, last_character(s->query));
    struct widget *pad = handpad_widget(s->pad);
    pad->grow = 1;
    pad->least.h = theme_px(theme, is_low(s)                    ? 60
                                   : theme->landscape           ? 100
                                   : theme->mode == THEME_ELDER ? 78
                                                                : 118);
    struct panel *keys = panel_stack(view, &row->widget, PANEL_COLUMN, theme->target_gap);
    part_button(view, &keys->widget, "undo", view_word(view, WORD_UNDO_STROKE), false, HUE_IDENTITY,
                on_hand_key, s, HAND_UNDO);
    part_button(view, &keys->widget, "refresh", view_word(view, WORD_CLEAR_PAD), false, HUE_IDENTITY,
                on_hand_key, s, HAND_CLEAR);
    part_button(view, &keys->widget, "backspace", view_word(view, WORD_TAKE_BACK), false, HUE_IDENTITY,
                on_hand_key, s, HAND_BACK);
    show_candidates(s);
}

static char *nothing_found(struct search *s)
{
    struct view *view = screen_view(&s->screen);
    char *nothing = str_format(view_word(view, WORD_SEARCH_NOTHING), s->query);
    char *text = str_format("%s\n%s", nothing, view_word(view, WORD_SEARCH_ADVICE));

    mem_free(nothing);
    return text;
}

/* In 长辈模式 the query stands where nothing can be reached, as large as a title; below it what came of it.
 */
static void build_head(struct search *s, struct panel *body)
{
    struct view *view = screen_view(&s->screen);
    char *remark;

    if (*s->query == '\0')
        remark = mem_strdup(prompt(s));
    else if (s->result.more)
        remark = mem_strdup(view_word(view, WORD_SEARCH_MORE));
    else if (s->result.count > 0)
        remark = str_format(view_word(view, WORD_COUNT_ITEMS), s->result.count);
    else
        remark = nothing_found(s);
    shell_head_of(&s->screen, body, "search", HUE_IDENTITY,
                  *s->query != '\0' ? s->query : view_word(view, WORD_SEARCH), remark);
    mem_free(remark);
}

static void search_build(struct page *page, struct widget *parent)
{
    struct search *s = search_of(page);
    struct view *view = screen_view(&s->screen);
    struct panel *body = shell_build(&s->screen, parent);
    struct widget *left, *right;

    shell_halves(&s->screen, &body->widget, &left, &right);
    if (left != right) {
        /* Ten keys side by side need a little more than a half on glass of 21.5 inches. */
        left->grow = 12;
        right->grow = 13;
    }
    if (is_brief(s))
        build_head(s, body);
    else
        build_line(s, left);
    if (is_low(s))
        build_ways(s, left);
    build_found(s, left);
    if (!is_low(s))
        build_ways(s, right);
    if (chosen_way(s) == WAY_HAND)
        build_hand(s, right);
    else
        keypad_create(view, right, &keypad_letters, on_key, s);
}

static void search_leave(struct page *page)
{
    search_of(page)->pad = NULL;
    search_of(page)->candidates = NULL;
    shell_leave(page);
}

static void search_destroy(struct page *page)
{
    struct search *s = search_of(page);

    /* What somebody looked for is nobody else's business. */
    explicit_bzero(s->query, sizeof s->query);
    explicit_bzero(s->candidate, sizeof s->candidate);
    search_result_finish(&s->result);
    mem_free(s);
}

static const struct page_class search_class = {.name = "search",
                                               .build = search_build,
                                               .refresh = shell_refresh,
                                               .leave = search_leave,
                                               .destroy = search_destroy};

struct page *search_page(struct hall *hall)
{
    struct search *s = screen_create(sizeof *s, &search_class, hall);

    s->way = -1;
    return &s->screen.page;
}
