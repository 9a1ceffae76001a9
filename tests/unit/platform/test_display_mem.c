/* SPDX-License-Identifier: MIT */
#include "platform/display.h"

#include "base/log.h"
#include "platform/clock.h"
#include "platform/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

enum { WIDTH = 8, HEIGHT = 6 }; /* of the panel */

struct world {
    struct clock *clock;
    struct loop *loop;
    struct display *display;
    struct display_info info;
    int shown, gone, done;
    bool in_call; /* inside a display_* call: nobody may be called back */
    uint32_t pixels[WIDTH * HEIGHT];
    struct pixels frame;
};

static void on_shown(void *ctx, const struct display_info *info)
{
    struct world *w = ctx;

    assert_false(w->in_call);
    w->shown++;
    w->info = *info;
}

static void on_gone(void *ctx)
{
    ((struct world *)ctx)->gone++;
}

static void on_done(void *ctx, uint64_t time_us)
{
    struct world *w = ctx;

    assert_false(w->in_call);
    assert_int_equal(time_us, clock_now_us(w->clock));
    w->done++;
}

static const struct display_listener listener = {on_shown, on_gone, on_done};

static void ignore_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)text;
}

static void begin(struct world *w, enum display_rotation rotation)
{
    struct display_config config = {.width_px = WIDTH, .height_px = HEIGHT, .width_mm = 80, .height_mm = 60};

    *w = (struct world){0};
    config.rotation = rotation;
    w->clock = clock_fake_create(0, 0);
    w->loop = loop_create(w->clock);
    w->display = display_mem_create(w->loop, &config, &listener, w);
    assert_int_equal(w->shown, 0);
    assert_false(display_ready(w->display));
    assert_true(loop_step(w->loop, 0));
    assert_int_equal(w->shown, 1);
    w->frame = (struct pixels){w->pixels, w->info.width_px, w->info.height_px, w->info.width_px * 4};
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        w->pixels[i] = (uint32_t)(i + 1);
}

static void end(struct world *w)
{
    display_destroy(w->display);
    assert_int_equal(loop_destroy(w->loop), 0);
    clock_destroy(w->clock);
}

static bool present(struct world *w, struct rect box)
{
    struct damage damage = {1, {box}};
    bool taken;

    w->in_call = true;
    taken = display_present(w->display, &w->frame, &damage);
    w->in_call = false;
    return taken;
}

static uint32_t scanout_at(struct world *w, int x, int y)
{
    struct pixels out;

    assert_true(display_mem_scanout(w->display, &out));
    assert_int_equal(out.width, WIDTH);
    assert_int_equal(out.height, HEIGHT);
    return pixels_row(&out, y)[x];
}

static void test_sizes_are_those_of_the_upright_picture(void **state)
{
    struct world w;

    (void)state;
    begin(&w, DISPLAY_ROTATE_0);
    assert_int_equal(w.info.width_px, WIDTH);
    assert_true(w.info.width_mm == 80 && w.info.height_mm == 60);
    end(&w);
    begin(&w, DISPLAY_ROTATE_270);
    assert_int_equal(w.info.width_px, HEIGHT);
    assert_int_equal(w.info.height_px, WIDTH);
    assert_true(w.info.width_mm == 60 && w.info.height_mm == 80);
    end(&w);
}

static void test_numbered_picture_in_four_rotations(void **state)
{
    struct world w;

    (void)state;
    for (int r = 0; r < 360; r += 90) {
        int fw, fh;

        begin(&w, (enum display_rotation)r);
        fw = w.info.width_px;
        fh = w.info.height_px;
        assert_true(present(&w, rect_make(0, 0, fw, fh)));
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                int fx = r == 0 ? x : r == 90 ? y : r == 180 ? fw - 1 - x : fw - 1 - y;
                int fy = r == 0 ? y : r == 90 ? fh - 1 - x : r == 180 ? fh - 1 - y : x;

                assert_int_equal(scanout_at(&w, x, y), fy * fw + fx + 1);
            }
        end(&w);
    }
}

static void test_one_frame_in_flight_done_in_the_next_round(void **state)
{
    struct world w;
    struct display_stats stats;

    (void)state;
    begin(&w, DISPLAY_ROTATE_0);
    assert_true(display_ready(w.display));
    assert_true(present(&w, rect_make(0, 0, 2, 2)));
    assert_false(display_ready(w.display));
    assert_false(present(&w, rect_make(4, 4, 1, 1)));
    assert_int_equal(w.done, 0);
    assert_true(loop_step(w.loop, 0));
    assert_int_equal(w.done, 1);
    assert_false(loop_step(w.loop, 0));
    assert_true(display_ready(w.display));

    /* The box that was refused is copied with the next frame, and nothing else than these two. */
    assert_int_equal(scanout_at(&w, 4, 4), 0);
    assert_true(present(&w, rect_make(7, 5, 1, 1)));
    assert_int_equal(scanout_at(&w, 4, 4), 4 * WIDTH + 4 + 1);
    assert_int_equal(scanout_at(&w, 5, 4), 0);
    loop_step(w.loop, 0);
    stats = display_get_stats(w.display);
    assert_int_equal(stats.frames, 2);
    assert_int_equal(stats.frames_done, 2);
    assert_int_equal(stats.pixels_copied, 4 + 1 + 1);
    end(&w);
}

static void test_power(void **state)
{
    struct world w;

    (void)state;
    begin(&w, DISPLAY_ROTATE_0);
    assert_true(present(&w, rect_make(0, 0, 1, 1)));
    display_set_power(w.display, false);
    assert_false(display_ready(w.display));
    assert_false(present(&w, rect_make(0, 0, 1, 1)));
    assert_false(loop_step(w.loop, 0));
    assert_int_equal(w.done, 0);
    w.in_call = true;
    display_set_power(w.display, true);
    display_set_power(w.display, true);
    w.in_call = false;
    assert_false(display_ready(w.display));
    assert_true(loop_step(w.loop, 0));
    assert_false(loop_step(w.loop, 0));
    assert_int_equal(w.shown, 2);
    assert_int_equal(w.gone, 0);
    assert_true(present(&w, rect_make(0, 0, 1, 1)));
    end(&w);
}

static void test_bad_input(void **state)
{
    struct world w;
    struct display_config config = {0};

    (void)state;
    begin(&w, DISPLAY_ROTATE_0);
    log_set_sink(ignore_log, NULL);
    assert_null(display_mem_create(w.loop, &config, &listener, &w));
    w.frame.width--;
    assert_false(present(&w, rect_make(0, 0, 1, 1)));
    log_set_sink(NULL, NULL);
    display_destroy(NULL);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_are_those_of_the_upright_picture),
        cmocka_unit_test(test_numbered_picture_in_four_rotations),
        cmocka_unit_test(test_one_frame_in_flight_done_in_the_next_round),
        cmocka_unit_test(test_power),
        cmocka_unit_test(test_bad_input),
    };

    return cmocka_run_group_tests_name("display_mem", tests, NULL, NULL);
}
