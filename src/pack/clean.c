/* SPDX-License-Identifier: MIT */
#include "clean.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum verdict { KEEP, DROP_SILENTLY, BLANK, DROP_CONTROL, DROP_BIDI, DROP_EMOJI, DROP_BROKEN };

struct range {
    uint32_t first, last;
    enum verdict verdict;
};

/*
 * Unicode 15; in order. What is in none is kept. Of the symbols from U+2300 to U+2BFF, as people paste them
 * from their phones, those are dropped that no face of fonts/manifest has: ✅ ❤ ⭐ go, ★ ☎ → ① ✓ stay.
 */
static const struct range ranges[] = {
    {0x00, 0x08, DROP_CONTROL},
    {0x09, 0x09, BLANK},
    {0x0B, 0x1F, DROP_CONTROL},
    {0x7F, 0x9F, DROP_CONTROL},
    {0xA0, 0xA0, BLANK},
    {0xAD, 0xAD, DROP_SILENTLY},
    {0x61C, 0x61C, DROP_BIDI},
    {0x200B, 0x200D, DROP_SILENTLY},
    {0x200E, 0x200F, DROP_BIDI},
    {0x2028, 0x2029, BLANK},
    {0x202A, 0x202E, DROP_BIDI},
    {0x2060, 0x2064, DROP_SILENTLY},
    {0x2066, 0x2069, DROP_BIDI},
    {0x20E3, 0x20E3, DROP_EMOJI},
    {0x231A, 0x231B, DROP_EMOJI},
    {0x23E9, 0x23FA, DROP_EMOJI},
    {0x25FB, 0x25FE, DROP_EMOJI},
    {0x2604, 0x2604, DROP_EMOJI},
    {0x2607, 0x2608, DROP_EMOJI},
    {0x260A, 0x260D, DROP_EMOJI},
    {0x2610, 0x2615, DROP_EMOJI},
    {0x2618, 0x261B, DROP_EMOJI},
    {0x2620, 0x262E, DROP_EMOJI},
    {0x2630, 0x263F, DROP_EMOJI},
    {0x2643, 0x265F, DROP_EMOJI},
    {0x2670, 0x2671, DROP_EMOJI},
    {0x267E, 0x269F, DROP_EMOJI},
    {0x26A1, 0x26BC, DROP_EMOJI},
    {0x26BF, 0x2701, DROP_EMOJI},
    {0x2703, 0x2712, DROP_EMOJI},
    {0x2714, 0x2719, DROP_EMOJI},
    {0x271B, 0x273C, DROP_EMOJI},
    {0x273E, 0x273E, DROP_EMOJI},
    {0x2741, 0x2755, DROP_EMOJI},
    {0x2757, 0x2775, DROP_EMOJI},
    {0x2794, 0x27A0, DROP_EMOJI},
    {0x27A2, 0x27BF, DROP_EMOJI},
    {0x2B00, 0x2B04, DROP_EMOJI},
    {0x2B08, 0x2B19, DROP_EMOJI},
    {0x2B1B, 0x2B94, DROP_EMOJI},
    {0x2B96, 0x2BFF, DROP_EMOJI},
    {0xFE0E, 0xFE0F, DROP_SILENTLY},
    {0xFEFF, 0xFEFF, DROP_SILENTLY},
    {0xFFF9, 0xFFFB, DROP_CONTROL},
    {0xFFFD, 0xFFFD, DROP_BROKEN},
    {0x1F000, 0x1FAFF, DROP_EMOJI},
    {0xE0000, 0xE007F, DROP_CONTROL},
};

static enum verdict judge(uint32_t c)
{
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return ranges[i].verdict;
    return KEEP;
}

static const char ideographic_space[] = "\xE3\x80\x80";

static bool ends_with_blank(const struct str *line, size_t from, size_t *bytes)
{
    *bytes = line->len > from && line->data[line->len - 1] == ' '                                     ? 1
             : line->len >= from + 3 && memcmp(line->data + line->len - 3, ideographic_space, 3) == 0 ? 3
                                                                                                      : 0;
    return *bytes > 0;
}

/* Cuts the blanks behind the line that begins at `from`. */
static void trim_end(struct str *out, size_t from)
{
    size_t bytes;

    while (ends_with_blank(out, from, &bytes)) {
        out->len -= bytes;
        out->data[out->len] = '\0';
    }
}

char *clean_text(const char *text, int *removed)
{
    static const int flag_of[] = {[DROP_CONTROL] = CLEAN_CONTROL,
                                  [DROP_BIDI] = CLEAN_BIDI,
                                  [DROP_EMOJI] = CLEAN_EMOJI,
                                  [DROP_BROKEN] = CLEAN_BROKEN};
    const char *p = text, *end = text + strlen(text);
    struct str out;
    size_t line = 0; /* where the line at hand begins in out */

    str_init(&out);
    *removed = 0;
    while (p < end) {
        const char *from = p;
        uint32_t c = utf8_next(&p, end);
        enum verdict verdict = judge(c);
        if (verdict >= DROP_CONTROL)
            *removed |= flag_of[verdict];
        if (c == '\n') {
            trim_end(&out, line);
            if (out.len > line) {
                str_add_char(&out, '\n');
                line = out.len;
            }
        } else if (verdict == BLANK || c == ' ' || c == 0x3000) {
            if (out.len > line)
                str_add_bytes(&out, verdict == BLANK ? " " : from, verdict == BLANK ? 1 : (size_t)(p - from));
        } else if (verdict == KEEP) {
            str_add_bytes(&out, from, (size_t)(p - from));
        }
    }
    trim_end(&out, line);
    if (out.len > 0 && out.data[out.len - 1] == '\n')
        out.data[--out.len] = '\0';
    return str_take(&out);
}

char *clean_to_narrow(const char *text)
{
    const char *p = text, *end = text + strlen(text);
    struct str out;
    char put[4];

    str_init(&out);
    while (p < end) {
        uint32_t c = utf8_next(&p, end);
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        else if (c == 0x3000)
            c = ' ';
        str_add_bytes(&out, put, (size_t)utf8_put(c, put));
    }
    return str_take(&out);
}

void clean_to_one_line(char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '\n')
            *text = ' ';
}
