/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_WRITER_BODY_H
#define KETING_STORE_WRITER_BODY_H

#include "db.h"
#include "schema.h"
#include "shape.h"
#include "store/content_writer.h"

/* The writer, shared by the files that write its kinds. */
enum insert {
    I_SETTING,
    I_CATEGORY,
    I_SERVICE,
    I_SERVICE_LINE,
    I_SERVICE_MATERIAL,
    I_SERVICE_AUDIENCE,
    I_NOTICE,
    I_NOTICE_STAGE,
    I_NOTICE_PICTURE,
    I_NOTICE_AUDIENCE,
    I_PICTURE,
    I_SERIES,
    I_SERIES_DAY,
    I_SESSION,
    I_HOLIDAY,
    I_CONTACT,
    I_GRID,
    I_GRID_RANGE,
    I_PLACE,
    I_FORM,
    I_FIELD,
    I_WORD,
    I_HALL_LINE,
    I_SEARCH,
    I_SERVICE_COUNT,
    I_TALLY,
    INSERTS
};

struct content_writer {
    char *path;
    char *beside; /* where it is written until it is whole */
    struct db *db;
    struct db_statement statements[INSERTS];
    struct error error;
    char *category_names[LIMIT_CATEGORIES];
    int category_services[LIMIT_CATEGORIES];
    int categories, services, notices, pictures;
    int series, sessions, contacts, grids, places, forms, fields, words; /* the last id of each */
};

/* Ready for binding; NULL when the writer has failed. */
struct db_statement *writer_begin(struct content_writer *writer, enum insert insert);
bool writer_insert(struct content_writer *writer, struct db_statement *row);
bool writer_has_failed(const struct content_writer *writer);
/* False, with the error set, when there are `limit` already. */
bool writer_has_room(struct content_writer *writer, int count, int limit, const char *what);
/* DAY_NONE stays NULL. */
void writer_bind_day(struct db_statement *row, int at, int32_t day);

#endif
