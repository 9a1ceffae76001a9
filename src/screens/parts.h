/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PARTS_H
#define KETING_SCREENS_PARTS_H

#include "base/macros.h"
#include "store/model.h"
#include "ui/panel.h"
#include "ui/theme.h"
#include "ui/view.h"

#include <stdint.h>

struct content;

/* Small pieces that several pages are made of. */

/* "办事 · 36 项": big title with a quieter remark beside it. */
void part_page_title(struct view *view, struct widget *parent, const char *title, const char *remark);
/* A small filled pill: 当场办结, 公示 … Gives its width, px. */
int part_tag(struct view *view, struct widget *parent, const char *text, enum theme_hue hue);
/* A choice among others; the chosen one is filled. */
void part_chip(struct view *view, struct widget *parent, const char *text, bool chosen, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag);
/* The same where a line is room_px wide. */
void part_chip_within(struct view *view, struct widget *parent, int room_px, const char *text, bool chosen,
                      enum theme_hue hue, widget_fn on_tap, void *ctx, int tag);
/* Height of a row of a list made by part_row(), px. */
int part_row_height(const struct view *view);
/* What a row of a list says: a card with an icon, a title, a note, and an arrow when it leads somewhere. */
struct row_look {
    const char *icon; /* in a tinted square before the words where there is room; NULL = none */
    const char *title; /* of one line, or of two */
    const char *note; /* "" = none; a title of two lines in a low row leaves no room for it */
    const char *tag; /* a small pill; NULL = none */
    const char *figure; /* a number to be read from afar; NULL = none */
    enum theme_hue hue;
};
/* For list_source::build_row. */
void part_row(struct view *view, struct widget *row, const struct row_look *look, widget_fn on_tap, void *ctx,
              int index);
/* The same on a page of its own kind, not in a list: as wide as width_px, as high as it needs to be. */
void part_row_alone(struct view *view, struct widget *parent, int width_px, const struct row_look *look,
                    widget_fn on_tap, void *ctx, int index);
/* A row whose record is damaged. */
void part_row_unreadable(struct view *view, struct widget *row);
/* A square of a hue's tint with an icon in it; filled in large type. */
void part_tile(struct view *view, struct widget *parent, const char *icon, int side_px, enum theme_hue hue);
/* The icon of a category of services, the kind's own when it has none. */
const char *part_category_icon(const struct content *content, int64_t category_id);
/* 政策 公示 通知 议事 大事记 */
const char *part_notice_kind(const struct view *view, enum notice_kind kind);
/* A card with a QR code of about side_mm and what it is for; narrow: the words stand below. Nothing when the
 * text does not fit into a code. */
void part_code(struct view *view, struct widget *parent, const char *text, double side_mm, bool narrow,
               const char *title, const char *note);
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
