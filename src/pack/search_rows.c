/* SPDX-License-Identifier: MIT */
#include "search_rows.h"

#include "base/date.h"
#include "base/mem.h"
#include "search_keys.h"

/* "甲 · 乙", or the one that is not empty. */
static void add_note(struct str *note, const char *part)
{
    if (part[0] == '\0')
        return;
    if (note->len > 0)
        str_add(note, " · ");
    str_add(note, part);
}

struct search_row {
    struct str keys, note;
};

static void row_init(struct search_row *row, const char *title)
{
    str_init(&row->keys);
    str_init(&row->note);
    search_keys_title(&row->keys, title);
}

/* The writer keeps its first error, which is asked for at its end. */
static void row_write(struct search_row *row, struct content_writer *writer, enum search_kind kind, int id,
                      const char *title)
{
    content_writer_search(writer, kind, id, title, str_text(&row->note), str_text(&row->keys));
    str_finish(&row->keys);
    str_finish(&row->note);
}

static void write_service(struct content_writer *writer, const struct service *service, int id)
{
    struct search_row row;

    row_init(&row, service->name);
    search_keys_words(&row.keys, service->keywords);
    search_keys_english(&row.keys, service->name_en);
    add_note(&row.note, service->category);
    add_note(&row.note, service->time_limit);
    row_write(&row, writer, SEARCH_SERVICE, id, service->name);
}

static void write_series(struct content_writer *writer, const struct series *series, int id)
{
    struct search_row row;

    row_init(&row, series->name);
    search_keys_words(&row.keys, series->keywords);
    search_keys_words(&row.keys, series->kind);
    search_keys_english(&row.keys, series->name_en);
    add_note(&row.note, series->rule_text);
    add_note(&row.note, series->place);
    row_write(&row, writer, SEARCH_SERIES, id, series->name);
}

static void write_notice(struct content_writer *writer, const struct notice *notice, int id)
{
    struct date date = date_from_day(notice->published_day);
    char *day = str_format("%d年%d月%d日", date.year, date.month, date.day);
    struct search_row row;

    /* What is history comes after what is on today: its title counts as keywords do. */
    if (notice->kind == NOTICE_TIMELINE) {
        row_init(&row, "");
        search_keys_words(&row.keys, notice->title);
    } else {
        row_init(&row, notice->title);
    }
    search_keys_words(&row.keys, notice_kind_name(notice->kind));
    search_keys_english(&row.keys, notice->title_en);
    add_note(&row.note, notice_kind_name(notice->kind));
    add_note(&row.note, day);
    row_write(&row, writer, SEARCH_NOTICE, id, notice->title);
    mem_free(day);
}

static void write_contact(struct content_writer *writer, const struct contact *contact, int id)
{
    struct search_row row;

    row_init(&row, contact->name);
    search_keys_words(&row.keys, contact->person);
    search_keys_words(&row.keys, contact->keywords);
    search_keys_words(&row.keys, contact->skills);
    search_keys_words(&row.keys, contact->kind);
    search_keys_english(&row.keys, contact->name_en);
    for (int i = 0; i < contact->phones.count; i++)
        search_keys_number(&row.keys, contact->phones.item[i]);
    add_note(&row.note, contact->person);
    add_note(&row.note, contact->phones.count > 0 ? contact->phones.item[0] : contact->kind);
    row_write(&row, writer, SEARCH_CONTACT, id, contact->name);
}

static void write_place(struct content_writer *writer, const struct place *place, int id)
{
    struct search_row row;

    row_init(&row, place->name);
    search_keys_words(&row.keys, place->kind);
    search_keys_english(&row.keys, place->name_en);
    add_note(&row.note, place->floor);
    add_note(&row.note, place->hours);
    row_write(&row, writer, SEARCH_PLACE, id, place->name);
}

static void write_form(struct content_writer *writer, const struct form *form, int id)
{
    struct search_row row;

    row_init(&row, form->name);
    search_keys_words(&row.keys, form->kind);
    add_note(&row.note, form->kind);
    add_note(&row.note, form->summary);
    row_write(&row, writer, SEARCH_FORM, id, form->name);
}

void search_rows_write(struct content_writer *writer, const struct tables *tables)
{
    for (int i = 0; i < tables->service_count; i++)
        write_service(writer, tables->services[i], i + 1);
    for (int i = 0; i < tables->series_count; i++)
        write_series(writer, tables->series[i], i + 1);
    /* Of two that match alike the first row comes first. */
    for (int pinned = 1; pinned >= 0; pinned--)
        for (int i = 0; i < tables->notice_count; i++)
            if (tables->notices[i]->pinned == (pinned == 1))
                write_notice(writer, tables->notices[i], i + 1);
    for (int i = 0; i < tables->contacts_count; i++)
        write_contact(writer, tables->contacts[i], i + 1);
    for (int i = 0; i < tables->places_count; i++)
        write_place(writer, tables->places[i], i + 1);
    for (int i = 0; i < tables->forms_count; i++)
        write_form(writer, tables->forms[i], i + 1);
}
