/* SPDX-License-Identifier: MIT */
/* 大家的事: what is reported and how far it is, wishes to be claimed, volunteers wanted. Nothing of a person. */
#include "board.h"

#include "base/mem.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "ui/panel.h"

#include "pages.h"
#include "parts.h"
#include "progress_pad.h"
#include "shell.h"

enum tab { TAB_MATTERS, TAB_WISHES, TAB_NEEDS, TABS };

static const struct {
    enum word name, note, empty, advice;
    enum form_mode mode;
} tabs[TABS] = {
    [TAB_MATTERS] = {WORD_BOARD_MATTERS, WORD_BOARD_MATTERS_NOTE, WORD_EMPTY_MATTERS,
                     WORD_EMPTY_MATTERS_ADVICE, FORM_PLAIN},
    [TAB_WISHES] = {WORD_BOARD_WISHES, WORD_BOARD_WISHES_NOTE, WORD_EMPTY_WISHES, WORD_EMPTY_WISHES_ADVICE,
                    FORM_WISH},
    [TAB_NEEDS] = {WORD_BOARD_NEEDS, WORD_BOARD_NEEDS_NOTE, WORD_EMPTY_NEEDS, WORD_EMPTY_NEEDS_ADVICE,
                   FORM_NEED},
};

struct board {
    struct screen screen;
    enum tab tab;
    struct board_wishes wishes; /* read when the page is built */
};

static struct board *board_of(void *page)
{
    return CONTAINER_OF(page, struct board, screen.page);
}

static void on_tab(void *ctx, struct widget *w)
{
    struct board *b = ctx;

    b->tab = (enum tab)w->tag;
    shell_forget_place(&b->screen);
    hall_want_rebuild(b->screen.hall);
}

static void on_wish(void *ctx, struct widget *w)
{
    struct board *b = ctx;

    nav_push(b->screen.hall->nav, claim_page(b->screen.hall, tabs[b->tab].mode, b->wishes.item[w->tag]));
}

static void build_row(void *ctx, struct widget *row, int index)
{
    struct board *b = ctx;

    board_wish_row(&b->screen, row, b->wishes.item[index], on_wish, b, index);
}

static void build_list(struct board *b, struct widget *parent)
{
    struct view *view = screen_view(&b->screen);
    struct list_source source = {.count = b->wishes.count,
                                 .row_px = board_wish_row_px(view),
                                 .gap_px = view->theme.target_gap,
                                 .build_row = build_row,
                                 .ctx = b};
    struct pager *pager = pager_create(view, parent);

    b->screen.scroll = list_create(view, pager_body(pager), &source);
    b->screen.scroll->scroll.offset = shell_kept_offset(&b->screen);
    pager_attach(pager, b->screen.scroll);
}

static void build_content(struct board *b, struct widget *parent)
{
    struct view *view = screen_view(&b->screen);
    bool some;

    if (b->tab == TAB_MATTERS) {
        some = board_build_topics(&b->screen, parent);
    } else {
        board_wishes_read(&b->wishes, b->screen.hall, tabs[b->tab].mode);
        some = b->wishes.count > 0;
        if (some)
            build_list(b, parent);
    }
    if (!some)
        part_empty(view, parent, "empty", view_word(view, tabs[b->tab].empty),
                   view_word(view, tabs[b->tab].advice));
}

static void build_tabs(struct board *b, struct widget *parent, enum panel_flow flow)
{
    struct view *view = screen_view(&b->screen);
    struct panel *chips = panel_stack(view, parent, flow, view->theme.target_gap);

    for (int i = 0; i < TABS; i++)
        part_chip(view, &chips->widget, view_word(view, tabs[i].name), (int)b->tab == i, HUE_SELF, on_tab,
                  b, i);
}

static void build_sign_up(struct board *b, struct widget *parent)
{
    struct panel *row;

    if (b->tab == TAB_MATTERS || board_form(b->screen.hall, FORM_VOLUNTEER) == NULL)
        return;
    row = panel_stack(screen_view(&b->screen), parent, PANEL_ROW, 0);
    claim_build_sign_up(&b->screen, &row->widget);
}

/* Wide glass: the tabs stand beside what they show, which keeps its height; the way to sign up stands below
 * them if that leaves the content most of the width. */
static void build_beside(struct board *b, struct panel *body)
{
    struct view *view = screen_view(&b->screen);
    const struct theme *theme = &view->theme;
    bool elder = theme->mode == THEME_ELDER;
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, theme->gap * 2);
    struct panel *side = panel_stack(view, &row->widget, PANEL_COLUMN, theme->target_gap);
    struct panel *content = panel_stack(view, &row->widget, PANEL_COLUMN, theme->gap);
    int room = view->size.w - 2 * body->pad_x - row->gap, width = theme_px(theme, elder ? 152 : 124);
    bool wide = width <= room * 2 / 5;

    if (!wide)
        width = theme_px(theme, elder ? 92 : 76);
    row->widget.grow = 1;
    side->widget.grow = width; /* both grow: what they hold has no say in how wide they are */
    content->widget.grow = max_int(room - width, 1);
    part_page_title(view, &side->widget, view_word(view, WORD_BOARD), "");
    build_tabs(b, &side->widget, PANEL_COLUMN);
    panel_add_spring(view, &side->widget);
    if (wide)
        build_sign_up(b, &side->widget);
    build_content(b, &content->widget);
    if (!wide)
        build_sign_up(b, &content->widget);
}

static void board_build(struct page *page, struct widget *parent)
{
    struct board *b = board_of(page);
    struct view *view = screen_view(&b->screen);
    struct panel *body = shell_build(&b->screen, parent);

    board_wishes_finish(&b->wishes);
    if (b->screen.hall->requests == NULL || b->screen.hall->content == NULL) {
        progress_pad_off(&b->screen, body, view_word(view, WORD_BOARD_OFF));
    } else if (view->theme.landscape) {
        build_beside(b, body);
    } else {
        shell_head(&b->screen, body, view_word(view, WORD_BOARD), view_word(view, tabs[b->tab].note));
        build_tabs(b, &body->widget, PANEL_FLOW);
        build_content(b, &body->widget);
        build_sign_up(b, &body->widget);
    }
}

static void board_destroy(struct page *page)
{
    board_wishes_finish(&board_of(page)->wishes);
    screen_destroy(page);
}

static const struct page_class board_class = {.name = "board",
                                              .build = board_build,
                                              .refresh = shell_refresh,
                                              .leave = shell_leave,
                                              .destroy = board_destroy};

struct page *board_page(struct hall *hall)
{
    struct board *b = screen_create(sizeof *b, &board_class, hall);

    return &b->screen.page;
}
