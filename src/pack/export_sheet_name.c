/* SPDX-License-Identifier: MIT */
#include "export_sheet_name.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "export_text.h"

#include <string.h>
#include <strings.h>

size_t export_prefix_units(const char *text, size_t units)
{
    const char *p = text, *end = text + strlen(text);

    while (p < end) {
        const char *from = p;
        size_t wide = utf8_next(&p, end) > 0xFFFF ? 2 : 1;
        if (wide > units)
            return (size_t)(from - text);
        units -= wide;
    }
    return (size_t)(p - text);
}

/* In place: what no sheet may be called becomes a hyphen, apostrophes and blanks at both ends go. */
static void clean(char *name)
{
    char *from = name + strspn(name, "' \n");

    memmove(name, from, strlen(from) + 1);
    for (char *p = name; *p != '\0'; p++)
        if (strchr("[]:*?/\\\n", *p) != NULL)
            *p = '-';
}

static void trim_end(char *name)
{
    for (size_t n = strlen(name); n > 0 && (name[n - 1] == '\'' || name[n - 1] == ' '); n--)
        name[n - 1] = '\0';
}

static bool is_reserved(const char *name)
{
    return name[0] == '\0' || strcasecmp(name, "History") == 0 || str_same(name, "历史记录");
}

char *export_sheet_name(const char *text, int nth)
{
    char *name = export_plain(text), *number = nth > 1 ? str_format("(%d)", nth) : mem_strdup("");

    clean(name);
    name[export_prefix_units(name, SHEET_NAME_UNITS - strlen(number))] = '\0';
    trim_end(name);
    char *whole = str_format("%s%s%s", is_reserved(name) ? "表" : "", name, number);
    mem_free(name);
    mem_free(number);
    return whole;
}
