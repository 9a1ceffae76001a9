/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_ICON_TABLE_H
#define KETING_GFX_ICON_TABLE_H

#include <stdint.h>

/* build/gen/icon_table.c, written by src/tools/gen_icons.c: square A8 masks of every icon in a few sizes. */
enum { ICON_SIZES = 3 };

struct icon {
    const char *name;
    uint32_t start[ICON_SIZES]; /* of the mask in icon_bits */
};

extern const int icon_sizes[ICON_SIZES]; /* px, rising */
extern const struct icon icon_table[]; /* by name, rising */
extern const int icon_table_count;
extern const unsigned char icon_bits[];

#endif
