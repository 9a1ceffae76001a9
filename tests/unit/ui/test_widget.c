/* SPDX-License-Identifier: MIT */
#include "ui/widget.h"

#include "gfx/surface.h"

#include "unit/ui/probe.h"

/*
 * root 200x200 ── window 20,30 100x100, clips, content moved by 0,-40
 *                    ├── a 10,10 50x20 (above the window: hidden by scrolling)
 *                    └── b 10,60 200x60 ── c 5,5 20x20
 *              ── veil 150,0 50x50, swallows, with d in it
 */
struct tree {
    struct view view;
    struct widget *root, *window, *a, *b, *c, *veil, *d;
};

static void on_tap(void *ctx, struct widget *w)
{
    (void)ctx, (void)w;
}

static struct widget *add(struct tree *t, struct widget *parent, struct rect box)
{
    struct probe *p = probe_create(&t->view, parent, box.w, box.h);

    p->widget.on_tap = on_tap;
    p->color = 0xFF000000;
    widget_place(&p->widget, box);
    return &p->widget;
}

static void plant(struct tree *t)
{
    view_fake(&t->view, 200, 200);
    t->root = add(t, NULL, rect_make(0, 0, 200, 200));
    t->root->on_tap = NULL;
    t->window = add(t, t->root, rect_make(20, 30, 100, 100));
    t->window->clips = true;
    t->window->content = (struct point){0, -40};
    t->a = add(t, t->window, rect_make(10, 10, 50, 20));
    t->b = add(t, t->window, rect_make(10, 60, 200, 60));
    t->c = add(t, t->b, rect_make(5, 5, 20, 20));
    t->veil = add(t, t->root, rect_make(150, 0, 50, 50));
    t->veil->on_tap = NULL;
    t->veil->swallows = true;
    t->d = add(t, t->veil, rect_make(30, 30, 10, 10));
    t->view.layout_stale = false;
    damage_clear(&t->view.stale);
}

static bool takes_tap(const struct widget *w)
{
    return w->on_tap != NULL;
}

static void test_boxes_on_the_screen(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    ASSERT_BOX(widget_screen_box(t.a), 30, 0, 50, 20);
    ASSERT_BOX(widget_visible_box(t.a), 0, 0, 0, 0);
    ASSERT_BOX(widget_screen_box(t.b), 30, 50, 200, 60);
    ASSERT_BOX(widget_visible_box(t.b), 30, 50, 90, 60);
    ASSERT_BOX(widget_visible_box(t.c), 35, 55, 20, 20);
    t.window->content.y = -75;
    ASSERT_BOX(widget_visible_box(t.c), 35, 30, 20, 10);
    widget_hide(t.window, true);
    ASSERT_BOX(widget_visible_box(t.c), 0, 0, 0, 0);
    ASSERT_BOX(widget_visible_box(t.window), 0, 0, 0, 0);
    widget_destroy(t.root);
}

static void test_hits(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), t.c);
    assert_ptr_equal(widget_at(t.root, 34, 60, takes_tap), t.b); /* c begins at 35 */
    assert_ptr_equal(widget_at(t.root, 55, 60, takes_tap), t.b); /* and ends before 55 */
    assert_ptr_equal(widget_at(t.root, 25, 40, takes_tap), t.window);
    assert_ptr_equal(widget_at(t.root, 40, 10, takes_tap), NULL); /* a is scrolled out */
    assert_ptr_equal(widget_at(t.root, 125, 60, takes_tap), NULL); /* b is cut by the window */
    assert_ptr_equal(widget_at(t.root, -1, 500, takes_tap), NULL);
    t.c->on_tap = NULL;
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), t.b); /* the ancestor takes it */
    widget_hide(t.b, true);
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), t.window);
    widget_destroy(t.root);
}

static void test_veil_swallows(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    t.root->on_tap = on_tap;
    assert_ptr_equal(widget_at(t.root, 185, 35, takes_tap), t.d);
    assert_ptr_equal(widget_at(t.root, 155, 5, takes_tap), NULL); /* beside d: root must not get it */
    assert_ptr_equal(widget_at(t.root, 140, 5, takes_tap), t.root);
    t.veil->box = rect_make(0, 0, 200, 200);
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), NULL);
    widget_hide(t.veil, true);
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), t.c);
    widget_destroy(t.root);
}

static void test_last_sibling_is_on_top(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    struct widget *over = add(&t, t.root, rect_make(40, 60, 5, 5));
    assert_ptr_equal(widget_at(t.root, 40, 60, takes_tap), over);
    assert_true(widget_covered(t.c));
    assert_true(widget_covered(t.window));
    assert_false(widget_covered(t.veil));
    assert_false(widget_covered(over));
    widget_hide(over, true);
    assert_false(widget_covered(t.c));
    widget_destroy(t.root);
}

static void test_marks_are_exact(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    widget_mark(t.b);
    assert_int_equal(t.view.stale.count, 1);
    ASSERT_BOX(t.view.stale.box[0], 30, 50, 90, 60);
    damage_clear(&t.view.stale);
    widget_mark(t.a);
    assert_int_equal(t.view.stale.count, 0);
    widget_hide(t.c, true);
    assert_int_equal(t.view.stale.count, 1);
    ASSERT_BOX(t.view.stale.box[0], 35, 55, 20, 20);
    assert_true(t.view.layout_stale);
    damage_clear(&t.view.stale);
    t.view.layout_stale = false;
    widget_hide(t.c, true); /* it is already */
    assert_false(t.view.layout_stale);
    widget_destroy(t.c);
    assert_int_equal(t.view.stale.count, 0); /* nobody saw it */
    widget_destroy(t.d);
    assert_int_equal(t.view.stale.count, 1);
    ASSERT_BOX(t.view.stale.box[0], 180, 30, 10, 10);
    assert_true(t.view.layout_stale);
    widget_destroy(t.root);
}

static void test_painting_stays_in_the_clip(void **state)
{
    struct tree t;

    (void)state;
    plant(&t);
    struct surface *surface = surface_create(200, 200);
    struct painter p = painter_make(surface, rect_make(25, 60, 20, 10));
    probe_pixels = 0;
    widget_paint(t.root, &p);
    assert_int_equal(probe_of(t.root)->painted, 1);
    assert_int_equal(probe_of(t.c)->painted, 1);
    assert_int_equal(probe_of(t.a)->painted, 0); /* out of sight */
    assert_int_equal(probe_of(t.veil)->painted, 0);
    /* root and window 20x10, b from 30 on, c from 35 on */
    assert_int_equal(probe_pixels, 200 + 200 + 150 + 100);
    surface_destroy(surface);
    widget_destroy(t.root);
}

static bool count(void *ctx, struct widget *w)
{
    (void)w;
    return --*(int *)ctx != 0;
}

static void test_walk_sees_what_is_in_sight(void **state)
{
    struct tree t;
    int left = 100;

    (void)state;
    plant(&t);
    assert_true(widget_walk_visible(t.root, count, &left));
    assert_int_equal(left, 100 - 6); /* all but a */
    left = 2;
    assert_false(widget_walk_visible(t.root, count, &left));
    assert_int_equal(left, 0);
    left = 100;
    t.window->box.h = 0;
    assert_true(widget_walk_visible(t.root, count, &left));
    assert_int_equal(left, 100 - 3);
    widget_destroy(t.root);
}

static int finished;

static void note_finish(struct widget *w)
{
    (void)w;
    finished++;
}

static const struct widget_class counted_class = {.name = "counted", .finish = note_finish};

static struct widget *counted(struct view *view, struct widget *parent)
{
    return widget_create(&counted_class, sizeof(struct widget), view, parent);
}

static void test_destroy_takes_the_children_along(void **state)
{
    struct view view;

    (void)state;
    view_fake(&view, 10, 10);
    finished = 0;
    struct widget *root = counted(&view, NULL);
    struct widget *child = counted(&view, root);
    for (int i = 0; i < 3; i++)
        widget_animate(counted(&view, child));
    widget_destroy(NULL);
    view.pressed = child;
    view.dragged = root;
    widget_destroy_children(root);
    assert_int_equal(finished, 4);
    assert_true(list_empty(&view.animated));
    assert_true(list_empty(&root->children));
    assert_null(view.pressed);
    assert_ptr_equal(view.dragged, root);
    widget_destroy(root);
    assert_int_equal(finished, 5);
    assert_null(view.dragged);
}

static void test_measures_are_kept_until_invalid(void **state)
{
    struct view view;

    (void)state;
    view_fake(&view, 10, 10);
    struct probe *p = probe_create(&view, NULL, 30, 10);
    struct probe *child = probe_create(&view, &p->widget, 5, 5);
    p->wraps = true;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(widget_measure(&p->widget, 30).h, 10);
        assert_int_equal(widget_measure(&p->widget, 10).h, 30);
    }
    assert_int_equal(p->measured, 2);
    widget_measure(&p->widget, 15);
    assert_int_equal(widget_measure(&p->widget, 30).h, 10);
    assert_int_equal(p->measured, 4);
    widget_invalidate(&child->widget); /* up to the root */
    widget_measure(&p->widget, 30);
    assert_int_equal(p->measured, 5);
    p->widget.hidden = true;
    assert_int_equal(widget_measure(&p->widget, 30).h, 0);
    widget_destroy(&p->widget);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_on_the_screen),
        cmocka_unit_test(test_hits),
        cmocka_unit_test(test_veil_swallows),
        cmocka_unit_test(test_last_sibling_is_on_top),
        cmocka_unit_test(test_marks_are_exact),
        cmocka_unit_test(test_painting_stays_in_the_clip),
        cmocka_unit_test(test_walk_sees_what_is_in_sight),
        cmocka_unit_test(test_destroy_takes_the_children_along),
        cmocka_unit_test(test_measures_are_kept_until_invalid),
    };

    return cmocka_run_group_tests_name("ui/widget", tests, NULL, NULL);
}
