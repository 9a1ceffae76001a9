/* SPDX-License-Identifier: MIT */
#include "store/content_search.h"

#include "pack/pack.h"
#include "store/content.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/pack/pack_folder_fixture.h"

/* A folder is imported, then asked: keys, matching and order in one. */
static struct content *content;

static const char services[] =
    "编号,名称,分类,服务对象,办理地点,办理时间,电话,办理流程,办理时限,关键词,英文名称\n"
    "S1,医疗保险参保登记,养老,,一楼,周一,12345,来,当场办结,医保 看病,Medical Insurance\n"
    "S2,医疗保险,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S3,异地医疗报销,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S4,重庆籍户口迁移,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S5,银行卡补办,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S6,行政复议咨询,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S7,12349热线登记,养老,,一楼,周一,12345,来,当场办结,,\n"
    "S8,律师咨询,养老,,一楼,周一,12345,来,当场办结,妇女,LV Silver\n";
static const char notices[] =
    "编号,标题,类别,发布单位,发布日期,开始显示,结束显示,置顶,正文,替代\n"
    "N1,停水通知一,通知,居委会,2026-11-01,,,,正文,\n"
    "N2,停水通知二,通知,居委会,2026-11-02,2026-11-10,2026-11-20,,正文,\n"
    "N3,停水通知三,通知,居委会,2026-11-03,,,是,正文,\n"
    "N4,停电通知四,通知,居委会,2026-11-04,2026-11-15,,,正文,N1\n"
    "N5,读书会第一天,大事记,居委会,2017-09-15,,,,正文,\n";

static int import(void **state)
{
    struct error error = {0};

    if (fixture_create(state) != 0)
        return -1;
    fixture_fill();
    fixture_write("办事.csv", services);
    fixture_write("公告.csv", notices);
    char *path = fixture_path("out.db");
    struct fixture_result result = fixture_run(path, false);
    assert_string_equal(result.text, "检查通过，没有发现问题。\n");
    content = content_open(path, &error);
    mem_free(path);
    mem_free(result.text);
    return content != NULL ? 0 : -1;
}

static int leave(void **state)
{
    content_close(content);
    return fixture_destroy(state);
}

static struct search_result search(const char *query)
{
    struct search_result result;

    content_search(content, query, DAY_NONE, &result);
    return result;
}

/* titles: the first hits, ends with NULL. */
static void expect(const char *query, const char *const *titles)
{
    struct search_result result = search(query);
    int i = 0;

    for (; titles[i] != NULL; i++) {
        if (i >= result.count)
            fail_msg("“%s” finds %d, not “%s”", query, result.count, titles[i]);
        if (strcmp(result.hit[i].title, titles[i]) != 0)
            fail_msg("“%s” finds “%s” before “%s”", query, result.hit[i].title, titles[i]);
    }
    if (result.count != i)
        fail_msg("“%s” also finds “%s”", query, result.hit[i].title);
    search_result_finish(&result);
}

#define EXPECT(query, ...) expect(query, (const char *const[]){__VA_ARGS__, NULL})

static void initials_pinyin_and_characters_find_the_same(void **state)
{
    (void)state;
    /* Exact before prefix before the middle. */
    EXPECT("ylbx", "医疗保险", "医疗保险参保登记", "异地医疗报销");
    EXPECT("YLBX", "医疗保险", "医疗保险参保登记", "异地医疗报销");
    EXPECT("ｙｌｂｘ", "医疗保险", "医疗保险参保登记", "异地医疗报销");
    EXPECT("yiliao", "医疗保险参保登记", "医疗保险", "异地医疗报销");
    EXPECT("yiliaobaoxian", "医疗保险", "医疗保险参保登记");
    EXPECT("医疗", "医疗保险参保登记", "医疗保险", "异地医疗报销");
    EXPECT("医疗保险", "医疗保险", "医疗保险参保登记");
    EXPECT("ydyl", "异地医疗报销");
    EXPECT("报销", "异地医疗报销");
    EXPECT("yibao", "医疗保险参保登记");
    EXPECT("kanb", "医疗保险参保登记");
    EXPECT("insur", "医疗保险参保登记");
    EXPECT("MEDICAL", "医疗保险参保登记");
}

static void polyphones_are_found_by_the_reading_people_use(void **state)
{
    (void)state;
    EXPECT("chongqing", "重庆籍户口迁移");
    EXPECT("cqj", "重庆籍户口迁移");
    EXPECT("yinhang", "银行卡补办");
    EXPECT("yhk", "银行卡补办");
    EXPECT("xingzheng", "行政复议咨询");
    EXPECT("xzfy", "行政复议咨询");
}

/* ü is typed as v or as u. */
static void both_ways_to_type_an_umlaut_are_taken(void **state)
{
    (void)state;
    EXPECT("lvshi", "律师咨询");
    EXPECT("lushi", "律师咨询");
    EXPECT("funv", "律师咨询");
    EXPECT("FUNU", "律师咨询");
    EXPECT("lv", "律师咨询");
    EXPECT("silver", "律师咨询");
    EXPECT("vshi", NULL);
}

static void words_must_all_match(void **state)
{
    (void)state;
    EXPECT("医疗 报销", "异地医疗报销");
    EXPECT("  医疗　报销  ", "异地医疗报销");
    EXPECT("医疗bx", "医疗保险参保登记", "医疗保险", "异地医疗报销");
    EXPECT("yl canbao", "医疗保险参保登记");
    EXPECT("12349热线", "12349热线登记", "居家养老热线");
    struct search_result result = search("医疗 户口");
    assert_int_equal(result.count, 0);
    search_result_finish(&result);
}

static void kinds_stay_together_the_best_first(void **state)
{
    struct search_result result = search("12349");

    (void)state;
    assert_int_equal(result.count, 2);
    assert_int_equal(result.hit[0].kind, SEARCH_SERVICE);
    assert_int_equal(result.hit[1].kind, SEARCH_CONTACT);
    assert_string_equal(result.hit[1].note, "12349");
    assert_true(result.hit[0].score > result.hit[1].score);
    assert_false(result.more);
    search_result_finish(&result);

    EXPECT("13800000001", "第一网格员");
    EXPECT("赵敏", "第一网格员");
    /* The club of today before its first day. */
    EXPECT("dsh", "读书会", "读书会第一天");
    EXPECT("读书会", "读书会", "读书会第一天");
    EXPECT("第一天", "读书会第一天");
    EXPECT("阅览室", "阅览室");
    EXPECT("wybx", "我要报修");
    result = search("读书会");
    assert_int_equal(result.hit[0].kind, SEARCH_SERIES);
    assert_int_equal(result.hit[0].id, 1);
    assert_string_equal(result.hit[0].note, "每周二、周五 · 二楼阅览室");
    search_result_finish(&result);
}

static void the_middle_of_a_syllable_is_chance(void **state)
{
    struct search_result result = search("ing"), prefix = search("xing");

    (void)state;
    assert_int_equal(result.count, 0);
    assert_int_equal(prefix.count, 1);
    search_result_finish(&result);
    search_result_finish(&prefix);
}

static int notices_on(int32_t today)
{
    struct search_result result;

    content_search(content, "停", today, &result);
    int count = result.count;
    if (count > 0)
        assert_string_equal(result.hit[0].title, "停水通知三"); /* pinned */
    search_result_finish(&result);
    return count;
}

static void hidden_notices_are_not_found(void **state)
{
    const int32_t ninth = date_to_day((struct date){2026, 11, 9});

    (void)state;
    assert_int_equal(notices_on(ninth), 2); /* 一, 三 */
    assert_int_equal(notices_on(ninth + 1), 3); /* 二 as well */
    assert_int_equal(notices_on(ninth + 6), 3); /* 四 takes the place of 一 */
    assert_int_equal(notices_on(ninth + 12), 2); /* 二 is over */
    assert_int_equal(notices_on(DAY_NONE), 3); /* only 一 is replaced */
    for (int32_t day = ninth - 2; day < ninth + 20; day++) {
        int count = -1;
        mem_free(content_notices(content, day, -1, &count));
        assert_int_equal(notices_on(day), count - 1); /* but for the first day of the club */
    }
}

static void odd_queries_find_nothing_and_harm_nothing(void **state)
{
    static const char *const odd[] = {"",       " ",   "　",   "\n\t", "\x01",     "\xFF\xFE", "zzzz", "%",
                                      "' OR 1", "\\", "医\xE7", "🙂",  "\x01yl", "\xEF\xBF\xBD"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
        struct search_result result = search(odd[i]);
        if (i < 8)
            assert_int_equal(result.count, 0);
        search_result_finish(&result);
    }
}

/* What lies behind the 64th byte does not count, and no character is cut in two. */
static void long_queries_are_cut(void **state)
{
    struct str query;

    (void)state;
    str_init(&query);
    for (int i = 0; i < 30; i++)
        str_add(&query, i < 29 ? "医疗" : "没有");
    struct search_result result = search(str_text(&query));
    assert_int_equal(result.count, 0);
    search_result_finish(&result);
    str_clear(&query);
    str_add(&query, "医疗");
    for (int i = 0; i < 58; i++)
        str_add_char(&query, ' ');
    str_add(&query, "没有");
    result = search(str_text(&query));
    assert_int_equal(result.count, 3);
    search_result_finish(&result);
    str_clear(&query);
    for (int i = 0; i < 5000; i++)
        str_add(&query, "y ");
    result = search(str_text(&query));
    assert_true(result.count > 0);
    search_result_finish(&result);
    str_finish(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(initials_pinyin_and_characters_find_the_same),
        cmocka_unit_test(polyphones_are_found_by_the_reading_people_use),
        cmocka_unit_test(both_ways_to_type_an_umlaut_are_taken),
        cmocka_unit_test(words_must_all_match),
        cmocka_unit_test(kinds_stay_together_the_best_first),
        cmocka_unit_test(the_middle_of_a_syllable_is_chance),
        cmocka_unit_test(hidden_notices_are_not_found),
        cmocka_unit_test(odd_queries_find_nothing_and_harm_nothing),
        cmocka_unit_test(long_queries_are_cut),
    };

    return cmocka_run_group_tests_name("search", tests, import, leave);
}
