/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_SCREENS_HALL_WORLD_H
#define KETING_TESTS_SCREENS_HALL_WORLD_H

/*
 * What the tests of the screens share: a hall with content of the test's own, a screen of any size, fingers,
 * and a clock that the test walks. The rounds do what the program does before it sleeps (app.c), without a
 * device.
 */

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/units.h"
#include "screens/hall.h"
#include "screens/session.h"
#include "store/content.h"
#include "store/content_writer.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- content ---- */

/* A path of its own in a folder of its own; world_close() removes both. */
struct stage {
    char folder[64], path[96];
    struct content_writer *writer;
};

static inline void stage_open(struct stage *stage)
{
    struct error error = {0};

    snprintf(stage->folder, sizeof stage->folder, "/tmp/keting-test-screens-XXXXXX");
    assert_non_null(mkdtemp(stage->folder));
    snprintf(stage->path, sizeof stage->path, "%s/content.db", stage->folder);
    stage->writer = content_writer_create(stage->path, &error);
    assert_string_equal(error.text, "");
}

static inline void stage_setting(struct stage *stage, const char *key, const char *value)
{
    assert_true(content_writer_setting(stage->writer, key, value));
}

static inline void stage_category(struct stage *stage, const char *name)
{
    struct category category = {
        .name = mem_strdup(name), .icon = mem_strdup("heart"), .summary = mem_strdup("")};

    assert_true(content_writer_category(stage->writer, &category));
    category_finish(&category);
}

/* Takes the service over. */
static inline void stage_service(struct stage *stage, struct service *service)
{
    assert_true(content_writer_service(stage->writer, service));
    service_destroy(service);
}

static inline struct service *plain_service(const char *category, int number)
{
    struct service *service = service_create();
    char *name = str_format("第%d件事", number);

    text_set(&service->name, name);
    text_set(&service->code, name);
    text_set(&service->category, category);
    text_set(&service->place, "一楼综合窗口");
    text_set(&service->hours, "工作日 9:00-17:00");
    mem_free(name);
    return service;
}

static inline struct notice *plain_notice(const char *title)
{
    struct notice *notice = notice_create();

    text_set(&notice->code, title);
    text_set(&notice->title, title);
    text_set(&notice->publisher, "居委会");
    text_set(&notice->body, "第一段。\n第二段。");
    notice->published_day = date_to_day((struct date){2026, 11, 20});
    notice->from_day = notice->until_day = notice->publicity_until = DAY_NONE;
    notice->stage = -1;
    return notice;
}

static inline void stage_notice(struct stage *stage, struct notice *notice)
{
    assert_true(content_writer_notice(stage->writer, notice));
    notice_destroy(notice);
}

static inline void stage_finish(struct stage *stage)
{
    struct error error = {0};
    bool ok = content_writer_finish(stage->writer, &error);

    assert_string_equal(error.text, "");
    assert_true(ok);
}

/* A hall as most tests want it: three categories, 40 services, this many notices. */
static inline void stage_usual(struct stage *stage, int notices)
{
    static const char *const categories[] = {"老年", "住房", "救助"};

    stage_open(stage);
    stage_setting(stage, "版本日期", "2026-11-20");
    for (size_t i = 0; i < ARRAY_LEN(categories); i++)
        stage_category(stage, categories[i]);
    for (int i = 0; i < 40; i++)
        stage_service(stage, plain_service(categories[i % 3], i + 1));
    for (int i = 0; i < notices; i++) {
        char *title = str_format("公告%d", i + 1);
        struct notice *notice = plain_notice(title);
        notice->published_day -= i; /* in this order */
        stage_notice(stage, notice);
        mem_free(title);
    }
    stage_finish(stage);
}

/* ---- the hall ---- */

struct world {
    struct stage *stage; /* NULL = no content */
    struct fonts *fonts;
    struct ui *ui;
    struct nav *nav;
    struct content *content;
    struct session *session;
    struct hall hall;
    uint64_t now_us;
};

static inline int64_t wall_of(const char *iso)
{
    int64_t wall;

    assert_true(date_parse_iso(iso, &wall));
    return wall;
}

/* What the program does before every sleep. */
static inline void world_round(struct world *w)
{
    struct damage changed;

    session_tick(w->session, w->now_us);
    hall_settle(&w->hall);
    ui_tick(w->ui, w->now_us);
    ui_paint(w->ui, &changed);
}

static inline void world_resize(struct world *w, int width_px, int height_px, double width_mm,
                                double height_mm)
{
    assert_true(ui_resize(w->ui, (struct size){width_px, height_px}, width_mm, height_mm));
}

static inline void world_open(struct world *w, struct stage *stage, struct size size, const char *problem)
{
    struct error error = {0};

    memset(w, 0, sizeof *w);
    w->stage = stage;
    w->fonts = fonts_open("fonts/manifest", &error);
    assert_string_equal(error.text, "");
    w->content = stage != NULL ? content_open(stage->path, &error) : NULL;
    assert_string_equal(error.text, "");
    w->ui = ui_create(w->fonts);
    w->nav = nav_create(w->ui);
    w->now_us = s_to_us(1000);
    hall_init(&w->hall, w->ui, w->nav, w->content, problem);
    w->hall.wall_s = wall_of("2026-11-24T09:24");
    w->session = session_create(&w->hall, w->now_us);
    bool portrait = size.h > size.w;
    world_resize(w, size.w, size.h, portrait ? 268 : 476, portrait ? 476 : 268);
    nav_push(w->nav, hall_first_page(&w->hall));
    world_round(w);
}

static inline void stage_remove(struct stage *stage)
{
    unlink(stage->path);
    rmdir(stage->folder);
}

static inline void world_close(struct world *w)
{
    session_destroy(w->session);
    nav_destroy(w->nav);
    hall_finish(&w->hall);
    ui_destroy(w->ui);
    content_close(w->content);
    fonts_destroy(w->fonts);
    if (w->stage != NULL)
        stage_remove(w->stage);
}

static inline const char *world_page(const struct world *w)
{
    return nav_top(w->nav)->class->name;
}

static inline bool world_shows(struct world *w, const char *text)
{
    struct point where;

    return ui_find_text(w->ui, text, false, &where);
}

static inline void world_finger(struct world *w, enum touch_kind kind, int slot, int x, int y)
{
    struct touch_event event = {kind, slot, (float)x, (float)y, w->now_us};

    session_touch(w->session, &event);
    ui_touch(w->ui, &event);
    world_round(w);
}

/* With a round of the loop between down and up, as on the glass; and as long after the one before that the
 * two are no double tap. */
static inline void world_tap_at(struct world *w, int x, int y)
{
    uint64_t since_us = w->now_us - ui_view(w->ui)->tapped.us;

    if (since_us < ms_to_us(350))
        w->now_us += ms_to_us(350) - since_us;
    world_finger(w, TOUCH_DOWN, 0, x, y);
    w->now_us += ms_to_us(60);
    world_round(w);
    world_finger(w, TOUCH_UP, 0, x, y);
}

static inline void world_tap(struct world *w, const char *text)
{
    struct point where;

    if (!ui_find_text(w->ui, text, true, &where))
        fail_msg("nothing to tap: %s", text);
    world_tap_at(w, where.x, where.y);
}

/* On to a time, waking up only when the session asks for it. Gives how often it did. */
static inline int world_walk_to(struct world *w, uint64_t to_us)
{
    int wakeups = 0;

    for (;;) {
        uint64_t next = session_deadline(w->session);
        if (next > to_us)
            break;
        if (next < w->now_us || wakeups > 1000)
            fail_msg("asks for a time that has passed, again and again");
        w->now_us = next;
        wakeups++;
        world_round(w);
    }
    w->now_us = to_us;
    return wakeups;
}

static inline int world_walk(struct world *w, uint64_t by_us)
{
    return world_walk_to(w, w->now_us + by_us);
}

#endif
