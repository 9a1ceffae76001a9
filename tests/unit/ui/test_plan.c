/* SPDX-License-Identifier: MIT */
/* A floor plan: rooms lie where the picture has them, and a name stands whole in its room or not at all. */
#include "ui/plan.h"

#include "gfx/image.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "unit/ui/probe.h"

#include <stdio.h>

static struct fonts *fonts;

enum { W = 1000, H = 1200, WHOLE = 10000 };

struct bench {
    struct ui *ui;
    struct view *view;
    struct plan *plan;
};

static struct image *picture(void)
{
    static char bytes[16384];
    struct error error = {0};
    FILE *file = fopen("tests/golden/hall/图片/一楼.png", "rbe");

    assert_non_null(file);
    size_t count = fread(bytes, 1, sizeof bytes, file);
    assert_int_equal(fclose(file), 0);
    struct image *image = image_decode(bytes, count, (struct size){0, 0}, &error);
    assert_non_null(image);
    return image;
}

static int start(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    b->ui = ui_create(fonts);
    b->view = ui_view(b->ui);
    assert_true(ui_resize(b->ui, (struct size){W, H}, 268, 322));
    struct panel *page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 0);
    b->plan = plan_create(b->view, &page->widget, picture(), H / 2);
    *state = b;
    return 0;
}

static int stop(void **state)
{
    struct bench *b = *state;

    ui_destroy(b->ui);
    test_free(b);
    return 0;
}

static void on_room(void *ctx, struct widget *w)
{
    *(int *)ctx = w->tag;
}

/* A room of so much of the plan, 1/10000 each way; gives its label. */
static struct widget *room(struct bench *b, int x, int w, int h, const char *name, int *tapped)
{
    plan_add_room(b->plan, rect_make(x, 0, w, h), name, HUE_CONTACT, on_room, tapped, x + 1);
    struct widget *all = CONTAINER_OF(ui_page_layer(b->ui)->children.next, struct widget, siblings);
    struct widget *plan = CONTAINER_OF(all->children.next, struct widget, siblings);
    struct widget *last = CONTAINER_OF(plan->children.prev, struct widget, siblings);

    return CONTAINER_OF(last->children.next, struct widget, siblings);
}

static void assert_whole(struct widget *name)
{
    struct size wanted = widget_measure(name, name->box.w);

    assert_false(name->hidden);
    assert_in_range(wanted.w, 1, name->box.w);
    assert_in_range(name->box.y, 0, name->parent->box.h);
    assert_true(name->box.y + wanted.h <= name->parent->box.h);
}

static void names_fit(void **state)
{
    struct bench *b = *state;
    int tapped = 0;
    struct widget *large = room(b, 0, 4000, WHOLE, "便民服务大厅", &tapped);
    struct widget *narrow = room(b, 4000, 1300, WHOLE, "退役军人服务站", &tapped);
    struct widget *low = room(b, 6000, 3000, 480, "饮水点", &tapped);
    struct widget *tiny = room(b, 9500, 300, 300, "饮水点", &tapped);

    paint_now(b->ui);
    assert_false(b->view->layout_stale); /* a size chosen while laying out asks for no new layout */
    assert_whole(large);
    assert_whole(narrow);
    assert_whole(low);
    assert_true(tiny->hidden);
    /* Larger where there is room for it. */
    assert_true(widget_measure(large, 10000).h > widget_measure(low, 10000).h);
    uint64_t now_us = 1000 * MS;
    struct rect box = widget_screen_box(tiny->parent);
    tap(b->ui, box.x + box.w / 2, box.y + box.h / 2, &now_us);
    assert_int_equal(tapped, 9501); /* without a name it is still a room */
}

/* The same room once it has become large enough. */
static void a_name_comes_back(void **state)
{
    struct bench *b = *state;
    int tapped = 0;
    struct widget *name = room(b, 0, 900, 900, "饮水点", &tapped);

    assert_true(ui_resize(b->ui, (struct size){W / 4, H / 4}, 268, 322));
    b->view->theme.type_px[TYPE_NOTE] *= 4;
    widget_invalidate(ui_page_layer(b->ui));
    paint_now(b->ui);
    assert_true(name->hidden);
    b->view->theme.type_px[TYPE_NOTE] /= 8;
    widget_invalidate(ui_page_layer(b->ui));
    paint_now(b->ui);
    assert_whole(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_fit, start, stop),
        cmocka_unit_test_setup_teardown(a_name_comes_back, start, stop),
    };
    struct error error = {0};

    fonts = fonts_open("fonts/manifest", &error);
    if (fonts == NULL)
        return 1;
    int result = cmocka_run_group_tests_name("ui/plan", tests, NULL, NULL);
    fonts_destroy(fonts);
    return result;
}
