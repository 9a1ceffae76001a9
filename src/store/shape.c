/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include "base/mem.h"
#include "store/model_form.h"
#include "store/model_place.h"
#include "store/model_series.h"

/* No hall comes near it; a hostile one ends there. */
enum { LINES_LIMIT = 500000 };

#define TEXT(type, field, most) \
    { \
        offsetof(struct type, field), most \
    }
#define LIST(type, field, items, most) \
    { \
        offsetof(struct type, field), items, most \
    }
#define NAME LIMIT_NAME_CHARS
#define LINE LIMIT_LINE_CHARS
#define CODE LIMIT_CODE_BYTES
#define PARAGRAPH LIMIT_PARAGRAPH_CHARS
#define CONSENT LIMIT_CONSENT_CHARS
#define SHAPE(type, its_texts, its_lists, its_owner) \
    { \
        .texts = its_texts, .text_count = ARRAY_LEN(its_texts), .lists = its_lists, \
        .list_count = ARRAY_LEN(its_lists), .bytes = sizeof(struct type), .owner = its_owner \
    }

static const struct text_field series_texts[] = {
    TEXT(series, code, CODE),     TEXT(series, name, NAME),   TEXT(series, kind, NAME),
    TEXT(series, summary, PARAGRAPH), TEXT(series, place, LINE),  TEXT(series, host, LINE),
    TEXT(series, age, NAME),      TEXT(series, phone, LINE),  TEXT(series, signup, LINE),
    TEXT(series, fee, LINE),      TEXT(series, keywords, LINE), TEXT(series, name_en, LINE),
    TEXT(series, rule_text, NAME),
};
static const struct list_field series_lists[] = {
    LIST(series, audiences, LIMIT_LINES, NAME),
    LIST(series, pictures, LIMIT_PICTURES, LINE),
};
const struct shape shape_series = SHAPE(series, series_texts, series_lists, LINE_OF_SERIES);

static const struct text_field session_texts[] = {
    TEXT(session_entry, theme, LINE),  TEXT(session_entry, host, LINE),
    TEXT(session_entry, place, LINE),  TEXT(session_entry, reason, LINE),
    TEXT(session_entry, summary, PARAGRAPH),
};
static const struct list_field session_lists[] = {LIST(session_entry, pictures, LIMIT_PICTURES, LINE)};
const struct shape shape_session = SHAPE(session_entry, session_texts, session_lists, LINE_OF_SESSION);

static const struct text_field contact_texts[] = {
    TEXT(contact, code, CODE),   TEXT(contact, name, NAME),     TEXT(contact, kind, NAME),
    TEXT(contact, person, NAME), TEXT(contact, duty, LINE),     TEXT(contact, hours, LINE),
    TEXT(contact, place, LINE),  TEXT(contact, skills, LINE),   TEXT(contact, keywords, LINE),
    TEXT(contact, picture, LINE), TEXT(contact, name_en, LINE),
};
static const struct list_field contact_lists[] = {LIST(contact, phones, LIMIT_LINES, NAME)};
const struct shape shape_contact = SHAPE(contact, contact_texts, contact_lists, LINE_OF_CONTACT);

static const struct text_field grid_texts[] = {
    TEXT(grid, code, CODE),   TEXT(grid, name, NAME),  TEXT(grid, buildings_text, LINE),
    TEXT(grid, person, NAME), TEXT(grid, phone, LINE), TEXT(grid, area, LINE),
};
const struct shape shape_grid = {
    .texts = grid_texts, .text_count = ARRAY_LEN(grid_texts), .bytes = sizeof(struct grid)};

static const struct text_field place_texts[] = {
    TEXT(place, code, CODE),  TEXT(place, name, NAME),        TEXT(place, kind, NAME),
    TEXT(place, floor, NAME), TEXT(place, summary, PARAGRAPH), TEXT(place, hours, LINE),
    TEXT(place, plan, LINE),  TEXT(place, name_en, LINE),
};
static const struct list_field place_lists[] = {LIST(place, pictures, LIMIT_PICTURES, LINE)};
const struct shape shape_place = SHAPE(place, place_texts, place_lists, LINE_OF_PLACE);

/* clang-format off */
static const struct text_field form_texts[] = {
    TEXT(form, code, CODE),         TEXT(form, name, NAME),  TEXT(form, kind, NAME),
    TEXT(form, summary, PARAGRAPH), TEXT(form, route, LINE), TEXT(form, consent, CONSENT),
    TEXT(form, emergency, LINE),    TEXT(form, icon, CODE),  TEXT(form, separate_consent, CONSENT),
};
/* clang-format on */
static const struct list_field form_lists[] = {LIST(form, audiences, LIMIT_LINES, NAME)};
const struct shape shape_form = SHAPE(form, form_texts, form_lists, LINE_OF_FORM);

static const struct text_field field_texts[] = {
    TEXT(form_field, name, NAME),    TEXT(form_field, label, NAME),         TEXT(form_field, help, LINE),
    TEXT(form_field, example, LINE), TEXT(form_field, show_if_field, NAME),
    TEXT(form_field, show_if_value, NAME),
};
static const struct list_field field_lists[] = {
    LIST(form_field, options, LIMIT_OPTIONS, NAME),
    LIST(form_field, option_codes, LIMIT_OPTIONS, CODE),
    LIST(form_field, divert, LIMIT_OPTIONS, NAME),
    LIST(form_field, phrases, LIMIT_PHRASES, NAME),
};
const struct shape shape_field = SHAPE(form_field, field_texts, field_lists, LINE_OF_FIELD);

static char **text_at(const struct text_field *field, const void *record)
{
    return (char **)((char *)record + field->offset);
}

static struct text_list *list_at(const struct list_field *field, const void *record)
{
    return (struct text_list *)((char *)record + field->offset);
}

void shape_init(const struct shape *shape, void *record)
{
    for (int i = 0; i < shape->text_count; i++)
        *text_at(&shape->texts[i], record) = mem_strdup("");
}

void *shape_create(const struct shape *shape)
{
    void *record = mem_zalloc(shape->bytes);

    shape_init(shape, record);
    return record;
}

void shape_finish(const struct shape *shape, void *record)
{
    for (int i = 0; i < shape->text_count; i++)
        mem_free(*text_at(&shape->texts[i], record));
    for (int i = 0; i < shape->list_count; i++)
        text_list_finish(list_at(&shape->lists[i], record));
}

void shape_bind_texts(const struct shape *shape, const void *record, struct db_statement *row, int first)
{
    for (int i = 0; i < shape->text_count; i++)
        db_bind_text(row, first + i, *text_at(&shape->texts[i], record));
}

void shape_read_texts(const struct shape *shape, void *record, struct db_statement *row, int first)
{
    for (int i = 0; i < shape->text_count; i++) {
        char **text = text_at(&shape->texts[i], record);
        mem_free(*text);
        *text = db_text(row, first + i, shape->texts[i].most_chars);
    }
}

static void add_line(const struct shape *shape, void *record, struct db_statement *row)
{
    int which = (int)db_int(row, 1, -1, shape->list_count);

    if (which < 0 || which >= shape->list_count)
        return;
    const struct list_field *field = &shape->lists[which];
    struct text_list *list = list_at(field, record);
    if (list->count == field->most_items)
        return;
    char *text = db_text(row, 2, field->most_chars);
    text_list_add(list, text);
    mem_free(text);
}

bool shape_read_lists(const struct shape *shape, struct db *db, const struct shape_record *records, int count)
{
    struct db_statement all = {
        .sql = "SELECT id, list, text FROM hall_line WHERE owner=?1 ORDER BY id, list, seq LIMIT ?2"};
    enum db_step step = DB_FAILED;
    int at = 0;

    if (db_begin(db, &all)) {
        db_bind_int(&all, 1, shape->owner);
        db_bind_int(&all, 2, LINES_LIMIT);
        /* Both sides are in the order of ids: one walk. */
        while ((step = db_step(&all)) == DB_ROW) {
            int64_t id = db_int(&all, 0, INT64_MIN, INT64_MAX);
            while (at < count && records[at].id < id)
                at++;
            if (at < count && records[at].id == id)
                add_line(shape, records[at].record, &all);
        }
    }
    db_forget(&all);
    return step == DB_DONE;
}
