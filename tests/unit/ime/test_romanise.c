/* SPDX-License-Identifier: MIT */
#include "ime/romanise.h"

#include "base/mem.h"
#include "base/str.h"
#include "pinyin_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

struct expected {
    const char *text, *initials, *full;
};

static void assert_keys(const char *text, size_t bytes, const char *initials, const char *full)
{
    struct romanised r;

    romanise(&r, text, bytes);
    if (r.count < 1 || !str_same(r.initials[0], initials) || !str_same(r.full[0], full))
        fail_msg("%s: \"%s\" \"%s\"", text, r.initials[0], r.full[0]);
    romanised_finish(&r);
    assert_int_equal(r.count, 0);
}

static void assert_all(const struct expected *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_keys(cases[i].text, strlen(cases[i].text), cases[i].initials, cases[i].full);
}

static bool has_initials(const struct romanised *r, const char *initials)
{
    for (int i = 0; i < r->count; i++)
        if (str_same(r->initials[i], initials))
            return true;
    return false;
}

static bool has_full(const struct romanised *r, const char *full)
{
    for (int i = 0; i < r->count; i++)
        if (str_same(r->full[i], full))
            return true;
    return false;
}

static void titles(void **state)
{
    static const struct expected cases[] = {
        {"医疗保险", "ylbx", "yi liao bao xian"},
        {"城乡居民基本医疗保险参保登记", "cxjmjbylbxcbdj",
         "cheng xiang ju min ji ben yi liao bao xian can bao deng ji"},
        {"七一社区读书会", "qysqdsh", "qi yi she qu du shu hui"},
        {"一厅五室三站一校", "ytwsszyx", "yi ting wu shi san zhan yi xiao"},
        {"12349热线A座", "12349rxaz", "12349 re xian a zuo"},
        {"Wi-Fi密码：ＡＢｃ１２", "wifimmabc12", "wi fi mi ma abc12"},
        {"0374-233-6131", "03742336131", "0374 233 6131"},
        {"高龄津贴（80周岁以上）", "gljt80zsys", "gao ling jin tie 80 zhou sui yi shang"},
        {"  多 个\t空　格\n", "dgkg", "duo ge kong ge"},
        {"女儿绿化", "nelh", "nv er lv hua"},
    };

    (void)state;
    assert_all(cases, ARRAY_LEN(cases));
}

/* Words whose characters read otherwise elsewhere. */
static void polyphones(void **state)
{
    static const struct expected cases[] = {
        {"重庆", "cq", "chong qing"},
        {"银行", "yh", "yin hang"},
        {"行政", "xz", "xing zheng"},
        {"长辈", "zb", "zhang bei"},
        {"参与", "cy", "can yu"},
        {"人参", "rs", "ren shen"},
        {"会计", "kj", "kuai ji"},
        {"社会计划", "shjh", "she hui ji hua"},
        {"本会计划", "bhjh", "ben hui ji hua"},
        {"调解", "tj", "tiao jie"},
        {"调查", "dc", "diao cha"},
        {"空调", "kt", "kong tiao"},
        {"重阳", "cy", "chong yang"},
        {"重要", "zy", "zhong yao"},
        {"便宜", "py", "pian yi"},
        {"便民", "bm", "bian min"},
        {"不便宜", "bpy", "bu pian yi"},
        {"乐曲", "yq", "yue qu"},
        {"音乐", "yy", "yin yue"},
        {"快乐", "kl", "kuai le"},
        {"大夫", "df", "dai fu"},
        {"朝阳", "cy", "chao yang"},
        {"朝霞", "zx", "zhao xia"},
        {"单老师", "sls", "shan lao shi"},
        {"单位", "dw", "dan wei"},
        {"清单", "qd", "qing dan"},
        {"解师傅", "xsf", "xie shi fu"},
        {"解决", "jj", "jie jue"},
        {"仇大爷", "qdy", "qiu da ye"},
        {"区阿姨", "oay", "ou a yi"},
        {"小区", "xq", "xiao qu"},
        {"查女士", "zns", "zha nv shi"},
        {"检查", "jc", "jian cha"},
        {"曾奶奶", "znn", "zeng nai nai"},
        {"曾经", "cj", "ceng jing"},
        {"尉迟", "yc", "yu chi"},
        {"家长", "jz", "jia zhang"},
        {"长期", "cq", "chang qi"},
        {"校长", "xz", "xiao zhang"},
        {"成长", "cz", "cheng zhang"},
        {"特长", "tc", "te chang"},
        {"学生长期", "xscq", "xue sheng chang qi"},
        {"行业", "hy", "hang ye"},
        {"步行", "bx", "bu xing"},
        {"自行车", "zxc", "zi xing che"},
        {"传统", "ct", "chuan tong"},
        {"传记", "zj", "zhuan ji"},
        {"弹琴", "tq", "tan qin"},
        {"子弹", "zd", "zi dan"},
        {"收藏", "sc", "shou cang"},
        {"西藏", "xz", "xi zang"},
        {"降温", "jw", "jiang wen"},
        {"投降", "tx", "tou xiang"},
        {"首都", "sd", "shou du"},
        {"睡觉", "sj", "shui jiao"},
        {"觉得", "jd", "jue de"},
        {"效率", "xl", "xiao lv"},
        {"率领", "sl", "shuai ling"},
        {"联系", "lx", "lian xi"},
        {"系鞋带", "jxd", "ji xie dai"},
        {"校对", "jd", "jiao dui"},
        {"学校", "xx", "xue xiao"},
        {"主角", "zj", "zhu jue"},
        {"图书角", "tsj", "tu shu jiao"},
        {"归还", "gh", "gui huan"},
        {"还有", "hy", "hai you"},
        {"给付", "jf", "ji fu"},
        {"发给", "fg", "fa gei"},
        {"接种", "jz", "jie zhong"},
        {"出差", "cc", "chu chai"},
        {"邮差", "yc", "you chai"},
        {"差额", "ce", "cha e"},
        {"白发", "bf", "bai fa"},
        {"呼吁", "hy", "hu yu"},
        {"仿佛", "ff", "fang fu"},
        {"佛教", "fj", "fo jiao"},
        {"恶心", "ex", "e xin"},
        {"厌恶", "yw", "yan wu"},
        {"阿胶", "ej", "e jiao"},
        {"厦门", "xm", "xia men"},
        {"大厦", "ds", "da sha"},
        {"六安", "la", "lu an"},
        {"咖喱", "gl", "ga li"},
        {"瑜伽", "yj", "yu jia"},
        {"茄子", "qz", "qie zi"},
        {"荨麻疹", "xmz", "xun ma zhen"},
        {"冠军", "gj", "guan jun"},
        {"埋怨", "my", "man yuan"},
        {"着火", "zh", "zhao huo"},
        {"目的", "md", "mu di"},
        {"没收", "ms", "mo shou"},
        {"没有", "my", "mei you"},
        {"宿舍", "ss", "su she"},
        {"救济", "jj", "jiu ji"},
        {"秘鲁", "bl", "bi lu"},
        {"关卡", "gq", "guan qia"},
        {"银行卡", "yhk", "yin hang ka"},
        {"倒计时", "djs", "dao ji shi"},
        {"土地", "td", "tu di"},
        {"长葛", "cg", "chang ge"},
        {"严重复发", "yzff", "yan zhong fu fa"},
    };

    (void)state;
    assert_all(cases, ARRAY_LEN(cases));
}

static void doubtful_characters(void **state)
{
    struct romanised r;

    (void)state;
    romanise(&r, "乐坛", strlen("乐坛"));
    assert_true(has_initials(&r, "lt") && has_initials(&r, "yt"));
    assert_true(has_full(&r, "yue tan"));
    romanised_finish(&r);
    romanise(&r, "单志强", strlen("单志强"));
    assert_true(has_initials(&r, "dzq") && has_initials(&r, "szq"));
    romanised_finish(&r);
    /* A rare reading does not push out one in daily use that comes later. */
    romanise(&r, "单仇仇重", strlen("单仇仇重"));
    assert_int_equal(r.count, ROMANISE_VARIANTS);
    assert_true(has_initials(&r, "dccz") && has_initials(&r, "dccc") && has_initials(&r, "cccz"));
    romanised_finish(&r);
    romanise(&r, "医疗银行", strlen("医疗银行"));
    assert_int_equal(r.count, 1);
    romanised_finish(&r);
}

static void nothing_to_type(void **state)
{
    static const char *const texts[] = {
        "",         " ",           "，。！", "😀👨‍👩‍👧🇨🇳☎️", "\xff\xfe\x80",
        "\xe5\x8c", "\xed\xa0\x80"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        assert_keys(texts[i], strlen(texts[i]), "", "");
    assert_keys("医", 0, "", "");
}

static void mixed_with_the_strange(void **state)
{
    static const struct expected cases[] = {
        {"😀医保😀", "yb", "yi bao"},
        {"医\xff保", "yb", "yi bao"},
        {"医保\xe5\x8c", "yb", "yi bao"},
        {"银\xff行", "yx", "yin xing"}, /* no word across a bad byte */
        {"张𠮷𪚥", "z𠮷𪚥", "zhang 𠮷 𪚥"}, /* no reading: as they are */
        {"𬇙河", "bh", "bei he"},
        {"Ⅱ期", "q", "qi"},
        {"café é", "caféé", "café é"},
        {"カラオケ室", "カラオケs", "カラオケ shi"},
        {"A3号楼3单元", "a3hl3dy", "a3 hao lou 3 dan yuan"},
    };

    (void)state;
    assert_all(cases, ARRAY_LEN(cases));
    assert_keys("医\0保", sizeof("医\0保") - 1, "yb", "yi bao");
}

/* The whole table is found word by word; nothing in it is shadowed. */
static void every_phrase(void **state)
{
    (void)state;
    assert_in_range(pinyin_phrase_count, 400, 4000);
    for (int i = 0; i < pinyin_phrase_count; i++) {
        const char *word = pinyin_phrase_text + pinyin_phrase_at[i], *pinyin = word + strlen(word) + 1;
        struct romanised r;
        romanise(&r, word, strlen(word));
        assert_string_equal(r.full[0], pinyin);
        assert_int_equal(r.count, 1);
        romanised_finish(&r);
        if (i > 0)
            assert_true(strcmp(pinyin_phrase_text + pinyin_phrase_at[i - 1], word) < 0);
    }
}

static double cpu_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Sixteen times the text may take no more than forty times as long: a square would take 256 times. */
static void long_text_in_linear_time(void **state)
{
    enum { SMALL = 4000, TIMES = 16 };
    static const char unit[] = "长大单位会计行A重1𠮷";
    const size_t bytes = sizeof(unit) - 1;
    char *text = mem_alloc(bytes * SMALL * TIMES);
    struct romanised r;
    double took[2];

    (void)state;
    for (int i = 0; i < SMALL * TIMES; i++)
        memcpy(text + bytes * (size_t)i, unit, bytes);
    for (int i = 0; i < 2; i++) {
        double from = cpu_s();
        romanise(&r, text, bytes * SMALL * (i == 0 ? 1 : TIMES));
        took[i] = cpu_s() - from;
        assert_int_equal(r.count, ROMANISE_VARIANTS);
        assert_int_equal(strlen(r.initials[0]), (size_t)SMALL * (i == 0 ? 1 : TIMES) * 14);
        romanised_finish(&r);
    }
    mem_free(text);
    assert_true(took[1] < took[0] * TIMES * 2.5 + 0.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),
        cmocka_unit_test(polyphones),
        cmocka_unit_test(doubtful_characters),
        cmocka_unit_test(nothing_to_type),
        cmocka_unit_test(mixed_with_the_strange),
        cmocka_unit_test(every_phrase),
        cmocka_unit_test(long_text_in_linear_time),
    };

    return cmocka_run_group_tests_name("romanise", tests, NULL, NULL);
}
