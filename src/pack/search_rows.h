/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_SEARCH_ROWS_H
#define KETING_PACK_SEARCH_ROWS_H

#include "store/content_writer.h"
#include "tables.h"

/* One row for each thing that was written, whose ids are the places in the tables. */
void search_rows_write(struct content_writer *writer, const struct tables *tables);

#endif
