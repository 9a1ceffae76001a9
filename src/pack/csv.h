/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CSV_H
#define KETING_PACK_CSV_H

#include "base/macros.h"
#include "base/str.h"

/*
 * RFC 4180 over UTF-8 in memory, with the habits of office programs: LF, CRLF or CR ends a record, a byte
 * order mark is skipped, text behind a closing quote belongs to the cell, a quote inside plain text is a
 * quote.
 */
enum {
    CSV_COLUMNS = 64,
    CSV_CELL_BYTES = 4 * 1024 * 1024, /* far more than any reader of a cell takes: those say it better */
};

enum csv_result { CSV_ROW, CSV_END, CSV_BAD };

struct csv {
    const char *at, *end;
    int rows; /* records read so far */
    int row_limit; /* records that are taken */
    int line; /* of the file, where the next record begins; 1 = first */
    struct str cells; /* of the record at hand, one NUL behind each */
    char error[256]; /* Chinese, set with CSV_BAD */
};

/* Cells are valid until the next call and may hold line ends, as LF. */
struct csv_row {
    int number; /* 1 = first record, as the office program counts */
    int line;
    int count;
    const char *cell[CSV_COLUMNS];
};

/* text lives as long as the reader. row_limit counts the header. */
void csv_init(struct csv *csv, const char *text, size_t bytes, int row_limit);
void csv_finish(struct csv *csv);
/* CSV_BAD is the end as well; row->number and row->line say where. */
KETING_MUST_USE enum csv_result csv_next(struct csv *csv, struct csv_row *row);

#endif
