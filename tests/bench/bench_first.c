/* SPDX-License-Identifier: MIT */
/*
 * bench_first KETING STRAIGHT CONTENT SCRATCH — first frame from exec, files cached: whole processes,
 * from fork to exit, the real program with a tour of no step against the yardstick that draws the same
 * page. First both draw it once more for a comparison, so that neither gets away with less.
 */
#include "bench.h"
#include "page.h"

#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"
#include "golden_image.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 31, ROUNDS_QUICK = 9, VISIBLE = 16 };

/*
 * A few pixels in ten thousand may differ by rounding (corners, phases of Latin), nothing by more than
 * that.
 */
#define DIFFERENT_SHARE_MAX 0.002
#define GOAL 2.0

struct programs {
    char *keting[18];
    char *straight[3];
    char *shot, *raw;
};

static void fill_in(struct programs *p, char **argv, char *script, char *size, char *mm)
{
    char *keting[] = {argv[1],
                      "--display",
                      "mem",
                      "--size",
                      size,
                      "--mm",
                      mm,
                      "--fonts",
                      "fonts/manifest",
                      "--now",
                      "2026-11-24T09:24",
                      "--content",
                      argv[3],
                      "--shots",
                      argv[4],
                      "--script",
                      script,
                      NULL};

    for (size_t i = 0; i < ARRAY_LEN(keting); i++)
        p->keting[i] = keting[i];
    p->straight[0] = argv[2];
    p->straight[1] = NULL;
    p->shot = str_format("%s/home.png", argv[4]);
    p->raw = str_format("%s/straight.raw", argv[4]);
}

static int distance(uint32_t a, uint32_t b)
{
    int most = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        int d = abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF));
        most = d > most ? d : most;
    }
    return most;
}

static bool compare(const struct pixels *ours, const struct pixels *theirs)
{
    long any = 0, visible = 0, all = (long)PAGE_WIDTH * PAGE_HEIGHT;
    char remark[100];

    if (ours->width != PAGE_WIDTH || ours->height != PAGE_HEIGHT)
        return false;
    for (int y = 0; y < PAGE_HEIGHT; y++)
        for (int x = 0; x < PAGE_WIDTH; x++) {
            int d = distance(pixels_row(ours, y)[x], pixels_row(theirs, y)[x]);
            any += d > 0;
            visible += d > VISIBLE;
        }
    snprintf(remark, sizeof remark, "%ld of %ld pixels differ, %ld by more than %d of 255", any, all, visible,
             VISIBLE);
    return bench_row("first frame: the two pictures, share that differs", (double)any / (double)all,
                     visible == 0 ? DIFFERENT_SHARE_MAX : 0, "", remark);
}

/* Both draw once and leave their pictures in the scratch folder. */
static bool same_page(struct programs *p)
{
    size_t bytes = (size_t)PAGE_WIDTH * PAGE_HEIGHT * 4;
    struct pixels theirs = {mem_alloc(bytes), PAGE_WIDTH, PAGE_HEIGHT, PAGE_WIDTH * 4};
    struct surface *ours = NULL;
    FILE *raw = NULL;
    double cpu, wall;
    bool ok = false;

    p->straight[1] = p->raw;
    p->straight[2] = NULL;
    p->keting[16] = "tests/bench/shot.tour";
    remove(p->raw);
    remove(p->shot);
    if (!bench_run(p->keting, &cpu, &wall) || !bench_run(p->straight, &cpu, &wall))
        goto out;
    ours = golden_load(p->shot);
    raw = fopen(p->raw, "rbe");
    if (ours == NULL || raw == NULL || fread(theirs.data, 1, bytes, raw) != bytes) {
        fprintf(stderr, "bench_first: %s or %s is missing: nothing to compare\n", p->shot, p->raw);
        goto out;
    }
    struct pixels of_ours = surface_pixels(ours);
    char *png = str_format("%s.png", p->raw);
    ok = compare(&of_ours, &theirs) && pixels_save_png(&theirs, png);
    mem_free(png);
out:
    p->straight[1] = NULL;
    p->keting[16] = "tests/bench/empty.tour";
    if (raw != NULL)
        fclose(raw);
    surface_destroy(ours);
    mem_free(theirs.data);
    return ok;
}

static bool measure(struct programs *p, struct bench_series cpu[2], struct bench_series wall[2])
{
    int rounds = bench_quick() ? ROUNDS_QUICK : ROUNDS;

    for (int round = 0; round < rounds; round++)
        for (int k = 0; k < 2; k++) {
            int who = k ^ (round & 1);
            double c, w;
            if (!bench_run(who == 0 ? p->keting : p->straight, &c, &w))
                return false;
            bench_add(&cpu[who], c);
            bench_add(&wall[who], w);
        }
    return true;
}

int main(int argc, char **argv)
{
    struct programs p;
    struct bench_series cpu[2] = {{.count = 0}}, wall[2] = {{.count = 0}};
    char size[32], mm[32], remark[100];

    if (argc != 5)
        return 2;
    snprintf(size, sizeof size, "%dx%d", PAGE_WIDTH, PAGE_HEIGHT);
    snprintf(mm, sizeof mm, "%dx%d", PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
    fill_in(&p, argv, "tests/bench/empty.tour", size, mm);
    bool ok = same_page(&p);
    if (!measure(&p, cpu, wall))
        return 2;
    snprintf(remark, sizeof remark, "%.1f ms against %.1f ms, user+sys", bench_median(&cpu[0]),
             bench_median(&cpu[1]));
    ok &= bench_row("first frame from exec / straight FreeType: CPU", bench_ratio(&cpu[0], &cpu[1]), GOAL,
                    "x", remark);
    snprintf(remark, sizeof remark, "%.1f ms against %.1f ms", bench_median(&wall[0]),
             bench_median(&wall[1]));
    ok &= bench_row("first frame from exec / straight FreeType: wall", bench_ratio(&wall[0], &wall[1]), GOAL,
                    "x", remark);
    mem_free(p.shot);
    mem_free(p.raw);
    return !ok;
}
