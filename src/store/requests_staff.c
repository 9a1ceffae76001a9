/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/model.h"

#include <string.h>

/* ---- the list ------------------------------------------------------------------------------------------ */

static int64_t find_next(struct requests *requests, int64_t before_row, int state, int64_t form)
{
    enum requests_question question = form == 0   ? state < 0 ? R_NEXT : R_NEXT_OF_STATE
                                      : state < 0 ? R_NEXT_OF_FORM
                                                  : R_NEXT_OF_BOTH;
    struct db_statement *row = requests_ask(requests, question);
    int64_t found = 0;

    if (row == NULL)
        return 0;
    db_bind_int(row, 1, before_row > 0 ? before_row : INT64_MAX);
    if (question == R_NEXT_OF_STATE || question == R_NEXT_OF_BOTH)
        db_bind_int(row, 2, state);
    if (question == R_NEXT_OF_FORM || question == R_NEXT_OF_BOTH)
        db_bind_int(row, 3, form);
    if (db_step(row) == DB_ROW)
        found = db_int(row, 0, 0, INT64_MAX);
    db_reset(row);
    return found;
}

bool requests_next(struct requests *requests, int64_t before_row, int state, const char *form, int64_t *row,
                   struct request_brief *out)
{
    int64_t word = requests_known_word(requests, form);
    int64_t next = word < 0 ? 0 : find_next(requests, before_row, state, word);
    struct db_statement *found = next != 0 ? requests_ask(requests, R_BRIEF) : NULL;
    bool ok = false;

    if (found == NULL)
        return false;
    db_bind_int(found, 1, next);
    if (db_step(found) == DB_ROW) {
        *row = next;
        *out = (struct request_brief){
            .number = db_int(found, 0, 0, INT64_MAX),
            .submitted_s = db_int(found, 1, INT64_MIN, INT64_MAX),
            .form = db_text(found, 2, LIMIT_NAME_CHARS),
            .topic = db_text(found, 3, REQUEST_TOPIC_CHARS),
            .person = db_text(found, 4, LIMIT_NAME_CHARS),
            .state = (enum request_state)db_int(found, 5, 0, REQUEST_STATES - 1),
            .due_day = requests_day(found, 6),
        };
        ok = true;
    }
    db_reset(found);
    return ok;
}

void request_brief_finish(struct request_brief *brief)
{
    mem_free(brief->form);
    mem_free(brief->topic);
    mem_free(brief->person);
    *brief = (struct request_brief){0};
}

/* ---- answers ------------------------------------------------------------------------------------------- */

static bool is_reply(enum request_event_kind kind)
{
    return (kind >= REQUEST_EVENT_ACCEPTED && kind <= REQUEST_EVENT_REJECTED) ||
           kind == REQUEST_EVENT_PUBLISHED || kind == REQUEST_EVENT_UNPUBLISHED ||
           kind == REQUEST_EVENT_CLAIM_CONFIRMED || kind == REQUEST_EVENT_CLAIM_DECLINED ||
           kind == REQUEST_EVENT_FOLLOWED_UP;
}

/* at_s NULL: at any time since it was reopened last. */
static enum find same_event(struct requests *requests, const struct request_at *at,
                            const struct change *change, const int64_t *at_s)
{
    struct db_statement *row = requests_ask(requests, R_SAME_EVENT);

    if (row == NULL)
        return FIND_FAILED;
    db_bind_int(row, 1, at->row);
    db_bind_int(row, 2, change->kind);
    db_bind_text(row, 3, change->text);
    db_bind_int(row, 4, change->person);
    requests_bind_day(row, 5, change->due_day);
    if (at_s != NULL)
        db_bind_int(row, 6, *at_s);
    enum db_step step = db_step(row);
    db_reset(row);
    return step == DB_ROW ? FIND_FOUND : step == DB_DONE ? FIND_NONE : FIND_FAILED;
}

/* Word for word what was said before the resident opened it again. */
static enum find said_before(struct requests *requests, const struct request_at *at,
                             const struct change *change)
{
    struct db_statement *row = requests_ask(requests, R_SAME_BEFORE);

    if (row == NULL)
        return FIND_FAILED;
    db_bind_int(row, 1, at->row);
    db_bind_int(row, 2, change->kind);
    db_bind_text(row, 3, change->text);
    db_bind_int(row, 4, change->person);
    requests_bind_day(row, 5, change->due_day);
    enum db_step step = db_step(row);
    db_reset(row);
    return step == DB_ROW ? FIND_FOUND : step == DB_DONE ? FIND_NONE : FIND_FAILED;
}

/* What happened meanwhile makes that answer one to something else. */
static bool overtakes(enum request_event_kind later, enum request_event_kind answer)
{
    switch (later) {
    case REQUEST_EVENT_REOPENED: return answer <= REQUEST_EVENT_REJECTED;
    case REQUEST_EVENT_PROMOTED: return answer == REQUEST_EVENT_REJECTED;
    case REQUEST_EVENT_CLAIMED:
        return answer == REQUEST_EVENT_CLAIM_CONFIRMED || answer == REQUEST_EVENT_CLAIM_DECLINED;
    case REQUEST_EVENT_FOLLOW_UP: return answer == REQUEST_EVENT_FOLLOWED_UP;
    default: return false;
    }
}

static enum find overtaken(struct requests *requests, const struct request_at *at,
                           const struct request_reply *reply)
{
    struct db_statement *row = requests_ask(requests, R_KINDS_SINCE);
    enum find found = FIND_NONE;
    enum db_step step;

    if (row == NULL)
        return FIND_FAILED;
    db_bind_int(row, 1, at->row);
    db_bind_int(row, 2, reply->seen);
    while ((step = db_step(row)) == DB_ROW)
        if (overtakes((enum request_event_kind)db_int(row, 0, 0, REQUEST_EVENTS - 1), reply->kind))
            found = FIND_FOUND;
    return step == DB_FAILED ? FIND_FAILED : found;
}

static bool says_published(struct requests *requests, int64_t seq, const char *text)
{
    struct db_statement *row = requests_ask(requests, R_PUBLISHED_TEXT);
    bool same = false;

    if (row == NULL)
        return false;
    db_bind_int(row, 1, seq);
    if (db_step(row) == DB_ROW) {
        char *said = db_text(row, 0, REQUEST_REPLY_CHARS);
        same = str_same(said, text);
        mem_free(said);
    }
    db_reset(row);
    return same;
}

/* It can happen, and something would be another way after it. */
static bool moves(struct requests *requests, const struct request_at *at, const struct change *change)
{
    struct standing then = at->standing;

    if (!request_may(&then, change->kind))
        return false;
    request_apply(&then, change);
    if (change->kind == REQUEST_EVENT_PUBLISHED && at->standing.published != 0 &&
        says_published(requests, at->standing.published, change->text))
        then.published = at->standing.published;
    return !standing_same(&then, &at->standing);
}

/*
 * The staff's stick comes twice, and the second time with yesterday's answers among today's. The same line
 * with the same time was taken; so was one with another time that would move nothing, or could not happen any
 * more. A line does not say when it was written: what a resident opened again is not closed by the words of
 * last time, which are told to the staff instead.
 */
static enum find is_known(struct requests *requests, const struct request_at *at, const struct change *change)
{
    enum find found = same_event(requests, at, change, &change->at_s);

    if (found != FIND_NONE || moves(requests, at, change))
        return found;
    return same_event(requests, at, change, NULL);
}

static const char *news_for(enum request_event_kind answer)
{
    switch (answer) {
    case REQUEST_EVENT_CLAIM_CONFIRMED:
    case REQUEST_EVENT_CLAIM_DECLINED: return "导出以后又有人认领";
    case REQUEST_EVENT_FOLLOWED_UP: return "导出以后居民又评价了一次，要再回访";
    case REQUEST_EVENT_REJECTED: return "导出以后居民又反映没解决，或候补轮到了";
    default: return "导出以后居民又反映没解决";
    }
}

static void say_conflict(const struct request_at *at, const struct change *change, struct error *error)
{
    const char *state = request_state_name(at->standing.state);

    if (at->standing.purged)
        error_set(error, ERROR_INPUT, "这件申请已到保存期限并已删除内容，不能再写“%s”。",
                  request_event_name(change->kind));
    else if (at->standing.state == REQUEST_WAITLISTED)
        error_set(error, ERROR_INPUT, "这件申请还在候补，没有空出的名额，不能写“%s”。",
                  request_event_name(change->kind));
    else if (change->kind > REQUEST_EVENT_PROMOTED && request_state_open(at->standing.state))
        error_set(error, ERROR_INPUT, "这件申请没有上榜、没有认领或没有待回访的事，不能写“%s”。",
                  request_event_name(change->kind));
    else
        error_set(error, ERROR_INPUT, "这件申请现在是“%s”，不能再写“%s”。请核对后改正这一行。", state,
                  request_event_name(change->kind));
}

/* An answer to what the resident has changed since; error says so. */
static enum find is_late(struct requests *requests, const struct request_at *at,
                         const struct request_reply *reply, const struct change *change, struct error *error)
{
    enum find found = FIND_NONE;

    if (reply->seen > 0)
        found = overtaken(requests, at, reply);
    if (found == FIND_FOUND)
        error_set(error, ERROR_INPUT, "%s，这一行没有记。请重新导出，看过再答复。", news_for(change->kind));
    if (found != FIND_NONE || change->kind > REQUEST_EVENT_REJECTED)
        return found;
    found = said_before(requests, at, change);
    if (found == FIND_FOUND)
        error_set(error, ERROR_INPUT,
                  "居民后来反映没解决，这一行和上次的答复一模一样。重新办过以后，请改写答复再读回来。");
    return found;
}

/* Inside of a transaction: TAKEN is to be committed, the others taken back. */
static enum reply_result take(struct requests *requests, const struct request_reply *reply,
                              struct change *change, struct error *error)
{
    struct request_at at;

    switch (requests_at_number(requests, reply->number, &at)) {
    case FIND_FAILED: return REPLY_FAILED;
    case FIND_NONE:
        error_set(error, ERROR_MISSING, "本机没有这个收据号，请核对，或拿到收这件申请的那台机器上导入。");
        return REPLY_UNKNOWN;
    case FIND_FOUND: break;
    }
    if (!requests_word(requests, reply->person, &change->person))
        return REPLY_FAILED;
    switch (is_known(requests, &at, change)) {
    case FIND_FAILED: return REPLY_FAILED;
    case FIND_FOUND: return REPLY_KNOWN;
    case FIND_NONE: break;
    }
    if (!request_may(&at.standing, change->kind)) {
        say_conflict(&at, change, error);
        return REPLY_CONFLICT;
    }
    switch (is_late(requests, &at, reply, change, error)) {
    case FIND_FAILED: return REPLY_FAILED;
    case FIND_FOUND: return REPLY_CONFLICT;
    case FIND_NONE: break;
    }
    bool frees = request_holds_places(at.standing.state) && change->kind == REQUEST_EVENT_REJECTED;
    bool ok = requests_change(requests, &at, change) &&
              (!frees || at.booking_key == 0 ||
               requests_promote(requests, at.booking_key, NULL, change->at_s));
    return ok ? REPLY_TAKEN : REPLY_FAILED;
}

enum reply_result requests_reply(struct requests *requests, const struct request_reply *reply,
                                 struct error *error)
{
    struct change change = {
        .kind = reply->kind, .origin = ORIGIN_STAFF, .at_s = reply->at_s, .due_day = reply->due_day};

    if (!is_reply(reply->kind)) {
        error_set(error, ERROR_INPUT, "这一行的办理结果不能由工作人员写，请改正。");
        return REPLY_CONFLICT;
    }
    if (!requests_begin(requests, error))
        return REPLY_FAILED;
    char *text =
        mem_strndup(reply->text, utf8_prefix(reply->text, strlen(reply->text), REQUEST_REPLY_CHARS));
    change.text = text;
    enum reply_result result = take(requests, reply, &change, error);
    mem_free(text);
    if (result == REPLY_TAKEN)
        return requests_commit(requests, error) ? REPLY_TAKEN : REPLY_FAILED;
    if (result == REPLY_FAILED)
        requests_fail(requests, error);
    else
        requests_take_back(requests);
    return result;
}
