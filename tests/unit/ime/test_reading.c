/* SPDX-License-Identifier: MIT */
#include "ime/reading.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "pinyin_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum { UNIHAN_MAX_BYTES = 32 * 1024 * 1024, STANDARD_CHARACTERS = 8105 };

/* "zhang chang" */
static char *readings(uint32_t code_point)
{
    const char *out[READINGS_MAX];
    struct str text;

    str_init(&text);
    for (int i = 0, count = reading_of(code_point, out); i < count; i++)
        str_add_format(&text, "%s%s", i > 0 ? " " : "", out[i]);
    return str_take(&text);
}

static void known_readings(void **state)
{
    static const struct {
        const char *character, *readings;
        int common;
    } cases[] = {
        {"一", "yi", 1},
        {"医", "yi", 1},
        {"女", "nv", 1},
        {"绿", "lv lu", 1},
        {"略", "lve", 1},
        {"虐", "nve", 1},
        {"长", "zhang chang", 2},
        {"重", "zhong chong", 2},
        {"行", "xing hang heng", 2},
        {"乐", "le yue", 2},
        {"单", "dan chan shan", 1},
        {"参", "can shen cen", 1},
        {"仇", "chou qiu", 1},
        {"地", "di de", 2},
        {"谁", "shei shui", 2},
        {"儿", "er", 1},
        {"〇", "ling", 1},
        {"龍", "long", 1},
        {"鑫", "xin", 1},
        {"犇", "ben", 1},
        {"囍", "xi", 1},
        {"𬇙", "bei", 1},
        {"𫖯", "fu", 1},
        {"𠅤", "xi", 1},
        {"㛃", "jie", 1},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *p = cases[i].character;
        uint32_t c = utf8_next(&p, p + strlen(p));
        char *got = readings(c);
        if (!str_same(got, cases[i].readings) || reading_common(c) != cases[i].common)
            fail_msg("%s: \"%s\" %d", cases[i].character, got, reading_common(c));
        mem_free(got);
    }
}

static void without_reading(void **state)
{
    static const uint32_t none[] = {0,       'a',     '1',      0x3000,   0x3042,    0xAC00,
                                    0xD800,  0xE000,  0xFFFD,   0xFFFF,   0x10000,   0x1F600,
                                    0x20BB7, 0x2A6D6, 0x10FFFF, 0x110000, 0xFFFFFFFF};
    const char *out[READINGS_MAX];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        assert_int_equal(reading_of(none[i], out), 0);
        assert_int_equal(reading_common(none[i]), 0);
    }
}

/* Every answer is lower-case letters, no reading twice, and 1..count of them common. */
static void all_code_points(void **state)
{
    int with = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x40000; c++) {
        const char *out[READINGS_MAX];
        int count = reading_of(c, out);
        with += count > 0;
        assert_in_range(count, 0, READINGS_MAX);
        assert_true(count == 0 ? reading_common(c) == 0
                               : reading_common(c) >= 1 && reading_common(c) <= count);
        for (int i = 0; i < count; i++) {
            assert_in_range(strlen(out[i]), 1, PINYIN_SYLLABLE_BYTES - 1);
            assert_int_equal(strspn(out[i], "abcdefghijklmnopqrstuvwxyz"), strlen(out[i]));
            for (int k = 0; k < i; k++)
                assert_string_not_equal(out[i], out[k]);
        }
    }
    assert_in_range(with, 26800, 60000);
}

/* The table against the file that it was made from, which stands two folders above this program. */
static char *read_unihan(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
    size_t bytes;

    assert_in_range(length, 1, sizeof(path) - 2);
    path[length] = '\0';
    for (int i = 0; i < 3; i++)
        *strrchr(path, '/') = '\0';
    char *file = fs_join(path, "gen/Unihan_Readings.txt");
    char *text = fs_read(file, UNIHAN_MAX_BYTES, &bytes);
    mem_free(file);
    assert_non_null(text);
    return text;
}

static void standard_characters_and_bmp(void **state)
{
    const char *out[READINGS_MAX];
    char *text = read_unihan();
    int standard = 0, mandarin = 0;

    (void)state;
    for (char *line = text, *end; *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        end += *end == '\n';
        unsigned long c = str_starts(line, "U+") ? strtoul(line + 2, &line, 16) : 0;
        bool is_standard = str_starts(line, "\tkTGHZ2013\t");
        bool is_mandarin = c <= 0xFFFF && str_starts(line, "\tkMandarin\t");
        if ((is_standard || is_mandarin) && reading_of((uint32_t)c, out) == 0)
            fail_msg("U+%lX has no reading", c);
        standard += is_standard;
        mandarin += is_mandarin;
    }
    mem_free(text);
    assert_int_equal(standard, STANDARD_CHARACTERS);
    assert_in_range(mandarin, 26600, 0x10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_readings),
        cmocka_unit_test(without_reading),
        cmocka_unit_test(all_code_points),
        cmocka_unit_test(standard_characters_and_bmp),
    };

    return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
