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
void check_phone_line(const struct cell *cell, void *field); /* char *: "a、b" */
void check_time_limit(const struct cell *cell, void *field); /* char *: 当场办结 or N个工作日 */
void check_materials(const struct cell *cell, void *field); /* struct service */
void check_faq(const struct cell *cell, void *field); /* struct service */
void check_days(const struct cell *cell, void *field); /* struct day_list */
void check_days_off(const struct cell *cell, void *field); /* struct series: days and reasons, hi of each */
void check_rule(const struct cell *cell, void *field); /* struct series: rule and rule_text */
void check_minute(const struct cell *cell, void *field); /* int: of the day */
void check_buildings(const struct cell *cell, void *field); /* struct grid: ranges and buildings_text */
void check_box(const struct cell *cell, void *field); /* struct place: x y w h */
void check_promise(const struct cell *cell, void *field); /* int: working days */
void check_keep_days(const struct cell *cell, void *field); /* int: days */
void check_condition(const struct cell *cell, void *field); /* struct form_field: show_if_... */

/* Both times of something that may run past midnight, but not for more than 12 hours; end is the cell of
 * the end. */
void check_times(const struct cell *end, int start_minute, int end_minute);

#endif
