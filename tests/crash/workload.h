/* SPDX-License-Identifier: MIT */
#ifndef KETING_CRASH_WORKLOAD_H
#define KETING_CRASH_WORKLOAD_H

#include "store/requests.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What residents hand in, drawn from a seed: forms of every length, one in five with a seat or a room, some
 * with a drawing. The token is a hash of the answers as they are packed, so that whoever has the staff's
 * secret key can tell that what is stored under a receipt is what was handed in.
 */
struct workload {
    uint64_t random;
    uint64_t seed;
    int64_t wall_s;
    int drawn;
};

/* Points into itself: never copied. */
struct handed_in {
    struct submission submission;
    struct answers answers;
    struct request_booking booking;
    char key[64];
};

void workload_init(struct workload *workload, uint64_t seed);
void workload_draw(struct workload *workload, struct handed_in *out);
void handed_in_finish(struct handed_in *handed_in);

/* All draws of libsodium (codes, seals, series) from this seed; before anything else of it is called. */
void workload_fix_random(uint64_t seed);

/* The token of packed answers. */
void workload_token(const void *packed, size_t bytes, unsigned char token[REQUEST_TOKEN_BYTES]);

#endif
