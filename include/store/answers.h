/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_ANSWERS_H
#define KETING_STORE_ANSWERS_H

#include "store/model_form.h"

#include <stddef.h>

/*
 * What a resident answered to a form, in the order of the form, as text:
 *   choices "读书；送餐" · date "2026-11-24" · yes/no "是"/"否" · consent "同意 3f2a…" (version of its text) ·
 *   slot as the option says, or "2026-11-24 14:00–17:30 二楼活动室" · strokes "x,y x,y;x,y …" in 0..999.
 * The label travels along, so that an export reads well when the form has changed since. Wiped when it goes.
 */
struct answer {
    char *name, *label, *value;
    enum field_kind kind;
};

struct answers {
    struct answer *item;
    int count;
};

/* Packed. The drawings of characters that nobody found count beside the fields. */
enum { ANSWERS_BYTES_MAX = 64 * 1024, ANSWERS_MOST = 256 };
#define ANSWERS_BETWEEN "；" /* the choices of one answer */

/* Takes the place of an earlier answer to that field, or goes to the end; "" removes it. Control and bidi
 * characters never get in (line feeds become blanks unless the field is FIELD_LONG_TEXT); bad UTF-8 becomes
 * U+FFFD. A value is cut at ANSWERS_BYTES_MAX: too long to be packed, so nobody hands in half of it. */
void answers_set(struct answers *answers, const struct form_field *field, const char *value);
/* "" when there is none. Valid until the next answers_set. */
const char *answers_get(const struct answers *answers, const char *name);
/* Overwrites and frees. */
void answers_wipe(struct answers *answers);

/* One block of bytes, the caller's: wipe it, mem_free it. NULL when it were longer than ANSWERS_BYTES_MAX, or
 * there are more than ANSWERS_MOST. */
KETING_MUST_USE void *answers_pack(const struct answers *answers, size_t *bytes);
/* False, with *out empty, when it is damaged: nothing of a foreign block is believed. */
KETING_MUST_USE bool answers_unpack(const void *block, size_t bytes, struct answers *out);

/* "138****1234", "0374****6118"; without the first part where fewer than three digits would stay hidden; less
 * than seven digits: all stars. The caller's. */
KETING_MUST_USE char *answers_mask_phone(const char *phone);

#endif
