/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_GESTURE_H
#define KETING_UI_GESTURE_H

#include "base/touch.h"

#include <stdbool.h>

/*
 * What one finger means. Pure: events and time in, meanings out.
 *
 *               down              move > slop              up
 *     IDLE ───────────▶ PRESSED ─────────────▶ DRAGGING ─────────▶ IDLE   (fling if it was moving)
 *      ▲                 │  │ hold 600 ms                            ▲
 *      │       up: tap   │  └─────────▶ HELD ───── up ──────────────┘
 *      └─────────────────┘
 *     any ── cancel ──▶ IDLE;   gesture_swallow(): ──▶ SWALLOWING ── up + 200 ms ──▶ IDLE
 *
 * Only the first finger counts; others are ignored until it is lifted.
 */
enum gesture_state {
    GESTURE_IDLE,
    GESTURE_PRESSED,
    GESTURE_HELD,
    GESTURE_DRAGGING,
    GESTURE_SWALLOWING,
    GESTURE_STATES
};

enum gesture_meaning {
    GESTURE_PRESS,      /* the finger is down at x, y: show it */
    GESTURE_TAP,        /* lifted where it was pressed */
    GESTURE_HOLD,       /* long press */
    GESTURE_DRAG_BEGIN, /* the press is over; x, y: where it began */
    GESTURE_DRAG,       /* dx, dy since the last one */
    GESTURE_DRAG_END,   /* vx, vy: speed when lifted */
    GESTURE_CANCEL,     /* forget the press or the drag */
    GESTURE_MEANINGS
};

struct gesture_out {
    enum gesture_meaning meaning;
    float x, y;   /* px */
    float dx, dy; /* px */
    float vx, vy; /* px per second */
    uint64_t now_us;
};

typedef void (*gesture_fn)(void *ctx, const struct gesture_out *out);

enum { GESTURE_HOLD_US = 600 * 1000, GESTURE_SWALLOW_US = 200 * 1000, GESTURE_TRAIL = 8 };

struct gesture {
    enum gesture_state state;
    int slot;            /* of the finger that counts; -1 = none */
    unsigned slots_down; /* a bit for each finger on the glass */
    float slop_px;
    bool hold_matters;
    float start_x, start_y, last_x, last_y;
    uint64_t pressed_us;
    uint64_t swallow_until_us; /* UINT64_MAX while a finger is down */
    struct {
        float x, y;
        uint64_t us;
    } trail[GESTURE_TRAIL]; /* the last places, for the speed */
    int trail_count;
    gesture_fn fn;
    void *ctx;
};

void gesture_init(struct gesture *gesture, gesture_fn fn, void *ctx);
void gesture_set_slop(struct gesture *gesture, float slop_px);
void gesture_feed(struct gesture *gesture, const struct touch_event *event);
/* Whether a long press means anything where the finger is; if not, a slow press is still a tap. */
void gesture_set_hold(struct gesture *gesture, bool matters);
/* Time passes without an event. */
void gesture_tick(struct gesture *gesture, uint64_t now_us);
/* When gesture_tick() is wanted next; UINT64_MAX = not at all. */
uint64_t gesture_deadline(const struct gesture *gesture);
/* Everything until all fingers are up and 200 ms more means nothing: the tap that wakes the screen. */
void gesture_swallow(struct gesture *gesture, uint64_t now_us);
/* A press or drag that is going on means nothing any more. */
void gesture_cancel(struct gesture *gesture, uint64_t now_us);

const char *gesture_state_name(enum gesture_state state);

#endif
