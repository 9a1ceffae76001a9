/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_MACROS_H
#define KETING_BASE_MACROS_H

#include <stddef.h>
#include <stdint.h>

/* A result that matters: ignoring it does not compile. */
#define KETING_MUST_USE __attribute__((warn_unused_result))
#define KETING_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define KETING_NORETURN __attribute__((noreturn))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define CONTAINER_OF(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))

static inline int min_int(int a, int b)
{
    return a < b ? a : b;
}

static inline int max_int(int a, int b)
{
    return a > b ? a : b;
}

static inline int clamp_int(int v, int lo, int hi)
{
    return v < lo ? lo : v > hi ? hi : v;
}

#endif
