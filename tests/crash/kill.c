/* SPDX-License-Identifier: MIT */
/*
 * kill SUBMITTER FOLDER TIMES [SEED] — starts the submitter TIMES times on one folder and kills it, each time
 * at a random moment: a quarter of them while it opens what the last one left, the others while it hands in.
 * After each, what it had shown is looked up; at the end everything is, once more, and nothing may be there
 * that was not handed in. 0 nothing lost, 1 something, 2 the test itself failed.
 */
#include "draw.h"
#include "shown.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    OPENING_MS = 12,
    WORKING_MS = 60,
    PATIENCE_MS = 20000,
    OLD_EACH = 50,
    AGAIN_EACH = 3,
    UNSEALED_EACH = 3
};
enum { VERIFY_EACH = 25 };

extern char **environ;

struct test {
    const char *submitter;
    char *public_path, *data;
    struct seal_public key;
    struct seal_secret *secret;
    uint64_t random, seed;
    struct all_shown shown;
    struct str said;  /* of the submitter at hand, not yet taken in */
    long killed_idle; /* before it showed anything */
    long lost, unsound, strange, lines;
};

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- what it says -------------------------------------------------------------------------------------- */

static struct shown *find(struct test *test, int64_t number)
{
    for (int i = test->shown.count - 1; i >= 0; i--)
        if (test->shown.item[i].number == number)
            return &test->shown.item[i];
    return NULL;
}

static bool take_in_line(struct test *test, const char *line)
{
    char hex[2 * REQUEST_TOKEN_BYTES + 1], code[REQUEST_CODE_BYTES];
    long long number;
    struct shown *shown;

    test->lines++;
    if (sscanf(line, "receipt %lld %4s %32s", &number, code, hex) == 3) {
        bool twice = find(test, number) != NULL;
        shown = shown_add(&test->shown);
        *shown = (struct shown){.number = number, .visible = true};
        memcpy(shown->code, code, sizeof code);
        if (twice)
            fprintf(stderr, "# receipt %lld was given twice\n", number);
        return !twice &&
               sodium_hex2bin(shown->token, sizeof shown->token, hex, strlen(hex), NULL, NULL, NULL) == 0;
    }
    bool asked = sscanf(line, "ask %lld", &number) == 1;
    bool cancelled = !asked && sscanf(line, "cancelled %lld", &number) == 1;
    shown = asked || cancelled ? find(test, number) : NULL;
    if (shown == NULL) {
        fprintf(stderr, "# what is this: %s\n", line);
        return false;
    }
    shown->asked |= asked;
    shown->cancelled |= cancelled;
    return true;
}

static bool take_in(struct test *test)
{
    char *text = str_take(&test->said), *line = text, *end;
    bool ok = true;

    for (; ok && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        ok = take_in_line(test, line);
    }
    ok = ok && *line == '\0';
    mem_free(text);
    return ok;
}

/* ---- a short life -------------------------------------------------------------------------------------- */

static pid_t start(struct test *test, uint64_t seed, int *said)
{
    char number[24];
    char *argv[] = {(char *)test->submitter, test->public_path, test->data, number, NULL};
    posix_spawn_file_actions_t files;
    pid_t pid = -1;
    int ends[2];

    snprintf(number, sizeof number, "%llu", (unsigned long long)seed);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    if (posix_spawn(&pid, argv[0], &files, NULL, argv, environ) != 0)
        pid = -1;
    posix_spawn_file_actions_destroy(&files);
    close(ends[1]);
    *said = ends[0];
    if (pid < 0)
        close(ends[0]);
    return pid;
}

enum heard { HEARD_SOMETHING, HEARD_END, HEARD_TIME };

/* Adds what comes to test->said, until that time. */
static enum heard hear(struct test *test, int fd, int64_t until_ms)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    char part[4096];
    int64_t left = until_ms - now_ms();

    if (left <= 0 || poll(&wait, 1, (int)left) <= 0)
        return HEARD_TIME;
    ssize_t bytes = read(fd, part, sizeof part);
    if (bytes <= 0)
        return HEARD_END;
    str_add_bytes(&test->said, part, (size_t)bytes);
    return HEARD_SOMETHING;
}

/* Listens until its time has come. False: it ended by itself, or never began. */
static bool let_it_work(struct test *test, int fd)
{
    bool opening = draw_below(&test->random, 4) == 0;
    int64_t until = now_ms() + (opening ? draw_below(&test->random, OPENING_MS) : PATIENCE_MS);
    enum heard heard = HEARD_SOMETHING;

    if (!opening) {
        heard = hear(test, fd, until);
        if (heard != HEARD_SOMETHING)
            return false;
        until = now_ms() + draw_below(&test->random, WORKING_MS);
    }
    while (heard == HEARD_SOMETHING)
        heard = hear(test, fd, until);
    return heard == HEARD_TIME;
}

static bool live_and_die(struct test *test, uint64_t seed)
{
    int fd, status;
    pid_t pid = start(test, seed, &fd);

    if (pid < 0)
        return false;
    bool ok = let_it_work(test, fd);
    kill(pid, SIGKILL);
    while (hear(test, fd, now_ms() + PATIENCE_MS) == HEARD_SOMETHING)
        continue;
    close(fd);
    ok = waitpid(pid, &status, 0) == pid && ok && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!ok)
        fprintf(stderr, "# the submitter was not killed: it ended by itself or did nothing\n");
    test->killed_idle += test->said.len == 0;
    return ok && take_in(test);
}

/* ---- looking whether all is there ---------------------------------------------------------------------- */

static void check(struct test *test, struct requests *requests, int i, bool unseal, const char *where)
{
    test->lost += !shown_check(requests, &test->shown.item[i], unseal ? test->secret : NULL, where);
}

static void verify(struct test *test, struct requests *requests, const char *where)
{
    struct error error = {0};

    if (requests_verify(requests, &error))
        return;
    fprintf(stderr, "# %s: %s\n", where, error.text);
    test->unsound++;
}

/* All from `first` on, and some of those before. */
static bool check_life(struct test *test, int first, int life)
{
    char where[40];
    struct error error = {0};
    struct requests *requests = requests_open(test->data, &test->key, &error);
    int count = test->shown.count;

    snprintf(where, sizeof where, "after kill %d", life);
    if (requests == NULL) {
        fprintf(stderr, "# %s: cannot be opened: %s\n", where, error.text);
        test->unsound++;
        return false;
    }
    for (int i = first; i < count; i++)
        check(test, requests, i, i >= count - UNSEALED_EACH, where);
    for (int n = 0; first > 0 && n < OLD_EACH; n++)
        check(test, requests, draw_below(&test->random, first), false, where);
    for (int i = count - 1; i >= first && i >= count - AGAIN_EACH; i--)
        test->lost += !shown_check_again(requests, &test->shown.item[i], where);
    if (life % VERIFY_EACH == 0)
        verify(test, requests, where);
    requests_close(requests);
    return true;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = ((const struct shown *)a)->number, y = ((const struct shown *)b)->number;

    return (x > y) - (x < y);
}

/* Of each life one at most may be there that nobody was shown: the one it was killed over. */
static long count_unshown(struct test *test, struct requests *requests)
{
    int64_t row = 0, before = 0, last = 0;
    struct request_brief brief;
    long unshown = 0;

    qsort(test->shown.item, (size_t)test->shown.count, sizeof *test->shown.item, by_number);
    while (requests_next(requests, before, -1, "", &row, &brief)) {
        struct shown key = {.number = brief.number};
        unshown += bsearch(&key, test->shown.item, (size_t)test->shown.count, sizeof key, by_number) == NULL;
        test->strange += brief.number == last;
        last = brief.number;
        before = row;
        request_brief_finish(&brief);
    }
    return unshown;
}

static bool check_end(struct test *test, int lives)
{
    struct error error = {0};
    struct requests *requests = requests_open(test->data, &test->key, &error);

    if (requests == NULL)
        return false;
    for (int i = 0; i < test->shown.count; i++)
        check(test, requests, i, i % UNSEALED_EACH == 0, "at the end");
    verify(test, requests, "at the end");
    long unshown = count_unshown(test, requests);
    test->strange += unshown > lives;
    printf(
        "killed %d times (%ld before a receipt), %d receipts shown and looked up, %ld stored and not shown: "
        "%ld lost, %ld unsound, %ld strange\n",
        lives, test->killed_idle, test->shown.count, unshown, test->lost, test->unsound, test->strange);
    requests_close(requests);
    return true;
}

static bool run(struct test *test, int lives)
{
    bool ok = true;

    for (int life = 1; ok && life <= lives; life++) {
        int first = test->shown.count;
        ok = live_and_die(test, test->seed + (uint64_t)life) && check_life(test, first, life);
    }
    return ok && check_end(test, lives);
}

int main(int argc, char **argv)
{
    struct test test = {0};
    long times = 0, seed = 1;

    if (argc < 4 || argc > 5 || !str_to_int(argv[3], 1, 1000000, &times) ||
        (argc == 5 && !str_to_int(argv[4], 0, INT_MAX, &seed)) || !seal_init()) {
        fprintf(stderr, "kill SUBMITTER FOLDER TIMES [SEED]\n");
        return 2;
    }
    log_set_level(LOG_LEVEL_WARN);
    test.submitter = argv[1];
    test.random = (uint64_t)seed;
    test.seed = (uint64_t)seed * 1000000;
    test.data = fs_join(argv[2], "data");
    test.public_path = fs_join(argv[2], "staff.pub");
    test.secret = shown_make_keys(argv[2], &test.key);
    bool ok = test.secret != NULL && fs_make_dirs(test.data) && run(&test, (int)times);
    seal_close_secret(test.secret);
    shown_finish(&test.shown);
    str_finish(&test.said);
    mem_free(test.public_path);
    mem_free(test.data);
    return !ok ? 2 : test.lost + test.unsound + test.strange > 0;
}
