/* SPDX-License-Identifier: MIT */
#include "request_state.h"

#include "base/date.h"

static const char *const state_names[REQUEST_STATES] = {
    [REQUEST_SUBMITTED] = "已收到",
    [REQUEST_ACCEPTED] = "已受理",
    [REQUEST_ASSIGNED] = "已分派",
    [REQUEST_WAITING] = "处理中",
    [REQUEST_DONE] = "已办结",
    [REQUEST_REJECTED] = "不予受理",
    [REQUEST_CANCELLED] = "已取消",
    [REQUEST_WAITLISTED] = "候补中",
};

static const char *const event_names[REQUEST_EVENTS] = {
    [REQUEST_EVENT_SUBMITTED] = "提交",
    [REQUEST_EVENT_ACCEPTED] = "受理",
    [REQUEST_EVENT_ASSIGNED] = "分派",
    [REQUEST_EVENT_WAITING] = "处理中",
    [REQUEST_EVENT_DONE] = "办结",
    [REQUEST_EVENT_REJECTED] = "不予受理",
    [REQUEST_EVENT_REOPENED] = "居民反映未解决",
    [REQUEST_EVENT_RATED] = "评价",
    [REQUEST_EVENT_CANCELLED] = "取消",
    [REQUEST_EVENT_WAITLISTED] = "进入候补",
    [REQUEST_EVENT_PROMOTED] = "候补成功",
    [REQUEST_EVENT_PUBLISHED] = "上榜",
    [REQUEST_EVENT_UNPUBLISHED] = "撤榜",
    [REQUEST_EVENT_CLAIMED] = "有人认领",
    [REQUEST_EVENT_CLAIM_CONFIRMED] = "确认认领",
    [REQUEST_EVENT_CLAIM_DECLINED] = "退回认领",
    [REQUEST_EVENT_FOLLOW_UP] = "待回访",
    [REQUEST_EVENT_FOLLOWED_UP] = "已回访",
    [REQUEST_EVENT_PURGED] = "到期删除",
};

enum {
    NO = -1,
    SUBM = REQUEST_SUBMITTED,
    ACCE = REQUEST_ACCEPTED,
    ASSI = REQUEST_ASSIGNED,
    WAIT = REQUEST_WAITING,
    DONE = REQUEST_DONE,
    REJE = REQUEST_REJECTED,
    CANC = REQUEST_CANCELLED,
    LINE = REQUEST_WAITLISTED,
};

/* The state after the event; staff may skip steps, and go back from waiting to assigned. What is reopened is
 * new to the staff: somebody must take it up again. */
/* clang-format off */
static const signed char after[REQUEST_EVENTS][REQUEST_STATES] = {
    /* in state                        SUBM  ACCE  ASSI  WAIT  DONE  REJE  CANC  LINE */
    [REQUEST_EVENT_SUBMITTED]       = {NO,   NO,   NO,   NO,   NO,   NO,   NO,   NO},
    [REQUEST_EVENT_ACCEPTED]        = {ACCE, ACCE, NO,   NO,   NO,   NO,   NO,   NO},
    [REQUEST_EVENT_ASSIGNED]        = {ASSI, ASSI, ASSI, ASSI, NO,   NO,   NO,   NO},
    [REQUEST_EVENT_WAITING]         = {WAIT, WAIT, WAIT, WAIT, NO,   NO,   NO,   NO},
    [REQUEST_EVENT_DONE]            = {DONE, DONE, DONE, DONE, NO,   NO,   NO,   NO},
    [REQUEST_EVENT_REJECTED]        = {REJE, REJE, REJE, REJE, NO,   NO,   NO,   REJE},
    [REQUEST_EVENT_REOPENED]        = {NO,   NO,   NO,   NO,   SUBM, NO,   NO,   NO},
    [REQUEST_EVENT_RATED]           = {NO,   NO,   NO,   NO,   DONE, NO,   NO,   NO},
    [REQUEST_EVENT_CANCELLED]       = {CANC, CANC, CANC, CANC, NO,   NO,   NO,   CANC},
    [REQUEST_EVENT_WAITLISTED]      = {LINE, NO,   NO,   NO,   NO,   NO,   NO,   NO},
    [REQUEST_EVENT_PROMOTED]        = {NO,   NO,   NO,   NO,   NO,   NO,   NO,   SUBM},
    [REQUEST_EVENT_PUBLISHED]       = {SUBM, ACCE, ASSI, WAIT, DONE, NO,   NO,   NO},
    [REQUEST_EVENT_UNPUBLISHED]     = {SUBM, ACCE, ASSI, WAIT, DONE, NO,   NO,   NO},
    [REQUEST_EVENT_CLAIMED]         = {SUBM, ACCE, ASSI, WAIT, NO,   NO,   NO,   NO},
    [REQUEST_EVENT_CLAIM_CONFIRMED] = {SUBM, ACCE, ASSI, WAIT, DONE, NO,   NO,   NO},
    [REQUEST_EVENT_CLAIM_DECLINED]  = {SUBM, ACCE, ASSI, WAIT, DONE, NO,   NO,   NO},
    [REQUEST_EVENT_FOLLOW_UP]       = {NO,   NO,   NO,   NO,   DONE, NO,   NO,   NO},
    [REQUEST_EVENT_FOLLOWED_UP]     = {SUBM, ACCE, ASSI, WAIT, DONE, REJE, CANC, NO},
    [REQUEST_EVENT_PURGED]          = {SUBM, ACCE, ASSI, WAIT, DONE, REJE, CANC, LINE},
};
/* clang-format on */

const char *request_state_name(enum request_state state)
{
    return state_names[state];
}

bool request_state_open(enum request_state state)
{
    return state != REQUEST_DONE && state != REQUEST_REJECTED && state != REQUEST_CANCELLED;
}

const char *request_event_name(enum request_event_kind kind)
{
    return event_names[kind];
}

bool request_holds_places(enum request_state state)
{
    return state != REQUEST_REJECTED && state != REQUEST_CANCELLED && state != REQUEST_WAITLISTED;
}

void standing_init(struct standing *standing)
{
    *standing = (struct standing){.due_day = DAY_NONE, .closed_day = DAY_NONE, .follow_up_day = DAY_NONE};
}

bool standing_same(const struct standing *a, const struct standing *b)
{
    return a->state == b->state && a->person == b->person && a->due_day == b->due_day &&
           a->closed_day == b->closed_day && a->follow_up_day == b->follow_up_day && a->rating == b->rating &&
           a->rated == b->rated && a->published == b->published && a->claim == b->claim &&
           a->purged == b->purged;
}

bool request_may(const struct standing *standing, enum request_event_kind kind)
{
    if (after[kind][standing->state] == NO)
        return false;
    switch (kind) {
    case REQUEST_EVENT_RATED: return !standing->rated && !standing->purged;
    case REQUEST_EVENT_REOPENED:
    case REQUEST_EVENT_PUBLISHED:
    case REQUEST_EVENT_PURGED: return !standing->purged;
    case REQUEST_EVENT_UNPUBLISHED: return standing->published != 0;
    case REQUEST_EVENT_CLAIMED: return standing->published != 0 && standing->claim == CLAIM_NONE;
    case REQUEST_EVENT_CLAIM_CONFIRMED: return standing->claim == CLAIM_ASKED;
    case REQUEST_EVENT_CLAIM_DECLINED: return standing->claim != CLAIM_NONE;
    case REQUEST_EVENT_FOLLOWED_UP: return standing->follow_up_day != DAY_NONE;
    default: return true;
    }
}

/* What has come to an end counts from that day, and stands on no board unless it was done. */
static void close_or_open(struct standing *standing, const struct change *change)
{
    if (change->kind == REQUEST_EVENT_DONE)
        standing->rated = false;
    if (standing->state == REQUEST_REJECTED || standing->state == REQUEST_CANCELLED) {
        standing->published = 0;
        standing->claim = CLAIM_NONE;
    }
    standing->closed_day = request_state_open(standing->state) ? (int32_t)DAY_NONE : change->day;
}

static void apply_beside(struct standing *standing, const struct change *change)
{
    switch (change->kind) {
    case REQUEST_EVENT_RATED:
        standing->rating = change->rating;
        standing->rated = true;
        break;
    case REQUEST_EVENT_PUBLISHED: standing->published = change->seq; break;
    case REQUEST_EVENT_UNPUBLISHED: standing->published = 0; break;
    case REQUEST_EVENT_CLAIMED: standing->claim = CLAIM_ASKED; break;
    case REQUEST_EVENT_CLAIM_CONFIRMED: standing->claim = CLAIM_CONFIRMED; break;
    case REQUEST_EVENT_CLAIM_DECLINED: standing->claim = CLAIM_NONE; break;
    case REQUEST_EVENT_FOLLOW_UP: standing->follow_up_day = change->due_day; break;
    case REQUEST_EVENT_FOLLOWED_UP: standing->follow_up_day = DAY_NONE; break;
    case REQUEST_EVENT_PURGED: standing->purged = true; break;
    default: break;
    }
}

void request_apply(struct standing *standing, const struct change *change)
{
    enum request_state before = standing->state;

    if (change->kind == REQUEST_EVENT_SUBMITTED)
        standing->state = REQUEST_SUBMITTED;
    else
        standing->state = (enum request_state)after[change->kind][before];
    apply_beside(standing, change);
    if (standing->state != before)
        close_or_open(standing, change);
    if (change->origin == ORIGIN_STAFF && change->person != 0)
        standing->person = change->person;
    if (change->due_day != DAY_NONE && change->kind != REQUEST_EVENT_FOLLOW_UP)
        standing->due_day = change->due_day;
}
