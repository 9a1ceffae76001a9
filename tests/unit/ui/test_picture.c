/* SPDX-License-Identifier: MIT */
/* Pictures that are made when they come into sight. */
#include "ui/picture.h"

#include "gfx/image.h"
#include "ui/panel.h"

#include "unit/ui/probe.h"

#include <stdio.h>

enum { W = 200, H = 100 };

/* One red pixel. */
static const uint8_t dot_png[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D,
                                  0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
                                  0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xDE, 0x00, 0x00, 0x00,
                                  0x0F, 0x49, 0x44, 0x41, 0x54, 0x78, 0x01, 0x01, 0x04, 0x00, 0xFB, 0xFF,
                                  0x00, 0xFF, 0x00, 0x00, 0x03, 0x01, 0x01, 0x00, 0x8D, 0x1D, 0xE5, 0x82,
                                  0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

struct maker {
    int asked;
    bool none;
    struct size size;
    char name[20];
};

static struct image *make(void *ctx, const char *name, struct size size)
{
    struct maker *m = ctx;

    m->asked++;
    m->size = size;
    snprintf(m->name, sizeof m->name, "%s", name);
    return m->none ? NULL : image_decode_to(dot_png, sizeof dot_png, size, NULL);
}

static struct ui *start(void)
{
    struct ui *ui = ui_create(NULL);

    assert_true(ui_resize(ui, (struct size){W, H}, 268, 476));
    return ui;
}

static void paint_all(struct ui *ui)
{
    struct damage changed;

    view_mark(ui_view(ui), rect_make(0, 0, W, H));
    ui_paint(ui, &changed);
}

static void is_made_once_in_its_size(void **state)
{
    (void)state;
    struct ui *ui = start();
    struct maker m = {0};
    struct widget *layer = ui_page_layer(ui);
    struct panel *column = panel_create(ui_view(ui), layer, PANEL_COLUMN);

    column->across = PANEL_STRETCH;
    struct widget *picture =
        picture_later(ui_view(ui), &column->widget, "a.png", (struct size){160, 80}, 60, 0, make, &m);
    assert_int_equal(m.asked, 0);
    assert_string_equal(picture_name(picture), "a.png");
    paint_all(ui);
    paint_all(ui);
    assert_int_equal(m.asked, 1);
    assert_string_equal(m.name, "a.png");
    assert_true(m.size.w == 120 && m.size.h == 60); /* the shape of 160 x 80 */
    assert_int_equal(pixel(ui, W / 2, 30), 0xFF0000);
    ui_destroy(ui);
}

static void is_asked_once_when_there_is_none(void **state)
{
    (void)state;
    struct ui *ui = start();
    struct maker m = {.none = true};

    picture_later(ui_view(ui), ui_page_layer(ui), "b.png", (struct size){160, 80}, 60, 0, make, &m);
    paint_all(ui);
    paint_all(ui);
    assert_int_equal(m.asked, 1);
    assert_int_not_equal(pixel(ui, W / 2, H / 2), 0xFF0000);
    ui_destroy(ui);
}

/* Below the edge of the screen nobody asks for it. */
static void waits_out_of_sight(void **state)
{
    (void)state;
    struct ui *ui = start();
    struct maker m = {0};
    struct panel *column = panel_create(ui_view(ui), ui_page_layer(ui), PANEL_COLUMN);
    struct probe *above = probe_create(ui_view(ui), &column->widget, W, H);

    column->across = PANEL_STRETCH;
    picture_later(ui_view(ui), &column->widget, "c.png", (struct size){160, 80}, 60, 0, make, &m);
    paint_all(ui);
    assert_int_equal(m.asked, 0);
    widget_destroy(&above->widget);
    paint_all(ui);
    assert_int_equal(m.asked, 1);
    ui_destroy(ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_made_once_in_its_size),
        cmocka_unit_test(is_asked_once_when_there_is_none),
        cmocka_unit_test(waits_out_of_sight),
    };
    return cmocka_run_group_tests_name("ui/picture", tests, NULL, NULL);
}
