/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "agenda"
#include "activities.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdlib.h>

/*
 * What happens on a day: the rule of the series says whether, a session says more about that one time,
 * holidays and days off take it out again; what is taken out stays in the list with its reason. Only the
 * start decides about the day: 22:30–00:30 is on the day of 22:30.
 */
enum { DAY_MINUTES = 24 * 60 };

/* One occurrence before its texts are copied. */
struct found {
    const struct series *series;
    const struct session_entry *session; /* NULL: nothing more is said */
    int32_t day;
    enum recurrence_answer answer;
    int order; /* of the series */
};

static int start_of(const struct found *found)
{
    bool own = found->session != NULL && found->session->start_minute != MINUTE_NONE;

    return own ? found->session->start_minute : found->series->start_minute;
}

static int end_of(const struct found *found)
{
    bool own = found->session != NULL && found->session->end_minute != MINUTE_NONE;

    return own ? found->session->end_minute : found->series->end_minute;
}

static bool is_cancelled(const struct found *found)
{
    return found->answer != RECURRENCE_YES ||
           (found->session != NULL && found->session->state == SESSION_CANCELLED);
}

/* What the session says goes before what holds for all. */
static char *reason_of(const struct activities *all, const struct found *found)
{
    const struct series *series = found->series;

    if (found->session != NULL && found->session->reason[0] != '\0')
        return mem_strdup(found->session->reason);
    if (found->answer == RECURRENCE_CANCELLED_OFF_DAY) {
        for (int i = 0; i < series->rule.off.count && i < series->off_reasons.count; i++)
            if (series->rule.off.day[i] == found->day)
                return mem_strdup(series->off_reasons.item[i]);
    } else if (found->answer == RECURRENCE_CANCELLED_HOLIDAY) {
        const struct holiday *holiday = activities_holiday(all, found->day);
        const char *name = holiday != NULL ? holiday->name : "";
        return str_format("%s%s", name, str_ends(name, "放假") ? "" : "放假");
    }
    return mem_strdup("");
}

static char *either(const char *of_session, const char *of_series)
{
    return mem_strdup(of_session[0] != '\0' ? of_session : of_series);
}

static struct agenda_item item_of(const struct activities *all, const struct found *found)
{
    static struct session_entry nothing = {
        .theme = "", .host = "", .place = "", .summary = "", .pictures = {NULL, 0}};
    const struct series *series = found->series;
    const struct session_entry *session = found->session != NULL ? found->session : &nothing;
    const struct text_list *pictures = session->pictures.count > 0 ? &session->pictures : &series->pictures;
    bool cancelled = is_cancelled(found);

    return (struct agenda_item){
        .series_id = series->id,
        .day = found->day,
        .start_minute = start_of(found),
        .end_minute = end_of(found),
        .name = mem_strdup(series->name),
        .theme = mem_strdup(session->theme),
        .host = either(session->host, series->host),
        .place = either(session->place, series->place),
        .summary = either(session->summary, series->summary),
        .cancelled = cancelled,
        .reason = cancelled ? reason_of(all, found) : mem_strdup(""),
        .first_picture = mem_strdup(pictures->count > 0 ? pictures->item[0] : ""),
    };
}

/* ---- many ---------------------------------------------------------------------------------------------- */

static int by_time(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    int start = start_of(x) - start_of(y);

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return start != 0 ? start : x->order - y->order;
}

static int find_all(const struct activities *all, int64_t series_id, int32_t from, int32_t to,
                    struct found *out)
{
    struct occurrence days[AGENDA_DAYS];
    int count = 0;

    for (int i = 0; i < all->series_count; i++) {
        const struct series *series = all->series[i];
        if (series_id != 0 && series->id != series_id)
            continue;
        int n = recurrence_between(&series->rule, &all->days, from, to, days, AGENDA_DAYS);
        for (int d = 0; d < n; d++) {
            if (count == AGENDA_ITEMS) {
                log_warn("more than %d things between two days", AGENDA_ITEMS);
                return count;
            }
            out[count++] = (struct found){series, activities_session(all, series->id, days[d].day),
                                          days[d].day, days[d].answer, i};
        }
    }
    return count;
}

void content_agenda_between(struct content *content, int64_t series_id, int32_t from, int32_t to,
                            struct agenda *out)
{
    const struct activities *all = content_activities(content);
    struct found *found;

    *out = (struct agenda){NULL, 0};
    if (from > to || from == DAY_NONE)
        return;
    if ((int64_t)to - from >= AGENDA_DAYS)
        to = from + AGENDA_DAYS - 1;
    found = mem_calloc(AGENDA_ITEMS, sizeof *found);
    out->count = find_all(all, series_id, from, to, found);
    qsort(found, (size_t)out->count, sizeof *found, by_time);
    out->item = mem_calloc((size_t)out->count, sizeof *out->item);
    for (int i = 0; i < out->count; i++)
        out->item[i] = item_of(all, &found[i]);
    mem_free(found);
}

void content_agenda(struct content *content, int64_t series_id, int32_t day, struct agenda *out)
{
    content_agenda_between(content, series_id, day, day, out);
}

/* ---- the next one -------------------------------------------------------------------------------------- */

/* When it is over, in minutes after the beginning of its day. */
static int over_at(const struct found *found)
{
    int start = start_of(found), end = end_of(found);

    if (start == MINUTE_NONE && end == MINUTE_NONE)
        return DAY_MINUTES;
    if (end == MINUTE_NONE)
        return start + AGENDA_GUESS_MINUTES;
    return end < start ? end + DAY_MINUTES : end;
}

bool content_next(struct content *content, int64_t series_id, int32_t day, int minute, struct agenda *one)
{
    const struct activities *all = content_activities(content);
    const struct series *series = content_series_by_id(content, series_id);

    *one = (struct agenda){NULL, 0};
    if (series == NULL || day == DAY_NONE)
        return false;
    int32_t last = day + AGENDA_DAYS - 1;
    /* What began yesterday may still run. */
    for (int32_t at = day - 1; at <= last; at++) {
        at = recurrence_next(&series->rule, &all->days, at, last - at + 1);
        if (at == DAY_NONE)
            return false;
        struct found found = {series, activities_session(all, series_id, at), at, RECURRENCE_YES, 0};
        if (is_cancelled(&found) || (int64_t)(at - day) * DAY_MINUTES + over_at(&found) <= minute)
            continue;
        one->item = mem_alloc(sizeof *one->item);
        one->item[0] = item_of(all, &found);
        one->count = 1;
        return true;
    }
    return false;
}
