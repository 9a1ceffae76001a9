/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CHECK_H
#define KETING_PACK_CHECK_H

#include "sheet.h"

/*
 * Readers of cells. Each says in its first word what field it fills; a text field is a char * that is freed
 * before it is set. What staff write in other ways than asked is taken when its meaning is plain.
 */
void check_code(const struct cell *cell, void *field); /* char *: no blanks, LIMIT_CODE_BYTES */
void check_line(const struct cell *cell, void *field); /* char *: one line of column->hi characters */
void check_text(const struct cell *cell, void *field); /* char *: paragraphs, LIMIT_TEXT_CHARS */
void check_lines(const struct cell *cell, void *field); /* text_list: one a line, without its numbering */
void check_list(const struct cell *cell, void *field); /* text_list: split at 、，；; and lines */
void check_files(const struct cell *cell, void *field); /* text_list: split at ； ; and lines */
void check_known(const struct cell *cell,
                 void *field); /* text_list like check_list; others than choices warn */
void check_date(const struct cell *cell, void *field); /* int32_t: day */
void check_number(const struct cell *cell, void *field); /* int: lo..hi */
void check_yes_no(const struct cell *cell, void *field); /* bool */
void check_choice(const struct cell *cell, void *field); /* int: index in choices */
void check_phones(const struct cell *cell, void *field); /* text_list */
void check_time_limit(const struct cell *cell, void *field); /* char *: 当场办结 or N个工作日 */
void check_materials(const struct cell *cell, void *field); /* struct service */
void check_faq(const struct cell *cell, void *field); /* struct service */

#endif
