/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_CONTENT_HALL_H
#define KETING_STORE_CONTENT_HALL_H

#include "store/content.h"
#include "store/model_form.h"
#include "store/model_place.h"
#include "store/model_series.h"

/*
 * Reading activities, contacts, places and forms. Records given as const live as long as the content and
 * are read once; others are the caller's. What is damaged is left out with one log line.
 */

/* 活动 */
int content_series_count(struct content *content);
const struct series *content_series(struct content *content, int index);
const struct series *content_series_by_id(struct content *content, int64_t id);
const struct series *content_series_by_code(struct content *content, const char *code);
const struct holidays *content_holidays(struct content *content);
/* 元旦 …, also of a day on which one works instead; "" when it is neither. */
const char *content_holiday_name(struct content *content, int32_t day);

/* Everything of one day, cancelled things too, by start; series_id 0 = of all series. Finish with
 * agenda_finish. */
void content_agenda(struct content *content, int64_t series_id, int32_t day, struct agenda *out);
/* The same for from..to (both included, at most AGENDA_DAYS), by day and start. */
void content_agenda_between(struct content *content, int64_t series_id, int32_t from, int32_t to,
                            struct agenda *out);
/* The next one of a series that is not cancelled and not over at day + minute (what began last evening may
 * still run; without an end it lasts AGENDA_GUESS_MINUTES); false when none begins within AGENDA_DAYS. */
KETING_MUST_USE bool content_next(struct content *content, int64_t series_id, int32_t day, int minute,
                                  struct agenda *one);
enum { AGENDA_DAYS = 400, AGENDA_ITEMS = 5000, AGENDA_GUESS_MINUTES = 120 };

/* 联系: kinds in the order of the sheet; kind NULL = all. */
int content_contact_kind_count(struct content *content);
const char *content_contact_kind(struct content *content, int index);
int content_contact_count(struct content *content, const char *kind);
const struct contact *content_contact(struct content *content, const char *kind, int index);
const struct contact *content_contact_by_id(struct content *content, int64_t id);

int content_grid_count(struct content *content);
const struct grid *content_grid(struct content *content, int index);
/* NULL when no grid has that building. */
const struct grid *content_grid_of_building(struct content *content, int building);

/* 场所 */
int content_place_count(struct content *content);
const struct place *content_place(struct content *content, int index);
const struct place *content_place_by_id(struct content *content, int64_t id);

/* 自助 */
int content_form_count(struct content *content);
const struct form *content_form(struct content *content, int index);
const struct form *content_form_by_code(struct content *content, const char *code);

/* Services for an audience (服务对象; 所有人 counts for everybody), of one category or all (0), in the list's
 * order. The ids are the caller's (mem_free); NULL when there are none. */
KETING_MUST_USE int64_t *content_services_for(struct content *content, int64_t category_id,
                                              const char *audience, int *count);
KETING_MUST_USE bool content_service_brief_by_id(struct content *content, int64_t id,
                                                 struct service_brief *out);
/* May this notice be shown to that audience (no audience given = everybody)? */
KETING_MUST_USE bool content_notice_is_for(struct content *content, int64_t id, const char *audience);

#endif
