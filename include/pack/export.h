/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_H
#define KETING_PACK_EXPORT_H

#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"
#include "pack/export_item.h"
#include "store/seal.h"

#include <stdbool.h>

/*
 * What staff take home: a new folder with
 *   申请.xlsx    a sheet of all, with drop-downs for the reply, and one of each form with a column an answer
 *   申请.csv     one request a row, what was written in one cell, so that every kiosk has the same columns
 *   申请.jsonl   one request a line, named as in Open311 GeoReport v2
 *   回复.csv     what still waits for an answer, to be filled in and brought back (pack/reply.h)
 *   图片/        drawings, as SVG
 * The receipt with its prefix names a request everywhere, so folders of several kiosks are merged by putting
 * their lines together. It is in the clear: keep it like the papers it stands for.
 */
struct export;

/* options live until the end. Makes "FOLDER.未完成" (what an earlier one left there goes); NULL with a Chinese
 * error, also when FOLDER is there already: nothing is ever written over. */
KETING_MUST_USE struct export *export_create(const char *folder, const struct export_options *options,
                                             struct error *error);
/* In the order of the rows. False when the disk failed; the error comes with export_finish. */
KETING_MUST_USE bool export_add(struct export *export, const struct export_item *item);
/* Everything synced, then renamed to FOLDER. False with a Chinese error, and nothing is left, when any of it
 * failed. Destroys it in both cases. */
KETING_MUST_USE bool export_finish(struct export *export, struct error *error);
/* Takes away what was written. Accepts NULL. */
void export_abandon(struct export *export);

/* Where to begin: with the first of a day (DAY_NONE = at the beginning), or behind a number (0 = none). */
struct export_since {
    int32_t day;
    int64_t number;
};
struct export_counts {
    int requests;   /* written */
    int unreadable; /* of them: the box did not open */
};
/*
 * All requests that were handed in since, the oldest first, opened with secret. What does not open is there
 * without its answers. False with a Chinese error: the disk, no such number, or not one box opened (the wrong
 * key).
 */
KETING_MUST_USE bool export_requests(struct requests *requests, const struct seal_secret *secret,
                                     const char *folder, const struct export_options *options,
                                     const struct export_since *since, struct export_counts *counts,
                                     struct error *error);
/* The answers of a record into *out (wipe them). False when its box does not open. A purged one has none. */
KETING_MUST_USE bool export_open_answers(const struct request_record *record,
                                         const struct seal_secret *secret, struct answers *out);

/* One request as a page for a terminal, what happened to it and what was written; nothing in it commands the
 * terminal. Wipe out when it holds answers. */
void export_add_page(struct str *out, const struct export_options *options, const struct export_item *item);
/* One line of a list, with LF: nothing personal in it. record: of the same request, for a claim or a call
 * that waits for the staff; NULL = not told. */
void export_add_brief(struct str *out, const struct export_options *options,
                      const struct request_brief *brief, const struct request_record *record);

#endif
