/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CHECK_FIELD_H
#define KETING_PACK_CHECK_FIELD_H

#include "tables.h"

/*
 * Cells of a row of 自助字段.csv that must go together with its 类型 and with each other. The read_ functions are
 * readers of cells; the check_ functions are called when all cells of the row were read without an error.
 */
void field_read_options(const struct cell *cell, void *field); /* text_list: LIMIT_OPTIONS, each once */
void field_read_phrases(const struct cell *cell, void *field); /* text_list: LIMIT_PHRASES, each once */
/* 来自: sets source, and the options of what 活动.csv and 场所.csv have. Before field_check_options. */
void field_check_source(const struct cell *cell, struct form_field *field, const struct tables *tables);
void field_check_options(const struct cell *cell, const struct form_field *field);
void field_check_divert(const struct cell *cell, const struct form_field *field);
void field_check_limits(const struct cell *cell, struct form_field *field); /* 检查: sets least and most */
/* After field_check_limits. */
void field_check_phrases(const struct cell *cell, const struct form_field *field);

bool text_list_has(const struct text_list *list, const char *text);

#endif
