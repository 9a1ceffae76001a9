/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_ANSWERS_BODY_H
#define KETING_STORE_ANSWERS_BODY_H

#include "store/answers.h"

/* What may be kept of a text: valid UTF-8 without control and bidi characters. The caller's. */
KETING_MUST_USE char *answers_clean(const char *text, size_t bytes, bool with_lines);
/* The texts become its own. */
void answers_add(struct answers *answers, const struct answer *answer);
/* NULL when there is none. */
struct answer *answers_find(const struct answers *answers, const char *name);
/* Overwrites and frees. Accepts NULL. */
void answers_wipe_text(char *text);
void answers_wipe_one(struct answer *answer);

#endif
