/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_MODEL_SERIES_H
#define KETING_STORE_MODEL_SERIES_H

#include "base/recurrence.h"
#include "store/model.h"

/* 活动: what comes again and again, and its single sessions. Minutes of the day; an end before the start is
 * past midnight and belongs to the day it began on. */
enum { LIMIT_SERIES = 500, LIMIT_SESSIONS = 5000, MINUTE_NONE = -1 };

struct series {
    int64_t id;
    char *code, *name, *kind, *summary, *place, *host, *age, *phone, *signup, *fee, *keywords, *name_en;
    char *rule_text;         /* as staff wrote it: 每周二、周五 */
    struct recurrence rule;  /* what it means */
    struct text_list off_reasons; /* one for each day in rule.off, "" = none given */
    int start_minute, end_minute; /* MINUTE_NONE = not given */
    int capacity;                 /* 0 = no limit */
    struct text_list audiences, pictures;
};
KETING_MUST_USE struct series *series_create(void);
void series_destroy(struct series *series);
/* Keeps off_reasons beside rule.off; false, and nothing changes, when the day is there already. */
bool series_add_off(struct series *series, int32_t day, const char *reason);

enum session_state { SESSION_ON, SESSION_CANCELLED };

/* A session that says more than its series: a theme, another host or place, or that it is cancelled. */
struct session_entry {
    int64_t series_id;
    int32_t day;
    char *theme, *host, *place, *reason, *summary; /* "" = as the series */
    int start_minute, end_minute;                  /* MINUTE_NONE = as the series */
    enum session_state state;
    struct text_list pictures;
};
KETING_MUST_USE struct session_entry *session_entry_create(void);
void session_entry_destroy(struct session_entry *entry);

/* One thing on one day, series and session laid over each other. Owned by the agenda it is in. */
struct agenda_item {
    int64_t series_id;
    int32_t day;
    int start_minute, end_minute;
    char *name, *theme, *host, *place, *summary;
    bool cancelled;
    char *reason; /* why it is cancelled: 国庆节放假 …; "" = not known */
    char *first_picture; /* "" = none */
};

struct agenda {
    struct agenda_item *item; /* by day, then start; what has no time comes first */
    int count;
};
void agenda_finish(struct agenda *agenda);

#endif
