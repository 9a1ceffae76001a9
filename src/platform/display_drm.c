/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "display_drm"
#include "platform/display.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/units.h"
#include "display_body.h"
#include "drm_buffer.h"
#include "drm_card.h"
#include "drm_commit.h"
#include "drm_hotplug.h"
#include "platform/clock.h"
#include "platform/loop.h"
#include "rotate.h"
#include "vt.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <xf86drm.h>

/*
 * The life of the screen. It is not stored but follows from three facts (is there a card with a screen,
 * are we its master, is it to be on), so that no order of events can make the two disagree:
 *
 * WAITING   no card, or no screen on it       looked for at each message of the kernel, and every 2 s
 * LOST      another program is master         asked for every 1 s; when our console comes back, at once
 * ASLEEP    the panel is off, because we want it so LIT       frames are taken
 *
 * The listener is told from the loop only. What is found out inside a call of the user is told a moment
 * later, by the timer `soon`. Whatever else is waited for (see plan()) shares the one timer `patience`;
 * when there is nothing to wait for it is not armed. The mode is set by the first frame, not before: the
 * panel never shows an old picture.
 */
enum life { LIFE_WAITING, LIFE_LOST, LIFE_ASLEEP, LIFE_LIT };

enum {
    SEARCH_AGAIN_MS = 2000,
    MASTER_AGAIN_MS = 1000,
    BUSY_AGAIN_MS = 8,
    FLIP_LOST_MS = 500, /* by then a flip event will not come any more */
    BUSY_WORTH_A_LINE = 64, /* refusals in a row before it is logged */
};

struct display_drm {
    struct display base;
    struct drm_card card;
    struct drm_screen screen;
    struct drm_commit commit;
    struct drm_buffers buffers;
    struct display_info info;
    struct damage unsent; /* of the upright picture; since the last frame that the driver took */
    struct vt *vt; /* from the first screen on; NULL when there is no console */
    struct drm_hotplug *hotplug;
    struct loop_source *card_events, *soon, *patience;

    bool master; /* set when the card is found or master is regained; cleared when a commit says so */
    bool on; /* set_power() */
    bool vt_away; /* another console is in front */
    bool asleep; /* the panel has been told to sleep; cleared by set_power(on) and with the screen */

    bool believed; /* the listener believes that there is a screen */
    bool redraw_due; /* shown() is due although it does */
    bool done_due; /* frame_done() is due: the frame needed no flip event */
    int busy_in_a_row;
};

static struct display_drm *drm_of(const struct display *display)
{
    return CONTAINER_OF(display, struct display_drm, base);
}

static uint64_t now_us(const struct display_drm *self)
{
    return clock_now_us(loop_clock(self->base.loop));
}

static enum life life_of(const struct display_drm *self)
{
    if (self->card.fd < 0)
        return LIFE_WAITING;
    if (!self->master || self->vt_away)
        return LIFE_LOST;
    return self->on ? LIFE_LIT : LIFE_ASLEEP;
}

static struct size wanted_size(const struct display_drm *self)
{
    return (struct size){self->base.config.width_px, self->base.config.height_px};
}

static void tell_soon(struct display_drm *self)
{
    loop_timer_arm(self->soon, now_us(self));
}

/* How long to wait before something must be done without being asked; -1 = nothing. */
static int patience_ms(struct display_drm *self)
{
    switch (life_of(self)) {
    case LIFE_WAITING: return self->vt_away ? -1 : SEARCH_AGAIN_MS;
    case LIFE_LOST: return self->vt_away ? -1 : MASTER_AGAIN_MS;
    case LIFE_ASLEEP: return self->asleep ? -1 : BUSY_AGAIN_MS;
    case LIFE_LIT: break;
    }
    if (drm_buffers_in(&self->buffers, DRM_BUFFER_DRAWN))
        return BUSY_AGAIN_MS;
    return drm_buffers_in(&self->buffers, DRM_BUFFER_PENDING) ? FLIP_LOST_MS : -1;
}

static void plan(struct display_drm *self)
{
    int ms = patience_ms(self);

    if (ms < 0)
        loop_timer_disarm(self->patience);
    else
        loop_timer_arm(self->patience, now_us(self) + ms_to_us((uint64_t)ms));
}

/* From the loop only. */
static void report(struct display_drm *self)
{
    enum life life = life_of(self);

    plan(self);
    if (life == LIFE_LIT && (!self->believed || self->redraw_due)) {
        self->believed = true;
        self->redraw_due = false;
        display_tell_shown(&self->base, &self->info);
    } else if ((life == LIFE_WAITING || life == LIFE_LOST) && self->believed) {
        self->believed = false;
        display_tell_gone(&self->base);
    }
}

/* ---- the screen comes and goes ---- */

static void expect_whole(struct display_drm *self)
{
    struct damage whole = {1, {{0, 0, self->info.width_px, self->info.height_px}}};

    drm_buffers_add_damage(&self->buffers, &whole);
    damage_add_all(&self->unsent, &whole);
    self->commit.modeset_due = true;
    self->redraw_due = true;
}

static void drop_frames(struct display_drm *self)
{
    drm_buffers_forget(&self->buffers);
    self->done_due = false;
    self->busy_in_a_row = 0;
}

static void close_screen(struct display_drm *self, bool restore)
{
    if (self->card.fd < 0)
        return;
    drop_frames(self);
    loop_remove(self->card_events);
    self->card_events = NULL;
    drm_commit_finish(&self->commit, restore);
    drm_buffers_finish(&self->buffers, self->card.fd);
    drm_card_close(&self->card);
    self->master = self->asleep = false;
    damage_clear(&self->unsent);
}

static void lose_master(struct display_drm *self)
{
    if (self->master)
        log_warn("%s has the screen", self->vt_away ? "another console" : "another program");
    self->master = self->asleep = false;
    drop_frames(self);
}

static void search(struct display_drm *self);
static void sleep_panel(struct display_drm *self);

static void gain_master(struct display_drm *self)
{
    if (!drm_card_take_master(&self->card))
        return;
    log_info("the screen is ours again");
    self->master = true;
    /* What happened to it meanwhile was not ours to see. */
    if (drm_card_look_again(&self->card, &self->screen, wanted_size(self)) != DRM_CARD_SAME) {
        close_screen(self, false);
        search(self);
        return;
    }
    expect_whole(self);
    if (!self->on)
        sleep_panel(self);
}

static void on_card_event(void *ctx, uint32_t events);
static void on_vt_away(void *ctx);
static void on_vt_back(void *ctx);

static bool open_screen(struct display_drm *self)
{
    static const struct vt_listener vt_listener = {on_vt_away, on_vt_back};
    struct size panel = {self->screen.mode.hdisplay, self->screen.mode.vdisplay};

    if (!drm_buffers_init(&self->buffers, self->card.fd, panel, self))
        return false;
    drm_commit_init(&self->commit, self->card.fd, &self->screen, self->buffers.count == 1);
    self->card_events = loop_add_fd(self->base.loop, "drm card", self->card.fd, EPOLLIN, on_card_event, self);
    if (!self->card_events)
        return false;
    if (!self->vt)
        self->vt = vt_create(self->base.loop, &vt_listener, self);
    self->info = display_describe(&self->base, panel, self->screen.width_mm, self->screen.height_mm);
    self->master = true;
    expect_whole(self);
    if (!self->on)
        sleep_panel(self);
    return true;
}

static void search(struct display_drm *self)
{
    if (self->card.fd >= 0 || self->vt_away)
        return;
    if (drm_card_find(&self->card, &self->screen, wanted_size(self)) && !open_screen(self))
        close_screen(self, false);
}

static void on_hotplug(void *ctx)
{
    struct display_drm *self = ctx;

    if (self->card.fd >= 0 && life_of(self) != LIFE_LOST) {
        enum drm_card_news news = drm_card_look_again(&self->card, &self->screen, wanted_size(self));

        /* The same screen again may be one that was pulled and plugged in between: light it anew. */
        if (news == DRM_CARD_SAME)
            expect_whole(self);
        else
            close_screen(self, false);
        /* A screen of another size is a screen that went and came. */
        report(self);
    }
    search(self);
    report(self);
}

static void on_vt_away(void *ctx)
{
    struct display_drm *self = ctx;

    self->vt_away = true;
    lose_master(self);
    if (self->card.fd >= 0)
        drmDropMaster(self->card.fd);
    report(self);
}

static void on_vt_back(void *ctx)
{
    struct display_drm *self = ctx;

    self->vt_away = false;
    if (self->card.fd >= 0)
        gain_master(self);
    else
        search(self);
    report(self);
}

/* ---- frames ---- */

static struct damage panel_damage(const struct display_drm *self)
{
    struct damage panel = self->unsent;
    struct size upright = {self->info.width_px, self->info.height_px};

    for (int i = 0; i < panel.count; i++)
        panel.box[i] = rotate_box(panel.box[i], upright, self->base.config.rotation);
    return panel;
}

static void count_frame(struct display_drm *self)
{
    self->base.stats.frames++;
    self->busy_in_a_row = 0;
    damage_clear(&self->unsent);
}

/* The buffer is drawn; false when the screen has turned out not to be there for us. */
static bool send(struct display_drm *self, struct drm_buffer *buffer)
{
    struct damage damage = panel_damage(self);
    uint64_t modesets = self->commit.modesets;
    enum drm_result result = drm_commit_frame(&self->commit, buffer->fb_id, &damage, buffer);

    self->base.stats.modesets += self->commit.modesets - modesets;
    switch (result) {
    case DRM_RESULT_TAKEN:
        buffer->state = DRM_BUFFER_PENDING;
        count_frame(self);
        break;
    case DRM_RESULT_DONE:
        drm_buffers_flipped(&self->buffers, buffer);
        count_frame(self);
        self->done_due = true;
        tell_soon(self);
        break;
    case DRM_RESULT_BUSY:
        if (++self->busy_in_a_row == BUSY_WORTH_A_LINE)
            log_warn("the driver stays busy");
        break;
    case DRM_RESULT_NOT_MASTER:
        lose_master(self);
        tell_soon(self);
        break;
    case DRM_RESULT_REFUSED:
        close_screen(self, false);
        tell_soon(self);
        break;
    }
    plan(self);
    return result == DRM_RESULT_TAKEN || result == DRM_RESULT_DONE || result == DRM_RESULT_BUSY;
}

static void finish_frame(struct display_drm *self, struct drm_buffer *buffer, uint64_t time_us)
{
    drm_buffers_flipped(&self->buffers, buffer);
    plan(self);
    display_tell_frame_done(&self->base, time_us);
}

/* Some drivers give no time, some one of another clock. */
static uint64_t flip_time_us(const struct display_drm *self, unsigned int seconds, unsigned int microseconds)
{
    uint64_t now = now_us(self), flip = s_to_us(seconds) + microseconds;

    return flip <= now && flip + s_to_us(1) > now ? flip : now;
}

static void on_flip(int fd, unsigned int sequence, unsigned int seconds, unsigned int microseconds,
                    unsigned int crtc_id, void *user_data)
{
    struct drm_buffer *buffer = user_data;
    struct display_drm *self = buffer->owner;
    struct drm_buffer *drawn;

    (void)fd;
    (void)sequence;
    (void)crtc_id;
    /* The event of a frame that was given up. It is a sign that the driver is free again. */
    if (!self || buffer->state != DRM_BUFFER_PENDING) {
        drawn = self ? drm_buffers_in(&self->buffers, DRM_BUFFER_DRAWN) : NULL;
        if (drawn && life_of(self) == LIFE_LIT)
            (void)send(self, drawn);
        return;
    }
    finish_frame(self, buffer, flip_time_us(self, seconds, microseconds));
}

static void on_card_event(void *ctx, uint32_t events)
{
    struct display_drm *self = ctx;
    drmEventContext context = {.version = 3, .page_flip_handler2 = on_flip};

    if (!(events & (EPOLLERR | EPOLLHUP)) &&
        (drmHandleEvent(self->card.fd, &context) == 0 || errno == EAGAIN || errno == EINTR))
        return;
    log_warn("the card has gone");
    close_screen(self, false);
    report(self);
}

static bool drm_ready(const struct display *display)
{
    struct display_drm *self = drm_of(display);

    return life_of(self) == LIFE_LIT && self->believed && !self->redraw_due && !self->done_due &&
           drm_buffers_next(&self->buffers);
}

static bool drm_present(struct display *display, const struct pixels *frame, const struct damage *damage)
{
    struct display_drm *self = drm_of(display);
    struct drm_buffer *buffer;

    if (self->card.fd < 0)
        return false;
    damage_add_all(&self->unsent, damage);
    drm_buffers_add_damage(&self->buffers, damage);
    if (!drm_ready(display))
        return false;
    if (frame->width != self->info.width_px || frame->height != self->info.height_px) {
        log_error("a frame of %dx%d for a picture of %dx%d", frame->width, frame->height, self->info.width_px,
                  self->info.height_px);
        return false;
    }
    buffer = drm_buffers_next(&self->buffers);
    display_copy(display, &buffer->pixels, frame, &buffer->missed);
    damage_clear(&buffer->missed);
    buffer->state = DRM_BUFFER_DRAWN;
    return send(self, buffer);
}

/* ---- sleep ---- */

static uint32_t shown_fb(struct display_drm *self)
{
    const struct drm_buffer *shown = drm_buffers_in(&self->buffers, DRM_BUFFER_ON_SCREEN);

    return shown ? shown->fb_id : self->buffers.buffer[0].fb_id;
}

/* Where a panel cannot be made to sleep, black is the next best. */
static void blacken(struct display_drm *self)
{
    static const struct damage whole = {0};

    for (int i = 0; i < self->buffers.count; i++)
        memset(self->buffers.buffer[i].pixels.data, 0, self->buffers.buffer[i].bytes);
    expect_whole(self);
    drm_commit_dirty(&self->commit, shown_fb(self), &whole);
}

static void sleep_panel(struct display_drm *self)
{
    drop_frames(self);
    switch (drm_commit_off(&self->commit, shown_fb(self))) {
    case DRM_RESULT_BUSY: return;
    case DRM_RESULT_NOT_MASTER:
        lose_master(self);
        tell_soon(self);
        return;
    case DRM_RESULT_REFUSED:
        log_warn("the panel cannot be switched off: black instead");
        blacken(self);
        break;
    case DRM_RESULT_TAKEN:
    case DRM_RESULT_DONE: break;
    }
    self->asleep = true;
}

static void drm_set_power(struct display *display, bool on)
{
    struct display_drm *self = drm_of(display);

    if (self->on == on)
        return;
    self->on = on;
    if (self->card.fd >= 0 && on) {
        self->asleep = false;
        expect_whole(self);
        tell_soon(self);
    } else if (life_of(self) == LIFE_ASLEEP) {
        sleep_panel(self);
    }
    plan(self);
}

/* ---- timers, start and end ---- */

static void on_soon(void *ctx, uint64_t time_us)
{
    struct display_drm *self = ctx;

    report(self);
    if (self->done_due) {
        self->done_due = false;
        display_tell_frame_done(&self->base, time_us);
    }
}

static void on_patience(void *ctx, uint64_t time_us)
{
    struct display_drm *self = ctx;
    struct drm_buffer *buffer;

    switch (life_of(self)) {
    case LIFE_WAITING: search(self); break;
    case LIFE_LOST: gain_master(self); break;
    case LIFE_ASLEEP: sleep_panel(self); break;
    case LIFE_LIT:
        if ((buffer = drm_buffers_in(&self->buffers, DRM_BUFFER_DRAWN))) {
            (void)send(self, buffer);
        } else if ((buffer = drm_buffers_in(&self->buffers, DRM_BUFFER_PENDING))) {
            log_warn("no flip event for %d ms; going on without", FLIP_LOST_MS);
            finish_frame(self, buffer, time_us);
        }
        break;
    }
    report(self);
}

static void drm_destroy(struct display *display)
{
    struct display_drm *self = drm_of(display);

    close_screen(self, self->master && !self->vt_away);
    vt_destroy(self->vt);
    drm_hotplug_destroy(self->hotplug);
    loop_remove(self->patience);
    loop_remove(self->soon);
    mem_free(self);
}

static const struct display_ops drm_ops = {
    .destroy = drm_destroy,
    .ready = drm_ready,
    .present = drm_present,
    .set_power = drm_set_power,
};

struct display *display_drm_create(struct loop *loop, const struct display_config *config,
                                   const struct display_listener *listener, void *ctx)
{
    struct display_drm *self = mem_zalloc(sizeof(*self));

    display_init(&self->base, &drm_ops, loop, config, listener, ctx);
    drm_card_init(&self->card);
    self->on = true;
    self->soon = loop_add_timer(loop, "display soon", on_soon, self);
    self->patience = loop_add_timer(loop, "display patience", on_patience, self);
    self->hotplug = drm_hotplug_create(loop, on_hotplug, self);
    /* The first look is taken by the loop, so that the listener hears of it there. */
    loop_timer_arm(self->patience, now_us(self));
    return &self->base;
}
