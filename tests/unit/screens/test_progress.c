/* SPDX-License-Identifier: MIT */
/* 查询进度: what the digits do, wrong ones, too many tries, and that nothing typed stays. */
#include "request_hall.h"

#include "pages.h"
#include "progress_entry.h"

static const struct size portrait = {540, 960};

static void press(struct progress_entry *e, const char *digits)
{
    char key[2] = "";

    for (; *digits != '\0'; digits++) {
        key[0] = *digits;
        assert_false(progress_entry_key(e, key));
    }
}

/* ---- the entry alone ---- */

static void number_leads_to_the_code(void **state)
{
    struct progress_entry e;

    (void)state;
    progress_entry_init(&e, NULL);
    int64_t number = receipt_number(20, 4817);
    char *digits = str_format("%lld", (long long)number);
    press(&e, digits);
    assert_true(e.in_code);
    assert_int_equal(progress_entry_number(&e), number);
    press(&e, "123");
    assert_string_equal(e.code, "123");
    assert_true(progress_entry_key(&e, "4"));
    assert_string_equal(e.code, "1234");
    /* Taking back goes on where one came from. */
    assert_false(progress_entry_key(&e, "清空"));
    assert_false(progress_entry_key(&e, "退格"));
    assert_false(e.in_code);
    assert_int_equal(strlen(e.number), 6);
    progress_entry_wipe(&e);
    assert_string_equal(e.number, "");
    mem_free(digits);
}

static void miscopied_digit_is_told(void **state)
{
    struct progress_entry e;
    char digits[16];

    (void)state;
    progress_entry_init(&e, NULL);
    snprintf(digits, sizeof digits, "%lld", (long long)receipt_number(20, 4817));
    digits[2] = digits[2] == '9' ? '0' : (char)(digits[2] + 1);
    press(&e, digits);
    assert_false(e.in_code);
    assert_int_equal(e.fault, ENTRY_MISCOPIED);
    assert_int_equal(progress_entry_number(&e), 0);
    /* The code cannot be typed before the number is right. */
    progress_entry_go(&e, true);
    assert_false(e.in_code);
    assert_int_equal(e.fault, ENTRY_MISCOPIED);
    assert_false(progress_entry_key(&e, "退格"));
    assert_int_equal(e.fault, ENTRY_FINE);
}

/* A kiosk whose newest receipts are longer: shorter ones still can be typed, then the person says so. */
static void shorter_number_than_usual(void **state)
{
    struct progress_entry e;
    char digits[16];

    (void)state;
    progress_entry_init(&e, NULL);
    e.digits = 8;
    snprintf(digits, sizeof digits, "%lld", (long long)receipt_number(20, 4817));
    press(&e, digits);
    assert_false(e.in_code);
    assert_int_equal(e.fault, ENTRY_FINE);
    progress_entry_go(&e, true);
    assert_true(e.in_code);
    /* And a longer one than usual. */
    progress_entry_wipe(&e);
    e.digits = 7;
    snprintf(digits, sizeof digits, "%lld", (long long)receipt_number(123, 4817));
    press(&e, digits);
    assert_true(progress_entry_number(&e) != 0);
    assert_int_equal(strlen(e.number) + strlen(e.code), strlen(digits));
    /* Never more than fits. */
    progress_entry_wipe(&e);
    press(&e, "1234567891234");
    assert_true(strlen(e.number) <= ENTRY_DIGITS_MOST);
}

/* ---- the page ---- */

static void leads_to_the_record(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    assert_true(hall_shows(&h, WORD_TRACK_NUMBER_PROMPT));
    hall_type_number(&h, receipt.number);
    assert_true(hall_shows(&h, WORD_TRACK_CODE_PROMPT));
    hall_type(&h, receipt.code);
    assert_string_equal(world_page(&h.world), "record");
    assert_true(world_shows(&h.world, "我要报修 · QY "));
    /* Back: the fields are empty again. */
    world_tap(&h.world, "返回");
    assert_string_equal(world_page(&h.world), "progress");
    assert_true(hall_shows(&h, WORD_TRACK_NUMBER_PROMPT));
    hall_close(&h);
}

static const char *other_code(const struct request_receipt *receipt)
{
    return str_same(receipt->code, "1111") ? "2222" : "1111";
}

static void wrong_code_and_unknown_number_are_told_alike(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    hall_type_number(&h, receipt.number);
    hall_type(&h, other_code(&receipt));
    assert_true(hall_shows(&h, WORD_TRACK_NOT_FOUND));
    /* Only the code is to be typed again. */
    hall_type(&h, receipt.code);
    assert_string_equal(world_page(&h.world), "record");
    world_tap(&h.world, "返回");
    hall_type_number(&h, receipt_number(receipt_series(receipt.number), 9999));
    hall_type(&h, "1111");
    assert_true(hall_shows(&h, WORD_TRACK_NOT_FOUND));
    hall_close(&h);
}

static void miscopied_number_is_told_on_the_page(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    hall_type_number(&h, receipt.number % 10 == 9 ? receipt.number - 1 : receipt.number + 1);
    assert_true(hall_shows(&h, WORD_TRACK_MISCOPIED));
    hall_key(&h, "清空");
    assert_false(hall_shows(&h, WORD_TRACK_MISCOPIED));
    hall_close(&h);
}

static void too_many_tries_must_wait(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    hall_type_number(&h, receipt.number);
    for (int i = 0; i < 5; i++)
        hall_type(&h, other_code(&receipt));
    assert_true(world_shows(&h.world, "试的次数有点多了"));
    hall_type(&h, receipt.code);
    assert_string_equal(world_page(&h.world), "progress");
    assert_true(world_shows(&h.world, "试的次数有点多了"));
    h.world.now_us += s_to_us(61);
    hall_type(&h, receipt.code);
    assert_string_equal(world_page(&h.world), "record");
    hall_close(&h);
}

/* Larger type keeps what was typed; another page, and another visitor, do not find it. */
static void what_was_typed_goes_with_the_page(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    hall_type_number(&h, receipt.number);
    world_tap(&h.world, "长辈模式");
    assert_true(hall_shows(&h, WORD_TRACK_CODE_PROMPT));
    world_tap(&h.world, "退出大字");
    assert_true(hall_shows(&h, WORD_TRACK_CODE_PROMPT));
    hall_key(&h, "搜索");
    assert_string_equal(world_page(&h.world), "search");
    world_tap(&h.world, "返回");
    assert_true(hall_shows(&h, WORD_TRACK_NUMBER_PROMPT));
    hall_close(&h);
}

static void fields_can_be_tapped(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    struct request_receipt receipt = hall_repair(&h, false);
    hall_go(&h, progress_page(&h.world.hall));
    hall_key(&h, "查询码"); /* not before the number */
    assert_true(hall_shows(&h, WORD_TRACK_NUMBER_PROMPT));
    hall_type_number(&h, receipt.number);
    hall_key(&h, "受理编号");
    assert_true(hall_shows(&h, WORD_TRACK_NUMBER_DONE));
    hall_key(&h, "查询码");
    assert_true(hall_shows(&h, WORD_TRACK_CODE_PROMPT));
    hall_close(&h);
}

static void hall_that_takes_none(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    h.world.hall.requests = NULL;
    snprintf(h.world.hall.requests_problem, sizeof h.world.hall.requests_problem, "没有钥匙");
    hall_go(&h, progress_page(&h.world.hall));
    assert_true(hall_shows(&h, WORD_TRACK_OFF));
    assert_true(world_shows(&h.world, "0374-233-6118"));
    assert_true(world_shows(&h.world, "没有钥匙"));
    hall_close(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_leads_to_the_code),
        cmocka_unit_test(miscopied_digit_is_told),
        cmocka_unit_test(shorter_number_than_usual),
        cmocka_unit_test(leads_to_the_record),
        cmocka_unit_test(wrong_code_and_unknown_number_are_told_alike),
        cmocka_unit_test(miscopied_number_is_told_on_the_page),
        cmocka_unit_test(too_many_tries_must_wait),
        cmocka_unit_test(what_was_typed_goes_with_the_page),
        cmocka_unit_test(fields_can_be_tapped),
        cmocka_unit_test(hall_that_takes_none),
    };

    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
