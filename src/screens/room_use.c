/* SPDX-License-Identifier: MIT */
/* Rooms that residents book are those in which the courses meet: who reads the calendar does not ask for one
 * that is full of singers. */
#include "room_use.h"

#include "screens/hall.h"
#include "store/content_hall.h"

#include <string.h>

enum { DAY_MINUTES = 24 * 60 };

/* Staff write "书画室" or, with the floor before it, "二楼书画室"; what stands in brackets is left out. */
static bool is_in(const char *where, const struct place *room)
{
    size_t floor = strlen(room->floor), whole = strlen(room->name), bare = whole, left;
    const char *bracket = strstr(room->name, "（");

    if (bracket != NULL && bracket != room->name)
        bare = (size_t)(bracket - room->name);
    if (floor > 0 && strncmp(where, room->floor, floor) == 0 && strncmp(room->name, room->floor, floor) != 0)
        where += floor;
    left = strlen(where);
    return (left == whole || left == bare) && strncmp(where, room->name, left) == 0;
}

/* What gives no time may be at any; midnight does not end it. */
static bool meets(const struct agenda_item *item, int from_minute, int to_minute)
{
    int start = item->start_minute == MINUTE_NONE ? 0 : item->start_minute;
    int end = item->end_minute;

    if (end == MINUTE_NONE)
        end = item->start_minute == MINUTE_NONE ? DAY_MINUTES : start + AGENDA_GUESS_MINUTES;
    else if (end < start)
        end += DAY_MINUTES;
    return start < to_minute && from_minute < end;
}

bool room_is_in_use(const struct hall *hall, const struct place *room, int32_t day, int from_minute,
                    int to_minute)
{
    struct agenda agenda;
    bool used = false;

    content_agenda_between(hall->content, 0, day - 1, day, &agenda);
    for (int i = 0; i < agenda.count; i++) {
        const struct agenda_item *item = &agenda.item[i];
        int past = item->day < day ? DAY_MINUTES : 0; /* last evening's may reach into this day */
        used |= !item->cancelled && is_in(item->place, room) &&
                meets(item, from_minute + past, to_minute + past);
    }
    agenda_finish(&agenda);
    return used;
}
