/* SPDX-License-Identifier: MIT */
#include "base/mem.h"
#include "base/str.h"
#include "ime/pinyin.h"

#include <libgen.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

static struct pinyin *pinyin;
static struct pinyin_result result;

static const struct pinyin_phrase hall[] = {
    {"惜禾路", NULL},   {"锦绣澜庭", NULL},          {"春风里小区", NULL},
    {"银龄课堂", NULL}, {"单家桥", "shan jia qiao"}, {"长征街", NULL},
    {"吕营", NULL},     {"请携带身份证原件", NULL},
};

static int open_data(void **state)
{
    char path[PATH_MAX];

    (void)state;
    ssize_t bytes = readlink("/proc/self/exe", path, sizeof(path) - 32);
    if (bytes <= 0)
        return -1;
    path[bytes] = '\0';
    char *data = str_format("%s/pinyin.dat", dirname(dirname(dirname(path))));
    pinyin = pinyin_open(data);
    mem_free(data);
    return pinyin != NULL ? 0 : -1;
}

static int close_data(void **state)
{
    (void)state;
    pinyin_close(pinyin);
    return 0;
}

static int rank(const char *text)
{
    for (int i = 0; i < result.count; i++)
        if (str_same(result.candidates[i].text, text))
            return i + 1;
    return 0;
}

static void ask(const char *letters, const struct pinyin_options *options)
{
    pinyin_query(pinyin, letters, options, &result);
}

static void expect_first(const char *letters, const char *text)
{
    ask(letters, NULL);
    if (result.count == 0 || !str_same(result.candidates[0].text, text))
        fail_msg("%s: %s and not %s", letters, result.count > 0 ? result.candidates[0].text : "nothing",
                 text);
    assert_int_equal(result.candidates[0].letters, (int)strlen(letters));
}

static void phrases_are_offered(void **state)
{
    (void)state;
    ask("xihelu", NULL);
    assert_int_equal(rank("惜禾路"), 0);
    assert_int_equal(pinyin_extend(pinyin, hall, ARRAY_LEN(hall)), ARRAY_LEN(hall));
    expect_first("xihelu", "惜禾路");
    expect_first("jinxiulanting", "锦绣澜庭");
    expect_first("jxlt", "锦绣澜庭");
    expect_first("shanjiaqiao", "单家桥");
    expect_first("qingxiedaishenfenzhengyuanjian", "请携带身份证原件");
    /* Part of a sentence, behind other words. */
    expect_first("wozhuzaixihelu", "我住在惜禾路");
    expect_first("yinlingketangbaoming", "银龄课堂报名");
    /* Not as it is not read. */
    ask("danjiaqiao", NULL);
    assert_int_equal(rank("单家桥"), 0);
    /* Typed loosely where that is wanted. */
    ask("xihenu", &(struct pinyin_options){.tolerant = PINYIN_TOLERANT});
    assert_true(rank("惜禾路") > 0);
    /* A word that is still being typed. */
    ask("jinxiulant", NULL);
    assert_true(rank("锦绣澜庭") > 0);
    /* A name is no phrase. */
    ask("xihelu", &(struct pinyin_options){.name = true});
    assert_int_equal(rank("惜禾路"), 0);
}

/* Staff may have written anything there. */
static void a_reading_that_is_none_does_not_cost_the_phrase(void **state)
{
    static const char *const bad[] = {"",          " ",      "xi he",    "xi he lu lu",
                                      "xi he lux", "xihelu", "XI HE LU", "西 禾 路"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        const struct pinyin_phrase phrase = {"惜禾路", bad[i]};
        assert_int_equal(pinyin_extend(pinyin, &phrase, 1), 1);
        expect_first("xihelu", "惜禾路");
    }
}

static void they_go_on_with_what_stands_before(void **state)
{
    (void)state;
    assert_true(pinyin_extend(pinyin, hall, ARRAY_LEN(hall)) > 0);
    pinyin_predict(pinyin, "住在惜禾", &result);
    assert_int_equal(rank("路"), 1);
    pinyin_predict(pinyin, "锦绣", &result);
    assert_in_range(rank("澜庭"), 1, 3);
    pinyin_predict(pinyin, "春风", &result);
    assert_true(rank("里小区") > 0);
    pinyin_predict(pinyin, "惜禾路", &result);
    for (int i = 0; i < result.count; i++)
        assert_int_not_equal(result.candidates[i].text[0], '\0');
    ask("lanting", NULL);
    int alone = rank("澜庭");
    ask("ting", &(struct pinyin_options){.previous = "锦绣澜"});
    assert_int_equal(rank("庭"), 1);
    assert_int_equal(alone, 0);
}

/* What is said every day is not led by a phrase. */
static void everyday_words_stay_first(void **state)
{
    static const struct pinyin_phrase phrases[] = {{"窝门", NULL}, {"士晴", NULL}, {"泽里", NULL}};

    (void)state;
    assert_int_equal(pinyin_extend(pinyin, phrases, ARRAY_LEN(phrases)), 3);
    ask("women", NULL);
    assert_int_equal(rank("我们"), 1);
    assert_true(rank("窝门") > 1);
    ask("shiqing", NULL);
    assert_int_equal(rank("事情"), 1);
    assert_true(rank("士晴") > 1);
    ask("zheli", NULL);
    assert_int_equal(rank("这里"), 1);
}

static void what_is_left_out(void **state)
{
    static const struct pinyin_phrase bad[] = {
        {"", NULL},
        {NULL, NULL},
        {"路", NULL},
        {"A座", NULL},
        {"3号楼", NULL},
        {"\xE6\x83", NULL},
        {"一二三四五六七八九十一二三", NULL},
    };
    static const struct pinyin_phrase twice[] = {{"西河路", NULL}, {"西河路", "xi he lu"}};

    (void)state;
    assert_int_equal(pinyin_extend(pinyin, bad, ARRAY_LEN(bad)), 0);
    assert_int_equal(pinyin_extend(pinyin, twice, 2), 1);
    assert_int_equal(pinyin_extend(pinyin, NULL, 0), 0);
    assert_int_equal(pinyin_extend(pinyin, hall, -1), 0);
    ask("xihelu", NULL);
    assert_int_equal(rank("惜禾路"), 0);
    pinyin_predict(pinyin, "惜禾", &result);
    assert_int_equal(rank("路"), 0);
}

/* The new ones take the place of the old ones; without them all is as before. */
static void nothing_stays(void **state)
{
    struct pinyin_result *before = mem_zalloc(sizeof(*before));

    (void)state;
    pinyin_extend(pinyin, NULL, 0);
    pinyin_query(pinyin, "jinxiulanting", NULL, before);
    pinyin_extend(pinyin, hall, ARRAY_LEN(hall));
    pinyin_extend(pinyin, hall, 1);
    ask("jinxiulanting", NULL);
    assert_int_equal(rank("锦绣澜庭"), 0);
    pinyin_extend(pinyin, NULL, 0);
    ask("jinxiulanting", NULL);
    assert_int_equal(result.count, before->count);
    for (int i = 0; i < result.count; i++)
        assert_string_equal(result.candidates[i].text, before->candidates[i].text);
    mem_free(before);
}

static double processor_ms(void)
{
    return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

/* 2,500 phrases are cut to 2,000, and a keystroke stays quick among them; wide for sanitizers. */
static void as_many_as_there_may_be(void **state)
{
    static const char *const han[] = {"东", "西", "南", "北", "中", "新", "金", "河", "长", "乐"};
    enum { ALL = 2500, LIMIT_MS = 50 };
    struct pinyin_phrase *phrases = mem_calloc(ALL, sizeof(*phrases));

    (void)state;
    for (int i = 0; i < ALL; i++)
        phrases[i].text =
            str_format("%s%s%s%s路", han[i % 10], han[i / 10 % 10], han[i / 100 % 10], han[i / 1000 % 10]);
    assert_int_equal(pinyin_extend(pinyin, phrases, ALL), PINYIN_PHRASES_MAX);
    double before = processor_ms();
    ask("xinxinhexilu", NULL);
    ask("x", NULL);
    ask("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", &(struct pinyin_options){.initials = true});
    assert_true(processor_ms() - before < 3 * LIMIT_MS);
    expect_first("xinxinhexilu", "新新河西路");
    for (int i = 0; i < ALL; i++)
        mem_free((void *)(uintptr_t)phrases[i].text);
    mem_free(phrases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_offered),
        cmocka_unit_test(a_reading_that_is_none_does_not_cost_the_phrase),
        cmocka_unit_test(they_go_on_with_what_stands_before),
        cmocka_unit_test(everyday_words_stay_first),
        cmocka_unit_test(what_is_left_out),
        cmocka_unit_test(nothing_stays),
        cmocka_unit_test(as_many_as_there_may_be),
    };

    return cmocka_run_group_tests_name("pinyin_extra", tests, open_data, close_data);
}
