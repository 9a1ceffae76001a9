/* SPDX-License-Identifier: MIT */
/* Requests that were really handed in, taken home by export, answered, and brought back. */
#include "pack/export.h"
#include "pack/reply.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "pack_folder_fixture.h"

#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOON = 1795492800 /* 2026-11-24T12:00+08:00 */, HOUR = 3600, DAY = 86400 };

static const char pin[] = "135790";

/* ---- kiosks ---------------------------------------------------------------------------------------------
 * */

struct kiosk {
    struct requests *requests;
    struct export_options options;
};

static void make_keys(const char *public_name, const char *secret_name, const char *prefix)
{
    char *public_path = fixture_path(public_name), *secret_path = fixture_path(secret_name);
    struct error error = {0};
    struct seal_public key;

    if (!seal_make_keys(public_path, secret_path, prefix, pin, &key, &error))
        fail_msg("%s", error.text);
    mem_free(public_path);
    mem_free(secret_path);
}

static struct seal_secret *open_secret(const char *name)
{
    char *path = fixture_path(name);
    struct error error = {0};
    struct seal_secret *secret = seal_open_secret(path, pin, &error);

    assert_string_equal(error.text, "");
    mem_free(path);
    return secret;
}

/* The key of public_name, with a prefix of its own. */
static void open_kiosk(struct kiosk *kiosk, const char *folder, const char *public_name, const char *prefix)
{
    char *data = fixture_path(folder), *public_path = fixture_path(public_name);
    struct error error = {0};
    struct seal_public key;

    assert_true(fs_make_dirs(data));
    assert_true(seal_read_public(public_path, &key, &error));
    snprintf(key.prefix, sizeof key.prefix, "%s", prefix);
    kiosk->requests = requests_open(data, &key, &error);
    if (kiosk->requests == NULL)
        fail_msg("%s", error.text);
    kiosk->options = (struct export_options){requests_prefix(kiosk->requests), NULL, 0, NOON};
    mem_free(data);
    mem_free(public_path);
}

static void close_kiosk(struct kiosk *kiosk)
{
    requests_close(kiosk->requests);
}

static int64_t hand_in(struct kiosk *kiosk, int nth, const char *name)
{
    struct form_field field = {.name = "name", .label = "姓名", .kind = FIELD_NAME};
    struct answers answers = {NULL, 0};
    struct request_receipt receipt;
    struct error error = {0};
    struct submission submission = {.token = {(unsigned char)nth, (unsigned char)(nth >> 8), 1},
                                    .form = "xinyuan",
                                    .form_version = "1",
                                    .consent_version = "1",
                                    .topic = "学习用品",
                                    .answers = &answers,
                                    .due_day = DAY_NONE,
                                    .keep_days = 30,
                                    .wall_s = NOON + nth * HOUR};

    answers_set(&answers, &field, name);
    if (requests_submit(kiosk->requests, &submission, &receipt, &error) != SUBMIT_OK)
        fail_msg("%s", error.text);
    answers_wipe(&answers);
    return receipt.number;
}

/* ---- exports --------------------------------------------------------------------------------------------
 * */

static const struct export_since everything = {DAY_NONE, 0};

static struct export_counts export_to(struct kiosk *kiosk, const char *secret_name, const char *folder,
                                      const struct export_since *since, const char *refused)
{
    struct seal_secret *secret = open_secret(secret_name);
    struct export_counts counts;
    struct error error = {0};
    char *path = fixture_path(folder);
    bool ok = export_requests(kiosk->requests, secret, path, &kiosk->options, since, &counts, &error);

    if (refused == NULL && !ok)
        fail_msg("%s", error.text);
    if (refused != NULL) {
        assert_false(ok);
        assert_non_null(strstr(error.text, refused));
        assert_false(fs_exists(path));
    }
    mem_free(path);
    seal_close_secret(secret);
    return counts;
}

static char *read_text(const char *folder, const char *name)
{
    size_t bytes = 0;
    char *place = fixture_path(folder), *path = fs_join(place, name), *text = fs_read(path, 1 << 24, &bytes);

    if (text == NULL)
        fail_msg("no %s", path);
    mem_free(path);
    mem_free(place);
    return text;
}

static int count_of(const char *text, const char *words)
{
    int count = 0;

    for (const char *p = text; (p = strstr(p, words)) != NULL; p += strlen(words))
        count++;
    return count;
}

static void two_kiosks_put_together_do_not_clash(void **state)
{
    enum { EACH = 20 };
    struct kiosk kiosk[2];
    char *lines[2];

    (void)state;
    make_keys("both.pub", "both.key", "QY");
    for (int k = 0; k < 2; k++) {
        open_kiosk(&kiosk[k], k == 0 ? "a" : "b", "both.pub", k == 0 ? "QY" : "Q2");
        for (int i = 0; i < EACH; i++)
            hand_in(&kiosk[k], i, k == 0 ? "王秀英" : "李梅");
        struct export_counts counts =
            export_to(&kiosk[k], "both.key", k == 0 ? "out-a" : "out-b", &everything, NULL);
        assert_int_equal(counts.requests, EACH);
        assert_int_equal(counts.unreadable, 0);
        lines[k] = read_text(k == 0 ? "out-a" : "out-b", EXPORT_LINES);
        close_kiosk(&kiosk[k]);
    }
    assert_int_equal(count_of(lines[0], "王秀英"), EACH);
    assert_int_equal(count_of(lines[1], "李梅"), EACH);
    char *all = str_format("%s%s", lines[0], lines[1]);
    int ids = 0;
    for (char *p = all; (p = strstr(p, "{\"service_request_id\":\"")) != NULL; ids++) {
        char *id = mem_strndup(p, strcspn(p, ","));
        assert_int_equal(count_of(all, id), 1);
        mem_free(id);
        p++;
    }
    assert_int_equal(ids, 2 * EACH);
    mem_free(all);
    mem_free(lines[0]);
    mem_free(lines[1]);
}

static void what_does_not_open_is_there_all_the_same(void **state)
{
    struct kiosk kiosk;

    (void)state;
    make_keys("first.pub", "first.key", "QY");
    make_keys("second.pub", "second.key", "QY");
    make_keys("third.pub", "third.key", "QY");
    open_kiosk(&kiosk, "keys", "first.pub", "QY");
    hand_in(&kiosk, 0, "王秀英");
    close_kiosk(&kiosk);
    open_kiosk(&kiosk, "keys", "second.pub", "QY");
    hand_in(&kiosk, 1, "李梅");
    struct export_counts counts = export_to(&kiosk, "first.key", "first", &everything, NULL);
    assert_int_equal(counts.requests, 2);
    assert_int_equal(counts.unreadable, 1);
    char *lines = read_text("first", EXPORT_LINES), *table = read_text("first", EXPORT_TABLE);
    assert_int_equal(count_of(lines, "王秀英"), 1);
    assert_int_equal(count_of(lines, "李梅"), 0);
    assert_int_equal(count_of(table, "打不开"), 1);
    mem_free(lines);
    mem_free(table);
    export_to(&kiosk, "third.key", "third", &everything, "2件申请一件也打不开");
    close_kiosk(&kiosk);
}

static void an_export_begins_where_it_is_told(void **state)
{
    struct export_since since = {DAY_NONE, 0};
    struct kiosk kiosk;
    int64_t number[5];

    (void)state;
    make_keys("since.pub", "since.key", "QY");
    open_kiosk(&kiosk, "since", "since.pub", "QY");
    for (int i = 0; i < 5; i++)
        number[i] = hand_in(&kiosk, i * 12, "王秀英"); /* two a day, the first of them alone */
    since.number = number[3];
    assert_int_equal(export_to(&kiosk, "since.key", "since-4", &since, NULL).requests, 1);
    since.number = number[4];
    assert_int_equal(export_to(&kiosk, "since.key", "since-5", &since, NULL).requests, 0);
    since.number = receipt_number(9999, 1);
    export_to(&kiosk, "since.key", "since-none", &since, "没有这个编号");
    since = (struct export_since){date_day_of_wall(NOON) + 1, 0};
    assert_int_equal(export_to(&kiosk, "since.key", "since-day", &since, NULL).requests, 4);
    close_kiosk(&kiosk);
}

/* ---- replies --------------------------------------------------------------------------------------------
 * */

struct reading {
    struct reply_counts counts;
    char *said;
    bool incomplete;
};

static struct reading take(struct kiosk *kiosk, const char *rows, int64_t now_s)
{
    char *file = str_format("受理编号,办理状态,答复,负责人,预计日期,公开内容\n%s", rows), *path = fixture_path("回复.csv");
    struct findings findings;
    struct reading reading;
    struct error error = {0};
    struct str said;

    fixture_write("回复.csv", file);
    findings_init(&findings);
    if (!reply_take_file(path, kiosk->requests, now_s, &findings, &reading.counts, &error))
        fail_msg("%s", error.text);
    reading.incomplete = reply_incomplete(&reading.counts, &findings);
    str_init(&said);
    findings_print(&findings, &said);
    reading.said = str_take(&said);
    findings_finish(&findings);
    mem_free(file);
    mem_free(path);
    return reading;
}

static void assert_taken(struct kiosk *kiosk, const char *rows, int64_t now_s, struct reply_counts wanted,
                         const char *words)
{
    struct reading r = take(kiosk, rows, now_s);
    const struct reply_counts *c = &r.counts;

    if (c->taken != wanted.taken || c->known != wanted.known || c->conflicts != wanted.conflicts ||
        c->wrong != wanted.wrong || c->elsewhere != wanted.elsewhere || c->unfilled != wanted.unfilled ||
        strstr(r.said, words) == NULL)
        fail_msg("taken %d known %d conflicts %d wrong %d elsewhere %d unfilled %d\n%s\nwanted: %s", c->taken,
                 c->known, c->conflicts, c->wrong, c->elsewhere, c->unfilled, r.said, words);
    assert_int_equal(r.incomplete, wanted.conflicts > 0 || wanted.wrong > 0);
    mem_free(r.said);
}

static void replies_reach_the_residents(void **state)
{
    char receipt[4][RECEIPT_TEXT_BYTES];
    struct request_notices notices;
    struct error error = {0};
    struct kiosk kiosk;
    int64_t number[4];

    (void)state;
    make_keys("reply.pub", "reply.key", "QY");
    open_kiosk(&kiosk, "reply", "reply.pub", "QY");
    for (int i = 0; i < 4; i++) {
        number[i] = hand_in(&kiosk, i, "王秀英");
        receipt_format(receipt[i], "QY", number[i]);
    }
    assert_true(requests_cancel(kiosk.requests, number[2], NOON + 5 * HOUR, &error));
    char *rows =
        str_format("%s,处理中,在看,李梅,2026-12-01,一本字典\n%s,已办结,办好了,,,\n%s,受理,,,,\n"
                   "%s,,,,,\nQ2 204817-3,受理,,,,\nQY 204817-7,受理,,,,\nQY 999900-%d,受理,,,,\n",
                   receipt[0], receipt[1], receipt[2], receipt[3], (int)(receipt_number(99, 9900) % 10));
    struct reply_counts wanted = {.taken = 2, .conflicts = 1, .wrong = 2, .elsewhere = 1, .unfilled = 1};
    assert_taken(&kiosk, rows, NOON + DAY, wanted, "已取消");
    struct request_record *record = requests_record(kiosk.requests, number[0]);
    assert_int_equal(record->state, REQUEST_WAITING);
    assert_string_equal(record->person, "李梅");
    assert_int_equal(record->due_day, date_day_of_wall(NOON) + 7);
    assert_true(record->published);
    request_record_destroy(record);
    requests_published(kiosk.requests, "xinyuan", &notices);
    assert_int_equal(notices.count, 1);
    assert_string_equal(notices.item[0].text, "一本字典");
    request_notices_finish(&notices);
    /* The stick comes again. */
    wanted = (struct reply_counts){.known = 2, .conflicts = 1, .wrong = 2, .elsewhere = 1, .unfilled = 1};
    assert_taken(&kiosk, rows, NOON + DAY + HOUR, wanted, "没有发过这个编号");
    mem_free(rows);
    rows = str_format("%s,已办结,送到了,,,撤下\n", receipt[0]);
    assert_taken(&kiosk, rows, NOON + 2 * DAY, (struct reply_counts){.taken = 1}, "检查通过");
    mem_free(rows);
    requests_published(kiosk.requests, "xinyuan", &notices);
    assert_int_equal(notices.count, 0);
    request_notices_finish(&notices);
    /* Only one of the four still waits for the staff. */
    export_to(&kiosk, "reply.key", "after", &everything, NULL);
    char *reply = read_text("after", EXPORT_REPLY);
    assert_int_equal(count_of(reply, "\"QY "), 1);
    assert_non_null(strstr(reply, receipt[3]));
    mem_free(reply);
    assert_true(requests_verify(kiosk.requests, &error));
    close_kiosk(&kiosk);
}

/* 回复.csv of that folder with these words for a number, as staff fill it in at the desk. */
static char *filled_in(const char *folder, int64_t number, const char *status, const char *words)
{
    char receipt[RECEIPT_TEXT_BYTES];
    char *text = read_text(folder, EXPORT_REPLY);

    receipt_format(receipt, "QY", number);
    char *row = str_format("\"%s\",\"\",\"\",", receipt), *at = strstr(text, row);
    assert_non_null(at);
    *at = '\0';
    char *filled = str_format("%s\"%s\",\"%s\",\"%s\",%s", text, receipt, status, words, at + strlen(row));
    mem_free(row);
    mem_free(text);
    return filled;
}

static void assert_file_taken(struct kiosk *kiosk, char *text, int64_t now_s, struct reply_counts wanted,
                              const char *words)
{
    char *path = fixture_path("回复.csv"), *said;
    struct findings findings;
    struct reply_counts counts;
    struct error error = {0};
    struct str print;

    fixture_write("回复.csv", text);
    findings_init(&findings);
    assert_true(reply_take_file(path, kiosk->requests, now_s, &findings, &counts, &error));
    str_init(&print);
    findings_print(&findings, &print);
    said = str_take(&print);
    if (counts.taken != wanted.taken || counts.known != wanted.known ||
        counts.conflicts != wanted.conflicts || strstr(said, words) == NULL)
        fail_msg("taken %d known %d conflicts %d\n%s\nwanted: %s", counts.taken, counts.known,
                 counts.conflicts, said, words);
    findings_finish(&findings);
    mem_free(said);
    mem_free(path);
    mem_free(text);
}

/* Two at the desk with the same export; meanwhile the resident is not content. */
static void an_answer_to_what_was_opened_again_since_is_told(void **state)
{
    struct error error = {0};
    struct kiosk kiosk;

    (void)state;
    make_keys("late.pub", "late.key", "QY");
    open_kiosk(&kiosk, "late", "late.pub", "QY");
    int64_t one = hand_in(&kiosk, 0, "王秀英"), other = hand_in(&kiosk, 1, "李梅");
    export_to(&kiosk, "late.key", "late-1", &everything, NULL);
    assert_file_taken(&kiosk, filled_in("late-1", one, "已办结", "修好了"), NOON + DAY,
                      (struct reply_counts){.taken = 1}, "");
    assert_true(requests_reopen(kiosk.requests, one, DAY_NONE, NOON + 2 * DAY, &error));
    /* In other words, so that only the steps tell. */
    assert_file_taken(&kiosk, filled_in("late-1", one, "已办结", "师傅去过了"), NOON + 3 * DAY,
                      (struct reply_counts){.conflicts = 1}, "导出以后居民又反映没解决");
    struct request_record *record = requests_record(kiosk.requests, one);
    assert_int_equal(record->state, REQUEST_SUBMITTED);
    request_record_destroy(record);
    /* What the staff did themselves since overtakes nothing: one file serves the whole day. */
    assert_file_taken(&kiosk, filled_in("late-1", other, "已受理", ""), NOON + 3 * DAY,
                      (struct reply_counts){.taken = 1}, "");
    assert_file_taken(&kiosk, filled_in("late-1", other, "处理中", "在看"), NOON + 4 * DAY,
                      (struct reply_counts){.taken = 1}, "");
    /* Exported anew, it is answered. */
    export_to(&kiosk, "late.key", "late-2", &everything, NULL);
    assert_file_taken(&kiosk, filled_in("late-2", one, "已办结", "师傅去过了"), NOON + 4 * DAY,
                      (struct reply_counts){.taken = 1}, "");
    close_kiosk(&kiosk);
}

static void an_answer_to_an_earlier_claim_is_told(void **state)
{
    struct error error = {0};
    struct kiosk kiosk;

    (void)state;
    make_keys("claim.pub", "claim.key", "QY");
    open_kiosk(&kiosk, "claim", "claim.pub", "QY");
    int64_t wish = hand_in(&kiosk, 0, "王秀英"), helper = hand_in(&kiosk, 1, "李梅");
    char *rows = str_format("%lld,,,,,想要一本字典\n", (long long)wish);
    assert_taken(&kiosk, rows, NOON + HOUR, (struct reply_counts){.taken = 1}, "");
    mem_free(rows);
    assert_true(requests_claim(kiosk.requests, wish, helper, NOON + 2 * HOUR, &error));
    export_to(&kiosk, "claim.key", "claim-1", &everything, NULL);
    assert_file_taken(&kiosk, filled_in("claim-1", wish, "谢绝认领", ""), NOON + 3 * HOUR,
                      (struct reply_counts){.taken = 1}, "");
    assert_true(requests_claim(kiosk.requests, wish, wish, NOON + 4 * HOUR, &error));
    assert_file_taken(&kiosk, filled_in("claim-1", wish, "确认认领", ""), NOON + 5 * HOUR,
                      (struct reply_counts){.conflicts = 1}, "导出以后又有人认领");
    close_kiosk(&kiosk);
}

/* ---- all ------------------------------------------------------------------------------------------------
 * */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
    (void)st;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int remove_all(void **state)
{
    (void)state;
    return nftw(fixture_folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int create_all(void **state)
{
    return seal_init() ? fixture_create(state) : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_kiosks_put_together_do_not_clash),
        cmocka_unit_test(what_does_not_open_is_there_all_the_same),
        cmocka_unit_test(an_export_begins_where_it_is_told),
        cmocka_unit_test(replies_reach_the_residents),
        cmocka_unit_test(an_answer_to_what_was_opened_again_since_is_told),
        cmocka_unit_test(an_answer_to_an_earlier_claim_is_told),
    };
    return cmocka_run_group_tests(tests, create_all, remove_all);
}
