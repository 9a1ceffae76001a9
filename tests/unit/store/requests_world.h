/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_REQUESTS_WORLD_H
#define KETING_TESTS_REQUESTS_WORLD_H

#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "disk_fake.h"
#include "store/requests.h"

#include <dirent.h>
#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder with a requests.db, on a disk that counts and fails, and a staff whose secret key nobody needs.
 * Every test begins with an empty folder. */
static const int64_t world_now_s = 1795500000; /* 2026-11-24 12:00 in China */
static char world_folder[] = "/tmp/keting-test-requests-XXXXXX";
static struct seal_public world_key = {.prefix = "QY"};
static unsigned char world_secret[crypto_box_SECRETKEYBYTES];
static int world_tokens;

static void world_no_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)text;
}

/* Of one of a few at a time. */
static const char *world_path(const char *name)
{
    static char path[4][320];
    static int at;

    at = (at + 1) % 4;
    snprintf(path[at], sizeof path[at], "%s/%s", world_folder, name);
    return path[at];
}

static void world_empty(void)
{
    DIR *dir = opendir(world_folder);

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            unlink(world_path(entry->d_name));
    closedir(dir);
}

static inline void world_copy(const char *from, const char *to)
{
    char block[4096];
    size_t n;
    FILE *in = fopen(world_path(from), "rb"), *out = fopen(world_path(to), "wb");

    assert_non_null(in);
    assert_non_null(out);
    while ((n = fread(block, 1, sizeof block, in)) > 0)
        assert_int_equal(fwrite(block, 1, n, out), n);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static inline struct requests *world_open(void)
{
    struct error error = {0};
    struct requests *requests = requests_open(world_folder, &world_key, &error);

    assert_string_equal(error.text, "");
    assert_non_null(requests);
    return requests;
}

/* One answer, by hand: what it says is all a test looks for. */
struct world_answers {
    struct answers answers;
    struct answer item;
    char name[8], label[8], value[400];
};

static inline void world_answer(struct world_answers *a, const char *value)
{
    *a = (struct world_answers){.name = "xm", .label = "姓名"};
    snprintf(a->value, sizeof a->value, "%s", value);
    a->item = (struct answer){.name = a->name, .label = a->label, .value = a->value, .kind = FIELD_NAME};
    a->answers = (struct answers){.item = &a->item, .count = 1};
}

/* A token of its own each time. */
static inline struct submission world_submission(const char *form, const struct world_answers *a)
{
    struct submission s = {
        .form = form,
        .form_version = "f1e2",
        .consent_version = "c0de",
        .consent = "只用来修水管",
        .separate_consent = "",
        .topic = "水管漏水",
        .answers = &a->answers,
        .due_day = DAY_NONE,
        .keep_days = 365,
        .wall_s = world_now_s,
    };

    world_tokens++;
    memcpy(s.token, &world_tokens, sizeof world_tokens);
    return s;
}

static inline struct request_receipt world_submit_as(struct requests *requests, const struct submission *s)
{
    struct request_receipt receipt = {0};
    struct error error = {0};
    enum submit_result result = requests_submit(requests, s, &receipt, &error);

    assert_string_equal(error.text, "");
    assert_int_equal(result, SUBMIT_OK);
    return receipt;
}

static inline struct request_receipt world_submit(struct requests *requests, const char *form)
{
    struct world_answers a;

    world_answer(&a, "张阿姨");
    struct submission s = world_submission(form, &a);
    return world_submit_as(requests, &s);
}

static inline enum reply_result world_reply(struct requests *requests, int64_t number,
                                            enum request_event_kind kind, const char *text)
{
    struct request_reply reply = {.number = number,
                                  .kind = kind,
                                  .text = text,
                                  .person = "",
                                  .due_day = DAY_NONE,
                                  .at_s = world_now_s + 60};
    struct error error = {0};

    return requests_reply(requests, &reply, &error);
}

static inline enum request_state world_state(struct requests *requests, int64_t number)
{
    struct request_record *record = requests_record(requests, number);

    assert_non_null(record);
    enum request_state state = record->state;
    request_record_destroy(record);
    return state;
}

static inline void world_verify(struct requests *requests)
{
    struct error error = {0};
    bool ok = requests_verify(requests, &error);

    assert_string_equal(error.text, "");
    assert_true(ok);
}

/* A question of the test's own, beside the program. */
static inline int64_t world_ask(const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;

    assert_int_equal(sqlite3_open(world_path("requests.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return value;
}

/* The result code. */
static inline int world_run(const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(world_path("requests.db"), &db), SQLITE_OK);
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return rc;
}

static int world_begin_test(void **state)
{
    (void)state;
    disk_fake = (struct disk_fake){0};
    chmod(world_folder, 0755);
    world_empty();
    return 0;
}

static int world_prepare(void **state)
{
    (void)state;
    if (mkdtemp(world_folder) == NULL || !seal_init() || crypto_box_keypair(world_key.key, world_secret) != 0)
        return -1;
    disk_fake_install();
    log_set_sink(world_no_log, NULL);
    return 0;
}

static int world_clear(void **state)
{
    (void)state;
    world_empty();
    return rmdir(world_folder);
}

#define WORLD_TEST(f) cmocka_unit_test_setup(f, world_begin_test)

#endif
