/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_NODE_H
#define KETING_PLATFORM_DRM_NODE_H

#include "base/macros.h"

/* The few calls into the kernel that libdrm has no function for. Unit tests link others in their place. */
enum { DRM_NODES = 64 };

/* /dev/dri/card<number>; -1 with errno. The first to open a card that has no master becomes its master. */
KETING_MUST_USE int drm_node_open(int number);
void drm_node_close(int fd);

/* Shared and writable; NULL with errno. offset: of drmModeMapDumbBuffer(). */
KETING_MUST_USE void *drm_node_map(int fd, uint64_t offset, size_t bytes);
void drm_node_unmap(void *map, size_t bytes);

#endif
