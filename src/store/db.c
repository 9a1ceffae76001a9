/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "db"
#include "db.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/model.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* A cell holds a picture at most. One question may take BUDGET_STEPS rounds of BUDGET_ROUND
 * virtual-machine steps: many times what a full hall needs, yet a file whose pages point in circles does
 * not hang the screen. */
enum {
    LENGTH_LIMIT = LIMIT_PICTURE_BYTES + 64 * 1024,
    BUDGET_ROUND = 10000,
    BUDGET_STEPS = 2000,
};

struct db {
    sqlite3 *handle;
    struct db_statement *statements;
    int logged;
    int rounds; /* of the question at hand */
    int log_pages;
};

static void log_failure(struct db *db, const char *sql)
{
    if (db->logged == DB_LOG_LIMIT)
        log_error("more failures of this database are not logged");
    if (db->logged++ >= DB_LOG_LIMIT)
        return;
    log_error("%s (%d) in: %.160s", sqlite3_errmsg(db->handle), sqlite3_extended_errcode(db->handle), sql);
}

static int count_round(void *ctx)
{
    struct db *db = ctx;

    return ++db->rounds > BUDGET_STEPS;
}

static void set_limits(struct db *db, bool reader)
{
    static const int off[] = {
        SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
        SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML,     SQLITE_DBCONFIG_DQS_DDL};

    sqlite3_extended_result_codes(db->handle, 1);
    for (size_t i = 0; i < ARRAY_LEN(off); i++)
        sqlite3_db_config(db->handle, off[i], 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
    sqlite3_limit(db->handle, SQLITE_LIMIT_SQL_LENGTH, 16 * 1024);
    sqlite3_limit(db->handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(db->handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(db->handle, SQLITE_LIMIT_COMPOUND_SELECT, 5);
    sqlite3_limit(db->handle, SQLITE_LIMIT_VDBE_OP, 25000);
    sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
    if (reader)
        sqlite3_progress_handler(db->handle, BUDGET_ROUND, count_round, db);
}

static struct db *open_with(const char *path, int flags, bool reader)
{
    struct db *db = mem_zalloc(sizeof *db);
    int rc = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

    if (rc != SQLITE_OK) {
        log_error("cannot open %s: %s", path, sqlite3_errstr(rc));
        db_close(db);
        return NULL;
    }
    set_limits(db, reader);
    return db;
}

/* Every byte that means something in a URI is written as %XX. */
static char *immutable_uri(const char *path)
{
    struct str uri;

    str_init(&uri);
    str_add(&uri, "file:");
    for (const char *p = path; *p != '\0'; p++) {
        bool plain = (*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') ||
                     strchr("/._-", *p) != NULL;
        if (plain)
            str_add_char(&uri, *p);
        else
            str_add_format(&uri, "%%%02X", (unsigned char)*p);
    }
    str_add(&uri, "?immutable=1");
    return str_take(&uri);
}

struct db *db_open_reader(const char *path)
{
    char *uri = immutable_uri(path);
    struct db *db = open_with(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, true);

    mem_free(uri);
    if (db != NULL &&
        !db_run(db, "PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA cache_size=-1000")) {
        db_close(db);
        db = NULL;
    }
    return db;
}

struct db *db_open_writer(const char *path)
{
    struct db *db = open_with(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, false);

    if (db != NULL && !db_run(db, "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; "
                                  "PRAGMA locking_mode=EXCLUSIVE; PRAGMA encoding='UTF-8'")) {
        db_close(db);
        db = NULL;
    }
    return db;
}

/* SQLite would make it readable for all, and its log and index like it. */
static bool make_private(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        return errno == EEXIST;
    close(fd);
    return fs_sync_parent(path);
}

static int note_log(void *ctx, sqlite3 *handle, const char *name, int pages)
{
    struct db *db = ctx;

    (void)handle;
    (void)name;
    db->log_pages = pages;
    return SQLITE_OK;
}

struct db *db_open_keeper(const char *path)
{
    if (!make_private(path)) {
        log_error("cannot make %s: %s", path, strerror(errno));
        return NULL;
    }
    struct db *db = open_with(path, SQLITE_OPEN_READWRITE, false);
    if (db == NULL)
        return NULL;
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
    return db;
}

bool db_keep(struct db *db)
{
    char *mode = NULL, *limit = str_format("PRAGMA journal_size_limit=%d", DB_LOG_BYTES);
    bool ok = db_run(db, "PRAGMA page_size=4096; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                         "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY; "
                         "PRAGMA cell_size_check=ON; PRAGMA cache_size=-4000") &&
              db_get_text(db, "PRAGMA journal_mode=WAL", 10, &mode) && str_same(mode, "wal") &&
              db_run(db, limit);

    /* It takes the place of the hook that would copy the log back after a thousand pages. */
    sqlite3_wal_hook(db->handle, note_log, db);
    mem_free(limit);
    mem_free(mode);
    return ok;
}

int db_log_pages(const struct db *db)
{
    return db->log_pages;
}

bool db_copy_log_back(struct db *db, bool empty)
{
    int mode = empty ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, left = 0, copied = 0;

    if (sqlite3_wal_checkpoint_v2(db->handle, "main", mode, &left, &copied) != SQLITE_OK) {
        log_failure(db, "checkpoint");
        return false;
    }
    if (empty)
        db->log_pages = 0;
    return left == copied;
}

bool db_in_transaction(struct db *db)
{
    return !sqlite3_get_autocommit(db->handle);
}

int64_t db_last_row(struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

bool db_close(struct db *db)
{
    if (db == NULL)
        return true;
    for (struct db_statement *s = db->statements; s != NULL; s = s->next) {
        sqlite3_finalize(s->handle);
        s->handle = NULL;
    }
    int rc = sqlite3_close(db->handle);
    if (rc != SQLITE_OK)
        log_error("close: %s", sqlite3_errstr(rc));
    mem_free(db);
    return rc == SQLITE_OK;
}

const char *db_message(struct db *db)
{
    return sqlite3_errmsg(db->handle);
}

bool db_machine_refused(struct db *db)
{
    int code = sqlite3_errcode(db->handle) & 0xFF;

    return code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_PERM || code == SQLITE_READONLY ||
           code == SQLITE_CANTOPEN || code == SQLITE_NOMEM;
}

bool db_is_damaged(struct db *db)
{
    int code = sqlite3_errcode(db->handle) & 0xFF;

    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool db_is_full(struct db *db)
{
    return (sqlite3_errcode(db->handle) & 0xFF) == SQLITE_FULL;
}

int db_system_error(struct db *db)
{
    return sqlite3_system_errno(db->handle);
}

bool db_run(struct db *db, const char *sql)
{
    db->rounds = 0;
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    log_failure(db, sql);
    return false;
}

/* A statement used once: the row is read by the caller, who then forgets it. */
static bool first_row(struct db *db, struct db_statement *once)
{
    return db_begin(db, once) && db_step(once) == DB_ROW;
}

bool db_get_int(struct db *db, const char *sql, int64_t *out)
{
    struct db_statement once = {.sql = sql};
    bool found = first_row(db, &once);

    if (found)
        *out = sqlite3_column_int64(once.handle, 0);
    db_forget(&once);
    return found;
}

bool db_get_text(struct db *db, const char *sql, size_t max_chars, char **out)
{
    struct db_statement once = {.sql = sql};
    bool found = first_row(db, &once);

    if (found)
        *out = db_text(&once, 0, max_chars);
    db_forget(&once);
    return found;
}

bool db_begin(struct db *db, struct db_statement *statement)
{
    db->rounds = 0;
    if (statement->handle != NULL) {
        sqlite3_reset(statement->handle);
        sqlite3_clear_bindings(statement->handle);
        return true;
    }
    sqlite3_stmt *handle = NULL;
    if (sqlite3_prepare_v3(db->handle, statement->sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) !=
        SQLITE_OK) {
        log_failure(db, statement->sql);
        return false;
    }
    statement->db = db;
    statement->handle = handle;
    statement->next = db->statements;
    db->statements = statement;
    return true;
}

void db_forget(struct db_statement *statement)
{
    if (statement->handle == NULL)
        return;
    struct db_statement **link = &statement->db->statements;
    while (*link != statement)
        link = &(*link)->next;
    *link = statement->next;
    sqlite3_finalize(statement->handle);
    statement->handle = NULL;
}

void db_bind_int(struct db_statement *statement, int at, int64_t value)
{
    sqlite3_bind_int64(statement->handle, at, value);
}

void db_bind_text(struct db_statement *statement, int at, const char *text)
{
    sqlite3_bind_text(statement->handle, at, text, -1, SQLITE_STATIC);
}

void db_bind_blob(struct db_statement *statement, int at, const void *bytes, size_t count)
{
    sqlite3_bind_blob64(statement->handle, at, bytes, count, SQLITE_STATIC);
}

enum db_step db_step(struct db_statement *statement)
{
    int rc = sqlite3_step(statement->handle);

    if (rc == SQLITE_ROW)
        return DB_ROW;
    if (rc != SQLITE_DONE)
        log_failure(statement->db, statement->sql);
    sqlite3_reset(statement->handle);
    return rc == SQLITE_DONE ? DB_DONE : DB_FAILED;
}

bool db_finish(struct db_statement *statement)
{
    enum db_step step = db_step(statement);

    db_reset(statement);
    return step == DB_DONE;
}

void db_reset(struct db_statement *statement)
{
    if (statement->handle != NULL)
        sqlite3_reset(statement->handle);
}

bool db_is_null(struct db_statement *statement, int column)
{
    return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}

int64_t db_int(struct db_statement *statement, int column, int64_t lo, int64_t hi)
{
    int64_t value = sqlite3_column_int64(statement->handle, column);

    return value < lo ? lo : value > hi ? hi : value;
}

/* Bad bytes become U+FFFD. */
static char *repaired(const char *text, size_t bytes)
{
    struct str out;
    char put[4];

    str_init(&out);
    for (const char *p = text, *end = text + bytes; p < end;)
        str_add_bytes(&out, put, (size_t)utf8_put(utf8_next(&p, end), put));
    return str_take(&out);
}

char *db_text(struct db_statement *statement, int column, size_t max_chars)
{
    const char *found = (const char *)sqlite3_column_text(statement->handle, column);
    const char *text = found != NULL ? found : "";
    size_t bytes = found != NULL ? strnlen(text, (size_t)sqlite3_column_bytes(statement->handle, column)) : 0;
    size_t keep = utf8_prefix(text, bytes, max_chars);

    if (keep < bytes)
        log_warn("a text of %zu bytes is cut to %zu characters in: %.80s", bytes, max_chars, statement->sql);
    if (keep == 0)
        return mem_strdup("");
    return utf8_find_bad(text, keep) == NULL ? mem_strndup(text, keep) : repaired(text, keep);
}

const char *db_peek(struct db_statement *statement, int column, size_t max, size_t *count)
{
    const char *bytes = (const char *)sqlite3_column_text(statement->handle, column);
    size_t size = bytes != NULL ? (size_t)sqlite3_column_bytes(statement->handle, column) : 0;

    *count = size < max ? size : max;
    return bytes;
}

void *db_blob(struct db_statement *statement, int column, size_t max, size_t *count)
{
    const void *bytes = sqlite3_column_blob(statement->handle, column);
    size_t size = bytes != NULL ? (size_t)sqlite3_column_bytes(statement->handle, column) : 0;

    if (size == 0 || size > max) {
        log_warn("a blob of %zu bytes is not taken in: %.80s", size, statement->sql);
        return NULL;
    }
    void *copy = mem_try_alloc(size, 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, bytes, size);
    *count = size;
    return copy;
}
