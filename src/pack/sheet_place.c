/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_FLOOR,
    COLUMN_SUMMARY,
    COLUMN_HOURS,
    COLUMN_CAPACITY,
    COLUMN_CONTACT,
    COLUMN_PLAN,
    COLUMN_BOX,
    COLUMN_PICTURES,
    COLUMN_ENGLISH,
    COLUMNS
};

enum { CAPACITY_MAX = 10000 };

#define FIELD(name) offsetof(struct place, name)

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] =
        {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), .hi = LIMIT_NAME_CHARS},
    [COLUMN_KIND] = {.name = "类别", .read = check_line, .offset = FIELD(kind), .hi = 20},
    [COLUMN_FLOOR] = {.name = "楼层", .required = true, .read = check_line, .offset = FIELD(floor), .hi = 20},
    [COLUMN_SUMMARY] = {.name = "简介",
                        .read = check_line,
                        .offset = FIELD(summary),
                        .hi = LIMIT_PARAGRAPH_CHARS},
    [COLUMN_HOURS] = {.name = "开放时间", .read = check_line, .offset = FIELD(hours), .hi = LIMIT_LINE_CHARS},
    [COLUMN_CAPACITY] =
        {.name = "容量", .read = check_number, .offset = FIELD(capacity), .lo = 0, .hi = CAPACITY_MAX},
    [COLUMN_CONTACT] = {.name = "联系"},
    [COLUMN_PLAN] = {.name = "平面图", .read = check_line, .offset = FIELD(plan), .hi = 100},
    [COLUMN_BOX] = {.name = "位置", .read = check_box},
    [COLUMN_PICTURES] = {.name = "图片", .read = check_files, .offset = FIELD(pictures), .hi = 100},
    [COLUMN_ENGLISH] = {.name = "英文名称", .read = check_line, .offset = FIELD(name_en), .hi = 120},
};

static void check_contact(struct sheet *sheet, const struct tables *tables, struct place *place)
{
    struct cell cell = sheet_cell(sheet, COLUMN_CONTACT);
    int index = 0;

    if (cell.text[0] != '\0' &&
        codes_find(&tables->contact_codes, &cell, cell.text, "联系.csv", &index) == REFERENCE_GOOD)
        place->contact_id = index + 1;
}

static void check_plan(struct sheet *sheet, const struct place *place)
{
    struct cell plan = sheet_cell(sheet, COLUMN_PLAN), box = sheet_cell(sheet, COLUMN_BOX);

    if (place->on_plan && plan.text[0] == '\0')
        cell_error(&box, "写了位置，却没有写是在哪张平面图上，请在“平面图”里写图片的文件名。");
    else if (!place->on_plan && plan.text[0] != '\0' && box.text[0] == '\0')
        cell_warn(&box, "没有写位置，这个房间在平面图上点不到。");
}

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures)
{
    struct place *place = place_create();
    struct cell plan = sheet_cell(sheet, COLUMN_PLAN), pictures_cell = sheet_cell(sheet, COLUMN_PICTURES);
    bool good = sheet_read(sheet, place);

    sheet_check_new(sheet, COLUMN_CODE, place->code, &tables->place_codes.seen);
    check_contact(sheet, tables, place);
    check_plan(sheet, place);
    pictures_use_one(pictures, &plan, place->plan);
    pictures_use(pictures, &pictures_cell, &place->pictures);
    if (!good || !sheet_row_good(sheet)) {
        place_destroy(place);
        return;
    }
    names_add(&tables->place_codes.index, place->code, tables->places_count);
    TABLES_ADD(tables, places, place);
}

void sheet_place_read(const char *folder, struct tables *tables, struct pictures *pictures,
                      struct findings *findings)
{
    struct sheet sheet;
    enum sheet_state state = sheet_init(&sheet, folder, "场所.csv", columns, COLUMNS, findings);

    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_CODE, tables->places_count, LIMIT_PLACES))
        read_row(&sheet, tables, pictures);
    sheet_finish(&sheet);
}
