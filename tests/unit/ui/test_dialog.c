/* SPDX-License-Identifier: MIT */
#include "ui/dialog.h"

#include "base/error.h"
#include "base/str.h"

#include "unit/ui/probe.h"

static struct fonts *fonts;

struct bench {
    struct ui *ui;
    struct view *view;
    struct dialog *dialog;
    int yes, no, below;
    bool closes;
    uint64_t now_us;
};

static void on_yes(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    (void)w;
    b->yes++;
    if (b->closes)
        dialog_close(b->dialog);
}

static void on_no(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    (void)w;
    b->no++;
}

static void on_below(void *ctx, struct widget *w)
{
    struct bench *b = ctx;

    (void)w;
    b->below++;
}

static const struct dialog_text question = {.icon = "hourglass",
                                            .title = "您还在看吗？",
                                            .body = "20 秒后回到首页，让给下一位邻居。",
                                            .yes = "继续看",
                                            .no = "回首页"};

static void start(struct bench *b, struct size px, enum theme_mode mode, const struct dialog_text *text)
{
    memset(b, 0, sizeof *b);
    b->ui = ui_create(fonts);
    b->view = ui_view(b->ui);
    b->now_us = 1000 * MS;
    assert_true(ui_resize(b->ui, px, 0, 0));
    ui_set_mode(b->ui, mode);
    struct probe *below = probe_create(b->view, ui_page_layer(b->ui), 10, 10);
    below->color = 0xFF1F5FA8;
    below->widget.on_tap = on_below;
    below->widget.ctx = b;
    b->dialog = dialog_open(b->view, ui_dialog_layer(b->ui), text, on_yes, on_no, b);
    paint_now(b->ui);
}

static void press(struct bench *b, const char *text)
{
    struct point at;

    if (!ui_find_text(b->ui, text, true, &at))
        fail_msg("%s cannot be tapped", text);
    tap(b->ui, at.x, at.y, &b->now_us);
}

static void test_answers(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, THEME_STANDARD, &question);
    press(&b, "继续看");
    press(&b, "回首页");
    press(&b, "继续看");
    assert_int_equal(b.yes, 2);
    assert_int_equal(b.no, 1);
    assert_int_equal(b.below, 0);
    ui_destroy(b.ui);
}

static void test_swallows_what_is_beside_it(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, THEME_STANDARD, &question);
    uint32_t dimmed = pixel(b.ui, 20, 20);
    assert_true(dimmed != 0x1F5FA8);
    tap(b.ui, 20, 20, &b.now_us);
    tap(b.ui, 1079, 1919, &b.now_us);
    tap(b.ui, 540, 960, &b.now_us); /* the card itself */
    assert_int_equal(b.yes + b.no + b.below, 0);
    dialog_close(b.dialog);
    paint_now(b.ui);
    assert_int_equal(pixel(b.ui, 20, 20), 0x1F5FA8);
    tap(b.ui, 20, 20, &b.now_us);
    assert_int_equal(b.below, 1);
    dialog_close(NULL);
    ui_destroy(b.ui);
}

static void test_closes_from_its_own_answer(void **state)
{
    struct bench b;

    (void)state;
    start(&b, (struct size){1080, 1920}, THEME_STANDARD, &question);
    b.closes = true;
    press(&b, "继续看");
    assert_int_equal(b.yes, 1);
    assert_picture_is_fresh(b.ui);
    assert_int_equal(pixel(b.ui, 540, 960), 0x1F5FA8);
    ui_destroy(b.ui);
}

static void test_one_answer_and_no_icon(void **state)
{
    struct dialog_text text = {.title = "求助", .body = "请到服务台。", .yes = "知道了"};
    struct bench b;
    struct point at;

    (void)state;
    start(&b, (struct size){1920, 1080}, THEME_ELDER, &text);
    assert_false(ui_find_text(b.ui, "回首页", false, &at));
    press(&b, "知道了");
    assert_int_equal(b.yes, 1);
    ui_destroy(b.ui);
}

/* The seconds count down without a new layout as long as the text is as long as before. */
static void test_countdown_is_cheap(void **state)
{
    struct bench b;
    struct point at;

    (void)state;
    start(&b, (struct size){1080, 1920}, THEME_STANDARD, &question);
    dialog_set_body(b.dialog, "19 秒后回到首页，让给下一位邻居。");
    assert_false(b.view->layout_stale);
    assert_true(ui_find_text(b.ui, "19 秒", false, &at));
    struct damage changed = paint_now(b.ui);
    assert_int_equal(changed.count, 1);
    assert_true(changed.box[0].h < 400);
    assert_picture_is_fresh(b.ui);
    dialog_set_body(b.dialog, "一\n二\n三\n四");
    assert_true(b.view->layout_stale);
    assert_picture_is_fresh(b.ui);
    ui_destroy(b.ui);
}

/* However long the text: the answers stay on the glass. */
static void test_answers_stay_on_the_glass(void **state)
{
    static const struct size sizes[] = {{1080, 1920}, {1920, 1080}, {800, 480}, {480, 800}, {3840, 2160}};
    struct dialog_text text = question;
    struct str body = {0};
    struct bench b;

    (void)state;
    for (int i = 0; i < 40; i++)
        str_add(&body, "这是一段很长的说明文字，");
    for (int lengthy = 0; lengthy < 2; lengthy++)
        for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
            for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
                text.body = lengthy ? str_text(&body) : question.body;
                start(&b, sizes[i], (enum theme_mode)mode, &text);
                struct point at;
                if (!ui_find_text(b.ui, "继续看", true, &at) || at.y > sizes[i].h - 20)
                    fail_msg("answer at %d of %dx%d, mode %d, long %d", at.y, sizes[i].w, sizes[i].h, mode,
                             lengthy);
                press(&b, "继续看");
                press(&b, "回首页");
                assert_int_equal(b.yes, 1);
                assert_int_equal(b.no, 1);
                ui_destroy(b.ui);
            }
    str_finish(&body);
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_swallows_what_is_beside_it),
        cmocka_unit_test(test_closes_from_its_own_answer),
        cmocka_unit_test(test_one_answer_and_no_icon),
        cmocka_unit_test(test_countdown_is_cheap),
        cmocka_unit_test(test_answers_stay_on_the_glass),
    };

    return cmocka_run_group_tests_name("ui/dialog", tests, open_fonts, close_fonts);
}
