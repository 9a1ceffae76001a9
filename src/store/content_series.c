/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content_series"
#include "activities.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "content_body.h"
#include "shape.h"

#include <stdlib.h>

enum { MINUTES_OF_DAY = 24 * 60, SERIES_DAYS_LIMIT = 100000, HOLIDAYS_LIMIT = 2000, DAYS_OF_SERIES = 1000 };

/* ---- series -------------------------------------------------------------------------------------------- */

static int minute_or_none(struct db_statement *row, int column)
{
    return db_is_null(row, column) ? MINUTE_NONE : (int)db_int(row, column, 0, MINUTES_OF_DAY - 1);
}

static void read_rule(struct db_statement *row, int first, struct recurrence *rule)
{
    rule->kind = (enum recurrence_kind)db_int(row, first, RECURRENCE_ONCE, RECURRENCE_MONTHLY_DAY);
    rule->weekdays = (unsigned)db_int(row, first + 1, 0, 0x7F);
    rule->weeks = (int)db_int(row, first + 2, 1, RECURRENCE_WEEKS_MAX);
    rule->nth = (int)db_int(row, first + 3, RECURRENCE_LAST, 5);
    if (rule->nth == 0)
        rule->nth = 1;
    rule->weekday = (int)db_int(row, first + 4, 0, 6);
    rule->month_day = (int)db_int(row, first + 5, 1, 31);
    rule->first_day = content_day_or_none(row, first + 6);
    rule->last_day = content_day_or_none(row, first + 7);
    rule->holidays_off = db_int(row, first + 8, 0, 1) == 1;
}

static bool add_series(struct db_statement *row, void *ctx)
{
    enum { RULE = 14, START = RULE + 9 };
    struct activities *all = ctx;
    struct series *series = series_create();

    series->id = db_int(row, 0, 1, ID_MAX);
    shape_read_texts(&shape_series, series, row, 1);
    read_rule(row, RULE, &series->rule);
    series->start_minute = minute_or_none(row, START);
    series->end_minute = minute_or_none(row, START + 1);
    series->capacity = (int)db_int(row, START + 2, 0, ID_MAX);
    all->series[all->series_count++] = series;
    return true;
}

static struct series *series_of(const struct activities *all, int64_t id)
{
    int low = 0, high = all->series_count;

    while (low < high) {
        int middle = (low + high) / 2;
        if (all->series[middle]->id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all->series_count && all->series[low]->id == id ? all->series[low] : NULL;
}

static bool add_series_day(struct db_statement *row, void *ctx)
{
    struct series *series = series_of(ctx, db_int(row, 0, 0, ID_MAX));
    int32_t day = content_day_or_none(row, 2);

    if (series == NULL || day == DAY_NONE)
        return true;
    bool off = db_int(row, 1, SERIES_DAY_EXTRA, SERIES_DAY_OFF) == SERIES_DAY_OFF;
    if (off && series->rule.off.count < DAYS_OF_SERIES) {
        char *reason = db_text(row, 3, LIMIT_LINE_CHARS);
        series_add_off(series, day, reason);
        mem_free(reason);
    } else if (!off && series->rule.extra.count < DAYS_OF_SERIES) {
        day_list_add(&series->rule.extra, day);
    }
    return true;
}

/* ---- sessions ------------------------------------------------------------------------------------------ */

struct session_reader {
    struct activities *all;
    struct shape_record *records;
};

static bool add_session(struct db_statement *row, void *ctx)
{
    enum { AFTER_TEXTS = 6 };
    struct session_reader *reader = ctx;
    struct session_entry *entry = session_entry_create();
    int at = reader->all->session_count++;

    shape_read_texts(&shape_session, entry, row, 1);
    entry->series_id = db_int(row, AFTER_TEXTS, 0, ID_MAX);
    entry->day = content_day_or_none(row, AFTER_TEXTS + 1);
    entry->start_minute = minute_or_none(row, AFTER_TEXTS + 2);
    entry->end_minute = minute_or_none(row, AFTER_TEXTS + 3);
    entry->state = (enum session_state)db_int(row, AFTER_TEXTS + 4, SESSION_ON, SESSION_CANCELLED);
    reader->all->sessions[at] = entry;
    reader->records[at] = (struct shape_record){db_int(row, 0, INT64_MIN, INT64_MAX), entry};
    return true;
}

static int compare_sessions(const struct session_entry *a, const struct session_entry *b)
{
    if (a->series_id != b->series_id)
        return a->series_id < b->series_id ? -1 : 1;
    return a->day != b->day ? a->day < b->day ? -1 : 1 : 0;
}

static int by_series_and_day(const void *a, const void *b)
{
    return compare_sessions(*(struct session_entry *const *)a, *(struct session_entry *const *)b);
}

static bool read_sessions(struct content *content, struct activities *all)
{
    struct session_reader reader = {all, mem_calloc(LIMIT_SESSIONS, sizeof *reader.records)};

    all->sessions = mem_calloc(LIMIT_SESSIONS, sizeof *all->sessions);
    bool ok = content_read_all(content,
                               "SELECT id, theme, host, place, reason, summary, series, day, start_minute, "
                               "end_minute, state FROM session ORDER BY id LIMIT ?1",
                               LIMIT_SESSIONS, add_session, &reader);
    ok = shape_read_lists(&shape_session, content->db, reader.records, all->session_count) && ok;
    qsort(all->sessions, (size_t)all->session_count, sizeof *all->sessions, by_series_and_day);
    mem_free(reader.records);
    return ok;
}

const struct session_entry *activities_session(const struct activities *activities, int64_t series_id,
                                               int32_t day)
{
    struct session_entry wanted = {.series_id = series_id, .day = day}, *key = &wanted;
    struct session_entry **found = bsearch(&key, activities->sessions, (size_t)activities->session_count,
                                           sizeof *activities->sessions, by_series_and_day);

    return found != NULL ? *found : NULL;
}

/* ---- holidays ------------------------------------------------------------------------------------------ */

static bool add_holiday(struct db_statement *row, void *ctx)
{
    struct activities *all = ctx;
    struct holiday holiday = {content_day_or_none(row, 0), db_int(row, 1, 0, 1) == 1, NULL};

    if (holiday.day == DAY_NONE)
        return true;
    holiday.name = db_text(row, 2, LIMIT_NAME_CHARS);
    day_list_add(holiday.work ? &all->days.work : &all->days.off, holiday.day);
    all->holidays[all->holiday_count++] = holiday;
    return true;
}

static int by_day(const void *a, const void *b)
{
    const struct holiday *x = a, *y = b;

    return x->day < y->day ? -1 : x->day > y->day;
}

const struct holiday *activities_holiday(const struct activities *activities, int32_t day)
{
    struct holiday wanted = {.day = day};

    return bsearch(&wanted, activities->holidays, (size_t)activities->holiday_count, sizeof wanted, by_day);
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

static bool read_series(struct content *content, struct activities *all)
{
    struct shape_record records[LIMIT_SERIES];

    all->series = mem_calloc(LIMIT_SERIES, sizeof *all->series);
    bool ok = content_read_all(
        content,
        "SELECT id, code, name, kind, summary, place, host, age, phone, signup, fee, keywords, name_en, "
        "rule_text, rule, weekdays, weeks, nth, weekday, month_day, first_day, last_day, holidays_off, "
        "start_minute, end_minute, capacity FROM series ORDER BY id LIMIT ?1",
        LIMIT_SERIES, add_series, all);
    for (int i = 0; i < all->series_count; i++)
        records[i] = (struct shape_record){all->series[i]->id, all->series[i]};
    ok = shape_read_lists(&shape_series, content->db, records, all->series_count) && ok;
    return content_read_all(
               content,
               "SELECT series, kind, day, reason FROM series_day ORDER BY series, kind, day LIMIT ?1",
               SERIES_DAYS_LIMIT, add_series_day, all) &&
           ok;
}

const struct activities *content_activities(struct content *content)
{
    if (content->activities != NULL)
        return content->activities;
    struct activities *all = mem_zalloc(sizeof *all);
    bool ok = read_series(content, all);

    ok = read_sessions(content, all) && ok;
    all->holidays = mem_calloc(HOLIDAYS_LIMIT, sizeof *all->holidays);
    ok = content_read_all(content, "SELECT day, work, name FROM holiday ORDER BY day LIMIT ?1",
                          HOLIDAYS_LIMIT, add_holiday, all) &&
         ok;
    /* Days of a damaged file may come out of order. */
    qsort(all->holidays, (size_t)all->holiday_count, sizeof *all->holidays, by_day);
    if (!ok)
        log_error("activities are read in part only");
    content->activities = all;
    return all;
}

void activities_destroy(struct activities *activities)
{
    if (activities == NULL)
        return;
    for (int i = 0; i < activities->series_count; i++)
        series_destroy(activities->series[i]);
    for (int i = 0; i < activities->session_count; i++)
        session_entry_destroy(activities->sessions[i]);
    for (int i = 0; i < activities->holiday_count; i++)
        mem_free(activities->holidays[i].name);
    holidays_finish(&activities->days);
    mem_free(activities->series);
    mem_free(activities->sessions);
    mem_free(activities->holidays);
    mem_free(activities);
}

/* ---- for the screens ----------------------------------------------------------------------------------- */

int content_series_count(struct content *content)
{
    return content_activities(content)->series_count;
}

const struct series *content_series(struct content *content, int index)
{
    const struct activities *all = content_activities(content);

    return index >= 0 && index < all->series_count ? all->series[index] : NULL;
}

const struct series *content_series_by_id(struct content *content, int64_t id)
{
    return series_of(content_activities(content), id);
}

const struct series *content_series_by_code(struct content *content, const char *code)
{
    const struct activities *all = content_activities(content);

    for (int i = 0; i < all->series_count; i++)
        if (str_same(all->series[i]->code, code))
            return all->series[i];
    return NULL;
}

const struct holidays *content_holidays(struct content *content)
{
    return &content_activities(content)->days;
}

const char *content_holiday_name(struct content *content, int32_t day)
{
    const struct holiday *holiday = activities_holiday(content_activities(content), day);

    return holiday != NULL ? holiday->name : "";
}
