/* SPDX-License-Identifier: MIT */
#include "gen_hand_words.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DICTIONARY_MAX_BYTES = 64 * 1024 * 1024,
    WORD_MAX = 16,
    PAIRS_MAX = 200000,
    GAIN_MAX = 6000,
    RARE_PRIOR = -6, /* 20 below the commonest, 9 below the rarest of the 8105 */
    RARE_PRIOR_IN_NAMES = -4,
};

/* Surnames, the commonest first. */
static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔"
    "向常汤康易乔赖文兰阎洪温柯章鲁葛安左庞邢齐樊殷施伍岳季聂庄翟牛焦辛管祝俞耿关霍路祁童柴游尤欧裴"
    "柳纪申尚单项成涂苗盛喻华骆滕甘凌舒毕梅宁谷詹阮翁柏费卜包应诸车曲房褚卫冉仇查解区盖尉巫宫丛娄全"
    "穆萧景党冷司简储窦桂边苟晏卓席鲍靳屈古晋欧阳上官司马诸葛皇甫东方慕容令狐夏侯宇文长孙南宫百里端木"
    "轩辕公孙闻人淳于单于太叔申屠仲孙钟离鲜于闾丘司徒司空万俟赫连澹台濮阳宗政公冶尤";

/* Characters of given names. */
static const char given_names[] =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹"
    "香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君"
    "琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒"
    "伊亚宜可姬舒影荔枝思文武斌俊峰建国庆志刚海山仁波贵福生龙元全胜学祥才发成康星光天达安岩中茂进林有"
    "坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚裕河哲江亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启"
    "克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘子轩梓涵浩宇雨欣诗怡一诺宸睿昊然"
    "长根宝金银福寿喜财旺兴华忠义孝廉顺永清新民东南西北大小少老正立世道传继先宗祖培养培育";

static const char address_words[] =
    "号栋单元室楼层路街巷弄村镇乡区县市省组座幢院里园苑小新东南西北中门桥湖江山河社区花大道家庭邮政城"
    "前后左右上下第一二三四五六七八九十百甲乙丙丁户";

struct table {
    const uint32_t *code_points;
    const bool *rare;
    int count;
    double *times; /* how often a character occurs */
    double *before; /* how often it is followed by another */
};

struct counted_pair {
    uint16_t first, second;
    double times;
};

static struct counted_pair *counted;
static int counted_count;

static int number_of(const struct table *table, uint32_t code_point)
{
    int lo = 0, hi = table->count;

    while (lo < hi) {
        int middle = (lo + hi) / 2;
        if (table->code_points[middle] < code_point)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo < table->count && table->code_points[lo] == code_point ? lo : -1;
}

static void count_pair(int first, int second, double times)
{
    if (counted_count == PAIRS_MAX) {
        fprintf(stderr, "gen_hand: too many pairs of characters\n");
        exit(1);
    }
    counted[counted_count++] = (struct counted_pair){(uint16_t)first, (uint16_t)second, times};
}

static void count_word(struct table *table, const char *word, const char *end, double times)
{
    int previous = -1;

    for (int length = 0; word < end && length < WORD_MAX; length++) {
        int c = number_of(table, utf8_next(&word, end));
        if (c >= 0)
            table->times[c] += times;
        if (c >= 0 && previous >= 0 && times > 0) {
            table->before[previous] += times;
            count_pair(previous, c, times);
        }
        previous = c;
    }
}

static void count_words(struct table *table, const char *text)
{
    for (const char *line = text; *line != '\0';) {
        const char *end = strchrnul(line, '\n');
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        const char *weight = tab != NULL ? memchr(tab + 1, '\t', (size_t)(end - tab - 1)) : NULL;
        if (weight != NULL)
            count_word(table, line, tab, strtod(weight + 1, NULL));
        line = *end == '\0' ? end : end + 1;
    }
}

/* ---- characters alone ---------------------------------------------------------------------------------- */

static int16_t to_milli(double v)
{
    return (int16_t)lround(fmax(fmin(v, 30), -30) * 1000);
}

/* Those that no dictionary counts. */
static double times_of_sign(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return 3000;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return 100;
    return c == 0xFF0C || c == 0x3002 || c == 0x3001 ? 3000 : 100;
}

static void raise_listed(const struct table *table, int16_t *prior, const char *list, size_t bytes,
                         double first, double fall)
{
    const char *p = list, *end = list + bytes;

    for (int rank = 0; p < end; rank++) {
        int c = number_of(table, utf8_next(&p, end));
        double raised = first - fall * log(1 + rank);
        if (c >= 0 && prior[c] < to_milli(raised))
            prior[c] = to_milli(raised);
    }
}

static void make_priors(const struct table *table, int16_t *priors)
{
    int count = table->count;
    int16_t *text = &priors[HAND_PRIOR_TEXT * count], *surname = &priors[HAND_PRIOR_SURNAME * count];
    int16_t *given = &priors[HAND_PRIOR_GIVEN * count], *address = &priors[HAND_PRIOR_ADDRESS * count];

    for (int i = 0; i < count; i++) {
        double times = table->times[i] > 0 ? table->times[i] : times_of_sign(table->code_points[i]);
        if (table->code_points[i] < 0x3400)
            times = times_of_sign(table->code_points[i]);
        double v = log(times + 20);
        bool digit = table->code_points[i] >= '0' && table->code_points[i] <= '9';
        bool sign = table->code_points[i] < 0x3400;
        text[i] = to_milli(v);
        surname[i] = to_milli(sign ? 0 : 0.5 * v);
        given[i] = to_milli(sign ? 0 : 0.8 * v);
        address[i] = to_milli(digit ? 22 : v);
        if (table->rare[i]) {
            text[i] = address[i] = to_milli(RARE_PRIOR);
            surname[i] = given[i] = to_milli(RARE_PRIOR_IN_NAMES);
        }
    }
    raise_listed(table, surname, surnames, sizeof(surnames) - 1, 15, 1);
    raise_listed(table, given, given_names, sizeof(given_names) - 1, 13.5, 0.2);
    raise_listed(table, address, address_words, sizeof(address_words) - 1, 14.5, 0.2);
}

/* ---- characters in pairs ------------------------------------------------------------------------------- */

static int compare_pairs(const void *a, const void *b)
{
    const struct counted_pair *p = a, *q = b;

    return p->first != q->first ? p->first - q->first : p->second - q->second;
}

static int merge_pairs(void)
{
    int kept = 0;

    qsort(counted, (size_t)counted_count, sizeof(counted[0]), compare_pairs);
    for (int i = 0; i < counted_count; i++) {
        if (kept > 0 && compare_pairs(&counted[kept - 1], &counted[i]) == 0)
            counted[kept - 1].times += counted[i].times;
        else
            counted[kept++] = counted[i];
    }
    return kept;
}

/* Times are of the words' own, so what follows is measured against how often the second occurs anywhere. */
static void make_pairs(const struct table *table, struct words *words)
{
    double total = 0;
    int count = merge_pairs();

    for (int i = 0; i < table->count; i++)
        total += table->times[i];
    words->pairs = mem_calloc((size_t)count, sizeof(words->pairs[0]));
    for (int i = 0; i < count; i++) {
        const struct counted_pair *pair = &counted[i];
        double here = pair->times / (table->before[pair->first] + 2000);
        double anywhere = (table->times[pair->second] + 20) / total;
        double gain = log(here / anywhere) * 1000;
        if (gain > 500)
            words->pairs[words->pair_count++] =
                (struct hand_pair){pair->first, pair->second, (int16_t)fmin(gain, GAIN_MAX)};
    }
}

struct words words_read(const char *path, const uint32_t *code_points, const bool *rare, int count)
{
    size_t bytes;
    char *text = fs_read(path, DICTIONARY_MAX_BYTES, &bytes);
    struct table table = {code_points, rare, count, mem_calloc((size_t)count, sizeof(double)),
                          mem_calloc((size_t)count, sizeof(double))};
    struct words words = {.priors = mem_calloc((size_t)count * HAND_PRIORS, sizeof(int16_t))};

    if (text == NULL) {
        fprintf(stderr, "gen_hand: cannot read %s\n", path);
        exit(1);
    }
    counted = mem_calloc(PAIRS_MAX, sizeof(counted[0]));
    count_words(&table, text);
    make_priors(&table, words.priors);
    make_pairs(&table, &words);
    mem_free(counted);
    mem_free(table.times);
    mem_free(table.before);
    mem_free(text);
    return words;
}
