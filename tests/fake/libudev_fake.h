/* SPDX-License-Identifier: MIT */
#ifndef KETING_FAKE_LIBUDEV_FAKE_H
#define KETING_FAKE_LIBUDEV_FAKE_H

#include <stdbool.h>

/* Stands in for libudev at the link. One world, reset by each test. */
struct udev_fake {
    bool no_context; /* udev_new() fails */
    bool no_monitor; /* udev_monitor_new_from_netlink() fails */
    bool deaf; /* udev_monitor_enable_receiving() fails */

    int contexts; /* alive: references not given back yet */
    int monitors; /* alive */
    int devices; /* alive */
    int received;
    char subsystem[32]; /* that the last monitor filters for */
};

extern struct udev_fake udev_fake;

void udev_fake_reset(void);
/* One event on the monitor that lives; nothing when none does. */
void udev_fake_poke(void);

#endif
