/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CHECK_PARTS_H
#define KETING_PACK_CHECK_PARTS_H

#include "sheet.h"

/* What the readers of cells are made of: cells that hold several parts, and parts of a text. */
typedef void (*part_fn)(const struct cell *cell, const char *part, void *ctx);

/* Separators, each list ends with NULL. */
extern const char *const parts_at_lines[];
extern const char *const parts_at_semicolons[]; /* and lines */
extern const char *const parts_at_all[]; /* also 、 and commas */

/* Calls fn with each part that is not empty, without blanks around it. */
void parts_each(const struct cell *cell, const char *const *separators, part_fn fn, void *ctx);
/* False when there are LIMIT_LINES; says so once, at the first that is too much. */
bool parts_have_room(const struct cell *cell, int count);
/* A part_fn: ctx is a struct text_list, column->hi the most characters of each. */
void parts_add(const struct cell *cell, const char *part, void *ctx);

/* False, with a finding, when it has more than `most` characters. */
bool part_fits(const struct cell *cell, const char *part, int most);
/* True and *p behind it, when it stands at *p. */
bool part_take(const char **p, const char *text);
bool part_take_digits(const char **p, int least, int most, int *value);
/* False, with a finding, when part does not begin with a real date in one of the usual ways. *p, which may
 * be NULL, is set behind it; with NULL nothing may follow. */
bool part_date(const struct cell *cell, const char *part, const char **rest, int32_t *day);

/* "甲、乙、丙". The caller owns the result. */
KETING_MUST_USE char *choices_joined(const char *const *choices);
/* -1 = not among them */
int choices_find(const char *const *choices, const char *text);

#endif
