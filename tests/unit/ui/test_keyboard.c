/* SPDX-License-Identifier: MIT */
#include "ui/keyboard.h"

#include "ui/keypad.h"

#include "unit/ui/writing.h"

static const struct {
    const char *name;
    const struct keyboard_layout *layout;
} layouts[] = {
    {"pinyin", &keyboard_pinyin},       {"name", &keyboard_pinyin_name},
    {"latin", &keyboard_latin},         {"address", &keyboard_pinyin_address},
    {"number", &keyboard_number},       {"digits", &keyboard_digits},
    {"symbols", &keyboard_symbols},     {"place", &keyboard_digits_address},
    {"signs", &keyboard_signs},         {"hand", &keyboard_hand},
    {"letters", &keyboard_letters},     {"wide", &keyboard_hand_wide},
    {"split", &keyboard_split},         {"unfound", &keyboard_unfound},
    {"split low", &keyboard_split_low}, {"latin low", &keyboard_latin_low},
};

/* What every key must say, row by row, written down once more by hand: a slip in the layouts themselves is
 * found here. */
static const char *const says_rows[ARRAY_LEN(layouts)][8] = {
    {"q w e r t y u i o p", "a s d f g h j k l", "分词 z x c v b n m 退格", "123 中/英 空格 手写 ， 。"},
    {"q w e r t y u i o p", "a s d f g h j k l", "分词 z x c v b n m 退格", "123 中/英 空格 · 手写 找不到字"},
    {"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l", "大写 z x c v b n m 退格",
     "123 中/英 空格 手写 , ."},
    {"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l", "分词 z x c v b n m 退格",
     "123 中/英 空格 手写 ， 。"},
    {"1 2 3", "4 5 6", "7 8 9", "清空 0 退格"},
    {"1 2 3 / 退格", "4 5 6 : 标点", "7 8 9 % 手写", "- 0 . 空格 拼音"},
    {"， 。 、 ？ ！ ： ； · …… ——", "“ ” ‘ ’ （ ） 《 》 【 】", "更多 〇 ～ ￥ ℃ ㎡ × № 退格",
     "123 空格 手写 拼音"},
    {"1 2 3 号楼 退格", "4 5 6 单元 标点", "7 8 9 室 手写", "- 0 层 号 拼音"},
    {"@ # & * + - = / \\ _", "( ) [ ] < > { } ' \"", "标点 , . ? ! : ; % 退格", "123 空格 手写 拼音"},
    {"撤销一笔", "重写", "删一个字", "换拼音", "123 标点", "找不到我的字"},
    {"q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m 退格", "手写"},
    {"撤销一笔 重写", "删一个字 换拼音", "123 标点", "找不到我的字"},
    {"撤销一笔", "重写", "换拼音"},
    {"撤销一笔", "重写", "就用这个字"},
    {"撤销一笔 重写 换拼音"},
    {"q w e r t y u i o p", "a s d f g h j k l", "大写 z x c v b n m 退格", "123 中/英 空格 手写 , ."},
};

static const struct {
    const char *says;
    enum keyboard_does does;
} doers[] = {
    {"退格", KEYBOARD_BACKSPACE},     {"清空", KEYBOARD_CLEAR},        {"空格", KEYBOARD_SPACE},
    {"分词", KEYBOARD_SPLIT},         {"大写", KEYBOARD_SHIFT},        {"手写", KEYBOARD_HAND},
    {"拼音", KEYBOARD_PINYIN},        {"换拼音", KEYBOARD_PINYIN},     {"123", KEYBOARD_DIGITS},
    {"标点", KEYBOARD_SYMBOLS},       {"更多", KEYBOARD_SIGNS},        {"找不到字", KEYBOARD_RARE},
    {"撤销一笔", KEYBOARD_UNDO},      {"重写", KEYBOARD_REWRITE},      {"删一个字", KEYBOARD_BACKSPACE},
    {"就用这个字", KEYBOARD_UNFOUND}, {"找不到我的字", KEYBOARD_RARE},
};

/* 中/英 leads to the other of the two. */
static enum keyboard_does doing(const struct keyboard_layout *layout, const char *says)
{
    if (strcmp(says, "中/英") == 0)
        return layout == &keyboard_latin || layout == &keyboard_latin_low ? KEYBOARD_PINYIN : KEYBOARD_LATIN;
    for (size_t i = 0; i < ARRAY_LEN(doers); i++)
        if (strcmp(doers[i].says, says) == 0)
            return doers[i].does;
    return KEYBOARD_TYPES;
}

struct told {
    const struct keyboard_key *key;
    char label[64];
    int count;
};

static void on_key(void *ctx, const struct keyboard_key *key, const char *label)
{
    struct told *t = ctx;

    t->key = key;
    t->count++;
    snprintf(t->label, sizeof t->label, "%s", label);
}

/* A keyboard of 200 x 100 mm. */
static struct widget *lay(struct desk *d, const struct keyboard_layout *layout, unsigned without,
                          struct told *told)
{
    desk_open(d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_TEXT, WRITER_PINYIN, 0);
    d->room->box = rect_make(48, 400, 984, 480);
    struct widget *w = keyboard_create(d->view, &d->room->widget, layout, without, HUE_SELF, on_key, told);
    *told = (struct told){0};
    paint_now(d->ui);
    return w;
}

static const struct keyboard_key *key_of(const struct keyboard_layout *layout, int index)
{
    for (int r = 0; r < layout->row_count; r++) {
        if (index < layout->rows[r].count)
            return &layout->rows[r].keys[index];
        index -= layout->rows[r].count;
    }
    return NULL;
}

static const char *says(const struct desk *d, const struct keyboard_key *key)
{
    return key->word != 0 ? view_word(d->view, key->word) : key->label;
}

/* Fingers come down in the middle of each key that is there, found by its place, not by what it says. */
static void test_every_key_yields_its_label(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++) {
        struct desk d;
        struct told told;
        struct widget *keyboard = lay(&d, layouts[i].layout, 0, &told);
        int index = 0, count = 0;
        list_for_each(link, &keyboard->children) {
            const struct keyboard_key *key = key_of(layouts[i].layout, index++);
            if (key == NULL)
                break; /* what a long press offers comes last */
            struct rect box = widget_screen_box(CONTAINER_OF(link, struct widget, siblings));
            tap(d.ui, box.x + box.w / 2, box.y + box.h / 2, &d.now_us);
            assert_int_equal(told.count, ++count);
            if (told.key != key || strcmp(told.label, says(&d, key)) != 0)
                fail_msg("%s: %s told %s", layouts[i].name, key->label, told.label);
            if (key->does == KEYBOARD_SHIFT) /* back to small letters */
                tap(d.ui, box.x + box.w / 2, box.y + box.h / 2, &d.now_us), count++;
        }
        assert_true(count > 2);
        desk_close(&d);
    }
}

/* Presses all keys in the order of their places; gives the first that does not tell what `rows` says is there
 * and do what it says, or NULL. */
static const char *first_wrong(const struct keyboard_layout *layout, const char *const *rows)
{
    static char wrong[160];
    struct desk d;
    struct told told;
    struct widget *keyboard = lay(&d, layout, 0, &told);
    struct list *link = keyboard->children.next;

    *wrong = '\0';
    for (int r = 0; r < 8 && rows[r] != NULL; r++)
        for (const char *p = rows[r]; *p != '\0' && *wrong == '\0'; link = link->next) {
            struct rect box = widget_screen_box(CONTAINER_OF(link, struct widget, siblings));
            char wanted[64] = "";
            size_t bytes = strcspn(p, " ");
            memcpy(wanted, p, bytes);
            p += bytes + (p[bytes] == ' ');
            tap(d.ui, box.x + box.w / 2, box.y + box.h / 2, &d.now_us);
            d.now_us += 300 * MS;
            if (told.key == NULL || strcmp(told.label, wanted) != 0 ||
                told.key->does != doing(layout, wanted))
                snprintf(wrong, sizeof wrong, "%s told %s", wanted, told.label);
            if (told.key != NULL && told.key->does == KEYBOARD_SHIFT) /* back to small letters */
                tap(d.ui, box.x + box.w / 2, box.y + box.h / 2, &d.now_us);
        }
    desk_close(&d);
    return *wrong != '\0' ? wrong : NULL;
}

static void test_every_key_is_what_it_should_be(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++) {
        const char *wrong = first_wrong(layouts[i].layout, says_rows[i]);
        if (wrong != NULL)
            fail_msg("%s: %s", layouts[i].name, wrong);
        int rows = 0;
        for (; rows < 8 && says_rows[i][rows] != NULL; rows++)
            continue;
        assert_int_equal(rows, layouts[i].layout->row_count);
    }
}

/* One key with another label, or with another deed, does not go unseen. */
static void test_a_wrong_key_is_found(void **state)
{
    static const char *const rows[8] = {"1 2 3", "退格"};
    static const struct keyboard_key bottom[] = {{"退格", 6, .does = KEYBOARD_BACKSPACE}};
    struct keyboard_key top[] = {
        {"1", 2, .does = KEYBOARD_TYPES}, {"2", 2, .does = KEYBOARD_TYPES}, {"3", 2, .does = KEYBOARD_TYPES}};
    struct keyboard_key cleared[] = {{"退格", 6, .does = KEYBOARD_CLEAR}};
    struct keyboard_row rows_of[] = {{top, 3}, {bottom, 1}};
    struct keyboard_layout layout = {rows_of, 2, 6, false};

    (void)state;
    assert_null(first_wrong(&layout, rows));
    top[1].label = "3";
    assert_string_equal(first_wrong(&layout, rows), "2 told 3");
    top[1].label = "2";
    rows_of[1].keys = cleared;
    assert_string_equal(first_wrong(&layout, rows), "退格 told 退格");
}

/* Rows fill the width but for shorter ones, which stand in the middle; no key is wider than its row. */
static void test_rows_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++)
        for (int r = 0; r < layouts[i].layout->row_count; r++) {
            int units = 0;
            for (int k = 0; k < layouts[i].layout->rows[r].count; k++)
                units += layouts[i].layout->rows[r].keys[k].units;
            if (units > layouts[i].layout->units || units < layouts[i].layout->units - 2)
                fail_msg("%s: row %d has %d units", layouts[i].name, r, units);
        }
}

static void test_left_out_keys_give_their_room(void **state)
{
    struct desk d;
    struct told told;
    struct point at;

    (void)state;
    struct widget *keyboard = lay(&d, &keyboard_pinyin, 1u << KEYBOARD_HAND, &told);
    assert_false(ui_find_key(d.ui, "手写", &at));
    int right = 0;
    list_for_each(link, &keyboard->children) {
        struct widget *w = CONTAINER_OF(link, struct widget, siblings);
        right = w->hidden ? right : max_int(right, w->box.x + w->box.w);
    }
    assert_int_equal(right, keyboard->box.w);
    desk_close(&d);
    assert_int_equal(keyboard_rows(&keyboard_hand, 0), 6);
    assert_int_equal(keyboard_rows(&keyboard_hand, 1u << KEYBOARD_RARE), 5);
}

/* Between down and up, in the very next picture: another colour and a frame in the hue; then as before. */
static void test_a_pressed_key_shows_it_at_once(void **state)
{
    (void)state;
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        struct desk d;
        struct told told = {0};
        desk_open(&d, (struct size){1080, 1920}, 268, 476, (enum theme_mode)mode, WRITER_TEXT, WRITER_PINYIN,
                  0);
        d.room->box = rect_make(48, 400, 984, 480);
        struct widget *keyboard =
            keyboard_create(d.view, &d.room->widget, &keyboard_pinyin, 0, HUE_SELF, on_key, &told);
        paint_now(d.ui);
        struct rect box = widget_screen_box(CONTAINER_OF(keyboard->children.next, struct widget, siblings));
        struct point inside = {box.x + box.w / 8, box.y + box.h / 2}, frame = {box.x + 1, box.y + box.h / 2};
        uint32_t before = pixel(d.ui, inside.x, inside.y);
        finger(d.ui, TOUCH_DOWN, box.x + box.w / 2, box.y + box.h / 2, d.now_us);
        paint_now(d.ui);
        assert_true(pixel(d.ui, inside.x, inside.y) != before);
        assert_int_equal(pixel(d.ui, frame.x, frame.y), d.view->theme.hue[HUE_SELF] & 0xFFFFFF);
        assert_int_equal(told.count, 0);
        finger(d.ui, TOUCH_UP, box.x + box.w / 2, box.y + box.h / 2, d.now_us);
        paint_now(d.ui);
        assert_int_equal(told.count, 1);
        assert_int_equal(pixel(d.ui, inside.x, inside.y), before);
        desk_close(&d);
    }
}

static void test_shift(void **state)
{
    struct desk d;
    struct told told;

    (void)state;
    lay(&d, &keyboard_latin, 0, &told);
    press(&d, "大写");
    press(&d, "Q");
    assert_string_equal(told.label, "Q");
    press(&d, "M");
    assert_string_equal(told.label, "M");
    press(&d, "大写");
    press(&d, "q");
    assert_string_equal(told.label, "q");
    desk_close(&d);
}

/* All that a long press offers can be had by single taps on some key of some layout. */
static bool somewhere(const char *text, size_t bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++)
        for (int index = 0; key_of(layouts[i].layout, index) != NULL; index++) {
            const char *label = key_of(layouts[i].layout, index)->label;
            if (strlen(label) == bytes && memcmp(label, text, bytes) == 0)
                return true;
        }
    return false;
}

static void test_long_press_offers_nothing_that_taps_cannot(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++)
        for (int index = 0; key_of(layouts[i].layout, index) != NULL; index++) {
            const char *p = key_of(layouts[i].layout, index)->more;
            while (p != NULL && *p != '\0') {
                size_t bytes = strcspn(p, " ");
                bool is_v = bytes == strlen("ü") && memcmp(p, "ü", bytes) == 0;
                if (!is_v && !somewhere(p, bytes))
                    fail_msg("%.*s can only be held", (int)bytes, p);
                p += bytes + (p[bytes] == ' ');
            }
        }
}

/* In 长辈模式 a long press is a tap. */
static void test_the_elderly_press_long(void **state)
{
    struct desk d;
    struct told told = {0};

    (void)state;
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_ELDER, WRITER_TEXT, WRITER_PINYIN, 0);
    d.room->box = rect_make(48, 400, 984, 480);
    keyboard_create(d.view, &d.room->widget, &keyboard_pinyin, 0, HUE_SELF, on_key, &told);
    hold(&d, "q");
    assert_int_equal(told.count, 1);
    assert_string_equal(told.label, "q");
    desk_close(&d);
}

static void test_held_key_offers_itself(void **state)
{
    struct desk d;
    struct told told;
    struct point at;

    (void)state;
    struct widget *keyboard = lay(&d, &keyboard_pinyin, 0, &told);
    hold(&d, "v");
    struct widget *more = CONTAINER_OF(keyboard->children.prev, struct widget, siblings);
    struct rect box = widget_screen_box(CONTAINER_OF(more->children.next, struct widget, siblings));
    tap(d.ui, box.x + box.w / 2, box.y + box.h / 2, &d.now_us);
    assert_string_equal(told.label, "v");
    assert_false(desk_finds(&d, "ü", &at));
    desk_close(&d);
}

static void test_every_offer_of_a_long_press(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++)
        for (int index = 0; key_of(layouts[i].layout, index) != NULL; index++) {
            const struct keyboard_key *key = key_of(layouts[i].layout, index);
            const char *p = key->more;
            while (p != NULL && *p != '\0') {
                struct desk d;
                struct told told;
                char label[16] = "";
                size_t bytes = strcspn(p, " ");
                memcpy(label, p, bytes);
                p += bytes + (p[bytes] == ' ');
                lay(&d, layouts[i].layout, 0, &told);
                hold(&d, key->label);
                assert_int_equal(told.count, 0);
                press(&d, label);
                assert_string_equal(told.label, label);
                assert_ptr_equal(told.key, key);
                desk_close(&d);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_yields_its_label),
        cmocka_unit_test(test_every_key_is_what_it_should_be),
        cmocka_unit_test(test_a_wrong_key_is_found),
        cmocka_unit_test(test_rows_fit),
        cmocka_unit_test(test_left_out_keys_give_their_room),
        cmocka_unit_test(test_a_pressed_key_shows_it_at_once),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_long_press_offers_nothing_that_taps_cannot),
        cmocka_unit_test(test_the_elderly_press_long),
        cmocka_unit_test(test_held_key_offers_itself),
        cmocka_unit_test(test_every_offer_of_a_long_press),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
