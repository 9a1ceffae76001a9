/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_ROW_H
#define KETING_PACK_EXPORT_ROW_H

#include "base/str.h"
#include "pack/export_item.h"

/* What every file says of one request. */
struct export_row {
    const struct export_item *item;
    char receipt[RECEIPT_TEXT_BYTES];
    const struct export_form *form; /* never NULL; name is the code when staff have none */
    struct export_form unnamed;     /* what form points to then */
    char *note;                     /* owned; for staff: what stands out, "" = nothing */
    char **picture; /* owned; beside the answers: "图片/QY204817-3-sign.svg", NULL = no drawing */
    int picture_count;
};

void export_row_init(struct export_row *row, const struct export_options *options,
                     const struct export_item *item);
void export_row_finish(struct export_row *row);

/* Staff have something to answer: it is open, or a claim or a follow-up waits. */
bool export_row_waits(const struct request_record *record);
/* What waits for them besides its state, in a word or two with blanks before; nothing when nothing does. */
void export_add_waiting(struct str *out, const struct request_record *record);
/* When anything last happened to it. */
int64_t export_row_updated_s(const struct request_record *record);
/* What staff wrote last to the resident; "". */
const char *export_row_last_words(const struct request_record *record);
/* How an answer reads in a table: drawings by their file. */
const char *export_row_value(const struct export_row *row, int answer);

/* Columns of 申请.csv and of the sheet of all, in order; then those to be filled in, also the header of 回复.csv.
 * */
enum { EXPORT_COLUMNS = 8, EXPORT_REPLY_COLUMNS = 5 };
/* What 办理状态 may say, in the order of the drop-down. */
#define EXPORT_REPLY_WORDS \
    "已受理", "已分派", "处理中", "已办结", "不予受理", "确认认领", "谢绝认领", "已回访"
/* Behind those: how many events it had. A reply to a request that has moved on since is told by it. */
#define EXPORT_STEPS "步数"
extern const char *const export_columns[EXPORT_COLUMNS];
extern const char *const export_reply_columns[EXPORT_REPLY_COLUMNS];

#endif
