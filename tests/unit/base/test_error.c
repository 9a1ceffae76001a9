/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void first_cause_stays(void **state)
{
    struct error error = {0};

    (void)state;
    error_set(NULL, ERROR_INPUT, "没有人听");
    error_set(&error, ERROR_INPUT, "第 %d 行：%s", 12, "日期不对");
    error_set(&error, ERROR_SYSTEM, "磁盘已满");
    assert_int_equal(error.code, ERROR_INPUT);
    assert_string_equal(error.text, "第 12 行：日期不对");
    error_clear(&error);
    assert_int_equal(error.code, ERROR_NONE);
    assert_string_equal(error.text, "");
    error_set(&error, ERROR_SYSTEM, "磁盘已满");
    assert_int_equal(error.code, ERROR_SYSTEM);
}

/* Chinese that is too long ends with a whole character, wherever the cut falls. */
static void too_long_is_cut_between_characters(void **state)
{
    static const char *const words[] = {"a", "é", "中", "𠮷"};

    (void)state;
    for (size_t w = 0; w < ARRAY_LEN(words); w++)
        for (int lead = 0; lead < 4; lead++) {
            char text[1000] = "xxx";
            struct error error = {0};
            size_t used = (size_t)lead, bytes = strlen(words[w]);
            for (; used < 700; used += bytes)
                memcpy(text + used, words[w], bytes + 1);
            error_set(&error, ERROR_LIMIT, "%s", text);
            size_t n = strlen(error.text);
            assert_in_range(n, sizeof error.text - 4, sizeof error.text - 1);
            assert_null(utf8_find_bad(error.text, n));
            assert_memory_equal(error.text, text, n);
        }
}

static void what_fits_stays_as_it_is(void **state)
{
    struct error error = {0};
    char text[sizeof error.text];

    (void)state;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    error_set(&error, ERROR_LIMIT, "%s", text);
    assert_string_equal(error.text, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_cause_stays),
        cmocka_unit_test(too_long_is_cut_between_characters),
        cmocka_unit_test(what_fits_stays_as_it_is),
    };

    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
