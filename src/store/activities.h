/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_ACTIVITIES_H
#define KETING_STORE_ACTIVITIES_H

#include "store/content_hall.h"

/* All series, sessions and holidays of a hall, read once. Every one is in the order that is named. */
struct holiday {
    int32_t day;
    bool work; /* one works on that day instead */
    char *name;
};

struct activities {
    struct series **series; /* by id */
    int series_count;
    struct session_entry **sessions; /* by series and day */
    int session_count;
    struct holiday *holidays; /* by day */
    int holiday_count;
    struct holidays days; /* the same for recurrence */
};

/* Never NULL: what cannot be read is missing in it. */
const struct activities *content_activities(struct content *content);
/* NULL when nothing is said about that day. */
const struct session_entry *activities_session(const struct activities *activities, int64_t series_id,
                                               int32_t day);
const struct holiday *activities_holiday(const struct activities *activities, int32_t day);

#endif
