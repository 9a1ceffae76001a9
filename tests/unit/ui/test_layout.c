/* SPDX-License-Identifier: MIT */
#include "ui/panel.h"

#include "unit/ui/probe.h"

enum { KIDS_MAX = 8 };

/* A panel and its children, without a screen. */
struct bench {
    struct view view;
    struct panel *panel;
    struct probe *kid[KIDS_MAX];
};

static void start(struct bench *b, enum panel_flow flow, int gap, int kids, int w, int h)
{
    view_fake(&b->view, 1000, 1000);
    b->panel = panel_stack(&b->view, NULL, flow, gap);
    for (int i = 0; i < kids; i++)
        b->kid[i] = probe_create(&b->view, &b->panel->widget, w, h);
}

static void place(struct bench *b, int w, int h)
{
    widget_place(&b->panel->widget, rect_make(0, 0, w, h));
}

static void finish(struct bench *b)
{
    widget_destroy(&b->panel->widget);
}

#define KID(b, i) ((b)->kid[i]->widget.box)

/* ---- columns ---- */

static void test_column(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 3, 40, 20);
    b.panel->pad_x = 5;
    b.panel->pad_y = 7;
    b.panel->stripe_px = 3;
    struct size size = widget_measure(&b.panel->widget, 200);
    assert_int_equal(size.w, 40 + 10 + 3);
    assert_int_equal(size.h, 3 * 20 + 2 * 10 + 14);
    place(&b, 200, 300);
    ASSERT_BOX(KID(&b, 0), 8, 7, 187, 20);
    ASSERT_BOX(KID(&b, 1), 8, 37, 187, 20);
    ASSERT_BOX(KID(&b, 2), 8, 67, 187, 20);
    finish(&b);
}

static void test_column_across_and_along(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 2, 40, 20);
    b.panel->across = PANEL_CENTER;
    b.panel->along = PANEL_CENTER;
    place(&b, 100, 150);
    ASSERT_BOX(KID(&b, 0), 30, 50, 40, 20);
    ASSERT_BOX(KID(&b, 1), 30, 80, 40, 20);
    b.panel->across = PANEL_START;
    b.panel->along = PANEL_START;
    place(&b, 30, 150); /* narrower than the children want */
    ASSERT_BOX(KID(&b, 0), 0, 0, 30, 20);
    finish(&b);
}

static void test_column_skips_hidden_ones(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 4, 40, 20);
    widget_hide(&b.kid[0]->widget, true);
    widget_hide(&b.kid[2]->widget, true);
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 50);
    place(&b, 100, 100);
    ASSERT_BOX(KID(&b, 1), 0, 0, 100, 20);
    ASSERT_BOX(KID(&b, 3), 0, 30, 100, 20);
    widget_hide(&b.kid[0]->widget, false);
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 80);
    for (int i = 0; i < 4; i++)
        widget_hide(&b.kid[i]->widget, true);
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 0);
    place(&b, 100, 100);
    finish(&b);
}

static void test_column_shares_sum_exactly(void **state)
{
    struct bench b;

    (void)state;
    for (int room = 80; room < 180; room++) {
        start(&b, PANEL_COLUMN, 3, 5, 40, 10);
        for (int i = 0; i < 5; i++)
            b.kid[i]->widget.grow = i; /* 0 1 2 3 4 */
        place(&b, 100, room);
        assert_int_equal(KID(&b, 0).h, 10);
        for (int i = 1; i < 5; i++) {
            assert_int_equal(KID(&b, i).y, KID(&b, i - 1).y + KID(&b, i - 1).h + 3);
            assert_true(KID(&b, i).h >= 10);
        }
        assert_int_equal(KID(&b, 4).y + KID(&b, 4).h, room);
        finish(&b);
    }
}

/* What is measured is what is needed: an empty spring first must not push the last child out. */
static void test_column_with_a_spring_first(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 0, 0, 0);
    panel_add_spring(&b.view, &b.panel->widget);
    struct probe *last = probe_create(&b.view, &b.panel->widget, 40, 20);
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 30);
    place(&b, 100, 100);
    ASSERT_BOX(last->widget.box, 0, 80, 100, 20);
    finish(&b);
}

static void test_column_text_wraps_at_its_width(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 0, 2, 250, 10);
    b.kid[0]->wraps = true;
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 30 + 10);
    place(&b, 100, 100);
    ASSERT_BOX(KID(&b, 1), 0, 30, 100, 10);
    finish(&b);
}

/* ---- rows ---- */

static void test_row(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_ROW, 10, 3, 40, 20);
    b.kid[1]->widget.grow = 1;
    struct size size = widget_measure(&b.panel->widget, 300);
    assert_int_equal(size.w, 140);
    assert_int_equal(size.h, 20);
    place(&b, 300, 50);
    ASSERT_BOX(KID(&b, 0), 0, 0, 40, 50);
    ASSERT_BOX(KID(&b, 1), 50, 0, 200, 50);
    ASSERT_BOX(KID(&b, 2), 260, 0, 40, 50);
    b.panel->across = PANEL_CENTER;
    place(&b, 300, 50);
    ASSERT_BOX(KID(&b, 0), 0, 15, 40, 20);
    b.panel->across = PANEL_START;
    place(&b, 300, 50);
    ASSERT_BOX(KID(&b, 0), 0, 0, 40, 20);
    finish(&b);
}

static void test_row_in_the_middle(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_ROW, 10, 3, 40, 20);
    b.panel->along = PANEL_CENTER;
    widget_hide(&b.kid[1]->widget, true);
    place(&b, 300, 20);
    ASSERT_BOX(KID(&b, 0), 105, 0, 40, 20);
    ASSERT_BOX(KID(&b, 2), 155, 0, 40, 20);
    finish(&b);
}

static void test_row_shares_sum_exactly(void **state)
{
    struct bench b;

    (void)state;
    for (int room = 100; room < 200; room++) {
        start(&b, PANEL_ROW, 3, 5, 20, 10);
        for (int i = 0; i < 5; i++)
            b.kid[i]->widget.grow = i;
        place(&b, room, 10);
        for (int i = 1; i < 5; i++)
            assert_int_equal(KID(&b, i).x, KID(&b, i - 1).x + KID(&b, i - 1).w + 3);
        assert_int_equal(KID(&b, 4).x + KID(&b, 4).w, room);
        finish(&b);
    }
}

static void test_row_is_as_high_as_the_wrapped_text(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_ROW, 10, 2, 30, 10);
    b.kid[1]->wraps = true;
    b.kid[1]->wants.w = 300;
    b.kid[1]->widget.grow = 1;
    assert_int_equal(widget_measure(&b.panel->widget, 140).h, 30); /* 300 px of text in 100 */
    finish(&b);
}

/* ---- chips ---- */

static void test_flow(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_FLOW, 10, 5, 40, 20);
    b.panel->row_gap = 6;
    b.kid[2]->wants.h = 30;
    widget_hide(&b.kid[1]->widget, true);
    struct size size = widget_measure(&b.panel->widget, 95);
    assert_int_equal(size.w, 90);
    assert_int_equal(size.h, 30 + 6 + 20);
    place(&b, 95, 100);
    ASSERT_BOX(KID(&b, 0), 0, 0, 40, 20);
    ASSERT_BOX(KID(&b, 2), 50, 0, 40, 30);
    ASSERT_BOX(KID(&b, 3), 0, 36, 40, 20);
    ASSERT_BOX(KID(&b, 4), 50, 36, 40, 20);
    place(&b, 90, 100); /* just fits */
    ASSERT_BOX(KID(&b, 2), 50, 0, 40, 30);
    place(&b, 89, 100);
    ASSERT_BOX(KID(&b, 2), 0, 26, 40, 30);
    place(&b, 25, 100); /* one each, cut */
    ASSERT_BOX(KID(&b, 4), 0, 88, 25, 20);
    finish(&b);
}

/* ---- grids ---- */

static void test_grid(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_GRID, 10, 5, 40, 20);
    b.panel->columns = 2;
    b.panel->row_gap = 4;
    b.kid[3]->wants.h = 50;
    widget_hide(&b.kid[0]->widget, true);
    assert_int_equal(widget_measure(&b.panel->widget, 110).h, 20 + 4 + 50);
    place(&b, 110, 200);
    ASSERT_BOX(KID(&b, 1), 0, 0, 50, 20);
    ASSERT_BOX(KID(&b, 2), 60, 0, 50, 20);
    ASSERT_BOX(KID(&b, 3), 0, 24, 50, 50);
    ASSERT_BOX(KID(&b, 4), 60, 24, 50, 50);
    finish(&b);
}

static void test_grid_fills_rows_and_columns_exactly(void **state)
{
    struct bench b;

    (void)state;
    for (int room = 100; room < 140; room++) {
        start(&b, PANEL_GRID, 5, 7, 10, 10);
        b.panel->columns = 3;
        b.panel->fill_rows = true;
        place(&b, room, room);
        assert_int_equal(KID(&b, 2).x + KID(&b, 2).w, room);
        assert_int_equal(KID(&b, 6).y + KID(&b, 6).h, room);
        for (int i = 1; i < 7; i++) {
            if (i % 3 != 0)
                assert_int_equal(KID(&b, i).x, KID(&b, i - 1).x + KID(&b, i - 1).w + 5);
            else
                assert_int_equal(KID(&b, i).y, KID(&b, i - 1).y + KID(&b, i - 1).h + 5);
        }
        finish(&b);
    }
}

/* ---- bad rooms, and what measuring costs ---- */

static void test_narrow_rooms_give_no_negative_sizes(void **state)
{
    struct bench b;

    (void)state;
    for (int flow = PANEL_COLUMN; flow <= PANEL_GRID; flow++)
        for (int across = PANEL_STRETCH; across <= PANEL_CENTER; across++)
            for (int room = 0; room < 60; room += 3) {
                start(&b, (enum panel_flow)flow, 10, 4, 40, 20);
                b.panel->across = (enum panel_align)across;
                b.panel->columns = 3;
                b.panel->fill_rows = true;
                b.panel->pad_x = b.panel->pad_y = 8;
                b.panel->stripe_px = 2;
                b.kid[1]->widget.grow = 1;
                b.kid[2]->wraps = true;
                struct size size = widget_measure(&b.panel->widget, room);
                assert_true(size.w >= 0 && size.h >= 0);
                place(&b, room, room);
                for (int i = 0; i < 4; i++)
                    assert_true(KID(&b, i).w >= 0 && KID(&b, i).h >= 0);
                finish(&b);
            }
}

static void test_empty_panels(void **state)
{
    struct bench b;

    (void)state;
    for (int flow = PANEL_COLUMN; flow <= PANEL_GRID; flow++) {
        start(&b, (enum panel_flow)flow, 10, 0, 0, 0);
        b.panel->fill_rows = true;
        assert_int_equal(widget_measure(&b.panel->widget, 100).h, 0);
        place(&b, 100, 100);
        finish(&b);
    }
}

static void test_least_size_is_kept(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 1, 40, 20);
    b.kid[0]->widget.least = (struct size){60, 80};
    struct size size = widget_measure(&b.panel->widget, 100);
    assert_int_equal(size.w, 60);
    assert_int_equal(size.h, 80);
    finish(&b);
}

/* Rows in rows: each level asks its child with two widths, but a leaf must not be asked 2^depth times. */
static void test_nested_rows_measure_little(void **state)
{
    struct view view;
    struct panel *root = NULL;
    struct widget *at = NULL;

    (void)state;
    view_fake(&view, 1000, 1000);
    for (int depth = 0; depth < 10; depth++) {
        struct panel *row = panel_stack(&view, at, PANEL_ROW, 5);
        root = root == NULL ? row : root;
        if (at != NULL)
            probe_create(&view, at, 10, 10);
        at = &row->widget;
    }
    struct probe *leaf = probe_create(&view, at, 30, 10);
    widget_measure(&root->widget, 600);
    widget_place(&root->widget, rect_make(0, 0, 600, 100));
    assert_in_range(leaf->measured, 1, 10 * 10);
    leaf->measured = 0;
    widget_place(&root->widget, rect_make(0, 0, 600, 100));
    assert_int_equal(leaf->measured, 0);
    widget_destroy(&root->widget);
}

static void test_remeasure_asks_for_layout_only_when_needed(void **state)
{
    struct bench b;

    (void)state;
    start(&b, PANEL_COLUMN, 10, 2, 40, 20);
    b.kid[0]->widget.least = (struct size){60, 30};
    widget_measure(&b.panel->widget, 100);
    b.view.layout_stale = false;
    b.kid[0]->wants.h = 25; /* still below the least */
    widget_remeasure(&b.kid[0]->widget);
    assert_false(b.view.layout_stale);
    b.kid[0]->wants.h = 35;
    widget_remeasure(&b.kid[0]->widget);
    assert_true(b.view.layout_stale);
    assert_int_equal(widget_measure(&b.panel->widget, 100).h, 35 + 10 + 20);
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_column),
        cmocka_unit_test(test_column_across_and_along),
        cmocka_unit_test(test_column_skips_hidden_ones),
        cmocka_unit_test(test_column_shares_sum_exactly),
        cmocka_unit_test(test_column_with_a_spring_first),
        cmocka_unit_test(test_column_text_wraps_at_its_width),
        cmocka_unit_test(test_row),
        cmocka_unit_test(test_row_in_the_middle),
        cmocka_unit_test(test_row_shares_sum_exactly),
        cmocka_unit_test(test_row_is_as_high_as_the_wrapped_text),
        cmocka_unit_test(test_flow),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_grid_fills_rows_and_columns_exactly),
        cmocka_unit_test(test_narrow_rooms_give_no_negative_sizes),
        cmocka_unit_test(test_empty_panels),
        cmocka_unit_test(test_least_size_is_kept),
        cmocka_unit_test(test_nested_rows_measure_little),
        cmocka_unit_test(test_remeasure_asks_for_layout_only_when_needed),
    };

    return cmocka_run_group_tests_name("ui/layout", tests, NULL, NULL);
}
