/* SPDX-License-Identifier: MIT */
/*
 * replay FOLDER POINTS [SEED [normal | receipts | folder]] — power cuts. Residents hand in requests on a disk
 * that is written down (record.h); then the power goes at POINTS moments, half of them the very moment a
 * receipt was shown, and what may be on the disk then (disk.h) is opened: every receipt that was shown is
 * found. Ten times over, each time going on from one of the disks that were left, so that opening after a
 * power cut is cut as well.
 *
 * The last word makes it unsafe: synchronous=NORMAL, or syncs of `receipts` or of the folder that do nothing.
 * Then something must be lost, or the test is worth nothing. 0 nothing lost, 1 something, 2 the test itself
 * failed.
 */
#include "disk.h"
#include "draw.h"
#include "record.h"
#include "shown.h"
#include "workload.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include "requests_body.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LIVES = 10, SUBMISSIONS = 40, UNSEALED_EACH = 3, AGAIN_EACH = 3, SHM_BYTES = 32 * 1024 };
enum mark_kind { MARK_SHOWN, MARK_ASKED, MARK_CANCELLED, MARK_KINDS };

struct test {
    char folder[PATH_MAX];
    char *live, *cut;
    struct seal_public key;
    struct seal_secret *secret;
    uint64_t random;
    int points;
    bool normal;
    enum record_lie lies;
    struct workload workload;
    struct all_shown shown; /* all of this life; `visible` and the rest as of the moment looked at */
    struct disk_log log;
    int first_op; /* of log, after what was there already */
    struct tally {
        long cuts, writes, looked_up;
        long lost, unopened, unsound, unlisted, twice;
    } sum;
};

/* ---- a life -------------------------------------------------------------------------------------------- */

static void see(struct test *test, int mark)
{
    struct shown *shown = &test->shown.item[mark / MARK_KINDS];

    switch ((enum mark_kind)(mark % MARK_KINDS)) {
    case MARK_SHOWN: shown->visible = true; break;
    case MARK_ASKED: shown->asked = true; break;
    default: shown->cancelled = true; break;
    }
}

static bool take_back(struct test *test, struct requests *requests)
{
    int which = draw_below(&test->random, test->shown.count);
    struct shown *shown = &test->shown.item[which];
    struct error error = {0};

    if (shown->asked || shown->used)
        return true;
    record_mark(which * MARK_KINDS + MARK_ASKED);
    shown->used = true;
    if (!requests_cancel(requests, shown->number, test->workload.wall_s, &error)) {
        fprintf(stderr, "# cannot take back %lld: %s\n", (long long)shown->number, error.text);
        return false;
    }
    record_mark(which * MARK_KINDS + MARK_CANCELLED);
    return true;
}

static bool hand_in(struct test *test, struct requests *requests)
{
    struct handed_in handed_in;
    struct request_receipt receipt = {0};
    struct error error = {0};

    workload_draw(&test->workload, &handed_in);
    enum submit_result result = requests_submit(requests, &handed_in.submission, &receipt, &error);
    if (result == SUBMIT_OK) {
        struct shown *shown = shown_add(&test->shown);
        memcpy(shown->token, handed_in.submission.token, sizeof shown->token);
        memcpy(shown->code, receipt.code, sizeof shown->code);
        shown->number = receipt.number;
        record_mark((test->shown.count - 1) * MARK_KINDS + MARK_SHOWN);
    } else if (result == SUBMIT_FAILED) {
        fprintf(stderr, "# cannot hand in: %s\n", error.text);
    }
    handed_in_finish(&handed_in);
    return result != SUBMIT_FAILED;
}

static bool live_on(struct test *test, struct requests *requests)
{
    struct error error = {0};
    bool ok = true;

    for (int i = 0; ok && i < SUBMISSIONS; i++) {
        if (draw_below(&test->random, 13) == 0)
            requests_idle(requests, 0);
        if (draw_below(&test->random, 13) == 0)
            ok = requests_can_take(requests, test->workload.wall_s, &error);
        ok = ok && hand_in(test, requests);
        if (ok && test->shown.count > 0 && draw_below(&test->random, 8) == 0)
            ok = take_back(test, requests);
    }
    return ok;
}

/* Ends with the program closing the database, or with nothing. */
static bool live(struct test *test)
{
    struct error error = {0};
    bool closes = draw_below(&test->random, 2) == 0, ok = record_start(test->live, &test->log, test->lies);

    test->first_op = test->log.count;
    struct requests *requests = ok ? requests_open(test->live, &test->key, &error) : NULL;
    if (requests == NULL)
        fprintf(stderr, "# cannot begin: %s\n", error.text);
    ok = requests != NULL && (!test->normal || db_run(requests->db, "PRAGMA synchronous=NORMAL"));
    ok = ok && live_on(test, requests);
    if (!closes)
        record_stop();
    requests_close(requests);
    record_stop();
    return ok;
}

/* ---- a disk that was left ------------------------------------------------------------------------------ */

static bool names_series(const struct disk_state *state, int series)
{
    char line[32];
    struct disk_file *file = disk_find(state, "receipts");
    int bytes = snprintf(line, sizeof line, "\nseries %d\n", series);

    return file != NULL && file->size > 0 && memmem(file->data, file->size, line, (size_t)bytes) != NULL;
}

/* The database has the inode that the list of series knows, unless it is to look like a copy put back. */
static bool keep_inode(struct test *test, const struct disk_state *state, const char *folder)
{
    struct disk_file *database = disk_find(state, "requests.db"), *list = disk_find(state, "receipts");
    char *path = fs_join(folder, "requests.db"), *list_path = fs_join(folder, "receipts");
    char *was = NULL;
    struct str text;
    struct stat now;
    bool ok = true;

    str_init(&text);
    if (database == NULL || list == NULL || list->size == 0 || draw_below(&test->random, 8) == 0)
        goto out;
    was = str_format("\ninode %llu\n", (unsigned long long)database->inode);
    const char *line = memmem(list->data, list->size, was, strlen(was));
    if (line == NULL || stat(path, &now) != 0)
        goto out;
    size_t before = (size_t)(line - (const char *)list->data);
    str_add_bytes(&text, (const char *)list->data, before);
    str_add_format(&text, "\ninode %llu\n", (unsigned long long)now.st_ino);
    str_add_bytes(&text, line + strlen(was), list->size - before - strlen(was));
    ok = fs_write_whole(list_path, str_text(&text), text.len);
out:
    str_finish(&text);
    mem_free(was);
    mem_free(path);
    mem_free(list_path);
    return ok;
}

/* What the index of the log holds after a power cut is chance. */
static bool put_index(struct test *test, const char *folder)
{
    static unsigned char noise[SHM_BYTES];
    char *path = fs_join(folder, "requests.db-shm");

    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (unsigned char)draw(&test->random);
    bool ok = fs_write_whole(path, noise, sizeof noise);
    mem_free(path);
    return ok;
}

static bool put(struct test *test, const struct disk_state *state, const char *folder)
{
    return disk_put(state, folder) && keep_inode(test, state, folder) &&
           (draw_below(&test->random, 2) == 0 || put_index(test, folder));
}

/* ---- looking whether all is there ---------------------------------------------------------------------- */

static void look_up_all(struct test *test, struct requests *requests, const char *where)
{
    int unsealed = 0, again = 0;

    for (int i = test->shown.count - 1; i >= 0; i--) {
        struct shown *shown = &test->shown.item[i];
        if (!shown->visible)
            continue;
        test->sum.looked_up++;
        bool there = shown_check(requests, shown, unsealed++ < UNSEALED_EACH ? test->secret : NULL, where);
        /* Once it is lost the same token is a new request. */
        if (there && again++ < AGAIN_EACH)
            there = shown_check_again(requests, shown, where);
        test->sum.lost += !there;
        shown->lost = !there;
    }
}

/* The next one that is handed in has a number that nobody was shown. */
static void hand_in_one_more(struct test *test, struct requests *requests, const char *where)
{
    struct workload workload;
    struct handed_in handed_in;
    struct request_receipt receipt = {0};
    struct error error = {0};
    bool ok;

    workload_init(&workload, draw(&test->random));
    workload_draw(&workload, &handed_in);
    handed_in.submission.booking = NULL;
    ok = requests_submit(requests, &handed_in.submission, &receipt, &error) == SUBMIT_OK;
    for (int i = 0; ok && i < test->shown.count; i++)
        ok = !test->shown.item[i].visible || test->shown.item[i].number != receipt.number;
    if (!ok)
        fprintf(stderr, "# %s: the next one: %lld %s\n", where, (long long)receipt.number, error.text);
    test->sum.twice += !ok;
    handed_in_finish(&handed_in);
}

static void check_list(struct test *test, const struct disk_state *state, const char *where)
{
    for (int i = 0; i < test->shown.count; i++) {
        const struct shown *shown = &test->shown.item[i];
        if (!shown->visible || names_series(state, receipt_series(shown->number)))
            continue;
        fprintf(stderr, "# %s: series %d is not in the list\n", where, receipt_series(shown->number));
        test->sum.unlisted++;
        return;
    }
}

static bool check_point(struct test *test, const struct disk_state *state, const char *where)
{
    struct error error = {0};

    test->sum.cuts++;
    if (!put(test, state, test->cut)) {
        fprintf(stderr, "# %s: the folder cannot be made\n", where);
        return false;
    }
    check_list(test, state, where);
    struct requests *requests = requests_open(test->cut, &test->key, &error);
    if (requests == NULL) {
        fprintf(stderr, "# %s: cannot be opened: %s\n", where, error.text);
        test->sum.unopened++;
        return true;
    }
    look_up_all(test, requests, where);
    hand_in_one_more(test, requests, where);
    if (!requests_verify(requests, &error)) {
        fprintf(stderr, "# %s: %s\n", where, error.text);
        test->sum.unsound++;
    }
    requests_close(requests);
    return true;
}

/* ---- all moments of a life ----------------------------------------------------------------------------- */

/* After which op the power goes, rising. Every other one is the moment something was shown. */
static void draw_moments(struct test *test, int *moment, int count)
{
    for (int i = 0; i < count; i++) {
        int at = test->first_op + draw_below(&test->random, test->log.count - test->first_op + 1);
        while (i % 2 == 0 && at < test->log.count && test->log.op[at].kind != DISK_MARK)
            at++;
        at += i % 2 == 0 && at < test->log.count;
        int place = i;
        for (; place > 0 && moment[place - 1] > at; place--)
            moment[place] = moment[place - 1];
        moment[place] = at;
    }
}

static enum disk_cut draw_cut(struct test *test)
{
    int drawn = draw_below(&test->random, 2 * CUTS);

    return drawn < CUTS ? (enum disk_cut)drawn : drawn % 2 == 0 ? CUT_NOTHING : CUT_SECTORS;
}

/* What a life begins with: what was seen in the one before, and is there. */
static void keep_seen(const struct test *test, struct all_shown *next)
{
    shown_finish(next);
    for (int i = 0; i < test->shown.count; i++) {
        if (!test->shown.item[i].visible || test->shown.item[i].lost)
            continue;
        struct shown *kept = shown_add(next);
        *kept = test->shown.item[i];
        kept->used = false;
    }
}

static void count_writes(struct test *test)
{
    for (int i = test->first_op; i < test->log.count; i++)
        test->sum.writes += test->log.op[i].kind == DISK_WRITE;
}

/* Checks one life and leaves a disk of it for the next. */
static bool cut_life(struct test *test, int life)
{
    struct disk_replay replay;
    struct disk_state state, left = {0};
    struct all_shown next = {0};
    int count = test->points / LIVES + (life < test->points % LIVES);
    int *moment = mem_calloc((size_t)count + 1, sizeof *moment);
    int leaves = count / 2 + (count > 1 ? draw_below(&test->random, count - count / 2) : 0);
    bool ok = true;

    count_writes(test);
    draw_moments(test, moment, count);
    disk_replay_init(&replay, &test->log);
    for (int i = 0; ok && i < count; i++) {
        char where[100];
        enum disk_cut cut = draw_cut(test);
        while (replay.at < moment[i]) {
            const struct disk_op *op = disk_replay_step(&replay);
            if (op->kind == DISK_MARK)
                see(test, op->mark);
        }
        disk_cut(&replay, cut, &test->random, &state);
        snprintf(where, sizeof where, "life %d, after op %d of %d, %s of %d open", life, moment[i],
                 test->log.count, disk_cut_name(cut), replay.open_count);
        ok = check_point(test, &state, where);
        if (i == leaves) {
            disk_state_finish(&left);
            left = state;
            keep_seen(test, &next);
        } else {
            disk_state_finish(&state);
        }
    }
    ok = ok && put(test, &left, test->live);
    disk_state_finish(&left);
    disk_replay_finish(&replay);
    mem_free(moment);
    shown_finish(&test->shown);
    test->shown = next;
    return ok;
}

static bool run_all(struct test *test)
{
    bool ok = fs_make_dirs(test->live) && fs_make_dirs(test->cut);

    for (int life = 0; ok && life < LIVES && test->sum.unopened == 0; life++) {
        ok = live(test) && cut_life(test, life);
        disk_log_finish(&test->log);
    }
    return ok;
}

static bool begin(struct test *test, int argc, char **argv)
{
    long points = 0, seed = 1;
    char *keys;

    if (argc < 3 || argc > 5 || realpath(argv[1], test->folder) == NULL ||
        !str_to_int(argv[2], LIVES, 1000000, &points) ||
        (argc > 3 && !str_to_int(argv[3], 0, LONG_MAX, &seed))) {
        fprintf(stderr, "replay FOLDER POINTS [SEED [normal | receipts | folder]]\n");
        return false;
    }
    if (argc > 4) {
        test->normal = str_same(argv[4], "normal");
        test->lies = str_same(argv[4], "receipts") ? LIE_RECEIPTS
                     : str_same(argv[4], "folder") ? LIE_FOLDER
                                                   : LIE_NONE;
    }
    test->points = (int)points;
    test->random = (uint64_t)seed;
    workload_init(&test->workload, (uint64_t)seed);
    workload_fix_random((uint64_t)seed);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, (int)seed, (sqlite3 *)NULL);
    log_set_level(LOG_LEVEL_ERROR);
    keys = fs_join(test->folder, "keys");
    test->live = fs_join(test->folder, "live");
    test->cut = fs_join(test->folder, "cut");
    test->secret = seal_init() ? shown_make_keys(keys, &test->key) : NULL;
    mem_free(keys);
    return test->secret != NULL;
}

static void tell(const struct tally *sum)
{
    printf("%ld power cuts among %ld writes, %ld receipts looked up: ", sum->cuts, sum->writes,
           sum->looked_up);
    printf("%ld lost, %ld not opened, %ld not adding up, ", sum->lost, sum->unopened, sum->unsound);
    printf("%ld series not listed, %ld numbers twice\n", sum->unlisted, sum->twice);
}

int main(int argc, char **argv)
{
    struct test test = {0};
    bool ok = begin(&test, argc, argv) && run_all(&test);
    const struct tally *sum = &test.sum;

    if (ok)
        tell(sum);
    seal_close_secret(test.secret);
    shown_finish(&test.shown);
    mem_free(test.live);
    mem_free(test.cut);
    return !ok ? 2 : sum->lost + sum->unopened + sum->unsound + sum->unlisted + sum->twice > 0;
}
