/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "input"
#include "platform/input.h"

#include "input_backend.h"

#include "base/log.h"
#include "platform/clock.h"
#include "platform/loop.h"

void input_init(struct input *input, const struct input_ops *ops, struct loop *loop,
                const struct input_config *config, const struct input_listener *listener, void *ctx)
{
    input->ops = ops;
    input->loop = loop;
    input->keyboards = config->keyboards;
    input->listener = *listener;
    input->ctx = ctx;
    if (!input_transform_init(&input->transform, config->rotation, config->calibration))
        log_warn("rotation %d or the calibration cannot be: left out", config->rotation);
}

void input_destroy(struct input *input)
{
    if (input != NULL)
        input->ops->destroy(input);
}

static bool has_area(const struct input *input)
{
    return input->transform.width_px > 0 && input->transform.height_px > 0;
}

uint64_t input_stamp(const struct input *input, uint64_t device_us)
{
    const struct clock *clock = loop_clock(input->loop);

    return clock_is_fake(clock) ? clock_now_us(clock) : device_us;
}

static void tell(struct input *input, enum touch_kind kind, int slot, uint64_t time_us)
{
    const struct input_finger *finger = &input->finger[slot];
    struct touch_event event = {kind, slot, finger->x_px, finger->y_px, time_us};

    if (input->listener.touch != NULL)
        input->listener.touch(input->ctx, &event);
}

static void finger_down(struct input *input, int slot, float x_px, float y_px, uint64_t time_us)
{
    struct input_finger *finger = &input->finger[slot];

    if (finger->state == FINGER_DOWN) {
        finger->state = FINGER_UP;
        tell(input, TOUCH_CANCEL, slot, time_us);
    }
    *finger = (struct input_finger){FINGER_DOWN, x_px, y_px};
    tell(input, TOUCH_DOWN, slot, time_us);
}

static void finger_gone(struct input *input, enum touch_kind kind, int slot, uint64_t time_us)
{
    struct input_finger *finger = &input->finger[slot];
    bool heard = finger->state == FINGER_DOWN;

    finger->state = FINGER_UP;
    if (heard)
        tell(input, kind, slot, time_us);
}

void input_push_upright(struct input *input, enum touch_kind kind, int slot, float x_px, float y_px,
                        uint64_t time_us)
{
    if (slot < 0 || slot >= TOUCH_SLOTS)
        return;
    if (kind == TOUCH_UP || kind == TOUCH_CANCEL) {
        finger_gone(input, kind, slot, time_us);
    } else if (has_area(input) && !input->suspended) {
        struct input_finger *finger = &input->finger[slot];
        if (kind == TOUCH_DOWN) {
            finger_down(input, slot, x_px, y_px, time_us);
        } else if (finger->state == FINGER_DOWN) {
            finger->x_px = x_px;
            finger->y_px = y_px;
            tell(input, TOUCH_MOVE, slot, time_us);
        }
    }
}

void input_push_panel(struct input *input, enum touch_kind kind, int slot, double u, double v,
                      uint64_t time_us)
{
    float x_px = 0, y_px = 0;

    if (has_area(input))
        input_transform_upright(&input->transform, u, v, &x_px, &y_px);
    input_push_upright(input, kind, slot, x_px, y_px, time_us);
}

void input_cancel_all(struct input *input)
{
    uint64_t now_us = clock_now_us(loop_clock(input->loop));

    for (int slot = 0; slot < TOUCH_SLOTS; slot++) {
        if (input->finger[slot].state != FINGER_DOWN)
            continue;
        input->finger[slot].state = FINGER_UNHEARD;
        tell(input, TOUCH_CANCEL, slot, now_us);
    }
}

void input_set_area(struct input *input, int width_px, int height_px)
{
    struct input_transform *transform = &input->transform;

    if (width_px == transform->width_px && height_px == transform->height_px)
        return;
    /* A finger that began in another picture means nothing in this one. */
    input_cancel_all(input);
    transform->width_px = width_px;
    transform->height_px = height_px;
}

void input_suspend(struct input *input, bool on)
{
    if (on == input->suspended)
        return;
    input_cancel_all(input);
    input->suspended = on;
    if (input->ops->suspend != NULL)
        input->ops->suspend(input, on);
}

void input_panel_percent(const struct input *input, float x_px, float y_px, float *x_percent,
                         float *y_percent)
{
    double u = 0, v = 0;

    if (has_area(input))
        input_transform_panel(&input->transform, (double)x_px, (double)y_px, &u, &v);
    *x_percent = (float)(u * 100);
    *y_percent = (float)(v * 100);
}
