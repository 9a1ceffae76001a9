/* SPDX-License-Identifier: MIT */
#include "platform/input.h"

#include "input_backend.h"
#include "input_record.h"

#include "base/log.h"

struct world {
    struct clock *clock;
    struct loop *loop;
    struct input *input;
    struct record record;
};

static struct world world;

static void start_with(const struct input_config *config)
{
    world.clock = clock_fake_create(1000, 0);
    world.loop = loop_create(world.clock);
    world.input = input_script_create(world.loop, config, &record_listener, &world.record);
    assert_non_null(world.input);
}

static void start(int rotation)
{
    struct input_config config = {.rotation = rotation, .calibration = INPUT_CALIBRATION_NONE};

    start_with(&config);
    input_set_area(world.input, 1000, 2000);
}

static int finish(void **state)
{
    (void)state;
    input_destroy(world.input);
    assert_int_equal(loop_destroy(world.loop), 0);
    clock_destroy(world.clock);
    memset(&world, 0, sizeof world);
    log_set_sink(NULL, NULL);
    return 0;
}

static void touch(enum touch_kind kind, int slot, float x_percent, float y_percent)
{
    input_script_touch(world.input, kind, slot, x_percent, y_percent);
}

static void expect(const char *text)
{
    record_expect(&world.record, text);
}

static void script_speaks_upright_percent(void **state)
{
    (void)state;
    for (int rotation = 0; rotation < 360; rotation += 90) {
        start(rotation);
        touch(TOUCH_DOWN, 0, 25, 10);
        touch(TOUCH_MOVE, 0, 50, 75);
        clock_fake_advance(world.clock, 500);
        touch(TOUCH_UP, 0, 99, 99);
        assert_int_equal(world.record.last_us, 1500);
        expect("D0 250,200 M0 500,1500 U0 500,1500");
        finish(NULL);
    }
}

static void nothing_before_the_area(void **state)
{
    struct input_config config = {.calibration = INPUT_CALIBRATION_NONE};

    (void)state;
    start_with(&config);
    touch(TOUCH_DOWN, 0, 50, 50);
    input_set_area(world.input, 100, 100);
    touch(TOUCH_MOVE, 0, 60, 60);
    touch(TOUCH_UP, 0, 60, 60);
    expect("");
    touch(TOUCH_DOWN, 0, 50, 50);
    expect("D0 50,50");
}

static void new_area_cancels(void **state)
{
    (void)state;
    start(0);
    touch(TOUCH_DOWN, 0, 50, 50);
    input_set_area(world.input, 1000, 2000);
    expect("D0 500,1000");
    input_set_area(world.input, 100, 100);
    touch(TOUCH_MOVE, 0, 60, 60);
    expect("C0 500,1000");
    input_set_area(world.input, 0, 0);
    touch(TOUCH_UP, 0, 60, 60);
    touch(TOUCH_DOWN, 0, 60, 60);
    expect("");
}

static void a_slot_is_down_at_most_once(void **state)
{
    (void)state;
    start(0);
    touch(TOUCH_MOVE, 3, 10, 10);
    touch(TOUCH_UP, 3, 10, 10);
    touch(TOUCH_CANCEL, 3, 10, 10);
    expect("");
    touch(TOUCH_DOWN, 3, 10, 10);
    touch(TOUCH_DOWN, 3, 20, 20);
    expect("D3 100,200 C3 100,200 D3 200,400");
    touch(TOUCH_UP, 3, 0, 0);
    touch(TOUCH_UP, 3, 0, 0);
    touch(TOUCH_CANCEL, 3, 0, 0);
    expect("U3 200,400");
    touch(TOUCH_DOWN, 3, 10, 10);
    touch(TOUCH_CANCEL, 3, 0, 0);
    touch(TOUCH_MOVE, 3, 10, 10);
    expect("D3 100,200 C3 100,200");
}

static void slots_outside_are_ignored(void **state)
{
    (void)state;
    start(0);
    touch(TOUCH_DOWN, -1, 10, 10);
    touch(TOUCH_DOWN, TOUCH_SLOTS, 10, 10);
    touch(TOUCH_UP, 1 << 30, 10, 10);
    expect("");
    touch(TOUCH_DOWN, TOUCH_SLOTS - 1, 10, 10);
    expect("D9 100,200");
}

static void cancelled_fingers_stay_unheard(void **state)
{
    (void)state;
    start(0);
    touch(TOUCH_DOWN, 0, 10, 10);
    touch(TOUCH_DOWN, 4, 20, 20);
    clock_fake_advance(world.clock, 7);
    input_cancel_all(world.input);
    assert_int_equal(world.record.last_us, 1007);
    input_cancel_all(world.input);
    expect("D0 100,200 D4 200,400 C0 100,200 C4 200,400");
    touch(TOUCH_MOVE, 0, 50, 50);
    touch(TOUCH_UP, 4, 20, 20);
    touch(TOUCH_UP, 0, 50, 50);
    expect("");
    touch(TOUCH_DOWN, 0, 10, 10);
    touch(TOUCH_UP, 0, 10, 10);
    expect("D0 100,200 U0 100,200");
}

static void suspended_hears_nothing(void **state)
{
    (void)state;
    start(0);
    touch(TOUCH_DOWN, 0, 10, 10);
    input_suspend(world.input, true);
    input_suspend(world.input, true);
    touch(TOUCH_UP, 0, 10, 10);
    touch(TOUCH_DOWN, 0, 10, 10);
    expect("D0 100,200 C0 100,200");
    input_suspend(world.input, false);
    touch(TOUCH_MOVE, 0, 10, 10);
    touch(TOUCH_DOWN, 1, 10, 10);
    expect("D1 100,200");
}

static void cancel_in_answer(void *ctx, const struct touch_event *event)
{
    record_touch(ctx, event);
    if (event->kind == TOUCH_DOWN)
        input_cancel_all(world.input);
}

static void listener_may_cancel(void **state)
{
    static const struct input_listener listener = {.touch = cancel_in_answer};
    struct input_config config = {.calibration = INPUT_CALIBRATION_NONE};

    (void)state;
    world.clock = clock_fake_create(1000, 0);
    world.loop = loop_create(world.clock);
    world.input = input_script_create(world.loop, &config, &listener, &world.record);
    input_set_area(world.input, 1000, 2000);
    touch(TOUCH_DOWN, 0, 10, 10);
    touch(TOUCH_MOVE, 0, 20, 20);
    touch(TOUCH_UP, 0, 20, 20);
    expect("D0 100,200 C0 100,200");
}

static void panel_percent_is_the_inverse(void **state)
{
    static const struct {
        int rotation;
        float x, y;
    } rows[] = {{0, 25, 10}, {90, 90, 25}, {180, 75, 90}, {270, 10, 75}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        float x, y;
        start(rows[i].rotation);
        input_panel_percent(world.input, 250, 200, &x, &y);
        assert_float_equal(x, rows[i].x, 1e-4);
        assert_float_equal(y, rows[i].y, 1e-4);
        /* A finger there is heard here. */
        input_push_panel(world.input, TOUCH_DOWN, 0, (double)x / 100, (double)y / 100, 1);
        expect("D0 250,200");
        finish(NULL);
    }
}

static void count_warning(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)module;
    (void)text;
    *(int *)ctx += level == LOG_LEVEL_WARN;
}

static void nonsense_is_said_and_left_out(void **state)
{
    struct input_config config = {.rotation = 30, .calibration = {0, 0, 0, 0, 0, 0}};
    int warnings = 0;

    (void)state;
    log_set_sink(count_warning, &warnings);
    start_with(&config);
    input_set_area(world.input, 1000, 2000);
    touch(TOUCH_DOWN, 0, 25, 10);
    expect("D0 250,200");
    assert_int_equal(warnings, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(script_speaks_upright_percent),
        cmocka_unit_test_teardown(nothing_before_the_area, finish),
        cmocka_unit_test_teardown(new_area_cancels, finish),
        cmocka_unit_test_teardown(a_slot_is_down_at_most_once, finish),
        cmocka_unit_test_teardown(slots_outside_are_ignored, finish),
        cmocka_unit_test_teardown(cancelled_fingers_stay_unheard, finish),
        cmocka_unit_test_teardown(suspended_hears_nothing, finish),
        cmocka_unit_test_teardown(listener_may_cancel, finish),
        cmocka_unit_test(panel_percent_is_the_inverse),
        cmocka_unit_test_teardown(nonsense_is_said_and_left_out, finish),
    };

    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
