/* SPDX-License-Identifier: MIT */
#include "ui/nav.h"

#include "base/mem.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct nav {
    struct ui *ui;
    struct page *stack[NAV_DEPTH];
    int depth;
    bool replacing; /* until nav_settle(): no other wish undoes nav_replace() */
    struct page *pushed; /* asked for, carried out by nav_settle() */
    int wanted_depth;    /* likewise; -1 = no wish */
};

struct nav *nav_create(struct ui *ui)
{
    struct nav *nav = mem_zalloc(sizeof *nav);

    nav->ui = ui;
    nav->wanted_depth = -1;
    return nav;
}

static void hide(struct page *page)
{
    if (page == NULL || page->root == NULL)
        return;
    if (page->class->leave != NULL)
        page->class->leave(page);
    widget_destroy(page->root);
    page->root = NULL;
}

static void show(struct nav *nav, struct page *page)
{
    struct widget *layer = ui_page_layer(nav->ui);
    struct panel *root = panel_create(ui_view(nav->ui), layer, PANEL_COLUMN);

    root->widget.grow = 1;
    page->root = &root->widget;
    page->class->build(page, page->root);
}

static void drop(struct page *page)
{
    if (page == NULL)
        return;
    hide(page);
    page->class->destroy(page);
}

void nav_destroy(struct nav *nav)
{
    if (nav == NULL)
        return;
    drop(nav->pushed);
    while (nav->depth > 0)
        drop(nav->stack[--nav->depth]);
    mem_free(nav);
}

void nav_push(struct nav *nav, struct page *page)
{
    if (nav->replacing) {
        page->class->destroy(page);
        return;
    }
    if (page != nav->pushed)
        drop(nav->pushed);
    page->nav = nav;
    nav->pushed = page;
}

static void unpush(struct nav *nav)
{
    struct page *page = nav->pushed;

    nav->pushed = NULL;
    drop(page);
}

void nav_back(struct nav *nav)
{
    if (nav->replacing)
        return;
    if (nav->pushed != NULL)
        unpush(nav);
    else
        nav->wanted_depth = nav->depth - 1;
}

void nav_press_back(struct nav *nav)
{
    struct page *top = nav_top(nav);

    if (nav->pushed != NULL || top == NULL || top->class->back == NULL || !top->class->back(top))
        nav_back(nav);
}

void nav_replace(struct nav *nav, struct page *page)
{
    if (nav->replacing) {
        page->class->destroy(page);
        return;
    }
    nav_home(nav);
    nav_push(nav, page);
    nav->replacing = true;
}

void nav_start_over(struct nav *nav)
{
    nav->replacing = false;
    nav_home(nav);
}

void nav_home(struct nav *nav)
{
    if (nav->replacing)
        return;
    unpush(nav);
    nav->wanted_depth = 1;
}

static void make_room(struct nav *nav)
{
    if (nav->depth < NAV_DEPTH)
        return;
    drop(nav->stack[1]);
    for (int i = 1; i < nav->depth - 1; i++)
        nav->stack[i] = nav->stack[i + 1];
    nav->depth--;
}

bool nav_settle(struct nav *nav)
{
    struct page *before = nav_top(nav);
    struct page *pushed = nav->pushed;

    nav->pushed = NULL;
    nav->replacing = false;
    if (nav->wanted_depth >= 0) {
        int depth = nav->wanted_depth < 1 ? 1 : nav->wanted_depth;
        while (nav->depth > depth)
            drop(nav->stack[--nav->depth]);
        nav->wanted_depth = -1;
    }
    if (pushed != NULL) {
        hide(nav_top(nav));
        make_room(nav);
        nav->stack[nav->depth++] = pushed;
    }
    struct page *top = nav_top(nav);
    if (top != NULL && top->root == NULL)
        show(nav, top);
    return top != before;
}

void nav_rebuild(struct nav *nav)
{
    struct page *top = nav_top(nav);

    if (top == NULL)
        return;
    hide(top);
    show(nav, top);
}

void nav_refresh(struct nav *nav)
{
    struct page *top = nav_top(nav);

    if (top == NULL)
        return;
    if (top->class->refresh != NULL)
        top->class->refresh(top);
    else
        nav_rebuild(nav);
}

struct page *nav_top(const struct nav *nav)
{
    return nav->depth > 0 ? nav->stack[nav->depth - 1] : NULL;
}

int nav_depth(const struct nav *nav)
{
    return nav->depth;
}
