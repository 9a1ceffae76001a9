/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_UI_PROBE_H
#define KETING_TESTS_UI_PROBE_H

/* What the tests of the widget tree share: a widget that counts what is done to it, and fingers on a ui. */

#include "gfx/paint.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct probe {
    struct widget widget;
    struct size wants;
    bool wraps; /* wants.w px of text in lines of wants.h */
    color_t color;
    const char *text;
    int measured, painted;
};

/* Pixels that all probes have painted since this was set to 0. */
static long probe_pixels;

static inline struct probe *probe_of(struct widget *w)
{
    return CONTAINER_OF(w, struct probe, widget);
}

static inline struct size probe_measure(struct widget *w, int width_px)
{
    struct probe *p = probe_of(w);
    int width = max_int(1, width_px);

    p->measured++;
    if (!p->wraps)
        return p->wants;
    return (struct size){min_int(p->wants.w, width), (p->wants.w + width - 1) / width * p->wants.h};
}

static inline void probe_paint(struct widget *w, const struct painter *p)
{
    struct rect seen =
        rect_intersect(rect_move(rect_make(0, 0, w->box.w, w->box.h), p->origin.x, p->origin.y), p->clip);

    probe_of(w)->painted++;
    probe_pixels += (long)seen.w * seen.h;
    if (probe_of(w)->color != 0)
        paint_fill(p, rect_make(0, 0, w->box.w, w->box.h), probe_of(w)->color + (w->pressed ? 0x404040 : 0));
}

static inline const char *probe_text(const struct widget *w)
{
    return CONTAINER_OF(w, const struct probe, widget)->text;
}

static const struct widget_class probe_class = {
    .name = "probe", .measure = probe_measure, .paint = probe_paint, .text = probe_text};

static inline struct probe *probe_create(struct view *view, struct widget *parent, int w, int h)
{
    struct probe *p = widget_create(&probe_class, sizeof *p, view, parent);

    p->wants = (struct size){w, h};
    return p;
}

static inline void view_fake(struct view *view, int w, int h)
{
    memset(view, 0, sizeof *view);
    list_init(&view->animated);
    view->size = (struct size){w, h};
}

#define ASSERT_BOX(r, x_, y_, w_, h_) \
    do { \
        struct rect r_ = (r); \
        if (!rect_same(r_, rect_make(x_, y_, w_, h_))) \
            fail_msg("box is %d,%d %dx%d", r_.x, r_.y, r_.w, r_.h); \
    } while (0)

/* ---- fingers ---- */

enum { MS = 1000 };

static inline void finger(struct ui *ui, enum touch_kind kind, int x, int y, uint64_t now_us)
{
    struct touch_event e = {kind, 0, (float)x, (float)y, now_us};

    ui_touch(ui, &e);
}

static inline void tap(struct ui *ui, int x, int y, uint64_t *now_us)
{
    finger(ui, TOUCH_DOWN, x, y, *now_us);
    *now_us += 50 * MS;
    finger(ui, TOUCH_UP, x, y, *now_us);
    *now_us += 300 * MS;
}

/* In steps of 10 ms; rest: the finger stops before it is lifted, so nothing is flung. */
static inline void drag(struct ui *ui, int x, int from, int to, int steps, bool rest, uint64_t *now_us)
{
    finger(ui, TOUCH_DOWN, x, from, *now_us);
    for (int i = 1; i <= steps; i++) {
        *now_us += 10 * MS;
        finger(ui, TOUCH_MOVE, x, from + (to - from) * i / steps, *now_us);
    }
    *now_us += rest ? 200 * MS : 1 * MS;
    finger(ui, TOUCH_UP, x, to, *now_us);
}

/* ---- pictures ---- */

static inline uint32_t pixel(struct ui *ui, int x, int y)
{
    struct pixels p = ui_pixels(ui);

    return pixels_row(&p, y)[x] & 0xFFFFFF;
}

static inline uint32_t *picture_copy(struct ui *ui)
{
    struct pixels p = ui_pixels(ui);
    uint32_t *copy = test_malloc((size_t)p.width * (size_t)p.height * sizeof *copy);

    for (int y = 0; y < p.height; y++)
        memcpy(copy + (size_t)y * (size_t)p.width, pixels_row(&p, y), (size_t)p.width * sizeof *copy);
    return copy;
}

/* Number of the first row that differs; -1 = the same picture. */
static inline int picture_differs(struct ui *ui, const uint32_t *copy)
{
    struct pixels p = ui_pixels(ui);

    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            if ((pixels_row(&p, y)[x] ^ copy[(size_t)y * (size_t)p.width + (size_t)x]) & 0xFFFFFF)
                return y;
    return -1;
}

static inline struct damage paint_now(struct ui *ui)
{
    struct damage changed;

    ui_paint(ui, &changed);
    return changed;
}

/* Paints what is stale, then everything; the second picture must be the first. */
static inline void assert_picture_is_fresh(struct ui *ui)
{
    struct damage changed;

    ui_paint(ui, &changed);
    uint32_t *before = picture_copy(ui);
    view_mark(ui_view(ui), rect_make(0, 0, 1 << 20, 1 << 20));
    ui_paint(ui, &changed);
    int row = picture_differs(ui, before);
    test_free(before);
    if (row >= 0)
        fail_msg("a full repaint differs from row %d on", row);
}

#endif
