/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_TABLES_H
#define KETING_PACK_TABLES_H

#include "pack/findings.h"
#include "pictures.h"
#include "store/model.h"

/*
 * The four sheets of a pack, each read by a file of its own: sheet_setting.c, sheet_category.c,
 * sheet_service.c, sheet_notice.c. Rows in error are left out.
 */
struct setting {
    char *key, *value;
};

struct tables {
    struct setting *settings;
    int setting_count;
    struct category *categories;
    int category_count;
    bool categories_given; /* 分类.csv is there; else they come from 办事.csv in order of appearance */
    struct names category_index; /* name → index */
    struct service **services;
    int service_count;
    struct notice **notices;
    int notice_count;
};

void tables_init(struct tables *tables);
void tables_finish(struct tables *tables);
void tables_add_category(struct tables *tables, const struct category *category);
void tables_add_service(struct tables *tables, struct service *service); /* takes it over */
void tables_add_notice(struct tables *tables, struct notice *notice); /* takes it over */

void sheet_setting_read(const char *folder, struct tables *tables, struct findings *findings);
void sheet_category_read(const char *folder, struct tables *tables, struct findings *findings);
void sheet_service_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings);
void sheet_notice_read(const char *folder, struct tables *tables, struct pictures *pictures,
                       struct findings *findings);

/* What 服务对象 usually says; ends with NULL. */
extern const char *const tables_audiences[];

#endif
