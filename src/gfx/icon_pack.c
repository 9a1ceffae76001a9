/* SPDX-License-Identifier: MIT */
#include "icon_table.h"

#include <string.h>

void icon_unpack(uint8_t *mask, int side, const unsigned char *packed)
{
    size_t left = (size_t)side * (size_t)side;

    while (left > 0) {
        size_t count = (*packed & ICON_RUN_MOST) + 1u;
        bool same = (*packed++ & ICON_SAME) != 0;

        count = count < left ? count : left;
        if (same)
            memset(mask, *packed, count);
        else
            memcpy(mask, packed, count);
        packed += same ? 1 : count;
        mask += count;
        left -= count;
    }
}
