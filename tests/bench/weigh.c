/* SPDX-License-Identifier: MIT */
/*
 * Stands at the end of the program (the linker's --wrap) in a copy of it: before it ends, every page of its
 * content is visited in both modes, then the kernel is asked what the process weighs. Counted is the whole
 * process: code and libraries, fonts and content as far as they are mapped, both buffers of the display in
 * memory, heap. PSS: what it shares with other processes counts in part.
 */
#include "bench.h"
#include "visits.h"

#include "app/app.h"
#include "page.h"
#include "pages.h"
#include "screens/hall.h"
#include "ui/nav.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define GOAL_MB 48.0

static struct hall *hall;

void __real_hall_init(struct hall *h, struct ui *ui, struct nav *nav, struct content *content,
                      const char *problem);
void __wrap_hall_init(struct hall *h, struct ui *ui, struct nav *nav, struct content *content,
                      const char *problem);
int __real_app_destroy(struct app *app);
int __wrap_app_destroy(struct app *app);

void __wrap_hall_init(struct hall *h, struct ui *ui, struct nav *nav, struct content *content,
                      const char *problem)
{
    __real_hall_init(h, ui, nav, content, problem);
    hall = h;
}

static bool visit(struct app *app, const struct visit *visit)
{
    struct page *page = visit_open(visit, hall);

    nav_push(hall->nav, page);
    bool ok = app_settle(app);
    for (int i = 0; visit->kind == VISIT_IDLE && i < idle_page_slides(page); i++) {
        idle_page_turn(page);
        ok = app_settle(app) && ok;
    }
    nav_home(hall->nav);
    return app_settle(app) && ok;
}

/* Of smaps_rollup, MB; -1 = not said. */
static double weight_mb(const char *what)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "re");
    char line[200];
    size_t n = strlen(what);
    double kb = -1024;

    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, what, n) == 0 && line[n] == ':')
            sscanf(line + n + 1, "%lf", &kb);
    if (file != NULL)
        fclose(file);
    return kb / 1024;
}

static int visit_all(struct app *app, double *most_mb)
{
    struct visits visits;
    int pages = 0;

    visits_init(&visits, hall->content, hall_today(hall));
    for (int i = 0; i < visits.count; i++) {
        pages += visits.item[i].tap == NULL && visit(app, &visits.item[i]);
        *most_mb = fmax(*most_mb, weight_mb("Pss"));
    }
    visits_finish(&visits);
    return pages;
}

int __wrap_app_destroy(struct app *app)
{
    char remark[200];

    double before = weight_mb("Pss"), most = 0;
    int pages = visit_all(app, &most);
    hall_want_mode(hall, THEME_ELDER);
    pages += visit_all(app, &most);
    snprintf(remark, sizeof remark,
             "%d pages at %dx%d; on the way at most %.1f; %.1f anonymous, RSS %.1f; home at first %.1f",
             pages, PAGE_WIDTH, PAGE_HEIGHT, most, weight_mb("Pss_Anon"), weight_mb("Rss"), before);
    bool ok = bench_row("PSS after every page was visited in both modes", weight_mb("Pss"), GOAL_MB, "MB",
                        remark);
    return __real_app_destroy(app) != 0 || !ok;
}
