/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "gesture"
#include "ui/gesture.h"

#include "base/log.h"

#include <math.h>
#include <string.h>

enum gesture_event {
    EVENT_DOWN,
    EVENT_SMALL_MOVE,
    EVENT_FAR_MOVE,
    EVENT_UP,
    EVENT_CANCEL,
    EVENT_HELD_LONG,
    EVENTS
};

/* Speed is taken over this much of the end of a drag: long enough to smooth a trembling hand. */
enum { SPEED_WINDOW_US = 80 * 1000 };

/* The next state holds already when the meaning is told, so a handler may cancel or swallow what goes on. */
struct gesture_step {
    enum gesture_state next;
    void (*act)(struct gesture *g, const struct touch_event *e); /* NULL = cannot happen */
};

static void tell(struct gesture *g, enum gesture_meaning meaning, struct gesture_out out)
{
    out.meaning = meaning;
    g->fn(g->ctx, &out);
}

static void remember(struct gesture *g, const struct touch_event *e)
{
    if (g->trail_count == GESTURE_TRAIL) {
        memmove(g->trail, g->trail + 1, sizeof g->trail - sizeof g->trail[0]);
        g->trail_count--;
    }
    g->trail[g->trail_count].x = e->x;
    g->trail[g->trail_count].y = e->y;
    g->trail[g->trail_count].us = e->time_us;
    g->trail_count++;
}

static void speed(const struct gesture *g, uint64_t now_us, float *vx, float *vy)
{
    int last = g->trail_count - 1, first = last;

    *vx = *vy = 0;
    if (last < 1 || now_us - g->trail[last].us > SPEED_WINDOW_US)
        return; /* it rested before it was lifted */
    while (first > 0 && g->trail[last].us - g->trail[first - 1].us <= SPEED_WINDOW_US)
        first--;
    float seconds = (float)(g->trail[last].us - g->trail[first].us) / 1e6f;
    if (seconds <= 0)
        return;
    *vx = (g->trail[last].x - g->trail[first].x) / seconds;
    *vy = (g->trail[last].y - g->trail[first].y) / seconds;
}

static void press(struct gesture *g, const struct touch_event *e)
{
    g->slot = e->slot;
    g->start_x = g->last_x = e->x;
    g->start_y = g->last_y = e->y;
    g->pressed_us = e->time_us;
    g->trail_count = 0;
    remember(g, e);
    tell(g, GESTURE_PRESS, (struct gesture_out){.x = e->x, .y = e->y, .now_us = e->time_us});
}

static void nothing(struct gesture *g, const struct touch_event *e)
{
    (void)g, (void)e;
}

static void tap(struct gesture *g, const struct touch_event *e)
{
    tell(g, GESTURE_TAP, (struct gesture_out){.x = g->start_x, .y = g->start_y, .now_us = e->time_us});
}

static void hold(struct gesture *g, const struct touch_event *e)
{
    tell(g, GESTURE_HOLD, (struct gesture_out){.x = g->start_x, .y = g->start_y, .now_us = e->time_us});
}

static void drag(struct gesture *g, const struct touch_event *e)
{
    struct gesture_out out = {
        .x = e->x, .y = e->y, .dx = e->x - g->last_x, .dy = e->y - g->last_y, .now_us = e->time_us};

    remember(g, e);
    g->last_x = e->x;
    g->last_y = e->y;
    tell(g, GESTURE_DRAG, out);
}

static void drag_begin(struct gesture *g, const struct touch_event *e)
{
    tell(g, GESTURE_DRAG_BEGIN, (struct gesture_out){.x = g->start_x, .y = g->start_y, .now_us = e->time_us});
    if (g->state == GESTURE_DRAGGING)
        drag(g, e);
}

static void drag_end(struct gesture *g, const struct touch_event *e)
{
    struct gesture_out out = {.x = e->x, .y = e->y, .now_us = e->time_us};

    speed(g, e->time_us, &out.vx, &out.vy);
    tell(g, GESTURE_DRAG_END, out);
}

static void give_up(struct gesture *g, const struct touch_event *e)
{
    tell(g, GESTURE_CANCEL, (struct gesture_out){.x = e->x, .y = e->y, .now_us = e->time_us});
}

/* What is not named cannot happen and is logged as our own mistake. The drawing is in gesture.h. */
static const struct gesture_step steps[GESTURE_STATES][EVENTS] = {
    [GESTURE_IDLE] =
        {
            [EVENT_DOWN] = {GESTURE_PRESSED, press},
            [EVENT_CANCEL] = {GESTURE_IDLE, nothing},
        },
    [GESTURE_PRESSED] =
        {
            [EVENT_SMALL_MOVE] = {GESTURE_PRESSED, nothing},
            [EVENT_FAR_MOVE] = {GESTURE_DRAGGING, drag_begin},
            [EVENT_UP] = {GESTURE_IDLE, tap},
            [EVENT_CANCEL] = {GESTURE_IDLE, give_up},
            [EVENT_HELD_LONG] = {GESTURE_HELD, hold},
        },
    [GESTURE_HELD] =
        {
            [EVENT_SMALL_MOVE] = {GESTURE_HELD, nothing},
            [EVENT_FAR_MOVE] = {GESTURE_HELD, nothing},
            [EVENT_UP] = {GESTURE_IDLE, nothing},
            [EVENT_CANCEL] = {GESTURE_IDLE, nothing},
        },
    [GESTURE_DRAGGING] =
        {
            [EVENT_SMALL_MOVE] = {GESTURE_DRAGGING, drag},
            [EVENT_FAR_MOVE] = {GESTURE_DRAGGING, drag},
            [EVENT_UP] = {GESTURE_IDLE, drag_end},
            [EVENT_CANCEL] = {GESTURE_IDLE, give_up},
        },
};

const char *gesture_state_name(enum gesture_state state)
{
    static const char *const names[GESTURE_STATES] = {"idle", "pressed", "held", "dragging", "swallowing"};

    return names[state];
}

void gesture_init(struct gesture *g, gesture_fn fn, void *ctx)
{
    memset(g, 0, sizeof *g);
    g->fn = fn;
    g->ctx = ctx;
    g->slot = -1;
    g->slop_px = 16;
}

void gesture_set_slop(struct gesture *g, float slop_px)
{
    g->slop_px = slop_px;
}

void gesture_set_hold(struct gesture *g, bool matters)
{
    g->hold_matters = matters;
}

static void step(struct gesture *g, enum gesture_event event, const struct touch_event *e)
{
    const struct gesture_step *next = &steps[g->state][event];

    if (next->act == NULL) {
        log_error("bug: event %d while %s", event, gesture_state_name(g->state));
        return;
    }
    g->state = next->next;
    if (g->state == GESTURE_IDLE)
        g->slot = -1;
    next->act(g, e);
}

static void feed_swallowing(struct gesture *g, const struct touch_event *e)
{
    bool ends = e->kind == TOUCH_UP || e->kind == TOUCH_CANCEL;

    if (g->slots_down != 0)
        g->swallow_until_us = UINT64_MAX;
    else if (ends)
        g->swallow_until_us = e->time_us + GESTURE_SWALLOW_US;
}

/* False: a repeated DOWN, or an event of a finger that is not down: it means nothing. */
static bool count_finger(struct gesture *g, const struct touch_event *e)
{
    unsigned bit = e->slot >= 0 && e->slot < TOUCH_SLOTS ? 1u << e->slot : 0;
    bool is_down = (g->slots_down & bit) != 0;

    if (e->kind == TOUCH_DOWN)
        g->slots_down |= bit;
    else if (e->kind != TOUCH_MOVE)
        g->slots_down &= ~bit;
    return bit != 0 && is_down == (e->kind != TOUCH_DOWN);
}

static bool is_far(const struct gesture *g, const struct touch_event *e)
{
    return hypotf(e->x - g->start_x, e->y - g->start_y) > g->slop_px;
}

void gesture_feed(struct gesture *g, const struct touch_event *e)
{
    gesture_tick(g, e->time_us);
    bool first = g->slots_down == 0;
    if (!count_finger(g, e))
        return;
    if (g->state == GESTURE_SWALLOWING) {
        feed_swallowing(g, e);
        return;
    }
    if (e->kind == TOUCH_DOWN) {
        if (g->state == GESTURE_IDLE && first)
            step(g, EVENT_DOWN, e);
        return;
    }
    if (e->slot != g->slot)
        return;
    if (e->kind == TOUCH_MOVE)
        step(g, is_far(g, e) ? EVENT_FAR_MOVE : EVENT_SMALL_MOVE, e);
    else
        step(g, e->kind == TOUCH_UP ? EVENT_UP : EVENT_CANCEL, e);
}

void gesture_tick(struct gesture *g, uint64_t now_us)
{
    if (g->state == GESTURE_PRESSED && g->hold_matters && now_us >= g->pressed_us + GESTURE_HOLD_US) {
        struct touch_event e = {.slot = g->slot, .x = g->last_x, .y = g->last_y, .time_us = now_us};
        step(g, EVENT_HELD_LONG, &e);
    }
    if (g->state == GESTURE_SWALLOWING && now_us >= g->swallow_until_us)
        g->state = GESTURE_IDLE;
}

uint64_t gesture_deadline(const struct gesture *g)
{
    if (g->state == GESTURE_PRESSED && g->hold_matters)
        return g->pressed_us + GESTURE_HOLD_US;
    if (g->state == GESTURE_SWALLOWING)
        return g->swallow_until_us;
    return UINT64_MAX;
}

void gesture_cancel(struct gesture *g, uint64_t now_us)
{
    struct touch_event e = {.slot = g->slot, .x = g->last_x, .y = g->last_y, .time_us = now_us};

    if (g->state != GESTURE_SWALLOWING)
        step(g, EVENT_CANCEL, &e);
}

void gesture_swallow(struct gesture *g, uint64_t now_us)
{
    gesture_cancel(g, now_us);
    g->state = GESTURE_SWALLOWING;
    g->slot = -1;
    g->swallow_until_us = g->slots_down != 0 ? UINT64_MAX : now_us + GESTURE_SWALLOW_US;
}
