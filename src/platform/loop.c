/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "loop"
#include "platform/loop.h"

#include "base/list.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/units.h"
#include "platform/clock.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

/*
 * A round is: hooks, descriptors, timers, and then the sources that were removed meanwhile are freed.
 * Until the end of the round a removed source is only marked, so an event of it that epoll has already
 * handed out finds a living struct and is dropped; that is what lets a callback remove anything, itself
 * too.
 *
 * Timers are few (tens), so the earliest is searched, not kept in a heap. A timer that is armed while
 * timers fire waits for the next round even if its time has passed: a callback that arms itself again
 * cannot starve the rest.
 */
enum source_kind { SOURCE_FD, SOURCE_TIMER, SOURCE_SIGNAL, SOURCE_HOOK };

struct loop_source {
    struct list sources; /* loop::sources, until the sweep after the round in which it was removed */
    struct loop *loop;
    const char *name;
    enum source_kind kind;
    bool removed;
    union {
        loop_fd_fn fd;
        loop_timer_fn timer;
        loop_signal_fn signal;
        loop_hook_fn hook;
    } fn;
    void *ctx;

    int fd;
    int signal_number;
    bool armed; /* timer: set by arm, cleared by disarm and by firing */
    uint64_t deadline_us;
    uint64_t armed_in; /* loop::timer_pass when it was armed */
};

struct loop {
    struct clock *clock;
    int epoll_fd, timer_fd, signal_fd;
    sigset_t signals;
    struct list sources; /* of loop_source::sources */
    uint64_t timer_fd_us; /* what timer_fd is set to; 0 = not armed */
    uint64_t timer_pass; /* counts from 1 */
    uint64_t wakeups;
    bool any_removed; /* there is something to sweep */
    bool in_round;
    bool running;
    bool quitting;
    int exit_code;
};

/* More rounds than this without time moving on means that something is always ready. */
enum { ROUNDS_AT_ONE_INSTANT = 10000 };
enum { EVENTS_A_ROUND = 32 };

static bool watch(struct loop *loop, int fd, uint32_t events, void *ptr)
{
    struct epoll_event event = {.events = events, .data.ptr = ptr};

    return epoll_ctl(loop->epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

struct loop *loop_create(struct clock *clock)
{
    struct loop *loop = mem_zalloc(sizeof(*loop));

    loop->clock = clock;
    list_init(&loop->sources);
    loop->timer_pass = 1;
    sigemptyset(&loop->signals);
    loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    loop->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    loop->signal_fd = signalfd(-1, &loop->signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (loop->epoll_fd < 0 || loop->timer_fd < 0 || loop->signal_fd < 0 ||
        !watch(loop, loop->timer_fd, EPOLLIN, &loop->timer_fd) ||
        !watch(loop, loop->signal_fd, EPOLLIN, &loop->signal_fd)) {
        log_error("the kernel refuses: %s", strerror(errno));
        (void)loop_destroy(loop);
        return NULL;
    }
    return loop;
}

static void sweep(struct loop *loop)
{
    if (!loop->any_removed)
        return;
    loop->any_removed = false;
    list_for_each_safe(item, &loop->sources) {
        struct loop_source *source = CONTAINER_OF(item, struct loop_source, sources);

        if (source->removed) {
            list_remove(item);
            mem_free(source);
        }
    }
}

static void close_if_open(int fd)
{
    if (fd >= 0)
        close(fd);
}

int loop_destroy(struct loop *loop)
{
    int left = 0;

    if (!loop)
        return 0;
    list_for_each(item, &loop->sources) {
        struct loop_source *source = CONTAINER_OF(item, struct loop_source, sources);

        if (!source->removed) {
            log_warn("still registered at the end: %s", source->name);
            left++;
        }
        source->removed = loop->any_removed = true;
    }
    sweep(loop);
    close_if_open(loop->signal_fd);
    close_if_open(loop->timer_fd);
    close_if_open(loop->epoll_fd);
    mem_free(loop);
    return left;
}

/* ---- sources ---- */

static struct loop_source *add_source(struct loop *loop, enum source_kind kind, const char *name, void *ctx)
{
    struct loop_source *source = mem_zalloc(sizeof(*source));

    source->loop = loop;
    source->kind = kind;
    source->name = name;
    source->ctx = ctx;
    source->fd = -1;
    list_append(&loop->sources, &source->sources);
    return source;
}

struct loop_source *loop_add_fd(struct loop *loop, const char *name, int fd, uint32_t epoll_events,
                                loop_fd_fn fn, void *ctx)
{
    struct loop_source *source = add_source(loop, SOURCE_FD, name, ctx);

    source->fn.fd = fn;
    if (!watch(loop, fd, epoll_events, source)) {
        log_error("cannot watch %s: %s", name, strerror(errno));
        loop_remove(source);
        return NULL;
    }
    source->fd = fd;
    return source;
}

struct loop_source *loop_add_timer(struct loop *loop, const char *name, loop_timer_fn fn, void *ctx)
{
    struct loop_source *source = add_source(loop, SOURCE_TIMER, name, ctx);

    source->fn.timer = fn;
    return source;
}

struct loop_source *loop_add_hook(struct loop *loop, const char *name, loop_hook_fn fn, void *ctx)
{
    struct loop_source *source = add_source(loop, SOURCE_HOOK, name, ctx);

    source->fn.hook = fn;
    return source;
}

struct loop_source *loop_add_signal(struct loop *loop, const char *name, int signal_number, loop_signal_fn fn,
                                    void *ctx)
{
    struct loop_source *source = add_source(loop, SOURCE_SIGNAL, name, ctx);

    source->fn.signal = fn;
    source->signal_number = signal_number;
    if (sigaddset(&loop->signals, signal_number) != 0 || sigprocmask(SIG_BLOCK, &loop->signals, NULL) != 0 ||
        signalfd(loop->signal_fd, &loop->signals, 0) < 0) {
        log_error("cannot take signal %d for %s: %s", signal_number, name, strerror(errno));
        loop_remove(source);
        return NULL;
    }
    return source;
}

void loop_remove(struct loop_source *source)
{
    struct loop *loop;

    if (!source || source->removed)
        return;
    loop = source->loop;
    if (source->fd >= 0 && epoll_ctl(loop->epoll_fd, EPOLL_CTL_DEL, source->fd, NULL) != 0)
        log_warn("%s was closed before it was removed: %s", source->name, strerror(errno));
    source->removed = true;
    source->armed = false;
    loop->any_removed = true;
    if (!loop->in_round)
        sweep(loop);
}

/* ---- timers ---- */

void loop_timer_arm(struct loop_source *timer, uint64_t deadline_us)
{
    if (timer->removed)
        return;
    timer->armed = true;
    timer->deadline_us = deadline_us;
    timer->armed_in = timer->loop->timer_pass;
}

void loop_timer_disarm(struct loop_source *timer)
{
    timer->armed = false;
}

bool loop_timer_armed(const struct loop_source *timer)
{
    return timer->armed;
}

/* The armed timer with the smallest deadline that was not armed in the pass `skip`; NULL when there is
 * none. */
static struct loop_source *earliest_timer(const struct loop *loop, uint64_t skip)
{
    struct loop_source *best = NULL;

    list_for_each(item, &loop->sources) {
        struct loop_source *timer = CONTAINER_OF(item, struct loop_source, sources);

        if (timer->armed && timer->armed_in != skip && (!best || timer->deadline_us < best->deadline_us))
            best = timer;
    }
    return best;
}

static bool fire_timers(struct loop *loop)
{
    uint64_t now_us = clock_now_us(loop->clock);
    uint64_t pass = ++loop->timer_pass;
    struct loop_source *timer;
    bool called = false;

    while ((timer = earliest_timer(loop, pass)) && timer->deadline_us <= now_us) {
        timer->armed = false;
        timer->fn.timer(timer->ctx, now_us);
        called = true;
    }
    return called;
}

enum { NO_PASS = 0 };

/* Nothing armed = the timer descriptor sleeps too. */
static void set_timer_fd(struct loop *loop, uint64_t deadline_us)
{
    struct itimerspec spec = {0};

    if (deadline_us == loop->timer_fd_us)
        return;
    spec.it_value.tv_sec = (time_t)(deadline_us / s_to_us(1));
    spec.it_value.tv_nsec = (long)(deadline_us % s_to_us(1)) * 1000;
    if (timerfd_settime(loop->timer_fd, TFD_TIMER_ABSTIME, &spec, NULL) != 0)
        log_error("timer: %s", strerror(errno));
    loop->timer_fd_us = deadline_us;
}

/* ---- rounds ---- */

static void run_hooks(struct loop *loop)
{
    list_for_each(item, &loop->sources) {
        struct loop_source *hook = CONTAINER_OF(item, struct loop_source, sources);

        if (hook->kind == SOURCE_HOOK && !hook->removed)
            hook->fn.hook(hook->ctx);
    }
}

static bool deliver_signals(struct loop *loop)
{
    struct signalfd_siginfo info;
    bool called = false;

    while (read(loop->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
        list_for_each(item, &loop->sources) {
            struct loop_source *source = CONTAINER_OF(item, struct loop_source, sources);

            if (source->kind != SOURCE_SIGNAL || source->removed ||
                source->signal_number != (int)info.ssi_signo)
                continue;
            source->fn.signal(source->ctx, (int)info.ssi_signo);
            called = true;
        }
    return called;
}

static bool deliver(struct loop *loop, const struct epoll_event *event)
{
    struct loop_source *source = event->data.ptr;
    uint64_t expirations;

    if (event->data.ptr == &loop->timer_fd) {
        /* Timers are fired by the clock after the descriptors; here the descriptor is only made quiet. */
        if (read(loop->timer_fd, &expirations, sizeof(expirations)) > 0)
            loop->timer_fd_us = 0;
        return false;
    }
    if (event->data.ptr == &loop->signal_fd)
        return deliver_signals(loop);
    if (source->removed)
        return false;
    source->fn.fd(source->ctx, event->events);
    return true;
}

static void enter_round(struct loop *loop)
{
    if (loop->in_round) {
        log_error("a round inside a round");
        abort();
    }
    loop->in_round = true;
}

/* wait_ms: as epoll_wait's; timers are not looked at for how long to wait. */
static bool finish_round(struct loop *loop, int wait_ms)
{
    struct epoll_event events[EVENTS_A_ROUND];
    bool called = false;
    int count;

    count = epoll_wait(loop->epoll_fd, events, EVENTS_A_ROUND, wait_ms);
    if (wait_ms < 0)
        loop->wakeups++;
    if (count < 0 && errno != EINTR)
        log_error("epoll: %s", strerror(errno));
    for (int i = 0; i < count; i++)
        called |= deliver(loop, &events[i]);
    called |= fire_timers(loop);
    sweep(loop);
    loop->in_round = false;
    return called;
}

/* Milliseconds of real time until the next timer, rounded up, at most limit_ms. */
static int wait_for_timers(const struct loop *loop, int limit_ms)
{
    const struct loop_source *next = earliest_timer(loop, NO_PASS);
    uint64_t now_us = clock_now_us(loop->clock), wait_ms;

    if (!next || limit_ms <= 0)
        return limit_ms;
    if (next->deadline_us <= now_us)
        return 0;
    if (clock_is_fake(loop->clock))
        return limit_ms;
    wait_ms = (next->deadline_us - now_us + 999) / 1000;
    return wait_ms < (uint64_t)limit_ms ? (int)wait_ms : limit_ms;
}

bool loop_step(struct loop *loop, int wait_ms)
{
    enter_round(loop);
    run_hooks(loop);
    return finish_round(loop, wait_for_timers(loop, max_int(wait_ms, 0)));
}

static void run_round(struct loop *loop)
{
    const struct loop_source *next;
    int wait_ms = -1;

    enter_round(loop);
    run_hooks(loop);
    next = earliest_timer(loop, NO_PASS);
    if (loop->quitting || (next && next->deadline_us <= clock_now_us(loop->clock)))
        wait_ms = 0;
    else
        set_timer_fd(loop, next ? next->deadline_us : 0);
    (void)finish_round(loop, wait_ms);
}

int loop_run(struct loop *loop)
{
    if (loop->running || loop->in_round || clock_is_fake(loop->clock)) {
        log_error("loop_run() inside the loop or with a fake clock");
        abort();
    }
    loop->running = true;
    while (!loop->quitting)
        run_round(loop);
    loop->running = false;
    return loop->exit_code;
}

void loop_quit(struct loop *loop, int exit_code)
{
    loop->quitting = true;
    loop->exit_code = exit_code;
}

bool loop_quitting(const struct loop *loop, int *exit_code)
{
    if (loop->quitting && exit_code)
        *exit_code = loop->exit_code;
    return loop->quitting;
}

/* ---- fake time ---- */

static void step_until_quiet(struct loop *loop)
{
    int rounds = 0;

    while (!loop->quitting && loop_step(loop, 0))
        if (++rounds == ROUNDS_AT_ONE_INSTANT) {
            log_error("something is ready again and again without time moving on");
            return;
        }
}

void loop_run_for(struct loop *loop, uint64_t by_us)
{
    uint64_t end_us = clock_now_us(loop->clock) + by_us;

    if (!clock_is_fake(loop->clock)) {
        log_error("loop_run_for() needs a fake clock");
        abort();
    }
    for (;;) {
        const struct loop_source *next;
        uint64_t now_us;

        step_until_quiet(loop);
        if (loop->quitting)
            return;
        now_us = clock_now_us(loop->clock);
        next = earliest_timer(loop, NO_PASS);
        if (!next || next->deadline_us > end_us)
            break;
        clock_fake_advance(loop->clock, next->deadline_us > now_us ? next->deadline_us - now_us : 1000);
    }
    if (clock_now_us(loop->clock) < end_us)
        clock_fake_advance(loop->clock, end_us - clock_now_us(loop->clock));
}

uint64_t loop_wakeups(const struct loop *loop)
{
    return loop->wakeups;
}

struct clock *loop_clock(const struct loop *loop)
{
    return loop->clock;
}
