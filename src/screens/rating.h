/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_RATING_H
#define KETING_SCREENS_RATING_H

#include "screens/hall.h"
#include "ui/view.h"
#include "ui/widget.h"

#include <stdbool.h>
#include <stdint.h>

enum { RATING_LEVELS = 5 };

/* Of a request that is done; level 1..5 is chosen already, 0 = none. */
KETING_MUST_USE struct page *rating_page(struct hall *hall, int64_t number, int level);

/* 非常满意 … 非常不满意, side by side in width_px; chosen 1..5, 0 = none. The tag of each is first_tag + level. */
void rating_build_levels(struct view *view, struct widget *parent, int width_px, int chosen, bool stars,
                         widget_fn on_tap, void *ctx, int first_tag);
/* "★★★★ 满意". The caller owns it. */
KETING_MUST_USE char *rating_text(const struct view *view, int level);

#endif
