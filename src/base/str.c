/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void str_init(struct str *s)
{
    *s = (struct str){NULL, 0, 0};
}

void str_finish(struct str *s)
{
    mem_free(s->data);
    str_init(s);
}

void str_clear(struct str *s)
{
    s->len = 0;
    if (s->data != NULL)
        s->data[0] = '\0';
}

static void make_room(struct str *s, size_t more)
{
    size_t need = s->len + more + 1;

    if (need <= s->space)
        return;
    size_t space = s->space ? s->space : 64;
    while (space < need)
        space *= 2;
    s->data = mem_realloc(s->data, space);
    s->space = space;
}

void str_add_bytes(struct str *s, const char *bytes, size_t count)
{
    make_room(s, count);
    if (count > 0)
        memcpy(s->data + s->len, bytes, count);
    s->len += count;
    s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
    str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
    str_add_bytes(s, &c, 1);
}

static void add_format(struct str *s, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return;
    make_room(s, (size_t)n);
    vsnprintf(s->data + s->len, (size_t)n + 1, format, args);
    s->len += (size_t)n;
}

void str_add_format(struct str *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_format(s, format, args);
    va_end(args);
}

const char *str_text(const struct str *s)
{
    return s->data != NULL ? s->data : "";
}

char *str_take(struct str *s)
{
    char *text = s->data != NULL ? s->data : mem_strdup("");
    str_init(s);
    return text;
}

char *str_format(const char *format, ...)
{
    struct str s;
    va_list args;

    str_init(&s);
    va_start(args, format);
    add_format(&s, format, args);
    va_end(args);
    return str_take(&s);
}

bool str_to_int(const char *text, long lo, long hi, long *out)
{
    bool negative = *text == '-';
    const char *p = text + negative;
    long value = 0; /* counted below zero, where there is room for one more */

    if (*p == '\0')
        return false;
    for (; *p != '\0'; p++) {
        if (*p < '0' || *p > '9' || __builtin_mul_overflow(value, 10L, &value) ||
            __builtin_sub_overflow(value, (long)(*p - '0'), &value))
            return false;
    }
    if (!negative && __builtin_sub_overflow(0L, value, &value))
        return false;
    if (value < lo || value > hi)
        return false;
    *out = value;
    return true;
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *text, const char *suffix)
{
    size_t n = strlen(text), m = strlen(suffix);
    return n >= m && memcmp(text + n - m, suffix, m) == 0;
}

bool str_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}
