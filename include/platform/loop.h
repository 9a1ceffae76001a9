/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_LOOP_H
#define KETING_PLATFORM_LOOP_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * One thread, one loop: epoll for descriptors, one timerfd for the earliest of all timers, one signalfd.
 * A callback may remove any source, itself too: removed sources are marked and freed after the round.
 * With a fake clock nothing ever sleeps: loop_run_for() walks the clock from deadline to deadline.
 */
struct clock;
struct loop;
struct loop_source;

typedef void (*loop_fd_fn)(void *ctx, uint32_t epoll_events);
typedef void (*loop_timer_fn)(void *ctx, uint64_t now_us);
typedef void (*loop_signal_fn)(void *ctx, int signal_number);
typedef void (*loop_hook_fn)(void *ctx);

/* The clock must outlive the loop. NULL (logged) when the kernel refuses. */
KETING_MUST_USE struct loop *loop_create(struct clock *clock);

/* Frees what is still registered and reports each by name; returns how many there were: 0 if all is well. */
int loop_destroy(struct loop *loop);

/* name: a literal, for the report. fd stays the caller's, and must stay open until the source is removed.
 * NULL (logged) when epoll refuses the descriptor. */
KETING_MUST_USE struct loop_source *loop_add_fd(struct loop *loop, const char *name, int fd,
                                                uint32_t epoll_events, loop_fd_fn fn, void *ctx);
KETING_MUST_USE struct loop_source *loop_add_timer(struct loop *loop, const char *name, loop_timer_fn fn,
                                                   void *ctx);
/* Blocks the signal for the process and delivers it through the loop. It stays blocked after the source is
 * gone: a late SIGTERM must not cut the way out short. A child process has to unblock it for itself. */
KETING_MUST_USE struct loop_source *loop_add_signal(struct loop *loop, const char *name, int signal_number,
                                                    loop_signal_fn fn, void *ctx);
/* Called once before every sleep, in the order of adding: the place where a frame is drawn. */
KETING_MUST_USE struct loop_source *loop_add_hook(struct loop *loop, const char *name, loop_hook_fn fn,
                                                  void *ctx);

/* One shot; arming again moves it. A deadline in the past fires in the next round. */
void loop_timer_arm(struct loop_source *timer, uint64_t deadline_us);
void loop_timer_disarm(struct loop_source *timer);
bool loop_timer_armed(const struct loop_source *timer);

/* Accepts NULL. The callback is never called again, not even for an event of the running round. */
void loop_remove(struct loop_source *source);

/* Runs until loop_quit(); gives back its code. System clock only. Nested runs are a bug and abort. */
int loop_run(struct loop *loop);
void loop_quit(struct loop *loop, int exit_code);
bool loop_quitting(const struct loop *loop, int *exit_code);

/* One round: hooks, then descriptors that are ready now (waits up to wait_ms of real time, 0 = not at all),
 * then timers that are due by the clock. True when any callback other than hooks was called. */
bool loop_step(struct loop *loop, int wait_ms);

/* Fake clock only: rounds until nothing is ready, then on to the next deadline, until by_us have passed or
 * loop_quit() was called. */
void loop_run_for(struct loop *loop, uint64_t by_us);

/* Times the process came back from sleeping in loop_run(): the idle promise is checked against it. */
uint64_t loop_wakeups(const struct loop *loop);

struct clock *loop_clock(const struct loop *loop);

#endif
