/* SPDX-License-Identifier: MIT */
/*
 * bench_idle KETING CONTENT — wake-ups and frames of the home page when nobody is there, in real time.
 * The program counts them itself and says so at SIGRTMIN, once after the first frame has settled and
 * once at the end; the second signal's own wake-up is taken off. Its clock starts at a full minute,
 * and the window ends before the next one: the clock in the band is redrawn once a minute, which is
 * wanted and not counted here.
 */
#include "bench.h"

#include "base/macros.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SETTLE_MS = 500, WINDOW_MS = 59000, WINDOW_QUICK_MS = 10000, ANSWER_MS = 5000, OWN_WAKEUPS = 1 };
enum { WAKEUPS_GOAL = 2 };

struct stats {
    unsigned long long wakeups, frames, touches;
};

/* Reads lines of the program's log until one holds `word`. */
static bool hear(int fd, const char *word, char *line, size_t space)
{
    size_t n = 0;

    for (;;) {
        struct pollfd ready = {fd, POLLIN, 0};
        if (poll(&ready, 1, ANSWER_MS) <= 0 || n + 1 >= space || read(fd, line + n, 1) != 1)
            return false;
        if (line[n++] != '\n')
            continue;
        line[n - 1] = '\0';
        n = 0;
        if (strstr(line, word) != NULL)
            return true;
    }
}

static bool ask(pid_t pid, int fd, struct stats *stats)
{
    char line[500];

    if (kill(pid, SIGRTMIN) != 0 || !hear(fd, "stats ", line, sizeof line))
        return false;
    return sscanf(strstr(line, "stats "), "stats wakeups=%llu frames=%llu touches=%llu", &stats->wakeups,
                  &stats->frames, &stats->touches) == 3;
}

static void wait_ms(int ms)
{
    struct timespec left = {ms / 1000, ms % 1000 * 1000000L};

    while (nanosleep(&left, &left) != 0)
        ;
}

int main(int argc, char **argv)
{
    int window_ms = bench_quick() ? WINDOW_QUICK_MS : WINDOW_MS, fd = -1, status;
    struct stats before, after;
    char line[500], remark[100];
    bool ok = false;

    if (argc != 3)
        return 2;
    char *keting[] = {argv[1],
                      "--display",
                      "mem",
                      "--size",
                      "1080x1920",
                      "--mm",
                      "268x476",
                      "--fonts",
                      "fonts/manifest",
                      "--now",
                      "2026-11-24T09:24:00",
                      "--content",
                      argv[2],
                      NULL};
    pid_t pid = bench_start(keting, &fd);
    if (pid < 0)
        return 2;
    if (!hear(fd, "first frame", line, sizeof line))
        goto out;
    wait_ms(SETTLE_MS);
    if (!ask(pid, fd, &before))
        goto out;
    wait_ms(window_ms);
    if (!ask(pid, fd, &after))
        goto out;
    snprintf(remark, sizeof remark, "%d s within one minute of the clock on the wall", window_ms / 1000);
    ok = bench_row("idle on home: wake-ups", (double)(after.wakeups - before.wakeups) - OWN_WAKEUPS,
                   WAKEUPS_GOAL, "", remark);
    ok &= bench_row("idle on home: frames", (double)(after.frames - before.frames), 0, "", remark);
out:
    kill(pid, SIGTERM);
    if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench_idle: the program did not answer, or did not end well\n");
        ok = false;
    }
    close(fd);
    return !ok;
}
