/* SPDX-License-Identifier: MIT */
#include "ime/pinyin.h"

#include "base/str.h"

#include <string.h>

static const struct {
    const char *name[2];
    unsigned flag;
} pairs[] = {
    {{"zh", "z"}, PINYIN_ZH_Z},     {{"ch", "c"}, PINYIN_CH_C},     {{"sh", "s"}, PINYIN_SH_S},
    {{"n", "l"}, PINYIN_N_L},       {{"an", "ang"}, PINYIN_AN_ANG}, {{"en", "eng"}, PINYIN_EN_ENG},
    {{"in", "ing"}, PINYIN_IN_ING},
};

static unsigned flag_of(const char *name, size_t bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        for (int k = 0; k < 2; k++)
            if (strlen(pairs[i].name[k]) == bytes && memcmp(pairs[i].name[k], name, bytes) == 0)
                return pairs[i].flag;
    return 0;
}

unsigned pinyin_tolerance(const char *setting)
{
    unsigned flags = 0;

    if (str_same(setting, "否"))
        return 0;
    while (*setting != '\0') {
        size_t bytes = strspn(setting, "abcdefghijklmnopqrstuvwxyz");
        flags |= flag_of(setting, bytes);
        setting += bytes > 0 ? bytes : 1;
    }
    return flags != 0 ? flags : PINYIN_TOLERANT;
}
