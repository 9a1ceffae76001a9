/* SPDX-License-Identifier: MIT */
/*
 * bench_draw DEMO LONG — drawing against F, the time of one memcpy of a frame: scrolling a long list,
 * the page drawn whole, a guide opened with no glyph ready (cold) and again (warm). For the record:
 * goals come later.
 */
#include "bench.h"
#include "bench_hall.h"

#include "base/mem.h"
#include "page.h"
#include "pages.h"
#include "store/content.h"
#include "store/model.h"

#include <stdio.h>
#include <string.h>

enum { FRAMES = 600, ROUNDS = 11, ROUNDS_QUICK = 3, COPIES = 40, REDRAWS = 20, OPENINGS = 10 };

enum figure { COPY, SCROLL, SCROLL_COPY, REDRAW, COLD, WARM, FIGURES };

static const char *const names[FIGURES] = {
    [SCROLL] = "scroll 600 x 17 px of 10,000 rows, a frame / F",
    [SCROLL_COPY] = "the same, and what changed copied to a second buffer / F",
    [REDRAW] = "the page with the list drawn whole / F",
    [COLD] = "guide opened, glyphs of its text cold / F",
    [WARM] = "guide opened, warm / F",
};

static double copy_ms(struct bench_hall *h, uint32_t *spare)
{
    size_t bytes = (size_t)PAGE_WIDTH * PAGE_HEIGHT * 4;

    memcpy(spare, h->glass, bytes);
    double began = bench_cpu_ms();
    for (int i = 0; i < COPIES; i++) {
        memcpy(i % 2 ? spare : h->glass, i % 2 ? h->glass : spare, bytes);
        __asm__ volatile("" : : "r"(spare), "r"(h->glass) : "memory");
    }
    return (bench_cpu_ms() - began) / COPIES;
}

static double scroll_ms(struct bench_hall *h, bool copy)
{
    bench_hall_open(h, browse_page(&h->hall, 0));
    bench_hall_finger_down(h);
    double began = bench_cpu_ms();
    for (int i = 0; i < FRAMES; i++)
        bench_hall_scroll(h, -BENCH_STEP_PX, copy);
    double took = bench_cpu_ms() - began;
    bench_hall_finger_up(h);
    return took / FRAMES;
}

static double redraw_ms(struct bench_hall *h)
{
    double began = bench_cpu_ms();

    for (int i = 0; i < REDRAWS; i++)
        bench_hall_redraw(h);
    return (bench_cpu_ms() - began) / REDRAWS;
}

static int64_t first_service(struct bench_hall *h)
{
    struct service_brief brief;
    int64_t id = 0;

    if (content_service_brief(h->content, 0, 0, &brief)) {
        id = brief.id;
        service_brief_finish(&brief);
    }
    return id;
}

/* A person comes to a guide from the list: that far the glyphs are known. */
static bool guide_ms(const char *content, double *cold, double *warm)
{
    struct bench_hall *h = bench_hall_create(content);

    if (h == NULL)
        return false;
    int64_t id = first_service(h);
    bench_hall_open(h, browse_page(&h->hall, 0));
    double began = bench_cpu_ms();
    bench_hall_open(h, service_page(&h->hall, id));
    *cold = bench_cpu_ms() - began;
    *warm = 0;
    for (int i = 0; i < OPENINGS; i++) {
        bench_hall_home(h);
        began = bench_cpu_ms();
        bench_hall_open(h, service_page(&h->hall, id));
        *warm += (bench_cpu_ms() - began) / OPENINGS;
    }
    bench_hall_destroy(h);
    return true;
}

static bool one_round(struct bench_hall *h, uint32_t *spare, const char *demo, struct bench_series *figures)
{
    double cold, warm;

    bench_add(&figures[COPY], copy_ms(h, spare));
    bench_add(&figures[SCROLL], scroll_ms(h, false));
    bench_add(&figures[REDRAW], redraw_ms(h));
    bench_hall_home(h);
    bench_add(&figures[SCROLL_COPY], scroll_ms(h, true));
    bench_hall_home(h);
    if (!guide_ms(demo, &cold, &warm))
        return false;
    bench_add(&figures[COLD], cold);
    bench_add(&figures[WARM], warm);
    return true;
}

int main(int argc, char **argv)
{
    static struct bench_series figures[FIGURES], warming[FIGURES];
    char remark[100];

    if (argc != 3)
        return 2;
    struct bench_hall *h = bench_hall_create(argv[2]);
    uint32_t *spare = mem_alloc((size_t)PAGE_WIDTH * PAGE_HEIGHT * 4);
    bool ok = h != NULL && one_round(h, spare, argv[1], warming);
    for (int round = 0; ok && round < (bench_quick() ? ROUNDS_QUICK : ROUNDS); round++)
        ok = one_round(h, spare, argv[1], figures);
    for (int i = SCROLL; ok && i < FIGURES; i++) {
        snprintf(remark, sizeof remark, "%.3f ms CPU, F = %.3f ms", bench_median(&figures[i]),
                 bench_median(&figures[COPY]));
        bench_row(names[i], bench_ratio(&figures[i], &figures[COPY]), BENCH_RECORD, "F", remark);
    }
    mem_free(spare);
    bench_hall_destroy(h);
    return !ok;
}
