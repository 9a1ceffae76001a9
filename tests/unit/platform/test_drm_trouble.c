/* SPDX-License-Identifier: MIT */
#include "drm_world.h"

#include <linux/kd.h>
#include <linux/vt.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* What goes wrong with cards, screens, drivers and other programs. */

/* ---- not there yet ---- */

static void test_no_card_then_one(void **state)
{
    struct world *w = *state;

    drm_fake.card = false;
    world_start(w);
    world_run_ms(w, 10000);
    assert_int_equal(w->shown + w->gone, 0);
    assert_false(display_ready(w->display));
    assert_false(world_present(w, rect_make(0, 0, 1, 1)));
    /* Said once, not every 2 s. */
    assert_non_null(strstr(w->log, "there is no graphics card"));
    assert_null(strstr(strstr(w->log, "there is no graphics card") + 1, "there is no graphics card"));
    drm_fake.card = true;
    world_run_ms(w, 2000);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

static void test_card_without_dumb_buffers(void **state)
{
    struct world *w = *state;

    drm_fake.dumb = false;
    world_start(w);
    world_run_ms(w, 10000);
    assert_int_equal(w->shown, 0);
    assert_int_equal(drm_fake.nodes, 0);
    assert_int_equal(drm_fake.opens, 6);
}

static void test_card_without_connector(void **state)
{
    struct world *w = *state;

    drm_fake.connector = false;
    world_start(w);
    world_run_ms(w, 4000);
    assert_int_equal(w->shown, 0);
    assert_int_equal(drm_fake.nodes, 0);
    assert_non_null(strstr(w->log, "no screen is connected"));
}

static void test_screen_plugged_later(void **state)
{
    struct world *w = *state;

    drm_fake.connection = DRM_MODE_DISCONNECTED;
    world_start(w);
    world_run_ms(w, 3100);
    assert_int_equal(w->shown, 0);
    drm_fake.connection = DRM_MODE_CONNECTED;
    udev_fake_poke();
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

static void test_screen_plugged_later_without_udev(void **state)
{
    struct world *w = *state;

    udev_fake.no_monitor = true;
    drm_fake.connection = DRM_MODE_DISCONNECTED;
    world_start(w);
    world_run_ms(w, 3000);
    drm_fake.connection = DRM_MODE_CONNECTED;
    world_run_ms(w, 1000);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

static void test_modes_come_late(void **state)
{
    struct world *w = *state;

    drm_fake.late_probes = 3;
    world_start(w);
    world_run_ms(w, 5999);
    assert_int_equal(w->shown, 0);
    assert_non_null(strstr(w->log, "no modes yet"));
    world_run_ms(w, 1);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

static void test_connector_of_unknown_state_serves(void **state)
{
    struct world *w = *state;

    drm_fake.connection = DRM_MODE_UNKNOWNCONNECTION;
    world_start(w);
    world_light(w);
}

/* ---- comes and goes ---- */

static void test_unplugged_and_plugged(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.connection = DRM_MODE_DISCONNECTED;
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->gone, 1);
    assert_true(drm_fake_clean());
    assert_false(display_ready(w->display));
    drm_fake_set_mode(0, 80, 60, DRM_MODE_TYPE_PREFERRED);
    drm_fake.connection = DRM_MODE_CONNECTED;
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    assert_int_equal(w->info.width_px, 80);
    world_light(w);
    assert_int_equal(w->gone, 1);
}

static void test_another_mode_without_unplugging(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake_set_mode(0, 80, 60, DRM_MODE_TYPE_PREFERRED);
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    assert_int_equal(w->info.width_px, 80);
    world_light(w);
}

/* Pulled and plugged before anyone looked: the same screen must be lit anew. */
static void test_news_of_the_same_screen_draws_it_again(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    assert_int_equal(w->gone, 0);
    world_light(w);
    assert_int_equal(drm_fake.modesets, 2);
    assert_int_equal(drm_fake.opens, 1);
}

static void test_modes_vanish_while_lit(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.late_probes = 1;
    udev_fake_poke();
    world_run_ms(w, 0);
    assert_int_equal(w->gone, 0);
    world_light(w);
}

static void test_unplugged_with_a_frame_in_flight(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.flips_held = true;
    assert_true(world_present_all(w));
    drm_fake.connection = DRM_MODE_DISCONNECTED;
    udev_fake_poke();
    world_run_ms(w, 5000);
    assert_int_equal(w->gone, 1);
    assert_int_equal(w->done, 1);
    drm_fake.flips_held = false;
    drm_fake.connection = DRM_MODE_CONNECTED;
    world_run_ms(w, 2000);
    world_light(w);
}

/* A frame without a flip event is told a moment later; by then the screen may be gone. */
static void test_unplugged_before_a_frame_is_told(void **state)
{
    struct world *w = *state;

    drm_fake.atomic = false;
    world_start(w);
    assert_true(world_present_all(w));
    drm_fake.connection = DRM_MODE_DISCONNECTED;
    udev_fake_poke();
    world_run_ms(w, 100);
    assert_int_equal(w->gone, 1);
    assert_int_equal(w->done, 0);
}

static void test_card_pulled_out(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.card = false;
    drm_fake_hang_up();
    world_run_ms(w, 0);
    assert_int_equal(w->gone, 1);
    assert_int_equal(drm_fake.nodes, 0);
    drm_fake.card = true;
    world_run_ms(w, 2000);
    assert_int_equal(w->shown, 2);
    world_light(w);
}

/* ---- the driver ---- */

static void test_busy_is_asked_again(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    w->frame.data[7] = 0x777777;
    drm_fake.busy = 3;
    assert_true(world_present(w, rect_make(7, 0, 1, 1)));
    assert_false(display_ready(w->display));
    world_run_ms(w, 23);
    assert_int_equal(w->done, 1);
    world_run_ms(w, 1);
    assert_int_equal(w->done, 2);
    world_check_glass(w);
    assert_int_equal(display_get_stats(w->display).frames, 2);
    assert_int_equal(drm_fake.atomic_commits, 1 + 4);
}

static void test_busy_for_long_is_logged_and_ends(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.busy = 100;
    assert_true(world_present_all(w));
    world_run_ms(w, 900);
    assert_int_equal(w->done, 2);
    assert_non_null(strstr(w->log, "stays busy"));
}

static void test_no_flip_event(void **state)
{
    struct world *w = *state;

    drm_fake.flip_events_missing = true;
    world_start(w);
    assert_true(world_present_all(w));
    world_run_ms(w, 499);
    assert_int_equal(w->done, 0);
    world_run_ms(w, 1);
    assert_int_equal(w->done, 1);
    assert_non_null(strstr(w->log, "no flip event"));
    w->frame.data[0] = 0x999999;
    assert_true(world_present(w, rect_make(0, 0, 1, 1)));
    world_run_ms(w, 500);
    assert_int_equal(w->done, 2);
    world_check_glass(w);
}

/* The event of a frame that was given up belongs to no later frame; it only says that the driver is free. */
static void test_flip_event_after_giving_up(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.flips_held = true;
    assert_true(world_present_all(w));
    world_run_ms(w, 600);
    assert_int_equal(w->done, 2);
    w->frame.data[0] = 0x999999;
    assert_true(world_present(w, rect_make(0, 0, 1, 1)));
    drm_fake.overlapping_flips = 0; /* this one is the driver's fault */
    drm_fake_vblank();
    drm_fake.flips_held = false;
    world_run_ms(w, 0);
    world_run_ms(w, 0);
    assert_int_equal(w->done, 3);
    world_check_glass(w);
}

static void test_mode_refused(void **state)
{
    struct world *w = *state;

    drm_fake.atomic = false;
    drm_fake.modes_refused = true;
    world_start(w);
    assert_false(world_present_all(w));
    world_run_ms(w, 0);
    assert_int_equal(w->gone, 1);
    drm_fake.modes_refused = false;
    world_run_ms(w, 2000);
    assert_int_equal(w->shown, 2);
    world_light(w);
}

/* ---- another program ---- */

static void master_lost_and_regained(struct world *w)
{
    int asked;

    world_start(w);
    world_light(w);
    drm_fake.taken = true;
    assert_false(world_present_all(w));
    assert_int_equal(w->gone, 0);
    asked = drm_fake.set_masters;
    world_run_ms(w, 5000);
    assert_int_equal(w->gone, 1);
    assert_int_equal(drm_fake.set_masters - asked, 5);
    assert_false(display_ready(w->display));
    assert_false(world_present_all(w));
    drm_fake.taken = false;
    drm_fake.shown_fb = DRM_FAKE_FB_BEFORE;
    world_run_ms(w, 1000);
    assert_int_equal(w->shown, 2);
    assert_int_equal(drm_fake.opens, 1);
    world_light(w);
}

static void test_master_lost_and_regained_atomic(void **state)
{
    master_lost_and_regained(*state);
}

static void test_master_lost_and_regained_legacy(void **state)
{
    drm_fake.atomic = false;
    master_lost_and_regained(*state);
}

static void test_master_lost_and_regained_single_buffer(void **state)
{
    drm_fake.dumb_limit = 1;
    master_lost_and_regained(*state);
}

static void test_screen_changed_while_master_was_lost(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.taken = true;
    assert_false(world_present_all(w));
    drm_fake_set_mode(0, 80, 60, DRM_MODE_TYPE_PREFERRED);
    udev_fake_poke();
    world_run_ms(w, 500);
    drm_fake.taken = false;
    world_run_ms(w, 1000);
    assert_int_equal(w->shown, 2);
    assert_int_equal(w->info.width_px, 80);
    world_light(w);
}

static void test_another_master_at_the_start(void **state)
{
    struct world *w = *state;

    drm_fake.taken = true;
    world_start(w);
    world_run_ms(w, 5000);
    assert_int_equal(w->shown, 0);
    assert_int_equal(drm_fake.nodes, 0);
    assert_non_null(strstr(w->log, "another program holds the card"));
    drm_fake.taken = false;
    world_run_ms(w, 2000);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

static void test_master_lost_asleep(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.taken = true;
    display_set_power(w->display, false);
    world_run_ms(w, 1500);
    assert_int_equal(w->gone, 1);
    drm_fake.taken = false;
    drm_fake.active = true;
    world_run_ms(w, 1000);
    assert_int_equal(w->shown, 1);
    assert_false(drm_fake.active);
    display_set_power(w->display, true);
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    world_light(w);
}

/* ---- each step of the start fails once ---- */

static void test_each_step_fails_once(void **state)
{
    static const char *const calls[] = {
        "open",
        "drmGetCap",
        "drmSetClientCap",
        "drmModeGetResources",
        "drmModeGetConnector",
        "drmModeGetEncoder",
        "drmModeGetCrtc",
        "drmModeGetPlaneResources",
        "drmModeGetPlane",
        "drmModeObjectGetProperties",
        "drmModeGetProperty",
        "drmModeCreatePropertyBlob",
        "drmModeCreateDumbBuffer",
        "drmModeMapDumbBuffer",
        "mmap",
        "drmModeAddFB2",
        "drmModeAtomicAlloc",
        "drmModeSetCrtc",
    };
    struct world *w = *state;

    for (size_t i = 0; i < 2 * sizeof(calls) / sizeof(calls[0]); i++) {
        drm_fake_reset();
        w->shown = w->gone = w->done = 0;
        drm_fake.atomic = i % 2 == 0;
        drm_fake.fail_call = calls[i / 2];
        world_start(w);
        /* Some are survived at once, some by looking again; a failing first frame by the frame after it. */
        for (int n = 0; n < 6 && w->done == 0; n++) {
            if (display_ready(w->display))
                (void)!world_present_all(w);
            world_run_ms(w, 1000);
        }
        if (w->done != 1)
            fail_msg("%s failed once, and there is no picture", calls[i / 2]);
        world_check_glass(w);
        world_stop(w);
    }
}

static void test_udev_fails(void **state)
{
    struct world *w = *state;

    for (int i = 0; i < 3; i++) {
        drm_fake_reset();
        udev_fake_reset();
        udev_fake.no_context = i == 0;
        udev_fake.no_monitor = i == 1;
        udev_fake.deaf = i == 2;
        w->shown = w->done = 0;
        world_start(w);
        world_light(w);
        world_stop(w);
    }
}

/* ---- the console ---- */

static void test_console_is_hushed_and_put_back(void **state)
{
    struct world *w = *state;

    vt_fake.console = true;
    drm_fake.card = false;
    world_start(w);
    /* While there is no picture the console may still say why. */
    assert_int_equal(vt_fake.kd_mode, KD_TEXT);
    drm_fake.card = true;
    world_run_ms(w, 2000);
    assert_int_equal(vt_fake.kd_mode, KD_GRAPHICS);
    assert_int_equal(vt_fake.switching, VT_PROCESS);
    world_stop(w);
    assert_int_equal(vt_fake.kd_mode, KD_TEXT);
    assert_int_equal(vt_fake.switching, VT_AUTO);
}

static void test_console_switches_away_and_back(void **state)
{
    struct world *w = *state;
    int commits;

    vt_fake.console = true;
    world_start(w);
    world_light(w);
    raise(vt_fake.away);
    world_run_ms(w, 0);
    assert_int_equal(w->gone, 1);
    assert_int_equal(vt_fake.let_go, 1);
    assert_false(drm_fake.master);
    assert_false(world_present_all(w));
    commits = drm_fake.set_masters;
    world_run_ms(w, 10000);
    assert_int_equal(drm_fake.set_masters, commits);
    raise(vt_fake.back);
    world_run_ms(w, 0);
    assert_int_equal(vt_fake.acquired, 1);
    assert_true(drm_fake.master);
    assert_int_equal(w->shown, 2);
    world_light(w);
}

static void test_end_while_another_console_is_in_front(void **state)
{
    struct world *w = *state;

    vt_fake.console = true;
    world_start(w);
    world_light(w);
    raise(vt_fake.away);
    world_run_ms(w, 0);
    world_stop(w);
    assert_int_equal(drm_fake.set_crtcs, 0);
    assert_int_equal(vt_fake.kd_mode, KD_TEXT);
}

static void test_console_that_refuses(void **state)
{
    struct world *w = *state;

    vt_fake.console = vt_fake.graphics_refused = true;
    world_start(w);
    assert_int_equal(vt_fake.switching, VT_AUTO);
    assert_int_equal(vt_fake.opened, 0);
    world_light(w);
}

static void after_ours(int number)
{
    (void)number;
    _exit(vt_fake.kd_mode == KD_TEXT && vt_fake.switching == VT_AUTO ? 42 : 1);
}

static void test_console_is_put_back_by_a_fatal_signal(void **state)
{
    static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS};
    struct world *w = *state;
    int status;

    vt_fake.console = true;
    for (int i = 0; i < 3; i++) {
        pid_t child = fork();

        if (child == 0) {
            signal(numbers[i], after_ours);
            world_start(w);
            raise(numbers[i]);
            _exit(2);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 42);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRM_TEST(test_no_card_then_one),
        DRM_TEST(test_card_without_dumb_buffers),
        DRM_TEST(test_card_without_connector),
        DRM_TEST(test_screen_plugged_later),
        DRM_TEST(test_screen_plugged_later_without_udev),
        DRM_TEST(test_modes_come_late),
        DRM_TEST(test_connector_of_unknown_state_serves),
        DRM_TEST(test_unplugged_and_plugged),
        DRM_TEST(test_another_mode_without_unplugging),
        DRM_TEST(test_news_of_the_same_screen_draws_it_again),
        DRM_TEST(test_modes_vanish_while_lit),
        DRM_TEST(test_unplugged_with_a_frame_in_flight),
        DRM_TEST(test_unplugged_before_a_frame_is_told),
        DRM_TEST(test_card_pulled_out),
        DRM_TEST(test_busy_is_asked_again),
        DRM_TEST(test_busy_for_long_is_logged_and_ends),
        DRM_TEST(test_no_flip_event),
        DRM_TEST(test_flip_event_after_giving_up),
        DRM_TEST(test_mode_refused),
        DRM_TEST(test_master_lost_and_regained_atomic),
        DRM_TEST(test_master_lost_and_regained_legacy),
        DRM_TEST(test_master_lost_and_regained_single_buffer),
        DRM_TEST(test_screen_changed_while_master_was_lost),
        DRM_TEST(test_another_master_at_the_start),
        DRM_TEST(test_master_lost_asleep),
        DRM_TEST(test_each_step_fails_once),
        DRM_TEST(test_udev_fails),
        DRM_TEST(test_console_is_hushed_and_put_back),
        DRM_TEST(test_console_switches_away_and_back),
        DRM_TEST(test_end_while_another_console_is_in_front),
        DRM_TEST(test_console_that_refuses),
        DRM_TEST(test_console_is_put_back_by_a_fatal_signal),
    };

    return cmocka_run_group_tests_name("drm_trouble", tests, NULL, NULL);
}
