/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/model.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { EVENTS_MOST = 1000 };

/* ---- reading ------------------------------------------------------------------------------------------- */

static void read_rating(int rating, int out[REQUEST_INDICATORS])
{
    for (int i = REQUEST_INDICATORS - 1; i >= 0; i--, rating /= 10)
        out[i] = rating % 10;
}

static void read_request(struct db_statement *row, struct request_record *record)
{
    struct standing standing;

    record->number = db_int(row, 0, 0, INT64_MAX);
    record->form = db_text(row, 1, LIMIT_NAME_CHARS);
    record->form_version = db_text(row, 2, LIMIT_NAME_CHARS);
    record->consent_version = db_text(row, 3, LIMIT_NAME_CHARS);
    record->topic = db_text(row, 4, REQUEST_TOPIC_CHARS);
    record->person = db_text(row, 5, LIMIT_NAME_CHARS);
    record->submitted_s = db_int(row, 6, INT64_MIN, INT64_MAX);
    record->booking_key = db_text(row, 7, LIMIT_NAME_CHARS);
    record->booking_day = requests_day(row, 8);
    record->from_minute = (int)db_int(row, 9, 0, 1440);
    record->to_minute = (int)db_int(row, 10, 0, 1440);
    record->party = (int)db_int(row, 11, 0, INT32_MAX);
    if (!db_is_null(row, 12))
        record->sealed = db_blob(row, 12, seal_sealed_bytes(ANSWERS_BYTES_MAX), &record->sealed_bytes);
    requests_read_standing(row, 13, &standing);
    record->state = standing.state;
    record->due_day = standing.due_day;
    record->purged = standing.purged;
    record->published = standing.published != 0;
    record->claimed = standing.claim != CLAIM_NONE;
    read_rating(standing.rating, record->rating);
    record->consent = db_text(row, 23, LIMIT_CONSENT_CHARS);
    record->separate_consent = db_text(row, 24, LIMIT_CONSENT_CHARS);
}

static bool read_events(struct requests *requests, int64_t row, struct request_record *record)
{
    struct db_statement *rows = requests_ask(requests, R_EVENTS);
    enum db_step step = DB_FAILED;
    int space = 0;

    if (rows == NULL)
        return false;
    db_bind_int(rows, 1, row);
    while ((step = db_step(rows)) == DB_ROW && record->event_count < EVENTS_MOST) {
        if (record->event_count == space) {
            space = space != 0 ? 2 * space : 8;
            record->event = mem_realloc(record->event, (size_t)space * sizeof *record->event);
        }
        record->event[record->event_count++] = (struct request_event){
            .kind = (enum request_event_kind)db_int(rows, 0, 0, REQUEST_EVENTS - 1),
            .at_s = db_int(rows, 1, INT64_MIN, INT64_MAX),
            .text = db_text(rows, 2, REQUEST_REPLY_CHARS),
            .person = db_text(rows, 3, LIMIT_NAME_CHARS),
            .due_day = requests_day(rows, 4),
        };
    }
    db_reset(rows);
    return step != DB_FAILED;
}

struct request_record *requests_read_record(struct requests *requests, int64_t row)
{
    struct db_statement *found = requests_ask(requests, R_RECORD);
    struct request_record *record = NULL;

    if (found == NULL)
        return NULL;
    db_bind_int(found, 1, row);
    if (db_step(found) == DB_ROW) {
        record = mem_zalloc(sizeof *record);
        read_request(found, record);
    }
    db_reset(found);
    if (record == NULL)
        return NULL;
    if (read_events(requests, row, record) && requests_place_in_line(requests, row, &record->place_in_line))
        return record;
    request_record_destroy(record);
    return NULL;
}

void request_record_destroy(struct request_record *record)
{
    if (record == NULL)
        return;
    for (int i = 0; i < record->event_count; i++) {
        mem_free(record->event[i].text);
        mem_free(record->event[i].person);
    }
    mem_free(record->event);
    mem_free(record->form);
    mem_free(record->form_version);
    mem_free(record->consent_version);
    mem_free(record->consent);
    mem_free(record->separate_consent);
    mem_free(record->topic);
    mem_free(record->person);
    mem_free(record->booking_key);
    mem_free(record->sealed);
    mem_free(record);
}

struct request_record *requests_record(struct requests *requests, int64_t number)
{
    int64_t row;
    int code;

    return requests_row_of(requests, number, &row, &code) == FIND_FOUND ? requests_read_record(requests, row)
                                                                        : NULL;
}

/* ---- by number and code -------------------------------------------------------------------------------- */

/* For an unknown number a code is compared that nobody can type. */
static bool is_code(const char *typed, bool known, int code)
{
    char right[REQUEST_CODE_BYTES] = "----", asked[REQUEST_CODE_BYTES] = "";

    if (known)
        snprintf(right, sizeof right, "%04u", (unsigned)code % 10000);
    if (strlen(typed) == REQUEST_CODE_BYTES - 1)
        memcpy(asked, typed, REQUEST_CODE_BYTES);
    return sodium_memcmp(right, asked, REQUEST_CODE_BYTES) == 0 && known;
}

enum look_up_result requests_look_up(struct requests *requests, int64_t number, const char *code,
                                     uint64_t now_us, struct request_record **record, int *wait_s)
{
    int64_t row = 0;
    int right = 0;

    *record = NULL;
    *wait_s = throttle_wait_s(&requests->throttle, number, now_us);
    if (*wait_s > 0)
        return LOOK_UP_WAIT;
    bool known = requests_row_of(requests, number, &row, &right) == FIND_FOUND;
    if (is_code(code, known, right)) {
        requests_keep_guess(requests, throttle_right(&requests->throttle, number));
        *record = requests_read_record(requests, row);
        return *record != NULL ? LOOK_UP_FOUND : LOOK_UP_WRONG;
    }
    requests_keep_guess(requests, throttle_wrong(&requests->throttle, number, now_us));
    *wait_s = throttle_wait_s(&requests->throttle, number, now_us);
    return LOOK_UP_WRONG;
}
