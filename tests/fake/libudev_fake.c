/* SPDX-License-Identifier: MIT */
#include "fake/libudev_fake.h"

#include <errno.h>
#include <fcntl.h>
#include <libudev.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct udev {
    int references;
};

struct udev_monitor {
    int pipe[2];
};

struct udev_device {
    int number;
};

struct udev_fake udev_fake;
static struct udev_monitor *living;

void udev_fake_reset(void)
{
    udev_fake = (struct udev_fake){0};
    living = NULL;
}

void udev_fake_poke(void)
{
    if (living && write(living->pipe[1], "!", 1) != 1)
        abort();
}

struct udev *udev_new(void)
{
    struct udev *udev;

    if (udev_fake.no_context) {
        errno = ENOMEM;
        return NULL;
    }
    udev = calloc(1, sizeof(*udev));
    udev->references = 1;
    udev_fake.contexts++;
    return udev;
}

struct udev *udev_ref(struct udev *udev)
{
    udev->references++;
    udev_fake.contexts++;
    return udev;
}

struct udev *udev_unref(struct udev *udev)
{
    if (!udev)
        return NULL;
    udev_fake.contexts--;
    if (--udev->references == 0)
        free(udev);
    return NULL;
}

struct udev_monitor *udev_monitor_new_from_netlink(struct udev *udev, const char *name)
{
    struct udev_monitor *monitor;

    (void)udev;
    (void)name;
    if (udev_fake.no_monitor) {
        errno = EPERM;
        return NULL;
    }
    monitor = calloc(1, sizeof(*monitor));
    if (pipe2(monitor->pipe, O_NONBLOCK | O_CLOEXEC) != 0)
        abort();
    udev_fake.monitors++;
    living = monitor;
    return monitor;
}

int udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor, const char *subsystem,
                                                    const char *devtype)
{
    (void)monitor;
    (void)devtype;
    snprintf(udev_fake.subsystem, sizeof(udev_fake.subsystem), "%s", subsystem);
    return 0;
}

int udev_monitor_enable_receiving(struct udev_monitor *monitor)
{
    (void)monitor;
    return udev_fake.deaf ? -EPERM : 0;
}

int udev_monitor_get_fd(struct udev_monitor *monitor)
{
    return monitor->pipe[0];
}

struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor)
{
    struct udev_device *device;
    char byte;

    if (read(monitor->pipe[0], &byte, 1) != 1)
        return NULL;
    device = calloc(1, sizeof(*device));
    device->number = ++udev_fake.received;
    udev_fake.devices++;
    return device;
}

struct udev_device *udev_device_unref(struct udev_device *device)
{
    if (device)
        udev_fake.devices--;
    free(device);
    return NULL;
}

struct udev_monitor *udev_monitor_unref(struct udev_monitor *monitor)
{
    if (!monitor)
        return NULL;
    close(monitor->pipe[0]);
    close(monitor->pipe[1]);
    udev_fake.monitors--;
    if (living == monitor)
        living = NULL;
    free(monitor);
    return NULL;
}
