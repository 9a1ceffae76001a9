/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_WHEN_H
#define KETING_SCREENS_WHEN_H

#include "base/macros.h"
#include "ui/words.h"

#include <stdbool.h>

struct agenda_item;
struct view;

/* Days and times as residents say them. The caller owns the results. */

/* "9:30", or "" for MINUTE_NONE. */
KETING_MUST_USE char *when_minute(int minute);
/* "9:30–11:00", "22:30–次日 0:30", "9:30" without an end. */
KETING_MUST_USE char *when_span(const struct view *view, const struct agenda_item *o);
/* "11月24日 星期二"; in English "Tue 24 Nov". */
KETING_MUST_USE char *when_day(const struct view *view, int32_t day);
/* "11月20日", in English "20 Nov"; the year too when it is not the year of today. */
KETING_MUST_USE char *when_date(const struct view *view, int32_t day, int32_t today);
/* "周二" or "Tue". Static. */
const char *when_weekday(const struct view *view, int32_t day);
/* "今天" "明天" "后天", else when_day(). */
KETING_MUST_USE char *when_day_near(const struct view *view, int32_t day, int32_t today);
/* It is over at this moment of this day. */
bool when_over(const struct agenda_item *o, int32_t today, int minute_now);

#endif
