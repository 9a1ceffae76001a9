/* SPDX-License-Identifier: MIT */
#include "drm_world.h"

/* The screen that is there and works: frames, damage, buffers, sleep. */

static void test_first_light(void **state)
{
    struct world *w = *state;

    world_start(w);
    assert_int_equal(w->shown, 1);
    assert_int_equal(w->info.width_px, 64);
    assert_int_equal(w->info.height_px, 48);
    assert_true(w->info.width_mm == 640 && w->info.height_mm == 480);
    /* Nothing is changed on the glass before there is a picture for it. */
    assert_int_equal(drm_fake.shown_fb, DRM_FAKE_FB_BEFORE);
    world_light(w);
    assert_int_equal(w->done, 1);
    assert_int_equal(drm_fake.atomic_commits, 1);
    assert_int_equal(drm_fake.modesets, 1);
    assert_int_equal(drm_fake.set_crtcs + drm_fake.page_flips + drm_fake.dirty_fbs, 0);
    assert_int_equal(drm_fake.dumbs, 2);
    assert_string_equal(udev_fake.subsystem, "drm");
    assert_int_equal(display_get_stats(w->display).modesets, 1);
}

static void test_idle_does_nothing(void **state)
{
    struct world *w = *state;
    int probes;

    world_start(w);
    world_light(w);
    probes = drm_fake.probes;
    world_run_ms(w, 60000);
    assert_int_equal(drm_fake.probes, probes);
    assert_int_equal(drm_fake.atomic_commits, 1);
    assert_int_equal(w->done, 1);
    assert_int_equal(drm_fake.opens, 1);
}

static void test_exit_puts_back_what_was_shown(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    world_stop(w);
    assert_int_equal(drm_fake.shown_fb, DRM_FAKE_FB_BEFORE);
    assert_int_equal(drm_fake.drop_masters, 1);
    assert_int_equal(drm_fake.set_crtcs, 1);
}

static void test_exit_without_a_frame_changes_nothing(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_stop(w);
    assert_int_equal(drm_fake.set_crtcs + drm_fake.atomic_commits, 0);
    assert_int_equal(drm_fake.shown_fb, DRM_FAKE_FB_BEFORE);
}

static void test_millimetres_and_mode_of_the_config(void **state)
{
    struct world *w = *state;

    drm_fake_set_mode(1, 32, 24, 0);
    drm_fake.modes = 2;
    w->config = (struct display_config){32, 24, 300, 200, DISPLAY_ROTATE_90};
    world_start(w);
    assert_int_equal(w->info.width_px, 24);
    assert_int_equal(w->info.height_px, 32);
    assert_true(w->info.width_mm == 200 && w->info.height_mm == 300);
    world_light(w);
}

static void test_at_most_one_frame_in_flight(void **state)
{
    struct world *w = *state;

    drm_fake.flips_held = true;
    world_start(w);
    for (int i = 0; i < 4; i++) {
        assert_true(world_present_all(w));
        assert_false(display_ready(w->display));
        assert_false(world_present_all(w));
        world_run_ms(w, 5);
        assert_int_equal(w->done, i);
        drm_fake_vblank();
        world_run_ms(w, 0);
        assert_int_equal(w->done, i + 1);
        assert_true(display_ready(w->display));
    }
    assert_int_equal(drm_fake.overlapping_flips, 0);
    assert_int_equal(display_get_stats(w->display).frames, 4);
    assert_int_equal(display_get_stats(w->display).frames_done, 4);
}

/* A refused frame leaves its damage to the next. */
static void test_damage_of_a_refused_frame_is_kept(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.flips_held = true;
    assert_true(world_present(w, rect_make(0, 0, 1, 1)));
    w->frame.data[5] = 0xABCDEF;
    assert_false(world_present(w, rect_make(5, 0, 1, 1)));
    drm_fake_vblank();
    world_run_ms(w, 0);
    assert_true(world_present(w, rect_make(0, 0, 1, 1)));
    drm_fake_vblank();
    world_run_ms(w, 0);
    world_check_glass(w);
}

static void test_small_damage_copies_few_pixels(void **state)
{
    struct world *w = *state;
    uint64_t before;

    world_start(w);
    /* One whole frame, which the second buffer gets with its first frame. */
    world_light(w);
    assert_true(world_present(w, rect_make(0, 0, 1, 1)));
    world_run_ms(w, 20);
    before = display_get_stats(w->display).pixels_copied;
    assert_int_equal(before, 2 * 64 * 48);
    for (int i = 0; i < 10; i++) {
        assert_true(world_present(w, rect_make(3 * i, 2, 3, 5)));
        world_run_ms(w, 20);
    }
    /* Each buffer also gets what the other one got last: two boxes a frame, one for the first. */
    assert_true(display_get_stats(w->display).pixels_copied - before <= 10 * 2 * 15);
    /* The driver hears of what has changed on the glass only, not of the buffer's past. */
    assert_int_equal(drm_fake.clips.count, 1);
    assert_true(rect_same(drm_fake.clips.box[0], rect_make(27, 2, 3, 5)));
}

static void test_clips_are_turned(void **state)
{
    struct world *w = *state;

    w->config.rotation = DISPLAY_ROTATE_90;
    world_start(w);
    world_light(w);
    assert_true(world_present(w, rect_make(1, 2, 3, 4)));
    assert_true(rect_same(drm_fake.clips.box[0], rect_make(64 - 2 - 4, 1, 4, 3)));
}

static struct rect scribble(struct world *w)
{
    struct rect box = {rand() % w->frame.width, rand() % w->frame.height, 1 + rand() % 12, 1 + rand() % 9};

    box = rect_intersect(box, rect_make(0, 0, w->frame.width, w->frame.height));
    for (int y = box.y; y < box.y + box.h; y++)
        for (int x = box.x; x < box.x + box.w; x++)
            pixels_row(&w->frame, y)[x] = (uint32_t)rand() & 0xFFFFFF;
    return box;
}

/* Small random changes, some of them refused, sometimes several before a frame: the glass equals the
 * frame. */
static void scribble_and_compare(struct world *w)
{
    for (int i = 0; i < 150; i++) {
        for (int n = rand() % 4; n > 0; n--) {
            drm_fake.flips_held = true;
            if (world_present(w, scribble(w)))
                drm_fake_vblank();
            drm_fake.flips_held = false;
        }
        world_run_ms(w, 20);
        assert_true(world_present(w, scribble(w)));
        world_run_ms(w, 20);
        world_check_glass(w);
    }
}

static void run_scribble(void **state, void (*describe)(void))
{
    struct world *w = *state;

    srand(7);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        drm_fake_reset();
        describe();
        w->config.rotation = (enum display_rotation)degrees;
        w->shown = w->done = 0;
        world_start(w);
        world_light(w);
        scribble_and_compare(w);
        assert_true(w->done >= 151);
        world_stop(w);
    }
}

static void nothing_special(void)
{
}

static void no_atomic(void)
{
    drm_fake.atomic = false;
}

static void one_buffer(void)
{
    drm_fake.dumb_limit = 1;
}

static void no_page_flip(void)
{
    drm_fake.atomic = false;
    drm_fake.page_flip_refused = true;
}

static void test_random_damage_atomic(void **state)
{
    run_scribble(state, nothing_special);
}

static void test_random_damage_legacy(void **state)
{
    run_scribble(state, no_atomic);
}

static void test_random_damage_single_buffer(void **state)
{
    run_scribble(state, one_buffer);
}

static void test_random_damage_without_page_flip(void **state)
{
    run_scribble(state, no_page_flip);
}

/* Two refusals are over within 16 ms. */
static void test_random_damage_while_busy(void **state)
{
    struct world *w = *state;

    srand(8);
    world_start(w);
    world_light(w);
    for (int i = 0; i < 30; i++) {
        drm_fake.busy = i % 3;
        assert_true(world_present(w, scribble(w)));
        world_run_ms(w, 20);
        world_check_glass(w);
    }
}

/* ---- legacy ---- */

static void test_legacy_sets_once_then_flips(void **state)
{
    struct world *w = *state;

    no_atomic();
    world_start(w);
    for (int i = 0; i < 3; i++)
        world_light(w);
    assert_int_equal(drm_fake.set_crtcs, 1);
    assert_int_equal(drm_fake.page_flips, 2);
    assert_int_equal(drm_fake.atomic_commits, 0);
    assert_int_equal(w->done, 3);
}

static void test_second_buffer_cannot_be_had(void **state)
{
    struct world *w = *state;

    one_buffer();
    world_start(w);
    assert_int_equal(drm_fake.dumbs, 1);
    world_light(w);
    for (int i = 0; i < 3; i++) {
        w->frame.data[i] = 0x123456;
        assert_true(world_present(w, rect_make(i, 0, 1, 1)));
        assert_false(display_ready(w->display));
        world_run_ms(w, 0);
        world_check_glass(w);
        assert_true(rect_same(drm_fake.clips.box[0], rect_make(i, 0, 1, 1)));
    }
    assert_int_equal(drm_fake.set_crtcs, 1);
    assert_int_equal(drm_fake.page_flips + drm_fake.atomic_commits, 0);
    assert_int_equal(drm_fake.dirty_fbs, 1 + 3);
    assert_int_equal(w->done, 4);
    assert_non_null(strstr(w->log, "only one buffer"));
}

static void test_missing_dirty_fb_is_remembered(void **state)
{
    struct world *w = *state;

    one_buffer();
    drm_fake.dirty_missing = true;
    world_start(w);
    for (int i = 0; i < 4; i++)
        world_light(w);
    assert_int_equal(drm_fake.dirty_fbs, 1);
    assert_int_equal(w->done, 4);
}

static void test_missing_page_flip_is_remembered(void **state)
{
    struct world *w = *state;

    no_page_flip();
    world_start(w);
    for (int i = 0; i < 4; i++)
        world_light(w);
    assert_int_equal(drm_fake.page_flips, 1);
    assert_int_equal(drm_fake.set_crtcs, 4);
    assert_int_equal(display_get_stats(w->display).modesets, 1);
}

static void test_atomic_refused_falls_back(void **state)
{
    struct world *w = *state;

    drm_fake.atomic_refused = true;
    world_start(w);
    world_light(w);
    world_light(w);
    assert_int_equal(drm_fake.atomic_commits, 1);
    assert_int_equal(drm_fake.set_crtcs, 1);
    assert_int_equal(drm_fake.page_flips, 1);
}

static void test_atomic_refused_later_falls_back(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.atomic_refused = true;
    world_light(w);
    world_light(w);
    assert_int_equal(drm_fake.set_crtcs, 1);
    assert_int_equal(drm_fake.page_flips, 1);
}

static void test_link_lost_sets_the_mode_again(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.flips_need_modeset = true;
    world_light(w);
    world_light(w);
    assert_int_equal(drm_fake.modesets, 2);
    assert_int_equal(drm_fake.set_crtcs, 0);
    assert_int_equal(display_get_stats(w->display).modesets, 2);
}

/* ---- sleep ---- */

static void sleep_and_wake(struct world *w)
{
    world_start(w);
    world_light(w);
    w->in_call = true;
    display_set_power(w->display, false);
    w->in_call = false;
    assert_false(drm_fake.active);
    assert_false(display_ready(w->display));
    assert_false(world_present_all(w));
    world_run_ms(w, 60000);
    assert_int_equal(w->shown, 1);
    assert_int_equal(w->gone, 0);
    w->in_call = true;
    display_set_power(w->display, true);
    w->in_call = false;
    assert_false(display_ready(w->display));
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    assert_false(drm_fake.active);
    world_light(w);
    assert_true(drm_fake.active);
}

static void test_sleep_atomic(void **state)
{
    sleep_and_wake(*state);
}

static void test_sleep_dpms(void **state)
{
    no_atomic();
    sleep_and_wake(*state);
}

static void test_sleep_without_dpms(void **state)
{
    no_atomic();
    drm_fake.dpms_property = false;
    sleep_and_wake(*state);
}

static void test_sleep_in_flight(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.flips_held = true;
    assert_true(world_present_all(w));
    display_set_power(w->display, false);
    drm_fake_vblank();
    world_run_ms(w, 1000);
    assert_int_equal(w->done, 1);
    drm_fake.flips_held = false;
    display_set_power(w->display, true);
    world_run_ms(w, 0);
    world_light(w);
}

static void test_sleep_while_busy_is_asked_again(void **state)
{
    struct world *w = *state;

    world_start(w);
    world_light(w);
    drm_fake.busy = 2;
    display_set_power(w->display, false);
    assert_true(drm_fake.active);
    world_run_ms(w, 20);
    assert_false(drm_fake.active);
    assert_int_equal(drm_fake.atomic_commits, 1 + 3);
    world_run_ms(w, 1000);
    assert_int_equal(drm_fake.atomic_commits, 1 + 3);
}

static void test_panel_that_cannot_sleep_goes_black(void **state)
{
    struct world *w = *state;
    struct pixels glass;

    world_start(w);
    world_light(w);
    drm_fake.off_refused = true;
    display_set_power(w->display, false);
    assert_true(drm_fake_scanout(&glass));
    for (int y = 0; y < glass.height; y++)
        for (int x = 0; x < glass.width; x++)
            assert_int_equal(pixels_row(&glass, y)[x], 0);
    world_run_ms(w, 1000);
    display_set_power(w->display, true);
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 2);
    world_light(w);
}

static void test_asleep_from_the_start(void **state)
{
    struct world *w = *state;

    drm_fake.card = false;
    world_start(w);
    display_set_power(w->display, false);
    drm_fake.card = true;
    world_run_ms(w, 5000);
    assert_int_equal(w->shown, 0);
    assert_false(drm_fake.active);
    display_set_power(w->display, true);
    world_run_ms(w, 0);
    assert_int_equal(w->shown, 1);
    world_light(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRM_TEST(test_first_light),
        DRM_TEST(test_idle_does_nothing),
        DRM_TEST(test_exit_puts_back_what_was_shown),
        DRM_TEST(test_exit_without_a_frame_changes_nothing),
        DRM_TEST(test_millimetres_and_mode_of_the_config),
        DRM_TEST(test_at_most_one_frame_in_flight),
        DRM_TEST(test_damage_of_a_refused_frame_is_kept),
        DRM_TEST(test_small_damage_copies_few_pixels),
        DRM_TEST(test_clips_are_turned),
        DRM_TEST(test_random_damage_atomic),
        DRM_TEST(test_random_damage_legacy),
        DRM_TEST(test_random_damage_single_buffer),
        DRM_TEST(test_random_damage_without_page_flip),
        DRM_TEST(test_random_damage_while_busy),
        DRM_TEST(test_legacy_sets_once_then_flips),
        DRM_TEST(test_second_buffer_cannot_be_had),
        DRM_TEST(test_missing_dirty_fb_is_remembered),
        DRM_TEST(test_missing_page_flip_is_remembered),
        DRM_TEST(test_atomic_refused_falls_back),
        DRM_TEST(test_atomic_refused_later_falls_back),
        DRM_TEST(test_link_lost_sets_the_mode_again),
        DRM_TEST(test_sleep_atomic),
        DRM_TEST(test_sleep_dpms),
        DRM_TEST(test_sleep_without_dpms),
        DRM_TEST(test_sleep_in_flight),
        DRM_TEST(test_sleep_while_busy_is_asked_again),
        DRM_TEST(test_panel_that_cannot_sleep_goes_black),
        DRM_TEST(test_asleep_from_the_start),
    };

    return cmocka_run_group_tests_name("display_drm", tests, NULL, NULL);
}
