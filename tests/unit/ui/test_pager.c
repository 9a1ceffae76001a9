/* SPDX-License-Identifier: MIT */
#include "ui/pager.h"

#include "ui/list.h"

#include "unit/ui/probe.h"

#include <stdio.h>

enum { ROW_PX = 90, GAP_PX = 10 };

static struct fonts *fonts;

struct bench {
    struct ui *ui;
    struct view *view;
    struct pager *pager;
    struct scroll_view *list;
    uint64_t now_us;
};

static void build_row(void *ctx, struct widget *row, int index)
{
    (void)ctx;
    probe_create(row->view, row, 10, ROW_PX)->color = 0xFF000000u + (uint32_t)index * 0x030609u;
}

static void start(struct bench *b, struct size px, double width_mm, enum theme_mode mode, int rows)
{
    struct list_source source = {
        .count = rows, .row_px = ROW_PX, .gap_px = GAP_PX, .build_row = build_row, .ctx = b};

    memset(b, 0, sizeof *b);
    b->ui = ui_create(fonts);
    b->view = ui_view(b->ui);
    assert_true(ui_resize(b->ui, px, width_mm, width_mm * px.h / px.w));
    ui_set_mode(b->ui, mode);
    b->pager = pager_create(b->view, ui_page_layer(b->ui));
    b->list = list_create(b->view, pager_body(b->pager), &source);
    pager_attach(b->pager, b->list);
    paint_now(b->ui);
}

static void come_to_rest(struct bench *b)
{
    for (int i = 0; i < 100 && ui_deadline(b->ui) == 0; i++)
        ui_tick(b->ui, b->now_us += 16 * MS);
    paint_now(b->ui);
}

static bool press(struct bench *b, const char *text)
{
    struct point at;

    if (!ui_find_text(b->ui, text, true, &at))
        return false;
    finger(b->ui, TOUCH_DOWN, at.x, at.y, b->now_us);
    finger(b->ui, TOUCH_UP, at.x, at.y, b->now_us += 50 * MS);
    come_to_rest(b); /* frame by frame, as people see it */
    return true;
}

static bool says(struct bench *b, const char *text)
{
    struct point at;

    return ui_find_text(b->ui, text, false, &at);
}

static void test_shows_only_when_needed(void **state)
{
    struct bench b;

    (void)state;
    for (int rows = 0; rows < 40; rows++) {
        start(&b, (struct size){1080, 1920}, 268, THEME_STANDARD, rows);
        bool needed = rows * (ROW_PX + GAP_PX) - GAP_PX > 1920;
        assert_int_equal(says(&b, "下一页"), needed);
        assert_int_equal(b.list->widget.box.h < 1920, needed);
        assert_int_equal(scroll_view_pages(b.list) > 1, needed);
        ui_destroy(b.ui);
    }
}

static void test_places(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, 268, THEME_STANDARD, 100);
    const struct theme *theme = ui_theme(b.ui);
    ASSERT_BOX(widget_visible_box(&b.list->widget), 0, 0, 1080, 1920 - theme->target - theme->gap);
    struct point next, previous;
    assert_true(ui_find_text(b.ui, "下一页", false, &next));
    assert_true(ui_find_text(b.ui, "上一页", false, &previous));
    assert_true(next.x > previous.x && next.y == previous.y && next.y > 1920 - theme->target);
    ui_destroy(b.ui);

    start(&b, (struct size){1920, 1080}, 476, THEME_STANDARD, 100);
    struct rect list = widget_visible_box(&b.list->widget);
    assert_int_equal(list.h, 1080);
    assert_true(list.w > 1300 && list.w < 1800);
    assert_true(ui_find_text(b.ui, "下一页", false, &next));
    assert_true(ui_find_text(b.ui, "上一页", false, &previous));
    assert_true(next.y > previous.y && next.x > list.w);
    ui_destroy(b.ui);
}

static void walk_all_pages(struct bench *b)
{
    int pages = scroll_view_pages(b->list), presses = 0;
    char text[32];

    assert_true(pages > 2);
    assert_false(press(b, "上一页")); /* nothing before the first */
    do {
        snprintf(text, sizeof text, "%d / %d", presses + 1, pages);
        if (!says(b, text))
            fail_msg("%s is not on the screen", text);
        presses++;
    } while (presses < 100 && press(b, "下一页"));
    assert_int_equal(presses, pages);
    assert_true(scroll_view_at_end(b->list));
    assert_picture_is_fresh(b->ui);
    while (press(b, "上一页"))
        presses--;
    assert_int_equal(presses, 1);
    assert_int_equal(b->list->shown_offset, 0);
    snprintf(text, sizeof text, "1 / %d", pages);
    assert_true(says(b, text));
    assert_picture_is_fresh(b->ui);
}

static void test_every_page_can_be_reached(void **state)
{
    static const struct {
        struct size px;
        double width_mm;
    } screens[] = {{{1080, 1920}, 268}, {{1920, 1080}, 476}, {{800, 480}, 0}, {{480, 800}, 0}};
    struct bench b;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(screens); i++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
            start(&b, screens[i].px, screens[i].width_mm, (enum theme_mode)mode, 101);
            walk_all_pages(&b);
            ui_destroy(b.ui);
        }
}

/* The label is wider and higher than its text has to be: another number is no new layout. */
static void test_another_number_paints_little(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, 268, THEME_ELDER, 300);
    for (int i = 0; i < 12; i++) {
        scroll_view_page(b.list, 1, 0);
        assert_false(b.view->layout_stale);
        struct damage changed;
        ui_paint(b.ui, &changed);
        assert_false(rect_covers(damage_bounds(&changed), rect_make(0, 0, 1080, 1920)) && changed.count == 1);
    }
    ui_destroy(b.ui);
}

static void test_drag_moves_the_number(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, 268, THEME_ELDER, 60);
    while (!scroll_view_at_end(b.list)) {
        drag(b.ui, 500, 1500, 300, 10, true, &b.now_us);
        b.now_us += 300 * MS;
        paint_now(b.ui);
    }
    char text[32];
    snprintf(text, sizeof text, "%d / %d", scroll_view_pages(b.list), scroll_view_pages(b.list));
    assert_true(says(&b, text));
    assert_false(press(&b, "下一页"));
    assert_true(press(&b, "上一页"));
    assert_true(press(&b, "下一页"));
    ui_destroy(b.ui);
}

static void test_targets_are_large_enough(void **state)
{
    struct bench b;

    (void)state;
    for (int landscape = 0; landscape < 2; landscape++) {
        struct size px = landscape ? (struct size){1920, 1080} : (struct size){1080, 1920};
        start(&b, px, landscape ? 476 : 268, THEME_STANDARD, 100);
        scroll_view_page(b.list, 1, 0);
        come_to_rest(&b);
        const char *texts[] = {"上一页", "下一页"};
        for (int i = 0; i < 2; i++) {
            struct point at;
            assert_true(ui_find_text(b.ui, texts[i], true, &at));
            int half = ui_theme(b.ui)->target / 2 - 2;
            int offset = b.list->shown_offset;
            tap(b.ui, at.x - half, at.y - half, &b.now_us);
            come_to_rest(&b);
            assert_true(b.list->shown_offset != offset);
            scroll_to(&b.list->scroll, offset, false, 0);
            scroll_view_apply(b.list);
            paint_now(b.ui);
        }
        ui_destroy(b.ui);
    }
}

static void test_no_room_and_no_target(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){60, 30}, 268, THEME_ELDER, 100);
    assert_picture_is_fresh(b.ui);
    assert_true(b.list->widget.box.w >= 0 && b.list->widget.box.h >= 0);
    ui_destroy(b.ui);
    b.ui = ui_create(fonts);
    assert_true(ui_resize(b.ui, (struct size){100, 100}, 0, 0));
    struct pager *alone = pager_create(ui_view(b.ui), ui_page_layer(b.ui));
    paint_now(b.ui);
    ASSERT_BOX(widget_visible_box(pager_body(alone)), 0, 0, 100, 100);
    ui_destroy(b.ui);
}

static int open_fonts(void **state)
{
    struct error error = {0};

    (void)state;
    fonts = fonts_open("fonts/manifest", &error);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shows_only_when_needed),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_every_page_can_be_reached),
        cmocka_unit_test(test_another_number_paints_little),
        cmocka_unit_test(test_drag_moves_the_number),
        cmocka_unit_test(test_targets_are_large_enough),
        cmocka_unit_test(test_no_room_and_no_target),
    };

    return cmocka_run_group_tests_name("ui/pager", tests, open_fonts, close_fonts);
}
