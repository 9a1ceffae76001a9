/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include "base/fs.h"
#include "base/mem.h"
#include "charset.h"
#include "clean.h"
#include "store/model.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

/* ---- complaints ---------------------------------------------------------------------------------------- */

static void add_finding(const struct cell *cell, enum finding_level level, const char *part,
                        const char *format, va_list args) KETING_PRINTF(4, 0);

static void add_finding(const struct cell *cell, enum finding_level level, const char *part,
                        const char *format, va_list args)
{
    findings_add_list(cell->findings, level, cell->sheet, cell->row, cell->column->name, part, format, args);
}

void cell_error(const struct cell *cell, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_finding(cell, FINDING_ERROR, cell->text, format, args);
    va_end(args);
}

void cell_warn(const struct cell *cell, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_finding(cell, FINDING_WARNING, cell->text, format, args);
    va_end(args);
}

void cell_part_error(const struct cell *cell, const char *part, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_finding(cell, FINDING_ERROR, part, format, args);
    va_end(args);
}

void cell_part_warn(const struct cell *cell, const char *part, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_finding(cell, FINDING_WARNING, part, format, args);
    va_end(args);
}

bool cell_may_guess(const struct cell *cell)
{
    enum { GUESSES = 100 };

    return cell->findings->errors < GUESSES;
}

static void whole_sheet_error(struct sheet *sheet, const char *why)
{
    findings_add(sheet->findings, FINDING_ERROR, sheet->file, 0, "", "", "%s。", why);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

/* The bytes of the file, or NULL with a finding. Nothing that is no plain file is opened: a pipe would
 * block. */
static char *read_bytes(struct sheet *sheet, const char *path, const struct stat *st, size_t *bytes)
{
    char *data = NULL;

    if (!S_ISREG(st->st_mode))
        whole_sheet_error(sheet, "这不是一个普通文件，请换成CSV表格文件");
    else if (st->st_size == 0)
        whole_sheet_error(sheet, "这是个空文件（0字节），可能没有保存好，请在WPS里重新另存为CSV");
    else if (st->st_size > SHEET_FILE_BYTES)
        findings_add(sheet->findings, FINDING_ERROR, sheet->file, 0, "", "",
                     "文件有%dMB，超过了32MB，没有读。一张表不会这么大，请检查是不是放错了文件。",
                     (int)(st->st_size / (1024 * 1024)));
    else if ((data = fs_read(path, SHEET_FILE_BYTES, bytes)) == NULL)
        findings_add(sheet->findings, FINDING_ERROR, sheet->file, 0, "", "",
                     "读不出来（%s），请把U盘拔下重新插好再试。", strerror(errno));
    return data;
}

static enum sheet_state load_text(struct sheet *sheet, const char *folder)
{
    char *path = fs_join(folder, sheet->file), *data = NULL;
    enum sheet_state state = SHEET_BAD;
    struct error error = {0};
    size_t bytes = 0, text_bytes = 0;
    struct stat st;

    if (stat(path, &st) < 0) {
        if (errno == ENOENT)
            state = SHEET_MISSING;
        else
            whole_sheet_error(sheet, "打不开这个文件，请检查权限或重新复制一份");
        goto out;
    }
    data = read_bytes(sheet, path, &st, &bytes);
    if (data == NULL)
        goto out;
    sheet->text = charset_decode(data, bytes, &text_bytes, &error);
    if (sheet->text == NULL) {
        whole_sheet_error(sheet, error.text);
        goto out;
    }
    csv_init(&sheet->csv, sheet->text, text_bytes, LIMIT_ROWS + 1);
    state = SHEET_OPEN;
out:
    mem_free(data);
    mem_free(path);
    return state;
}

/* ---- the header ---------------------------------------------------------------------------------------- */

static int find_column(const struct sheet *sheet, const char *name)
{
    for (int i = 0; i < sheet->column_count; i++)
        if (strcmp(sheet->columns[i].name, name) == 0)
            return i;
    return -1;
}

static void warn_unknown_column(struct sheet *sheet, const char *name)
{
    const char *known[SHEET_COLUMNS + 1] = {NULL};

    for (int i = 0; i < sheet->column_count; i++)
        known[i] = sheet->columns[i].name;
    const char *nearest = nearest_of(known, name);
    if (nearest != NULL)
        findings_add(sheet->findings, FINDING_WARNING, sheet->file, sheet->row, name, "",
                     "不认识这一列，没有读。是不是想写“%s”？", nearest);
    else
        findings_add(sheet->findings, FINDING_WARNING, sheet->file, sheet->row, name, "", "不认识这一列，没有读。");
}

static void map_header_cell(struct sheet *sheet, const char *name, int at)
{
    int column = find_column(sheet, name);

    if (column >= 0 && sheet->csv_column[column] >= 0)
        findings_add(sheet->findings, FINDING_ERROR, sheet->file, sheet->row, name, "",
                     "这一列出现了两次（第%d列和第%d列），请删去一列。", sheet->csv_column[column] + 1,
                     at + 1);
    else if (column >= 0)
        sheet->csv_column[column] = at;
}

/* When no column at all is known, the reason is rarely the columns. */
static const char *why_no_column(const struct csv_row *header)
{
    if (strchr(header->cell[0], '\t') != NULL)
        return "表头一列也认不出：好像是用制表符分隔的，请在WPS里另存为“CSV（逗号分隔）”";
    if (strstr(header->cell[0], "，") != NULL)
        return "表头一列也认不出：列与列之间写成了中文逗号，请改成英文逗号，或在WPS里另存为CSV";
    if (strchr(header->cell[0], ';') != NULL)
        return "表头一列也认不出：列与列之间写成了分号，请改成英文逗号，或在WPS里另存为CSV";
    return "表头一列也认不出：第一行要写列名（如“编号”“名称”）；如果打开是乱码，请在WPS里另存为CSV（UTF-8）";
}

static bool has_required_columns(struct sheet *sheet)
{
    int missing = 0;

    for (int i = 0; i < sheet->column_count; i++) {
        if (sheet->csv_column[i] >= 0 || !sheet->columns[i].required)
            continue;
        findings_add(sheet->findings, FINDING_ERROR, sheet->file, sheet->row, sheet->columns[i].name, "",
                     "缺少这一列。请在第%d行加上“%s”，并在每一行填写。", sheet->row, sheet->columns[i].name);
        missing++;
    }
    return missing == 0;
}

/* "*编号", "标题（必填）" */
static char *header_name(const char *raw)
{
    int removed;
    char *clean = clean_text(raw, &removed), *name = clean_to_narrow(clean);

    mem_free(clean);
    name[strcspn(name, "(")] = '\0';
    char *from = name + strspn(name, "* "), *to = from + strlen(from);
    while (to > from && (to[-1] == '*' || to[-1] == ' '))
        *--to = '\0';
    clean = mem_strdup(from);
    mem_free(name);
    return clean;
}

static int count_known(const struct sheet *sheet, const struct csv_row *row)
{
    int known = 0;

    for (int i = 0; i < row->count; i++) {
        char *name = header_name(row->cell[i]);
        known += find_column(sheet, name) >= 0;
        mem_free(name);
    }
    return known;
}

/* Many sheets carry a title above the names of the columns. Two of these in one row are no chance. */
static bool skip_titles(struct sheet *sheet, struct csv_row *header)
{
    enum { TITLES = 5, CERTAIN = 2 };
    char *title = mem_strdup(header->cell[0]);
    bool found = false;

    for (int i = 0; i < TITLES && !found && csv_next(&sheet->csv, header) == CSV_ROW; i++)
        found = count_known(sheet, header) >= CERTAIN;
    if (found)
        findings_add(sheet->findings, FINDING_WARNING, sheet->file, 1, "", title,
                     "列名要写在第一行，这里写在第%d行；上面的标题没有读，请删去。", header->number);
    mem_free(title);
    return found;
}

static void map_header(struct sheet *sheet, const struct csv_row *header)
{
    char *name[CSV_COLUMNS];

    sheet->row = header->number;
    sheet->header_count = header->count;
    for (int i = 0; i < header->count; i++) {
        name[i] = header_name(header->cell[i]);
        map_header_cell(sheet, name[i], i);
    }
    for (int i = 0; i < header->count; i++) {
        if (name[i][0] != '\0' && find_column(sheet, name[i]) < 0)
            warn_unknown_column(sheet, name[i]);
        mem_free(name[i]);
    }
}

static bool read_header(struct sheet *sheet)
{
    struct csv_row header;
    enum csv_result result = csv_next(&sheet->csv, &header);

    if (result != CSV_ROW) {
        whole_sheet_error(sheet, result == CSV_BAD ? sheet->csv.error : "表是空的，第一行要写列名");
        return false;
    }
    if (count_known(sheet, &header) == 0) {
        const char *why = why_no_column(&header);
        if (!skip_titles(sheet, &header)) {
            whole_sheet_error(sheet, why);
            return false;
        }
    }
    map_header(sheet, &header);
    return has_required_columns(sheet);
}

enum sheet_state sheet_init(struct sheet *sheet, const char *folder, const char *file,
                            const struct column *columns, int column_count, struct findings *findings)
{
    *sheet =
        (struct sheet){.file = file, .columns = columns, .column_count = column_count, .findings = findings};
    for (int i = 0; i < SHEET_COLUMNS; i++)
        sheet->csv_column[i] = -1;
    findings->line = 0;
    enum sheet_state state = load_text(sheet, folder);
    return state == SHEET_OPEN && !read_header(sheet) ? SHEET_BAD : state;
}

static void free_cells(struct sheet *sheet)
{
    for (int i = 0; i < sheet->column_count; i++) {
        mem_free(sheet->cell[i]);
        sheet->cell[i] = NULL;
    }
}

void sheet_finish(struct sheet *sheet)
{
    free_cells(sheet);
    csv_finish(&sheet->csv);
    mem_free(sheet->text);
    sheet->text = NULL;
    sheet->findings->line = 0;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

struct cell sheet_cell(struct sheet *sheet, int column)
{
    return (struct cell){sheet->findings, sheet->file, sheet->row, &sheet->columns[column],
                         sheet->cell[column] != NULL ? sheet->cell[column] : ""};
}

/* raw is shown only where what was removed can be seen. */
static void warn_removed(struct sheet *sheet, int column, int removed, const char *raw)
{
    struct cell cell = sheet_cell(sheet, column);

    if (removed & CLEAN_CONTROL)
        cell_warn(&cell, "里面有看不见的控制字符，已去掉。");
    if (removed & CLEAN_BIDI)
        cell_warn(&cell, "里面有改变文字方向的符号，已去掉。");
    if (removed & CLEAN_EMOJI)
        cell_part_warn(&cell, raw, "屏幕上显示不了表情符号，已去掉，请改成文字。");
    if (removed & CLEAN_BROKEN)
        cell_warn(&cell, "里面有坏字（�），已去掉，请看看缺了什么。");
}

static void clean_row(struct sheet *sheet, const struct csv_row *row)
{
    for (int i = 0; i < sheet->column_count; i++)
        sheet->above[i] = sheet->cell[i] != NULL && (sheet->cell[i][0] != '\0' || sheet->above[i]);
    free_cells(sheet);
    for (int i = 0; i < sheet->column_count; i++) {
        int at = sheet->csv_column[i], removed = 0;
        const char *raw = at >= 0 && at < row->count ? row->cell[at] : "";
        sheet->cell[i] = clean_text(raw, &removed);
        if (removed != 0)
            warn_removed(sheet, i, removed, raw);
    }
}

static void check_width(struct sheet *sheet, const struct csv_row *row)
{
    for (int i = sheet->header_count; i < row->count; i++) {
        if (row->cell[i][0] == '\0')
            continue;
        findings_add(
            sheet->findings, FINDING_ERROR, sheet->file, sheet->row, "", row->cell[i],
            "这一行比表头多出了格子，可能是内容里有英文逗号而没有加引号。请改用中文逗号，或用WPS编辑后另存。");
        return;
    }
}

static bool is_blank(const struct csv_row *row)
{
    for (int i = 0; i < row->count; i++)
        if (row->cell[i][strspn(row->cell[i], " \t\n")] != '\0')
            return false;
    return true;
}

bool sheet_next(struct sheet *sheet)
{
    struct csv_row row;
    enum csv_result result;

    while ((result = csv_next(&sheet->csv, &row)) == CSV_ROW) {
        if (is_blank(&row))
            continue;
        sheet->row = row.number;
        sheet->findings->line = row.line;
        clean_row(sheet, &row);
        sheet->errors_before = sheet->findings->errors;
        check_width(sheet, &row);
        return true;
    }
    if (result == CSV_BAD) {
        sheet->findings->line = row.line;
        findings_add(sheet->findings, FINDING_ERROR, sheet->file, row.number, "", "", "%s。",
                     sheet->csv.error);
    }
    return false;
}

static void read_cell(struct sheet *sheet, int i, void *record)
{
    const struct column *column = &sheet->columns[i];
    struct cell cell = sheet_cell(sheet, i);

    if (cell.text[0] != '\0' && column->read != NULL)
        column->read(&cell, (char *)record + column->offset);
    else if (cell.text[0] == '\0' && column->required)
        cell_error(&cell, "这一格不能空着，请填写。%s",
                   sheet->above[i] ? "如果它和上面是合并的单元格，请取消合并，每一行都写上。" : "");
}

bool sheet_row_good(const struct sheet *sheet)
{
    return sheet->findings->errors == sheet->errors_before;
}

bool sheet_read(struct sheet *sheet, void *record)
{
    for (int i = 0; i < sheet->column_count; i++)
        read_cell(sheet, i, record);
    return sheet_row_good(sheet);
}

bool sheet_is_full(struct sheet *sheet, int column, int count, int limit)
{
    struct cell cell = sheet_cell(sheet, column);

    if (count < limit)
        return false;
    cell_error(&cell, "行数太多了，最多%d行，从这一行起没有读，请删减。", limit);
    return true;
}

void sheet_check_new(struct sheet *sheet, int column, const char *value, struct names *seen)
{
    struct cell cell = sheet_cell(sheet, column);

    if (value[0] != '\0' && !names_add(seen, value, sheet->row))
        cell_error(&cell, "和第%d行重复了，每一行的“%s”要不一样。", names_find(seen, value),
                   cell.column->name);
}
