/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_ICON_TABLE_H
#define KETING_GFX_ICON_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* build/gen/icon_table.c, written by src/tools/gen_icons.c: square A8 masks of every icon in a few sizes.
 * Line drawings are mostly nothing and mostly full, and plain they weighed five times what the program does:
 * they are packed in runs. A byte says how many follow, less one, and whether they are one byte repeated. */
enum { ICON_SIZES = 3, ICON_RUN_MOST = 0x7f, ICON_SAME = 0x80 };

struct icon {
    const char *name;
    uint32_t start[ICON_SIZES]; /* of the packed mask in icon_bits */
};

extern const int icon_sizes[ICON_SIZES]; /* px, rising */
extern const struct icon icon_table[]; /* by name, rising */
extern const int icon_table_count;
extern const unsigned char icon_bits[];

/* mask gets side * side bytes. */
void icon_unpack(uint8_t *mask, int side, const unsigned char *packed);

#endif
