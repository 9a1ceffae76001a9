/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content_form"
#include "content_body.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "form_version.h"
#include "shape.h"

/* Forms with their fields, read once. */
enum { FIELDS_LIMIT = LIMIT_FORMS * LIMIT_FIELDS, CHECK_MAX = 999999999, PROMISE_DAYS_MAX = 365 };

struct form_shelf {
    struct form *forms[LIMIT_FORMS]; /* by id */
    int form_count;
};

static bool add_form(struct db_statement *row, void *ctx)
{
    enum { AFTER_TEXTS = 10 };
    struct form_shelf *all = ctx;
    struct form *form = form_create();

    form->id = db_int(row, 0, 1, ID_MAX);
    shape_read_texts(&shape_form, form, row, 1);
    form->promise_days = (int)db_int(row, AFTER_TEXTS, 0, PROMISE_DAYS_MAX);
    form->mode = (enum form_mode)db_int(row, AFTER_TEXTS + 1, 0, FORM_MODES - 1);
    form->on_board = db_int(row, AFTER_TEXTS + 2, 0, 1) == 1;
    form->keep_days = (int)db_int(row, AFTER_TEXTS + 3, 1, LIMIT_KEEP_DAYS);
    all->forms[all->form_count++] = form;
    return true;
}

static struct form *form_of(const struct form_shelf *all, int64_t id)
{
    for (int i = 0; i < all->form_count; i++)
        if (all->forms[i]->id == id)
            return all->forms[i];
    return NULL;
}

/* Fields move while their form grows, so their lists are read when all are there. */
struct field_place {
    int64_t id;
    struct form *form;
    int index;
};

struct field_reader {
    const struct form_shelf *all;
    struct field_place *places;
    int count;
};

static bool add_field(struct db_statement *row, void *ctx)
{
    enum { AFTER_TEXTS = 7 };
    struct field_reader *reader = ctx;
    struct form *form = form_of(reader->all, db_int(row, AFTER_TEXTS, 0, ID_MAX));

    if (form == NULL || form->field_count == LIMIT_FIELDS)
        return true;
    struct form_field *field = form_add_field(form);
    shape_read_texts(&shape_field, field, row, 1);
    field->kind = (enum field_kind)db_int(row, AFTER_TEXTS + 1, 0, FIELD_KINDS - 1);
    field->required = db_int(row, AFTER_TEXTS + 2, 0, 1) == 1;
    field->source = (enum field_source)db_int(row, AFTER_TEXTS + 3, 0, SOURCE_DELIBERATIONS);
    field->show_if = (enum show_if)db_int(row, AFTER_TEXTS + 4, 0, SHOW_IF_FROM);
    field->least = (long)db_int(row, AFTER_TEXTS + 5, -CHECK_MAX, CHECK_MAX);
    field->most = (long)db_int(row, AFTER_TEXTS + 6, -CHECK_MAX, CHECK_MAX);
    reader->places[reader->count++] =
        (struct field_place){db_int(row, 0, INT64_MIN, INT64_MAX), form, form->field_count - 1};
    return true;
}

static void trim(struct text_list *list, int count)
{
    while (list->count > count)
        mem_free(list->item[--list->count]);
}

/* Whoever has the index of an option looks up its code: the lists must be as long as each other. */
static void pair_codes(struct form_field *field)
{
    bool coded = field->source == SOURCE_SERIES || field->source == SOURCE_PLACES;

    if (coded)
        trim(&field->options, field->option_codes.count);
    trim(&field->option_codes, coded ? field->options.count : 0);
}

static bool read_options(struct content *content, const struct field_reader *reader)
{
    struct shape_record *records = mem_calloc((size_t)reader->count, sizeof *records);

    for (int i = 0; i < reader->count; i++) {
        const struct field_place *at = &reader->places[i];
        records[i] = (struct shape_record){at->id, &at->form->field[at->index]};
    }
    bool ok = shape_read_lists(&shape_field, content->db, records, reader->count);
    for (int i = 0; i < reader->count; i++)
        pair_codes(records[i].record);
    mem_free(records);
    return ok;
}

static bool read_fields(struct content *content, const struct form_shelf *all)
{
    struct field_reader reader = {all, mem_calloc(FIELDS_LIMIT, sizeof *reader.places), 0};
    bool ok =
        content_read_all(content,
                         "SELECT id, name, label, help, example, show_if_field, show_if_value, form, kind, "
                         "required, source, show_if, least, most FROM form_field ORDER BY id LIMIT ?1",
                         FIELDS_LIMIT, add_field, &reader);

    ok = read_options(content, &reader) && ok;
    mem_free(reader.places);
    return ok;
}

static const struct form_shelf *forms_of(struct content *content)
{
    struct shape_record records[LIMIT_FORMS];

    if (content->forms != NULL)
        return content->forms;
    struct form_shelf *all = mem_zalloc(sizeof *all);
    bool ok = content_read_all(
        content,
        "SELECT id, code, name, kind, summary, route, consent, emergency, icon, separate_consent, "
        "promise_days, mode, on_board, keep_days FROM form ORDER BY id LIMIT ?1",
        LIMIT_FORMS, add_form, all);
    for (int i = 0; i < all->form_count; i++)
        records[i] = (struct shape_record){all->forms[i]->id, all->forms[i]};
    ok = shape_read_lists(&shape_form, content->db, records, all->form_count) && ok;
    ok = read_fields(content, all) && ok;
    for (int i = 0; i < all->form_count; i++)
        form_make_versions(all->forms[i]);
    if (!ok)
        log_error("forms are read in part only");
    content->forms = all;
    return all;
}

void form_shelf_destroy(struct form_shelf *forms)
{
    if (forms == NULL)
        return;
    for (int i = 0; i < forms->form_count; i++)
        form_destroy(forms->forms[i]);
    mem_free(forms);
}

int content_form_count(struct content *content)
{
    return forms_of(content)->form_count;
}

const struct form *content_form(struct content *content, int index)
{
    const struct form_shelf *all = forms_of(content);

    return index >= 0 && index < all->form_count ? all->forms[index] : NULL;
}

const struct form *content_form_by_code(struct content *content, const char *code)
{
    const struct form_shelf *all = forms_of(content);

    for (int i = 0; i < all->form_count; i++)
        if (str_same(all->forms[i]->code, code))
            return all->forms[i];
    return NULL;
}
