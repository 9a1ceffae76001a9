/* SPDX-License-Identifier: MIT */
#include "ime/pinyin.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "pinyin_data.h"

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
static char data_path[PATH_MAX];

static int open_data(void **state)
{
    (void)state;
    ssize_t bytes = readlink("/proc/self/exe", data_path, sizeof(data_path) - 32);
    if (bytes <= 0)
        return -1;
    data_path[bytes] = '\0';
    char *build = dirname(dirname(dirname(data_path)));
    memmove(data_path, build, strlen(build) + 1);
    memcpy(data_path + strlen(data_path), "/pinyin.dat", sizeof("/pinyin.dat"));
    pinyin = pinyin_open(data_path);
    return pinyin != NULL ? 0 : -1;
}

static int close_data(void **state)
{
    (void)state;
    pinyin_close(pinyin);
    return 0;
}

/* Where a text stands among the candidates, from 1; 0 when it does not. */
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

static void expect_first(const char *letters, const char *text, const struct pinyin_options *options)
{
    ask(letters, options);
    if (result.count == 0 || !str_same(result.candidates[0].text, text))
        fail_msg("%s: %s and not %s", letters, result.count > 0 ? result.candidates[0].text : "nothing",
                 text);
    assert_int_equal(result.candidates[0].letters, (int)strlen(letters));
}

static void sentences(void **state)
{
    static const char *const cases[][2] = {
        {"zhangsan", "张三"},
        {"woyaobaoxiu", "我要报修"},
        {"baoxiu", "报修"},
        {"shequdushuhui", "社区读书会"},
        {"loushangloushui", "楼上漏水"},
        {"weixiudiandeng", "维修电灯"},
        {"yijianxiang", "意见箱"},
        {"chongqing", "重庆"},
        {"yinhang", "银行"},
        {"xian", "先"},
        {"xi'an", "西安"},
        {"XIAN", "先"},
        {"women", "我们"},
        {"chufangshuiguanloushuiqingpairenlaixiu", "厨房水管漏水请派人来修"},
        {"fangan", "方案"},
        {"fan'gan", "反感"},
        {"zhege", "这个"},
        {"lvse", "绿色"},
        {"celue", "策略"},
        {"celve", "策略"},
        {"nuedai", "虐待"},
        {"nvedai", "虐待"},
        {"jvweihui", "居委会"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_first(cases[i][0], cases[i][1], NULL);
}

static void other_ways_to_read(void **state)
{
    (void)state;
    ask("xian", NULL);
    assert_int_equal(rank("西安"), 2);
    assert_in_range(rank("线"), 3, 8);
    assert_in_range(rank("西"), 1, result.count);
    assert_int_equal(result.candidates[rank("西安") - 1].letters, 4);
    assert_int_equal(result.candidates[rank("西") - 1].letters, 2);
    ask("xi'an", NULL);
    assert_int_equal(rank("先"), 0);
    assert_int_equal(result.candidates[rank("西") - 1].letters, 3);
    /* What leaves letters that are nothing comes behind all that does not. */
    ask("jianguo", NULL);
    assert_in_range(rank("见"), 1, 20);
    assert_true(rank("江") > rank("键"));
}

/* The sentence, words with the longest first, then single characters. */
static void order_of_candidates(void **state)
{
    bool singles = false;
    int letters = INT_MAX;

    (void)state;
    ask("woyaobaoxiudiandeng", NULL);
    assert_true(result.count > 20);
    assert_int_equal(result.candidates[0].letters, 19);
    assert_string_equal(result.candidates[1].text, "我要报修");
    for (int i = 1; i < result.count; i++) {
        bool single = strlen(result.candidates[i].text) <= 4;
        if (single && !singles)
            letters = INT_MAX;
        assert_false(singles && !single);
        singles = single;
        assert_true(result.candidates[i].letters <= letters);
        letters = result.candidates[i].letters;
        for (int k = 0; k < i; k++)
            assert_string_not_equal(result.candidates[i].text, result.candidates[k].text);
    }
    assert_true(singles);
}

static void letters_still_to_come(void **state)
{
    (void)state;
    expect_first("wom", "我们", NULL);
    expect_first("zhongg", "中国", NULL);
    expect_first("zhongguor", "中国人", NULL);
    ask("zho", NULL);
    assert_in_range(rank("中"), 1, 3);
    assert_in_range(rank("周"), 1, 30);
    ask("shequ", NULL);
    int whole = rank("社区");
    assert_int_equal(whole, 1);
}

static void initials(void **state)
{
    static const struct pinyin_options only = {.initials = true};

    (void)state;
    expect_first("wybx", "我要报修", NULL);
    expect_first("wyaobx", "我要报修", NULL);
    expect_first("woybxiu", "我要报修", NULL);
    ask("ylbx", NULL);
    assert_in_range(rank("医疗保险"), 1, 3);
    ask("sfz", NULL);
    assert_in_range(rank("身份证"), 1, 3);
    ask("nan", &only); /* three characters and not 南 */
    assert_int_equal(strlen(result.candidates[0].text), 9);
    assert_int_equal(result.candidates[0].letters, 3);
    ask("sq", NULL);
    assert_in_range(rank("社区"), 1, 8);
    ask("dang", &only); /* four characters and not 当 */
    assert_int_equal(strlen(result.candidates[0].text), 12);
    ask("zhgs", &only);
    assert_int_not_equal(result.count, 0);
}

static void tolerance(void **state)
{
    static const struct {
        unsigned flag;
        const char *letters, *text;
    } cases[] = {
        {PINYIN_ZH_Z, "zongguo", "中国"},
        {PINYIN_CH_C, "cezhan", "车站"},
        {PINYIN_SH_S, "sequ", "社区"},
        {PINYIN_N_L, "liunai", "牛奶"},
        {PINYIN_N_L, "noushangnoushui", "楼上漏水"},
        {PINYIN_AN_ANG, "yinghan", "银行"},
        {PINYIN_EN_ENG, "shen", "生"},
        {PINYIN_IN_ING, "pingyin", "拼音"},
        {PINYIN_SH_S, "sanghai", "上海"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct pinyin_options options = {.tolerant = cases[i].flag};
        bool both = str_same(cases[i].letters, "yinghan");
        options.tolerant |= both ? PINYIN_IN_ING : 0;
        ask(cases[i].letters, NULL);
        assert_int_equal(rank(cases[i].text), 0);
        ask(cases[i].letters, &options);
        if (rank(cases[i].text) == 0)
            fail_msg("%s: no %s", cases[i].letters, cases[i].text);
        options.tolerant = PINYIN_TOLERANT & ~options.tolerant;
        ask(cases[i].letters, &options);
        assert_int_equal(rank(cases[i].text), 0);
    }
    /* What was typed exactly stays first. */
    struct pinyin_options all = {.tolerant = PINYIN_TOLERANT};
    expect_first("woyaobaoxiu", "我要报修", &all);
    expect_first("zhangsan", "张三", &all);
    expect_first("siyuan", "寺院", NULL);
    ask("si", &all);
    assert_true(rank("四") > 0 && rank("四") < rank("市"));
}

static void tolerance_as_a_setting(void **state)
{
    static const struct {
        const char *setting;
        unsigned flags;
    } cases[] = {
        {"", PINYIN_TOLERANT},
        {"是", PINYIN_TOLERANT},
        {"否", 0},
        {"zh/z", PINYIN_ZH_Z},
        {"n、l", PINYIN_N_L},
        {"s ch", PINYIN_SH_S | PINYIN_CH_C},
        {"an", PINYIN_AN_ANG},
        {"eng/en，in/ing", PINYIN_EN_ENG | PINYIN_IN_ING},
        {"全部", PINYIN_TOLERANT},
        {"zh z ch c sh s n l an ang en eng in ing", PINYIN_TOLERANT},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(pinyin_tolerance(cases[i].setting), cases[i].flags);
}

static void names(void **state)
{
    static const struct pinyin_options name = {.name = true};
    static const char *const cases[][2] = {
        {"wangxiuying", "王秀英"}, {"ouyang", "欧阳"},   {"sima", "司马"},     {"zhuge", "诸葛"},
        {"shangguan", "上官"},     {"yuchi", "尉迟"},    {"zhangsun", "长孙"}, {"qiuwei", "邱伟"},
        {"lijianguo", "李建国"},   {"xu", "徐"},         {"zhang", "张"},      {"mo'qi", "万俟"},
        {"linghu", "令狐"},        {"dantaiming", NULL}, {"chanyu", "单于"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (cases[i][1] != NULL)
            expect_first(cases[i][0], cases[i][1], &name);
    ask("ouyangzhenhua", &name);
    assert_true(str_starts(result.candidates[0].text, "欧阳"));
    assert_int_equal(strlen(result.candidates[0].text), 12);
    assert_string_equal(result.candidates[1].text, "欧阳");
    /* No words beyond that: the rest is single characters. */
    for (int i = 2; i < result.count; i++)
        assert_in_range(strlen(result.candidates[i].text), 1, 4);
}

/* Surnames that running text reads otherwise, two that few can write, and that sound like others. */
static void surnames_within_eight(void **state)
{
    static const struct pinyin_options name = {.name = true};
    static const char *const cases[][2] = {
        {"ou", "区"}, {"shan", "单"},    {"qiu", "仇"},    {"zha", "查"},  {"xie", "解"},
        {"ge", "盖"}, {"yuchi", "尉迟"}, {"moqi", "万俟"}, {"piao", "朴"}, {"zeng", "曾"},
        {"qi", "亓"}, {"yun", "员"},     {"bi", "秘"},     {"zhai", "翟"}, {"qiuwei", "仇伟"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        ask(cases[i][0], &name);
        if (rank(cases[i][1]) == 0 || rank(cases[i][1]) > 8)
            fail_msg("%s: %s at %d", cases[i][0], cases[i][1], rank(cases[i][1]));
    }
}

/* All letters first, then taps on one of the first eight candidates, the longest that goes on with the name.
 * Gives how many taps, -1 when somewhere none of the eight does. */
static int taps_for(const char *letters, const char *name)
{
    char written[64] = "";
    struct pinyin_options options = {.name = true, .previous = written};
    int taps = 0;

    for (size_t done = 0; name[done] != '\0'; taps++) {
        const struct pinyin_candidate *best = NULL;
        ask(letters, &options);
        for (int i = 0; i < result.count && i < 8; i++)
            if (str_starts(name + done, result.candidates[i].text) &&
                (best == NULL || strlen(result.candidates[i].text) > strlen(best->text)))
                best = &result.candidates[i];
        if (best == NULL)
            return -1;
        letters += best->letters;
        memcpy(written + done, best->text, strlen(best->text) + 1);
        done += strlen(best->text);
    }
    return taps;
}

static void names_in_few_taps(void **state)
{
    static const struct {
        const char *letters, *name;
        int taps;
    } cases[] = {
        {"wangxiuying", "王秀英", 1}, {"wxy", "王秀英", 1},    {"qiuwei", "仇伟", 1},
        {"lijianguo", "李建国", 1},   {"zhangwei", "张伟", 1}, {"xiehui", "解辉", 1},
        {"zhazhenhua", "查振华", 3},  {"oulin", "区琳", 2},    {"ouyangzhenhua", "欧阳震华", 3},
        {"shanxiong", "单雄", 1},     {"moqili", "万俟丽", 2}, {"yuchigong", "尉迟恭", 2},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int taps = taps_for(cases[i].letters, cases[i].name);
        if (taps < 1 || taps > cases[i].taps)
            fail_msg("%s: %s with %d taps", cases[i].letters, cases[i].name, taps);
    }
}

/* Names that sound the same are few, and no compound is doubted. */
static void rival_names(void **state)
{
    static const struct pinyin_options name = {.name = true};

    (void)state;
    ask("qiuwei", &name);
    assert_int_equal(rank("邱伟"), 1);
    assert_in_range(rank("仇伟"), 2, 4);
    ask("ouyangli", &name);
    assert_true(str_starts(result.candidates[0].text, "欧阳"));
    assert_string_equal(result.candidates[1].text, "欧阳");
}

static void given_names(void **state)
{
    struct pinyin_options name = {.name = true, .previous = "王"};

    (void)state;
    expect_first("xiuying", "秀英", &name);
    expect_first("wei", "伟", &name);
    ask("ying", &name);
    assert_int_equal(rank("英"), 1);
    name.previous = "";
    ask("wei", &name);
    assert_int_equal(rank("魏"), 1);
    name.previous = "欧";
    expect_first("yang", "阳", &name);
    name.previous = "司";
    expect_first("ma", "马", &name);
}

static void what_stands_before(void **state)
{
    struct pinyin_options options = {.previous = "我要去银"};

    (void)state;
    expect_first("hang", "行", &options);
    options.previous = "社区读书";
    expect_first("hui", "会", &options);
    options.previous = "\xff\xfe";
    expect_first("hui", "会", &options);
}

static void predictions(void **state)
{
    (void)state;
    pinyin_predict(pinyin, "我要报", &result);
    assert_string_equal(result.candidates[0].text, "修");
    assert_int_equal(result.candidates[0].letters, 0);
    pinyin_predict(pinyin, "请在居委", &result);
    assert_string_equal(result.candidates[0].text, "会");
    pinyin_predict(pinyin, "读书", &result);
    assert_in_range(rank("会"), 1, 3);
    assert_true(result.count <= 64);
    for (int i = 0; i < result.count; i++)
        assert_int_not_equal(result.candidates[i].text[0], '\0');
    pinyin_predict(pinyin, "", &result);
    assert_int_equal(result.count, 0);
    pinyin_predict(pinyin, "abc", &result);
    assert_int_equal(result.count, 0);
    pinyin_predict(pinyin, "\xe6\x8a", &result);
    assert_int_equal(result.count, 0);
    pinyin_predict(pinyin, "不", &result);
    assert_int_equal(result.count, 64);
}

static void hostile_letters(void **state)
{
    static const char *const nothing[] = {"",   "'",    "''''", "i",       "u",  "v", "12",
                                          "我", "\xff", "-",    " baoxiu", "ii", "uu"};
    static const struct pinyin_options all[] = {
        {0},
        {.name = true},
        {.initials = true},
        {.tolerant = PINYIN_TOLERANT, .previous = "我们的"},
        {.name = true, .tolerant = PINYIN_TOLERANT, .previous = "王"},
        {.name = true, .initials = true, .tolerant = UINT_MAX},
    };
    unsigned seed = 1;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(nothing); i++) {
        ask(nothing[i], NULL);
        assert_int_equal(result.count, 0);
    }
    ask("shangv", NULL);
    assert_string_equal(result.candidates[0].text, "上");
    assert_int_equal(result.candidates[0].letters, 5);
    ask("wo8men", NULL);
    assert_string_equal(result.candidates[0].text, "我");
    ask("''wo''men''", NULL);
    assert_string_equal(result.candidates[0].text, "我们");
    assert_int_equal(result.candidates[0].letters, 11);
    for (int round = 0; round < 3000; round++) {
        char letters[64];
        size_t length = (size_t)round % (sizeof(letters) - 1);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1103515245U + 12345U;
            letters[i] =
                round % 3 == 0 ? (char)(seed >> 16) : "abcdefghijklmnopqrstuvwxyz'"[(seed >> 16) % 27];
        }
        letters[length] = '\0';
        ask(letters, &all[(size_t)round % ARRAY_LEN(all)]);
        for (int i = 0; i < result.count; i++)
            assert_in_range(result.candidates[i].letters, 1, length);
    }
}

/* Their time is bounded, and yet all of them are read. */
static void hostile_letters_to_the_last(void **state)
{
    static const char *const pieces[] = {"zh", "sh", "zhzhz", "lzzh", "xianyi", "wybx"};
    static const struct pinyin_options all = {.tolerant = PINYIN_TOLERANT, .previous = "我要"};
    char letters[PINYIN_LETTERS_MAX + 16];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
        size_t bytes = strlen(pieces[i]), at = 0;
        for (; at + bytes <= PINYIN_LETTERS_MAX; at += bytes)
            memcpy(letters + at, pieces[i], bytes + 1);
        ask(letters, NULL);
        assert_int_equal(result.candidates[0].letters, at);
        ask(letters, &all);
        assert_int_equal(result.candidates[0].letters, at);
    }
}

static double processor_ms(void)
{
    return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

/* Each of them longer than any field; the limit is wide for sanitizers and loaded machines. */
static void ten_thousand_letters(void **state)
{
    static const char *const pieces[] = {"a", "woyaobaoxiu", "s", "xian", "zh", "wybxsd", "yi", "'", "ng"};
    static const struct pinyin_options all = {.tolerant = PINYIN_TOLERANT, .previous = "我要"};
    enum { LETTERS = 10000, LIMIT_MS = 2000 };
    char *letters = mem_zalloc(LETTERS + 16);

    (void)state;
    double before = processor_ms();
    for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
        size_t bytes = strlen(pieces[i]);
        for (size_t at = 0; at + bytes <= LETTERS; at += bytes)
            memcpy(letters + at, pieces[i], bytes + 1);
        ask(letters, &all);
        for (int k = 0; k < result.count; k++)
            assert_in_range(result.candidates[k].letters, 1, LETTERS);
    }
    assert_true(processor_ms() - before < LIMIT_MS);
    mem_free(letters);
}

static void same_again(void **state)
{
    struct pinyin_result *first = mem_zalloc(sizeof(*first));

    (void)state;
    pinyin_query(pinyin, "woyaobaoxiu", NULL, first);
    ask("wangxiuying", &(struct pinyin_options){.name = true});
    pinyin_predict(pinyin, "王秀英", &result);
    ask("woyaobaoxiu", NULL);
    assert_int_equal(first->count, result.count);
    for (int i = 0; i < result.count; i++) {
        assert_string_equal(first->candidates[i].text, result.candidates[i].text);
        assert_int_equal(first->candidates[i].letters, result.candidates[i].letters);
    }
    pinyin_result_wipe(&result);
    for (size_t i = 0; i < sizeof(result); i++)
        assert_int_equal(((const char *)&result)[i], 0);
    mem_free(first);
}

static int lines_logged;

static void count_line(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)text;
    lines_logged++;
}

static void refuse(const char *path, const char *data, size_t bytes)
{
    int before = lines_logged;

    assert_true(fs_write_whole(path, data, bytes));
    assert_null(pinyin_open(path));
    assert_int_equal(lines_logged, before + 1);
}

static void damaged_files(void **state)
{
    char folder[] = "/tmp/keting-pinyin-XXXXXX";
    size_t bytes;
    char *good = fs_read(data_path, 16 << 20, &bytes);

    (void)state;
    assert_non_null(good);
    assert_non_null(mkdtemp(folder));
    char *path = fs_join(folder, "pinyin.dat");
    log_set_sink(count_line, NULL);
    assert_null(pinyin_open("/nowhere/pinyin.dat"));
    refuse(path, good, 0);
    refuse(path, good, 100);
    refuse(path, good, bytes - 8);
    for (size_t at = 0; at < bytes; at += at < 400 ? 4 : bytes / 30) {
        good[at] ^= 0x10;
        refuse(path, good, bytes);
        good[at] ^= 0x10;
    }
    log_set_sink(NULL, NULL);
    unlink(path);
    rmdir(folder);
    mem_free(path);
    mem_free(good);
}

static void size_of_data(void **state)
{
    (void)state;
    assert_in_range(pinyin->file->bytes, 500000, 2 << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences),
        cmocka_unit_test(other_ways_to_read),
        cmocka_unit_test(order_of_candidates),
        cmocka_unit_test(letters_still_to_come),
        cmocka_unit_test(initials),
        cmocka_unit_test(tolerance),
        cmocka_unit_test(tolerance_as_a_setting),
        cmocka_unit_test(names),
        cmocka_unit_test(surnames_within_eight),
        cmocka_unit_test(names_in_few_taps),
        cmocka_unit_test(rival_names),
        cmocka_unit_test(given_names),
        cmocka_unit_test(what_stands_before),
        cmocka_unit_test(predictions),
        cmocka_unit_test(hostile_letters),
        cmocka_unit_test(hostile_letters_to_the_last),
        cmocka_unit_test(ten_thousand_letters),
        cmocka_unit_test(same_again),
        cmocka_unit_test(damaged_files),
        cmocka_unit_test(size_of_data),
    };

    return cmocka_run_group_tests_name("pinyin", tests, open_data, close_data);
}
