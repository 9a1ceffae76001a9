/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <fcntl.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double clock_ms(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double bench_cpu_ms(void)
{
    return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_wall_ms(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

bool bench_quick(void)
{
    const char *quick = getenv("BENCH_QUICK");

    return quick != NULL && *quick != '\0' && strcmp(quick, "0") != 0;
}

void bench_add(struct bench_series *series, double value)
{
    if (series->count < BENCH_ROUNDS_MAX)
        series->value[series->count++] = value;
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double bench_median(const struct bench_series *series)
{
    struct bench_series s = *series;

    if (s.count == 0)
        return NAN;
    qsort(s.value, (size_t)s.count, sizeof s.value[0], rising);
    return (s.value[(s.count - 1) / 2] + s.value[s.count / 2]) / 2;
}

double bench_ratio(const struct bench_series *a, const struct bench_series *b)
{
    struct bench_series ratios = {.count = 0};

    for (int i = 0; i < a->count && i < b->count; i++)
        bench_add(&ratios, a->value[i] / b->value[i]);
    return bench_median(&ratios);
}

static double rusage_ms(const struct rusage *use)
{
    return (double)(use->ru_utime.tv_sec + use->ru_stime.tv_sec) * 1e3 +
           (double)(use->ru_utime.tv_usec + use->ru_stime.tv_usec) / 1e3;
}

static pid_t start(char *const argv[], int err)
{
    posix_spawn_file_actions_t files;
    pid_t pid = -1;

    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (err >= 0)
        posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
    else
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int failure = posix_spawn(&pid, argv[0], &files, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    if (failure == 0)
        return pid;
    fprintf(stderr, "bench: %s: %s\n", argv[0], strerror(failure));
    return -1;
}

bool bench_run(char *const argv[], double *cpu_ms, double *wall_ms)
{
    struct bench_use use = {0};
    bool ok = bench_run_use(argv, &use);

    *cpu_ms = use.cpu_ms;
    *wall_ms = use.wall_ms;
    return ok;
}

bool bench_run_use(char *const argv[], struct bench_use *out)
{
    double began = bench_wall_ms();
    struct rusage use;
    int status;
    pid_t pid = start(argv, -1);

    if (pid < 0 || wait4(pid, &status, 0, &use) != pid)
        return false;
    *out = (struct bench_use){.cpu_ms = rusage_ms(&use),
                              .wall_ms = bench_wall_ms() - began,
                              .rss_mb = (double)use.ru_maxrss / 1024};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    fprintf(stderr, "bench: %s ended with status %#x\n", argv[0], (unsigned)status);
    return false;
}

pid_t bench_start(char *const argv[], int *stderr_fd)
{
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pid_t pid = start(argv, ends[1]);
    close(ends[1]);
    *stderr_fd = ends[0];
    if (pid < 0)
        close(ends[0]);
    return pid;
}

static bool print_row(const char *what, double value, const char *unit, const char *goal, bool ok,
                      const char *remark)
{
    printf("%-58s %9.3f %-5s %-9s %-6s %s\n", what, value, unit, goal,
           *goal == '\0' ? ""
           : ok          ? "ok"
                         : "MISSED",
           remark);
    fflush(stdout);
    return ok;
}

bool bench_row(const char *what, double value, double goal, const char *unit, const char *remark)
{
    char text[32] = "";

    if (goal >= 0)
        snprintf(text, sizeof text, "<= %g", goal);
    return print_row(what, value, unit, text, goal < 0 || value <= goal, remark);
}

bool bench_row_equal(const char *what, double ratio, double within, const char *remark)
{
    char text[32];

    snprintf(text, sizeof text, "1 +-%g%%", within * 100);
    return print_row(what, ratio, "x", text, fabs(ratio - 1) <= within, remark);
}
