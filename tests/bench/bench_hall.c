/* SPDX-License-Identifier: MIT */
#include "bench_hall.h"

#include "page.h"

#include "base/date.h"
#include "base/error.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "gfx/font.h"
#include "ime/hand.h"
#include "ime/pinyin.h"
#include "store/content_hall.h"
#include "store/requests.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LEG_FRAMES = 40, SLOP_PX = 40, REST_FRAMES = 20 };

static void frame(struct bench_hall *h, struct damage *changed)
{
    h->now_us += BENCH_FRAME_US;
    ui_tick(h->ui, h->now_us);
    hall_settle(&h->hall);
    ui_paint(h->ui, changed);
}

static void paint(struct bench_hall *h)
{
    struct damage changed;

    frame(h, &changed);
}

void bench_hall_frame(struct bench_hall *h)
{
    paint(h);
}

struct bench_hall *bench_hall_create(const char *content)
{
    return bench_hall_create_in(content, THEME_STANDARD, false);
}

static bool set_screen(struct bench_hall *h, bool landscape)
{
    if (landscape)
        return ui_resize(h->ui, (struct size){PAGE_HEIGHT, PAGE_WIDTH}, PAGE_HEIGHT_MM, PAGE_WIDTH_MM);
    return ui_resize(h->ui, (struct size){PAGE_WIDTH, PAGE_HEIGHT}, PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
}

struct bench_hall *bench_hall_create_in(const char *content, enum theme_mode mode, bool landscape)
{
    struct bench_hall *h = mem_zalloc(sizeof *h);
    struct error error = {0};
    struct date day = {2026, 11, 24};

    h->fonts = fonts_open("fonts/manifest", &error);
    h->content = h->fonts != NULL ? content_open(content, &error) : NULL;
    if (h->content == NULL) {
        fprintf(stderr, "bench: %s\n", error.text);
        bench_hall_destroy(h);
        return NULL;
    }
    h->glass = mem_calloc((size_t)PAGE_WIDTH * PAGE_HEIGHT, sizeof *h->glass);
    h->now_us = 1000000;
    h->ui = ui_create(h->fonts);
    h->nav = nav_create(h->ui);
    hall_init(&h->hall, h->ui, h->nav, h->content, "");
    h->hall.wall_s = date_to_day(day) * INT64_C(86400) + 9 * 3600;
    h->hall.mode = mode;
    ui_set_mode(h->ui, mode);
    if (!set_screen(h, landscape)) {
        bench_hall_destroy(h);
        return NULL;
    }
    bench_hall_open(h, hall_first_page(&h->hall));
    return h;
}

/* hand.dat and pinyin.dat lie beside the content. */
static void open_writing(struct bench_hall *h, const char *content)
{
    const char *slash = strrchr(content, '/');
    int length = slash != NULL ? (int)(slash + 1 - content) : 0;
    char *hand = str_format("%.*shand.dat", length, content);
    char *pinyin = str_format("%.*spinyin.dat", length, content);

    h->hall.hand = h->hand = hand_open(hand);
    h->hall.pinyin = h->pinyin = pinyin_open(pinyin);
    mem_free(hand);
    mem_free(pinyin);
}

bool bench_hall_requests(struct bench_hall *h, const char *content)
{
    struct seal_public key = {.key = {9}, .prefix = "QY"};
    struct answers none = {0};
    struct request_receipt receipt;
    struct error error = {0};
    const char *form = content_form_count(h->content) > 0 ? content_form(h->content, 0)->code : "";
    struct submission one = {.token = {1},
                             .form = form,
                             .form_version = "1",
                             .consent_version = "1",
                             .topic = "",
                             .answers = &none,
                             .due_day = hall_today(&h->hall) + 3,
                             .keep_days = 30,
                             .wall_s = h->hall.wall_s};

    snprintf(h->folder, sizeof h->folder, "/tmp/keting-bench-XXXXXX");
    if (mkdtemp(h->folder) == NULL || !seal_init())
        return false;
    log_set_level(LOG_LEVEL_WARN); /* which numbers it begins with does not matter here */
    h->hall.requests = h->requests = requests_open(h->folder, &key, &error);
    open_writing(h, content);
    return h->requests != NULL && requests_submit(h->requests, &one, &receipt, &error) == SUBMIT_OK;
}

static void close_requests(struct bench_hall *h)
{
    static const char *const files[] = {"requests.db", "requests.db-wal", "requests.db-shm", "receipts"};
    char path[128];

    requests_close(h->requests);
    hand_close(h->hand);
    pinyin_close(h->pinyin);
    if (h->folder[0] == '\0')
        return;
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        snprintf(path, sizeof path, "%s/%s", h->folder, files[i]);
        unlink(path);
    }
    rmdir(h->folder);
}

void bench_hall_destroy(struct bench_hall *h)
{
    if (h == NULL)
        return;
    nav_destroy(h->nav);
    hall_finish(&h->hall);
    ui_destroy(h->ui);
    close_requests(h);
    content_close(h->content);
    fonts_destroy(h->fonts);
    mem_free(h->glass);
    mem_free(h);
}

void bench_hall_open(struct bench_hall *h, struct page *page)
{
    nav_push(h->nav, page);
    paint(h);
}

void bench_hall_home(struct bench_hall *h)
{
    nav_home(h->nav);
    paint(h);
}

void bench_hall_redraw(struct bench_hall *h)
{
    struct size size = ui_view(h->ui)->size;

    view_mark(ui_view(h->ui), rect_make(0, 0, size.w, size.h));
    paint(h);
}

static void touch(struct bench_hall *h, enum touch_kind kind)
{
    struct touch_event event = {.kind = kind, .x = PAGE_WIDTH / 2, .y = h->finger_y, .time_us = h->now_us};

    ui_touch(h->ui, &event);
}

void bench_hall_finger_down(struct bench_hall *h)
{
    struct damage changed;

    h->finger_y = PAGE_HEIGHT / 2;
    touch(h, TOUCH_DOWN);
    frame(h, &changed);
    h->finger_y -= SLOP_PX;
    touch(h, TOUCH_MOVE);
    frame(h, &changed);
}

static void copy_out(struct bench_hall *h, const struct damage *changed)
{
    struct pixels from = ui_pixels(h->ui);

    for (int i = 0; i < changed->count; i++) {
        struct rect box = changed->box[i];
        for (int y = box.y; y < box.y + box.h; y++)
            memcpy(h->glass + (size_t)y * PAGE_WIDTH + box.x, pixels_row(&from, y) + box.x,
                   (size_t)box.w * 4);
    }
}

bool bench_hall_scroll(struct bench_hall *h, int dy_px, bool copy)
{
    struct damage changed;

    h->finger_y += (float)dy_px;
    touch(h, TOUCH_MOVE);
    frame(h, &changed);
    if (copy)
        copy_out(h, &changed);
    return !damage_empty(&changed);
}

void bench_hall_finger_up(struct bench_hall *h)
{
    for (int i = 0; i < REST_FRAMES; i++)
        bench_hall_scroll(h, 0, false);
    touch(h, TOUCH_UP);
    paint(h);
}

int bench_hall_scroll_to_and_fro(struct bench_hall *h, int frames)
{
    int painted = 0;

    for (int i = 0; i < frames; i++)
        painted += bench_hall_scroll(h, i / LEG_FRAMES % 2 == 0 ? -BENCH_STEP_PX : BENCH_STEP_PX, false);
    return painted;
}
