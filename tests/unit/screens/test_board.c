/* SPDX-License-Identifier: MIT */
/* 大家的事: counts without names, wishes, and the way of a volunteer to one of them. */
#include "request_hall.h"

#include "layout_rules.h"
#include "pages.h"
#include "rating.h"
#include "record.h"

static const struct size portrait = {1080, 1920};

static int64_t publish(struct request_hall *h, const char *form, const char *text, const char *at)
{
    int64_t number = hall_hand_in(h, form, "", DAY_NONE, NULL).number;

    hall_reply(h, number, REQUEST_EVENT_PUBLISHED, text, at);
    return number;
}

static void show(struct request_hall *h, const char *tab)
{
    if (nav_depth(h->world.nav) > 1) {
        nav_home(h->world.nav);
        world_round(&h->world);
    }
    hall_go(h, board_page(&h->world.hall));
    if (tab != NULL)
        hall_key(h, tab);
}

static void counts_by_topic(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    show(&h, NULL);
    assert_true(hall_shows(&h, WORD_EMPTY_MATTERS));
    hall_repair(&h, false);
    hall_repair(&h, true);
    hall_hand_in(&h, "baoxiu", "水管漏水", DAY_NONE, NULL);
    hall_hand_in(&h, "baoxiu", "", DAY_NONE, NULL);
    hall_hand_in(&h, "xinyuan", "想要的", DAY_NONE, NULL); /* not on the board */
    show(&h, NULL);
    assert_true(world_shows(&h.world, "我要报修"));
    assert_true(world_shows(&h.world, "水管漏水"));
    assert_true(world_shows(&h.world, "3 件"));
    assert_true(world_shows(&h.world, "已收到 1"));
    assert_true(world_shows(&h.world, "处理中 1"));
    assert_true(world_shows(&h.world, "已办结 1"));
    assert_true(hall_shows(&h, WORD_OTHER_TOPIC));
    assert_false(world_shows(&h.world, "想要的"));
    assert_false(world_shows(&h.world, "张建国"));
    hall_close(&h);
}

/* What was taken back is nobody's matter. */
static void taken_back_is_not_counted(void **state)
{
    struct request_hall h;
    struct error error = {0};

    (void)state;
    hall_open(&h, portrait);
    int64_t number = hall_hand_in(&h, "baoxiu", "水管漏水", DAY_NONE, NULL).number;
    assert_true(requests_cancel(h.requests, number, wall_of("2026-11-24"), &error));
    show(&h, NULL);
    assert_true(hall_shows(&h, WORD_EMPTY_MATTERS));
    hall_close(&h);
}

/* In the staff's words, below the counts or alone; wishes are not matters. */
static void what_the_staff_publish_is_shown(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    int64_t repair = publish(&h, "baoxiu", "东门的路灯亮了", "2026-11-22T08:00");
    publish(&h, "huodong", "书法班下周加一场", "2026-11-23T08:00");
    publish(&h, "xinyuan", "想要一本书", "2026-11-23T08:00");
    show(&h, NULL);
    assert_true(world_shows(&h.world, "我要报修"));
    assert_true(world_shows(&h.world, "已收到 1"));
    assert_true(world_shows(&h.world, "东门的路灯亮了"));
    assert_true(world_shows(&h.world, "11月22日放上来"));
    assert_true(world_shows(&h.world, "书法班下周加一场"));
    assert_false(world_shows(&h.world, "想要一本书"));
    hall_reply(&h, repair, REQUEST_EVENT_UNPUBLISHED, "", "2026-11-23T09:00");
    show(&h, NULL);
    assert_false(world_shows(&h.world, "东门的路灯亮了"));
    assert_true(world_shows(&h.world, "书法班下周加一场"));
    hall_close(&h);
}

static void claimed_by_a_volunteer(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    int64_t wish = publish(&h, "xinyuan", "想要一本书", "2026-11-22T08:00");
    publish(&h, "xinyuan", "想学视频通话", "2026-11-23T08:00");
    struct request_receipt repair = hall_repair(&h, false),
                           helper = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL);
    show(&h, "微心愿");
    assert_true(hall_shows(&h, WORD_CLAIM_OPEN));
    assert_true(world_shows(&h.world, "11月22日放上来"));
    world_tap(&h.world, "想要一本书");
    assert_string_equal(world_page(&h.world), "claim");
    hall_key(&h, "我来认领");
    /* A receipt of something else. */
    hall_type_number(&h, repair.number);
    hall_type(&h, repair.code);
    assert_true(hall_shows(&h, WORD_CLAIM_NOT_VOLUNTEER));
    /* 返回 leads to the wish, and on again. */
    hall_key(&h, "返回");
    assert_string_equal(world_page(&h.world), "claim");
    assert_true(world_shows(&h.world, "想要一本书"));
    hall_key(&h, "我来认领");
    hall_type_number(&h, helper.number);
    hall_type(&h, helper.code);
    assert_true(hall_shows(&h, WORD_CLAIM_THANKS));
    struct request_record *record = requests_record(h.requests, wish);
    assert_true(record->claimed);
    request_record_destroy(record);
    hall_key(&h, "回到大家的事");
    assert_string_equal(world_page(&h.world), "board");
    assert_true(hall_shows(&h, WORD_CLAIM_TAKEN));
    world_tap(&h.world, "想要一本书");
    assert_true(hall_shows(&h, WORD_CLAIM_TAKEN_NOTE));
    assert_false(hall_shows(&h, WORD_CLAIM));
    hall_close(&h);
}

static void claimed_by_another_meanwhile(void **state)
{
    struct request_hall h;
    struct error error = {0};

    (void)state;
    hall_open(&h, portrait);
    int64_t need = publish(&h, "qiuzhu", "周六搬书架", "2026-11-22T08:00");
    struct request_receipt one = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL);
    struct request_receipt other = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL);
    struct request_receipt gone = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL);
    assert_true(requests_cancel(h.requests, gone.number, wall_of("2026-11-24"), &error));
    show(&h, "找志愿者");
    world_tap(&h.world, "周六搬书架");
    hall_key(&h, "我来认领");
    hall_type_number(&h, gone.number);
    hall_type(&h, gone.code);
    assert_true(hall_shows(&h, WORD_CLAIM_NOT_VALID));
    assert_true(requests_claim(h.requests, need, one.number, wall_of("2026-11-24T09:00"), &error));
    hall_type_number(&h, other.number);
    hall_type(&h, other.code);
    assert_true(hall_shows(&h, WORD_ACTION_FAILED));
    assert_true(world_shows(&h.world, "已经有人认领"));
    hall_close(&h);
}

static void way_to_sign_up(void **state)
{
    struct request_hall h;

    (void)state;
    hall_open(&h, portrait);
    show(&h, "找志愿者");
    assert_true(hall_shows(&h, WORD_EMPTY_NEEDS));
    hall_key(&h, "还不是志愿者？先报名");
    assert_string_equal(world_page(&h.world), "form");
    assert_true(world_shows(&h.world, "志愿报名"));
    h.world.hall.requests = NULL;
    show(&h, NULL);
    assert_true(hall_shows(&h, WORD_BOARD_OFF));
    hall_close(&h);
}

/* ---- on every glass ---- */

static const struct glass {
    int w, h;
    double w_mm, h_mm;
} glasses[] = {
    {1080, 1920, 268, 476}, {1920, 1080, 476, 268}, {480, 800, 91, 152},    {800, 480, 152, 91},
    {1080, 1920, 530, 942}, {3840, 2160, 942, 530}, {1280, 800, 216, 135},
};

static void look(struct request_hall *h, struct page *page, const struct glass *g, int least)
{
    char where[96];

    if (page != NULL) {
        nav_home(h->world.nav);
        world_round(&h->world);
        hall_go(h, page);
    }
    snprintf(where, sizeof where, "%s %dx%d %.0fx%.0f mode %d", world_page(&h->world), g->w, g->h, g->w_mm,
             g->h_mm, (int)ui_theme(h->world.ui)->mode);
    int count = assert_layout(h->world.ui, ui_page_layer(h->world.ui), where);
    if (count < least)
        fail_msg("%s: %d things to tap, at least %d expected", where, count, least);
}

/* How many widgets say exactly this, each on one line that is not cut off. */
static int whole_numbers(const struct request_hall *h, struct widget *w, const char *number)
{
    const struct theme *theme = ui_theme(h->world.ui);
    int count = 0;

    if (w->class->text != NULL && strcmp(w->class->text(w), number) == 0) {
        struct size alone = widget_measure(w, INT16_MAX), here = widget_measure(w, w->box.w);
        if (alone.w > w->box.w || here.h > alone.h)
            fail_msg("%s of %dx%d px has %dx%d on %s of %d px, mode %d", number, alone.w, alone.h, w->box.w,
                     here.h, world_page(&h->world), w->view->size.w, (int)theme->mode);
        count++;
    }
    list_for_each(link, &w->children)
        count += whole_numbers(h, CONTAINER_OF(link, struct widget, siblings), number);
    return count;
}

static void assert_whole(const struct request_hall *h, const char *number)
{
    if (whole_numbers(h, ui_page_layer(h->world.ui), number) == 0)
        fail_msg("no %s on %s", number, world_page(&h->world));
}

struct cast {
    struct request_receipt open, done, helper;
};

static void look_at_all(struct request_hall *h, const struct cast *cast, const struct glass *g,
                        const char *claim)
{
    struct hall *hall = &h->world.hall;

    look(h, progress_page(hall), g, 3 + 12);
    hall_type_number(h, cast->open.number);
    hall_type(h, str_same(cast->open.code, "1111") ? "2222" : "1111");
    look(h, NULL, g, 3 + 12);
    hall_type(h, cast->open.code); /* so that tries do not add up */
    look(h, NULL, g, 3 + 3);
    look(h, record_page(hall, cast->done.number), g, 3 + 4);
    assert_whole(h, "138****6027");
    look(h, record_page(hall, cast->helper.number), g, 3 + 3);
    assert_whole(h, "0374-233-6118");
    look(h, record_copy_page(hall, cast->helper.number), g, 3);
    assert_whole(h, "0374-233-6118");
    look(h, rating_page(hall, cast->done.number, 1), g, 3 + 5);
    look(h, board_page(hall), g, 3 + 3);
    hall_key(h, word_in(hall->language, WORD_BOARD_WISHES));
    look(h, NULL, g, 3 + 3 + 2);
    if (!world_shows(&h->world, "一二三"))
        fail_msg("no wishes in sight on %dx%d mode %d language %d", g->w, g->h,
                 (int)ui_theme(h->world.ui)->mode, (int)hall->language);
    world_tap(&h->world, "一二三");
    look(h, NULL, g, 3 + 2);
    hall_key(h, claim);
    look(h, NULL, g, 3 + 12);
    hall_type_number(h, cast->helper.number); /* the right way to leave an entry: nothing to be typed again */
}

/* Long names, texts and many steps; both modes, both languages. */
static void fits_on_every_glass(void **state)
{
    struct request_hall h;
    struct cast cast;
    struct str text;

    (void)state;
    hall_open(&h, portrait);
    str_init(&text);
    for (int i = 0; i < 100; i++)
        str_add(&text, "一二三四五六七八九十");
    cast.open = hall_repair(&h, false);
    cast.done = hall_repair(&h, true);
    cast.helper = hall_hand_in(&h, "zhiyuan", "", DAY_NONE, NULL);
    hall_reply(&h, cast.open.number, REQUEST_EVENT_WAITING, str_text(&text), "2026-11-24T01:00");
    for (int i = 0; i < 30; i++)
        publish(&h, "xinyuan", str_text(&text), "2026-11-22T08:00");
    publish(&h, "baoxiu", str_text(&text), "2026-11-22T08:00");
    str_finish(&text);
    for (size_t i = 0; i < ARRAY_LEN(glasses); i++)
        for (int look_no = 0; look_no < 4; look_no++) {
            const struct glass *g = &glasses[i];
            hall_want_mode(&h.world.hall, look_no % 2 == 0 ? THEME_STANDARD : THEME_ELDER);
            hall_want_language(&h.world.hall, look_no < 2 ? LANGUAGE_ZH : LANGUAGE_EN);
            world_round(&h.world);
            world_resize(&h.world, g->w, g->h, g->w_mm, g->h_mm);
            nav_rebuild(h.world.nav);
            world_round(&h.world);
            look_at_all(&h, &cast, g, word_in(h.world.hall.language, WORD_CLAIM));
        }
    hall_close(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_topic),
        cmocka_unit_test(taken_back_is_not_counted),
        cmocka_unit_test(what_the_staff_publish_is_shown),
        cmocka_unit_test(claimed_by_a_volunteer),
        cmocka_unit_test(claimed_by_another_meanwhile),
        cmocka_unit_test(way_to_sign_up),
        cmocka_unit_test(fits_on_every_glass),
    };

    return cmocka_run_group_tests_name("board", tests, NULL, NULL);
}
