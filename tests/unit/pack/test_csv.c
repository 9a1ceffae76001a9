/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include "base/error.h"
#include "base/mem.h"
#include "charset.h"
#include "clean.h"
#include "names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Rows as "a|b" joined by "/"; "!" and the message at an error. */
static char *read_all(const char *text, size_t bytes, int row_limit)
{
    struct csv csv;
    struct csv_row row;
    struct str out;
    enum csv_result result;

    str_init(&out);
    csv_init(&csv, text, bytes, row_limit);
    while ((result = csv_next(&csv, &row)) == CSV_ROW) {
        for (int i = 0; i < row.count; i++)
            str_add_format(&out, "%s%s", i ? "|" : "", row.cell[i]);
        str_add_format(&out, "(%d,%d)/", row.number, row.line);
    }
    if (result == CSV_BAD)
        str_add_format(&out, "!%d,%d %s", row.number, row.line, csv.error);
    assert_int_equal(csv_next(&csv, &row), CSV_END);
    csv_finish(&csv);
    return str_take(&out);
}

static void expect_rows(const char *text, const char *expected)
{
    char *got = read_all(text, strlen(text), 100);

    assert_string_equal(got, expected);
    mem_free(got);
}

static void rows_and_cells(void **state)
{
    (void)state;
    expect_rows("", "");
    expect_rows("a", "a(1,1)/");
    expect_rows("a,b\nc,d\n", "a|b(1,1)/c|d(2,2)/");
    expect_rows("a,b\r\nc,d\r\n", "a|b(1,1)/c|d(2,2)/");
    expect_rows("a,b\rc,d", "a|b(1,1)/c|d(2,2)/");
    expect_rows("\xEF\xBB\xBF"
                "a,b",
                "a|b(1,1)/");
    expect_rows("a,,\n,\n\nb", "a||(1,1)/|(2,2)/(3,3)/b(4,4)/");
    expect_rows("a,", "a|(1,1)/");
}

static void quotes(void **state)
{
    (void)state;
    expect_rows("\"a,b\",c", "a,b|c(1,1)/");
    expect_rows("\"a\"\"b\"", "a\"b(1,1)/");
    expect_rows("\"\"", "(1,1)/");
    expect_rows("\"a\r\nb\rc\",d\ne", "a\nb\nc|d(1,1)/e(2,4)/");
    expect_rows("\"a\"b,c", "ab|c(1,1)/");
    expect_rows("a\"b,c", "a\"b|c(1,1)/");
}

static void expect_bad(const char *text, size_t bytes, const char *place, const char *why)
{
    char *got = read_all(text, bytes, 5);

    if (strstr(got, place) == NULL || strstr(got, why) == NULL)
        fail_msg("not “%s” and “%s” but %.200s", place, why, got);
    mem_free(got);
}

static void limits(void **state)
{
    enum { LONG = CSV_CELL_BYTES + 2 };
    char *text = mem_alloc(LONG + 3);

    (void)state;
    expect_bad("a\nb,\"c\nd\n", 9, "!2,2", "没有写完");
    expect_bad("a\n\"", 3, "!2,2", "没有写完");
    expect_bad("1\n2\n3\n4\n5\n6\n", 12, "5(5,5)/!6,6", "最多5行");
    memset(text, 'x', LONG);
    expect_bad(text, LONG, "!1,1", "超过4MB");
    text[0] = '"';
    expect_bad(text, CSV_CELL_BYTES, "!1,1", "没有写完");
    text[LONG] = '"';
    expect_bad(text, LONG + 1, "!1,1", "超过4MB");
    char *fits = read_all(text + 1, CSV_CELL_BYTES, 5);
    assert_int_equal(strlen(fits), CSV_CELL_BYTES + strlen("(1,1)/"));
    memset(text, ',', CSV_COLUMNS);
    expect_bad(text, CSV_COLUMNS, "!1,1", "超过64列");
    char *widest = read_all(text, CSV_COLUMNS - 1, 5);
    assert_string_equal(strchr(widest, '('), "(1,1)/");
    mem_free(fits);
    mem_free(widest);
    mem_free(text);
}

/* ---- charset ------------------------------------------------------------------------------------------- */

static void expect_decoded(const char *data, size_t bytes, const char *expected)
{
    struct error error = {0};
    size_t count = 0;
    char *text = charset_decode(data, bytes, &count, &error);

    assert_string_equal(error.text, "");
    assert_string_equal(text, expected);
    assert_int_equal(count, strlen(expected));
    mem_free(text);
}

static void expect_refused(const char *data, size_t bytes, const char *why)
{
    struct error error = {0};
    size_t count = 0;

    assert_null(charset_decode(data, bytes, &count, &error));
    if (strstr(error.text, why) == NULL)
        fail_msg("not “%s” but %s", why, error.text);
}

#define DECODED(data, expected) expect_decoded(data, sizeof(data) - 1, expected)
#define REFUSED(data, why) expect_refused(data, sizeof(data) - 1, why)

/* Few for so long a text. */
static void nuls_are_counted_against_the_length(void **state)
{
    enum { BYTES = 6 * 65 };
    char data[BYTES + 1];
    struct error error = {0};
    size_t count = 0;

    (void)state;
    memset(data, 'a', sizeof data);
    for (int i = 0; i < BYTES; i += 65)
        data[i] = '\0';
    char *text = charset_decode(data, BYTES, &count, &error);
    assert_int_equal(count, BYTES);
    assert_int_equal(text[0], 1);
    mem_free(text);
    data[1] = '\0';
    assert_null(charset_decode(data, BYTES, &count, &error));
}

static void charsets(void **state)
{
    (void)state;
    DECODED("abc\n", "abc\n");
    DECODED("中文", "中文");
    DECODED("\xEF\xBB\xBF"
            "中文",
            "中文");
    DECODED("\xD6\xD0\xCE\xC4", "中文");
    /* Four bytes (U+3400, U+20000) and a code that once lay in the private area (A6D9 is U+FE10 now). */
    DECODED("\x81\x39\xEE\x39\x95\x32\x82\x36\xA6\xD9", "㐀𠀀︐");
    DECODED("\xFF\xFE\x2D\x4E\x40\xD8\x00\xDC", "中𠀀");
    DECODED("\xFE\xFF\x4E\x2D\xD8\x40\xDC\x00", "中𠀀");
    REFUSED("\xFF\xFE\x2D", "第1行有坏字（不是完整的UTF-16");
    REFUSED("\xFF\xFE\x0A\x00\x00\xDC\x0A\x00", "第2行有坏字");
    REFUSED("\xFF\xFE\x00\xD8\x0A\x00", "第1行有坏字");
    REFUSED("a\nb\n\xD6\xD0\xFF\n", "第3行有坏字（既不是UTF-8也不是GB18030");
    REFUSED("a\nb\n\xD6", "第3行有坏字（既不是UTF-8也不是GB18030");
    REFUSED("\xEF\xBB\xBF"
            "a\n\xD6\xD0",
            "第2行有坏字（不是完整的UTF-8");
    REFUSED("编号\n\xD6\xD0\n", "第2行有坏字（不是完整的UTF-8");
    DECODED("中\0文,\0\n", "中\x01文,\x01\n");
    DECODED("\xD6\xD0\0", "中\x01");
    REFUSED("a\n\0\0\0\0\0", "第2行有许多空字节");
    /* UTF-16 without its mark. */
    REFUSED("a\0,\0b\0\n\0c\0,\0d\0\n\0", "第1行有许多空字节");
}

/* ---- cleaning and names -------------------------------------------------------------------------------- */

static void expect_clean(const char *text, const char *expected, int expected_removed)
{
    int removed = -1;
    char *clean = clean_text(text, &removed);

    assert_string_equal(clean, expected);
    assert_int_equal(removed, expected_removed);
    mem_free(clean);
}

static void cleaning(void **state)
{
    (void)state;
    expect_clean("", "", 0);
    expect_clean("  a b\t\n\n  \n\xE3\x80\x80\xE3\x80\x80第二段 \xE3\x80\x80\n", "a b\n第二段", 0);
    expect_clean("\n\n", "", 0);
    expect_clean("a\xC2\xA0"
                 "b\xE2\x80\x8B"
                 "c",
                 "a bc", 0);
    expect_clean("a\x07"
                 "b\x7F",
                 "ab", CLEAN_CONTROL);
    expect_clean("\xE2\x80\xAE"
                 "a\xE2\x81\xA9",
                 "a", CLEAN_BIDI);
    expect_clean("好\xF0\x9F\x91\x8D\xEF\xB8\x8F", "好", CLEAN_EMOJI);
    expect_clean("\x01\xF0\x9F\x98\x80\xEF\xBF\xBD", "", CLEAN_CONTROL | CLEAN_EMOJI | CLEAN_BROKEN);
    char *narrow = clean_to_narrow("ＡＢ１２－／．（）　年");
    assert_string_equal(narrow, "AB12-/.() 年");
    mem_free(narrow);
}

static void names_are_found_by_the_thousand(void **state)
{
    struct names names;
    char text[16];

    (void)state;
    names_init(&names);
    assert_int_equal(names_find(&names, "甲"), NAMES_NONE);
    assert_null(names_nearest(&names, "甲"));
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "N%d", i);
        assert_true(names_add(&names, text, i));
    }
    assert_false(names_add(&names, "N77", 1));
    assert_int_equal(names_find(&names, "N77"), 77);
    assert_int_equal(names_find(&names, "N4999"), 4999);
    assert_int_equal(names_find(&names, "N5000"), NAMES_NONE);
    assert_string_equal(names_nearest(&names, "n77"), "N77");
    names_finish(&names);
}

static void the_nearest_is_near(void **state)
{
    static const char *const choices[] = {"通知", "公示", "大事记", "a.jpg", NULL};

    (void)state;
    assert_string_equal(nearest_of(choices, "通告"), "通知");
    assert_string_equal(nearest_of(choices, "大事件"), "大事记");
    assert_string_equal(nearest_of(choices, "情况公示栏"), "公示");
    assert_string_equal(nearest_of(choices, "a.jpeg"), "a.jpg");
    assert_null(nearest_of(choices, "天气"));
    assert_null(nearest_of(choices, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(quotes),
        cmocka_unit_test(limits),
        cmocka_unit_test(charsets),
        cmocka_unit_test(nuls_are_counted_against_the_length),
        cmocka_unit_test(cleaning),
        cmocka_unit_test(names_are_found_by_the_thousand),
        cmocka_unit_test(the_nearest_is_near),
    };

    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
