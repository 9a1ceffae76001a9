/* SPDX-License-Identifier: MIT */
/*
 * bench_requests SCRATCH — handing in against the disk itself: the same number of bytes appended to a plain
 * file and synced, in turns. And what one costs the processor, sealing and all.
 */
#include "bench.h"
#include "bench_requests_form.h"

#include "base/fs.h"
#include "base/mem.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 31, ROUNDS_QUICK = 9, EACH = 25, BYTES_MOST = 1024 * 1024 };

#define GOAL_RATE 0.6
#define GOAL_CPU_MS 0.3

/* Of this process, so far, by any call; -1 = the kernel does not say. */
static double written_bytes(void)
{
    FILE *io = fopen("/proc/self/io", "re");
    char line[100];
    double bytes = -1;

    while (io != NULL && fgets(line, sizeof line, io) != NULL)
        if (sscanf(line, "wchar: %lf", &bytes) == 1)
            break;
    if (io != NULL)
        fclose(io);
    return bytes;
}

struct round {
    double wall_ms, cpu_ms, bytes; /* each of one submission */
};

static void hand_in(struct requests *requests, int first, struct round *round)
{
    struct request_receipt receipt;
    double bytes = written_bytes(), cpu = bench_cpu_ms(), wall = bench_wall_ms();

    for (int i = 0; i < EACH; i++)
        bench_hand_in(requests, first + i, NULL, &receipt);
    *round = (struct round){.wall_ms = (bench_wall_ms() - wall) / EACH,
                            .cpu_ms = (bench_cpu_ms() - cpu) / EACH,
                            .bytes = (written_bytes() - bytes) / EACH};
}

/* One file for all rounds, as the log is one. */
static double append_ms(int fd, size_t bytes)
{
    static unsigned char data[BYTES_MOST];
    double wall = bench_wall_ms();

    for (int i = 0; i < EACH; i++) {
        memset(data, i + 1, bytes);
        if (write(fd, data, bytes) != (ssize_t)bytes || fdatasync(fd) != 0) {
            perror("bench_requests");
            exit(2);
        }
    }
    return (bench_wall_ms() - wall) / EACH;
}

static bool measure(struct requests *requests, int fd)
{
    struct bench_series submissions = {.count = 0}, appends = {.count = 0}, cpu = {.count = 0};
    struct round round;
    char remark[120];
    bool ok;

    hand_in(requests, 1, &round);
    size_t bytes = (size_t)round.bytes;
    if (round.bytes < 1 || round.bytes > BYTES_MOST) {
        fprintf(stderr, "bench_requests: %.0f bytes for one cannot be\n", round.bytes);
        return false;
    }
    for (int i = 0; i < (bench_quick() ? ROUNDS_QUICK : ROUNDS); i++) {
        double append = i % 2 == 0 ? append_ms(fd, bytes) : 0;
        /* As between two residents. */
        requests_idle(requests, 0);
        hand_in(requests, 1 + (i + 1) * EACH, &round);
        append = i % 2 == 0 ? append : append_ms(fd, bytes);
        bytes = (size_t)round.bytes;
        bench_add(&submissions, round.wall_ms);
        bench_add(&cpu, round.cpu_ms);
        bench_add(&appends, append);
    }
    snprintf(remark, sizeof remark, "%.2f of its rate (goal %.1f): %.0f a second, %zu kB each",
             1 / bench_ratio(&submissions, &appends), GOAL_RATE, 1e3 / bench_median(&submissions),
             bytes / 1024);
    ok = bench_row("hand in, against append+fdatasync of the same bytes: time",
                   bench_ratio(&submissions, &appends), 1 / GOAL_RATE, "x", remark);
    return bench_row("hand in, sealing and all: CPU", bench_median(&cpu), GOAL_CPU_MS, "ms", "") && ok;
}

int main(int argc, char **argv)
{
    char folder[] = "requests.XXXXXX", *path;
    bool ok = false;

    if (argc != 2 || chdir(argv[1]) != 0 || mkdtemp(folder) == NULL) {
        fprintf(stderr, "bench_requests SCRATCH\n");
        return 2;
    }
    path = fs_join(folder, "plain");
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    struct requests *requests = bench_requests_open(folder);
    if (fd >= 0 && requests != NULL)
        ok = measure(requests, fd);
    requests_close(requests);
    mem_free(path);
    return !ok;
}
