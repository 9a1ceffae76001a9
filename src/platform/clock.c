/* SPDX-License-Identifier: MIT */
#include "platform/clock.h"

#include "base/mem.h"
#include "base/units.h"

#include <time.h>

struct clock {
    bool fake;
    uint64_t now_us; /* fake only */
    uint64_t start_us; /* the monotonic time at which the wall showed wall_start_s */
    int64_t wall_start_s; /* CLOCK_FOLLOW_SYSTEM: the wall is the system's */
};

static uint64_t monotonic_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return s_to_us((uint64_t)t.tv_sec) + (uint64_t)t.tv_nsec / 1000u;
}

struct clock *clock_system_create(int64_t wall_start_s)
{
    struct clock *clock = mem_zalloc(sizeof(*clock));

    clock->start_us = monotonic_us();
    clock->wall_start_s = wall_start_s < 0 ? CLOCK_FOLLOW_SYSTEM : wall_start_s;
    return clock;
}

struct clock *clock_fake_create(uint64_t now_us, int64_t wall_s)
{
    struct clock *clock = mem_zalloc(sizeof(*clock));

    clock->fake = true;
    clock->now_us = clock->start_us = now_us;
    clock->wall_start_s = wall_s;
    return clock;
}

void clock_fake_advance(struct clock *clock, uint64_t by_us)
{
    clock->now_us += by_us;
}

bool clock_is_fake(const struct clock *clock)
{
    return clock->fake;
}

void clock_destroy(struct clock *clock)
{
    mem_free(clock);
}

uint64_t clock_now_us(const struct clock *clock)
{
    return clock->fake ? clock->now_us : monotonic_us();
}

int64_t clock_wall_s(const struct clock *clock)
{
    if (!clock->fake && clock->wall_start_s == CLOCK_FOLLOW_SYSTEM)
        return (int64_t)time(NULL);
    return clock->wall_start_s + (int64_t)((clock_now_us(clock) - clock->start_us) / s_to_us(1));
}
