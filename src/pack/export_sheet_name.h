/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_SHEET_NAME_H
#define KETING_PACK_EXPORT_SHEET_NAME_H

#include "base/macros.h"

/* Office programs count characters as UTF-16 does. */
enum { SHEET_NAME_UNITS = 31, CELL_UNITS = 32767 };

/* Bytes of text that are no more than so many UTF-16 units, never splitting a character. */
size_t export_prefix_units(const char *text, size_t units);

/*
 * A name that Excel and WPS take for a sheet: 1 to 31 UTF-16 units, none of []:*?/\, no apostrophe at its
 * ends, not "History". nth > 1 ends it with "(nth)", for when the name is taken. The caller owns the result.
 */
KETING_MUST_USE char *export_sheet_name(const char *text, int nth);

#endif
