/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "input"
#include "platform/input.h"

#include "input_backend.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/units.h"
#include "platform/clock.h"
#include "platform/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <libinput.h>
#include <libudev.h>
#include <linux/input-event-codes.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Devices come and go, numbers of fingers and devices are whatever people plug in. Every finger that touches
 * gets the lowest free slot for as long as it stays, so two panels never meet in one slot, and a panel that
 * counts its fingers from 16 works like one that counts from 0. A pointer's left button is one more finger.
 */
enum {
    POINTER_FINGER = -2, /* libinput's own slots are -1 (a panel of one finger) and up */
    FAILURES_IN_A_ROW = 10,
    RETRY_MS = 1000,
};

struct contact {
    struct libinput_device *device; /* NULL: the slot is free */
    int finger; /* libinput's slot, or POINTER_FINGER */
};

struct input_libinput {
    struct input base; /* first */
    struct udev *udev;
    struct libinput *libinput;
    struct loop_source *fd_source; /* NULL while dispatching fails */
    struct loop_source *timer; /* the first look, and the next try after failures */
    struct contact contact[TOUCH_SLOTS]; /* by slot of struct touch_event */
    double pointer_x, pointer_y; /* 0..1 of the upright picture, shared by all pointers */
    int lifted_slot; /* a button's release that is not told yet, see drain(); -1: none */
    uint64_t lifted_us;
    int devices, devices_told; /* touch-capable; -1: nothing told yet */
    int failures; /* of libinput_dispatch(), in a row */
};

/* ---- opening ------------------------------------------------------------------------------------------- */

/*
 * A device that has nothing to touch or point with (keyboard, power button, lid switch) is refused before it
 * is opened: what is not open cannot type, wake the machine's loop, or be read by a fault of ours. libinput
 * sorts devices by the same udev properties, so it would agree on what they are. A device that is both
 * keyboard and pointer is opened, and its keys are dropped in handle_key().
 */
static bool can_touch(struct udev *udev, dev_t number)
{
    static const char *const marks[] = {"ID_INPUT_TOUCHSCREEN", "ID_INPUT_MOUSE", "ID_INPUT_TOUCHPAD",
                                        "ID_INPUT_POINTINGSTICK", "ID_INPUT_TABLET"};
    struct udev_device *device = udev_device_new_from_devnum(udev, 'c', number);
    bool found = false;

    for (size_t i = 0; device != NULL && i < ARRAY_LEN(marks) && !found; i++) {
        const char *value = udev_device_get_property_value(device, marks[i]);
        found = value != NULL && strcmp(value, "1") == 0;
    }
    udev_device_unref(device);
    return found;
}

static int open_restricted(const char *path, int flags, void *user_data)
{
    struct input_libinput *input = user_data;
    struct stat st;

    if (!input->base.keyboards) {
        if (stat(path, &st) < 0)
            return -errno;
        if (!S_ISCHR(st.st_mode) || !can_touch(input->udev, st.st_rdev))
            return -EACCES;
    }
    int fd = open(path, flags | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0)
        return fd;
    int why = errno;
    log_warn("%s: %s", path, strerror(why));
    return -why;
}

static void close_restricted(int fd, void *user_data)
{
    (void)user_data;
    close(fd);
}

static const struct libinput_interface interface = {open_restricted, close_restricted};

__attribute__((format(printf, 3, 0))) static void
forward_log(struct libinput *libinput, enum libinput_log_priority priority, const char *format, va_list args)
{
    char text[512];

    (void)libinput;
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = '\0';
    switch (priority) {
    case LIBINPUT_LOG_PRIORITY_ERROR: log_error("libinput: %s", text); break;
    case LIBINPUT_LOG_PRIORITY_INFO: log_info("libinput: %s", text); break;
    default: log_debug("libinput: %s", text); break;
    }
}

/* ---- fingers ------------------------------------------------------------------------------------------- */

static int find_slot(const struct input_libinput *input, const struct libinput_device *device, int finger)
{
    for (int slot = 0; slot < TOUCH_SLOTS; slot++) {
        const struct contact *contact = &input->contact[slot];
        if (contact->device == device && (device == NULL || contact->finger == finger))
            return slot;
    }
    return -1;
}

/* The slot that speaks for the finger during this event; -1 for the eleventh finger, and one never seen
 * coming. */
static int slot_for(struct input_libinput *input, struct libinput_device *device, int finger,
                    enum touch_kind kind)
{
    int slot = find_slot(input, device, finger);

    if (slot < 0 && kind == TOUCH_DOWN) {
        slot = find_slot(input, NULL, 0);
        if (slot >= 0)
            input->contact[slot] = (struct contact){device, finger};
    }
    if (slot >= 0 && (kind == TOUCH_UP || kind == TOUCH_CANCEL))
        input->contact[slot].device = NULL;
    return slot;
}

static void handle_touch(struct input_libinput *input, struct libinput_device *device,
                         struct libinput_event_touch *touch, enum touch_kind kind)
{
    uint64_t time_us = input_stamp(&input->base, libinput_event_touch_get_time_usec(touch));
    int slot = slot_for(input, device, libinput_event_touch_get_slot(touch), kind);
    double u = 0, v = 0;

    /* UP and CANCEL have no place; libinput complains when asked. */
    if (kind == TOUCH_DOWN || kind == TOUCH_MOVE) {
        u = libinput_event_touch_get_x_transformed(touch, 1);
        v = libinput_event_touch_get_y_transformed(touch, 1);
    }
    input_push_panel(&input->base, kind, slot, u, v, time_us);
}

static void push_pointer(struct input_libinput *input, enum touch_kind kind, int slot, uint64_t time_us)
{
    int width_px = input->base.transform.width_px, height_px = input->base.transform.height_px;

    input_push_upright(&input->base, kind, slot, input_transform_clamp(input->pointer_x * width_px, width_px),
                       input_transform_clamp(input->pointer_y * height_px, height_px), time_us);
}

/* The hand on a mouse moves as the eye sees the picture, so relative motion knows no rotation. An absolute
 * pointer (a virtual machine's tablet) lies on the panel like a finger. */
static void handle_motion(struct input_libinput *input, struct libinput_device *device,
                          struct libinput_event_pointer *pointer, bool absolute)
{
    uint64_t time_us = input_stamp(&input->base, libinput_event_pointer_get_time_usec(pointer));
    const struct input_transform *transform = &input->base.transform;
    float x_px, y_px;

    if (transform->width_px <= 0 || transform->height_px <= 0)
        return;
    if (absolute) {
        input_transform_upright(transform, libinput_event_pointer_get_absolute_x_transformed(pointer, 1),
                                libinput_event_pointer_get_absolute_y_transformed(pointer, 1), &x_px, &y_px);
    } else {
        double x = input->pointer_x * transform->width_px + libinput_event_pointer_get_dx(pointer);
        double y = input->pointer_y * transform->height_px + libinput_event_pointer_get_dy(pointer);
        x_px = input_transform_clamp(x, transform->width_px);
        y_px = input_transform_clamp(y, transform->height_px);
    }
    input->pointer_x = (double)x_px / transform->width_px;
    input->pointer_y = (double)y_px / transform->height_px;
    push_pointer(input, TOUCH_MOVE, find_slot(input, device, POINTER_FINGER), time_us);
}

static void handle_button(struct input_libinput *input, struct libinput_device *device,
                          struct libinput_event_pointer *pointer)
{
    uint64_t time_us = input_stamp(&input->base, libinput_event_pointer_get_time_usec(pointer));

    if (libinput_event_pointer_get_button(pointer) != BTN_LEFT)
        return;
    if (libinput_event_pointer_get_button_state(pointer) == LIBINPUT_BUTTON_STATE_PRESSED) {
        push_pointer(input, TOUCH_DOWN, slot_for(input, device, POINTER_FINGER, TOUCH_DOWN), time_us);
    } else {
        input->lifted_slot = find_slot(input, device, POINTER_FINGER);
        input->lifted_us = time_us;
    }
}

static void tell_lifted(struct input_libinput *input)
{
    int slot = input->lifted_slot;

    if (slot < 0)
        return;
    input->lifted_slot = -1;
    input->contact[slot].device = NULL;
    push_pointer(input, TOUCH_UP, slot, input->lifted_us);
}

static void handle_key(struct input_libinput *input, struct libinput_event_keyboard *key)
{
    if (input->base.keyboards && input->base.listener.key != NULL)
        input->base.listener.key(input->base.ctx, libinput_event_keyboard_get_key(key),
                                 libinput_event_keyboard_get_key_state(key) == LIBINPUT_KEY_STATE_PRESSED);
}

/* ---- devices ------------------------------------------------------------------------------------------- */

static bool is_touch_capable(struct libinput_device *device)
{
    return libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_TOUCH) ||
           libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_POINTER);
}

static void device_added(struct input_libinput *input, struct libinput_device *device)
{
    input->devices += is_touch_capable(device);
    log_info("%s: %s", libinput_device_get_sysname(device), libinput_device_get_name(device));
}

static void device_removed(struct input_libinput *input, struct libinput_device *device)
{
    uint64_t now_us = clock_now_us(loop_clock(input->base.loop));

    if (input->lifted_slot >= 0 && input->contact[input->lifted_slot].device == device)
        input->lifted_slot = -1;
    for (int slot = 0; slot < TOUCH_SLOTS; slot++) {
        if (input->contact[slot].device != device)
            continue;
        input->contact[slot].device = NULL;
        input_push_upright(&input->base, TOUCH_CANCEL, slot, 0, 0, now_us);
    }
    input->devices -= is_touch_capable(device);
    log_info("%s: gone", libinput_device_get_sysname(device));
}

/* ---- the loop ------------------------------------------------------------------------------------------ */

static void handle_event(struct input_libinput *input, struct libinput_event *event)
{
    struct libinput_device *device = libinput_event_get_device(event);
    enum libinput_event_type type = libinput_event_get_type(event);

    if (type != LIBINPUT_EVENT_DEVICE_REMOVED)
        tell_lifted(input);
    switch (type) {
    case LIBINPUT_EVENT_DEVICE_ADDED: device_added(input, device); break;
    case LIBINPUT_EVENT_DEVICE_REMOVED: device_removed(input, device); break;
    case LIBINPUT_EVENT_TOUCH_DOWN:
        handle_touch(input, device, libinput_event_get_touch_event(event), TOUCH_DOWN);
        break;
    case LIBINPUT_EVENT_TOUCH_MOTION:
        handle_touch(input, device, libinput_event_get_touch_event(event), TOUCH_MOVE);
        break;
    case LIBINPUT_EVENT_TOUCH_UP:
        handle_touch(input, device, libinput_event_get_touch_event(event), TOUCH_UP);
        break;
    case LIBINPUT_EVENT_TOUCH_CANCEL:
        handle_touch(input, device, libinput_event_get_touch_event(event), TOUCH_CANCEL);
        break;
    case LIBINPUT_EVENT_POINTER_MOTION:
        handle_motion(input, device, libinput_event_get_pointer_event(event), false);
        break;
    case LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE:
        handle_motion(input, device, libinput_event_get_pointer_event(event), true);
        break;
    case LIBINPUT_EVENT_POINTER_BUTTON:
        handle_button(input, device, libinput_event_get_pointer_event(event));
        break;
    case LIBINPUT_EVENT_KEYBOARD_KEY: handle_key(input, libinput_event_get_keyboard_event(event)); break;
    default: break; /* the end of a frame, wheels, gestures, pens: nothing here needs them */
    }
}

/* When a mouse is pulled out with its button held, libinput releases the button itself, just before it says
 * that the device is gone. So a release waits for what comes next: it must not become a tap of nobody's. */
static void drain(struct input_libinput *input)
{
    struct libinput_event *event;

    while ((event = libinput_get_event(input->libinput)) != NULL) {
        handle_event(input, event);
        libinput_event_destroy(event);
    }
    tell_lifted(input);
    if (input->devices == input->devices_told)
        return;
    input->devices_told = input->devices;
    if (input->base.listener.devices != NULL)
        input->base.listener.devices(input->base.ctx, input->devices);
}

static void retry_later(struct input_libinput *input)
{
    loop_timer_arm(input->timer, clock_now_us(loop_clock(input->base.loop)) + ms_to_us(RETRY_MS));
}

static void on_readable(void *ctx, uint32_t epoll_events)
{
    struct input_libinput *input = ctx;
    int result = libinput_dispatch(input->libinput);

    (void)epoll_events;
    drain(input);
    if (result == 0) {
        input->failures = 0;
        return;
    }
    if (input->failures++ == 0)
        log_error("libinput_dispatch: %s", strerror(-result));
    if (input->failures < FAILURES_IN_A_ROW)
        return;
    /* Its descriptor stays readable: going on would spin the only thread there is. */
    log_error("input fails again and again: trying once a second from now on");
    loop_remove(input->fd_source);
    input->fd_source = NULL;
    retry_later(input);
}

static bool listen_again(struct input_libinput *input)
{
    input->fd_source =
        loop_add_fd(input->base.loop, "input", libinput_get_fd(input->libinput), EPOLLIN, on_readable, input);
    return input->fd_source != NULL;
}

static void on_timer(void *ctx, uint64_t now_us)
{
    struct input_libinput *input = ctx;
    int result = libinput_dispatch(input->libinput);

    (void)now_us;
    drain(input);
    if (input->fd_source != NULL)
        return;
    if (result < 0 || !listen_again(input)) {
        retry_later(input);
        return;
    }
    log_info("input works again");
    input->failures = 0;
}

/* libinput queues the devices that are there without making its descriptor readable. */
static void look_soon(struct input_libinput *input)
{
    loop_timer_arm(input->timer, 0);
}

static void libinput_suspend_or_resume(struct input *base, bool on)
{
    struct input_libinput *input = CONTAINER_OF(base, struct input_libinput, base);

    if (on)
        libinput_suspend(input->libinput);
    else if (libinput_resume(input->libinput) < 0)
        log_error("libinput cannot resume");
    look_soon(input);
}

static void libinput_destroy(struct input *base)
{
    struct input_libinput *input = CONTAINER_OF(base, struct input_libinput, base);

    loop_remove(input->fd_source);
    loop_remove(input->timer);
    if (input->libinput != NULL)
        libinput_unref(input->libinput);
    if (input->udev != NULL)
        udev_unref(input->udev);
    mem_free(input);
}

static const struct input_ops libinput_ops = {.destroy = libinput_destroy,
                                              .suspend = libinput_suspend_or_resume};

static bool start(struct input_libinput *input)
{
    input->udev = udev_new();
    if (input->udev == NULL) {
        log_error("udev cannot start");
        return false;
    }
    input->libinput = libinput_udev_create_context(&interface, input, input->udev);
    if (input->libinput == NULL) {
        log_error("libinput cannot start");
        return false;
    }
    libinput_log_set_handler(input->libinput, forward_log);
    libinput_log_set_priority(input->libinput, LIBINPUT_LOG_PRIORITY_INFO);
    if (libinput_udev_assign_seat(input->libinput, "seat0") < 0) {
        log_error("libinput cannot watch seat0");
        return false;
    }
    input->timer = loop_add_timer(input->base.loop, "input", on_timer, input);
    return input->timer != NULL && listen_again(input);
}

struct input *input_libinput_create(struct loop *loop, const struct input_config *config,
                                    const struct input_listener *listener, void *ctx)
{
    struct input_libinput *input = mem_zalloc(sizeof *input);

    input_init(&input->base, &libinput_ops, loop, config, listener, ctx);
    input->pointer_x = input->pointer_y = 0.5;
    input->lifted_slot = -1;
    input->devices_told = -1;
    if (!start(input)) {
        input_destroy(&input->base);
        return NULL;
    }
    look_soon(input);
    return &input->base;
}
