/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_DB_H
#define KETING_STORE_DB_H

#include "base/error.h"
#include "base/macros.h"

#include <stdbool.h>

/*
 * SQLite in few words: a statement is prepared at its first use and kept until the database closes; what is
 * read comes out bounded. Every failure is logged once with its SQL; only the first DB_LOG_LIMIT of a
 * database are.
 */
struct db;

/* Embedded by the caller, zeroed but for sql; db_close finishes all that were used. */
struct db_statement {
    const char *sql; /* static */
    struct db *db;
    void *handle;
    struct db_statement *next; /* of struct db::statements */
};

enum db_step { DB_ROW, DB_DONE, DB_FAILED };
enum { DB_LOG_LIMIT = 20 };
/* A keeper waits so long for another program; its log is cut to so much when it is begun anew. */
enum { DB_BUSY_MS = 3000, DB_LOG_BYTES = 4 * 1024 * 1024 };

/* Read-only, immutable: neither lock nor journal is made. NULL when the file cannot be opened (logged). */
KETING_MUST_USE struct db *db_open_reader(const char *path);
/* A new file that nobody else sees until it is renamed: no journal, no syncs. */
KETING_MUST_USE struct db *db_open_writer(const char *path);
/* Made when it is not there, private to its owner, its name synced. Nothing of what is there is read or
 * written yet: the caller looks at what it is, then calls db_keep. NULL when it cannot be opened (logged;
 * errno may say why). */
KETING_MUST_USE struct db *db_open_keeper(const char *path);
/* From now on what is committed is on the disk with one sync, in a write-ahead log that is never copied back
 * by itself; what is deleted is overwritten; triggers and foreign keys count. */
KETING_MUST_USE bool db_keep(struct db *db);
/* Pages in the log since it was begun anew. */
int db_log_pages(const struct db *db);
/* Copies the log back as far as no reader is in the way; empty: waits for readers and cuts it to nothing. */
KETING_MUST_USE bool db_copy_log_back(struct db *db, bool empty);
bool db_in_transaction(struct db *db);
/* Of the row inserted last. */
int64_t db_last_row(struct db *db);
/* False when the database could not be closed cleanly (logged). Accepts NULL. */
bool db_close(struct db *db);
/* What the database said last; valid until the next call. */
const char *db_message(struct db *db);
/* The last failure was for lack of space or permission. */
bool db_machine_refused(struct db *db);
bool db_is_damaged(struct db *db);
bool db_is_full(struct db *db);
/* The errno behind it; 0 = not known. */
int db_system_error(struct db *db);

/* One or more statements without rows. */
KETING_MUST_USE bool db_run(struct db *db, const char *sql);
/* First value of the first row of a statement used once. */
KETING_MUST_USE bool db_get_int(struct db *db, const char *sql, int64_t *out);
KETING_MUST_USE bool db_get_text(struct db *db, const char *sql, size_t max_chars, char **out);

/* Ready for binding: prepared, reset, all parameters NULL. */
KETING_MUST_USE bool db_begin(struct db *db, struct db_statement *statement);
/* Parameters count from 1. Texts and blobs must live until the next db_reset. */
void db_bind_int(struct db_statement *statement, int at, int64_t value);
void db_bind_text(struct db_statement *statement, int at, const char *text);
void db_bind_blob(struct db_statement *statement, int at, const void *bytes, size_t count);
/* Resets by itself when it is not DB_ROW. */
enum db_step db_step(struct db_statement *statement);
/* For statements that give no rows. */
KETING_MUST_USE bool db_finish(struct db_statement *statement);
void db_reset(struct db_statement *statement);
/* Finishes one before its database closes: for a statement on the stack. */
void db_forget(struct db_statement *statement);

/* Columns of the row at hand, from 0. */
bool db_is_null(struct db_statement *statement, int column);
/* Clamped to lo..hi. */
int64_t db_int(struct db_statement *statement, int column, int64_t lo, int64_t hi);
/* At most max_chars characters of valid UTF-8 up to the first NUL; "" for NULL. The caller owns it. */
KETING_MUST_USE char *db_text(struct db_statement *statement, int column, size_t max_chars);
/* For what is never shown: any bytes, at most max of them, valid until the next step. NULL only with none. */
const char *db_peek(struct db_statement *statement, int column, size_t max, size_t *count);
/* A copy, which the caller owns; NULL when it is empty or larger than max. */
KETING_MUST_USE void *db_blob(struct db_statement *statement, int column, size_t max, size_t *count);

#endif
