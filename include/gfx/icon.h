/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_ICON_H
#define KETING_GFX_ICON_H

#include "base/macros.h"

#include <stdbool.h>

/* Our own line drawings (assets/icons/NAME.svg), rasterised by the build to A8 masks. */
struct icon;

/* NULL when there is none of that name. Static, never freed. */
const struct icon *icon_find(const char *name);
/* How many there are, and the name of each: for tests and the contact sheet. */
int icon_count(void);
const char *icon_name(int index);

#endif
