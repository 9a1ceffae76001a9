/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_UI_H
#define KETING_UI_UI_H

#include "base/damage.h"
#include "base/pixels.h"
#include "base/touch.h"
#include "ui/theme.h"
#include "ui/view.h"
#include "ui/widget.h"

/*
 * The screen as one object: touches in, a picture out. It holds the widget tree (a page below, a layer for
 * dialogs above), the gesture, the cached picture and what of it is stale. No device, no clock: time is an
 * argument.
 */
struct ui;

/* fonts are borrowed and must outlive it. */
KETING_MUST_USE struct ui *ui_create(struct fonts *fonts);
void ui_destroy(struct ui *ui);

/* A screen of this size; everything is to be laid out and painted anew. False when memory is short. */
KETING_MUST_USE bool ui_resize(struct ui *ui, struct size px, double width_mm, double height_mm);
void ui_set_mode(struct ui *ui, enum theme_mode mode);
/* Pages are to be built anew by the caller, as after ui_set_mode(). */
void ui_set_language(struct ui *ui, enum language language);
struct view *ui_view(struct ui *ui);
const struct theme *ui_theme(const struct ui *ui);

/* Where pages and dialogs are hung; each child fills the screen. While a dialog is not hidden, nothing below
 * it is touched or found. The page layer is emptied by the caller (nav). */
struct widget *ui_page_layer(struct ui *ui);
struct widget *ui_dialog_layer(struct ui *ui);

void ui_touch(struct ui *ui, const struct touch_event *event);
void ui_tick(struct ui *ui, uint64_t now_us);
/* When ui_tick() is wanted: a time, 0 = with the next frame, UINT64_MAX = nothing moves. */
uint64_t ui_deadline(const struct ui *ui);
/* The touch that is going on (or comes next within it) means nothing until 200 ms after it ended. */
void ui_swallow_touch(struct ui *ui, uint64_t now_us);
void ui_cancel_touch(struct ui *ui, uint64_t now_us);

/* Something would change on the glass. */
bool ui_needs_paint(const struct ui *ui);
/* Lays out and paints what is stale; moves what changed since the last call into *changed. */
void ui_paint(struct ui *ui, struct damage *changed);
/* The whole picture; valid until the next resize. */
struct pixels ui_pixels(const struct ui *ui);

/* The first visible widget whose text contains this, and that can be tapped itself or through an ancestor;
 * gives the middle of what is visible of it. Layout must be fresh (ui_paint). */
bool ui_find_text(struct ui *ui, const char *text, bool tappable, struct point *where);
/* The same for a key: the one thing to tap that says this and nothing else. */
bool ui_find_key(struct ui *ui, const char *label, struct point *where);
/* Where the first visible widget of that class is (handpad), px of the screen. */
bool ui_find_class(struct ui *ui, const char *class_name, struct rect *box);
/* Everything that can be read now, one text a line; for error messages of scripts. */
struct str;
void ui_dump_text(struct ui *ui, struct str *out);

#endif
