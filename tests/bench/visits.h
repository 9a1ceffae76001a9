/* SPDX-License-Identifier: MIT */
#ifndef KETING_BENCH_VISITS_H
#define KETING_BENCH_VISITS_H

#include "base/macros.h"

#include <stdbool.h>
#include <stdint.h>

struct content;
struct hall;
struct page;

/* Every page a hall has: each kind of page, of each thing in its content that has one. */
enum visit_kind {
    VISIT_HOME,
    VISIT_BROWSE,
    VISIT_SERVICE,
    VISIT_COPY,
    VISIT_NOTICES,
    VISIT_NOTICE,
    VISIT_ZOOM,
    VISIT_CALENDAR,
    VISIT_EVENT,
    VISIT_CONTACTS,
    VISIT_CONTACT,
    VISIT_BUILDING,
    VISIT_MAP,
    VISIT_PLACE,
    VISIT_FORMS,
    VISIT_FORM,
    VISIT_FILL,
    VISIT_RECEIPT,
    VISIT_PROGRESS,
    VISIT_RECORD,
    VISIT_BOARD,
    VISIT_SEARCH,
    VISIT_IDLE,
    VISIT_KINDS
};

struct visit {
    enum visit_kind kind;
    int64_t id;
    int32_t day;
    int field; /* of a form that is filled in; as many as it has = the review */
    char *picture; /* owned; "" = none */
    const char *tap; /* static: not the page, but what this tap on it brings; NULL = the page */
};

struct visits {
    struct visit *item;
    int count;
};

/* By kind, in the order of the content; the events are those of two weeks. */
void visits_init(struct visits *visits, struct content *content, int32_t today);
void visits_finish(struct visits *visits);

const char *visit_name(enum visit_kind kind);
/* Pages of requests need a hall that takes them, and has one. */
bool visit_needs_requests(enum visit_kind kind);
/* For nav_push(). */
KETING_MUST_USE struct page *visit_open(const struct visit *visit, struct hall *hall);

#endif
