/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum { SETTINGS_LIMIT = 200 };

enum { COLUMN_KEY, COLUMN_VALUE, COLUMNS };

static const struct column columns[COLUMNS] = {
    [COLUMN_KEY] = {.name = "项目",
                    .required = true,
                    .read = check_line,
                    .offset = offsetof(struct setting, key),
                    .hi = LIMIT_NAME_CHARS},
    [COLUMN_VALUE] = {.name = "内容",
                      .read = check_line,
                      .offset = offsetof(struct setting, value),
                      .hi = LIMIT_LINE_CHARS},
};

static void read_row(struct sheet *sheet, struct tables *tables, struct names *seen)
{
    struct setting setting = {mem_strdup(""), mem_strdup("")};
    bool good = sheet_read(sheet, &setting);

    sheet_check_new(sheet, COLUMN_KEY, setting.key, seen);
    if (good && sheet_row_good(sheet)) {
        tables->settings[tables->setting_count++] = setting;
        return;
    }
    mem_free(setting.key);
    mem_free(setting.value);
}

void sheet_setting_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "设置.csv", columns, COLUMNS, findings);

    names_init(&seen);
    tables->settings = mem_calloc(SETTINGS_LIMIT, sizeof *tables->settings);
    if (state == SHEET_MISSING)
        findings_add(findings, FINDING_WARNING, sheet.file, 0, "", "", "没有这张表，社区名称等按默认显示。");
    while (state == SHEET_OPEN && sheet_next(&sheet)) {
        if (tables->setting_count == SETTINGS_LIMIT) {
            findings_add(findings, FINDING_ERROR, sheet.file, sheet.row, "", "", "设置太多了，最多%d行。",
                         SETTINGS_LIMIT);
            break;
        }
        read_row(&sheet, tables, &seen);
    }
    names_finish(&seen);
    sheet_finish(&sheet);
}
