/* SPDX-License-Identifier: MIT */
#include "store/answers.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MUTATIONS = 20000 };

static void set(struct answers *answers, enum field_kind kind, const char *name, const char *value)
{
    char its_name[64], its_label[64];
    struct form_field field = {.name = its_name, .label = its_label, .kind = kind};

    snprintf(its_name, sizeof its_name, "%s", name);
    snprintf(its_label, sizeof its_label, "您的%s", name);
    answers_set(answers, &field, value);
}

static void fill(struct answers *answers)
{
    set(answers, FIELD_NAME, "姓名", "王秀英");
    set(answers, FIELD_PHONE, "电话", "13812341234");
    set(answers, FIELD_CHOICES, "需要", "读书" ANSWERS_BETWEEN "送餐");
    set(answers, FIELD_LONG_TEXT, "情况", "下雨天出不了门。\n孩子在外地。");
    set(answers, FIELD_STROKES, "签名", "0,0 999,999;5,5 6,6");
    set(answers, FIELD_CONSENT, "同意书", "同意 3f2a9c01");
}

static void expect_same(const struct answers *a, const struct answers *b)
{
    assert_int_equal(a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        assert_string_equal(a->item[i].name, b->item[i].name);
        assert_string_equal(a->item[i].label, b->item[i].label);
        assert_string_equal(a->item[i].value, b->item[i].value);
        assert_int_equal(a->item[i].kind, b->item[i].kind);
    }
}

/* ---- the list ------------------------------------------------------------------------------------------ */

static void set_changed_and_removed(void **state)
{
    struct answers answers = {0};

    (void)state;
    assert_string_equal(answers_get(&answers, "姓名"), "");
    set(&answers, FIELD_NAME, "姓名", ""); /* nothing to remove */
    assert_int_equal(answers.count, 0);
    fill(&answers);
    assert_int_equal(answers.count, 6);
    assert_string_equal(answers_get(&answers, "电话"), "13812341234");
    assert_string_equal(answers_get(&answers, "住址"), "");
    set(&answers, FIELD_PHONE, "电话", "037461180000");
    assert_int_equal(answers.count, 6);
    assert_string_equal(answers.item[1].value, "037461180000"); /* where it was */
    assert_string_equal(answers.item[1].label, "您的电话");
    set(&answers, FIELD_NAME, "姓名", "");
    assert_int_equal(answers.count, 5);
    assert_string_equal(answers_get(&answers, "姓名"), "");
    assert_string_equal(answers.item[0].name, "电话");
    assert_string_equal(answers.item[4].value, "同意 3f2a9c01");
    /* The answer itself as the new one, of another kind. */
    set(&answers, FIELD_SHORT_TEXT, "情况", answers_get(&answers, "情况"));
    assert_string_equal(answers_get(&answers, "情况"), "下雨天出不了门。 孩子在外地。");
    set(&answers, FIELD_CONSENT, "同意书", "\x01\u200f"); /* nothing is left of it */
    assert_int_equal(answers.count, 4);
    answers_wipe(&answers);
    assert_null(answers.item);
    assert_int_equal(answers.count, 0);
    answers_wipe(&answers);
}

static void expect_clean(enum field_kind kind, const char *value, const char *want)
{
    struct answers answers = {0};

    set(&answers, kind, "情况", value);
    assert_string_equal(answers_get(&answers, "情况"), want);
    answers_wipe(&answers);
}

static void what_never_gets_in(void **state)
{
    static const uint32_t never[] = {0x01,   0x08,   0x0B,   0x1B,   0x1F,   0x7F,   0x80,   0x9F,
                                     0x61C,  0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF};
    static const uint32_t fine[] = {' ', '~', 0xA0, 0x200D, 0x2030, 0x2065, 0x206A, 0x4E00, 0x20BB7, 0x1F600};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(never) + ARRAY_LEN(fine); i++) {
        bool ok = i >= ARRAY_LEN(never);
        char text[16] = "甲";
        int n = utf8_put(ok ? fine[i - ARRAY_LEN(never)] : never[i], text + 3);
        memcpy(text + 3 + n, "乙", sizeof "乙");
        expect_clean(FIELD_SHORT_TEXT, text, ok ? text : "甲乙");
        expect_clean(FIELD_LONG_TEXT, text, ok ? text : "甲乙");
    }
    expect_clean(FIELD_SHORT_TEXT, "一\n二\r\n三\t四\u2028五\u2029六", "一 二 三 四 五 六");
    expect_clean(FIELD_LONG_TEXT, "一\n二\r\n三\t四\u2028五\u2029六", "一\n二\n三 四\n五\n六");
    expect_clean(FIELD_NAME, "王\xff\xe7\x8e英\xed\xa0\x80", "王\ufffd\ufffd英\ufffd\ufffd\ufffd");
}

/* Names and labels come from a sheet, and go into an export. */
static void names_are_clean_too(void **state)
{
    struct answers answers = {0};

    (void)state;
    set(&answers, FIELD_NAME, "姓\u202e名\n", "王");
    assert_string_equal(answers.item[0].name, "姓名 ");
    assert_string_equal(answers.item[0].label, "您的姓名 ");
    set(&answers, FIELD_NAME, "姓\u202e名\n", "李");
    assert_int_equal(answers.count, 1);
    answers_wipe(&answers);
}

/* ---- packed -------------------------------------------------------------------------------------------- */

static void packed_and_back(void **state)
{
    struct answers answers = {0}, back;
    size_t bytes;

    (void)state;
    for (int i = 0; i < 2; i++) {
        unsigned char *block = answers_pack(&answers, &bytes);
        assert_non_null(block);
        assert_true(answers_unpack(block, bytes, &back));
        expect_same(&answers, &back);
        answers_wipe(&back);
        mem_free(block);
        fill(&answers); /* the second time round */
    }
    answers_wipe(&answers);
}

static void the_limits(void **state)
{
    struct answers answers = {0}, back;
    size_t bytes;
    char *big = mem_alloc(1 << 20);

    (void)state;
    memset(big, 'a', 1 << 20);
    big[(1 << 20) - 1] = '\0';
    set(&answers, FIELD_LONG_TEXT, "n", big);
    assert_int_equal(strlen(answers.item[0].value), ANSWERS_BYTES_MAX);
    bytes = 99;
    assert_null(answers_pack(&answers, &bytes));
    assert_int_equal(bytes, 0);
    /* One byte too long, then exactly as long as can be: 5 + 7 + "n" + "您的n" + the value. */
    for (int over = 1; over >= 0; over--) {
        size_t fits = ANSWERS_BYTES_MAX - 5 - 7 - 1 - 7;
        big[fits + (size_t)over] = '\0';
        set(&answers, FIELD_LONG_TEXT, "n", big);
        void *block = answers_pack(&answers, &bytes);
        assert_true((block == NULL) == (over == 1));
        if (block != NULL) {
            assert_int_equal(bytes, ANSWERS_BYTES_MAX);
            assert_true(answers_unpack(block, bytes, &back));
            expect_same(&answers, &back);
            answers_wipe(&back);
        }
        mem_free(block);
    }
    answers_wipe(&answers);
    mem_free(big);
    for (int i = 0; i <= ANSWERS_MOST; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        void *block = answers_pack(&answers, &bytes);
        assert_non_null(block);
        mem_free(block);
        set(&answers, FIELD_NUMBER, name, "1");
    }
    assert_null(answers_pack(&answers, &bytes));
    answers_wipe(&answers);
}

static void refused(const void *block, size_t bytes)
{
    struct answers out = {.count = 7};
    /* A copy of its own, so that a byte read past its end is seen. */
    char *copy = mem_alloc(bytes);

    memcpy(copy, block, bytes);
    assert_false(answers_unpack(copy, bytes, &out));
    assert_null(out.item);
    assert_int_equal(out.count, 0);
    mem_free(copy);
}

#define REFUSED(text) refused(text, sizeof(text) - 1)

static void foreign_blocks(void **state)
{
    static const char good[] = "KA\1\1\0\0\1\0\0\0\1\0nv";
    struct answers out;
    char *big = mem_zalloc(ANSWERS_BYTES_MAX + 1);

    (void)state;
    assert_true(answers_unpack(good, sizeof good - 1, &out));
    answers_wipe(&out);
    REFUSED("");
    REFUSED("KA\1\1");
    REFUSED("KB\1\1\0\0\1\0\0\0\1\0nv");
    REFUSED("KA\2\1\0\0\1\0\0\0\1\0nv"); /* another version */
    REFUSED("KA\1\1\0\0\1\0\0\0\1\0nv "); /* something follows */
    REFUSED("KA\1\2\0\0\1\0\0\0\1\0nv"); /* one is missing */
    REFUSED("KA\1\1\1\0\1\0\0\0\1\0nv"); /* 257 of them */
    REFUSED("KA\1\1\0\x0d\1\0\0\0\1\0nv"); /* no such kind */
    REFUSED("KA\1\1\0\0\0\0\0\0\1\0v"); /* no name */
    REFUSED("KA\1\1\0\0\1\0\0\0\0\0n"); /* no value */
    REFUSED("KA\1\1\0\0\1\0\0\0\2\0nv\0"); /* a NUL */
    REFUSED("KA\1\1\0\0\1\0\0\0\1\0n\n"); /* a line feed where there are none */
    REFUSED("KA\1\1\0\0\1\0\0\0\1\0n\xff");
    REFUSED("KA\1\1\0\0\1\0\3\0\1\0n\xe2\x80\xaev"); /* turns the line round */
    REFUSED("KA\1\1\0\0\xff\xff\xff\xff\xff\xffnv");
    REFUSED("KA\1\2\0\0\1\0\0\0\1\0nv\0\1\0\0\0\1\0nw"); /* twice */
    memcpy(big, "KA\1", 3);
    refused(big, ANSWERS_BYTES_MAX + 1);
    mem_free(big);
}

static uint32_t seed = 2048173;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* What is taken must be such as we pack ourselves: packed again it is the same block. */
static void expect_sound(const unsigned char *block, size_t bytes, const struct answers *answers)
{
    size_t again_bytes;
    void *again = answers_pack(answers, &again_bytes);

    assert_non_null(again);
    assert_int_equal(again_bytes, bytes);
    assert_memory_equal(again, block, bytes);
    for (int i = 0; i < answers->count; i++) {
        assert_null(utf8_find_bad(answers->item[i].value, strlen(answers->item[i].value)));
        assert_true(answers->item[i].kind < FIELD_KINDS);
    }
    mem_free(again);
}

static void mutated_blocks(void **state)
{
    struct answers answers = {0}, out;
    size_t bytes;
    int taken = 0;

    (void)state;
    fill(&answers);
    unsigned char *block = answers_pack(&answers, &bytes);
    for (int i = 0; i < MUTATIONS; i++) {
        size_t n = any(4) == 0 ? any((uint32_t)bytes + 1) : bytes;
        unsigned char *bad = mem_alloc(n);
        memcpy(bad, block, n);
        for (uint32_t k = any(4) + 1; n > 0 && k > 0; k--) {
            size_t at = any(2) ? any((uint32_t)n) : any(n < 40 ? (uint32_t)n : 40);
            bad[at] = any(2) ? (unsigned char)any(256) : bad[at] ^ (unsigned char)(1u << any(8));
        }
        if (answers_unpack(bad, n, &out)) {
            expect_sound(bad, n, &out);
            taken++;
        } else
            assert_true(out.item == NULL && out.count == 0);
        answers_wipe(&out);
        mem_free(bad);
    }
    /* Some letters become others; but most of it is refused. */
    assert_true(taken > 0 && taken < MUTATIONS / 2);
    mem_free(block);
    answers_wipe(&answers);
}

/* ---- phones -------------------------------------------------------------------------------------------- */

static void masked_phones(void **state)
{
    static const struct {
        const char *phone, *want;
    } cases[] = {
        {"13812341234", "138****1234"},
        {"138 1234-1234", "138****1234"},
        {"１３８１２３４１２３４", "138****1234"},
        {"03742336118", "0374****6118"},
        {"0374-2336118", "0374****6118"},
        {"01012345678", "010****5678"},
        {"02161181234", "021****1234"},
        {"2336118", "****6118"},
        {"61181234", "****1234"},
        {"110", "***"},
        {"123456", "******"},
        {"无电话", "***"},
        {"", ""},
        {"\xff\xfe", "**"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char *masked = answers_mask_phone(cases[i].phone);
        assert_string_equal(masked, cases[i].want);
        mem_free(masked);
    }
    char *flood = mem_alloc(100001);
    memset(flood, '7', 100000);
    flood[100000] = '\0';
    char *masked = answers_mask_phone(flood);
    assert_string_equal(masked, "777****7777");
    mem_free(masked);
    mem_free(flood);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_changed_and_removed),
        cmocka_unit_test(what_never_gets_in),
        cmocka_unit_test(names_are_clean_too),
        cmocka_unit_test(packed_and_back),
        cmocka_unit_test(the_limits),
        cmocka_unit_test(foreign_blocks),
        cmocka_unit_test(mutated_blocks),
        cmocka_unit_test(masked_phones),
    };

    return cmocka_run_group_tests_name("answers", tests, NULL, NULL);
}
