/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_MEM_H
#define KETING_BASE_MEM_H

#include "base/macros.h"

/*
 * Memory for sizes that we choose ourselves. There is nothing a kiosk can show without a few hundred bytes,
 * so running out logs one line and aborts; the service manager starts the program again.
 * The caller owns every result and gives it back with mem_free().
 */
KETING_MUST_USE void *mem_alloc(size_t bytes);
KETING_MUST_USE void *mem_zalloc(size_t bytes);
KETING_MUST_USE void *mem_realloc(void *old, size_t bytes);
KETING_MUST_USE void *mem_calloc(size_t count, size_t bytes);
KETING_MUST_USE char *mem_strdup(const char *s);
KETING_MUST_USE char *mem_strndup(const char *s, size_t bytes);

/* For sizes that come from outside (a picture, a file): NULL when it cannot be had or a * b overflows. */
KETING_MUST_USE void *mem_try_alloc(size_t a, size_t b);

/* Accepts NULL. Overwrites what was there: on a public screen nothing of one visitor may lie about for the
 * next, whichever module held it. */
void mem_free(void *p);

#endif
