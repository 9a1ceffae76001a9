/* SPDX-License-Identifier: MIT */
#include "store/content.h"

#include "base/date.h"
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
#include <sqlite3.h>

static char folder[] = "/tmp/keting-test-content-XXXXXX";
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

static void publish(struct content_writer *w)
{
    struct error error = {0};
    bool ok = content_writer_finish(w, &error);

    assert_string_equal(error.text, "");
    assert_true(ok);
}

static struct content *open_it(void)
{
    struct error error = {0};
    struct content *content = content_open(path, &error);

    assert_string_equal(error.text, "");
    assert_non_null(content);
    return content;
}

static void write_category(struct content_writer *w, const char *name)
{
    struct category category = {
        .name = mem_strdup(name), .icon = mem_strdup("heart"), .summary = mem_strdup("简介")};

    assert_true(content_writer_category(w, &category));
    category_finish(&category);
}

static void write_plain_service(struct content_writer *w, const char *category, int number)
{
    struct service *service = service_create();
    char *name = str_format("事项%d", number);

    text_set(&service->name, name);
    text_set(&service->code, name);
    text_set(&service->category, category);
    assert_true(content_writer_service(w, service));
    mem_free(name);
    service_destroy(service);
}

/* ---- services ------------------------------------------------------------------------------------------ */

static struct service *rich_service(void)
{
    struct service *s = service_create();

    text_set(&s->code, "YL-01");
    text_set(&s->name, "高龄津贴申领");
    text_set(&s->category, "养老");
    text_set(&s->summary, "年满八十周岁");
    text_set(&s->place, "一楼3号窗口");
    text_set(&s->hours, "周一至周五");
    text_set(&s->time_limit, "5个工作日");
    text_set(&s->fee, "不收费");
    text_set(&s->basis, "省办法");
    text_set(&s->first_responsible, "王芳");
    text_set(&s->keywords, "老人");
    text_set(&s->form_code, "F1");
    s->visits = 1;
    text_list_add(&s->audiences, "老人");
    text_list_add(&s->audiences, "所有人");
    text_list_add(&s->phones, "0571-1234567");
    text_list_add(&s->conditions, "本市户籍");
    text_list_add(&s->steps, "到窗口");
    text_list_add(&s->steps, "等结果");
    text_list_add(&s->questions, "能代办吗？");
    text_list_add(&s->answers, "能。");
    text_list_add(&s->pictures, "a.jpg");
    service_add_material(s, "身份证（正反面）", "原件和复印件", "1份", "");
    service_add_material(s, "户口本", "原件", "出示", "本人页");
    service_add_material(s, "照片", "原件", "2份", "");
    return s;
}

static void a_service_comes_back_whole(void **state)
{
    struct content_writer *w = writer();
    struct service *in = rich_service();

    (void)state;
    write_category(w, "养老");
    assert_true(content_writer_setting(w, "名称", "某某社区"));
    assert_true(content_writer_service(w, in));
    service_destroy(in);
    publish(w);

    struct content *content = open_it();
    assert_string_equal(content_setting(content, "名称"), "某某社区");
    assert_string_equal(content_setting(content, "没有"), "");
    assert_int_equal(content_category_count(content), 1);
    assert_string_equal(content_category(content, 0)->icon, "heart");
    assert_int_equal(content_category(content, 0)->service_count, 1);
    assert_null(content_category(content, 1));
    assert_null(content_category(content, -1));

    int64_t id = content_service_by_code(content, "YL-01");
    assert_int_not_equal(id, 0);
    assert_int_equal(content_service_by_code(content, "yl-01"), 0);
    struct service *s = content_service(content, id);
    assert_non_null(s);
    assert_string_equal(s->name, "高龄津贴申领");
    assert_string_equal(s->category, "养老");
    assert_string_equal(s->place, "一楼3号窗口");
    assert_string_equal(s->form_code, "F1");
    assert_string_equal(s->first_responsible, "王芳");
    assert_int_equal(s->visits, 1);
    assert_int_equal(s->audiences.count, 2);
    assert_string_equal(s->audiences.item[0], "老人");
    assert_int_equal(s->steps.count, 2);
    assert_string_equal(s->steps.item[1], "等结果");
    assert_int_equal(s->questions.count, 1);
    assert_string_equal(s->answers.item[0], "能。");
    assert_string_equal(s->phones.item[0], "0571-1234567");
    assert_int_equal(s->pictures.count, 1);
    assert_int_equal(s->material_count, 3);
    assert_string_equal(s->materials[1].note, "本人页");
    service_destroy(s);
    assert_null(content_service(content, id + 1));
    content_close(content);
}

static void briefs_follow_the_order_of_entry(void **state)
{
    struct content_writer *w = writer();
    struct service_brief brief;

    (void)state;
    write_category(w, "甲");
    write_category(w, "乙");
    for (int i = 0; i < 5; i++)
        write_plain_service(w, i % 2 ? "乙" : "甲", i);
    publish(w);
    struct content *content = open_it();
    assert_int_equal(content_service_count(content, 0), 5);
    assert_int_equal(content_service_count(content, content_category(content, 0)->id), 3);
    assert_int_equal(content_service_count(content, content_category(content, 1)->id), 2);
    assert_int_equal(content_service_count(content, 99), 0);
    assert_true(content_service_brief(content, 0, 4, &brief));
    assert_string_equal(brief.name, "事项4");
    assert_string_equal(brief.materials, "");
    service_brief_finish(&brief);
    assert_true(content_service_brief(content, content_category(content, 1)->id, 1, &brief));
    assert_string_equal(brief.name, "事项3");
    service_brief_finish(&brief);
    assert_false(content_service_brief(content, 0, 5, &brief));
    assert_false(content_service_brief(content, 0, -1, &brief));
    assert_false(content_service_brief(content, 99, 0, &brief));
    content_close(content);
}

static char *materials_of(int count, const char *const names[])
{
    struct content_writer *w = writer();
    struct service *s = service_create();
    struct service_brief brief;

    write_category(w, "");
    for (int i = 0; i < count; i++)
        service_add_material(s, names[i], "原件", "", "");
    assert_true(content_writer_service(w, s));
    service_destroy(s);
    publish(w);
    struct content *content = open_it();
    assert_true(content_service_brief(content, 0, 0, &brief));
    char *text = mem_strdup(brief.materials);
    service_brief_finish(&brief);
    content_close(content);
    return text;
}

static void materials_are_told_in_few_words(void **state)
{
    static const struct {
        const char *const names[4];
        int count;
        const char *expected;
    } cases[] = {
        {{"身份证"}, 1, "带身份证"},
        {{"身份证（原件）", "户口本"}, 2, "带身份证、户口本"},
        {{"身份证", "户口本", "照片", "申请表"}, 4, "身份证、户口本等4样"},
        {{"个人所得税完税证明或者社会保险缴费记录", "本市房屋租赁登记备案证明材料", "照片"},
         3,
         "个人所得税完税证明或者社…等3样"},
        {{"个人所得税完税证明或者社会保险缴费记录", "本市房屋租赁登记备案证明材料"},
         2,
         "个人所得税完税证明或者社…等2样"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char *text = materials_of(cases[i].count, cases[i].names);
        assert_string_equal(text, cases[i].expected);
        mem_free(text);
    }
}

/* ---- notices ------------------------------------------------------------------------------------------- */

struct plan {
    const char *code;
    enum notice_kind kind;
    bool pinned;
    enum notice_weight weight;
    int published, from, until; /* days of June 2026; 0 = open */
    const char *replaces;
};

static int32_t june(int of_month)
{
    return of_month == 0 ? (int32_t)DAY_NONE : day(2026, 6, of_month);
}

static struct content *content_of(const struct plan *plans, size_t count)
{
    struct content_writer *w = writer();

    for (size_t i = 0; i < count; i++) {
        struct notice *n = notice_create();
        text_set(&n->code, plans[i].code);
        text_set(&n->title, plans[i].code);
        text_set(&n->body, "第一段。\n第二段。");
        n->kind = plans[i].kind;
        n->pinned = plans[i].pinned;
        n->weight = plans[i].weight;
        n->published_day = june(plans[i].published);
        n->from_day = june(plans[i].from);
        n->until_day = june(plans[i].until);
        text_set(&n->replaces, plans[i].replaces ? plans[i].replaces : "");
        assert_true(content_writer_notice(w, n));
        notice_destroy(n);
    }
    publish(w);
    return open_it();
}

/* The codes in the order shown, joined. */
static void expect_shown(struct content *content, int32_t today, int kind, const char *expected)
{
    int count = -1;
    int64_t *ids = content_notices(content, today, kind, &count);
    struct str shown;

    str_init(&shown);
    for (int i = 0; i < count; i++) {
        struct notice_brief brief;
        assert_true(content_notice_brief(content, ids[i], &brief));
        str_add(&shown, brief.title);
        notice_brief_finish(&brief);
    }
    assert_string_equal(str_text(&shown), expected);
    assert_int_equal(ids == NULL, count == 0);
    str_finish(&shown);
    mem_free(ids);
}

static void notices_are_ordered_and_dated(void **state)
{
    static const struct plan plans[] = {
        {"A", NOTICE_NOTE, false, NOTICE_NORMAL, 1, 0, 0, NULL},
        {"B", NOTICE_NOTE, false, NOTICE_NORMAL, 5, 0, 10, NULL},
        {"C", NOTICE_POLICY, false, NOTICE_URGENT, 2, 0, 0, NULL},
        {"D", NOTICE_POLICY, true, NOTICE_NORMAL, 1, 8, 20, NULL},
    };
    struct content *content = content_of(plans, ARRAY_LEN(plans));

    (void)state;
    expect_shown(content, june(7), -1, "CBA");
    expect_shown(content, june(8), -1, "DCBA");
    expect_shown(content, june(10), -1, "DCBA");
    expect_shown(content, june(11), -1, "DCA");
    expect_shown(content, june(20), -1, "DCA");
    expect_shown(content, june(21), -1, "CA");
    expect_shown(content, june(8), NOTICE_NOTE, "BA");
    expect_shown(content, june(8), NOTICE_TIMELINE, "");
    expect_shown(content, DAY_NONE, -1, "DCBA");
    /* A clock in 1970 and one in 2099. */
    expect_shown(content, 0, -1, "CBA");
    expect_shown(content, day(2099, 12, 31), -1, "CA");
    content_close(content);
}

static void a_replaced_notice_goes_when_the_new_one_comes(void **state)
{
    static const struct plan plans[] = {
        {"A", NOTICE_NOTE, false, NOTICE_NORMAL, 1, 0, 0, NULL},
        {"B", NOTICE_NOTE, false, NOTICE_NORMAL, 2, 5, 9, "A"},
        {"C", NOTICE_NOTE, false, NOTICE_NORMAL, 1, 0, 0, "C"},
    };
    struct content *content = content_of(plans, ARRAY_LEN(plans));

    (void)state;
    expect_shown(content, june(4), -1, "AC");
    expect_shown(content, june(5), -1, "BC");
    expect_shown(content, june(10), -1, "C");
    expect_shown(content, DAY_NONE, -1, "BC");
    content_close(content);
}

static void a_notice_comes_back_whole(void **state)
{
    struct content_writer *w = writer();
    struct notice *in = notice_create();
    struct notice_brief brief;

    (void)state;
    text_set(&in->code, "N1");
    text_set(&in->title, "低保公示");
    text_set(&in->publisher, "居委会");
    text_set(&in->body, "第一段。\n第二段。");
    in->kind = NOTICE_PUBLICITY;
    in->weight = NOTICE_IMPORTANT;
    in->published_day = june(3);
    in->publicity_until = june(10);
    in->pinned = true;
    text_list_add(&in->stages, "受理");
    text_list_add(&in->stages, "公示");
    in->stage = 1;
    text_list_add(&in->pictures, "p.jpg");
    text_list_add(&in->audiences, "困难家庭");
    assert_true(content_writer_notice(w, in));
    assert_true(content_writer_picture(w, "p.jpg", "JPEG", 4, 20, 10));
    notice_destroy(in);
    publish(w);

    struct content *content = open_it();
    struct notice *n = content_notice(content, 1);
    assert_non_null(n);
    assert_string_equal(n->body, "第一段。\n第二段。");
    assert_int_equal(n->kind, NOTICE_PUBLICITY);
    assert_int_equal(n->stage, 1);
    assert_int_equal(n->stages.count, 2);
    assert_string_equal(n->stages.item[1], "公示");
    assert_int_equal(n->publicity_until, june(10));
    assert_int_equal(n->from_day, DAY_NONE);
    assert_true(n->pinned);
    assert_string_equal(n->pictures.item[0], "p.jpg");
    assert_string_equal(n->audiences.item[0], "困难家庭");
    notice_destroy(n);
    assert_null(content_notice(content, 2));

    assert_true(content_notice_brief(content, 1, &brief));
    assert_string_equal(brief.first_words, "第一段。 第二段。");
    assert_int_equal(brief.weight, NOTICE_IMPORTANT);
    assert_int_equal(brief.until_day, DAY_NONE);
    notice_brief_finish(&brief);
    assert_false(content_notice_brief(content, 2, &brief));

    size_t bytes = 0;
    char *picture = content_picture(content, "p.jpg", &bytes);
    assert_int_equal(bytes, 4);
    assert_memory_equal(picture, "JPEG", 4);
    mem_free(picture);
    assert_null(content_picture(content, "P.jpg", &bytes));
    struct size size = {0, 0};
    assert_true(content_picture_size(content, "p.jpg", &size));
    assert_true(size.w == 20 && size.h == 10);
    assert_false(content_picture_size(content, "P.jpg", &size));
    content_close(content);
}

/* ---- cost ---------------------------------------------------------------------------------------------- */

/* Every connection opened after this passes through here, so that its statements can be asked what they
 * cost. */
static sqlite3 *seen;

static int note_connection(sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
    (void)message;
    (void)api;
    seen = db;
    return SQLITE_OK;
}

static int take_steps(void)
{
    int steps = 0;

    for (sqlite3_stmt *s = sqlite3_next_stmt(seen, NULL); s != NULL; s = sqlite3_next_stmt(seen, s))
        steps += sqlite3_stmt_status(s, SQLITE_STMTSTATUS_VM_STEP, 1);
    return steps;
}

static int take_page_misses(void)
{
    int now = 0, high = 0;

    sqlite3_db_status(seen, SQLITE_DBSTATUS_CACHE_MISS, &now, &high, 1);
    return now;
}

static int steps_of_brief(struct content *content, int64_t category, int position)
{
    struct service_brief brief;

    take_steps();
    assert_true(content_service_brief(content, category, position, &brief));
    service_brief_finish(&brief);
    return take_steps();
}

static struct content *content_of_rows(int rows, int *open_misses)
{
    struct content_writer *w = writer();

    write_category(w, "甲");
    for (int i = 0; i < rows; i++)
        write_plain_service(w, "甲", i);
    publish(w);
    struct content *content = open_it();
    *open_misses = take_page_misses();
    return content;
}

static void assert_plan_uses_index_alone(void)
{
    int asked = 0;

    for (sqlite3_stmt *s = sqlite3_next_stmt(seen, NULL); s != NULL; s = sqlite3_next_stmt(seen, s)) {
        if (strstr(sqlite3_sql(s), "materials, name_en, category FROM service") == NULL)
            continue;
        char *explain = str_format("EXPLAIN QUERY PLAN %s", sqlite3_sql(s));
        sqlite3_stmt *plan;
        assert_int_equal(sqlite3_prepare_v2(seen, explain, -1, &plan, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_step(plan), SQLITE_ROW);
        assert_non_null(strstr((const char *)sqlite3_column_text(plan, 3), "USING COVERING INDEX"));
        assert_int_equal(sqlite3_step(plan), SQLITE_DONE);
        sqlite3_finalize(plan);
        mem_free(explain);
        asked++;
    }
    assert_int_equal(asked, 2);
}

static void ten_thousand_rows_cost_what_twenty_do(void **state)
{
    int few_misses = 0, many_misses = 0;

    (void)state;
    assert_int_equal(sqlite3_auto_extension((void (*)(void))note_connection), SQLITE_OK);
    struct content *content = content_of_rows(20, &few_misses);
    int steps = steps_of_brief(content, 0, 5), in_category = steps_of_brief(content, 1, 5);
    content_close(content);
    assert_in_range(steps, 5, 100);

    content = content_of_rows(10000, &many_misses);
    assert_int_equal(content_service_count(content, 0), 10000);
    assert_in_range(many_misses, few_misses - 1, few_misses + 2);
    assert_in_range(steps_of_brief(content, 0, 5), steps * 9 / 10, steps * 11 / 10);
    assert_in_range(steps_of_brief(content, 0, 9995), steps * 9 / 10, steps * 11 / 10);
    assert_in_range(steps_of_brief(content, 1, 9995), in_category * 9 / 10, in_category * 11 / 10);
    /* A row far away: the way down one tree. */
    take_page_misses();
    steps_of_brief(content, 0, 5000);
    assert_in_range(take_page_misses(), 0, 3);
    assert_plan_uses_index_alone();
    content_close(content);
    sqlite3_reset_auto_extension();
}

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/content.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_service_comes_back_whole),
        cmocka_unit_test(briefs_follow_the_order_of_entry),
        cmocka_unit_test(materials_are_told_in_few_words),
        cmocka_unit_test(notices_are_ordered_and_dated),
        cmocka_unit_test(a_replaced_notice_goes_when_the_new_one_comes),
        cmocka_unit_test(a_notice_comes_back_whole),
        cmocka_unit_test(ten_thousand_rows_cost_what_twenty_do),
    };

    return cmocka_run_group_tests_name("content", tests, make_folder, remove_folder);
}
