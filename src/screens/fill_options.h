/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_FILL_OPTIONS_H
#define KETING_SCREENS_FILL_OPTIONS_H

#include "screens/hall.h"

#include "fill.h"

struct series;

/*
 * What can be chosen now: the options of the sheet, or the sessions, rooms and topics of this day with what
 * is left of them.
 */
struct fill_option {
    char *value, *label, *note; /* value: what the answer says; note "" = none */
    bool off;                   /* gone: shown, but not to be had */
};

struct fill_options {
    struct fill_option *item;
    int count;
};

enum { FILL_SESSIONS_SHOWN = 8, FILL_KEY_BYTES = 80 };
#define FILL_WHOLE_SERIES "整个班"

void fill_options_make(struct fill_options *options, const struct fill *fill, int field, struct hall *hall);
void fill_options_finish(struct fill_options *options);
/* "还有 5 个位子", "满了，可以候补" of one session, DAY_NONE = of the whole course; "" when nobody counts them. The
 * caller owns it. */
char *fill_options_seats(struct hall *hall, const struct series *series, int32_t day);
/* The first question whose session, topic, day or time cannot be chosen any more: it is over, cancelled,
 * closed; -1 = none. Whether a seat or a room is left is told by requests_submit(). */
int fill_options_gone(const struct fill *fill, struct hall *hall);

/* The room that was chosen is too small for those who come: how many it seats; 0 = it is not, or nobody
 * knows. */
int fill_seats_missing(const struct fill *fill, struct hall *hall);
/* The places that the answers so far ask for; key: room for booking->key. False: the form books nothing, or
 * not enough was answered. */
KETING_MUST_USE bool fill_booking(const struct fill *fill, struct hall *hall, char key[FILL_KEY_BYTES],
                                  struct request_booking *booking);

#endif
