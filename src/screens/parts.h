/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PARTS_H
#define KETING_SCREENS_PARTS_H

#include "base/macros.h"
#include "ui/panel.h"
#include "ui/theme.h"
#include "ui/view.h"

/* Small pieces that several pages are made of. */

/* "办事 · 36 项": big title with a quieter remark beside it. */
void part_page_title(struct view *view, struct widget *parent, const char *title, const char *remark);
/* A small filled pill: 当场办结, 公示 … Gives its width, px. */
int part_tag(struct view *view, struct widget *parent, const char *text, enum theme_hue hue);
/* A choice among others; the chosen one is filled. */
void part_chip(struct view *view, struct widget *parent, const char *text, bool chosen, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag);
/* Height of a row of a list made by part_row(), px. */
int part_row_height(const struct view *view);
/* A card with a title, a note, a tag (NULL = none) and an arrow, for list_source::build_row. A title too long
 * for one line takes the note's line as well. */
void part_row(struct view *view, struct widget *row, const char *title, const char *note, const char *tag,
              enum theme_hue hue, widget_fn on_tap, void *ctx, int index);
/* The same on a page of its own kind, not in a list: as wide as width_px. */
void part_row_alone(struct view *view, struct widget *parent, int width_px, const char *title,
                    const char *note, const char *tag, enum theme_hue hue, widget_fn on_tap, void *ctx,
                    int index);
/* "This page cannot be read; please tell the staff." */
void part_unreadable(struct view *view, struct widget *parent);
/* Opens and closes what stands below it: a heading across the card. */
void part_fold(struct view *view, struct widget *parent, const char *title, bool open, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag);
/* A big button of icon and word; filled in the hue when it is the main one of its row; faint without an
 * on_tap. */
void part_button(struct view *view, struct widget *row, const char *icon, const char *text, bool main_one,
                 enum theme_hue hue, widget_fn on_tap, void *ctx, int tag);
/* A tinted card that leads to another page: what is there, and in a quieter line what for. */
void part_way(struct view *view, struct widget *row, const char *icon, const char *title, const char *note,
              enum theme_hue hue, widget_fn on_tap, void *ctx);
/* A designed page for "nothing here". */
void part_empty(struct view *view, struct widget *parent, const char *icon, const char *title,
                const char *advice);
/* Why something does not work, small, at the foot of a page that told residents what to do instead. */
void part_for_staff(struct view *view, struct widget *parent, const char *why);
/* The English name under the Chinese one, while the screen speaks English and there is one. */
void part_english(struct view *view, struct widget *parent, const char *text);
/* Body text in lines of a comfortable length. */
struct widget *part_paragraph(struct view *view, struct widget *parent, const char *text);

#endif
