/* SPDX-License-Identifier: MIT */
/* Words become drawings: each rule has one that exists, and the narrow rule comes before the wide one. */
#include "option_icon.h"

#include "gfx/icon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void every_rule_has_a_drawing(void **state)
{
    (void)state;
    assert_in_range(option_icon_rules(), 30, 200);
    for (int i = 0; i < option_icon_rules(); i++)
        assert_non_null(icon_find(option_icon_of(i)));
}

static void the_narrow_rule_wins(void **state)
{
    static const struct {
        const char *words, *icon;
    } cases[] = {
        {"水管漏水", "water"},   {"屋顶、外墙漏水", "roof"},   {"下水道堵", "drain"},
        {"停车充电", "car"},     {"停电、电线外露", "bolt"},   {"满意", "face-4"},
        {"非常满意", "face-5"},  {"基本满意", "face-3"},       {"不满意", "face-2"},
        {"非常不满意", "face-1"}, {"同意这样办", "check"},     {"不同意", "close"},
        {"儿童活动室", "family"}, {"多功能活动室", "people"},  {"白天来托老站", "house"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(option_icon(cases[i].words), cases[i].icon);
}

static void what_no_rule_knows_has_none(void **state)
{
    (void)state;
    assert_null(option_icon(""));
    assert_null(option_icon("18–59岁"));
    assert_null(option_icon("〓"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_drawing),
        cmocka_unit_test(the_narrow_rule_wins),
        cmocka_unit_test(what_no_rule_knows_has_none),
    };

    return cmocka_run_group_tests_name("option_icon", tests, NULL, NULL);
}
