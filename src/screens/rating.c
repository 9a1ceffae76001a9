/* SPDX-License-Identifier: MIT */
/* 评价: five levels for each of four indicators (好差评). The first is enough; a bad one brings a call. */
#include "rating.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/requests.h"
#include "ui/dialog.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/ui.h"

#include "parts.h"
#include "shell.h"

#include <string.h>

enum { TAGS_OF_AN_INDICATOR = 10 };

struct rating {
    struct screen screen;
    int64_t number;
    int level[REQUEST_INDICATORS]; /* 0 = not given */
    struct dialog *failure;
};

static struct rating *rating_of(void *page)
{
    return CONTAINER_OF(page, struct rating, screen.page);
}

/* ---- the levels ---- */

static char *stars_of(int level)
{
    struct str s;

    str_init(&s);
    for (int i = 0; i < level; i++)
        str_add(&s, "★");
    return str_take(&s);
}

char *rating_text(const struct view *view, int level)
{
    char *stars = stars_of(level);
    char *text = str_format("%s %s", stars, view_word(view, WORD_RATING_1 + (enum word)(level - 1)));

    mem_free(stars);
    return text;
}

static void add_stars(struct view *view, struct widget *key, int level, int room, color_t ink)
{
    const struct theme *theme = &view->theme;
    char *stars = stars_of(level);
    struct widget *label = label_create(view, key, stars, TYPE_NOTE, FONT_REGULAR, ink);
    int em = min_int(theme_px(theme, 7), room / (RATING_LEVELS + 1));

    label_set_single(label);
    label_set_style(label, TEXT_CENTER, 1, 0);
    label_set_size(label, em, em * 3 / 2);
    mem_free(stars);
}

/* On one line where all five fit there, else broken where one would. */
static bool levels_fit(struct view *view, int room)
{
    struct text_style style = theme_style(&view->theme, TYPE_NOTE, FONT_BOLD);

    for (int i = 0; i < RATING_LEVELS; i++)
        if (text_width(view->fonts, view_word(view, WORD_RATING_1 + (enum word)i), &style) > room)
            return false;
    return true;
}

void rating_build_levels(struct view *view, struct widget *parent, int width_px, int chosen, bool stars,
                         widget_fn on_tap, void *ctx, int first_tag)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->target_gap);
    int pad = theme->unit / 4;
    int room = (width_px - (RATING_LEVELS - 1) * row->gap) / RATING_LEVELS - 2 * pad;
    enum word first = levels_fit(view, room) ? WORD_RATING_1 : WORD_RATING_1_WRAPPED;
    /* High glass has the height, mm. */
    int more = !theme->landscape && theme->mode == THEME_STANDARD ? 8 : 0;

    for (int level = RATING_LEVELS; level >= 1; level--) {
        struct panel *key = panel_card(view, &row->widget, PANEL_COLUMN);
        bool on = level == chosen;
        color_t ink = on ? theme->on_hue : theme->text;
        key->widget.grow = 1;
        key->across = PANEL_STRETCH;
        key->along = PANEL_CENTER;
        key->pad_x = pad;
        key->pad_y = theme->unit / 2;
        key->gap = 0;
        key->border = on ? theme->hue[HUE_SELF] : theme->second_text;
        if (on)
            key->fill = theme->hue[HUE_SELF];
        if (stars)
            add_stars(view, &key->widget, level, room, on ? theme->on_hue : theme->hue[HUE_NOTICE]);
        struct widget *name =
            label_create(view, &key->widget, view_word(view, first + (enum word)(level - 1)), TYPE_NOTE,
                         on ? FONT_BOLD : FONT_REGULAR, ink);
        label_set_style(name, TEXT_CENTER, 2, 0);
        int line = theme->type_px[TYPE_NOTE];
        label_set_size(name, line, line * 5 / 4);
        panel_set_tap(key, on_tap, ctx, first_tag + level);
        key->widget.least.h = max_int(key->widget.least.h, theme_px(theme, stars      ? 26 + more
                                                                           : more > 0 ? 24
                                                                                      : 0));
    }
}

/* ---- the page ---- */

static void on_level(void *ctx, struct widget *w)
{
    struct rating *r = ctx;
    int *level = &r->level[w->tag / TAGS_OF_AN_INDICATOR], tapped = w->tag % TAGS_OF_AN_INDICATOR;

    /* A second tap takes it back, but for the one that must be given. */
    *level = *level == tapped && level != r->level ? 0 : tapped;
    hall_want_rebuild(r->screen.hall);
}

static void on_failure_read(void *ctx, struct widget *w)
{
    struct rating *r = ctx;

    (void)w;
    dialog_close(r->failure);
    r->failure = NULL;
    nav_back(r->screen.hall->nav);
}

static void on_submit(void *ctx, struct widget *w)
{
    struct rating *r = ctx;
    struct hall *hall = r->screen.hall;
    struct view *view = screen_view(&r->screen);
    struct error error = {0};

    (void)w;
    if (requests_rate(hall->requests, r->number, r->level, hall->wall_s, &error)) {
        nav_back(hall->nav);
        return;
    }
    dialog_close(r->failure);
    r->failure = dialog_open(view, ui_dialog_layer(hall->ui),
                             &(struct dialog_text){.icon = "warning",
                                                   .title = view_word(view, WORD_ACTION_FAILED),
                                                   .body = error.text,
                                                   .yes = view_word(view, WORD_UNDERSTOOD)},
                             on_failure_read, NULL, r);
}

static void build_indicator(struct rating *r, struct widget *parent, int at, int width)
{
    static const enum word names[REQUEST_INDICATORS] = {WORD_RATING_OVERALL, WORD_RATING_SPEED,
                                                        WORD_RATING_SKILL, WORD_RATING_MANNER};
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    bool beside = theme->landscape;
    struct panel *row = panel_stack(view, parent, beside ? PANEL_ROW : PANEL_COLUMN, theme->unit / 2);
    struct widget *name =
        label_create(view, &row->widget, view_word(view, names[at]), TYPE_BODY,
                     at == 0 ? FONT_BOLD : FONT_REGULAR, at == 0 ? theme->text : theme->second_text);

    if (beside) {
        int name_px = theme->type_px[TYPE_BODY] * 11 / 2;
        row->across = PANEL_CENTER;
        label_set_style(name, TEXT_LEFT, 1, 0);
        name->grow = name_px; /* both grow: what they hold has no say in how wide they are */
        width = max_int(width - name_px - row->gap, 1);
        struct panel *levels = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
        levels->widget.grow = width;
        rating_build_levels(view, &levels->widget, width, r->level[at], at == 0, on_level, r,
                            at * TAGS_OF_AN_INDICATOR);
        return;
    }
    rating_build_levels(view, &row->widget, width, r->level[at], at == 0, on_level, r,
                        at * TAGS_OF_AN_INDICATOR);
}

static void build_bad(struct rating *r, struct widget *parent)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);

    row->across = PANEL_CENTER;
    picture_icon(view, &row->widget, "phone", theme_px(theme, 9), theme->hue[HUE_CONTACT]);
    label_create(view, &row->widget, view_word(view, WORD_RATING_BAD), TYPE_BODY, FONT_BOLD, theme->text)
        ->grow = 1;
}

static void build_first(struct rating *r, struct widget *parent, int width)
{
    build_indicator(r, parent, 0, width);
    if (r->level[0] > 0 && r->level[0] <= REQUEST_RATING_BAD)
        build_bad(r, parent);
}

/* The first row stands still, unless too little would be left for the others: then all of them scroll. */
static struct panel *build_above(struct rating *r, struct panel *body, int width)
{
    struct view *view = screen_view(&r->screen);
    const char *title = view_word(view, WORD_RATING_TITLE), *note = view_word(view, WORD_RATING_NOTE);

    shell_head(&r->screen, body, title, note);
    build_first(r, &body->widget, width);
    int left = shell_body_height(&r->screen, body) - widget_measure(&body->widget, view->size.w).h;
    if (left >= 5 * view->theme.target)
        return shell_scroll(&r->screen, &body->widget);
    widget_destroy_children(&body->widget);
    struct panel *all = shell_scroll(&r->screen, &body->widget);
    part_page_title(view, &all->widget, title, note);
    build_first(r, &all->widget, width);
    return all;
}

static void rating_build(struct page *page, struct widget *parent)
{
    struct rating *r = rating_of(page);
    struct view *view = screen_view(&r->screen);
    struct panel *body = shell_build(&r->screen, parent);
    int width = view->size.w - 2 * body->pad_x;
    struct panel *others = build_above(r, body, width);

    for (int i = 1; i < REQUEST_INDICATORS; i++)
        build_indicator(r, &others->widget, i, width);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, view->theme.gap);
    part_button(view, &row->widget, "check", view_word(view, WORD_RATING_SUBMIT), r->level[0] > 0,
                HUE_IDENTITY, r->level[0] > 0 ? on_submit : NULL, r, 0);
}

static void rating_leave(struct page *page)
{
    struct rating *r = rating_of(page);

    dialog_close(r->failure);
    r->failure = NULL;
    shell_leave(page);
}

static void rating_destroy(struct page *page)
{
    struct rating *r = rating_of(page);

    explicit_bzero(&r->number, sizeof r->number);
    explicit_bzero(r->level, sizeof r->level);
    screen_destroy(page);
}

static const struct page_class rating_class = {.name = "rating",
                                               .build = rating_build,
                                               .refresh = shell_refresh,
                                               .leave = rating_leave,
                                               .destroy = rating_destroy};

struct page *rating_page(struct hall *hall, int64_t number, int level)
{
    struct rating *r = screen_create(sizeof *r, &rating_class, hall);

    r->number = number;
    r->level[0] = level;
    return &r->screen.page;
}
