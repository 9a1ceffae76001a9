/* SPDX-License-Identifier: MIT */
#include "content_body.h"

#include "base/mem.h"
#include "schema.h"

enum { MATERIALS_BRIEF_CHARS = 60 };

/* Takes the row at hand. */
static bool take_brief(struct db_statement *row, struct service_brief *out)
{
    if (db_step(row) != DB_ROW)
        return false;
    out->id = db_int(row, 0, 1, ID_MAX);
    out->name = db_text(row, 1, LIMIT_NAME_CHARS);
    out->time_limit = db_text(row, 2, LIMIT_NAME_CHARS);
    out->fee = db_text(row, 3, LIMIT_LINE_CHARS);
    out->materials = db_text(row, 4, MATERIALS_BRIEF_CHARS);
    out->name_en = db_text(row, 5, LIMIT_LINE_CHARS);
    out->category_id = db_int(row, 6, 0, ID_MAX);
    db_reset(row);
    return true;
}

bool content_service_brief(struct content *content, int64_t category_id, int position,
                           struct service_brief *out)
{
    bool all = category_id == 0;
    struct db_statement *row = content_ask(content, all ? Q_SERVICE_BRIEF : Q_SERVICE_BRIEF_IN_CATEGORY);

    if (row == NULL)
        return false;
    if (!all)
        db_bind_int(row, 1, category_id);
    db_bind_int(row, all ? 1 : 2, position);
    return take_brief(row, out);
}

bool content_service_brief_by_id(struct content *content, int64_t id, struct service_brief *out)
{
    struct db_statement *row = content_ask_about(content, Q_SERVICE_BRIEF_BY_ID, id);

    return row != NULL && take_brief(row, out);
}

int64_t *content_services_for(struct content *content, int64_t category_id, const char *audience, int *count)
{
    struct db_statement *rows = content_ask_about(content, Q_SERVICES_FOR, category_id);

    *count = 0;
    if (rows == NULL)
        return NULL;
    db_bind_text(rows, 2, audience);
    db_bind_int(rows, 3, LIMIT_ROWS);
    return content_read_ids(rows, count);
}

static bool read_service_row(struct content *content, int64_t id, struct service *service)
{
    struct db_statement *row = content_ask_about(content, Q_SERVICE, id);
    const struct {
        char **field;
        int column;
        size_t max_chars;
    } texts[] = {
        {&service->code, 0, LIMIT_CODE_BYTES},       {&service->name, 1, LIMIT_NAME_CHARS},
        {&service->category, 2, LIMIT_NAME_CHARS},   {&service->summary, 3, LIMIT_LINE_CHARS},
        {&service->place, 4, LIMIT_LINE_CHARS},      {&service->hours, 5, LIMIT_LINE_CHARS},
        {&service->time_limit, 6, LIMIT_NAME_CHARS}, {&service->fee, 7, LIMIT_LINE_CHARS},
        {&service->basis, 9, LIMIT_LINE_CHARS},      {&service->first_responsible, 10, LIMIT_LINE_CHARS},
        {&service->keywords, 11, LIMIT_LINE_CHARS},  {&service->form_code, 12, LIMIT_CODE_BYTES},
        {&service->name_en, 13, LIMIT_LINE_CHARS},
    };

    if (row == NULL || db_step(row) != DB_ROW)
        return false;
    service->id = id;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        mem_free(*texts[i].field);
        *texts[i].field = db_text(row, texts[i].column, texts[i].max_chars);
    }
    service->visits = db_is_null(row, 8) ? -1 : (int)db_int(row, 8, 0, LIMIT_VISITS);
    db_reset(row);
    return true;
}

static bool read_service_lines(struct content *content, struct service *service)
{
    struct text_list *const lists[] = {
        [SERVICE_LINE_CONDITION] = &service->conditions, [SERVICE_LINE_STEP] = &service->steps,
        [SERVICE_LINE_QUESTION] = &service->questions,   [SERVICE_LINE_ANSWER] = &service->answers,
        [SERVICE_LINE_PHONE] = &service->phones,         [SERVICE_LINE_PICTURE] = &service->pictures,
    };

    for (int kind = 0; kind < (int)ARRAY_LEN(lists); kind++) {
        struct db_statement *rows = content_ask_about(content, Q_SERVICE_LINES, service->id);
        if (rows == NULL)
            return false;
        db_bind_int(rows, 2, kind);
        int limit = kind == SERVICE_LINE_PICTURE ? LIMIT_PICTURES : LIMIT_LINES;
        if (!content_read_list(rows, 3, limit, LIMIT_LINE_CHARS, lists[kind]))
            return false;
    }
    /* A question without its answer would shift all that follow. */
    while (service->answers.count < service->questions.count)
        text_list_add(&service->answers, "");
    while (service->questions.count < service->answers.count)
        text_list_add(&service->questions, "");
    return true;
}

static bool read_service_materials(struct content *content, struct service *service)
{
    struct db_statement *rows = content_ask_about(content, Q_SERVICE_MATERIALS, service->id);
    enum db_step step;

    if (rows == NULL)
        return false;
    db_bind_int(rows, 2, LIMIT_LINES);
    while ((step = db_step(rows)) == DB_ROW && service->material_count < LIMIT_LINES) {
        char *text[4];
        for (int i = 0; i < 4; i++)
            text[i] = db_text(rows, i, LIMIT_LINE_CHARS);
        service_add_material(service, text[0], text[1], text[2], text[3]);
        for (int i = 0; i < 4; i++)
            mem_free(text[i]);
    }
    db_reset(rows);
    return step != DB_FAILED;
}

struct service *content_service(struct content *content, int64_t id)
{
    struct service *service = service_create();

    if (read_service_row(content, id, service) && read_service_lines(content, service) &&
        read_service_materials(content, service) &&
        content_read_list(content_ask_about(content, Q_SERVICE_AUDIENCES, id), 2, LIMIT_LINES,
                          LIMIT_NAME_CHARS, &service->audiences))
        return service;
    service_destroy(service);
    return NULL;
}

int64_t content_service_by_code(struct content *content, const char *code)
{
    struct db_statement *row = content_ask(content, Q_SERVICE_BY_CODE);
    int64_t id = 0;

    if (row == NULL)
        return 0;
    db_bind_text(row, 1, code);
    if (db_step(row) == DB_ROW)
        id = db_int(row, 0, 0, ID_MAX);
    db_reset(row);
    return id;
}
