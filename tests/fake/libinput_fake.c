/* SPDX-License-Identifier: MIT */
#include "fake/libinput_fake.h"

#include "fake/libudev_fake.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <libudev.h>
#include <linux/input-event-codes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEVICES = 8, EVENTS = 256, FINGERS = 32 };

struct libinput_device {
    const char *path;
    unsigned capabilities;
    bool plugged; /* the cable is in */
    int fd; /* -1: libinput does not have it */
    bool down[FINGERS]; /* by slot + 1 */
    bool pressed; /* the left button */
};

struct libinput_event {
    enum libinput_event_type type;
    struct libinput_device *device;
    int slot;
    double x, y;
    uint32_t code;
    bool pressed;
    uint64_t time_us;
};

struct queue {
    struct libinput_event event[EVENTS];
    int head, tail;
};

struct libinput {
    const struct libinput_interface *interface;
    void *user_data;
    int pipe[2];
    bool assigned, suspended;
    libinput_log_handler log_handler;
    enum libinput_log_priority log_priority;
};

struct fake_libinput fake_libinput;
static struct libinput context;
static struct libinput_device device_table[DEVICES];
static int device_count;
static struct queue waiting; /* in the kernel */
static struct queue ready; /* for libinput_get_event() */

static void queue_put(struct queue *queue, struct libinput_event event)
{
    assert(queue->tail < EVENTS);
    queue->event[queue->tail++] = event;
}

void fake_libinput_reset(void)
{
    assert(fake_libinput.contexts == 0);
    memset(&fake_libinput, 0, sizeof fake_libinput);
    memset(&waiting, 0, sizeof waiting);
    memset(&ready, 0, sizeof ready);
    device_count = 0;
}

struct libinput_device *fake_libinput_device(const char *path, unsigned capabilities)
{
    assert(device_count < DEVICES);
    device_table[device_count] =
        (struct libinput_device){.path = path, .capabilities = capabilities, .fd = -1};
    return &device_table[device_count++];
}

/* ---- what happens to devices --------------------------------------------------------------------------- */

static void take_device(struct libinput_device *device)
{
    if (device->fd >= 0 || !device->plugged)
        return;
    int fd =
        context.interface->open_restricted(device->path, O_RDWR | O_NONBLOCK | O_CLOEXEC, context.user_data);
    if (fd < 0) {
        fake_libinput.refused++;
        fake_libinput.last_refusal = fd;
        return;
    }
    assert(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    assert(fcntl(fd, F_GETFL) & O_NONBLOCK);
    fake_libinput.opened++;
    device->fd = fd;
    queue_put(&ready, (struct libinput_event){.type = LIBINPUT_EVENT_DEVICE_ADDED, .device = device});
}

static void drop_device(struct libinput_device *device)
{
    struct libinput_event event = {.type = LIBINPUT_EVENT_TOUCH_CANCEL, .device = device};

    if (device->fd < 0)
        return;
    for (int i = 0; i < FINGERS; i++) {
        event.slot = i - 1;
        if (device->down[i])
            queue_put(&ready, event);
        device->down[i] = false;
    }
    event =
        (struct libinput_event){.type = LIBINPUT_EVENT_POINTER_BUTTON, .device = device, .code = BTN_LEFT};
    if (device->pressed)
        queue_put(&ready, event);
    device->pressed = false;
    context.interface->close_restricted(device->fd, context.user_data);
    fake_libinput.closed++;
    device->fd = -1;
    queue_put(&ready, (struct libinput_event){.type = LIBINPUT_EVENT_DEVICE_REMOVED, .device = device});
}

static void arrive(struct libinput_event event)
{
    struct libinput_device *device = event.device;

    if (event.type == LIBINPUT_EVENT_DEVICE_ADDED) {
        take_device(device);
    } else if (event.type == LIBINPUT_EVENT_DEVICE_REMOVED) {
        drop_device(device);
    } else if (device->fd >= 0) {
        if (event.type == LIBINPUT_EVENT_TOUCH_DOWN)
            device->down[event.slot + 1] = true;
        if (event.type == LIBINPUT_EVENT_TOUCH_UP || event.type == LIBINPUT_EVENT_TOUCH_CANCEL)
            device->down[event.slot + 1] = false;
        if (event.type == LIBINPUT_EVENT_POINTER_BUTTON && event.code == BTN_LEFT)
            device->pressed = event.pressed;
        queue_put(&ready, event);
    }
}

static void happen(struct libinput_event event)
{
    char byte = 0;

    queue_put(&waiting, event);
    if (fake_libinput.contexts > 0)
        assert(write(context.pipe[1], &byte, 1) == 1);
}

void fake_libinput_plug(struct libinput_device *device)
{
    device->plugged = true;
    if (context.assigned && !context.suspended)
        happen((struct libinput_event){.type = LIBINPUT_EVENT_DEVICE_ADDED, .device = device});
}

void fake_libinput_unplug(struct libinput_device *device)
{
    device->plugged = false;
    if (context.assigned && !context.suspended)
        happen((struct libinput_event){.type = LIBINPUT_EVENT_DEVICE_REMOVED, .device = device});
}

void fake_libinput_touch(struct libinput_device *device, enum libinput_event_type type, int slot, double u,
                         double v, uint64_t time_us)
{
    happen((struct libinput_event){
        .type = type, .device = device, .slot = slot, .x = u, .y = v, .time_us = time_us});
}

void fake_libinput_motion(struct libinput_device *device, double dx, double dy, uint64_t time_us)
{
    happen((struct libinput_event){
        .type = LIBINPUT_EVENT_POINTER_MOTION, .device = device, .x = dx, .y = dy, .time_us = time_us});
}

void fake_libinput_absolute(struct libinput_device *device, double u, double v, uint64_t time_us)
{
    happen((struct libinput_event){.type = LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE,
                                   .device = device,
                                   .x = u,
                                   .y = v,
                                   .time_us = time_us});
}

void fake_libinput_button(struct libinput_device *device, uint32_t button, bool pressed, uint64_t time_us)
{
    happen((struct libinput_event){.type = LIBINPUT_EVENT_POINTER_BUTTON,
                                   .device = device,
                                   .code = button,
                                   .pressed = pressed,
                                   .time_us = time_us});
}

void fake_libinput_key(struct libinput_device *device, uint32_t key, bool pressed, uint64_t time_us)
{
    happen((struct libinput_event){.type = LIBINPUT_EVENT_KEYBOARD_KEY,
                                   .device = device,
                                   .code = key,
                                   .pressed = pressed,
                                   .time_us = time_us});
}

void fake_libinput_say(enum libinput_log_priority priority, const char *format, ...)
{
    va_list args;

    if (context.log_handler == NULL || priority < context.log_priority)
        return;
    va_start(args, format);
    context.log_handler(&context, priority, format, args);
    va_end(args);
}

/* ---- what udev knows of the devices -------------------------------------------------------------------- */

/* Given back through udev_device_unref() of the libudev fake, which frees and counts it. */
struct known_device {
    int number;
    unsigned capabilities;
};

struct udev_device *udev_device_new_from_devnum(struct udev *udev, char type, dev_t devnum)
{
    struct stat st;

    assert(udev != NULL && type == 'c');
    for (int i = 0; i < device_count; i++) {
        if (stat(device_table[i].path, &st) < 0 || st.st_rdev != devnum)
            continue;
        struct known_device *known = calloc(1, sizeof *known);
        known->capabilities = device_table[i].capabilities;
        udev_fake.devices++;
        return (struct udev_device *)(void *)known;
    }
    return NULL;
}

const char *udev_device_get_property_value(struct udev_device *device, const char *key)
{
    static const struct {
        unsigned capability;
        const char *key;
    } table[] = {{FAKE_TOUCH, "ID_INPUT_TOUCHSCREEN"},
                 {FAKE_POINTER, "ID_INPUT_MOUSE"},
                 {FAKE_KEYBOARD, "ID_INPUT_KEY"},
                 {FAKE_KEYBOARD, "ID_INPUT_KEYBOARD"}};
    const struct known_device *known = (const void *)device;

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].key, key) == 0)
            return known->capabilities & table[i].capability ? "1" : NULL;
    return strcmp(key, "ID_INPUT") == 0 ? "1" : NULL;
}

/* ---- the library --------------------------------------------------------------------------------------- */

struct libinput *libinput_udev_create_context(const struct libinput_interface *interface, void *user_data,
                                              struct udev *udev)
{
    assert(udev != NULL && fake_libinput.contexts == 0);
    if (fake_libinput.no_context)
        return NULL;
    context = (struct libinput){.interface = interface, .user_data = user_data};
    assert(pipe2(context.pipe, O_CLOEXEC | O_NONBLOCK) == 0);
    fake_libinput.contexts++;
    return &context;
}

struct libinput *libinput_unref(struct libinput *libinput)
{
    for (int i = 0; i < device_count; i++) {
        if (device_table[i].fd < 0)
            continue;
        libinput->interface->close_restricted(device_table[i].fd, libinput->user_data);
        fake_libinput.closed++;
        device_table[i].fd = -1;
    }
    close(libinput->pipe[0]);
    close(libinput->pipe[1]);
    context.assigned = false;
    fake_libinput.contexts--;
    return NULL;
}

int libinput_udev_assign_seat(struct libinput *libinput, const char *seat_id)
{
    if (fake_libinput.no_seat)
        return -1;
    snprintf(fake_libinput.seat, sizeof fake_libinput.seat, "%s", seat_id);
    libinput->assigned = true;
    for (int i = 0; i < device_count; i++)
        take_device(&device_table[i]);
    return 0;
}

int libinput_get_fd(struct libinput *libinput)
{
    return libinput->pipe[0];
}

int libinput_dispatch(struct libinput *libinput)
{
    char bytes[EVENTS];

    fake_libinput.dispatches++;
    if (fake_libinput.dispatch_fails > 0) {
        fake_libinput.dispatch_fails--;
        return -EIO;
    }
    while (read(libinput->pipe[0], bytes, sizeof bytes) > 0)
        ;
    while (waiting.head < waiting.tail)
        arrive(waiting.event[waiting.head++]);
    waiting.head = waiting.tail = 0;
    return 0;
}

struct libinput_event *libinput_get_event(struct libinput *libinput)
{
    (void)libinput;
    if (ready.head == ready.tail) {
        ready.head = ready.tail = 0;
        return NULL;
    }
    fake_libinput.events++;
    return &ready.event[ready.head++];
}

void libinput_event_destroy(struct libinput_event *event)
{
    memset(event, 0xA5, sizeof *event);
    fake_libinput.events--;
}

void libinput_suspend(struct libinput *libinput)
{
    libinput->suspended = true;
    for (int i = 0; i < device_count; i++)
        drop_device(&device_table[i]);
}

int libinput_resume(struct libinput *libinput)
{
    if (fake_libinput.no_resume)
        return -1;
    libinput->suspended = false;
    for (int i = 0; i < device_count; i++)
        take_device(&device_table[i]);
    return 0;
}

void libinput_log_set_handler(struct libinput *libinput, libinput_log_handler log_handler)
{
    libinput->log_handler = log_handler;
}

void libinput_log_set_priority(struct libinput *libinput, enum libinput_log_priority priority)
{
    libinput->log_priority = priority;
}

int libinput_device_has_capability(struct libinput_device *device, enum libinput_device_capability capability)
{
    unsigned bit = capability == LIBINPUT_DEVICE_CAP_TOUCH      ? FAKE_TOUCH
                   : capability == LIBINPUT_DEVICE_CAP_POINTER  ? FAKE_POINTER
                   : capability == LIBINPUT_DEVICE_CAP_KEYBOARD ? FAKE_KEYBOARD
                                                                : 0;

    return (device->capabilities & bit) != 0;
}

const char *libinput_device_get_name(struct libinput_device *device)
{
    (void)device;
    return "fake";
}

const char *libinput_device_get_sysname(struct libinput_device *device)
{
    return device->path;
}

enum libinput_event_type libinput_event_get_type(struct libinput_event *event)
{
    return event->type;
}

struct libinput_device *libinput_event_get_device(struct libinput_event *event)
{
    return event->device;
}

/* As in the real one, the three kinds are the event itself seen through another name. */
struct libinput_event_touch *libinput_event_get_touch_event(struct libinput_event *event)
{
    fake_libinput.misasked += event->type / 100 != 5;
    return (struct libinput_event_touch *)(void *)event;
}

struct libinput_event_pointer *libinput_event_get_pointer_event(struct libinput_event *event)
{
    fake_libinput.misasked += event->type / 100 != 4;
    return (struct libinput_event_pointer *)(void *)event;
}

struct libinput_event_keyboard *libinput_event_get_keyboard_event(struct libinput_event *event)
{
    fake_libinput.misasked += event->type / 100 != 3;
    return (struct libinput_event_keyboard *)(void *)event;
}

static const struct libinput_event *any(const void *event)
{
    return event;
}

static const struct libinput_event *only(const void *event, enum libinput_event_type a,
                                         enum libinput_event_type b)
{
    fake_libinput.misasked += any(event)->type != a && any(event)->type != b;
    return event;
}

uint64_t libinput_event_touch_get_time_usec(struct libinput_event_touch *event)
{
    return any(event)->time_us;
}

int32_t libinput_event_touch_get_slot(struct libinput_event_touch *event)
{
    return any(event)->slot;
}

double libinput_event_touch_get_x_transformed(struct libinput_event_touch *event, uint32_t width)
{
    return only(event, LIBINPUT_EVENT_TOUCH_DOWN, LIBINPUT_EVENT_TOUCH_MOTION)->x * width;
}

double libinput_event_touch_get_y_transformed(struct libinput_event_touch *event, uint32_t height)
{
    return only(event, LIBINPUT_EVENT_TOUCH_DOWN, LIBINPUT_EVENT_TOUCH_MOTION)->y * height;
}

uint64_t libinput_event_pointer_get_time_usec(struct libinput_event_pointer *event)
{
    return any(event)->time_us;
}

double libinput_event_pointer_get_dx(struct libinput_event_pointer *event)
{
    return only(event, LIBINPUT_EVENT_POINTER_MOTION, LIBINPUT_EVENT_POINTER_MOTION)->x;
}

double libinput_event_pointer_get_dy(struct libinput_event_pointer *event)
{
    return only(event, LIBINPUT_EVENT_POINTER_MOTION, LIBINPUT_EVENT_POINTER_MOTION)->y;
}

double libinput_event_pointer_get_absolute_x_transformed(struct libinput_event_pointer *event, uint32_t width)
{
    enum libinput_event_type type = LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE;

    return only(event, type, type)->x * width;
}

double libinput_event_pointer_get_absolute_y_transformed(struct libinput_event_pointer *event,
                                                         uint32_t height)
{
    enum libinput_event_type type = LIBINPUT_EVENT_POINTER_MOTION_ABSOLUTE;

    return only(event, type, type)->y * height;
}

uint32_t libinput_event_pointer_get_button(struct libinput_event_pointer *event)
{
    return only(event, LIBINPUT_EVENT_POINTER_BUTTON, LIBINPUT_EVENT_POINTER_BUTTON)->code;
}

enum libinput_button_state libinput_event_pointer_get_button_state(struct libinput_event_pointer *event)
{
    return any(event)->pressed ? LIBINPUT_BUTTON_STATE_PRESSED : LIBINPUT_BUTTON_STATE_RELEASED;
}

uint32_t libinput_event_keyboard_get_key(struct libinput_event_keyboard *event)
{
    return any(event)->code;
}

enum libinput_key_state libinput_event_keyboard_get_key_state(struct libinput_event_keyboard *event)
{
    return any(event)->pressed ? LIBINPUT_KEY_STATE_PRESSED : LIBINPUT_KEY_STATE_RELEASED;
}
