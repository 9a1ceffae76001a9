/* SPDX-License-Identifier: MIT */
#include "store/model_form.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "form_version.h"

static void every_mode_and_kind_has_a_name(void **state)
{
    static const char *const modes[] = {"登记", "报名", "预约", "问卷", "心愿", "志愿需求", "志愿报名"};

    (void)state;
    assert_int_equal(ARRAY_LEN(modes), FORM_MODES);
    for (int i = 0; i < FORM_MODES; i++)
        assert_string_equal(form_mode_name((enum form_mode)i), modes[i]);
    assert_string_equal(form_mode_name(FORM_MODES), "");
    assert_string_equal(form_mode_name((enum form_mode)-1), "");
    assert_string_equal(field_kind_name(FIELD_CONSENT), "同意");
    assert_string_equal(field_kind_name(FIELD_KINDS), "");
}

static void fields_are_found_by_name(void **state)
{
    struct form *form = form_create();

    (void)state;
    assert_null(form_field_by_name(form, "电话"));
    text_set(&form_add_field(form)->name, "姓名");
    text_set(&form_add_field(form)->name, "电话");
    assert_ptr_equal(form_field_by_name(form, "电话"), &form->field[1]);
    assert_null(form_field_by_name(form, "电"));
    assert_int_equal(form->keep_days, KEEP_DAYS_DEFAULT);
    form_destroy(form);
    form_destroy(NULL);
}

static void times_of_an_option_are_read(void **state)
{
    static const struct {
        const char *option;
        int from, to; /* -1 = none */
    } all[] = {
        {"上午 8:30–12:00", 510, 720},
        {"14:00-17:30", 840, 1050},
        {"晚上 18：30—21：00", 1110, 1260},
        {"周末 9:00——11:00", 540, 660},
        {"9:00 ~ 10:00（二楼）", 540, 600},
        {"9:00～10:00", 540, 600},
        {"9:00至10:00", 540, 600},
        {"9:00 到 10:00", 540, 600},
        {"9:00－10:00", 540, 600},
        {"0:00–24:00", 0, 1440},
        {"2026-11-24 14:00–17:30 二楼活动室", 840, 1050},
        {"下午3:00开门，3:30–5:00", 210, 300},
        {"123:00–4:00，5:00–6:00", 300, 360},
        {"上午", -1, 0},
        {"", -1, 0},
        {"8:30", -1, 0},
        {"8:30–", -1, 0},
        {"8:30 12:00", -1, 0},
        {"8–12点", -1, 0},
        {"12:00–8:30", -1, 0},
        {"8:30–8:30", -1, 0},
        {"8:60–9:00", -1, 0},
        {"8:30–24:01", -1, 0},
        {"8:–9:00", -1, 0},
        {"99999999999:00–9:00", -1, 0},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        int from = -7, to = -7;
        bool found = form_option_times(all[i].option, &from, &to);
        if (found != (all[i].from >= 0) || (found && (from != all[i].from || to != all[i].to)))
            fail_msg("“%s”: %d, %d–%d", all[i].option, found, from, to);
        if (!found)
            assert_int_equal(from * to, 49);
    }
}

/* ---- versions ------------------------------------------------------------------------------------------ */

static struct form *new_form(void)
{
    struct form *form = form_create();
    struct form_field *field;

    text_set(&form->name, "报修");
    text_set(&form->consent, "只用来派人去修。");
    field = form_add_field(form);
    text_set(&field->label, "哪里坏了");
    field->kind = FIELD_CHOICE;
    text_list_add(&field->options, "水管");
    text_list_add(&field->options, "电灯");
    return form;
}

enum change {
    NOTHING,
    LABEL,
    OPTION,
    OPTION_BORDER,
    REQUIRED,
    ANOTHER_LIST,
    KEEP_DAYS,
    CONSENT,
    SEPARATE,
    ID,
    CHANGES
};

static void change_form(struct form *form, enum change what)
{
    struct form_field *field = &form->field[0];

    if (what == LABEL)
        text_set(&field->label, "哪里坏了？");
    else if (what == OPTION)
        text_set(&field->options.item[1], "电梯");
    else if (what == OPTION_BORDER) {
        text_set(&field->options.item[0], "水管电");
        text_set(&field->options.item[1], "灯");
    } else if (what == REQUIRED)
        field->required = true;
    else if (what == ANOTHER_LIST)
        text_list_add(&field->divert, "水管");
    else if (what == KEEP_DAYS)
        form->keep_days++;
    else if (what == CONSENT)
        text_set(&form->consent, "只用来派人。");
    else if (what == SEPARATE)
        text_set(&form->separate_consent, "老人的身体情况。");
    else if (what == ID)
        form->id = 77;
}

/* Another version when, and only when, something is asked or said otherwise. */
static void a_version_changes_with_the_text(void **state)
{
    struct form *first = new_form();

    (void)state;
    form_make_versions(first);
    assert_int_equal(strlen(first->version), 8);
    assert_int_equal(strspn(first->version, "0123456789abcdef"), 8);
    assert_int_equal(strlen(first->consent_version), 8);
    for (enum change what = NOTHING; what < CHANGES; what++) {
        struct form *other = new_form();
        change_form(other, what);
        form_make_versions(other);
        bool same = strcmp(first->version, other->version) == 0;
        bool same_consent = strcmp(first->consent_version, other->consent_version) == 0;
        if (same != (what == NOTHING || what == ID) || same_consent != (what != CONSENT && what != SEPARATE))
            fail_msg("change %d: %d %d", (int)what, same, same_consent);
        form_destroy(other);
    }
    form_destroy(first);
}

/* Receipts keep the version: it must be the same on every machine and in every build to come. */
static void the_version_of_nothing_is_known(void **state)
{
    struct form *form = form_create();

    (void)state;
    form_make_versions(form);
    assert_string_equal(form->consent_version, "bcd9e7ea");
    form_destroy(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mode_and_kind_has_a_name),  cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(times_of_an_option_are_read),     cmocka_unit_test(a_version_changes_with_the_text),
        cmocka_unit_test(the_version_of_nothing_is_known),
    };

    return cmocka_run_group_tests_name("model_form", tests, NULL, NULL);
}
