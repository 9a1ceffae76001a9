/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_TIMELINE_H
#define KETING_SCREENS_TIMELINE_H

#include "ui/view.h"
#include "ui/widget.h"

#include <stdbool.h>

struct notice_brief;

/* One entry of 大事记: year and day, a disc on the line, what happened. */
void timeline_entry(struct view *view, struct widget *parent, const struct notice_brief *brief, bool first,
                    bool last, widget_fn on_tap, void *ctx, int tag);

#endif
