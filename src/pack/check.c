/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "clean.h"
#include "store/model.h"

#include <stdio.h>
#include <string.h>

static size_t chars_of(const char *text)
{
    return utf8_count(text, strlen(text));
}

/* True and *p behind it, when it stands at *p. */
static bool take(const char **p, const char *text)
{
    if (!str_starts(*p, text))
        return false;
    *p += strlen(text);
    return true;
}

static bool short_enough(const struct cell *cell, const char *part, int most)
{
    size_t count = chars_of(part);

    if (count <= (size_t)most)
        return true;
    cell_part_error(cell, part, "太长了（%zu个字），最多%d个字，请缩短。", count, most);
    return false;
}

/* ---- single texts -------------------------------------------------------------------------------------- */

void check_code(const struct cell *cell, void *field)
{
    char *code = clean_to_narrow(cell->text);

    if (strpbrk(code, " \n\"',;/\\") != NULL || strstr(code, "、") != NULL)
        cell_error(cell, "编号里不能有空格、引号、逗号、斜杠，请只用字母、数字、汉字和“-”。");
    else if (strlen(code) > LIMIT_CODE_BYTES)
        cell_error(cell, "编号太长了，最多%d个字母数字或%d个汉字，请缩短。", LIMIT_CODE_BYTES,
                   LIMIT_CODE_BYTES / 3);
    else
        text_set(field, code);
    mem_free(code);
}

void check_line(const struct cell *cell, void *field)
{
    char *line = mem_strdup(cell->text);

    clean_to_one_line(line);
    if (short_enough(cell, line, cell->column->hi))
        text_set(field, line);
    mem_free(line);
}

void check_text(const struct cell *cell, void *field)
{
    if (short_enough(cell, cell->text, LIMIT_TEXT_CHARS))
        text_set(field, cell->text);
}

/* "五天", "3天": the number of days that was probably meant; 5 when it cannot be seen. */
static int guess_days(const char *text)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    int days = 0;

    for (const char *p = text; *p >= '0' && *p <= '9' && days < 1000; p++)
        days = days * 10 + *p - '0';
    for (size_t i = 0; days == 0 && i < ARRAY_LEN(numerals); i++)
        if (str_starts(text, numerals[i]))
            days = (int)i + 1;
    return days > 0 && days <= 365 ? days : 5;
}

void check_time_limit(const struct cell *cell, void *field)
{
    char *text = clean_to_narrow(cell->text);
    const char *p = text;
    int days = 0;

    for (; *p >= '0' && *p <= '9' && days < 1000; p++)
        days = days * 10 + *p - '0';
    while (*p == ' ')
        p++;
    bool is_days = days >= 1 && days <= 365 && (str_same(p, "个工作日") || str_same(p, "工作日"));
    if (str_same(text, "当场办结")) {
        text_set(field, text);
    } else if (is_days) {
        char *limit = str_format("%d个工作日", days);
        text_set(field, limit);
        mem_free(limit);
    } else {
        cell_error(cell, "请写成“当场办结”或“%d个工作日”。", guess_days(text));
    }
    mem_free(text);
}

/* ---- lists --------------------------------------------------------------------------------------------- */

typedef void (*part_fn)(const struct cell *cell, const char *part, void *ctx);

/* Calls fn with each part that is not empty, without blanks around it. separators ends with NULL. */
static void for_each_part(const struct cell *cell, const char *const *separators, part_fn fn, void *ctx)
{
    const char *from = cell->text;

    while (*from != '\0') {
        const char *to = from + strlen(from), *next = to;
        for (int i = 0; separators[i] != NULL; i++) {
            const char *found = strstr(from, separators[i]);
            if (found != NULL && found < to) {
                to = found;
                next = found + strlen(separators[i]);
            }
        }
        int removed;
        char *raw = mem_strndup(from, (size_t)(to - from)), *part = clean_text(raw, &removed);
        if (part[0] != '\0')
            fn(cell, part, ctx);
        mem_free(raw);
        mem_free(part);
        from = next;
    }
}

static const char *const at_lines[] = {"\n", NULL};
static const char *const at_semicolons[] = {"；", ";", "\n", NULL};
static const char *const at_all[] = {"、", "，", ",", "；", ";", "\n", NULL};

/* Says once that there are too many, at the first that is too much. */
static bool has_room(const struct cell *cell, int count)
{
    if (count < LIMIT_LINES)
        return true;
    if (count == LIMIT_LINES)
        cell_part_error(cell, "", "太多了，最多%d条，请删减。", LIMIT_LINES);
    return false;
}

static void add_part(const struct cell *cell, const char *part, void *ctx)
{
    struct text_list *list = ctx;
    int most = cell->column->hi > 0 ? cell->column->hi : LIMIT_LINE_CHARS;

    if (has_room(cell, list->count) && short_enough(cell, part, most))
        text_list_add(list, part);
}

/* Behind "1、", "2.", "（3）", "④": the screen numbers by itself. "1.5米" and "3个" are no numbering. */
static const char *skip_numbering(const char *line)
{
    const char *p = line;
    bool bracket = take(&p, "（") || take(&p, "(");
    const char *digits = p;

    if (!bracket && (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x91 &&
        (unsigned char)p[2] >= 0xA0 && (unsigned char)p[2] <= 0xB3)
        return p + 3; /* ①..⑳ */
    while (*p >= '0' && *p <= '9' && p - digits < 2)
        p++;
    if (p == digits)
        return line;
    if (bracket ? take(&p, "）") || take(&p, ")")
                : take(&p, "、") || take(&p, "．") || take(&p, "）") || take(&p, ")") ||
                      (*p == '.' && (p[1] < '0' || p[1] > '9') && take(&p, ".")))
        return p + strspn(p, " ");
    return line;
}

static void add_unnumbered(const struct cell *cell, const char *part, void *ctx)
{
    const char *line = skip_numbering(part);

    if (*line != '\0')
        add_part(cell, line, ctx);
}

void check_lines(const struct cell *cell, void *field)
{
    for_each_part(cell, at_lines, add_unnumbered, field);
}

void check_list(const struct cell *cell, void *field)
{
    for_each_part(cell, at_all, add_part, field);
}

void check_files(const struct cell *cell, void *field)
{
    for_each_part(cell, at_semicolons, add_part, field);
}

/* "甲、乙、丙" */
static char *joined(const char *const *choices)
{
    struct str all;

    str_init(&all);
    for (int i = 0; choices[i] != NULL; i++) {
        if (i > 0)
            str_add(&all, "、");
        str_add(&all, choices[i]);
    }
    return str_take(&all);
}

static int index_of(const char *const *choices, const char *text)
{
    for (int i = 0; choices[i] != NULL; i++)
        if (str_same(choices[i], text))
            return i;
    return -1;
}

static void add_known(const struct cell *cell, const char *part, void *ctx)
{
    const char *const *choices = cell->column->choices;

    if (index_of(choices, part) < 0) {
        const char *nearest = nearest_of(choices, part);
        char *all = joined(choices);
        if (nearest != NULL)
            cell_part_warn(cell, part, "不在常用的说法里，是不是“%s”？常用的有：%s。", nearest, all);
        else
            cell_part_warn(cell, part, "不在常用的说法里，请尽量用：%s。", all);
        mem_free(all);
    }
    add_part(cell, part, ctx);
}

void check_known(const struct cell *cell, void *field)
{
    for_each_part(cell, at_all, add_known, field);
}

/* ---- numbers and choices ------------------------------------------------------------------------------- */

void check_number(const struct cell *cell, void *field)
{
    char *text = clean_to_narrow(cell->text);
    long value = 0;

    /* "1次" is as good as "1". */
    if (str_ends(text, "次"))
        text[strlen(text) - strlen("次")] = '\0';
    if (str_to_int(text, cell->column->lo, cell->column->hi, &value))
        *(int *)field = (int)value;
    else
        cell_error(cell, "请写%d到%d之间的整数，如“1”。", cell->column->lo, cell->column->hi);
    mem_free(text);
}

void check_yes_no(const struct cell *cell, void *field)
{
    static const char *const words[] = {"否", "是", "不是", "√", "×", "✓", "0", "1", NULL};
    static const bool means[] = {false, true, false, true, false, true, false, true};
    char *text = clean_to_narrow(cell->text);
    int i = index_of(words, text);

    if (i >= 0)
        *(bool *)field = means[i];
    else
        cell_error(cell, "请写“是”或“否”，空着就是“否”。");
    mem_free(text);
}

void check_choice(const struct cell *cell, void *field)
{
    const char *const *choices = cell->column->choices;
    int i = index_of(choices, cell->text);

    if (i >= 0) {
        *(int *)field = i;
        return;
    }
    const char *nearest = nearest_of(choices, cell->text);
    char *all = joined(choices);
    if (nearest != NULL)
        cell_error(cell, "请写成“%s”（可以写的有：%s）。", nearest, all);
    else
        cell_error(cell, "请从这些里选一个写：%s。", all);
    mem_free(all);
}

/* ---- dates --------------------------------------------------------------------------------------------- */

static bool take_digits(const char **p, int least, int most, int *value)
{
    int digits = 0;

    for (*value = 0; digits < most && **p >= '0' && **p <= '9'; digits++)
        *value = *value * 10 + *(*p)++ - '0';
    return digits >= least;
}

static bool take_separator(const char **p, const char *chinese)
{
    return take(p, "-") || take(p, "/") || take(p, ".") || take(p, chinese);
}

/* What WPS adds behind a date in some formats. */
static void skip_midnight(const char **p)
{
    while (**p == ' ')
        (*p)++;
    if (!take(p, "00:00:00") && !take(p, "0:00:00") && !take(p, "00:00"))
        take(p, "0:00");
}

/* "2026-11-20", "2026/1/5", "2026.1.5", "2026年11月20日" */
static bool read_date(const char *text, struct date *date)
{
    const char *p = text;

    if (!take_digits(&p, 4, 4, &date->year) || !take_separator(&p, "年") ||
        !take_digits(&p, 1, 2, &date->month) || !take_separator(&p, "月") ||
        !take_digits(&p, 1, 2, &date->day))
        return false;
    if (!take(&p, "日"))
        take(&p, "号");
    skip_midnight(&p);
    return *p == '\0';
}

void check_date(const struct cell *cell, void *field)
{
    char *text = clean_to_narrow(cell->text);
    struct date date;
    long serial;

    if (str_to_int(text, 20000, 80000, &serial))
        cell_error(cell, "这是表格内部的日期序号，请在WPS里把这一列的格式设为“日期”再另存，如2026-11-20。");
    else if (!read_date(text, &date))
        cell_error(cell, "请写成2026-11-20这样的日期。");
    else if (!date_valid(date))
        cell_error(cell, "没有这一天，请改成真实的日期，如2026-11-20。");
    else
        *(int32_t *)field = date_to_day(date);
    mem_free(text);
}

/* ---- phones -------------------------------------------------------------------------------------------- */

/* The first number in it: its digits, without the signs that group them. */
static int phone_digits(const char *text, char digits[24])
{
    int count = 0;

    for (const char *p = text; *p != '\0' && count < 23; p++) {
        if (*p >= '0' && *p <= '9')
            digits[count++] = *p;
        else if (count > 0 && strchr("- ()+", *p) == NULL)
            break;
    }
    digits[count] = '\0';
    return count;
}

static void add_phone(const struct cell *cell, const char *part, void *ctx)
{
    char *text = clean_to_narrow(part);
    char digits[24];
    int count = phone_digits(text, digits);

    if (strstr(text, "E+") != NULL || strstr(text, "e+") != NULL)
        cell_part_error(cell, part,
                        "号码被表格改成了科学计数，请先把这一列的格式设为“文本”，再重新输入号码。");
    else if (count < 3 || count > 13)
        cell_part_error(
            cell, part,
            "看不出电话号码，请写成0571-12345678、13800000000或12345这样，几个号码之间用“；”隔开。");
    else if (count == 11 && digits[0] != '1' && digits[0] != '0')
        cell_part_error(cell, part, "像是少了最前面的0，请把这一列的格式设为“文本”再补上。");
    else if (count == 12 && digits[0] == '1')
        cell_part_error(cell, part, "手机号应当是11位，这里有12位，请核对。");
    else
        add_part(cell, text, ctx);
    mem_free(text);
}

void check_phones(const struct cell *cell, void *field)
{
    for_each_part(cell, at_semicolons, add_phone, field);
}

/* ---- materials ----------------------------------------------------------------------------------------- */

enum { MATERIAL_PARTS = 4 };

static const char *const material_forms[] = {"原件", "复印件", "原件和复印件", "电子件", NULL};

/* Cuts line at ｜ or |. More parts than there is room for are counted only. */
static int split_bars(char *line, char *part[MATERIAL_PARTS])
{
    int count = 0;

    for (char *from = line; from != NULL; count++) {
        char *narrow = strchr(from, '|'), *wide = strstr(from, "｜"), *next = NULL;
        if (wide != NULL && (narrow == NULL || wide < narrow)) {
            *wide = '\0';
            next = wide + strlen("｜");
        } else if (narrow != NULL) {
            *narrow = '\0';
            next = narrow + 1;
        }
        if (count < MATERIAL_PARTS)
            part[count] = from;
        from = next;
    }
    return count;
}

static bool check_material(const struct cell *cell, const char *line, int count,
                           char *const part[MATERIAL_PARTS])
{
    if (count > MATERIAL_PARTS) {
        cell_part_error(cell, line, "一行写一样材料，最多四段：名称｜形式｜份数｜说明，这里有%d段。", count);
        return false;
    }
    if (part[0][0] == '\0') {
        cell_part_error(cell, line,
                        "缺少材料的名称，请写成：名称｜形式｜份数｜说明，如“身份证｜原件｜出示｜”。");
        return false;
    }
    if (part[1][0] != '\0' && index_of(material_forms, part[1]) < 0) {
        const char *nearest = nearest_of(material_forms, part[1]);
        cell_part_error(cell, part[1],
                        "材料的形式请写成“%s”（可以写的有：原件、复印件、原件和复印件、电子件）。",
                        nearest != NULL ? nearest : "原件");
        return false;
    }
    return short_enough(cell, part[0], LIMIT_NAME_CHARS) && short_enough(cell, part[2], LIMIT_NAME_CHARS) &&
           short_enough(cell, part[3], LIMIT_LINE_CHARS);
}

static void add_material(const struct cell *cell, const char *line, void *ctx)
{
    struct service *service = ctx;
    char *raw = mem_strdup(skip_numbering(line));
    char *part[MATERIAL_PARTS], *text[MATERIAL_PARTS];
    int removed, count = split_bars(raw, part);

    for (int i = 0; i < MATERIAL_PARTS; i++)
        text[i] = clean_text(i < count ? part[i] : "", &removed);
    if (has_room(cell, service->material_count) && check_material(cell, line, count, text))
        service_add_material(service, text[0], text[1], text[2], text[3]);
    for (int i = 0; i < MATERIAL_PARTS; i++)
        mem_free(text[i]);
    mem_free(raw);
}

void check_materials(const struct cell *cell, void *field)
{
    for_each_part(cell, at_lines, add_material, field);
}

/* ---- questions and answers ----------------------------------------------------------------------------- */

static void add_faq_line(const struct cell *cell, const char *line, void *ctx)
{
    struct service *service = ctx;
    struct text_list *questions = &service->questions, *answers = &service->answers;
    const char *p = line;
    bool is_question = take(&p, "问：") || take(&p, "问:");
    bool is_answer = !is_question && (take(&p, "答：") || take(&p, "答:"));

    p += strspn(p, " ");
    if (is_question && questions->count > answers->count)
        cell_part_error(cell, line, "上一个“问：”还没有“答：”，请一问一答，各写一行。");
    else if (is_answer && questions->count == answers->count)
        cell_part_error(cell, line, "这个“答：”前面没有“问：”，请一问一答，各写一行。");
    else if (is_question)
        add_part(cell, p, questions);
    else if (is_answer)
        add_part(cell, p, answers);
    else if (answers->count > 0 && questions->count == answers->count) {
        /* A further line of the answer. */
        char **last = &answers->item[answers->count - 1];
        char *longer = str_format("%s\n%s", *last, line);
        if (short_enough(cell, longer, LIMIT_LINE_CHARS))
            text_set(last, longer);
        mem_free(longer);
    } else {
        cell_part_error(cell, line, "每行要用“问：”或“答：”开头。");
    }
}

void check_faq(const struct cell *cell, void *field)
{
    struct service *service = field;
    int errors = cell->findings->errors;

    for_each_part(cell, at_lines, add_faq_line, service);
    if (cell->findings->errors == errors && service->questions.count > service->answers.count)
        cell_part_error(cell, service->questions.item[service->questions.count - 1],
                        "最后一个“问：”没有“答：”，请补上。");
}
