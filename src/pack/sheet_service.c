/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_CATEGORY,
    COLUMN_AUDIENCES,
    COLUMN_SUMMARY,
    COLUMN_PLACE,
    COLUMN_HOURS,
    COLUMN_PHONES,
    COLUMN_CONDITIONS,
    COLUMN_MATERIALS,
    COLUMN_STEPS,
    COLUMN_TIME_LIMIT,
    COLUMN_FEE,
    COLUMN_VISITS,
    COLUMN_BASIS,
    COLUMN_FAQ,
    COLUMN_FIRST,
    COLUMN_KEYWORDS,
    COLUMN_PICTURES,
    COLUMN_FORM,
    COLUMN_ENGLISH,
    COLUMNS
};

#define FIELD(name) offsetof(struct service, name)
#define LINE .hi = LIMIT_LINE_CHARS

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] =
        {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), .hi = LIMIT_NAME_CHARS},
    [COLUMN_CATEGORY] =
        {.name = "分类", .required = true, .read = check_line, .offset = FIELD(category), .hi = 20},
    [COLUMN_AUDIENCES] = {.name = "服务对象",
                          .read = check_known,
                          .offset = FIELD(audiences),
                          .hi = LIMIT_NAME_CHARS,
                          .choices = tables_audiences},
    [COLUMN_SUMMARY] = {.name = "简介", .read = check_line, .offset = FIELD(summary), LINE},
    [COLUMN_PLACE] = {.name = "办理地点", .required = true, .read = check_line, .offset = FIELD(place), LINE},
    [COLUMN_HOURS] = {.name = "办理时间", .required = true, .read = check_line, .offset = FIELD(hours), LINE},
    [COLUMN_PHONES] = {.name = "电话",
                       .required = true,
                       .read = check_phones,
                       .offset = FIELD(phones),
                       .hi = LIMIT_NAME_CHARS},
    [COLUMN_CONDITIONS] = {.name = "受理条件", .read = check_lines, .offset = FIELD(conditions), LINE},
    [COLUMN_MATERIALS] = {.name = "所需材料", .read = check_materials, LINE},
    [COLUMN_STEPS] =
        {.name = "办理流程", .required = true, .read = check_lines, .offset = FIELD(steps), LINE},
    [COLUMN_TIME_LIMIT] = {.name = "办理时限",
                           .required = true,
                           .read = check_time_limit,
                           .offset = FIELD(time_limit)},
    [COLUMN_FEE] = {.name = "收费", .read = check_line, .offset = FIELD(fee), LINE},
    [COLUMN_VISITS] =
        {.name = "到场次数", .read = check_number, .offset = FIELD(visits), .lo = 0, .hi = LIMIT_VISITS},
    [COLUMN_BASIS] = {.name = "办理依据", .read = check_line, .offset = FIELD(basis), LINE},
    [COLUMN_FAQ] = {.name = "常见问题", .read = check_faq, LINE},
    [COLUMN_FIRST] = {.name = "首问负责人", .read = check_line, .offset = FIELD(first_responsible), LINE},
    [COLUMN_KEYWORDS] = {.name = "关键词", .read = check_line, .offset = FIELD(keywords), LINE},
    [COLUMN_PICTURES] = {.name = "图片", .read = check_files, .offset = FIELD(pictures), .hi = 100},
    [COLUMN_FORM] = {.name = "关联表单", .read = check_code, .offset = FIELD(form_code)},
    [COLUMN_ENGLISH] = {.name = "英文名称", .read = check_line, .offset = FIELD(name_en), .hi = 120},
};

static void check_category(struct sheet *sheet, struct tables *tables, const struct service *service)
{
    struct cell cell = sheet_cell(sheet, COLUMN_CATEGORY);

    if (service->category[0] == '\0' || names_find(&tables->category_index, service->category) != NAMES_NONE)
        return;
    if (!tables->categories_given) {
        struct category category = {.name = service->category, .icon = "", .summary = ""};
        if (tables->category_count == LIMIT_CATEGORIES)
            cell_error(&cell, "分类太多了，最多%d个，请合并。", LIMIT_CATEGORIES);
        tables_add_category(tables, &category);
        return;
    }
    const char *nearest = names_nearest(&tables->category_index, service->category);
    if (nearest != NULL)
        cell_error(&cell, "“分类.csv”里没有这个分类，请写成“%s”，或在“分类.csv”里加上它。", nearest);
    else
        cell_error(&cell, "“分类.csv”里没有这个分类，请改成里面有的，或在“分类.csv”里加上它。");
}

/* While 自助.csv is not made yet, any code will do. */
static void check_form(struct sheet *sheet, const struct tables *tables, const struct service *service)
{
    struct cell cell = sheet_cell(sheet, COLUMN_FORM);
    int index = 0;

    if (tables->forms_given && service->form_code[0] != '\0')
        codes_find(&tables->form_codes, &cell, service->form_code, "自助.csv", &index);
}

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures,
                     struct names *seen)
{
    struct service *service = service_create();
    struct cell pictures_cell = sheet_cell(sheet, COLUMN_PICTURES);
    bool good = sheet_read(sheet, service);

    sheet_check_new(sheet, COLUMN_CODE, service->code, seen);
    check_form(sheet, tables, service);
    pictures_use(pictures, &pictures_cell, &service->pictures);
    if (tables->categories_given || (good && sheet_row_good(sheet)))
        check_category(sheet, tables, service);
    if (good && sheet_row_good(sheet))
        tables_add_service(tables, service);
    else
        service_destroy(service);
}

void sheet_service_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "办事.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        findings_add(findings, FINDING_ERROR, sheet.file, 0, "", "",
                     "没有这张表，请放进来；文件名要正好是“办事.csv”。");
    while (state == SHEET_OPEN && sheet_next(&sheet))
        read_row(&sheet, tables, pictures, &seen);
    names_finish(&seen);
    sheet_finish(&sheet);
}
