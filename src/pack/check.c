/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/mem.h"
#include "check_parts.h"
#include "clean.h"
#include "store/model.h"

#include <stdio.h>
#include <string.h>

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
    if (part_fits(cell, line, cell->column->hi))
        text_set(field, line);
    mem_free(line);
}

void check_text(const struct cell *cell, void *field)
{
    if (part_fits(cell, cell->text, LIMIT_TEXT_CHARS))
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

/* Behind "1、", "2.", "（3）", "④": the screen numbers by itself. "1.5米" and "3个" are no numbering. */
static const char *skip_numbering(const char *line)
{
    const char *p = line;
    bool bracket = part_take(&p, "（") || part_take(&p, "(");
    const char *digits = p;

    if (!bracket && (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x91 &&
        (unsigned char)p[2] >= 0xA0 && (unsigned char)p[2] <= 0xB3)
        return p + 3; /* ①..⑳ */
    while (*p >= '0' && *p <= '9' && p - digits < 2)
        p++;
    if (p == digits)
        return line;
    if (bracket ? part_take(&p, "）") || part_take(&p, ")")
                : part_take(&p, "、") || part_take(&p, "．") || part_take(&p, "）") || part_take(&p, ")") ||
                      (*p == '.' && (p[1] < '0' || p[1] > '9') && part_take(&p, ".")))
        return p + strspn(p, " ");
    return line;
}

static void add_unnumbered(const struct cell *cell, const char *part, void *ctx)
{
    const char *line = skip_numbering(part);

    if (*line != '\0')
        parts_add(cell, line, ctx);
}

void check_lines(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_lines, add_unnumbered, field);
}

void check_list(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_all, parts_add, field);
}

void check_files(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_semicolons, parts_add, field);
}

static void add_known(const struct cell *cell, const char *part, void *ctx)
{
    const char *const *choices = cell->column->choices;

    if (choices_find(choices, part) < 0) {
        const char *nearest = nearest_of(choices, part);
        char *all = choices_joined(choices);
        if (nearest != NULL)
            cell_part_warn(cell, part, "不在常用的说法里，是不是“%s”？常用的有：%s。", nearest, all);
        else
            cell_part_warn(cell, part, "不在常用的说法里，请尽量用：%s。", all);
        mem_free(all);
    }
    parts_add(cell, part, ctx);
}

void check_known(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_all, add_known, field);
}

/* ---- numbers and choices ------------------------------------------------------------------------------- */

/* "1次" is as good as "1", "40人" as "40". */
static void cut_unit(char *text)
{
    static const char *const units[] = {"次", "人", "户", "名", "座"};

    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (str_ends(text, units[i])) {
            text[strlen(text) - strlen(units[i])] = '\0';
            return;
        }
}

void check_number(const struct cell *cell, void *field)
{
    char *text = clean_to_narrow(cell->text);
    long value = 0;

    cut_unit(text);
    if (str_to_int(text, cell->column->lo, cell->column->hi, &value))
        *(int *)field = (int)value;
    else
        cell_error(cell, "请写%d到%d之间的整数，如“%d”%s。", cell->column->lo, cell->column->hi,
                   max_int(1, cell->column->lo), cell->column->required ? "" : "；没有或不限的，空着不写");
    mem_free(text);
}

void check_yes_no(const struct cell *cell, void *field)
{
    static const char *const words[] = {"否", "是", "不是", "√", "×", "✓", "0", "1", NULL};
    static const bool means[] = {false, true, false, true, false, true, false, true};
    char *text = clean_to_narrow(cell->text);
    int i = choices_find(words, text);

    if (i >= 0)
        *(bool *)field = means[i];
    else
        cell_error(cell, "请写“是”或“否”，空着就是“否”。");
    mem_free(text);
}

void check_choice(const struct cell *cell, void *field)
{
    const char *const *choices = cell->column->choices;
    int i = choices_find(choices, cell->text);

    if (i >= 0) {
        *(int *)field = i;
        return;
    }
    const char *nearest = nearest_of(choices, cell->text);
    char *all = choices_joined(choices);
    if (nearest != NULL)
        cell_error(cell, "请写成“%s”（可以写的有：%s）。", nearest, all);
    else
        cell_error(cell, "请从这些里选一个写：%s。", all);
    mem_free(all);
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

/* What begins as a number must be one that can be; "出示" and "各一份" are words. */
static bool copies_can_be(const char *copies)
{
    char *narrow = clean_to_narrow(copies);
    const char *p = narrow;
    int count = 0;
    bool number = part_take_digits(&p, 1, 9, &count);

    bool ok = !number || (count >= 1 && count <= 99 && (*p < '0' || *p > '9'));
    mem_free(narrow);
    return ok;
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
    if (part[1][0] != '\0' && choices_find(material_forms, part[1]) < 0) {
        const char *nearest = nearest_of(material_forms, part[1]);
        cell_part_error(cell, part[1],
                        "材料的形式请写成“%s”（可以写的有：原件、复印件、原件和复印件、电子件）。",
                        nearest != NULL ? nearest : "原件");
        return false;
    }
    if (!copies_can_be(part[2])) {
        cell_part_error(cell, part[2], "份数请写1到99之间的数，或“出示”。");
        return false;
    }
    return part_fits(cell, part[0], LIMIT_NAME_CHARS) && part_fits(cell, part[2], LIMIT_NAME_CHARS) &&
           part_fits(cell, part[3], LIMIT_LINE_CHARS);
}

static void add_material(const struct cell *cell, const char *line, void *ctx)
{
    struct service *service = ctx;
    char *raw = mem_strdup(skip_numbering(line));
    char *part[MATERIAL_PARTS], *text[MATERIAL_PARTS];
    int removed, count = split_bars(raw, part);

    for (int i = 0; i < MATERIAL_PARTS; i++)
        text[i] = clean_text(i < count ? part[i] : "", &removed);
    if (parts_have_room(cell, service->material_count) && check_material(cell, line, count, text))
        service_add_material(service, text[0], text[1], text[2], text[3]);
    for (int i = 0; i < MATERIAL_PARTS; i++)
        mem_free(text[i]);
    mem_free(raw);
}

void check_materials(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_lines, add_material, field);
}

/* ---- questions and answers ----------------------------------------------------------------------------- */

static void add_faq_line(const struct cell *cell, const char *line, void *ctx)
{
    struct service *service = ctx;
    struct text_list *questions = &service->questions, *answers = &service->answers;
    const char *p = line;
    bool is_question = part_take(&p, "问：") || part_take(&p, "问:");
    bool is_answer = !is_question && (part_take(&p, "答：") || part_take(&p, "答:"));

    p += strspn(p, " ");
    if (is_question && questions->count > answers->count)
        cell_part_error(cell, line, "上一个“问：”还没有“答：”，请一问一答，各写一行。");
    else if (is_answer && questions->count == answers->count)
        cell_part_error(cell, line, "这个“答：”前面没有“问：”，请一问一答，各写一行。");
    else if (is_question)
        parts_add(cell, p, questions);
    else if (is_answer)
        parts_add(cell, p, answers);
    else if (answers->count > 0 && questions->count == answers->count) {
        /* A further line of the answer. */
        char **last = &answers->item[answers->count - 1];
        char *longer = str_format("%s\n%s", *last, line);
        if (part_fits(cell, longer, LIMIT_LINE_CHARS))
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

    parts_each(cell, parts_at_lines, add_faq_line, service);
    if (cell->findings->errors == errors && service->questions.count > service->answers.count)
        cell_part_error(cell, service->questions.item[service->questions.count - 1],
                        "最后一个“问：”没有“答：”，请补上。");
}
