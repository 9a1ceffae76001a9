/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DRM_CARD_H
#define KETING_PLATFORM_DRM_CARD_H

#include "base/macros.h"
#include "base/rect.h"

#include <stdbool.h>
#include <xf86drmMode.h>

/* Which card, and which screen on it. */
struct drm_card {
    int fd; /* -1 = none */
    const char *trouble; /* why there is none, as last logged; a literal */
};

struct drm_screen {
    uint32_t connector_id, crtc_id;
    int crtc_index; /* in the card's list: the bit in possible_crtcs */
    drmModeModeInfo mode;
    double width_mm, height_mm; /* 0 = the panel does not say */
};

enum drm_card_news {
    DRM_CARD_SAME, /* the screen is there with the same mode */
    DRM_CARD_CHANGED, /* there, but another mode is wanted now */
    DRM_CARD_GONE,
};

void drm_card_init(struct drm_card *card);

/* Looks at every card for one that has dumb buffers, that we are master of, and that has a connector
 * with modes. A connector without modes is one whose EDID is late: not ready. False: nothing, logged
 * when the reason is another than before. wanted: the mode's size, 0 x 0 = any. */
KETING_MUST_USE bool drm_card_find(struct drm_card *card, struct drm_screen *screen, struct size wanted);

KETING_MUST_USE enum drm_card_news drm_card_look_again(const struct drm_card *card,
                                                       const struct drm_screen *screen, struct size wanted);

KETING_MUST_USE bool drm_card_take_master(const struct drm_card *card);

/* Gives master up, too. */
void drm_card_close(struct drm_card *card);

#endif
