/* SPDX-License-Identifier: MIT */
/*
 * bench_count VALGRIND BENCH_LIST SHORT LONG SCRATCH — the same comparison of lists as bench_list, in
 * instructions: these repeat to the digit, whatever else the machine does.
 */
#include "bench.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

#define WITHIN 0.1

/* callgrind ends its file with "totals: N". 0 = could not be counted. */
static double totals_of(const char *path)
{
    FILE *file = fopen(path, "re");
    char line[4096];
    double totals = 0;

    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "totals: %lf", &totals) == 1)
            break;
    if (file != NULL)
        fclose(file);
    return totals;
}

static double instructions(char **argv, char *content)
{
    char *path = str_format("%s/callgrind.out", argv[5]);
    char *out = str_format("--callgrind-out-file=%s", path);
    char *counted[] = {
        argv[1], "--tool=callgrind", "--toggle-collect=list_measured", out, argv[2], "--count", content,
        NULL};
    double cpu, wall, totals = 0;

    remove(path);
    if (bench_run(counted, &cpu, &wall))
        totals = totals_of(path);
    mem_free(path);
    mem_free(out);
    return totals;
}

int main(int argc, char **argv)
{
    char remark[100];

    if (argc != 6)
        return 2;
    double few = instructions(argv, argv[3]), many = instructions(argv, argv[4]);
    if (few <= 0 || many <= 0)
        return 2;
    snprintf(remark, sizeof remark, "%.1f against %.1f million instructions", many / 1e6, few / 1e6);
    return !bench_row_equal("open and scroll a list of 10,000 rows / of 20", many / few, WITHIN, remark);
}
