/* SPDX-License-Identifier: MIT */
#ifndef KETING_TEST_DRM_WORLD_H
#define KETING_TEST_DRM_WORLD_H

/* What the tests of the DRM display share: a fake machine, a display on it, and a picture to show. */
#include "base/log.h"
#include "base/units.h"
#include "fake/libdrm_fake.h"
#include "fake/libudev_fake.h"
#include "fake/vt_fake.h"
#include "platform/clock.h"
#include "platform/display.h"
#include "platform/loop.h"
#include "../../../src/platform/rotate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world {
    struct clock *clock;
    struct loop *loop;
    struct display *display;
    struct display_config config;
    struct display_info info;
    int shown, gone, done;
    uint64_t done_us, gone_us, shown_us;
    bool in_call; /* inside a display_* call: nobody may be called back */
    struct pixels frame;
    char log[4096];
};

static inline void world_on_shown(void *ctx, const struct display_info *info)
{
    struct world *w = ctx;

    assert_false(w->in_call);
    w->shown++;
    w->shown_us = clock_now_us(w->clock);
    w->info = *info;
    free(w->frame.data);
    w->frame = (struct pixels){NULL, info->width_px, info->height_px, info->width_px * 4};
    w->frame.data = calloc((size_t)info->width_px * (size_t)info->height_px, 4);
    for (int i = 0; i < info->width_px * info->height_px; i++)
        w->frame.data[i] = (uint32_t)(i + 1);
}

static inline void world_on_gone(void *ctx)
{
    struct world *w = ctx;

    assert_false(w->in_call);
    w->gone++;
    w->gone_us = clock_now_us(w->clock);
}

static inline void world_on_done(void *ctx, uint64_t time_us)
{
    struct world *w = ctx;

    assert_false(w->in_call);
    w->done++;
    w->done_us = time_us;
}

static inline void world_keep_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    struct world *w = ctx;
    size_t used = strlen(w->log);

    (void)level;
    snprintf(w->log + used, sizeof(w->log) - used, "%s: %s\n", module, text);
}

/* The machine as it is good; a test changes it before world_start(). */
static inline int world_begin(void **state)
{
    static struct world world;
    struct world *w = &world;

    *w = (struct world){0};
    drm_fake_reset();
    udev_fake_reset();
    vt_fake_reset();
    log_set_sink(world_keep_log, w);
    w->clock = clock_fake_create(s_to_us(100), 0);
    w->loop = loop_create(w->clock);
    *state = w;
    return 0;
}

static inline void world_start(struct world *w)
{
    static const struct display_listener listener = {world_on_shown, world_on_gone, world_on_done};

    w->display = display_drm_create(w->loop, &w->config, &listener, w);
    assert_non_null(w->display);
    assert_int_equal(w->shown + w->gone + w->done, 0);
    loop_run_for(w->loop, 0);
}

/* Everything that was created must be gone. */
static inline void world_stop(struct world *w)
{
    w->in_call = true;
    display_destroy(w->display);
    w->display = NULL;
    w->in_call = false;
    assert_true(drm_fake_clean());
    assert_int_equal(udev_fake.contexts + udev_fake.monitors + udev_fake.devices, 0);
    assert_int_equal(vt_fake.opened, 0);
    assert_int_equal(drm_fake.overlapping_flips, 0);
}

static inline int world_end(void **state)
{
    struct world *w = *state;

    if (w->display)
        world_stop(w);
    assert_int_equal(loop_destroy(w->loop), 0);
    clock_destroy(w->clock);
    free(w->frame.data);
    log_set_sink(NULL, NULL);
    return 0;
}

static inline bool world_present(struct world *w, struct rect box)
{
    struct damage damage = {0};
    bool taken;

    damage_add(&damage, box);
    w->in_call = true;
    taken = display_present(w->display, &w->frame, &damage);
    w->in_call = false;
    return taken;
}

static inline bool world_present_all(struct world *w)
{
    return world_present(w, rect_make(0, 0, w->frame.width, w->frame.height));
}

static inline void world_run_ms(struct world *w, uint64_t ms)
{
    loop_run_for(w->loop, ms_to_us(ms));
}

/* The glass shows exactly the frame, turned. */
static inline void world_check_glass(struct world *w)
{
    struct damage all = {1, {{0, 0, w->frame.width, w->frame.height}}};
    struct size size = rotate_size((struct size){w->frame.width, w->frame.height}, (int)w->config.rotation);
    struct pixels wanted = {calloc((size_t)size.w * (size_t)size.h, 4), size.w, size.h, size.w * 4}, glass;

    assert_true(drm_fake_scanout(&glass));
    assert_int_equal(glass.width, size.w);
    assert_int_equal(glass.height, size.h);
    rotate_copy(&wanted, &w->frame, (int)w->config.rotation, &all);
    for (int y = 0; y < size.h; y++)
        assert_memory_equal(pixels_row(&glass, y), pixels_row(&wanted, y), (size_t)size.w * 4);
    free(wanted.data);
}

/* The screen is there and takes a whole frame. */
static inline void world_light(struct world *w)
{
    assert_true(display_ready(w->display));
    assert_true(world_present_all(w));
    world_run_ms(w, 20);
    world_check_glass(w);
}

#define DRM_TEST(name) cmocka_unit_test_setup_teardown(name, world_begin, world_end)

#endif
