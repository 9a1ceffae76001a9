/* SPDX-License-Identifier: MIT */
#include "pack/findings.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { WRITTEN_CHARS = 40, ADVICE_CHARS = 300 };

void findings_init(struct findings *findings)
{
    *findings = (struct findings){0};
}

void findings_finish(struct findings *findings)
{
    for (int i = 0; i < findings->count; i++) {
        struct finding *f = &findings->item[i];
        mem_free(f->sheet);
        mem_free(f->column);
        mem_free(f->written);
        mem_free(f->advice);
    }
    mem_free(findings->item);
    findings_init(findings);
}

/* On one line, and short enough to be read. */
static char *shortened(const char *text, size_t chars)
{
    size_t bytes = strlen(text), keep = utf8_prefix(text, bytes, chars);
    char *copy = str_format("%.*s%s", (int)keep, text, keep < bytes ? "…" : "");

    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < ' ')
            *p = ' ';
    return copy;
}

static char *advice_of(const char *format, va_list args) KETING_PRINTF(1, 0);

static char *advice_of(const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int bytes = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (bytes < 0)
        return mem_strdup("");
    char *whole = mem_alloc((size_t)bytes + 1);
    vsnprintf(whole, (size_t)bytes + 1, format, args);
    char *advice = shortened(whole, ADVICE_CHARS);
    mem_free(whole);
    return advice;
}

void findings_add_list(struct findings *findings, enum finding_level level, const char *sheet, int row,
                       const char *column, const char *written, const char *advice_format, va_list args)
{
    if (level == FINDING_ERROR)
        findings->errors++;
    else
        findings->warnings++;
    if (findings->count == FINDINGS_LIMIT)
        return;
    if (findings->item == NULL)
        findings->item = mem_calloc(FINDINGS_LIMIT, sizeof *findings->item);
    findings->item[findings->count++] = (struct finding){.level = level,
                                                         .sheet = mem_strdup(sheet),
                                                         .row = row,
                                                         .line = findings->line == row ? 0 : findings->line,
                                                         .column = shortened(column, WRITTEN_CHARS),
                                                         .written = shortened(written, WRITTEN_CHARS),
                                                         .advice = advice_of(advice_format, args)};
}

void findings_add(struct findings *findings, enum finding_level level, const char *sheet, int row,
                  const char *column, const char *written, const char *advice_format, ...)
{
    va_list args;

    va_start(args, advice_format);
    findings_add_list(findings, level, sheet, row, column, written, advice_format, args);
    va_end(args);
}

static void print_one(const struct finding *f, struct str *out)
{
    str_add(out, f->level == FINDING_ERROR ? "【错误】" : "【提醒】");
    str_add(out, f->sheet);
    if (f->row > 0)
        str_add_format(out, " 第%d行", f->row);
    if (f->row > 0 && f->line > 0)
        str_add_format(out, "（用记事本打开是第%d行）", f->line);
    if (f->column[0] != '\0')
        str_add_format(out, " “%s”", f->column);
    str_add(out, "：");
    if (f->written[0] != '\0')
        str_add_format(out, "写的是“%s”，", f->written);
    str_add(out, f->advice);
    str_add(out, "\n");
}

void findings_print(const struct findings *findings, struct str *out)
{
    for (int i = 0; i < findings->count; i++)
        print_one(&findings->item[i], out);
    if (findings->errors + findings->warnings > findings->count)
        str_add_format(out, "……后面还有%d处，没有列出。\n",
                       findings->errors + findings->warnings - findings->count);
    if (findings->errors + findings->warnings == 0)
        str_add(out, "检查通过，没有发现问题。\n");
    else
        str_add_format(out, "共发现错误%d处，提醒%d处。\n", findings->errors, findings->warnings);
}
