/* SPDX-License-Identifier: MIT */
#include "ui/view.h"

#include "gfx/surface.h"

#include "unit/ui/probe.h"

#include <stdlib.h>

enum { W = 24, H = 60 };

/* A long striped thing behind a window of the screen; every row of it has its own number. */
struct bench {
    struct view view;
    struct rect window;
    int offset;
    int colour[400]; /* of each row of the content; changes when it is marked */
    int outside;     /* likewise, of all that is beside the window */
    long painted;    /* px */
};

static void start(struct bench *b, struct rect window)
{
    memset(b, 0, sizeof *b);
    view_fake(&b->view, W, H);
    b->view.surface = surface_create(W, H);
    assert_non_null(b->view.surface);
    b->window = window;
    b->offset = 100;
    for (int i = 0; i < 400; i++)
        b->colour[i] = 1000 + i;
}

static uint32_t truth(const struct bench *b, int x, int y)
{
    if (!rect_has(b->window, x, y))
        return (uint32_t)(y * 7 + x + b->outside);
    return (uint32_t)b->colour[y - b->window.y + b->offset];
}

static void repaint(struct bench *b)
{
    struct pixels p = surface_pixels(b->view.surface);

    for (int i = 0; i < b->view.stale.count; i++) {
        struct rect box = b->view.stale.box[i];
        assert_true(rect_covers(rect_make(0, 0, W, H), box));
        for (int y = box.y; y < box.y + box.h; y++)
            for (int x = box.x; x < box.x + box.w; x++)
                pixels_row(&p, y)[x] = truth(b, x, y);
        b->painted += (long)box.w * box.h;
    }
    damage_add_all(&b->view.changed, &b->view.stale);
    damage_clear(&b->view.stale);
}

static void check(const struct bench *b)
{
    struct pixels p = surface_pixels(b->view.surface);

    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (pixels_row(&p, y)[x] != truth(b, x, y))
                fail_msg("pixel %d,%d is %u, not %u", x, y, pixels_row(&p, y)[x], truth(b, x, y));
}

static void scroll_by(struct bench *b, int dy)
{
    b->offset -= dy;
    view_scroll(&b->view, b->window, dy);
}

static void finish(struct bench *b)
{
    surface_destroy(b->view.surface);
}

static void test_mark_is_cut_at_the_screen(void **state)
{
    struct bench b;

    (void)state;
    start(&b, rect_make(0, 0, W, H));
    view_mark(&b.view, rect_make(-5, -5, 10, 10));
    assert_int_equal(b.view.stale.count, 1);
    ASSERT_BOX(b.view.stale.box[0], 0, 0, 5, 5);
    view_mark(&b.view, rect_make(W, 0, 10, 10));
    view_mark(&b.view, rect_make(3, 3, 0, 10));
    assert_int_equal(b.view.stale.count, 1);
    finish(&b);
}

static void test_only_the_strip_is_painted(void **state)
{
    struct bench b;

    (void)state;
    start(&b, rect_make(2, 10, 18, 40));
    view_mark(&b.view, rect_make(0, 0, W, H));
    repaint(&b);
    check(&b);
    const int steps[] = {-1, -17, 5, 39, -39};
    for (int i = 0; i < 5; i++) {
        damage_clear(&b.view.changed);
        b.painted = 0;
        scroll_by(&b, steps[i]);
        repaint(&b);
        check(&b);
        assert_int_equal(b.painted, 18 * abs(steps[i]));
        /* The glass has to see all of the window. */
        assert_int_equal(b.view.changed.count, 1);
        ASSERT_BOX(b.view.changed.box[0], 2, 10, 18, 40);
    }
    finish(&b);
}

/* Several moves before one picture, as fingers are faster than screens: still only what has appeared. */
static void test_moves_add_up(void **state)
{
    struct bench b;

    (void)state;
    start(&b, rect_make(2, 10, 18, 40));
    view_mark(&b.view, rect_make(0, 0, W, H));
    repaint(&b);
    b.painted = 0;
    scroll_by(&b, -5);
    scroll_by(&b, -7);
    scroll_by(&b, -1);
    repaint(&b);
    check(&b);
    assert_int_equal(b.painted, 18 * 13);
    finish(&b);
}

static void test_far_moves_paint_the_window(void **state)
{
    struct bench b;

    (void)state;
    start(&b, rect_make(2, 10, 18, 40));
    view_mark(&b.view, rect_make(0, 0, W, H));
    repaint(&b);
    b.painted = 0;
    scroll_by(&b, -40);
    repaint(&b);
    check(&b);
    assert_int_equal(b.painted, 18 * 40);
    scroll_by(&b, 90);
    repaint(&b);
    check(&b);
    finish(&b);
}

static void test_without_a_screen_nothing_is_moved(void **state)
{
    struct view view;

    (void)state;
    view_fake(&view, W, H);
    view_scroll(&view, rect_make(0, 0, W, H), 5);
    assert_int_equal(view.stale.count, 1);
    view_scroll(&view, rect_make(0, 0, W, H), 0);
    view_scroll(&view, rect_make(W + 5, 0, 10, 10), 5);
    assert_int_equal(view.stale.count, 1);
}

/* Any mixture of scrolls, marks and pictures ends as a picture painted from scratch. */
static void test_random_scrolls_and_marks(void **state)
{
    unsigned seed = 11;
    struct bench b;

    (void)state;
    for (int round = 0; round < 400; round++) {
        seed = seed * 1103515245u + 12345u;
        struct rect window = {(int)(seed >> 8) % 10 - 3, (int)(seed >> 12) % 20 - 3, 18, 40};
        start(&b, rect_intersect(window, rect_make(0, 0, W, H)));
        view_mark(&b.view, rect_make(0, 0, W, H));
        repaint(&b);
        for (int i = 0; i < 30; i++) {
            seed = seed * 1103515245u + 12345u;
            int r = (int)(seed >> 8 & 0xFFFF);
            if (r % 3 == 0) { /* a row of the content changes */
                int row = clamp_int(b.offset + r / 3 % 44 - 2, 0, 399);
                if (r % 2 == 0) {
                    b.outside += 1000;
                    view_mark(&b.view, rect_make(0, 0, W, H));
                }
                b.colour[row]++;
                view_mark(&b.view, rect_intersect(rect_make(b.window.x, b.window.y + row - b.offset,
                                                            b.window.w, 1),
                                                  b.window));
            } else {
                int dy = r / 3 % 31 - 15;
                if (b.offset - dy >= 0 && b.offset - dy < 340)
                    scroll_by(&b, dy);
            }
            if (r % 5 == 0) {
                repaint(&b);
                check(&b);
            }
        }
        repaint(&b);
        check(&b);
        finish(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mark_is_cut_at_the_screen),
        cmocka_unit_test(test_only_the_strip_is_painted),
        cmocka_unit_test(test_moves_add_up),
        cmocka_unit_test(test_far_moves_paint_the_window),
        cmocka_unit_test(test_without_a_screen_nothing_is_moved),
        cmocka_unit_test(test_random_scrolls_and_marks),
    };

    return cmocka_run_group_tests_name("ui/view", tests, NULL, NULL);
}
