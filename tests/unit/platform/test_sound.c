/* SPDX-License-Identifier: MIT */
#include "platform/sound.h"

#include "base/log.h"
#include "fake/alsa_fake.h"
#include "platform/clock.h"
#include "platform/loop.h"

#include <alsa/asoundlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECOND = 1000 * 1000, MINUTE = 60 * SECOND, CLICK = 384, WHOLE = 720 };

struct world {
    struct clock *clock;
    struct loop *loop;
    struct sound *sound;
    int warnings;
    char log[1024];
};

static struct world world;

static void keep_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    size_t used = strlen(world.log);

    (void)ctx;
    (void)module;
    world.warnings += level == LOG_LEVEL_WARN;
    snprintf(world.log + used, sizeof world.log - used, "%s\n", text);
}

static int begin(void **state)
{
    (void)state;
    world = (struct world){0};
    alsa_fake_reset();
    log_set_sink(keep_log, NULL);
    world.clock = clock_fake_create(1000, 0);
    world.loop = loop_create(world.clock);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sound_destroy(world.sound);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(alsa_fake.misasked, 0);
    assert_false(alsa_fake.handler);
    assert_int_equal(loop_destroy(world.loop), 0);
    clock_destroy(world.clock);
    log_set_level(LOG_LEVEL_INFO);
    log_set_sink(NULL, NULL);
    return 0;
}

static void start(void)
{
    world.sound = sound_create(world.loop, clock_now_us(world.clock));
}

static void click(void)
{
    sound_click(world.sound, clock_now_us(world.clock));
}

static void pass(uint64_t us)
{
    alsa_fake_played();
    loop_run_for(world.loop, us);
}

/* ---- a good card ---- */

static void the_card_is_opened_without_waiting(void **state)
{
    (void)state;
    start();
    assert_int_equal(alsa_fake.opens, 1);
    assert_string_equal(alsa_fake.name, "plughw");
    assert_int_equal(alsa_fake.mode, SND_PCM_NONBLOCK);
    assert_true(alsa_fake.signed_16);
    assert_int_equal(alsa_fake.rate, 48000);
    assert_int_equal(alsa_fake.channels, 1);
    assert_int_equal(alsa_fake.writes, 0);
    assert_string_equal(world.log, "");
}

static void a_click_is_two_periods_and_one_of_silence(void **state)
{
    (void)state;
    start();
    click();
    assert_int_equal(alsa_fake.opens, 1);
    assert_int_equal(alsa_fake.writes, 1);
    assert_int_equal(alsa_fake.frames, WHOLE);
    assert_int_equal(alsa_fake.starts, 1);
    assert_int_equal(alsa_fake.recovers, 0);
}

static void a_click_is_quiet_and_dies_away(void **state)
{
    int loudest = 0, late = 0, crossings = 0;

    (void)state;
    start();
    click();
    for (int i = 0; i < CLICK; i++) {
        int level = abs(alsa_fake.heard[i]);
        loudest = level > loudest ? level : loudest;
        late = i >= CLICK / 2 && level > late ? level : late;
        crossings += i > 0 && (alsa_fake.heard[i - 1] < 0) != (alsa_fake.heard[i] < 0);
    }
    assert_in_range(loudest, 2000, 5000);
    assert_in_range(late, 1, loudest / 8);
    assert_in_range(crossings, 26, 30); /* 8 ms of 1.8 kHz: 14.4 waves */
    assert_int_equal(alsa_fake.heard[0], 0);
    assert_in_range(abs(alsa_fake.heard[CLICK - 1]), 0, 2);
    for (int i = CLICK; i < WHOLE; i++)
        assert_int_equal(alsa_fake.heard[i], 0);
}

static void a_card_of_other_periods_gets_whole_ones(void **state)
{
    static const struct {
        long buffer, period, frames;
    } card[] = {{4096, 1024, 2048}, {256, 64, 256}, {65536, 32768, 4800}, {1152, 384, 768}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(card); i++) {
        alsa_fake_reset();
        alsa_fake.buffer = card[i].buffer;
        alsa_fake.period = card[i].period;
        start();
        click();
        assert_int_equal(alsa_fake.frames, card[i].frames);
        assert_int_equal(alsa_fake.starts, card[i].frames < card[i].buffer);
        sound_destroy(world.sound);
    }
    world.sound = NULL;
}

static void every_key_of_a_word_clicks_on_one_open_card(void **state)
{
    (void)state;
    start();
    for (int i = 0; i < 5; i++) {
        click();
        pass(300 * 1000);
    }
    assert_int_equal(alsa_fake.opens, 1);
    assert_int_equal(alsa_fake.streams, 1);
    assert_int_equal(alsa_fake.frames, 5 * WHOLE);
    /* Each but the first finds that the one before has been played to its end. */
    assert_int_equal(alsa_fake.recovers, 4);
    assert_int_equal(alsa_fake.last_recovered, -EPIPE);
    assert_string_equal(world.log, "");
}

static void a_second_without_clicks_lets_the_card_go(void **state)
{
    (void)state;
    start();
    click();
    pass(SECOND - 1);
    assert_int_equal(alsa_fake.streams, 1);
    pass(1);
    assert_int_equal(alsa_fake.streams, 0);
    assert_false(loop_step(world.loop, 0));
    pass(10 * (uint64_t)MINUTE);
    assert_int_equal(alsa_fake.opens, 1);
    click();
    assert_int_equal(alsa_fake.opens, 2);
    assert_int_equal(alsa_fake.frames, 2 * WHOLE);
    assert_string_equal(world.log, "");
}

static void a_card_that_nobody_uses_is_let_go_after_the_start(void **state)
{
    (void)state;
    start();
    assert_int_equal(alsa_fake.streams, 1);
    pass(SECOND);
    assert_int_equal(alsa_fake.streams, 0);
}

static void a_click_within_a_click_is_left_out(void **state)
{
    (void)state;
    start();
    click();
    click(); /* 240 of 720 would fit */
    assert_int_equal(alsa_fake.writes, 1);
    assert_int_equal(alsa_fake.frames, WHOLE);
    assert_int_equal(alsa_fake.streams, 1);
    assert_string_equal(world.log, "");
}

/* ---- trouble ---- */

static void a_full_buffer_is_no_trouble(void **state)
{
    (void)state;
    start();
    alsa_fake.write_error_once = -EAGAIN;
    click();
    assert_int_equal(alsa_fake.frames, 0);
    assert_int_equal(alsa_fake.writes, 1);
    click();
    assert_int_equal(alsa_fake.frames, WHOLE);
    assert_int_equal(alsa_fake.opens, 1);
    assert_int_equal(alsa_fake.recovers, 0);
    assert_string_equal(world.log, "");
}

static void an_underrun_while_writing_is_mended(void **state)
{
    (void)state;
    start();
    alsa_fake.write_error_once = -EPIPE;
    click();
    assert_int_equal(alsa_fake.recovers, 1);
    assert_int_equal(alsa_fake.writes, 2);
    assert_int_equal(alsa_fake.frames, WHOLE);
    assert_string_equal(world.log, "");
}

static void an_underrun_without_end_is_given_up(void **state)
{
    (void)state;
    start();
    alsa_fake.write_error = -EPIPE;
    click();
    assert_int_equal(alsa_fake.recovers, 1);
    assert_int_equal(alsa_fake.writes, 2);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(world.warnings, 1);
}

static void one_that_cannot_be_mended_is_given_up(void **state)
{
    (void)state;
    start();
    alsa_fake.write_error_once = -EPIPE;
    alsa_fake.recover_error = -ENODEV;
    click();
    assert_int_equal(alsa_fake.writes, 1);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(world.warnings, 1);
}

/* One line, and one try a minute, however much is typed. */
static void stays_silent_for_a_minute(void)
{
    int opens = alsa_fake.opens;

    for (int i = 0; i < 59; i++) {
        click();
        pass(SECOND);
    }
    assert_int_equal(alsa_fake.opens, opens);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(world.warnings, 1);
    pass(SECOND);
    assert_int_equal(alsa_fake.opens, opens); /* not by itself */
    click();
    assert_int_equal(alsa_fake.opens, opens + 1);
    assert_int_equal(world.warnings, 1);
}

static void a_card_that_goes_away_is_tried_again_after_a_minute(void **state)
{
    (void)state;
    start();
    click();
    alsa_fake.avail_error = -ENODEV;
    click();
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(alsa_fake.recovers, 0);
    assert_string_equal(world.log, "no clicks from the sound card: No such device\n");
    alsa_fake.open_error = -ENODEV;
    stays_silent_for_a_minute();
    stays_silent_for_a_minute();
    alsa_fake.open_error = alsa_fake.avail_error = 0;
    pass(MINUTE);
    click();
    assert_int_equal(alsa_fake.frames, 2 * WHOLE);
    assert_string_equal(world.log, "no clicks from the sound card: No such device\nclicks again\n");
    alsa_fake.write_error = -ENODEV;
    pass(SECOND / 2);
    click();
    assert_int_equal(world.warnings, 2); /* it was there in between */
}

static void a_card_that_opens_and_never_plays_is_told_of_once(void **state)
{
    (void)state;
    alsa_fake.start_error = -EIO;
    start();
    for (int i = 0; i < 3; i++) {
        click();
        pass(MINUTE);
    }
    assert_int_equal(alsa_fake.opens, 3);
    assert_string_equal(world.log, "no clicks from the sound card: Input/output error\n");
}

/* Waking it may take seconds: it is opened anew later. */
static void a_suspended_card_is_not_waited_for(void **state)
{
    (void)state;
    start();
    alsa_fake.write_error_once = -ESTRPIPE;
    click();
    assert_int_equal(alsa_fake.recovers, 0);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(world.warnings, 1);
}

static void no_card_and_a_busy_one_are_told_of_at_the_start(void **state)
{
    static const int trouble[] = {-ENOENT, -EBUSY, -EACCES};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(trouble); i++) {
        alsa_fake_reset();
        world.warnings = 0;
        alsa_fake.open_error = trouble[i];
        start();
        assert_int_equal(alsa_fake.opens, 1);
        assert_int_equal(world.warnings, 1);
        stays_silent_for_a_minute();
        assert_int_equal(alsa_fake.writes, 0);
        sound_destroy(world.sound);
    }
    world.sound = NULL;
}

static void a_card_that_cannot_be_set_up_is_closed(void **state)
{
    (void)state;
    alsa_fake.params_error = -EINVAL;
    start();
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(world.warnings, 1);
    alsa_fake.params_error = 0;
    alsa_fake.get_params_error = -EIO;
    pass(MINUTE);
    click();
    assert_int_equal(alsa_fake.opens, 2);
    assert_int_equal(alsa_fake.streams, 0);
    assert_int_equal(alsa_fake.writes, 0);
    assert_int_equal(world.warnings, 1);
}

static void what_the_library_says_is_for_those_who_look_for_it(void **state)
{
    (void)state;
    start();
    log_set_level(LOG_LEVEL_DEBUG);
    alsa_fake_say("cannot find card '0'");
    assert_string_equal(world.log, "snd_func: cannot find card '0'\n");
    assert_int_equal(world.warnings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_card_is_opened_without_waiting, begin, end),
        cmocka_unit_test_setup_teardown(a_click_is_two_periods_and_one_of_silence, begin, end),
        cmocka_unit_test_setup_teardown(a_click_is_quiet_and_dies_away, begin, end),
        cmocka_unit_test_setup_teardown(a_card_of_other_periods_gets_whole_ones, begin, end),
        cmocka_unit_test_setup_teardown(every_key_of_a_word_clicks_on_one_open_card, begin, end),
        cmocka_unit_test_setup_teardown(a_second_without_clicks_lets_the_card_go, begin, end),
        cmocka_unit_test_setup_teardown(a_card_that_nobody_uses_is_let_go_after_the_start, begin, end),
        cmocka_unit_test_setup_teardown(a_click_within_a_click_is_left_out, begin, end),
        cmocka_unit_test_setup_teardown(a_full_buffer_is_no_trouble, begin, end),
        cmocka_unit_test_setup_teardown(an_underrun_while_writing_is_mended, begin, end),
        cmocka_unit_test_setup_teardown(an_underrun_without_end_is_given_up, begin, end),
        cmocka_unit_test_setup_teardown(one_that_cannot_be_mended_is_given_up, begin, end),
        cmocka_unit_test_setup_teardown(a_card_that_goes_away_is_tried_again_after_a_minute, begin, end),
        cmocka_unit_test_setup_teardown(a_card_that_opens_and_never_plays_is_told_of_once, begin, end),
        cmocka_unit_test_setup_teardown(a_suspended_card_is_not_waited_for, begin, end),
        cmocka_unit_test_setup_teardown(no_card_and_a_busy_one_are_told_of_at_the_start, begin, end),
        cmocka_unit_test_setup_teardown(a_card_that_cannot_be_set_up_is_closed, begin, end),
        cmocka_unit_test_setup_teardown(what_the_library_says_is_for_those_who_look_for_it, begin, end),
    };

    return cmocka_run_group_tests_name("sound", tests, NULL, NULL);
}
