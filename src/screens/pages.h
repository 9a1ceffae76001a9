/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PAGES_H
#define KETING_SCREENS_PAGES_H

#include "base/macros.h"
#include "screens/hall.h"

/* Every page, by how it is opened. The result goes to nav_push(), which owns it from then on. */
KETING_MUST_USE struct page *home_page(struct hall *hall);
KETING_MUST_USE struct page *trouble_page(struct hall *hall);
/* category_id 0 = all services. */
KETING_MUST_USE struct page *browse_page(struct hall *hall, int64_t category_id);
KETING_MUST_USE struct page *service_page(struct hall *hall, int64_t service_id);
KETING_MUST_USE struct page *notices_page(struct hall *hall);
KETING_MUST_USE struct page *notice_page(struct hall *hall, int64_t notice_id);
/* A part of the hall that is not built yet: says so, and what to do meanwhile. */
KETING_MUST_USE struct page *soon_page(struct hall *hall, enum theme_hue hue, const char *icon,
                                       const char *title, const char *meanwhile);
KETING_MUST_USE struct page *idle_page(struct hall *hall);
/* How many slides the idle page has now; it turns only when there are several. */
int idle_page_slides(const struct page *page);
/* The next slide of the idle page. */
void idle_page_turn(struct page *page);

#endif
