/* SPDX-License-Identifier: MIT */
#include "store/content_hall.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* What is written comes back, field by field; and what happens on which day. */
static char folder[] = "/tmp/keting-test-hall-XXXXXX";
static char path[128];

static int32_t day(int year, int month, int of_month)
{
    return date_to_day((struct date){year, month, of_month});
}

static struct content_writer *writer(void)
{
    struct error error = {0};
    struct content_writer *w = content_writer_create(path, &error);

    assert_string_equal(error.text, "");
    assert_non_null(w);
    return w;
}

static struct content *publish_and_open(struct content_writer *w)
{
    struct error error = {0};

    assert_true(content_writer_finish(w, &error));
    struct content *content = content_open(path, &error);
    assert_string_equal(error.text, "");
    assert_non_null(content);
    return content;
}

static void parse(struct series *series, const char *rule)
{
    const char *advice;

    assert_true(recurrence_parse(rule, &series->rule, &advice));
    text_set(&series->rule_text, rule);
}

/* Another text for every field, so that none can take the place of another. */
static void fill(char **const fields[], size_t count, const char *prefix)
{
    for (size_t i = 0; i < count; i++) {
        char *text = str_format("%s%zu", prefix, i);
        text_set(fields[i], text);
        mem_free(text);
    }
}

static void expect_filled(char *const *const fields[], size_t count, const char *prefix)
{
    for (size_t i = 0; i < count; i++) {
        char *text = str_format("%s%zu", prefix, i);
        assert_string_equal(*fields[i], text);
        mem_free(text);
    }
}

#define SERIES_TEXTS(s) \
    { \
        &(s)->code, &(s)->name, &(s)->kind, &(s)->summary, &(s)->place, &(s)->host, &(s)->age, &(s)->phone, \
            &(s)->signup, &(s)->fee, &(s)->keywords, &(s)->name_en, &(s)->rule_text \
    }
#define SESSION_TEXTS(s) \
    { \
        &(s)->theme, &(s)->host, &(s)->place, &(s)->reason, &(s)->summary \
    }
#define CONTACT_TEXTS(c) \
    { \
        &(c)->code, &(c)->name, &(c)->kind, &(c)->person, &(c)->duty, &(c)->hours, &(c)->place, \
            &(c)->skills, &(c)->keywords, &(c)->picture, &(c)->name_en \
    }
#define GRID_TEXTS(g) \
    { \
        &(g)->code, &(g)->name, &(g)->buildings_text, &(g)->person, &(g)->phone, &(g)->area \
    }
#define PLACE_TEXTS(p) \
    { \
        &(p)->code, &(p)->name, &(p)->kind, &(p)->floor, &(p)->summary, &(p)->hours, &(p)->plan, \
            &(p)->name_en \
    }
#define FORM_TEXTS(f) \
    { \
        &(f)->code, &(f)->name, &(f)->kind, &(f)->summary, &(f)->route, &(f)->consent, &(f)->emergency, \
            &(f)->icon, &(f)->separate_consent \
    }
#define FIELD_TEXTS(f) \
    { \
        &(f)->name, &(f)->label, &(f)->help, &(f)->example, &(f)->show_if_field, &(f)->show_if_value \
    }
#define FILL(macro, record, prefix) \
    do { \
        char **const fields_[] = macro(record); \
        fill(fields_, ARRAY_LEN(fields_), prefix); \
    } while (0)
#define EXPECT_FILLED(macro, record, prefix) \
    do { \
        char *const *const fields_[] = macro(record); \
        expect_filled(fields_, ARRAY_LEN(fields_), prefix); \
    } while (0)

/* ---- round trips --------------------------------------------------------------------------------------- */

static struct series *rich_series(void)
{
    struct series *s = series_create();

    parse(s, "每月第二个周六");
    FILL(SERIES_TEXTS, s, "活");
    s->rule.first_day = day(2026, 1, 1);
    s->rule.last_day = day(2026, 12, 31);
    s->rule.holidays_off = true;
    day_list_add(&s->rule.extra, day(2026, 3, 3));
    assert_true(series_add_off(s, day(2026, 5, 9), "五月停"));
    assert_true(series_add_off(s, day(2026, 4, 11), "四月停"));
    assert_false(series_add_off(s, day(2026, 4, 11), "又停"));
    s->start_minute = 9 * 60 + 30;
    s->end_minute = 11 * 60;
    s->capacity = 40;
    text_list_add(&s->audiences, "老人");
    text_list_add(&s->audiences, "家长");
    text_list_add(&s->pictures, "a.png");
    return s;
}

static void expect_rich_series(struct content *content)
{
    const struct series *s = content_series(content, 1);

    assert_int_equal(content_series_count(content), 2);
    assert_null(content_series(content, 2));
    assert_null(content_series(content, -1));
    EXPECT_FILLED(SERIES_TEXTS, s, "活");
    assert_ptr_equal(content_series_by_id(content, s->id), s);
    assert_ptr_equal(content_series_by_code(content, "活0"), s);
    assert_null(content_series_by_id(content, 99));
    assert_null(content_series_by_code(content, "没有"));
    assert_int_equal(s->rule.kind, RECURRENCE_MONTHLY_NTH);
    assert_int_equal(s->rule.nth, 2);
    assert_int_equal(s->rule.weekday, 6);
    assert_int_equal(s->rule.first_day, day(2026, 1, 1));
    assert_int_equal(s->rule.last_day, day(2026, 12, 31));
    assert_true(s->rule.holidays_off);
    assert_int_equal(s->rule.extra.count, 1);
    assert_int_equal(s->rule.extra.day[0], day(2026, 3, 3));
    assert_int_equal(s->rule.off.count, 2);
    assert_int_equal(s->rule.off.day[0], day(2026, 4, 11));
    assert_string_equal(s->off_reasons.item[0], "四月停");
    assert_string_equal(s->off_reasons.item[1], "五月停");
    assert_int_equal(s->start_minute, 570);
    assert_int_equal(s->end_minute, 660);
    assert_int_equal(s->capacity, 40);
    assert_int_equal(s->audiences.count, 2);
    assert_string_equal(s->audiences.item[1], "家长");
    assert_int_equal(s->pictures.count, 1);
    /* What was not given. */
    s = content_series(content, 0);
    assert_string_equal(s->summary, "");
    assert_int_equal(s->rule.first_day, DAY_NONE);
    assert_int_equal(s->start_minute, MINUTE_NONE);
    assert_int_equal(s->audiences.count, 0);
}

static void series_come_back_whole(void **state)
{
    struct content_writer *w = writer();
    struct series *plain = series_create(), *rich = rich_series();

    (void)state;
    parse(plain, "每天");
    assert_true(content_writer_series(w, plain));
    assert_true(content_writer_series(w, rich));
    assert_true(content_writer_holiday(w, day(2026, 10, 1), false, "国庆节"));
    assert_true(content_writer_holiday(w, day(2026, 9, 27), true, "国庆节调休"));
    series_destroy(plain);
    series_destroy(rich);
    struct content *content = publish_and_open(w);
    expect_rich_series(content);
    const struct holidays *days = content_holidays(content);
    assert_int_equal(days->off.count, 1);
    assert_int_equal(days->work.count, 1);
    assert_string_equal(content_holiday_name(content, day(2026, 10, 1)), "国庆节");
    assert_string_equal(content_holiday_name(content, day(2026, 9, 27)), "国庆节调休");
    assert_string_equal(content_holiday_name(content, day(2026, 9, 28)), "");
    content_close(content);
}

static void words_come_back_in_order(void **state)
{
    struct content_writer *w = writer();
    struct text_list texts = {0}, readings = {0};

    (void)state;
    assert_true(content_writer_word(w, "大重院", "da chong yuan"));
    assert_true(content_writer_word(w, "小游园", ""));
    struct content *content = publish_and_open(w);
    content_words(content, &texts, &readings);
    assert_int_equal(texts.count, 2);
    assert_int_equal(readings.count, 2);
    assert_string_equal(texts.item[0], "大重院");
    assert_string_equal(readings.item[0], "da chong yuan");
    assert_string_equal(texts.item[1], "小游园");
    assert_string_equal(readings.item[1], "");
    text_list_finish(&texts);
    text_list_finish(&readings);
    content_close(content);
}

static void contacts_grids_and_places_come_back_whole(void **state)
{
    struct content_writer *w = writer();
    struct contact *c = contact_create();
    struct grid *g = grid_create();
    struct place *p = place_create();

    (void)state;
    FILL(CONTACT_TEXTS, c, "联");
    c->urgent = true;
    text_list_add(&c->phones, "12349");
    text_list_add(&c->phones, "110");
    assert_true(content_writer_contact(w, c));
    text_set(&c->kind, "热线");
    assert_true(content_writer_contact(w, c));
    FILL(GRID_TEXTS, g, "格");
    g->contact_id = 2;
    g->households = 252;
    grid_add_range(g, 1, 6);
    grid_add_range(g, 8, 8);
    assert_true(content_writer_grid(w, g));
    FILL(PLACE_TEXTS, p, "所");
    p->contact_id = 1;
    p->capacity = 40;
    p->on_plan = true;
    p->x = 100, p->y = 200, p->w = 3000, p->h = 4000;
    text_list_add(&p->pictures, "a.png");
    assert_true(content_writer_place(w, p));
    p->on_plan = false;
    p->contact_id = 0;
    assert_true(content_writer_place(w, p));
    contact_destroy(c);
    grid_destroy(g);
    place_destroy(p);

    struct content *content = publish_and_open(w);
    assert_int_equal(content_contact_kind_count(content), 2);
    assert_string_equal(content_contact_kind(content, 0), "联2");
    assert_string_equal(content_contact_kind(content, 1), "热线");
    assert_string_equal(content_contact_kind(content, 2), "");
    assert_int_equal(content_contact_count(content, NULL), 2);
    assert_int_equal(content_contact_count(content, "热线"), 1);
    assert_null(content_contact(content, "热线", 1));
    const struct contact *back = content_contact(content, "联2", 0);
    EXPECT_FILLED(CONTACT_TEXTS, back, "联");
    assert_true(back->urgent);
    assert_int_equal(back->phones.count, 2);
    assert_string_equal(back->phones.item[1], "110");
    assert_ptr_equal(content_contact_by_id(content, 1), back);
    assert_null(content_contact_by_id(content, 3));

    const struct grid *grid = content_grid(content, 0);
    EXPECT_FILLED(GRID_TEXTS, grid, "格");
    assert_int_equal(grid->contact_id, 2);
    assert_int_equal(grid->households, 252);
    assert_int_equal(grid->range_count, 2);
    assert_ptr_equal(content_grid_of_building(content, 6), grid);
    assert_ptr_equal(content_grid_of_building(content, 8), grid);
    assert_null(content_grid_of_building(content, 7));
    assert_null(content_grid_of_building(content, 0));
    assert_null(content_grid_of_building(content, -1));
    assert_int_equal(content_grid_count(content), 1);

    const struct place *place = content_place(content, 0);
    EXPECT_FILLED(PLACE_TEXTS, place, "所");
    assert_int_equal(place->contact_id, 1);
    assert_int_equal(place->capacity, 40);
    assert_true(place->on_plan);
    assert_int_equal(place->x * 1000 + place->y, 100200);
    assert_int_equal(place->w * 10000 + place->h, 30004000);
    assert_string_equal(place->pictures.item[0], "a.png");
    assert_false(content_place(content, 1)->on_plan);
    assert_int_equal(content_place(content, 1)->contact_id, 0);
    assert_int_equal(content_place(content, 1)->pictures.count, 1);
    assert_ptr_equal(content_place_by_id(content, 1), place);
    assert_int_equal(content_place_count(content), 2);
    content_close(content);
}

static void forms_come_back_whole(void **state)
{
    struct content_writer *w = writer();

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct form *f = form_create();
        FILL(FORM_TEXTS, f, i ? "乙" : "甲");
        f->promise_days = 3 + i;
        f->mode = i ? FORM_VOLUNTEER : FORM_PLAIN;
        f->on_board = i;
        f->keep_days = i ? LIMIT_KEEP_DAYS : 90;
        text_list_add(&f->audiences, "老人");
        for (int kind = 0; kind < FIELD_KINDS; kind++) {
            struct form_field *field = form_add_field(f);
            FILL(FIELD_TEXTS, field, "字");
            field->kind = (enum field_kind)kind;
            field->required = kind % 2;
            field->show_if = (enum show_if)(kind % 4);
            field->least = kind;
            field->most = 999999999;
            for (int o = 0; o < kind; o++)
                text_list_add(&field->options, field_kind_name((enum field_kind)o));
            field->source = (enum field_source)(kind % 5);
            bool coded = field->source == SOURCE_SERIES || field->source == SOURCE_PLACES;
            for (int o = 0; coded && o < kind; o++)
                text_list_add(&field->option_codes, o % 2 ? "shufa" : "hd2");
            text_list_add(&field->divert, "是");
            for (int p = 0; p < LIMIT_PHRASES; p++)
                text_list_add(&field->phrases, "漏水");
        }
        assert_true(content_writer_form(w, f));
        form_destroy(f);
    }
    struct content *content = publish_and_open(w);
    assert_int_equal(content_form_count(content), 2);
    const struct form *f = content_form_by_code(content, "乙0");
    assert_ptr_equal(content_form(content, 1), f);
    assert_null(content_form(content, 2));
    assert_null(content_form_by_code(content, "丙"));
    EXPECT_FILLED(FORM_TEXTS, f, "乙");
    assert_int_equal(f->promise_days, 4);
    assert_int_equal(f->mode, FORM_VOLUNTEER);
    assert_true(f->on_board);
    assert_int_equal(f->keep_days, LIMIT_KEEP_DAYS);
    assert_int_equal(content_form(content, 0)->mode, FORM_PLAIN);
    assert_false(content_form(content, 0)->on_board);
    assert_int_equal(content_form(content, 0)->keep_days, 90);
    assert_string_equal(f->audiences.item[0], "老人");
    assert_int_equal(f->field_count, FIELD_KINDS);
    for (int kind = 0; kind < FIELD_KINDS; kind++) {
        const struct form_field *field = &f->field[kind];
        EXPECT_FILLED(FIELD_TEXTS, field, "字");
        assert_int_equal(field->kind, kind);
        assert_int_equal(field->required, kind % 2);
        assert_int_equal(field->show_if, kind % 4);
        assert_int_equal(field->least, kind);
        assert_int_equal(field->most, 999999999);
        assert_int_equal(field->options.count, kind);
        assert_int_equal(field->source, kind % 5);
        assert_int_equal(field->option_codes.count, kind % 5 == 1 || kind % 5 == 3 ? kind : 0);
        if (field->option_codes.count > 1)
            assert_string_equal(field->option_codes.item[1], "shufa");
        assert_int_equal(field->divert.count, 1);
        assert_string_equal(field->divert.item[0], "是");
        assert_int_equal(field->phrases.count, LIMIT_PHRASES);
        assert_string_equal(field->phrases.item[LIMIT_PHRASES - 1], "漏水");
        if (kind > 0)
            assert_string_equal(field->options.item[kind - 1], field_kind_name((enum field_kind)(kind - 1)));
    }
    content_close(content);
}

/* ---- audiences ----------------------------------------------------------------------------------------- */

static void audiences_choose_services_and_notices(void **state)
{
    static const char *const audiences[] = {"老人", "家长", "所有人", ""};
    struct content_writer *w = writer();
    struct category category = {.name = mem_strdup("甲"), .icon = mem_strdup(""), .summary = mem_strdup("")};
    int count = -1;

    (void)state;
    assert_true(content_writer_category(w, &category));
    text_set(&category.name, "乙");
    assert_true(content_writer_category(w, &category));
    for (int i = 0; i < 8; i++) {
        struct service *s = service_create();
        struct notice *n = notice_create();
        text_set(&s->category, i < 4 ? "甲" : "乙");
        text_set(&s->name, audiences[i % 4]);
        text_set(&s->name_en, "English");
        text_set(&n->title_en, "Title");
        if (audiences[i % 4][0] != '\0') {
            text_list_add(&s->audiences, audiences[i % 4]);
            text_list_add(&n->audiences, audiences[i % 4]);
        }
        assert_true(content_writer_service(w, s) && content_writer_notice(w, n));
        service_destroy(s);
        notice_destroy(n);
    }
    category_finish(&category);
    struct content *content = publish_and_open(w);
    int64_t *ids = content_services_for(content, 0, "老人", &count);
    assert_int_equal(count, 6);
    assert_int_equal(ids[0] * 100000 + ids[1] * 10000 + ids[2] * 1000 + ids[3] * 100 + ids[4] * 10 + ids[5],
                     134578);
    mem_free(ids);
    ids = content_services_for(content, 2, "家长", &count);
    assert_int_equal(count, 3);
    struct service_brief brief;
    assert_true(content_service_brief_by_id(content, ids[0], &brief));
    assert_string_equal(brief.name, "家长");
    assert_string_equal(brief.name_en, "English");
    service_brief_finish(&brief);
    mem_free(ids);
    assert_false(content_service_brief_by_id(content, 99, &brief));
    assert_null(content_services_for(content, 3, "老人", &count));
    assert_int_equal(count, 0);

    assert_true(content_notice_is_for(content, 1, "老人"));
    assert_false(content_notice_is_for(content, 1, "家长"));
    assert_true(content_notice_is_for(content, 3, "家长"));
    assert_true(content_notice_is_for(content, 4, "家长"));
    struct notice *n = content_notice(content, 1);
    assert_string_equal(n->title_en, "Title");
    notice_destroy(n);
    content_close(content);
}

static int prepare(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/content.db", folder);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(series_come_back_whole),
        cmocka_unit_test(words_come_back_in_order),
        cmocka_unit_test(contacts_grids_and_places_come_back_whole),
        cmocka_unit_test(forms_come_back_whole),
        cmocka_unit_test(audiences_choose_services_and_notices),
    };

    return cmocka_run_group_tests_name("hall", tests, prepare, clear);
}
