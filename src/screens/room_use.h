/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_ROOM_USE_H
#define KETING_SCREENS_ROOM_USE_H

#include <stdbool.h>
#include <stdint.h>

struct hall;
struct place;

/* An activity of the hall has the room on that day between the two minutes; from < to, to at most 1440. */
bool room_is_in_use(const struct hall *hall, const struct place *room, int32_t day, int from_minute,
                    int to_minute);

#endif
