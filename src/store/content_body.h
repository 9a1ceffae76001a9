/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_CONTENT_BODY_H
#define KETING_STORE_CONTENT_BODY_H

#include "db.h"
#include "store/content.h"
#include "store/content_hall.h"

/*
 * The open content, shared by the files that read its kinds. Services and notices are asked for row by row;
 * the other kinds are small and read whole at their first use ("shelves"), each by the file that is named.
 */
enum { ID_MAX = 0x7fffffff };

enum question {
    Q_SERVICE_BRIEF,
    Q_SERVICE_BRIEF_IN_CATEGORY,
    Q_SERVICE_BRIEF_BY_ID,
    Q_SERVICE,
    Q_SERVICE_BY_CODE,
    Q_SERVICE_LINES,
    Q_SERVICE_MATERIALS,
    Q_SERVICE_AUDIENCES,
    Q_SERVICES_FOR,
    Q_NOTICES,
    Q_NOTICE_BRIEF,
    Q_NOTICE,
    Q_NOTICE_STAGES,
    Q_NOTICE_PICTURES,
    Q_NOTICE_AUDIENCES,
    Q_NOTICE_IS_FOR,
    Q_PICTURE,
    Q_PICTURE_SIZE,
    Q_SEARCH_HIT,
    QUESTIONS
};

struct setting {
    char *key, *value;
};

struct activities; /* content_series.c */
struct directory; /* content_place.c */
struct form_shelf; /* content_form.c */
struct search_index; /* search_index.c */

struct content {
    struct db *db;
    struct db_statement statements[QUESTIONS];
    struct setting *settings;
    int setting_count;
    struct category *categories;
    int category_count;
    int service_total;
    /* NULL until the first use */
    struct activities *activities;
    struct directory *directory;
    struct form_shelf *forms;
    struct search_index *search;
};

/* Ready for binding; NULL when the file does not let us (logged). */
struct db_statement *content_ask(struct content *content, enum question question);
/* The same with the first parameter bound. */
struct db_statement *content_ask_about(struct content *content, enum question question, int64_t id);
/* A day of 1900..2199, DAY_NONE for NULL. */
int32_t content_day_or_none(struct db_statement *row, int column);
/* One text a row, after the first parameter; limit_at is the parameter that holds the limit. */
KETING_MUST_USE bool content_read_list(struct db_statement *rows, int limit_at, int limit, size_t max_chars,
                                       struct text_list *list);
/* The first column of all rows; NULL when there are none. */
int64_t *content_read_ids(struct db_statement *rows, int *count);

/* The rows of a question that is asked once, up to `limit`, which is its last parameter. add returns false
 * to stop. False when the file is damaged (logged); what came before stays. */
typedef bool (*content_row_fn)(struct db_statement *row, void *ctx);
bool content_read_all(struct content *content, const char *sql, int limit, content_row_fn add, void *ctx);

/* Accept NULL. */
void activities_destroy(struct activities *activities);
void directory_destroy(struct directory *directory);
void form_shelf_destroy(struct form_shelf *forms);
void search_index_destroy(struct search_index *index);

#endif
