/* SPDX-License-Identifier: MIT */
#include "request_throttle.h"

#include "base/macros.h"

static const uint64_t second_us = 1000000;
enum { LOCKS_MOST = 100 /* counted no further */ };

/* -1 = never tried wrongly, or forgotten. */
static int find(const struct throttle *throttle, int64_t number)
{
    for (int i = 0; i < THROTTLE_NUMBERS; i++)
        if (throttle->at[i].number == number)
            return i;
    return -1;
}

static int lock_s(int locks)
{
    return locks < 6 ? min_int(THROTTLE_WAIT_S << locks, THROTTLE_WAIT_MOST_S) : THROTTLE_WAIT_MOST_S;
}

static void begin_again(struct throttle *throttle, uint64_t now_us)
{
    for (struct throttle_number *at = throttle->at; at < throttle->at + THROTTLE_NUMBERS; at++) {
        if (at->restored && at->locked)
            at->until_us = now_us + (uint64_t)lock_s(at->locks - 1) * second_us;
        at->restored = false;
    }
}

int throttle_wait_s(struct throttle *throttle, int64_t number, uint64_t now_us)
{
    int at = find(throttle, number);
    uint64_t until = throttle->until_us;

    begin_again(throttle, now_us);
    if (at >= 0 && throttle->at[at].until_us > until)
        until = throttle->at[at].until_us;
    return until > now_us ? (int)((until - now_us + second_us - 1) / second_us) : 0;
}

/* Else whoever guesses a number would only have to try others for a while to have its locks forgotten. */
static bool goes_before(const struct throttle_number *one, const struct throttle_number *other)
{
    return one->locks != other->locks ? one->locks < other->locks : one->tried_us < other->tried_us;
}

static struct throttle_number *find_or_replace(struct throttle *throttle, int64_t number)
{
    struct throttle_number *least = &throttle->at[0];
    int at = find(throttle, number);

    if (at >= 0)
        return &throttle->at[at];
    for (struct throttle_number *one = throttle->at; one < throttle->at + THROTTLE_NUMBERS; one++)
        if (goes_before(one, least))
            least = one;
    *least = (struct throttle_number){.number = number};
    return least;
}

static void everybody_waits(struct throttle *throttle, uint64_t now_us)
{
    throttle->until_us = now_us + THROTTLE_WAIT_S * second_us;
    throttle->wrong_count = 0;
}

int throttle_wrong(struct throttle *throttle, int64_t number, uint64_t now_us)
{
    struct throttle_number *at = find_or_replace(throttle, number);

    at->tried_us = now_us;
    if (++at->wrong == THROTTLE_TRIES) {
        at->wrong = 0;
        at->until_us = now_us + (uint64_t)lock_s(at->locks) * second_us;
        at->locks = min_int(at->locks + 1, LOCKS_MOST);
        at->locked = true;
        everybody_waits(throttle, now_us);
        return (int)(at - throttle->at);
    }
    /* The slot about to be used holds the tenth last. */
    throttle->wrong_us[throttle->wrong_at] = now_us;
    throttle->wrong_at = (throttle->wrong_at + 1) % THROTTLE_TRIES_ALL;
    if (throttle->wrong_count < THROTTLE_TRIES_ALL)
        throttle->wrong_count++;
    uint64_t first = throttle->wrong_us[throttle->wrong_at];
    if (throttle->wrong_count == THROTTLE_TRIES_ALL && now_us - first < 60 * second_us)
        everybody_waits(throttle, now_us);
    return (int)(at - throttle->at);
}

int throttle_right(struct throttle *throttle, int64_t number)
{
    int at = find(throttle, number);

    if (at >= 0)
        throttle->at[at] = (struct throttle_number){0};
    return at;
}

int throttle_served(struct throttle *throttle, uint64_t now_us)
{
    begin_again(throttle, now_us);
    for (int i = 0; i < THROTTLE_NUMBERS; i++)
        if (throttle->at[i].locked && throttle->at[i].until_us <= now_us) {
            throttle->at[i].locked = false;
            return i;
        }
    return -1;
}
