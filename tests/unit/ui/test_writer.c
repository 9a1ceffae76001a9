/* SPDX-License-Identifier: MIT */
#include "ui/writer.h"

#include "writer_parts.h"

#include "unit/ui/writing.h"

static void test_names_by_letters(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    type(&d, "wangxiuying");
    choose(&d, "王");
    assert_string_equal(writer_text(d.writer), "王");
    choose(&d, "秀英");
    ASSERT_TEXT(&d, "王秀英");
    for (int i = 0; i < 3; i++)
        press(&d, "退格");
    ASSERT_TEXT(&d, "");
    type(&d, "ouyang");
    choose(&d, "欧阳");
    type(&d, "zhen");
    choose(&d, "震");
    type(&d, "hua");
    choose(&d, "华");
    ASSERT_TEXT(&d, "欧阳震华");
    desk_close(&d);
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    type(&d, "qiu");
    choose(&d, "仇");
    type(&d, "wei");
    choose(&d, "伟");
    ASSERT_TEXT(&d, "仇伟");
    desk_close(&d);
}

static void test_a_sentence_by_letters(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_LONG_TEXT, WRITER_PINYIN, 200);
    type(&d, "chufang");
    choose(&d, "厨房");
    type(&d, "shuiguan");
    choose(&d, "水管");
    type(&d, "loushui");
    press(&d, "空格");
    press(&d, "，");
    type(&d, "qing");
    choose(&d, "请");
    type(&d, "pai");
    choose(&d, "派");
    type(&d, "ren");
    choose(&d, "人");
    type(&d, "lai");
    choose(&d, "来");
    type(&d, "xiu");
    choose(&d, "修");
    ASSERT_TEXT(&d, "厨房水管漏水，请派人来修");
    assert_picture_is_fresh(d.ui);
    desk_close(&d);
}

/* Letters that no word took stay; what stands in the field is text and letters. */
static void test_letters_are_consumed_piece_by_piece(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 50);
    type(&d, "shuiguan");
    assert_string_equal(writer_text(d.writer), "");
    assert_int_equal(d.changes, 0);
    assert_true(ui_find_text(d.ui, "shuiguan", false, &(struct point){0}));
    choose(&d, "水");
    ASSERT_TEXT(&d, "水");
    assert_true(ui_find_text(d.ui, "水guan", false, &(struct point){0}));
    press(&d, "退格");
    assert_true(ui_find_text(d.ui, "水gua", false, &(struct point){0}));
    desk_close(&d);
}

static void test_backspace_through_everything(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 50);
    press(&d, "123");
    type(&d, "12");
    press(&d, "拼音");
    type(&d, "shui'");
    for (int i = 0; i < 5; i++)
        press(&d, "退格");
    ASSERT_TEXT(&d, "12");
    press(&d, "退格");
    press(&d, "退格");
    ASSERT_TEXT(&d, "");
    press(&d, "退格");
    assert_string_equal(writer_text(d.writer), "");
    desk_close(&d);
}

static void test_what_cannot_be_read_is_kept(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 50);
    type(&d, "vv");
    press(&d, "空格");
    assert_true(*writer_text(d.writer) != '\0');
    desk_close(&d);
}

static void test_another_pad_takes_the_first_candidate(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 50);
    type(&d, "zhongguo");
    press(&d, "123");
    ASSERT_TEXT(&d, "中国");
    press(&d, "拼音");
    type(&d, "wo");
    press(&d, "中/英");
    ASSERT_TEXT(&d, "中国wo");
    press(&d, "大写");
    press(&d, "A");
    ASSERT_TEXT(&d, "中国woA");
    press(&d, "中/英");
    type(&d, "ren");
    writer_settle(d.writer);
    ASSERT_TEXT(&d, "中国woA人");
    desk_close(&d);
}

static void test_room_ends_kindly(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_LONG_TEXT, WRITER_PINYIN, 3);
    type(&d, "shuiguan");
    choose(&d, "水管");
    press(&d, "，");
    ASSERT_TEXT(&d, "水管，");
    int changes = d.changes;
    press(&d, "。");
    type(&d, "a");
    press(&d, "123");
    type(&d, "1");
    ASSERT_TEXT(&d, "水管，");
    assert_int_equal(d.changes, changes);
    press(&d, "退格");
    type(&d, "7");
    ASSERT_TEXT(&d, "水管7");
    desk_close(&d);
}

/* A word of two where one has room goes nowhere, and its letters stay. */
static void test_a_word_too_long_keeps_its_letters(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 1);
    type(&d, "shuiguan");
    choose(&d, "水管");
    assert_string_equal(writer_text(d.writer), "");
    assert_true(ui_find_text(d.ui, "shuiguan", false, &(struct point){0}));
    choose(&d, "水");
    ASSERT_TEXT(&d, "水");
    desk_close(&d);
}

static void test_text_that_stands_there(void **state)
{
    struct desk d;

    (void)state;
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_NAME, WRITER_PINYIN, 2);
    desk_write(&d, "王秀英");
    assert_string_equal(writer_text(d.writer), "王秀");
    assert_int_equal(d.changes, 0);
    desk_close(&d);
}

static void test_phrases_go_in(void **state)
{
    static const char *const phrases[] = {"漏水", "没有电", NULL};
    struct desk d;

    (void)state;
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_LONG_TEXT, WRITER_PINYIN, 100);
    d.config.phrases = phrases;
    desk_write(&d, "厨房");
    press(&d, "漏水");
    ASSERT_TEXT(&d, "厨房漏水");
    /* Letters that stand for it already are not written as well. */
    type(&d, "loushui");
    press(&d, "漏水");
    ASSERT_TEXT(&d, "厨房漏水漏水");
    desk_close(&d);
}

static void test_an_address(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_ADDRESS, WRITER_PINYIN, 60);
    type(&d, "12");
    press(&d, "号楼");
    assert_false(desk_shows(&d, "号楼"));
    type(&d, "2");
    press(&d, "单元");
    press(&d, "123");
    type(&d, "301");
    press(&d, "室");
    ASSERT_TEXT(&d, "12号楼2单元301室");
    desk_close(&d);
}

static void test_what_may_follow(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 60);
    type(&d, "zhong");
    choose(&d, "中");
    assert_true(desk_shows(&d, "国"));
    press(&d, "国");
    ASSERT_TEXT(&d, "中国");
    desk_close(&d);
}

static void test_digits_only(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_PHONE, WRITER_HAND, 11);
    type(&d, "13800138000");
    ASSERT_TEXT(&d, "13800138000");
    press(&d, "1");
    ASSERT_TEXT(&d, "13800138000");
    assert_false(desk_shows(&d, "手写"));
    press(&d, "清空");
    ASSERT_TEXT(&d, "");
    assert_int_equal(d.clicks, 13);
    desk_close(&d);
}

/* Each key that writes, on each pad of each kind of field: what it says is what comes to stand in the field,
 * with one click. */
static void each_key_writes(enum writer_kind kind, enum writer_pad pad, const char *page, const char *keys)
{
    struct desk d;
    int presses = 0;

    desk_upright(&d, kind, pad, 2000);
    if (page != NULL)
        press(&d, page);
    for (const char *p = keys; *p != '\0';) {
        char label[16] = "";
        size_t bytes = strcspn(p, " "), before = strlen(writer_text(d.writer));
        memcpy(label, p, bytes);
        p += bytes + (p[bytes] == ' ');
        d.clicks = 0;
        press(&d, label);
        presses++;
        assert_int_equal(d.clicks, 1);
        const char *now = writer_text(d.writer);
        if (strlen(now) != before + bytes || !str_ends(now, label))
            fail_msg("%s wrote %s", label, now + (before < strlen(now) ? before : 0));
    }
    assert_true(presses > 9);
    desk_close(&d);
}

static void test_every_key_of_every_pad_writes_its_label(void **state)
{
    static const char digits[] = "1 2 3 4 5 6 7 8 9 0";

    (void)state;
    each_key_writes(WRITER_PHONE, WRITER_DIGITS, NULL, digits);
    each_key_writes(WRITER_NUMBER, WRITER_DIGITS, NULL, digits);
    each_key_writes(WRITER_TEXT, WRITER_DIGITS, NULL, "1 2 3 4 5 6 7 8 9 0 / : % - .");
    each_key_writes(WRITER_ADDRESS, WRITER_DIGITS, NULL, "1 2 3 4 5 6 7 8 9 0 - 号楼 单元 室 层 号");
    each_key_writes(WRITER_ADDRESS, WRITER_PINYIN, NULL, "1 2 3 4 5 6 7 8 9 0 ， 。");
    each_key_writes(WRITER_TEXT, WRITER_LATIN, NULL,
                    "1 2 3 4 5 6 7 8 9 0 q w e r t y u i o p a s d f g h j k l z x c v b n m , .");
    each_key_writes(WRITER_TEXT, WRITER_LATIN, "大写", "Q W E R T Y U I O P A S D F G H J K L Z X C V B N M");
    each_key_writes(WRITER_TEXT, WRITER_SYMBOLS, NULL,
                    "， 。 、 ？ ！ ： ； · …… —— “ ” ‘ ’ （ ） 《 》 【 】 〇 ～ ￥ ℃ ㎡ × №");
    each_key_writes(WRITER_TEXT, WRITER_SYMBOLS, "更多",
                    "@ # & * + - = / \\ _ ( ) [ ] < > { } ' \" , . ? ! : ; %");
}

/* Letters of the pinyin keyboard stand in the field underlined, each as it was pressed. */
static void test_every_letter_is_the_one_that_was_pressed(void **state)
{
    static const enum writer_kind kinds[] = {WRITER_TEXT, WRITER_NAME, WRITER_ADDRESS};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        for (char letter = 'a'; letter <= 'z'; letter++) {
            struct desk d;
            char text[2] = {letter, '\0'};
            desk_upright(&d, kinds[i], WRITER_PINYIN, 60);
            type(&d, text);
            const struct writer *w = d.writer;
            assert_string_equal(w->letters, text);
            assert_string_equal(w->shown, text);
            desk_close(&d);
        }
}

static void test_long_press_offers_more(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 50);
    hold(&d, "，");
    press(&d, "、");
    ASSERT_TEXT(&d, "、");
    assert_false(desk_shows(&d, "；"));
    hold(&d, "q");
    press(&d, "1");
    ASSERT_TEXT(&d, "、1");
    type(&d, "n");
    hold(&d, "v");
    press(&d, "ü");
    choose(&d, "女");
    ASSERT_TEXT(&d, "、1女");
    hold(&d, "p");
    press(&d, "a"); /* any other key closes it */
    assert_false(desk_shows(&d, "〇"));
    desk_close(&d);
}

static void test_without_data_letters_remain(void **state)
{
    struct desk d;

    (void)state;
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_TEXT, WRITER_HAND, 50);
    d.config.hand = NULL;
    d.config.pinyin = NULL;
    d.config.rare = NULL;
    d.config.unfound = NULL;
    desk_write(&d, "");
    type(&d, "ab");
    ASSERT_TEXT(&d, "ab");
    assert_false(desk_shows(&d, "手写"));
    assert_false(desk_shows(&d, "拼音"));
    desk_close(&d);
}

/* ---- fingers that hesitate or hurry ---- */

static void tap_twice(struct desk *d, struct point at)
{
    for (int i = 0; i < 2; i++) {
        finger(d->ui, TOUCH_DOWN, at.x, at.y, d->now_us);
        d->now_us += 60 * MS;
        finger(d->ui, TOUCH_UP, at.x, at.y, d->now_us);
        d->now_us += 120 * MS;
        paint_now(d->ui);
    }
    d->now_us += 500 * MS;
}

/* What is offered next stands where the chosen one stood. */
static void test_second_half_of_a_double_tap(void **state)
{
    struct desk d;
    struct point at;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 60);
    type(&d, "shui");
    assert_true(desk_finds(&d, "水", &at));
    tap_twice(&d, at);
    ASSERT_TEXT(&d, "水");
    assert_true(ui_find_key(d.ui, "平", &(struct point){0})); /* offered, not written */
    type(&d, "shiyi");
    press(&d, "▼");
    assert_true(desk_finds(&d, "是", &at));
    tap_twice(&d, at);
    ASSERT_TEXT(&d, "水是");
    desk_close(&d);
}

static void test_a_letter_twice(void **state)
{
    struct desk d;
    struct point at;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_LATIN, 60);
    assert_true(desk_finds(&d, "l", &at));
    tap_twice(&d, at);
    assert_true(desk_finds(&d, "退格", &at));
    ASSERT_TEXT(&d, "ll");
    tap_twice(&d, at);
    ASSERT_TEXT(&d, "");
    desk_close(&d);
}

/* ---- the cursor ---- */

/* Taps into the field, in hundredths of it. */
static void tap_field(struct desk *d, int x, int y)
{
    struct rect field;

    paint_now(d->ui);
    assert_true(ui_find_class(d->ui, "field", &field));
    tap(d->ui, field.x + field.w * x / 100, field.y + field.h * y / 100, &d->now_us);
}

static void test_cursor_goes_where_it_is_put(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    type(&d, "ouyangzhenhua");
    choose(&d, "欧阳");
    choose(&d, "震");
    choose(&d, "华");
    ASSERT_TEXT(&d, "欧阳震华");
    int margin = d.view->theme.unit * 2, em = d.view->theme.type_px[TYPE_TITLE];
    int width = d.room->box.w, after_two = (margin + 2 * em) * 100 / width;
    tap_field(&d, after_two, 50);
    press(&d, "退格");
    ASSERT_TEXT(&d, "欧震华");
    type(&d, "yang");
    choose(&d, "杨");
    ASSERT_TEXT(&d, "欧杨震华");
    tap_field(&d, 0, 50);
    press(&d, "退格");
    ASSERT_TEXT(&d, "欧杨震华");
    tap_field(&d, 99, 50);
    press(&d, "退格");
    ASSERT_TEXT(&d, "欧杨震");
    assert_picture_is_fresh(d.ui);
    desk_close(&d);
}

/* Letters that wait become characters where they are, before the cursor goes elsewhere. */
static void test_letters_in_the_middle(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_LONG_TEXT, WRITER_PINYIN, 60);
    type(&d, "chufang");
    choose(&d, "厨房");
    tap_field(&d, 0, 20);
    type(&d, "wode");
    assert_true(ui_find_text(d.ui, "wode厨房", false, &(struct point){0}));
    tap_field(&d, 99, 20);
    ASSERT_TEXT(&d, "我的厨房");
    press(&d, "。");
    ASSERT_TEXT(&d, "我的厨房。");
    tap_field(&d, 0, 20);
    press(&d, "123");
    type(&d, "1");
    ASSERT_TEXT(&d, "1我的厨房。");
    desk_close(&d);
}

/* More lines than the field shows: by tapping the uppermost again and again the first one is reached. */
static void test_cursor_in_many_lines(void **state)
{
    struct desk d;
    char text[200 * 3 + 1] = "";

    (void)state;
    for (int i = 0; i < 190; i++)
        memcpy(text + 3 * i, "水", 4);
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_ELDER, WRITER_LONG_TEXT, WRITER_DIGITS, 200);
    d.room->box = rect_make(48, 480, 984, 760);
    desk_write(&d, text);
    for (int i = 0; i < 20; i++)
        tap_field(&d, 0, 20);
    type(&d, "1");
    assert_true(str_starts(writer_text(d.writer), "1水"));
    for (int i = 0; i < 20; i++)
        tap_field(&d, 99, 90);
    type(&d, "2");
    assert_true(str_ends(writer_text(d.writer), "水2"));
    desk_close(&d);
}

/* ---- by hand ---- */

/* Strokes in hundredths of the cell. */
static void draw(struct desk *d, const int (*strokes)[4], int count)
{
    struct rect cell = {0};
    struct damage changed;

    ui_paint(d->ui, &changed);
    /* The cell is the widget that takes every event of a finger. */
    struct point undo;
    assert_true(ui_find_key(d->ui, "撤销一笔", &undo));
    cell = rect_make(d->room->box.x, undo.y, 0, 0);
    int side = 400;
    for (int i = 0; i < count; i++)
        for (int step = 0; step <= 10; step++) {
            int x = strokes[i][0] + (strokes[i][2] - strokes[i][0]) * step / 10;
            int y = strokes[i][1] + (strokes[i][3] - strokes[i][1]) * step / 10;
            enum touch_kind kind = step == 0 ? TOUCH_DOWN : TOUCH_MOVE;
            finger(d->ui, kind, cell.x + 50 + side * x / 100, cell.y + side * y / 100, d->now_us);
            d->now_us += 8 * MS;
            if (step == 10)
                finger(d->ui, TOUCH_UP, cell.x + 50 + side * x / 100, cell.y + side * y / 100, d->now_us);
        }
    d->now_us += 100 * MS;
}

static void wait(struct desk *d, int ms)
{
    d->now_us += (uint64_t)ms * MS;
    ui_tick(d->ui, d->now_us);
    ui_tick(d->ui, d->now_us);
}

static const int wang[4][4] = {{15, 10, 85, 10}, {50, 10, 50, 90}, {20, 50, 80, 50}, {5, 90, 95, 90}};
static const int shi[2][4] = {{5, 50, 95, 50}, {50, 5, 50, 95}};

static void test_by_hand(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, wang, 4);
    assert_false(desk_shows(&d, "王"));
    wait(&d, 400);
    press(&d, "王");
    ASSERT_TEXT(&d, "王");
    assert_false(desk_shows(&d, "玉"));
    press(&d, "删一个字");
    ASSERT_TEXT(&d, "");
    desk_close(&d);
}

/* A pause ends nothing: a stroke that comes late is one more of the same character, until one is chosen. */
static void test_a_pause_ends_no_character(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, wang, 2);
    wait(&d, 500);
    draw(&d, wang + 2, 1);
    wait(&d, 30000);
    draw(&d, wang + 3, 1);
    wait(&d, 400);
    assert_string_equal(writer_text(d.writer), "");
    press(&d, "王");
    ASSERT_TEXT(&d, "王");
    draw(&d, shi, 2);
    wait(&d, 400);
    writer_settle(d.writer);
    ASSERT_TEXT(&d, "王十");
    desk_close(&d);
}

/* What often follows is offered beside the empty cell, quietly, and one tap writes it. */
static void test_the_next_character_is_foretold(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_HAND, 20);
    draw(&d, shi, 2);
    wait(&d, 400);
    press(&d, "十");
    char next[KEY_BYTES], wanted[2 * KEY_BYTES];
    assert_true(writer_guesses(d.writer));
    writer_candidate(d.writer, 0, next, sizeof next);
    snprintf(wanted, sizeof wanted, "十%s", next);
    press(&d, next);
    ASSERT_TEXT(&d, wanted);
    desk_close(&d);
    /* Nobody guesses at names. */
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, shi, 2);
    wait(&d, 400);
    press(&d, "十");
    assert_int_equal(writer_candidates(d.writer), 0);
    desk_close(&d);
}

/* 下一步 before the candidates are there: the character is not lost. */
static void test_haste_loses_no_character(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, shi, 2);
    writer_settle(d.writer);
    ASSERT_TEXT(&d, "十");
    draw(&d, wang, 4);
    press(&d, "换拼音");
    ASSERT_TEXT(&d, "十王");
    desk_close(&d);
}

/* 撤销一笔 right after a choice: the ink is there again, and so are the others to choose from. */
static void test_undo_takes_a_choice_back(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, wang, 4);
    wait(&d, 400);
    press(&d, "玉");
    ASSERT_TEXT(&d, "玉");
    press(&d, "撤销一笔");
    ASSERT_TEXT(&d, "");
    press(&d, "王");
    ASSERT_TEXT(&d, "王");
    /* After anything else it undoes strokes, and there are none. */
    press(&d, "删一个字");
    press(&d, "撤销一笔");
    ASSERT_TEXT(&d, "");
    assert_false(desk_shows(&d, "王"));
    desk_close(&d);
}

static void test_ink_goes_before_text(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    draw(&d, wang, 4);
    wait(&d, 400);
    press(&d, "王");
    draw(&d, shi, 2);
    press(&d, "删一个字");
    ASSERT_TEXT(&d, "王");
    draw(&d, shi, 2);
    press(&d, "撤销一笔");
    assert_true(desk_shows(&d, "一"));
    press(&d, "重写");
    assert_false(desk_shows(&d, "一"));
    press(&d, "换拼音");
    assert_int_equal(d.chosen, WRITER_PINYIN);
    press(&d, "手写");
    assert_int_equal(d.chosen, WRITER_HAND);
    desk_close(&d);
}

/* ---- rare characters ---- */

static void test_by_radical(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    press(&d, "找不到字");
    press(&d, "10 画");
    press(&d, "退一步");
    press(&d, "5 画");
    choose(&d, rare_radical_name(212)); /* 龙 */
    assert_true(desk_shows(&d, "退一步"));
    choose(&d, "6 画");
    choose(&d, "龚");
    ASSERT_TEXT(&d, "龚");
    assert_true(desk_shows(&d, "q"));
    desk_close(&d);
}

/* 艹 has more characters than can be found at once: those of many strokes are reached all the same. */
static void test_a_radical_of_many(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    press(&d, "找不到字");
    press(&d, "3 画");
    choose(&d, rare_radical_name(140));
    choose(&d, "17 画");
    choose(&d, "蘖");
    ASSERT_TEXT(&d, "蘖");
    desk_close(&d);
}

static void test_by_parts(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_PINYIN, 20);
    press(&d, "找不到字");
    press(&d, "拆字");
    press(&d, "换拼音");
    type(&d, "tu");
    press(&d, "土");
    type(&d, "kou");
    press(&d, "口");
    choose(&d, "吉");
    ASSERT_TEXT(&d, "吉");
    desk_close(&d);
}

static void test_nobody_found_it(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_HAND, 20);
    press(&d, "找不到我的字");
    press(&d, "请人帮忙");
    press(&d, "就用这个字");
    assert_string_equal(writer_text(d.writer), ""); /* nothing was drawn */
    draw(&d, shi, 2);
    press(&d, "就用这个字");
    ASSERT_TEXT(&d, "〓");
    int x, y, used = 0;
    assert_int_equal(sscanf(d.strokes, "%d,%d %n", &x, &y, &used), 2);
    assert_true(x >= 0 && x <= 999 && y >= 0 && y <= 999);
    assert_non_null(strchr(d.strokes, ';'));
    assert_string_equal(d.strokes + strspn(d.strokes, "0123456789,; "), "");
    desk_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_by_letters),
        cmocka_unit_test(test_a_sentence_by_letters),
        cmocka_unit_test(test_letters_are_consumed_piece_by_piece),
        cmocka_unit_test(test_backspace_through_everything),
        cmocka_unit_test(test_what_cannot_be_read_is_kept),
        cmocka_unit_test(test_another_pad_takes_the_first_candidate),
        cmocka_unit_test(test_room_ends_kindly),
        cmocka_unit_test(test_a_word_too_long_keeps_its_letters),
        cmocka_unit_test(test_text_that_stands_there),
        cmocka_unit_test(test_phrases_go_in),
        cmocka_unit_test(test_an_address),
        cmocka_unit_test(test_what_may_follow),
        cmocka_unit_test(test_digits_only),
        cmocka_unit_test(test_every_key_of_every_pad_writes_its_label),
        cmocka_unit_test(test_every_letter_is_the_one_that_was_pressed),
        cmocka_unit_test(test_long_press_offers_more),
        cmocka_unit_test(test_without_data_letters_remain),
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_a_pause_ends_no_character),
        cmocka_unit_test(test_the_next_character_is_foretold),
        cmocka_unit_test(test_haste_loses_no_character),
        cmocka_unit_test(test_undo_takes_a_choice_back),
        cmocka_unit_test(test_second_half_of_a_double_tap),
        cmocka_unit_test(test_a_letter_twice),
        cmocka_unit_test(test_cursor_goes_where_it_is_put),
        cmocka_unit_test(test_letters_in_the_middle),
        cmocka_unit_test(test_cursor_in_many_lines),
        cmocka_unit_test(test_ink_goes_before_text),
        cmocka_unit_test(test_by_radical),
        cmocka_unit_test(test_a_radical_of_many),
        cmocka_unit_test(test_by_parts),
        cmocka_unit_test(test_nobody_found_it),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
