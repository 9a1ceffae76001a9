/* SPDX-License-Identifier: MIT */
#include "ui/label.h"

#include "gfx/icon.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "unit/ui/probe.h"

static struct fonts *fonts;

enum { W = 600, H = 800 };

struct bench {
    struct ui *ui;
    struct view *view;
    struct panel *page;
};

static int start(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    b->ui = ui_create(fonts);
    b->view = ui_view(b->ui);
    assert_true(ui_resize(b->ui, (struct size){W, H}, 268, 357));
    b->page = panel_stack(b->view, ui_page_layer(b->ui), PANEL_COLUMN, 10);
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

static struct widget *add(struct bench *b, const char *text)
{
    return label_create(b->view, &b->page->widget, text, TYPE_BODY, FONT_REGULAR, 0xFF000000);
}

/* First and one past the last column with ink in a box; false = none. */
static bool ink(struct bench *b, struct rect box, int *from, int *to)
{
    uint32_t ground = ui_theme(b->ui)->ground & 0xFFFFFF;

    *from = W;
    *to = 0;
    for (int y = box.y; y < box.y + box.h; y++)
        for (int x = box.x; x < box.x + box.w; x++)
            if (pixel(b->ui, x, y) != ground) {
                *from = min_int(*from, x);
                *to = max_int(*to, x + 1);
            }
    return *from < *to;
}

static void test_wraps_in_its_width(void **state)
{
    struct bench *b = *state;
    struct widget *label = add(b, "身份证到期前三个月内，可以到社区服务窗口办理换领手续，请带上户口簿。");
    int line = theme_style(ui_theme(b->ui), TYPE_BODY, FONT_REGULAR).line_px;

    int narrow = widget_measure(label, 200).h, wide = widget_measure(label, 5000).h;
    assert_int_equal(wide, line);
    assert_true(narrow >= 3 * line && narrow % line == 0);
    label_set_style(label, TEXT_LEFT, 2, 0);
    assert_int_equal(widget_measure(label, 200).h, 2 * line);
    label_set_single(label);
    assert_int_equal(widget_measure(label, 200).h, line);
    assert_true(widget_measure(label, 200).w > 200);
}

/* A row gives a label the width it asked for; in that width it must not break another way. */
static void test_own_width_is_enough(void **state)
{
    static const char *const texts[] = {"上一页",      "2 / 5",          "周一至周五 9:00-17:30", "WiFi 密码：88886666",
                                        "“您好”，请坐。", "(010) 6521-2345", "e",                     "办事，活动；公告……",
                                        "Ⅰ类 №3 ½ 公里", ""};
    struct bench *b = *state;

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        for (int type = 0; type < TYPES; type++)
            for (int weight = 0; weight < FONT_WEIGHTS; weight++) {
                struct widget *label =
                    label_create(b->view, &b->page->widget, texts[i], (enum theme_type)type,
                                 (enum font_weight)weight, 0xFF000000);
                struct size wide = widget_measure(label, 20000);
                struct size own = widget_measure(label, wide.w);
                if (own.w != wide.w || own.h != wide.h)
                    fail_msg("%s: %dx%d, then %dx%d", texts[i], wide.w, wide.h, own.w, own.h);
                widget_destroy(label);
            }
}

static void test_text_of_the_same_size_moves_nothing(void **state)
{
    struct bench *b = *state;
    struct widget *label = add(b, "今天九点"), *below = add(b, "下面");

    paint_now(b->ui);
    int y = below->box.y;
    label_set_text(label, "明天八点");
    assert_false(b->view->layout_stale);
    struct damage changed = paint_now(b->ui);
    assert_int_equal(changed.count, 1);
    assert_true(rect_same(changed.box[0], widget_visible_box(label)));
    assert_picture_is_fresh(b->ui);
    label_set_text(label, "明天八点");
    assert_false(ui_needs_paint(b->ui));
    label_set_text(label, "一\n二");
    assert_true(b->view->layout_stale);
    paint_now(b->ui);
    assert_true(below->box.y > y);
    label_set_text(label, "三\n四");
    label_set_text(label, "三"); /* twice before a picture */
    paint_now(b->ui);
    assert_int_equal(below->box.y, y);
    assert_picture_is_fresh(b->ui);
}

/* A least size hides small changes of the text's own size. */
static void test_least_size_spares_a_layout(void **state)
{
    struct bench *b = *state;
    struct widget *label = add(b, "1 / 9");

    label_set_single(label);
    label->least = (struct size){400, 100};
    paint_now(b->ui);
    label_set_text(label, "10 / 12");
    assert_false(b->view->layout_stale);
    assert_picture_is_fresh(b->ui);
}

static void test_alignment(void **state)
{
    struct bench *b = *state;
    int from, to;

    for (int single = 0; single < 2; single++)
        for (int align = TEXT_LEFT; align <= TEXT_RIGHT; align++) {
            widget_destroy_children(&b->page->widget);
            struct widget *label = add(b, "居民会客厅");
            label_set_style(label, (enum text_align)align, 0, 0);
            if (single)
                label_set_single(label);
            paint_now(b->ui);
            assert_int_equal(label->box.w, W);
            assert_true(ink(b, label->box, &from, &to));
            int left = from, right = W - to;
            if (align == TEXT_LEFT)
                assert_true(left < 8 && right > 300);
            else if (align == TEXT_RIGHT)
                assert_true(right < 8 && left > 300);
            else
                assert_in_range(left - right + 8, 0, 16);
        }
}

static void test_colour_is_looks_only(void **state)
{
    struct bench *b = *state;
    struct widget *label = add(b, "红");
    int from, to;

    paint_now(b->ui);
    label_set_color(label, 0xFFB3261E);
    assert_false(b->view->layout_stale);
    assert_true(ui_needs_paint(b->ui));
    paint_now(b->ui);
    assert_picture_is_fresh(b->ui);
    label_set_text(label, "");
    paint_now(b->ui);
    assert_false(ink(b, rect_make(0, 0, W, H), &from, &to));
}

static void test_icons(void **state)
{
    struct bench *b = *state;
    struct widget *icon = picture_icon(b->view, &b->page->widget, "home", 64, 0xFF000000);
    struct widget *none = picture_icon(b->view, &b->page->widget, "no-such-icon", 40, 0xFF000000);
    int from, to;

    assert_non_null(icon_find("home"));
    assert_non_null(icon_find("chevron-up"));
    assert_non_null(icon_find("chevron-down"));
    paint_now(b->ui);
    assert_int_equal(icon->box.h, 64);
    assert_int_equal(none->box.h, 40);
    assert_true(ink(b, widget_visible_box(icon), &from, &to));
    assert_true(from >= (W - 64) / 2 && to <= (W + 64) / 2); /* in the middle of what it got */
    assert_false(ink(b, widget_visible_box(none), &from, &to));
    picture_set_color(icon, 0xFFFF0000);
    assert_true(ui_needs_paint(b->ui));
    assert_picture_is_fresh(b->ui);
}

static int open_fonts(void **state)
{
    struct error error = {0};

    (void)state;
    fonts = fonts_open("fonts/manifest", &error);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

int main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_wraps_in_its_width),
        TEST(test_own_width_is_enough),
        TEST(test_text_of_the_same_size_moves_nothing),
        TEST(test_least_size_spares_a_layout),
        TEST(test_alignment),
        TEST(test_colour_is_looks_only),
        TEST(test_icons),
    };

    return cmocka_run_group_tests_name("ui/label", tests, open_fonts, close_fonts);
}
