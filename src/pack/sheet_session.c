/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_SERIES,
    COLUMN_DAY,
    COLUMN_THEME,
    COLUMN_HOST,
    COLUMN_PLACE,
    COLUMN_START,
    COLUMN_END,
    COLUMN_STATE,
    COLUMN_REASON,
    COLUMN_SUMMARY,
    COLUMN_PICTURES,
    COLUMNS
};

/* 正常 is another word for 照常. */
static const char *const states[] = {"照常", "取消", "正常", NULL};

#define FIELD(name) offsetof(struct session_entry, name)
#define LINE .hi = LIMIT_LINE_CHARS

static const struct column columns[COLUMNS] = {
    [COLUMN_SERIES] = {.name = "活动编号", .required = true},
    [COLUMN_DAY] = {.name = "日期", .required = true, .read = check_date, .offset = FIELD(day)},
    [COLUMN_THEME] = {.name = "主题", .read = check_line, .offset = FIELD(theme), LINE},
    [COLUMN_HOST] = {.name = "主持人", .read = check_line, .offset = FIELD(host), LINE},
    [COLUMN_PLACE] = {.name = "地点", .read = check_line, .offset = FIELD(place), LINE},
    [COLUMN_START] = {.name = "开始时间", .read = check_minute, .offset = FIELD(start_minute)},
    [COLUMN_END] = {.name = "结束时间", .read = check_minute, .offset = FIELD(end_minute)},
    [COLUMN_STATE] = {.name = "状态", .read = check_choice, .offset = FIELD(state), .choices = states},
    [COLUMN_REASON] = {.name = "原因", .read = check_line, .offset = FIELD(reason), LINE},
    [COLUMN_SUMMARY] = {.name = "简介",
                        .read = check_line,
                        .offset = FIELD(summary),
                        .hi = LIMIT_PARAGRAPH_CHARS},
    [COLUMN_PICTURES] = {.name = "图片", .read = check_files, .offset = FIELD(pictures), .hi = 100},
};

/* ---- on which day -------------------------------------------------------------------------------------- */

/* "2026-11-20（星期五）" */
static void add_day(struct str *out, int32_t day)
{
    struct date date = date_from_day(day);

    str_add_format(out, "%s%d-%02d-%02d（%s）", out->len > 0 ? "和" : "", date.year, date.month, date.day,
                   date_weekday_name(date_weekday(day)));
}

static void say_no_such_day(const struct cell *cell, const struct tables *tables, const struct series *series,
                            int32_t day)
{
    enum { NEAR_DAYS = 70 };
    struct occurrence before[NEAR_DAYS];
    int count = recurrence_between(&series->rule, &tables->days, day - NEAR_DAYS, day - 1, before, NEAR_DAYS);
    int32_t after = recurrence_next(&series->rule, &tables->days, day + 1, NEAR_DAYS);
    const char *weekday = date_weekday_name(date_weekday(day));
    struct str near;

    str_init(&near);
    if (count > 0)
        add_day(&near, before[count - 1].day);
    if (after != DAY_NONE)
        add_day(&near, after);
    if (near.len > 0)
        cell_error(cell, "这一天（%s）没有“%s”，离它最近的是%s；临时加的场次，请先写进“活动.csv”的“加开”。",
                   weekday, series->name, str_text(&near));
    else
        cell_error(cell, "这一天（%s）没有“%s”，前后两个月里也没有，请核对“活动.csv”的规律和开始、结束日期。",
                   weekday, series->name);
    str_finish(&near);
}

static const char *holiday_name(const struct tables *tables, int32_t day)
{
    for (int i = 0; i < tables->holidays_count; i++)
        if (tables->holidays[i].day == day)
            return tables->holidays[i].name;
    return "";
}

static void check_day(struct sheet *sheet, const struct tables *tables, const struct series *series,
                      const struct session_entry *entry)
{
    struct cell cell = sheet_cell(sheet, COLUMN_DAY);

    switch (recurrence_on(&series->rule, &tables->days, entry->day)) {
    case RECURRENCE_NO: say_no_such_day(&cell, tables, series, entry->day); break;
    case RECURRENCE_CANCELLED_OFF_DAY:
        if (entry->state == SESSION_ON)
            cell_error(&cell, "这一天写在“活动.csv”的“停办”里，请把“状态”写成“取消”，或从“停办”里去掉它。");
        break;
    case RECURRENCE_CANCELLED_HOLIDAY:
        if (entry->state == SESSION_ON)
            cell_error(&cell,
                       "这一天放假（%s），这个活动节假日停；要照常办，请把这一天也写进“活动.csv”的“加开”。",
                       holiday_name(tables, entry->day));
        break;
    case RECURRENCE_YES: break;
    }
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static void check_against_series(struct sheet *sheet, const struct tables *tables, int index,
                                 struct session_entry *entry)
{
    const struct series *series = tables->series[index];
    struct cell end = sheet_cell(sheet, entry->end_minute != MINUTE_NONE ? COLUMN_END : COLUMN_START);

    entry->series_id = index + 1;
    if (entry->day != DAY_NONE)
        check_day(sheet, tables, series, entry);
    if (entry->start_minute != MINUTE_NONE || entry->end_minute != MINUTE_NONE)
        check_times(&end, entry->start_minute != MINUTE_NONE ? entry->start_minute : series->start_minute,
                    entry->end_minute != MINUTE_NONE ? entry->end_minute : series->end_minute);
}

static void check_once(struct sheet *sheet, const struct session_entry *entry, struct names *seen)
{
    struct cell cell = sheet_cell(sheet, COLUMN_DAY);
    char *key = str_format("%d %s", (int)entry->day, sheet_cell(sheet, COLUMN_SERIES).text);

    if (entry->day != DAY_NONE && !names_add(seen, key, sheet->row))
        cell_error(&cell, "这个活动这一天的场次，第%d行已经写过了。", names_find(seen, key));
    mem_free(key);
}

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures,
                     struct names *seen)
{
    struct session_entry *entry = session_entry_create();
    struct cell code = sheet_cell(sheet, COLUMN_SERIES), reason = sheet_cell(sheet, COLUMN_REASON);
    struct cell pictures_cell = sheet_cell(sheet, COLUMN_PICTURES);
    enum reference reference = REFERENCE_UNKNOWN;
    int index = 0;
    bool good = sheet_read(sheet, entry);

    if ((int)entry->state > SESSION_CANCELLED)
        entry->state = SESSION_ON;
    if (code.text[0] != '\0')
        reference = codes_find(&tables->series_codes, &code, code.text, "活动.csv", &index);
    if (reference == REFERENCE_GOOD)
        check_against_series(sheet, tables, index, entry);
    check_once(sheet, entry, seen);
    if (entry->state == SESSION_CANCELLED && entry->reason[0] == '\0')
        cell_warn(&reason, "取消的场次，请写明原因，居民白跑一趟会想知道。");
    pictures_use(pictures, &pictures_cell, &entry->pictures);
    if (good && sheet_row_good(sheet) && reference == REFERENCE_GOOD)
        TABLES_ADD(tables, sessions, entry);
    else
        session_entry_destroy(entry);
}

void sheet_session_read(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "场次.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_DAY, tables->sessions_count, LIMIT_SESSIONS))
        read_row(&sheet, tables, pictures, &seen);
    names_finish(&seen);
    sheet_finish(&sheet);
}
