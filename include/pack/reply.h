/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_REPLY_H
#define KETING_PACK_REPLY_H

#include "base/error.h"
#include "base/macros.h"
#include "pack/findings.h"
#include "store/requests.h"

#include <stdbool.h>

/*
 * What staff bring back: 回复.csv as they filled it in, or the sheet of all (全部) of 申请.xlsx saved as CSV;
 * UTF-8, UTF-16 or GB18030. Columns are known by their names; one of the export's that says nothing here is
 * passed over. Files of several kiosks may be put together, headers and all.
 */
struct reply_counts {
    int taken, known; /* rows: at least one thing is new; all was there already */
    int conflicts;    /* no longer possible, e.g. taken back by the resident */
    int wrong;        /* a cell that cannot be read, or a number that was never given out here */
    int elsewhere;    /* receipts of other kiosks */
    int unfilled;     /* rows with nothing to say */
};

/*
 * Takes every row that is right; what is not is told in findings (findings_init), each by row and column.
 * Receipts of other kiosks are told as warnings. now_s: what the events are dated with, and what a promise is
 * measured by. False with a Chinese error when the database failed: rows before that were taken, and taking
 * them again does no harm.
 */
KETING_MUST_USE bool reply_take_file(const char *path, struct requests *requests, int64_t now_s,
                                     struct findings *findings, struct reply_counts *counts,
                                     struct error *error);
/* Something that this kiosk should have taken was not. */
bool reply_incomplete(const struct reply_counts *counts, const struct findings *findings);

#endif
