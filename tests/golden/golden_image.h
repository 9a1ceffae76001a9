/* SPDX-License-Identifier: MIT */
#ifndef KETING_GOLDEN_IMAGE_H
#define KETING_GOLDEN_IMAGE_H

#include "gfx/surface.h"

/* A picture file on white, in its own size. NULL after a line on stderr when it cannot be read. */
struct surface *golden_load(const char *path);

#endif
