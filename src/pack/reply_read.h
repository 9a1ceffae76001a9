/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_REPLY_READ_H
#define KETING_PACK_REPLY_READ_H

#include "pack/findings.h"

#include <stdbool.h>

/* The rows of a reply that can be read, before the database is asked. */
enum { REPLY_NONE = -1 /* in the place of a kind */ };

struct reply_line {
    int row, line; /* as findings want them */
    char *written; /* 受理编号 as staff wrote it */
    int64_t number;
    int kind; /* of the event of 办理状态; REPLY_NONE */
    char *words, *person;
    int32_t due_day;
    int seen;  /* 步数; 0 = not there */
    int board; /* PUBLISHED or UNPUBLISHED of 公开内容; REPLY_NONE */
    char *board_words;
};

struct reply_lines {
    char *sheet; /* the file's name, for findings */
    struct reply_line *item; /* rows that are right */
    int count, space;
    int wrong, elsewhere, unfilled; /* rows that are not there, as reply_counts has them */
};

/* prefix: of this kiosk. False when the file cannot be read at all; a finding
 * says why. */
KETING_MUST_USE bool reply_read(const char *path, const char *prefix, int32_t today,
                                struct findings *findings, struct reply_lines *out);
void reply_lines_finish(struct reply_lines *lines);

#endif
