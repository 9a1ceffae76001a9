/* SPDX-License-Identifier: MIT */
#include "ui/ui.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/gesture.h"
#include "ui/panel.h"
#include "ui/scroll_view.h"

#include "unit/ui/probe.h"

enum { W = 200, H = 300 };

/* A ui of 200x300 px; the page is a column of buttons, 40 px high, with 10 px between them. */
struct bench {
    struct ui *ui;
    struct view *view;
    struct panel *page;
    struct panel *button[3];
    int taps, holds;
    uint64_t now_us;
    struct widget *victim;
};

static void on_tap(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    (void)w;
    b->taps++;
    if (b->victim != NULL)
        widget_destroy(b->victim);
    b->victim = NULL;
}

static void on_hold(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    (void)w;
    b->holds++;
    widget_destroy(b->victim);
    b->victim = NULL;
}

static struct panel *add_button(struct bench *b, struct widget *parent)
{
    struct panel *p = panel_create(b->view, parent, PANEL_COLUMN);

    p->fill = 0xFF3060A0;
    p->widget.on_tap = on_tap;
    p->widget.ctx = b;
    p->widget.least = (struct size){10, 40};
    return p;
}

static int start(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    b->ui = ui_create(NULL);
    b->view = ui_view(b->ui);
    b->now_us = 5000 * MS;
    assert_true(ui_resize(b->ui, (struct size){W, H}, 100, 150));
    b->page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 10);
    for (int i = 0; i < 3; i++)
        b->button[i] = add_button(b, &b->page->widget);
    paint_now(b->ui);
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

/* ---- pictures ---- */

static void test_pressed_is_in_the_next_picture(void **state)
{
    struct bench *b = *state;
    uint32_t before = pixel(b->ui, 100, 70), other = pixel(b->ui, 100, 20);

    assert_int_equal(before, 0x3060A0);
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    assert_true(ui_needs_paint(b->ui));
    struct damage changed = paint_now(b->ui);
    assert_int_equal(changed.count, 1);
    ASSERT_BOX(changed.box[0], 0, 50, W, 40);
    assert_true(pixel(b->ui, 100, 70) != before);
    assert_int_equal(pixel(b->ui, 100, 20), other);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 50 * MS);
    paint_now(b->ui);
    assert_int_equal(pixel(b->ui, 100, 70), before);
    assert_int_equal(b->taps, 1);
}

/* A panel without a fill shows the press as a shade over what is below it, not as black. */
static void test_pressed_see_through_panel(void **state)
{
    struct bench *b = *state;

    b->button[1]->fill = 0;
    widget_mark(&b->button[1]->widget);
    paint_now(b->ui);
    uint32_t before = pixel(b->ui, 100, 70);
    assert_int_equal(before, ui_theme(b->ui)->ground & 0xFFFFFF);
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    paint_now(b->ui);
    uint32_t pressed = pixel(b->ui, 100, 70);
    assert_true(pressed != before);
    assert_true((pressed & 0xFF) > 0x80);
}

static void test_second_paint_does_nothing(void **state)
{
    struct bench *b = *state;
    struct damage changed;

    assert_false(ui_needs_paint(b->ui));
    uint32_t *copy = picture_copy(b->ui);
    ui_paint(b->ui, &changed);
    assert_true(damage_empty(&changed));
    assert_int_equal(picture_differs(b->ui, copy), -1);
    test_free(copy);
}

static void test_layout_change_paints_everything(void **state)
{
    struct bench *b = *state;

    widget_hide(&b->button[0]->widget, true);
    assert_true(ui_needs_paint(b->ui));
    struct damage changed = paint_now(b->ui);
    assert_int_equal(changed.count, 1);
    ASSERT_BOX(changed.box[0], 0, 0, W, H);
    ASSERT_BOX(widget_visible_box(&b->button[1]->widget), 0, 0, W, 40);
    assert_picture_is_fresh(b->ui);
}

static void test_without_a_screen(void **state)
{
    struct ui *ui = ui_create(NULL);
    struct damage changed = {.count = 3};

    (void)state;
    assert_false(ui_needs_paint(ui));
    ui_paint(ui, &changed);
    assert_true(damage_empty(&changed));
    finger(ui, TOUCH_DOWN, 10, 10, 0);
    finger(ui, TOUCH_UP, 10, 10, 10);
    ui_tick(ui, 20);
    ui_destroy(ui);
    ui_destroy(NULL);
}

static void test_resize(void **state)
{
    struct bench *b = *state;

    view_scroll(b->view, rect_make(0, 0, W, H), 5); /* the glass has not seen it yet */
    assert_true(ui_resize(b->ui, (struct size){120, 90}, 100, 75));
    struct damage changed = paint_now(b->ui);
    assert_int_equal(changed.count, 1);
    ASSERT_BOX(changed.box[0], 0, 0, 120, 90);
    assert_int_equal(ui_pixels(b->ui).width, 120);
    assert_true(ui_theme(b->ui)->landscape);
    assert_false(ui_resize(b->ui, (struct size){0, 90}, 100, 75));
    assert_false(ui_resize(b->ui, (struct size){20000, 90}, 100, 75));
    assert_int_equal(ui_pixels(b->ui).width, 120); /* the old picture stays */
    ui_set_mode(b->ui, THEME_ELDER);
    assert_int_equal(ui_theme(b->ui)->mode, THEME_ELDER);
    assert_true(ui_needs_paint(b->ui));
}

/* ---- touches ---- */

static void test_drag_is_no_tap(void **state)
{
    struct bench *b = *state;

    drag(b->ui, 100, 70, 200, 10, false, &b->now_us);
    assert_int_equal(b->taps, 0);
    assert_null(b->view->pressed);
    assert_false(b->button[1]->widget.pressed);
    assert_picture_is_fresh(b->ui);
}

static void test_wake_tap_does_nothing(void **state)
{
    struct bench *b = *state;

    ui_swallow_touch(b->ui, b->now_us);
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    assert_false(ui_needs_paint(b->ui));
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 30 * MS);
    assert_true(ui_deadline(b->ui) == b->now_us + 230 * MS);
    ui_tick(b->ui, b->now_us + 230 * MS);
    assert_int_equal(b->taps, 0);
    b->now_us += 240 * MS;
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
}

static void test_cancel_lets_go(void **state)
{
    struct bench *b = *state;

    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    ui_cancel_touch(b->ui, b->now_us);
    assert_false(b->button[1]->widget.pressed);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us);
    assert_int_equal(b->taps, 0);
}

static void test_hold_only_where_it_matters(void **state)
{
    struct bench *b = *state;

    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    ui_tick(b->ui, b->now_us + 700 * MS);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 900 * MS);
    assert_int_equal(b->taps, 1);
    b->button[1]->widget.on_hold = on_hold;
    b->now_us += 2000 * MS;
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    assert_true(ui_deadline(b->ui) == b->now_us + GESTURE_HOLD_US);
    ui_tick(b->ui, b->now_us + GESTURE_HOLD_US);
    assert_int_equal(b->holds, 1);
    assert_false(b->button[1]->widget.pressed);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 900 * MS);
    assert_int_equal(b->taps, 1);
}

/* ---- handlers that take widgets away ---- */

static void test_tap_destroys_its_own_widget(void **state)
{
    struct bench *b = *state;

    b->victim = &b->button[1]->widget;
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
    paint_now(b->ui);
    ASSERT_BOX(widget_visible_box(&b->button[2]->widget), 0, 50, W, 40);
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 2);
}

static void test_tap_destroys_the_page(void **state)
{
    struct bench *b = *state;

    b->victim = &b->page->widget;
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
    assert_picture_is_fresh(b->ui);
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
}

static void test_hold_destroys_its_own_widget(void **state)
{
    struct bench *b = *state;

    b->button[1]->widget.on_hold = on_hold;
    b->victim = &b->button[1]->widget;
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    ui_tick(b->ui, b->now_us + GESTURE_HOLD_US);
    assert_int_equal(b->holds, 1);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 900 * MS);
    assert_picture_is_fresh(b->ui);
}

static void test_pressed_widget_goes_away(void **state)
{
    struct bench *b = *state;

    b->button[1]->widget.on_hold = on_hold;
    finger(b->ui, TOUCH_DOWN, 100, 70, b->now_us);
    widget_destroy(&b->button[1]->widget);
    assert_null(b->view->pressed);
    ui_tick(b->ui, b->now_us + 700 * MS);
    finger(b->ui, TOUCH_UP, 100, 70, b->now_us + 800 * MS);
    assert_int_equal(b->taps + b->holds, 0);
}

static bool drag_and_die(struct widget *w, const struct drag *drag)
{
    if (drag->phase == DRAG_MOVE)
        widget_destroy(w);
    return drag->phase != DRAG_CATCH;
}

static const struct widget_class dying_class = {.name = "dying", .drag = drag_and_die};

static void test_dragged_widget_goes_away(void **state)
{
    struct bench *b = *state;

    for (int round = 0; round < 2; round++) {
        struct widget *w = widget_create(&dying_class, sizeof *w, b->view, &b->page->widget);
        w->least = (struct size){W, 100};
        paint_now(b->ui);
        finger(b->ui, TOUCH_DOWN, 100, 200, b->now_us);
        if (round == 0) { /* by another hand, before the first move */
            widget_destroy(w);
        }
        b->now_us += 10 * MS;
        finger(b->ui, TOUCH_MOVE, 100, 260, b->now_us);
        finger(b->ui, TOUCH_MOVE, 100, 290, b->now_us + 10 * MS);
        assert_null(b->view->dragged);
        finger(b->ui, TOUCH_UP, 100, 290, b->now_us + 20 * MS);
        assert_picture_is_fresh(b->ui);
    }
}

/* ---- time ---- */

struct ticker {
    struct widget widget;
    struct widget *victim;
    int *ticks;
    int left; /* ticks that it wants */
};

static bool ticker_tick(struct widget *w, uint64_t now_us)
{
    struct ticker *t = CONTAINER_OF(w, struct ticker, widget);
    struct widget *victim = t->victim;
    bool more = --t->left > 0;

    (void)now_us;
    ++*t->ticks;
    t->victim = NULL;
    widget_destroy(victim);
    return more;
}

static const struct widget_class ticker_class = {.name = "ticker", .tick = ticker_tick};

static struct ticker *add_ticker(struct bench *b, int *ticks, int left)
{
    struct ticker *t = widget_create(&ticker_class, sizeof *t, b->view, &b->page->widget);

    t->ticks = ticks;
    t->left = left;
    widget_animate(&t->widget);
    return t;
}

static void test_ticks_and_deadline(void **state)
{
    struct bench *b = *state;
    int first = 0, second = 0;

    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    add_ticker(b, &first, 1);
    struct ticker *t = add_ticker(b, &second, 3);
    widget_animate(&t->widget); /* twice is once */
    assert_true(ui_deadline(b->ui) == 0);
    ui_tick(b->ui, 1);
    assert_int_equal(first, 1);
    assert_int_equal(second, 1);
    ui_tick(b->ui, 2);
    ui_tick(b->ui, 3);
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    ui_tick(b->ui, 4);
    assert_int_equal(first, 1);
    assert_int_equal(second, 3);
}

static void test_a_tick_may_destroy_any_ticker(void **state)
{
    struct bench *b = *state;

    for (int who = 0; who < 4; who++)
        for (int whom = 0; whom < 4; whom++) {
            struct ticker *t[4];
            int ticks[4] = {0};
            for (int i = 0; i < 4; i++)
                t[i] = add_ticker(b, &ticks[i], 5);
            t[who]->victim = &t[whom]->widget;
            ui_tick(b->ui, 1);
            for (int i = 0; i < 4; i++)
                assert_int_equal(ticks[i], whom == i && whom > who ? 0 : 1);
            ui_tick(b->ui, 2);
            for (int i = 0; i < 4; i++) {
                assert_int_equal(ticks[i], whom == i ? (whom > who ? 0 : 1) : 2);
                if (i != whom)
                    widget_destroy(&t[i]->widget);
            }
            assert_true(list_empty(&b->view->animated));
        }
}

/* ---- scrolling ---- */

static struct scroll_view *add_scroll(struct bench *b, int rows)
{
    struct scroll_view *s = scroll_view_create(b->view, &b->page->widget);
    struct panel *column = panel_stack(b->view, &s->widget, PANEL_COLUMN, 0);

    for (int i = 0; i < rows; i++) {
        struct probe *p = probe_create(b->view, &column->widget, W, 20);
        p->color = 0xFF000000 | (uint32_t)(i * 0x030507);
        p->widget.on_tap = on_tap;
        p->widget.ctx = b;
    }
    paint_now(b->ui);
    return s;
}

static void test_finger_catches_a_fling(void **state)
{
    struct bench *b = *state;
    struct scroll_view *s = add_scroll(b, 100);

    drag(b->ui, 100, 290, 190, 5, false, &b->now_us);
    assert_true(ui_deadline(b->ui) == 0);
    b->now_us += 100 * MS;
    ui_tick(b->ui, b->now_us);
    double at = s->scroll.offset;
    assert_true(at > 100);
    tap(b->ui, 100, 250, &b->now_us);
    assert_int_equal(b->taps, 0); /* it meant: stop */
    ui_tick(b->ui, b->now_us);
    assert_true(s->scroll.offset == at);
    assert_true(ui_deadline(b->ui) == UINT64_MAX);
    tap(b->ui, 100, 250, &b->now_us);
    assert_int_equal(b->taps, 1);
    assert_picture_is_fresh(b->ui);
}

static void test_fling_does_not_stop_a_button(void **state)
{
    struct bench *b = *state;

    add_scroll(b, 100);
    drag(b->ui, 100, 290, 190, 5, false, &b->now_us);
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
    assert_true(ui_deadline(b->ui) == 0);
}

/* A list that is still moving when a question opens over it must not smear the question. */
static void test_fling_under_a_dialog(void **state)
{
    struct bench *b = *state;
    struct scroll_view *s = add_scroll(b, 100);

    drag(b->ui, 100, 290, 190, 5, false, &b->now_us);
    struct probe *veil = probe_create(b->view, ui_dialog_layer(b->ui), W, H);
    struct probe *card = probe_create(b->view, &veil->widget, 0, 0);
    veil->color = 0x60FF0000;
    card->color = 0xFFFFFFFF;
    widget_place(&card->widget, rect_make(20, 180, 100, 60));
    paint_now(b->ui);
    for (int i = 0; i < 10; i++) {
        double before = s->scroll.offset;
        b->now_us += 16 * MS;
        ui_tick(b->ui, b->now_us);
        assert_true(s->scroll.offset > before);
        assert_picture_is_fresh(b->ui);
    }
}

/* ---- dialogs and texts ---- */

static void test_dialogs_fill_and_take_everything(void **state)
{
    struct bench *b = *state;
    struct widget *layer = ui_dialog_layer(b->ui);
    struct probe *first = probe_create(b->view, layer, 10, 10);
    struct probe *second = probe_create(b->view, layer, 10, 10);

    paint_now(b->ui);
    ASSERT_BOX(first->widget.box, 0, 0, W, H);
    ASSERT_BOX(second->widget.box, 0, 0, W, H);
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 0);
    widget_hide(&first->widget, true);
    widget_hide(&second->widget, true);
    paint_now(b->ui);
    tap(b->ui, 100, 70, &b->now_us);
    assert_int_equal(b->taps, 1);
}

static struct probe *add_text(struct bench *b, struct widget *parent, const char *text)
{
    struct probe *p = probe_create(b->view, parent, 60, 20);

    p->text = text;
    return p;
}

static void test_find_text(void **state)
{
    struct bench *b = *state;
    struct point at;

    add_text(b, &b->button[1]->widget, "办理身份证");
    add_text(b, &b->page->widget, "说明文字");
    add_text(b, &b->page->widget, NULL);
    paint_now(b->ui);
    assert_true(ui_find_text(b->ui, "身份", true, &at)); /* the middle of the button, not of the text */
    assert_int_equal(at.x, 100);
    assert_int_equal(at.y, 70);
    tap(b->ui, at.x, at.y, &b->now_us);
    assert_int_equal(b->taps, 1);
    assert_true(ui_find_text(b->ui, "说明", false, &at));
    assert_false(ui_find_text(b->ui, "说明", true, &at)); /* cannot be tapped */
    assert_false(ui_find_text(b->ui, "户口", false, &at));
    widget_hide(&b->button[1]->widget, true);
    paint_now(b->ui);
    assert_false(ui_find_text(b->ui, "身份", false, &at));
}

static void test_find_text_that_is_covered(void **state)
{
    struct bench *b = *state;
    struct point at;

    add_text(b, &b->button[1]->widget, "办理");
    struct probe *veil = probe_create(b->view, ui_dialog_layer(b->ui), 10, 10);
    paint_now(b->ui);
    assert_false(ui_find_text(b->ui, "办理", true, &at));
    assert_false(ui_find_text(b->ui, "办理", false, &at));
    widget_destroy(&veil->widget);
    paint_now(b->ui);
    assert_true(ui_find_text(b->ui, "办理", true, &at));
}

static void test_find_text_that_is_scrolled_out(void **state)
{
    struct bench *b = *state;
    struct scroll_view *s = add_scroll(b, 50);
    struct probe *row =
        probe_of(CONTAINER_OF(CONTAINER_OF(s->widget.children.next, struct widget, siblings)->children.prev,
                              struct widget, siblings));
    struct point at;

    row->text = "最后一行";
    assert_false(ui_find_text(b->ui, "最后", true, &at));
    scroll_to(&s->scroll, 1e9, false, 0);
    scroll_view_apply(s);
    assert_true(ui_find_text(b->ui, "最后", true, &at));
    assert_int_equal(at.y, H - 10);
}

static void test_dump_text(void **state)
{
    struct bench *b = *state;
    struct str out = {0};

    add_text(b, &b->page->widget, "一");
    add_text(b, &b->page->widget, NULL);
    widget_hide(&add_text(b, &b->page->widget, "二")->widget, true);
    add_text(b, &b->page->widget, "三");
    paint_now(b->ui);
    ui_dump_text(b->ui, &out);
    assert_string_equal(str_text(&out), "一\n三\n");
    str_finish(&out);
}

/* ---- one wish in two taps, and hands that rest ---- */

static void two_taps(struct bench *b, int x, int y, int apart_ms)
{
    for (int i = 0; i < 2; i++) {
        finger(b->ui, TOUCH_DOWN, x, y, b->now_us);
        b->now_us += 60 * MS;
        finger(b->ui, TOUCH_UP, x, y, b->now_us);
        b->now_us += (uint64_t)apart_ms * MS;
        paint_now(b->ui);
    }
}

/* The first tap takes the first button away; what comes up in its place says something else. */
static void test_double_tap_hits_nothing_new(void **state)
{
    struct bench *b = *state;

    probe_create(b->view, &b->button[0]->widget, 10, 10)->text = "here";
    probe_create(b->view, &b->button[1]->widget, 10, 10)->text = "comes up";
    paint_now(b->ui);
    b->victim = &b->button[0]->widget;
    two_taps(b, 100, 20, 150);
    assert_int_equal(b->taps, 1);
    finger(b->ui, TOUCH_DOWN, 100, 20, b->now_us + 500 * MS);
    finger(b->ui, TOUCH_UP, 100, 20, b->now_us + 560 * MS);
    assert_int_equal(b->taps, 2);
}

static void test_taps_further_apart_are_two(void **state)
{
    struct bench *b = *state;

    probe_create(b->view, &b->button[0]->widget, 10, 10)->text = "here";
    paint_now(b->ui);
    b->victim = &b->button[0]->widget;
    two_taps(b, 100, 20, 300);
    assert_int_equal(b->taps, 2);
}

/* What says the same is meant twice: the page may have been built anew. Unless it was told to be another. */
static void test_double_tap_on_the_same(void **state)
{
    struct bench *b = *state;

    probe_create(b->view, &b->button[0]->widget, 10, 10)->text = "7";
    probe_create(b->view, &b->button[1]->widget, 10, 10)->text = "7";
    paint_now(b->ui);
    b->victim = &b->button[0]->widget;
    two_taps(b, 100, 20, 100);
    assert_int_equal(b->taps, 2);
    finger(b->ui, TOUCH_DOWN, 100, 20, b->now_us);
    finger(b->ui, TOUCH_UP, 100, 20, b->now_us + 60 * MS);
    assert_int_equal(b->taps, 3);
    view_turn(b->view);
    finger(b->ui, TOUCH_DOWN, 100, 20, b->now_us + 100 * MS);
    finger(b->ui, TOUCH_UP, 100, 20, b->now_us + 160 * MS);
    assert_int_equal(b->taps, 3);
}

static int ink;

static void slate_touch(struct widget *w, const struct touch_event *event, float x, float y)
{
    (void)w, (void)x, (void)y;
    ink += event->kind == TOUCH_DOWN ? 1 : event->kind == TOUCH_CANCEL ? -1 : 0;
}

static const struct widget_class slate_class = {.name = "slate", .touch = slate_touch};

/* The heel of the hand lies on a key below the cell: it is no tap, and the finger writes. */
static void test_a_hand_that_rests_on_a_key(void **state)
{
    struct bench *b = *state;
    struct touch_event second = {TOUCH_DOWN, 1, 100, 170, b->now_us + 100 * MS};

    ink = 0;
    struct widget *slate = widget_create(&slate_class, sizeof *slate, b->view, &b->page->widget);
    slate->least = (struct size){10, 100};
    paint_now(b->ui);
    finger(b->ui, TOUCH_DOWN, 100, 120, b->now_us);
    ui_touch(b->ui, &second);
    assert_int_equal(ink, 1);
    second.kind = TOUCH_UP;
    ui_touch(b->ui, &second);
    finger(b->ui, TOUCH_UP, 100, 120, b->now_us + 200 * MS);
    assert_int_equal(b->taps, 0);
    /* Alone it would have been one. */
    b->now_us += 1000 * MS;
    tap(b->ui, 100, 120, &b->now_us);
    assert_int_equal(b->taps, 1);
    /* One that rests on the slate gives way to the next one. */
    finger(b->ui, TOUCH_DOWN, 100, 200, b->now_us);
    second = (struct touch_event){TOUCH_DOWN, 1, 50, 170, b->now_us + 100 * MS};
    ui_touch(b->ui, &second);
    assert_int_equal(ink, 2);
    /* Who has moved writes. */
    second = (struct touch_event){TOUCH_MOVE, 1, 90, 170, b->now_us + 120 * MS};
    ui_touch(b->ui, &second);
    second = (struct touch_event){TOUCH_DOWN, 2, 150, 170, b->now_us + 140 * MS};
    ui_touch(b->ui, &second);
    assert_int_equal(ink, 2);
}

int main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_pressed_is_in_the_next_picture),
        TEST(test_pressed_see_through_panel),
        TEST(test_second_paint_does_nothing),
        TEST(test_layout_change_paints_everything),
        TEST(test_without_a_screen),
        TEST(test_resize),
        TEST(test_drag_is_no_tap),
        TEST(test_wake_tap_does_nothing),
        TEST(test_cancel_lets_go),
        TEST(test_hold_only_where_it_matters),
        TEST(test_tap_destroys_its_own_widget),
        TEST(test_tap_destroys_the_page),
        TEST(test_hold_destroys_its_own_widget),
        TEST(test_pressed_widget_goes_away),
        TEST(test_dragged_widget_goes_away),
        TEST(test_ticks_and_deadline),
        TEST(test_a_tick_may_destroy_any_ticker),
        TEST(test_finger_catches_a_fling),
        TEST(test_fling_does_not_stop_a_button),
        TEST(test_fling_under_a_dialog),
        TEST(test_dialogs_fill_and_take_everything),
        TEST(test_find_text),
        TEST(test_find_text_that_is_covered),
        TEST(test_find_text_that_is_scrolled_out),
        TEST(test_double_tap_hits_nothing_new),
        TEST(test_taps_further_apart_are_two),
        TEST(test_double_tap_on_the_same),
        TEST(test_a_hand_that_rests_on_a_key),
        TEST(test_dump_text),
    };

    return cmocka_run_group_tests_name("ui/ui", tests, NULL, NULL);
}
