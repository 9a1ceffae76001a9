/* SPDX-License-Identifier: MIT */
#include "writer_parts.h"

bool writer_rare_possible(const struct writer *w)
{
    (void)w;
    return false;
}

struct widget *writer_rare_create(struct writer *w, struct widget *parent)
{
    (void)w, (void)parent;
    return NULL;
}
