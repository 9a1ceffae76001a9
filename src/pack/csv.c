/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <stdio.h>
#include <string.h>

enum cell_end { CELL_COMMA, CELL_LINE_END, CELL_FILE_END, CELL_BAD };

void csv_init(struct csv *csv, const char *text, size_t bytes, int row_limit)
{
    *csv = (struct csv){.at = text, .end = text + bytes, .line = 1, .row_limit = row_limit};
    str_init(&csv->cells);
    if (bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        csv->at += 3;
}

void csv_finish(struct csv *csv)
{
    str_finish(&csv->cells);
}

/* CRLF, CR and LF are one line end each. */
static bool take_line_end(struct csv *csv)
{
    if (csv->at == csv->end || (*csv->at != '\r' && *csv->at != '\n'))
        return false;
    bool cr = *csv->at++ == '\r';
    if (cr && csv->at < csv->end && *csv->at == '\n')
        csv->at++;
    csv->line++;
    return true;
}

static enum cell_end fail(struct csv *csv, const char *why)
{
    snprintf(csv->error, sizeof csv->error, "%s", why);
    csv->at = csv->end;
    return CELL_BAD;
}

/* Behind the opening quote. False when the file ends first or the cell grows too long. */
static bool take_quoted(struct csv *csv, size_t start)
{
    while (csv->at < csv->end) {
        if (csv->cells.len - start > CSV_CELL_BYTES)
            return false;
        if (take_line_end(csv)) {
            str_add_char(&csv->cells, '\n');
            continue;
        }
        char c = *csv->at++;
        if (c == '"') {
            if (csv->at == csv->end || *csv->at != '"')
                return true;
            csv->at++;
        }
        str_add_char(&csv->cells, c);
    }
    return false;
}

static void take_plain(struct csv *csv)
{
    const char *from = csv->at;

    while (csv->at < csv->end && *csv->at != ',' && *csv->at != '\r' && *csv->at != '\n')
        csv->at++;
    str_add_bytes(&csv->cells, from, (size_t)(csv->at - from));
}

static enum cell_end take_cell(struct csv *csv)
{
    size_t start = csv->cells.len;

    if (csv->at < csv->end && *csv->at == '"') {
        csv->at++;
        if (!take_quoted(csv, start) && csv->at == csv->end)
            return fail(csv, "从这一行开始，有一个英文引号（\"）没有写完，后面的内容全被算进了同一格。"
                             "请补上引号，或在WPS里重新另存为CSV");
    }
    take_plain(csv);
    if (csv->cells.len - start > CSV_CELL_BYTES)
        return fail(csv, "有一格内容超过4MB，太长了，请缩短");
    str_add_char(&csv->cells, '\0');
    if (csv->at == csv->end)
        return CELL_FILE_END;
    if (*csv->at == ',') {
        csv->at++;
        return CELL_COMMA;
    }
    take_line_end(csv);
    return CELL_LINE_END;
}

enum csv_result csv_next(struct csv *csv, struct csv_row *row)
{
    size_t start[CSV_COLUMNS];
    enum cell_end cell_end = CELL_COMMA;

    row->number = csv->rows + 1;
    row->line = csv->line;
    row->count = 0;
    if (csv->at == csv->end)
        return CSV_END;
    if (csv->rows == csv->row_limit) {
        snprintf(csv->error, sizeof csv->error, "行数太多，最多%d行（包括表头），请拆开或删去不用的行",
                 csv->row_limit);
        csv->at = csv->end;
        return CSV_BAD;
    }
    str_clear(&csv->cells);
    while (cell_end == CELL_COMMA) {
        if (row->count == CSV_COLUMNS) {
            fail(csv, "这一行超过64列，请删去多余的列");
            return CSV_BAD;
        }
        start[row->count++] = csv->cells.len;
        cell_end = take_cell(csv);
    }
    if (cell_end == CELL_BAD)
        return CSV_BAD;
    for (int i = 0; i < row->count; i++)
        row->cell[i] = csv->cells.data + start[i];
    csv->rows++;
    return CSV_ROW;
}
