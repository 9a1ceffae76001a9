/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_LINES_H
#define KETING_PACK_EXPORT_LINES_H

#include "export_row.h"

/* The three files of text, a row at a time. */

/* Byte order mark and header of 申请.csv and 回复.csv. */
void export_add_table_header(struct str *out);
void export_add_reply_header(struct str *out);
/* With CRLF. */
void export_add_table_row(struct str *out, const struct export_row *row);
void export_add_reply_row(struct str *out, const struct export_row *row);
/*
 * One object of Open311 GeoReport v2's service request, with LF. Times are ISO 8601 in +08:00, null = none;
 * attributes are the answers in the order of the form. Our own beside them: state, topic, note.
 */
void export_add_json_row(struct str *out, const struct export_row *row);

#endif
