/* SPDX-License-Identifier: MIT */
#include "writer_body.h"

#include "base/mem.h"
#include "base/str.h"

/* Activities, contacts, places, forms and what search finds: ids count from 1 in the order of writing. */

static bool write_line(struct content_writer *writer, enum line_owner owner, int64_t id, int list, int seq,
                       const char *text)
{
    struct db_statement *row = writer_begin(writer, I_HALL_LINE);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, owner);
    db_bind_int(row, 2, id);
    db_bind_int(row, 3, list);
    db_bind_int(row, 4, seq);
    db_bind_text(row, 5, text);
    return writer_insert(writer, row);
}

static bool write_lists(struct content_writer *writer, const struct shape *shape, const void *record,
                        int64_t id)
{
    for (int l = 0; l < shape->list_count; l++) {
        const struct text_list *list =
            (const struct text_list *)((const char *)record + shape->lists[l].offset);
        for (int i = 0; i < list->count; i++)
            if (!write_line(writer, shape->owner, id, l, i, list->item[i]))
                return false;
    }
    return true;
}

/* Binds the id, which is counted on, and the texts; NULL when the writer has failed or there is no room. */
static struct db_statement *begin_record(struct content_writer *writer, enum insert insert, int *last_id,
                                         int limit, const char *what, const struct shape *shape,
                                         const void *record)
{
    if (writer_has_failed(writer) || !writer_has_room(writer, *last_id, limit, what))
        return NULL;
    struct db_statement *row = writer_begin(writer, insert);

    if (row == NULL)
        return NULL;
    db_bind_int(row, 1, ++*last_id);
    shape_bind_texts(shape, record, row, 2);
    return row;
}

static void bind_minute(struct db_statement *row, int at, int minute)
{
    if (minute != MINUTE_NONE)
        db_bind_int(row, at, minute);
}

/* ---- activities ---------------------------------------------------------------------------------------- */

static void bind_rule(struct db_statement *row, int first, const struct recurrence *rule)
{
    db_bind_int(row, first, rule->kind);
    db_bind_int(row, first + 1, rule->weekdays);
    db_bind_int(row, first + 2, rule->weeks);
    db_bind_int(row, first + 3, rule->nth);
    db_bind_int(row, first + 4, rule->weekday);
    db_bind_int(row, first + 5, rule->month_day);
    writer_bind_day(row, first + 6, rule->first_day);
    writer_bind_day(row, first + 7, rule->last_day);
    db_bind_int(row, first + 8, rule->holidays_off);
}

static bool write_series_days(struct content_writer *writer, const struct series *series, int64_t id,
                              enum series_day_kind kind)
{
    bool off = kind == SERIES_DAY_OFF;
    const struct day_list *days = off ? &series->rule.off : &series->rule.extra;

    for (int i = 0; i < days->count; i++) {
        struct db_statement *row = writer_begin(writer, I_SERIES_DAY);
        if (row == NULL)
            return false;
        db_bind_int(row, 1, id);
        db_bind_int(row, 2, kind);
        db_bind_int(row, 3, days->day[i]);
        db_bind_text(row, 4, off && i < series->off_reasons.count ? series->off_reasons.item[i] : "");
        if (!writer_insert(writer, row))
            return false;
    }
    return true;
}

bool content_writer_series(struct content_writer *writer, const struct series *series)
{
    int rule = 2 + shape_series.text_count, after = rule + 9;
    struct db_statement *row =
        begin_record(writer, I_SERIES, &writer->series, LIMIT_SERIES, "活动", &shape_series, series);

    if (row == NULL)
        return false;
    bind_rule(row, rule, &series->rule);
    bind_minute(row, after, series->start_minute);
    bind_minute(row, after + 1, series->end_minute);
    db_bind_int(row, after + 2, series->capacity);
    return writer_insert(writer, row) && write_lists(writer, &shape_series, series, writer->series) &&
           write_series_days(writer, series, writer->series, SERIES_DAY_EXTRA) &&
           write_series_days(writer, series, writer->series, SERIES_DAY_OFF);
}

bool content_writer_session(struct content_writer *writer, const struct session_entry *entry)
{
    int after = 2 + shape_session.text_count;
    struct db_statement *row =
        begin_record(writer, I_SESSION, &writer->sessions, LIMIT_SESSIONS, "场次", &shape_session, entry);

    if (row == NULL)
        return false;
    db_bind_int(row, after, entry->series_id);
    db_bind_int(row, after + 1, entry->day);
    bind_minute(row, after + 2, entry->start_minute);
    bind_minute(row, after + 3, entry->end_minute);
    db_bind_int(row, after + 4, entry->state);
    return writer_insert(writer, row) && write_lists(writer, &shape_session, entry, writer->sessions);
}

bool content_writer_holiday(struct content_writer *writer, int32_t day, bool work, const char *name)
{
    struct db_statement *row = writer_begin(writer, I_HOLIDAY);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, day);
    db_bind_int(row, 2, work);
    db_bind_text(row, 3, name);
    return writer_insert(writer, row);
}

/* ---- contacts and places ------------------------------------------------------------------------------- */

static void bind_reference(struct db_statement *row, int at, int64_t id)
{
    if (id != 0)
        db_bind_int(row, at, id);
}

bool content_writer_contact(struct content_writer *writer, const struct contact *contact)
{
    struct db_statement *row =
        begin_record(writer, I_CONTACT, &writer->contacts, LIMIT_CONTACTS, "联系", &shape_contact, contact);

    if (row == NULL)
        return false;
    db_bind_int(row, 2 + shape_contact.text_count, contact->urgent);
    return writer_insert(writer, row) && write_lists(writer, &shape_contact, contact, writer->contacts);
}

static bool write_ranges(struct content_writer *writer, const struct grid *grid, int64_t id)
{
    for (int i = 0; i < grid->range_count; i++) {
        struct db_statement *row = writer_begin(writer, I_GRID_RANGE);
        if (row == NULL)
            return false;
        db_bind_int(row, 1, id);
        db_bind_int(row, 2, i);
        db_bind_int(row, 3, grid->range[i].from);
        db_bind_int(row, 4, grid->range[i].to);
        if (!writer_insert(writer, row))
            return false;
    }
    return true;
}

bool content_writer_grid(struct content_writer *writer, const struct grid *grid)
{
    int after = 2 + shape_grid.text_count;
    struct db_statement *row =
        begin_record(writer, I_GRID, &writer->grids, LIMIT_GRIDS, "网格", &shape_grid, grid);

    if (row == NULL)
        return false;
    bind_reference(row, after, grid->contact_id);
    db_bind_int(row, after + 1, grid->households);
    return writer_insert(writer, row) && write_ranges(writer, grid, writer->grids);
}

bool content_writer_place(struct content_writer *writer, const struct place *place)
{
    int after = 2 + shape_place.text_count;
    const int box[] = {place->x, place->y, place->w, place->h};
    struct db_statement *row =
        begin_record(writer, I_PLACE, &writer->places, LIMIT_PLACES, "场所", &shape_place, place);

    if (row == NULL)
        return false;
    bind_reference(row, after, place->contact_id);
    db_bind_int(row, after + 1, place->capacity);
    for (int i = 0; place->on_plan && i < (int)ARRAY_LEN(box); i++)
        db_bind_int(row, after + 2 + i, box[i]);
    return writer_insert(writer, row) && write_lists(writer, &shape_place, place, writer->places);
}

/* ---- forms --------------------------------------------------------------------------------------------- */

static bool write_field(struct content_writer *writer, const struct form_field *field, int64_t form)
{
    int after = 2 + shape_field.text_count;
    struct db_statement *row = begin_record(writer, I_FIELD, &writer->fields, LIMIT_FORMS * LIMIT_FIELDS,
                                            "表单字段", &shape_field, field);

    if (row == NULL)
        return false;
    db_bind_int(row, after, form);
    db_bind_int(row, after + 1, field->kind);
    db_bind_int(row, after + 2, field->required);
    db_bind_int(row, after + 3, field->source);
    db_bind_int(row, after + 4, field->show_if);
    db_bind_int(row, after + 5, field->least);
    db_bind_int(row, after + 6, field->most);
    return writer_insert(writer, row) && write_lists(writer, &shape_field, field, writer->fields);
}

bool content_writer_form(struct content_writer *writer, const struct form *form)
{
    int after = 2 + shape_form.text_count;
    struct db_statement *row =
        begin_record(writer, I_FORM, &writer->forms, LIMIT_FORMS, "自助表单", &shape_form, form);

    if (row == NULL)
        return false;
    db_bind_int(row, after, form->promise_days);
    db_bind_int(row, after + 1, form->mode);
    db_bind_int(row, after + 2, form->on_board);
    db_bind_int(row, after + 3, form->keep_days);
    if (!writer_insert(writer, row) || !write_lists(writer, &shape_form, form, writer->forms))
        return false;
    for (int i = 0; i < form->field_count; i++)
        if (!write_field(writer, &form->field[i], writer->forms))
            return false;
    return true;
}

bool content_writer_word(struct content_writer *writer, const char *text, const char *reading)
{
    if (!writer_has_room(writer, writer->words, LIMIT_WORDS, "词语"))
        return false;
    struct db_statement *row = writer_begin(writer, I_WORD);

    if (row == NULL)
        return false;
    db_bind_text(row, 1, text);
    db_bind_text(row, 2, reading);
    writer->words++;
    return writer_insert(writer, row);
}

/* ---- search -------------------------------------------------------------------------------------------- */

bool content_writer_search(struct content_writer *writer, enum search_kind kind, int64_t id,
                           const char *title, const char *note, const char *keys)
{
    struct db_statement *row = writer_begin(writer, I_SEARCH);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, kind);
    db_bind_int(row, 2, id);
    db_bind_text(row, 3, title);
    db_bind_text(row, 4, note);
    db_bind_text(row, 5, keys);
    return writer_insert(writer, row);
}
