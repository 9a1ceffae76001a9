/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_SESSION_H
#define KETING_SCREENS_SESSION_H

#include "base/macros.h"
#include "base/touch.h"

#include <stdbool.h>

/*
 * One visitor after the other: after a while without a touch a warning, then home with every trace wiped,
 * then the idle page. The touch that wakes the idle page does nothing else.
 */
struct hall;
struct session;

enum {
    SESSION_BROWSE_S = 60, /* without a touch: back to home */
    SESSION_FILL_S = 120, /* the same in a form */
    SESSION_WARNING_S = 20, /* before that: the question */
    SESSION_IDLE_S = 120, /* without a touch: the idle page */
    SESSION_SLIDE_S = 8, /* each slide of it */
};

KETING_MUST_USE struct session *session_create(struct hall *hall, uint64_t now_us);
void session_destroy(struct session *session);

/* Before the ui sees the touch. */
void session_touch(struct session *session, const struct touch_event *event);
/* A key counts like a finger. True: it woke the screen, and means nothing else. */
bool session_key(struct session *session, uint64_t now_us);
void session_tick(struct session *session, uint64_t now_us);
/* When session_tick() is wanted next; UINT64_MAX = not at all. */
uint64_t session_deadline(const struct session *session);
/* Straight to the idle page (tours, tests). */
void session_sleep(struct session *session, uint64_t now_us);

#endif
