/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_PERSON,
    COLUMN_PHONES,
    COLUMN_DUTY,
    COLUMN_HOURS,
    COLUMN_PLACE,
    COLUMN_SKILLS,
    COLUMN_URGENT,
    COLUMN_KEYWORDS,
    COLUMN_PICTURE,
    COLUMN_ENGLISH,
    COLUMNS
};

#define FIELD(name) offsetof(struct contact, name)
#define LINE .hi = LIMIT_LINE_CHARS
#define NAME .hi = LIMIT_NAME_CHARS

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), NAME},
    [COLUMN_KIND] = {.name = "类别", .required = true, .read = check_line, .offset = FIELD(kind), .hi = 20},
    [COLUMN_PERSON] = {.name = "姓名", .read = check_line, .offset = FIELD(person), NAME},
    [COLUMN_PHONES] = {.name = "电话", .read = check_phones, .offset = FIELD(phones), NAME},
    [COLUMN_DUTY] = {.name = "职责", .read = check_line, .offset = FIELD(duty), LINE},
    [COLUMN_HOURS] = {.name = "服务时间", .read = check_line, .offset = FIELD(hours), LINE},
    [COLUMN_PLACE] = {.name = "地点", .read = check_line, .offset = FIELD(place), LINE},
    [COLUMN_SKILLS] = {.name = "擅长", .read = check_line, .offset = FIELD(skills), LINE},
    [COLUMN_URGENT] = {.name = "紧急", .read = check_yes_no, .offset = FIELD(urgent)},
    [COLUMN_KEYWORDS] = {.name = "关键词", .read = check_line, .offset = FIELD(keywords), LINE},
    [COLUMN_PICTURE] = {.name = "照片", .read = check_line, .offset = FIELD(picture), .hi = 100},
    [COLUMN_ENGLISH] = {.name = "英文名称", .read = check_line, .offset = FIELD(name_en), .hi = 120},
};

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures)
{
    struct contact *contact = contact_create();
    struct cell phones = sheet_cell(sheet, COLUMN_PHONES), picture = sheet_cell(sheet, COLUMN_PICTURE);
    bool good = sheet_read(sheet, contact);

    sheet_check_new(sheet, COLUMN_CODE, contact->code, &tables->contact_codes.seen);
    pictures_use_one(pictures, &picture, contact->picture);
    if (good && contact->phones.count == 0 && contact->place[0] == '\0')
        cell_warn(&phones, "没有电话，也没有地点，居民找不到他，请补上一样。");
    if (!good || !sheet_row_good(sheet)) {
        contact_destroy(contact);
        return;
    }
    names_add(&tables->contact_codes.index, contact->code, tables->contacts_count);
    TABLES_ADD(tables, contacts, contact);
}

void sheet_contact_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings)
{
    struct sheet sheet;
    enum sheet_state state = sheet_init(&sheet, folder, "联系.csv", columns, COLUMNS, findings);

    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_CODE, tables->contacts_count, LIMIT_CONTACTS))
        read_row(&sheet, tables, pictures);
    sheet_finish(&sheet);
}
