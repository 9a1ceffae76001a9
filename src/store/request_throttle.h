/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_REQUEST_THROTTLE_H
#define KETING_STORE_REQUEST_THROTTLE_H

#include <stdint.h>

/*
 * Guessing the four digits of a stranger's receipt is slow. Five wrong tries for a number lock that number
 * for a minute, then two, four … up to an hour, until its right code is given; the first minute of each lock,
 * and ten wrong tries within a minute on whatever numbers, everybody waits. So nobody can shut others out for
 * an hour.
 */
enum {
    THROTTLE_NUMBERS = 64, /* the one tried longest ago goes */
    THROTTLE_TRIES = 5,
    THROTTLE_TRIES_ALL = 10,
    THROTTLE_WAIT_S = 60,
    THROTTLE_WAIT_MOST_S = 3600,
};

struct throttle {
    struct throttle_number {
        int64_t number; /* 0 = free */
        int wrong; /* since the last lock */
        int locks;
        uint64_t tried_us, until_us;
    } at[THROTTLE_NUMBERS];
    uint64_t wrong_us[THROTTLE_TRIES_ALL]; /* ring of the last wrong tries */
    int wrong_count, wrong_at;
    uint64_t until_us; /* everybody waits */
};

/* Seconds still to wait before that number may be tried, rounded up; 0 = now. */
int throttle_wait_s(const struct throttle *throttle, int64_t number, uint64_t now_us);
void throttle_wrong(struct throttle *throttle, int64_t number, uint64_t now_us);
void throttle_right(struct throttle *throttle, int64_t number);

#endif
