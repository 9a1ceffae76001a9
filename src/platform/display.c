/* SPDX-License-Identifier: MIT */
#include "platform/display.h"

#include "display_body.h"
#include "rotate.h"

void display_init(struct display *display, const struct display_ops *ops, struct loop *loop,
                  const struct display_config *config, const struct display_listener *listener, void *ctx)
{
    display->ops = ops;
    display->loop = loop;
    display->config = *config;
    display->listener = *listener;
    display->ctx = ctx;
    display->stats = (struct display_stats){0};
}

struct display_info display_describe(const struct display *display, struct size panel_px, double width_mm,
                                     double height_mm)
{
    const struct display_config *config = &display->config;
    struct size upright = rotate_size(panel_px, config->rotation);
    bool turned = config->rotation == DISPLAY_ROTATE_90 || config->rotation == DISPLAY_ROTATE_270;

    if (config->width_mm > 0 && config->height_mm > 0) {
        width_mm = config->width_mm;
        height_mm = config->height_mm;
    }
    return (struct display_info){
        .width_px = upright.w,
        .height_px = upright.h,
        .width_mm = turned ? height_mm : width_mm,
        .height_mm = turned ? width_mm : height_mm,
    };
}

void display_tell_shown(struct display *display, const struct display_info *info)
{
    if (display->listener.shown)
        display->listener.shown(display->ctx, info);
}

void display_tell_gone(struct display *display)
{
    if (display->listener.gone)
        display->listener.gone(display->ctx);
}

void display_tell_frame_done(struct display *display, uint64_t time_us)
{
    display->stats.frames_done++;
    if (display->listener.frame_done)
        display->listener.frame_done(display->ctx, time_us);
}

void display_copy(struct display *display, const struct pixels *panel, const struct pixels *frame,
                  const struct damage *damage)
{
    display->stats.pixels_copied += rotate_copy(panel, frame, display->config.rotation, damage);
}

void display_destroy(struct display *display)
{
    if (display)
        display->ops->destroy(display);
}

bool display_ready(const struct display *display)
{
    return display->ops->ready(display);
}

bool display_present(struct display *display, const struct pixels *frame, const struct damage *damage)
{
    return display->ops->present(display, frame, damage);
}

void display_set_power(struct display *display, bool on)
{
    display->ops->set_power(display, on);
}

struct display_stats display_get_stats(const struct display *display)
{
    return display->stats;
}
