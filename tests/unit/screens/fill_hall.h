/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_SCREENS_FILL_HALL_H
#define KETING_TESTS_SCREENS_FILL_HALL_H

/* A hall whose forms ask every kind of question: a repair, a course, a room, a topic, a drawing, sixty
 * fields. */

#include "request_hall.h"

#include "../../../src/screens/draft.h"
#include "../../../src/screens/fill.h"
#include "../../../src/screens/pages.h"

enum { MANY_FIELDS = 60, COURSE_SEATS = 3 };

#define GAS_NOTICE "请先关阀门，到户外打电话。"

static inline struct form_field *ask(struct form *form, const char *name, enum field_kind kind, bool required)
{
    struct form_field *f = form_add_field(form);

    text_set(&f->name, name);
    text_set(&f->label, name);
    f->kind = kind;
    f->required = required;
    return f;
}

static inline void only_if(struct form_field *f, const char *field, const char *value)
{
    text_set(&f->show_if_field, field);
    text_set(&f->show_if_value, value);
    f->show_if = SHOW_IF_IS;
}

static inline void offer(struct text_list *list, const char *a, const char *b, const char *c)
{
    text_list_add(list, a);
    if (b != NULL)
        text_list_add(list, b);
    if (c != NULL)
        text_list_add(list, c);
}

static inline struct form *form_of_code(const char *code, const char *name, enum form_mode mode)
{
    struct form *form = form_create();

    text_set(&form->code, code);
    text_set(&form->name, name);
    text_set(&form->kind, "自助");
    text_set(&form->route, "3 号网格");
    form->mode = mode;
    form->keep_days = 365;
    return form;
}

/* Takes the form over. */
static inline void stage_the_form(struct stage *stage, struct form *form)
{
    assert_true(content_writer_form(stage->writer, form));
    form_destroy(form);
}

enum { ASK_KIND, ASK_GAS, ASK_STORY, ASK_FLOOR, ASK_PHONE, ASK_CONSENT, ASK_ALL };

static inline struct form *repair_form(void)
{
    struct form *form = form_of_code("baoxiu", "我要报修", FORM_PLAIN);

    text_set(&form->consent, "只用来修理。一年后删除。");
    text_set(&form->emergency, GAS_NOTICE);
    form->on_board = true;
    form->promise_days = 3;
    offer(&ask(form, "哪里坏了", FIELD_CHOICE, true)->options, "水管", "煤气灶", "路灯");
    struct form_field *gas = ask(form, "闻到煤气味吗", FIELD_YES_NO, true);
    only_if(gas, "哪里坏了", "煤气灶");
    text_list_add(&gas->divert, "是");
    struct form_field *story = ask(form, "具体什么样", FIELD_LONG_TEXT, true);
    story->least = 2;
    story->most = 10;
    offer(&story->phrases, "漏水了", "不亮", NULL);
    struct form_field *level = ask(form, "在几楼", FIELD_NUMBER, false);
    level->least = 1;
    level->most = 33;
    ask(form, "回您哪个电话", FIELD_PHONE, true);
    ask(form, "同意吗", FIELD_CONSENT, true);
    return form;
}

static inline void stage_course(struct stage *stage, const char *code, const char *name, const char *rule,
                                const char *place)
{
    struct series *s = series_create();
    const char *advice;

    assert_true(recurrence_parse(rule, &s->rule, &advice));
    text_set(&s->code, code);
    text_set(&s->name, name);
    text_set(&s->kind, "培训");
    text_set(&s->rule_text, rule);
    text_set(&s->place, place);
    s->start_minute = 9 * 60;
    s->end_minute = 11 * 60;
    s->capacity = COURSE_SEATS;
    assert_true(content_writer_series(stage->writer, s));
    series_destroy(s);
}

static inline void stage_no_session(struct stage *stage, int64_t series_id, int32_t day)
{
    struct session_entry *e = session_entry_create();

    e->series_id = series_id;
    e->day = day;
    e->state = SESSION_CANCELLED;
    e->start_minute = e->end_minute = MINUTE_NONE;
    text_set(&e->reason, "老师有事");
    assert_true(content_writer_session(stage->writer, e));
    session_entry_destroy(e);
}

enum { ASK_COURSE, ASK_SESSION, ASK_PARTY };

/* Calligraphy on Tuesdays and Fridays, not on the 27th of November; paper cutting on Wednesdays. */
static inline void stage_sign_up(struct stage *stage)
{
    struct form *form = form_of_code("huodong", "活动报名", FORM_SIGN_UP);
    struct form_field *course = ask(form, "报哪个班", FIELD_CHOICE, true);

    course->source = SOURCE_SERIES;
    offer(&course->options, "书法班", "剪纸班", NULL);
    offer(&course->option_codes, "shufa", "jianzhi", NULL);
    ask(form, "哪一次", FIELD_CHOICE, true)->source = SOURCE_SESSIONS;
    ask(form, "人数", FIELD_NUMBER, false);
    stage_course(stage, "shufa", "书法班", "每周二、周五", "");
    stage_course(stage, "jianzhi", "剪纸班", "每周三", "二楼hd2");
    stage_no_session(stage, 1, date_to_day((struct date){2026, 11, 27}));
    stage_the_form(stage, form);
}

enum { ASK_ROOM, ASK_DAY, ASK_SLOT };
#define MORNING "上午 8:30-12:00"
#define AFTERNOON "下午 14:00-17:30"

static inline void stage_room(struct stage *stage, const char *code, const char *floor, int capacity)
{
    struct place *place = place_create();

    text_set(&place->code, code);
    text_set(&place->name, code);
    text_set(&place->floor, floor);
    place->capacity = capacity;
    assert_true(content_writer_place(stage->writer, place));
    place_destroy(place);
}

/* Asked how many come, or not. */
static inline void stage_room_form(struct stage *stage, const char *code, bool party)
{
    struct form *form = form_of_code(code, "预约场地", FORM_ROOM);
    struct form_field *room = ask(form, "用哪一间", FIELD_CHOICE, true);

    room->source = SOURCE_PLACES;
    offer(&room->options, "二楼活动室", "书画室", NULL);
    offer(&room->option_codes, "hd2", "shuhua", NULL);
    ask(form, "哪一天", FIELD_DATE, true);
    offer(&ask(form, "什么时候", FIELD_SLOT, true)->options, MORNING, AFTERNOON, NULL);
    if (party)
        ask(form, "人数", FIELD_NUMBER, true);
    stage_the_form(stage, form);
}

static inline void stage_topic(struct stage *stage, const char *title, enum notice_kind kind,
                               int32_t until_day)
{
    struct notice *n = plain_notice(title);

    n->kind = kind;
    n->until_day = until_day;
    offer(&n->stages, "提议", "商议", NULL);
    n->stage = 1;
    stage_notice(stage, n);
}

static inline void stage_topics(struct stage *stage)
{
    struct form *form = form_of_code("yishi", "我来说说", FORM_PLAIN);

    ask(form, "说哪件事", FIELD_CHOICE, true)->source = SOURCE_DELIBERATIONS;
    stage_the_form(stage, form);
    stage_topic(stage, "加装电梯", NOTICE_DELIBERATION, DAY_NONE);
    stage_topic(stage, "去年的车棚", NOTICE_DELIBERATION, date_to_day((struct date){2026, 11, 1}));
    stage_topic(stage, "停水通知", NOTICE_NOTE, DAY_NONE);
}

static inline void stage_drawing(struct stage *stage)
{
    struct form *form = form_of_code("qianzi", "签个字", FORM_PLAIN);

    ask(form, "请签名", FIELD_STROKES, true);
    ask(form, "住哪里", FIELD_ADDRESS, false);
    ask(form, "还要说的", FIELD_LONG_TEXT, false);
    stage_the_form(stage, form);
}

static inline void stage_sixty(struct stage *stage)
{
    struct form *form = form_of_code("chang", "很长的表", FORM_SURVEY);
    char name[32];

    for (int i = 0; i < MANY_FIELDS; i++) {
        snprintf(name, sizeof name, "第%d问", i + 1);
        offer(&ask(form, name, FIELD_CHOICE, true)->options, "好", "一般", "不好");
    }
    stage_the_form(stage, form);
}

/* Takes the form of repairs over. */
static inline void fill_content(struct stage *stage, struct form *repair)
{
    stage_open(stage);
    stage_setting(stage, "版本日期", "2026-11-20");
    stage_setting(stage, "服务电话", "0374-233-6118");
    stage_the_form(stage, repair);
    stage_sign_up(stage);
    stage_room(stage, "hd2", "二楼", 20);
    stage_room_form(stage, "fangjian", false);
    stage_topics(stage);
    stage_drawing(stage);
    stage_sixty(stage);
    stage_room_form(stage, "dafang", true);
    stage_finish(stage);
}

static inline void fill_hall_open(struct request_hall *h, struct size size)
{
    memset(h, 0, sizeof *h);
    fill_content(&h->stage, repair_form());
    hall_requests(h);
    world_open(&h->world, &h->stage, size, "");
    h->world.hall.requests = h->requests;
}

/* Staff publish: the old content is gone before the page knows of it. */
static inline void fill_hall_publish(struct request_hall *h, struct form *repair)
{
    struct error error = {0};

    stage_remove(&h->stage);
    fill_content(&h->stage, repair);
    struct content *newer = content_open(h->stage.path, &error);
    assert_string_equal(error.text, "");
    content_close(h->world.content);
    h->world.content = h->world.hall.content = newer;
    nav_rebuild(h->world.nav);
    world_round(&h->world);
}

/* ---- what can be seen and counted ---- */

static inline struct fill *draft(struct request_hall *h, const char *code)
{
    struct fill *fill = draft_find(h->world.hall.drafts, code);

    assert_non_null(fill);
    return fill;
}

static inline int stored_requests(struct request_hall *h)
{
    struct request_brief brief;
    int64_t row = 0;
    int count = 0;

    while (requests_next(h->requests, row, -1, "", &row, &brief)) {
        request_brief_finish(&brief);
        count++;
    }
    return count;
}

static inline void assert_on(struct request_hall *h, const char *page, const char *text)
{
    if (!str_same(world_page(&h->world), page) || !world_shows(&h->world, text))
        fail_msg("on %s, not %s with %s", world_page(&h->world), page, text);
}

/* ---- fingers ---- */

static inline void tap_word(struct request_hall *h, enum word word)
{
    world_tap(&h->world, word_in(LANGUAGE_ZH, word));
}

static inline void next_step(struct request_hall *h)
{
    tap_word(h, WORD_FILL_NEXT);
}

/* From a form's page, or another one, into its first question. */
static inline void begin_form(struct request_hall *h, const char *code)
{
    hall_go(h, fill_page(&h->world.hall, code));
    assert_string_equal(world_page(&h->world), "fill");
}

/* All of the repair form up to the review. */
static inline void answer_repair(struct request_hall *h)
{
    begin_form(h, "baoxiu");
    world_tap(&h->world, "水管");
    world_tap(&h->world, "漏水了");
    next_step(h);
    tap_word(h, WORD_FILL_SKIP);
    hall_type(h, "13812341234");
    next_step(h);
    tap_word(h, WORD_CONSENT_AGREE);
    assert_on(h, "fill", word_in(LANGUAGE_ZH, WORD_FILL_REVIEW));
}

#endif
