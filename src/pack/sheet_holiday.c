/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum { HOLIDAYS_LIMIT = 1000 };

enum { COLUMN_DAY, COLUMN_NAME, COLUMN_KIND, COLUMNS };

enum { KIND_OFF, KIND_WORK };
static const char *const kinds[] = {"放假", "上班", NULL};

struct holiday_row {
    int32_t day;
    char *name;
    int kind;
};

#define FIELD(name) offsetof(struct holiday_row, name)

static const struct column columns[COLUMNS] = {
    [COLUMN_DAY] = {.name = "日期", .required = true, .read = check_date, .offset = FIELD(day)},
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), .hi = 20},
    [COLUMN_KIND] =
        {.name = "类型", .required = true, .read = check_choice, .offset = FIELD(kind), .choices = kinds},
};

static void read_row(struct sheet *sheet, struct tables *tables, struct names *seen)
{
    struct holiday_row row = {DAY_NONE, mem_strdup(""), 0};
    bool good = sheet_read(sheet, &row);

    if (row.day != DAY_NONE) {
        char *day = str_format("%d", (int)row.day);
        sheet_check_new(sheet, COLUMN_DAY, day, seen);
        mem_free(day);
    }
    if (good && sheet_row_good(sheet)) {
        struct named_day day = {row.day, row.kind == KIND_WORK, row.name};
        TABLES_ADD(tables, holidays, day);
        day_list_add(day.work ? &tables->days.work : &tables->days.off, day.day);
        return;
    }
    mem_free(row.name);
}

void sheet_holiday_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "节假日.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_DAY, tables->holidays_count, HOLIDAYS_LIMIT))
        read_row(&sheet, tables, &seen);
    names_finish(&seen);
    sheet_finish(&sheet);
}
