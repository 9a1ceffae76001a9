/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_OFTEN_H
#define KETING_SCREENS_OFTEN_H

#include "base/macros.h"

#include <stdint.h>

/*
 * 最近常看: which guides are opened most, counted without knowing by whom. A count is all there is: no time, no
 * order, no visitor. Old counts fade, so that last winter's heating makes way.
 */
enum { OFTEN_KEPT = 64, OFTEN_SHOWN = 6, OFTEN_FADE_AT = 1000 };

struct often {
    struct {
        int64_t service_id;
        int count;
    } entry[OFTEN_KEPT]; /* count 0 = free */
    int total;
};

void often_count(struct often *often, int64_t service_id);
/* The most counted first into ids; how many there are. */
int often_top(const struct often *often, int64_t ids[OFTEN_SHOWN]);

#endif
