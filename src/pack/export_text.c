/* SPDX-License-Identifier: MIT */
#include "export_text.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

enum { FILE_NAME_CHARS = 40 };

static bool is_bidi(uint32_t c)
{
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Also the two that XML cannot hold (U+FFFE, U+FFFF) and the byte order mark. */
static bool is_control(uint32_t c)
{
    return c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static bool ends_line(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

char *export_plain(const char *text)
{
    const char *p = text, *end = text + strlen(text);
    /* U+FFFD is longer than the byte it stands for. */
    char *plain = mem_alloc((size_t)(end - p) * 3 + 1), *put = plain;

    while (p < end) {
        uint32_t c = utf8_next(&p, end);
        if (c == '\r' && p < end && *p == '\n')
            continue;
        if (ends_line(c))
            *put++ = '\n';
        else if (c == '\t')
            *put++ = ' ';
        else if (!is_control(c) && !is_bidi(c))
            put += utf8_put(c, put);
    }
    *put = '\0';
    return plain;
}

static bool looks_like_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

    for (size_t i = 0; i < ARRAY_LEN(starts); i++)
        if (str_starts(text, starts[i]))
            return true;
    return false;
}

void export_add_field(struct str *out, const char *text)
{
    char *plain = export_plain(text);

    str_add_char(out, '"');
    if (looks_like_formula(text) || looks_like_formula(plain))
        str_add_char(out, '\'');
    for (const char *p = plain; *p != '\0';) {
        size_t bytes = strcspn(p, "\"");
        str_add_bytes(out, p, bytes);
        p += bytes;
        if (*p == '"') {
            str_add(out, "\"\"");
            p++;
        }
    }
    str_add_char(out, '"');
    export_wipe_text(plain);
}

static void add_json_char(struct str *out, uint32_t c)
{
    char put[4];

    switch (c) {
    case '"': str_add(out, "\\\""); return;
    case '\\': str_add(out, "\\\\"); return;
    case '\n': str_add(out, "\\n"); return;
    case '\r': str_add(out, "\\r"); return;
    case '\t': str_add(out, "\\t"); return;
    default: break;
    }
    if (is_control(c) || is_bidi(c) || ends_line(c))
        str_add_format(out, "\\u%04x", (unsigned)c);
    else
        str_add_bytes(out, put, (size_t)utf8_put(c, put));
}

void export_add_json(struct str *out, const char *text)
{
    const char *p = text, *end = text + strlen(text);

    str_add_char(out, '"');
    while (p < end)
        add_json_char(out, utf8_next(&p, end));
    str_add_char(out, '"');
}

void export_add_file_name(struct str *out, const char *text)
{
    const char *p = text, *end = text + strlen(text);
    char put[4];

    for (int i = 0; p < end && i < FILE_NAME_CHARS; i++) {
        uint32_t c = utf8_next(&p, end);
        bool taken = c > ' ' && !is_control(c) && !is_bidi(c) && !ends_line(c) && c != UTF8_REPLACEMENT &&
                     (c >= 0x80 || strchr("\\/:*?\"<>|.", (int)c) == NULL);
        if (taken)
            str_add_bytes(out, put, (size_t)utf8_put(c, put));
        else
            str_add_char(out, '_');
    }
}

/* ---- dates --------------------------------------------------------------------------------------------- */

enum { MOST_DAYS = 84000 /* of the year 2199 */ };

struct date export_date(int32_t day)
{
    return date_from_day(clamp_int(day, 0, MOST_DAYS));
}

struct date_time export_date_time(int64_t wall_s)
{
    const int64_t most = (int64_t)MOST_DAYS * DATE_DAY_S;

    return date_time_from_wall(wall_s < 0 ? 0 : wall_s > most ? most : wall_s);
}

void export_add_day(struct str *out, int32_t day)
{
    struct date date = export_date(day);

    if (day != DAY_NONE)
        str_add_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void export_add_time(struct str *out, int64_t wall_s)
{
    struct date_time t = export_date_time(wall_s);

    str_add_format(out, "%04d-%02d-%02d %02d:%02d", t.date.year, t.date.month, t.date.day, t.hour, t.minute);
}

void export_add_iso(struct str *out, int64_t wall_s)
{
    struct date_time t = export_date_time(wall_s);

    str_add_format(out, "%04d-%02d-%02dT%02d:%02d:%02d+08:00", t.date.year, t.date.month, t.date.day, t.hour,
                   t.minute, t.second);
}

/* ---- leaving no trace ---------------------------------------------------------------------------------- */

void export_reserve(struct str *s, size_t bytes)
{
    str_add_format(s, "%*s", (int)bytes, "");
    str_clear(s);
}

void export_wipe(struct str *s)
{
    if (s->data != NULL)
        explicit_bzero(s->data, s->space);
    str_finish(s);
}

void export_wipe_text(char *text)
{
    if (text != NULL)
        explicit_bzero(text, strlen(text));
    mem_free(text);
}
