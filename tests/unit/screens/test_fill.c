/* SPDX-License-Identifier: MIT */
/* The logic of answering a form, without a screen. */
#include "base/macros.h"
#include "base/mem.h"

#include "draft.h"
#include "fill.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { KIND, GAS, FLOOR, STORY, AGE, GUARDIAN, SEVERAL, PHONE, CONSENT };

static struct form_field *add(struct form *form, const char *name, enum field_kind kind, bool required)
{
    struct form_field *f = form_add_field(form);

    text_set(&f->name, name);
    text_set(&f->label, name);
    f->kind = kind;
    f->required = required;
    return f;
}

static void show_if(struct form_field *f, const char *field, enum show_if how, const char *value)
{
    text_set(&f->show_if_field, field);
    text_set(&f->show_if_value, value);
    f->show_if = how;
}

static void options(struct form_field *f, const char *a, const char *b, const char *c)
{
    text_list_add(&f->options, a);
    text_list_add(&f->options, b);
    text_list_add(&f->options, c);
}

static struct form *make_form(const char *version)
{
    struct form *form = form_create();

    text_set(&form->code, "baoxiu");
    text_set(&form->version, version);
    form->on_board = true;
    options(add(form, "类别", FIELD_CHOICE, true), "水管", "煤气", "路面");
    struct form_field *gas = add(form, "燃气", FIELD_YES_NO, true);
    show_if(gas, "类别", SHOW_IF_IS, "煤气");
    text_list_add(&gas->divert, "是");
    struct form_field *level = add(form, "楼层", FIELD_NUMBER, false);
    show_if(level, "类别", SHOW_IF_NOT, "路面");
    level->least = 0;
    level->most = 33;
    struct form_field *story = add(form, "情况", FIELD_LONG_TEXT, true);
    story->least = 2;
    story->most = 10;
    add(form, "年龄", FIELD_NUMBER, false);
    show_if(add(form, "监护人", FIELD_NAME, true), "年龄", SHOW_IF_BELOW, "14");
    options(add(form, "要什么", FIELD_CHOICES, false), "灯", "水", "电");
    add(form, "电话", FIELD_PHONE, true);
    add(form, "同意", FIELD_CONSENT, true);
    return form;
}

struct world {
    struct form *form;
    struct fill fill;
};

static int begin(void **state)
{
    struct world *w = mem_zalloc(sizeof *w);

    w->form = make_form("v1");
    fill_init(&w->fill, w->form);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;

    fill_wipe(&w->fill);
    form_destroy(w->form);
    mem_free(w);
    return 0;
}

static void questions_follow_the_answers(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    assert_int_equal(f->at, KIND);
    fill_set(f, KIND, "煤气");
    assert_int_equal(fill_after(f, KIND), GAS);
    fill_set(f, KIND, "水管");
    assert_int_equal(fill_after(f, KIND), FLOOR);
    fill_set(f, KIND, "路面");
    assert_int_equal(fill_after(f, KIND), STORY);
    assert_int_equal(fill_before(f, STORY), KIND);
    assert_int_equal(fill_before(f, KIND), -1);
    assert_int_equal(fill_after(f, CONSENT), w->form->field_count);
}

static void numbers_ask_for_a_guardian(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    assert_false(fill_asks(f, GUARDIAN));
    fill_set(f, AGE, "13");
    assert_true(fill_asks(f, GUARDIAN));
    fill_set(f, AGE, "14");
    assert_false(fill_asks(f, GUARDIAN));
    w->form->field[GUARDIAN].show_if = SHOW_IF_FROM;
    assert_true(fill_asks(f, GUARDIAN));
}

/* A condition on a question that is itself not asked is never true, whatever was answered there before. */
static void conditions_hang_together(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    show_if(&w->form->field[STORY], "燃气", SHOW_IF_IS, "否");
    fill_set(f, KIND, "煤气");
    fill_set(f, GAS, "否");
    assert_true(fill_asks(f, STORY));
    fill_set(f, KIND, "水管");
    assert_false(fill_asks(f, STORY));
}

/* Content that slipped through: a loop or a look forward asks nothing and hangs nowhere. */
static void loops_ask_nothing(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    show_if(&w->form->field[KIND], "电话", SHOW_IF_IS, "1");
    show_if(&w->form->field[STORY], "情况", SHOW_IF_IS, "1");
    show_if(&w->form->field[PHONE], "没有这个", SHOW_IF_IS, "1");
    fill_set(f, PHONE, "1");
    fill_set(f, STORY, "1");
    assert_false(fill_asks(f, KIND));
    assert_false(fill_asks(f, STORY));
    assert_false(fill_asks(f, PHONE));
}

static void checks(void **state)
{
    static const struct {
        int field;
        const char *value;
        enum fill_fault fault;
    } rows[] = {
        {KIND, "", FILL_MISSING},          {KIND, "水管", FILL_FINE},
        {FLOOR, "", FILL_FINE},            {FLOOR, "34", FILL_NOT_NUMBER},
        {FLOOR, "33", FILL_FINE},          {FLOOR, "三", FILL_NOT_NUMBER},
        {FLOOR, "-1", FILL_NOT_NUMBER},    {STORY, "漏", FILL_TOO_SHORT},
        {STORY, "漏水", FILL_FINE},        {STORY, "一二三四五六七八九十甲", FILL_TOO_LONG},
        {AGE, "99999999999999", FILL_NOT_NUMBER}, {AGE, "0", FILL_FINE},
        {PHONE, "13812341234", FILL_FINE}, {PHONE, "1381234123", FILL_NOT_PHONE},
        {PHONE, "03742336118", FILL_FINE}, {PHONE, "110", FILL_NOT_PHONE},
        {PHONE, "0374233611800", FILL_FINE}, {PHONE, "03742336118000", FILL_NOT_PHONE},
        {PHONE, "手机", FILL_NOT_PHONE},   {PHONE, "", FILL_MISSING},
        {CONSENT, "", FILL_NOT_AGREED},    {CONSENT, "同意 1", FILL_FINE},
    };
    struct world *w = *state;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        fill_set(&w->fill, rows[i].field, rows[i].value);
        if (fill_check(&w->fill, rows[i].field) != rows[i].fault)
            fail_msg("%s = %s", w->form->field[rows[i].field].name, rows[i].value);
    }
}

static void several_stay_in_order(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    fill_toggle(f, SEVERAL, "电");
    fill_toggle(f, SEVERAL, "灯");
    assert_string_equal(fill_answer(f, SEVERAL), "灯" ANSWERS_BETWEEN "电");
    assert_true(fill_has(f, SEVERAL, "电"));
    assert_false(fill_has(f, SEVERAL, "水"));
    fill_toggle(f, SEVERAL, "灯");
    assert_string_equal(fill_answer(f, SEVERAL), "电");
    fill_toggle(f, SEVERAL, "电");
    assert_string_equal(fill_answer(f, SEVERAL), "");
}

static void danger_is_never_sent(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;

    fill_set(f, KIND, "煤气");
    fill_set(f, GAS, "是");
    fill_set(f, STORY, "漏气");
    fill_set(f, PHONE, "13812341234");
    fill_set(f, CONSENT, "同意 1");
    assert_true(fill_diverts(f, GAS));
    assert_int_equal(fill_first_fault(f), GAS);
    fill_set(f, GAS, "否");
    assert_int_equal(fill_first_fault(f), -1);
}

/* What is not asked any more is kept for going back, but not sent. */
static void hidden_answers_stay_here(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    struct answers sent;

    fill_set(f, KIND, "煤气");
    fill_set(f, GAS, "否");
    fill_set(f, KIND, "水管");
    fill_collect(f, &sent);
    assert_string_equal(answers_get(&sent, "类别"), "水管");
    assert_string_equal(answers_get(&sent, "燃气"), "");
    answers_wipe(&sent);
    fill_set(f, KIND, "煤气");
    assert_string_equal(fill_answer(f, GAS), "否");
}

/* Who deletes the sign takes its drawing back; those of other answers and earlier ones stay. */
static void a_deleted_sign_takes_its_drawing(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    struct answers all;

    fill_set(f, KIND, "水管");
    fill_set(f, STORY, "找" FILL_UNFOUND);
    fill_add_drawing(f, STORY, "1,1 1,1");
    fill_set(f, GUARDIAN, FILL_UNFOUND);
    fill_add_drawing(f, GUARDIAN, "2,2 2,2");
    fill_set(f, STORY, "找" FILL_UNFOUND FILL_UNFOUND);
    fill_add_drawing(f, STORY, "3,3 3,3");
    fill_set(f, STORY, "找" FILL_UNFOUND);
    assert_int_equal(f->drawings.count, 2);
    fill_set(f, GUARDIAN, FILL_UNFOUND FILL_UNFOUND);
    fill_add_drawing(f, GUARDIAN, "4,4 4,4");
    assert_int_equal(f->drawings.count, 3);
    fill_collect(f, &all);
    int drawn = 0;
    for (int i = 0; i < all.count; i++) {
        drawn += all.item[i].kind == FIELD_STROKES;
        assert_string_not_equal(all.item[i].value, "3,3 3,3");
    }
    assert_int_equal(drawn, 1); /* 监护人 is not asked here */
    answers_wipe(&all);
    fill_set(f, STORY, "找");
    fill_set(f, GUARDIAN, "");
    assert_int_equal(f->drawings.count, 0);
}

static void drawings_travel_with_their_sign(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    struct answers sent;

    fill_set(f, STORY, "找" FILL_UNFOUND "家");
    fill_add_drawing(f, STORY, "1,2 3,4");
    fill_collect(f, &sent);
    assert_int_equal(sent.count, 2);
    assert_int_equal(sent.item[1].kind, FIELD_STROKES);
    assert_string_equal(sent.item[1].value, "1,2 3,4");
    answers_wipe(&sent);
    fill_set(f, STORY, "找到了");
    fill_collect(f, &sent);
    assert_int_equal(sent.count, 1);
    answers_wipe(&sent);
}

static void progress_counts_what_is_asked(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    int step, steps;

    fill_set(f, KIND, "路面");
    fill_progress(f, &step, &steps);
    assert_int_equal(step, 1);
    assert_int_equal(steps, 6);
    fill_set(f, KIND, "煤气");
    f->at = w->form->field_count;
    fill_progress(f, &step, &steps);
    assert_int_equal(step, 8);
    assert_int_equal(steps, 8);
}

static void boards_count_choices_only(void **state)
{
    struct world *w = *state;

    fill_set(&w->fill, KIND, "水管");
    assert_string_equal(fill_topic(&w->fill), "水管");
    w->form->on_board = false;
    assert_string_equal(fill_topic(&w->fill), "");
}

/* ---- the form changes while it is filled ---- */

static void a_new_version_keeps_what_fits(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    struct form *newer = make_form("v2");

    fill_set(f, KIND, "水管");
    fill_set(f, STORY, "漏水");
    fill_set(f, PHONE, "13812341234");
    fill_set(f, CONSENT, "同意 1");
    newer->field[PHONE].kind = FIELD_SHORT_TEXT; /* another kind of question: asked anew */
    f->at = w->form->field_count;
    assert_true(fill_rebase(f, newer));
    assert_string_equal(fill_answer(f, STORY), "漏水");
    assert_string_equal(fill_answer(f, PHONE), "");
    assert_string_equal(fill_answer(f, CONSENT), ""); /* agreed to the old words */
    assert_int_equal(f->at, PHONE);
    assert_false(fill_rebase(f, newer));
    form_destroy(w->form);
    w->form = newer;
}

static void a_vanished_option_is_asked_again(void **state)
{
    struct world *w = *state;
    struct fill *f = &w->fill;
    struct form *newer = make_form("v2");

    fill_set(f, KIND, "水管");
    text_set(&newer->field[KIND].options.item[0], "水管漏水");
    assert_true(fill_rebase(f, newer));
    assert_int_equal(f->at, KIND);
    assert_string_equal(fill_answer(f, KIND), "");
    form_destroy(w->form);
    w->form = newer;
}

static void fewer_questions_do_not_point_outside(void **state)
{
    struct world *w = *state;
    struct form *newer = form_create();

    text_set(&newer->code, "baoxiu");
    text_set(&newer->version, "v2");
    add(newer, "情况", FIELD_LONG_TEXT, false);
    w->fill.at = PHONE;
    assert_true(fill_rebase(&w->fill, newer));
    assert_int_equal(w->fill.at, 1);
    form_destroy(w->form);
    w->form = newer;
}

/* ---- drafts ---- */

static void drafts_are_found_again(void **state)
{
    struct world *w = *state;
    struct drafts *drafts = mem_zalloc(sizeof *drafts);

    assert_null(draft_find(drafts, "baoxiu"));
    fill_set(draft_of(drafts, w->form), KIND, "水管");
    assert_string_equal(fill_answer(draft_of(drafts, w->form), KIND), "水管");
    assert_int_equal(drafts->count, 1);
    draft_drop(drafts, "baoxiu");
    draft_drop(drafts, "baoxiu");
    assert_null(draft_find(drafts, "baoxiu"));
    mem_free(drafts);
}

static void the_oldest_draft_makes_room(void **state)
{
    struct world *w = *state;
    struct drafts *drafts = mem_zalloc(sizeof *drafts);
    char code[2] = "a";

    for (int i = 0; i <= DRAFTS_KEPT; i++, code[0]++) {
        text_set(&w->form->code, code);
        fill_set(draft_of(drafts, w->form), KIND, "水管");
    }
    assert_int_equal(drafts->count, DRAFTS_KEPT);
    assert_null(draft_find(drafts, "a"));
    assert_non_null(draft_find(drafts, "b"));
    drafts_wipe(drafts);
    assert_int_equal(drafts->count, 0);
    mem_free(drafts);
}

static void every_draft_has_its_own_token(void **state)
{
    struct world *w = *state;
    struct fill other;

    fill_init(&other, w->form);
    assert_memory_not_equal(other.token, w->fill.token, sizeof other.token);
    fill_wipe(&other);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        CASE(questions_follow_the_answers),
        CASE(numbers_ask_for_a_guardian),
        CASE(conditions_hang_together),
        CASE(loops_ask_nothing),
        CASE(checks),
        CASE(several_stay_in_order),
        CASE(danger_is_never_sent),
        CASE(hidden_answers_stay_here),
        CASE(drawings_travel_with_their_sign),
        CASE(a_deleted_sign_takes_its_drawing),
        CASE(progress_counts_what_is_asked),
        CASE(boards_count_choices_only),
        CASE(a_new_version_keeps_what_fits),
        CASE(a_vanished_option_is_asked_again),
        CASE(fewer_questions_do_not_point_outside),
        CASE(drafts_are_found_again),
        CASE(the_oldest_draft_makes_room),
        CASE(every_draft_has_its_own_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
