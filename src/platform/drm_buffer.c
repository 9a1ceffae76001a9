/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "drm_buffer"
#include "drm_buffer.h"

#include "base/log.h"
#include "drm_node.h"

#include <drm_fourcc.h>
#include <errno.h>
#include <string.h>
#include <xf86drmMode.h>

static void finish_buffer(struct drm_buffer *buffer, int fd)
{
    if (buffer->fb_id)
        drmModeRmFB(fd, buffer->fb_id);
    if (buffer->pixels.data)
        drm_node_unmap(buffer->pixels.data, buffer->bytes);
    if (buffer->handle)
        drmModeDestroyDumbBuffer(fd, buffer->handle);
    *buffer = (struct drm_buffer){0};
}

static bool refused(const char *step, int code)
{
    log_warn("%s: %s", step, strerror(code < 0 ? -code : errno));
    return false;
}

/* What was made before a failing step stays in the struct, for finish_buffer(). */
static bool make_buffer(struct drm_buffer *buffer, int fd, struct size size)
{
    uint32_t handles[4] = {0}, pitches[4] = {0}, offsets[4] = {0};
    uint64_t bytes = 0, offset = 0;
    int code;

    code = drmModeCreateDumbBuffer(fd, (uint32_t)size.w, (uint32_t)size.h, 32, 0, &buffer->handle,
                                   &pitches[0], &bytes);
    if (code != 0)
        return refused("create buffer", code);
    if (pitches[0] % 4 != 0 || pitches[0] < (uint32_t)size.w * 4 ||
        bytes < (uint64_t)pitches[0] * (uint32_t)size.h)
        return refused("the driver's buffer is too small", -EINVAL);
    handles[0] = buffer->handle;
    code = drmModeAddFB2(fd, (uint32_t)size.w, (uint32_t)size.h, DRM_FORMAT_XRGB8888, handles, pitches,
                         offsets, &buffer->fb_id, 0);
    if (code != 0)
        return refused("add framebuffer", code);
    code = drmModeMapDumbBuffer(fd, buffer->handle, &offset);
    if (code != 0)
        return refused("ask where to map", code);
    buffer->bytes = (size_t)bytes;
    buffer->pixels =
        (struct pixels){drm_node_map(fd, offset, buffer->bytes), size.w, size.h, (int)pitches[0]};
    return buffer->pixels.data ? true : refused("map buffer", 0);
}

bool drm_buffers_init(struct drm_buffers *buffers, int fd, struct size size, void *owner)
{
    *buffers = (struct drm_buffers){0};
    for (int i = 0; i < (int)ARRAY_LEN(buffers->buffer); i++) {
        struct drm_buffer *buffer = &buffers->buffer[i];

        if (!make_buffer(buffer, fd, size)) {
            finish_buffer(buffer, fd);
            break;
        }
        buffer->owner = owner;
        buffers->count++;
    }
    if (buffers->count == 0)
        log_error("no buffer of %dx%d can be had", size.w, size.h);
    else if (buffers->count == 1)
        log_warn("only one buffer: moving pictures will tear");
    return buffers->count > 0;
}

void drm_buffers_finish(struct drm_buffers *buffers, int fd)
{
    for (int i = 0; i < buffers->count; i++)
        finish_buffer(&buffers->buffer[i], fd);
    buffers->count = 0;
}

void drm_buffers_add_damage(struct drm_buffers *buffers, const struct damage *damage)
{
    for (int i = 0; i < buffers->count; i++)
        damage_add_all(&buffers->buffer[i].missed, damage);
}

struct drm_buffer *drm_buffers_in(struct drm_buffers *buffers, enum drm_buffer_state state)
{
    for (int i = 0; i < buffers->count; i++)
        if (buffers->buffer[i].state == state)
            return &buffers->buffer[i];
    return NULL;
}

struct drm_buffer *drm_buffers_next(struct drm_buffers *buffers)
{
    if (drm_buffers_in(buffers, DRM_BUFFER_PENDING) || drm_buffers_in(buffers, DRM_BUFFER_DRAWN))
        return NULL;
    return buffers->count == 1 ? &buffers->buffer[0] : drm_buffers_in(buffers, DRM_BUFFER_FREE);
}

void drm_buffers_flipped(struct drm_buffers *buffers, struct drm_buffer *buffer)
{
    for (int i = 0; i < buffers->count; i++)
        if (buffers->buffer[i].state == DRM_BUFFER_ON_SCREEN)
            buffers->buffer[i].state = DRM_BUFFER_FREE;
    buffer->state = DRM_BUFFER_ON_SCREEN;
}

void drm_buffers_forget(struct drm_buffers *buffers)
{
    struct drm_buffer *pending = drm_buffers_in(buffers, DRM_BUFFER_PENDING);
    struct drm_buffer *drawn = drm_buffers_in(buffers, DRM_BUFFER_DRAWN);

    if (pending)
        drm_buffers_flipped(buffers, pending);
    if (drawn)
        drawn->state = DRM_BUFFER_FREE;
}
