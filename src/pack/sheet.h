/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_SHEET_H
#define KETING_PACK_SHEET_H

#include "base/error.h"
#include "csv.h"
#include "names.h"
#include "pack/findings.h"

#include <stdbool.h>

/*
 * One .csv as a table with known columns. A schema is data: for each column its header, whether a row may
 * leave it empty, the reader of its cells (check.h) and where in the record the value goes.
 */
struct cell;
/* Puts the value of a cell that is not empty into field, or adds a finding. */
typedef void (*cell_reader_fn)(const struct cell *cell, void *field);

struct column {
    const char *name;
    bool required;
    cell_reader_fn read; /* NULL: the sheet's own code asks for the text */
    size_t offset; /* of the field in the record; 0 also for readers that fill several fields */
    int lo, hi; /* for numbers; hi for texts: most characters */
    const char *const *choices; /* ends with NULL */
};

struct cell {
    struct findings *findings;
    const char *sheet;
    int row;
    const struct column *column;
    const char *text; /* cleaned; "" = nothing */
};

void cell_error(const struct cell *cell, const char *format, ...) KETING_PRINTF(2, 3);
void cell_warn(const struct cell *cell, const char *format, ...) KETING_PRINTF(2, 3);
/* The same about a part of the cell. */
void cell_part_error(const struct cell *cell, const char *part, const char *format, ...) KETING_PRINTF(3, 4);
void cell_part_warn(const struct cell *cell, const char *part, const char *format, ...) KETING_PRINTF(3, 4);

/* What was meant is guessed among all names of a sheet: for the first complaints, not for ten thousand. */
bool cell_may_guess(const struct cell *cell);

enum { SHEET_COLUMNS = 32, SHEET_FILE_BYTES = 32 * 1024 * 1024 };

enum sheet_state { SHEET_OPEN, SHEET_MISSING, SHEET_BAD };

struct sheet {
    const char *file;
    const struct column *columns;
    int column_count;
    struct findings *findings;
    char *text; /* the file as UTF-8 */
    struct csv csv;
    int header_count;
    int csv_column[SHEET_COLUMNS]; /* of each column; -1 = the file has none */
    char *cell[SHEET_COLUMNS]; /* cleaned cells of the row at hand */
    int row; /* at hand */
    int errors_before; /* it was read */
    bool above[SHEET_COLUMNS]; /* the row before had something there */
};

/* SHEET_MISSING adds no finding: only the caller knows what that means. Finish with sheet_finish in any
 * case. */
KETING_MUST_USE enum sheet_state sheet_init(struct sheet *sheet, const char *folder, const char *file,
                                            const struct column *columns, int column_count,
                                            struct findings *findings);
void sheet_finish(struct sheet *sheet);
/* Goes to the next row that holds anything. */
KETING_MUST_USE bool sheet_next(struct sheet *sheet);
/* Reads all columns of the row at hand into record. False when a cell is in error. */
KETING_MUST_USE bool sheet_read(struct sheet *sheet, void *record);
/* No error was found in the row at hand so far. */
bool sheet_row_good(const struct sheet *sheet);
/* A cell of the row at hand, for complaints about it. */
struct cell sheet_cell(struct sheet *sheet, int column);
/* True, with a finding about that column, when there are `limit` already. */
KETING_MUST_USE bool sheet_is_full(struct sheet *sheet, int column, int count, int limit);
/* Adds value, which the cell gave, to `seen`; a finding when it is there. */
void sheet_check_new(struct sheet *sheet, int column, const char *value, struct names *seen);

#endif
