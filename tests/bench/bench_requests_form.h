/* SPDX-License-Identifier: MIT */
#ifndef KETING_BENCH_REQUESTS_FORM_H
#define KETING_BENCH_REQUESTS_FORM_H

#include "store/requests.h"

/* A repair as somebody asks for it: name, phone, address, a choice, sixty characters, consent. */
struct bench_form {
    struct submission submission;
    struct answers answers;
};

enum { BENCH_FORMS = 8, BENCH_TOPICS = 10, BENCH_FIRST_S = 1795500000 /* 2026-11-24 */ };

/* No two serials have the same token. Points into itself. */
void bench_form_init(struct bench_form *form, int serial);
void bench_form_finish(struct bench_form *form);
const char *bench_form_name(int at);

/* The database in that folder, with keys made there when there are none; NULL = said on stderr. */
struct requests *bench_requests_open(const char *folder);
/* Handed in or the program ends: nothing else is worth a measurement then. */
void bench_hand_in(struct requests *requests, int serial, const struct request_booking *booking,
                   struct request_receipt *receipt);

#endif
