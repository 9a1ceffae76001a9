/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/mem.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void grows(void **state)
{
    struct str s;

    (void)state;
    str_init(&s);
    assert_string_equal(str_text(&s), "");
    str_add(&s, "社区");
    str_add_char(&s, '-');
    str_add_format(&s, "%s %d", "三楼", 7);
    str_add_bytes(&s, "xyz", 2);
    str_add_bytes(&s, "", 0);
    assert_string_equal(str_text(&s), "社区-三楼 7xy");
    assert_int_equal(s.len, strlen(str_text(&s)));
    str_clear(&s);
    assert_string_equal(str_text(&s), "");
    str_add_bytes(&s, "a\0b", 3);
    assert_int_equal(s.len, 3);
    assert_memory_equal(str_text(&s), "a\0b", 4);
    str_finish(&s);
    str_finish(&s);
    assert_int_equal(s.len, 0);
}

static void every_length(void **state)
{
    struct str s, f;

    (void)state;
    str_init(&s);
    str_init(&f);
    for (size_t i = 0; i < 1000; i++) {
        str_add_char(&s, (char)('a' + i % 26));
        str_add_format(&f, "%c", (char)('a' + i % 26));
        assert_int_equal(s.len, i + 1);
        assert_int_equal(s.data[s.len], 0);
        assert_true(s.space > s.len);
    }
    assert_string_equal(str_text(&s), str_text(&f));
    str_clear(&f);
    str_add_format(&f, "%s%s", str_text(&s), str_text(&s));
    assert_int_equal(f.len, 2000);
    str_finish(&s);
    str_finish(&f);
}

static void taking(void **state)
{
    struct str s;

    (void)state;
    str_init(&s);
    char *nothing = str_take(&s);
    str_add(&s, "有");
    char *something = str_take(&s), *formatted = str_format("%03d/%s", 5, "号"),
         *empty = str_format("%s", "");
    assert_string_equal(nothing, "");
    assert_string_equal(something, "有");
    assert_string_equal(str_text(&s), "");
    assert_string_equal(formatted, "005/号");
    assert_string_equal(empty, "");
    mem_free(nothing);
    mem_free(something);
    mem_free(formatted);
    mem_free(empty);
}

static void numbers(void **state)
{
    static const struct {
        const char *text;
        bool ok;
        long value;
    } rows[] = {
        {"0", true, 0},
        {"-0", true, 0},
        {"007", true, 7},
        {"-12", true, -12},
        {"9223372036854775807", true, LONG_MAX},
        {"-9223372036854775808", true, LONG_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"99999999999999999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"--1", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1.0", false, 0},
        {"0x10", false, 0},
        {"1e3", false, 0},
        {"１２", false, 0},
    };
    long value;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        value = 4711;
        if (str_to_int(rows[i].text, LONG_MIN, LONG_MAX, &value) != rows[i].ok)
            fail_msg("\"%s\"", rows[i].text);
        assert_int_equal(value, rows[i].ok ? rows[i].value : 4711); /* left alone on failure */
    }
    assert_true(str_to_int("5", 5, 9, &value) && str_to_int("9", 5, 9, &value));
    assert_false(str_to_int("4", 5, 9, &value) || str_to_int("10", 5, 9, &value));
    assert_false(str_to_int("-1", 0, LONG_MAX, &value));
}

static void ends(void **state)
{
    (void)state;
    assert_true(str_starts("内容.xlsx", "内容") && str_starts("a", "") && str_starts("", ""));
    assert_false(str_starts("内", "内容") || str_starts("", "a"));
    assert_true(str_ends("内容.xlsx", ".xlsx") && str_ends("a", "") && str_ends("", ""));
    assert_false(str_ends("xlsx", ".xlsx") || str_ends("", "a") || str_ends("a.xlsx ", ".xlsx"));
    assert_true(str_same("a", "a") && !str_same("a", "A"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows),   cmocka_unit_test(every_length), cmocka_unit_test(taking),
        cmocka_unit_test(numbers), cmocka_unit_test(ends),
    };

    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
