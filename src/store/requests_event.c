/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/str.h"

struct db_statement *requests_ask(struct requests *requests, enum requests_question question)
{
    struct db_statement *statement = &requests->statements[question];

    return db_begin(requests->db, statement) ? statement : NULL;
}

bool requests_meta(struct requests *requests, const char *key, int64_t *out)
{
    struct db_statement *row = requests_ask(requests, R_META);
    bool found = false;

    if (row == NULL)
        return false;
    db_bind_text(row, 1, key);
    if (db_step(row) == DB_ROW) {
        *out = db_int(row, 0, INT64_MIN, INT64_MAX);
        found = true;
    }
    db_reset(row);
    return found;
}

bool requests_set_meta(struct requests *requests, const char *key, int64_t value)
{
    struct db_statement *row = requests_ask(requests, R_META_SET);

    if (row == NULL)
        return false;
    db_bind_text(row, 1, key);
    db_bind_int(row, 2, value);
    return db_finish(row);
}

enum { WORD_NONE = -1, WORD_FAILED = -2 };

static int64_t find_word(struct requests *requests, const char *text)
{
    struct db_statement *row = requests_ask(requests, R_WORD);
    int64_t word = WORD_FAILED;

    if (row == NULL)
        return word;
    db_bind_text(row, 1, text);
    switch (db_step(row)) {
    case DB_ROW: word = db_int(row, 0, 0, INT64_MAX); break;
    case DB_DONE: word = WORD_NONE; break;
    case DB_FAILED: break;
    }
    db_reset(row);
    return word;
}

int64_t requests_known_word(struct requests *requests, const char *text)
{
    int64_t word = text[0] == '\0' ? 0 : find_word(requests, text);

    return word == WORD_FAILED ? WORD_NONE : word;
}

bool requests_word(struct requests *requests, const char *text, int64_t *word)
{
    *word = text[0] == '\0' ? 0 : find_word(requests, text);
    if (*word != WORD_NONE)
        return *word != WORD_FAILED;
    struct db_statement *row = requests_ask(requests, R_WORD_ADD);
    if (row == NULL)
        return false;
    db_bind_text(row, 1, text);
    if (!db_finish(row))
        return false;
    *word = db_last_row(requests->db);
    return true;
}

void requests_bind_day(struct db_statement *statement, int at, int32_t day)
{
    if (day != DAY_NONE)
        db_bind_int(statement, at, day);
}

int32_t requests_day(struct db_statement *row, int column)
{
    return db_is_null(row, column) ? (int32_t)DAY_NONE : (int32_t)db_int(row, column, DAY_NONE, INT32_MAX);
}

enum find requests_row_of(struct requests *requests, int64_t number, int64_t *row, int *code)
{
    struct db_statement *found = requests_ask(requests, R_BY_NUMBER);

    if (found == NULL)
        return FIND_FAILED;
    db_bind_int(found, 1, number);
    enum db_step step = db_step(found);
    if (step == DB_ROW) {
        *row = db_int(found, 0, 1, INT64_MAX);
        *code = (int)db_int(found, 1, 0, 9999);
    }
    db_reset(found);
    return step == DB_ROW ? FIND_FOUND : step == DB_DONE ? FIND_NONE : FIND_FAILED;
}

void requests_read_standing(struct db_statement *row, int first, struct standing *standing)
{
    *standing = (struct standing){
        .state = (enum request_state)db_int(row, first, 0, REQUEST_STATES - 1),
        .person = db_int(row, first + 1, 0, INT64_MAX),
        .due_day = requests_day(row, first + 2),
        .closed_day = requests_day(row, first + 3),
        .follow_up_day = requests_day(row, first + 4),
        .rating = (int)db_int(row, first + 5, 0, 9999),
        .rated = db_int(row, first + 6, 0, 1) != 0,
        .published = db_int(row, first + 7, 0, INT64_MAX),
        .claim = (enum claim)db_int(row, first + 8, 0, CLAIM_CONFIRMED),
        .purged = db_int(row, first + 9, 0, 1) != 0,
    };
}

enum find requests_at_row(struct requests *requests, int64_t row, struct request_at *at)
{
    struct db_statement *found = requests_ask(requests, R_STANDING);

    if (found == NULL)
        return FIND_FAILED;
    db_bind_int(found, 1, row);
    enum db_step step = db_step(found);
    if (step == DB_ROW) {
        *at = (struct request_at){
            .row = row,
            .number = db_int(found, 0, 0, INT64_MAX),
            .form = db_int(found, 1, 0, INT64_MAX),
            .topic = db_int(found, 2, 0, INT64_MAX),
            .keep_days = (int)db_int(found, 3, 0, LIMIT_KEEP_DAYS),
            .booking_key = db_int(found, 4, 0, INT64_MAX),
            .booking_day = requests_day(found, 5),
            .from_minute = (int)db_int(found, 6, 0, 1440),
            .to_minute = (int)db_int(found, 7, 0, 1440),
            .party = (int)db_int(found, 8, 0, INT32_MAX),
        };
        requests_read_standing(found, 9, &at->standing);
    }
    db_reset(found);
    return step == DB_ROW ? FIND_FOUND : step == DB_DONE ? FIND_NONE : FIND_FAILED;
}

enum find requests_at_number(struct requests *requests, int64_t number, struct request_at *at)
{
    int64_t row = 0;
    int code;
    enum find found = requests_row_of(requests, number, &row, &code);

    return found == FIND_FOUND ? requests_at_row(requests, row, at) : found;
}

static bool set_newest(struct requests *requests, int64_t at_s)
{
    struct db_statement *row = requests_ask(requests, R_NEWEST_SET);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, at_s);
    return db_finish(row);
}

/* What is closed counts from the newest moment that was believed, so that a wrong clock deletes nothing too
 * early and keeps nothing for ever. */
static bool note_time(struct requests *requests, struct change *change)
{
    int64_t newest = 0;

    if (!requests->clock_doubted && !set_newest(requests, change->at_s))
        return false;
    if (!requests_meta(requests, "newest_s", &newest))
        return false;
    change->day = date_day_of_wall(newest);
    return true;
}

bool requests_add_event(struct requests *requests, struct request_at *at, struct change *change)
{
    struct db_statement *row;

    if (!note_time(requests, change) || (row = requests_ask(requests, R_EVENT_ADD)) == NULL)
        return false;
    db_bind_int(row, 1, at->row);
    db_bind_int(row, 2, change->kind);
    db_bind_int(row, 3, change->origin);
    db_bind_int(row, 4, change->at_s);
    db_bind_int(row, 5, change->day);
    db_bind_text(row, 6, change->text != NULL ? change->text : "");
    db_bind_int(row, 7, change->person);
    requests_bind_day(row, 8, change->due_day);
    db_bind_int(row, 9, change->rating);
    if (!db_finish(row))
        return false;
    change->seq = db_last_row(requests->db);
    request_apply(&at->standing, change);
    return true;
}

static bool count(struct requests *requests, const struct request_at *at, enum request_state state, int n)
{
    struct db_statement *row = requests_ask(requests, R_TALLY_ADD);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, at->form);
    db_bind_int(row, 2, at->topic);
    db_bind_int(row, 3, state);
    db_bind_int(row, 4, n);
    return db_finish(row);
}

bool requests_save(struct requests *requests, const struct request_at *at, const struct standing *before)
{
    const struct standing *now = &at->standing;
    struct db_statement *row = requests_ask(requests, R_STANDING_SET);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, at->row);
    db_bind_int(row, 2, at->form);
    db_bind_int(row, 3, now->state);
    db_bind_int(row, 4, now->person);
    requests_bind_day(row, 5, now->due_day);
    requests_bind_day(row, 6, now->closed_day);
    requests_bind_day(row, 7, now->follow_up_day);
    db_bind_int(row, 8, now->rating);
    db_bind_int(row, 9, now->rated);
    if (now->published != 0)
        db_bind_int(row, 10, now->published);
    db_bind_int(row, 11, now->claim);
    db_bind_int(row, 12, now->purged);
    /* The day it is closed and keep_days whole ones after it. A seat or a room whose day is over has served
     * its purpose, whether or not anybody closed it (PIPL Art. 19). */
    int32_t served = now->closed_day != DAY_NONE ? now->closed_day
                     : at->booking_key != 0      ? at->booking_day
                                                 : DAY_NONE;
    if (served != DAY_NONE && !now->purged)
        db_bind_int(row, 13, (int64_t)served + at->keep_days + 1);
    if (!db_finish(row))
        return false;
    if (before != NULL && before->state == now->state)
        return true;
    return (before == NULL || count(requests, at, before->state, -1)) && count(requests, at, now->state, 1);
}

bool requests_change(struct requests *requests, struct request_at *at, struct change *change)
{
    struct standing before = at->standing;

    return requests_add_event(requests, at, change) && requests_save(requests, at, &before);
}
