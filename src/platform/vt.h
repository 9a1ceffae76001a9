/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_VT_H
#define KETING_PLATFORM_VT_H

#include "base/macros.h"

/*
 * The text console under the picture: while this lives the console does not draw, and it asks before it
 * switches. What it was before comes back at destroy, and when the program dies of a fatal signal (not
 * of SIGKILL).
 */
struct loop;
struct vt;

struct vt_listener {
    void (*away)(void *ctx); /* another console wants the screen: give it up now */
    void (*back)(void *ctx); /* the screen is ours again */
};

/* NULL when there is no console or it is not ours; nothing has been changed then. One at a time. Uses
 * SIGUSR1 and SIGUSR2. */
KETING_MUST_USE struct vt *vt_create(struct loop *loop, const struct vt_listener *listener, void *ctx);
void vt_destroy(struct vt *vt);

#endif
