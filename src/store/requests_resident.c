/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"

/* What a resident may do with a request after look-up: each one transaction. */

static const char *why_not(const struct standing *standing, enum request_event_kind kind)
{
    if (standing->purged)
        return "这件申请已到保存期限，内容已按承诺删除，不能再操作。需要时请重新提交。";
    switch (kind) {
    case REQUEST_EVENT_REOPENED: return "这件申请还没有办结，不用反映“未解决”。有疑问请到综合窗口询问。";
    case REQUEST_EVENT_CANCELLED: return "这件申请已经办完或取消了，不能再取消。";
    case REQUEST_EVENT_RATED:
        return standing->rated ? "这件申请已经评价过了，谢谢您。" : "这件申请还没有办结，办结后请来评价。";
    default: return "这一条已经有人认领或已撤下，请另选一条。";
    }
}

/* Begun, and the request found in a state where that can happen; else nothing is begun and error says why. */
static bool begin_with(struct requests *requests, int64_t number, enum request_event_kind kind,
                       struct request_at *at, struct error *error)
{
    if (!requests_begin(requests, error))
        return false;
    switch (requests_at_number(requests, number, at)) {
    case FIND_FAILED: requests_fail(requests, error); return false;
    case FIND_NONE:
        requests_take_back(requests);
        error_set(error, ERROR_MISSING, "没有找到这个收据号，请核对后再试。");
        return false;
    case FIND_FOUND: break;
    }
    if (request_may(&at->standing, kind))
        return true;
    requests_take_back(requests);
    error_set(error, ERROR_INPUT, "%s", why_not(&at->standing, kind));
    return false;
}

static bool end_with(struct requests *requests, bool ok, struct error *error)
{
    if (ok)
        return requests_commit(requests, error);
    requests_fail(requests, error);
    return false;
}

static struct change resident_change(enum request_event_kind kind, int64_t wall_s)
{
    return (struct change){.kind = kind, .origin = ORIGIN_RESIDENT, .at_s = wall_s, .due_day = DAY_NONE};
}

bool requests_reopen(struct requests *requests, int64_t number, int32_t due_day, int64_t wall_s,
                     struct error *error)
{
    struct change reopened = resident_change(REQUEST_EVENT_REOPENED, wall_s);
    struct request_at at;

    reopened.due_day = due_day;
    return begin_with(requests, number, reopened.kind, &at, error) &&
           end_with(requests, requests_change(requests, &at, &reopened), error);
}

bool requests_cancel(struct requests *requests, int64_t number, int64_t wall_s, struct error *error)
{
    struct change cancelled = resident_change(REQUEST_EVENT_CANCELLED, wall_s);
    struct request_at at;

    if (!begin_with(requests, number, cancelled.kind, &at, error))
        return false;
    bool ok = requests_change(requests, &at, &cancelled) &&
              (at.booking_key == 0 || requests_promote(requests, at.booking_key, NULL, wall_s));
    return end_with(requests, ok, error);
}

bool requests_rate(struct requests *requests, int64_t number, const int rating[REQUEST_INDICATORS],
                   int64_t wall_s, struct error *error)
{
    struct change rated = resident_change(REQUEST_EVENT_RATED, wall_s);
    struct request_at at;

    for (int i = 0; i < REQUEST_INDICATORS; i++) {
        if (rating[i] < (i == 0) || rating[i] > 5) {
            error_set(error, ERROR_INPUT, "请先给出整体评价，再提交。");
            return false;
        }
        rated.rating = 10 * rated.rating + rating[i];
    }
    if (!begin_with(requests, number, rated.kind, &at, error))
        return false;
    bool ok = requests_change(requests, &at, &rated); /* sets the day, which a wrong clock does not know */
    if (ok && rating[0] <= REQUEST_RATING_BAD) {
        struct change follow_up = {.kind = REQUEST_EVENT_FOLLOW_UP,
                                   .origin = ORIGIN_MACHINE,
                                   .at_s = wall_s,
                                   .due_day = rated.day + REQUEST_FOLLOW_UP_DAYS};
        ok = requests_change(requests, &at, &follow_up);
    }
    return end_with(requests, ok, error);
}

bool requests_claim(struct requests *requests, int64_t number, int64_t claimant, int64_t wall_s,
                    struct error *error)
{
    struct change claimed = resident_change(REQUEST_EVENT_CLAIMED, wall_s);
    char receipt[RECEIPT_TEXT_BYTES];
    struct request_at at, by;

    if (!begin_with(requests, number, claimed.kind, &at, error))
        return false;
    switch (requests_at_number(requests, claimant, &by)) {
    case FIND_FAILED: requests_fail(requests, error); return false;
    case FIND_NONE:
        requests_take_back(requests);
        error_set(error, ERROR_MISSING, "没有找到您的志愿报名收据，请核对后再试。");
        return false;
    case FIND_FOUND: break;
    }
    receipt_format(receipt, requests->key.prefix, claimant);
    claimed.text = receipt;
    return end_with(requests, requests_change(requests, &at, &claimed), error);
}
