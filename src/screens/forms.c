/* SPDX-License-Identifier: MIT */
/* 自助: the forms of the hall, and of each one what it asks, who answers and when. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "chooser.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct forms {
    struct screen screen;
};

static struct forms *forms_of(void *page)
{
    return CONTAINER_OF(page, struct forms, screen.page);
}

static void on_form(void *ctx, struct widget *w)
{
    struct forms *f = ctx;
    struct hall *hall = f->screen.hall;

    nav_push(hall->nav, form_page(hall, content_form(hall->content, w->tag)->id));
}

/* On low glass the list stands beside 查询进度, in half of the width. */
static bool is_low(const struct view *view)
{
    return view->size.h < theme_px(&view->theme, 220);
}

/* A drawing on a disc, the name, and in the usual type what it is for: several beside each other, so that all
 * forms of a hall are on a page or two. */
static void build_tile(struct forms *f, struct widget *grid, int index)
{
    struct view *view = screen_view(&f->screen);
    const struct theme *theme = &view->theme;
    const struct form *form = content_form(f->screen.hall->content, index);
    struct panel *tile = panel_card(view, grid, PANEL_ROW);
    struct panel *disc = panel_create(view, &tile->widget, PANEL_ROW);
    struct panel *texts = panel_stack(view, &tile->widget, PANEL_COLUMN, 0);
    color_t hue = theme->hue[HUE_SELF];
    int side = theme_px(theme, 18);

    tile->across = PANEL_CENTER;
    tile->pad_x = tile->gap = theme->unit;
    tile->pad_y = theme->unit / 2;
    tile->pressed_fill = color_mix(theme->card, hue, 40);
    tile->widget.least.h = theme_px(theme, theme->landscape ? 25 : theme->mode == THEME_ELDER ? 30 : 40);
    disc->widget.least = (struct size){side, side};
    disc->across = disc->along = PANEL_CENTER;
    disc->radius = side / 2;
    disc->fill = color_mix(theme->card, hue, 20);
    picture_icon(view, &disc->widget, *form->icon != '\0' ? form->icon : "self", side * 3 / 5, hue);
    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, form->name, TYPE_HEADING, FONT_BOLD, theme->text),
                    TEXT_LEFT, 2, 0);
    if (theme->mode == THEME_STANDARD && !is_low(view))
        label_set_style(label_create(view, &texts->widget, form->summary, TYPE_NOTE, FONT_REGULAR,
                                     theme->second_text),
                        TEXT_LEFT, theme->landscape ? 1 : 2, 0);
    panel_set_tap(tile, on_form, f, index);
}

static void build_tiles(void *ctx, struct widget *parent)
{
    struct forms *f = ctx;
    struct view *view = screen_view(&f->screen);
    const struct theme *theme = &view->theme;
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, theme->target_gap);
    int count = content_form_count(f->screen.hall->content);

    grid->columns = !theme->landscape ? 2 : is_low(view) ? 1 : theme->mode == THEME_ELDER ? 3 : 4;
    grid->row_gap = theme->target_gap;
    for (int i = 0; i < count; i++)
        build_tile(f, &grid->widget, i);
}

static void on_track(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct forms *)ctx)->screen.hall;

    (void)w;
    nav_push(hall->nav, progress_page(hall));
}

static void on_board(void *ctx, struct widget *w)
{
    struct hall *hall = ((struct forms *)ctx)->screen.hall;

    (void)w;
    nav_push(hall->nav, board_page(hall));
}

static void build_ways(void *ctx, struct widget *parent, bool beside)
{
    struct forms *f = ctx;
    struct view *view = screen_view(&f->screen);
    struct panel *row = panel_stack(view, parent, beside ? PANEL_COLUMN : PANEL_ROW, view->theme.gap);

    /* Beside the list, on low glass, and in large type there is room for the names only. */
    bool brief = beside || view->theme.mode == THEME_ELDER;
    part_way(view, &row->widget, "search", view_word(view, WORD_TRACK),
             brief ? "" : view_word(view, WORD_TRACK_NOTE), HUE_SELF, on_track, f);
    part_way(view, &row->widget, "people", view_word(view, WORD_BOARD),
             brief ? "" : view_word(view, WORD_BOARD_NOTE), HUE_SELF, on_board, f);
}

static void forms_build(struct page *page, struct widget *parent)
{
    struct forms *f = forms_of(page);
    struct view *view = screen_view(&f->screen);
    struct panel *body = shell_build(&f->screen, parent);
    int count = content_form_count(f->screen.hall->content);
    bool off = f->screen.hall->requests == NULL;
    struct chooser chooser = {.title = view_word(view, WORD_SELF),
                              .remark = view_word(view, off ? WORD_REQUESTS_OFF_NOTE : WORD_SELF_NOTE),
                              .hue = HUE_SELF,
                              .icon = "self",
                              .build_top = build_ways,
                              .ctx = f,
                              .count = count,
                              .build_all = build_tiles,
                              .empty_title = view_word(view, WORD_NO_FORMS),
                              .empty_advice = view_word(view, WORD_NO_FORMS_ADVICE)};

    chooser_build(&f->screen, body, &chooser);
}

static const struct page_class forms_class = {.name = "forms",
                                              .build = forms_build,
                                              .refresh = shell_refresh,
                                              .leave = shell_leave,
                                              .destroy = screen_destroy};

struct page *forms_page(struct hall *hall)
{
    struct forms *f = screen_create(sizeof *f, &forms_class, hall);

    return &f->screen.page;
}
