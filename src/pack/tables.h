/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_TABLES_H
#define KETING_PACK_TABLES_H

#include "pack/findings.h"
#include "pictures.h"
#include "store/model_form.h"
#include "store/model_place.h"
#include "store/model_series.h"

/*
 * The sheets of a pack, each read by a file of its own (sheet_setting.c ... sheet_field.c), in the order of
 * pack.c: a sheet may ask for what those before it gave. Rows in error are left out.
 */
struct setting {
    char *key, *value;
};

struct named_day {
    int32_t day;
    bool work; /* else a day off */
    char *name;
};

/* One that the pinyin keyboard does not know by itself. */
struct hall_word {
    char *text, *reading;
};

/* Codes of a sheet: of every row that has one, with its row; and of those that were good, with their index,
 * which is their id less one. What is only in the first was complained about already. */
struct codes {
    struct names seen, index;
};

enum reference { REFERENCE_GOOD, REFERENCE_BAD_ROW, REFERENCE_UNKNOWN };

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
    struct named_day *holidays;
    int holidays_count;
    struct holidays days; /* the same for recurrence */
    struct series **series;
    int series_count;
    struct codes series_codes;
    struct session_entry **sessions;
    int sessions_count;
    struct contact **contacts;
    int contacts_count;
    struct codes contact_codes;
    struct grid **grids;
    int grids_count;
    struct place **places;
    int places_count;
    struct codes place_codes;
    struct form **forms;
    int forms_count;
    struct codes form_codes;
    struct hall_word *words;
    int words_count;
    bool forms_given; /* 自助.csv is there */
    struct text_list missing; /* files of sheets that may be missing */
};

/* Room for one more in an array that doubles. */
KETING_MUST_USE void *tables_grown(void *array, int count, size_t bytes);
/* Adds to tables->name, whose count is tables->name_count; the item is taken over. */
#define TABLES_ADD(tables, name, item) \
    ((tables)->name = tables_grown((tables)->name, (tables)->name##_count, sizeof *(tables)->name), \
     (tables)->name[(tables)->name##_count++] = (item))

/* *index is set for a good one. Of an unknown one the cell is told what was probably meant; `file` is where
 * it should be. */
enum reference codes_find(const struct codes *codes, const struct cell *cell, const char *code,
                          const char *file, int *index);

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

void sheet_holiday_read(const char *folder, struct tables *tables, struct findings *findings);
void sheet_contact_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings);
void sheet_grid_read(const char *folder, struct tables *tables, struct findings *findings);
void sheet_place_read(const char *folder, struct tables *tables, struct pictures *pictures,
                      struct findings *findings);
void sheet_form_read(const char *folder, struct tables *tables, struct findings *findings);
/* Goes on where sheet_form_read() ended: forms without their fields. */
void sheet_field_read(const char *folder, struct tables *tables, struct findings *findings);
void sheet_series_read(const char *folder, struct tables *tables, struct pictures *pictures,
                       struct findings *findings);
void sheet_session_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings);
void sheet_word_read(const char *folder, struct tables *tables, struct findings *findings);

/* What 服务对象 usually says; ends with NULL. */
extern const char *const tables_audiences[];

#endif
