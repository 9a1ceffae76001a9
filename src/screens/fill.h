/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_FILL_H
#define KETING_SCREENS_FILL_H

#include "base/macros.h"
#include "store/answers.h"
#include "store/requests.h"

#include <stdbool.h>
#include <stdint.h>

#define FILL_UNFOUND "〓" /* stands where nobody could find the character */

/*
 * One form being answered, without any widgets: which question comes next, whether an answer will do, what
 * is sent in the end. A question that is not asked (show-if) keeps its answer while the person goes back
 * and forth, but it is not sent.
 */
struct fill {
    const struct form *form; /* borrowed; fill_rebase() when the content changed */
    char *code, *version;    /* of that form, so that a new one is noticed */
    struct answers answers;
    struct answers drawings; /* of characters that could not be found: 〓 stands in the answer */
    unsigned char token[REQUEST_TOKEN_BYTES]; /* drawn here: handed in twice it is one request */
    int at;          /* field; form->field_count = the review */
    bool reviewing;  /* the question was opened from the review and leads back there */
};

enum fill_fault {
    FILL_FINE,
    FILL_MISSING,    /* it must be answered */
    FILL_TOO_SHORT,
    FILL_TOO_LONG,
    FILL_NOT_PHONE,
    FILL_NOT_NUMBER, /* or outside of least..most */
    FILL_NOT_AGREED,
};

void fill_init(struct fill *fill, const struct form *form);
/* Overwrites every answer. */
void fill_wipe(struct fill *fill);
/* The form is another one now: answers to fields of the same name and kind stay, if they are still among the
 * options. Back to the first question that needs an answer. True when something of it did change. */
bool fill_rebase(struct fill *fill, const struct form *form);

/* Is this question asked, after what was answered so far? Conditions name earlier fields only. */
bool fill_asks(const struct fill *fill, int field);
/* The question asked after / before `field`; field_count (the review) and -1 at the ends. */
int fill_after(const struct fill *fill, int field);
int fill_before(const struct fill *fill, int field);
/* "step 2 of 5": of the questions asked now, the review not counted; field may be field_count. */
void fill_progress(const struct fill *fill, int *step, int *steps);

const char *fill_answer(const struct fill *fill, int field);
void fill_set(struct fill *fill, int field, const char *value);
/* One of several choices on or off. */
void fill_toggle(struct fill *fill, int field, const char *option);
bool fill_has(const struct fill *fill, int field, const char *option);

/* strokes as in answers.h. */
void fill_add_drawing(struct fill *fill, int field, const char *strokes);

enum fill_fault fill_check(const struct fill *fill, int field);
/* The answer says that somebody is in danger: it leads to the emergency page, never into the queue. */
bool fill_diverts(const struct fill *fill, int field);
/* The first question asked whose answer will not do or diverts; -1 = all are fine. */
int fill_first_fault(const struct fill *fill);
/* Only what was asked, in the form's order; the caller's (answers_wipe). */
void fill_collect(const struct fill *fill, struct answers *out);
/* What the boards may count: the first choice of a form on the board; "" otherwise. */
const char *fill_topic(const struct fill *fill);

#endif
