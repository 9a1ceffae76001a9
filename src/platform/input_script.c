/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "input"
#include "platform/input.h"

#include "input_backend.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"
#include "platform/loop.h"

/* Fingers that a script asks for. They go to the panel and back, so a wrong rotation shows in every tour. */

static void script_destroy(struct input *input)
{
    mem_free(input);
}

static const struct input_ops script_ops = {.destroy = script_destroy};

struct input *input_script_create(struct loop *loop, const struct input_config *config,
                                  const struct input_listener *listener, void *ctx)
{
    struct input *input = mem_zalloc(sizeof *input);

    input_init(input, &script_ops, loop, config, listener, ctx);
    return input;
}

void input_script_touch(struct input *input, enum touch_kind kind, int slot, float x_percent, float y_percent)
{
    const struct input_transform *transform = &input->transform;
    uint64_t now_us = clock_now_us(loop_clock(input->loop));
    double u = 0, v = 0;

    if (input->ops != &script_ops) {
        log_error("this input does not take a script's fingers");
        return;
    }
    if (transform->width_px > 0 && transform->height_px > 0)
        input_transform_panel(transform, (double)x_percent / 100 * transform->width_px,
                              (double)y_percent / 100 * transform->height_px, &u, &v);
    input_push_panel(input, kind, slot, u, v, now_us);
}
