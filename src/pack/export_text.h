/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_TEXT_H
#define KETING_PACK_EXPORT_TEXT_H

#include "base/date.h"
#include "base/macros.h"
#include "base/str.h"

/*
 * What residents wrote, made fit for a table, a line of JSON and a file name. Nothing is believed of it: it
 * may hold broken UTF-8, control characters, marks that turn the direction of writing, or begin like a
 * formula.
 */

/* Valid UTF-8 for a person to read: line ends as LF, other control characters and bidi marks left out. The
 * caller owns the result. */
KETING_MUST_USE char *export_plain(const char *text);
/* One CSV field (RFC 4180) of export_plain(text), always quoted. What an office program would take for a
 * formula gets an apostrophe in front (OWASP, CSV injection), also in full width. */
void export_add_field(struct str *out, const char *text);
/* A JSON string (RFC 8259) with its quotes. Broken bytes become U+FFFD; what could hide something from an
 * editor or end a line of JavaScript is written as \uXXXX. */
void export_add_json(struct str *out, const char *text);
/* For the name of a file on a stick (FAT): what that does not take becomes "_". At most 40 characters. */
void export_add_file_name(struct str *out, const char *text);
/* A damaged database may hold any number: what no calendar has is moved to 1970 or 2199. */
struct date export_date(int32_t day);
struct date_time export_date_time(int64_t wall_s);
/* "2026-11-24"; "" for DAY_NONE. */
void export_add_day(struct str *out, int32_t day);
/* "2026-11-24 09:24" */
void export_add_time(struct str *out, int64_t wall_s);
/* "2026-11-24T09:24:05+08:00" (ISO 8601) */
void export_add_iso(struct str *out, int64_t wall_s);
/* Room for so many bytes from the start: a string that grows leaves copies behind. */
void export_reserve(struct str *s, size_t bytes);
/* Overwrites what was in it, then frees. */
void export_wipe(struct str *s);
void export_wipe_text(char *text);

#endif
