/* SPDX-License-Identifier: MIT */
#include "export_book.h"

#include "base/date.h"
#include "base/mem.h"
#include "export_sheet_name.h"
#include "export_text.h"
#include "names.h"

#include <xlsxwriter.h>

#include <string.h>

enum {
    MOST_SHEETS = 200,  /* of forms; more than a hall may have. The other files hold every request. */
    MOST_COLUMNS = 500, /* of all versions of a form together */
    FIXED_COLUMNS = 4,  /* before the answers */
    STEPS_COLUMN = EXPORT_COLUMNS + EXPORT_REPLY_COLUMNS,
    HEADER_RED = 0xB3261E,
    REPLY_GREEN = 0x2E7D4F,
};

static const char *const fixed_columns[FIXED_COLUMNS] = {"受理编号", "现在状态", "提交时间", "说明"};
/* In characters of the office program's own font. */
static const double fixed_widths[FIXED_COLUMNS] = {16, 10, 17, 24};
static const double all_widths[EXPORT_COLUMNS] = {16, 20, 10, 17, 12, 12, 20, 30};
static const double reply_widths[EXPORT_REPLY_COLUMNS] = {12, 44, 12, 12, 30};
static const char *const reply_hints[EXPORT_REPLY_COLUMNS] = {
    "点右边的箭头选一个。空着就是这次不答复。",
    "给居民看的话，最多1000字。",
    "谁在办，居民查询时看得到。",
    "写成2026-11-24这样。",
    "要在屏幕上公开的话，不要写姓名、电话、住址；写“撤下”就不再公开。",
};

struct book_sheet {
    lxw_worksheet *sheet;
    struct names column_of; /* name of a field → its place among the answers */
    uint32_t rows;
};

struct export_book {
    lxw_workbook *workbook;
    lxw_format *header, *reply_header, *text, *long_text, *number, *day, *time;
    lxw_worksheet *all;
    uint32_t rows;
    struct names sheet_of; /* code of a form → index in form */
    struct book_sheet form[MOST_SHEETS];
    bool failed;
};

static void note(struct export_book *book, lxw_error error)
{
    book->failed = book->failed || error != LXW_NO_ERROR;
}

/* ---- formats ------------------------------------------------------------------------------------------- */

static lxw_format *header_format(lxw_workbook *workbook, lxw_color_t color)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_bold(format);
    format_set_font_color(format, LXW_COLOR_WHITE);
    format_set_bg_color(format, color);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xE3DDD3);
    return format;
}

static lxw_format *cell_format(lxw_workbook *workbook, const char *number_format)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_num_format(format, number_format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

/* "@": what is typed into such a cell later stays text as well. */
static void add_formats(struct export_book *book)
{
    book->header = header_format(book->workbook, HEADER_RED);
    book->reply_header = header_format(book->workbook, REPLY_GREEN);
    book->text = cell_format(book->workbook, "@");
    book->long_text = cell_format(book->workbook, "@");
    format_set_text_wrap(book->long_text);
    book->number = cell_format(book->workbook, "0");
    book->day = cell_format(book->workbook, "yyyy-mm-dd");
    book->time = cell_format(book->workbook, "yyyy-mm-dd hh:mm");
}

/* ---- cells --------------------------------------------------------------------------------------------- */

/* "_x0041_" is "A" to Excel (ECMA-376 22.9.2.19), so whoever writes it means something else. */
static bool is_escape(const char *p)
{
    if (!str_starts(p, "_x"))
        return false;
    for (int i = 2; i < 6; i++)
        if (strchr("0123456789ABCDEFabcdef", p[i]) == NULL || p[i] == '\0')
            return false;
    return p[6] == '_';
}

/* As the library wants it, and no longer than a cell holds. The caller wipes it. */
static char *cell_text(const char *text)
{
    static const char rest[] = "……（太长，完整的在" EXPORT_LINES "里）";
    char *plain = export_plain(text);
    bool whole = plain[export_prefix_units(plain, CELL_UNITS)] == '\0';
    struct str out;

    if (!whole)
        plain[export_prefix_units(plain, CELL_UNITS - strlen(rest))] = '\0';
    str_init(&out);
    export_reserve(&out, strlen(plain) + sizeof rest);
    for (const char *p = plain; *p != '\0'; p++) {
        if (is_escape(p))
            str_add(&out, "_x005F");
        str_add_char(&out, *p);
    }
    if (!whole)
        str_add(&out, rest);
    export_wipe_text(plain);
    return str_take(&out);
}

static void put_text(struct export_book *book, lxw_worksheet *sheet, uint32_t row, int column,
                     const char *text, lxw_format *format)
{
    char *cell = cell_text(text);
    lxw_error error = worksheet_write_string(sheet, row, (lxw_col_t)column, cell, format);

    /* The library counts the escapes, too: somebody wrote thousands of them to be left out. */
    if (error != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        note(book, error);
    export_wipe_text(cell);
}

static void put_date(struct export_book *book, lxw_worksheet *sheet, uint32_t row, int column,
                     struct date date)
{
    lxw_datetime value = {.year = date.year, .month = date.month, .day = date.day};

    note(book, worksheet_write_datetime(sheet, row, (lxw_col_t)column, &value, book->day));
}

static void put_time(struct export_book *book, lxw_worksheet *sheet, uint32_t row, int column, int64_t wall_s)
{
    struct date_time t = export_date_time(wall_s);
    lxw_datetime value = {t.date.year, t.date.month, t.date.day, t.hour, t.minute, t.second};

    note(book, worksheet_write_datetime(sheet, row, (lxw_col_t)column, &value, book->time));
}

/* A number that reads the same afterwards: no zero in front, not longer than a double can hold. */
static bool is_plain_number(const char *text, long *value)
{
    return str_to_int(text, -999999999999999, 999999999999999, value) &&
           (text[0] != '0' || text[1] == '\0') && text[0] != '-';
}

static void put_answer(struct export_book *book, lxw_worksheet *sheet, uint32_t row, int column,
                       enum field_kind kind, const char *value)
{
    struct date date;
    long number;

    if (kind == FIELD_DATE && date_parse(value, &date)) /* since 1900, as Excel has them */
        put_date(book, sheet, row, column, date);
    else if (kind == FIELD_NUMBER && is_plain_number(value, &number))
        note(book, worksheet_write_number(sheet, row, (lxw_col_t)column, (double)number, book->number));
    else
        put_text(book, sheet, row, column, value,
                 kind == FIELD_LONG_TEXT || kind == FIELD_ADDRESS ? book->long_text : book->text);
}

/* ---- sheets -------------------------------------------------------------------------------------------- */

static void put_header(struct export_book *book, lxw_worksheet *sheet, int column, const char *text,
                       double width, lxw_format *format)
{
    note(book, worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
    put_text(book, sheet, 0, column, text, format);
}

/* Never NULL while memory lasts: of a name that is taken, "(2)" and so on are tried. */
static lxw_worksheet *add_sheet(struct export_book *book, const char *name)
{
    lxw_worksheet *sheet = NULL;

    for (int nth = 1; sheet == NULL && nth <= MOST_SHEETS + 2; nth++) {
        char *tried = export_sheet_name(name, nth);
        if (workbook_validate_sheet_name(book->workbook, tried) == LXW_NO_ERROR)
            sheet = workbook_add_worksheet(book->workbook, tried);
        mem_free(tried);
    }
    if (sheet == NULL) {
        book->failed = true;
        return NULL;
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_set_row(sheet, 0, 24, NULL);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9 /* A4 */);
    worksheet_fit_to_pages(sheet, 1, 0);
    note(book, worksheet_repeat_rows(sheet, 0, 0));
    note(book, worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    return sheet;
}

static bool add_all_sheet(struct export_book *book)
{
    book->all = add_sheet(book, "全部");
    if (book->all == NULL)
        return false;
    for (int i = 0; i < EXPORT_COLUMNS; i++)
        put_header(book, book->all, i, export_columns[i], all_widths[i], book->header);
    for (int i = 0; i < EXPORT_REPLY_COLUMNS; i++)
        put_header(book, book->all, EXPORT_COLUMNS + i, export_reply_columns[i], reply_widths[i],
                   book->reply_header);
    put_header(book, book->all, STEPS_COLUMN, EXPORT_STEPS, 6, book->header);
    return true;
}

static double width_of(enum field_kind kind)
{
    switch (kind) {
    case FIELD_LONG_TEXT: return 44;
    case FIELD_ADDRESS:
    case FIELD_SLOT:
    case FIELD_CHOICES:
    case FIELD_STROKES: return 30;
    case FIELD_PHONE: return 16;
    case FIELD_NAME:
    case FIELD_DATE: return 12;
    case FIELD_NUMBER:
    case FIELD_YES_NO: return 8;
    default: return 20;
    }
}

/* NULL when there are too many already. */
static struct book_sheet *sheet_for(struct export_book *book, const struct export_row *row)
{
    const char *code = row->item->record->form;
    int i = names_find(&book->sheet_of, code);

    if (i == NAMES_NONE) {
        i = book->sheet_of.count;
        if (i == MOST_SHEETS || (book->form[i].sheet = add_sheet(book, row->form->name)) == NULL ||
            !names_add(&book->sheet_of, code, i))
            return NULL;
        for (int k = 0; k < FIXED_COLUMNS; k++)
            put_header(book, book->form[i].sheet, k, fixed_columns[k], fixed_widths[k], book->header);
    }
    return &book->form[i];
}

/* Of that answer; made when it is the first of its name. -1: too many. */
static int column_for(struct export_book *book, struct book_sheet *form, const struct answer *answer)
{
    int i = names_find(&form->column_of, answer->name);

    if (i == NAMES_NONE) {
        i = form->column_of.count;
        if (i == MOST_COLUMNS || !names_add(&form->column_of, answer->name, i))
            return -1;
        put_header(book, form->sheet, FIXED_COLUMNS + i, answer->label, width_of(answer->kind), book->header);
    }
    return FIXED_COLUMNS + i;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static void add_to_form(struct export_book *book, const struct export_row *row)
{
    const struct request_record *record = row->item->record;
    const struct answers *answers = row->item->answers;
    struct book_sheet *form = sheet_for(book, row);

    if (form == NULL)
        return;
    uint32_t at = ++form->rows;
    put_text(book, form->sheet, at, 0, row->receipt, book->text);
    put_text(book, form->sheet, at, 1, request_state_name(record->state), book->text);
    put_time(book, form->sheet, at, 2, record->submitted_s);
    put_text(book, form->sheet, at, 3, row->note, book->long_text);
    for (int i = 0; answers != NULL && i < answers->count; i++) {
        int column = column_for(book, form, &answers->item[i]);
        if (column >= 0)
            put_answer(book, form->sheet, at, column, answers->item[i].kind, export_row_value(row, i));
    }
}

static void add_to_all(struct export_book *book, const struct export_row *row)
{
    const struct request_record *record = row->item->record;
    uint32_t at = ++book->rows;

    put_text(book, book->all, at, 0, row->receipt, book->text);
    put_text(book, book->all, at, 1, row->form->name, book->text);
    put_text(book, book->all, at, 2, request_state_name(record->state), book->text);
    put_time(book, book->all, at, 3, record->submitted_s);
    if (record->due_day != DAY_NONE)
        put_date(book, book->all, at, 4, export_date(record->due_day));
    put_text(book, book->all, at, 5, record->person, book->text);
    put_text(book, book->all, at, 6, record->topic, book->text);
    put_text(book, book->all, at, 7, row->note, book->long_text);
    for (int i = 0; i < EXPORT_REPLY_COLUMNS; i++) {
        lxw_format *format = i == 1 || i == 4 ? book->long_text : i == 3 ? book->day : book->text;
        note(book, worksheet_write_blank(book->all, at, (lxw_col_t)(EXPORT_COLUMNS + i), format));
    }
    note(book, worksheet_write_number(book->all, at, STEPS_COLUMN, record->event_count, book->number));
}

void export_book_add(struct export_book *book, const struct export_row *row)
{
    add_to_all(book, row);
    add_to_form(book, row);
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* Below the header: what may be chosen, or a word about what is wanted, when the cell is entered. */
static void add_hint(struct export_book *book, int i)
{
    static const char *const words[] = {EXPORT_REPLY_WORDS, NULL};
    int column = EXPORT_COLUMNS + i;
    lxw_data_validation validation = {
        .validate = i == 0 ? LXW_VALIDATION_TYPE_LIST : LXW_VALIDATION_TYPE_ANY,
        .value_list = i == 0 ? (char **)words : NULL,
        .ignore_blank = LXW_VALIDATION_ON,
        .show_input = LXW_VALIDATION_ON,
        .show_error = LXW_VALIDATION_ON,
        .dropdown = LXW_VALIDATION_ON,
        .input_title = (char *)export_reply_columns[i],
        .input_message = (char *)reply_hints[i],
        .error_title = "不能这样写",
        .error_message = "请从下拉的列表里选一个。",
    };
    note(book, worksheet_data_validation_range(book->all, 1, (lxw_col_t)column, book->rows, (lxw_col_t)column,
                                               &validation));
}

struct export_book *export_book_create(const char *path, const char *scratch, int64_t now_s)
{
    lxw_workbook_options options = {.tmpdir = (char *)scratch};
    lxw_doc_properties properties = {.title = "申请", .created = (time_t)now_s};
    struct export_book *book = mem_zalloc(sizeof *book);

    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook == NULL) {
        export_book_abandon(book);
        return NULL;
    }
    note(book, workbook_set_properties(book->workbook, &properties));
    add_formats(book);
    if (!add_all_sheet(book)) {
        export_book_abandon(book);
        return NULL;
    }
    return book;
}

static void finish(struct export_book *book)
{
    for (int i = 0; i < MOST_SHEETS; i++)
        names_finish(&book->form[i].column_of);
    names_finish(&book->sheet_of);
    mem_free(book);
}

bool export_book_close(struct export_book *book)
{
    if (book->rows > 0) {
        note(book, worksheet_autofilter(book->all, 0, 0, book->rows, STEPS_COLUMN));
        for (int i = 0; i < EXPORT_REPLY_COLUMNS; i++)
            add_hint(book, i);
    }
    note(book, workbook_close(book->workbook));
    bool ok = !book->failed;
    finish(book);
    return ok;
}

void export_book_abandon(struct export_book *book)
{
    if (book == NULL)
        return;
    lxw_workbook_free(book->workbook);
    finish(book);
}
