/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_STAGE_LINE_H
#define KETING_UI_STAGE_LINE_H

#include "ui/theme.h"
#include "ui/widget.h"

/*
 * Where something stands: discs on a line, ticked before the current one, numbered after it, names below.
 * names are copied; current -1 = not begun. Colour is not the only sign: past stages have a tick, the current
 * one a bold name.
 */
struct widget *stage_line_create(struct view *view, struct widget *parent, const char *const *names,
                                 int count, int current, enum theme_hue hue);

#endif
