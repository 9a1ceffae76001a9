/* SPDX-License-Identifier: MIT */
/*
 * bench_build KETING-PACK FOLDER OUT.DB — the time of a content build; the folder says how much that
 * is.
 */
#include "bench.h"

#include <stdio.h>

enum { ROUNDS = 9, ROUNDS_QUICK = 3, GOAL_MS = 1000 };

int main(int argc, char **argv)
{
    struct bench_series cpu = {.count = 0}, wall = {.count = 0};
    char remark[100];

    if (argc != 4)
        return 2;
    char *build[] = {argv[1], "build", argv[2], argv[3], NULL};
    for (int round = 0; round < (bench_quick() ? ROUNDS_QUICK : ROUNDS); round++) {
        double c, w;
        if (!bench_run(build, &c, &w))
            return 2;
        bench_add(&cpu, c);
        bench_add(&wall, w);
    }
    snprintf(remark, sizeof remark, "real time; %.0f ms CPU", bench_median(&cpu));
    return !bench_row("content build of 500 rows", bench_median(&wall), GOAL_MS, "ms", remark);
}
