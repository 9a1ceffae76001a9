/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_UTF8_H
#define KETING_BASE_UTF8_H

#include "base/macros.h"

#include <stdbool.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

/*
 * Strict decoder (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing past U+10FFFF.
 * Reads one code point from *p (before end) and moves *p on. Bad bytes give U+FFFD and move past the longest
 * bad prefix (W3C practice), so a loop always ends. *p < end is the caller's duty.
 */
uint32_t utf8_next(const char **p, const char *end);
/* The start of the code point that ends at p; p > start. */
const char *utf8_prev(const char *p, const char *start);
/* Bytes written to out (1..4); code points that cannot be are written as U+FFFD. */
int utf8_put(uint32_t code_point, char out[4]);
/* NULL when all of it is valid, else the first bad byte. */
const char *utf8_find_bad(const char *text, size_t bytes);
/* Code points in valid or invalid text. */
size_t utf8_count(const char *text, size_t bytes);
/* Bytes of the first `count` code points of text, never splitting one. */
size_t utf8_prefix(const char *text, size_t bytes, size_t count);

#endif
