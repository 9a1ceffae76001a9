/* SPDX-License-Identifier: MIT */
#include "check_field.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "check_parts.h"
#include "clean.h"

#include <string.h>

bool text_list_has(const struct text_list *list, const char *text)
{
    for (int i = 0; i < list->count; i++)
        if (str_same(list->item[i], text))
            return true;
    return false;
}

static bool is_text(enum field_kind kind)
{
    return kind == FIELD_SHORT_TEXT || kind == FIELD_LONG_TEXT || kind == FIELD_NAME || kind == FIELD_ADDRESS;
}

/* ---- options and phrases ------------------------------------------------------------------------------- */

struct once {
    struct text_list *list;
    int most;
    const char *what;
};

static void add_once(const struct cell *cell, const char *part, void *ctx)
{
    const struct once *to = ctx;

    if (text_list_has(to->list, part))
        cell_part_error(cell, part, "这个%s写了两次，请删去一个。", to->what);
    else if (to->list->count == to->most)
        cell_part_error(cell, part, "%s太多了，最多%d个，请合并。", to->what, to->most);
    else
        parts_add(cell, part, to->list);
}

void field_read_options(const struct cell *cell, void *field)
{
    struct once to = {field, LIMIT_OPTIONS, "选项"};

    parts_each(cell, parts_at_semicolons, add_once, &to);
}

void field_read_phrases(const struct cell *cell, void *field)
{
    struct once to = {field, LIMIT_PHRASES, "快填的话"};

    parts_each(cell, parts_at_semicolons, add_once, &to);
}

void field_check_options(const struct cell *cell, const struct form_field *field)
{
    bool choice = field->kind == FIELD_CHOICE || field->kind == FIELD_CHOICES;
    const char *kind = field_kind_name(field->kind);

    if (field->source != SOURCE_OPTIONS && cell->text[0] != '\0')
        cell_error(cell, "“来自”已经写明选项从哪里来，请清空这一格。");
    else if (field->source != SOURCE_OPTIONS)
        return;
    else if (choice && field->options.count < 2)
        cell_error(cell, "“%s”至少要有两个选项，请用“；”隔开，如“上午；下午”。", kind);
    else if (!choice && field->kind != FIELD_SLOT && field->options.count > 0)
        cell_error(cell, "“%s”不用选项，请清空这一格，或把“类型”改成“单选”。", kind);
}

/* A phrase that the limit would cut is no help. */
void field_check_phrases(const struct cell *cell, const struct form_field *field)
{
    if (field->phrases.count > 0 && !is_text(field->kind))
        cell_error(cell, "“%s”不用快填，请清空这一格，或把“类型”改成“短文字”“长文字”。",
                   field_kind_name(field->kind));
    for (int i = 0; i < field->phrases.count && field->most > 0; i++) {
        const char *phrase = field->phrases.item[i];
        if (utf8_count(phrase, strlen(phrase)) > (size_t)field->most)
            cell_part_error(cell, phrase, "比“检查”里的%ld字还长，请缩短。", field->most);
    }
}

/* ---- where options come from --------------------------------------------------------------------------- */

/* In the order of enum field_source. */
static const char *const sources[] = {"选项", "活动", "场次", "场所", "议事", NULL};

struct coded {
    const struct tables *tables;
    struct form_field *field;
};

static void add_coded(const struct cell *cell, const char *part, void *ctx)
{
    const struct coded *to = ctx;
    bool series = to->field->source == SOURCE_SERIES;
    char *code = clean_to_narrow(part);
    int index = 0;

    enum reference found = series
                               ? codes_find(&to->tables->series_codes, cell, code, "活动.csv", &index)
                               : codes_find(&to->tables->place_codes, cell, code, "场所.csv", &index);
    if (found == REFERENCE_GOOD) {
        const char *name = series ? to->tables->series[index]->name : to->tables->places[index]->name;
        if (text_list_has(&to->field->options, name))
            cell_part_error(cell, part, "“%s”已经有了，请删去一个。", name);
        else if (to->field->options.count == LIMIT_OPTIONS)
            cell_part_error(cell, part, "太多了，最多%d个，请删减。", LIMIT_OPTIONS);
        else {
            text_list_add(&to->field->options, name);
            text_list_add(&to->field->option_codes, code);
        }
    }
    mem_free(code);
}

static void read_codes(const struct cell *cell, const char *codes, struct form_field *field,
                       const struct tables *tables)
{
    struct coded to = {tables, field};
    struct cell part = *cell;
    int errors = cell->findings->errors;
    const char *file = field->source == SOURCE_SERIES ? "活动" : "场所";

    part.text = codes;
    parts_each(&part, parts_at_all, add_coded, &to);
    if (codes[strspn(codes, " ")] == '\0')
        cell_error(cell, "请在冒号后面写“%s.csv”里的编号，如“%s：%s”，几个之间用“、”隔开。", file, file,
                   field->source == SOURCE_SERIES ? "shufa、jianzhi" : "hd1、hd2");
    else if (field->options.count == 0 && cell->findings->errors == errors)
        cell_error(cell, "这几个编号在“%s.csv”里的行都有错误，请先改好它们。", file);
}

static void check_source_kind(const struct cell *cell, const struct form_field *field)
{
    enum field_kind kind = field->source == SOURCE_SESSIONS ? FIELD_SLOT : FIELD_CHOICE;

    if (field->kind != kind)
        cell_error(cell, "来自“%s”的字段，“类型”要写“%s”。", sources[field->source], field_kind_name(kind));
}

void field_check_source(const struct cell *cell, struct form_field *field, const struct tables *tables)
{
    int source = SOURCE_OPTIONS;
    const char *codes = "";
    char *word;
    int removed;

    if (cell->text[0] == '\0')
        return;
    const char *wide = strstr(cell->text, "："), *narrow = strchr(cell->text, ':');
    const char *colon = narrow == NULL || (wide != NULL && wide < narrow) ? wide : narrow;
    if (colon != NULL)
        codes = colon + (colon == wide ? strlen("：") : 1);
    char *before = mem_strndup(cell->text, colon != NULL ? (size_t)(colon - cell->text) : strlen(cell->text));
    word = clean_text(before, &removed);
    source = choices_find(sources, word);
    mem_free(before);
    mem_free(word);
    if (source <= SOURCE_OPTIONS) {
        cell_error(cell, "请写成“活动：编号、编号”“场所：编号、编号”“场次”或“议事”；选项写在“选项”里的，这一格空着。");
        return;
    }
    field->source = (enum field_source)source;
    check_source_kind(cell, field);
    if (source == SOURCE_SERIES || source == SOURCE_PLACES)
        read_codes(cell, codes, field, tables);
    else if (codes[strspn(codes, " ")] != '\0')
        cell_error(cell, "“%s”后面不用写编号，请只写“%s”。", sources[source], sources[source]);
}

/* ---- answers that are an emergency --------------------------------------------------------------------- */

void field_check_divert(const struct cell *cell, const struct form_field *field)
{
    bool yes_no = field->kind == FIELD_YES_NO;

    if (field->divert.count > 0 && !yes_no && field->options.count == 0) {
        cell_error(cell, "只有写了选项的“单选”“多选”，和“是否”，才能转急，请清空这一格。");
        return;
    }
    for (int i = 0; i < field->divert.count; i++) {
        const char *value = field->divert.item[i];
        if (yes_no && !str_same(value, "是") && !str_same(value, "否"))
            cell_part_error(cell, value, "“是否”的转急只能写“是”或“否”。");
        else if (!yes_no && !text_list_has(&field->options, value))
            cell_part_error(cell, value, "“选项”里没有这一个，请照抄它的选项，几个之间用“；”隔开。");
    }
}

/* ---- limits -------------------------------------------------------------------------------------------- */

static bool take_range_sign(const char **p)
{
    static const char *const signs[] = {"–", "—", "-", "~", "～", "至", "到"};

    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (part_take(p, signs[i]))
            return true;
    return false;
}

/* "1–999", "≤200", "最多200" and 字 behind it. */
static bool parse_limits(const char *p, long *least, long *most, bool *chars)
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

void field_check_limits(const struct cell *cell, struct form_field *field)
{
    bool number = field->kind == FIELD_NUMBER, text = is_text(field->kind), chars = false;
    long least = 0, most = 0;

    if (cell->text[0] == '\0')
        return;
    char *narrow = clean_to_narrow(cell->text);
    bool parsed = parse_limits(narrow, &least, &most, &chars);
    mem_free(narrow);
    if (!number && !text)
        cell_error(cell, "“%s”不用检查，请清空这一格。", field_kind_name(field->kind));
    else if (!parsed || chars == number)
        cell_error(cell, number ? "数字的检查请写成“1–999”这样。" : "文字的检查请写成“≤200字”这样。");
    else if (most < least || most == 0)
        cell_error(cell, "最大的数要大于最小的数，请改正。");
    else if (text && most > LIMIT_PARAGRAPH_CHARS)
        cell_error(cell, "最多%d字，请改小。", LIMIT_PARAGRAPH_CHARS);
    field->least = least;
    field->most = most;
}
