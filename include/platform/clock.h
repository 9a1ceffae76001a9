/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_CLOCK_H
#define KETING_PLATFORM_CLOCK_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * The clock seam: system | fake. Everything above gets time as an argument; only the program's own wiring
 * asks. Two times: a monotonic one in microseconds for gestures, timers and frames, and the wall in seconds
 * for people.
 */
struct clock;

/* wall_start_s >= 0: the wall shows that instant now and walks on with the monotonic clock (for --now);
 * CLOCK_FOLLOW_SYSTEM: the wall is the system's. */
enum { CLOCK_FOLLOW_SYSTEM = -1 };
KETING_MUST_USE struct clock *clock_system_create(int64_t wall_start_s);

/* Stands still until clock_fake_advance(). */
KETING_MUST_USE struct clock *clock_fake_create(uint64_t now_us, int64_t wall_s);
void clock_fake_advance(struct clock *clock, uint64_t by_us);
bool clock_is_fake(const struct clock *clock);

void clock_destroy(struct clock *clock);

uint64_t clock_now_us(const struct clock *clock);
int64_t clock_wall_s(const struct clock *clock);

#endif
