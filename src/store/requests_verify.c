/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

/* Asked seldom, over the whole file: minutes with a million requests, so not while somebody is at the screen.
 * */

static const char tallies_differ[] =
    "SELECT (SELECT count(*) FROM (SELECT r.form, r.topic, s.state, count(*) FROM request r "
    "JOIN standing s ON s.request=r.row GROUP BY 1, 2, 3 EXCEPT SELECT form, topic, state, n FROM tally)) + "
    "(SELECT count(*) FROM (SELECT form, topic, state, n FROM tally WHERE n<>0 EXCEPT "
    "SELECT r.form, r.topic, s.state, count(*) FROM request r JOIN standing s ON s.request=r.row "
    "GROUP BY 1, 2, 3))";
static const char without_standing[] =
    "SELECT count(*) FROM request r LEFT JOIN standing s ON s.request=r.row WHERE s.request IS NULL "
    "OR s.form<>r.form OR s.purge_day IS NOT "
    "CASE WHEN s.purged THEN NULL "
    "ELSE coalesce(s.closed_day, CASE WHEN r.booking_key IS NOT NULL "
    "THEN nullif(r.booking_day, -2147483648) END) + r.keep_days + 1 END";
static const char purged_but_there[] = "SELECT count(*) FROM request r JOIN standing s ON s.request=r.row "
                                       "WHERE (r.sealed IS NULL)<>s.purged";
static const char without_events[] =
    "SELECT count(*) FROM request r WHERE NOT EXISTS (SELECT 1 FROM event WHERE request=r.row)";
/* Those of all steps so far; a later one has no fewer. */
static const char triggers_gone[] = "SELECT count(*)<10 FROM sqlite_schema WHERE type='trigger'";
static const char broken_references[] = "SELECT count(*) FROM pragma_foreign_key_check";
/* Of the days only: the times of a doubted clock may be any. 28800: China is eight hours ahead. */
static const char time_behind[] = "SELECT count(*) FROM event WHERE day*86400>(SELECT value+28800 FROM meta "
                                  "WHERE key='newest_s') AND seq>(SELECT value FROM meta WHERE "
                                  "key='clock_set_seq')";

/* The events of all requests, one request after the other, each with the standing that is kept for it. */
static const char all_events[] =
    "SELECT s.state, s.person, s.due_day, s.closed_day, s.follow_up_day, s.rating, s.rated, s.published, "
    "s.claim, s.purged, s.request, e.kind, e.origin, e.day, e.person, e.due_day, e.rating, e.seq "
    "FROM standing s CROSS JOIN event e INDEXED BY event_of ON e.request=s.request ORDER BY s.request, e.seq";

struct recount {
    int64_t request;
    struct standing sum, kept;
    bool begun;
    int64_t wrong;
};

static void close_one(struct recount *recount)
{
    if (recount->request != 0 && (!recount->begun || !standing_same(&recount->sum, &recount->kept)))
        recount->wrong++;
}

static void count_event(struct recount *recount, struct db_statement *row)
{
    int64_t request = db_int(row, 10, 1, INT64_MAX);
    struct change change = {
        .kind = (enum request_event_kind)db_int(row, 11, 0, REQUEST_EVENTS - 1),
        .origin = (enum event_origin)db_int(row, 12, 0, ORIGIN_MACHINE),
        .day = requests_day(row, 13),
        .person = db_int(row, 14, 0, INT64_MAX),
        .due_day = requests_day(row, 15),
        .rating = (int)db_int(row, 16, 0, 9999),
        .seq = db_int(row, 17, 1, INT64_MAX),
    };

    if (request != recount->request) {
        close_one(recount);
        *recount = (struct recount){.request = request, .wrong = recount->wrong};
        recount->begun = change.kind == REQUEST_EVENT_SUBMITTED;
        standing_init(&recount->sum);
        requests_read_standing(row, 0, &recount->kept);
    } else if (!request_may(&recount->sum, change.kind)) {
        recount->begun = false;
        return;
    }
    if (recount->begun)
        request_apply(&recount->sum, &change);
}

static bool recount_all(struct requests *requests, int64_t *wrong)
{
    struct db_statement rows = {.sql = all_events};
    struct recount recount = {0};
    enum db_step step = DB_FAILED;

    if (db_begin(requests->db, &rows))
        while ((step = db_step(&rows)) == DB_ROW)
            count_event(&recount, &rows);
    db_forget(&rows);
    close_one(&recount);
    *wrong = recount.wrong;
    return step == DB_DONE;
}

static bool is_whole(struct requests *requests)
{
    char *said = NULL;
    bool whole = db_get_text(requests->db, "PRAGMA integrity_check(1)", 200, &said) && str_same(said, "ok");

    if (!whole)
        log_error("integrity_check: %s", said != NULL ? said : "failed");
    mem_free(said);
    return whole;
}

bool requests_verify(struct requests *requests, struct error *error)
{
    static const char *const counts[] = {triggers_gone,  broken_references, without_standing,
                                         without_events, purged_but_there,  tallies_differ,
                                         time_behind};
    int64_t wrong = 0;

    if (!is_whole(requests)) {
        error_set(error, ERROR_INPUT, "自助申请的数据文件（requests.db）已损坏，请技术人员用备份恢复。");
        return false;
    }
    bool ok = recount_all(requests, &wrong) && wrong == 0;
    if (!ok)
        log_error("%lld standings are not what their events add up to", (long long)wrong);
    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        bool asked = db_get_int(requests->db, counts[i], &wrong);
        if (!asked || wrong != 0)
            log_error("%lld rows in: %.80s", (long long)wrong, counts[i]);
        ok = ok && asked && wrong == 0;
    }
    if (!ok)
        error_set(error, ERROR_INPUT,
                  "自助申请的记录前后对不上，请先把申请导出到U盘，再请技术人员用备份恢复。");
    return ok;
}
