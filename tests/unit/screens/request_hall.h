/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_SCREENS_REQUEST_HALL_H
#define KETING_TESTS_SCREENS_REQUEST_HALL_H

/* A hall that takes requests: five forms, a grid worker with a phone, and a requests.db of the test's own. */

#include "hall_world.h"
#include "store/requests.h"

struct request_hall {
    struct stage stage;
    struct world world;
    char folder[64];
    struct requests *requests;
    unsigned char tokens; /* drawn so far */
};

static inline void hall_form(struct stage *stage, const char *code, const char *name, enum form_mode mode,
                             bool on_board)
{
    struct form *f = form_create();

    text_set(&f->code, code);
    text_set(&f->name, name);
    text_set(&f->kind, "自助");
    text_set(&f->route, "网格员");
    f->mode = mode;
    f->on_board = on_board;
    f->keep_days = 365;
    assert_true(content_writer_form(stage->writer, f));
    form_destroy(f);
}

static inline void hall_grid(struct stage *stage)
{
    struct grid *g = grid_create();

    text_set(&g->code, "3");
    text_set(&g->name, "3 号网格");
    text_set(&g->buildings_text, "1-9");
    text_set(&g->person, "张建国");
    text_set(&g->phone, "138****6027");
    grid_add_range(g, 1, 9);
    assert_true(content_writer_grid(stage->writer, g));
    grid_destroy(g);
}

static inline void hall_content(struct stage *stage)
{
    stage_open(stage);
    stage_setting(stage, "版本日期", "2026-11-20");
    stage_setting(stage, "社区名称", "七一社区");
    stage_setting(stage, "服务电话", "0374-233-6118");
    hall_form(stage, "baoxiu", "我要报修", FORM_PLAIN, true);
    hall_form(stage, "fanying", "反映问题", FORM_PLAIN, true);
    hall_form(stage, "xinyuan", "微心愿", FORM_WISH, false);
    hall_form(stage, "qiuzhu", "找人帮忙", FORM_NEED, false);
    hall_form(stage, "zhiyuan", "志愿报名", FORM_VOLUNTEER, false);
    hall_form(stage, "huodong", "活动报名", FORM_SIGN_UP, false);
    hall_grid(stage);
    stage_finish(stage);
}

static inline void hall_requests(struct request_hall *h)
{
    struct seal_public key = {.key = {9}, .prefix = "QY"};
    struct error error = {0};

    snprintf(h->folder, sizeof h->folder, "/tmp/keting-test-requests-XXXXXX");
    assert_non_null(mkdtemp(h->folder));
    assert_true(seal_init());
    h->requests = requests_open(h->folder, &key, &error);
    assert_string_equal(error.text, "");
    assert_non_null(h->requests);
}

static inline void hall_open(struct request_hall *h, struct size size)
{
    memset(h, 0, sizeof *h);
    hall_content(&h->stage);
    hall_requests(h);
    world_open(&h->world, &h->stage, size, "");
    h->world.hall.requests = h->requests;
}

static inline void hall_close(struct request_hall *h)
{
    static const char *const files[] = {"requests.db", "requests.db-wal", "requests.db-shm", "receipts"};
    char path[128];

    world_close(&h->world);
    requests_close(h->requests);
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        snprintf(path, sizeof path, "%s/%s", h->folder, files[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(h->folder), 0);
}

/* ---- what residents and staff do ---- */

static inline struct request_receipt hall_hand_in(struct request_hall *h, const char *form, const char *topic,
                                                  int32_t due_day, const struct request_booking *booking)
{
    struct answers none = {0};
    struct request_receipt receipt;
    struct error error = {0};
    struct submission s = {.form = form,
                           .form_version = "1",
                           .consent_version = "1",
                           .topic = topic,
                           .answers = &none,
                           .due_day = due_day,
                           .keep_days = 30,
                           .booking = booking,
                           .wall_s = wall_of("2026-11-23T09:31")};

    s.token[0] = ++h->tokens;
    assert_int_equal(requests_submit(h->requests, &s, &receipt, &error), SUBMIT_OK);
    assert_string_equal(error.text, "");
    return receipt;
}

static inline void hall_reply(struct request_hall *h, int64_t number, enum request_event_kind kind,
                              const char *text, const char *at)
{
    struct request_reply reply = {.number = number,
                                  .kind = kind,
                                  .text = text,
                                  .person = kind < REQUEST_EVENT_PUBLISHED ? "张建国（3 号网格）" : "",
                                  .due_day = DAY_NONE,
                                  .at_s = wall_of(at)};
    struct error error = {0};

    assert_int_equal(requests_reply(h->requests, &reply, &error), REPLY_TAKEN);
    assert_string_equal(error.text, "");
}

static inline int32_t hall_day(int month, int day)
{
    return date_to_day((struct date){2026, month, day});
}

/* A repair on its way, due on the 27th of November; today is the 24th. */
static inline struct request_receipt hall_repair(struct request_hall *h, bool done)
{
    struct request_receipt receipt = hall_hand_in(h, "baoxiu", "水管漏水", hall_day(11, 27), NULL);

    hall_reply(h, receipt.number, REQUEST_EVENT_ACCEPTED, "已登记，分给 3 号网格", "2026-11-23T10:12");
    hall_reply(h, receipt.number, REQUEST_EVENT_WAITING, "换了水管接头，观察两天", "2026-11-23T15:40");
    if (done)
        hall_reply(h, receipt.number, REQUEST_EVENT_DONE, "不漏了，住户签字。", "2026-11-24T08:30");
    return receipt;
}

/* ---- fingers ---- */

static inline void hall_go(struct request_hall *h, struct page *page)
{
    nav_push(h->world.nav, page);
    world_round(&h->world);
}

static inline void hall_key(struct request_hall *h, const char *key)
{
    struct point where;

    if (!ui_find_key(h->world.ui, key, &where))
        fail_msg("no key %s on %s", key, world_page(&h->world));
    world_tap_at(&h->world, where.x, where.y);
}

static inline void hall_type(struct request_hall *h, const char *digits)
{
    char key[2] = "";

    for (; *digits != '\0'; digits++) {
        key[0] = *digits;
        hall_key(h, key);
    }
}

static inline void hall_type_number(struct request_hall *h, int64_t number)
{
    char *digits = str_format("%lld", (long long)number);

    hall_type(h, digits);
    mem_free(digits);
}

static inline bool hall_shows(struct request_hall *h, enum word word)
{
    return world_shows(&h->world, word_in(LANGUAGE_ZH, word));
}

#endif
