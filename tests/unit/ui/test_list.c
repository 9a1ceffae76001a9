/* SPDX-License-Identifier: MIT */
/* Scroll views and lists: scrolling moves pixels, and must end as if all had been painted anew. */
#include "ui/list.h"

#include "ui/panel.h"

#include "unit/ui/probe.h"

enum { W = 120, H = 230, ROWS = 10000, ROW_PX = 34, GAP_PX = 6, PITCH = ROW_PX + GAP_PX };

/* A list below a header of 30 px, so that it is 200 px high. */
struct bench {
    struct ui *ui;
    struct view *view;
    struct scroll_view *list;
    int built[ROWS];
    int builds;
    int taps, last_tag;
    uint64_t now_us;
    unsigned seed;
};

static void on_tap(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    b->taps++;
    b->last_tag = w->tag;
}

/* A number in colours: three probes beside each other, and one that is too high for the row. */
static void build_row(void *ctx, struct widget *row, int index)
{
    struct bench *b = ctx;
    struct panel *line = panel_stack(b->view, row, PANEL_ROW, 4);

    assert_true(index >= 0 && index < ROWS);
    b->built[index]++;
    b->builds++;
    line->widget.on_tap = on_tap;
    line->widget.ctx = b;
    line->widget.tag = index;
    for (int i = 0; i < 3; i++) {
        struct probe *p = probe_create(b->view, &line->widget, 20, 20 + i * 11);
        p->color = 0xFF202020u + (uint32_t)(index * 2654435761u >> (8 * i) & 0x7F7F7F);
        p->widget.grow = 1;
    }
}

static void start_with(struct bench *b, int count, enum theme_mode mode)
{
    struct list_source source = {
        .count = count, .row_px = ROW_PX, .gap_px = GAP_PX, .build_row = build_row, .ctx = b};

    memset(b, 0, sizeof *b);
    b->ui = ui_create(NULL);
    b->view = ui_view(b->ui);
    b->now_us = 5000 * MS;
    b->seed = 99;
    assert_true(ui_resize(b->ui, (struct size){W, H}, 268, 476));
    ui_set_mode(b->ui, mode);
    struct panel *page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 0);
    probe_create(b->view, &page->widget, W, 30)->color = 0xFFB3261E;
    b->list = list_create(b->view, &page->widget, &source);
    paint_now(b->ui);
}

static int start(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    start_with(b, ROWS, THEME_STANDARD);
    *state = b;
    return 0;
}

static int stop(void **state)
{
    struct bench *b = *state;

    ui_destroy(b->ui);
    test_free(b);
    return 0;
}

static unsigned chance(struct bench *b)
{
    b->seed = b->seed * 1103515245u + 12345u;
    return b->seed >> 8 & 0xFFFF;
}

static void jump(struct bench *b, double offset)
{
    scroll_to(&b->list->scroll, offset, false, b->now_us);
    scroll_view_apply(b->list);
}

static void test_only_rows_in_sight_exist(void **state)
{
    struct bench *b = *state;
    int most = 200 / PITCH + 2;

    assert_int_equal(b->list->content_height, ROWS * PITCH - GAP_PX);
    assert_int_equal(list_rows_alive(b->list), 5);
    assert_int_equal(b->builds, 5);
    for (int i = 0; i < 500; i++) {
        jump(b, (double)(chance(b) * 8u % (ROWS * PITCH)));
        assert_in_range(list_rows_alive(b->list), 1, most);
        paint_now(b->ui);
    }
    jump(b, 1e9);
    assert_int_equal(b->list->shown_offset, ROWS * PITCH - GAP_PX - 200);
    assert_true(b->built[ROWS - 1] > 0);
    assert_picture_is_fresh(b->ui);
}

static void test_each_row_is_built_once_as_it_appears(void **state)
{
    struct bench *b = *state;

    for (int i = 0; i < 100; i++) {
        scroll_drag(&b->list->scroll, -13);
        scroll_view_apply(b->list);
        paint_now(b->ui);
    }
    /* 1300 px on: the rows 0..37 have been in sight */
    assert_int_equal(b->builds, (1300 + 200 + PITCH - 1) / PITCH);
    for (int i = 0; i < b->builds; i++)
        assert_int_equal(b->built[i], 1);
    jump(b, 0);
    assert_int_equal(b->built[0], 2);
}

static void test_a_scroll_paints_its_strip(void **state)
{
    struct bench *b = *state;

    jump(b, 1000);
    paint_now(b->ui);
    for (int direction = -1; direction <= 1; direction += 2) {
        probe_pixels = 0;
        scroll_drag(&b->list->scroll, direction * 17);
        scroll_view_apply(b->list);
        assert_false(b->view->layout_stale);
        assert_int_equal(b->view->stale.count, 1);
        ASSERT_BOX(b->view->stale.box[0], 0, direction < 0 ? H - 17 : 30, W, 17);
        struct damage changed = paint_now(b->ui);
        assert_in_range(probe_pixels, 1, W * 17);
        ASSERT_BOX(damage_bounds(&changed), 0, 30, W, 200);
        assert_picture_is_fresh(b->ui);
    }
}

/* The golden property, with everything that a hand can do. */
static void test_random_hands(void **state)
{
    struct bench *b = *state;

    for (int i = 0; i < 250; i++) {
        unsigned r = chance(b);
        if (r % 4 == 0) {
            scroll_view_page(b->list, r % 8 == 0 ? 1 : -1, b->now_us);
        } else if (r % 4 == 1) {
            jump(b, (double)(chance(b) * 7u % 300000u) / 1.3);
        } else {
            int from = 40 + (int)(chance(b) % 180), to = 40 + (int)(chance(b) % 180);
            drag(b->ui, 60, from, to, 1 + (int)(r % 7), r % 3 == 0, &b->now_us);
        }
        for (int k = (int)(r % 5); k > 0; k--) {
            b->now_us += 16 * MS;
            ui_tick(b->ui, b->now_us);
            if (r % 2 == 0)
                paint_now(b->ui);
        }
        assert_in_range(list_rows_alive(b->list), 1, 7);
        assert_picture_is_fresh(b->ui);
    }
}

/* What scrolling has left behind is also what a new list shows at this place. */
static void test_same_as_a_new_list(void **state)
{
    struct bench *b = *state, *fresh = test_calloc(1, sizeof *fresh);

    for (int i = 0; i < 60; i++)
        drag(b->ui, 60, 220, 60 + (int)(chance(b) % 150), 4, true, &b->now_us);
    for (int i = 0; i < 20; i++)
        drag(b->ui, 60, 60, 60 + (int)(chance(b) % 150), 4, true, &b->now_us);
    paint_now(b->ui);
    assert_true(b->list->shown_offset > 500);
    start_with(fresh, ROWS, THEME_STANDARD);
    fresh->list->scroll.offset = b->list->scroll.offset; /* as a page does that remembers its place */
    widget_invalidate(&fresh->list->widget);
    paint_now(fresh->ui);
    uint32_t *copy = picture_copy(fresh->ui);
    assert_int_equal(picture_differs(b->ui, copy), -1);
    test_free(copy);
    ui_destroy(fresh->ui);
    test_free(fresh);
}

static void test_pressed_row_is_scrolled_away(void **state)
{
    struct bench *b = *state;

    finger(b->ui, TOUCH_DOWN, 60, 40, b->now_us);
    assert_non_null(b->view->pressed);
    jump(b, 100000); /* e.g. by the program */
    assert_null(b->view->pressed);
    finger(b->ui, TOUCH_UP, 60, 40, b->now_us + 50 * MS);
    assert_int_equal(b->taps, 0);
    b->now_us += 100 * MS;
    tap(b->ui, 60, 40, &b->now_us);
    assert_int_equal(b->taps, 1);
    assert_int_equal(b->last_tag, 100000 / PITCH);
    assert_picture_is_fresh(b->ui);
}

/* The minute turns while a finger is on a row: the tap still counts. */
static void test_layout_keeps_the_rows(void **state)
{
    struct bench *b = *state;

    jump(b, 500);
    paint_now(b->ui);
    int builds = b->builds;
    finger(b->ui, TOUCH_DOWN, 60, 100, b->now_us);
    widget_invalidate(ui_page_layer(b->ui));
    paint_now(b->ui);
    finger(b->ui, TOUCH_UP, 60, 100, b->now_us + 50 * MS);
    assert_int_equal(b->taps, 1);
    assert_int_equal(b->builds, builds);
    assert_picture_is_fresh(b->ui);
    /* Another width is another row. */
    assert_true(ui_resize(b->ui, (struct size){W + 10, H}, 268, 476));
    paint_now(b->ui);
    assert_true(b->builds > builds);
    assert_int_equal(b->list->shown_offset, 500);
    assert_picture_is_fresh(b->ui);
}

static void test_short_and_empty_lists(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    (void)state;
    for (int count = 0; count < 5; count++) {
        start_with(b, count, THEME_STANDARD);
        assert_int_equal(list_rows_alive(b->list), count);
        assert_int_equal(scroll_view_pages(b->list), 1);
        assert_int_equal(scroll_view_current_page(b->list), 1);
        assert_true(scroll_view_at_start(b->list) && scroll_view_at_end(b->list));
        drag(b->ui, 60, 200, 50, 5, false, &b->now_us);
        ui_tick(b->ui, b->now_us + 16 * MS);
        assert_int_equal(b->list->shown_offset, 0);
        assert_true(ui_deadline(b->ui) == UINT64_MAX);
        assert_picture_is_fresh(b->ui);
        ui_destroy(b->ui);
    }
    test_free(b);
}

static void test_list_without_room(void **state)
{
    struct bench *b = *state;

    assert_true(ui_resize(b->ui, (struct size){W, 20}, 268, 476)); /* the header takes it all */
    paint_now(b->ui);
    assert_int_equal(scroll_view_pages(b->list), 1);
    scroll_view_page(b->list, 1, b->now_us);
    for (int i = 0; i < 30; i++)
        ui_tick(b->ui, b->now_us += 16 * MS);
    assert_in_range(list_rows_alive(b->list), 0, 2);
    assert_picture_is_fresh(b->ui);
}

static void test_pages_reach_the_end(void **state)
{
    struct bench *b = *state;

    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        ui_destroy(b->ui);
        start_with(b, 57, (enum theme_mode)mode);
        int pages = scroll_view_pages(b->list), presses = 0;
        assert_in_range(pages, 57 * PITCH / 200, 57 * PITCH / 100);
        while (!scroll_view_at_end(b->list) && presses < 1000) {
            assert_int_equal(scroll_view_current_page(b->list), presses + 1);
            scroll_view_page(b->list, 1, b->now_us);
            for (int i = 0; i < 20 && ui_deadline(b->ui) == 0; i++)
                ui_tick(b->ui, b->now_us += 16 * MS);
            presses++;
            assert_picture_is_fresh(b->ui);
        }
        assert_int_equal(presses, pages - 1);
        assert_int_equal(scroll_view_current_page(b->list), pages);
        scroll_view_page(b->list, 1, b->now_us); /* at the end: nothing to glide to */
        assert_true(ui_deadline(b->ui) == UINT64_MAX);
        for (int i = 0; i < pages; i++) {
            scroll_view_page(b->list, -1, b->now_us);
            for (int k = 0; k < 20; k++)
                ui_tick(b->ui, b->now_us += 16 * MS);
        }
        assert_true(scroll_view_at_start(b->list));
    }
}

static struct scroll_view *whole_rows(struct bench *b, int count, int row_px, struct panel **page)
{
    struct list_source source = {.count = count,
                                 .row_px = row_px,
                                 .gap_px = GAP_PX,
                                 .whole_rows = true,
                                 .build_row = build_row,
                                 .ctx = b};

    *page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 0);
    probe_create(b->view, &(*page)->widget, W, 30);
    struct scroll_view *list = list_create(b->view, &(*page)->widget, &source);
    paint_now(b->ui);
    return list;
}

/* 200 px hold five rows of 34 + 6 and a strip of the sixth; five of 35 + 6 fill them. */
static void test_no_half_row(void **state)
{
    struct bench *b = *state;
    struct panel *page;
    struct scroll_view *list = whole_rows(b, 57, ROW_PX, &page);
    int grown = (200 + GAP_PX) / 5;

    assert_int_equal(list_rows_alive(list), 5);
    assert_int_equal(list->content_height, 57 * grown - GAP_PX);
    for (int turn = 1; turn <= 10; turn++) {
        scroll_view_page(list, 1, b->now_us);
        for (int i = 0; i < 20; i++)
            ui_tick(b->ui, b->now_us += 16 * MS);
        assert_int_equal(list->shown_offset, turn * 5 * grown);
        assert_int_equal(list_rows_alive(list), 5);
    }
    assert_int_equal(scroll_view_pages(list), 12);
    assert_picture_is_fresh(b->ui);
}

static void test_rows_grow_within_reason(void **state)
{
    struct bench *b = *state;
    struct panel *page;

    /* All there is fits: nothing to fill. */
    assert_int_equal(whole_rows(b, 3, ROW_PX, &page)->content_height, 3 * PITCH - GAP_PX);
    widget_destroy(&page->widget);
    /* A single row would have to be nearly twice as high. */
    assert_int_equal(whole_rows(b, 3, 104, &page)->content_height, 3 * 110 - GAP_PX);
    widget_destroy(&page->widget);
    /* Not one fits. */
    assert_int_equal(whole_rows(b, 3, 300, &page)->content_height, 3 * 306 - GAP_PX);
    assert_picture_is_fresh(b->ui);
}

static void test_elder_mode_does_not_fling(void **state)
{
    struct bench *b = *state;

    ui_destroy(b->ui);
    start_with(b, ROWS, THEME_ELDER);
    drag(b->ui, 60, 220, 120, 5, false, &b->now_us);
    assert_int_equal(b->list->shown_offset, 100);
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    scroll_view_page(b->list, 1, b->now_us);
    assert_true(b->list->shown_offset > 200);
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    assert_picture_is_fresh(b->ui);
}

/* ---- scroll view with one column ---- */

static void test_scroll_view_of_wrapping_text(void **state)
{
    struct bench *b = *state;
    struct panel *page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 0);
    struct scroll_view *s = scroll_view_create(b->view, &page->widget);
    struct panel *column = panel_stack(b->view, &s->widget, PANEL_COLUMN, 3);

    widget_destroy(CONTAINER_OF(ui_page_layer(b->ui)->children.next, struct widget, siblings));
    for (int i = 0; i < 40; i++) {
        struct probe *p = probe_create(b->view, &column->widget, 50 + i * 17, 13);
        p->wraps = true;
        p->color = 0xFF000000u + (uint32_t)i * 0x050709u;
    }
    paint_now(b->ui);
    assert_int_equal(s->content_height, widget_measure(&column->widget, W).h);
    for (int i = 0; i < 100; i++) {
        drag(b->ui, 60, 20 + (int)(chance(b) % 200), 20 + (int)(chance(b) % 200), 3, i % 2 == 0, &b->now_us);
        ui_tick(b->ui, b->now_us += 16 * MS);
        assert_picture_is_fresh(b->ui);
    }
    /* Shorter content pulls it back. */
    scroll_to(&s->scroll, 1e6, false, 0);
    scroll_view_apply(s);
    widget_destroy_children(&column->widget);
    probe_create(b->view, &column->widget, 50, 300)->color = 0xFF00FF00;
    paint_now(b->ui);
    assert_int_equal(s->shown_offset, 300 - H);
    assert_picture_is_fresh(b->ui);
    widget_destroy(&column->widget);
    paint_now(b->ui);
    assert_int_equal(s->shown_offset, 0);
}

int main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_only_rows_in_sight_exist),
        TEST(test_each_row_is_built_once_as_it_appears),
        TEST(test_a_scroll_paints_its_strip),
        TEST(test_random_hands),
        TEST(test_same_as_a_new_list),
        TEST(test_pressed_row_is_scrolled_away),
        TEST(test_layout_keeps_the_rows),
        cmocka_unit_test(test_short_and_empty_lists),
        TEST(test_list_without_room),
        TEST(test_pages_reach_the_end),
        TEST(test_no_half_row),
        TEST(test_rows_grow_within_reason),
        TEST(test_elder_mode_does_not_fling),
        TEST(test_scroll_view_of_wrapping_text),
    };

    return cmocka_run_group_tests_name("ui/list", tests, NULL, NULL);
}
