/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_DRAFT_H
#define KETING_SCREENS_DRAFT_H

#include "fill.h"

/*
 * The forms that the visitor in front of the screen has begun: going home, searching or reading something
 * else loses no answer. All of them are wiped when the visit ends.
 */
enum { DRAFTS_KEPT = 8 };

struct drafts {
    struct fill fill[DRAFTS_KEPT]; /* the oldest first */
    int count;
    bool used; /* a form was opened since the last wipe; stays when all were handed in */
    int pad; /* enum writer_pad + 1 that this visitor chose last; 0 = none yet */
};

/* The one that was begun, or a new one; when there are too many the oldest is wiped. Valid until the next
 * call. */
struct fill *draft_of(struct drafts *drafts, const struct form *form);
/* NULL when that form was not begun. */
struct fill *draft_find(struct drafts *drafts, const char *form_code);
/* Handed in or given up. */
void draft_drop(struct drafts *drafts, const char *form_code);
void drafts_wipe(struct drafts *drafts);

#endif
