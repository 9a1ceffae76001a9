/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_TOUR_REMOTE_H
#define KETING_APP_TOUR_REMOTE_H

#include "base/macros.h"
#include "base/touch.h"

#include <stdbool.h>

/* A finger and a camera outside of this machine, asked in lines over a serial port; each is answered "ok". */
struct tour_remote;

KETING_MUST_USE struct tour_remote *tour_remote_open(const char *port);
/* Tells the verdict. Accepts NULL. */
void tour_remote_close(struct tour_remote *remote, bool passed);

/* Percent of the panel as scanned out. */
KETING_MUST_USE bool tour_remote_touch(struct tour_remote *remote, enum touch_kind kind, int slot, float x,
                                       float y);
KETING_MUST_USE bool tour_remote_shot(struct tour_remote *remote, const char *name);

#endif
