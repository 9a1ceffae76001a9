/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_BUFFER_H
#define KETING_PLATFORM_DRM_BUFFER_H

#include "base/damage.h"
#include "base/macros.h"
#include "base/pixels.h"

#include <stdbool.h>

/*
 * Dumb buffers, one or two of them.
 *
 * drawn into           commit taken            flip event             the other's flip event FREE
 * --------------> DRAWN --------------> PENDING ------------> ON_SCREEN ----------------------> FREE
 *
 * DRAWN lasts only while the driver is busy. A single buffer is drawn into while it is on the screen: a
 * tear is better than no picture.
 */
enum drm_buffer_state { DRM_BUFFER_FREE, DRM_BUFFER_DRAWN, DRM_BUFFER_PENDING, DRM_BUFFER_ON_SCREEN };

struct drm_buffer {
    enum drm_buffer_state state;
    uint32_t handle; /* 0 = none */
    uint32_t fb_id; /* 0 = none */
    struct pixels pixels; /* mapped; may be write-combined: never read */
    size_t bytes; /* of the mapping */
    struct damage missed; /* changes of the upright picture since it was last drawn into */
    void *owner; /* of drm_buffers_init(): for the flip event, which carries the buffer */
};

struct drm_buffers {
    struct drm_buffer buffer[2];
    int count;
};

/* False (logged) when not even one can be had; when only one can, that is logged and count is 1. */
KETING_MUST_USE bool drm_buffers_init(struct drm_buffers *buffers, int fd, struct size size, void *owner);
/* Accepts what init left behind when it failed, and a zeroed struct. */
void drm_buffers_finish(struct drm_buffers *buffers, int fd);

/* Every buffer has yet to see this. */
void drm_buffers_add_damage(struct drm_buffers *buffers, const struct damage *damage);

/* The first buffer in this state; NULL when there is none. */
struct drm_buffer *drm_buffers_in(struct drm_buffers *buffers, enum drm_buffer_state state);
/* The buffer to draw into; NULL while a frame is under way. */
struct drm_buffer *drm_buffers_next(struct drm_buffers *buffers);

/* It is on the glass now, the other one no longer. */
void drm_buffers_flipped(struct drm_buffers *buffers, struct drm_buffer *buffer);
/* Whatever was under way will not be heard of again. */
void drm_buffers_forget(struct drm_buffers *buffers);

#endif
