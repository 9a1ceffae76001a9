/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_SUMMARY,
    COLUMN_PLACE,
    COLUMN_HOST,
    COLUMN_AUDIENCES,
    COLUMN_AGE,
    COLUMN_CAPACITY,
    COLUMN_PHONE,
    COLUMN_RULE,
    COLUMN_FIRST,
    COLUMN_LAST,
    COLUMN_START,
    COLUMN_END,
    COLUMN_OFF,
    COLUMN_EXTRA,
    COLUMN_HOLIDAYS,
    COLUMN_SIGNUP,
    COLUMN_FEE,
    COLUMN_PICTURES,
    COLUMN_KEYWORDS,
    COLUMN_ENGLISH,
    COLUMNS
};

enum { CAPACITY_MAX = 10000 };

static const char *const on_holidays[] = {"照常", "停", NULL};

static void read_on_holidays(const struct cell *cell, void *field)
{
    int choice = 0;

    check_choice(cell, &choice);
    *(bool *)field = choice == 1;
}

#define FIELD(name) offsetof(struct series, name)
#define LINE .hi = LIMIT_LINE_CHARS
#define NAME .hi = LIMIT_NAME_CHARS

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), NAME},
    [COLUMN_KIND] = {.name = "类别", .read = check_line, .offset = FIELD(kind), .hi = 20},
    [COLUMN_SUMMARY] =
        {.name = "简介", .read = check_line, .offset = FIELD(summary), .hi = LIMIT_PARAGRAPH_CHARS},
    [COLUMN_PLACE] = {.name = "地点", .required = true, .read = check_line, .offset = FIELD(place), LINE},
    [COLUMN_HOST] = {.name = "主持人", .read = check_line, .offset = FIELD(host), LINE},
    [COLUMN_AUDIENCES] =
        {.name = "服务对象", .read = check_known, .offset = FIELD(audiences), NAME, .choices = tables_audiences},
    [COLUMN_AGE] = {.name = "年龄", .read = check_line, .offset = FIELD(age), NAME},
    [COLUMN_CAPACITY] =
        {.name = "人数", .read = check_number, .offset = FIELD(capacity), .lo = 0, .hi = CAPACITY_MAX},
    [COLUMN_PHONE] = {.name = "电话", .read = check_phone_line, .offset = FIELD(phone), NAME},
    [COLUMN_RULE] = {.name = "规律", .required = true, .read = check_rule},
    [COLUMN_FIRST] = {.name = "开始日期", .read = check_date, .offset = FIELD(rule.first_day)},
    [COLUMN_LAST] = {.name = "结束日期", .read = check_date, .offset = FIELD(rule.last_day)},
    [COLUMN_START] = {.name = "开始时间", .read = check_minute, .offset = FIELD(start_minute)},
    [COLUMN_END] = {.name = "结束时间", .read = check_minute, .offset = FIELD(end_minute)},
    [COLUMN_OFF] = {.name = "停办", .read = check_days_off, LINE},
    [COLUMN_EXTRA] = {.name = "加开", .read = check_days, .offset = FIELD(rule.extra)},
    [COLUMN_HOLIDAYS] = {.name = "节假日",
                         .read = read_on_holidays,
                         .offset = FIELD(rule.holidays_off),
                         .choices = on_holidays},
    [COLUMN_SIGNUP] = {.name = "报名", .read = check_line, .offset = FIELD(signup), LINE},
    [COLUMN_FEE] = {.name = "费用", .read = check_line, .offset = FIELD(fee), LINE},
    [COLUMN_PICTURES] = {.name = "图片", .read = check_files, .offset = FIELD(pictures), .hi = 100},
    [COLUMN_KEYWORDS] = {.name = "关键词", .read = check_line, .offset = FIELD(keywords), LINE},
    [COLUMN_ENGLISH] = {.name = "英文名称", .read = check_line, .offset = FIELD(name_en), .hi = 120},
};

static void check_period(struct sheet *sheet, const struct tables *tables, const struct series *series)
{
    const struct recurrence *rule = &series->rule;
    struct cell first = sheet_cell(sheet, COLUMN_FIRST), last = sheet_cell(sheet, COLUMN_LAST);
    struct occurrence one;

    if (rule->kind == RECURRENCE_ONCE && rule->first_day == DAY_NONE)
        cell_error(&first, "只办一次的活动（单次），请在“开始日期”里写是哪一天。");
    else if (rule->first_day != DAY_NONE && rule->last_day != DAY_NONE && rule->last_day < rule->first_day)
        cell_error(&last, "结束日期早于开始日期（%s），请改正。", first.text);
    else if (rule->first_day != DAY_NONE && rule->last_day != DAY_NONE &&
             recurrence_between(rule, &tables->days, rule->first_day, rule->last_day, &one, 1) == 0)
        cell_warn(&last, "从开始日期到结束日期，按“规律”一次也没有，请核对。");
}

/* A day off on which nothing was to happen is a slip of the pen: the wrong week, the wrong year. */
static void check_off_days(struct sheet *sheet, const struct tables *tables, const struct series *series)
{
    struct cell cell = sheet_cell(sheet, COLUMN_OFF);

    for (int i = 0; i < series->rule.off.count; i++) {
        int32_t day = series->rule.off.day[i];
        struct date date = date_from_day(day);
        if (recurrence_on(&series->rule, &tables->days, day) != RECURRENCE_NO)
            continue;
        char *text = str_format("%d-%02d-%02d", date.year, date.month, date.day);
        cell_part_warn(&cell, text, "这一天（%s）按“规律”本来就没有，请核对。",
                       date_weekday_name(date_weekday(day)));
        mem_free(text);
    }
}

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures)
{
    struct series *series = series_create();
    struct cell end = sheet_cell(sheet, COLUMN_END), pictures_cell = sheet_cell(sheet, COLUMN_PICTURES);
    bool good = sheet_read(sheet, series);

    sheet_check_new(sheet, COLUMN_CODE, series->code, &tables->series_codes.seen);
    check_times(&end, series->start_minute, series->end_minute);
    if (good) {
        check_period(sheet, tables, series);
        check_off_days(sheet, tables, series);
    }
    pictures_use(pictures, &pictures_cell, &series->pictures);
    if (!good || !sheet_row_good(sheet)) {
        series_destroy(series);
        return;
    }
    names_add(&tables->series_codes.index, series->code, tables->series_count);
    TABLES_ADD(tables, series, series);
}

void sheet_series_read(const char *folder, struct tables *tables, struct pictures *pictures,
                       struct findings *findings)
{
    struct sheet sheet;
    enum sheet_state state = sheet_init(&sheet, folder, "活动.csv", columns, COLUMNS, findings);

    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_CODE, tables->series_count, LIMIT_SERIES))
        read_row(&sheet, tables, pictures);
    sheet_finish(&sheet);
}
