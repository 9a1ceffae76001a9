/* SPDX-License-Identifier: MIT */
#ifndef KETING_UNIT_INPUT_RECORD_H
#define KETING_UNIT_INPUT_RECORD_H

#include "platform/clock.h"
#include "platform/input.h"
#include "platform/loop.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

/* What a listener heard, as one line that a test can compare: "D0 480,108 M0 … U0 … C0 …", keys as
 * "K30+", numbers of devices as "n1". */
struct record {
    char text[4096];
    size_t used;
    uint64_t last_us;
};

static inline void record_add(struct record *r, const char *word)
{
    r->used +=
        (size_t)snprintf(r->text + r->used, sizeof r->text - r->used, "%s%s", r->used ? " " : "", word);
    assert_true(r->used < sizeof r->text);
}

static inline void record_touch(void *ctx, const struct touch_event *e)
{
    struct record *r = ctx;
    char word[64];

    snprintf(word, sizeof word, "%c%d %ld,%ld", "DMUC"[e->kind], e -> slot, lroundf(e->x), lroundf(e->y));
    record_add(r, word);
    r->last_us = e->time_us;
}

static inline void record_key(void *ctx, uint32_t key, bool down)
{
    char word[32];

    snprintf(word, sizeof word, "K%u%c", key, down ? '+' : '-');
    record_add(ctx, word);
}

static inline void record_devices(void *ctx, int count)
{
    char word[16];

    snprintf(word, sizeof word, "n%d", count);
    record_add(ctx, word);
}

static const struct input_listener record_listener = {record_touch, record_key, record_devices};

/* Compares and begins anew. */
static inline void record_expect(struct record *r, const char *text)
{
    assert_string_equal(r->text, text);
    memset(r, 0, sizeof *r);
}

#endif
