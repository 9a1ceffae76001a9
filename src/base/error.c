/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What was too long may have been cut in the middle of a character. */
static void drop_broken_end(char *text)
{
    size_t bytes = strlen(text);
    const char *last = utf8_prev(text + bytes, text);

    while (last > text && utf8_find_bad(last, (size_t)(text + bytes - last)) != NULL) {
        bytes = (size_t)(last - text);
        last = utf8_prev(last, text);
    }
    text[bytes] = '\0';
}

void error_set(struct error *error, enum error_code code, const char *format, ...)
{
    va_list args;

    if (error == NULL || error->code != ERROR_NONE)
        return;
    error->code = code;
    va_start(args, format);
    int length = vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    if (length >= (int)sizeof error->text)
        drop_broken_end(error->text);
}

void error_clear(struct error *error)
{
    error->code = ERROR_NONE;
    error->text[0] = '\0';
}
