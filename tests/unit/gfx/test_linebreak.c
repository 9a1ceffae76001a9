/* SPDX-License-Identifier: MIT */
#include "linebreak.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char oracle_path[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

/* ---- the examples of the Unicode consortium ---- */

/* Left out on purpose: Korean letters by LB26/27, CR LF, and characters for which Chinese habits differ. */
static bool ours(uint32_t c)
{
    static const uint32_t tailored[] = {0x0D,   0x0A,   0x85,   0x0B,   0x0C,   0x2028, 0x2029, 0x2014,
                                        0x2013, 0x00B7, 0x201C, 0x201D, 0x2018, 0x2019, 0x672C /* 本 */};
    for (size_t i = 0; i < ARRAY_LEN(tailored); i++) {
        if (c == tailored[i])
            return false;
    }
    return !(c >= 0x1100 && c < 0x1200) && !(c >= 0xA960 && c < 0xA980) && !(c >= 0xAC00 && c < 0xD800);
}

/* "× 0023 ÷ 0020 ÷" becomes characters and breaks; 0 when the line holds something that is not ours. */
static size_t parse(const char *line, uint32_t *text, uint8_t *breaks)
{
    size_t n = 0;

    line += strcspn(line, " "); /* the first mark is the start of text */
    while (*line != '\0' && *line != '\t' && *line != '#' && n < 64) {
        char *end;
        text[n] = (uint32_t)strtoul(line, &end, 16);
        if (end == line || !ours(text[n]))
            return 0;
        line = end + strspn(end, " ");
        breaks[n++] = (uint8_t)(str_starts(line, "÷") ? LINEBREAK_MAY : LINEBREAK_NO);
        line += strlen("÷");
        line += strspn(line, " ");
    }
    return n;
}

static bool agrees(const uint32_t *text, const uint8_t *expected, size_t n)
{
    uint8_t breaks[64];
    linebreak_find(text, n, breaks);
    for (size_t i = 0; i + 1 < n; i++) {
        if ((breaks[i] == LINEBREAK_NO) != (expected[i] == LINEBREAK_NO))
            return false;
    }
    return true;
}

static void agrees_with_the_standard(void **state)
{
    size_t bytes, tried = 0, wrong = 0;
    char *file = fs_read(oracle_path, 1 << 24, &bytes), *save = NULL;
    (void)state;

    assert_non_null(file);
    for (char *line = strtok_r(file, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        uint32_t text[64];
        uint8_t expected[64];
        size_t n = line[0] == '#' ? 0 : parse(line, text, expected);
        if (n == 0)
            continue;
        tried++;
        if (!agrees(text, expected, n)) {
            wrong++;
            if (wrong <= 20)
                print_message("differs: %s\n", line);
        }
    }
    mem_free(file);
    print_message("%zu examples\n", tried);
    assert_true(tried > 4500);
    assert_int_equal(wrong, 0);
}

/* ---- Chinese ---- */

/* Each string shows by | where lines may end; everywhere else they may not. */
static const char *const cases[] = {
    /* Han may part anywhere */
    "居|民|会|客|厅",
    /* marks that may not begin a line */
    "您|好，|请|进",
    "完|了。|好",
    "笔、|墨、|纸",
    "一；|二：|三",
    "真|的？|是！|好",
    "（一）|好",
    "《家》|好",
    "「是」|好",
    "『是』|好",
    "【注】|好",
    "〔注〕|好",
    "〈注〉|好",
    "〖注〗|好",
    "［注］|好",
    "｛注｝|好",
    "好！？|好",
    "好。）|好",
    "好。”|好",
    "好」，|好",
    "〇|一々|好",
    "李·|四",
    "三～|五",
    "百|分|之|五％|好",
    "三|十|七℃|好",
    "好：）|好",
    /* marks that may not end one */
    "见|（附|件）",
    "看|《红|楼|梦》",
    "他|说：|“好。”",
    "他|说：|‘好。’",
    "这|叫|“首|问|负|责|制”|好",
    "共|￥5",
    "共|￥五",
    "（《家》）|好",
    "“《家》”|好",
    /* dashes and dots are never split */
    "到——|底",
    "等……|好",
    "等…|好",
    /* numbers keep their units */
    "交|5份|材|料",
    "交|5 份|材|料",
    "第|5条|好",
    "有|5个|人",
    "在|2026年|11月|20日",
    "共|12元|好",
    "满|60岁|的",
    "满|60 周|岁",
    "约|3小|时",
    "限|3次|好",
    "面|积|80米|好",
    "在|3楼|好",
    "共|10项|好",
    "等|30分|钟",
    "在|9时|好",
    "等|2 小|时",
    "收|50%|好",
    "收|50％|好",
    "热|37℃|好",
    "有|1,234.50元|好",
    "有|1/2|好",
    "涨|+5|好",
    "降-5|好",
    /* times and phone numbers are one piece */
    "在|8:30–12:00|开",
    "在|8:30-12:00|开",
    "在|8:30—12:00|开",
    "在|8:30～12:00|开",
    "在|8:30~12:00|开",
    "拨|0374-233-6118|问",
    "在|2026-11-20|开",
    "有|3～5天|好",
    "有|3×4|好",
    "在|2026/11/20|开",
    "拨|(0374)2336118|问",
    /* Latin words */
    "用|WPS|开",
    "用|WPS |Office |开",
    "用|don't|写",
    "用|don’t|写",
    "看|a.b.cn|好",
    "用|e-|mail|写",
    /* list marks stay with their words */
    "①身|份|证",
    "① 身|份|证",
    "●身|份|证",
    "㈠身|份|证",
    "★身|份|证",
    "好；|②户|口",
    /* spaces */
    "好 |好",
    "好  |好",
    "a |b",
    "好　|好",
    /* what must not be glued or split by accident */
    "e\xCC\x81|好",
    "🇨🇳|🇨🇳|好",
    "👍🏽|好",
    "一\xE2\x80\x8B|二",
    "一\xE2\x81\xA0二",
    "一\xC2\xA0二",
};

static void check_case(const char *marked)
{
    uint32_t text[64] = {0};
    uint8_t expected[64] = {0}, breaks[64];
    size_t n = 0;
    const char *p = marked, *end = marked + strlen(marked);

    while (p < end) {
        uint32_t c = utf8_next(&p, end);
        if (c == '|') {
            expected[n - 1] = LINEBREAK_MAY;
            continue;
        }
        expected[n] = LINEBREAK_NO;
        text[n++] = c;
    }
    expected[n - 1] = LINEBREAK_MUST;
    linebreak_find(text, n, breaks);
    for (size_t i = 0; i < n; i++) {
        if (breaks[i] != expected[i])
            fail_msg("%s: after character %zu (U+%04X) it is %d", marked, i, text[i], breaks[i]);
    }
}

static void breaks_chinese_as_printers_do(void **state)
{
    (void)state;
    assert_true(ARRAY_LEN(cases) >= 60);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        check_case(cases[i]);
}

static void ends_paragraphs(void **state)
{
    const uint32_t text[] = {'a', '\n', 'b', '\n', '\n'};
    uint8_t breaks[5];
    (void)state;

    linebreak_find(text, 5, breaks);
    assert_int_equal(breaks[0], LINEBREAK_NO);
    assert_int_equal(breaks[1], LINEBREAK_MUST);
    assert_int_equal(breaks[2], LINEBREAK_NO);
    assert_int_equal(breaks[3], LINEBREAK_MUST);
    assert_int_equal(breaks[4], LINEBREAK_MUST);
    linebreak_find(text, 0, NULL);
}

/* Every pair of classes, and every triple of a few awkward characters, ends and stays in bounds. */
static void survives_anything(void **state)
{
    enum { N = 4096 };
    static uint32_t text[N];
    static uint8_t breaks[N + 1];
    uint32_t seed = 1;
    (void)state;

    for (int round = 0; round < 200; round++) {
        for (int i = 0; i < N; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = round % 2 ? seed : (seed >> 8) % 0x110000;
        }
        breaks[N] = 77;
        linebreak_find(text, N, breaks);
        for (int i = 0; i < N; i++)
            assert_true(breaks[i] <= LINEBREAK_MUST);
        assert_int_equal(breaks[N], 77);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_standard),
        cmocka_unit_test(breaks_chinese_as_printers_do),
        cmocka_unit_test(ends_paragraphs),
        cmocka_unit_test(survives_anything),
    };
    return cmocka_run_group_tests_name("gfx/linebreak", tests, NULL, NULL);
}
