/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum { COLUMN_NAME, COLUMN_ICON, COLUMN_SUMMARY, COLUMNS };

#define FIELD(name) offsetof(struct category, name)

static const struct column columns[COLUMNS] = {
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), .hi = 20},
    [COLUMN_ICON] = {.name = "图标", .read = check_code, .offset = FIELD(icon)},
    [COLUMN_SUMMARY] = {.name = "简介", .read = check_line, .offset = FIELD(summary), .hi = LIMIT_LINE_CHARS},
};

static void read_row(struct sheet *sheet, struct tables *tables, struct names *seen)
{
    struct category category = {.name = mem_strdup(""), .icon = mem_strdup(""), .summary = mem_strdup("")};
    struct cell name = sheet_cell(sheet, COLUMN_NAME);
    bool good = sheet_read(sheet, &category);

    sheet_check_new(sheet, COLUMN_NAME, category.name, seen);
    if (good && sheet_row_good(sheet) && tables->category_count == LIMIT_CATEGORIES)
        cell_error(&name, "分类太多了，最多%d个，请合并。", LIMIT_CATEGORIES);
    else if (good && sheet_row_good(sheet))
        tables_add_category(tables, &category);
    category_finish(&category);
}

void sheet_category_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "分类.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        findings_add(findings, FINDING_WARNING, sheet.file, 0, "", "",
                     "没有这张表，分类按“办事.csv”里出现的先后排列。");
    while (state == SHEET_OPEN && sheet_next(&sheet))
        read_row(&sheet, tables, &seen);
    tables->categories_given = state == SHEET_OPEN && seen.count > 0;
    names_finish(&seen);
    sheet_finish(&sheet);
}
