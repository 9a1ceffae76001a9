/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_TOUCH_H
#define KETING_BASE_TOUCH_H

#include <stdint.h>

enum touch_kind {
    TOUCH_DOWN,
    TOUCH_MOVE,
    TOUCH_UP,
    TOUCH_CANCEL, /* the finger is gone without a wish: device unplugged, palm, screen off */
};

enum { TOUCH_SLOTS = 10 };

/* One finger's event in the upright picture that people see: after rotation and calibration. */
struct touch_event {
    enum touch_kind kind;
    int slot;         /* 0 .. TOUCH_SLOTS-1; a slot is down at most once */
    float x, y;       /* px of the upright picture; of the last known place for UP and CANCEL */
    uint64_t time_us; /* CLOCK_MONOTONIC */
};

#endif
