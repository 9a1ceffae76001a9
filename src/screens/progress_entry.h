/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PROGRESS_ENTRY_H
#define KETING_SCREENS_PROGRESS_ENTRY_H

#include "base/macros.h"
#include "store/requests.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A receipt number and its code being typed, without any widgets. The digits go where the person is: the
 * number first, and from its last digit on the code. Receipts are seven to nine digits long; those of this
 * kiosk mostly have as many as its newest one, so that is where the number ends by itself.
 */
enum { ENTRY_DIGITS_LEAST = 7, ENTRY_DIGITS_MOST = 9, ENTRY_CODE_DIGITS = REQUEST_CODE_BYTES - 1 };

enum entry_fault {
    ENTRY_FINE,
    ENTRY_MISCOPIED, /* the check digit does not fit */
    ENTRY_NOT_FOUND,
    ENTRY_WAIT,          /* wait_s */
    ENTRY_NOT_VOLUNTEER, /* found, but it is of no use here */
    ENTRY_NOT_VALID,     /* likewise: taken back or turned down */
};

struct progress_entry {
    char number[ENTRY_DIGITS_MOST + 1], code[REQUEST_CODE_BYTES];
    int digits; /* of the kiosk's newest receipt */
    bool in_code;
    enum entry_fault fault;
    int wait_s;
};

/* requests NULL: seven digits. */
void progress_entry_init(struct progress_entry *entry, struct requests *requests);
/* Overwrites what was typed. */
void progress_entry_wipe(struct progress_entry *entry);
/* label: of a digit keypad. True when both are complete: then it is time to look up. */
KETING_MUST_USE bool progress_entry_key(struct progress_entry *entry, const char *label);
/* The person goes to the number, or to the code. */
void progress_entry_go(struct progress_entry *entry, bool to_code);
/* 0 while it is none. */
int64_t progress_entry_number(const struct progress_entry *entry);
/* The record, the caller's; NULL with the fault set. The code is forgotten either way, the number when it was
 * found. now_us: of the program's clock. */
KETING_MUST_USE struct request_record *progress_entry_look_up(struct progress_entry *entry,
                                                              struct requests *requests, uint64_t now_us);

#endif
