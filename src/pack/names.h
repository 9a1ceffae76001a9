/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_NAMES_H
#define KETING_PACK_NAMES_H

#include "base/macros.h"

#include <stdbool.h>

/* Names with a number each (a row, an index), found in constant time. Embedded. */
struct name {
    char *text; /* NULL = free slot */
    int value;
};

struct names {
    struct name *slot;
    int count, space; /* space is a power of two */
};

enum { NAMES_NONE = -1 };

void names_init(struct names *names);
void names_finish(struct names *names);
/* NAMES_NONE when it is not there. */
int names_find(const struct names *names, const char *text);
/* False, and nothing changes, when it is there already. value >= 0. */
bool names_add(struct names *names, const char *text, int value);
/* The one that text was probably meant to be; NULL when nothing is near. */
const char *names_nearest(const struct names *names, const char *text);

/* Of a list that ends with NULL; NULL when nothing is near. */
const char *nearest_of(const char *const *choices, const char *text);

#endif
