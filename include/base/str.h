/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_STR_H
#define KETING_BASE_STR_H

#include "base/macros.h"

#include <stdbool.h>

/* A growing string, always NUL-terminated once something was added. Embedded: str_init / str_finish. */
struct str {
    char *data;   /* NULL while nothing was added; else owned */
    size_t len;   /* bytes without the NUL */
    size_t space; /* bytes allocated */
};

void str_init(struct str *s);
void str_finish(struct str *s);
void str_clear(struct str *s);
void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t count);
void str_add_char(struct str *s, char c);
void str_add_format(struct str *s, const char *format, ...) KETING_PRINTF(2, 3);
/* "" while nothing was added. Valid until the next change. */
const char *str_text(const struct str *s);
/* Hands the text over to the caller (mem_free) and leaves s empty; never NULL. */
KETING_MUST_USE char *str_take(struct str *s);

/* The caller owns the result. */
KETING_MUST_USE char *str_format(const char *format, ...) KETING_PRINTF(1, 2);

/* Whole string is a decimal number of lo..hi: no sign but '-', no spaces, no overflow. */
KETING_MUST_USE bool str_to_int(const char *text, long lo, long hi, long *out);
bool str_starts(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);
bool str_same(const char *a, const char *b);

#endif
