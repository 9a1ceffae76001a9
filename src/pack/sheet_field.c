/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"
#include "check_field.h"
#include "check_form.h"

#include <stdlib.h>

/*
 * 自助字段.csv. A form is good as a whole or not at all: one that lost its consent or its phone number to a
 * slip of the pen must not be filled in. Rows are kept until all are read, since 序号 orders them and a
 * condition may only name what comes earlier.
 */
enum {
    COLUMN_FORM,
    COLUMN_ORDER,
    COLUMN_NAME,
    COLUMN_LABEL,
    COLUMN_KIND,
    COLUMN_REQUIRED,
    COLUMN_OPTIONS,
    COLUMN_HELP,
    COLUMN_EXAMPLE,
    COLUMN_CONDITION,
    COLUMN_CHECK,
    COLUMN_SOURCE,
    COLUMN_DIVERT,
    COLUMN_PHRASES,
    COLUMNS
};

/* In the order of enum field_kind. */
static const char *const kinds[FIELD_KINDS + 1] = {"短文字", "长文字", "姓名", "电话", "住址",
                                                   "单选",   "多选",   "日期", "时段", "数字",
                                                   "是否",   "手写图", "同意", NULL};

struct field_row {
    struct form_field *field; /* of form */
    struct form *form; /* holds this field only */
    int of; /* index of its form in tables */
    int order;
    int row;
    bool too_many; /* one beyond the limit */
};

#define FIELD(name) offsetof(struct form_field, name)
#define NAME .hi = LIMIT_NAME_CHARS

static const struct column columns[COLUMNS] = {
    [COLUMN_FORM] = {.name = "表单", .required = true},
    [COLUMN_ORDER] = {.name = "序号", .required = true, .lo = 1, .hi = 999},
    [COLUMN_NAME] = {.name = "名称", .required = true, .read = check_code, .offset = FIELD(name)},
    [COLUMN_LABEL] = {.name = "标签", .required = true, .read = check_line, .offset = FIELD(label), NAME},
    [COLUMN_KIND] =
        {.name = "类型", .required = true, .read = check_choice, .offset = FIELD(kind), .choices = kinds},
    [COLUMN_REQUIRED] = {.name = "必填", .read = check_yes_no, .offset = FIELD(required)},
    [COLUMN_OPTIONS] = {.name = "选项", .read = field_read_options, .offset = FIELD(options), NAME},
    [COLUMN_HELP] = {.name = "提示", .read = check_line, .offset = FIELD(help), .hi = LIMIT_LINE_CHARS},
    [COLUMN_EXAMPLE] = {.name = "示例", .read = check_line, .offset = FIELD(example), .hi = LIMIT_LINE_CHARS},
    [COLUMN_CONDITION] = {.name = "条件", .read = check_condition},
    [COLUMN_CHECK] = {.name = "检查"},
    [COLUMN_SOURCE] = {.name = "来自"},
    [COLUMN_DIVERT] = {.name = "转急", .read = field_read_options, .offset = FIELD(divert), NAME},
    [COLUMN_PHRASES] = {.name = "快填", .read = field_read_phrases, .offset = FIELD(phrases), NAME},
};

/* ---- rows ---------------------------------------------------------------------------------------------- */

struct rows {
    struct field_row *item;
    int item_count;
    bool *spoilt; /* of each form: a row of it was bad */
};

static void free_rows(struct rows *rows)
{
    for (int i = 0; i < rows->item_count; i++)
        form_destroy(rows->item[i].form);
    mem_free(rows->item);
    mem_free(rows->spoilt);
}

static void check_cells(struct sheet *sheet, const struct tables *tables, struct form_field *field)
{
    struct cell source = sheet_cell(sheet, COLUMN_SOURCE), options = sheet_cell(sheet, COLUMN_OPTIONS);
    struct cell divert = sheet_cell(sheet, COLUMN_DIVERT), limits = sheet_cell(sheet, COLUMN_CHECK);
    struct cell phrases = sheet_cell(sheet, COLUMN_PHRASES);

    field_check_source(&source, field, tables);
    field_check_options(&options, field);
    if (sheet_row_good(sheet))
        field_check_divert(&divert, field);
    field_check_limits(&limits, field);
    field_check_phrases(&phrases, field);
}

static void read_row(struct sheet *sheet, const struct tables *tables, struct rows *rows)
{
    struct field_row row = {.form = form_create(), .of = -1, .row = sheet->row};
    struct cell form = sheet_cell(sheet, COLUMN_FORM), order = sheet_cell(sheet, COLUMN_ORDER);
    enum reference reference = REFERENCE_UNKNOWN;

    row.field = form_add_field(row.form);
    bool good = sheet_read(sheet, row.field);
    if (form.text[0] != '\0')
        reference = codes_find(&tables->form_codes, &form, form.text, "自助.csv", &row.of);
    if (order.text[0] != '\0')
        check_number(&order, &row.order);
    if (good)
        check_cells(sheet, tables, row.field);
    if (good && sheet_row_good(sheet) && reference == REFERENCE_GOOD) {
        TABLES_ADD(rows, item, row);
        return;
    }
    if (reference == REFERENCE_GOOD)
        rows->spoilt[row.of] = true;
    form_destroy(row.form);
}

/* ---- forms --------------------------------------------------------------------------------------------- */

static int by_form_and_order(const void *a, const void *b)
{
    const struct field_row *x = a, *y = b;

    if (x->of != y->of)
        return x->of - y->of;
    return x->order != y->order ? x->order - y->order : x->row - y->row;
}

static struct cell cell_of(struct findings *findings, const struct field_row *row, int column,
                           const char *text)
{
    return (struct cell){findings, "自助字段.csv", row->row, &columns[column], text};
}

static void check_condition_value(const struct cell *cell, const struct form_field *asked,
                                  const struct form_field *field)
{
    const char *value = field->show_if_value;
    bool number = field->show_if == SHOW_IF_BELOW || field->show_if == SHOW_IF_FROM;
    bool yes_no = asked->kind == FIELD_YES_NO && !str_same(value, "是") && !str_same(value, "否");

    if (number && asked->kind != FIELD_NUMBER)
        cell_error(cell, "“<”“≥”只能比“数字”字段，“%s”是“%s”，请写成“%s=值”。", asked->name,
                   field_kind_name(asked->kind), asked->name);
    else if (yes_no)
        cell_error(cell, "“%s”只能是“是”或“否”。", asked->name);
    else if (asked->options.count > 0 && !text_list_has(&asked->options, value))
        cell_error(cell, "“%s”的选项里没有“%s”，请照抄它的选项。", asked->name, value);
}

/* form holds the fields before it. In a form that lost fields already, a missing one is nothing to tell. */
static void check_condition_of(struct findings *findings, const struct form *form,
                               const struct field_row *row, bool later, bool spoilt)
{
    const struct form_field *field = row->field, *asked = form_field_by_name(form, field->show_if_field);
    struct cell cell = cell_of(findings, row, COLUMN_CONDITION, field->show_if_field);

    if (field->show_if_field[0] == '\0')
        return;
    if (asked != NULL)
        check_condition_value(&cell, asked, field);
    else if (str_same(field->show_if_field, field->name))
        cell_error(&cell, "条件不能是这个字段自己，请写排在它前面的字段。");
    else if (later)
        cell_error(&cell, "这个字段排在后面，条件只能用排在前面的字段，请调整“序号”。");
    else if (!spoilt)
        cell_error(&cell, "这张表单里没有这个字段，请核对“名称”一列。");
}

/* The sessions offered are those of a series that was chosen before. */
static void check_sessions_of(struct findings *findings, const struct form *form, const struct field_row *row)
{
    struct cell cell = cell_of(findings, row, COLUMN_SOURCE, "场次");

    if (row->field->source != SOURCE_SESSIONS)
        return;
    for (int i = 0; i < form->field_count; i++)
        if (form->field[i].source == SOURCE_SERIES)
            return;
    cell_error(&cell, "前面要先有一个选活动的字段（“来自”写“活动：编号、编号”），请补上，或调整“序号”。");
}

/* Two bookings of a room can only be kept apart when their times are known. */
static void check_times_of(struct findings *findings, const struct form *form, const struct field_row *row)
{
    const struct text_list *options = &row->field->options;
    struct cell cell = cell_of(findings, row, COLUMN_OPTIONS, "");
    int from, to;

    if (form->mode != FORM_ROOM || row->field->kind != FIELD_SLOT)
        return;
    for (int i = 0; i < options->count; i++)
        if (!form_option_times(options->item[i], &from, &to))
            cell_part_error(&cell, options->item[i], "预约要知道几点到几点，请写成“上午 8:30–12:00”这样。");
    if (options->count == 0)
        cell_error(&cell, "预约的时段要有选项，请写成“上午 8:30–12:00；下午 14:00–17:30”这样。");
}

/* Moves the field of a row into its form. */
static void take_field(struct form *form, struct field_row *row)
{
    struct form_field *to = form_add_field(form), made = *to;

    *to = *row->field;
    *row->field = made;
}

static bool is_later(const struct field_row *row, int count, const char *name)
{
    for (int i = 1; i < count && row[i].of == row->of; i++)
        if (str_same(row[i].field->name, name))
            return true;
    return false;
}

/* Told once: who wrote five hundred reads one line, not four hundred and forty. */
static void complain_too_many(const struct cell *name, struct field_row *row, const struct field_row *before)
{
    row->too_many = true;
    if (before == NULL || before->of != row->of || !before->too_many)
        cell_error(name, "这张表单的字段太多了，最多%d个，请从这一行起删减。", LIMIT_FIELDS);
}

/* left: how many rows there are from this one on. */
static void add_to_form(struct findings *findings, struct form *form, struct field_row *row, int left,
                        bool first, bool spoilt)
{
    const struct field_row *before = first ? NULL : row - 1;
    struct cell name = cell_of(findings, row, COLUMN_NAME, row->field->name);
    struct cell order = cell_of(findings, row, COLUMN_ORDER, "");

    if (form_field_by_name(form, row->field->name) != NULL)
        cell_error(&name, "这张表单里已经有这个名称的字段，请改一个。");
    else if (before != NULL && before->of == row->of && before->order == row->order)
        cell_error(&order, "序号%d和第%d行重复了，请改正。", row->order, before->row);
    else if (form->field_count == LIMIT_FIELDS)
        complain_too_many(&name, row, before);
    else
        check_condition_of(findings, form, row, is_later(row, left, row->field->show_if_field), spoilt);
    if (!spoilt)
        check_sessions_of(findings, form, row);
    check_times_of(findings, form, row);
    if (form->field_count < LIMIT_FIELDS)
        take_field(form, row);
}

static void fill_forms(struct tables *tables, struct rows *rows, struct findings *findings)
{
    if (rows->item_count > 0)
        qsort(rows->item, (size_t)rows->item_count, sizeof *rows->item, by_form_and_order);
    for (int i = 0; i < rows->item_count; i++) {
        struct field_row *row = &rows->item[i];
        int errors = findings->errors;
        add_to_form(findings, tables->forms[row->of], row, rows->item_count - i, i == 0,
                    rows->spoilt[row->of]);
        if (findings->errors > errors)
            rows->spoilt[row->of] = true;
    }
}

/* A form without fields is no form, nor one that lacks what its mode needs. */
static void drop_forms(struct tables *tables, const struct rows *rows, struct findings *findings)
{
    int kept = 0;

    for (int i = 0; i < tables->forms_count; i++) {
        struct form *form = tables->forms[i];
        int row = names_find(&tables->form_codes.seen, form->code), errors = findings->errors;
        if (!rows->spoilt[i] && form->field_count > 0)
            form_check_whole(findings, row, form);
        bool whole = !rows->spoilt[i] && form->field_count > 0 && findings->errors == errors;
        if (rows->spoilt[i])
            findings_add(findings, FINDING_WARNING, "自助.csv", row, "编号", form->code,
                         "它的字段有错误，改好以前整张表单都不显示。");
        else if (form->field_count == 0)
            findings_add(findings, FINDING_ERROR, "自助.csv", row, "编号", form->code,
                         "“自助字段.csv”里没有它的字段，这张表单没法填，请补上字段。");
        if (whole)
            tables->forms[kept++] = form;
        else
            form_destroy(form);
    }
    tables->forms_count = kept;
}

void sheet_field_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct rows rows = {.spoilt = mem_calloc((size_t)tables->forms_count, sizeof *rows.spoilt)};
    struct sheet sheet;
    enum sheet_state state = sheet_init(&sheet, folder, "自助字段.csv", columns, COLUMNS, findings);

    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_FORM, rows.item_count, LIMIT_FORMS * LIMIT_FIELDS))
        read_row(&sheet, tables, &rows);
    sheet_finish(&sheet);
    fill_forms(tables, &rows, findings);
    drop_forms(tables, &rows, findings);
    free_rows(&rows);
}
