/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_RECEIPT_H
#define KETING_STORE_RECEIPT_H

#include "base/macros.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The number a resident takes home: "QY 204817-3". QY is the kiosk's prefix, 20 a series, 4817 the place in
 * it, 3 the check digit (Damm's): one wrong digit is always caught, and so are two neighbours swapped. As a
 * number: 2048173.
 */
enum {
    RECEIPT_PREFIX_BYTES = 8, /* with its NUL: 2 to 7 of A-Z and 0-9, the first a letter */
    RECEIPT_TEXT_BYTES = 32,
    RECEIPT_SERIES_FIRST = 10,
    RECEIPT_SERIES_LAST = 9999,
    RECEIPT_SERIES_SIZE = 10000,
};

KETING_MUST_USE bool receipt_prefix_valid(const char *prefix);
/* series RECEIPT_SERIES_FIRST..LAST, place 0..RECEIPT_SERIES_SIZE - 1. */
int64_t receipt_number(int series, int place);
/* The check digit fits and the series is one. */
bool receipt_valid(int64_t number);
int receipt_series(int64_t number);
int receipt_place(int64_t number);
/* prefix "" = the digits alone: "204817-3". */
void receipt_format(char out[RECEIPT_TEXT_BYTES], const char *prefix, int64_t number);
/* What people write: with or without prefix, blanks, hyphens, full-width digits and letters, small letters.
 * *prefix gets what was written of it, in capitals, "" when none. A prefix that ends in a digit ("QY2") must
 * be set apart by a blank or a hyphen; otherwise all digits after the last letter are the number's.
 * False, with 0 and "": no number, or its check digit does not fit. */
KETING_MUST_USE bool receipt_parse(const char *text, int64_t *number, char prefix[RECEIPT_PREFIX_BYTES]);

#endif
