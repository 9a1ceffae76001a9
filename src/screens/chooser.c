/* SPDX-License-Identifier: MIT */
#include "chooser.h"

#include "ui/pager.h"

#include "parts.h"

/* More than this does not fit beside the list of a desk panel. */
enum { CHOICES_AT_THE_SIDE = 7 };

static void build_choices(struct view *view, struct panel *parent, const struct chooser *c)
{
    for (int i = 0; i < c->choices; i++)
        part_chip(view, &parent->widget, c->choice_name(c->ctx, i), i == c->chosen, c->hue, c->on_choice,
                  c->ctx, i);
}

static void build_list(struct screen *screen, struct widget *parent, const struct chooser *c)
{
    struct view *view = screen_view(screen);

    if (c->count == 0) {
        part_empty(view, parent, "empty", c->empty_title, c->empty_advice);
        return;
    }
    struct list_source source = {.count = c->count,
                                 .row_px = part_row_height(view),
                                 .gap_px = view->theme.target_gap,
                                 .build_row = c->build_row,
                                 .ctx = c->ctx};
    struct pager *pager = pager_create(view, parent);
    screen->scroll = list_create(view, pager_body(pager), &source);
    screen->scroll->scroll.offset = shell_kept_offset(screen);
    pager_attach(pager, screen->scroll);
}

/* Wide glass: the choices stand beside the list, which keeps its height. */
static void build_beside(struct screen *screen, struct panel *body, const struct chooser *c)
{
    struct view *view = screen_view(screen);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, view->theme.gap * 2);

    row->widget.grow = 1;
    struct panel *side = panel_stack(view, &row->widget, PANEL_COLUMN, view->theme.target_gap);
    side->widget.least.w = theme_px(&view->theme, 76);
    part_page_title(view, &side->widget, c->title, c->remark);
    build_choices(view, side, c);
    struct panel *main_part = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    main_part->widget.grow = 1;
    build_list(screen, &main_part->widget, c);
}

void chooser_build(struct screen *screen, struct panel *body, const struct chooser *c)
{
    struct view *view = screen_view(screen);

    if (view->theme.landscape && c->choices <= CHOICES_AT_THE_SIDE) {
        build_beside(screen, body, c);
        return;
    }
    part_page_title(view, &body->widget, c->title, c->remark);
    struct panel *chips = panel_stack(view, &body->widget, PANEL_FLOW, view->theme.target_gap);
    build_choices(view, chips, c);
    build_list(screen, &body->widget, c);
}
