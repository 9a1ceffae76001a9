/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "drm_hotplug"
#include "drm_hotplug.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/loop.h"

#include <libudev.h>
#include <sys/epoll.h>

struct drm_hotplug {
    struct udev *udev;
    struct udev_monitor *monitor;
    struct loop_source *source;
    drm_hotplug_fn fn;
    void *ctx;
};

/* Several messages come for one cable; one look is enough for all of them. */
static void hear(void *ctx, uint32_t events)
{
    struct drm_hotplug *hotplug = ctx;
    struct udev_device *device;
    int heard = 0;

    if (events & (EPOLLERR | EPOLLHUP)) {
        log_error("the monitor has died; screens plugged from now on are not noticed");
        loop_remove(hotplug->source);
        hotplug->source = NULL;
        return;
    }
    while ((device = udev_monitor_receive_device(hotplug->monitor))) {
        udev_device_unref(device);
        heard++;
    }
    if (heard)
        hotplug->fn(hotplug->ctx);
}

struct drm_hotplug *drm_hotplug_create(struct loop *loop, drm_hotplug_fn fn, void *ctx)
{
    struct drm_hotplug *hotplug = mem_zalloc(sizeof(*hotplug));

    hotplug->fn = fn;
    hotplug->ctx = ctx;
    hotplug->udev = udev_new();
    /* The kernel's own messages, not the daemon's: they also come where no udevd runs, and names and
     * permissions, which the daemon adds, are looked up by the card's search itself. */
    if (hotplug->udev)
        hotplug->monitor = udev_monitor_new_from_netlink(hotplug->udev, "kernel");
    if (hotplug->monitor &&
        udev_monitor_filter_add_match_subsystem_devtype(hotplug->monitor, "drm", NULL) >= 0 &&
        udev_monitor_enable_receiving(hotplug->monitor) >= 0)
        hotplug->source =
            loop_add_fd(loop, "drm_hotplug", udev_monitor_get_fd(hotplug->monitor), EPOLLIN, hear, hotplug);
    if (hotplug->source)
        return hotplug;
    log_warn("screens that are plugged or unplugged will not be noticed at once");
    drm_hotplug_destroy(hotplug);
    return NULL;
}

void drm_hotplug_destroy(struct drm_hotplug *hotplug)
{
    if (!hotplug)
        return;
    loop_remove(hotplug->source);
    udev_monitor_unref(hotplug->monitor);
    udev_unref(hotplug->udev);
    mem_free(hotplug);
}
