/* SPDX-License-Identifier: MIT */
#include "platform/input.h"

#include "input_record.h"

#include "base/log.h"
#include "fake/libinput_fake.h"
#include "fake/libudev_fake.h"

#include <errno.h>
#include <linux/input-event-codes.h>

/* Device nodes that everyone can open, in the place of /dev/input/event*. */
static const char *const node_a = "/dev/null", *const node_b = "/dev/zero", *const node_c = "/dev/full";

struct world {
    struct clock *clock;
    struct loop *loop;
    struct input *input;
    struct record record;
    char logged[8192];
    size_t logged_len;
};

static struct world world;

static void keep_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    if (world.logged_len < sizeof world.logged)
        world.logged_len +=
            (size_t)snprintf(world.logged + world.logged_len, sizeof world.logged - world.logged_len,
                             "%d %s: %s\n", (int)level, module, text);
}

static int prepare(void **state)
{
    (void)state;
    memset(&world, 0, sizeof world);
    udev_fake_reset();
    fake_libinput_reset();
    log_set_sink(keep_log, NULL);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    input_destroy(world.input);
    assert_int_equal(fake_libinput.contexts, 0);
    assert_int_equal(fake_libinput.opened, fake_libinput.closed);
    assert_int_equal(fake_libinput.events, 0);
    assert_int_equal(fake_libinput.misasked, 0);
    assert_int_equal(udev_fake.contexts, 0);
    assert_int_equal(udev_fake.devices, 0);
    assert_int_equal(loop_destroy(world.loop), 0);
    clock_destroy(world.clock);
    log_set_sink(NULL, NULL);
    return 0;
}

static void settle(void)
{
    while (loop_step(world.loop, 0))
        ;
}

static struct input *create(const struct input_config *config)
{
    /* A clock that walks on: devices stamp the events themselves. */
    if (world.clock == NULL)
        world.clock = clock_system_create(CLOCK_FOLLOW_SYSTEM);
    world.loop = loop_create(world.clock);
    return input_libinput_create(world.loop, config, &record_listener, &world.record);
}

static void start_with(const struct input_config *config)
{
    world.input = create(config);
    assert_non_null(world.input);
    assert_string_equal(world.record.text, ""); /* nothing from inside create */
    input_set_area(world.input, 1000, 2000);
    settle();
}

static void start(void)
{
    struct input_config config = {.calibration = INPUT_CALIBRATION_NONE};

    start_with(&config);
}

static void expect(const char *text)
{
    settle();
    record_expect(&world.record, text);
}

static void down(struct libinput_device *device, int slot, double u, double v)
{
    fake_libinput_touch(device, LIBINPUT_EVENT_TOUCH_DOWN, slot, u, v, 1);
}

static void move(struct libinput_device *device, int slot, double u, double v)
{
    fake_libinput_touch(device, LIBINPUT_EVENT_TOUCH_MOTION, slot, u, v, 2);
}

static void up(struct libinput_device *device, int slot)
{
    fake_libinput_touch(device, LIBINPUT_EVENT_TOUCH_UP, slot, 0, 0, 3);
    fake_libinput_touch(device, LIBINPUT_EVENT_TOUCH_FRAME, 0, 0, 0, 3);
}

static struct libinput_device *plug(const char *node, unsigned capabilities)
{
    struct libinput_device *device = fake_libinput_device(node, capabilities);

    fake_libinput_plug(device);
    return device;
}

/* ---- coming and going ---------------------------------------------------------------------------------- */

static void no_device_at_start_then_one(void **state)
{
    (void)state;
    start();
    assert_string_equal(fake_libinput.seat, "seat0");
    expect("n0");
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    expect("n1");
    down(panel, 0, 0.5, 0.25);
    move(panel, 0, 0.75, 0.5);
    up(panel, 0);
    expect("D0 500,500 M0 750,1000 U0 750,1000");
    assert_int_equal(fake_libinput.opened, 1);
}

static void devices_there_at_start(void **state)
{
    (void)state;
    plug(node_a, FAKE_TOUCH);
    plug(node_b, FAKE_POINTER);
    start();
    expect("n2");
    assert_int_equal(fake_libinput.opened, 2);
}

static void vanishing_cancels(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH), *other = plug(node_b, FAKE_TOUCH);
    start();
    down(panel, 0, 0.5, 0.5);
    down(panel, 1, 0.1, 0.1);
    down(other, 0, 0.2, 0.2);
    expect("n2 D0 500,1000 D1 100,200 D2 200,400");
    fake_libinput_unplug(panel);
    expect("C0 500,1000 C1 100,200 n1");
    up(other, 0);
    expect("U2 200,400");
    fake_libinput_plug(panel);
    down(panel, 0, 0.5, 0.5);
    expect("D0 500,1000 n2");
}

static void pulled_mouse_does_not_click(void **state)
{
    (void)state;
    struct libinput_device *mouse = plug(node_a, FAKE_POINTER);
    start();
    fake_libinput_button(mouse, BTN_LEFT, true, 1);
    expect("n1 D0 500,1000");
    fake_libinput_unplug(mouse);
    expect("C0 500,1000 n0");
}

static void two_devices_do_not_collide(void **state)
{
    (void)state;
    struct libinput_device *a = plug(node_a, FAKE_TOUCH), *b = plug(node_b, FAKE_TOUCH);
    struct libinput_device *mouse = plug(node_c, FAKE_POINTER);
    start();
    down(a, 0, 0.1, 0.1);
    down(b, 0, 0.2, 0.2);
    fake_libinput_absolute(mouse, 0.3, 0.3, 1);
    fake_libinput_button(mouse, BTN_LEFT, true, 1);
    move(a, 0, 0.15, 0.1);
    move(b, 0, 0.25, 0.2);
    expect("n3 D0 100,200 D1 200,400 D2 300,600 M0 150,200 M1 250,400");
    up(a, 0);
    fake_libinput_button(mouse, BTN_LEFT, false, 1);
    down(b, 1, 0.4, 0.4);
    up(b, 0);
    expect("U0 150,200 U2 300,600 D0 400,800 U1 250,400");
}

/* ---- fingers ------------------------------------------------------------------------------------------- */

static void twelve_fingers(void **state)
{
    char want[512] = "n1";
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    for (int i = 0; i < 12; i++) {
        down(panel, i, 0.05 * i, 0);
        if (i < TOUCH_SLOTS)
            snprintf(want + strlen(want), sizeof want - strlen(want), " D%d %d,0", i, 50 * i);
    }
    expect(want);
    move(panel, 10, 0.5, 0.5);
    up(panel, 11);
    up(panel, 3);
    move(panel, 10, 0.6, 0.6); /* came too late, and stays so until it comes again */
    up(panel, 10);
    down(panel, 10, 0.6, 0.6);
    expect("U3 150,0 D3 600,1200");
}

static void high_and_single_slots(void **state)
{
    (void)state;
    struct libinput_device *many = plug(node_a, FAKE_TOUCH), *one = plug(node_b, FAKE_TOUCH);
    start();
    down(many, 20, 0.5, 0.5);
    down(one, -1, 0.1, 0.1); /* libinput's answer for a panel that knows one finger only */
    up(one, -1);
    up(many, 20);
    expect("n2 D0 500,1000 D1 100,200 U1 100,200 U0 500,1000");
}

static void duplicates_and_orphans(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    move(panel, 0, 0.5, 0.5);
    up(panel, 0);
    expect("n1");
    down(panel, 0, 0.1, 0.1);
    down(panel, 0, 0.2, 0.2);
    up(panel, 0);
    up(panel, 0);
    expect("D0 100,200 C0 100,200 D0 200,400 U0 200,400");
    down(panel, 0, 0.1, 0.1);
    fake_libinput_touch(panel, LIBINPUT_EVENT_TOUCH_CANCEL, 0, 0, 0, 1);
    down(panel, 1, 0.2, 0.2);
    expect("D0 100,200 C0 100,200 D0 200,400");
}

static void cancelled_fingers_stay_unheard(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    down(panel, 0, 0.1, 0.1);
    expect("n1 D0 100,200");
    input_cancel_all(world.input);
    move(panel, 0, 0.2, 0.2);
    down(panel, 1, 0.3, 0.3);
    expect("C0 100,200 D1 300,600");
    up(panel, 0);
    up(panel, 1);
    down(panel, 0, 0.1, 0.1);
    expect("U1 300,600 D0 100,200");
}

static void each_rotation(void **state)
{
    static const char *const want[] = {"n1 D0 250,200", "n1 D0 100,1500", "n1 D0 750,1800", "n1 D0 900,500"};

    for (int i = 0; i < 4; i++) {
        struct input_config config = {.rotation = 90 * i, .calibration = INPUT_CALIBRATION_NONE};
        prepare(state);
        struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
        start_with(&config);
        down(panel, 0, 0.25, 0.1);
        expect(want[i]);
        finish(state);
    }
}

static void calibrated(void **state)
{
    struct input_config config = {.rotation = 90, .calibration = {0.5f, 0, 0.25f, 0, 1, 0.1f}};
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    float x, y;
    start_with(&config);
    down(panel, 0, 0, 0);
    expect("n1 D0 100,1500");
    input_panel_percent(world.input, 100, 1500, &x, &y);
    assert_float_equal(x, 0, 1e-3);
    assert_float_equal(y, 0, 1e-3);
}

static void device_stamps(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    fake_libinput_touch(panel, LIBINPUT_EVENT_TOUCH_DOWN, 0, 0, 0, 123456789);
    settle();
    assert_int_equal(world.record.last_us, 123456789);
}

static void fake_clock_stamps(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    world.clock = clock_fake_create(5000, 0);
    start();
    fake_libinput_touch(panel, LIBINPUT_EVENT_TOUCH_DOWN, 0, 0, 0, 123456789);
    settle();
    assert_int_equal(world.record.last_us, 5000);
    clock_fake_advance(world.clock, 70);
    up(panel, 0);
    settle();
    assert_int_equal(world.record.last_us, 5070);
}

/* ---- pointers and keyboards ---------------------------------------------------------------------------- */

static void absolute_pointer(void **state)
{
    struct input_config config = {.rotation = 270, .calibration = INPUT_CALIBRATION_NONE};
    (void)state;
    struct libinput_device *tablet = plug(node_a, FAKE_POINTER);
    start_with(&config);
    fake_libinput_absolute(tablet, 0.25, 0.1, 1);
    expect("n1"); /* hovering is nothing */
    fake_libinput_button(tablet, BTN_RIGHT, true, 2);
    fake_libinput_button(tablet, BTN_LEFT, true, 2);
    fake_libinput_absolute(tablet, 0.5, 0.5, 3);
    fake_libinput_button(tablet, BTN_RIGHT, false, 2);
    fake_libinput_button(tablet, BTN_LEFT, false, 4);
    fake_libinput_absolute(tablet, 0.75, 0.5, 5);
    expect("D0 900,500 M0 500,1000 U0 500,1000");
}

static void relative_pointer(void **state)
{
    struct input_config config = {.rotation = 90, .calibration = INPUT_CALIBRATION_NONE};
    (void)state;
    struct libinput_device *mouse = plug(node_a, FAKE_POINTER);
    start_with(&config);
    fake_libinput_motion(mouse, 10, -20, 1); /* from the middle, as the eye sees it */
    fake_libinput_button(mouse, BTN_LEFT, true, 2);
    fake_libinput_motion(mouse, -5000, 5000, 3);
    fake_libinput_motion(mouse, 3, -3, 4); /* the edge holds it: no way back to be walked */
    fake_libinput_button(mouse, BTN_LEFT, false, 5);
    fake_libinput_button(mouse, BTN_LEFT, true, 6);
    expect("n1 D0 510,980 M0 0,2000 M0 3,1997 U0 3,1997 D0 3,1997");
}

static void keyboards_are_not_opened(void **state)
{
    (void)state;
    struct libinput_device *keyboard = plug(node_a, FAKE_KEYBOARD),
                           *late = fake_libinput_device(node_b, FAKE_KEYBOARD);
    struct libinput_device *both = fake_libinput_device(node_c, FAKE_KEYBOARD | FAKE_POINTER);
    start();
    fake_libinput_plug(late);
    fake_libinput_key(keyboard, KEY_A, true, 1);
    expect("n0");
    assert_int_equal(fake_libinput.opened, 0);
    assert_int_equal(fake_libinput.refused, 2);
    assert_int_equal(fake_libinput.last_refusal, -EACCES);
    fake_libinput_plug(both);
    fake_libinput_key(both, KEY_A, true, 1);
    fake_libinput_button(both, BTN_LEFT, true, 1);
    expect("D0 500,1000 n1"); /* used for what it points at, not for what it types */
}

static void keyboards_when_wanted(void **state)
{
    struct input_config config = {.calibration = INPUT_CALIBRATION_NONE, .keyboards = true};
    (void)state;
    struct libinput_device *keyboard = plug(node_a, FAKE_KEYBOARD);
    start_with(&config);
    fake_libinput_key(keyboard, KEY_ESC, true, 1);
    fake_libinput_key(keyboard, KEY_ESC, false, 1);
    expect("n0 K1+ K1-");
    assert_int_equal(fake_libinput.opened, 1);
}

static void node_that_cannot_be_opened(void **state)
{
    (void)state;
    struct libinput_device *missing = plug("/nonexistent/event0", FAKE_TOUCH);
    struct libinput_device *file = plug("/proc/version", FAKE_TOUCH);
    start();
    expect("n0");
    assert_int_equal(fake_libinput.refused, 2);
    assert_int_equal(fake_libinput.last_refusal, -EACCES); /* no device at all */
    down(missing, 0, 0, 0);
    down(file, 0, 0, 0);
    expect("");
}

/* ---- when the machine refuses -------------------------------------------------------------------------- */

static void each_step_of_start_may_fail(void **state)
{
    struct input_config config = {.calibration = INPUT_CALIBRATION_NONE};

    for (int step = 0; step < 3; step++) {
        prepare(state);
        plug(node_a, FAKE_TOUCH);
        udev_fake.no_context = step == 0;
        fake_libinput.no_context = step == 1;
        fake_libinput.no_seat = step == 2;
        assert_null(create(&config));
        assert_non_null(strstr(world.logged, "0 input: "));
        finish(state);
    }
}

static void dispatch_fails_once(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    expect("n1");
    fake_libinput.dispatch_fails = 1;
    down(panel, 0, 0.5, 0.5);
    expect("D0 500,1000"); /* the descriptor is still readable, so the next round asks again */
    assert_non_null(strstr(world.logged, "libinput_dispatch"));
}

static void dispatch_fails_for_long(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    world.clock = clock_fake_create(5000, 0);
    start();
    expect("n1");
    int before = fake_libinput.dispatches;
    fake_libinput.dispatch_fails = 13;
    down(panel, 0, 0.5, 0.5);
    expect("");
    assert_int_equal(fake_libinput.dispatches - before, 10); /* no spinning */
    loop_run_for(world.loop, 3500000);
    expect("");
    assert_int_equal(fake_libinput.dispatches - before, 13);
    loop_run_for(world.loop, 1000000);
    expect("D0 500,1000");
    up(panel, 0);
    expect("U0 500,1000");
    before = fake_libinput.dispatches;
    loop_run_for(world.loop, 60000000);
    assert_int_equal(fake_libinput.dispatches, before); /* quiet again */
}

static void suspend_lets_go(void **state)
{
    (void)state;
    struct libinput_device *panel = plug(node_a, FAKE_TOUCH);
    start();
    down(panel, 0, 0.5, 0.5);
    expect("n1 D0 500,1000");
    input_suspend(world.input, true);
    assert_int_equal(fake_libinput.closed, 1);
    expect("C0 500,1000 n0");
    input_suspend(world.input, false);
    expect("n1");
    down(panel, 0, 0.5, 0.5);
    expect("D0 500,1000");
    input_suspend(world.input, true);
    fake_libinput.no_resume = true;
    input_suspend(world.input, false);
    expect("C0 500,1000 n0");
    assert_non_null(strstr(world.logged, "0 input: libinput cannot resume"));
}

static void log_goes_to_our_log(void **state)
{
    (void)state;
    start();
    log_set_level(LOG_LEVEL_DEBUG);
    fake_libinput_say(LIBINPUT_LOG_PRIORITY_ERROR, "client bug: %s\n", "late");
    fake_libinput_say(LIBINPUT_LOG_PRIORITY_INFO, "event%d is tagged", 3);
    fake_libinput_say(LIBINPUT_LOG_PRIORITY_DEBUG, "chatter\n");
    log_set_level(LOG_LEVEL_INFO);
    assert_non_null(strstr(world.logged, "0 input: libinput: client bug: late\n"));
    assert_non_null(strstr(world.logged, "2 input: libinput: event3 is tagged\n"));
    assert_null(strstr(world.logged, "chatter"));
}

static void script_calls_are_refused(void **state)
{
    (void)state;
    start();
    input_script_touch(world.input, TOUCH_DOWN, 0, 50, 50);
    expect("n0");
    assert_non_null(strstr(world.logged, "0 input: "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prepare, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_device_at_start_then_one),
        TEST(devices_there_at_start),
        TEST(vanishing_cancels),
        TEST(pulled_mouse_does_not_click),
        TEST(two_devices_do_not_collide),
        TEST(twelve_fingers),
        TEST(high_and_single_slots),
        TEST(duplicates_and_orphans),
        TEST(cancelled_fingers_stay_unheard),
        cmocka_unit_test(each_rotation),
        TEST(calibrated),
        TEST(device_stamps),
        TEST(fake_clock_stamps),
        TEST(absolute_pointer),
        TEST(relative_pointer),
        TEST(keyboards_are_not_opened),
        TEST(keyboards_when_wanted),
        TEST(node_that_cannot_be_opened),
        cmocka_unit_test(each_step_of_start_may_fail),
        TEST(dispatch_fails_once),
        TEST(dispatch_fails_for_long),
        TEST(suspend_lets_go),
        TEST(log_goes_to_our_log),
        TEST(script_calls_are_refused),
    };

    return cmocka_run_group_tests_name("input_libinput", tests, NULL, NULL);
}
