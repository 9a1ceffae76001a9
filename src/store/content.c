/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content"
#include "store/content.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "content_body.h"
#include "schema.h"

#include <sys/stat.h>

enum { PICTURE_SIDE_LIMIT = 16384 };
enum { SETTINGS_LIMIT = 200 };

/* A notice that is replaced goes when the one that replaces it comes; with no trusted date, at once. */
static const char *const question_sql[QUESTIONS] = {
    [Q_SERVICE_BRIEF] = "SELECT id, name, time_limit, fee, materials, name_en, category FROM service "
                        "INDEXED BY service_list WHERE position=?1 LIMIT 1",
    [Q_SERVICE_BRIEF_IN_CATEGORY] =
        "SELECT id, name, time_limit, fee, materials, name_en, category FROM service "
        "INDEXED BY service_category WHERE category=?1 AND category_position=?2 LIMIT 1",
    [Q_SERVICE_BRIEF_BY_ID] =
        "SELECT id, name, time_limit, fee, materials, name_en, category FROM service WHERE id=?1",
    [Q_SERVICE] =
        "SELECT s.code, s.name, c.name, s.summary, s.office, s.hours, s.time_limit, s.fee, s.visits, "
        "s.basis, s.first_responsible, s.keywords, s.form_code, s.name_en "
        "FROM service s LEFT JOIN category c ON c.id=s.category WHERE s.id=?1",
    [Q_SERVICE_BY_CODE] = "SELECT id FROM service WHERE code=?1 LIMIT 1",
    [Q_SERVICE_LINES] = "SELECT text FROM service_line WHERE service=?1 AND kind=?2 ORDER BY seq LIMIT ?3",
    [Q_SERVICE_MATERIALS] = "SELECT name, form, copies, note FROM service_material WHERE service=?1 "
                            "ORDER BY seq LIMIT ?2",
    [Q_SERVICE_AUDIENCES] = "SELECT audience FROM service_audience WHERE service=?1 ORDER BY seq LIMIT ?2",
    /* Without an audience it is for everybody. Ids grow with the positions. */
    [Q_SERVICES_FOR] =
        "SELECT s.id FROM service s WHERE (?1=0 OR s.category=?1) AND (s.id IN "
        "(SELECT service FROM service_audience WHERE audience=?2 OR audience='所有人') "
        "OR NOT EXISTS (SELECT 1 FROM service_audience a WHERE a.service=s.id)) ORDER BY s.id LIMIT ?3",
    [Q_NOTICES] =
        "SELECT id FROM notice n INDEXED BY notice_list WHERE (?1 < 0 OR kind=?1) "
        "AND (?2 IS NULL OR ((from_day IS NULL OR from_day<=?2) AND (until_day IS NULL OR until_day>=?2))) "
        "AND NOT EXISTS (SELECT 1 FROM notice r WHERE r.replaces=n.code AND r.replaces<>'' AND r.id<>n.id "
        "AND (?2 IS NULL OR r.from_day IS NULL OR r.from_day<=?2)) "
        "ORDER BY pinned DESC, weight DESC, published_day DESC, id LIMIT ?3",
    [Q_NOTICE_BRIEF] = "SELECT title, kind, weight, pinned, publisher, published_day, until_day, "
                       "first_words, title_en "
                       "FROM notice WHERE id=?1",
    [Q_NOTICE] =
        "SELECT code, title, kind, publisher, published_day, from_day, until_day, pinned, weight, body, "
        "stage, publicity_until, replaces, title_en FROM notice WHERE id=?1",
    [Q_NOTICE_STAGES] = "SELECT name FROM notice_stage WHERE notice=?1 ORDER BY seq LIMIT ?2",
    [Q_NOTICE_PICTURES] = "SELECT picture FROM notice_picture WHERE notice=?1 ORDER BY seq LIMIT ?2",
    [Q_NOTICE_AUDIENCES] = "SELECT audience FROM notice_audience WHERE notice=?1 ORDER BY seq LIMIT ?2",
    [Q_NOTICE_IS_FOR] = "SELECT NOT EXISTS (SELECT 1 FROM notice_audience WHERE notice=?1) OR EXISTS "
                        "(SELECT 1 FROM notice_audience WHERE notice=?1 AND audience IN (?2, '所有人'))",
    [Q_SEARCH_HIT] = "SELECT title, note FROM search WHERE id=?1",
    [Q_PICTURE] = "SELECT bytes FROM picture WHERE name=?1",
    [Q_PICTURE_SIZE] = "SELECT width_px, height_px FROM picture WHERE name=?1",
};

/* ---- opening ------------------------------------------------------------------------------------------- */

static void set_damaged(struct error *error, const char *why)
{
    error_set(error, ERROR_INPUT, "内容文件读不出来（%s），请用U盘重新导入内容，或请技术人员处理。", why);
}

/* SQLite takes the missing rest of the last page for zeros; a file cut there must not open. */
static bool has_whole_size(struct content *content, const char *path)
{
    int64_t page_bytes = 0, pages = 0;
    struct stat st;

    return db_get_int(content->db, "PRAGMA page_size", &page_bytes) &&
           db_get_int(content->db, "PRAGMA page_count", &pages) && stat(path, &st) == 0 &&
           st.st_size == page_bytes * pages;
}

static bool check_stamp(struct content *content, const char *path, struct error *error)
{
    int64_t application = 0, version = 0;

    if (!db_get_int(content->db, "PRAGMA application_id", &application) ||
        !db_get_int(content->db, "PRAGMA user_version", &version) || !has_whole_size(content, path)) {
        set_damaged(error, "文件不完整或已损坏");
        return false;
    }
    if (application != CONTENT_APPLICATION_ID || version < 1) {
        set_damaged(error, "不是本系统的内容文件");
        return false;
    }
    if (version < CONTENT_SCHEMA_VERSION) {
        error_set(error, ERROR_VERSION, "内容文件是旧版本的程序制作的（版本%d，本机用%d），请用U盘重新导入内容。",
                  (int)version, CONTENT_SCHEMA_VERSION);
        return false;
    }
    if (version > CONTENT_SCHEMA_VERSION) {
        error_set(error, ERROR_VERSION,
                  "内容文件是更新版本的程序制作的（版本%d，本机只认识到%d），请先升级本机，再导入内容。",
                  (int)(version & 0x7fffffff), CONTENT_SCHEMA_VERSION);
        return false;
    }
    return true;
}

static bool is_ours(const char *name, const char *sql)
{
    for (int i = 0; i < schema_content_count; i++)
        if (str_same(schema_content[i].name, name))
            return str_same(schema_content[i].sql, sql);
    return false;
}

/* Exactly our tables and indexes, letter by letter; so no view, trigger or expression of a stranger ever
 * runs. */
static bool check_schema(struct content *content, struct error *error)
{
    struct db_statement all = {.sql = "SELECT name, sql FROM sqlite_schema LIMIT 500"};
    int ours = 0, others = 0;
    enum db_step step = DB_FAILED;

    if (db_begin(content->db, &all))
        while ((step = db_step(&all)) == DB_ROW) {
            char *name = db_text(&all, 0, 100), *sql = db_text(&all, 1, 4000);
            if (is_ours(name, sql))
                ours++;
            else
                others++;
            mem_free(name);
            mem_free(sql);
        }
    db_forget(&all);
    if (step == DB_DONE && ours == schema_content_count && others == 0)
        return true;
    log_error("schema: %d of %d known, %d unknown", ours, schema_content_count, others);
    set_damaged(error, step == DB_DONE ? "里面的表格不对" : "文件不完整或已损坏");
    return false;
}

static bool load_settings(struct content *content)
{
    struct db_statement all = {.sql = "SELECT key, value FROM setting ORDER BY key LIMIT 200"};
    enum db_step step = DB_FAILED;

    content->settings = mem_calloc(SETTINGS_LIMIT, sizeof *content->settings);
    if (db_begin(content->db, &all))
        while ((step = db_step(&all)) == DB_ROW && content->setting_count < SETTINGS_LIMIT)
            content->settings[content->setting_count++] =
                (struct setting){db_text(&all, 0, LIMIT_NAME_CHARS), db_text(&all, 1, LIMIT_LINE_CHARS)};
    db_forget(&all);
    return step == DB_DONE;
}

static bool load_categories(struct content *content)
{
    struct db_statement all = {
        .sql = "SELECT id, name, icon, summary, service_count FROM category ORDER BY position, id LIMIT 40"};
    enum db_step step = DB_FAILED;

    content->categories = mem_calloc(LIMIT_CATEGORIES, sizeof *content->categories);
    if (db_begin(content->db, &all))
        while ((step = db_step(&all)) == DB_ROW && content->category_count < LIMIT_CATEGORIES) {
            struct category *c = &content->categories[content->category_count++];
            c->id = db_int(&all, 0, 1, ID_MAX);
            c->name = db_text(&all, 1, LIMIT_NAME_CHARS);
            c->icon = db_text(&all, 2, LIMIT_CODE_BYTES);
            c->summary = db_text(&all, 3, LIMIT_LINE_CHARS);
            c->service_count = (int)db_int(&all, 4, 0, LIMIT_ROWS);
        }
    db_forget(&all);
    return step == DB_DONE;
}

static bool load_all(struct content *content, const char *path, struct error *error)
{
    int64_t total = 0;

    if (!check_stamp(content, path, error) || !check_schema(content, error))
        return false;
    if (!load_settings(content) || !load_categories(content) ||
        !db_get_int(content->db, "SELECT total FROM tally WHERE kind='service'", &total)) {
        set_damaged(error, "文件不完整或已损坏");
        return false;
    }
    content->service_total = (int)(total < 0 ? 0 : total > LIMIT_ROWS ? LIMIT_ROWS : total);
    return true;
}

struct content *content_open(const char *path, struct error *error)
{
    struct content *content = mem_zalloc(sizeof *content);

    for (int i = 0; i < QUESTIONS; i++)
        content->statements[i].sql = question_sql[i];
    if (!fs_exists(path)) {
        log_error("no content at %s", path);
        error_set(error, ERROR_MISSING, "这台机器里还没有内容，请用U盘导入内容。（找不到文件：%.200s）",
                  path);
        goto failed;
    }
    content->db = db_open_reader(path);
    if (content->db == NULL) {
        set_damaged(error, "文件打不开、不完整或已损坏");
        goto failed;
    }
    if (load_all(content, path, error))
        return content;
failed:
    content_close(content);
    return NULL;
}

void content_close(struct content *content)
{
    if (content == NULL)
        return;
    activities_destroy(content->activities);
    directory_destroy(content->directory);
    form_shelf_destroy(content->forms);
    search_index_destroy(content->search);
    db_close(content->db);
    for (int i = 0; i < content->setting_count; i++) {
        mem_free(content->settings[i].key);
        mem_free(content->settings[i].value);
    }
    mem_free(content->settings);
    for (int i = 0; i < content->category_count; i++)
        category_finish(&content->categories[i]);
    mem_free(content->categories);
    mem_free(content);
}

/* ---- what is in memory --------------------------------------------------------------------------------- */

const char *content_setting(const struct content *content, const char *key)
{
    for (int i = 0; i < content->setting_count; i++)
        if (str_same(content->settings[i].key, key))
            return content->settings[i].value;
    return "";
}

int content_category_count(const struct content *content)
{
    return content->category_count;
}

const struct category *content_category(const struct content *content, int index)
{
    return index >= 0 && index < content->category_count ? &content->categories[index] : NULL;
}

int content_service_count(const struct content *content, int64_t category_id)
{
    if (category_id == 0)
        return content->service_total;
    for (int i = 0; i < content->category_count; i++)
        if (content->categories[i].id == category_id)
            return content->categories[i].service_count;
    return 0;
}

/* ---- asking -------------------------------------------------------------------------------------------- */

struct db_statement *content_ask(struct content *content, enum question question)
{
    struct db_statement *statement = &content->statements[question];

    return db_begin(content->db, statement) ? statement : NULL;
}

struct db_statement *content_ask_about(struct content *content, enum question question, int64_t id)
{
    struct db_statement *statement = content_ask(content, question);

    if (statement != NULL)
        db_bind_int(statement, 1, id);
    return statement;
}

int32_t content_day_or_none(struct db_statement *row, int column)
{
    static const struct date first = {1900, 1, 1}, last = {2199, 12, 31};

    return db_is_null(row, column) ? (int32_t)DAY_NONE
                                   : (int32_t)db_int(row, column, date_to_day(first), date_to_day(last));
}

bool content_read_list(struct db_statement *rows, int limit_at, int limit, size_t max_chars,
                       struct text_list *list)
{
    enum db_step step;

    if (rows == NULL)
        return false;
    db_bind_int(rows, limit_at, limit);
    while ((step = db_step(rows)) == DB_ROW && list->count < limit) {
        char *text = db_text(rows, 0, max_chars);
        text_list_add(list, text);
        mem_free(text);
    }
    db_reset(rows);
    return step != DB_FAILED;
}

int64_t *content_read_ids(struct db_statement *rows, int *count)
{
    int64_t *ids = NULL;
    int space = 0;

    *count = 0;
    while (db_step(rows) == DB_ROW && *count < LIMIT_ROWS) {
        if (*count == space) {
            space = space ? 2 * space : 32;
            ids = mem_realloc(ids, (size_t)space * sizeof *ids);
        }
        ids[(*count)++] = db_int(rows, 0, 1, ID_MAX);
    }
    db_reset(rows);
    return ids;
}

bool content_read_all(struct content *content, const char *sql, int limit, content_row_fn add, void *ctx)
{
    struct db_statement all = {.sql = sql};
    enum db_step step = DB_FAILED;

    if (db_begin(content->db, &all)) {
        db_bind_int(&all, 1, limit);
        while ((step = db_step(&all)) == DB_ROW && add(&all, ctx))
            ;
    }
    db_forget(&all);
    return step != DB_FAILED;
}

void *content_picture(struct content *content, const char *name, size_t *bytes)
{
    struct db_statement *row = content_ask(content, Q_PICTURE);
    void *copy = NULL;

    if (row == NULL)
        return NULL;
    db_bind_text(row, 1, name);
    if (db_step(row) == DB_ROW)
        copy = db_blob(row, 0, LIMIT_PICTURE_BYTES, bytes);
    db_reset(row);
    return copy;
}

bool content_picture_size(struct content *content, const char *name, struct size *out)
{
    struct db_statement *row = content_ask(content, Q_PICTURE_SIZE);
    bool found = false;

    if (row == NULL)
        return false;
    db_bind_text(row, 1, name);
    if (db_step(row) == DB_ROW) {
        out->w = (int)db_int(row, 0, 1, PICTURE_SIDE_LIMIT);
        out->h = (int)db_int(row, 1, 1, PICTURE_SIDE_LIMIT);
        found = true;
    }
    db_reset(row);
    return found;
}
