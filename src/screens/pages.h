/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PAGES_H
#define KETING_SCREENS_PAGES_H

#include "base/macros.h"
#include "screens/hall.h"

#include <stdint.h>

struct form;
struct request_receipt;

/* Every page, by how it is opened. The result goes to nav_push(), which owns it from then on. */
KETING_MUST_USE struct page *home_page(struct hall *hall);
KETING_MUST_USE struct page *trouble_page(struct hall *hall);
/* category_id 0 = all services. */
KETING_MUST_USE struct page *browse_page(struct hall *hall, int64_t category_id);
KETING_MUST_USE struct page *service_page(struct hall *hall, int64_t service_id);
KETING_MUST_USE struct page *notices_page(struct hall *hall);
KETING_MUST_USE struct page *notice_page(struct hall *hall, int64_t notice_id);
/* The facts of a guide one by one, very large. */
KETING_MUST_USE struct page *copy_page(struct hall *hall, int64_t service_id);
/* One picture of the content alone. */
KETING_MUST_USE struct page *zoom_page(struct hall *hall, const char *picture);
KETING_MUST_USE struct page *calendar_page(struct hall *hall);
/* One session of a series. */
KETING_MUST_USE struct page *event_page(struct hall *hall, int64_t series_id, int32_t day);
KETING_MUST_USE struct page *contacts_page(struct hall *hall);
KETING_MUST_USE struct page *contact_page(struct hall *hall, int64_t contact_id);
/* 我住哪栋楼 */
KETING_MUST_USE struct page *building_page(struct hall *hall);
KETING_MUST_USE struct page *map_page(struct hall *hall);
KETING_MUST_USE struct page *place_page(struct hall *hall, int64_t place_id);
KETING_MUST_USE struct page *forms_page(struct hall *hall);
KETING_MUST_USE struct page *form_page(struct hall *hall, int64_t form_id);
/* Where a form is answered, question by question; an answer that was begun goes on. */
KETING_MUST_USE struct page *fill_page(struct hall *hall, const char *form_code);
/* 有危险: whom to call, instead of a request. */
KETING_MUST_USE struct page *emergency_page(struct hall *hall, const char *form_code);
/* What a resident takes home; after it comes home. */
KETING_MUST_USE struct page *receipt_page(struct hall *hall, const struct form *form,
                                          const struct request_receipt *receipt, int32_t due_day);
/* 查询进度: by receipt number and code; from there on what happened and what can be done. */
KETING_MUST_USE struct page *progress_page(struct hall *hall);
/* 公开榜: counts and steps by topic, wishes to be claimed, volunteers wanted. */
KETING_MUST_USE struct page *board_page(struct hall *hall);
KETING_MUST_USE struct page *search_page(struct hall *hall);
KETING_MUST_USE struct page *idle_page(struct hall *hall);
/* How many slides the idle page has now; it turns only when there are several. */
int idle_page_slides(const struct page *page);
/* The next slide of the idle page. */
void idle_page_turn(struct page *page);

#endif
