/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_BLOCK_H
#define KETING_GFX_BLOCK_H

#include "base/macros.h"

#include <stddef.h>

/*
 * Memory for pictures, straight from the kernel and back to it: malloc would keep what it once had for a
 * large picture. In large pages where the kernel has them, so that the first frame does not begin with two
 * thousand page faults.
 */

/* All zero, on a page's start. NULL when there is no memory. */
KETING_MUST_USE void *block_try_alloc(size_t bytes);
/* bytes as they were asked for; accepts NULL. */
void block_free(void *block, size_t bytes);

#endif
