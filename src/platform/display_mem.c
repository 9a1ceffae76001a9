/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "display_mem"
#include "platform/display.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"
#include "display_body.h"
#include "platform/loop.h"
#include "rotate.h"

/* The screen that is only memory: the glass has the frame one round of the loop after it was presented. */
struct display_mem {
    struct display base;
    struct pixels scanout; /* owns the data; the panel as it is mounted */
    struct display_info info;
    struct damage missed; /* refused meanwhile, in the upright picture */
    struct loop_source *soon; /* armed by whatever must be told, fires in the next round */
    bool on;
    bool shown; /* set when shown() is told, cleared by power off */
    bool in_flight; /* set by present, cleared when frame_done() is told */
};

static struct display_mem *mem_of(const struct display *display)
{
    return CONTAINER_OF(display, struct display_mem, base);
}

static void tell(void *ctx, uint64_t now_us)
{
    struct display_mem *self = ctx;

    if (self->on && !self->shown) {
        self->shown = true;
        damage_clear(&self->missed);
        display_tell_shown(&self->base, &self->info);
    } else if (self->in_flight) {
        self->in_flight = false;
        display_tell_frame_done(&self->base, now_us);
    }
}

static bool mem_ready(const struct display *display)
{
    const struct display_mem *self = mem_of(display);

    return self->on && self->shown && !self->in_flight;
}

static bool mem_present(struct display *display, const struct pixels *frame, const struct damage *damage)
{
    struct display_mem *self = mem_of(display);

    damage_add_all(&self->missed, damage);
    if (!mem_ready(display))
        return false;
    if (frame->width != self->info.width_px || frame->height != self->info.height_px) {
        log_error("a frame of %dx%d for a picture of %dx%d", frame->width, frame->height, self->info.width_px,
                  self->info.height_px);
        return false;
    }
    display_copy(display, &self->scanout, frame, &self->missed);
    damage_clear(&self->missed);
    display->stats.frames++;
    self->in_flight = true;
    loop_timer_arm(self->soon, clock_now_us(loop_clock(display->loop)));
    return true;
}

static void mem_set_power(struct display *display, bool on)
{
    struct display_mem *self = mem_of(display);

    if (self->on == on)
        return;
    self->on = on;
    self->shown = self->in_flight = false;
    if (on)
        loop_timer_arm(self->soon, clock_now_us(loop_clock(display->loop)));
    else
        loop_timer_disarm(self->soon);
}

static void mem_destroy(struct display *display)
{
    struct display_mem *self = mem_of(display);

    loop_remove(self->soon);
    mem_free(self->scanout.data);
    mem_free(self);
}

static const struct display_ops mem_ops = {
    .destroy = mem_destroy,
    .ready = mem_ready,
    .present = mem_present,
    .set_power = mem_set_power,
};

struct display *display_mem_create(struct loop *loop, const struct display_config *config,
                                   const struct display_listener *listener, void *ctx)
{
    struct display_mem *self;
    struct size panel = {config->width_px, config->height_px};

    if (panel.w <= 0 || panel.h <= 0) {
        log_error("a screen in memory needs a size");
        return NULL;
    }
    self = mem_zalloc(sizeof(*self));
    display_init(&self->base, &mem_ops, loop, config, listener, ctx);
    self->info = display_describe(&self->base, panel, 0, 0);
    self->scanout =
        (struct pixels){mem_calloc((size_t)panel.w * (size_t)panel.h, 4), panel.w, panel.h, panel.w * 4};
    self->on = true;
    self->base.stats.modesets = 1;
    self->soon = loop_add_timer(loop, "display_mem", tell, self);
    loop_timer_arm(self->soon, clock_now_us(loop_clock(loop)));
    return &self->base;
}

bool display_mem_scanout(const struct display *display, struct pixels *out)
{
    if (display->ops != &mem_ops)
        return false;
    *out = mem_of(display)->scanout;
    return true;
}
