/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_RECORD_H
#define KETING_SCREENS_RECORD_H

#include "screens/hall.h"

#include <stdbool.h>
#include <stdint.h>

struct screen;
struct view;
struct widget;
struct form;
struct request_record;

/* Where a request stands, what happened to it and what can be done now. Only for who looked it up. */
KETING_MUST_USE struct page *record_page(struct hall *hall, int64_t number);
/* Its number, large, for people who copy it by hand. */
KETING_MUST_USE struct page *record_copy_page(struct hall *hall, int64_t number);

/* ---- record_parts.c ---- */

/* The form that it is one of; NULL when it is no longer in the content. */
const struct form *record_form(const struct hall *hall, const struct request_record *record);
/* "我要报修 · QY 204817-3". The caller owns it. */
KETING_MUST_USE char *record_title(const struct hall *hall, const struct request_record *record);
/* Since it was done last. */
bool record_is_rated(const struct request_record *record);
/* Its state, the promised day and how it is kept, the place in line, what was booked. */
void record_build_standing(struct screen *screen, struct widget *parent, const struct request_record *record);
/* Who looks after it, and the number to call, on one line; width: of the card, px. */
void record_build_responsible(struct screen *screen, struct widget *parent, int width,
                              const struct request_record *record);
/* The width, px, that the keys of a pager, the last child of parent, take from what it shows: on wide glass
 * they stand beside it. */
int record_bar_px(struct view *view, const struct widget *parent);
/* The size, px, at which a number in bold stays on one line of `room` px: a number is never broken. */
int record_number_em(struct view *view, const char *number, int room, int most);
/* The number to call about it: of who is responsible, else the hall's. Valid as long as the content. */
const char *record_phone(const struct hall *hall, const struct request_record *record);

/* ---- record_timeline.c ---- */

/* What happened, the oldest first, and what comes next. */
void record_build_timeline(struct screen *screen, struct widget *parent, const struct request_record *record);

#endif
