/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_HOTPLUG_H
#define KETING_PLATFORM_DRM_HOTPLUG_H

#include "base/macros.h"

struct drm_hotplug;
struct loop;

/* Cards or screens have come, gone or changed: look again. */
typedef void (*drm_hotplug_fn)(void *ctx);

/* NULL (logged) when the kernel's messages cannot be heard. */
KETING_MUST_USE struct drm_hotplug *drm_hotplug_create(struct loop *loop, drm_hotplug_fn fn, void *ctx);
void drm_hotplug_destroy(struct drm_hotplug *hotplug);

#endif
