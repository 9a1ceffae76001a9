/* SPDX-License-Identifier: MIT */
#include "often.h"

#include <stdbool.h>

static void fade(struct often *o)
{
    o->total = 0;
    for (int i = 0; i < OFTEN_KEPT; i++)
        o->total += o->entry[i].count /= 2;
}

void often_count(struct often *o, int64_t service_id)
{
    int place = 0;

    for (int i = 0; i < OFTEN_KEPT; i++) {
        if (o->entry[i].count > 0 && o->entry[i].service_id == service_id) {
            place = i;
            break;
        }
        if (o->entry[i].count < o->entry[place].count)
            place = i;
    }
    if (o->entry[place].service_id != service_id) {
        o->total -= o->entry[place].count;
        o->entry[place].service_id = service_id;
        o->entry[place].count = 0;
    }
    o->entry[place].count++;
    if (++o->total >= OFTEN_FADE_AT)
        fade(o);
}

int often_top(const struct often *o, int64_t ids[OFTEN_SHOWN])
{
    bool taken[OFTEN_KEPT] = {false};
    int found = 0;

    for (; found < OFTEN_SHOWN; found++) {
        int best = -1;
        for (int i = 0; i < OFTEN_KEPT; i++)
            if (!taken[i] && o->entry[i].count > 0 && (best < 0 || o->entry[i].count > o->entry[best].count))
                best = i;
        if (best < 0)
            break;
        taken[best] = true;
        ids[found] = o->entry[best].service_id;
    }
    return found;
}
