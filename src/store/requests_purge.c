/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/log.h"

/*
 * What a resident wrote goes when its time is over, and with it what the staff answered, who may have named
 * somebody; what was written for the board stays. Number, code and state stay too: the number is never given
 * again, and whoever looks it up reads that it was deleted as promised. SQLite overwrites what it frees
 * (secure_delete), and the log, which still holds the old pages, is emptied.
 */
enum { PURGE_AT_ONCE = 100 };

static bool run_on(struct requests *requests, enum requests_question question, int64_t row)
{
    struct db_statement *statement = requests_ask(requests, question);

    if (statement == NULL)
        return false;
    db_bind_int(statement, 1, row);
    return db_finish(statement);
}

static bool purge_one(struct requests *requests, int64_t row, int64_t wall_s)
{
    struct change purged = {
        .kind = REQUEST_EVENT_PURGED, .origin = ORIGIN_MACHINE, .at_s = wall_s, .due_day = DAY_NONE};
    struct request_at at;

    return requests_at_row(requests, row, &at) == FIND_FOUND && request_may(&at.standing, purged.kind) &&
           run_on(requests, R_PURGE_SEALED, row) && run_on(requests, R_PURGE_TEXTS, row) &&
           requests_change(requests, &at, &purged);
}

static int read_due(struct requests *requests, int32_t today, int64_t rows[PURGE_AT_ONCE])
{
    struct db_statement *due = requests_ask(requests, R_PURGE_DUE);
    enum db_step step = DB_FAILED;
    int count = 0;

    if (due == NULL)
        return -1;
    db_bind_int(due, 1, today);
    db_bind_int(due, 2, PURGE_AT_ONCE);
    while (count < PURGE_AT_ONCE && (step = db_step(due)) == DB_ROW)
        rows[count++] = db_int(due, 0, 1, INT64_MAX);
    db_reset(due);
    return step == DB_FAILED ? -1 : count;
}

/* One transaction; gives how many, -1 when the disk failed. */
static int purge_some(struct requests *requests, int32_t today, int64_t wall_s)
{
    int64_t rows[PURGE_AT_ONCE];
    int count = read_due(requests, today, rows);

    if (count <= 0)
        return count;
    if (!requests_begin(requests, NULL))
        return -1;
    for (int i = 0; i < count; i++)
        if (!purge_one(requests, rows[i], wall_s)) {
            requests_fail(requests, NULL);
            return -1;
        }
    return requests_commit(requests, NULL) ? count : -1;
}

int requests_purge(struct requests *requests, int32_t today, int64_t wall_s)
{
    int total = 0, some = today == DAY_NONE ? 0 : purge_some(requests, today, wall_s);

    for (; some > 0; some = purge_some(requests, today, wall_s))
        total += some;
    if (total > 0) {
        log_info("%d requests purged", total);
        requests_copy_log_back(requests, true, NULL);
    }
    return some < 0 ? -1 : total;
}

/* ---- day by day ---------------------------------------------------------------------------------------- */

struct days {
    int64_t purged, leap; /* 0 = none */
};

static bool store_days(struct requests *requests, const struct days *days)
{
    if (!requests_begin(requests, NULL))
        return false;
    if (requests_set_meta(requests, "purged_day", days->purged) &&
        requests_set_meta(requests, "leap_day", days->leap))
        return requests_commit(requests, NULL);
    requests_fail(requests, NULL);
    return false;
}

/* Notes since when; true when it has been so for long enough. */
static bool leap_is_believed(struct days *days, int32_t today)
{
    bool goes_on = days->leap != 0 && today >= days->leap && today - days->leap <= REQUESTS_LEAP_DAYS;

    if (!goes_on) {
        log_warn("%lld days since the last purge: nothing is deleted until the day has gone on for %d",
                 (long long)(today - days->purged), REQUESTS_LEAP_WAIT_DAYS);
        days->leap = today;
    }
    return goes_on && today - days->leap >= REQUESTS_LEAP_WAIT_DAYS;
}

int requests_purge_daily(struct requests *requests, int32_t today, int64_t wall_s)
{
    struct days was = {0}, now;
    int purged = 0;

    if (today == DAY_NONE)
        return 0;
    if (!requests_meta(requests, "purged_day", &was.purged) ||
        !requests_meta(requests, "leap_day", &was.leap))
        return -1;
    now = was;
    if (was.purged == 0 || today - was.purged <= REQUESTS_LEAP_DAYS || leap_is_believed(&now, today)) {
        purged = requests_purge(requests, today, wall_s);
        now = (struct days){.purged = today};
    }
    bool same = now.purged == was.purged && now.leap == was.leap;
    return purged >= 0 && (same || store_days(requests, &now)) ? purged : -1;
}
