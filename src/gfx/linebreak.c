/* SPDX-License-Identifier: MIT */
/*
 * The rules of UAX #14 in their order, as questions about the place between two characters: first what must
 * hold for Chinese, then LB4..LB31. A combining mark belongs to the character before it, so the left side
 * is that one; for the rules that see through spaces, `left` stays the last character that is not a space
 * and `spaces` tells of them. Example: in 共计 5 份。 a line may end after 共, but 5 and 份 stay together, and 。
 * stays with 份.
 */
#include "linebreak.h"

#include "base/macros.h"

#include <stdbool.h>

/* How far into a number (LB25) the left side is. */
enum number { NUMBER_NONE, NUMBER_DIGITS, NUMBER_CLOSED };

struct place {
    enum linebreak_class left, right;
    uint32_t left_char, right_char;
    uint32_t second; /* the character after right_char, 0 = none */
    bool spaces; /* between left and right */
    bool after_zwj; /* right behind a zero width joiner */
    bool after_hebrew; /* left is HY or BA behind a Hebrew letter */
    bool odd_flag; /* left is the first half of a flag */
    enum number number;
};

/* Full-width and ideographic: the places where Chinese habits rule. */
static bool is_wide(uint32_t c)
{
    return c == 0x2329 || c == 0x232A || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) ||
           (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF01 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || c >= 0x20000;
}

static bool is_opening_quote(uint32_t c)
{
    return c == 0x201C || c == 0x2018;
}

static bool is_closing_quote(uint32_t c)
{
    return c == 0x201D || c == 0x2019;
}

/* ① ㈠ ● ★ and their like open a list item: they stay with its first word. */
static bool is_marker(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x25A0 && c <= 0x25FF) || c == 0x2605 || c == 0x2606 ||
           (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x3229);
}

/* What may not begin a line although the annex would let it: 间隔号, 连接号, 破折号. */
static bool never_first(uint32_t c)
{
    return c == 0x00B7 || c == 0x2014 || c == 0x2013 || c == 0xFF5E || c == '~' || c == 0x2E3A || c == 0x2027;
}

/* Between two digits these make one thing of both: 8:30–12:00, 3~5. */
static bool joins_numbers(uint32_t c)
{
    return c == '-' || c == '~' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 ||
           c == 0x2014 || c == 0x2212 || c == 0xFF5E || c == 0xFF0D || c == 0x00D7 || c == 0xFF1A || c == '+';
}

/* Measure words and units that stay with their number, sorted. */
/* clang-format off */
static const uint32_t measure_words[] = {
    0x4E07, /* 万 */ 0x4E2A, /* 个 */ 0x4EBA, /* 人 */ 0x4EBF, /* 亿 */ 0x4EF6, /* 件 */ 0x4EFD, /* 份 */
    0x4F4D, /* 位 */ 0x5143, /* 元 */ 0x5206, /* 分 */ 0x5343, /* 千 */ 0x53F0, /* 台 */ 0x53F7, /* 号 */
    0x540D, /* 名 */ 0x5468, /* 周 */ 0x573A, /* 场 */ 0x5757, /* 块 */ 0x5929, /* 天 */ 0x5BA4, /* 室 */
    0x5C42, /* 层 */ 0x5C81, /* 岁 */ 0x5E74, /* 年 */ 0x5E8A, /* 床 */ 0x5EA7, /* 座 */ 0x5F20, /* 张 */
    0x6237, /* 户 */ 0x62FC, /* 拼 */ 0x65E5, /* 日 */ 0x65F6, /* 时 */ 0x671F, /* 期 */ 0x6708, /* 月 */
    0x672C, /* 本 */ 0x6761, /* 条 */ 0x680B, /* 栋 */ 0x697C, /* 楼 */ 0x6B21, /* 次 */ 0x6B3E, /* 款 */
    0x6B65, /* 步 */ 0x70B9, /* 点 */ 0x7247, /* 片 */ 0x79D2, /* 秒 */ 0x7A0B, /* 程 */ 0x7AD9, /* 站 */
    0x7C73, /* 米 */ 0x7EA7, /* 级 */ 0x8282, /* 节 */ 0x89D2, /* 角 */ 0x8DEF, /* 路 */ 0x8F86, /* 辆 */
    0x95F4, /* 间 */ 0x9875, /* 页 */ 0x9879, /* 项 */
};
/* clang-format on */

static bool is_measure(uint32_t c, uint32_t second)
{
    for (size_t i = 0; i < ARRAY_LEN(measure_words); i++) {
        if (measure_words[i] == c)
            return true;
    }
    /* 小时 公里 公斤 平方 工作(日) 周岁 分钟: the first character alone would say too little. */
    return (c == 0x5C0F && second == 0x65F6) || (c == 0x516C && (second == 0x91CC || second == 0x65A4)) ||
           (c == 0x5E73 && second == 0x65B9) || (c == 0x5DE5 && second == 0x4F5C);
}

static bool is_letter(enum linebreak_class c)
{
    return c == LB_AL || c == LB_HL;
}

static bool is_ideograph(enum linebreak_class c)
{
    return c == LB_ID || c == LB_EB || c == LB_EM;
}

/* Chinese first. LINEBREAK_MUST here means: no opinion. */
static enum linebreak chinese(const struct place *p)
{
    if (p->left == LB_NU && is_ideograph(p->right) && is_measure(p->right_char, p->second))
        return LINEBREAK_NO;
    if (is_marker(p->left_char) && !is_marker(p->right_char) && p->right != LB_BK)
        return LINEBREAK_NO;
    if (p->spaces)
        return LINEBREAK_MUST;
    if (never_first(p->right_char) && p->left != LB_ZW && p->left != LB_BK)
        return LINEBREAK_NO;
    if (p->left_char == 0x2014 && p->right_char == 0x2014)
        return LINEBREAK_NO;
    /* Curly quotes have a side: the annex (before revision 51) glues both. */
    if (is_opening_quote(p->right_char) && is_wide(p->left_char) && p->left != LB_OP)
        return LINEBREAK_MAY;
    if (is_closing_quote(p->left_char) && is_wide(p->right_char) &&
        (is_ideograph(p->right) || p->right == LB_OP))
        return LINEBREAK_MAY;
    return LINEBREAK_MUST;
}

/* LB13..LB17: what holds across spaces. */
static bool glued_across_spaces(const struct place *p)
{
    switch (p->right) {
    case LB_CL:
    case LB_CP:
    case LB_EX:
    case LB_IS:
    case LB_SY: return true;
    case LB_OP: return p->left == LB_QU || p->left == LB_OP;
    case LB_NS: return p->left == LB_CL || p->left == LB_CP || p->left == LB_OP;
    case LB_B2: return p->left == LB_B2 || p->left == LB_OP;
    default: return p->left == LB_OP;
    }
}

/* LB25 */
static bool inside_number(const struct place *p)
{
    if (p->right == LB_NU) {
        if (p->left == LB_PR || p->left == LB_PO || p->left == LB_OP || p->left == LB_HY || p->left == LB_NU)
            return true;
        return (p->left == LB_SY || p->left == LB_IS) && p->number == NUMBER_DIGITS;
    }
    if (p->number != NUMBER_NONE && (p->right == LB_PR || p->right == LB_PO))
        return true;
    return (p->left == LB_PR || p->left == LB_PO) && (p->right == LB_OP || p->right == LB_HY) &&
           linebreak_class_of(p->second) == LB_NU;
}

/* LB18 is behind us: nothing between left and right. */
static bool glued(const struct place *p)
{
    enum linebreak_class l = p->left, r = p->right;

    if (l == LB_QU || r == LB_QU)
        return true; /* LB19 */
    if (l == LB_CB || r == LB_CB)
        return false; /* LB20 */
    if (r == LB_BA || r == LB_HY || r == LB_NS || l == LB_BB || r == LB_IN)
        return true; /* LB21, LB22 */
    if (p->after_hebrew || (l == LB_SY && r == LB_HL))
        return true; /* LB21a, LB21b */
    if ((is_letter(l) && r == LB_NU) || (l == LB_NU && is_letter(r)))
        return true; /* LB23 */
    if ((l == LB_PR && is_ideograph(r)) || (is_ideograph(l) && r == LB_PO))
        return true; /* LB23a */
    if (((l == LB_PR || l == LB_PO) && is_letter(r)) || (is_letter(l) && (r == LB_PR || r == LB_PO)))
        return true; /* LB24 */
    if (inside_number(p))
        return true;
    if (is_letter(r) && (is_letter(l) || l == LB_IS))
        return true; /* LB28, LB29 */
    if ((is_letter(l) || l == LB_NU) && r == LB_OP && !is_wide(p->right_char))
        return true; /* LB30 */
    if (l == LB_CP && (is_letter(r) || r == LB_NU))
        return true;
    if (l == LB_RI && r == LB_RI && p->odd_flag)
        return true; /* LB30a */
    /* LB30b; pictographs that are yet to be named are letters here. */
    return r == LB_EM && (l == LB_EB || (l == LB_ID && p->left_char >= 0x1F000 && p->left_char < 0x1FB00));
}

static enum linebreak decide(const struct place *p)
{
    enum linebreak_class l = p->left, r = p->right;

    if (l == LB_BK && !p->spaces)
        return LINEBREAK_MUST; /* LB4 */
    if (r == LB_BK || r == LB_SP || r == LB_ZW)
        return LINEBREAK_NO; /* LB6, LB7 */
    if (l == LB_ZW)
        return LINEBREAK_MAY; /* LB8 */
    if (p->after_zwj)
        return LINEBREAK_NO; /* LB8a */
    if (r == LB_WJ || (!p->spaces && (l == LB_WJ || l == LB_GL)))
        return LINEBREAK_NO; /* LB11, LB12 */
    if (r == LB_GL && !p->spaces && l != LB_BA && l != LB_HY)
        return LINEBREAK_NO; /* LB12a */
    enum linebreak by_habit = chinese(p);
    if (by_habit != LINEBREAK_MUST)
        return by_habit;
    if (glued_across_spaces(p))
        return LINEBREAK_NO;
    if (p->spaces)
        return LINEBREAK_MAY; /* LB18 */
    return glued(p) ? LINEBREAK_NO : LINEBREAK_MAY;
}

static enum number next_number(enum number state, enum linebreak_class c)
{
    if (c == LB_NU)
        return NUMBER_DIGITS;
    if (state == NUMBER_DIGITS && (c == LB_SY || c == LB_IS))
        return NUMBER_DIGITS;
    if (state == NUMBER_DIGITS && (c == LB_CL || c == LB_CP))
        return NUMBER_CLOSED;
    return NUMBER_NONE;
}

/* The right side becomes the left one. */
static void advance(struct place *p, enum linebreak_class c, uint32_t code_point)
{
    p->after_zwj = c == LB_ZWJ;
    if (c == LB_SP) {
        p->spaces = true;
        return;
    }
    bool stands_alone = p->spaces || p->left == LB_BK || p->left == LB_ZW;
    if (c == LB_CM || c == LB_ZWJ) {
        if (!stands_alone)
            return; /* LB9 */
        c = LB_AL; /* LB10 */
    }
    p->after_hebrew = !p->spaces && p->left == LB_HL && (c == LB_HY || c == LB_BA);
    p->odd_flag = c == LB_RI && !(p->left == LB_RI && !p->spaces && p->odd_flag);
    p->number = next_number(p->spaces ? NUMBER_NONE : p->number, c);
    p->left = c;
    p->left_char = code_point;
    p->spaces = false;
}

static bool is_digit(uint32_t c)
{
    return linebreak_class_of(c) == LB_NU;
}

void linebreak_find(const uint32_t *text, size_t count, uint8_t *breaks)
{
    struct place p = {.left = LB_BK};

    if (count == 0)
        return;
    advance(&p, linebreak_class_of(text[0]), text[0]);
    for (size_t i = 1; i < count; i++) {
        enum linebreak_class c = linebreak_class_of(text[i]);
        bool mark = c == LB_CM || c == LB_ZWJ;
        p.right = mark ? LB_AL : c;
        p.right_char = text[i];
        p.second = i + 1 < count ? text[i + 1] : 0;
        if (mark && !p.spaces && p.left != LB_BK && p.left != LB_ZW)
            breaks[i - 1] = LINEBREAK_NO; /* LB9 */
        else if (i >= 2 && joins_numbers(text[i - 1]) && is_digit(text[i]) && is_digit(text[i - 2]))
            breaks[i - 1] = LINEBREAK_NO;
        else
            breaks[i - 1] = (uint8_t)decide(&p);
        advance(&p, c, text[i]);
    }
    breaks[count - 1] = LINEBREAK_MUST;
}
