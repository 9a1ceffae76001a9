/* SPDX-License-Identifier: MIT */
/*
 * bench_import KETING-PACK PLAIN FOLDER OUT.DB — a whole import of a large hall with photographs against
 * plain inserts of the same rows and plain decoding of the same photographs: CPU of all processes, and what
 * the largest of them held in memory.
 */
#include "bench.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <unistd.h>

enum { ROUNDS = 3, ROUNDS_QUICK = 1 };

#define GOAL 1.5
#define GOAL_MB 64.0

struct plain {
    double insert_ms, decode_ms;
    int rows, pictures;
};

static bool run_plain(char *const argv[], struct plain *out)
{
    double cpu, wall;

    if (!bench_run(argv, &cpu, &wall))
        return false;
    FILE *file = fopen(argv[4], "re");
    bool ok = file != NULL && fscanf(file, "%lf %lf %d %d", &out->insert_ms, &out->decode_ms, &out->rows,
                                     &out->pictures) == 4;

    if (file != NULL)
        fclose(file);
    return ok;
}

int main(int argc, char **argv)
{
    struct bench_series ours = {.count = 0}, plain = {.count = 0};
    struct bench_use use = {0};
    struct plain p;
    double wall = 0, most_mb = 0;
    char remark[200];

    if (argc != 5)
        return 2;
    char *photos = str_format("%s/图片", argv[3]), *copy = str_format("%s.plain", argv[4]);
    char *said = str_format("%s.txt", copy);
    char *build[] = {argv[1], "build", argv[3], argv[4], NULL};
    char *yardstick[] = {argv[2], argv[4], photos, copy, said, NULL};
    for (int round = 0; round < (bench_quick() ? ROUNDS_QUICK : ROUNDS); round++) {
        if (!bench_run_use(build, &use) || !run_plain(yardstick, &p))
            return 2;
        bench_add(&ours, use.cpu_ms);
        bench_add(&plain, p.insert_ms + p.decode_ms);
        wall = use.wall_ms;
        most_mb = use.rss_mb > most_mb ? use.rss_mb : most_mb;
    }
    snprintf(remark, sizeof remark,
             "%.1f s CPU, %.1f s real, against %.1f s (%d rows %.2f s, %d photographs)",
             bench_median(&ours) / 1e3, wall / 1e3, bench_median(&plain) / 1e3, p.rows, p.insert_ms / 1e3,
             p.pictures);
    bool ok = bench_row("import of 10,000 rows, 500 of 4 MP / plain: CPU", bench_ratio(&ours, &plain), GOAL,
                        "x", remark);
    ok &=
        bench_row("memory of the reader: the largest process", most_mb, GOAL_MB, "MB", "RSS, libraries too");
    unlink(copy);
    unlink(said);
    mem_free(photos);
    mem_free(copy);
    mem_free(said);
    return !ok;
}
