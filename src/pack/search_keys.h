/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_SEARCH_KEYS_H
#define KETING_PACK_SEARCH_KEYS_H

#include "base/str.h"

/*
 * The keys by which a thing is found, as store/search_key.h has them: lines of a sort each, in the order of
 * adding.
 */
void search_keys_title(struct str *keys, const char *title);
/* Keywords, split at blanks, commas and the like. */
void search_keys_words(struct str *keys, const char *words);
void search_keys_english(struct str *keys, const char *english);
/* Only the digits of it. */
void search_keys_number(struct str *keys, const char *phone);

#endif
