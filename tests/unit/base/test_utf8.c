/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { BAD = UTF8_REPLACEMENT };

/* What each run of bytes decodes to; BAD is one U+FFFD. */
static const struct {
    const char *bytes;
    int count;
    uint32_t code[8];
} rows[] = {
    {"A", 1, {0x41}},
    {"\x7F", 1, {0x7F}},
    {"\xC2\x80", 1, {0x80}},
    {"\xDF\xBF", 1, {0x7FF}},
    {"\xE0\xA0\x80", 1, {0x800}},
    {"\xE4\xB8\xAD", 1, {0x4E2D}},
    {"\xED\x9F\xBF", 1, {0xD7FF}},
    {"\xEE\x80\x80", 1, {0xE000}},
    {"\xEF\xBF\xBD", 1, {0xFFFD}},
    {"\xEF\xBF\xBF", 1, {0xFFFF}},
    {"\xF0\x90\x80\x80", 1, {0x10000}},
    {"\xF0\xA0\xAE\xB7", 1, {0x20BB7}},
    {"\xF4\x8F\xBF\xBF", 1, {0x10FFFF}},
    /* overlong */
    {"\xC0\x80", 2, {BAD, BAD}},
    {"\xC1\xBF", 2, {BAD, BAD}},
    {"\xE0\x80\x80", 3, {BAD, BAD, BAD}},
    {"\xE0\x9F\xBF", 3, {BAD, BAD, BAD}},
    {"\xF0\x80\x80\x80", 4, {BAD, BAD, BAD, BAD}},
    {"\xF0\x8F\xBF\xBF", 4, {BAD, BAD, BAD, BAD}},
    /* surrogates, past the end, never a lead */
    {"\xED\xA0\x80", 3, {BAD, BAD, BAD}},
    {"\xED\xBF\xBF", 3, {BAD, BAD, BAD}},
    {"\xF4\x90\x80\x80", 4, {BAD, BAD, BAD, BAD}},
    {"\xF5\x80\x80\x80", 4, {BAD, BAD, BAD, BAD}},
    {"\xFE\xFF", 2, {BAD, BAD}},
    {"\x80\xBF", 2, {BAD, BAD}},
    /* cut short: the longest prefix that could have become something is one U+FFFD */
    {"\xC2", 1, {BAD}},
    {"\xE4\xB8", 1, {BAD}},
    {"\xF0\xA0\xAE", 1, {BAD}},
    {"\xC2\x41", 2, {BAD, 0x41}},
    {"\xE4\xB8\x41", 2, {BAD, 0x41}},
    {"\xF0\x90\x80\x41", 2, {BAD, 0x41}},
    {"\xE4\xB8\xE4\xB8\xAD", 2, {BAD, 0x4E2D}},
    /* Unicode 15 table 3-8 */
    {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", 8, {0x61, BAD, BAD, BAD, 0x62, BAD, 0x63, BAD}},
};

static void table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *p = rows[i].bytes, *end = p + strlen(p);
        for (int k = 0; k < rows[i].count; k++) {
            assert_true(p < end);
            uint32_t code = utf8_next(&p, end);
            if (code != rows[i].code[k])
                fail_msg("row %zu: U+%04X instead of U+%04X", i, code, rows[i].code[k]);
        }
        if (rows[i].count < 8 && p != end)
            fail_msg("row %zu: %zu bytes left", i, (size_t)(end - p));
    }
}

static void every_code_point_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char out[4];
        const char *p = out;
        bool possible = c < 0xD800 || c > 0xDFFF;
        int n = utf8_put(c, out);
        assert_int_equal(n, !possible ? 3 : c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        assert_int_equal(utf8_next(&p, out + n), possible ? c : BAD);
        assert_ptr_equal(p, out + n);
        assert_ptr_equal(utf8_prev(p, out), out);
        assert_null(utf8_find_bad(out, (size_t)n));
    }
    char out[4];
    assert_int_equal(utf8_put(0x110000, out), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_put(UINT32_MAX, out), 3);
}

/* Table 3-7 again, as a plain sieve: is the whole of it one well-formed character? */
static bool well_formed(const unsigned char *s, int n)
{
    for (int i = 1; i < n; i++)
        if (s[i] < 0x80 || s[i] > 0xBF)
            return false;
    switch (n) {
    case 1: return s[0] < 0x80;
    case 2: return s[0] >= 0xC2 && s[0] <= 0xDF;
    case 3:
        return s[0] >= 0xE0 && s[0] <= 0xEF && !(s[0] == 0xE0 && s[1] < 0xA0) &&
               !(s[0] == 0xED && s[1] > 0x9F);
    default:
        return s[0] >= 0xF0 && s[0] <= 0xF4 && !(s[0] == 0xF0 && s[1] < 0x90) &&
               !(s[0] == 0xF4 && s[1] > 0x8F);
    }
}

static void all_short_strings(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < 1u << 24; v++) {
        unsigned char s[3] = {(unsigned char)(v >> 16), (unsigned char)(v >> 8), (unsigned char)v};
        const char *p = (const char *)s;
        uint32_t code = utf8_next(&p, (const char *)s + 3);
        int n = (int)(p - (const char *)s);
        /* Past the first byte only a byte that could continue is eaten. */
        if (n < 1 || n > 3 || (code == BAD ? well_formed(s, n) && v != 0xEFBFBD : !well_formed(s, n)))
            fail_msg("%06X: U+%04X of %d bytes", v, code, n);
        if (s[0] < 0x80)
            v |= 0xFFFF; /* what follows an ASCII byte does not matter */
    }
}

static uint32_t seed = 7;

/* Mostly bytes that make trouble. */
static unsigned char random_byte(void)
{
    static const unsigned char nasty[] = {0x00, 0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                          0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF, 0xBD};
    seed = seed * 1664525u + 1013904223u;
    uint32_t r = seed >> 8;
    return r % 4 == 0 ? (unsigned char)(r >> 8) : nasty[(r >> 4) % sizeof nasty];
}

static void backwards_as_forwards(void **state)
{
    (void)state;
    for (int round = 0; round < 200000; round++) {
        char text[12];
        const char *step[13], *p = text, *end = text + sizeof text, *first_bad = NULL;
        int count = 0;
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)random_byte();
        while (p < end) {
            step[count++] = p;
            uint32_t code = utf8_next(&p, end);
            bool bad = code == BAD && !(p - step[count - 1] == 3 && memcmp(p - 3, "\xEF\xBF\xBD", 3) == 0);
            if (bad && first_bad == NULL)
                first_bad = step[count - 1];
        }
        assert_ptr_equal(p, end);
        assert_int_equal(utf8_count(text, sizeof text), count);
        assert_ptr_equal(utf8_find_bad(text, sizeof text), first_bad);
        for (int i = count; i > 0; i--) {
            if (utf8_prev(p, text) != step[i - 1])
                fail_msg("round %d: step %d of %d differs", round, i, count);
            assert_int_equal(utf8_prefix(text, sizeof text, (size_t)i - 1), step[i - 1] - text);
            p = step[i - 1];
        }
        assert_int_equal(utf8_prefix(text, sizeof text, 100), sizeof text);
    }
}

static void nothing_at_all(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_prefix("", 0, 3), 0);
    assert_int_equal(utf8_prefix("中文", 6, 0), 0);
    assert_int_equal(utf8_prefix("中文", 6, 1), 3);
    assert_null(utf8_find_bad("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table),
        cmocka_unit_test(every_code_point_there_and_back),
        cmocka_unit_test(all_short_strings),
        cmocka_unit_test(backwards_as_forwards),
        cmocka_unit_test(nothing_at_all),
    };

    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
