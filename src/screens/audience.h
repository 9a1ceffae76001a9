/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_AUDIENCE_H
#define KETING_SCREENS_AUDIENCE_H

#include "ui/words.h"

/* Who a visitor says to be: 服务对象 of the sheets, and the word for it on the screen. */
enum { AUDIENCES = 6, AUDIENCES_ON_HOME = 5 };

struct audience {
    const char *name; /* as staff write it */
    enum word word;
};

extern const struct audience audiences[AUDIENCES];

#endif
