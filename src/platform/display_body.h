/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_DISPLAY_BODY_H
#define KETING_PLATFORM_DISPLAY_BODY_H

#include "platform/display.h"

/* What a body of the display seam (drm, mem) provides, and what display.c does for both. */
struct display_ops {
    void (*destroy)(struct display *display); /* frees it, too */
    bool (*ready)(const struct display *display);
    bool (*present)(struct display *display, const struct pixels *frame, const struct damage *damage);
    void (*set_power)(struct display *display, bool on);
};

/* First member of a body's struct. */
struct display {
    const struct display_ops *ops;
    struct loop *loop;
    struct display_config config;
    struct display_listener listener;
    void *ctx;
    struct display_stats stats;
};

void display_init(struct display *display, const struct display_ops *ops, struct loop *loop,
                  const struct display_config *config, const struct display_listener *listener, void *ctx);

/* Sizes of the panel as it is mounted turned; config's millimetres win over these. */
struct display_info display_describe(const struct display *display, struct size panel_px, double width_mm,
                                     double height_mm);

/* Only from the loop: see display_listener. */
void display_tell_shown(struct display *display, const struct display_info *info);
void display_tell_gone(struct display *display);
void display_tell_frame_done(struct display *display, uint64_t time_us);

/* The rotated copy, counted. */
void display_copy(struct display *display, const struct pixels *panel, const struct pixels *frame,
                  const struct damage *damage);

#endif
