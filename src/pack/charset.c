/* SPDX-License-Identifier: MIT */
#include "charset.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define SAVE_AGAIN "请用WPS打开这个表，重新“另存为”CSV（UTF-8）格式"

/* 0x0A is never part of a longer character, neither in UTF-8 nor in GB18030. */
static int line_of(const char *data, const char *at)
{
    int line = 1;

    for (const char *p = data; p < at; p++)
        line += *p == '\n';
    return line;
}

static char *copy_utf8(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    char *out = mem_try_alloc(bytes + 1, 1);

    if (out == NULL) {
        error_set(error, ERROR_LIMIT, "文件太大，内存放不下");
        return NULL;
    }
    memcpy(out, data, bytes);
    out[bytes] = '\0';
    *out_bytes = bytes;
    return out;
}

static char *decode_utf8(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    const char *bad = utf8_find_bad(data, bytes);

    if (bad == NULL)
        return copy_utf8(data, bytes, out_bytes, error);
    error_set(error, ERROR_INPUT, "用记事本打开的第%d行有坏字（不是完整的UTF-8文字），" SAVE_AGAIN,
              line_of(data, bad));
    return NULL;
}

static uint32_t unit_at(const unsigned char *p, bool little)
{
    return little ? (uint32_t)(p[0] | p[1] << 8) : (uint32_t)(p[0] << 8 | p[1]);
}

/* One character, or UINT32_MAX for half a pair or an odd byte at the end. */
static uint32_t next_utf16(const unsigned char **p, const unsigned char *end, bool little)
{
    if (end - *p < 2)
        return UINT32_MAX;
    uint32_t unit = unit_at(*p, little);
    *p += 2;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    if (unit > 0xDBFF || end - *p < 2)
        return UINT32_MAX;
    uint32_t low = unit_at(*p, little);
    if (low < 0xDC00 || low > 0xDFFF)
        return UINT32_MAX;
    *p += 2;
    return 0x10000 + ((unit - 0xD800) << 10 | (low - 0xDC00));
}

static char *decode_utf16(const char *data, size_t bytes, bool little, size_t *out_bytes, struct error *error)
{
    const unsigned char *p = (const unsigned char *)data, *end = p + bytes;
    char *out = mem_try_alloc(bytes / 2 + 1, 3), *put = out;
    int line = 1;

    if (out == NULL) {
        error_set(error, ERROR_LIMIT, "文件太大，内存放不下");
        return NULL;
    }
    while (p < end) {
        uint32_t c = next_utf16(&p, end, little);
        if (c == UINT32_MAX || c == 0) {
            error_set(error, ERROR_INPUT, "用记事本打开的第%d行有坏字（不是完整的UTF-16文字），" SAVE_AGAIN,
                      line);
            mem_free(out);
            return NULL;
        }
        line += c == '\n';
        put += utf8_put(c, put);
    }
    *put = '\0';
    *out_bytes = (size_t)(put - out);
    return out;
}

/* Two bytes of GB18030 give three of UTF-8 at most, four give four. */
static char *decode_gb18030(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    size_t space = bytes + bytes / 2 + 16, in_left = bytes, out_left = space;
    char *out = mem_try_alloc(space + 1, 1), *put = out, *from = (char *)data;
    iconv_t converter = iconv_open("UTF-8", "GB18030");

    if (out == NULL || converter == (iconv_t)-1) {
        error_set(error, ERROR_SYSTEM, "这台电脑不能读GB18030编码的文件，" SAVE_AGAIN);
    } else if (iconv(converter, &from, &in_left, &put, &out_left) == (size_t)-1) {
        error_set(error, ERROR_INPUT,
                  "用记事本打开的第%d行有坏字（既不是UTF-8也不是GB18030文字），" SAVE_AGAIN,
                  line_of(data, from));
    } else {
        *put = '\0';
        *out_bytes = (size_t)(put - out);
        iconv_close(converter);
        return out;
    }
    if (converter != (iconv_t)-1)
        iconv_close(converter);
    mem_free(out);
    return NULL;
}

/* A first line that is Chinese in UTF-8 is hardly ever anything else: then damage further down is damage,
 * and must not be read as GB18030, which would turn the whole sheet into nonsense. */
static bool begins_as_utf8(const char *data, size_t bytes)
{
    const char *line_end = memchr(data, '\n', bytes);
    size_t first = line_end != NULL ? (size_t)(line_end - data) : bytes;
    bool beyond_ascii = false;

    for (size_t i = 0; i < first; i++)
        beyond_ascii = beyond_ascii || (unsigned char)data[i] >= 0x80;
    return beyond_ascii && utf8_find_bad(data, first) == NULL;
}

/* A few NULs in a text are a slip of some program; what is full of them is no text at all. */
static bool is_full_of_nuls(const char *data, size_t bytes)
{
    enum { FEW = 4, ONE_IN = 64 };
    size_t count = 0;

    for (size_t i = 0; i < bytes; i++)
        count += data[i] == '\0';
    return count > FEW && count > bytes / ONE_IN;
}

static char *decode_bytes(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    if (bytes >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
        return decode_utf8(data + 3, bytes - 3, out_bytes, error);
    if (utf8_find_bad(data, bytes) == NULL || begins_as_utf8(data, bytes))
        return decode_utf8(data, bytes, out_bytes, error);
    return decode_gb18030(data, bytes, out_bytes, error);
}

/* Each becomes another control character, which is told about the cell it stands in. */
static char *decode_with_nuls(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    char *copy = mem_try_alloc(bytes, 1);

    if (copy == NULL) {
        error_set(error, ERROR_LIMIT, "文件太大，内存放不下");
        return NULL;
    }
    for (size_t i = 0; i < bytes; i++)
        copy[i] = data[i] == '\0' ? '\x01' : data[i];
    char *out = decode_bytes(copy, bytes, out_bytes, error);
    mem_free(copy);
    return out;
}

char *charset_decode(const char *data, size_t bytes, size_t *out_bytes, struct error *error)
{
    if (bytes >= 2 && memcmp(data, "\xFF\xFE", 2) == 0)
        return decode_utf16(data + 2, bytes - 2, true, out_bytes, error);
    if (bytes >= 2 && memcmp(data, "\xFE\xFF", 2) == 0)
        return decode_utf16(data + 2, bytes - 2, false, out_bytes, error);
    const char *nul = memchr(data, '\0', bytes);
    if (nul == NULL)
        return decode_bytes(data, bytes, out_bytes, error);
    if (!is_full_of_nuls(data, bytes))
        return decode_with_nuls(data, bytes, out_bytes, error);
    error_set(error, ERROR_INPUT, "用记事本打开的第%d行有许多空字节，这不是文字表格，或文件已损坏，" SAVE_AGAIN,
              line_of(data, nul));
    return NULL;
}
