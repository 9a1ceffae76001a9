/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

/* Unicode 15 table 3-7: what may follow each lead byte. Only the second byte ever differs from 80..BF. */
static int lead_info(unsigned char lead, unsigned char *second_lo, unsigned char *second_hi)
{
    *second_lo = 0x80;
    *second_hi = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0)
            *second_lo = 0xA0;
        if (lead == 0xED)
            *second_hi = 0x9F;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0)
            *second_lo = 0x90;
        if (lead == 0xF4)
            *second_hi = 0x8F;
        return 4;
    }
    return 0;
}

uint32_t utf8_next(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    size_t left = (size_t)(end - *p);
    unsigned char lo, hi;

    if (s[0] < 0x80) {
        *p += 1;
        return s[0];
    }
    int length = lead_info(s[0], &lo, &hi);
    if (length == 0) {
        *p += 1;
        return UTF8_REPLACEMENT;
    }
    uint32_t code = s[0] & (0xFFu >> (length + 1));
    for (int i = 1; i < length; i++) {
        if ((size_t)i >= left || s[i] < lo || s[i] > hi) {
            *p += i;
            return UTF8_REPLACEMENT;
        }
        code = code << 6 | (s[i] & 0x3Fu);
        lo = 0x80;
        hi = 0xBF;
    }
    *p += length;
    return code;
}

const char *utf8_prev(const char *p, const char *start)
{
    const char *from = p - 1;

    for (int i = 0; i < 3 && from > start && (*from & 0xC0) == 0x80; i++)
        from--;
    /* Bytes that are no character on their own are stepped over one by one, as utf8_next does. */
    const char *q = from;
    utf8_next(&q, p);
    return q == p ? from : p - 1;
}

int utf8_put(uint32_t code_point, char out[4])
{
    uint32_t c = code_point;

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = UTF8_REPLACEMENT;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    int length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (int i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)((0xF00u >> length) | c);
    return length;
}

const char *utf8_find_bad(const char *text, size_t bytes)
{
    const char *end = text + bytes;

    for (const char *p = text; p < end;) {
        const char *from = p;
        uint32_t c = utf8_next(&p, end);
        /* A real U+FFFD is three bytes EF BF BD; every other one reports an error. */
        if (c == UTF8_REPLACEMENT && !(p - from == 3 && (unsigned char)from[0] == 0xEF))
            return from;
    }
    return NULL;
}

size_t utf8_count(const char *text, size_t bytes)
{
    size_t count = 0;

    for (const char *p = text, *end = text + bytes; p < end; count++)
        utf8_next(&p, end);
    return count;
}

size_t utf8_prefix(const char *text, size_t bytes, size_t count)
{
    const char *p = text, *end = text + bytes;

    while (p < end && count-- > 0)
        utf8_next(&p, end);
    return (size_t)(p - text);
}
