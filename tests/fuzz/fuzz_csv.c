/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Any bytes: rows end, cells stay within their limits and hold no NUL but their own. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct csv csv;
    struct csv_row row;
    int rows = 0, line = 0;

    csv_init(&csv, (const char *)data, bytes, 1000);
    while (csv_next(&csv, &row) == CSV_ROW) {
        if (row.number != ++rows || row.line <= line || row.count < 1 || row.count > CSV_COLUMNS)
            abort();
        line = row.line;
        for (int i = 0; i < row.count; i++)
            if (strlen(row.cell[i]) > CSV_CELL_BYTES + 1)
                abort();
    }
    if (rows > 1000 || csv_next(&csv, &row) != CSV_END)
        abort();
    csv_finish(&csv);
    return 0;
}
