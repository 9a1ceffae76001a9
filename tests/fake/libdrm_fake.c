/* SPDX-License-Identifier: MIT */
#include "fake/libdrm_fake.h"

#include "../../src/platform/drm_node.h"

#include <drm_fourcc.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xf86drm.h>

enum {
    CONNECTOR = 31,
    ENCODER = 32,
    CRTC = 41,
    PLANE = 51,
    FIRST_PROPERTY = 100,
    BUFFERS = 8,
    MAP_STEP = 0x10000000
};

struct buffer {
    uint32_t fb; /* 0 = none */
    int width, height, stride;
    size_t bytes;
    uint32_t *data; /* NULL = the handle is free */
};

struct property {
    uint32_t object;
    const char *name;
};

static const struct property properties[] = {
    {CONNECTOR, "CRTC_ID"}, {CONNECTOR, "link-status"}, {CONNECTOR, "DPMS"},
    {CRTC, "MODE_ID"},      {CRTC, "ACTIVE"},           {PLANE, "type"},
    {PLANE, "FB_ID"},       {PLANE, "CRTC_ID"},         {PLANE, "SRC_X"},
    {PLANE, "SRC_Y"},       {PLANE, "SRC_W"},           {PLANE, "SRC_H"},
    {PLANE, "CRTC_X"},      {PLANE, "CRTC_Y"},          {PLANE, "CRTC_W"},
    {PLANE, "CRTC_H"},      {PLANE, "FB_DAMAGE_CLIPS"},
};

enum { PROPERTIES = sizeof(properties) / sizeof(properties[0]), BLOBS = 16 };

struct blob {
    size_t bytes; /* 0 = free */
    uint8_t data[512];
};

struct _drmModeAtomicReq {
    bool stated[PROPERTIES];
    uint64_t value[PROPERTIES];
};

struct drm_fake drm_fake;
static struct buffer buffers[BUFFERS];
static struct blob blobs[BLOBS];
static int far_end = -1; /* of the card's descriptor */
static uint32_t pending_fb;
static void *pending_data;
static bool pending_event, had_modeset, atomic_client;

static bool fails(const char *call)
{
    if (!drm_fake.fail_call || strcmp(drm_fake.fail_call, call) != 0)
        return false;
    drm_fake.fail_call = NULL;
    errno = EIO;
    return true;
}

void drm_fake_set_mode(int index, int width, int height, uint32_t type)
{
    drmModeModeInfo *mode = &drm_fake.mode[index];

    *mode = (drmModeModeInfo){.type = type, .vrefresh = 60};
    mode->hdisplay = (uint16_t)width;
    mode->vdisplay = (uint16_t)height;
    mode->htotal = (uint16_t)(width + 20);
    mode->vtotal = (uint16_t)(height + 10);
    mode->clock = (uint32_t)(mode->htotal * mode->vtotal * 60 / 1000);
}

void drm_fake_reset(void)
{
    drm_fake = (struct drm_fake){
        .card = true,
        .dumb = true,
        .atomic = true,
        .damage_property = true,
        .dpms_property = true,
        .connector = true,
        .connection = DRM_MODE_CONNECTED,
        .modes = 1,
        .mm_width = 640,
        .mm_height = 480,
        .before = true,
        .dumb_limit = -1,
        .shown_fb = DRM_FAKE_FB_BEFORE,
        .active = true,
    };
    drm_fake_set_mode(0, 64, 48, DRM_MODE_TYPE_PREFERRED);
    for (int i = 0; i < BUFFERS; i++)
        free(buffers[i].data);
    memset(buffers, 0, sizeof(buffers));
    memset(blobs, 0, sizeof(blobs));
    if (far_end >= 0)
        close(far_end);
    far_end = -1;
    pending_event = had_modeset = atomic_client = false;
}

bool drm_fake_clean(void)
{
    return drm_fake.nodes == 0 && drm_fake.dumbs == 0 && drm_fake.fbs == 0 && drm_fake.maps == 0 &&
           drm_fake.blobs == 0 && drm_fake.answers == 0 && drm_fake.requests == 0;
}

void drm_fake_hang_up(void)
{
    close(far_end);
    far_end = -1;
}

static struct buffer *buffer_of_fb(uint32_t fb)
{
    for (int i = 0; i < BUFFERS; i++)
        if (fb && buffers[i].fb == fb)
            return &buffers[i];
    return NULL;
}

bool drm_fake_scanout(struct pixels *out)
{
    struct buffer *buffer = buffer_of_fb(drm_fake.shown_fb);

    if (!buffer || !drm_fake.active)
        return false;
    *out = (struct pixels){buffer->data, buffer->width, buffer->height, buffer->stride};
    return true;
}

/* ---- the node ---- */

int drm_node_open(int number)
{
    int pair[2];

    if (number != 1 || !drm_fake.card) {
        errno = ENOENT;
        return -1;
    }
    if (fails("open"))
        return -1;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0)
        abort();
    if (far_end >= 0)
        close(far_end);
    far_end = pair[1];
    drm_fake.opens++;
    drm_fake.nodes++;
    drm_fake.master = !drm_fake.taken;
    return pair[0];
}

void drm_node_close(int fd)
{
    close(fd);
    drm_fake.nodes--;
    drm_fake.master = false;
    drm_fake.flip_pending = pending_event = atomic_client = false;
}

void *drm_node_map(int fd, uint64_t offset, size_t bytes)
{
    struct buffer *buffer = &buffers[offset / MAP_STEP];

    (void)fd;
    if (fails("mmap") || bytes != buffer->bytes)
        return NULL;
    drm_fake.maps++;
    return buffer->data;
}

void drm_node_unmap(void *map, size_t bytes)
{
    for (int i = 0; i < BUFFERS; i++)
        if (buffers[i].data == map && buffers[i].bytes == bytes)
            drm_fake.maps--;
}

/* ---- card ---- */

int drmGetCap(int fd, uint64_t capability, uint64_t *value)
{
    (void)fd;
    if (fails("drmGetCap"))
        return -1;
    *value = capability == DRM_CAP_DUMB_BUFFER && drm_fake.dumb;
    return 0;
}

int drmSetClientCap(int fd, uint64_t capability, uint64_t value)
{
    (void)fd;
    if (fails("drmSetClientCap") || (capability == DRM_CLIENT_CAP_ATOMIC && !drm_fake.atomic))
        return -1;
    if (capability == DRM_CLIENT_CAP_ATOMIC)
        atomic_client = value;
    return 0;
}

int drmIsMaster(int fd)
{
    (void)fd;
    if (drm_fake.taken)
        drm_fake.master = false;
    return drm_fake.master;
}

int drmSetMaster(int fd)
{
    (void)fd;
    drm_fake.set_masters++;
    if (drm_fake.taken || fails("drmSetMaster"))
        return -EACCES;
    drm_fake.master = true;
    return 0;
}

int drmDropMaster(int fd)
{
    (void)fd;
    drm_fake.drop_masters++;
    drm_fake.master = false;
    return 0;
}

/* ---- answers: copies that the caller frees ---- */

static void *answer(const void *data, size_t bytes)
{
    void *copy = calloc(1, bytes ? bytes : 1);

    if (bytes)
        memcpy(copy, data, bytes);
    return copy;
}

static void *counted_answer(const void *data, size_t bytes)
{
    drm_fake.answers++;
    return answer(data, bytes);
}

static void free_answer(void *data)
{
    if (data)
        drm_fake.answers--;
    free(data);
}

drmModeResPtr drmModeGetResources(int fd)
{
    static const uint32_t connector = CONNECTOR, crtc = CRTC;
    drmModeRes resources = {.count_connectors = drm_fake.connector, .count_crtcs = 1};

    (void)fd;
    if (fails("drmModeGetResources"))
        return NULL;
    resources.connectors = answer(&connector, sizeof(connector));
    resources.crtcs = answer(&crtc, sizeof(crtc));
    return counted_answer(&resources, sizeof(resources));
}

void drmModeFreeResources(drmModeResPtr resources)
{
    if (resources) {
        free(resources->connectors);
        free(resources->crtcs);
    }
    free_answer(resources);
}

drmModeConnectorPtr drmModeGetConnector(int fd, uint32_t id)
{
    static const uint32_t encoder = ENCODER;
    drmModeConnector connector = {
        .connector_id = id,
        .connection = drm_fake.connection,
        .mmWidth = drm_fake.mm_width,
        .mmHeight = drm_fake.mm_height,
        .count_encoders = 1,
    };

    (void)fd;
    drm_fake.probes++;
    if (fails("drmModeGetConnector") || id != CONNECTOR)
        return NULL;
    if (drm_fake.late_probes > 0)
        drm_fake.late_probes--;
    else if (drm_fake.connection != DRM_MODE_DISCONNECTED)
        connector.count_modes = drm_fake.modes;
    connector.modes = answer(drm_fake.mode, sizeof(drm_fake.mode[0]) * (size_t)connector.count_modes);
    connector.encoders = answer(&encoder, sizeof(encoder));
    return counted_answer(&connector, sizeof(connector));
}

void drmModeFreeConnector(drmModeConnectorPtr connector)
{
    if (connector) {
        free(connector->modes);
        free(connector->encoders);
    }
    free_answer(connector);
}

drmModeEncoderPtr drmModeGetEncoder(int fd, uint32_t id)
{
    drmModeEncoder encoder = {.encoder_id = id, .possible_crtcs = 1};

    (void)fd;
    return fails("drmModeGetEncoder") ? NULL : counted_answer(&encoder, sizeof(encoder));
}

void drmModeFreeEncoder(drmModeEncoderPtr encoder)
{
    free_answer(encoder);
}

drmModeCrtcPtr drmModeGetCrtc(int fd, uint32_t id)
{
    drmModeCrtc crtc = {.crtc_id = id, .buffer_id = DRM_FAKE_FB_BEFORE, .mode_valid = drm_fake.before};

    (void)fd;
    return fails("drmModeGetCrtc") ? NULL : counted_answer(&crtc, sizeof(crtc));
}

void drmModeFreeCrtc(drmModeCrtcPtr crtc)
{
    free_answer(crtc);
}

drmModePlaneResPtr drmModeGetPlaneResources(int fd)
{
    static const uint32_t plane = PLANE;
    drmModePlaneRes list = {.count_planes = 1};

    (void)fd;
    if (fails("drmModeGetPlaneResources"))
        return NULL;
    list.planes = answer(&plane, sizeof(plane));
    return counted_answer(&list, sizeof(list));
}

void drmModeFreePlaneResources(drmModePlaneResPtr list)
{
    if (list)
        free(list->planes);
    free_answer(list);
}

drmModePlanePtr drmModeGetPlane(int fd, uint32_t id)
{
    static const uint32_t format = DRM_FORMAT_XRGB8888;
    drmModePlane plane = {.plane_id = id, .possible_crtcs = 1, .count_formats = 1};

    (void)fd;
    if (fails("drmModeGetPlane"))
        return NULL;
    plane.formats = answer(&format, sizeof(format));
    return counted_answer(&plane, sizeof(plane));
}

void drmModeFreePlane(drmModePlanePtr plane)
{
    if (plane)
        free(plane->formats);
    free_answer(plane);
}

/* As the kernel does, hides what only atomic programs use from those that have not said that they are. */
static bool has_property(int i, uint32_t object)
{
    const char *name = properties[i].name;

    if (properties[i].object != object)
        return false;
    if (strcmp(name, "DPMS") == 0)
        return drm_fake.dpms_property;
    if (strcmp(name, "FB_DAMAGE_CLIPS") == 0 && !drm_fake.damage_property)
        return false;
    return atomic_client || strcmp(name, "type") == 0 || strcmp(name, "link-status") == 0;
}

drmModeObjectPropertiesPtr drmModeObjectGetProperties(int fd, uint32_t object, uint32_t type)
{
    drmModeObjectProperties list = {0};
    uint32_t ids[PROPERTIES];
    uint64_t values[PROPERTIES];

    (void)fd;
    (void)type;
    if (fails("drmModeObjectGetProperties"))
        return NULL;
    for (int i = 0; i < PROPERTIES; i++)
        if (has_property(i, object)) {
            ids[list.count_props] = (uint32_t)(FIRST_PROPERTY + i);
            values[list.count_props++] = strcmp(properties[i].name, "type") == 0 ? DRM_PLANE_TYPE_PRIMARY : 0;
        }
    list.props = answer(ids, sizeof(ids[0]) * list.count_props);
    list.prop_values = answer(values, sizeof(values[0]) * list.count_props);
    return counted_answer(&list, sizeof(list));
}

void drmModeFreeObjectProperties(drmModeObjectPropertiesPtr list)
{
    if (list) {
        free(list->props);
        free(list->prop_values);
    }
    free_answer(list);
}

drmModePropertyPtr drmModeGetProperty(int fd, uint32_t id)
{
    drmModePropertyRes property = {.prop_id = id};

    (void)fd;
    if (fails("drmModeGetProperty") || id < FIRST_PROPERTY || id >= FIRST_PROPERTY + PROPERTIES)
        return NULL;
    snprintf(property.name, sizeof(property.name), "%s", properties[id - FIRST_PROPERTY].name);
    return counted_answer(&property, sizeof(property));
}

void drmModeFreeProperty(drmModePropertyPtr property)
{
    free_answer(property);
}

int drmModeCreatePropertyBlob(int fd, const void *data, size_t bytes, uint32_t *id)
{
    (void)fd;
    if (fails("drmModeCreatePropertyBlob") || bytes > sizeof(blobs[0].data))
        return -EINVAL;
    for (uint32_t i = 0; i < BLOBS; i++)
        if (blobs[i].bytes == 0) {
            blobs[i].bytes = bytes;
            memcpy(blobs[i].data, data, bytes);
            drm_fake.blobs++;
            *id = i + 1;
            return 0;
        }
    return -ENOMEM;
}

int drmModeDestroyPropertyBlob(int fd, uint32_t id)
{
    (void)fd;
    if (id == 0 || id > BLOBS || blobs[id - 1].bytes == 0)
        return -ENOENT;
    blobs[id - 1].bytes = 0;
    drm_fake.blobs--;
    return 0;
}

/* ---- buffers ---- */

int drmModeCreateDumbBuffer(int fd, uint32_t width, uint32_t height, uint32_t bpp, uint32_t flags,
                            uint32_t *handle, uint32_t *pitch, uint64_t *bytes)
{
    (void)fd;
    (void)flags;
    if (fails("drmModeCreateDumbBuffer") || bpp != 32 || drm_fake.dumbs == drm_fake.dumb_limit)
        return -ENOMEM;
    for (uint32_t i = 0; i < BUFFERS; i++)
        if (!buffers[i].data) {
            /* Rows are wider than they need be, and end in a page, as real ones do. */
            *pitch = (width + 15) / 16 * 64 + 64;
            *bytes = (*pitch * height + 4095) / 4096 * 4096;
            buffers[i] = (struct buffer){.width = (int)width, .height = (int)height, .stride = (int)*pitch};
            buffers[i].bytes = *bytes;
            buffers[i].data = calloc(1, *bytes);
            *handle = i + 1;
            drm_fake.dumbs++;
            return 0;
        }
    return -ENOMEM;
}

int drmModeDestroyDumbBuffer(int fd, uint32_t handle)
{
    struct buffer *buffer = &buffers[handle - 1];

    (void)fd;
    free(buffer->data);
    *buffer = (struct buffer){0};
    drm_fake.dumbs--;
    return 0;
}

int drmModeMapDumbBuffer(int fd, uint32_t handle, uint64_t *offset)
{
    (void)fd;
    if (fails("drmModeMapDumbBuffer"))
        return -EINVAL;
    *offset = (uint64_t)MAP_STEP * (handle - 1);
    return 0;
}

int drmModeAddFB2(int fd, uint32_t width, uint32_t height, uint32_t format, const uint32_t handles[4],
                  const uint32_t pitches[4], const uint32_t offsets[4], uint32_t *id, uint32_t flags)
{
    static uint32_t last = 200;
    struct buffer *buffer = &buffers[handles[0] - 1];

    (void)fd;
    (void)offsets;
    (void)flags;
    if (fails("drmModeAddFB2") || format != DRM_FORMAT_XRGB8888 || (int)width != buffer->width ||
        (int)height != buffer->height || (int)pitches[0] != buffer->stride)
        return -EINVAL;
    *id = buffer->fb = ++last;
    drm_fake.fbs++;
    return 0;
}

int drmModeRmFB(int fd, uint32_t id)
{
    struct buffer *buffer = buffer_of_fb(id);

    (void)fd;
    if (!buffer)
        return -ENOENT;
    buffer->fb = 0;
    if (drm_fake.shown_fb == id)
        drm_fake.shown_fb = 0;
    drm_fake.fbs--;
    return 0;
}

/* ---- the glass ---- */

static int refusal(void)
{
    if (drm_fake.taken || !drm_fake.master) {
        drm_fake.master = false;
        return -EACCES;
    }
    if (drm_fake.busy > 0) {
        drm_fake.busy--;
        return -EBUSY;
    }
    return 0;
}

void drm_fake_vblank(void)
{
    if (!drm_fake.flip_pending)
        return;
    drm_fake.flip_pending = false;
    drm_fake.shown_fb = pending_fb;
    if (drm_fake.flip_events_missing)
        return;
    pending_event = true;
    if (write(far_end, "!", 1) != 1)
        abort();
}

static int start_flip(uint32_t fb, void *data)
{
    if (drm_fake.flip_pending) {
        drm_fake.overlapping_flips++;
        return -EBUSY;
    }
    drm_fake.flip_pending = true;
    pending_fb = fb;
    pending_data = data;
    if (!drm_fake.flips_held)
        drm_fake_vblank();
    return 0;
}

int drmHandleEvent(int fd, drmEventContextPtr context)
{
    char byte;

    if (read(fd, &byte, 1) != 1)
        return -1;
    if (pending_event && context->version >= 3) {
        pending_event = false;
        context->page_flip_handler2(fd, 0, 0, 0, CRTC, pending_data);
    }
    return 0;
}

int drmModeSetCrtc(int fd, uint32_t crtc, uint32_t fb, uint32_t x, uint32_t y, uint32_t *connectors,
                   int count, drmModeModeInfoPtr mode)
{
    int code = refusal();

    (void)fd;
    (void)x;
    (void)y;
    (void)crtc;
    drm_fake.set_crtcs++;
    if (code != 0)
        return code;
    if (fails("drmModeSetCrtc") || (fb ? drm_fake.modes_refused : drm_fake.off_refused) ||
        (fb && (count != 1 || *connectors != CONNECTOR || !mode)))
        return -EINVAL;
    if (fb && fb != DRM_FAKE_FB_BEFORE && !buffer_of_fb(fb))
        return -ENOENT;
    drm_fake.shown_fb = fb;
    drm_fake.active = fb != 0;
    return 0;
}

int drmModePageFlip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data)
{
    int code = refusal();

    (void)fd;
    (void)crtc;
    drm_fake.page_flips++;
    if (code != 0)
        return code;
    if (drm_fake.page_flip_refused || !(flags & DRM_MODE_PAGE_FLIP_EVENT) || !buffer_of_fb(fb))
        return -EINVAL;
    return start_flip(fb, data);
}

int drmModeDirtyFB(int fd, uint32_t fb, drmModeClipPtr clips, uint32_t count)
{
    int code = refusal();

    (void)fd;
    drm_fake.dirty_fbs++;
    if (code != 0)
        return code;
    if (drm_fake.dirty_missing)
        return -ENOSYS;
    if (!buffer_of_fb(fb))
        return -ENOENT;
    damage_clear(&drm_fake.clips);
    for (uint32_t i = 0; i < count; i++)
        damage_add(&drm_fake.clips,
                   rect_make(clips[i].x1, clips[i].y1, clips[i].x2 - clips[i].x1, clips[i].y2 - clips[i].y1));
    return 0;
}

int drmModeConnectorSetProperty(int fd, uint32_t connector, uint32_t property, uint64_t value)
{
    int code = refusal();

    (void)fd;
    (void)connector;
    (void)property;
    if (code != 0)
        return code;
    if (value != DRM_MODE_DPMS_ON && drm_fake.off_refused)
        return -EINVAL;
    drm_fake.active = value == DRM_MODE_DPMS_ON;
    return 0;
}

/* ---- atomic ---- */

drmModeAtomicReqPtr drmModeAtomicAlloc(void)
{
    if (fails("drmModeAtomicAlloc"))
        return NULL;
    drm_fake.requests++;
    return calloc(1, sizeof(struct _drmModeAtomicReq));
}

void drmModeAtomicFree(drmModeAtomicReqPtr request)
{
    if (request)
        drm_fake.requests--;
    free(request);
}

int drmModeAtomicAddProperty(drmModeAtomicReqPtr request, uint32_t object, uint32_t property, uint64_t value)
{
    int i = (int)property - FIRST_PROPERTY;

    if (i < 0 || i >= PROPERTIES || !has_property(i, object))
        return -EINVAL;
    request->stated[i] = true;
    request->value[i] = value;
    return 1;
}

static uint64_t stated(drmModeAtomicReqPtr request, uint32_t object, const char *name)
{
    for (int i = 0; i < PROPERTIES; i++)
        if (properties[i].object == object && strcmp(properties[i].name, name) == 0)
            return request->value[i];
    return 0;
}

/* All of connector, controller and plane must be stated, every time. */
static bool is_whole(drmModeAtomicReqPtr request)
{
    for (int i = 0; i < PROPERTIES; i++) {
        const char *name = properties[i].name;
        bool optional = strcmp(name, "link-status") == 0 || strcmp(name, "DPMS") == 0 ||
                        strcmp(name, "type") == 0 || !has_property(i, properties[i].object);

        if (!optional && !request->stated[i])
            return false;
    }
    return stated(request, CONNECTOR, "CRTC_ID") == CRTC && stated(request, PLANE, "CRTC_ID") == CRTC &&
           stated(request, PLANE, "SRC_W") == stated(request, PLANE, "CRTC_W") << 16 &&
           stated(request, PLANE, "SRC_H") == stated(request, PLANE, "CRTC_H") << 16;
}

static void take_clips(uint64_t blob)
{
    struct drm_mode_rect clip;

    damage_clear(&drm_fake.clips);
    if (blob == 0 || blob > BLOBS)
        return;
    for (size_t at = 0; at + sizeof(clip) <= blobs[blob - 1].bytes; at += sizeof(clip)) {
        memcpy(&clip, blobs[blob - 1].data + at, sizeof(clip));
        damage_add(&drm_fake.clips, rect_make(clip.x1, clip.y1, clip.x2 - clip.x1, clip.y2 - clip.y1));
    }
}

int drmModeAtomicCommit(int fd, drmModeAtomicReqPtr request, uint32_t flags, void *data)
{
    bool modeset = flags & DRM_MODE_ATOMIC_ALLOW_MODESET, active = stated(request, CRTC, "ACTIVE");
    uint64_t mode = stated(request, CRTC, "MODE_ID");
    uint32_t fb = (uint32_t)stated(request, PLANE, "FB_ID");
    int code = refusal();

    (void)fd;
    drm_fake.atomic_commits++;
    if (code != 0)
        return code;
    if (drm_fake.atomic_refused || !is_whole(request) || !buffer_of_fb(fb) || mode == 0 || mode > BLOBS ||
        blobs[mode - 1].bytes != sizeof(drmModeModeInfo))
        return -EINVAL;
    if (!modeset && (!had_modeset || drm_fake.flips_need_modeset || active != drm_fake.active))
        return -EINVAL;
    if (!active && drm_fake.off_refused)
        return -EINVAL;
    had_modeset |= modeset;
    drm_fake.modesets += modeset;
    drm_fake.flips_need_modeset &= !modeset;
    drm_fake.active = active;
    take_clips(stated(request, PLANE, "FB_DAMAGE_CLIPS"));
    return flags & DRM_MODE_PAGE_FLIP_EVENT ? start_flip(fb, data) : 0;
}
