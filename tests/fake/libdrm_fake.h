/* SPDX-License-Identifier: MIT */
#ifndef KETING_FAKE_LIBDRM_FAKE_H
#define KETING_FAKE_LIBDRM_FAKE_H

#include "base/damage.h"
#include "base/pixels.h"

#include <stdbool.h>
#include <stddef.h>
#include <xf86drmMode.h>

/*
 * Stands in for libdrm and for the card under it: one card with one connector, one controller and one
 * primary plane. A test describes the card, sets its quirks, and counts what was asked of it. One world,
 * reset by each test.
 */
enum { FAKE_MODES = 8 };

struct drm_fake {
    /* The card; drm_fake_reset() makes a good one of 64 x 48. */
    bool card, dumb, atomic, damage_property, dpms_property, connector;
    drmModeConnection connection;
    drmModeModeInfo mode[FAKE_MODES];
    int modes;
    uint32_t mm_width, mm_height;
    bool before; /* the controller showed something before us */

    /* Quirks. */
    int late_probes; /* so many probes find the connector connected without modes */
    int busy; /* so many commits and flips answer EBUSY */
    bool taken; /* another program is master: EACCES */
    bool atomic_refused; /* commits answer EINVAL */
    bool flips_need_modeset; /* commits without ALLOW_MODESET answer EINVAL until one with it came */
    bool page_flip_refused; /* PageFlip answers EINVAL */
    bool modes_refused; /* SetCrtc answers EINVAL */
    bool off_refused; /* ACTIVE=0, DPMS off and SetCrtc without a framebuffer answer EINVAL */
    bool dirty_missing; /* DirtyFB answers ENOSYS */
    bool flip_events_missing; /* flips happen, events never come */
    bool flips_held; /* flips happen at drm_fake_vblank() */
    int dumb_limit; /* so many dumb buffers can be had; -1 = any */
    const char *fail_call; /* the function of this name fails once */

    /* Asked of it since reset. */
    int opens, probes, atomic_commits, modesets, page_flips, set_crtcs, dirty_fbs, set_masters, drop_masters;
    int overlapping_flips; /* a frame was sent while another was in flight */
    struct damage clips; /* of the last commit or DirtyFB; empty = all */

    /* Alive. */
    int nodes, dumbs, fbs, maps, blobs, answers, requests;

    /* The glass. */
    bool master, active, flip_pending;
    uint32_t shown_fb;
};

enum { DRM_FAKE_FB_BEFORE = 9 };

extern struct drm_fake drm_fake;

void drm_fake_reset(void);
void drm_fake_set_mode(int index, int width, int height, uint32_t type);
/* The flip that is held happens, and its event is sent. */
void drm_fake_vblank(void);
/* What the glass shows; false when it shows nothing of ours. */
bool drm_fake_scanout(struct pixels *out);
/* Nothing that was created is left. */
bool drm_fake_clean(void);
/* The card is pulled out: its descriptor reports a hang-up. */
void drm_fake_hang_up(void);

#endif
