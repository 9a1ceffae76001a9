/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_GUIDE_PARTS_H
#define KETING_SCREENS_GUIDE_PARTS_H

#include "base/macros.h"
#include "ui/view.h"
#include "ui/words.h"

#include <stdbool.h>

struct service;
struct widget;

/* What the guide of a service consists of, in the order in which people need it. */
struct guide_part {
    enum word title;
    bool folded; /* at first; in 长辈模式 nothing ever is */
    bool (*present)(const struct service *service);
    void (*build)(struct view *view, struct widget *box, const struct service *service);
};

enum { GUIDE_PARTS = 7 };

extern const struct guide_part guide_parts[GUIDE_PARTS];

/* 当场办结 · 不收费 · 跑 1 次 */
void guide_tags(struct view *view, struct widget *parent, const struct service *service);

/* The guide as plain lines for a telephone, at most so many bytes: whole lines, the most needed ones first.
 * The caller owns it. */
KETING_MUST_USE char *guide_text(const struct service *service, size_t most);

#endif
