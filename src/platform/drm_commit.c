/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "drm_commit"
#include "drm_commit.h"

#include "base/log.h"

#include <drm_fourcc.h>
#include <errno.h>
#include <string.h>
#include <xf86drm.h>

enum owner { OF_CONNECTOR, OF_CRTC, OF_PLANE };

struct property_row {
    enum owner owner;
    const char *name;
    bool optional;
};

/* clang-format off */
static const struct property_row rows[DRM_PROPERTIES] = {
    [DRM_CONNECTOR_CRTC_ID]     = {OF_CONNECTOR, "CRTC_ID", false},
    [DRM_CONNECTOR_LINK_STATUS] = {OF_CONNECTOR, "link-status", true},
    [DRM_CONNECTOR_DPMS]        = {OF_CONNECTOR, "DPMS", true},
    [DRM_CRTC_MODE_ID]          = {OF_CRTC, "MODE_ID", false},
    [DRM_CRTC_ACTIVE]           = {OF_CRTC, "ACTIVE", false},
    [DRM_PLANE_FB_ID]           = {OF_PLANE, "FB_ID", false},
    [DRM_PLANE_CRTC_ID]         = {OF_PLANE, "CRTC_ID", false},
    [DRM_PLANE_SRC_X]           = {OF_PLANE, "SRC_X", false},
    [DRM_PLANE_SRC_Y]           = {OF_PLANE, "SRC_Y", false},
    [DRM_PLANE_SRC_W]           = {OF_PLANE, "SRC_W", false},
    [DRM_PLANE_SRC_H]           = {OF_PLANE, "SRC_H", false},
    [DRM_PLANE_CRTC_X]          = {OF_PLANE, "CRTC_X", false},
    [DRM_PLANE_CRTC_Y]          = {OF_PLANE, "CRTC_Y", false},
    [DRM_PLANE_CRTC_W]          = {OF_PLANE, "CRTC_W", false},
    [DRM_PLANE_CRTC_H]          = {OF_PLANE, "CRTC_H", false},
    [DRM_PLANE_ROTATION]        = {OF_PLANE, "rotation", true},
    [DRM_PLANE_DAMAGE]          = {OF_PLANE, "FB_DAMAGE_CLIPS", true},
};
/* clang-format on */

/* ---- looking up ---- */

static void look_up(struct drm_commit *commit, enum owner owner, uint32_t object, uint32_t type)
{
    drmModeObjectProperties *list = drmModeObjectGetProperties(commit->fd, object, type);

    for (uint32_t i = 0; list && i < list->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(commit->fd, list->props[i]);

        for (int row = 0; property && row < DRM_PROPERTIES; row++)
            if (rows[row].owner == owner && strcmp(rows[row].name, property->name) == 0)
                commit->property[row] = property->prop_id;
        drmModeFreeProperty(property);
    }
    drmModeFreeObjectProperties(list);
}

static uint64_t value_of(int fd, uint32_t object, uint32_t type, const char *name, uint64_t otherwise)
{
    drmModeObjectProperties *list = drmModeObjectGetProperties(fd, object, type);
    uint64_t value = otherwise;

    for (uint32_t i = 0; list && i < list->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(fd, list->props[i]);

        if (property && strcmp(property->name, name) == 0)
            value = list->prop_values[i];
        drmModeFreeProperty(property);
    }
    drmModeFreeObjectProperties(list);
    return value;
}

static bool can_show(const drmModePlane *plane, int crtc_index)
{
    if (!plane || !(plane->possible_crtcs & (1u << crtc_index)))
        return false;
    for (uint32_t i = 0; i < plane->count_formats; i++)
        if (plane->formats[i] == DRM_FORMAT_XRGB8888)
            return true;
    return false;
}

/* The controller's primary plane; 0 when there is none. */
static uint32_t find_plane(int fd, int crtc_index)
{
    drmModePlaneRes *list = drmModeGetPlaneResources(fd);
    uint32_t found = 0;

    for (uint32_t i = 0; list && i < list->count_planes && !found; i++) {
        drmModePlane *plane = drmModeGetPlane(fd, list->planes[i]);

        if (can_show(plane, crtc_index) && value_of(fd, plane->plane_id, DRM_MODE_OBJECT_PLANE, "type",
                                                    DRM_PLANE_TYPE_OVERLAY) == DRM_PLANE_TYPE_PRIMARY)
            found = plane->plane_id;
        drmModeFreePlane(plane);
    }
    drmModeFreePlaneResources(list);
    return found;
}

static bool can_atomic(struct drm_commit *commit)
{
    const struct drm_screen *screen = &commit->screen;

    if (drmSetClientCap(commit->fd, DRM_CLIENT_CAP_UNIVERSAL_PLANES, 1) != 0 ||
        drmSetClientCap(commit->fd, DRM_CLIENT_CAP_ATOMIC, 1) != 0)
        return false;
    commit->plane_id = find_plane(commit->fd, screen->crtc_index);
    if (!commit->plane_id)
        return false;
    /* Only now: until a program says that it is atomic, the kernel hides most properties from it. */
    look_up(commit, OF_CONNECTOR, screen->connector_id, DRM_MODE_OBJECT_CONNECTOR);
    look_up(commit, OF_CRTC, screen->crtc_id, DRM_MODE_OBJECT_CRTC);
    look_up(commit, OF_PLANE, commit->plane_id, DRM_MODE_OBJECT_PLANE);
    for (int i = 0; i < DRM_PROPERTIES; i++)
        if (!commit->property[i] && !rows[i].optional)
            return false;
    return drmModeCreatePropertyBlob(commit->fd, &screen->mode, sizeof(screen->mode), &commit->mode_blob) ==
           0;
}

void drm_commit_init(struct drm_commit *commit, int fd, const struct drm_screen *screen, bool single)
{
    *commit = (struct drm_commit){.fd = fd, .screen = *screen, .single = single};
    commit->flips = commit->dirty_fb = commit->modeset_due = true;
    commit->before = drmModeGetCrtc(fd, screen->crtc_id);
    commit->atomic = !single && can_atomic(commit);
    /* Those that the old way needs, too. */
    look_up(commit, OF_CONNECTOR, screen->connector_id, DRM_MODE_OBJECT_CONNECTOR);
    log_info("%s%s", commit->atomic ? "atomic" : "legacy", single ? ", single buffer" : "");
}

void drm_commit_finish(struct drm_commit *commit, bool restore)
{
    drmModeCrtc *before = commit->before;

    /* The first frame is what changed the controller; without one there is nothing to put back. */
    if (restore && commit->modesets > 0 && before && before->mode_valid && before->buffer_id)
        drmModeSetCrtc(commit->fd, before->crtc_id, before->buffer_id, before->x, before->y,
                       &commit->screen.connector_id, 1, &before->mode);
    if (before)
        drmModeFreeCrtc(before);
    if (commit->mode_blob)
        drmModeDestroyPropertyBlob(commit->fd, commit->mode_blob);
    *commit = (struct drm_commit){.fd = -1};
}

/* ---- the atomic way ---- */

static enum drm_result result_of(int code, enum drm_result good)
{
    switch (code) {
    case 0: return good;
    case -EBUSY: return DRM_RESULT_BUSY;
    case -EACCES:
    case -EPERM: return DRM_RESULT_NOT_MASTER;
    default: return DRM_RESULT_REFUSED;
    }
}

static uint32_t make_damage_blob(const struct drm_commit *commit, const struct damage *damage)
{
    struct drm_mode_rect clips[DAMAGE_BOXES];
    uint32_t blob = 0;

    if (!damage || damage_empty(damage) || !commit->property[DRM_PLANE_DAMAGE])
        return 0;
    for (int i = 0; i < damage->count; i++) {
        struct rect box = damage->box[i];

        clips[i] = (struct drm_mode_rect){box.x, box.y, box.x + box.w, box.y + box.h};
    }
    /* Without the blob the driver takes all of it as changed. */
    if (drmModeCreatePropertyBlob(commit->fd, clips, sizeof(clips[0]) * (size_t)damage->count, &blob) != 0)
        return 0;
    return blob;
}

static uint32_t object_of(const struct drm_commit *commit, enum owner owner)
{
    switch (owner) {
    case OF_CONNECTOR: return commit->screen.connector_id;
    case OF_CRTC: return commit->screen.crtc_id;
    case OF_PLANE: break;
    }
    return commit->plane_id;
}

/* The whole state, every time. 16.16 fixed point for the source, as the kernel wants it. */
static bool add_state(const struct drm_commit *commit, drmModeAtomicReq *request, uint32_t fb_id, bool active,
                      bool modeset, uint32_t damage_blob)
{
    const drmModeModeInfo *mode = &commit->screen.mode;
    uint64_t value[DRM_PROPERTIES] = {
        [DRM_CONNECTOR_CRTC_ID] = commit->screen.crtc_id,
        [DRM_CONNECTOR_LINK_STATUS] = DRM_MODE_LINK_STATUS_GOOD,
        [DRM_CRTC_MODE_ID] = commit->mode_blob,
        [DRM_CRTC_ACTIVE] = active,
        [DRM_PLANE_FB_ID] = fb_id,
        [DRM_PLANE_CRTC_ID] = commit->screen.crtc_id,
        [DRM_PLANE_SRC_W] = (uint64_t)mode->hdisplay << 16,
        [DRM_PLANE_SRC_H] = (uint64_t)mode->vdisplay << 16,
        [DRM_PLANE_CRTC_W] = mode->hdisplay,
        [DRM_PLANE_CRTC_H] = mode->vdisplay,
        [DRM_PLANE_ROTATION] = DRM_MODE_ROTATE_0,
        [DRM_PLANE_DAMAGE] = damage_blob,
    };

    for (int i = 0; i < DRM_PROPERTIES; i++) {
        /* DPMS is the old way's; a link may be called good again only together with a mode. */
        if (!commit->property[i] || i == DRM_CONNECTOR_DPMS || (i == DRM_CONNECTOR_LINK_STATUS && !modeset))
            continue;
        if (drmModeAtomicAddProperty(request, object_of(commit, rows[i].owner), commit->property[i],
                                     value[i]) < 0)
            return false;
    }
    return true;
}

static int commit_atomic(const struct drm_commit *commit, uint32_t fb_id, bool active, uint32_t flags,
                         const struct damage *damage, void *user_data)
{
    drmModeAtomicReq *request = drmModeAtomicAlloc();
    bool modeset = flags & DRM_MODE_ATOMIC_ALLOW_MODESET;
    uint32_t blob = modeset ? 0 : make_damage_blob(commit, damage);
    int code = -ENOMEM;

    if (request && add_state(commit, request, fb_id, active, modeset, blob))
        code = drmModeAtomicCommit(commit->fd, request, flags, user_data);
    drmModeAtomicFree(request);
    if (blob)
        drmModeDestroyPropertyBlob(commit->fd, blob);
    return code;
}

static enum drm_result frame_atomic(struct drm_commit *commit, uint32_t fb_id, const struct damage *damage,
                                    void *user_data)
{
    enum drm_result result = DRM_RESULT_REFUSED;
    int code = 0;

    if (!commit->modeset_due) {
        code = commit_atomic(commit, fb_id, true, DRM_MODE_ATOMIC_NONBLOCK | DRM_MODE_PAGE_FLIP_EVENT, damage,
                             user_data);
        result = result_of(code, DRM_RESULT_TAKEN);
    }
    /* A flip that is refused may need the mode set again, because the link or the cable changed behind
     * us. */
    if (result == DRM_RESULT_REFUSED) {
        code = commit_atomic(commit, fb_id, true, DRM_MODE_ATOMIC_ALLOW_MODESET | DRM_MODE_PAGE_FLIP_EVENT,
                             damage, user_data);
        result = result_of(code, DRM_RESULT_TAKEN);
        if (result == DRM_RESULT_TAKEN) {
            commit->modeset_due = false;
            commit->modesets++;
        }
    }
    if (result == DRM_RESULT_REFUSED) {
        log_warn("atomic commit refused: %s; the old calls from now on", strerror(-code));
        commit->atomic = false;
        commit->modeset_due = true;
    }
    return result;
}

/* ---- the old way ---- */

static void set_dpms(const struct drm_commit *commit, uint64_t value)
{
    if (commit->property[DRM_CONNECTOR_DPMS])
        drmModeConnectorSetProperty(commit->fd, commit->screen.connector_id,
                                    commit->property[DRM_CONNECTOR_DPMS], value);
}

enum drm_result drm_commit_dirty(struct drm_commit *commit, uint32_t fb_id, const struct damage *damage)
{
    drmModeClip clips[DAMAGE_BOXES];
    int code;

    if (!commit->dirty_fb)
        return DRM_RESULT_DONE;
    for (int i = 0; i < damage->count; i++) {
        struct rect box = damage->box[i];

        clips[i] = (drmModeClip){(unsigned short)box.x, (unsigned short)box.y,
                                 (unsigned short)(box.x + box.w), (unsigned short)(box.y + box.h)};
    }
    code = drmModeDirtyFB(commit->fd, fb_id, damage->count ? clips : NULL, (uint32_t)damage->count);
    if (result_of(code, DRM_RESULT_DONE) != DRM_RESULT_REFUSED)
        return result_of(code, DRM_RESULT_DONE);
    /* ENOSYS: the driver scans the memory out itself (bochs) and has nothing to be told. */
    if (code != -ENOSYS)
        log_warn("DirtyFB: %s; not asked again", strerror(-code));
    commit->dirty_fb = false;
    return DRM_RESULT_DONE;
}

static enum drm_result set_crtc(struct drm_commit *commit, uint32_t fb_id)
{
    static const struct damage whole = {0};
    drmModeModeInfo mode = commit->screen.mode;
    int code = drmModeSetCrtc(commit->fd, commit->screen.crtc_id, fb_id, 0, 0, &commit->screen.connector_id,
                              1, &mode);
    enum drm_result result = result_of(code, DRM_RESULT_DONE);

    if (result == DRM_RESULT_REFUSED)
        log_error("the mode is refused: %s", strerror(-code));
    if (result != DRM_RESULT_DONE)
        return result;
    if (commit->modeset_due) {
        set_dpms(commit, DRM_MODE_DPMS_ON);
        commit->modeset_due = false;
        commit->modesets++;
    }
    /* The same framebuffer again is no change to the kernel, but its pixels may be others. */
    return drm_commit_dirty(commit, fb_id, &whole);
}

static enum drm_result frame_legacy(struct drm_commit *commit, uint32_t fb_id, const struct damage *damage,
                                    void *user_data)
{
    enum drm_result result;
    int code;

    if (commit->modeset_due)
        return set_crtc(commit, fb_id);
    if (commit->single)
        return drm_commit_dirty(commit, fb_id, damage);
    if (commit->flips) {
        code =
            drmModePageFlip(commit->fd, commit->screen.crtc_id, fb_id, DRM_MODE_PAGE_FLIP_EVENT, user_data);
        result = result_of(code, DRM_RESULT_TAKEN);
        if (result != DRM_RESULT_REFUSED)
            return result;
        log_warn("PageFlip: %s; not asked again", strerror(-code));
        commit->flips = false;
    }
    return set_crtc(commit, fb_id);
}

/* ---- both ---- */

enum drm_result drm_commit_frame(struct drm_commit *commit, uint32_t fb_id, const struct damage *damage,
                                 void *user_data)
{
    enum drm_result result = DRM_RESULT_REFUSED;

    if (commit->atomic)
        result = frame_atomic(commit, fb_id, damage, user_data);
    if (result == DRM_RESULT_REFUSED && !commit->atomic)
        result = frame_legacy(commit, fb_id, damage, user_data);
    return result;
}

enum drm_result drm_commit_off(struct drm_commit *commit, uint32_t fb_id)
{
    int code;

    /* Before the first frame there is nothing of ours to switch off, and no state to make whole. */
    if (commit->atomic && commit->modesets > 0)
        code = commit_atomic(commit, fb_id, false, DRM_MODE_ATOMIC_ALLOW_MODESET, NULL, NULL);
    else if (commit->property[DRM_CONNECTOR_DPMS])
        code = drmModeConnectorSetProperty(commit->fd, commit->screen.connector_id,
                                           commit->property[DRM_CONNECTOR_DPMS], DRM_MODE_DPMS_OFF);
    else
        code = drmModeSetCrtc(commit->fd, commit->screen.crtc_id, 0, 0, 0, NULL, 0, NULL);
    if (code == 0)
        commit->modeset_due = true;
    return result_of(code, DRM_RESULT_DONE);
}
