/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_UI_WRITING_H
#define KETING_TESTS_UI_WRITING_H

/* What the tests of the writer share: a writer in a box of a screen, and fingers that look for keys by
 * what they say. */

#include "base/str.h"
#include "gfx/font.h"
#include "ime/hand.h"
#include "ime/pinyin.h"
#include "ime/rare.h"
#include "ui/view.h"
#include "ui/writer.h"

#include "unit/ui/probe.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

static struct fonts *fonts;
static struct hand *hand;
static struct pinyin *pinyin;
static struct rare *rare;

/* Parent that gives its only child one box. */
struct room {
    struct widget widget;
    struct rect box;
};

static void room_layout(struct widget *w)
{
    list_for_each(link, &w->children)
        widget_place(CONTAINER_OF(link, struct widget, siblings), CONTAINER_OF(w, struct room, widget)->box);
}

static const struct widget_class room_class = {.name = "room", .layout = room_layout};

struct desk {
    struct ui *ui;
    struct view *view;
    struct room *room;
    struct writer *writer;
    struct writer_config config;
    uint64_t now_us;
    int changes, clicks;
    char told[4096];   /* by changed() */
    char strokes[8192]; /* by unfound() */
    enum writer_pad chosen;
};

static void desk_changed(void *ctx, const char *text)
{
    struct desk *d = ctx;

    d->changes++;
    snprintf(d->told, sizeof d->told, "%s", text);
}

static void desk_unfound(void *ctx, const char *strokes)
{
    struct desk *d = ctx;

    snprintf(d->strokes, sizeof d->strokes, "%s", strokes);
}

static void desk_clicked(void *ctx)
{
    ((struct desk *)ctx)->clicks++;
}

static void desk_pad_chosen(void *ctx, enum writer_pad pad)
{
    ((struct desk *)ctx)->chosen = pad;
}

static inline void desk_open(struct desk *d, struct size px, double width_mm, double height_mm,
                             enum theme_mode mode, enum writer_kind kind, enum writer_pad pad, int max)
{
    memset(d, 0, sizeof *d);
    d->now_us = 1000 * MS;
    d->chosen = WRITER_SYMBOLS;
    d->ui = ui_create(fonts);
    d->view = ui_view(d->ui);
    ui_set_mode(d->ui, mode);
    assert_true(ui_resize(d->ui, px, width_mm, height_mm));
    d->room = widget_create(&room_class, sizeof *d->room, d->view, ui_page_layer(d->ui));
    d->room->box = rect_make(0, 0, px.w, px.h);
    d->config = (struct writer_config){.kind = kind,
                                       .pad = pad,
                                       .hand = hand,
                                       .pinyin = pinyin,
                                       .tolerant = PINYIN_TOLERANT,
                                       .rare = rare,
                                       .hue = HUE_SELF,
                                       .max_chars = max,
                                       .hint = "例如 孟庆海",
                                       .changed = desk_changed,
                                       .pad_chosen = desk_pad_chosen,
                                       .unfound = desk_unfound,
                                       .clicked = desk_clicked,
                                       .ctx = d};
}

static inline void desk_write(struct desk *d, const char *text)
{
    struct damage changed;

    d->writer = writer_create(d->view, &d->room->widget, &d->config, text);
    ui_paint(d->ui, &changed);
}

/* An upright panel of 21.5 inches. */
static inline void desk_upright(struct desk *d, enum writer_kind kind, enum writer_pad pad, int max)
{
    desk_open(d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, kind, pad, max);
    d->room->box = rect_make(48, 480, 984, 1200);
    desk_write(d, "");
}

static inline void desk_close(struct desk *d)
{
    ui_destroy(d->ui);
}

static inline bool desk_finds(struct desk *d, const char *label, struct point *where)
{
    struct damage changed;

    ui_paint(d->ui, &changed);
    return ui_find_key(d->ui, label, where);
}

static inline bool desk_shows(struct desk *d, const char *label)
{
    struct point where;

    return desk_finds(d, label, &where);
}

static inline void press(struct desk *d, const char *label)
{
    struct point at;

    if (!desk_finds(d, label, &at)) {
        struct str all;
        str_init(&all);
        ui_dump_text(d->ui, &all);
        fail_msg("no key %s among:\n%s", label, str_text(&all));
    }
    tap(d->ui, at.x, at.y, &d->now_us);
}

static inline void hold(struct desk *d, const char *label)
{
    struct point at;

    assert_true(desk_finds(d, label, &at));
    finger(d->ui, TOUCH_DOWN, at.x, at.y, d->now_us);
    d->now_us += 1500 * MS;
    ui_tick(d->ui, d->now_us);
    finger(d->ui, TOUCH_UP, at.x, at.y, d->now_us);
    d->now_us += 300 * MS;
}

static inline void type(struct desk *d, const char *letters)
{
    for (const char *p = letters; *p != '\0'; p++) {
        char key[2] = {*p, '\0'};
        press(d, *p == '\'' ? "分词" : key);
    }
}

/* Opens the page of all candidates where it takes that, and pages on. */
static inline void choose(struct desk *d, const char *text)
{
    if (!desk_shows(d, text) && desk_shows(d, "▼"))
        press(d, "▼");
    while (!desk_shows(d, text) && desk_shows(d, "下一页"))
        press(d, "下一页");
    press(d, text);
    if (desk_shows(d, "收起"))
        press(d, "收起");
}

#define ASSERT_TEXT(d, wanted) \
    do { \
        assert_string_equal(writer_text((d)->writer), wanted); \
        assert_string_equal((d)->told, wanted); \
    } while (0)

/* Files of the build this test belongs to: build/test/ui/test_x beside build/hand.dat. */
static inline void data_path(char *path, size_t bytes, const char *name)
{
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    assert_true(length > 0);
    self[length] = '\0';
    snprintf(path, bytes, "%s/../../%s", dirname(self), name);
}

static inline int writing_start(void **state)
{
    struct error error = {0};
    char path[PATH_MAX + 32];

    (void)state;
    fonts = fonts_open("fonts/manifest", &error);
    data_path(path, sizeof path, "hand.dat");
    hand = hand_open(path);
    data_path(path, sizeof path, "pinyin.dat");
    pinyin = pinyin_open(path);
    data_path(path, sizeof path, "rare.dat");
    rare = rare_open(path);
    return fonts != NULL && hand != NULL && pinyin != NULL && rare != NULL ? 0 : -1;
}

static inline int writing_stop(void **state)
{
    (void)state;
    rare_close(rare);
    pinyin_close(pinyin);
    hand_close(hand);
    fonts_destroy(fonts);
    return 0;
}

#endif
