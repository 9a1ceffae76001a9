/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

/*
 * requests.db. request and event hold what happened and are kept by triggers; standing and tally are what the
 * events add up to. Texts that occur often (forms, versions, topics, names of staff) are words, so that a
 * million requests stay small. Days are days since 1970-01-01, NULL = none; booking_day knows DAY_NONE, which
 * sorts first.
 *
 * The code of four digits is not hashed. It keeps other visitors away; whoever holds this file reads more in
 * it than the code would show him, any hash of ten thousand values is undone in a moment, and a key for it
 * would lie beside, or be lost and lock everybody out.
 *
 * A change of the schema is a new step at the end, in two halves that are a release apart: first one that
 * only adds (readable_by stays, programs from before still work), later one that takes away (readable_by =
 * version).
 */
static const char schema_1[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "INSERT INTO meta VALUES('opened', 0), ('series', 0), ('next_series', 0), ('newest_s', 0), ('probe', 0);"

    "CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
    "INSERT INTO word VALUES(0, '');"

    "CREATE TABLE request(row INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, "
    "token BLOB NOT NULL UNIQUE, code INTEGER NOT NULL, form INTEGER NOT NULL REFERENCES word(id), "
    "form_version INTEGER NOT NULL REFERENCES word(id), "
    "consent_version INTEGER NOT NULL REFERENCES word(id), topic INTEGER NOT NULL REFERENCES word(id), "
    "submitted_s INTEGER NOT NULL, keep_days INTEGER NOT NULL, "
    "booking_key INTEGER REFERENCES word(id), booking_day INTEGER, from_minute INTEGER, to_minute INTEGER, "
    "party INTEGER, capacity INTEGER, sealed BLOB) STRICT;"
    "CREATE INDEX request_booking ON request(booking_key, booking_day) WHERE booking_key IS NOT NULL;"

    "CREATE TABLE event(seq INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request(row), "
    "kind INTEGER NOT NULL, origin INTEGER NOT NULL, at_s INTEGER NOT NULL, day INTEGER NOT NULL, "
    "text TEXT NOT NULL, person INTEGER NOT NULL REFERENCES word(id), due_day INTEGER, "
    "rating INTEGER NOT NULL) STRICT;"
    "CREATE INDEX event_of ON event(request);"

    "CREATE TABLE standing(request INTEGER PRIMARY KEY REFERENCES request(row), state INTEGER NOT NULL, "
    "form INTEGER NOT NULL, person INTEGER NOT NULL, due_day INTEGER, closed_day INTEGER, "
    "follow_up_day INTEGER, rating INTEGER NOT NULL, rated INTEGER NOT NULL, published INTEGER, "
    "claim INTEGER NOT NULL, purged INTEGER NOT NULL, purge_day INTEGER) STRICT;"
    "CREATE INDEX standing_state ON standing(state);"
    "CREATE INDEX standing_form ON standing(form);"
    "CREATE INDEX standing_both ON standing(form, state);"
    "CREATE INDEX standing_published ON standing(form, published) WHERE published IS NOT NULL;"
    "CREATE INDEX standing_purge ON standing(purge_day) WHERE purge_day IS NOT NULL;"

    "CREATE TABLE tally(form INTEGER NOT NULL, topic INTEGER NOT NULL, state INTEGER NOT NULL, "
    "n INTEGER NOT NULL, PRIMARY KEY(form, topic, state)) STRICT, WITHOUT ROWID;"

    /* Nothing that happened is written again; only what a resident wrote may go, and only when all is over.
     * */
    "CREATE TRIGGER request_stays BEFORE UPDATE OF row, number, token, code, form, form_version, "
    "consent_version, topic, submitted_s, keep_days, booking_key, booking_day, from_minute, to_minute, "
    "party, capacity ON request BEGIN SELECT RAISE(ABORT, 'a request never changes'); END;"
    "CREATE TRIGGER request_purged BEFORE UPDATE OF sealed ON request WHEN NEW.sealed IS NOT NULL "
    "OR NOT EXISTS (SELECT 1 FROM standing WHERE request=OLD.row AND purge_day IS NOT NULL) "
    "BEGIN SELECT RAISE(ABORT, 'only what has served its purpose is purged'); END;"
    "CREATE TRIGGER request_never_goes BEFORE DELETE ON request "
    "BEGIN SELECT RAISE(ABORT, 'a request never goes'); END;"
    "CREATE TRIGGER event_stays BEFORE UPDATE OF seq, request, kind, origin, at_s, day, person, due_day, "
    "rating ON event BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;"
    "CREATE TRIGGER event_purged BEFORE UPDATE OF text ON event WHEN NEW.text<>'' "
    "OR NOT EXISTS (SELECT 1 FROM standing WHERE request=OLD.request AND purge_day IS NOT NULL) "
    "BEGIN SELECT RAISE(ABORT, 'only what has served its purpose is purged'); END;"
    "CREATE TRIGGER event_never_goes BEFORE DELETE ON event "
    "BEGIN SELECT RAISE(ABORT, 'an event never goes'); END;"
    "CREATE TRIGGER word_stays BEFORE UPDATE ON word BEGIN SELECT RAISE(ABORT, 'a word never changes'); END;"
    "CREATE TRIGGER word_never_goes BEFORE DELETE ON word "
    "BEGIN SELECT RAISE(ABORT, 'a word never goes'); END;";

/* Who guesses codes, place by place (request_throttle.h). */
static const char schema_2[] =
    "CREATE TABLE guess(place INTEGER PRIMARY KEY, number INTEGER NOT NULL, wrong INTEGER NOT NULL, "
    "locks INTEGER NOT NULL, locked INTEGER NOT NULL) STRICT;";

/* What each version of a consent said. */
static const char schema_3[] =
    "CREATE TABLE consent(version INTEGER PRIMARY KEY REFERENCES word(id), text TEXT NOT NULL, "
    "separate TEXT NOT NULL) STRICT;"
    "CREATE TRIGGER consent_stays BEFORE UPDATE ON consent "
    "BEGIN SELECT RAISE(ABORT, 'a consent never changes'); END;"
    "CREATE TRIGGER consent_never_goes BEFORE DELETE ON consent "
    "BEGIN SELECT RAISE(ABORT, 'a consent never goes'); END;";

/* The day of the last purge, since when the day is far ahead of it, and the last event of a clock that was
 * put right; 0 = none. */
static const char schema_4[] =
    "INSERT INTO meta VALUES('purged_day', 0), ('leap_day', 0), ('clock_set_seq', 0);";

const struct migration requests_migrations[] = {
    {1, 1, schema_1}, {2, 1, schema_2}, {3, 1, schema_3}, {4, 1, schema_4}};
const int requests_migration_count = ARRAY_LEN(requests_migrations);

_Static_assert(REQUEST_DONE == 4 && REQUEST_REJECTED == 5 && REQUEST_CANCELLED == 6 &&
                   REQUEST_WAITLISTED == 7 && REQUEST_EVENT_PUBLISHED == 11,
               "these numbers stand in the statements below");
#define HOLDS_PLACES "s.state NOT IN (5, 6, 7)"
#define STANDING_COLUMNS \
    "s.state, s.person, s.due_day, s.closed_day, s.follow_up_day, s.rating, s.rated, s.published, s.claim, " \
    "s.purged"
#define WORD(column) "(SELECT text FROM word WHERE id=" column ")"

/* clang-format off */
const char *const requests_sql[REQUESTS_QUESTIONS] = {
    [R_BEGIN] = "BEGIN IMMEDIATE",
    [R_COMMIT] = "COMMIT",
    [R_ROLLBACK] = "ROLLBACK",
    [R_META] = "SELECT value FROM meta WHERE key=?1",
    [R_META_SET] = "UPDATE meta SET value=?2 WHERE key=?1",
    [R_NEWEST_SET] = "UPDATE meta SET value=?1 WHERE key='newest_s' AND value<?1",
    /* Always another value: SQLite writes nothing when nothing changes. */
    [R_PROBE] = "UPDATE meta SET value=max(value+1, ?1) WHERE key='probe'",
    [R_EVENT_TOP] = "SELECT coalesce(max(seq), 0) FROM event",
    [R_WORD] = "SELECT id FROM word WHERE text=?1",
    [R_WORD_ADD] = "INSERT INTO word(text) VALUES(?1)",
    [R_SERIES_TOP] = "SELECT max(number) FROM request WHERE number BETWEEN ?1 AND ?2",
    [R_BY_TOKEN] = "SELECT row, number, code FROM request WHERE token=?1",
    [R_BY_NUMBER] = "SELECT row, code FROM request WHERE number=?1",
    [R_CONSENT_ADD] = "INSERT INTO consent VALUES(?1, ?2, ?3) ON CONFLICT(version) DO NOTHING",
    [R_REQUEST_ADD] =
        "INSERT INTO request(number, token, code, form, form_version, consent_version, topic, submitted_s, "
        "keep_days, booking_key, booking_day, from_minute, to_minute, party, capacity, sealed) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    [R_EVENT_ADD] = "INSERT INTO event(request, kind, origin, at_s, day, text, person, due_day, rating) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [R_STANDING] = "SELECT r.number, r.form, r.topic, r.keep_days, r.booking_key, r.booking_day, "
                   "r.from_minute, r.to_minute, r.party, " STANDING_COLUMNS
                   " FROM request r JOIN standing s ON s.request=r.row WHERE r.row=?1",
    [R_STANDING_SET] =
        "INSERT INTO standing(request, form, state, person, due_day, closed_day, follow_up_day, rating, "
        "rated, published, claim, purged, purge_day) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT(request) DO UPDATE SET "
        "state=?3, person=?4, due_day=?5, closed_day=?6, follow_up_day=?7, rating=?8, rated=?9, "
        "published=?10, claim=?11, purged=?12, purge_day=?13",
    [R_TALLY_ADD] = "INSERT INTO tally(form, topic, state, n) VALUES(?1, ?2, ?3, ?4) "
                    "ON CONFLICT DO UPDATE SET n=n+?4",
    /* In the order of the days. */
    [R_TAKEN] =
        "SELECT r.booking_day, r.from_minute, r.to_minute, r.party FROM request r "
        "CROSS JOIN standing s ON s.request=r.row WHERE r.booking_key=?1 "
        "AND r.booking_day BETWEEN ?2 AND ?3 AND r.from_minute<?5 AND r.to_minute>?4 AND " HOLDS_PLACES
        " ORDER BY r.booking_day",
    [R_CAPACITY] = "SELECT capacity FROM request WHERE booking_key=?1 AND booking_day=?2 "
                   "ORDER BY row DESC LIMIT 1",
    /* Those whose day is over are not looked at: there are more of them every year. Two questions, because
     * one with OR would walk all that was ever booked of the key. */
    [R_WAITING_OF_KEY] = "SELECT r.row AS waiting FROM request r INDEXED BY request_booking "
                         "CROSS JOIN standing s ON s.request=r.row "
                         "WHERE r.booking_key=?1 AND r.booking_day=?3 AND s.state=7 UNION ALL "
                         "SELECT r.row FROM request r INDEXED BY request_booking "
                         "CROSS JOIN standing s ON s.request=r.row "
                         "WHERE r.booking_key=?1 AND r.booking_day>=?2 AND s.state=7 ORDER BY waiting",
    [R_PLACE_IN_LINE] =
        "SELECT count(*) FROM request r CROSS JOIN standing s ON s.request=r.row WHERE r.booking_key=?1 "
        "AND r.booking_day=?2 AND r.row<=?3 AND s.state=7",
    [R_SUM_TAKEN] = "SELECT total(r.party) FROM request r CROSS JOIN standing s ON s.request=r.row "
                    "WHERE r.booking_key=?1 AND r.booking_day IN (?2, ?3) AND " HOLDS_PLACES,
    [R_SUM_WAITING] = "SELECT total(r.party) FROM request r CROSS JOIN standing s ON s.request=r.row "
                      "WHERE r.booking_key=?1 AND r.booking_day=?2 AND s.state=7",
    [R_RECORD] = "SELECT r.number, " WORD("r.form") ", " WORD("r.form_version") ", "
                 WORD("r.consent_version") ", " WORD("r.topic") ", " WORD("s.person") ", r.submitted_s, "
                 WORD("r.booking_key") ", r.booking_day, r.from_minute, r.to_minute, r.party, r.sealed, "
                 STANDING_COLUMNS ", c.text, c.separate FROM request r JOIN standing s ON s.request=r.row "
                 "LEFT JOIN consent c ON c.version=r.consent_version WHERE r.row=?1",
    [R_EVENTS] = "SELECT kind, at_s, text, " WORD("person") ", due_day FROM event WHERE request=?1 "
                                                            "ORDER BY seq",
    [R_TALLIES] = "SELECT " WORD("form") ", " WORD("topic") ", state, n FROM tally ORDER BY form, topic",
    [R_NOTICES] = "SELECT r.number, e.text, e.at_s, s.claim, s.state FROM standing s "
                  "INDEXED BY standing_published JOIN request r ON r.row=s.request "
                  "JOIN event e ON e.seq=s.published WHERE s.form=?1 AND s.published IS NOT NULL "
                  "ORDER BY s.published DESC LIMIT ?2",
    [R_NEXT] = "SELECT row FROM request WHERE row<?1 ORDER BY row DESC LIMIT 1",
    [R_NEXT_OF_STATE] =
        "SELECT request FROM standing INDEXED BY standing_state WHERE request<?1 AND state=?2 "
        "ORDER BY request DESC LIMIT 1",
    [R_NEXT_OF_FORM] = "SELECT request FROM standing INDEXED BY standing_form WHERE request<?1 AND form=?3 "
                       "ORDER BY request DESC LIMIT 1",
    [R_NEXT_OF_BOTH] = "SELECT request FROM standing INDEXED BY standing_both WHERE request<?1 AND state=?2 "
                       "AND form=?3 ORDER BY request DESC LIMIT 1",
    [R_BRIEF] = "SELECT r.number, r.submitted_s, " WORD("r.form") ", " WORD("r.topic") ", " WORD(
        "s.person") ", s.state, s.due_day FROM request r JOIN standing s ON s.request=r.row WHERE r.row=?1",
    /* ?6: its time, or NULL for any since it was reopened last (kind 6). */
    [R_SAME_EVENT] = "SELECT 1 FROM event WHERE request=?1 AND kind=?2 AND text=?3 AND person=?4 "
                     "AND due_day IS ?5 AND (at_s=?6 OR (?6 IS NULL AND seq>coalesce((SELECT max(seq) FROM "
                     "event WHERE request=?1 AND kind=6), 0))) LIMIT 1",
    [R_SAME_BEFORE] = "SELECT 1 FROM event WHERE request=?1 AND kind=?2 AND text=?3 AND person=?4 "
                      "AND due_day IS ?5 AND seq<(SELECT max(seq) FROM event WHERE request=?1 AND kind=6) "
                      "LIMIT 1",
    [R_KINDS_SINCE] = "SELECT kind FROM event WHERE request=?1 ORDER BY seq LIMIT -1 OFFSET ?2",
    [R_PUBLISHED_TEXT] = "SELECT text FROM event WHERE seq=?1",
    [R_PURGE_DUE] = "SELECT request FROM standing INDEXED BY standing_purge WHERE purge_day<=?1 "
                    "ORDER BY purge_day LIMIT ?2",
    [R_PURGE_SEALED] = "UPDATE request SET sealed=NULL WHERE row=?1",
    [R_PURGE_TEXTS] = "UPDATE event SET text='' WHERE request=?1 AND kind<>11 AND text<>''",
    [R_GUESSES] = "SELECT place, number, wrong, locks, locked FROM guess",
    [R_GUESS_SET] = "INSERT INTO guess VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(place) DO UPDATE SET "
                    "number=?2, wrong=?3, locks=?4, locked=?5",
};
/* clang-format on */

static bool run_step(struct db *db, const struct migration *step)
{
    char *stamp = str_format("PRAGMA application_id=%d; PRAGMA user_version=%d;"
                             "INSERT INTO meta VALUES('readable_by', %d) "
                             "ON CONFLICT DO UPDATE SET value=excluded.value",
                             REQUESTS_APPLICATION_ID, step->version, step->readable_by);
    bool ok = db_run(db, "BEGIN IMMEDIATE") && db_run(db, step->sql) && db_run(db, stamp) &&
              db_run(db, "COMMIT");

    mem_free(stamp);
    return ok;
}

bool requests_migrate(struct db *db, const struct migration *steps, int count, struct error *error)
{
    int64_t version = 0;

    if (!db_get_int(db, "PRAGMA user_version", &version))
        goto failed;
    for (int i = 0; i < count; i++)
        if (steps[i].version > version && !run_step(db, &steps[i]))
            goto failed;
    return true;
failed:
    requests_say_disk(db, error);
    if (db_in_transaction(db) && !db_run(db, "ROLLBACK"))
        log_error("the step of the schema could not be taken back");
    return false;
}
