/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_MODES_H
#define KETING_PLATFORM_DRM_MODES_H

#include "base/rect.h"

#include <stdbool.h>
#include <xf86drmMode.h>

/* The mode of the wanted size if there is one, else the preferred one, else the largest that is at most
 * 4096 wide and high. Interlaced and doubled modes only when there is nothing else. NULL when there is
 * none at all. wanted: 0 x 0 = none. Valid as long as the connector. */
const drmModeModeInfo *drm_modes_choose(const drmModeConnector *connector, struct size wanted);

bool drm_modes_same(const drmModeModeInfo *a, const drmModeModeInfo *b);

/* What EDID says about the glass; 0 and 0 when it says nothing or nonsense. */
void drm_modes_size_mm(const drmModeConnector *connector, const drmModeModeInfo *mode, double *width_mm,
                       double *height_mm);

#endif
