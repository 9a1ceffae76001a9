/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"
#include "check_parts.h"
#include "clean.h"

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
};

static void read_options(const struct cell *cell, void *field);

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
    [COLUMN_OPTIONS] = {.name = "选项", .read = read_options, .offset = FIELD(options), NAME},
    [COLUMN_HELP] = {.name = "提示", .read = check_line, .offset = FIELD(help), .hi = LIMIT_LINE_CHARS},
    [COLUMN_EXAMPLE] = {.name = "示例", .read = check_line, .offset = FIELD(example), .hi = LIMIT_LINE_CHARS},
    [COLUMN_CONDITION] = {.name = "条件", .read = check_condition},
    [COLUMN_CHECK] = {.name = "检查"},
};

/* ---- options ------------------------------------------------------------------------------------------- */

static bool list_has(const struct text_list *list, const char *text)
{
    for (int i = 0; i < list->count; i++)
        if (str_same(list->item[i], text))
            return true;
    return false;
}

static void add_option(const struct cell *cell, const char *part, void *ctx)
{
    struct text_list *options = ctx;

    if (list_has(options, part))
        cell_part_error(cell, part, "这个选项写了两次，请删去一个。");
    else if (options->count == LIMIT_OPTIONS)
        cell_part_error(cell, part, "选项太多了，最多%d个，请合并。", LIMIT_OPTIONS);
    else
        parts_add(cell, part, options);
}

static void read_options(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_semicolons, add_option, field);
}

static void check_options(struct sheet *sheet, const struct form_field *field)
{
    struct cell cell = sheet_cell(sheet, COLUMN_OPTIONS);
    bool choice = field->kind == FIELD_CHOICE || field->kind == FIELD_CHOICES;

    if (choice && field->options.count < 2)
        cell_error(&cell, "“%s”至少要有两个选项，请用“；”隔开，如“上午；下午”。", kinds[field->kind]);
    else if (!choice && field->kind != FIELD_SLOT && field->options.count > 0)
        cell_error(&cell, "“%s”不用选项，请清空这一格，或把“类型”改成“单选”。", kinds[field->kind]);
}

/* ---- checks -------------------------------------------------------------------------------------------- */

static bool take_range_sign(const char **p)
{
    static const char *const signs[] = {"–", "—", "-", "~", "～", "至", "到"};

    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (part_take(p, signs[i]))
            return true;
    return false;
}

/* "1–999", "≤200", "最多200" and 字 behind it. */
static bool parse_check(const char *p, long *least, long *most, bool *chars)
{
    static const char *const at_most[] = {"≤", "<=", "不超过", "最多", "至多"};
    int first = 0, second = 0;
    bool bounded = false;

    for (size_t i = 0; i < ARRAY_LEN(at_most) && !bounded; i++)
        bounded = part_take(&p, at_most[i]);
    if (!part_take_digits(&p, 1, 9, &first))
        return false;
    second = first;
    if (bounded)
        first = 0;
    else if (take_range_sign(&p) && !part_take_digits(&p, 1, 9, &second))
        return false;
    else if (first == second)
        first = 0;
    *chars = part_take(&p, "个字") || part_take(&p, "字");
    *least = first;
    *most = second;
    return *p == '\0';
}

static void check_check(struct sheet *sheet, struct form_field *field)
{
    struct cell cell = sheet_cell(sheet, COLUMN_CHECK);
    bool number = field->kind == FIELD_NUMBER, chars = false;
    bool text = field->kind == FIELD_SHORT_TEXT || field->kind == FIELD_LONG_TEXT ||
                field->kind == FIELD_NAME || field->kind == FIELD_ADDRESS;
    long least = 0, most = 0;

    if (cell.text[0] == '\0')
        return;
    char *narrow = clean_to_narrow(cell.text);
    bool parsed = parse_check(narrow, &least, &most, &chars);
    mem_free(narrow);
    if (!number && !text)
        cell_error(&cell, "“%s”不用检查，请清空这一格。", kinds[field->kind]);
    else if (!parsed || chars == number)
        cell_error(&cell, number ? "数字的检查请写成“1–999”这样。" : "文字的检查请写成“≤200字”这样。");
    else if (most < least || most == 0)
        cell_error(&cell, "最大的数要大于最小的数，请改正。");
    else if (text && most > LIMIT_PARAGRAPH_CHARS)
        cell_error(&cell, "最多%d字，请改小。", LIMIT_PARAGRAPH_CHARS);
    field->least = least;
    field->most = most;
}

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
    if (good) {
        check_options(sheet, row.field);
        check_check(sheet, row.field);
    }
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

static const struct form_field *field_named(const struct form *form, const char *name)
{
    for (int i = 0; i < form->field_count; i++)
        if (str_same(form->field[i].name, name))
            return &form->field[i];
    return NULL;
}

static void check_condition_value(const struct cell *cell, const struct form_field *asked, const char *value)
{
    bool yes_no = asked->kind == FIELD_YES_NO && !str_same(value, "是") && !str_same(value, "否");

    if (yes_no)
        cell_error(cell, "“%s”只能是“是”或“否”。", asked->name);
    else if (asked->options.count > 0 && !list_has(&asked->options, value))
        cell_error(cell, "“%s”的选项里没有“%s”，请照抄它的选项。", asked->name, value);
}

/* form holds the fields before it. In a form that lost fields already, a missing one is nothing to tell. */
static void check_condition_of(struct findings *findings, const struct form *form,
                               const struct field_row *row, bool later, bool spoilt)
{
    const struct form_field *field = row->field, *asked = field_named(form, field->show_if_field);
    struct cell cell = cell_of(findings, row, COLUMN_CONDITION, field->show_if_field);

    if (field->show_if_field[0] == '\0')
        return;
    if (asked != NULL)
        check_condition_value(&cell, asked, field->show_if_value);
    else if (str_same(field->show_if_field, field->name))
        cell_error(&cell, "条件不能是这个字段自己，请写排在它前面的字段。");
    else if (later)
        cell_error(&cell, "这个字段排在后面，条件只能用排在前面的字段，请调整“序号”。");
    else if (!spoilt)
        cell_error(&cell, "这张表单里没有这个字段，请核对“名称”一列。");
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

/* left: how many rows there are from this one on. */
static void add_to_form(struct findings *findings, struct form *form, struct field_row *row, int left,
                        bool first, bool spoilt)
{
    const struct field_row *before = first ? NULL : row - 1;
    struct cell name = cell_of(findings, row, COLUMN_NAME, row->field->name);
    struct cell order = cell_of(findings, row, COLUMN_ORDER, "");

    if (field_named(form, row->field->name) != NULL)
        cell_error(&name, "这张表单里已经有这个名称的字段，请改一个。");
    else if (before != NULL && before->of == row->of && before->order == row->order)
        cell_error(&order, "序号%d和第%d行重复了，请改正。", row->order, before->row);
    else if (form->field_count == LIMIT_FIELDS)
        cell_error(&name, "这张表单的字段太多了，最多%d个，请删减。", LIMIT_FIELDS);
    else
        check_condition_of(findings, form, row, is_later(row, left, row->field->show_if_field), spoilt);
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

/* A form without fields is no form. */
static void drop_forms(struct tables *tables, const struct rows *rows, struct findings *findings)
{
    int kept = 0;

    for (int i = 0; i < tables->forms_count; i++) {
        struct form *form = tables->forms[i];
        int row = names_find(&tables->form_codes.seen, form->code);
        if (rows->spoilt[i])
            findings_add(findings, FINDING_WARNING, "自助.csv", row, "编号", form->code,
                         "它的字段有错误，改好以前整张表单都不显示。");
        else if (form->field_count == 0)
            findings_add(findings, FINDING_ERROR, "自助.csv", row, "编号", form->code,
                         "“自助字段.csv”里没有它的字段，这张表单没法填，请补上字段。");
        if (!rows->spoilt[i] && form->field_count > 0)
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
