/* SPDX-License-Identifier: MIT */
#include "ui/words.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* "%d %s" of a format as "ds": what str_format will take from its arguments. */
static void conversions(const char *text, char out[16])
{
    int n = 0;

    for (const char *p = strchr(text, '%'); p != NULL; p = strchr(p + 2, '%')) {
        assert_true(p[1] == 'd' || p[1] == 's');
        assert_true(n < 15);
        out[n++] = p[1];
    }
    out[n] = '\0';
}

static void test_every_word_is_there_in_both(void **state)
{
    (void)state;
    for (int word = 0; word < WORD_COUNT; word++)
        for (int language = 0; language < LANGUAGES; language++) {
            const char *text = word_in((enum language)language, (enum word)word);
            assert_non_null(text);
            assert_true(strlen(text) > 0);
            assert_null(utf8_find_bad(text, strlen(text)));
        }
}

static void test_formats_take_the_same_arguments(void **state)
{
    char zh[16], en[16];

    (void)state;
    for (int word = 0; word < WORD_COUNT; word++) {
        conversions(word_in(LANGUAGE_ZH, (enum word)word), zh);
        conversions(word_in(LANGUAGE_EN, (enum word)word), en);
        assert_string_equal(zh, en);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_is_there_in_both),
        cmocka_unit_test(test_formats_take_the_same_arguments),
    };

    return cmocka_run_group_tests_name("ui/words", tests, NULL, NULL);
}
