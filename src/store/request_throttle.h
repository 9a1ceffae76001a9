/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_REQUEST_THROTTLE_H
#define KETING_STORE_REQUEST_THROTTLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Guessing the four digits of a stranger's receipt is slow. Five wrong tries for a number lock that number
 * for a minute, then two, four … up to an hour, until its right code is given; the first minute of each lock,
 * and ten wrong tries within a minute on whatever numbers, everybody waits. So nobody can shut others out for
 * an hour.
 *
 * The table is kept by the caller, place by place, so that pulling the plug forgets nothing: throttle_wrong,
 * throttle_right and throttle_served say which place has changed.
 */
enum {
    THROTTLE_NUMBERS = 256, /* of those locked least often, the one tried longest ago goes */
    THROTTLE_TRIES = 5,
    THROTTLE_TRIES_ALL = 10,
    THROTTLE_WAIT_S = 60,
    THROTTLE_WAIT_MOST_S = 3600,
};

struct throttle {
    struct throttle_number {
        int64_t number; /* 0 = free */
        int wrong;      /* since the last lock */
        int locks;
        bool locked;    /* its last lock was not yet seen to be over */
        bool restored;  /* since the program began: nobody knows how much of it is over, so it begins anew */
        uint64_t tried_us, until_us;
    } at[THROTTLE_NUMBERS];
    uint64_t wrong_us[THROTTLE_TRIES_ALL]; /* ring of the last wrong tries */
    int wrong_count, wrong_at;
    uint64_t until_us; /* everybody waits */
};

/* Seconds still to wait before that number may be tried, rounded up; 0 = now. */
int throttle_wait_s(struct throttle *throttle, int64_t number, uint64_t now_us);
int throttle_wrong(struct throttle *throttle, int64_t number, uint64_t now_us);
/* -1 = that number is not in the table. */
int throttle_right(struct throttle *throttle, int64_t number);
/* A place whose lock is over, each once; -1 = no more. */
int throttle_served(struct throttle *throttle, uint64_t now_us);

#endif
