/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_FINDINGS_H
#define KETING_PACK_FINDINGS_H

#include "base/macros.h"

#include <stdarg.h>

struct str;

/*
 * What the reader has to say to staff, in their words: where, what was written, what to write.
 *     办事.csv 第7行 “办理时限”：写的是“五天”，请写成“当场办结”或“5个工作日”
 */
enum finding_level { FINDING_ERROR, FINDING_WARNING };

struct finding {
    enum finding_level level;
    char *sheet; /* file name */
    int row; /* as the office program shows it (1 = header); 0 = the whole sheet */
    int line; /* of the file as an editor shows it, when cells hold line ends; 0 = same as row */
    char *column; /* header, shortened to 40 characters; "" = the whole row */
    char *written; /* what the cell held, shortened to 40 characters; "" = nothing */
    char *advice; /* what to write instead, at most 300 characters */
};

enum { FINDINGS_LIMIT = 1000 };

struct findings {
    struct finding *item;
    int count;
    int errors, warnings; /* also those past FINDINGS_LIMIT, which are counted but not kept */
    int line; /* set by the reader of a sheet, copied into what is added */
};

void findings_init(struct findings *findings);
void findings_finish(struct findings *findings);
void findings_add(struct findings *findings, enum finding_level level, const char *sheet, int row,
                  const char *column, const char *written, const char *advice_format, ...)
    KETING_PRINTF(7, 8);
void findings_add_list(struct findings *findings, enum finding_level level, const char *sheet, int row,
                       const char *column, const char *written, const char *advice_format, va_list args)
    KETING_PRINTF(7, 0);
/* One line a finding, in the order found, and a last line with the counts. */
void findings_print(const struct findings *findings, struct str *out);

#endif
