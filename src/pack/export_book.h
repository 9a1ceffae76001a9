/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_BOOK_H
#define KETING_PACK_EXPORT_BOOK_H

#include "export_row.h"

/*
 * 申请.xlsx. Everything a resident wrote is a text cell, so that no phone loses its zero and nothing is ever a
 * formula; dates and plain numbers are what they are. Kept in memory until it is
 * written, in copies of the library's own that are not wiped: make it in a program that ends soon after.
 */
struct export_book;

/* scratch: a folder for files of its own, which are gone when it is closed. NULL when memory is short. */
KETING_MUST_USE struct export_book *export_book_create(const char *path, const char *scratch, int64_t now_s);
void export_book_add(struct export_book *book, const struct export_row *row);
/* Writes the file; it is not synced. False when that failed. Destroys it. */
KETING_MUST_USE bool export_book_close(struct export_book *book);
/* Without writing. Accepts NULL. */
void export_book_abandon(struct export_book *book);

#endif
