/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_SUMMARY,
    COLUMN_ROUTE,
    COLUMN_PROMISE,
    COLUMN_CONSENT,
    COLUMN_EMERGENCY,
    COLUMN_AUDIENCES,
    COLUMN_ICON,
    COLUMN_MODE,
    COLUMN_SEPARATE_CONSENT,
    COLUMN_KEEP_DAYS,
    COLUMN_ON_BOARD,
    COLUMNS
};

#define FIELD(name) offsetof(struct form, name)
#define LINE .hi = LIMIT_LINE_CHARS
#define NAME .hi = LIMIT_NAME_CHARS

/* In the order of enum form_mode. */
static const char *const modes[FORM_MODES + 1] = {"登记", "报名",     "预约",     "问卷",
                                                  "心愿", "志愿需求", "志愿报名", NULL};

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), NAME},
    [COLUMN_KIND] = {.name = "类别", .read = check_line, .offset = FIELD(kind), .hi = 20},
    [COLUMN_SUMMARY] =
        {.name = "说明", .read = check_line, .offset = FIELD(summary), .hi = LIMIT_PARAGRAPH_CHARS},
    [COLUMN_ROUTE] = {.name = "去处", .required = true, .read = check_line, .offset = FIELD(route), LINE},
    [COLUMN_PROMISE] = {.name = "承诺", .read = check_promise, .offset = FIELD(promise_days)},
    [COLUMN_CONSENT] = {.name = "同意说明",
                        .required = true,
                        .read = check_line,
                        .offset = FIELD(consent),
                        .hi = LIMIT_CONSENT_CHARS},
    [COLUMN_EMERGENCY] = {.name = "紧急提示", .read = check_line, .offset = FIELD(emergency), LINE},
    [COLUMN_AUDIENCES] =
        {.name = "服务对象", .read = check_known, .offset = FIELD(audiences), NAME, .choices = tables_audiences},
    [COLUMN_ICON] = {.name = "图标", .read = check_code, .offset = FIELD(icon)},
    [COLUMN_MODE] = {.name = "办理方式", .read = check_choice, .offset = FIELD(mode), .choices = modes},
    [COLUMN_SEPARATE_CONSENT] = {.name = "单独同意",
                                 .read = check_line,
                                 .offset = FIELD(separate_consent),
                                 .hi = LIMIT_CONSENT_CHARS},
    [COLUMN_KEEP_DAYS] = {.name = "保存天数", .read = check_keep_days, .offset = FIELD(keep_days)},
    [COLUMN_ON_BOARD] = {.name = "上榜", .read = check_yes_no, .offset = FIELD(on_board)},
};

static void read_row(struct sheet *sheet, struct tables *tables)
{
    struct form *form = form_create();
    bool keep_asked = sheet->csv_column[COLUMN_KEEP_DAYS] >= 0;

    /* Whether an empty cell will do is seen when the fields are there: check_form.h. A workbook of before,
     * without the column, keeps the default. */
    if (keep_asked)
        form->keep_days = 0;
    bool good = sheet_read(sheet, form);

    sheet_check_new(sheet, COLUMN_CODE, form->code, &tables->form_codes.seen);
    if (!good || !sheet_row_good(sheet)) {
        form_destroy(form);
        return;
    }
    names_add(&tables->form_codes.index, form->code, tables->forms_count);
    TABLES_ADD(tables, forms, form);
}

void sheet_form_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct sheet sheet;
    enum sheet_state state = sheet_init(&sheet, folder, "自助.csv", columns, COLUMNS, findings);

    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    tables->forms_given = state == SHEET_OPEN;
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_CODE, tables->forms_count, LIMIT_FORMS))
        read_row(&sheet, tables);
    sheet_finish(&sheet);
}
