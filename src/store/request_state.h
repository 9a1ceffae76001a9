/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_REQUEST_STATE_H
#define KETING_STORE_REQUEST_STATE_H

#include "store/requests.h"

/*
 * What the events of a request add up to, without any SQL: a table of events × states, and what each event
 * changes beside the state. The same function makes the standing when an event is stored and when all is
 * verified.
 */
enum claim { CLAIM_NONE, CLAIM_ASKED, CLAIM_CONFIRMED };
enum event_origin { ORIGIN_RESIDENT, ORIGIN_STAFF, ORIGIN_MACHINE };

struct standing {
    enum request_state state;
    int64_t person; /* word, of who is responsible */
    int32_t due_day, closed_day, follow_up_day;
    int rating; /* one digit an indicator: 5430; 0 = none */
    bool rated;        /* since it was done last */
    int64_t published; /* seq of the event that holds the text; 0 = not on the board */
    enum claim claim;
    bool purged;
};

struct change {
    enum request_event_kind kind;
    enum event_origin origin;
    int64_t at_s;
    int32_t day; /* of the newest time known then: a clock that fell back closes nothing in the past */
    const char *text;
    int64_t person; /* word */
    int32_t due_day;
    int rating;
    int64_t seq;
};

/* As it is before its first event. */
void standing_init(struct standing *standing);
bool standing_same(const struct standing *a, const struct standing *b);
/* The event can happen now. */
bool request_may(const struct standing *standing, enum request_event_kind kind);
/* SUBMITTED, or one that may happen. */
void request_apply(struct standing *standing, const struct change *change);
/* It holds the places it booked. */
bool request_holds_places(enum request_state state);

#endif
