/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content_writer"
#include "store/content_writer.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content.h"
#include "writer_body.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_WORDS = 60, MATERIAL_NAME_CHARS = 12, TWO_MATERIALS_CHARS = 18 };

/* Where no columns are named, they are all, in the order of schema.c. */
static const char *const insert_sql[INSERTS] = {
    [I_SETTING] = "INSERT INTO setting(key, value) VALUES(?1, ?2)",
    [I_CATEGORY] = "INSERT INTO category(id, position, name, icon, summary, service_count) "
                   "VALUES(?1, ?2, ?3, ?4, ?5, 0)",
    [I_SERVICE] =
        "INSERT INTO service(id, category, position, category_position, code, name, summary, office, hours, "
        "time_limit, fee, visits, basis, first_responsible, keywords, form_code, materials, name_en) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    [I_SERVICE_LINE] = "INSERT INTO service_line(service, seq, text, kind) VALUES(?1, ?2, ?3, ?4)",
    [I_SERVICE_MATERIAL] = "INSERT INTO service_material(service, seq, name, form, copies, note) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [I_SERVICE_AUDIENCE] = "INSERT INTO service_audience(service, seq, audience) VALUES(?1, ?2, ?3)",
    [I_NOTICE] =
        "INSERT INTO notice(id, code, title, kind, publisher, published_day, from_day, until_day, pinned, "
        "weight, body, first_words, stage, publicity_until, replaces, title_en) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    [I_NOTICE_STAGE] = "INSERT INTO notice_stage(notice, seq, name) VALUES(?1, ?2, ?3)",
    [I_NOTICE_PICTURE] = "INSERT INTO notice_picture(notice, seq, picture) VALUES(?1, ?2, ?3)",
    [I_NOTICE_AUDIENCE] = "INSERT INTO notice_audience(notice, seq, audience) VALUES(?1, ?2, ?3)",
    [I_PICTURE] = "INSERT INTO picture(name, width_px, height_px, bytes) VALUES(?1, ?2, ?3, ?4)",
    [I_SERIES] =
        "INSERT INTO series VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
        "?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
    [I_SERIES_DAY] = "INSERT INTO series_day(series, kind, day, reason) VALUES(?1, ?2, ?3, ?4)",
    [I_SESSION] = "INSERT INTO session VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [I_HOLIDAY] = "INSERT INTO holiday(day, work, name) VALUES(?1, ?2, ?3)",
    [I_CONTACT] = "INSERT INTO contact VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    [I_GRID] = "INSERT INTO grid VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [I_GRID_RANGE] = "INSERT INTO grid_range(grid, seq, first, last) VALUES(?1, ?2, ?3, ?4)",
    [I_PLACE] = "INSERT INTO place VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [I_FORM] = "INSERT INTO form VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [I_FIELD] = "INSERT INTO form_field VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [I_WORD] = "INSERT INTO word(text, reading) VALUES(?1, ?2)",
    [I_HALL_LINE] = "INSERT INTO hall_line(owner, id, list, seq, text) VALUES(?1, ?2, ?3, ?4, ?5)",
    [I_SEARCH] = "INSERT INTO search(kind, target, title, note, keys) VALUES(?1, ?2, ?3, ?4, ?5)",
    [I_SERVICE_COUNT] = "UPDATE category SET service_count=?2 WHERE id=?1",
    [I_TALLY] = "INSERT INTO tally(kind, total) VALUES(?1, ?2)",
};

/* ---- failing ------------------------------------------------------------------------------------------- */

static const char *reason(int error_number)
{
    switch (error_number) {
    case ENOSPC:
    case EDQUOT: return "磁盘满了";
    case EFBIG: return "文件超过了系统允许的大小";
    case EROFS: return "磁盘是只读的";
    case EACCES:
    case EPERM: return "没有权限";
    case ENOENT:
    case ENOTDIR: return "没有这个文件夹";
    case EISDIR: return "这是一个文件夹";
    case 0: return "磁盘可能满了";
    default: return strerror(error_number);
    }
}

static void set_refused(struct content_writer *writer)
{
    int error_number = db_system_error(writer->db);

    log_error("%s: %s (%s)", writer->beside, db_message(writer->db), strerror(error_number));
    if (db_machine_refused(writer->db))
        error_set(&writer->error, ERROR_SYSTEM,
                  "内容文件写不进去（%s），原来的内容没有动。请检查磁盘空间和权限后再试。",
                  reason(error_number));
    else
        error_set(&writer->error, ERROR_INPUT, "内容没有写成（%.200s），原来的内容没有动。",
                  db_message(writer->db));
}

bool writer_has_failed(const struct content_writer *writer)
{
    return writer->error.code != ERROR_NONE;
}

static bool or_refused(struct content_writer *writer, bool ok)
{
    if (!ok)
        set_refused(writer);
    return ok;
}

bool writer_has_room(struct content_writer *writer, int count, int limit, const char *what)
{
    if (count < limit)
        return true;
    error_set(&writer->error, ERROR_LIMIT, "%s太多了，最多%d个。原来的内容没有动。", what, limit);
    return false;
}

struct db_statement *writer_begin(struct content_writer *writer, enum insert insert)
{
    if (writer_has_failed(writer))
        return NULL;
    struct db_statement *row = &writer->statements[insert];
    return or_refused(writer, db_begin(writer->db, row)) ? row : NULL;
}

bool writer_insert(struct content_writer *writer, struct db_statement *row)
{
    return or_refused(writer, db_finish(row));
}

/* ---- opening ------------------------------------------------------------------------------------------- */

static bool make_schema(struct content_writer *writer)
{
    char *stamp = str_format("PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN IMMEDIATE",
                             CONTENT_APPLICATION_ID, CONTENT_SCHEMA_VERSION);
    bool ok = db_run(writer->db, stamp);

    mem_free(stamp);
    for (int i = 0; ok && i < schema_content_count; i++)
        ok = db_run(writer->db, schema_content[i].sql);
    return or_refused(writer, ok);
}

struct content_writer *content_writer_create(const char *path, struct error *error)
{
    struct content_writer *writer = mem_zalloc(sizeof *writer);

    writer->path = mem_strdup(path);
    writer->beside = str_format("%s.new", path);
    for (int i = 0; i < INSERTS; i++)
        writer->statements[i].sql = insert_sql[i];
    /* What a power cut left there is of no use. */
    unlink(writer->beside);
    errno = 0;
    writer->db = db_open_writer(writer->beside);
    if (writer->db != NULL && make_schema(writer))
        return writer;
    if (writer->db == NULL)
        error_set(error, ERROR_SYSTEM, "这里写不了文件：%.200s（%s）。请换一个文件夹，或检查磁盘空间和权限。",
                  path, reason(errno));
    else
        error_set(error, writer->error.code, "%s", writer->error.text);
    content_writer_cancel(writer);
    return NULL;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

bool content_writer_setting(struct content_writer *writer, const char *key, const char *value)
{
    struct db_statement *row = writer_begin(writer, I_SETTING);

    if (row == NULL)
        return false;
    db_bind_text(row, 1, key);
    db_bind_text(row, 2, value);
    return writer_insert(writer, row);
}

bool content_writer_category(struct content_writer *writer, const struct category *category)
{
    if (!writer_has_room(writer, writer->categories, LIMIT_CATEGORIES, "分类"))
        return false;
    struct db_statement *row = writer_begin(writer, I_CATEGORY);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, writer->categories + 1);
    db_bind_int(row, 2, writer->categories);
    db_bind_text(row, 3, category->name);
    db_bind_text(row, 4, category->icon);
    db_bind_text(row, 5, category->summary);
    writer->category_names[writer->categories++] = mem_strdup(category->name);
    return writer_insert(writer, row);
}

static bool write_list(struct content_writer *writer, enum insert insert, int64_t owner,
                       const struct text_list *list, int kind)
{
    for (int i = 0; i < list->count; i++) {
        struct db_statement *row = writer_begin(writer, insert);
        if (row == NULL)
            return false;
        db_bind_int(row, 1, owner);
        db_bind_int(row, 2, i);
        db_bind_text(row, 3, list->item[i]);
        if (kind >= 0)
            db_bind_int(row, 4, kind);
        if (!writer_insert(writer, row))
            return false;
    }
    return true;
}

static bool write_materials(struct content_writer *writer, int64_t owner, const struct service *service)
{
    for (int i = 0; i < service->material_count; i++) {
        const struct material *m = &service->materials[i];
        struct db_statement *row = writer_begin(writer, I_SERVICE_MATERIAL);
        if (row == NULL)
            return false;
        db_bind_int(row, 1, owner);
        db_bind_int(row, 2, i);
        db_bind_text(row, 3, m->name);
        db_bind_text(row, 4, m->form);
        db_bind_text(row, 5, m->copies);
        db_bind_text(row, 6, m->note);
        if (!writer_insert(writer, row))
            return false;
    }
    return true;
}

/* The name without what stands in brackets, so that two of them fit on a card. */
static char *short_name(const char *name)
{
    size_t bytes = strlen(name);
    const char *bracket = strstr(name, "（");

    if (bracket != NULL && bracket > name)
        bytes = (size_t)(bracket - name);
    size_t keep = utf8_prefix(name, bytes, MATERIAL_NAME_CHARS);
    return str_format("%.*s%s", (int)keep, name, keep < bytes ? "…" : "");
}

/* "带身份证", "带身份证、户口本", "身份证、户口本等4样" */
static char *materials_brief(const struct service *service)
{
    int count = service->material_count;

    if (count == 0)
        return mem_strdup("");
    char *first = short_name(service->materials[0].name);
    char *second = short_name(count > 1 ? service->materials[1].name : "");
    bool two = count > 1 &&
               utf8_count(first, strlen(first)) + utf8_count(second, strlen(second)) <= TWO_MATERIALS_CHARS;
    char *text = count == 1          ? str_format("带%s", first)
                 : count == 2 && two ? str_format("带%s、%s", first, second)
                 : two               ? str_format("%s、%s等%d样", first, second, count)
                                     : str_format("%s等%d样", first, count);

    mem_free(first);
    mem_free(second);
    return text;
}

static int find_category(const struct content_writer *writer, const char *name)
{
    for (int i = 0; i < writer->categories; i++)
        if (str_same(writer->category_names[i], name))
            return i;
    return -1;
}

static bool write_service_row(struct content_writer *writer, const struct service *service, int category)
{
    struct db_statement *row = writer_begin(writer, I_SERVICE);
    const char *const texts[] = {service->code,  service->name,       service->summary, service->place,
                                 service->hours, service->time_limit, service->fee};

    if (row == NULL)
        return false;
    char *materials = materials_brief(service);
    db_bind_int(row, 1, writer->services + 1);
    db_bind_int(row, 2, category + 1);
    db_bind_int(row, 3, writer->services);
    db_bind_int(row, 4, writer->category_services[category]);
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        db_bind_text(row, 5 + (int)i, texts[i]);
    if (service->visits >= 0)
        db_bind_int(row, 12, service->visits);
    db_bind_text(row, 13, service->basis);
    db_bind_text(row, 14, service->first_responsible);
    db_bind_text(row, 15, service->keywords);
    db_bind_text(row, 16, service->form_code);
    db_bind_text(row, 17, materials);
    db_bind_text(row, 18, service->name_en);
    bool ok = writer_insert(writer, row);
    mem_free(materials);
    return ok;
}

bool content_writer_service(struct content_writer *writer, const struct service *service)
{
    int category = find_category(writer, service->category);

    if (category < 0)
        error_set(&writer->error, ERROR_INPUT, "没有“%.100s”这个分类。", service->category);
    if (writer_has_failed(writer) || !writer_has_room(writer, writer->services, LIMIT_ROWS, "办事") ||
        !write_service_row(writer, service, category))
        return false;
    int64_t id = ++writer->services;
    writer->category_services[category]++;
    return write_list(writer, I_SERVICE_LINE, id, &service->conditions, SERVICE_LINE_CONDITION) &&
           write_list(writer, I_SERVICE_LINE, id, &service->steps, SERVICE_LINE_STEP) &&
           write_list(writer, I_SERVICE_LINE, id, &service->questions, SERVICE_LINE_QUESTION) &&
           write_list(writer, I_SERVICE_LINE, id, &service->answers, SERVICE_LINE_ANSWER) &&
           write_list(writer, I_SERVICE_LINE, id, &service->phones, SERVICE_LINE_PHONE) &&
           write_list(writer, I_SERVICE_LINE, id, &service->pictures, SERVICE_LINE_PICTURE) &&
           write_list(writer, I_SERVICE_AUDIENCE, id, &service->audiences, -1) &&
           write_materials(writer, id, service);
}

/* One line for the list: the beginning of the body with its line ends as blanks. */
static char *first_words(const char *body)
{
    size_t bytes = strlen(body);
    size_t keep = utf8_prefix(body, bytes, FIRST_WORDS);
    char *text = str_format("%.*s%s", (int)keep, body, keep < bytes ? "…" : "");

    for (char *p = text; *p != '\0'; p++)
        if (*p == '\n')
            *p = ' ';
    return text;
}

void writer_bind_day(struct db_statement *row, int at, int32_t day)
{
    if (day != DAY_NONE)
        db_bind_int(row, at, day);
}

static bool write_notice_row(struct content_writer *writer, const struct notice *notice)
{
    struct db_statement *row = writer_begin(writer, I_NOTICE);

    if (row == NULL)
        return false;
    char *words = first_words(notice->body);
    db_bind_int(row, 1, writer->notices + 1);
    db_bind_text(row, 2, notice->code);
    db_bind_text(row, 3, notice->title);
    db_bind_int(row, 4, notice->kind);
    db_bind_text(row, 5, notice->publisher);
    db_bind_int(row, 6, notice->published_day);
    writer_bind_day(row, 7, notice->from_day);
    writer_bind_day(row, 8, notice->until_day);
    db_bind_int(row, 9, notice->pinned);
    db_bind_int(row, 10, notice->weight);
    db_bind_text(row, 11, notice->body);
    db_bind_text(row, 12, words);
    if (notice->stage >= 0)
        db_bind_int(row, 13, notice->stage);
    writer_bind_day(row, 14, notice->publicity_until);
    db_bind_text(row, 15, notice->replaces);
    db_bind_text(row, 16, notice->title_en);
    bool ok = writer_insert(writer, row);
    mem_free(words);
    return ok;
}

bool content_writer_notice(struct content_writer *writer, const struct notice *notice)
{
    if (writer_has_failed(writer) || !writer_has_room(writer, writer->notices, LIMIT_ROWS, "公告") ||
        !write_notice_row(writer, notice))
        return false;
    int64_t id = ++writer->notices;
    return write_list(writer, I_NOTICE_STAGE, id, &notice->stages, -1) &&
           write_list(writer, I_NOTICE_PICTURE, id, &notice->pictures, -1) &&
           write_list(writer, I_NOTICE_AUDIENCE, id, &notice->audiences, -1);
}

bool content_writer_picture(struct content_writer *writer, const char *name, const void *bytes, size_t count,
                            int width_px, int height_px)
{
    if (count > LIMIT_PICTURE_BYTES)
        error_set(&writer->error, ERROR_LIMIT, "图片“%.100s”太大了。", name);
    struct db_statement *row = writer_begin(writer, I_PICTURE);

    if (row == NULL)
        return false;
    db_bind_text(row, 1, name);
    db_bind_int(row, 2, width_px);
    db_bind_int(row, 3, height_px);
    db_bind_blob(row, 4, bytes, count);
    writer->pictures++;
    return writer_insert(writer, row);
}

/* ---- publishing ---------------------------------------------------------------------------------------- */

static bool write_tally(struct content_writer *writer, const char *kind, int total)
{
    struct db_statement *row = writer_begin(writer, I_TALLY);

    if (row == NULL)
        return false;
    db_bind_text(row, 1, kind);
    db_bind_int(row, 2, total);
    return writer_insert(writer, row);
}

static bool write_counts(struct content_writer *writer)
{
    for (int i = 0; i < writer->categories; i++) {
        struct db_statement *row = writer_begin(writer, I_SERVICE_COUNT);
        if (row == NULL)
            return false;
        db_bind_int(row, 1, i + 1);
        db_bind_int(row, 2, writer->category_services[i]);
        if (!writer_insert(writer, row))
            return false;
    }
    return write_tally(writer, "category", writer->categories) &&
           write_tally(writer, "service", writer->services) &&
           write_tally(writer, "notice", writer->notices) && write_tally(writer, "picture", writer->pictures);
}

/* What was written is read back and looked at before anybody relies on it. */
static bool check_whole(struct content_writer *writer)
{
    int64_t orphans = -1;
    char *verdict = NULL;
    bool ok = db_get_int(writer->db, "SELECT count(*) FROM pragma_foreign_key_check", &orphans) &&
              db_get_text(writer->db, "PRAGMA integrity_check(1)", 200, &verdict);

    if (ok && (orphans != 0 || !str_same(verdict, "ok"))) {
        log_error("%s: %d orphans, %s", writer->beside, (int)orphans, verdict);
        error_set(&writer->error, ERROR_SYSTEM, "写好的内容文件检查没有通过（%.100s），原来的内容没有动。",
                  verdict);
        ok = false;
    }
    mem_free(verdict);
    return ok || (set_refused(writer), false);
}

static bool sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    return close(fd) == 0 && ok;
}

static bool publish(struct content_writer *writer)
{
    bool closed = db_close(writer->db);

    writer->db = NULL;
    if (closed && sync_file(writer->beside) && rename(writer->beside, writer->path) == 0 &&
        fs_sync_parent(writer->path))
        return true;
    log_error("%s: %s", writer->path, strerror(errno));
    error_set(&writer->error, ERROR_SYSTEM, "内容文件存不下来（%s），请检查磁盘空间和权限后再试。",
              reason(errno));
    return false;
}

static void destroy(struct content_writer *writer)
{
    db_close(writer->db);
    for (int i = 0; i < writer->categories; i++)
        mem_free(writer->category_names[i]);
    mem_free(writer->path);
    mem_free(writer->beside);
    mem_free(writer);
}

bool content_writer_finish(struct content_writer *writer, struct error *error)
{
    bool ok = !writer_has_failed(writer) && write_counts(writer) &&
              or_refused(writer, db_run(writer->db, "COMMIT")) && check_whole(writer) && publish(writer);

    if (ok) {
        destroy(writer);
        return true;
    }
    error_set(error, writer->error.code, "%s", writer->error.text);
    content_writer_cancel(writer);
    return false;
}

void content_writer_cancel(struct content_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->db != NULL)
        db_close(writer->db);
    writer->db = NULL;
    unlink(writer->beside);
    destroy(writer);
}
