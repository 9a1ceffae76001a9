/* SPDX-License-Identifier: MIT */
#include "platform/loop.h"

#include "base/log.h"
#include "base/units.h"
#include "platform/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the callbacks below did; each test begins with a new one. */
struct world {
    struct clock *clock;
    struct loop *loop;
    struct loop_source *source[4];
    int pipe[2][2];
    int calls[4];
    char order[32];
    uint64_t fired_us[16];
    int fired;
    char log[512];
};

static void keep_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    struct world *w = ctx;
    size_t used = strlen(w->log);

    (void)level;
    (void)module;
    snprintf(w->log + used, sizeof(w->log) - used, "%s\n", text);
}

static int begin(void **state)
{
    static struct world world;
    struct world *w = &world;

    *w = (struct world){0};
    w->clock = clock_fake_create(1000, 0);
    w->loop = loop_create(w->clock);
    assert_non_null(w->loop);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pipe(w->pipe[i]), 0);
    log_set_sink(keep_log, w);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;

    assert_int_equal(loop_destroy(w->loop), 0);
    clock_destroy(w->clock);
    for (int i = 0; i < 2; i++) {
        close(w->pipe[i][0]);
        close(w->pipe[i][1]);
    }
    log_set_sink(NULL, NULL);
    return 0;
}

static void use_system_clock(struct world *w)
{
    assert_int_equal(loop_destroy(w->loop), 0);
    clock_destroy(w->clock);
    w->clock = clock_system_create(CLOCK_FOLLOW_SYSTEM);
    w->loop = loop_create(w->clock);
}

static void note(struct world *w, char c)
{
    w->order[strlen(w->order)] = c;
}

static void poke(struct world *w, int i)
{
    assert_int_equal(write(w->pipe[i][1], "x", 1), 1);
}

static void on_fd_a(void *ctx, uint32_t events)
{
    struct world *w = ctx;
    char byte;

    assert_true(events & EPOLLIN);
    assert_int_equal(read(w->pipe[0][0], &byte, 1), 1);
    note(w, 'a');
}

static void on_hook(void *ctx)
{
    note(ctx, 'h');
}

static void on_timer(void *ctx, uint64_t now_us)
{
    struct world *w = ctx;

    w->fired_us[w->fired++] = now_us;
    note(w, 't');
}

static void test_order_of_a_round(void **state)
{
    struct world *w = *state;

    w->source[0] = loop_add_timer(w->loop, "t", on_timer, w);
    w->source[1] = loop_add_fd(w->loop, "a", w->pipe[0][0], EPOLLIN, on_fd_a, w);
    w->source[2] = loop_add_hook(w->loop, "h", on_hook, w);
    assert_false(loop_step(w->loop, 0));
    assert_string_equal(w->order, "h");
    poke(w, 0);
    loop_timer_arm(w->source[0], 0);
    assert_true(loop_step(w->loop, 0));
    assert_string_equal(w->order, "hhat");
    assert_false(loop_timer_armed(w->source[0]));
    for (int i = 0; i < 3; i++)
        loop_remove(w->source[i]);
    poke(w, 0);
    assert_false(loop_step(w->loop, 0));
    assert_string_equal(w->order, "hhat");
}

static void remove_both(void *ctx, uint32_t events)
{
    struct world *w = ctx;

    (void)events;
    w->calls[0]++;
    loop_remove(w->source[0]);
    loop_remove(w->source[1]);
    loop_remove(w->source[1]);
}

/* Both descriptors are ready in the same round; whoever comes first removes both. */
static void test_callback_removes_itself_and_another(void **state)
{
    struct world *w = *state;

    for (int i = 0; i < 2; i++) {
        poke(w, i);
        w->source[i] = loop_add_fd(w->loop, "either", w->pipe[i][0], EPOLLIN, remove_both, w);
    }
    assert_true(loop_step(w->loop, 0));
    assert_int_equal(w->calls[0], 1);
    assert_false(loop_step(w->loop, 0));
    loop_remove(NULL);
}

static void remove_next_hook(void *ctx)
{
    struct world *w = ctx;

    note(w, '1');
    loop_remove(w->source[1]);
    loop_remove(w->source[0]);
    w->source[2] = loop_add_hook(w->loop, "late", on_hook, w);
}

static void test_hook_changes_the_hooks(void **state)
{
    struct world *w = *state;

    w->source[0] = loop_add_hook(w->loop, "first", remove_next_hook, w);
    w->source[1] = loop_add_hook(w->loop, "second", on_hook, w);
    loop_step(w->loop, 0);
    loop_step(w->loop, 0);
    assert_string_equal(w->order, "1hh");
    loop_remove(w->source[2]);
}

static void again_at_once(void *ctx, uint64_t now_us)
{
    struct world *w = ctx;

    if (++w->calls[0] < 3)
        loop_timer_arm(w->source[0], now_us - 500);
}

static void test_timer_in_the_past_fires_in_the_next_round(void **state)
{
    struct world *w = *state;

    w->source[0] = loop_add_timer(w->loop, "again", again_at_once, w);
    loop_timer_arm(w->source[0], 1);
    for (int i = 1; i <= 3; i++) {
        assert_true(loop_step(w->loop, 0));
        assert_int_equal(w->calls[0], i);
    }
    assert_false(loop_step(w->loop, 0));
    loop_remove(w->source[0]);
}

static void test_fake_time_stops_at_each_deadline(void **state)
{
    struct world *w = *state;

    for (int i = 0; i < 3; i++)
        w->source[i] = loop_add_timer(w->loop, "t", on_timer, w);
    loop_timer_arm(w->source[0], 7000);
    loop_timer_arm(w->source[1], 3000);
    loop_timer_arm(w->source[2], 11001);
    loop_run_for(w->loop, 10000);
    assert_int_equal(w->fired, 2);
    assert_int_equal(w->fired_us[0], 3000);
    assert_int_equal(w->fired_us[1], 7000);
    assert_int_equal(clock_now_us(w->clock), 11000);
    loop_run_for(w->loop, 1);
    assert_int_equal(w->fired, 3);
    loop_timer_arm(w->source[0], 20000);
    loop_timer_arm(w->source[0], 30000);
    loop_timer_arm(w->source[1], 25000);
    loop_timer_disarm(w->source[1]);
    loop_run_for(w->loop, 15000);
    assert_int_equal(w->fired, 3);
    for (int i = 0; i < 3; i++)
        loop_remove(w->source[i]);
}

static void quit_now(void *ctx, uint64_t now_us)
{
    struct world *w = ctx;

    (void)now_us;
    loop_quit(w->loop, 3);
}

static void test_fake_time_ends_at_quit(void **state)
{
    struct world *w = *state;
    int code = 0;

    w->source[0] = loop_add_timer(w->loop, "quit", quit_now, w);
    loop_timer_arm(w->source[0], 5000);
    assert_false(loop_quitting(w->loop, &code));
    loop_run_for(w->loop, s_to_us(60));
    assert_int_equal(clock_now_us(w->clock), 5000);
    assert_true(loop_quitting(w->loop, &code));
    assert_int_equal(code, 3);
    loop_remove(w->source[0]);
}

static void test_never_quiet_is_told_and_ends(void **state)
{
    struct world *w = *state;

    w->calls[0] = -1000000;
    w->source[0] = loop_add_timer(w->loop, "again", again_at_once, w);
    loop_timer_arm(w->source[0], 1);
    loop_run_for(w->loop, 5);
    assert_non_null(strstr(w->log, "without time moving on"));
    loop_remove(w->source[0]);
}

static void test_run_sleeps_once_a_deadline(void **state)
{
    struct world *w = *state;

    use_system_clock(w);
    w->source[0] = loop_add_timer(w->loop, "t", on_timer, w);
    w->source[1] = loop_add_timer(w->loop, "quit", quit_now, w);
    loop_timer_arm(w->source[0], clock_now_us(w->clock) + 2000);
    loop_timer_arm(w->source[1], clock_now_us(w->clock) + 9000);
    assert_int_equal(loop_run(w->loop), 3);
    assert_int_equal(w->fired, 1);
    /* One, when the machine is so busy that both have passed at once. */
    assert_in_range(loop_wakeups(w->loop), 1, 2);
    loop_remove(w->source[0]);
    loop_remove(w->source[1]);
}

static void test_run_after_quit_does_nothing(void **state)
{
    struct world *w = *state;

    use_system_clock(w);
    loop_quit(w->loop, 7);
    assert_int_equal(loop_run(w->loop), 7);
    assert_int_equal(loop_wakeups(w->loop), 0);
}

static void on_signal(void *ctx, int signal_number)
{
    struct world *w = ctx;

    w->calls[signal_number == SIGUSR1 ? 0 : 1]++;
}

static void test_signals_reach_each_source(void **state)
{
    struct world *w = *state;

    w->source[0] = loop_add_signal(w->loop, "one", SIGUSR1, on_signal, w);
    w->source[1] = loop_add_signal(w->loop, "again", SIGUSR1, on_signal, w);
    w->source[2] = loop_add_signal(w->loop, "two", SIGUSR2, on_signal, w);
    raise(SIGUSR1);
    raise(SIGUSR2);
    assert_true(loop_step(w->loop, 0));
    assert_int_equal(w->calls[0], 2);
    assert_int_equal(w->calls[1], 1);
    for (int i = 0; i < 3; i++)
        loop_remove(w->source[i]);
    raise(SIGUSR1);
    assert_false(loop_step(w->loop, 0));
    assert_int_equal(w->calls[0], 2);
    assert_null(loop_add_signal(w->loop, "none", 4000, on_signal, w));
}

static void test_refused_descriptor(void **state)
{
    struct world *w = *state;

    assert_null(loop_add_fd(w->loop, "closed", -1, EPOLLIN, on_fd_a, w));
    assert_non_null(strstr(w->log, "cannot watch closed"));
}

static void test_what_is_left_is_named(void **state)
{
    struct world *w = *state;

    w->source[0] = loop_add_timer(w->loop, "forgotten timer", on_timer, w);
    w->source[1] = loop_add_fd(w->loop, "forgotten pipe", w->pipe[0][0], EPOLLIN, on_fd_a, w);
    assert_int_equal(loop_destroy(w->loop), 2);
    assert_non_null(strstr(w->log, "forgotten timer"));
    assert_non_null(strstr(w->log, "forgotten pipe"));
    w->loop = loop_create(w->clock);
}

static void run_inside(void *ctx, uint64_t now_us)
{
    struct world *w = ctx;

    (void)now_us;
    loop_step(w->loop, 0);
}

static void test_nested_round_aborts(void **state)
{
    struct world *w = *state;
    int status;
    pid_t child = fork();

    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        w->source[0] = loop_add_timer(w->loop, "nested", run_inside, w);
        loop_timer_arm(w->source[0], 1);
        loop_step(w->loop, 0);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

#define LOOP_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOP_TEST(test_order_of_a_round),
        LOOP_TEST(test_callback_removes_itself_and_another),
        LOOP_TEST(test_hook_changes_the_hooks),
        LOOP_TEST(test_timer_in_the_past_fires_in_the_next_round),
        LOOP_TEST(test_fake_time_stops_at_each_deadline),
        LOOP_TEST(test_fake_time_ends_at_quit),
        LOOP_TEST(test_never_quiet_is_told_and_ends),
        LOOP_TEST(test_run_sleeps_once_a_deadline),
        LOOP_TEST(test_run_after_quit_does_nothing),
        LOOP_TEST(test_signals_reach_each_source),
        LOOP_TEST(test_refused_descriptor),
        LOOP_TEST(test_what_is_left_is_named),
        LOOP_TEST(test_nested_round_aborts),
    };

    return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
