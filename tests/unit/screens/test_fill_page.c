/* SPDX-License-Identifier: MIT */
/* A form on the glass: fingers, a real requests.db, and what may go wrong on the way. */
#include "fill_hall.h"

#include "base/utf8.h"

#include <signal.h>
#include <sys/resource.h>

static const struct size portrait = {1080, 1920};

static int begin(void **state)
{
    struct request_hall *h = mem_zalloc(sizeof *h);

    fill_hall_open(h, portrait);
    *state = h;
    return 0;
}

static int end(void **state)
{
    struct request_hall *h = *state;

    hall_close(h);
    mem_free(h);
    return 0;
}

static const char *said(enum word word)
{
    return word_in(LANGUAGE_ZH, word);
}

/* ---- the way through ---- */

/* What an answer may open is not promised to everybody. */
static void the_first_page_tells_what_all_are_asked(void **state)
{
    struct request_hall *h = *state;

    hall_go(h, form_page(&h->world.hall, 1));
    assert_on(h, "form", "1. 哪里坏了");
    assert_true(world_shows(&h->world, "2. 具体什么样"));
    assert_false(world_shows(&h->world, "闻到煤气味吗"));
}

static void one_tap_on_a_choice_goes_on(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "baoxiu");
    assert_on(h, "fill", "哪里坏了");
    world_tap(&h->world, "路灯");
    assert_on(h, "fill", "具体什么样");
    assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_KIND), "路灯");
}

/* Three answers on a high page are large keys, not the least that a finger can hit. */
static void few_answers_share_the_page(void **state)
{
    struct request_hall *h = *state;
    struct point first, last;

    begin_form(h, "baoxiu");
    assert_true(ui_find_text(h->world.ui, "水管", true, &first));
    assert_true(ui_find_text(h->world.ui, "路灯", true, &last));
    assert_in_range((last.y - first.y) / 2, 2 * ui_theme(h->world.ui)->target, 1920);
}

static void going_back_loses_no_answer(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    for (int i = 0; i < 2; i++) {
        /* By 上一步 first, then by 返回. */
        enum word key = i == 0 ? WORD_FILL_BEFORE : WORD_BACK;
        static const char *const back[] = {"同意吗", "回您哪个电话", "在几楼", "具体什么样", "哪里坏了"};
        for (size_t k = 0; k < ARRAY_LEN(back); k++) {
            hall_key(h, said(key));
            assert_on(h, "fill", back[k]);
        }
        assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_PHONE), "13812341234");
        for (int k = 0; k < 2; k++)
            next_step(h);
        tap_word(h, WORD_FILL_SKIP);
        for (int k = 0; k < 2; k++)
            next_step(h);
        assert_true(hall_shows(h, WORD_FILL_REVIEW));
    }
}

/* Two taps where one is meant: the second one does not answer the next question, though its key says the same
 * and stands there too. */
static void a_double_tap_goes_one_step(void **state)
{
    struct request_hall *h = *state;
    struct world *w = &h->world;
    struct point at;

    begin_form(h, "baoxiu");
    world_tap(w, "路灯");
    world_tap(w, "漏水了");
    tap_word(h, WORD_FILL_NEXT);
    assert_on(h, "fill", "在几楼");
    world_tap(w, "3");
    tap_word(h, WORD_FILL_BEFORE);
    assert_on(h, "fill", "具体什么样");
    w->now_us += ms_to_us(1000);
    assert_true(ui_find_text(w->ui, said(WORD_FILL_NEXT), true, &at));
    for (int i = 0; i < 2; i++) {
        world_finger(w, TOUCH_DOWN, 0, at.x, at.y);
        w->now_us += ms_to_us(60);
        world_finger(w, TOUCH_UP, 0, at.x, at.y);
        w->now_us += ms_to_us(150);
    }
    assert_on(h, "fill", "在几楼");
    assert_true(hall_shows(h, WORD_FILL_NEXT));
    tap_word(h, WORD_FILL_NEXT);
    assert_on(h, "fill", "回您哪个电话");
}

static void going_back_at_the_first_question_leaves(void **state)
{
    struct request_hall *h = *state;

    (void)state;
    for (int i = 0; i < 2; i++) {
        hall_go(h, form_page(&h->world.hall, 1));
        tap_word(h, i == 0 ? WORD_FILL_START : WORD_FILL_RESUME);
        world_tap(&h->world, "水管");
        world_tap(&h->world, "漏水了");
        hall_key(h, said(WORD_FILL_BEFORE));
        hall_key(h, said(i == 0 ? WORD_FILL_BEFORE : WORD_BACK));
        assert_string_equal(world_page(&h->world), "form");
        assert_true(hall_shows(h, WORD_FILL_RESUME));
        assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_KIND), "水管");
    }
}

static void the_review_leads_to_a_change_and_back(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    assert_true(world_shows(&h->world, "138****1234"));
    assert_false(world_shows(&h->world, "13812341234"));
    world_tap(&h->world, "具体什么样");
    assert_true(hall_shows(h, WORD_FILL_TO_REVIEW));
    world_tap(&h->world, "不亮");
    tap_word(h, WORD_FILL_TO_REVIEW);
    assert_on(h, "fill", said(WORD_FILL_REVIEW));
    assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_STORY), "漏水了不亮");
    /* 返回 in a change goes to the review, not to the question before it. */
    world_tap(&h->world, "回您哪个电话");
    hall_key(h, said(WORD_BACK));
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_PHONE), "13812341234");
}

static void a_question_that_opens_is_asked_before_the_review(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    world_tap(&h->world, "哪里坏了");
    world_tap(&h->world, "煤气灶");
    assert_on(h, "fill", "闻到煤气味吗");
    assert_false(hall_shows(h, WORD_FILL_REVIEW));
    world_tap(&h->world, "否");
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
}

/* Around the open question by 返回: it is asked at the latest when it is handed in. */
static void an_open_question_cannot_be_walked_around(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    world_tap(&h->world, "哪里坏了");
    world_tap(&h->world, "煤气灶");
    hall_key(h, said(WORD_BACK));
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_on(h, "fill", "闻到煤气味吗");
    assert_true(hall_shows(h, WORD_FAULT_MISSING));
    assert_int_equal(stored_requests(h), 0);
}

/* ---- what is not right is told ---- */

static void faults_are_told(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "baoxiu");
    assert_false(hall_shows(h, WORD_FILL_NEXT)); /* nothing to go on with yet: the key says what to do */
    tap_word(h, WORD_FILL_CHOOSE);
    assert_on(h, "fill", said(WORD_FAULT_MISSING));
    world_tap(&h->world, "水管");
    assert_false(hall_shows(h, WORD_FAULT_MISSING));
    world_tap(&h->world, "漏水了");
    next_step(h);
    hall_type(h, "34");
    next_step(h);
    assert_on(h, "fill", "请写 1 到 33 之间的数。");
    hall_key(h, "清空");
    hall_type(h, "33");
    next_step(h);
    hall_type(h, "1381234");
    next_step(h);
    assert_on(h, "fill", said(WORD_FAULT_PHONE));
    hall_type(h, "1234");
    next_step(h);
    tap_word(h, WORD_FILL_AGREE_FIRST);
    assert_on(h, "fill", "要您同意");
    tap_word(h, WORD_CONSENT_AGREE);
    assert_false(world_shows(&h->world, "要您同意"));
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
}

/* The writer takes no more than fits; a draft that came in another way is told. */
static void too_long_and_too_short_are_told(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "baoxiu");
    world_tap(&h->world, "水管");
    for (int i = 0; i < 5; i++)
        world_tap(&h->world, "漏水了");
    assert_true(utf8_count(fill_answer(draft(h, "baoxiu"), ASK_STORY),
                           strlen(fill_answer(draft(h, "baoxiu"), ASK_STORY))) <= 10);
    fill_set(draft(h, "baoxiu"), ASK_STORY, "一二三四五六七八九十甲");
    next_step(h);
    assert_on(h, "fill", "太长了，请写到 10 个字以内。");
    fill_set(draft(h, "baoxiu"), ASK_STORY, "一");
    nav_rebuild(h->world.nav);
    world_round(&h->world);
    next_step(h);
    assert_on(h, "fill", "请至少写 2 个字。");
}

static void danger_is_never_stored(void **state)
{
    struct request_hall *h = *state;
    int before = stored_requests(h);

    begin_form(h, "baoxiu");
    world_tap(&h->world, "煤气灶");
    world_tap(&h->world, "是");
    assert_on(h, "emergency", GAS_NOTICE);
    assert_true(world_shows(&h->world, "119"));
    assert_true(world_shows(&h->world, "0374-233-6118"));
    tap_word(h, WORD_EMERGENCY_BACK);
    assert_on(h, "fill", "闻到煤气味吗");
    next_step(h); /* 是 is still chosen */
    assert_string_equal(world_page(&h->world), "emergency");
    assert_int_equal(stored_requests(h), before);
    hall_key(h, said(WORD_BACK));
    world_tap(&h->world, "否");
    assert_on(h, "fill", "具体什么样");
}

static void danger_in_a_change_is_never_stored(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    world_tap(&h->world, "哪里坏了");
    world_tap(&h->world, "煤气灶");
    world_tap(&h->world, "是");
    assert_string_equal(world_page(&h->world), "emergency");
    hall_key(h, said(WORD_BACK));
    hall_key(h, said(WORD_BACK));
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "emergency");
    assert_int_equal(stored_requests(h), 0);
}

/* ---- handing in ---- */

static void handing_in_gives_a_receipt_and_forgets(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_on(h, "receipt", "我要报修：已经收到");
    assert_true(world_shows(&h->world, "11月27日前给您答复")); /* Tuesday and three working days */
    assert_int_equal(stored_requests(h), 1);
    assert_int_equal(h->world.hall.drafts->count, 0);
    assert_int_equal(nav_depth(h->world.nav), 2);
    tap_word(h, WORD_RECEIPT_KEPT);
    assert_string_equal(world_page(&h->world), "home");
}

/* Glyphs lie in memory in the order of the text: they go when it is handed in and when its writer leaves. */
static void no_glyph_tells_what_was_written(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    assert_int_equal(fonts_get_stats(h->world.fonts).evicted, 0);
    tap_word(h, WORD_FILL_SUBMIT);
    unsigned long handed_in = fonts_get_stats(h->world.fonts).evicted;
    assert_true(handed_in > 0);
    begin_form(h, "baoxiu");
    size_t written = fonts_get_stats(h->world.fonts).cache_bytes;
    hall_forget_visitor(&h->world.hall);
    assert_true(fonts_get_stats(h->world.fonts).evicted > handed_in);
    assert_true(fonts_get_stats(h->world.fonts).cache_bytes < written);
    world_round(&h->world);

    /* Who has only looked costs nothing. */
    unsigned long left = fonts_get_stats(h->world.fonts).evicted;
    hall_forget_visitor(&h->world.hall);
    assert_int_equal(fonts_get_stats(h->world.fonts).evicted, left);
}

/* The disk was slow: both taps wait, and come before the page has changed. */
static void handing_in_twice_is_one_request(void **state)
{
    struct request_hall *h = *state;
    struct point where;

    answer_repair(h);
    assert_true(ui_find_text(h->world.ui, said(WORD_FILL_SUBMIT), true, &where));
    for (int i = 0; i < 4; i++) {
        struct touch_event event = {i % 2 == 0 ? TOUCH_DOWN : TOUCH_UP, 0, (float)where.x, (float)where.y,
                                    h->world.now_us};
        session_touch(h->world.session, &event);
        ui_touch(h->world.ui, &event);
        h->world.now_us += ms_to_us(120);
    }
    world_round(&h->world);
    assert_string_equal(world_page(&h->world), "receipt");
    assert_int_equal(stored_requests(h), 1);
    assert_int_equal(h->world.hall.drafts->count, 0); /* the second one began nothing new */
}

static void a_second_request_is_another_one(void **state)
{
    struct request_hall *h = *state;

    for (int i = 1; i <= 2; i++) {
        answer_repair(h);
        tap_word(h, WORD_FILL_SUBMIT);
        assert_int_equal(stored_requests(h), i);
        tap_word(h, WORD_RECEIPT_KEPT);
    }
}

/* A file may not grow: what a full disk does. */
static void disk_full(bool full)
{
    struct rlimit limit;

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = full ? 16 : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_is_told_and_loses_nothing(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    disk_full(true);
    for (int i = 0; i < 2; i++) {
        tap_word(h, WORD_FILL_SUBMIT);
        disk_full(i == 0);
        assert_on(h, "fill", said(WORD_FILL_REVIEW));
        assert_true(world_shows(&h->world, "一楼") || world_shows(&h->world, "请"));
    }
    disk_full(false);
    assert_int_equal(stored_requests(h), 0);
    assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_PHONE), "13812341234");
    assert_string_equal(fill_answer(draft(h, "baoxiu"), ASK_STORY), "漏水了");
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
    assert_int_equal(stored_requests(h), 1);
}

static struct request_booking booking_of(const char *key, int32_t day, const char *slot)
{
    struct request_booking booking = {.key = key, .day = day, .party = 1, .capacity = 1};

    assert_true(form_option_times(slot, &booking.from_minute, &booking.to_minute));
    return booking;
}

static void answer_room(struct request_hall *h, const char *slot)
{
    begin_form(h, "fangjian");
    world_tap(&h->world, "二楼活动室");
    hall_key(h, "28");
    assert_on(h, "fill", "什么时候");
    world_tap(&h->world, slot);
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
}

/* A sentence a line, and none of them is lost. */
static void what_is_agreed_to_comes_in_sentences(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    world_tap(&h->world, "同意吗");
    assert_true(world_shows(&h->world, "只用来修理。"));
    assert_true(world_shows(&h->world, "一年后删除。"));
    assert_false(world_shows(&h->world, "只用来修理。一年后删除。"));
}

/* On the 24th of a month there is more to choose from than its last six days. */
static void late_in_a_month_the_next_one_follows(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "fangjian");
    world_tap(&h->world, "二楼活动室");
    assert_on(h, "fill", "12月");
    hall_key(h, "7");
    assert_string_equal(fill_answer(draft(h, "fangjian"), ASK_DAY), "2026-12-07");
}

static void a_slot_taken_meanwhile_leads_back_to_it(void **state)
{
    struct request_hall *h = *state;
    struct request_booking other = booking_of("fang:hd2", hall_day(11, 28), MORNING);

    answer_room(h, "上午");
    hall_hand_in(h, "fangjian", "", DAY_NONE, &other);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_on(h, "fill", "什么时候");
    assert_true(hall_shows(h, WORD_FAULT_TAKEN));
    assert_true(hall_shows(h, WORD_ROOM_TAKEN));
    assert_int_equal(stored_requests(h), 1);
    assert_string_equal(fill_answer(draft(h, "fangjian"), ASK_DAY), "2026-11-28");
    world_tap(&h->world, "下午");
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    assert_false(hall_shows(h, WORD_FAULT_TAKEN));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
    assert_int_equal(stored_requests(h), 2);
}

/* Another course: the session of the first one is not one of it. */
static void another_course_asks_for_its_session(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "huodong");
    world_tap(&h->world, "书法班");
    world_tap(&h->world, "12月1日");
    tap_word(h, WORD_FILL_SKIP);
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    world_tap(&h->world, "报哪个班");
    world_tap(&h->world, "剪纸班");
    assert_on(h, "fill", "哪一次");
    tap_word(h, WORD_FILL_CHOOSE);
    assert_true(hall_shows(h, WORD_FAULT_MISSING));
    world_tap(&h->world, "12月2日");
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
    assert_int_equal(requests_places_taken(h->requests, "huodong:jianzhi", hall_day(12, 2)), 1);
}

/* It began while the form was filled in, or staff cancelled it. */
static void a_session_that_is_over_is_asked_again(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "huodong");
    world_tap(&h->world, "书法班");
    world_tap(&h->world, "今天");
    tap_word(h, WORD_FILL_SKIP);
    h->world.hall.wall_s = wall_of("2026-11-24T11:01");
    tap_word(h, WORD_FILL_SUBMIT);
    assert_on(h, "fill", "哪一次");
    assert_int_equal(stored_requests(h), 0);
    assert_string_equal(fill_answer(draft(h, "huodong"), ASK_SESSION), "");
}

/* ---- the content changes ---- */

/* Without the gas question, with one more at the end and another telephone question. */
static struct form *newer_repair_form(void)
{
    struct form *form = form_of_code("baoxiu", "我要报修", FORM_PLAIN);

    text_set(&form->consent, "只用来修理，两年后删除。");
    offer(&ask(form, "哪里坏了", FIELD_CHOICE, true)->options, "水管", "电梯", NULL);
    ask(form, "具体什么样", FIELD_LONG_TEXT, true);
    ask(form, "回您哪个电话", FIELD_PHONE, true);
    ask(form, "家里有人吗", FIELD_YES_NO, true);
    ask(form, "同意吗", FIELD_CONSENT, true);
    return form;
}

static void a_form_that_changed_keeps_what_fits(void **state)
{
    struct request_hall *h = *state;

    answer_repair(h);
    fill_hall_publish(h, newer_repair_form());
    assert_on(h, "fill", "家里有人吗");
    assert_true(hall_shows(h, WORD_FILL_CHANGED));
    assert_string_equal(fill_answer(draft(h, "baoxiu"), 2), "13812341234");
    world_tap(&h->world, "是");
    assert_on(h, "fill", "同意吗"); /* to the new words */
    assert_false(hall_shows(h, WORD_FILL_CHANGED));
    assert_true(world_shows(&h->world, "两年后删除"));
    tap_word(h, WORD_CONSENT_AGREE);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
}

static void draw_a_stroke(struct request_hall *h)
{
    struct rect box;

    assert_true(ui_find_class(h->world.ui, "handpad", &box));
    world_finger(&h->world, TOUCH_DOWN, 0, box.x + box.w / 3, box.y + box.h / 3);
    h->world.now_us += ms_to_us(50);
    world_finger(&h->world, TOUCH_MOVE, 0, box.x + box.w / 2, box.y + box.h / 2);
    h->world.now_us += ms_to_us(50);
    world_finger(&h->world, TOUCH_UP, 0, box.x + box.w / 2, box.y + box.h / 2);
}

/* What is on the pad belongs to the question that asked for it, and to no other. */
static void what_is_half_written_does_not_move(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "qianzi");
    draw_a_stroke(h);
    next_step(h);
    assert_on(h, "fill", "住哪里");
    assert_string_not_equal(fill_answer(draft(h, "qianzi"), 0), "");
    assert_string_equal(fill_answer(draft(h, "qianzi"), 1), "");
    hall_key(h, said(WORD_BACK));
    assert_true(hall_shows(h, WORD_FILL_DRAWN));
    assert_string_equal(fill_answer(draft(h, "qianzi"), 1), "");
}

/* A drawing is on the pad when the content is exchanged, and when the form is gone from it. */
static void a_form_that_vanished_is_told(void **state)
{
    struct request_hall *h = *state;
    struct error error = {0};

    begin_form(h, "qianzi");
    draw_a_stroke(h);
    stage_remove(&h->stage);
    stage_open(&h->stage);
    stage_setting(&h->stage, "版本日期", "2026-11-20");
    stage_the_form(&h->stage, repair_form());
    stage_finish(&h->stage);
    struct content *newer = content_open(h->stage.path, &error);
    assert_non_null(newer);
    content_close(h->world.content);
    h->world.content = h->world.hall.content = newer;
    nav_rebuild(h->world.nav);
    world_round(&h->world);
    assert_on(h, "fill", said(WORD_REQUESTS_OFF));
    hall_key(h, said(WORD_BACK));
    assert_string_equal(world_page(&h->world), "home");
}

/* ---- hostile answers ---- */

static void sixty_questions(void **state)
{
    struct request_hall *h = *state;

    begin_form(h, "chang");
    for (int i = 0; i < MANY_FIELDS; i++) {
        char step[64];
        snprintf(step, sizeof step, "第 %d 步，共 60 步", i + 1);
        assert_on(h, "fill", step);
        world_tap(&h->world, "一般");
    }
    assert_true(hall_shows(h, WORD_FILL_REVIEW));
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "receipt");
    assert_int_equal(stored_requests(h), 1);
}

static void hostile_answers_end_clean(void **state)
{
    static const struct {
        const char *written, *kept;
    } rows[] = {
        {"a\u202Eb\u2066c\u200Fd", "abcd"},
        {"a\x01\x1B[2Jb\x7F", "a[2Jb"},
        {"\U0002B740\U0001F468\u200D\U0001F469", NULL}, /* kept or not: it must fit and be whole */
        {"=HYPERLINK(1)", "=HYPERLINK(1)"}, /* it is the sheet's matter to quote it */
        {"\xFF\xFE\x80", NULL},
    };
    struct request_hall *h = *state;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        begin_form(h, "qianzi");
        fill_set(draft(h, "qianzi"), 0, "1,1 2,2");
        fill_set(draft(h, "qianzi"), 2, rows[i].written);
        draft(h, "qianzi")->at = 3;
        nav_rebuild(h->world.nav);
        world_round(&h->world);
        const char *kept = fill_answer(draft(h, "qianzi"), 2);
        assert_null(utf8_find_bad(kept, strlen(kept)));
        assert_true(strlen(kept) <= ANSWERS_BYTES_MAX);
        if (rows[i].kept != NULL)
            assert_string_equal(kept, rows[i].kept);
        tap_word(h, WORD_FILL_SUBMIT);
        assert_string_equal(world_page(&h->world), "receipt");
        assert_int_equal(stored_requests(h), (int)i + 1);
    }
}

static void sixty_thousand_characters_are_refused_whole(void **state)
{
    struct request_hall *h = *state;
    struct str text;

    str_init(&text);
    for (int i = 0; i < 60000; i++)
        str_add(&text, "长");
    begin_form(h, "qianzi");
    fill_set(draft(h, "qianzi"), 0, "1,1 2,2");
    fill_set(draft(h, "qianzi"), 2, str_text(&text));
    str_finish(&text);
    assert_true(strlen(fill_answer(draft(h, "qianzi"), 2)) <= ANSWERS_BYTES_MAX + 4);
    draft(h, "qianzi")->at = 2;
    nav_rebuild(h->world.nav);
    world_round(&h->world);
    draft(h, "qianzi")->at = 3;
    nav_rebuild(h->world.nav);
    world_round(&h->world);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_string_equal(world_page(&h->world), "fill");
    assert_int_equal(stored_requests(h), 0);
}

/* ---- when nothing can be taken ---- */

static void without_a_key_nothing_is_begun(void **state)
{
    struct request_hall *h = *state;
    struct hall *hall = &h->world.hall;

    hall->requests = NULL;
    snprintf(hall->requests_problem, sizeof hall->requests_problem, "还没有做钥匙，请到一楼窗口办。");
    hall_go(h, form_page(hall, 1));
    assert_on(h, "form", said(WORD_REQUESTS_OFF));
    assert_true(world_shows(&h->world, "还没有做钥匙"));
    assert_false(hall_shows(h, WORD_FILL_START));
    /* And by another way (a draft of before) neither. */
    begin_form(h, "baoxiu");
    assert_on(h, "fill", "还没有做钥匙");
    assert_false(hall_shows(h, WORD_FILL_NEXT));
    hall->requests = h->requests;
}

static void without_a_disk_nothing_is_begun(void **state)
{
    struct request_hall *h = *state;

    hall_go(h, form_page(&h->world.hall, 1));
    disk_full(true);
    tap_word(h, WORD_FILL_START);
    disk_full(false);
    assert_on(h, "form", said(WORD_REQUESTS_OFF));
    assert_false(hall_shows(h, WORD_FILL_START));
    /* The disk is well again: so is the page when it is opened anew. */
    hall_key(h, said(WORD_BACK));
    hall_go(h, form_page(&h->world.hall, 1));
    tap_word(h, WORD_FILL_START);
    assert_string_equal(world_page(&h->world), "fill");
}

static void a_wrong_clock_promises_no_day(void **state)
{
    struct request_hall *h = *state;

    h->world.hall.wall_s = wall_of("1970-01-02T00:10");
    answer_repair(h);
    tap_word(h, WORD_FILL_SUBMIT);
    assert_on(h, "receipt", said(WORD_RECEIPT_SOON));
    assert_int_equal(stored_requests(h), 1);
}

/* Days that can be chosen are those around the content's, not of 1970. */
static void a_wrong_clock_still_offers_days(void **state)
{
    struct request_hall *h = *state;

    h->world.hall.wall_s = wall_of("1970-01-02T00:10");
    begin_form(h, "fangjian");
    world_tap(&h->world, "二楼活动室");
    assert_on(h, "fill", "2026 年 11 月");
    hall_key(h, "28");
    assert_string_equal(fill_answer(draft(h, "fangjian"), ASK_DAY), "2026-11-28");
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        CASE(the_first_page_tells_what_all_are_asked),
        CASE(one_tap_on_a_choice_goes_on),
        CASE(few_answers_share_the_page),
        CASE(going_back_loses_no_answer),
        CASE(a_double_tap_goes_one_step),
        CASE(going_back_at_the_first_question_leaves),
        CASE(the_review_leads_to_a_change_and_back),
        CASE(a_question_that_opens_is_asked_before_the_review),
        CASE(an_open_question_cannot_be_walked_around),
        CASE(faults_are_told),
        CASE(too_long_and_too_short_are_told),
        CASE(danger_is_never_stored),
        CASE(danger_in_a_change_is_never_stored),
        CASE(handing_in_gives_a_receipt_and_forgets),
        CASE(no_glyph_tells_what_was_written),
        CASE(handing_in_twice_is_one_request),
        CASE(a_second_request_is_another_one),
        CASE(a_full_disk_is_told_and_loses_nothing),
        CASE(what_is_agreed_to_comes_in_sentences),
        CASE(late_in_a_month_the_next_one_follows),
        CASE(a_slot_taken_meanwhile_leads_back_to_it),
        CASE(another_course_asks_for_its_session),
        CASE(a_session_that_is_over_is_asked_again),
        CASE(a_form_that_changed_keeps_what_fits),
        CASE(what_is_half_written_does_not_move),
        CASE(a_form_that_vanished_is_told),
        CASE(sixty_questions),
        CASE(hostile_answers_end_clean),
        CASE(sixty_thousand_characters_are_refused_whole),
        CASE(without_a_key_nothing_is_begun),
        CASE(without_a_disk_nothing_is_begun),
        CASE(a_wrong_clock_promises_no_day),
        CASE(a_wrong_clock_still_offers_days),
    };
    return cmocka_run_group_tests_name("fill_page", tests, NULL, NULL);
}
