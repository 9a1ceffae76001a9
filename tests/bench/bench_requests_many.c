/* SPDX-License-Identifier: MIT */
/*
 * bench_requests_many SCRATCH — a million stored requests, as of a hall that is open for decades (50,000 with
 * BENCH_QUICK): CPU of looking one up, of a page of the staff's list anywhere in it, of the boards, and of
 * handing in one more. Eighty are handed in and handled by the store; the others are copies of their rows.
 */
#include "bench.h"
#include "bench_requests_form.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANY = 1000000, MANY_QUICK = 50000, MODELS = BENCH_FORMS * BENCH_TOPICS };
enum { LOOK_UPS = 2000, PAGES = 15, PAGE = 20, WARMING = 3, MORE = 400, SEATS = 20, COPIES_SERIES = 100 };

#define GOAL_LOOK_UP_MS 1.0
#define GOAL_FRAME_MS 16.0
#define GOAL_SUBMIT_MS 0.3
#define GOAL_BYTES 1024.0
#define SERIES "huodong:shufa"

/* ---- the copies ---------------------------------------------------------------------------------------- */

static int64_t copy_number(int64_t at)
{
    return receipt_number(COPIES_SERIES + (int)(at / RECEIPT_SERIES_SIZE), (int)(at % RECEIPT_SERIES_SIZE));
}

static int copy_code(int64_t at)
{
    return (int)(at * 7919 % 10000);
}

static void sql_number(sqlite3_context *context, int count, sqlite3_value **value)
{
    (void)count;
    sqlite3_result_int64(context, copy_number(sqlite3_value_int64(value[0])));
}

static void sql_code(sqlite3_context *context, int count, sqlite3_value **value)
{
    (void)count;
    sqlite3_result_int(context, copy_code(sqlite3_value_int64(value[0])));
}

/* ?1: how many there are to be, ?2: how many are copied. Seats were booked on any day of ten years. */
static const char *const copying[] = {
    "WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1) "
    "INSERT INTO request SELECT i + 1, copy_number(i), randomblob(16), copy_code(i), r.form, r.form_version, "
    "r.consent_version, r.topic, r.submitted_s + i, r.keep_days, r.booking_key, "
    "r.booking_day - i / ?2 % 3650, r.from_minute, r.to_minute, r.party, r.capacity, "
    "randomblob(length(r.sealed)) "
    "FROM n CROSS JOIN request r ON r.row = 1 + i % ?2",
    "WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1) "
    "INSERT INTO event(request, kind, origin, at_s, day, text, person, due_day, rating) "
    "SELECT i + 1, e.kind, e.origin, e.at_s + i, e.day, e.text, e.person, e.due_day, e.rating "
    "FROM n CROSS JOIN event e INDEXED BY event_of ON e.request = 1 + i % ?2 "
    "WHERE e.request <= ?2 ORDER BY i, e.seq",
    "WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1) "
    "INSERT INTO standing SELECT i + 1, s.state, s.form, s.person, s.due_day, s.closed_day, s.follow_up_day, "
    "s.rating, s.rated, s.published, s.claim, s.purged, "
    "CASE WHEN s.closed_day IS NULL THEN s.purge_day - i / ?2 % 3650 ELSE s.purge_day END "
    "FROM n CROSS JOIN standing s ON s.request = 1 + i % ?2",
    "UPDATE tally SET n = n * (?1 / ?2)",
    "UPDATE meta SET value = (SELECT max(at_s) FROM event) WHERE key = 'newest_s' AND ?1 > ?2",
};

static bool run_copying(sqlite3 *db, const char *sql, int many)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK;

    if (ok) {
        sqlite3_bind_int(statement, 1, many);
        sqlite3_bind_int(statement, 2, MODELS);
        ok = sqlite3_step(statement) == SQLITE_DONE;
    }
    if (!ok)
        fprintf(stderr, "bench_requests_many: %s in: %.60s\n", sqlite3_errmsg(db), sql);
    sqlite3_finalize(statement);
    return ok;
}

static bool copy_models(const char *folder, int many)
{
    char *path = fs_join(folder, "requests.db");
    sqlite3 *db = NULL;
    bool ok =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_exec(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1500000; BEGIN",
                     NULL, NULL, NULL) == SQLITE_OK;

    sqlite3_create_function(db, "copy_number", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_number, NULL,
                            NULL);
    sqlite3_create_function(db, "copy_code", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_code, NULL,
                            NULL);
    for (size_t i = 0; ok && i < ARRAY_LEN(copying); i++)
        ok = run_copying(db, copying[i], many);
    ok = ok && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    mem_free(path);
    return ok;
}

/* ---- the models ---------------------------------------------------------------------------------------- */

static bool handle(struct requests *requests, int64_t number, enum request_event_kind kind, const char *text,
                   int64_t at_s)
{
    struct error error = {0};
    struct request_reply reply = {.number = number,
                                  .kind = kind,
                                  .text = text,
                                  .person = kind == REQUEST_EVENT_ASSIGNED ? "李红梅" : "",
                                  .due_day = DAY_NONE,
                                  .at_s = at_s};

    if (requests_reply(requests, &reply, &error) == REPLY_TAKEN)
        return true;
    fprintf(stderr, "bench_requests_many: %s\n", error.text);
    return false;
}

/* Most are done, as in a hall that has been open for long; a few still wait for a seat that never came. */
static bool make_models(struct requests *requests)
{
    const struct request_booking last_seat = {.key = SERIES,
                                              .day = date_day_of_wall(BENCH_FIRST_S) - 1,
                                              .to_minute = 24 * 60,
                                              .party = 1,
                                              .capacity = 1,
                                              .waitlist = true};
    bool ok = true;

    for (int i = 0; ok && i < MODELS; i++) {
        struct request_receipt receipt;
        int64_t at_s = BENCH_FIRST_S + MODELS + i;
        bench_hand_in(requests, i, i >= MODELS - 2 ? &last_seat : NULL, &receipt);
        if (receipt.place_in_line > 0)
            continue;
        if (i % 10 >= 1)
            ok = handle(requests, receipt.number, REQUEST_EVENT_ACCEPTED, "", at_s);
        if (i % 10 == 2)
            ok = ok && handle(requests, receipt.number, REQUEST_EVENT_REJECTED, "请到物业办理。", at_s);
        if (i % 10 >= 3)
            ok = ok && handle(requests, receipt.number, REQUEST_EVENT_ASSIGNED, "", at_s);
        if (i % 10 >= 4)
            ok = ok && handle(requests, receipt.number, REQUEST_EVENT_DONE, "师傅已上门修好。", at_s);
    }
    return ok;
}

static struct requests *open_many(const char *folder, int many)
{
    struct requests *requests = bench_requests_open(folder);
    bool ok = requests != NULL && make_models(requests);

    requests_close(requests);
    return ok && copy_models(folder, many) ? bench_requests_open(folder) : NULL;
}

/* ---- the questions ------------------------------------------------------------------------------------- */

static bool look_up(struct requests *requests, int many)
{
    struct bench_series series = {.count = 0};
    double worst = 0, sum = 0;
    char remark[80];

    srand(1);
    for (int i = 0; i < LOOK_UPS; i++) {
        int64_t at = MODELS + rand() % (many - MODELS);
        struct request_record *record;
        char code[REQUEST_CODE_BYTES];
        int wait_s;
        snprintf(code, sizeof code, "%04u", (unsigned)copy_code(at) % 10000);
        double began = bench_cpu_ms();
        bool found =
            requests_look_up(requests, copy_number(at), code, (uint64_t)i, &record, &wait_s) == LOOK_UP_FOUND;
        double took = bench_cpu_ms() - began;
        request_record_destroy(record);
        if (!found) {
            fprintf(stderr, "bench_requests_many: %lld is not found\n", (long long)copy_number(at));
            return false;
        }
        sum += took;
        worst = took > worst ? took : worst;
        if (i % (LOOK_UPS / BENCH_ROUNDS_MAX + 1) == 0)
            bench_add(&series, took);
    }
    snprintf(remark, sizeof remark, "mean %.3f, worst of %d %.3f", sum / LOOK_UPS, LOOK_UPS, worst);
    return bench_row("look up a receipt among so many: CPU", bench_median(&series), GOAL_LOOK_UP_MS, "ms",
                     remark);
}

/* Twenty rows from there on, or as many as there are. */
static double page_ms(struct requests *requests, int64_t before, int state, const char *form, int *rows)
{
    struct request_brief brief;
    double began = bench_cpu_ms();

    for (*rows = 0; *rows < PAGE && requests_next(requests, before, state, form, &before, &brief); ++*rows)
        request_brief_finish(&brief);
    return bench_cpu_ms() - began;
}

static bool page(struct requests *requests, int many)
{
    const int64_t places[] = {0, many / 2, many / 10, 200, 5};
    double worst_ms = 0;
    char remark[120] = "", name[16];

    for (int state = -1; state < REQUEST_STATES; state++)
        for (int form = -1; form <= BENCH_FORMS; form++)
            for (size_t at = 0; at < ARRAY_LEN(places); at++) {
                struct bench_series series = {.count = 0};
                int rows = 0;
                /* One that does not exist comes last. */
                snprintf(name, sizeof name, "%s",
                         form < 0             ? ""
                         : form < BENCH_FORMS ? bench_form_name(form)
                                              : "none");
                for (int i = -WARMING; i < PAGES; i++) {
                    double took = page_ms(requests, places[at], state, name, &rows);
                    if (i >= 0)
                        bench_add(&series, took);
                }
                if (bench_median(&series) <= worst_ms)
                    continue;
                worst_ms = bench_median(&series);
                snprintf(remark, sizeof remark, "before row %lld, state %d, form “%s”, %d rows",
                         (long long)places[at], state, name, rows);
            }
    return bench_row("a page of 20 of the list, the dearest place and filter: CPU", worst_ms, GOAL_FRAME_MS,
                     "ms", remark);
}

static bool boards(struct requests *requests, int many)
{
    struct bench_series series = {.count = 0};
    int shown = 0, sum = 0;
    char remark[80];

    for (int i = -WARMING; i < PAGES; i++) {
        struct request_tallies tallies;
        double began = bench_cpu_ms();
        requests_tallies(requests, &tallies);
        if (i >= 0)
            bench_add(&series, bench_cpu_ms() - began);
        shown = tallies.count;
        sum = 0;
        for (int t = 0; t < tallies.count; t++)
            for (int s = 0; s < REQUEST_STATES; s++)
                sum += tallies.item[t].count[s];
        request_tallies_finish(&tallies);
    }
    if (sum != many) {
        fprintf(stderr, "bench_requests_many: %d on the boards, not %d\n", sum, many);
        return false;
    }
    snprintf(remark, sizeof remark, "%d topics", shown);
    return bench_row("the boards: CPU", bench_median(&series), GOAL_FRAME_MS, "ms", remark);
}

/* With a seat of twenty, each twenty on another day to come. */
static bool hand_in_more(struct requests *requests, bool booked, int serial)
{
    struct bench_series series = {.count = 0};

    for (int i = 0; i < MORE; i += SEATS) {
        struct request_receipt receipt;
        struct request_booking booking = {.key = SERIES,
                                          .day = date_day_of_wall(BENCH_FIRST_S) + 30 + i / SEATS,
                                          .to_minute = 24 * 60,
                                          .party = 1,
                                          .capacity = SEATS,
                                          .waitlist = true};
        requests_idle(requests, 0);
        double began = bench_cpu_ms();
        for (int seat = 0; seat < SEATS; seat++)
            bench_hand_in(requests, serial + i + seat, booked ? &booking : NULL, &receipt);
        bench_add(&series, (bench_cpu_ms() - began) / SEATS);
    }
    return bench_row(booked ? "hand in one more with a seat: CPU" : "hand in one more: CPU",
                     bench_median(&series), GOAL_SUBMIT_MS, "ms", "");
}

static bool size(const char *folder, int many)
{
    char *path = fs_join(folder, "requests.db"), remark[60];
    struct stat file = {0};
    bool found = stat(path, &file) == 0;

    mem_free(path);
    snprintf(remark, sizeof remark, "%.0f MB", (double)file.st_size / 1048576);
    return found && bench_row("the database, for each request", (double)file.st_size / many, GOAL_BYTES,
                              "byte", remark);
}

/* That the copies are what the store itself would have made. */
static bool verify(struct requests *requests)
{
    struct error error = {0};
    double began = bench_wall_ms();
    bool ok = requests_verify(requests, &error);

    if (!ok)
        fprintf(stderr, "bench_requests_many: %s\n", error.text);
    bench_row("all is looked over (requests_verify): time", bench_wall_ms() - began, BENCH_RECORD, "ms", "");
    return ok;
}

int main(int argc, char **argv)
{
    char folder[] = "many.XXXXXX", remark[40];
    int many = bench_quick() ? MANY_QUICK : MANY;

    if (argc != 2 || chdir(argv[1]) != 0 || mkdtemp(folder) == NULL) {
        fprintf(stderr, "bench_requests_many SCRATCH\n");
        return 2;
    }
    double began = bench_wall_ms();
    struct requests *requests = open_many(folder, many);
    if (requests == NULL)
        return 2;
    snprintf(remark, sizeof remark, "%d", many);
    bench_row("so many requests are made: time", (bench_wall_ms() - began) / 1e3, BENCH_RECORD, "s", remark);
    bool ok = size(folder, many);
    ok &= look_up(requests, many);
    ok &= page(requests, many);
    ok &= boards(requests, many);
    ok &= hand_in_more(requests, false, MODELS);
    ok &= hand_in_more(requests, true, MODELS + MORE);
    ok &= verify(requests);
    requests_close(requests);
    return !ok;
}
