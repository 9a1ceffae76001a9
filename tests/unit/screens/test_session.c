/* SPDX-License-Identifier: MIT */
/* One visitor after the other, on a clock that is an argument. */
#include "fill_hall.h"

#include "ui/gesture.h"
#include "ui/scroll_view.h"

#include "pages.h"
#include "shell.h"

static const struct size portrait = {540, 960};

#define QUESTION "您还在看吗"

/* The page and dialogs of one visit; last_touch is the moment of the last finger. */
struct visit {
    struct stage stage;
    struct world w;
    uint64_t last_touch;
};

static void visit_open(struct visit *v, int notices)
{
    stage_usual(&v->stage, notices);
    world_open(&v->w, &v->stage, portrait, "");
    v->last_touch = v->w.now_us;
}

static void visit_tap(struct visit *v, const char *text)
{
    world_tap(&v->w, text);
    v->last_touch = v->w.now_us;
}

static uint64_t after(const struct visit *v, int s)
{
    return v->last_touch + s_to_us((uint64_t)s);
}

static void assert_asleep(struct visit *v)
{
    assert_string_equal(world_page(&v->w), "idle");
    assert_int_equal(nav_depth(v->w.nav), 2);
}

static void assert_at_home(struct visit *v)
{
    assert_string_equal(world_page(&v->w), "home");
    assert_int_equal(nav_depth(v->w.nav), 1);
    assert_int_equal(v->w.hall.mode, THEME_STANDARD);
    assert_int_equal(ui_theme(v->w.ui)->mode, THEME_STANDARD);
    assert_false(world_shows(&v->w, QUESTION));
}

static void nobody_comes(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    assert_int_equal(session_deadline(v.w.session), after(&v, SESSION_IDLE_S));
    v.w.now_us = after(&v, SESSION_IDLE_S) - 1;
    world_round(&v.w);
    assert_at_home(&v);
    assert_int_equal(session_deadline(v.w.session), after(&v, SESSION_IDLE_S));
    assert_int_equal(world_walk_to(&v.w, after(&v, SESSION_IDLE_S)), 1);
    assert_asleep(&v);
    world_close(&v.w);
}

/* A look at home and away again: no question, no wake-up before the idle page. */
static void home_asks_nothing(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    world_tap_at(&v.w, 1, portrait.h / 2);
    v.last_touch = v.w.now_us;
    assert_int_equal(world_walk_to(&v.w, after(&v, SESSION_IDLE_S) - 1), 0);
    assert_at_home(&v);
    assert_int_equal(world_walk_to(&v.w, after(&v, SESSION_IDLE_S)), 1);
    assert_asleep(&v);
    world_close(&v.w);
}

static void question_counts_down_and_ends(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    assert_string_equal(world_page(&v.w), "services");
    assert_int_equal(world_walk_to(&v.w, after(&v, 40) - 1), 0);
    assert_false(world_shows(&v.w, QUESTION));
    for (int left = 20; left > 0; left--) {
        char text[64];
        assert_int_equal(session_deadline(v.w.session), after(&v, 60 - left));
        assert_int_equal(world_walk_to(&v.w, after(&v, 60 - left)), 1);
        assert_true(world_shows(&v.w, QUESTION));
        snprintf(text, sizeof text, "%d 秒后回到首页", left);
        assert_true(world_shows(&v.w, text));
        assert_string_equal(world_page(&v.w), "services");
    }
    assert_int_equal(world_walk_to(&v.w, after(&v, 60)), 1);
    assert_at_home(&v);
    assert_int_equal(session_deadline(v.w.session), after(&v, SESSION_IDLE_S));
    assert_int_equal(world_walk_to(&v.w, after(&v, SESSION_IDLE_S)), 1);
    assert_asleep(&v);
    world_close(&v.w);
}

static void touch_beside_the_answers_extends(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    world_walk_to(&v.w, after(&v, 47));
    assert_true(world_shows(&v.w, QUESTION));
    /* The row of a list lies under this place: the veil keeps it from being tapped. */
    world_tap_at(&v.w, portrait.w / 2, portrait.h * 9 / 40);
    v.last_touch = v.w.now_us;
    assert_false(world_shows(&v.w, QUESTION));
    assert_string_equal(world_page(&v.w), "services");
    assert_int_equal(session_deadline(v.w.session), after(&v, 40));
    assert_int_equal(world_walk_to(&v.w, after(&v, 40)), 1);
    assert_true(world_shows(&v.w, "20 秒后"));
    world_close(&v.w);
}

/* The answer stays there until the finger is lifted: a button that goes under the finger answers nothing. */
static void question_waits_for_the_finger(void **state)
{
    struct visit v;
    struct point no;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    world_walk_to(&v.w, after(&v, 45));
    assert_true(ui_find_text(v.w.ui, "回首页", true, &no));
    world_finger(&v.w, TOUCH_DOWN, 0, no.x, no.y);
    v.last_touch = v.w.now_us;
    assert_true(world_shows(&v.w, QUESTION));
    /* Held: the seconds begin anew, and the answer is still under the finger. */
    assert_int_equal(session_deadline(v.w.session), after(&v, 40));
    world_walk(&v.w, s_to_us(30));
    assert_true(world_shows(&v.w, QUESTION));
    world_finger(&v.w, TOUCH_UP, 0, no.x, no.y);
    assert_at_home(&v);
    world_close(&v.w);
}

/* A finger that is never lifted (a drop of water) does not keep the page for ever. */
static void finger_that_stays_is_nobody(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    world_walk_to(&v.w, after(&v, 45));
    world_finger(&v.w, TOUCH_DOWN, 0, 5, 5);
    v.last_touch = v.w.now_us;
    world_walk_to(&v.w, after(&v, 41));
    assert_true(world_shows(&v.w, "19 秒后"));
    world_walk_to(&v.w, after(&v, 60));
    assert_at_home(&v);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    assert_asleep(&v);
    world_close(&v.w);
}

static void staying_has_no_limit(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    for (int i = 0; i < 30; i++) {
        world_walk_to(&v.w, after(&v, 40 + i % 20));
        assert_true(world_shows(&v.w, QUESTION));
        visit_tap(&v, "继续看");
        assert_false(world_shows(&v.w, QUESTION));
        assert_string_equal(world_page(&v.w), "services");
        assert_int_equal(session_deadline(v.w.session), after(&v, 40));
    }
    world_close(&v.w);
}

static void leaving_goes_home(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "长辈模式");
    visit_tap(&v, "办事");
    world_walk_to(&v.w, after(&v, 52));
    visit_tap(&v, "回首页");
    assert_at_home(&v);
    assert_int_equal(session_deadline(v.w.session), after(&v, SESSION_IDLE_S));
    world_close(&v.w);
}

/* Elder mode at home is a trace too. */
static void elder_mode_is_wiped(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "长辈模式");
    assert_true(world_shows(&v.w, "退出大字"));
    assert_int_equal(world_walk_to(&v.w, after(&v, 40)), 1);
    assert_true(world_shows(&v.w, QUESTION));
    world_walk_to(&v.w, after(&v, 60));
    assert_at_home(&v);
    assert_true(world_shows(&v.w, "长辈模式"));
    world_close(&v.w);
}

static void every_page_is_wiped(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    visit_tap(&v, "第2件");
    assert_string_equal(world_page(&v.w), "service");
    assert_int_equal(nav_depth(v.w.nav), 3);
    world_walk_to(&v.w, after(&v, 60));
    assert_at_home(&v);
    world_close(&v.w);
}

/* Opened on home, where no question is asked: the idle page takes it away. */
static void help_is_wiped(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "按这里");
    assert_true(world_shows(&v.w, "知道了"));
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    assert_asleep(&v);
    assert_false(world_shows(&v.w, "知道了"));
    world_tap_at(&v.w, 5, 5);
    assert_at_home(&v);
    assert_false(world_shows(&v.w, "知道了"));
    world_close(&v.w);
}

static double scroll_place(struct visit *v)
{
    return CONTAINER_OF(nav_top(v->w.nav), struct screen, page)->scroll->scroll.offset;
}

/* On this panel home is longer than the glass. */
static void scroll_places_are_forgotten(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    world_resize(&v.w, 480, 540, 200, 225);
    nav_rebuild(v.w.nav);
    world_round(&v.w);
    visit_tap(&v, "下一页");
    world_walk(&v.w, s_to_us(1));
    world_round(&v.w);
    double place = scroll_place(&v);
    assert_true(place > 0);
    /* Kept for the one who comes back ... */
    nav_push(v.w.nav, browse_page(&v.w.hall, 0));
    world_round(&v.w);
    visit_tap(&v, "首页");
    assert_true(scroll_place(&v) == place);
    /* ... and not for the next one, neither after the question nor after the idle page. */
    nav_push(v.w.nav, browse_page(&v.w.hall, 0));
    world_round(&v.w);
    world_walk_to(&v.w, after(&v, 60));
    assert_at_home(&v);
    assert_true(scroll_place(&v) == 0);
    visit_tap(&v, "下一页");
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    assert_asleep(&v);
    world_tap_at(&v.w, 5, 5);
    assert_at_home(&v);
    assert_true(scroll_place(&v) == 0);
    world_close(&v.w);
}

/* The machine slept for an hour: no question to an empty room. */
static void late_tick_wipes_at_once(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "长辈模式");
    visit_tap(&v, "办事");
    v.w.now_us += s_to_us(3600);
    world_round(&v.w);
    assert_asleep(&v);
    assert_int_equal(ui_theme(v.w.ui)->mode, THEME_STANDARD);
    assert_int_equal(session_deadline(v.w.session), v.w.now_us + s_to_us(SESSION_SLIDE_S));
    world_close(&v.w);
}

/* ---- the idle page ---- */

static void slides_turn(void **state)
{
    static const char *const titles[] = {"公告1", "公告2", "公告3"};
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    uint64_t since = v.w.now_us;
    for (int i = 0; i < 7; i++) {
        assert_true(world_shows(&v.w, titles[i % 3]));
        assert_false(world_shows(&v.w, titles[(i + 1) % 3]));
        uint64_t turn = since + s_to_us((uint64_t)(i + 1) * SESSION_SLIDE_S);
        assert_int_equal(session_deadline(v.w.session), turn);
        v.w.now_us = turn - 1;
        world_round(&v.w);
        assert_true(world_shows(&v.w, titles[i % 3]));
        assert_int_equal(world_walk_to(&v.w, turn), 1);
    }
    world_close(&v.w);
}

/* Nothing turns, so nothing wakes the machine. */
static void no_wake_up_without_slides(void **state)
{
    (void)state;
    for (int notices = 0; notices < 2; notices++) {
        struct visit v;
        visit_open(&v, notices);
        world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
        assert_asleep(&v);
        assert_true(world_shows(&v.w, notices == 0 ? "欢迎来到居民会客厅" : "公告1"));
        assert_true(world_shows(&v.w, "点一下屏幕"));
        assert_true(session_deadline(v.w.session) == UINT64_MAX);
        assert_int_equal(world_walk(&v.w, s_to_us(3600)), 0);
        world_close(&v.w);
    }
}

/* More than five are not shown on the idle page. */
static void five_slides_at_most(void **state)
{
    struct visit v;
    int shown = 0;

    (void)state;
    visit_open(&v, 9);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    for (int i = 0; i < 5; i++)
        world_walk(&v.w, s_to_us(SESSION_SLIDE_S));
    assert_true(world_shows(&v.w, "公告1"));
    for (int i = 0; i < 9; i++) {
        shown += world_shows(&v.w, "公告6");
        world_walk(&v.w, s_to_us(SESSION_SLIDE_S));
    }
    assert_int_equal(shown, 0);
    world_close(&v.w);
}

/* The place of a button of the page that comes. */
static struct point place_of_door(struct visit *v)
{
    struct point door;

    assert_true(ui_find_text(v->w.ui, "办事", true, &door));
    return door;
}

static void waking_tap_does_nothing_else(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    struct point door = place_of_door(&v);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S + 3));
    world_tap_at(&v.w, door.x, door.y);
    assert_at_home(&v);
    v.last_touch = v.w.now_us;
    assert_int_equal(session_deadline(v.w.session), after(&v, SESSION_IDLE_S));
    world_close(&v.w);
}

static void tap_soon_after_waking(void **state)
{
    (void)state;
    for (int wait_ms = 150; wait_ms <= 250; wait_ms += 100) {
        struct visit v;
        visit_open(&v, 3);
        struct point door = place_of_door(&v);
        world_walk_to(&v.w, after(&v, SESSION_IDLE_S + 3));
        world_tap_at(&v.w, door.x, door.y);
        v.w.now_us += ms_to_us((uint64_t)wait_ms);
        world_tap_at(&v.w, door.x, door.y);
        assert_string_equal(world_page(&v.w), wait_ms < 200 ? "home" : "services");
        world_close(&v.w);
    }
}

static void second_finger_wakes_nothing_else(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    struct point door = place_of_door(&v);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S + 3));
    world_finger(&v.w, TOUCH_DOWN, 0, 5, 5);
    v.w.now_us += ms_to_us(400);
    world_finger(&v.w, TOUCH_DOWN, 1, door.x, door.y);
    world_finger(&v.w, TOUCH_UP, 0, 5, 5);
    v.w.now_us += ms_to_us(400);
    world_round(&v.w);
    world_finger(&v.w, TOUCH_UP, 1, door.x, door.y);
    assert_at_home(&v);
    v.w.now_us += ms_to_us(250);
    world_tap_at(&v.w, door.x, door.y);
    assert_string_equal(world_page(&v.w), "services");
    world_close(&v.w);
}

/* Two fingers in one round of the loop: the second one comes before the page has changed. */
static void two_fingers_wake_once(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    struct point door = place_of_door(&v);
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    for (int slot = 0; slot < 2; slot++) {
        struct touch_event down = {TOUCH_DOWN, slot, (float)door.x, (float)door.y, v.w.now_us};
        session_touch(v.w.session, &down);
        ui_touch(v.w.ui, &down);
    }
    world_round(&v.w);
    for (int slot = 0; slot < 2; slot++)
        world_finger(&v.w, TOUCH_UP, slot, door.x, door.y);
    assert_at_home(&v);
    world_close(&v.w);
}

/* A finger that lay on the glass all the time and is lifted now has not asked for anything. */
static void lifting_does_not_wake(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    world_finger(&v.w, TOUCH_DOWN, 0, 5, 5);
    v.last_touch = v.w.now_us;
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S + 5));
    world_finger(&v.w, TOUCH_UP, 0, 5, 5);
    assert_asleep(&v);
    world_close(&v.w);
}

static void sleeping_twice(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    session_sleep(v.w.session, v.w.now_us);
    world_round(&v.w);
    assert_asleep(&v);
    v.w.now_us += s_to_us(5);
    session_sleep(v.w.session, v.w.now_us);
    world_round(&v.w);
    assert_asleep(&v);
    assert_int_equal(session_deadline(v.w.session), v.w.now_us + s_to_us(SESSION_SLIDE_S));
    assert_int_equal(world_walk(&v.w, s_to_us(3 * SESSION_SLIDE_S)), 3);
    /* Twice before anything is carried out. */
    session_sleep(v.w.session, v.w.now_us);
    session_sleep(v.w.session, v.w.now_us);
    world_round(&v.w);
    assert_asleep(&v);
    assert_int_equal(world_walk(&v.w, s_to_us(SESSION_SLIDE_S)), 1);
    world_tap_at(&v.w, 5, 5);
    assert_at_home(&v);
    world_close(&v.w);
}

/* ---- keys, where a keyboard is allowed ---- */

static void key_wakes_and_counts(void **state)
{
    struct visit v;

    (void)state;
    visit_open(&v, 3);
    visit_tap(&v, "办事");
    world_walk_to(&v.w, after(&v, 30));
    assert_false(session_key(v.w.session, v.w.now_us));
    v.last_touch = v.w.now_us;
    world_round(&v.w);
    assert_int_equal(session_deadline(v.w.session), after(&v, 40));
    world_walk_to(&v.w, after(&v, 45));
    assert_true(world_shows(&v.w, QUESTION));
    assert_false(session_key(v.w.session, v.w.now_us));
    v.last_touch = v.w.now_us;
    world_round(&v.w);
    assert_false(world_shows(&v.w, QUESTION));
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    assert_asleep(&v);
    assert_true(session_key(v.w.session, v.w.now_us));
    v.last_touch = v.w.now_us;
    world_round(&v.w);
    assert_at_home(&v);
    /* No finger made it, so none is awaited. */
    world_tap(&v.w, "办事");
    assert_string_equal(world_page(&v.w), "services");
    world_close(&v.w);
}

static void life_without_content(void **state)
{
    struct visit v;

    (void)state;
    world_open(&v.w, NULL, portrait, "没有内容文件");
    v.last_touch = v.w.now_us;
    assert_string_equal(world_page(&v.w), "trouble");
    world_walk_to(&v.w, after(&v, SESSION_IDLE_S));
    assert_asleep(&v);
    assert_true(session_deadline(v.w.session) == UINT64_MAX);
    world_tap_at(&v.w, 5, 5);
    assert_string_equal(world_page(&v.w), "trouble");
    assert_true(world_shows(&v.w, "没有内容文件"));
    world_close(&v.w);
}

/* ---- forms ---- */

#define FILLING "您还在填吗"

static void filling_has_two_minutes(void **state)
{
    struct request_hall h;
    struct world *w = &h.world;

    (void)state;
    fill_hall_open(&h, portrait);
    begin_form(&h, "baoxiu");
    for (int i = 0; i < 30; i++) { /* as often as wanted */
        world_tap_at(w, 1, portrait.h / 2);
        uint64_t touched = w->now_us;
        world_walk_to(w, touched + s_to_us(100) - 1);
        assert_false(world_shows(w, FILLING));
        world_walk_to(w, touched + s_to_us(100 + (uint64_t)i % 20));
        assert_true(world_shows(w, FILLING));
        assert_true(world_shows(w, "没交的内容会清掉"));
        world_tap(w, "继续填");
        assert_on(&h, "fill", "哪里坏了");
        assert_false(world_shows(w, FILLING));
    }
    world_tap(w, "水管");
    assert_int_equal(w->hall.drafts->count, 1);
    world_walk(w, s_to_us(119));
    assert_int_equal(w->hall.drafts->count, 1);
    assert_true(world_shows(w, "1 秒后回到首页"));
    world_walk(w, s_to_us(1));
    assert_string_equal(world_page(w), "idle");
    assert_int_equal(w->hall.drafts->count, 0);
    hall_close(&h);
}

static void leaving_a_form_wipes_it(void **state)
{
    struct request_hall h;

    (void)state;
    fill_hall_open(&h, portrait);
    begin_form(&h, "baoxiu");
    world_tap(&h.world, "水管");
    world_walk(&h.world, s_to_us(105));
    world_tap(&h.world, "回首页");
    assert_string_equal(world_page(&h.world), "home");
    assert_int_equal(h.world.hall.drafts->count, 0);
    begin_form(&h, "baoxiu"); /* the next visitor begins anew */
    assert_string_equal(fill_answer(draft(&h, "baoxiu"), ASK_KIND), "");
    hall_close(&h);
}

/* Elsewhere it is a minute, but what was begun is named, and at home it is asked for too. */
static void a_form_left_behind_is_wiped(void **state)
{
    (void)state;
    for (int at_home = 0; at_home < 2; at_home++) {
        struct request_hall h;
        fill_hall_open(&h, portrait);
        begin_form(&h, "baoxiu");
        world_tap(&h.world, "水管");
        hall_key(&h, "首页");
        if (at_home == 0)
            hall_go(&h, forms_page(&h.world.hall));
        assert_int_equal(h.world.hall.drafts->count, 1);
        world_walk(&h.world, s_to_us(45));
        assert_true(world_shows(&h.world, FILLING));
        assert_true(world_shows(&h.world, "没交的内容会清掉"));
        world_walk(&h.world, s_to_us(15));
        assert_string_equal(world_page(&h.world), "home");
        assert_int_equal(h.world.hall.drafts->count, 0);
        hall_close(&h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_comes),
        cmocka_unit_test(home_asks_nothing),
        cmocka_unit_test(question_counts_down_and_ends),
        cmocka_unit_test(touch_beside_the_answers_extends),
        cmocka_unit_test(question_waits_for_the_finger),
        cmocka_unit_test(finger_that_stays_is_nobody),
        cmocka_unit_test(staying_has_no_limit),
        cmocka_unit_test(leaving_goes_home),
        cmocka_unit_test(elder_mode_is_wiped),
        cmocka_unit_test(every_page_is_wiped),
        cmocka_unit_test(help_is_wiped),
        cmocka_unit_test(scroll_places_are_forgotten),
        cmocka_unit_test(late_tick_wipes_at_once),
        cmocka_unit_test(slides_turn),
        cmocka_unit_test(no_wake_up_without_slides),
        cmocka_unit_test(five_slides_at_most),
        cmocka_unit_test(waking_tap_does_nothing_else),
        cmocka_unit_test(tap_soon_after_waking),
        cmocka_unit_test(second_finger_wakes_nothing_else),
        cmocka_unit_test(two_fingers_wake_once),
        cmocka_unit_test(lifting_does_not_wake),
        cmocka_unit_test(sleeping_twice),
        cmocka_unit_test(key_wakes_and_counts),
        cmocka_unit_test(life_without_content),
        cmocka_unit_test(filling_has_two_minutes),
        cmocka_unit_test(leaving_a_form_wipes_it),
        cmocka_unit_test(a_form_left_behind_is_wiped),
    };

    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
