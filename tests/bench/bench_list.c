/* SPDX-License-Identifier: MIT */
/*
 * bench_list SHORT LONG   — a list of 10,000 rows opens and scrolls at the cost of one of 20: CPU time
 * bench_list --count DB   — does one of them once in list_measured(), for a tool that counts
 * instructions
 */
#include "bench.h"
#include "bench_hall.h"

#include "pages.h"

#include <stdio.h>
#include <string.h>

enum { FRAMES = 600, ROUNDS = 15, ROUNDS_QUICK = 5, OPENINGS = 50 };

#define WITHIN 0.1

struct both {
    struct bench_series open[2], scroll[2];
};

static bool scroll(struct bench_hall *h)
{
    bench_hall_finger_down(h);
    int painted = bench_hall_scroll_to_and_fro(h, FRAMES);
    bench_hall_finger_up(h);
    if (painted == FRAMES)
        return true;
    fprintf(stderr, "bench_list: only %d of %d frames painted anything\n", painted, FRAMES);
    return false;
}

__attribute__((noinline)) bool list_measured(struct bench_hall *h);
__attribute__((noinline)) bool list_measured(struct bench_hall *h)
{
    bench_hall_open(h, browse_page(&h->hall, 0));
    return scroll(h);
}

static bool count(const char *content)
{
    struct bench_hall *h = bench_hall_create(content);
    bool ok = false;

    if (h != NULL) {
        /* Once before, for the glyphs: they are the same in both lists, but for the digits. */
        ok = list_measured(h);
        bench_hall_home(h);
        ok &= list_measured(h);
    }
    bench_hall_destroy(h);
    return ok;
}

static bool measure(struct bench_hall *h, struct bench_series *open, struct bench_series *scrolled)
{
    double began = bench_cpu_ms(), opening = 0;

    for (int i = 0; i < OPENINGS; i++) {
        began = bench_cpu_ms();
        bench_hall_open(h, browse_page(&h->hall, 0));
        opening += bench_cpu_ms() - began;
        if (i + 1 < OPENINGS)
            bench_hall_home(h);
    }
    began = bench_cpu_ms();
    bool ok = scroll(h);
    bench_add(scrolled, (bench_cpu_ms() - began) / FRAMES);
    bench_add(open, opening / OPENINGS);
    bench_hall_home(h);
    return ok;
}

static bool compare(struct bench_hall *const halls[2])
{
    static struct both figures, warming;
    int rounds = bench_quick() ? ROUNDS_QUICK : ROUNDS;
    char remark[100];

    for (int round = -1; round < rounds; round++)
        for (int k = 0; k < 2; k++) {
            int who = k ^ (round & 1);
            struct both *f = round < 0 ? &warming : &figures;
            if (!measure(halls[who], &f->open[who], &f->scroll[who]))
                return false;
        }
    snprintf(remark, sizeof remark, "%.2f ms against %.2f ms CPU", bench_median(&figures.open[1]),
             bench_median(&figures.open[0]));
    bool ok = bench_row_equal("open a list of 10,000 rows / of 20",
                              bench_ratio(&figures.open[1], &figures.open[0]), WITHIN, remark);
    snprintf(remark, sizeof remark, "%.3f ms against %.3f ms CPU a frame, 600 frames of 17 px",
             bench_median(&figures.scroll[1]), bench_median(&figures.scroll[0]));
    return bench_row_equal("scroll a list of 10,000 rows / of 20",
                           bench_ratio(&figures.scroll[1], &figures.scroll[0]), WITHIN, remark) &
           ok;
}

int main(int argc, char **argv)
{
    bool ok = false;

    if (argc == 3 && strcmp(argv[1], "--count") == 0)
        return !count(argv[2]);
    if (argc != 3)
        return 2;
    struct bench_hall *halls[2] = {bench_hall_create(argv[1]), bench_hall_create(argv[2])};
    if (halls[0] != NULL && halls[1] != NULL)
        ok = compare(halls);
    bench_hall_destroy(halls[0]);
    bench_hall_destroy(halls[1]);
    return !ok;
}
