/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* What is about to be stored. */
struct draft {
    const struct submission *submission;
    void *sealed;
    size_t sealed_bytes;
    struct next_number next;
    int code;
    int place_in_line;
};

static bool check(const struct submission *submission, struct error *error)
{
    const struct request_booking *booking = submission->booking;
    bool ok = booking == NULL ||
              (booking->key[0] != '\0' && booking->party >= 1 && booking->party <= INT16_MAX &&
               booking->capacity >= 0 && booking->from_minute >= 0 && booking->to_minute <= 24 * 60 &&
               booking->from_minute < booking->to_minute);

    /* The zero token would be everybody's, and give one resident the receipt of another. */
    ok = ok && !sodium_is_zero(submission->token, REQUEST_TOKEN_BYTES) && submission->form[0] != '\0';
    if (!ok) {
        log_error("a submission of form %.64s that cannot be", submission->form);
        error_set(error, ERROR_INPUT, "这份表单设置有误，不能在这里提交。请到综合窗口办理，并告诉工作人员。");
    }
    return ok;
}

static bool seal_answers(struct requests *requests, struct draft *draft, struct error *error)
{
    size_t bytes = 0;
    void *packed = answers_pack(draft->submission->answers, &bytes);

    if (packed == NULL) {
        error_set(error, ERROR_LIMIT, "写的内容太长，请改短一些再提交，或到综合窗口办理。");
        return false;
    }
    draft->sealed_bytes = seal_sealed_bytes(bytes);
    draft->sealed = mem_alloc(draft->sealed_bytes);
    bool ok = seal_box(&requests->key, packed, bytes, draft->sealed);
    sodium_memzero(packed, bytes);
    mem_free(packed);
    if (!ok) {
        log_error("the answers cannot be sealed");
        error_set(error, ERROR_SYSTEM, "这台机器现在不能加密，没有收下。请到综合窗口办理，并告诉工作人员。");
    }
    return ok;
}

/* ---- the row ------------------------------------------------------------------------------------------- */

static bool insert_request(struct requests *requests, struct request_at *at, const struct draft *draft,
                           const int64_t versions[2])
{
    const struct submission *submission = draft->submission;
    const struct request_booking *booking = submission->booking;
    struct db_statement *row = requests_ask(requests, R_REQUEST_ADD);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, at->number);
    db_bind_blob(row, 2, submission->token, REQUEST_TOKEN_BYTES);
    db_bind_int(row, 3, draft->code);
    db_bind_int(row, 4, at->form);
    db_bind_int(row, 5, versions[0]);
    db_bind_int(row, 6, versions[1]);
    db_bind_int(row, 7, at->topic);
    db_bind_int(row, 8, submission->wall_s);
    db_bind_int(row, 9, at->keep_days);
    if (booking != NULL) {
        db_bind_int(row, 10, at->booking_key);
        db_bind_int(row, 11, booking->day);
        db_bind_int(row, 12, booking->from_minute);
        db_bind_int(row, 13, booking->to_minute);
        db_bind_int(row, 14, booking->party);
        db_bind_int(row, 15, booking->capacity);
    }
    db_bind_blob(row, 16, draft->sealed, draft->sealed_bytes);
    if (!db_finish(row))
        return false;
    at->row = db_last_row(requests->db);
    return true;
}

static bool insert_events(struct requests *requests, struct request_at *at, const struct draft *draft,
                          bool waits)
{
    struct change change = {.kind = REQUEST_EVENT_SUBMITTED,
                            .origin = ORIGIN_RESIDENT,
                            .at_s = draft->submission->wall_s,
                            .due_day = draft->submission->due_day};

    standing_init(&at->standing);
    if (!requests_add_event(requests, at, &change))
        return false;
    change.kind = REQUEST_EVENT_WAITLISTED;
    change.origin = ORIGIN_MACHINE;
    change.due_day = DAY_NONE;
    return (!waits || requests_add_event(requests, at, &change)) && requests_save(requests, at, NULL);
}

static bool insert_consent(struct requests *requests, const struct submission *submission, int64_t version)
{
    struct db_statement *row;

    if (submission->consent == NULL || submission->consent[0] == '\0')
        return true;
    if ((row = requests_ask(requests, R_CONSENT_ADD)) == NULL)
        return false;
    db_bind_int(row, 1, version);
    db_bind_text(row, 2, submission->consent);
    db_bind_text(row, 3, submission->separate_consent != NULL ? submission->separate_consent : "");
    return db_finish(row);
}

static bool insert(struct requests *requests, struct draft *draft, bool waits)
{
    const struct submission *submission = draft->submission;
    struct request_at at = {.keep_days = clamp_int(submission->keep_days, 0, LIMIT_KEEP_DAYS),
                            .booking_day = submission->booking != NULL ? submission->booking->day : DAY_NONE};
    char *topic = mem_strndup(submission->topic,
                              utf8_prefix(submission->topic, strlen(submission->topic), REQUEST_TOPIC_CHARS));
    int64_t versions[2];
    bool ok = requests_word(requests, submission->form, &at.form) &&
              requests_word(requests, submission->form_version, &versions[0]) &&
              requests_word(requests, submission->consent_version, &versions[1]) &&
              insert_consent(requests, submission, versions[1]) &&
              requests_word(requests, topic, &at.topic) &&
              (submission->booking == NULL ||
               requests_word(requests, submission->booking->key, &at.booking_key)) &&
              requests_next_number(requests, &draft->next);

    at.number = draft->next.number;
    ok = ok && insert_request(requests, &at, draft, versions) && insert_events(requests, &at, draft, waits) &&
         requests_place_in_line(requests, at.row, &draft->place_in_line);
    mem_free(topic);
    return ok;
}

/* ---- places -------------------------------------------------------------------------------------------- */

enum room { ROOM_FREE, ROOM_WAIT, ROOM_NONE, ROOM_FAILED };

/* Who waits comes first: the capacity may have grown since. */
static enum room look_for_room(struct requests *requests, const struct submission *submission)
{
    const struct request_booking *booking = submission->booking;
    bool fits = true;
    int64_t key;

    if (booking == NULL)
        return ROOM_FREE;
    if (!requests_word(requests, booking->key, &key) ||
        !requests_promote(requests, key, booking, submission->wall_s) ||
        !requests_fits(requests, key, booking, requests_first_day(requests, submission->wall_s), &fits))
        return ROOM_FAILED;
    return fits ? ROOM_FREE : booking->waitlist ? ROOM_WAIT : ROOM_NONE;
}

/* ---- the receipt --------------------------------------------------------------------------------------- */

static void fill_receipt(struct request_receipt *receipt, int64_t number, int code, int place_in_line)
{
    *receipt = (struct request_receipt){.number = number, .place_in_line = place_in_line};
    snprintf(receipt->code, sizeof receipt->code, "%04u", (unsigned)code % 10000);
}

/* The same token again: the screen did not hear of the commit, or somebody tapped twice. */
static enum find find_again(struct requests *requests, const struct submission *submission,
                            struct request_receipt *receipt)
{
    struct db_statement *found = requests_ask(requests, R_BY_TOKEN);
    int64_t row = 0, number = 0;
    int code = 0, place = 0;

    if (found == NULL)
        return FIND_FAILED;
    db_bind_blob(found, 1, submission->token, REQUEST_TOKEN_BYTES);
    enum db_step step = db_step(found);
    if (step == DB_ROW) {
        row = db_int(found, 0, 1, INT64_MAX);
        number = db_int(found, 1, 0, INT64_MAX);
        code = (int)db_int(found, 2, 0, 9999);
    }
    db_reset(found);
    if (step != DB_ROW)
        return step == DB_DONE ? FIND_NONE : FIND_FAILED;
    if (!requests_place_in_line(requests, row, &place))
        return FIND_FAILED;
    fill_receipt(receipt, number, code, place);
    return FIND_FOUND;
}

static enum submit_result store(struct requests *requests, struct draft *draft, struct error *error)
{
    if (!requests_series_ahead(requests, 0, error) || !requests_begin(requests, error))
        return SUBMIT_FAILED;
    enum room room = look_for_room(requests, draft->submission);
    if (room == ROOM_NONE) {
        requests_take_back(requests);
        error_set(error, ERROR_LIMIT, "来晚了一步：这个时间或最后的名额刚被别人约走了，请另选一个。");
        return SUBMIT_TAKEN;
    }
    if (room == ROOM_FAILED || !insert(requests, draft, room == ROOM_WAIT)) {
        requests_fail(requests, error);
        return SUBMIT_FAILED;
    }
    if (!requests_commit(requests, error))
        return SUBMIT_FAILED;
    requests_number_given(requests, &draft->next);
    return SUBMIT_OK;
}

enum submit_result requests_submit(struct requests *requests, const struct submission *submission,
                                   struct request_receipt *receipt, struct error *error)
{
    struct draft draft = {.submission = submission, .code = (int)randombytes_uniform(10000)};
    enum submit_result result = SUBMIT_FAILED;

    if (!check(submission, error))
        return SUBMIT_FAILED;
    switch (find_again(requests, submission, receipt)) {
    case FIND_FOUND: return SUBMIT_OK;
    case FIND_FAILED: requests_fail(requests, error); return SUBMIT_FAILED;
    case FIND_NONE: break;
    }
    if (seal_answers(requests, &draft, error))
        result = store(requests, &draft, error);
    if (result == SUBMIT_OK)
        fill_receipt(receipt, draft.next.number, draft.code, draft.place_in_line);
    mem_free(draft.sealed);
    return result;
}
