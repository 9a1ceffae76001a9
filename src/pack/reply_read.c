/* SPDX-License-Identifier: MIT */
#include "reply_read.h"

#include "base/mem.h"
#include "base/str.h"
#include "check.h"
#include "check_parts.h"
#include "clean.h"
#include "export_row.h"
#include "sheet.h"
#include "store/model.h"
#include "store/receipt.h"
#include "store/requests.h"

#include <string.h>

enum { PERSON_CHARS = 40, PHONE_DIGITS = 7, STEPS_MOST = 100000 };

/* What a row says, as it is written. */
struct fields {
    char *number, *status, *words, *person, *board;
    int32_t due_day;
    int seen;
};

static void read_words(const struct cell *cell, void *field)
{
    if (part_fits(cell, cell->text, cell->column->hi))
        text_set(field, cell->text);
}

enum { NUMBER, STATUS, WORDS, PERSON, DUE, BOARD, SEEN };

static const struct column columns[] = {
    [NUMBER] = {.name = "受理编号", .read = check_line, .offset = offsetof(struct fields, number),
                .hi = 40, .required = true},
    [STATUS] = {.name = "办理状态", .read = check_line, .offset = offsetof(struct fields, status), .hi = 40},
    [WORDS] = {.name = "答复", .read = read_words, .offset = offsetof(struct fields, words),
               .hi = REQUEST_REPLY_CHARS},
    [PERSON] = {.name = "负责人", .read = check_line, .offset = offsetof(struct fields, person),
                .hi = PERSON_CHARS},
    [DUE] = {.name = "预计日期", .read = check_date, .offset = offsetof(struct fields, due_day)},
    [BOARD] = {.name = "公开内容", .read = read_words, .offset = offsetof(struct fields, board),
               .hi = REQUEST_REPLY_CHARS},
    [SEEN] = {.name = EXPORT_STEPS, .read = check_number, .offset = offsetof(struct fields, seen), .lo = 0,
              .hi = STEPS_MOST},
    /* Of the sheet of all and of 申请.csv: not asked for. */
    {.name = "事项"},
    {.name = "现在状态"},
    {.name = "提交时间"},
    {.name = "承诺日期"},
    {.name = "现负责人"},
    {.name = "主题"},
    {.name = "说明"},
    {.name = "填写内容"},
};

/* ---- words --------------------------------------------------------------------------------------------- */

static const char *const status_words[] = {EXPORT_REPLY_WORDS, NULL};

/* The first of each kind is the one of the drop-down. */
static const struct {
    const char *word;
    enum request_event_kind kind;
} statuses[] = {
    {"已受理", REQUEST_EVENT_ACCEPTED},
    {"受理", REQUEST_EVENT_ACCEPTED},
    {"已分派", REQUEST_EVENT_ASSIGNED},
    {"分派", REQUEST_EVENT_ASSIGNED},
    {"已转办", REQUEST_EVENT_ASSIGNED},
    {"转办", REQUEST_EVENT_ASSIGNED},
    {"处理中", REQUEST_EVENT_WAITING},
    {"办理中", REQUEST_EVENT_WAITING},
    {"在办", REQUEST_EVENT_WAITING},
    {"已办结", REQUEST_EVENT_DONE},
    {"办结", REQUEST_EVENT_DONE},
    {"已完成", REQUEST_EVENT_DONE},
    {"完成", REQUEST_EVENT_DONE},
    {"不予受理", REQUEST_EVENT_REJECTED},
    {"不受理", REQUEST_EVENT_REJECTED},
    {"确认认领", REQUEST_EVENT_CLAIM_CONFIRMED},
    {"同意认领", REQUEST_EVENT_CLAIM_CONFIRMED},
    {"谢绝认领", REQUEST_EVENT_CLAIM_DECLINED},
    {"拒绝认领", REQUEST_EVENT_CLAIM_DECLINED},
    {"已回访", REQUEST_EVENT_FOLLOWED_UP},
    {"回访", REQUEST_EVENT_FOLLOWED_UP},
};

static int kind_of(const struct cell *cell, const char *word)
{
    if (word == NULL)
        return REPLY_NONE;
    for (size_t i = 0; i < ARRAY_LEN(statuses); i++)
        if (str_same(statuses[i].word, word))
            return (int)statuses[i].kind;
    const char *nearest = nearest_of(status_words, word);
    char *all = choices_joined(status_words);
    if (nearest != NULL)
        cell_error(cell, "是不是想写“%s”？可以写：%s。", nearest, all);
    else
        cell_error(cell, "请写其中一个：%s。", all);
    mem_free(all);
    return REPLY_NONE;
}

static int board_of(const char *board)
{
    if (board == NULL)
        return REPLY_NONE;
    return str_same(board, "撤下") ? REQUEST_EVENT_UNPUBLISHED : REQUEST_EVENT_PUBLISHED;
}

static bool has_phone(const char *text)
{
    char *narrow = clean_to_narrow(text);
    int digits = 0;

    for (const char *p = narrow; *p != '\0' && digits < PHONE_DIGITS; p++) {
        if (*p >= '0' && *p <= '9')
            digits++;
        else if (*p != ' ' && *p != '-')
            digits = 0;
    }
    mem_free(narrow);
    return digits >= PHONE_DIGITS;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

/* The header of a second file that was put behind the first; its byte order mark kept its quotes from being
 * read. */
static bool is_header_again(struct sheet *sheet)
{
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        struct cell cell = sheet_cell(sheet, (int)i);
        size_t bytes = strlen(columns[i].name);
        const char *text = cell.text + (cell.text[0] == '"');
        if (sheet->csv_column[i] >= 0 &&
            (strncmp(text, columns[i].name, bytes) != 0 || text[bytes + (text[bytes] == '"')] != '\0'))
            return false;
    }
    return true;
}

/* Only what may be filled in counts: the rest came with the export. */
static bool is_unfilled(struct sheet *sheet)
{
    for (int i = STATUS; i <= BOARD; i++)
        if (sheet_cell(sheet, i).text[0] != '\0')
            return false;
    return true;
}

/* False: it is no number, or not one of this kiosk. */
static bool take_number(struct sheet *sheet, const char *prefix, const char *written, int64_t *number,
                        struct reply_lines *out)
{
    struct cell cell = sheet_cell(sheet, NUMBER);
    char theirs[RECEIPT_PREFIX_BYTES], sample[RECEIPT_TEXT_BYTES];

    if (!receipt_parse(written, number, theirs)) {
        receipt_format(sample, prefix, receipt_number(RECEIPT_SERIES_FIRST, 4817));
        cell_error(&cell, "不是受理编号，或抄错了一位。请照导出的表填写，样子是“%s”。", sample);
        return false;
    }
    if (theirs[0] != '\0' && !str_same(theirs, prefix)) {
        cell_warn(&cell, "这是另一台机器（%s）的，请拿到那一台上读。这台是%s。", theirs, prefix);
        out->elsewhere++;
        return false;
    }
    return true;
}

static void check_meaning(struct sheet *sheet, const struct fields *fields, const struct reply_line *line,
                          int32_t today)
{
    struct cell status = sheet_cell(sheet, STATUS), words = sheet_cell(sheet, WORDS);
    struct cell due = sheet_cell(sheet, DUE), board = sheet_cell(sheet, BOARD);

    if (fields->status == NULL &&
        (fields->words != NULL || fields->person != NULL || fields->due_day != DAY_NONE))
        cell_error(&status, "填了答复、负责人或预计日期，就要写办理状态，如“处理中”。");
    if (line->kind == REQUEST_EVENT_REJECTED && fields->words == NULL)
        cell_warn(&words, "不予受理最好写明原因，居民查询时能看到。");
    if (fields->due_day != DAY_NONE && fields->due_day < today)
        cell_warn(&due, "这一天已经过去了，居民会看到。请看看是不是写错了。");
    if (fields->board != NULL && has_phone(fields->board))
        cell_warn(&board, "里面好像有电话号码。屏幕上谁都看得到，请看看要不要去掉。");
}

static struct reply_line *add_line(struct reply_lines *lines)
{
    if (lines->count == lines->space) {
        lines->space = lines->space ? 2 * lines->space : 64;
        lines->item = mem_realloc(lines->item, (size_t)lines->space * sizeof *lines->item);
    }
    return &lines->item[lines->count++];
}

static char *take_text(char **text)
{
    char *taken = *text != NULL ? *text : mem_strdup("");

    *text = NULL;
    return taken;
}

static void read_row(struct sheet *sheet, const char *prefix, int32_t today, struct reply_lines *out)
{
    struct fields fields = {.due_day = DAY_NONE};
    struct reply_line line = {.row = sheet->row, .line = sheet->findings->line};
    struct cell status = sheet_cell(sheet, STATUS);
    int elsewhere = out->elsewhere;

    /* Of another kiosk: its other cells are that one's business. */
    bool ours = sheet_cell(sheet, NUMBER).text[0] == '\0' ||
                take_number(sheet, prefix, sheet_cell(sheet, NUMBER).text, &line.number, out);
    if (out->elsewhere > elsewhere)
        return;
    bool good = sheet_read(sheet, &fields) && ours;
    line.kind = kind_of(&status, fields.status);
    line.board = board_of(fields.board);
    if (good)
        check_meaning(sheet, &fields, &line, today);
    if (sheet_row_good(sheet)) {
        line.written = take_text(&fields.number);
        line.words = take_text(&fields.words);
        line.person = take_text(&fields.person);
        line.board_words = take_text(&fields.board);
        line.due_day = fields.due_day;
        line.seen = fields.seen;
        *add_line(out) = line;
    } else {
        out->wrong++;
    }
    mem_free(fields.number);
    mem_free(fields.status);
    mem_free(fields.words);
    mem_free(fields.person);
    mem_free(fields.board);
}

static void read_rows(struct sheet *sheet, const char *prefix, int32_t today, struct reply_lines *out)
{
    while (sheet_next(sheet)) {
        if (is_header_again(sheet))
            continue;
        if (sheet_row_good(sheet) && is_unfilled(sheet))
            out->unfilled++;
        else
            read_row(sheet, prefix, today, out);
    }
}

bool reply_read(const char *path, const char *prefix, int32_t today, struct findings *findings,
                struct reply_lines *out)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash == NULL ? mem_strdup(".") : mem_strndup(path, (size_t)(slash - path) + 1);
    struct sheet sheet;

    *out = (struct reply_lines){.sheet = mem_strdup(slash == NULL ? path : slash + 1)};
    enum sheet_state state =
        sheet_init(&sheet, folder, out->sheet, columns, ARRAY_LEN(columns), findings);
    if (state == SHEET_OPEN)
        read_rows(&sheet, prefix, today, out);
    else if (state == SHEET_MISSING)
        findings_add(findings, FINDING_ERROR, out->sheet, 0, "", "", "没有这个文件，请看看名字和位置。");
    sheet_finish(&sheet);
    mem_free(folder);
    return state == SHEET_OPEN;
}

void reply_lines_finish(struct reply_lines *lines)
{
    for (int i = 0; i < lines->count; i++) {
        mem_free(lines->item[i].written);
        mem_free(lines->item[i].words);
        mem_free(lines->item[i].person);
        mem_free(lines->item[i].board_words);
    }
    mem_free(lines->item);
    mem_free(lines->sheet);
    *lines = (struct reply_lines){0};
}
