/* SPDX-License-Identifier: MIT */
/* What was answered becomes a request: sealed, stored and synced, and only then a receipt. */
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "gfx/font.h"

#include "draft.h"
#include "fill_step.h"
#include "pages.h"

#include <string.h>

static void go_to_slot(struct fill_screen *s, struct fill *fill)
{
    s->taken = true;
    for (int i = 0; i < fill->form->field_count; i++)
        if (fill->form->field[i].kind == FIELD_SLOT && fill_asks(fill, i)) {
            fill_set(fill, i, "");
            fill->at = i;
            fill->reviewing = true;
            return;
        }
}

static void show_receipt(struct fill_screen *s, struct fill *fill, const struct request_receipt *receipt,
                         int32_t due_day)
{
    struct hall *hall = s->screen.hall;

    nav_replace(hall->nav, receipt_page(hall, fill->form, receipt, due_day));
    draft_drop(hall->drafts, s->code);
    fonts_forget(screen_view(&s->screen)->fonts);
}

static void hand_in(struct fill_screen *s, struct fill *fill)
{
    struct hall *hall = s->screen.hall;
    struct request_booking booking;
    struct request_receipt receipt;
    struct answers answers;
    struct error error = {0};
    char key[FILL_KEY_BYTES];
    bool books = fill_booking(fill, hall, key, &booking);

    /* They would wait for ever: more people than there are seats. */
    if (books && booking.capacity > 0 && booking.party > booking.capacity) {
        s->failure = str_format(view_word(screen_view(&s->screen), WORD_PARTY_TOO_LARGE), booking.capacity);
        hall_want_rebuild(hall);
        return;
    }
    int seats = fill_seats_missing(fill, hall);
    if (seats > 0) {
        s->failure = str_format(view_word(screen_view(&s->screen), WORD_ROOM_TOO_SMALL), seats);
        hall_want_rebuild(hall);
        return;
    }
    fill_collect(fill, &answers);
    struct submission submission = {.form = fill->form->code,
                                    .form_version = fill->form->version,
                                    .consent_version = fill->form->consent_version,
                                    .consent = fill->form->consent,
                                    .separate_consent = fill->form->separate_consent,
                                    .topic = fill_topic(fill),
                                    .answers = &answers,
                                    .due_day = hall_promised_day(hall, fill->form),
                                    .keep_days = fill->form->keep_days,
                                    .booking = books ? &booking : NULL,
                                    .wall_s = hall->wall_s};
    memcpy(submission.token, fill->token, sizeof submission.token);
    switch (requests_submit(hall->requests, &submission, &receipt, &error)) {
    case SUBMIT_OK: show_receipt(s, fill, &receipt, submission.due_day); break;
    case SUBMIT_TAKEN: go_to_slot(s, fill); break;
    case SUBMIT_FAILED: s->failure = mem_strdup(error.text); break;
    }
    answers_wipe(&answers);
    explicit_bzero(&receipt, sizeof receipt);
    hall_want_rebuild(hall);
}

void fill_submit(struct fill_screen *s)
{
    struct fill *fill = fill_screen_fill(s);
    int fault = fill_first_fault(fill);

    mem_free(s->failure);
    s->failure = NULL;
    if (s->form_changed) {
        /* What is handed in was looked at: the review comes once more. */
        s->form_changed = false;
        hall_want_rebuild(s->screen.hall);
        return;
    }
    int gone = fault < 0 ? fill_options_gone(fill, s->screen.hall) : -1;
    if (gone >= 0) {
        fill_set(fill, gone, "");
        fault = gone;
    }
    if (fault < 0) {
        hand_in(s, fill);
        return;
    }
    fill->at = fault;
    fill->reviewing = true;
    s->fault = gone >= 0 ? FILL_MISSING : fill_check(fill, fault);
    if (fill_diverts(fill, fault))
        nav_push(s->screen.hall->nav, emergency_page(s->screen.hall, s->code));
    hall_want_rebuild(s->screen.hall);
}
