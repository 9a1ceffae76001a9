/* SPDX-License-Identifier: MIT */
#include "ime/reading.h"

#include "pinyin_table.h"

static unsigned rare_cell(uint32_t code_point)
{
    int low = 0, high = pinyin_rare_count;

    while (low < high) {
        int middle = (low + high) / 2;
        if (pinyin_rare[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pinyin_rare_count && pinyin_rare[low].code_point == code_point ? pinyin_rare[low].cell : 0;
}

static unsigned cell_of(uint32_t code_point)
{
    if (code_point > 0xFFFF)
        return rare_cell(code_point);
    return pinyin_cell[pinyin_block[code_point >> 8]][code_point & 0xFF];
}

int reading_of(uint32_t code_point, const char *out[READINGS_MAX])
{
    unsigned cell = cell_of(code_point);
    int count = 0;

    if (cell < PINYIN_MANY) {
        out[0] = pinyin_syllable[cell];
        return cell != 0;
    }
    const struct pinyin_many *many = &pinyin_many[cell - PINYIN_MANY];
    while (count < READINGS_MAX && many->syllable[count] != 0) {
        out[count] = pinyin_syllable[many->syllable[count]];
        count++;
    }
    return count;
}

int reading_common(uint32_t code_point)
{
    unsigned cell = cell_of(code_point);

    return cell < PINYIN_MANY ? cell != 0 : pinyin_many[cell - PINYIN_MANY].common;
}
