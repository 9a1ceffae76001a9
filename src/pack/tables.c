/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"

const char *const tables_audiences[] = {"所有人",   "老人",     "家长",   "残疾人", "退役军人",
                                        "困难家庭", "流动人口", "求职者", "孕产妇", NULL};

void tables_init(struct tables *tables)
{
    *tables = (struct tables){0};
    tables->categories = mem_calloc(LIMIT_CATEGORIES, sizeof *tables->categories);
}

static void codes_finish(struct codes *codes)
{
    names_finish(&codes->seen);
    names_finish(&codes->index);
}

static void finish_hall(struct tables *tables)
{
    for (int i = 0; i < tables->holidays_count; i++)
        mem_free(tables->holidays[i].name);
    for (int i = 0; i < tables->series_count; i++)
        series_destroy(tables->series[i]);
    for (int i = 0; i < tables->sessions_count; i++)
        session_entry_destroy(tables->sessions[i]);
    for (int i = 0; i < tables->contacts_count; i++)
        contact_destroy(tables->contacts[i]);
    for (int i = 0; i < tables->grids_count; i++)
        grid_destroy(tables->grids[i]);
    for (int i = 0; i < tables->places_count; i++)
        place_destroy(tables->places[i]);
    for (int i = 0; i < tables->forms_count; i++)
        form_destroy(tables->forms[i]);
    for (int i = 0; i < tables->words_count; i++) {
        mem_free(tables->words[i].text);
        mem_free(tables->words[i].reading);
    }
    mem_free(tables->words);
    mem_free(tables->holidays);
    mem_free(tables->series);
    mem_free(tables->sessions);
    mem_free(tables->contacts);
    mem_free(tables->grids);
    mem_free(tables->places);
    mem_free(tables->forms);
    holidays_finish(&tables->days);
    codes_finish(&tables->series_codes);
    codes_finish(&tables->contact_codes);
    codes_finish(&tables->place_codes);
    codes_finish(&tables->form_codes);
    text_list_finish(&tables->missing);
}

void tables_finish(struct tables *tables)
{
    finish_hall(tables);
    for (int i = 0; i < tables->setting_count; i++) {
        mem_free(tables->settings[i].key);
        mem_free(tables->settings[i].value);
    }
    for (int i = 0; i < tables->category_count; i++)
        category_finish(&tables->categories[i]);
    for (int i = 0; i < tables->service_count; i++)
        service_destroy(tables->services[i]);
    for (int i = 0; i < tables->notice_count; i++)
        notice_destroy(tables->notices[i]);
    mem_free(tables->settings);
    mem_free(tables->categories);
    mem_free(tables->services);
    mem_free(tables->notices);
    names_finish(&tables->category_index);
}

void tables_add_category(struct tables *tables, const struct category *category)
{
    if (tables->category_count == LIMIT_CATEGORIES ||
        !names_add(&tables->category_index, category->name, tables->category_count))
        return;
    tables->categories[tables->category_count++] =
        (struct category){.name = mem_strdup(category->name),
                          .icon = mem_strdup(category->icon),
                          .summary = mem_strdup(category->summary)};
}

void *tables_grown(void *array, int count, size_t bytes)
{
    if (count != 0 && (count < 16 || (count & (count - 1)) != 0))
        return array;
    return mem_realloc(array, (count == 0 ? 16 : 2 * (size_t)count) * bytes);
}

enum reference codes_find(const struct codes *codes, const struct cell *cell, const char *code,
                          const char *file, int *index)
{
    int found = names_find(&codes->index, code);

    if (found != NAMES_NONE) {
        *index = found;
        return REFERENCE_GOOD;
    }
    if (names_find(&codes->seen, code) != NAMES_NONE)
        return REFERENCE_BAD_ROW;
    const char *nearest = cell_may_guess(cell) ? names_nearest(&codes->seen, code) : NULL;
    if (nearest != NULL)
        cell_part_error(cell, code, "“%s”里没有这个编号，是不是“%s”？", file, nearest);
    else
        cell_part_error(cell, code, "“%s”里没有这个编号，请核对。", file);
    return REFERENCE_UNKNOWN;
}

void tables_add_service(struct tables *tables, struct service *service)
{
    tables->services = tables_grown(tables->services, tables->service_count, sizeof *tables->services);
    tables->services[tables->service_count++] = service;
}

void tables_add_notice(struct tables *tables, struct notice *notice)
{
    tables->notices = tables_grown(tables->notices, tables->notice_count, sizeof *tables->notices);
    tables->notices[tables->notice_count++] = notice;
}
