/* SPDX-License-Identifier: MIT */
#include "check_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "clean.h"
#include "store/model.h"

#include <string.h>

static size_t chars_of(const char *text)
{
    return utf8_count(text, strlen(text));
}

bool part_take(const char **p, const char *text)
{
    if (!str_starts(*p, text))
        return false;
    *p += strlen(text);
    return true;
}

bool part_fits(const struct cell *cell, const char *part, int most)
{
    size_t count = chars_of(part);

    if (count <= (size_t)most)
        return true;
    cell_part_error(cell, part, "太长了（%zu个字），最多%d个字，请缩短。", count, most);
    return false;
}

/* Once over the text, however many parts it has: a cell may hold a megabyte. */
static const char *find_separator(const char *text, const char *const *separators, const char **behind)
{
    for (; *text != '\0'; text++)
        for (int i = 0; separators[i] != NULL; i++)
            if (*text == separators[i][0] && str_starts(text, separators[i])) {
                *behind = text + strlen(separators[i]);
                return text;
            }
    *behind = text;
    return text;
}

void parts_each(const struct cell *cell, const char *const *separators, part_fn fn, void *ctx)
{
    for (const char *from = cell->text, *next; *from != '\0'; from = next) {
        const char *to = find_separator(from, separators, &next);
        int removed;
        char *raw = mem_strndup(from, (size_t)(to - from)), *part = clean_text(raw, &removed);
        if (part[0] != '\0')
            fn(cell, part, ctx);
        mem_free(raw);
        mem_free(part);
    }
}

const char *const parts_at_lines[] = {"\n", NULL};
const char *const parts_at_semicolons[] = {"；", ";", "\n", NULL};
const char *const parts_at_all[] = {"、", "，", ",", "；", ";", "\n", NULL};

bool parts_have_room(const struct cell *cell, int count)
{
    if (count < LIMIT_LINES)
        return true;
    if (count == LIMIT_LINES)
        cell_part_error(cell, "", "太多了，最多%d条，请删减。", LIMIT_LINES);
    return false;
}

void parts_add(const struct cell *cell, const char *part, void *ctx)
{
    struct text_list *list = ctx;
    int most = cell->column->hi > 0 ? cell->column->hi : LIMIT_LINE_CHARS;

    if (parts_have_room(cell, list->count) && part_fits(cell, part, most))
        text_list_add(list, part);
}

char *choices_joined(const char *const *choices)
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

int choices_find(const char *const *choices, const char *text)
{
    for (int i = 0; choices[i] != NULL; i++)
        if (str_same(choices[i], text))
            return i;
    return -1;
}
