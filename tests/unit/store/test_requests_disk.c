/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "requests_world.h"

#include <errno.h>
#include <sys/statvfs.h>

/* The disk as the enemy: one sync a request, full, dying, torn, cut off; and what is promised then. */

static uint64_t fake_free_bytes = UINT64_MAX; /* UINT64_MAX = ask the real disk */
static int fake_statvfs_error;

/* Stands in the place of the C library's. */
int fstatvfs(int fd, struct statvfs *out)
{
    (void)fd;
    *out = (struct statvfs){.f_frsize = 4096, .f_bsize = 4096};
    out->f_bavail = fake_free_bytes == UINT64_MAX ? 1 << 20 : fake_free_bytes / 4096;
    errno = fake_statvfs_error;
    return fake_statvfs_error != 0 ? -1 : 0;
}

static struct submission typical(struct world_answers *a)
{
    world_answer(a, "张阿姨");
    return world_submission("baoxiu", a);
}

static int64_t count_requests(void)
{
    return world_ask("SELECT count(*) FROM request");
}

/* ---- counting ------------------------------------------------------------------------------------------ */

static void a_submission_is_one_sync(void **state)
{
    (void)state;
    struct requests *r = world_open();

    for (int i = 0; i < 30; i++) {
        disk_fake.syncs = 0;
        world_submit(r, i % 2 == 0 ? "baoxiu" : "xinyuan");
        assert_int_equal(disk_fake.syncs, 1);
    }
    requests_close(r);
}

static void so_it_is_with_a_booking_and_a_place_in_line(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_booking booking = {.key = "huodong:shufa",
                                      .day = DAY_NONE,
                                      .to_minute = 1440,
                                      .party = 1,
                                      .capacity = 2,
                                      .waitlist = true};

    for (int i = 0; i < 5; i++) {
        struct world_answers a;
        struct submission s = typical(&a);
        s.booking = &booking;
        disk_fake.syncs = 0;
        assert_int_equal(world_submit_as(r, &s).place_in_line, i < 2 ? 0 : i - 1);
        assert_int_equal(disk_fake.syncs, 1);
    }
    requests_close(r);
}

static void every_step_after_it_is_one_sync(void **state)
{
    (void)state;
    static const int bad[REQUEST_INDICATORS] = {1, 0, 0, 0};
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    struct error error = {0};

    disk_fake.syncs = 0;
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_ACCEPTED, "收到"), REPLY_TAKEN);
    assert_int_equal(disk_fake.syncs, 1);
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_ACCEPTED, "收到"), REPLY_KNOWN);
    assert_int_equal(disk_fake.syncs, 1);
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_DONE, "修好了"), REPLY_TAKEN);
    assert_int_equal(disk_fake.syncs, 2);
    assert_true(requests_rate(r, number, bad, world_now_s, &error));
    assert_int_equal(disk_fake.syncs, 3);
    assert_true(requests_reopen(r, number, DAY_NONE, world_now_s, &error));
    assert_int_equal(disk_fake.syncs, 4);
    assert_true(requests_cancel(r, number, world_now_s, &error));
    assert_int_equal(disk_fake.syncs, 5);
    requests_close(r);
}

static void reading_writes_nothing(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit(r, "baoxiu");
    struct request_record *record;
    struct request_tallies tallies;
    struct request_notices notices;
    struct request_brief brief;
    int64_t row;
    int wait;

    disk_fake.writes = disk_fake.syncs = 0;
    assert_int_equal(requests_look_up(r, receipt.number, receipt.code, 1, &record, &wait), LOOK_UP_FOUND);
    request_record_destroy(record);
    requests_tallies(r, &tallies);
    request_tallies_finish(&tallies);
    requests_published(r, "baoxiu", &notices);
    request_notices_finish(&notices);
    assert_true(requests_next(r, 0, -1, "", &row, &brief));
    request_brief_finish(&brief);
    assert_int_equal(requests_places_taken(r, "huodong:shufa", DAY_NONE), 0);
    assert_int_equal(disk_fake.writes + disk_fake.syncs, 0);
    requests_close(r);
}

static void the_log_is_copied_back_when_nobody_waits(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct stat before, after;

    disk_fake.no_sync = true;
    for (int i = 0; i < 100; i++)
        world_submit(r, "baoxiu");
    disk_fake.no_sync = false;
    assert_int_equal(stat(world_path("requests.db-wal"), &before), 0);
    assert_true(before.st_size > 256 * 4096);
    requests_idle(r, 0);
    disk_fake.syncs = 0;
    world_submit(r, "baoxiu");
    assert_int_equal(disk_fake.syncs, 1);
    disk_fake.syncs = 0;
    requests_idle(r, 0);
    assert_int_equal(disk_fake.syncs, 0);
    assert_int_equal(stat(world_path("requests.db-wal"), &after), 0);
    assert_true(after.st_size <= before.st_size);
    requests_close(r);
    assert_int_equal(stat(world_path("requests.db-wal"), &after), -1);
}

static void the_log_is_bounded_even_if_nobody_is_ever_idle(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct stat log;

    disk_fake.no_sync = true;
    for (int i = 0; i < 1500; i++)
        world_submit(r, "baoxiu");
    assert_int_equal(stat(world_path("requests.db-wal"), &log), 0);
    assert_true(log.st_size < 20 * 1024 * 1024);
    requests_close(r);
    assert_int_equal(count_requests(), 1500);
}

/* ---- failing ------------------------------------------------------------------------------------------- */

struct outcome {
    enum submit_result result, again;
    struct request_receipt first, second;
    bool reached; /* the fault */
};

/* One submission with a fault at its n-th write or sync. crash: the program goes without closing, with the
 * disk dead from then on; then it is opened again and the same is handed in again. */
static struct outcome submit_with_fault(int n, int error_code, bool torn, bool crash)
{
    struct outcome o = {0};
    struct world_answers a;
    struct submission s = typical(&a);
    struct error error = {0};

    world_begin_test(NULL);
    struct requests *r = world_open();
    world_submit(r, "baoxiu");
    disk_fake_fail(n, error_code);
    disk_fake.torn = torn;
    disk_fake.stays_dead = crash;
    o.result = requests_submit(r, &s, &o.first, &error);
    o.reached = disk_fake.failed;
    assert_int_equal(o.result == SUBMIT_OK, error.text[0] == '\0');
    if (!crash)
        disk_fake_fail(0, 0);
    requests_close(r);
    disk_fake_fail(0, 0);

    r = world_open();
    world_verify(r);
    struct request_record *record = requests_record(r, o.first.number);
    assert_true((record != NULL) == (o.result == SUBMIT_OK));
    request_record_destroy(record);
    o.second = world_submit_as(r, &s);
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 2);
    return o;
}

static void fail_everywhere(int error_code, bool torn, bool crash)
{
    for (int n = 1;; n++) {
        struct outcome o = submit_with_fault(n, error_code, torn, crash);
        if (o.result == SUBMIT_OK) {
            assert_int_equal(o.first.number, o.second.number);
            assert_string_equal(o.first.code, o.second.code);
        }
        if (!o.reached) {
            assert_int_equal(o.result, SUBMIT_OK);
            assert_true(n > 3);
            return;
        }
        assert_int_equal(o.result, SUBMIT_FAILED);
        assert_true(n < 100);
    }
}

static void a_full_disk_at_any_write_loses_and_doubles_nothing(void **state)
{
    (void)state;
    fail_everywhere(SQLITE_FULL, false, false);
}

static void a_failing_write_or_sync_loses_and_doubles_nothing(void **state)
{
    (void)state;
    fail_everywhere(SQLITE_IOERR_WRITE, false, false);
}

static void a_torn_write_loses_and_doubles_nothing(void **state)
{
    (void)state;
    fail_everywhere(SQLITE_IOERR_WRITE, true, false);
}

static void a_disk_that_dies_for_good_loses_and_doubles_nothing(void **state)
{
    (void)state;
    fail_everywhere(SQLITE_IOERR_WRITE, true, true);
}

/* The files as they are at that moment, beside the program that still has them open. */
static void cut_power_and_come_back(void)
{
    world_copy("requests.db", "cut.db");
    world_copy("requests.db-wal", "cut.wal");
    world_copy("receipts", "cut.receipts");
}

static void come_back(void)
{
    unlink(world_path("requests.db-shm"));
    assert_int_equal(rename(world_path("cut.db"), world_path("requests.db")), 0);
    assert_int_equal(rename(world_path("cut.wal"), world_path("requests.db-wal")), 0);
    assert_int_equal(rename(world_path("cut.receipts"), world_path("receipts")), 0);
}

static void a_power_cut_after_the_receipt_keeps_it(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt = world_submit_as(r, &s);

    cut_power_and_come_back();
    requests_close(r);
    come_back();
    r = world_open();
    struct request_receipt again = world_submit_as(r, &s);
    assert_int_equal(again.number, receipt.number);
    assert_string_equal(again.code, receipt.code);
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 1);
}

/* The sync of the commit failed, yet the bytes got there, and then the power went: the one case where
 * something was kept that was said not to be. The token makes one request of it. */
static void a_power_cut_after_a_failed_sync_makes_one_request(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt;
    struct error error = {0};
    int n = 1;

    for (;; n++) {
        disk_fake_fail(n, SQLITE_IOERR_WRITE);
        disk_fake.syncs = 0;
        if (requests_submit(r, &s, &receipt, &error) != SUBMIT_FAILED || disk_fake.syncs > 0)
            break;
    }
    assert_true(disk_fake.failed);
    cut_power_and_come_back();
    disk_fake_fail(0, 0);
    requests_close(r);
    come_back();
    r = world_open();
    receipt = world_submit_as(r, &s);
    struct request_receipt again = world_submit_as(r, &s);
    assert_int_equal(again.number, receipt.number);
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 1);
}

static void after_a_probe_a_failed_commit_is_gone_for_good(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt;
    struct error error = {0};

    for (int n = 1;; n++) {
        disk_fake_fail(n, SQLITE_IOERR_WRITE);
        disk_fake.syncs = 0;
        assert_int_equal(requests_submit(r, &s, &receipt, &error), SUBMIT_FAILED);
        if (disk_fake.syncs > 0)
            break;
    }
    disk_fake_fail(0, 0);
    error = (struct error){0};
    assert_true(requests_can_take(r, world_now_s, &error));
    cut_power_and_come_back();
    requests_close(r);
    come_back();
    r = world_open();
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 0);
}

static void after_a_failure_nothing_is_written_before_a_probe_works(void **state)
{
    (void)state;
    struct world_answers a;
    struct submission s = typical(&a);
    struct requests *r = world_open();
    struct request_receipt receipt;
    struct error error = {0}, second = {0}, third = {0};

    disk_fake_fail(1, SQLITE_FULL);
    disk_fake.stays_dead = true;
    assert_int_equal(requests_submit(r, &s, &receipt, &error), SUBMIT_FAILED);
    assert_non_null(strstr(error.text, "硬盘快满了"));
    assert_non_null(strstr(error.text, "综合窗口"));
    assert_false(requests_can_take(r, world_now_s, &second));
    assert_non_null(strstr(second.text, "硬盘快满了"));
    disk_fake.error = SQLITE_IOERR_WRITE;
    assert_int_equal(requests_submit(r, &s, &receipt, &third), SUBMIT_FAILED);
    assert_non_null(strstr(third.text, "硬盘读写不正常"));
    disk_fake_fail(0, 0);
    disk_fake.syncs = 0;
    world_submit_as(r, &s);
    assert_int_equal(disk_fake.syncs, 2);
    world_submit(r, "baoxiu");
    assert_int_equal(disk_fake.syncs, 3);
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 2);
}

static void what_follows_a_request_is_whole_or_not_at_all(void **state)
{
    (void)state;
    static const int bad[REQUEST_INDICATORS] = {1, 1, 1, 1};

    for (int n = 1;; n++) {
        struct error error = {0};
        world_begin_test(NULL);
        struct requests *r = world_open();
        int64_t number = world_submit(r, "baoxiu").number;
        assert_int_equal(world_reply(r, number, REQUEST_EVENT_DONE, "修好了"), REPLY_TAKEN);
        disk_fake_fail(n, SQLITE_IOERR_WRITE);
        bool ok = requests_rate(r, number, bad, world_now_s, &error);
        bool reached = disk_fake.failed;
        disk_fake_fail(0, 0);
        struct request_record *record = requests_record(r, number);
        assert_int_equal(record->event_count, ok ? 4 : 2);
        assert_int_equal(record->rating[0], ok ? 1 : 0);
        request_record_destroy(record);
        world_verify(r);
        requests_close(r);
        assert_int_equal(ok, !reached);
        if (!reached)
            break;
    }
}

/* ---- can it be taken ----------------------------------------------------------------------------------- */

static void room_on_the_disk_is_asked_for(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};

    fake_free_bytes = REQUESTS_LEAST_FREE_BYTES;
    assert_true(requests_can_take(r, world_now_s, &error));
    fake_free_bytes = REQUESTS_LEAST_FREE_BYTES - 4096;
    assert_false(requests_can_take(r, world_now_s, &error));
    assert_non_null(strstr(error.text, "硬盘快满了"));
    fake_free_bytes = UINT64_MAX;
    fake_statvfs_error = EIO;
    error = (struct error){0};
    assert_false(requests_can_take(r, world_now_s, &error));
    assert_non_null(strstr(error.text, "硬盘读写不正常"));
    fake_statvfs_error = 0;
    requests_close(r);
}

static void asking_really_writes_and_syncs(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};

    disk_fake.writes = disk_fake.syncs = 0;
    assert_true(requests_can_take(r, world_now_s, &error));
    assert_true(disk_fake.writes > 0);
    assert_int_equal(disk_fake.syncs, 1);
    disk_fake_fail(1, SQLITE_IOERR_WRITE);
    assert_false(requests_can_take(r, world_now_s, &error));
    assert_non_null(strstr(error.text, "硬盘读写不正常"));
    disk_fake_fail(0, 0);
    requests_close(r);
    assert_int_equal(world_ask("SELECT value FROM meta WHERE key='probe'"), world_now_s);
}

static void a_log_that_cannot_be_copied_back_stops_nobody(void **state)
{
    (void)state;
    struct requests *r = world_open();

    disk_fake.no_sync = true;
    for (int i = 0; i < 100; i++)
        world_submit(r, "baoxiu");
    /* The first op of the copying, not one of the probe. */
    disk_fake_fail(1, SQLITE_IOERR_WRITE);
    requests_idle(r, 0);
    assert_true(disk_fake.failed);
    disk_fake_fail(0, 0);
    world_submit(r, "baoxiu");
    requests_idle(r, 0);
    world_verify(r);
    requests_close(r);
    assert_int_equal(count_requests(), 101);
}

static void another_program_may_read_at_the_same_time(void **state)
{
    (void)state;
    struct requests *r = world_open(), *ctl;

    world_submit(r, "baoxiu");
    ctl = world_open();
    world_submit(r, "baoxiu");
    int64_t row;
    struct request_brief brief;
    assert_true(requests_next(ctl, 0, -1, "", &row, &brief));
    assert_int_equal(row, 2);
    assert_int_equal(world_reply(ctl, brief.number, REQUEST_EVENT_ACCEPTED, ""), REPLY_TAKEN);
    assert_int_equal(world_state(r, brief.number), REQUEST_ACCEPTED);
    request_brief_finish(&brief);
    requests_close(ctl);
    world_submit(r, "baoxiu");
    requests_close(r);
    assert_int_equal(count_requests(), 3);
    r = world_open();
    world_submit(r, "baoxiu");
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(DISTINCT number/100000) FROM request"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_submission_is_one_sync),
        WORLD_TEST(so_it_is_with_a_booking_and_a_place_in_line),
        WORLD_TEST(every_step_after_it_is_one_sync),
        WORLD_TEST(reading_writes_nothing),
        WORLD_TEST(the_log_is_copied_back_when_nobody_waits),
        WORLD_TEST(the_log_is_bounded_even_if_nobody_is_ever_idle),
        WORLD_TEST(a_full_disk_at_any_write_loses_and_doubles_nothing),
        WORLD_TEST(a_failing_write_or_sync_loses_and_doubles_nothing),
        WORLD_TEST(a_torn_write_loses_and_doubles_nothing),
        WORLD_TEST(a_disk_that_dies_for_good_loses_and_doubles_nothing),
        WORLD_TEST(a_power_cut_after_the_receipt_keeps_it),
        WORLD_TEST(a_power_cut_after_a_failed_sync_makes_one_request),
        WORLD_TEST(after_a_probe_a_failed_commit_is_gone_for_good),
        WORLD_TEST(after_a_failure_nothing_is_written_before_a_probe_works),
        WORLD_TEST(what_follows_a_request_is_whole_or_not_at_all),
        WORLD_TEST(room_on_the_disk_is_asked_for),
        WORLD_TEST(asking_really_writes_and_syncs),
        WORLD_TEST(a_log_that_cannot_be_copied_back_stops_nobody),
        WORLD_TEST(another_program_may_read_at_the_same_time),
    };

    return cmocka_run_group_tests_name("requests_disk", tests, world_prepare, world_clear);
}
