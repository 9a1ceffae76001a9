/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PROGRESS_BOXES_H
#define KETING_SCREENS_PROGRESS_BOXES_H

#include "ui/widget.h"

#include <stdbool.h>

struct progress_entry;

/*
 * What was typed of a receipt: a box for each digit, the next one marked. Drawn straight from the entry, so
 * that no digit is kept anywhere else; mark the widget when the entry changed. code: the four digits of the
 * code, of which only the last one typed can be read; else the number, behind the kiosk's prefix (borrowed).
 */
struct widget *progress_boxes_create(struct view *view, struct widget *parent,
                                     const struct progress_entry *entry, const char *prefix, bool code);

#endif
