/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "requests_world.h"

static struct submission typical(struct world_answers *a)
{
    world_answer(a, "张阿姨");
    return world_submission("baoxiu", a);
}

/* ---- opening ------------------------------------------------------------------------------------------- */

static void an_empty_folder_gets_a_private_file(void **state)
{
    (void)state;
    struct stat file;
    struct requests *r = world_open();

    assert_string_equal(requests_prefix(r), "QY");
    assert_int_equal(requests_newest_s(r), 0);
    assert_int_equal(stat(world_path("requests.db"), &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    assert_int_equal(stat(world_path("requests.db-wal"), &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    world_verify(r);
    requests_close(r);
    assert_int_equal(world_ask("PRAGMA application_id"), REQUESTS_APPLICATION_ID);
    assert_int_equal(world_ask("PRAGMA user_version"), REQUESTS_SCHEMA_VERSION);
    assert_int_equal(world_ask("PRAGMA page_size"), 4096);
}

static void closing_nothing_is_well(void **state)
{
    (void)state;
    requests_close(NULL);
    request_record_destroy(NULL);
}

static void refused(const char *part_of_text, enum error_code code)
{
    struct error error = {0};
    struct requests *r = requests_open(world_folder, &world_key, &error);

    assert_null(r);
    assert_int_equal(error.code, code);
    assert_non_null(strstr(error.text, part_of_text));
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct error error = {0};

    assert_null(requests_open("/tmp/keting-test-nowhere/data", &world_key, &error));
    assert_int_equal(error.code, ERROR_SYSTEM);
    assert_non_null(strstr(error.text, "请技术人员检查数据盘"));
}

static void a_folder_without_the_right_to_write_is_told(void **state)
{
    (void)state;
    bool root = geteuid() == 0;
    assert_int_equal(chmod(world_folder, 0555), 0);
    if (root)
        assert_int_equal(seteuid(65534), 0);
    refused("没有权限", ERROR_SYSTEM);
    if (root)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(world_folder, 0755), 0);
    requests_close(world_open());
}

static void a_stranger_s_file_is_left_alone(void **state)
{
    (void)state;
    FILE *f = fopen(world_path("requests.db"), "wb");
    fputs("这不是数据库。这不是数据库。这不是数据库。", f);
    fclose(f);
    refused("已损坏", ERROR_INPUT);
    f = fopen(world_path("requests.db"), "rb");
    assert_int_equal(fgetc(f), 0xE8);
    fclose(f);

    world_empty();
    assert_int_equal(world_run("CREATE TABLE theirs(a)"), SQLITE_OK);
    refused("不是自助申请", ERROR_INPUT);
    assert_int_equal(world_ask("SELECT count(*) FROM sqlite_schema"), 1);
}

static void a_table_that_is_gone_is_damage(void **state)
{
    (void)state;
    requests_close(world_open());
    assert_int_equal(world_run("DROP TABLE tally"), SQLITE_OK);
    refused("已损坏", ERROR_INPUT);
}

static void a_file_cut_in_the_middle_is_damage(void **state)
{
    (void)state;
    struct requests *r = world_open();
    world_submit(r, "baoxiu");
    requests_close(r);
    assert_int_equal(truncate(world_path("requests.db"), 5000), 0);
    refused("已损坏", ERROR_INPUT);
}

static void what_was_cut_off_while_it_was_made_is_made_again(void **state)
{
    (void)state;
    fclose(fopen(world_path("requests.db"), "wb"));
    struct requests *r = world_open();
    world_submit(r, "baoxiu");
    world_verify(r);
    requests_close(r);
}

static void making_it_may_be_cut_off_anywhere(void **state)
{
    (void)state;
    for (int n = 1;; n++) {
        struct error error = {0};
        world_begin_test(NULL);
        disk_fake_fail(n, SQLITE_IOERR_WRITE);
        disk_fake.stays_dead = true;
        struct requests *r = requests_open(world_folder, &world_key, &error);
        bool done = !disk_fake.failed;
        assert_true(r != NULL || error.text[0] != '\0');
        requests_close(r);
        disk_fake_fail(0, 0);
        r = world_open();
        world_submit(r, "baoxiu");
        world_verify(r);
        requests_close(r);
        if (done)
            break;
        assert_true(n < 200);
    }
}

/* ---- handing in ---------------------------------------------------------------------------------------- */

static void what_is_handed_in_is_there_after_reopening(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    s.due_day = 20789;
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit_as(r, &s);
    requests_close(r);

    r = world_open();
    struct request_record *record = requests_record(r, receipt.number);
    assert_non_null(record);
    assert_int_equal(record->number, receipt.number);
    assert_true(receipt_valid(record->number));
    assert_string_equal(record->form, "baoxiu");
    assert_string_equal(record->form_version, "f1e2");
    assert_string_equal(record->consent_version, "c0de");
    assert_string_equal(record->consent, "只用来修水管");
    assert_string_equal(record->separate_consent, "");
    assert_string_equal(record->topic, "水管漏水");
    assert_string_equal(record->person, "");
    assert_string_equal(record->booking_key, "");
    assert_int_equal(record->state, REQUEST_SUBMITTED);
    assert_int_equal(record->submitted_s, world_now_s);
    assert_int_equal(record->due_day, 20789);
    assert_int_equal(record->place_in_line, 0);
    assert_false(record->purged || record->published || record->claimed);
    assert_int_equal(record->event_count, 1);
    assert_int_equal(record->event[0].kind, REQUEST_EVENT_SUBMITTED);
    assert_int_equal(record->event[0].at_s, world_now_s);
    assert_string_equal(record->event[0].text, "");
    assert_string_equal(record->event[0].person, "");
    request_record_destroy(record);
    assert_int_equal(requests_newest_s(r), world_now_s);
    world_verify(r);
    requests_close(r);
}

static void the_sealed_part_opens_with_the_staff_s_key_only(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit_as(r, &s);
    struct request_record *record = requests_record(r, receipt.number);
    unsigned char open[4096];

    assert_true(record->sealed_bytes > crypto_box_SEALBYTES && record->sealed_bytes < sizeof open);
    assert_int_equal(
        crypto_box_seal_open(open, record->sealed, record->sealed_bytes, world_key.key, world_secret), 0);
    assert_non_null(memmem(open, record->sealed_bytes, "张阿姨", strlen("张阿姨")));
    world_secret[9] ^= 1;
    assert_int_not_equal(
        crypto_box_seal_open(open, record->sealed, record->sealed_bytes, world_key.key, world_secret), 0);
    world_secret[9] ^= 1;
    request_record_destroy(record);
    requests_close(r);
}

static bool file_holds(const char *name, const char *text)
{
    static char block[4 * 1024 * 1024];
    FILE *f = fopen(world_path(name), "rb");

    if (f == NULL)
        return false;
    size_t bytes = fread(block, 1, sizeof block, f);
    fclose(f);
    return memmem(block, bytes, text, strlen(text)) != NULL;
}

static void nothing_of_a_person_stands_in_the_files(void **state)
{
    (void)state;
    struct world_answers a;
    world_answer(&a, "欧阳明华 13803741234");
    struct submission s = world_submission("baoxiu", &a);
    struct requests *r = world_open();
    world_submit_as(r, &s);
    assert_true(file_holds("requests.db-wal", "水管漏水"));
    assert_false(file_holds("requests.db-wal", "欧阳明华"));
    requests_close(r);
    assert_true(file_holds("requests.db", "水管漏水"));
    assert_false(file_holds("requests.db", "欧阳明华"));
    assert_false(file_holds("requests.db", "13803741234"));
}

static void the_same_token_is_the_same_request(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt one = world_submit_as(r, &s), again = world_submit_as(r, &s);

    assert_int_equal(one.number, again.number);
    assert_string_equal(one.code, again.code);
    requests_close(r);
    r = world_open();
    again = world_submit_as(r, &s);
    assert_int_equal(one.number, again.number);
    assert_string_equal(one.code, again.code);
    assert_int_not_equal(world_submit(r, "baoxiu").number, one.number);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM request"), 2);
    assert_int_equal(world_ask("SELECT count(*) FROM event"), 2);
}

static char *consent_of(struct requests *r, int64_t number)
{
    struct request_record *record = requests_record(r, number);
    char *both = str_format("%s|%s", record->consent, record->separate_consent);

    request_record_destroy(record);
    return both;
}

static void what_was_agreed_to_is_kept_once_a_version(void **state)
{
    (void)state;
    static const char *const wanted[] = {"只用来修水管|", "只用来修水管|", "也给物业看|老毛病只给上门的人看", "|"};
    struct requests *r = world_open();
    struct world_answers a;
    int64_t number[4];

    world_answer(&a, "x");
    for (int i = 0; i < 4; i++) {
        struct submission s = world_submission("baoxiu", &a);
        if (i == 2) {
            s.consent_version = "c0df";
            s.consent = "也给物业看";
            s.separate_consent = "老毛病只给上门的人看";
        } else if (i == 3) {
            s.consent_version = "";
            s.consent = s.separate_consent = NULL;
        }
        number[i] = world_submit_as(r, &s).number;
    }
    for (int i = 0; i < 4; i++) {
        char *both = consent_of(r, number[i]);
        assert_string_equal(both, wanted[i]);
        mem_free(both);
    }
    world_verify(r);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM consent"), 2);
}

static void a_forgotten_token_is_refused(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt;
    struct error error = {0};

    memset(s.token, 0, sizeof s.token);
    assert_int_equal(requests_submit(r, &s, &receipt, &error), SUBMIT_FAILED);
    assert_int_equal(error.code, ERROR_INPUT);
    requests_close(r);
}

static void answers_that_are_too_long_are_told(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt;
    struct error error = {0};

    a.item.value = mem_alloc(ANSWERS_BYTES_MAX + 2);
    memset(a.item.value, 'x', ANSWERS_BYTES_MAX + 1);
    a.item.value[ANSWERS_BYTES_MAX + 1] = '\0';
    assert_int_equal(requests_submit(r, &s, &receipt, &error), SUBMIT_FAILED);
    assert_non_null(strstr(error.text, "太长"));
    mem_free(a.item.value);
    world_submit(r, "baoxiu");
    requests_close(r);
}

static void a_long_topic_is_cut_and_an_odd_keeping_bounded(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    char topic[600] = "";
    for (int i = 0; i < 100; i++)
        memcpy(topic + 3 * i, "漏", 4);
    s.topic = topic;
    s.keep_days = -7;
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit_as(r, &s);
    struct request_record *record = requests_record(r, receipt.number);
    assert_int_equal(strlen(record->topic), 3 * REQUEST_TOPIC_CHARS);
    request_record_destroy(record);
    requests_close(r);
    assert_int_equal(world_ask("SELECT keep_days FROM request"), 0);
}

static void codes_are_four_digits_and_differ(void **state)
{
    (void)state;
    struct requests *r = world_open();
    char first[REQUEST_CODE_BYTES] = "";
    int same = 0;

    disk_fake.no_sync = true;
    for (int i = 0; i < 50; i++) {
        struct request_receipt receipt = world_submit(r, "baoxiu");
        assert_int_equal(strspn(receipt.code, "0123456789"), 4);
        assert_int_equal(strlen(receipt.code), 4);
        if (i == 0)
            memcpy(first, receipt.code, sizeof first);
        same += memcmp(first, receipt.code, sizeof first) == 0;
    }
    assert_true(same < 5);
    requests_close(r);
}

/* ---- looking up ---------------------------------------------------------------------------------------- */

static const uint64_t second_us = 1000000;

static enum look_up_result look(struct requests *r, int64_t number, const char *code, uint64_t now_s,
                                int *wait_s)
{
    struct request_record *record;
    enum look_up_result result = requests_look_up(r, number, code, now_s * second_us, &record, wait_s);

    assert_true((record != NULL) == (result == LOOK_UP_FOUND));
    if (record != NULL)
        assert_int_equal(record->number, number);
    request_record_destroy(record);
    return result;
}

static const char *wrong_of(const struct request_receipt *receipt)
{
    return receipt->code[0] == '7' ? "1234" : "7777";
}

static void try_five(struct requests *r, const struct request_receipt *receipt, uint64_t now_s, int wait_s)
{
    int wait = -1;

    for (int i = 0; i < 5; i++)
        assert_int_equal(look(r, receipt->number, wrong_of(receipt), now_s, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, wait_s);
}

static void the_right_code_finds_it(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit(r, "baoxiu");
    int wait = -1;

    assert_int_equal(look(r, receipt.number, receipt.code, 1, &wait), LOOK_UP_FOUND);
    assert_int_equal(wait, 0);
    assert_int_equal(look(r, receipt.number, wrong_of(&receipt), 1, &wait), LOOK_UP_WRONG);
    assert_int_equal(look(r, receipt.number, "", 1, &wait), LOOK_UP_WRONG);
    assert_int_equal(look(r, receipt.number, "12345", 1, &wait), LOOK_UP_WRONG);
    assert_int_equal(look(r, receipt.number + 10, "----", 1, &wait), LOOK_UP_WRONG);
    assert_int_equal(look(r, receipt.number, receipt.code, 1, &wait), LOOK_UP_FOUND);
    requests_close(r);
}

static void five_wrong_codes_make_everybody_wait(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu"), other = world_submit(r, "baoxiu");
    int wait = -1;

    for (int i = 0; i < 4; i++) {
        assert_int_equal(look(r, one.number, wrong_of(&one), 10, &wait), LOOK_UP_WRONG);
        assert_int_equal(wait, 0);
    }
    assert_int_equal(look(r, one.number, wrong_of(&one), 10, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 60);
    assert_int_equal(look(r, other.number, other.code, 69, &wait), LOOK_UP_WAIT);
    assert_int_equal(wait, 1);
    assert_int_equal(look(r, one.number, one.code, 69, &wait), LOOK_UP_WAIT);
    assert_int_equal(look(r, other.number, other.code, 70, &wait), LOOK_UP_FOUND);
    assert_int_equal(look(r, one.number, one.code, 70, &wait), LOOK_UP_FOUND);
    requests_close(r);
}

static void the_wait_for_a_number_doubles_up_to_an_hour(void **state)
{
    (void)state;
    static const int waits[] = {60, 120, 240, 480, 960, 1920, 3600, 3600, 3600};
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu"), other = world_submit(r, "baoxiu");
    uint64_t now = 10;
    int wait = -1;

    for (size_t round = 0; round < sizeof waits / sizeof *waits; round++) {
        for (int i = 0; i < 5; i++)
            assert_int_equal(look(r, one.number, wrong_of(&one), now, &wait), LOOK_UP_WRONG);
        assert_int_equal(wait, waits[round]);
        /* The others wait a minute, whoever it was. */
        assert_int_equal(look(r, other.number, other.code, now + 60, &wait), LOOK_UP_FOUND);
        now += (uint64_t)waits[round];
    }
    /* The right code sets it back. */
    assert_int_equal(look(r, one.number, one.code, now, &wait), LOOK_UP_FOUND);
    for (int i = 0; i < 5; i++)
        assert_int_equal(look(r, one.number, wrong_of(&one), now, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 60);
    requests_close(r);
}

static void ten_wrong_tries_in_a_minute_make_everybody_wait(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int wait = -1;

    for (int i = 0; i < 9; i++)
        assert_int_equal(look(r, receipt_number(50, i), "1234", (uint64_t)(5 * i), &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 0);
    assert_int_equal(look(r, receipt_number(50, 9), "1234", 45, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 60);
    assert_int_equal(look(r, receipt_number(50, 10), "1234", 46, &wait), LOOK_UP_WAIT);
    assert_int_equal(wait, 59);
    requests_close(r);
}

static void slow_mistakes_make_nobody_wait(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int wait = -1;

    for (int i = 0; i < 40; i++) {
        assert_int_equal(look(r, receipt_number(50, i), "1234", (uint64_t)(7 * i), &wait), LOOK_UP_WRONG);
        assert_int_equal(wait, 0);
    }
    requests_close(r);
}

static void an_unknown_number_is_told_like_a_wrong_code(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit(r, "baoxiu");
    int known = -1, unknown = -1;

    for (int i = 0; i < 5; i++)
        assert_int_equal(look(r, receipt.number, wrong_of(&receipt), 0, &known), LOOK_UP_WRONG);
    for (int i = 0; i < 5; i++)
        assert_int_equal(look(r, receipt_number(50, 1), wrong_of(&receipt), 100, &unknown), LOOK_UP_WRONG);
    assert_int_equal(known, unknown);
    requests_close(r);
}

enum { TABLE = 256 };

static void the_table_of_tries_is_bounded(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int wait = -1;

    disk_fake.no_sync = true;
    /* Slow enough that nobody waits; the last pushes the first out, so its four tries are forgotten. */
    for (int i = 0; i < 4; i++)
        assert_int_equal(look(r, receipt_number(50, 0), "1234", (uint64_t)(7 * i), &wait), LOOK_UP_WRONG);
    for (int i = 1; i <= TABLE; i++)
        assert_int_equal(look(r, receipt_number(50, i), "1234", (uint64_t)(100 + 7 * i), &wait),
                         LOOK_UP_WRONG);
    assert_int_equal(look(r, receipt_number(50, 0), "1234", 5000, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 0);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM guess"), TABLE);
}

static void locks_are_not_pushed_out_by_trying_others(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu");
    int wait = -1;

    disk_fake.no_sync = true;
    try_five(r, &one, 0, 60);
    for (int i = 1; i <= 2 * TABLE; i++)
        assert_int_equal(look(r, receipt_number(50, i), "1234", (uint64_t)(100 + 7 * i), &wait),
                         LOOK_UP_WRONG);
    try_five(r, &one, 10000, 120);
    requests_close(r);
}

/* ---- the plug is pulled ---- */

static struct requests *open_again(struct requests *r)
{
    requests_close(r);
    return world_open();
}

static void starting_anew_forgets_no_wrong_code(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu");
    int wait = -1;

    for (int i = 0; i < 4; i++) {
        assert_int_equal(look(r, one.number, wrong_of(&one), 1, &wait), LOOK_UP_WRONG);
        assert_int_equal(wait, 0);
        r = open_again(r);
    }
    assert_int_equal(look(r, one.number, wrong_of(&one), 1, &wait), LOOK_UP_WRONG);
    assert_int_equal(wait, 60);
    requests_close(r);
}

static void starting_anew_shortens_no_wait(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu"), other = world_submit(r, "baoxiu");
    int wait = -1;

    try_five(r, &one, 1000, 60);
    try_five(r, &one, 1060, 120);
    /* The program's clock begins anew as well. */
    r = open_again(r);
    assert_int_equal(look(r, one.number, one.code, 5, &wait), LOOK_UP_WAIT);
    assert_int_equal(wait, 120);
    assert_int_equal(look(r, other.number, other.code, 5, &wait), LOOK_UP_FOUND);
    assert_int_equal(look(r, one.number, one.code, 124, &wait), LOOK_UP_WAIT);
    assert_int_equal(wait, 1);
    try_five(r, &one, 125, 240);
    requests_close(r);
}

static void a_wait_that_is_over_does_not_begin_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu");
    int wait = -1;

    try_five(r, &one, 10, 60);
    requests_idle(r, 69 * second_us);
    assert_int_equal(world_ask("SELECT locked FROM guess"), 1);
    requests_idle(r, 70 * second_us);
    assert_int_equal(world_ask("SELECT locked FROM guess"), 0);
    r = open_again(r);
    assert_int_equal(look(r, one.number, one.code, 1, &wait), LOOK_UP_FOUND);
    /* And the right code is the end of it. */
    r = open_again(r);
    assert_int_equal(world_ask("SELECT count(*) FROM guess WHERE number<>0 OR locks<>0"), 0);
    try_five(r, &one, 10, 60);
    requests_close(r);
}

static void on_a_failing_disk_the_memory_still_counts(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt one = world_submit(r, "baoxiu");
    int wait = -1;

    disk_fake_fail(1, SQLITE_FULL);
    disk_fake.stays_dead = true;
    try_five(r, &one, 10, 60);
    assert_int_equal(look(r, one.number, one.code, 11, &wait), LOOK_UP_WAIT);
    assert_int_equal(look(r, one.number, one.code, 70, &wait), LOOK_UP_FOUND);
    disk_fake_fail(0, 0);
    requests_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(an_empty_folder_gets_a_private_file),
        WORLD_TEST(closing_nothing_is_well),
        WORLD_TEST(a_folder_that_is_not_there_is_told),
        WORLD_TEST(a_folder_without_the_right_to_write_is_told),
        WORLD_TEST(a_stranger_s_file_is_left_alone),
        WORLD_TEST(a_table_that_is_gone_is_damage),
        WORLD_TEST(a_file_cut_in_the_middle_is_damage),
        WORLD_TEST(what_was_cut_off_while_it_was_made_is_made_again),
        WORLD_TEST(making_it_may_be_cut_off_anywhere),
        WORLD_TEST(what_is_handed_in_is_there_after_reopening),
        WORLD_TEST(the_sealed_part_opens_with_the_staff_s_key_only),
        WORLD_TEST(nothing_of_a_person_stands_in_the_files),
        WORLD_TEST(the_same_token_is_the_same_request),
        WORLD_TEST(what_was_agreed_to_is_kept_once_a_version),
        WORLD_TEST(a_forgotten_token_is_refused),
        WORLD_TEST(answers_that_are_too_long_are_told),
        WORLD_TEST(a_long_topic_is_cut_and_an_odd_keeping_bounded),
        WORLD_TEST(codes_are_four_digits_and_differ),
        WORLD_TEST(the_right_code_finds_it),
        WORLD_TEST(five_wrong_codes_make_everybody_wait),
        WORLD_TEST(the_wait_for_a_number_doubles_up_to_an_hour),
        WORLD_TEST(ten_wrong_tries_in_a_minute_make_everybody_wait),
        WORLD_TEST(slow_mistakes_make_nobody_wait),
        WORLD_TEST(an_unknown_number_is_told_like_a_wrong_code),
        WORLD_TEST(the_table_of_tries_is_bounded),
        WORLD_TEST(locks_are_not_pushed_out_by_trying_others),
        WORLD_TEST(starting_anew_forgets_no_wrong_code),
        WORLD_TEST(starting_anew_shortens_no_wait),
        WORLD_TEST(a_wait_that_is_over_does_not_begin_again),
        WORLD_TEST(on_a_failing_disk_the_memory_still_counts),
    };

    return cmocka_run_group_tests_name("requests", tests, world_prepare, world_clear);
}
