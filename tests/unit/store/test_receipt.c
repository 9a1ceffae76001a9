/* SPDX-License-Identifier: MIT */
#include "store/receipt.h"

#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { NUMBERS = 2000 };

/* Spread over all series: 2, 3 and 4 digits of them. */
static int64_t number_at(int i)
{
    static const int first[] = {10, 100, 1000}, count[] = {90, 900, 9000};
    int size = i % 3;

    return receipt_number(first[size] + i * 37 % count[size], i * 7919 % RECEIPT_SERIES_SIZE);
}

static bool reads(const char *text)
{
    char prefix[RECEIPT_PREFIX_BYTES];
    int64_t number;

    return receipt_parse(text, &number, prefix);
}

static void expect(const char *text, const char *want_prefix, int64_t want)
{
    char prefix[RECEIPT_PREFIX_BYTES] = "?";
    int64_t number = -1;

    if (!receipt_parse(text, &number, prefix))
        fail_msg("not read: %s", text);
    assert_int_equal(number, want);
    assert_string_equal(prefix, want_prefix);
}

static void made_and_taken_apart(void **state)
{
    char text[RECEIPT_TEXT_BYTES];

    (void)state;
    /* Reckoned by hand after the standard. */
    assert_int_equal(receipt_number(20, 4817), 2048173);
    receipt_format(text, "QY", 2048173);
    assert_string_equal(text, "QY 204817-3");
    receipt_format(text, "", 2048173);
    assert_string_equal(text, "204817-3");
    for (int i = 0; i < NUMBERS; i++) {
        int64_t number = number_at(i);
        assert_true(receipt_valid(number));
        assert_int_equal(receipt_number(receipt_series(number), receipt_place(number)), number);
        receipt_format(text, "HUAT2B", number);
        expect(text, "HUAT2B", number);
        receipt_format(text, "", number);
        expect(text, "", number);
    }
}

static void ends_of_the_series(void **state)
{
    (void)state;
    int64_t first = receipt_number(RECEIPT_SERIES_FIRST, 0);
    int64_t last = receipt_number(RECEIPT_SERIES_LAST, RECEIPT_SERIES_SIZE - 1);
    assert_true(receipt_valid(first) && receipt_valid(last));
    assert_int_equal(receipt_series(last), RECEIPT_SERIES_LAST);
    assert_int_equal(receipt_place(last), RECEIPT_SERIES_SIZE - 1);
    assert_false(receipt_valid(receipt_number(RECEIPT_SERIES_FIRST - 1, RECEIPT_SERIES_SIZE - 1)));
    assert_false(receipt_valid(receipt_number(RECEIPT_SERIES_LAST + 1, 0)));
    assert_false(receipt_valid(0) || receipt_valid(-first) || receipt_valid(INT64_MIN) ||
                 receipt_valid(INT64_MAX));
}

static void no_wrong_digit_passes(void **state)
{
    char text[RECEIPT_TEXT_BYTES];

    (void)state;
    for (int i = 0; i < NUMBERS; i++) {
        snprintf(text, sizeof text, "%lld", (long long)number_at(i));
        assert_true(reads(text));
        for (char *p = text; *p != '\0'; p++) {
            char right = *p;
            for (char c = '0'; c <= '9'; c++) {
                *p = c;
                if (c != right && reads(text))
                    fail_msg("passes: %s", text);
            }
            *p = right;
        }
    }
}

static void no_swap_passes(void **state)
{
    char text[RECEIPT_TEXT_BYTES];
    int swaps = 0;

    (void)state;
    for (int i = 0; i < NUMBERS; i++) {
        snprintf(text, sizeof text, "%lld", (long long)number_at(i));
        for (char *p = text; p[1] != '\0'; p++) {
            char left = p[0];
            if (left == p[1])
                continue;
            p[0] = p[1];
            p[1] = left;
            if (reads(text))
                fail_msg("passes: %s", text);
            p[1] = p[0];
            p[0] = left;
            swaps++;
        }
    }
    assert_true(swaps > 5 * NUMBERS);
}

static void what_people_write(void **state)
{
    static const char *const same[] = {
        "QY 204817-3",
        "qy204817-3",
        "QY2048173",
        " Qy - 204817 - 3 ",
        "ＱＹ　２０４８１７－３",
        "ｑｙ２０４８１７３",
        "QY 20 48173",
        "QY-20-4817-3",
        "QY\u00a0204817\u20133",
        "QY 204817\u2014\u20143",
        "QY 204817\u22123",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(same); i++)
        expect(same[i], "QY", 2048173);
    expect("2048173", "", 2048173);
    expect("20 48 17 3", "", 2048173);
}

static void a_prefix_with_digits(void **state)
{
    (void)state;
    expect("QY2 204817-3", "QY2", 2048173);
    expect("qy2-204817-3", "QY2", 2048173);
    expect("Q2Y204817-3", "Q2Y", 2048173);
    /* Without a gap nobody can tell where QY2 ends: then it is not QY2. */
    assert_false(reads("QY2204817-3"));
}

static void which_prefixes(void **state)
{
    static const char *const good[] = {"QY", "A1", "HUATING", "Q2Y4567"};
    static const char *const bad[] = {"", "Q", "1A", "qy", "QY-", "Q Y", "HUATINGS", "ＱＹ", "齐园", "Q\n"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(receipt_prefix_valid(good[i]));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(receipt_prefix_valid(bad[i]));
}

static void what_is_none(void **state)
{
    static const char *const none[] = {
        "",
        " ",
        "-",
        "QY",
        "QY 204817-9",
        "QY 204817",
        "0204817-3",
        "QY 02048173",
        "2048173\n",
        "\t2048173",
        "\x1b[2J2048173",
        "2048173.",
        "QY 2048173 ok",
        "Q 2048173",
        "HUATINGS 2048173",
        "1QY2048173",
        "-2048173QY",
        "20481a78",
        "2048173\xff",
        "\xf0\x28\x8c\x28",
        "\u202e2048173",
        "二〇四八一七八",
        "99999999999999999999",
        "123456789012345678901234567890",
        "QY 204\u200b8178",
        "٢٠٤٨١٧٨",
    };
    char prefix[RECEIPT_PREFIX_BYTES] = "?";
    int64_t number = -1;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        if (reads(none[i]))
            fail_msg("taken for a number: %s", none[i]);
    assert_false(receipt_parse("QY 204817-9", &number, prefix));
    assert_int_equal(number, 0);
    assert_string_equal(prefix, "");
}

/* A million bytes of one kind, then of all kinds. */
static void a_flood(void **state)
{
    enum { BYTES = 1 << 20 };
    static const char kinds[] = "7QY- \x01\x80\xef";
    char *flood = mem_alloc(BYTES + 1);

    (void)state;
    flood[BYTES] = '\0';
    for (size_t k = 0; k < sizeof kinds - 1; k++) {
        memset(flood, kinds[k], BYTES);
        assert_false(reads(flood));
    }
    uint32_t seed = 7;
    for (int i = 0; i < BYTES; i++) {
        seed = seed * 1664525 + 1013904223;
        flood[i] = (char)((seed >> 24) % 255 + 1);
    }
    for (int i = 0; i < BYTES; i += 10007)
        assert_false(reads(flood + i));
    /* Blanks are only blanks, however many. */
    memset(flood, ' ', BYTES);
    memcpy(flood + BYTES - 7, "2048173", 7);
    expect(flood, "", 2048173);
    mem_free(flood);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_and_taken_apart),
        cmocka_unit_test(ends_of_the_series),
        cmocka_unit_test(no_wrong_digit_passes),
        cmocka_unit_test(no_swap_passes),
        cmocka_unit_test(what_people_write),
        cmocka_unit_test(a_prefix_with_digits),
        cmocka_unit_test(which_prefixes),
        cmocka_unit_test(what_is_none),
        cmocka_unit_test(a_flood),
    };

    return cmocka_run_group_tests_name("receipt", tests, NULL, NULL);
}
