/* SPDX-License-Identifier: MIT */
#ifndef KETING_BENCH_BENCH_H
#define KETING_BENCH_BENCH_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Measuring, as all programs here do it: several rounds, in each of them everything that is compared,
 * the other way round in every other round; then the median of the ratios within a round. Figures of
 * two runs are never compared.
 */
enum { BENCH_ROUNDS_MAX = 99 };
#define BENCH_RECORD (-1.0)

/* CPU of this process, and real time; ms. */
double bench_cpu_ms(void);
double bench_wall_ms(void);

/* BENCH_QUICK=1 */
bool bench_quick(void);

/* What `rounds` rounds gave; value[i] belongs to round i. */
struct bench_series {
    double value[BENCH_ROUNDS_MAX];
    int count;
};

void bench_add(struct bench_series *series, double value);
double bench_median(const struct bench_series *series);
/* Median of a's value through b's of the same round. */
double bench_ratio(const struct bench_series *a, const struct bench_series *b);

/*
 * Runs a program to its end with its outputs closed up; false when it did not exit with 0 (said on
 * stderr).
 */
bool bench_run(char *const argv[], double *cpu_ms, double *wall_ms);
/* What a process and those it waited for took; rss_mb: the largest of them. */
struct bench_use {
    double cpu_ms, wall_ms, rss_mb;
};

bool bench_run_use(char *const argv[], struct bench_use *use);
/* The same without waiting: stderr is the read end of a pipe. -1 = not started. */
pid_t bench_start(char *const argv[], int *stderr_fd);

/*
 * One row of the table: what, a figure in words, and the verdict. False = missed. BENCH_RECORD: no
 * goal yet.
 */
bool bench_row(const char *what, double value, double goal, const char *unit, const char *remark);
/* As close to 1 as `within` (0.1 = 10 %). */
bool bench_row_equal(const char *what, double ratio, double within, const char *remark);

#endif
