/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_REQUESTS_H
#define KETING_STORE_REQUESTS_H

#include "base/error.h"
#include "base/macros.h"
#include "store/answers.h"
#include "store/receipt.h"
#include "store/seal.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * requests.db: what residents handed in. A request is one row that never changes and a row of events that
 * only grows; what its events add up to (state, places taken, counts of the boards) is kept beside in the
 * same transaction and can be made anew from them. WAL, synchronous=FULL, secure_delete: one transaction, and
 * one sync, each. The clock is an argument everywhere.
 *
 *   submitted ─► accepted ─► assigned ─► waiting ─► done ─► rated
 *       │            └─────────┴───────────┴─► rejected      │
 *       ├─► waitlisted ─► promoted          reopened ◄───────┘
 *       └─► cancelled (by the resident, until it is done)
 *
 * Staff may skip steps, and refuse at any of them; what is reopened is submitted again. Which event may
 * happen in which state is one table, in src/store/request_state.c.
 */
struct requests;

enum { REQUESTS_APPLICATION_ID = 0x4B545251 /* "KTRQ" */, REQUESTS_SCHEMA_VERSION = 4 };
enum {
    REQUEST_TOKEN_BYTES = 16,
    REQUEST_CODE_BYTES = 5,
    REQUEST_TOPIC_CHARS = 60,
    REQUEST_REPLY_CHARS = 1000,
};

enum request_state {
    REQUEST_SUBMITTED,
    REQUEST_ACCEPTED,
    REQUEST_ASSIGNED,
    REQUEST_WAITING,
    REQUEST_DONE,
    REQUEST_REJECTED,
    REQUEST_CANCELLED,
    REQUEST_WAITLISTED,
    REQUEST_STATES
};
/* 已收到 已受理 已分派 处理中 已办结 不予受理 已取消 候补中 */
const char *request_state_name(enum request_state state);
bool request_state_open(enum request_state state);

enum request_event_kind {
    REQUEST_EVENT_SUBMITTED,
    REQUEST_EVENT_ACCEPTED,
    REQUEST_EVENT_ASSIGNED,
    REQUEST_EVENT_WAITING,
    REQUEST_EVENT_DONE,
    REQUEST_EVENT_REJECTED,
    REQUEST_EVENT_REOPENED,
    REQUEST_EVENT_RATED,
    REQUEST_EVENT_CANCELLED,
    REQUEST_EVENT_WAITLISTED,
    REQUEST_EVENT_PROMOTED,
    REQUEST_EVENT_PUBLISHED, /* text: what the board says, written by the staff */
    REQUEST_EVENT_UNPUBLISHED,
    REQUEST_EVENT_CLAIMED, /* text: receipt of who wants to do it */
    REQUEST_EVENT_CLAIM_CONFIRMED,
    REQUEST_EVENT_CLAIM_DECLINED,
    REQUEST_EVENT_FOLLOW_UP, /* 回访, after a bad rating; due_day */
    REQUEST_EVENT_FOLLOWED_UP,
    REQUEST_EVENT_PURGED, /* what the resident wrote is gone, as promised */
    REQUEST_EVENTS
};
const char *request_event_name(enum request_event_kind kind);

/* ---- opening ---- */

/* folder: DATA. Makes requests.db when there is none; key is copied. NULL with a Chinese error: not ours,
 * damaged, of a newer schema, disk full, no right to write. A database older than the last one opened here
 * (restored) and a new one go on in a series of receipt numbers that was never used. */
KETING_MUST_USE struct requests *requests_open(const char *folder, const struct seal_public *key,
                                               struct error *error);
/* Accepts NULL. */
void requests_close(struct requests *requests);
const char *requests_prefix(const struct requests *requests);

/* Asked before anybody types: room on the disk, and a row (wall_s) really written and synced. */
enum { REQUESTS_LEAST_FREE_BYTES = 32 * 1024 * 1024 };
KETING_MUST_USE bool requests_can_take(struct requests *requests, int64_t wall_s, struct error *error);
/* When nobody is at the screen, every minute or so: what would cost a submission more than its one sync is
 * done ahead (the log copied back, the next series of numbers set aside). Mostly there is nothing to do.
 * now_us: as for requests_look_up. */
void requests_idle(struct requests *requests, uint64_t now_us);
/* The newest time ever stored; 0 = none. A clock behind it is wrong. */
int64_t requests_newest_s(struct requests *requests);
/* Somebody has looked at the clock and says that it is right: what was stored while it was ahead makes no
 * later day look wrong any more. */
KETING_MUST_USE bool requests_trust_clock(struct requests *requests, int64_t wall_s, struct error *error);
/* While the clock is doubted, what happens is stored with its time, but is not the newest and closes nothing
 * in the year 2099: else one request, handed in before the clock was set, would make every right day look
 * wrong. */
void requests_doubt_clock(struct requests *requests, bool doubted);

/* ---- handing in ---- */

/*
 * Places taken by a request: a seat in a session ("huodong:shufa", capacity 20) or a room for some time
 * ("fang:hd2", capacity 1). Times of one key and day that touch only at their ends do not overlap. A place in
 * the whole series is one on every day that is not over. The capacity asked with last counts: a larger one
 * lets those in who wait, a smaller one takes nothing from anybody.
 */
struct request_booking {
    const char *key;
    int32_t day;                /* DAY_NONE = the whole series */
    int from_minute, to_minute; /* of the day; 0 and 1440 = all of it */
    int party;                  /* places asked for, at least 1 */
    int capacity;               /* 0 = no limit */
    bool waitlist;              /* when full: waits for a place, first come first served; else refused */
};

struct submission {
    /* Drawn at random when the form was opened: the same one twice is one request. */
    unsigned char token[REQUEST_TOKEN_BYTES];
    const char *form, *form_version, *consent_version;
    /* What was agreed to, kept once for each version, so that it can be shown years later; NULL = nothing. */
    const char *consent, *separate_consent;
    const char *topic; /* for the boards, from a list of the staff's: 水管漏水; never what was typed; "" */
    const struct answers *answers; /* sealed before they touch the database */
    int32_t due_day;             /* promised; DAY_NONE = nothing promised */
    int keep_days;               /* after it is closed */
    const struct request_booking *booking; /* NULL = none */
    int64_t wall_s;
};

struct request_receipt {
    int64_t number;
    char code[REQUEST_CODE_BYTES]; /* four digits */
    int place_in_line;             /* 0 = not waiting */
};

enum submit_result {
    SUBMIT_OK, /* it is on the disk */
    SUBMIT_TAKEN, /* the time or the last place went to somebody else; nothing was stored */
    /* Nothing was stored; error says what to do. Tried again with the same token: should the power go after a
     * failed sync it may have been stored after all, and then gives its receipt. */
    SUBMIT_FAILED,
};
KETING_MUST_USE enum submit_result requests_submit(struct requests *requests,
                                                   const struct submission *submission,
                                                   struct request_receipt *receipt, struct error *error);

/* Places taken of that key: on that day, those of the whole series among them, or DAY_NONE for the series
 * alone. Waiting ones are not counted. */
int requests_places_taken(struct requests *requests, const char *key, int32_t day);
/* The same for somebody who wants to come every time: on the fullest day from first_day on (DAY_NONE =
 * ever). */
int requests_places_taken_from(struct requests *requests, const char *key, int32_t first_day);
int requests_places_waiting(struct requests *requests, const char *key, int32_t day);
bool requests_slot_free(struct requests *requests, const char *key, int32_t day, int from_minute,
                        int to_minute);

/* ---- following up ---- */

enum { REQUEST_INDICATORS = 4 /* 整体 效率 水平 态度 */, REQUEST_RATING_BAD = 2 /* of 1..5, and below */ };
enum { REQUEST_FOLLOW_UP_DAYS = 21 /* fifteen working days */ };

struct request_event {
    enum request_event_kind kind;
    int64_t at_s;
    char *text, *person; /* never NULL */
    int32_t due_day;     /* DAY_NONE = none */
};

struct request_record {
    int64_t number;
    char *form, *form_version, *consent_version, *topic, *person; /* person: responsible, "" = nobody yet */
    char *consent, *separate_consent; /* "" = not kept */
    enum request_state state;
    int64_t submitted_s;
    int32_t due_day;
    int place_in_line;               /* 0 = not waiting */
    char *booking_key;               /* "" = none */
    int32_t booking_day;
    int from_minute, to_minute, party;
    int rating[REQUEST_INDICATORS];  /* 0 = not given */
    bool purged, published, claimed;
    struct request_event *event;     /* in the order they were stored */
    int event_count;
    void *sealed;                    /* what the resident wrote; NULL when purged */
    size_t sealed_bytes;
};
void request_record_destroy(struct request_record *record);

enum look_up_result { LOOK_UP_FOUND, LOOK_UP_WRONG, LOOK_UP_WAIT };
/*
 * By receipt and code. The fifth wrong try for a number, or the tenth in a minute on all, makes everybody
 * wait a minute, and that number longer: doubled each time up to an hour, until its right code is given.
 * *wait_s: so many seconds before the next try is looked at (with WAIT, and with the WRONG that brought it
 * about), else 0. An unknown number and a wrong code are told alike and cost alike. A program that is started
 * anew remembers all this, and a wait that was not over begins again. now_us: of the program's clock, not the
 * wall's.
 */
KETING_MUST_USE enum look_up_result requests_look_up(struct requests *requests, int64_t number,
                                                     const char *code, uint64_t now_us,
                                                     struct request_record **record, int *wait_s);

/* What a resident may do after look-up; each one transaction. False with a Chinese error when it is not
 * allowed in this state, or the disk failed. */
/* due_day: promised anew; DAY_NONE = the old promise stays. */
KETING_MUST_USE bool requests_reopen(struct requests *requests, int64_t number, int32_t due_day,
                                     int64_t wall_s, struct error *error);
/* Frees its places: who waits longest is promoted in the same transaction, and passed by the next only while
 * too many for the room. */
KETING_MUST_USE bool requests_cancel(struct requests *requests, int64_t number, int64_t wall_s,
                                     struct error *error);
/* Once for each time it was done. A bad 整体 makes a follow-up task. rating: 1..5 each, the first must be
 * given. */
KETING_MUST_USE bool requests_rate(struct requests *requests, int64_t number,
                                   const int rating[REQUEST_INDICATORS], int64_t wall_s, struct error *error);
/* claimant: a receipt of the same hall that was looked up. */
KETING_MUST_USE bool requests_claim(struct requests *requests, int64_t number, int64_t claimant,
                                    int64_t wall_s, struct error *error);

/* ---- boards: nothing of a person ---- */

struct request_tally {
    char *form, *topic;
    int count[REQUEST_STATES];
};
struct request_tallies {
    struct request_tally *item; /* form, then the topic with most */
    int count;
};
/* Constant in the number of requests. */
void requests_tallies(struct requests *requests, struct request_tallies *out);
void request_tallies_finish(struct request_tallies *tallies);

struct request_notice {
    int64_t number;
    char *text;
    int64_t published_s;
    bool claimed, confirmed, done;
};
struct request_notices {
    struct request_notice *item; /* the newest first */
    int count;
};
enum { REQUEST_NOTICES_MAX = 200 };
void requests_published(struct requests *requests, const char *form, struct request_notices *out);
void request_notices_finish(struct request_notices *notices);

/* ---- staff ---- */

struct request_brief {
    int64_t number, submitted_s;
    char *form, *topic, *person;
    enum request_state state;
    int32_t due_day;
};
void request_brief_finish(struct request_brief *brief);
/* The next one before `before` (0 = the newest) of that state (-1 = all) and form ("" = all), so that a page
 * costs the same anywhere. False: no more. */
KETING_MUST_USE bool requests_next(struct requests *requests, int64_t before_row, int state, const char *form,
                                   int64_t *row, struct request_brief *out);
/* Without a code, for staff. NULL when there is none. */
KETING_MUST_USE struct request_record *requests_record(struct requests *requests, int64_t number);

/* One line of the staff's answer. */
struct request_reply {
    int64_t number;
    enum request_event_kind kind; /* ACCEPTED … REJECTED, PUBLISHED …, CLAIM_CONFIRMED, FOLLOWED_UP */
    const char *text, *person;    /* "" = none */
    int32_t due_day;              /* DAY_NONE = unchanged */
    int64_t at_s;
    int seen;                     /* so many events had it when the staff looked; 0 = nobody knows */
};
enum reply_result {
    REPLY_TAKEN,
    REPLY_KNOWN,    /* the very same is there already: nothing changed */
    /* Not possible in its state (taken back, done already), or an answer to what the resident has changed
     * since: opened again, claimed anew, moved up from the line (known from `seen`, or, when that is 0, by an
     * answer word for word that of last time); error says which. */
    REPLY_CONFLICT,
    REPLY_UNKNOWN,  /* no such receipt here */
    REPLY_FAILED,
};
KETING_MUST_USE enum reply_result requests_reply(struct requests *requests, const struct request_reply *reply,
                                                 struct error *error);

/* Those whose time is over (keep_days whole days after the day they were closed, or after the day of a seat
 * or room that nobody closed) lose what the resident wrote and what was answered, but for what was written
 * for the board; number, code and state stay. today must be a trusted day. Gives how many, -1 when the disk
 * failed. */
int requests_purge(struct requests *requests, int32_t today, int64_t wall_s);
/* The same, as a machine does it by itself every day. A day more than a month after the last time may be one
 * that somebody mistyped, and what is deleted does not come back: it waits until the day has gone on for
 * REQUESTS_LEAP_WAIT_DAYS, and gives 0 till then. */
enum { REQUESTS_LEAP_DAYS = 31, REQUESTS_LEAP_WAIT_DAYS = 3 };
int requests_purge_daily(struct requests *requests, int32_t today, int64_t wall_s);
/* integrity_check, and what is kept beside against what the events add up to. */
KETING_MUST_USE bool requests_verify(struct requests *requests, struct error *error);

#endif
