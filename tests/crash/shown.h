/* SPDX-License-Identifier: MIT */
#ifndef KETING_CRASH_SHOWN_H
#define KETING_CRASH_SHOWN_H

#include "store/requests.h"
#include "workload.h"

/* What residents were shown, and whether it is still true. */
struct shown {
    unsigned char token[REQUEST_TOKEN_BYTES];
    int64_t number;
    char code[REQUEST_CODE_BYTES];
    bool visible;   /* the receipt stood on the screen */
    bool asked;     /* to take it back: it may be so or not */
    bool used;      /* by the workload, which asks for it once */
    bool lost;
    bool cancelled; /* it was said that it is taken back */
};

struct all_shown {
    struct shown *item;
    int count, space;
};

struct shown *shown_add(struct all_shown *all);
void shown_finish(struct all_shown *all);

/* Found by its number and code, in a state that fits; secret: NULL, or what was written is unsealed and
 * compared. What is wrong goes to stderr after `where`. */
bool shown_check(struct requests *requests, const struct shown *shown, const struct seal_secret *secret,
                 const char *where);
/* Handed in once more with the same token: the very same receipt, and nothing new. */
bool shown_check_again(struct requests *requests, const struct shown *shown, const char *where);

/* A pair of keys for a test; its files in the folder, which it makes. */
struct seal_secret *shown_make_keys(const char *folder, struct seal_public *key);

#endif
