/* SPDX-License-Identifier: MIT */
#ifndef KETING_FAKE_LIBINPUT_FAKE_H
#define KETING_FAKE_LIBINPUT_FAKE_H

#include <libinput.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Stands in for libinput at the link. Devices and fingers are pushed by the test; they travel as in the real
 * one: the descriptor (a pipe) becomes readable, libinput_dispatch() turns what waits into events, and a
 * device that goes away cancels its fingers and releases its button first. What is plugged in before the seat
 * is assigned is queued without the descriptor becoming readable. Places are 0..1 of the panel.
 */
enum { FAKE_TOUCH = 1, FAKE_POINTER = 2, FAKE_KEYBOARD = 4 };

struct fake_libinput {
    /* counted */
    int contexts; /* alive */
    int opened; /* answers of open_restricted */
    int refused; /* likewise */
    int last_refusal; /* negative errno */
    int closed;
    int dispatches;
    int events; /* handed out and not destroyed */
    int misasked; /* questions that an event of that type has no answer to */
    char seat[16];
    /* quirks, set by the test */
    bool no_context, no_seat, no_resume;
    int dispatch_fails; /* so many times, with -EIO; what waits keeps waiting */
};

extern struct fake_libinput fake_libinput;

void fake_libinput_reset(void);

/* path: any character device that can be opened. Valid until the reset; the same device may be plugged in
 * again. */
struct libinput_device *fake_libinput_device(const char *path, unsigned capabilities);
void fake_libinput_plug(struct libinput_device *device);
void fake_libinput_unplug(struct libinput_device *device);

/* type: LIBINPUT_EVENT_TOUCH_* */
void fake_libinput_touch(struct libinput_device *device, enum libinput_event_type type, int slot, double u,
                         double v, uint64_t time_us);
void fake_libinput_motion(struct libinput_device *device, double dx, double dy, uint64_t time_us);
void fake_libinput_absolute(struct libinput_device *device, double u, double v, uint64_t time_us);
void fake_libinput_button(struct libinput_device *device, uint32_t button, bool pressed, uint64_t time_us);
void fake_libinput_key(struct libinput_device *device, uint32_t key, bool pressed, uint64_t time_us);

/* Says it the way libinput does. */
void fake_libinput_say(enum libinput_log_priority priority, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
