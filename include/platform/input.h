/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_INPUT_H
#define KETING_PLATFORM_INPUT_H

#include "base/macros.h"
#include "base/touch.h"

#include <stdbool.h>

/*
 * The input seam: libinput | script. Both deliver fingers in the upright picture, through the one transform
 * below. A pointer (mouse, tablet of a virtual machine) is one finger: left button down, move, up. Every
 * finger takes the lowest slot that is free, whatever device it is on; an eleventh one is not heard. The
 * listener sees DOWN (MOVE)* (UP | CANCEL) for each slot, whatever the hardware does; a device that vanishes
 * cancels its fingers. It may call anything here but input_destroy().
 */
struct input;
struct loop;

struct input_config {
    int rotation; /* 0 90 180 270: the same value as the display's */
    float calibration[6]; /* x' = a x + b y + c, y' = d x + e y + f on 0..1 of the panel, before rotation */
    bool keyboards; /* false: a device that has nothing but keys is not even opened */
};

#define INPUT_CALIBRATION_NONE {1, 0, 0, 0, 1, 0}

struct input_listener {
    void (*touch)(void *ctx, const struct touch_event *event);
    /* Linux key code (KEY_ESC ...); only with config.keyboards. */
    void (*key)(void *ctx, uint32_t key, bool down);
    /* How many touch-capable devices (touch or pointer) there are now: once in the loop's first round, then
     * at every change. Never from inside input_libinput_create(); a script has no devices and never says. */
    void (*devices)(void *ctx, int count);
};

/* NULL (logged) when udev or libinput cannot start at all; no device being there is not an error. */
KETING_MUST_USE struct input *input_libinput_create(struct loop *loop, const struct input_config *config,
                                                    const struct input_listener *listener, void *ctx);
KETING_MUST_USE struct input *input_script_create(struct loop *loop, const struct input_config *config,
                                                  const struct input_listener *listener, void *ctx);
void input_destroy(struct input *input);

/* Size of the upright picture, px; nothing is delivered before. A new size cancels all fingers. */
void input_set_area(struct input *input, int width_px, int height_px);

/* Every finger that is down gets a TOUCH_CANCEL, and stays unheard until it is lifted. */
void input_cancel_all(struct input *input);

/* True: all fingers are cancelled and every device is let go of (another console has the screen); false: they
 * are taken again. */
void input_suspend(struct input *input, bool on);

/* script only. Percent of the upright picture, at the clock's now; goes the same way as a real finger's. */
void input_script_touch(struct input *input, enum touch_kind kind, int slot, float x_percent,
                        float y_percent);

/* Where an upright place is on the panel as scanned out, in percent of it: what an outside finger aims at. */
void input_panel_percent(const struct input *input, float x_px, float y_px, float *x_percent,
                         float *y_percent);

#endif
