/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SHAPE_H
#define KETING_STORE_SHAPE_H

#include "db.h"
#include "schema.h"

#include <stdbool.h>

/*
 * Which texts and lists a record has, as data, so that making, freeing, writing and reading go over the
 * same table and none is forgotten at either end. The texts of a table's row stand together, in the order
 * of the shape.
 */
struct text_field {
    size_t offset; /* of a char * in the record */
    size_t most_chars;
};

struct list_field {
    size_t offset; /* of a struct text_list in the record */
    int most_items;
    size_t most_chars;
};

struct shape {
    const struct text_field *texts;
    const struct list_field *lists;
    int text_count, list_count;
    size_t bytes;
    enum line_owner owner; /* whose lines the lists are in the database */
};

extern const struct shape shape_series, shape_session, shape_contact, shape_grid, shape_place, shape_form,
    shape_field;

/* A zeroed record gets empty texts. */
void shape_init(const struct shape *shape, void *record);
KETING_MUST_USE void *shape_create(const struct shape *shape);
void shape_finish(const struct shape *shape, void *record);

/* Binds, or reads, all texts from the parameter or column `first` on. */
void shape_bind_texts(const struct shape *shape, const void *record, struct db_statement *row, int first);
void shape_read_texts(const struct shape *shape, void *record, struct db_statement *row, int first);

struct shape_record {
    int64_t id;
    void *record;
};

/* Reads the lists of all records, which are in the order of their ids. False when the file is damaged
 * (logged). */
KETING_MUST_USE bool shape_read_lists(const struct shape *shape, struct db *db,
                                      const struct shape_record *records, int count);

#endif
