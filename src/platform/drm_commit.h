/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_COMMIT_H
#define KETING_PLATFORM_DRM_COMMIT_H

#include "base/damage.h"
#include "drm_card.h"

/*
 * How a framebuffer gets onto the glass. Atomic where the driver has it: every commit states all of
 * connector, controller and plane, so nothing that another program has left behind survives. If a driver
 * refuses that, the old calls (SetCrtc, PageFlip, DirtyFB) from then on. What a driver has no call for
 * is remembered and not asked again.
 */
enum drm_result {
    DRM_RESULT_TAKEN, /* the flip event will come */
    DRM_RESULT_DONE, /* on the glass, no event will come */
    DRM_RESULT_BUSY, /* ask again in a moment */
    DRM_RESULT_NOT_MASTER, /* another program has the screen */
    DRM_RESULT_REFUSED, /* no way is left (logged) */
};

enum drm_property {
    DRM_CONNECTOR_CRTC_ID,
    DRM_CONNECTOR_LINK_STATUS,
    DRM_CONNECTOR_DPMS,
    DRM_CRTC_MODE_ID,
    DRM_CRTC_ACTIVE,
    DRM_PLANE_FB_ID,
    DRM_PLANE_CRTC_ID,
    DRM_PLANE_SRC_X,
    DRM_PLANE_SRC_Y,
    DRM_PLANE_SRC_W,
    DRM_PLANE_SRC_H,
    DRM_PLANE_CRTC_X,
    DRM_PLANE_CRTC_Y,
    DRM_PLANE_CRTC_W,
    DRM_PLANE_CRTC_H,
    DRM_PLANE_ROTATION,
    DRM_PLANE_DAMAGE,
    DRM_PROPERTIES,
};

struct drm_commit {
    int fd;
    struct drm_screen screen;
    uint32_t plane_id;
    uint32_t property[DRM_PROPERTIES]; /* ids; 0 = the driver does not have it */
    uint32_t mode_blob; /* 0 = none */
    drmModeCrtc *before; /* what the controller showed before us; owned, may be NULL */
    bool single; /* one buffer: it is drawn into while it is shown */
    bool atomic, flips, dirty_fb; /* cleared for good when the driver refuses */
    bool modeset_due; /* the next frame sets the mode */
    uint64_t modesets;
};

/* Always succeeds: without atomic the old calls are left. */
void drm_commit_init(struct drm_commit *commit, int fd, const struct drm_screen *screen, bool single);
/* restore: put the controller back to what it showed before us. Accepts a zeroed struct. */
void drm_commit_finish(struct drm_commit *commit, bool restore);

/* damage: of the panel since the last frame that was taken. user_data comes back with the flip event. */
KETING_MUST_USE enum drm_result drm_commit_frame(struct drm_commit *commit, uint32_t fb_id,
                                                 const struct damage *damage, void *user_data);
/* The panel sleeps; the next frame wakes it. fb_id: any framebuffer of the mode's size. Never TAKEN. */
KETING_MUST_USE enum drm_result drm_commit_off(struct drm_commit *commit, uint32_t fb_id);

/* For a framebuffer that is drawn into while it is shown. DONE also where the driver has no such call.
 * No damage: all. */
enum drm_result drm_commit_dirty(struct drm_commit *commit, uint32_t fb_id, const struct damage *damage);

#endif
