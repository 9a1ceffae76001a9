/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "requests_body.h"
#include "requests_world.h"

/* What is kept, what goes when its time is over, what never changes, and how that is proved. */

static int32_t today(void)
{
    return date_day_of_wall(world_now_s);
}

static struct request_receipt close_one(struct requests *r, int keep_days, int64_t wall_s)
{
    struct world_answers a;
    struct error error = {0};

    world_answer(&a, "张阿姨");
    struct submission s = world_submission("baoxiu", &a);
    s.keep_days = keep_days;
    s.wall_s = wall_s;
    struct request_receipt receipt = world_submit_as(r, &s);
    struct request_reply reply = {.number = receipt.number,
                                  .kind = REQUEST_EVENT_DONE,
                                  .text = "张阿姨家的水管修好了",
                                  .person = "王师傅",
                                  .due_day = DAY_NONE,
                                  .at_s = wall_s};
    assert_int_equal(requests_reply(r, &reply, &error), REPLY_TAKEN);
    return receipt;
}

/* ---- purging ------------------------------------------------------------------------------------------- */

static void what_is_over_goes_after_its_days_and_not_before(void **state)
{
    (void)state;
    struct requests *r = world_open();

    close_one(r, 30, world_now_s);
    assert_int_equal(requests_purge(r, today() + 30, world_now_s), 0);
    assert_int_equal(requests_purge(r, today() + 31, world_now_s), 1);
    assert_int_equal(requests_purge(r, today() + 31, world_now_s), 0);
    world_verify(r);
    requests_close(r);
}

static void what_is_open_stays_for_ever(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number, reopened = close_one(r, 1, world_now_s).number;
    struct error error = {0};

    assert_true(requests_reopen(r, reopened, DAY_NONE, world_now_s, &error));
    assert_int_equal(requests_purge(r, today() + 100000, world_now_s), 0);
    struct request_record *record = requests_record(r, number);
    assert_non_null(record->sealed);
    request_record_destroy(record);
    requests_close(r);
}

static int64_t book_for_a_month(struct requests *r, const struct request_booking *booking)
{
    struct world_answers a;

    world_answer(&a, "张阿姨");
    struct submission s = world_submission("huodong", &a);
    s.booking = booking;
    s.keep_days = 30;
    return world_submit_as(r, &s).number;
}

/* Nobody has to close it: what it was written for is over. */
static void a_seat_goes_when_its_day_is_long_over(void **state)
{
    (void)state;
    struct requests *r = world_open();
    const struct request_booking course = {.key = "huodong:shufa",
                                           .day = DAY_NONE,
                                           .to_minute = 1440,
                                           .party = 1,
                                           .capacity = 9};
    struct request_booking seat = course;
    struct error error = {0};

    seat.day = today() + 3;
    int64_t once = book_for_a_month(r, &seat), always = book_for_a_month(r, &course);
    assert_int_equal(requests_purge(r, today() + 33, world_now_s), 0);
    assert_int_equal(requests_purge(r, today() + 34, world_now_s), 1);
    assert_int_equal(requests_purge(r, today() + 100000, world_now_s), 0);
    struct request_record *record = requests_record(r, once);
    assert_true(record->purged);
    assert_int_equal(record->state, REQUEST_SUBMITTED);
    request_record_destroy(record);
    record = requests_record(r, always);
    assert_false(record->purged);
    request_record_destroy(record);
    assert_true(requests_verify(r, &error));
    requests_close(r);
}

static void without_a_trusted_day_nothing_goes(void **state)
{
    (void)state;
    struct requests *r = world_open();

    close_one(r, 0, world_now_s);
    assert_int_equal(requests_purge(r, DAY_NONE, world_now_s), 0);
    requests_close(r);
}

static void a_clock_that_fell_back_lets_nothing_go_early(void **state)
{
    (void)state;
    struct requests *r = world_open();

    world_submit(r, "baoxiu");
    /* Handed in and closed in 1970, as the board thought. */
    close_one(r, 30, 1000);
    assert_int_equal(requests_purge(r, today() + 30, world_now_s), 0);
    assert_int_equal(requests_purge(r, today() + 31, world_now_s), 1);
    world_verify(r);
    requests_close(r);
}

/* Handed in and closed in 2099, as the board thought: known to be wrong, it moves nothing else. */
static void a_doubted_clock_keeps_nothing_for_ever(void **state)
{
    (void)state;
    const int64_t in_2099 = world_now_s + 73LL * 365 * 86400;
    struct requests *r = world_open();

    world_submit(r, "baoxiu");
    requests_doubt_clock(r, true);
    close_one(r, 30, in_2099);
    assert_int_equal(requests_newest_s(r), world_now_s);
    requests_doubt_clock(r, false);
    close_one(r, 30, world_now_s);
    assert_int_equal(requests_purge(r, today() + 30, world_now_s), 0);
    assert_int_equal(requests_purge(r, today() + 31, world_now_s), 2);
    world_verify(r);
    requests_close(r);
}

/* What comes free goes to who waits, whatever year the board thinks it is. */
static void a_doubted_clock_still_promotes(void **state)
{
    (void)state;
    struct world_answers a;
    struct requests *r = world_open();
    struct request_booking seat = {.key = "huodong:shufa",
                                   .day = today() + 3,
                                   .to_minute = 1440,
                                   .party = 1,
                                   .capacity = 1,
                                   .waitlist = true};
    struct error error = {0};

    world_answer(&a, "x");
    struct submission s = world_submission("huodong", &a);
    s.booking = &seat;
    int64_t first = world_submit_as(r, &s).number;
    s = world_submission("huodong", &a);
    s.booking = &seat;
    int64_t second = world_submit_as(r, &s).number;
    requests_doubt_clock(r, true);
    assert_true(requests_cancel(r, first, world_now_s + 73LL * 365 * 86400, &error));
    assert_int_equal(world_state(r, second), REQUEST_SUBMITTED);
    world_verify(r);
    requests_close(r);
}

static void a_doubted_clock_has_the_staff_call_in_time(void **state)
{
    (void)state;
    const int bad[REQUEST_INDICATORS] = {1, 0, 0, 0};
    struct requests *r = world_open();
    int64_t number = close_one(r, 30, world_now_s).number;
    struct error error = {0};

    requests_doubt_clock(r, true);
    assert_true(requests_rate(r, number, bad, 1000, &error));
    struct request_record *record = requests_record(r, number);
    assert_int_equal(record->event[record->event_count - 1].kind, REQUEST_EVENT_FOLLOW_UP);
    assert_int_equal(record->event[record->event_count - 1].due_day, today() + REQUEST_FOLLOW_UP_DAYS);
    request_record_destroy(record);
    requests_close(r);
}

static void a_day_far_ahead_deletes_nothing_at_once(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int32_t wrong = today() + 366;

    assert_int_equal(requests_purge_daily(r, today(), world_now_s), 0);
    close_one(r, 30, world_now_s);
    /* Somebody typed another year. The day after, it is put right. */
    assert_int_equal(requests_purge_daily(r, wrong, world_now_s), 0);
    assert_int_equal(requests_purge_daily(r, wrong, world_now_s), 0);
    assert_int_equal(requests_purge_daily(r, wrong + 1, world_now_s), 0);
    assert_int_equal(requests_purge_daily(r, today() + 1, world_now_s), 0);
    /* Wrong again for two days, long after: it counts from the beginning. */
    assert_int_equal(requests_purge_daily(r, wrong + 3, world_now_s), 0);
    requests_close(r);
    r = world_open();
    assert_int_equal(requests_purge_daily(r, wrong + 5, world_now_s), 0);
    /* Day by day it goes as ever. */
    for (int i = 2; i <= 30; i++)
        assert_int_equal(requests_purge_daily(r, today() + i, world_now_s), 0);
    assert_int_equal(requests_purge_daily(r, today() + 31, world_now_s), 1);
    world_verify(r);
    requests_close(r);
}

static void a_machine_that_was_off_for_long_deletes_after_three_days(void **state)
{
    (void)state;
    struct requests *r = world_open();

    assert_int_equal(requests_purge_daily(r, DAY_NONE, world_now_s), 0);
    assert_int_equal(requests_purge_daily(r, today(), world_now_s), 0);
    close_one(r, 30, world_now_s);
    for (int i = 0; i < 3; i++)
        assert_int_equal(requests_purge_daily(r, today() + 90 + i, world_now_s), 0);
    requests_close(r);
    r = world_open();
    assert_int_equal(requests_purge_daily(r, today() + 93, world_now_s), 1);
    close_one(r, 0, world_now_s);
    assert_int_equal(requests_purge_daily(r, today() + 94, world_now_s), 1);
    world_verify(r);
    requests_close(r);
}

static void a_clock_that_was_ahead_is_put_right(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};

    close_one(r, 30, world_now_s + 366 * (int64_t)DATE_DAY_S);
    assert_true(requests_newest_s(r) > world_now_s);
    assert_true(requests_trust_clock(r, world_now_s, &error));
    assert_int_equal(requests_newest_s(r), world_now_s);
    world_verify(r);
    /* What comes now counts from now. */
    close_one(r, 30, world_now_s + 60);
    world_verify(r);
    assert_int_equal(requests_purge(r, today() + 31, world_now_s), 1);
    disk_fake_fail(1, SQLITE_FULL);
    assert_false(requests_trust_clock(r, world_now_s + 120, &error));
    disk_fake_fail(0, 0);
    assert_int_equal(requests_newest_s(r), world_now_s + 60);
    requests_close(r);
    assert_int_equal(world_run("UPDATE meta SET value=1 WHERE key='newest_s'"), SQLITE_OK);
    r = world_open();
    error = (struct error){0};
    assert_false(requests_verify(r, &error));
    requests_close(r);
}

static void a_purged_one_is_still_found_and_says_so(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct request_receipt receipt = close_one(r, 0, world_now_s);
    struct request_record *record;
    struct error error = {0};
    int wait;

    assert_int_equal(requests_purge(r, today() + 1, world_now_s + 86400), 1);
    assert_int_equal(requests_look_up(r, receipt.number, receipt.code, 1, &record, &wait), LOOK_UP_FOUND);
    assert_true(record->purged);
    assert_null(record->sealed);
    assert_int_equal(record->sealed_bytes, 0);
    assert_int_equal(record->state, REQUEST_DONE);
    assert_string_equal(record->person, "王师傅");
    assert_string_equal(record->event[1].text, "");
    assert_int_equal(record->event[record->event_count - 1].kind, REQUEST_EVENT_PURGED);
    request_record_destroy(record);
    assert_false(requests_reopen(r, receipt.number, DAY_NONE, world_now_s, &error));
    assert_non_null(strstr(error.text, "已按承诺删除"));
    assert_int_equal(world_reply(r, receipt.number, REQUEST_EVENT_PUBLISHED, "x"), REPLY_CONFLICT);
    assert_true(world_submit(r, "baoxiu").number > receipt.number);
    requests_close(r);
}

static void the_board_keeps_what_was_written_for_it(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t wish = world_submit(r, "xinyuan").number;
    struct request_notices notices;

    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_PUBLISHED, "想要一本字典"), REPLY_TAKEN);
    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_DONE, "已送给刘奶奶"), REPLY_TAKEN);
    assert_int_equal(requests_purge(r, today() + 400, world_now_s), 1);
    requests_published(r, "xinyuan", &notices);
    assert_int_equal(notices.count, 1);
    assert_string_equal(notices.item[0].text, "想要一本字典");
    request_notices_finish(&notices);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM event WHERE text LIKE '%刘奶奶%'"), 0);
}

/* Of the file and of its log. */
static bool disk_holds(const void *bytes, size_t count)
{
    static char block[8 * 1024 * 1024];
    const char *const names[] = {"requests.db", "requests.db-wal"};
    bool found = false;

    for (int i = 0; i < 2; i++) {
        FILE *f = fopen(world_path(names[i]), "rb");
        if (f == NULL)
            continue;
        size_t read = fread(block, 1, sizeof block, f);
        assert_true(read < sizeof block);
        found = found || memmem(block, read, bytes, count) != NULL;
        fclose(f);
    }
    return found;
}

static void what_is_purged_is_overwritten_in_the_file(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct world_answers a;

    memset(&a, 0, sizeof a);
    disk_fake.no_sync = true;
    for (int i = 0; i < 20; i++)
        close_one(r, 365, world_now_s);
    struct request_receipt receipt = close_one(r, 0, world_now_s);
    /* One that is longer than a page, in pages of its own. */
    char *longer = mem_alloc(9001);
    memset(longer, 'x', 9000);
    longer[9000] = '\0';
    world_answer(&a, "");
    a.item.value = longer;
    struct submission s = world_submission("baoxiu", &a);
    s.keep_days = 0;
    struct request_receipt long_one = world_submit_as(r, &s);
    assert_int_equal(world_reply(r, long_one.number, REQUEST_EVENT_DONE, "x"), REPLY_TAKEN);
    mem_free(longer);
    struct request_record *record = requests_record(r, receipt.number),
                          *long_record = requests_record(r, long_one.number);
    const char *tail = (const char *)long_record->sealed + long_record->sealed_bytes - 500;
    assert_true(disk_holds(record->sealed, record->sealed_bytes));
    assert_true(disk_holds(tail, 500));
    requests_close(r);

    r = world_open();
    assert_true(disk_holds(record->sealed, record->sealed_bytes));
    assert_int_equal(requests_purge(r, today() + 1, world_now_s), 2);
    assert_false(disk_holds(record->sealed, 48));
    assert_false(disk_holds(tail, 48));
    assert_false(disk_holds((const char *)long_record->sealed + 100, 48));
    request_record_destroy(record);
    request_record_destroy(long_record);
    requests_close(r);
}

static void many_go_in_many_transactions(void **state)
{
    (void)state;
    struct requests *r = world_open();

    disk_fake.no_sync = true;
    for (int i = 0; i < 250; i++)
        close_one(r, 0, world_now_s);
    assert_int_equal(requests_purge(r, today() + 1, world_now_s), 250);
    disk_fake.syncs = 0;
    world_submit(r, "baoxiu");
    assert_int_equal(disk_fake.syncs, 1);
    world_verify(r);
    requests_close(r);
}

static void a_purge_on_a_failing_disk_says_so_and_leaves_all(void **state)
{
    (void)state;
    struct requests *r = world_open();

    close_one(r, 0, world_now_s);
    disk_fake_fail(1, SQLITE_IOERR_WRITE);
    assert_int_equal(requests_purge(r, today() + 1, world_now_s), -1);
    disk_fake_fail(0, 0);
    world_verify(r);
    assert_int_equal(requests_purge(r, today() + 1, world_now_s), 1);
    world_verify(r);
    requests_close(r);
}

/* ---- nothing that happened is written again ------------------------------------------------------------ */

static void rows_and_events_never_change(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "DELETE FROM event",
        "DELETE FROM request",
        "UPDATE event SET at_s=0",
        "UPDATE event SET kind=4",
        "UPDATE event SET text='other'",
        "UPDATE event SET text='' WHERE request=1",
        "UPDATE request SET code=0",
        "UPDATE request SET number=1",
        "UPDATE request SET sealed=x'00'",
        "UPDATE request SET sealed=NULL WHERE row=1",
        "UPDATE word SET text='x'",
        "DELETE FROM word",
        "UPDATE consent SET text='x'",
        "DELETE FROM consent",
    };
    struct requests *r = world_open();

    world_submit(r, "baoxiu");
    close_one(r, 0, world_now_s);
    requests_close(r);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(world_run(wrong[i]) & 0xFF, SQLITE_CONSTRAINT);
    /* What the purge does is possible, for what has served its purpose. */
    assert_int_equal(world_run("UPDATE request SET sealed=NULL WHERE row=2"), SQLITE_OK);
}

/* ---- verifying ----------------------------------------------------------------------------------------- */

static void every_kept_thing_that_is_off_is_found(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "UPDATE standing SET state=1 WHERE request=1",
        "UPDATE standing SET person=1 WHERE request=1",
        "UPDATE standing SET due_day=1 WHERE request=1",
        "UPDATE standing SET closed_day=closed_day+1 WHERE request=2",
        "UPDATE standing SET follow_up_day=1 WHERE request=2",
        "UPDATE standing SET rating=1000 WHERE request=2",
        "UPDATE standing SET rated=1 WHERE request=2",
        "UPDATE standing SET published=1 WHERE request=1",
        "UPDATE standing SET claim=1 WHERE request=1",
        "UPDATE standing SET purged=1 WHERE request=2",
        "UPDATE standing SET purge_day=NULL WHERE request=2",
        "UPDATE standing SET form=form+1 WHERE request=1",
        "DELETE FROM standing WHERE request=1",
        "UPDATE tally SET n=n+1 WHERE state=0",
        "UPDATE tally SET n=0 WHERE state=0",
        "INSERT INTO tally VALUES(1, 1, 6, 3)",
        "UPDATE meta SET value=0 WHERE key='newest_s'",
        "DROP TRIGGER event_stays",
        "DROP TRIGGER event_never_goes; DELETE FROM event WHERE request=1; "
        "CREATE TRIGGER event_never_goes BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, ''); END",
        "INSERT INTO event SELECT 999, 1, 4, 1, at_s, day, '', 0, NULL, 0 FROM event WHERE seq=1",
        "INSERT INTO event SELECT 999, 1, 10, 1, at_s, day, '', 0, NULL, 0 FROM event WHERE seq=1",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error error = {0};
        world_begin_test(NULL);
        struct requests *r = world_open();
        world_submit(r, "baoxiu");
        close_one(r, 0, world_now_s);
        world_verify(r);
        requests_close(r);
        assert_int_equal(world_run(wrong[i]), SQLITE_OK);
        r = world_open();
        assert_false(requests_verify(r, &error));
        assert_non_null(strstr(error.text, "对不上"));
        requests_close(r);
    }
}

static void a_flipped_bit_in_a_page_is_found(void **state)
{
    (void)state;
    struct error error = {0};
    struct requests *r = world_open();

    disk_fake.no_sync = true;
    for (int i = 0; i < 40; i++)
        world_submit(r, "baoxiu");
    requests_close(r);
    int64_t page = world_ask("SELECT rootpage FROM sqlite_schema WHERE name='event_of'");
    FILE *f = fopen(world_path("requests.db"), "r+b");
    assert_int_equal(fseek(f, (page - 1) * 4096 + 4000, SEEK_SET), 0);
    fputc(0x55, f);
    fclose(f);
    r = world_open();
    assert_false(requests_verify(r, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    requests_close(r);
}

/* ---- the schema moves on ------------------------------------------------------------------------------- */

static bool migrate(const struct migration *steps, int count)
{
    struct error error = {0};
    struct db *db = db_open_keeper(world_path("requests.db"));

    assert_non_null(db);
    assert_true(db_keep(db));
    bool ok = requests_migrate(db, steps, count, &error);
    assert_int_equal(ok, error.text[0] == '\0');
    assert_true(db_close(db));
    return ok;
}

enum { NEXT = REQUESTS_SCHEMA_VERSION + 1 };
static const struct migration later[] = {
    {NEXT, 1,
     "ALTER TABLE request ADD COLUMN window INTEGER; CREATE INDEX request_window ON request(window);"},
    {NEXT + 1, NEXT + 1, "ALTER TABLE tally DROP COLUMN n;"},
};

/* What the steps after that version added is taken away again. */
static void undo_steps(int version)
{
    static const char *const undo[] = {[2] = "DROP TABLE guess",
                                       [3] = "DROP TABLE consent",
                                       [4] = "DELETE FROM meta WHERE key IN "
                                             "('purged_day', 'leap_day', 'clock_set_seq')"};
    _Static_assert(sizeof undo / sizeof *undo == REQUESTS_SCHEMA_VERSION + 1, "one for each step");
    char stamp[64];

    for (int step = REQUESTS_SCHEMA_VERSION; step > version; step--)
        assert_int_equal(world_run(undo[step]), SQLITE_OK);
    snprintf(stamp, sizeof stamp, "PRAGMA user_version=%d", version);
    assert_int_equal(world_run(stamp), SQLITE_OK);
}

/* As the program of each earlier schema left it. */
static void an_older_database_is_brought_up_and_loses_nothing(void **state)
{
    (void)state;
    for (int version = 1; version < REQUESTS_SCHEMA_VERSION; version++) {
        world_empty();
        struct requests *r = world_open();
        struct request_receipt before = world_submit(r, "baoxiu");
        requests_close(r);
        undo_steps(version);
        assert_int_equal(world_ask("PRAGMA user_version"), version);

        r = world_open();
        assert_int_equal(world_ask("PRAGMA user_version"), REQUESTS_SCHEMA_VERSION);
        assert_int_equal(world_state(r, before.number), REQUEST_SUBMITTED);
        int64_t after = world_submit(r, "baoxiu").number;
        assert_int_equal(receipt_series(after), receipt_series(before.number));
        assert_int_equal(world_reply(r, after, REQUEST_EVENT_DONE, "好"), REPLY_TAKEN);
        world_verify(r);
        requests_close(r);
    }
}

static void an_older_program_works_after_a_column_was_added(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t before = world_submit(r, "baoxiu").number;
    requests_close(r);
    assert_true(migrate(later, 1));
    assert_int_equal(world_ask("PRAGMA user_version"), NEXT);

    r = world_open();
    int64_t after = world_submit(r, "baoxiu").number;
    assert_int_equal(world_state(r, before), REQUEST_SUBMITTED);
    assert_int_equal(world_reply(r, after, REQUEST_EVENT_DONE, "好"), REPLY_TAKEN);
    world_verify(r);
    requests_close(r);
    assert_int_equal(world_ask("PRAGMA user_version"), NEXT);
    /* The newer one again: nothing is left to do. */
    assert_true(migrate(later, 1));
}

static void an_older_program_stays_away_when_something_was_taken_away(void **state)
{
    (void)state;
    struct error error = {0};

    requests_close(world_open());
    assert_true(migrate(later, 2));
    assert_null(requests_open(world_folder, &world_key, &error));
    assert_int_equal(error.code, ERROR_VERSION);
    assert_non_null(strstr(error.text, "请先升级本机"));
}

static void a_step_that_fails_leaves_the_schema_as_it_was(void **state)
{
    (void)state;
    static const struct migration broken[] = {
        {NEXT, 1,
         "ALTER TABLE request ADD COLUMN window INTEGER; ALTER TABLE nowhere ADD COLUMN x INTEGER;"}};

    requests_close(world_open());
    assert_false(migrate(broken, 1));
    assert_int_equal(world_ask("PRAGMA user_version"), REQUESTS_SCHEMA_VERSION);
    assert_int_equal(world_ask("SELECT count(*) FROM pragma_table_info('request') WHERE name='window'"), 0);
    struct requests *r = world_open();
    world_submit(r, "baoxiu");
    requests_close(r);
}

static void the_steps_go_up(void **state)
{
    (void)state;
    for (int i = 0; i < requests_migration_count; i++) {
        assert_int_equal(requests_migrations[i].version, i + 1);
        assert_true(requests_migrations[i].readable_by <= requests_migrations[i].version);
    }
    assert_int_equal(requests_migrations[requests_migration_count - 1].version, REQUESTS_SCHEMA_VERSION);
}

/* ---- size ---------------------------------------------------------------------------------------------- */

static void a_request_takes_less_than_a_kilobyte(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct world_answers a;
    struct stat file;
    char value[250];

    memset(value, 'x', sizeof value);
    value[sizeof value - 1] = '\0';
    world_answer(&a, value);
    disk_fake.no_sync = true;
    for (int i = 0; i < 2000; i++) {
        struct submission s = world_submission("baoxiu", &a);
        world_submit_as(r, &s);
    }
    requests_close(r);
    assert_int_equal(stat(world_path("requests.db"), &file), 0);
    assert_true(file.st_size / 2000 < 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(what_is_over_goes_after_its_days_and_not_before),
        WORLD_TEST(what_is_open_stays_for_ever),
        WORLD_TEST(a_seat_goes_when_its_day_is_long_over),
        WORLD_TEST(without_a_trusted_day_nothing_goes),
        WORLD_TEST(a_clock_that_fell_back_lets_nothing_go_early),
        WORLD_TEST(a_doubted_clock_keeps_nothing_for_ever),
        WORLD_TEST(a_doubted_clock_still_promotes),
        WORLD_TEST(a_doubted_clock_has_the_staff_call_in_time),
        WORLD_TEST(a_day_far_ahead_deletes_nothing_at_once),
        WORLD_TEST(a_machine_that_was_off_for_long_deletes_after_three_days),
        WORLD_TEST(a_clock_that_was_ahead_is_put_right),
        WORLD_TEST(a_purged_one_is_still_found_and_says_so),
        WORLD_TEST(the_board_keeps_what_was_written_for_it),
        WORLD_TEST(what_is_purged_is_overwritten_in_the_file),
        WORLD_TEST(many_go_in_many_transactions),
        WORLD_TEST(a_purge_on_a_failing_disk_says_so_and_leaves_all),
        WORLD_TEST(rows_and_events_never_change),
        WORLD_TEST(every_kept_thing_that_is_off_is_found),
        WORLD_TEST(a_flipped_bit_in_a_page_is_found),
        WORLD_TEST(an_older_database_is_brought_up_and_loses_nothing),
        WORLD_TEST(an_older_program_works_after_a_column_was_added),
        WORLD_TEST(an_older_program_stays_away_when_something_was_taken_away),
        WORLD_TEST(a_step_that_fails_leaves_the_schema_as_it_was),
        WORLD_TEST(the_steps_go_up),
        WORLD_TEST(a_request_takes_less_than_a_kilobyte),
    };

    return cmocka_run_group_tests_name("requests_keep", tests, world_prepare, world_clear);
}
