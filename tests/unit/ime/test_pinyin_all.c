/* SPDX-License-Identifier: MIT */
/* Every character, every phrase of the hall, every surname: nothing is sampled. */
#include "ime/pinyin.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <libgen.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum {
    FILE_MAX_BYTES = 32 * 1024 * 1024,
    STANDARD_CHARACTERS = 8105, /* 通用规范汉字表 */
    LEVEL_2_READ = 26872, /* of level 2 of GB 18030-2022 Unihan knows how so many are read */
    READING_BYTES = 80
};

static struct pinyin *pinyin;
static struct pinyin_result result;
static char build[PATH_MAX];

static int open_data(void **state)
{
    (void)state;
    ssize_t bytes = readlink("/proc/self/exe", build, sizeof(build) - 1);
    if (bytes <= 0)
        return -1;
    build[bytes] = '\0';
    char *folder = dirname(dirname(dirname(build)));
    memmove(build, folder, strlen(folder) + 1);
    char *path = fs_join(build, "pinyin.dat");
    pinyin = pinyin_open(path);
    mem_free(path);
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

static char *next_line(char **text)
{
    char *line = *text, *end = line + strcspn(line, "\n");

    *text = *end == '\n' ? end + 1 : end;
    *end = '\0';
    return line;
}

/* ---- characters ---------------------------------------------------------------------------------------- */

/* "zhǎng" as letters. */
static void letters_of(const char *toned, size_t bytes, char out[READING_BYTES])
{
    static const char *const plain[] = {"aāáǎà", "eēéěèêếề", "iīíǐì", "oōóǒò",
                                        "uūúǔù", "vüǖǘǚǜ",   "nńňǹ",  "mḿ"};
    const char *end = toned + bytes;

    while (toned < end) {
        uint32_t c = utf8_next(&toned, end);
        char letter = c < 'z' + 1 ? (char)c : '\0';
        for (size_t i = 0; i < ARRAY_LEN(plain); i++)
            for (const char *p = plain[i], *p_end = p + strlen(p); p < p_end;)
                if (utf8_next(&p, p_end) == c)
                    letter = plain[i][0];
        if (letter != '\0')
            *out++ = letter;
    }
    *out = '\0';
}

/* Of "123.050:zhǎng,cháng 124.010:zhàng", "zhǎng" or "zhǎng(93)"; returns how many readings do not lead to
 * the character. */
static int unreachable(const char *character, const char *p)
{
    char letters[READING_BYTES];
    int bad = 0;

    while (*p != '\0') {
        size_t place = strcspn(p, ": ");
        p += p[place] == ':' ? place + 1 : 0;
        size_t bytes = strcspn(p, ",( ");
        letters_of(p, bytes, letters);
        /* The r of 一点儿 is no syllable. */
        for (int name = 0; name < 2 && !str_same(letters, "r"); name++) {
            struct pinyin_options options = {.name = name > 0};
            pinyin_query(pinyin, letters, &options, &result);
            int at = rank(character);
            if (at == 0 || result.candidates[at - 1].letters != (int)strlen(letters)) {
                print_message("%s is not found by %s\n", character, letters);
                bad++;
            }
        }
        p += bytes + strcspn(p + bytes, ", ");
        p += *p != '\0';
    }
    return bad;
}

static bool is_level_2(unsigned long c, const bool *standard)
{
    return (c >= 0x3400 && c <= 0x4DB5) || (c >= 0x4E00 && c <= 0x9FEF) || standard[c];
}

/* What is wrong with one line of Unihan, and in *read whether it says how a character is read. */
static int fault_of_line(char *line, bool *standard, bool *read)
{
    static const char *const fields[] = {"kHanyuPinlu", "kMandarin", "kTGHZ2013"};
    char *field = strchr(line, '\t'), *values = field != NULL ? strchr(field + 1, '\t') : NULL;
    int bad = 0;

    if (*line != 'U' || values == NULL)
        return 0;
    unsigned long c = strtoul(line + 2, NULL, 16);
    char character[5] = "";
    utf8_put((uint32_t)c, character);
    *values = '\0';
    standard[c] |= str_same(field + 1, "kTGHZ2013");
    for (size_t i = 0; i < ARRAY_LEN(fields) && is_level_2(c, standard); i++) {
        if (!str_same(field + 1, fields[i]))
            continue;
        bad += unreachable(character, values + 1);
        read[c] = true;
    }
    return bad;
}

/* Every reading that people use today leads to its character, in text and in names. */
static void every_reading_of_every_character(void **state)
{
    enum { CODE_POINTS = 0x110000 };
    bool *standard = mem_zalloc(CODE_POINTS), *read = mem_zalloc(CODE_POINTS);
    char *path = fs_join(build, "gen/Unihan_Readings.txt"), *text, *whole;
    int standard_count = 0, read_count = 0, bad = 0;
    size_t bytes;

    (void)state;
    whole = text = fs_read(path, FILE_MAX_BYTES, &bytes);
    assert_non_null(whole);
    while (*text != '\0')
        bad += fault_of_line(next_line(&text), standard, read);
    for (int c = 0; c < CODE_POINTS; c++) {
        standard_count += standard[c];
        read_count += read[c];
    }
    assert_int_equal(standard_count, STANDARD_CHARACTERS);
    assert_int_equal(read_count, LEVEL_2_READ);
    assert_int_equal(bad, 0);
    mem_free(read);
    mem_free(standard);
    mem_free(whole);
    mem_free(path);
}

/* ---- phrases ------------------------------------------------------------------------------------------- */

/* "bao xiu" as it is typed; what begins with a vowel is parted, as people learn it. */
static void as_typed(const char *reading, char out[READING_BYTES])
{
    for (const char *p = reading; *p != '\0'; p++) {
        if (*p != ' ')
            *out++ = *p;
        else if (strchr("aeo", p[1]) != NULL)
            *out++ = '\'';
    }
    *out = '\0';
}

struct phrase {
    const char *text, *reading;
};

static int by_reading(const void *a, const void *b)
{
    return strcmp(((const struct phrase *)a)->reading, ((const struct phrase *)b)->reading);
}

/* Everyday words that no rarer phrase may push away, looked through one by one. */
static bool is_everyday(const char *word)
{
    static const char *const words[] = {
        "表示", "唱歌", "厂家", "沉默", "程度", "单词", "担任", "分数", "攻击", "孤独", "环节", "肌肤",
        "基于", "集中", "接触", "魔兽", "亲自", "请假", "去掉", "升级", "剩下", "市场", "适应", "头像",
        "下去", "想到", "形成", "要是", "一边", "一笑", "支撑", "只是", "中华", "专辑", "自主", "一阵",
    };

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_same(word, words[i]))
            return true;
    return false;
}

/* Two words of the hall that sound the same cannot both be first, but both must be near. */
static void every_phrase_is_first(void **state)
{
    enum { PHRASES_MAX = 8000 };
    struct phrase *phrases = mem_calloc(PHRASES_MAX, sizeof(*phrases));
    size_t bytes;
    char *whole = fs_read("assets/phrases.tsv", FILE_MAX_BYTES, &bytes), *text = whole;
    int count = 0, alone = 0, first = 0;

    (void)state;
    assert_non_null(whole);
    while (*text != '\0' && count < PHRASES_MAX) {
        char *line = next_line(&text), *tab = strchr(line, '\t');
        size_t length = tab != NULL ? utf8_count(line, (size_t)(tab - line)) : 0;
        if (*line == '#' || length < 2)
            continue;
        *tab = '\0';
        phrases[count++] = (struct phrase){line, tab + 1};
    }
    assert_in_range(count, 1000, PHRASES_MAX - 1);
    qsort(phrases, (size_t)count, sizeof(*phrases), by_reading);
    for (int i = 0; i < count; i++) {
        char letters[READING_BYTES];
        as_typed(phrases[i].reading, letters);
        pinyin_query(pinyin, letters, NULL, &result);
        int at = rank(phrases[i].text);
        bool twin = (i > 0 && by_reading(&phrases[i], &phrases[i - 1]) == 0) ||
                    (i + 1 < count && by_reading(&phrases[i], &phrases[i + 1]) == 0);
        if (at < 1 || at > 4)
            fail_msg("%s of %s is candidate %d", phrases[i].text, letters, at);
        twin |= is_everyday(result.candidates[0].text);
        alone += !twin;
        first += !twin && at == 1;
        if (!twin && at != 1)
            print_message("%s: %s before %s\n", letters, result.candidates[0].text, phrases[i].text);
    }
    print_message("%d of %d phrases, %d of which sound like another: %d first\n", alone, count, count - alone,
                  first);
    assert_true(first * 100 >= alone * 99);
    mem_free(whole);
    mem_free(phrases);
}

/* ---- surnames ------------------------------------------------------------------------------------------ */

static void surnames_are_among_the_first_eight(void **state)
{
    static const char *const surnames[][2] = {
        {"单", "shan"},        {"仇", "qiu"},        {"查", "zha"},        {"解", "xie"},
        {"区", "ou"},          {"盖", "ge"},         {"盖", "gai"},        {"尉", "yu"},
        {"尉", "wei"},         {"员", "yun"},        {"秘", "bi"},         {"冼", "xian"},
        {"亓", "qi"},          {"郗", "xi"},         {"郗", "chi"},        {"綦", "qi"},
        {"黑", "he"},          {"朴", "piao"},       {"曾", "zeng"},       {"翟", "zhai"},
        {"翟", "di"},          {"乐", "yue"},        {"乐", "le"},         {"任", "ren"},
        {"华", "hua"},         {"宁", "ning"},       {"覃", "qin"},        {"覃", "tan"},
        {"缪", "miao"},        {"召", "shao"},       {"折", "she"},        {"句", "gou"},
        {"祭", "zhai"},        {"卜", "bu"},         {"燕", "yan"},        {"应", "ying"},
        {"那", "na"},          {"哈", "ha"},         {"盛", "sheng"},      {"葛", "ge"},
        {"万", "wan"},         {"谌", "chen"},       {"谌", "shen"},       {"隗", "kui"},
        {"隗", "wei"},         {"逄", "pang"},       {"繁", "po"},         {"令", "ling"},
        {"车", "che"},         {"石", "shi"},        {"都", "du"},         {"过", "guo"},
        {"宿", "su"},          {"曲", "qu"},         {"纪", "ji"},         {"牟", "mou"},
        {"牟", "mu"},          {"瞿", "qu"},         {"乜", "nie"},        {"訾", "zi"},
        {"仝", "tong"},        {"贲", "ben"},        {"相", "xiang"},      {"殷", "yin"},
        {"佘", "she"},         {"撒", "sa"},         {"褚", "chu"},        {"阚", "kan"},
        {"仉", "zhang"},       {"昝", "zan"},        {"郜", "gao"},        {"臧", "zang"},
        {"晁", "chao"},        {"嵇", "ji"},         {"甄", "zhen"},       {"种", "chong"},
        {"洗", "xian"},        {"吕", "lv"},         {"邵", "shao"},       {"闫", "yan"},
        {"肖", "xiao"},        {"付", "fu"},         {"代", "dai"},        {"柏", "bai"},
        {"薄", "bo"},          {"佟", "tong"},       {"郝", "hao"},        {"沈", "shen"},
        {"戚", "qi"},          {"祁", "qi"},         {"卞", "bian"},       {"芮", "rui"},
        {"储", "chu"},         {"靳", "jin"},        {"鲍", "bao"},        {"虞", "yu"},
        {"麦", "mai"},         {"欧阳", "ouyang"},   {"司马", "sima"},     {"诸葛", "zhuge"},
        {"上官", "shangguan"}, {"尉迟", "yuchi"},    {"长孙", "zhangsun"}, {"皇甫", "huangfu"},
        {"令狐", "linghu"},    {"司徒", "situ"},     {"慕容", "murong"},   {"东方", "dongfang"},
        {"夏侯", "xiahou"},    {"端木", "duanmu"},   {"公孙", "gongsun"},  {"宇文", "yuwen"},
        {"轩辕", "xuanyuan"},  {"澹台", "tantai"},   {"万俟", "moqi"},     {"单于", "chanyu"},
        {"呼延", "huyan"},     {"濮阳", "puyang"},   {"淳于", "chunyu"},   {"闾丘", "lvqiu"},
        {"乐正", "yuezheng"},  {"俞", "yu"},         {"吉", "ji"},         {"莘", "shen"},
        {"莘", "xin"},         {"辜", "gu"},         {"檀", "tan"},        {"奉", "feng"},
        {"揭", "jie"},         {"植", "zhi"},        {"禤", "xuan"},       {"蹇", "jian"},
        {"呙", "guo"},         {"眭", "sui"},        {"仵", "wu"},         {"遆", "ti"},
        {"召", "zhao"},        {"折", "zhe"},        {"郄", "qie"},        {"雒", "luo"},
        {"侴", "chou"},        {"茆", "mao"},        {"迮", "ze"},         {"禚", "zhuo"},
        {"冮", "gang"},        {"撖", "han"},        {"妫", "gui"},        {"芈", "mi"},
        {"庹", "tuo"},         {"侬", "nong"},       {"妥", "tuo"},        {"麋", "mi"},
        {"幺", "yao"},         {"毌", "guan"},       {"溥", "pu"},         {"拜", "bai"},
        {"宓", "mi"},          {"尹", "yin"},        {"干", "gan"},        {"鲜于", "xianyu"},
        {"申屠", "shentu"},    {"公羊", "gongyang"}, {"钟离", "zhongli"},  {"仲孙", "zhongsun"},
        {"巫马", "wuma"},      {"漆雕", "qidiao"},   {"颛孙", "zhuansun"}, {"第五", "diwu"},
        {"南宫", "nangong"},   {"百里", "baili"},    {"独孤", "dugu"},     {"赫连", "helian"},
    };
    static const struct pinyin_options name = {.name = true};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(surnames); i++) {
        pinyin_query(pinyin, surnames[i][1], &name, &result);
        int at = rank(surnames[i][0]);
        if (at < 1 || at > 8)
            fail_msg("%s of %s is candidate %d", surnames[i][0], surnames[i][1], at);
    }
}

/* The hundred most frequent ones stand before all others that sound alike. */
static void frequent_surnames_are_first(void **state)
{
    static const char *const surnames[] = {
        "王", "wang",  "李", "li",    "张", "zhang", "刘", "liu",  "陈", "chen", "杨", "yang", "赵", "zhao",
        "黄", "huang", "周", "zhou",  "吴", "wu",    "徐", "xu",   "孙", "sun",  "胡", "hu",   "朱", "zhu",
        "高", "gao",   "林", "lin",   "何", "he",    "郭", "guo",  "马", "ma",   "罗", "luo",  "梁", "liang",
        "宋", "song",  "郑", "zheng", "谢", "xie",   "韩", "han",  "唐", "tang", "冯", "feng", "于", "yu",
        "董", "dong",  "萧", "xiao",  "程", "cheng", "曹", "cao",  "袁", "yuan", "邓", "deng", "许", "xu",
        "傅", "fu",    "沈", "shen",  "曾", "zeng",  "彭", "peng", "吕", "lv",
    };
    static const struct pinyin_options name = {.name = true};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(surnames); i += 2) {
        pinyin_query(pinyin, surnames[i + 1], &name, &result);
        assert_in_range(rank(surnames[i]), 1, 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reading_of_every_character),
        cmocka_unit_test(every_phrase_is_first),
        cmocka_unit_test(surnames_are_among_the_first_eight),
        cmocka_unit_test(frequent_surnames_are_first),
    };

    return cmocka_run_group_tests_name("pinyin: all of them", tests, open_data, close_data);
}
