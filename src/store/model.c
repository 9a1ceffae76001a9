/* SPDX-License-Identifier: MIT */
#include "store/model.h"

#include "base/mem.h"

void text_set(char **field, const char *text)
{
    char *copy = mem_strdup(text);

    mem_free(*field);
    *field = copy;
}

void text_list_add(struct text_list *list, const char *text)
{
    list->item = mem_realloc(list->item, ((size_t)list->count + 1) * sizeof *list->item);
    list->item[list->count++] = mem_strdup(text);
}

void text_list_finish(struct text_list *list)
{
    for (int i = 0; i < list->count; i++)
        mem_free(list->item[i]);
    mem_free(list->item);
    *list = (struct text_list){NULL, 0};
}

static void free_all(char **const fields[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(*fields[i]);
        *fields[i] = NULL;
    }
}

static void make_empty(char **const fields[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        *fields[i] = mem_strdup("");
}

void category_finish(struct category *category)
{
    char **const fields[] = {&category->name, &category->icon, &category->summary};

    free_all(fields, ARRAY_LEN(fields));
}

/* Every single text of a service and of a notice, so that none is forgotten at either end of its life. */
#define SERVICE_TEXTS(s) \
    { \
        &(s)->code, &(s)->name, &(s)->category, &(s)->summary, &(s)->place, &(s)->hours, &(s)->fee, \
            &(s)->time_limit, &(s)->basis, &(s)->keywords, &(s)->first_responsible, &(s)->form_code, \
            &(s)->name_en \
    }
#define NOTICE_TEXTS(n) \
    { \
        &(n)->code, &(n)->title, &(n)->publisher, &(n)->body, &(n)->replaces, &(n)->title_en \
    }

struct service *service_create(void)
{
    struct service *service = mem_zalloc(sizeof *service);
    char **const fields[] = SERVICE_TEXTS(service);

    make_empty(fields, ARRAY_LEN(fields));
    service->visits = -1;
    return service;
}

void service_destroy(struct service *service)
{
    if (service == NULL)
        return;
    char **const fields[] = SERVICE_TEXTS(service);
    struct text_list *const lists[] = {&service->audiences, &service->phones,    &service->conditions,
                                       &service->steps,     &service->questions, &service->answers,
                                       &service->pictures};

    free_all(fields, ARRAY_LEN(fields));
    for (size_t i = 0; i < ARRAY_LEN(lists); i++)
        text_list_finish(lists[i]);
    for (int i = 0; i < service->material_count; i++) {
        struct material *m = &service->materials[i];
        char **const texts[] = {&m->name, &m->form, &m->copies, &m->note};
        free_all(texts, ARRAY_LEN(texts));
    }
    mem_free(service->materials);
    mem_free(service);
}

void service_add_material(struct service *service, const char *name, const char *form, const char *copies,
                          const char *note)
{
    size_t count = (size_t)service->material_count + 1;

    service->materials = mem_realloc(service->materials, count * sizeof *service->materials);
    service->materials[service->material_count++] =
        (struct material){mem_strdup(name), mem_strdup(form), mem_strdup(copies), mem_strdup(note)};
}

void service_brief_finish(struct service_brief *brief)
{
    char **const fields[] = {&brief->name, &brief->time_limit, &brief->fee, &brief->materials,
                             &brief->name_en};

    free_all(fields, ARRAY_LEN(fields));
}

const char *notice_kind_name(enum notice_kind kind)
{
    static const char *const names[NOTICE_KINDS] = {"政策", "公示", "通知", "议事", "大事记"};

    return (unsigned)kind < NOTICE_KINDS ? names[kind] : "";
}

struct notice *notice_create(void)
{
    struct notice *notice = mem_zalloc(sizeof *notice);
    char **const fields[] = NOTICE_TEXTS(notice);

    make_empty(fields, ARRAY_LEN(fields));
    notice->from_day = notice->until_day = notice->publicity_until = DAY_NONE;
    notice->stage = -1;
    return notice;
}

void notice_destroy(struct notice *notice)
{
    if (notice == NULL)
        return;
    char **const fields[] = NOTICE_TEXTS(notice);

    free_all(fields, ARRAY_LEN(fields));
    text_list_finish(&notice->pictures);
    text_list_finish(&notice->stages);
    text_list_finish(&notice->audiences);
    mem_free(notice);
}

void notice_brief_finish(struct notice_brief *brief)
{
    char **const fields[] = {&brief->title, &brief->publisher, &brief->first_words, &brief->title_en};

    free_all(fields, ARRAY_LEN(fields));
}
