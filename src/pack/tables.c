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

void tables_finish(struct tables *tables)
{
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

/* Room for one more in an array that doubles. */
static void *grown(void *array, int count, size_t bytes)
{
    if (count != 0 && (count < 16 || (count & (count - 1)) != 0))
        return array;
    return mem_realloc(array, (count == 0 ? 16 : 2 * (size_t)count) * bytes);
}

void tables_add_service(struct tables *tables, struct service *service)
{
    tables->services = grown(tables->services, tables->service_count, sizeof *tables->services);
    tables->services[tables->service_count++] = service;
}

void tables_add_notice(struct tables *tables, struct notice *notice)
{
    tables->notices = grown(tables->notices, tables->notice_count, sizeof *tables->notices);
    tables->notices[tables->notice_count++] = notice;
}
