/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_FILL_STEP_H
#define KETING_SCREENS_FILL_STEP_H

#include "fill.h"
#include "fill_options.h"
#include "shell.h"

/*
 * The page on which a form is answered. Each kind of question has a file that builds its answer area; all
 * of them write into the draft, which the visitor's hall keeps, and never hold an answer themselves.
 */
struct handpad;
struct writer;

enum { ADDRESS_PARTS = 3, ADDRESS_PART_BYTES = 6 };

struct fill_screen {
    struct screen screen;
    char *code;              /* of the form */
    int built_for;           /* the field that the state below belongs to */
    enum fill_fault fault;   /* of the question in sight, told above it */
    bool taken;              /* what was chosen went to somebody else */
    bool form_changed;       /* told once */
    char *failure;           /* handing in failed: what to do; NULL */
    int32_t month;           /* date: first day of the sheet in sight; DAY_NONE */
    char part[ADDRESS_PARTS][ADDRESS_PART_BYTES]; /* building, unit, room */
    int part_at, place_at;
    int room_px; /* high: what the question and the keys leave for the answer */
    bool written_out;        /* the address is written, not made of numbers */
    struct fill_options options;
    char *hint;              /* of the writer in sight */
    const char *phrases[LIMIT_OPTIONS + 1]; /* the content's; NULL-terminated */
    struct widget *next_label; /* these three: NULL while not in sight */
    struct handpad *pad;       /* of a drawing */
    struct writer *writer;
};

/* NULL when the form is gone from the content. Valid until a draft is dropped. */
struct fill *fill_screen_fill(struct fill_screen *s);
/* The same for an answer that a finger gives: NULL when the question in sight is not the one that is asked
 * any more. It was answered and another one is about to come, the form was handed in, the content changed. */
struct fill *fill_screen_asked(struct fill_screen *s);
/* The answer was given: on to the next question, after the look at it that 下一步 means. */
void fill_screen_next(struct fill_screen *s);
/* The answer changed while it is being given: 不填 becomes 下一步. */
void fill_screen_changed(struct fill_screen *s);
/* The field that is asked now. */
const struct form_field *fill_screen_field(struct fill_screen *s);

/* Answer areas, into a parent that fills the rest of the page. */
void fill_build_choice(struct fill_screen *s, struct widget *parent);
void fill_build_writer(struct fill_screen *s, struct widget *parent);
void fill_build_address(struct fill_screen *s, struct widget *parent);
void fill_build_date(struct fill_screen *s, struct widget *parent);
void fill_build_consent(struct fill_screen *s, struct widget *parent);
void fill_build_drawing(struct fill_screen *s, struct widget *parent);
void fill_build_review(struct fill_screen *s, struct widget *parent);

/* So many of the field's phrases leave room for what is written and the keys; none where digits are asked
 * for. */
/* before: what stands before them in the same rows; NULL = nothing. */
int fill_phrases_shown(const struct view *view, const struct form_field *field, const char *before);
/* What was written out so far is numbers and places, too: 按数字填 loses nothing. */
bool fill_address_has_numbers(struct fill_screen *s);
void fill_address_by_numbers(struct fill_screen *s);
/* What is on the pad becomes the answer. */
void fill_take_drawing(struct fill_screen *s);
/* Letters and ink that wait to become characters do; the question is about to be left. */
void fill_settle_writer(struct fill_screen *s);

/* Hands it in: to the receipt, or back with s->failure or s->taken said. */
void fill_submit(struct fill_screen *s);

#endif
