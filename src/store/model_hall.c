/* SPDX-License-Identifier: MIT */
#include "store/model_form.h"
#include "store/model_place.h"
#include "store/model_series.h"

#include "base/mem.h"
#include "shape.h"

/* ---- activities ---------------------------------------------------------------------------------------- */

struct series *series_create(void)
{
    struct series *series = shape_create(&shape_series);

    recurrence_init(&series->rule);
    series->start_minute = series->end_minute = MINUTE_NONE;
    return series;
}

void series_destroy(struct series *series)
{
    if (series == NULL)
        return;
    shape_finish(&shape_series, series);
    recurrence_finish(&series->rule);
    text_list_finish(&series->off_reasons);
    mem_free(series);
}

bool series_add_off(struct series *series, int32_t day, const char *reason)
{
    struct text_list *reasons = &series->off_reasons;
    int at = 0;

    if (day_list_has(&series->rule.off, day))
        return false;
    while (at < series->rule.off.count && series->rule.off.day[at] < day)
        at++;
    day_list_add(&series->rule.off, day);
    text_list_add(reasons, reason);
    char *last = reasons->item[reasons->count - 1];
    for (int i = reasons->count - 1; i > at; i--)
        reasons->item[i] = reasons->item[i - 1];
    reasons->item[at] = last;
    return true;
}

struct session_entry *session_entry_create(void)
{
    struct session_entry *entry = shape_create(&shape_session);

    entry->day = DAY_NONE;
    entry->start_minute = entry->end_minute = MINUTE_NONE;
    return entry;
}

void session_entry_destroy(struct session_entry *entry)
{
    if (entry == NULL)
        return;
    shape_finish(&shape_session, entry);
    mem_free(entry);
}

void agenda_finish(struct agenda *agenda)
{
    for (int i = 0; i < agenda->count; i++) {
        struct agenda_item *item = &agenda->item[i];
        mem_free(item->name);
        mem_free(item->theme);
        mem_free(item->host);
        mem_free(item->place);
        mem_free(item->summary);
        mem_free(item->reason);
        mem_free(item->first_picture);
    }
    mem_free(agenda->item);
    *agenda = (struct agenda){NULL, 0};
}

/* ---- contacts and places ------------------------------------------------------------------------------- */

struct contact *contact_create(void)
{
    return shape_create(&shape_contact);
}

void contact_destroy(struct contact *contact)
{
    if (contact == NULL)
        return;
    shape_finish(&shape_contact, contact);
    mem_free(contact);
}

struct grid *grid_create(void)
{
    return shape_create(&shape_grid);
}

void grid_destroy(struct grid *grid)
{
    if (grid == NULL)
        return;
    shape_finish(&shape_grid, grid);
    mem_free(grid->range);
    mem_free(grid);
}

void grid_add_range(struct grid *grid, int from, int to)
{
    grid->range = mem_realloc(grid->range, ((size_t)grid->range_count + 1) * sizeof *grid->range);
    grid->range[grid->range_count++] = (struct building_range){from, to};
}

struct place *place_create(void)
{
    return shape_create(&shape_place);
}

void place_destroy(struct place *place)
{
    if (place == NULL)
        return;
    shape_finish(&shape_place, place);
    mem_free(place);
}

/* ---- forms --------------------------------------------------------------------------------------------- */

struct form *form_create(void)
{
    struct form *form = shape_create(&shape_form);

    form->version = mem_strdup("");
    form->consent_version = mem_strdup("");
    form->keep_days = KEEP_DAYS_DEFAULT;
    return form;
}

void form_destroy(struct form *form)
{
    if (form == NULL)
        return;
    shape_finish(&shape_form, form);
    mem_free(form->version);
    mem_free(form->consent_version);
    for (int i = 0; i < form->field_count; i++)
        shape_finish(&shape_field, &form->field[i]);
    mem_free(form->field);
    mem_free(form);
}

struct form_field *form_add_field(struct form *form)
{
    form->field = mem_realloc(form->field, ((size_t)form->field_count + 1) * sizeof *form->field);
    struct form_field *field = &form->field[form->field_count++];

    *field = (struct form_field){0};
    shape_init(&shape_field, field);
    return field;
}
