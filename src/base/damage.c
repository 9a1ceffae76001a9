/* SPDX-License-Identifier: MIT */
#include "base/damage.h"

#include <stddef.h>

static long area(struct rect r)
{
    return rect_empty(r) ? 0 : (long)r.w * r.h;
}

static long waste_of_joining(struct rect a, struct rect b)
{
    return area(rect_union(a, b)) - area(a) - area(b) + area(rect_intersect(a, b));
}

static void remove_at(struct damage *damage, int i)
{
    damage->box[i] = damage->box[--damage->count];
}

void damage_clear(struct damage *damage)
{
    damage->count = 0;
}

bool damage_empty(const struct damage *damage)
{
    return damage->count == 0;
}

/* Makes room for box, by joining it with another or two others with each other. */
static void join_cheapest_pair(struct damage *damage, struct rect *box)
{
    struct rect *best_a = NULL, *best_b = NULL;
    long best = -1;

    for (int a = 0; a < damage->count; a++)
        for (int b = a + 1; b <= damage->count; b++) {
            struct rect *other = b < damage->count ? &damage->box[b] : box;
            long waste = waste_of_joining(damage->box[a], *other);
            if (best < 0 || waste < best) {
                best = waste;
                best_a = &damage->box[a];
                best_b = other;
            }
        }
    *best_a = rect_union(*best_a, *best_b);
    *best_b = *box;
    *box = *best_a;
    remove_at(damage, (int)(best_a - damage->box));
}

void damage_add(struct damage *damage, struct rect box)
{
    if (rect_empty(box))
        return;
    for (int i = 0; i < damage->count;) {
        if (rect_covers(damage->box[i], box))
            return;
        /* Joining that wastes nothing keeps the list short without painting more. */
        if (waste_of_joining(damage->box[i], box) == 0) {
            box = rect_union(damage->box[i], box);
            remove_at(damage, i);
            i = 0;
        } else {
            i++;
        }
    }
    if (damage->count == DAMAGE_BOXES)
        join_cheapest_pair(damage, &box);
    damage->box[damage->count++] = box;
}

void damage_add_all(struct damage *damage, const struct damage *more)
{
    for (int i = 0; i < more->count; i++)
        damage_add(damage, more->box[i]);
}

void damage_clip(struct damage *damage, struct rect bounds)
{
    for (int i = 0; i < damage->count;) {
        damage->box[i] = rect_intersect(damage->box[i], bounds);
        if (rect_empty(damage->box[i]))
            remove_at(damage, i);
        else
            i++;
    }
}

struct rect damage_bounds(const struct damage *damage)
{
    struct rect all = {0, 0, 0, 0};

    for (int i = 0; i < damage->count; i++)
        all = rect_union(all, damage->box[i]);
    return all;
}
