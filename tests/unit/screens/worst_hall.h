/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_SCREENS_WORST_HALL_H
#define KETING_TESTS_SCREENS_WORST_HALL_H

/* Activities, contacts, grids, rooms and forms, each as long and as many as the limits let through. */

#include "hall_world.h"

#include "base/utf8.h"

enum { WORST_SERIES = 30, WORST_KINDS = 12, WORST_ROOMS = 40, WORST_FIELDS = 60, WORST_PHRASE_CHARS = 30 };
#define WORST_FILL "fill" /* code of the form that is filled in: each kind of question once */

struct worst_texts {
    const char *title, *line; /* 60 and 400 characters */
};

static inline void stage_plan(struct stage *stage)
{
    static const char path[] = "tests/golden/hall/图片/一楼.png";
    char bytes[8192];
    FILE *file = fopen(path, "rbe");

    assert_non_null(file);
    size_t count = fread(bytes, 1, sizeof bytes, file);
    assert_in_range(count, 1, sizeof bytes - 1);
    assert_int_equal(fclose(file), 0);
    assert_true(content_writer_picture(stage->writer, "一楼.png", bytes, count, 240, 160));
}

static inline void stage_series(struct stage *stage, const struct worst_texts *t)
{
    struct series *s = series_create();
    const char *advice;

    assert_true(recurrence_parse("每天", &s->rule, &advice));
    text_set(&s->code, t->title);
    text_set(&s->name, t->title);
    text_set(&s->kind, t->title);
    text_set(&s->summary, t->line);
    text_set(&s->place, t->line);
    text_set(&s->host, t->line);
    text_set(&s->age, t->title);
    text_set(&s->phone, t->title);
    text_set(&s->signup, t->line);
    text_set(&s->fee, t->line);
    text_set(&s->rule_text, t->line);
    s->start_minute = 22 * 60 + 30;
    s->end_minute = 30;
    s->capacity = 99999;
    for (int i = 0; i < 8; i++)
        text_list_add(&s->audiences, t->title);
    text_list_add(&s->pictures, "一楼.png");
    assert_true(content_writer_series(stage->writer, s));
    series_destroy(s);
}

static inline void stage_cancelled(struct stage *stage, const struct worst_texts *t, int64_t series_id)
{
    struct session_entry *e = session_entry_create();

    e->series_id = series_id;
    e->day = date_to_day((struct date){2026, 11, 24});
    e->state = SESSION_CANCELLED;
    text_set(&e->theme, t->line);
    text_set(&e->reason, t->line);
    text_set(&e->summary, t->line);
    assert_true(content_writer_session(stage->writer, e));
    session_entry_destroy(e);
}

static inline void stage_contact(struct stage *stage, const struct worst_texts *t, int number)
{
    struct contact *c = contact_create();
    char *kind = str_format("%d%.15s", number, t->title);

    text_set(&c->code, kind);
    text_set(&c->kind, kind);
    text_set(&c->name, t->title);
    text_set(&c->person, t->title);
    text_set(&c->duty, t->line);
    text_set(&c->hours, t->line);
    text_set(&c->place, t->line);
    text_set(&c->skills, t->line);
    text_set(&c->picture, "一楼.png");
    text_list_add(&c->phones, "0374-233-6118");
    text_list_add(&c->phones, "欧阳娜娜办公室 13800138000");
    text_list_add(&c->phones, t->title);
    c->urgent = true;
    assert_true(content_writer_contact(stage->writer, c));
    contact_destroy(c);
    mem_free(kind);
}

static inline void stage_grid(struct stage *stage, const struct worst_texts *t)
{
    struct grid *g = grid_create();

    text_set(&g->code, "g");
    text_set(&g->name, t->title);
    text_set(&g->person, t->title);
    text_set(&g->phone, t->title);
    text_set(&g->buildings_text, t->line);
    text_set(&g->area, t->line);
    g->households = 99999;
    grid_add_range(g, 1, BUILDING_MAX);
    assert_true(content_writer_grid(stage->writer, g));
    grid_destroy(g);
}

/* The rooms of the plan are as large as a fingertip needs, those that are not on it are names only. */
static inline void stage_place(struct stage *stage, const struct worst_texts *t, int number)
{
    struct place *p = place_create();

    text_set(&p->name, t->title);
    text_set(&p->kind, t->title);
    text_set(&p->floor, number % 2 == 0 ? "一楼" : "二楼");
    text_set(&p->summary, t->line);
    text_set(&p->hours, t->line);
    p->contact_id = 1;
    p->capacity = 99999;
    text_list_add(&p->pictures, "一楼.png");
    p->on_plan = number < 4;
    if (p->on_plan) {
        text_set(&p->plan, number % 2 == 0 ? "一楼.png" : "没有这张.png");
        p->x = 200 + number / 2 * 5000;
        p->y = 500;
        p->w = 4500;
        p->h = 9000;
    }
    assert_true(content_writer_place(stage->writer, p));
    place_destroy(p);
}

static inline void stage_form(struct stage *stage, const struct worst_texts *t, int fields)
{
    struct form *f = form_create();
    char *code = str_format("f%d", fields);

    text_set(&f->code, code);
    text_set(&f->name, t->title);
    text_set(&f->kind, t->title);
    text_set(&f->summary, t->line);
    text_set(&f->route, t->line);
    text_set(&f->consent, t->line);
    text_set(&f->emergency, t->line);
    f->promise_days = 999;
    for (int i = 0; i < fields; i++) {
        struct form_field *field = form_add_field(f);
        field->kind = (enum field_kind)(i % FIELD_KINDS);
        text_set(&field->name, t->title);
        text_set(&field->label, t->title);
        text_set(&field->help, t->line);
        text_set(&field->example, t->line);
        for (int k = 0; k < 12; k++)
            text_list_add(&field->options, t->title);
    }
    assert_true(content_writer_form(stage->writer, f));
    form_destroy(f);
    mem_free(code);
}

/* The first of these characters. The caller's. */
static inline char *cut_to(const char *text, size_t chars)
{
    return str_format("%.*s", (int)utf8_prefix(text, strlen(text), chars), text);
}

/* One question of each kind with forty options or twelve phrases, no two alike. */
static inline void stage_fill_form(struct stage *stage, const char *code, const struct worst_texts *t)
{
    struct form *f = form_create();
    char *end = cut_to(t->title, WORST_PHRASE_CHARS - 2), *name = cut_to(t->title, LIMIT_NAME_CHARS - 3);

    text_set(&f->code, code);
    text_set(&f->name, t->title);
    text_set(&f->kind, t->title);
    text_set(&f->summary, t->line);
    text_set(&f->route, t->line);
    text_set(&f->consent, t->line);
    text_set(&f->separate_consent, t->line);
    text_set(&f->emergency, t->line);
    f->promise_days = 20;
    for (int kind = 0; kind < FIELD_KINDS; kind++) {
        struct form_field *field = form_add_field(f);
        field->kind = (enum field_kind)kind;
        text_set(&field->name, field_kind_name(field->kind));
        text_set(&field->label, t->title);
        text_set(&field->help, t->line);
        text_set(&field->example, t->line);
        for (int k = 0; k < LIMIT_OPTIONS; k++) {
            char *option = str_format("%d%s", k + 1, name), *phrase = str_format("%d%s", k + 1, end);
            text_list_add(&field->options, option);
            if (k < LIMIT_PHRASES)
                text_list_add(&field->phrases, phrase);
            mem_free(option);
            mem_free(phrase);
        }
    }
    assert_true(content_writer_form(stage->writer, f));
    form_destroy(f);
    mem_free(end);
    mem_free(name);
}

static inline void stage_worst_hall(struct stage *stage, const struct worst_texts *t,
                                    const struct worst_texts *hostile)
{
    stage_plan(stage);
    for (int i = 0; i < WORST_SERIES; i++)
        stage_series(stage, i == 1 ? hostile : t);
    stage_cancelled(stage, t, 1);
    for (int i = 0; i < WORST_KINDS; i++)
        stage_contact(stage, i == 1 ? hostile : t, i);
    stage_grid(stage, t);
    for (int i = 0; i < WORST_ROOMS; i++)
        stage_place(stage, i == 2 ? hostile : t, i);
    stage_form(stage, t, WORST_FIELDS);
    stage_form(stage, hostile, 1);
    stage_fill_form(stage, WORST_FILL, t);
    stage_fill_form(stage, WORST_FILL "2", hostile);
}

#endif
