/* SPDX-License-Identifier: MIT */
#include "chooser.h"

#include "parts.h"

/* Up to so many choices stand in one column beside the list; more of them flow in a wider one. */
enum { CHOICES_IN_A_COLUMN = 7 };
/* Below so many millimetres a list has no room under what stands above it. */
enum { LOW_BODY_MM = 120 };

/* A choice that only brings the next ones into sight; its tag is the first of them. */
static void on_more(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;

    screen->first_choice = w->tag;
    hall_want_rebuild(screen->hall);
}

static struct widget *last_child(struct widget *w)
{
    return CONTAINER_OF(w->children.prev, struct widget, siblings);
}

/* From `from` on as many as fit into the height, with 更多 behind them when that is not all. Gives the one past
 * the last. */
static int build_group(struct screen *screen, struct panel *parent, const struct chooser *c, int from,
                       int width, int height)
{
    struct view *view = screen_view(screen);
    int to = from;

    for (; to < c->choices; to++) {
        part_chip_within(view, &parent->widget, width, c->choice_name(c->ctx, to), to == c->chosen, c->hue,
                         c->on_choice, c->ctx, to);
        if (widget_measure(&parent->widget, width).h > height)
            break;
    }
    if (from == 0 && to == c->choices)
        return to;
    /* The last ones make room for it, but one is always there: else nothing would ever be chosen. */
    to = min_int(to + 1, c->choices);
    part_chip(view, &parent->widget, view_word(view, WORD_MORE), false, c->hue, on_more, screen,
              to < c->choices ? to : 0);
    while (to > from + 1 && widget_measure(&parent->widget, width).h > height) {
        widget_destroy(CONTAINER_OF(last_child(&parent->widget)->siblings.prev, struct widget, siblings));
        last_child(&parent->widget)->tag = --to;
    }
    return to;
}

static void build_choices(struct screen *screen, struct panel *parent, const struct chooser *c, int width,
                          int height)
{
    int first = max_int(screen->first_choice, 0);
    int next = build_group(screen, parent, c, first, width, height);

    while (screen->first_choice < 0 && c->chosen >= next) {
        widget_destroy_children(&parent->widget);
        first = next;
        next = build_group(screen, parent, c, first, width, height);
    }
    screen->first_choice = first;
}

static void build_list(struct screen *screen, struct widget *parent, const struct chooser *c)
{
    struct view *view = screen_view(screen);

    if (c->count == 0) {
        part_empty(view, parent, "empty", c->empty_title, c->empty_advice);
        return;
    }
    if (c->build_all != NULL) {
        struct panel *all = shell_scroll(screen, parent);
        all->gap = 0;
        c->build_all(c->ctx, &all->widget);
        return;
    }
    shell_list(screen, parent, c->count, c->build_row, c->ctx);
}

/* Wide glass: the choices stand beside the list, which keeps its height. */
static void build_beside(struct screen *screen, struct panel *body, const struct chooser *c)
{
    struct view *view = screen_view(screen);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, view->theme.gap * 2);

    row->widget.grow = 1;
    struct panel *side = panel_stack(view, &row->widget, PANEL_COLUMN, view->theme.target_gap);
    bool column = c->choices <= CHOICES_IN_A_COLUMN;
    int width = theme_px(&view->theme, column && c->choices > 0 ? 76 : 118);
    int whole = view->size.w - 2 * body->pad_x - row->gap;
    side->widget.grow = width; /* both grow: what they hold has no say in how wide they are */
    part_page_title(view, &side->widget, c->title, c->choices > 0 ? c->remark : "");
    if (c->build_top != NULL)
        c->build_top(c->ctx, &side->widget, true);
    int left = shell_body_height(screen, body) - widget_measure(&side->widget, width).h - side->gap;
    if (c->choices > 0)
        build_choices(screen, panel_stack(view, &side->widget, column ? PANEL_COLUMN : PANEL_FLOW, side->gap),
                      c, width, left);
    struct panel *main_part = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    main_part->widget.grow = max_int(whole - width, 1);
    build_list(screen, &main_part->widget, c);
}

void chooser_build(struct screen *screen, struct panel *body, const struct chooser *c)
{
    struct view *view = screen_view(screen);
    bool low = c->build_top != NULL && shell_body_height(screen, body) < theme_px(&view->theme, LOW_BODY_MM);

    if (view->theme.landscape && (c->choices > 0 || low)) {
        build_beside(screen, body, c);
        return;
    }
    shell_head_of(screen, body, c->icon, c->hue, c->title, c->remark);
    if (c->build_top != NULL)
        c->build_top(c->ctx, &body->widget, false);
    int room = min_int(shell_body_height(screen, body), view->size.h - shell_reach_px(screen));
    if (c->choices > 0)
        build_choices(screen, panel_stack(view, &body->widget, PANEL_FLOW, view->theme.target_gap), c,
                      view->size.w - 2 * body->pad_x, room * 2 / (view->theme.mode == THEME_ELDER ? 8 : 5));
    build_list(screen, &body->widget, c);
}
