/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_REQUESTS_BODY_H
#define KETING_STORE_REQUESTS_BODY_H

#include "db.h"
#include "request_state.h"
#include "request_throttle.h"
#include "store/requests.h"

/*
 * Shared by the files of requests: one handle, one table of statements, all prepared when it opens. A
 * function that changes something runs inside of a transaction of its caller unless it says otherwise; false
 * from it means that the database failed, and the caller ends with requests_fail.
 */
enum requests_question {
    R_BEGIN,
    R_COMMIT,
    R_ROLLBACK,
    R_META,
    R_META_SET,
    R_NEWEST_SET,
    R_PROBE,
    R_EVENT_TOP,
    R_WORD,
    R_WORD_ADD,
    R_SERIES_TOP,
    R_BY_TOKEN,
    R_BY_NUMBER,
    R_CONSENT_ADD,
    R_REQUEST_ADD,
    R_EVENT_ADD,
    R_STANDING,
    R_STANDING_SET,
    R_TALLY_ADD,
    R_TAKEN,
    R_CAPACITY,
    R_WAITING_OF_KEY,
    R_PLACE_IN_LINE,
    R_SUM_TAKEN,
    R_SUM_WAITING,
    R_RECORD,
    R_EVENTS,
    R_TALLIES,
    R_NOTICES,
    R_NEXT,
    R_NEXT_OF_STATE,
    R_NEXT_OF_FORM,
    R_NEXT_OF_BOTH,
    R_BRIEF,
    R_SAME_EVENT,
    R_SAME_BEFORE,
    R_KINDS_SINCE,
    R_PUBLISHED_TEXT,
    R_PURGE_DUE,
    R_PURGE_SEALED,
    R_PURGE_TEXTS,
    R_GUESSES,
    R_GUESS_SET,
    REQUESTS_QUESTIONS
};

struct requests {
    struct db *db;
    struct seal_public key;
    char *folder;
    int folder_fd;
    int series, next_series; /* next_series: set aside, 0 = none yet */
    bool doubtful;           /* a write failed: a probe must work before the next one */
    bool clock_doubted;
    struct throttle throttle;
    struct db_statement statements[REQUESTS_QUESTIONS];
};

/* ---- requests_schema.c ---- */

/* One step of the schema, one transaction. readable_by: the oldest program that still works with what it
 * leaves; so a step that only adds may be stepped back over. */
struct migration {
    int version, readable_by;
    const char *sql;
};
extern const struct migration requests_migrations[];
extern const int requests_migration_count;

/* Brings an empty or older database to the last step. */
KETING_MUST_USE bool requests_migrate(struct db *db, const struct migration *steps, int count,
                                      struct error *error);
extern const char *const requests_sql[REQUESTS_QUESTIONS];

/* ---- requests_disk.c: transactions, and what the disk says ---- */

/* Says what to do, from what the database said last. */
void requests_say_disk(struct db *db, struct error *error);
KETING_MUST_USE bool requests_begin(struct requests *requests, struct error *error);
KETING_MUST_USE bool requests_commit(struct requests *requests, struct error *error);
/* Takes all back because the disk failed, and says so; no write is tried before a probe worked. */
void requests_fail(struct requests *requests, struct error *error);
/* empty: cuts it to nothing too, waiting for who reads it. Not inside of a transaction. */
void requests_copy_log_back(struct requests *requests, bool empty, struct error *error);
/* Takes all back because it may not be. */
void requests_take_back(struct requests *requests);

/* ---- requests_series.c: which numbers may be given ---- */

/* Not inside of a transaction. */
KETING_MUST_USE bool requests_series_open(struct requests *requests, struct error *error);
/* Sets the next series aside when this one is nearly used up, so that a submission has one sync. Not inside
 * of a transaction. */
KETING_MUST_USE bool requests_series_ahead(struct requests *requests, int places_left, struct error *error);
struct next_number {
    int64_t number;
    int series;
    bool moved; /* into the series set aside */
};
KETING_MUST_USE bool requests_next_number(struct requests *requests, struct next_number *next);
/* After the commit. */
void requests_number_given(struct requests *requests, const struct next_number *next);

/* ---- requests_event.c ---- */

/* A request at hand: what of it never changes, and its standing. */
struct request_at {
    int64_t row, number, form, topic; /* words */
    int keep_days;
    int64_t booking_key; /* word; 0 = none */
    int32_t booking_day;
    int from_minute, to_minute, party;
    struct standing standing;
};

/* Ready for binding; NULL when the database failed. */
KETING_MUST_USE struct db_statement *requests_ask(struct requests *requests, enum requests_question question);
KETING_MUST_USE bool requests_meta(struct requests *requests, const char *key, int64_t *out);
KETING_MUST_USE bool requests_set_meta(struct requests *requests, const char *key, int64_t value);
/* The number of a text that occurs often; 0 is "". */
KETING_MUST_USE bool requests_word(struct requests *requests, const char *text, int64_t *word);
/* Without adding it: -1 = not there. */
int64_t requests_known_word(struct requests *requests, const char *text);
void requests_bind_day(struct db_statement *statement, int at, int32_t day);
int32_t requests_day(struct db_statement *row, int column);

enum find { FIND_FOUND, FIND_NONE, FIND_FAILED };
enum find requests_row_of(struct requests *requests, int64_t number, int64_t *row, int *code);
enum find requests_at_row(struct requests *requests, int64_t row, struct request_at *at);
enum find requests_at_number(struct requests *requests, int64_t number, struct request_at *at);
/* Reads a standing from the columns `first` on, as R_STANDING and R_RECORD give them. */
void requests_read_standing(struct db_statement *row, int first, struct standing *standing);
/* Stores the event and applies it in memory; change->day and change->seq are set here. */
KETING_MUST_USE bool requests_add_event(struct requests *requests, struct request_at *at,
                                        struct change *change);
/* before: NULL for a new request. */
KETING_MUST_USE bool requests_save(struct requests *requests, const struct request_at *at,
                                   const struct standing *before);
/* Both. */
KETING_MUST_USE bool requests_change(struct requests *requests, struct request_at *at, struct change *change);

/* ---- requests_booking.c ---- */

/* Promotes who waits for places of that key, the longest waiting first, as far as they fit. offer: what is
 * asked for just now, whose capacity is the newest; NULL = none. */
KETING_MUST_USE bool requests_promote(struct requests *requests, int64_t key,
                                      const struct request_booking *offer, int64_t wall_s);
/* Days before it are over; with a doubted clock none is. Never DAY_NONE. */
int32_t requests_first_day(const struct requests *requests, int64_t wall_s);
KETING_MUST_USE bool requests_fits(struct requests *requests, int64_t key,
                                   const struct request_booking *booking, int32_t today, bool *fits);
KETING_MUST_USE bool requests_place_in_line(struct requests *requests, int64_t row, int *place);

/* ---- requests_look_up.c ---- */

KETING_MUST_USE struct request_record *requests_read_record(struct requests *requests, int64_t row);

/* ---- requests_guess.c: what is kept of wrong tries ---- */

KETING_MUST_USE bool requests_read_guesses(struct requests *requests, struct error *error);
/* One transaction; place of the throttle, -1 = nothing to do. On a disk that fails only the memory knows. */
void requests_keep_guess(struct requests *requests, int place);

#endif
