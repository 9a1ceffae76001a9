/* SPDX-License-Identifier: MIT */
/* Whether the clock is believed, and what that means for what is shown. */
#include "hall_world.h"

#include "when.h"

static void hall_on(struct hall *hall, struct content *content, const char *now)
{
    hall_init(hall, NULL, NULL, content, "");
    hall->wall_s = wall_of(now);
}

/* NULL = content without a date. The caller closes it. */
static struct content *dated(struct stage *stage, const char *date)
{
    struct error error = {0};

    stage_open(stage);
    if (date != NULL)
        stage_setting(stage, "版本日期", date);
    stage_finish(stage);
    struct content *content = content_open(stage->path, &error);
    assert_string_equal(error.text, "");
    stage_remove(stage);
    return content;
}

static void assert_trust(struct content *content, const char *now, bool trusted)
{
    struct hall hall;
    struct date day;
    char text[11];

    hall_on(&hall, content, now);
    if (hall_clock_trusted(&hall) != trusted)
        fail_msg("%s is %strusted", now, trusted ? "not " : "");
    snprintf(text, sizeof text, "%.10s", now);
    assert_true(date_parse(text, &day));
    assert_int_equal(hall_today(&hall), trusted ? date_to_day(day) : DAY_NONE);
    hall_finish(&hall);
}

static void clock_and_version(void **state)
{
    struct stage stage;
    struct content *content = dated(&stage, "2026-11-20");

    (void)state;
    assert_trust(content, "1970-01-01T08:00", false);
    assert_trust(content, "2000-01-01T00:00", false);
    assert_trust(content, "2026-11-19T23:59:59", false);
    assert_trust(content, "2026-11-20T00:00", true);
    assert_trust(content, "2026-11-24T09:24", true);
    assert_trust(content, "2036-11-20T00:00", true);
    assert_trust(content, "2036-11-22T00:00", false);
    assert_trust(content, "2099-12-31T23:59", false);
    content_close(content);
}

/* Then the day of the program stands in. */
static void content_without_a_date(void **state)
{
    static const char *const dates[] = {NULL, "", "去年", "2026-13-45", "20261120"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
        struct stage stage;
        struct content *content = dated(&stage, dates[i]);
        assert_trust(content, "1970-01-01T08:00", false);
        assert_trust(content, "2025-12-31T23:59", false);
        assert_trust(content, "2026-01-01T00:00", true);
        assert_trust(content, "2026-11-24T09:24", true);
        assert_trust(content, "2099-01-01T00:00", false);
        content_close(content);
    }
    assert_trust(NULL, "1970-01-01T08:00", false);
    assert_trust(NULL, "2026-11-24T09:24", true);
}

/* A date from long ago must not make a good clock look bad, nor one from far ahead crash anything. */
static void odd_versions(void **state)
{
    struct stage stage;
    struct content *old = dated(&stage, "1999-01-01"), *ahead = dated(&stage, "2199-12-31");

    (void)state;
    assert_trust(old, "2026-11-24T09:24", true);
    assert_trust(old, "1999-06-01T09:24", false);
    assert_trust(ahead, "2026-11-24T09:24", false);
    content_close(old);
    content_close(ahead);
}

static void settings_fall_back(void **state)
{
    struct stage stage;
    struct error error = {0};
    struct hall hall;

    (void)state;
    stage_open(&stage);
    stage_setting(&stage, "社区名称", "七一社区");
    stage_setting(&stage, "所属", "");
    stage_finish(&stage);
    struct content *content = content_open(stage.path, &error);
    hall_on(&hall, content, "2026-11-24T09:24");
    assert_string_equal(hall_setting(&hall, "社区名称", "社区"), "七一社区");
    assert_string_equal(hall_setting(&hall, "所属", "街道"), "街道");
    assert_string_equal(hall_setting(&hall, "没有这一行", "无"), "无");
    hall_finish(&hall);
    content_close(content);
    stage_remove(&stage);
    hall_on(&hall, NULL, "2026-11-24T09:24");
    assert_string_equal(hall_setting(&hall, "社区名称", "社区"), "社区");
    hall_finish(&hall);
}

/* The cause is kept whole, or cut where it does not fit. */
static void long_problem(void **state)
{
    struct hall hall;
    char problem[2000];

    (void)state;
    memset(problem, 'x', sizeof problem - 1);
    problem[sizeof problem - 1] = '\0';
    hall_init(&hall, NULL, NULL, NULL, problem);
    assert_int_equal(strlen(hall.problem), sizeof hall.problem - 1);
    hall_finish(&hall);
}

/* Of four notices: one for ever, one that is over, one that comes, one that is replaced. */
static void stage_dated_notices(struct stage *stage)
{
    const int32_t today = date_to_day((struct date){2026, 11, 24});
    struct notice *always = plain_notice("一直有效"), *over = plain_notice("已经过期");
    struct notice *coming = plain_notice("还没开始"), *last_day = plain_notice("最后一天");

    over->until_day = today - 1;
    coming->from_day = today + 1;
    last_day->until_day = today;
    stage_open(stage);
    stage_setting(stage, "版本日期", "2026-11-20");
    stage_notice(stage, always);
    stage_notice(stage, over);
    stage_notice(stage, coming);
    stage_notice(stage, last_day);
    stage_finish(stage);
}

static void notices_on(struct world *w, const char *now, const char *clock, int expected)
{
    static const char *const titles[] = {"一直有效", "最后一天", "已经过期", "还没开始"};
    char remark[32];

    w->hall.wall_s = wall_of(now);
    nav_home(w->nav);
    world_round(w);
    nav_rebuild(w->nav);
    world_round(w);
    assert_true(world_shows(w, clock));
    snprintf(remark, sizeof remark, "%d 条公告", expected);
    assert_true(world_shows(w, remark));
    world_tap(w, "条公告");
    assert_string_equal(world_page(w), "notices");
    assert_true(world_shows(w, clock));
    snprintf(remark, sizeof remark, "%d 条", expected);
    assert_true(world_shows(w, remark));
    for (int i = 0; i < 4; i++)
        if (world_shows(w, titles[i]) != (i < expected))
            fail_msg("%s: %s", now, titles[i]);
}

/* With a clock that is not believed nothing expires and nothing is too early, and the header says so. */
static void clock_decides_what_is_shown(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_dated_notices(&stage);
    world_open(&w, &stage, (struct size){1080, 1920}, "");
    notices_on(&w, "2026-11-24T09:24", "09:24", 2);
    notices_on(&w, "1970-01-01T08:00", "时钟待校准", 4);
    notices_on(&w, "2099-01-01T08:00", "时钟待校准", 4);
    notices_on(&w, "2026-11-24T23:59:59", "23:59", 2);
    session_sleep(w.session, w.now_us);
    w.hall.wall_s = wall_of("1970-01-01T08:00");
    world_round(&w);
    assert_string_equal(world_page(&w), "idle");
    assert_true(world_shows(&w, "欢迎您"));
    assert_false(world_shows(&w, "1月1日"));
    world_close(&w);
}

/* The clock in the band follows without a new page. */
static void minute_passes(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 2);
    world_open(&w, &stage, (struct size){540, 960}, "");
    world_tap(&w, "办事");
    struct widget *root = nav_top(w.nav)->root;
    assert_true(world_shows(&w, "09:24"));
    w.hall.wall_s += 60;
    nav_refresh(w.nav);
    world_round(&w);
    assert_true(world_shows(&w, "09:25"));
    assert_true(world_shows(&w, "11月24日 星期二"));
    assert_ptr_equal(nav_top(w.nav)->root, root);
    world_close(&w);
}

static void dates_in_words(void **state)
{
    const int32_t today = date_to_day((struct date){2026, 11, 24});
    static const struct {
        struct date date;
        enum language language;
        const char *words;
    } cases[] = {
        {{2026, 11, 20}, LANGUAGE_ZH, "11月20日"},
        {{2025, 12, 31}, LANGUAGE_ZH, "2025年12月31日"},
        {{2027, 1, 1}, LANGUAGE_ZH, "2027年1月1日"},
        {{2026, 11, 20}, LANGUAGE_EN, "20 Nov"},
        {{2027, 1, 1}, LANGUAGE_EN, "1 Jan 2027"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct view view = {.language = cases[i].language};
        char *words = when_date(&view, date_to_day(cases[i].date), today);
        assert_string_equal(words, cases[i].words);
        mem_free(words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_and_version), cmocka_unit_test(content_without_a_date),
        cmocka_unit_test(odd_versions),      cmocka_unit_test(settings_fall_back),
        cmocka_unit_test(long_problem),      cmocka_unit_test(clock_decides_what_is_shown),
        cmocka_unit_test(minute_passes),     cmocka_unit_test(dates_in_words),
    };

    return cmocka_run_group_tests_name("hall", tests, NULL, NULL);
}
