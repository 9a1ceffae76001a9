/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "requests_world.h"

/* No number is ever given twice, whatever happens to the files and to the clock. */

static int series_of(struct requests *r)
{
    return receipt_series(world_submit(r, "baoxiu").number);
}

static int series_unverified(void)
{
    struct requests *r = world_open();
    int series = series_of(r);

    requests_close(r);
    return series;
}

static int series_once(void)
{
    int series = series_unverified();
    struct requests *r = world_open();

    world_verify(r);
    requests_close(r);
    return series;
}

/* As if all but so many places of the series had been given; the row has no events, so nothing verifies
 * then. */
static int leave_places(int places)
{
    char sql[400];
    int series = series_once();

    snprintf(
        sql, sizeof sql,
        "INSERT INTO request SELECT row+1000000, %lld, x'ff', code, form, form_version, consent_version, "
        "topic, submitted_s, keep_days, NULL, NULL, NULL, NULL, NULL, NULL, sealed FROM request LIMIT 1",
        (long long)receipt_number(series, RECEIPT_SERIES_SIZE - 1 - places));
    assert_int_equal(world_run(sql), SQLITE_OK);
    return series;
}

static bool file_lists(int series)
{
    char line[64];
    bool found = false;
    FILE *f = fopen(world_path("receipts"), "r");

    assert_non_null(f);
    while (fgets(line, sizeof line, f) != NULL) {
        int listed;
        found = found || (sscanf(line, "series %d", &listed) == 1 && listed == series);
    }
    fclose(f);
    return found;
}

static void numbers_go_up_one_by_one_and_check(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t last = world_submit(r, "baoxiu").number;

    for (int i = 0; i < 20; i++) {
        int64_t number = world_submit(r, "baoxiu").number;
        assert_true(receipt_valid(number));
        assert_int_equal(receipt_series(number), receipt_series(last));
        assert_int_equal(receipt_place(number), receipt_place(last) + 1);
        last = number;
    }
    requests_close(r);
}

static void opening_again_goes_on_in_the_series(void **state)
{
    (void)state;
    int first = series_once();

    for (int i = 0; i < 5; i++)
        assert_int_equal(series_once(), first);
    assert_true(file_lists(first));
    assert_int_equal(world_ask("SELECT count(DISTINCT number) FROM request"), 6);
    assert_int_equal(world_ask("SELECT value FROM meta WHERE key='opened'"), 12);
}

static void an_older_copy_put_back_gets_a_new_series(void **state)
{
    (void)state;
    int first = series_once();
    world_copy("requests.db", "backup");
    assert_int_equal(series_once(), first);
    /* Over the file, which keeps its inode; and as a file of its own. */
    world_copy("backup", "requests.db");
    int second = series_once();
    assert_int_not_equal(second, first);
    unlink(world_path("requests.db"));
    world_copy("backup", "requests.db");
    int third = series_once();
    assert_true(third != first && third != second);
    assert_true(file_lists(first) && file_lists(second) && file_lists(third));
    assert_in_range(third, 10, 99);
}

static void a_copy_of_this_very_moment_gets_a_new_series(void **state)
{
    (void)state;
    int first = series_once();
    /* The counters are the same: the inode tells it. */
    world_copy("requests.db", "backup");
    rename(world_path("backup"), world_path("requests.db"));
    assert_int_not_equal(series_once(), first);
}

static void a_deleted_database_gets_a_new_series(void **state)
{
    (void)state;
    int first = series_once();
    unlink(world_path("requests.db"));
    int second = series_once();
    unlink(world_path("requests.db"));
    int third = series_once();
    assert_true(first != second && second != third && first != third);
}

static void a_lost_list_gets_a_new_series_of_three_digits(void **state)
{
    (void)state;
    int first = series_once();
    unlink(world_path("receipts"));
    int second = series_once();
    assert_int_not_equal(second, first);
    assert_in_range(second, 100, 999);
    assert_int_equal(series_once(), second);
}

static void a_copy_of_the_whole_folder_gets_three_digits(void **state)
{
    (void)state;
    int first = series_once();
    world_copy("requests.db", "backup.db");
    world_copy("receipts", "backup.receipts");
    unlink(world_path("requests.db"));
    int second = series_once();
    assert_int_not_equal(second, first);
    /* Now nobody remembers the second one. */
    rename(world_path("backup.db"), world_path("requests.db"));
    rename(world_path("backup.receipts"), world_path("receipts"));
    int third = series_once();
    assert_true(third != first && third != second);
    assert_in_range(third, 100, 999);
}

/* A new machine looks like one that was reset: neither knows what was given before. */
static void an_empty_folder_gets_three_digits_and_any_place(void **state)
{
    enum { RESETS = 6 };
    int places[RESETS], same = 0;

    (void)state;
    for (int i = 0; i < RESETS; i++) {
        world_empty();
        struct requests *r = world_open();
        int64_t number = world_submit(r, "baoxiu").number;
        requests_close(r);
        assert_in_range(receipt_series(number), 100, 999);
        places[i] = receipt_place(number);
        assert_in_range(places[i], 0, RECEIPT_SERIES_SIZE / 2 - 1);
        for (int k = 0; k < i; k++)
            same += places[k] == places[i];
    }
    /* Of six among five thousand two are the same once in 300 times, and no others besides. */
    assert_true(same <= 1);
}

/* Another program that opens it, to list or to take answers, is no machine of its own. */
static void who_opens_it_meanwhile_changes_no_number(void **state)
{
    (void)state;
    int first = leave_places(2);
    struct requests *kiosk = world_open();
    int64_t last = 0;

    requests_idle(kiosk, 0);
    for (int i = 0; i < 6; i++) {
        struct requests *staff = world_open();
        int64_t number = world_submit(kiosk, "baoxiu").number;
        requests_close(staff);
        if (i > 0 && i != 2)
            assert_int_equal(receipt_place(number), receipt_place(last) + 1);
        last = number;
    }
    requests_close(kiosk);
    assert_int_not_equal(receipt_series(last), first);
    assert_int_equal(series_unverified(), receipt_series(last));
}

static void a_damaged_list_costs_a_series_only(void **state)
{
    (void)state;
    static const char *const lists[] = {"",
                                        "\n",
                                        "rubbish",
                                        "keting-receipts 1\nopened x\ninode -1\nseries 99999\n",
                                        "keting-receipts 2\nopened 1\n",
                                        "keting-receipts 1\nseries 9223372036854775808"};
    int before = series_once();

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        FILE *f = fopen(world_path("receipts"), "w");
        fputs(lists[i], f);
        fclose(f);
        int series = series_once();
        assert_int_not_equal(series, before);
        assert_int_equal(series_once(), series);
        before = series;
    }
    assert_int_equal(world_ask("SELECT count(*)-count(DISTINCT number) FROM request"), 0);
}

static void a_series_in_the_list_or_the_database_is_never_drawn(void **state)
{
    (void)state;
    requests_close(world_open());
    unlink(world_path("requests.db"));
    FILE *f = fopen(world_path("receipts"), "w");
    fputs("keting-receipts 1\nopened 3\ninode 1\n", f);
    for (int i = 10; i <= 99; i++)
        if (i != 57 && i != 58)
            fprintf(f, "series %d\n", i);
    fclose(f);
    int first = series_once();
    assert_in_range(first, 57, 58);
    unlink(world_path("requests.db"));
    assert_int_equal(series_once(), 57 + 58 - first);
    unlink(world_path("requests.db"));
    assert_in_range(series_once(), 100, 999);
}

static void with_all_series_used_it_says_so(void **state)
{
    (void)state;
    FILE *f = fopen(world_path("receipts"), "w");
    struct error error = {0};

    fputs("keting-receipts 1\nopened 3\ninode 1\n", f);
    for (int i = 10; i <= 9999; i++)
        fprintf(f, "series %d\n", i);
    fclose(f);
    assert_null(requests_open(world_folder, &world_key, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_non_null(strstr(error.text, "收据号码用完了"));
}

static void a_list_that_cannot_be_written_is_told(void **state)
{
    (void)state;
    struct error error = {0};

    requests_close(world_open());
    /* A folder stands where the new list would be written. */
    assert_int_equal(mkdir(world_path("receipts.new"), 0755), 0);
    assert_null(requests_open(world_folder, &world_key, &error));
    assert_int_equal(error.code, ERROR_SYSTEM);
    assert_non_null(strstr(error.text, "收据号码的记录"));
    assert_int_equal(rmdir(world_path("receipts.new")), 0);
    requests_close(world_open());
}

static void an_opening_cut_off_anywhere_doubles_no_number(void **state)
{
    (void)state;
    bool reached = true;

    for (int n = 1; reached; n++) {
        struct error error = {0};
        series_once();
        disk_fake_fail(n, SQLITE_IOERR_WRITE);
        disk_fake.stays_dead = true;
        requests_close(requests_open(world_folder, &world_key, &error));
        reached = disk_fake.failed;
        disk_fake_fail(0, 0);
        assert_true(n < 50);
    }
    series_once();
    assert_int_equal(world_ask("SELECT count(*)-count(DISTINCT number) FROM request"), 0);
    assert_true(world_ask("SELECT count(*) FROM request") > 5);
}

static void a_clock_that_falls_back_changes_no_number(void **state)
{
    (void)state;
    struct world_answers a;
    world_answer(&a, "x");
    struct requests *r = world_open();
    struct submission s = world_submission("baoxiu", &a);
    int64_t before = world_submit_as(r, &s).number;
    requests_close(r);
    r = world_open();
    s = world_submission("baoxiu", &a);
    s.wall_s = 0;
    int64_t in_1970 = world_submit_as(r, &s).number;
    assert_int_equal(receipt_place(in_1970), receipt_place(before) + 1);
    assert_int_equal(receipt_series(in_1970), receipt_series(before));
    assert_int_equal(requests_newest_s(r), world_now_s);
    s = world_submission("baoxiu", &a);
    s.wall_s = world_now_s + 100;
    int64_t after = world_submit_as(r, &s).number;
    assert_int_equal(receipt_place(after), receipt_place(before) + 2);
    assert_int_equal(requests_newest_s(r), world_now_s + 100);
    world_verify(r);
    requests_close(r);
}

static void a_series_that_is_used_up_is_followed_by_the_next(void **state)
{
    (void)state;
    int first = leave_places(3);
    struct requests *r = world_open();
    requests_idle(r, 0);

    for (int i = 0; i < 3; i++) {
        struct request_receipt receipt = world_submit(r, "baoxiu");
        assert_int_equal(receipt_series(receipt.number), first);
        assert_int_equal(receipt_place(receipt.number), RECEIPT_SERIES_SIZE - 3 + i);
    }
    disk_fake.syncs = 0;
    struct request_receipt receipt = world_submit(r, "baoxiu");
    assert_int_equal(disk_fake.syncs, 1);
    assert_int_not_equal(receipt_series(receipt.number), first);
    assert_true(file_lists(receipt_series(receipt.number)));
    requests_close(r);
    assert_int_equal(series_unverified(), receipt_series(receipt.number));
}

static void a_series_used_up_with_nobody_idle_is_followed_too(void **state)
{
    (void)state;
    int first = leave_places(1);
    struct requests *r = world_open();

    assert_int_equal(series_of(r), first);
    int second = series_of(r);
    assert_int_not_equal(second, first);
    assert_true(file_lists(second));
    assert_int_equal(series_of(r), second);
    requests_close(r);
    assert_int_equal(series_unverified(), second);
}

static void a_move_to_the_next_series_that_fails_is_none(void **state)
{
    (void)state;
    int first = leave_places(0);
    struct requests *r = world_open();
    struct world_answers a;
    struct request_receipt receipt;
    struct error error = {0};

    requests_idle(r, 0);
    world_answer(&a, "x");
    struct submission s = world_submission("baoxiu", &a);
    disk_fake_fail(1, SQLITE_FULL);
    assert_int_equal(requests_submit(r, &s, &receipt, &error), SUBMIT_FAILED);
    disk_fake_fail(0, 0);
    int64_t number = world_submit_as(r, &s).number;
    assert_int_not_equal(receipt_series(number), first);
    assert_int_equal(receipt_place(world_submit(r, "baoxiu").number), receipt_place(number) + 1);
    requests_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(numbers_go_up_one_by_one_and_check),
        WORLD_TEST(opening_again_goes_on_in_the_series),
        WORLD_TEST(an_older_copy_put_back_gets_a_new_series),
        WORLD_TEST(a_copy_of_this_very_moment_gets_a_new_series),
        WORLD_TEST(a_deleted_database_gets_a_new_series),
        WORLD_TEST(a_lost_list_gets_a_new_series_of_three_digits),
        WORLD_TEST(a_copy_of_the_whole_folder_gets_three_digits),
        WORLD_TEST(an_empty_folder_gets_three_digits_and_any_place),
        WORLD_TEST(who_opens_it_meanwhile_changes_no_number),
        WORLD_TEST(a_damaged_list_costs_a_series_only),
        WORLD_TEST(a_series_in_the_list_or_the_database_is_never_drawn),
        WORLD_TEST(with_all_series_used_it_says_so),
        WORLD_TEST(a_list_that_cannot_be_written_is_told),
        WORLD_TEST(an_opening_cut_off_anywhere_doubles_no_number),
        WORLD_TEST(a_clock_that_falls_back_changes_no_number),
        WORLD_TEST(a_series_that_is_used_up_is_followed_by_the_next),
        WORLD_TEST(a_series_used_up_with_nobody_idle_is_followed_too),
        WORLD_TEST(a_move_to_the_next_series_that_fails_is_none),
    };

    return cmocka_run_group_tests_name("requests_numbers", tests, world_prepare, world_clear);
}
