/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DISPLAY_H
#define KETING_PLATFORM_DISPLAY_H

#include "base/damage.h"
#include "base/macros.h"
#include "base/pixels.h"

#include <stdbool.h>

/*
 * The display seam: drm | mem. Above it there is one upright picture in ordinary memory; below it the
 * picture is turned and copied into the scanout buffer, damage only, and flipped. At most one frame is
 * in flight.
 */
struct display;
struct loop;

/* How the picture is turned clockwise to stand upright on a panel that is mounted turned. */
enum display_rotation {
    DISPLAY_ROTATE_0 = 0,
    DISPLAY_ROTATE_90 = 90,
    DISPLAY_ROTATE_180 = 180,
    DISPLAY_ROTATE_270 = 270
};

struct display_info {
    int width_px, height_px; /* of the upright picture: panel size, swapped for 90 and 270 */
    double width_mm, height_mm; /* likewise; 0 when the panel does not say, or says nonsense */
};

/* Called from the loop, never from inside a display_* call other than *_create's first step of the loop. */
struct display_listener {
    /* A screen is there (again) or has another size: draw all of it. */
    void (*shown)(void *ctx, const struct display_info *info);
    /* The screen is gone; frames go nowhere until shown() comes again. */
    void (*gone)(void *ctx);
    /* The frame is on the glass; the next may be presented. */
    void (*frame_done)(void *ctx, uint64_t time_us);
};

struct display_config {
    int width_px, height_px;    /* of the panel, before rotation. drm: take the mode of this size if there is
                                   one; 0 = the preferred mode. mem: required */
    double width_mm, height_mm; /* of the panel; overrides what EDID says; 0 = ask the panel */
    enum display_rotation rotation;
};

/* Counters since creation, for tests, the bench and the self-test page. */
struct display_stats {
    uint64_t frames; /* presented */
    uint64_t frames_done; /* seen by the glass */
    uint64_t pixels_copied; /* into scanout buffers */
    uint64_t modesets;
};

/* drm: succeeds unless memory or the loop fail: a card or a screen that is not there yet is waited for. */
KETING_MUST_USE struct display *display_drm_create(struct loop *loop, const struct display_config *config,
                                                   const struct display_listener *listener, void *ctx);
KETING_MUST_USE struct display *display_mem_create(struct loop *loop, const struct display_config *config,
                                                   const struct display_listener *listener, void *ctx);
void display_destroy(struct display *display);

/* A screen is there, it is on, we are its master, and no frame is in flight. */
bool display_ready(const struct display *display);

/* Copies damage out of frame (upright, info's size) and puts it on the glass; frame is free again on return.
 * True: the display has taken the frame, and frame_done() will follow; a driver that is busy is asked again
 * by the display itself. If the screen goes away first, shown() follows instead, some day.
 * False: not ready, or the driver refused; frame_done() or shown() comes when it is worth trying again. The
 * damage is remembered and copied with the next frame, which must hold it still. */
KETING_MUST_USE bool display_present(struct display *display, const struct pixels *frame,
                                     const struct damage *damage);

/* Off: the panel sleeps (atomic ACTIVE=0 or DPMS), frames are refused. On: shown() follows. */
void display_set_power(struct display *display, bool on);

struct display_stats display_get_stats(const struct display *display);

/* The last presented picture as the panel scans it out (rotation applied). mem only: false for drm.
 * Valid until the next present. */
bool display_mem_scanout(const struct display *display, struct pixels *out);

#endif
