/* SPDX-License-Identifier: MIT */
#ifndef KETING_FAKE_VT_FAKE_H
#define KETING_FAKE_VT_FAKE_H

#include <stdbool.h>

/* Stands in for the console's calls into the kernel (src/platform/vt_tty.c). No console after reset. */
struct vt_fake {
    bool console;
    bool graphics_refused;

    int kd_mode; /* KD_TEXT ... */
    int switching; /* VT_AUTO, VT_PROCESS */
    int away, back; /* signals asked for */
    int opened; /* alive */
    int let_go, acquired; /* VT_RELDISP answers */
};

extern struct vt_fake vt_fake;

void vt_fake_reset(void);

#endif
