/* SPDX-License-Identifier: MIT */
#include "ui/handpad.h"

#include "unit/ui/writing.h"

enum { CELL = 600, LEFT = 100, TOP = 300, MINUTE_US = 60 * 1000 * MS };

struct slate {
    struct desk desk;
    struct handpad *pad;
    uint32_t first;
    int told, count;
};

static void on_read(void *ctx, const uint32_t *code_points, int count)
{
    struct slate *s = ctx;

    s->told++;
    s->count = count;
    s->first = count > 0 ? code_points[0] : 0;
}

static void open_pad(struct slate *s, struct hand *reader)
{
    memset(s, 0, sizeof *s);
    desk_open(&s->desk, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_TEXT, WRITER_HAND, 0);
    s->desk.room->box = rect_make(LEFT, TOP, CELL, CELL);
    s->pad = handpad_create(s->desk.view, &s->desk.room->widget, reader, on_read, s);
    paint_now(s->desk.ui);
}

/* In hundredths of the cell. */
static void stroke(struct slate *s, int x0, int y0, int x1, int y1)
{
    struct desk *d = &s->desk;

    for (int i = 0; i <= 10; i++) {
        int x = LEFT + (x0 + (x1 - x0) * i / 10) * CELL / 100,
            y = TOP + (y0 + (y1 - y0) * i / 10) * CELL / 100;
        finger(d->ui, i == 0 ? TOUCH_DOWN : TOUCH_MOVE, x, y, d->now_us);
        d->now_us += 8 * MS;
    }
    finger(d->ui, TOUCH_UP, LEFT + x1 * CELL / 100, TOP + y1 * CELL / 100, d->now_us);
}

static void wait(struct slate *s, uint64_t us)
{
    s->desk.now_us += us;
    ui_tick(s->desk.ui, s->desk.now_us);
}

static void test_ink_follows_at_once(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    finger(s.desk.ui, TOUCH_DOWN, LEFT + 200, TOP + 200, s.desk.now_us);
    finger(s.desk.ui, TOUCH_MOVE, LEFT + 260, TOP + 200, s.desk.now_us + 8 * MS);
    struct damage changed = paint_now(s.desk.ui);
    assert_int_equal(pixel(s.desk.ui, LEFT + 230, TOP + 200), s.desk.view->theme.text & 0xFFFFFF);
    for (int i = 0; i < changed.count; i++)
        assert_true(changed.box[i].w < 200 && changed.box[i].h < 100);
    desk_close(&s.desk);
}

/* After every event of the finger one painting, without any time in between, shows the piece of ink that it
 * added: on the largest glass and in large type too. */
static void test_each_piece_of_ink_is_in_the_next_frame(void **state)
{
    static const struct size sizes[] = {{540, 960}, {1080, 1920}, {2160, 3840}};

    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_LEN(sizes); i++) {
        struct slate s = {0};
        struct desk *d = &s.desk;
        int side = sizes[i / 2].w / 2, y = side / 3, step = side / 24;
        desk_open(d, sizes[i / 2], 268, 476, i % 2 == 0 ? THEME_STANDARD : THEME_ELDER, WRITER_TEXT,
                  WRITER_HAND, 0);
        d->room->box = rect_make(0, 0, side, side);
        s.pad = handpad_create(d->view, &d->room->widget, hand, on_read, &s);
        handpad_set_prompt(s.pad, "在这里写一个字");
        paint_now(d->ui);
        uint32_t ink = d->view->theme.text & 0xFFFFFF;
        for (int k = 1; k < 24; k++) {
            int x = k * step, piece = x - step / 2;
            assert_true(pixel(d->ui, x + step, y) != ink); /* not before the finger is there */
            finger(d->ui, k == 1 ? TOUCH_DOWN : TOUCH_MOVE, x, y, d->now_us);
            assert_true(ui_needs_paint(d->ui));
            paint_now(d->ui);
            assert_int_equal(pixel(d->ui, k > 1 ? piece : x, y), ink);
            assert_int_equal(pixel(d->ui, x, y), ink);
            assert_false(ui_needs_paint(d->ui));
        }
        assert_int_equal(s.told, 0);
        assert_picture_is_fresh(d->ui);
        desk_close(d);
    }
}

static void test_read_after_the_rest(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    stroke(&s, 5, 50, 95, 50);
    wait(&s, HANDPAD_REST_US - 1);
    assert_int_equal(s.told, 0);
    assert_true(ui_deadline(s.desk.ui) != UINT64_MAX);
    wait(&s, 1);
    assert_int_equal(s.told, 1);
    assert_int_equal(s.first, 0x4E00); /* 一 */
    assert_true(ui_deadline(s.desk.ui) == UINT64_MAX);
    /* One more stroke of it, however late: people think while they write. */
    wait(&s, MINUTE_US);
    paint_now(s.desk.ui);
    assert_int_equal(pixel(s.desk.ui, LEFT + CELL / 4, TOP + CELL / 2), s.desk.view->theme.text & 0xFFFFFF);
    stroke(&s, 50, 5, 50, 95);
    wait(&s, HANDPAD_REST_US);
    assert_int_equal(s.first, 0x5341); /* 十 */
    handpad_undo(s.pad);
    assert_int_equal(s.first, 0x4E00);
    handpad_clear(s.pad);
    assert_int_equal(s.count, 0);
    assert_true(handpad_empty(s.pad));
    desk_close(&s.desk);
}

/* A finger is on its way to a candidate: what it is on must not become another one. */
static void test_nothing_is_told_while_a_key_is_pressed(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    s.desk.view->pressed = handpad_widget(s.pad);
    stroke(&s, 5, 50, 95, 50);
    wait(&s, HANDPAD_REST_US);
    wait(&s, 500 * MS);
    assert_int_equal(s.told, 0);
    s.desk.view->pressed = NULL;
    wait(&s, 50 * MS);
    assert_int_equal(s.told, 1);
    /* One that rests there for good is the heel of a hand. */
    s.desk.view->pressed = handpad_widget(s.pad);
    stroke(&s, 50, 5, 50, 95);
    wait(&s, HANDPAD_PATIENCE_US);
    assert_int_equal(s.told, 2);
    s.desk.view->pressed = NULL;
    desk_close(&s.desk);
}

static void test_a_choice_is_taken_back(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    assert_false(handpad_bring_back(s.pad));
    stroke(&s, 5, 50, 95, 50);
    stroke(&s, 50, 5, 50, 95);
    wait(&s, HANDPAD_REST_US);
    handpad_accept(s.pad);
    assert_true(handpad_empty(s.pad));
    paint_now(s.desk.ui);
    assert_true(pixel(s.desk.ui, LEFT + CELL / 4, TOP + CELL / 2) != (s.desk.view->theme.text & 0xFFFFFF));
    s.first = 0;
    assert_true(handpad_bring_back(s.pad));
    assert_int_equal(s.first, 0x5341); /* 十 */
    paint_now(s.desk.ui);
    assert_int_equal(pixel(s.desk.ui, LEFT + CELL / 4, TOP + CELL / 2), s.desk.view->theme.text & 0xFFFFFF);
    /* With the next character it is gone. */
    handpad_accept(s.pad);
    stroke(&s, 5, 50, 95, 50);
    assert_false(handpad_bring_back(s.pad));
    wait(&s, HANDPAD_REST_US);
    assert_int_equal(s.first, 0x4E00); /* 一 */
    desk_close(&s.desk);
}

static void test_who_does_not_wait_is_read_at_once(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    handpad_settle(s.pad);
    assert_int_equal(s.told, 0);
    stroke(&s, 5, 50, 95, 50);
    handpad_settle(s.pad);
    assert_int_equal(s.first, 0x4E00);
    wait(&s, MINUTE_US);
    handpad_settle(s.pad);
    assert_int_equal(s.told, 1);
    desk_close(&s.desk);
}

static void second_finger(struct slate *s, enum touch_kind kind, int x, int y)
{
    struct touch_event e = {kind, 1, (float)(LEFT + x * CELL / 100), (float)(TOP + y * CELL / 100),
                            s->desk.now_us};

    ui_touch(s->desk.ui, &e);
    s->desk.now_us += 20 * MS;
}

/* The heel of the hand is there before the finger: its dot is no ink. */
static void test_the_heel_of_the_hand_is_no_ink(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, hand);
    finger(s.desk.ui, TOUCH_DOWN, LEFT + CELL * 9 / 10, TOP + CELL * 9 / 10, s.desk.now_us);
    for (int i = 0; i <= 9; i++)
        second_finger(&s, i == 0 ? TOUCH_DOWN : TOUCH_MOVE, 5 + 10 * i, 50);
    second_finger(&s, TOUCH_UP, 95, 50);
    wait(&s, HANDPAD_REST_US);
    assert_int_equal(s.first, 0x4E00);
    paint_now(s.desk.ui);
    assert_true(pixel(s.desk.ui, LEFT + CELL * 9 / 10, TOP + CELL * 9 / 10) !=
                (s.desk.view->theme.text & 0xFFFFFF));
    finger(s.desk.ui, TOUCH_UP, LEFT + CELL * 9 / 10, TOP + CELL * 9 / 10, s.desk.now_us);
    desk_close(&s.desk);
    /* A hand that comes down while the finger writes changes nothing. */
    open_pad(&s, hand);
    finger(s.desk.ui, TOUCH_DOWN, LEFT + 30, TOP + CELL / 2, s.desk.now_us);
    finger(s.desk.ui, TOUCH_MOVE, LEFT + CELL / 2, TOP + CELL / 2, s.desk.now_us);
    second_finger(&s, TOUCH_DOWN, 90, 90);
    second_finger(&s, TOUCH_UP, 90, 90);
    finger(s.desk.ui, TOUCH_MOVE, LEFT + CELL - 30, TOP + CELL / 2, s.desk.now_us);
    finger(s.desk.ui, TOUCH_UP, LEFT + CELL - 30, TOP + CELL / 2, s.desk.now_us);
    wait(&s, HANDPAD_REST_US);
    assert_int_equal(s.first, 0x4E00);
    desk_close(&s.desk);
}

static void test_strokes_as_text(void **state)
{
    struct slate s;
    struct str out;

    (void)state;
    open_pad(&s, NULL);
    str_init(&out);
    handpad_strokes(s.pad, &out);
    assert_string_equal(str_text(&out), "");
    stroke(&s, 0, 50, 100, 50);
    stroke(&s, 50, 0, 50, 20);
    wait(&s, HANDPAD_REST_US);
    assert_int_equal(s.count, 0);
    handpad_strokes(s.pad, &out);
    assert_true(str_starts(str_text(&out), "0,499 99,499 "));
    assert_true(str_ends(str_text(&out), "499,199"));
    assert_non_null(strstr(str_text(&out), " 999,499;499,0 "));
    str_finish(&out);
    desk_close(&s.desk);
}

/* More points than there is room for are left out, and nothing breaks. */
static void test_endless_scribble(void **state)
{
    struct slate s;

    (void)state;
    open_pad(&s, NULL);
    for (int i = 0; i < HANDPAD_STROKES + 8; i++)
        for (int k = 0; k < 12; k++)
            stroke(&s, 5 + k, 5, 95 - k, 95);
    struct str out;
    str_init(&out);
    handpad_strokes(s.pad, &out);
    assert_true(out.len > 0 && out.len < 64 * 1024);
    str_finish(&out);
    desk_close(&s.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ink_follows_at_once),
        cmocka_unit_test(test_each_piece_of_ink_is_in_the_next_frame),
        cmocka_unit_test(test_read_after_the_rest),
        cmocka_unit_test(test_nothing_is_told_while_a_key_is_pressed),
        cmocka_unit_test(test_a_choice_is_taken_back),
        cmocka_unit_test(test_who_does_not_wait_is_read_at_once),
        cmocka_unit_test(test_the_heel_of_the_hand_is_no_ink),
        cmocka_unit_test(test_strokes_as_text),
        cmocka_unit_test(test_endless_scribble),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
