/* SPDX-License-Identifier: MIT */
#include "ui/keypad.h"

#include "unit/ui/writing.h"

static char line[32];

static void on_key(void *ctx, const char *label)
{
    (void)ctx;
    (void)keypad_apply(label, line, sizeof line);
}

static void open_pad(struct desk *d, const struct keypad_layout *layout)
{
    desk_open(d, (struct size){1080, 1920}, 268, 476, THEME_STANDARD, WRITER_TEXT, WRITER_PINYIN, 0);
    d->room->box = rect_make(48, 400, 984, 480);
    keypad_create(d->view, &d->room->widget, layout, on_key, NULL);
    line[0] = '\0';
}

static void test_every_key_yields_its_label(void **state)
{
    static const struct keypad_layout *const layouts[] = {&keypad_digits, &keypad_letters};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++) {
        struct desk d;
        open_pad(&d, layouts[i]);
        for (int row = 0; row < layouts[i]->row_count; row++)
            for (const char *p = layouts[i]->rows[row]; *p != '\0'; p++) {
                char label[2] = {*p, '\0'};
                if (*p <= ' ' || (unsigned char)*p >= 0x80)
                    continue;
                press(&d, label);
                assert_string_equal(line, label);
                press(&d, *p % 2 == 0 ? KEYPAD_CLEAR : KEYPAD_BACKSPACE);
                assert_string_equal(line, "");
            }
        desk_close(&d);
    }
}

static void test_a_line_has_an_end(void **state)
{
    char small[8] = "";

    (void)state;
    assert_false(keypad_apply(KEYPAD_BACKSPACE, small, sizeof small));
    assert_false(keypad_apply(KEYPAD_CLEAR, small, sizeof small));
    assert_true(keypad_apply("修", small, sizeof small));
    assert_true(keypad_apply("理", small, sizeof small));
    assert_false(keypad_apply("好", small, sizeof small));
    assert_true(keypad_apply("1", small, sizeof small));
    assert_false(keypad_apply("2", small, sizeof small));
    assert_true(keypad_apply(KEYPAD_BACKSPACE, small, sizeof small));
    assert_true(keypad_apply(KEYPAD_BACKSPACE, small, sizeof small));
    assert_string_equal(small, "修");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_yields_its_label),
        cmocka_unit_test(test_a_line_has_an_end),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
