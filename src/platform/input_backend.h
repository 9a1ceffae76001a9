/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_INPUT_BACKEND_H
#define KETING_PLATFORM_INPUT_BACKEND_H

#include "platform/input.h"

#include "input_transform.h"

/* What the two bodies of the input seam share; each embeds a struct input first. */

struct input_ops {
    void (*destroy)(struct input *input);
    void (*suspend)(struct input *input, bool on); /* NULL: there is nothing to let go of */
};

enum finger_state {
    FINGER_UP,
    FINGER_DOWN,
    FINGER_UNHEARD, /* still on the glass, but cancelled for the listener */
};

struct input_finger {
    enum finger_state state;
    float x_px, y_px; /* last known place, upright */
};

struct input {
    const struct input_ops *ops;
    struct loop *loop;
    bool keyboards;
    struct input_listener listener;
    void *ctx;
    struct input_transform transform;
    struct input_finger finger[TOUCH_SLOTS]; /* by slot */
    bool suspended;
};

void input_init(struct input *input, const struct input_ops *ops, struct loop *loop,
                const struct input_config *config, const struct input_listener *listener, void *ctx);

/*
 * One event of a backend; the one way to the listener. Whatever comes, the listener sees DOWN (MOVE)* (UP |
 * CANCEL) for each slot: MOVE, UP and CANCEL of a slot that is up are dropped, a second DOWN cancels the
 * first. u, v: 0..1 of the panel; x, y: upright px. UP and CANCEL take the place from the last DOWN or MOVE.
 */
void input_push_panel(struct input *input, enum touch_kind kind, int slot, double u, double v,
                      uint64_t time_us);
void input_push_upright(struct input *input, enum touch_kind kind, int slot, float x_px, float y_px,
                        uint64_t time_us);

/* The device's stamp; with a fake clock the clock's now: nothing else fits that clock's deadlines. */
uint64_t input_stamp(const struct input *input, uint64_t device_us);

#endif
