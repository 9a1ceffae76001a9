/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_DAMAGE_H
#define KETING_BASE_DAMAGE_H

#include "base/rect.h"

/*
 * What has changed: a few boxes that together cover every changed pixel. It is plain data in base because the
 * widget tree, the painter and the scanout copy all speak of it and do not see each other. Past DAMAGE_BOXES
 * the two whose union wastes least are joined, so adding never fails and never forgets. Boxes may overlap.
 */
enum { DAMAGE_BOXES = 16 };

struct damage {
    int count;
    struct rect box[DAMAGE_BOXES];
};

void damage_clear(struct damage *damage);
bool damage_empty(const struct damage *damage);
/* Empty boxes add nothing; a box inside one that is there adds nothing. */
void damage_add(struct damage *damage, struct rect box);
void damage_add_all(struct damage *damage, const struct damage *more);
/* Drops what lies outside bounds. */
void damage_clip(struct damage *damage, struct rect bounds);
struct rect damage_bounds(const struct damage *damage);

#endif
