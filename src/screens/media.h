/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_MEDIA_H
#define KETING_SCREENS_MEDIA_H

#include "base/macros.h"

#include "shell.h"

struct image;

/* Pictures of the content on a page. One that is missing leaves nothing behind, of a damaged one its place.
 * */

/* In its own size, to be shown in several; NULL = there is none. The caller owns it. */
KETING_MUST_USE struct image *media_load(const struct screen *screen, const char *name);
/* A column of text that scrolls; *side: one for the first picture and for controls beside it, where the
 * glass is wide and there is a picture; else NULL. */
struct panel *media_beside(struct screen *screen, struct panel *body, const char *name, struct panel **side);
/* As wide as the page, read when it comes into sight; a tap on it, or on the button below, shows it alone,
 * enlarged. */
void media_show(struct screen *screen, struct widget *parent, const char *name);

#endif
