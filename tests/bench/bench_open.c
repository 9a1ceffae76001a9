/* SPDX-License-Identifier: MIT */
/*
 * bench_open DEMO — every page of the demo hall, in both modes and both orientations, each opened in a
 * fresh program of which only home was seen: CPU from the tap's handler to the end of the paint that shows
 * it. The worst of each kind of page is told.
 *
 * bench_open --one DEMO PAGE VARIANT — one of them in open_measured(), for a tool that counts.
 */
#include "bench.h"
#include "bench_hall.h"
#include "visits.h"

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "page.h"
#include "store/content.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRIES = 5, QUICK_EACH = 7, VARIANTS = 4 };

#define FRAME_MS 16.0

/* Of one kind of page: the worst opening of all variants. */
struct worst {
    double ms;
    int pages, over; /* over: those that take more than a frame */
    int visit, variant;
};

static const char *const variants[VARIANTS] = {"standard portrait", "standard landscape", "elder portrait",
                                               "elder landscape"};

static bool tap(struct bench_hall *h, const char *text)
{
    struct point where;
    struct touch_event event = {.kind = TOUCH_DOWN, .time_us = h->now_us};

    if (!ui_find_key(h->ui, text, &where) && !ui_find_text(h->ui, text, true, &where))
        return false;
    event.x = (float)where.x;
    event.y = (float)where.y;
    ui_touch(h->ui, &event);
    bench_hall_frame(h);
    event.kind = TOUCH_UP;
    event.time_us = h->now_us;
    ui_touch(h->ui, &event);
    return true;
}

/* From the wish to the picture. */
__attribute__((noinline)) double open_measured(struct bench_hall *h, const struct visit *visit);
__attribute__((noinline)) double open_measured(struct bench_hall *h, const struct visit *visit)
{
    double began = bench_cpu_ms();

    if (visit->tap == NULL)
        nav_push(h->nav, visit_open(visit, &h->hall));
    bench_hall_frame(h);
    return bench_cpu_ms() - began;
}

/* Negative = it could not be opened. 0 = a mode has no such thing to tap (it writes instead of typing). */
static double open_ms(const char *content, const struct visit *visit, int variant)
{
    struct bench_hall *h =
        bench_hall_create_in(content, variant >= 2 ? THEME_ELDER : THEME_STANDARD, variant % 2 == 1);
    double ms = 0;

    if (h == NULL)
        return -1;
    if (visit_needs_requests(visit->kind) && !bench_hall_requests(h, content))
        ms = -1;
    else if (visit->tap == NULL) {
        ms = open_measured(h, visit);
    } else {
        bench_hall_open(h, visit_open(visit, &h->hall));
        if (tap(h, visit->tap))
            ms = open_measured(h, visit);
    }
    bench_hall_destroy(h);
    return ms;
}

/* In a process of its own that has drawn nothing before: icons and corners are kept as long as it lives. */
static double fresh_ms(const char *content, const struct visit *visit, int variant)
{
    int ends[2], status;
    double ms = -1;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        ms = open_ms(content, visit, variant);
        _exit(write(ends[1], &ms, sizeof ms) != sizeof ms);
    }
    close(ends[1]);
    if (pid < 0 || read(ends[0], &ms, sizeof ms) != sizeof ms)
        ms = -1;
    close(ends[0]);
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 ? ms : -1;
}

/* What would be the worst is measured again: CPU time is never too short. */
static double best_ms(const char *content, const struct visit *visit, int variant, double worst)
{
    double best = fresh_ms(content, visit, variant);

    for (int i = 1; i < TRIES && best > worst; i++) {
        double again = fresh_ms(content, visit, variant);
        best = again < best ? again : best;
    }
    return best;
}

static bool measure(const char *content, const struct visits *visits, struct worst *worst)
{
    for (int i = 0; i < visits->count; i++) {
        const struct visit *visit = &visits->item[i];
        struct worst *of = &worst[visit->kind];
        bool left_out = bench_quick() && visit->tap == NULL && of->pages % QUICK_EACH != 0;
        bool any = left_out;
        of->pages++;
        for (int variant = 0; variant < VARIANTS && !left_out; variant++) {
            double ms = best_ms(content, visit, variant, of->ms);
            if (ms < 0)
                return false;
            any |= ms > 0;
            of->over += ms > FRAME_MS;
            if (ms > of->ms)
                *of = (struct worst){ms, of->pages, of->over, i, variant};
        }
        if (!any) {
            fprintf(stderr, "bench_open: nothing to tap: %s\n", visit->tap != NULL ? visit->tap : "");
            return false;
        }
    }
    return true;
}

static bool tell(const struct visits *visits, const struct worst *worst)
{
    char what[100], remark[100];
    bool ok = true;

    for (int kind = 0; kind < VISIT_KINDS; kind++) {
        const struct worst *of = &worst[kind];
        const struct visit *visit = &visits->item[of->visit];
        snprintf(what, sizeof what, "open %s%s, cold: CPU, worst of %d", visit_name((enum visit_kind)kind),
                 visit->tap != NULL ? " (a tap on it)" : "", of->pages);
        snprintf(remark, sizeof remark, "%s, page %d%s%s; %d above", variants[of->variant], of->visit,
                 *visit->picture != '\0' ? " " : "", visit->picture, of->over);
        ok &= bench_row(what, of->ms, FRAME_MS, "ms", remark);
    }
    return ok;
}

static bool open_one(const char *content, const struct visits *visits, const char *page, const char *variant)
{
    long i, v;

    return str_to_int(page, 0, visits->count - 1, &i) && str_to_int(variant, 0, VARIANTS - 1, &v) &&
           open_ms(content, &visits->item[i], (int)v) >= 0;
}

int main(int argc, char **argv)
{
    static struct worst worst[VISIT_KINDS];
    const char *demo = argc > 1 ? argv[argc > 2 ? 2 : 1] : "";
    struct error error = {0};
    struct content *content = content_open(demo, &error);
    struct visits visits;
    bool ok = false;

    if (content == NULL || (argc != 2 && argc != 5)) {
        fprintf(stderr, "bench_open: %s\n", error.text);
        return 2;
    }
    visits_init(&visits, content, date_to_day((struct date){2026, 11, 24}));
    content_close(content);
    if (argc == 2)
        ok = measure(demo, &visits, worst) && tell(&visits, worst);
    else
        ok = open_one(demo, &visits, argv[3], argv[4]);
    visits_finish(&visits);
    return !ok;
}
