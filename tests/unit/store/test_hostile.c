/* SPDX-License-Identifier: MIT */
#include "store/content.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/content_hall.h"
#include "store/content_search.h"
#include "store/content_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

/* Content files as a broken stick or a bad person would leave them. What is asked: an answer or an error,
 * never a crash, and every text within its limit. */
static char folder[] = "/tmp/keting-test-hostile-XXXXXX";
static char good_path[128], bad_path[128];
static char *good;
static size_t good_bytes;

static void no_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)module;
    (void)text;
    if (level == LOG_LEVEL_WARN)
        ++*(int *)ctx;
}

static int warnings;

static void write_activities(struct content_writer *w)
{
    for (int i = 0; i < 6; i++) {
        struct series *s = series_create();
        const char *advice;
        assert_true(recurrence_parse(i % 2 ? "每天" : "每月第二个周六", &s->rule, &advice));
        text_set(&s->code, i % 2 ? "A" : "B");
        text_set(&s->name, "读书会");
        s->start_minute = 1350;
        s->end_minute = 30;
        text_list_add(&s->pictures, "a.jpg");
        series_add_off(s, 20010, "放假");
        day_list_add(&s->rule.extra, 20020);
        assert_true(content_writer_series(w, s));
        series_destroy(s);
        struct session_entry *e = session_entry_create();
        e->series_id = i + 1;
        e->day = 20001 + i;
        text_set(&e->theme, "《茶馆》");
        text_list_add(&e->pictures, "a.jpg");
        assert_true(content_writer_session(w, e));
        session_entry_destroy(e);
        assert_true(content_writer_holiday(w, 20005 + i, i % 2, "元旦"));
    }
}

static void write_directory(struct content_writer *w)
{
    for (int i = 0; i < 6; i++) {
        struct contact *c = contact_create();
        struct grid *g = grid_create();
        struct place *p = place_create();
        text_set(&c->kind, "热线");
        text_set(&c->name, "居家养老热线");
        text_list_add(&c->phones, "12349");
        assert_true(content_writer_contact(w, c));
        g->contact_id = p->contact_id = i + 1;
        grid_add_range(g, 10 * i + 1, 10 * i + 9);
        assert_true(content_writer_grid(w, g));
        text_set(&p->plan, "a.jpg");
        p->on_plan = true;
        p->x = p->y = p->w = p->h = 1000;
        text_list_add(&p->pictures, "a.jpg");
        assert_true(content_writer_place(w, p));
        contact_destroy(c);
        grid_destroy(g);
        place_destroy(p);
    }
}

static void write_forms(struct content_writer *w)
{
    for (int i = 0; i < 3; i++) {
        struct form *f = form_create();
        text_set(&f->code, "F1");
        text_list_add(&f->audiences, "老人");
        for (int k = 0; k < FIELD_KINDS; k++) {
            struct form_field *field = form_add_field(f);
            field->kind = (enum field_kind)k;
            text_list_add(&field->options, "水管");
            text_list_add(&field->options, "电灯");
            field->source = k % 2 ? SOURCE_SERIES : SOURCE_OPTIONS;
            if (k % 2)
                text_list_add(&field->option_codes, "shuiguan");
        }
        assert_true(content_writer_form(w, f));
        form_destroy(f);
    }
    for (int i = 0; i < 60; i++)
        assert_true(content_writer_search(w, (enum search_kind)(i % SEARCH_KINDS), i + 1, "医疗保险", "养老",
                                          "\x01医疗保险\x02YLBX\x03YiLiaoBaoXian\x06"
                                          "12349"));
}

static void write_good(void)
{
    struct error error = {0};
    struct content_writer *w = content_writer_create(good_path, &error);
    struct category category = {
        .name = mem_strdup("养老"), .icon = mem_strdup(""), .summary = mem_strdup("")};
    char picture[20000];

    assert_non_null(w);
    assert_true(content_writer_setting(w, "名称", "某某社区"));
    assert_true(content_writer_category(w, &category));
    for (int i = 0; i < 60; i++) {
        struct service *s = service_create();
        struct notice *n = notice_create();
        char *code = str_format("C%d", i);
        text_set(&s->code, code);
        text_set(&s->name, "高龄津贴申领");
        text_set(&s->category, "养老");
        text_set(&s->time_limit, "5个工作日");
        text_list_add(&s->steps, "到一楼窗口");
        text_list_add(&s->questions, "问");
        text_list_add(&s->answers, "答");
        service_add_material(s, "身份证", "原件", "1份", "");
        assert_true(content_writer_service(w, s));
        text_set(&n->code, code);
        text_set(&n->title, "低保公示");
        text_set(&n->body, "正文正文正文正文正文正文正文正文正文正文");
        text_list_add(&n->stages, "受理");
        n->stage = 0;
        assert_true(content_writer_notice(w, n));
        service_destroy(s);
        notice_destroy(n);
        mem_free(code);
    }
    write_activities(w);
    write_directory(w);
    write_forms(w);
    memset(picture, 'J', sizeof picture);
    assert_true(content_writer_picture(w, "a.jpg", picture, sizeof picture, 10, 10));
    category_finish(&category);
    assert_true(content_writer_finish(w, &error));
    good = fs_read(good_path, 1 << 24, &good_bytes);
    assert_non_null(good);
}

static void assert_text(const char *text, size_t most)
{
    assert_non_null(text);
    assert_null(utf8_find_bad(text, strlen(text)));
    assert_true(utf8_count(text, strlen(text)) <= most);
}

static void look_at_services(struct content *content)
{
    int count = content_service_count(content, 0);

    assert_in_range(count, 0, LIMIT_ROWS);
    for (int i = 0; i < 100 && i < count; i++) {
        struct service_brief brief;
        if (!content_service_brief(content, i % 2, i, &brief))
            continue;
        assert_text(brief.name, LIMIT_NAME_CHARS);
        struct service *s = content_service(content, brief.id);
        if (s != NULL) {
            assert_text(s->name, LIMIT_NAME_CHARS);
            assert_text(s->basis, LIMIT_LINE_CHARS);
            assert_in_range(s->visits + 1, 0, LIMIT_VISITS + 1);
            assert_in_range(s->steps.count, 0, LIMIT_LINES);
            assert_int_equal(s->questions.count, s->answers.count);
        }
        service_destroy(s);
        service_brief_finish(&brief);
    }
    content_service_by_code(content, "C7");
}

static void look_at_notices(struct content *content)
{
    int count = -1;
    int64_t *ids = content_notices(content, 20000, -1, &count);

    assert_in_range(count, 0, LIMIT_ROWS);
    for (int i = 0; i < count && i < 100; i++) {
        struct notice_brief brief;
        struct notice *n = content_notice(content, ids[i]);
        if (content_notice_brief(content, ids[i], &brief)) {
            assert_text(brief.title, LIMIT_NAME_CHARS);
            assert_in_range(brief.kind, 0, NOTICE_KINDS - 1);
            notice_brief_finish(&brief);
        }
        if (n != NULL) {
            assert_text(n->body, LIMIT_TEXT_CHARS);
            assert_true(n->stage >= -1 && n->stage < max_int(n->stages.count, 0));
            assert_in_range(n->weight, 0, NOTICE_URGENT);
        }
        notice_destroy(n);
    }
    mem_free(ids);
}

static void look_at_agenda(struct content *content)
{
    struct agenda agenda;

    content_agenda_between(content, 0, 19990, 20040, &agenda);
    assert_in_range(agenda.count, 0, AGENDA_ITEMS);
    for (int i = 0; i < agenda.count; i++) {
        const struct agenda_item *item = &agenda.item[i];
        assert_text(item->name, LIMIT_NAME_CHARS);
        assert_text(item->theme, LIMIT_LINE_CHARS);
        assert_text(item->reason, LIMIT_LINE_CHARS);
        assert_in_range(item->day, 19990, 20040);
        assert_in_range(item->start_minute + 1, 0, 24 * 60);
    }
    agenda_finish(&agenda);
}

static void look_at_activities(struct content *content)
{
    int count = content_series_count(content);

    assert_in_range(count, 0, LIMIT_SERIES);
    for (int i = 0; i < count; i++) {
        const struct series *s = content_series(content, i);
        struct agenda one;
        assert_text(s->summary, LIMIT_PARAGRAPH_CHARS);
        assert_in_range(s->pictures.count, 0, LIMIT_PICTURES);
        assert_in_range(s->rule.kind, RECURRENCE_ONCE, RECURRENCE_MONTHLY_DAY);
        assert_int_equal(s->rule.off.count, s->off_reasons.count);
        assert_in_range(s->end_minute + 1, 0, 24 * 60);
        if (content_next(content, s->id, 20000, 600, &one))
            assert_in_range(one.item[0].day, 19999, 20400);
        agenda_finish(&one);
    }
    assert_in_range(content_holidays(content)->off.count, 0, 2000);
    assert_text(content_holiday_name(content, 20005), LIMIT_NAME_CHARS);
    look_at_agenda(content);
}

static void look_at_directory(struct content *content)
{
    assert_in_range(content_contact_count(content, NULL), 0, LIMIT_CONTACTS);
    assert_in_range(content_contact_kind_count(content), 0, LIMIT_CONTACTS);
    for (int i = 0; i < content_contact_count(content, NULL) && i < 50; i++)
        assert_text(content_contact(content, NULL, i)->duty, LIMIT_LINE_CHARS);
    assert_in_range(content_grid_count(content), 0, LIMIT_GRIDS);
    for (int i = 0; i < content_grid_count(content); i++) {
        const struct grid *g = content_grid(content, i);
        assert_in_range(g->range_count, 0, LIMIT_LINES);
        for (int r = 0; r < g->range_count; r++)
            assert_true(g->range[r].from >= 1 && g->range[r].from <= g->range[r].to &&
                        g->range[r].to <= BUILDING_MAX);
    }
    content_grid_of_building(content, 5);
    assert_in_range(content_place_count(content), 0, LIMIT_PLACES);
    for (int i = 0; i < content_place_count(content); i++) {
        const struct place *p = content_place(content, i);
        assert_true(!p->on_plan || (p->x >= 0 && p->y >= 0 && p->w > 0 && p->h > 0 && p->x + p->w <= 10000 &&
                                    p->y + p->h <= 10000));
        assert_in_range(p->capacity, 0, 0x7fffffff);
    }
}

static void look_at_choices(const struct form_field *field)
{
    bool coded = field->source == SOURCE_SERIES || field->source == SOURCE_PLACES;

    assert_in_range(field->source, 0, SOURCE_DELIBERATIONS);
    assert_in_range(field->show_if, 0, SHOW_IF_FROM);
    assert_in_range(field->divert.count, 0, LIMIT_OPTIONS);
    assert_in_range(field->phrases.count, 0, LIMIT_PHRASES);
    /* Whoever has the index of an option looks up its code. */
    assert_int_equal(field->option_codes.count, coded ? field->options.count : 0);
    for (int i = 0; i < field->option_codes.count; i++)
        assert_text(field->option_codes.item[i], LIMIT_CODE_BYTES);
    for (int i = 0; i < field->divert.count; i++)
        assert_text(field->divert.item[i], LIMIT_NAME_CHARS);
    for (int i = 0; i < field->phrases.count; i++)
        assert_text(field->phrases.item[i], LIMIT_NAME_CHARS);
}

static void look_at_forms(struct content *content)
{
    assert_in_range(content_form_count(content), 0, LIMIT_FORMS);
    for (int i = 0; i < content_form_count(content); i++) {
        const struct form *f = content_form(content, i);
        assert_text(f->consent, LIMIT_CONSENT_CHARS);
        assert_in_range(f->promise_days, 0, 365);
        assert_text(f->separate_consent, LIMIT_CONSENT_CHARS);
        assert_in_range(f->mode, 0, FORM_MODES - 1);
        assert_in_range(f->keep_days, 1, LIMIT_KEEP_DAYS);
        assert_int_equal(strlen(f->version) + strlen(f->consent_version), 16);
        assert_in_range(f->field_count, 0, LIMIT_FIELDS);
        for (int k = 0; k < f->field_count; k++) {
            assert_in_range(f->field[k].kind, 0, FIELD_KINDS - 1);
            assert_in_range(f->field[k].options.count, 0, LIMIT_OPTIONS);
            assert_text(f->field[k].label, LIMIT_NAME_CHARS);
            look_at_choices(&f->field[k]);
        }
    }
}

static void look_at_search(struct content *content)
{
    static const char *const queries[] = {"ylbx", "医疗", "1", "x y z", "长"};

    for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
        struct search_result result;
        content_search(content, queries[i], i % 2 ? 20000 : DAY_NONE, &result);
        assert_in_range(result.count, 0, SEARCH_LIMIT);
        for (int h = 0; h < result.count; h++) {
            assert_text(result.hit[h].title, LIMIT_NAME_CHARS);
            assert_text(result.hit[h].note, LIMIT_LINE_CHARS);
            assert_in_range(result.hit[h].kind, 0, SEARCH_KINDS - 1);
        }
        search_result_finish(&result);
    }
}

/* True when it opened. Whatever the file holds, nothing past a limit comes out. */
static bool look_at_all(const char *path)
{
    struct error error = {0};
    struct content *content = content_open(path, &error);
    size_t bytes = 0;

    if (content == NULL) {
        assert_int_not_equal(error.code, ERROR_NONE);
        assert_non_null(strstr(error.text, "请"));
        return false;
    }
    assert_in_range(content_category_count(content), 0, LIMIT_CATEGORIES);
    look_at_services(content);
    look_at_notices(content);
    look_at_activities(content);
    look_at_directory(content);
    look_at_forms(content);
    look_at_search(content);
    mem_free(content_picture(content, "a.jpg", &bytes));
    content_close(content);
    return true;
}

static bool look_at_bytes(const char *data, size_t bytes)
{
    FILE *file = fopen(bad_path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, bytes, file), bytes);
    fclose(file);
    return look_at_all(bad_path);
}

static void a_good_file_opens(void **state)
{
    (void)state;
    assert_true(look_at_all(good_path));
}

static void a_missing_file_is_told(void **state)
{
    struct error error = {0};

    (void)state;
    assert_null(content_open("/tmp/keting-no-such-file.db", &error));
    assert_int_equal(error.code, ERROR_MISSING);
    assert_non_null(strstr(error.text, "请用U盘导入内容"));
    error_clear(&error);
    assert_null(content_open(folder, &error));
    assert_int_equal(error.code, ERROR_INPUT);
}

static void a_truncated_file_never_opens(void **state)
{
    size_t lengths = 0;

    (void)state;
    for (size_t n = 0; n < good_bytes; n += n < 2000 ? 37 : n < 8192 ? 511 : 4096, lengths++)
        assert_false(look_at_bytes(good, n));
    assert_false(look_at_bytes(good, good_bytes - 1));
    assert_true(lengths > 60);
    assert_true(look_at_bytes(good, good_bytes));
}

static uint32_t random_state;

/* xorshift32 (Marsaglia 2003): the same places in every run. */
static uint32_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}

static void flipped_bytes_cost_no_crash(void **state)
{
    char *bad = mem_alloc(good_bytes);
    int opened = 0;

    (void)state;
    random_state = 20261120;
    for (int round = 0; round < 600; round++) {
        memcpy(bad, good, good_bytes);
        /* The first page tells what the others are, so every other round harms only that one. */
        size_t span = round % 2 ? good_bytes : 4096;
        for (uint32_t i = next_random() % 8 + 1; i > 0; i--)
            bad[next_random() % span] = (char)next_random();
        opened += look_at_bytes(bad, good_bytes);
    }
    /* Most damage lies where nobody looks at opening: those files must have been read, too. */
    assert_in_range(opened, 50, 599);
    mem_free(bad);
}

/* ---- made by hand -------------------------------------------------------------------------------------- */

static void harm(const char *sql)
{
    sqlite3 *db;
    char *message = NULL;

    unlink(bad_path);
    FILE *file = fopen(bad_path, "wb");
    assert_int_equal(fwrite(good, 1, good_bytes, file), good_bytes);
    fclose(file);
    assert_int_equal(sqlite3_open(bad_path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

static void expect_refused(const char *sql, enum error_code code, const char *why)
{
    struct error error = {0};

    harm(sql);
    struct content *content = content_open(bad_path, &error);
    if (content != NULL)
        fail_msg("opened after: %s", sql);
    assert_int_equal(error.code, code);
    if (strstr(error.text, why) == NULL)
        fail_msg("%s: not “%s” but %s", sql, why, error.text);
}

static void strangers_are_refused(void **state)
{
    (void)state;
    expect_refused("PRAGMA application_id=1", ERROR_INPUT, "不是本系统的内容文件");
    expect_refused("PRAGMA user_version=0", ERROR_INPUT, "不是本系统的内容文件");
    expect_refused("PRAGMA user_version=3", ERROR_VERSION, "旧版本的程序制作的");
    expect_refused("PRAGMA user_version=-5", ERROR_INPUT, "不是本系统的内容文件");
    expect_refused("PRAGMA user_version=5", ERROR_VERSION, "请先升级本机");
    expect_refused("DROP TABLE notice_stage", ERROR_INPUT, "里面的表格不对");
    expect_refused("DROP INDEX service_list", ERROR_INPUT, "里面的表格不对");
    expect_refused("DROP TABLE setting; CREATE VIEW setting AS WITH RECURSIVE r(key, value) AS "
                   "(SELECT 'a', 'b' UNION ALL SELECT key, value FROM r) SELECT key, value FROM r",
                   ERROR_INPUT, "里面的表格不对");
    expect_refused("CREATE TRIGGER t AFTER INSERT ON notice BEGIN SELECT 1; END", ERROR_INPUT,
                   "里面的表格不对");
    expect_refused("ALTER TABLE service ADD COLUMN extra TEXT", ERROR_INPUT, "里面的表格不对");
    expect_refused("CREATE VIRTUAL TABLE f USING fts5(a)", ERROR_INPUT, "里面的表格不对");
}

/* What opens, opens; what comes out is in its limits (look_at_all checks). */
static void hostile_rows_are_bounded(void **state)
{
    static const char *const harms[] = {
        "UPDATE service SET name=replace(hex(zeroblob(400000)), '0', '长')",
        "UPDATE service SET name=CAST(x'E6B7FFC0C100E6B78E' AS TEXT), visits=9223372036854775807",
        "UPDATE service SET visits=-9223372036854775808, category=-1",
        "UPDATE tally SET total=9223372036854775807",
        "UPDATE tally SET total=-1",
        "DELETE FROM service",
        "UPDATE category SET service_count=-2147483649, position=-1",
        "UPDATE notice SET kind=99, weight=-7, pinned=5, stage=9223372036854775807",
        "UPDATE notice SET published_day=9223372036854775807, from_day=-9223372036854775808, until_day=20000",
        "UPDATE notice SET body=CAST(zeroblob(3000000) AS TEXT), replaces=code",
        "UPDATE notice SET replaces='C1'",
        "UPDATE picture SET bytes=zeroblob(5000000)",
        "UPDATE picture SET bytes=zeroblob(0)",
        "DELETE FROM service_line WHERE kind=3",
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i+1 FROM n WHERE i<5000) "
        "INSERT INTO service_line SELECT 1, 1, i, 'x' FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i+1 FROM n WHERE i<900) "
        "INSERT INTO category SELECT i, i, 'x', '', '', 1 FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<25000) "
        "INSERT INTO notice SELECT i, i, 'x', 1, '', 1, NULL, NULL, 0, 0, '', '', NULL, NULL, '', '' FROM n",
        "UPDATE series SET rule=99, weekdays=-1, weeks=0, nth=0, weekday=77, month_day=-3, "
        "start_minute=99999",
        "UPDATE series SET rule=3, weekdays=0, weeks=9223372036854775807, first_day=-9223372036854775808",
        "UPDATE series SET rule=4, nth=-99, last_day=9223372036854775807, end_minute=-1, capacity=-5",
        "UPDATE series SET name=replace(hex(zeroblob(400000)), '0', '长'), summary=name",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<3000) "
        "INSERT INTO series SELECT i, '','x','','','','','','','','','','','',"
        "1,0,1,0,0,1,NULL,NULL,0,NULL,NULL,0 FROM n",
        "DELETE FROM series",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200000) "
        "INSERT OR IGNORE INTO series_day SELECT 1, i%2, 20000+i, 'x' FROM n",
        "UPDATE series_day SET day=day*1000000000000, kind=kind+7",
        "UPDATE session SET day=9223372036854775807, state=44, start_minute=-8, series=-1",
        "UPDATE session SET day=20001, series=2",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<9000) "
        "INSERT INTO session SELECT i,'x','','','','',i%6,20000+i%99,NULL,NULL,0 FROM n",
        "UPDATE holiday SET day=day+9000000000, work=9",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<9000) "
        "INSERT OR IGNORE INTO holiday SELECT 15000+i, i%2, 'x' FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<9000) "
        "INSERT INTO contact SELECT i,'','',i,'','','','','','','','',7 FROM n",
        "UPDATE grid_range SET first=-5, last=9223372036854775807",
        "UPDATE grid_range SET first=last+1",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<9000) "
        "INSERT INTO grid_range SELECT i%5, i, i, i FROM n",
        "UPDATE place SET x=9999, y=-4, w=9223372036854775807, h=1, capacity=-1, contact=NULL",
        "UPDATE place SET x=NULL; UPDATE grid SET contact=NULL, households=-9",
        "UPDATE form SET promise_days=-1, consent=replace(hex(zeroblob(40000)), '0', '长')",
        "UPDATE form SET mode=99, on_board=7, keep_days=-1",
        "UPDATE form SET mode=-1, keep_days=9223372036854775807, "
        "separate_consent=CAST(zeroblob(3000000) AS TEXT)",
        "UPDATE form_field SET source=1",
        "UPDATE form_field SET source=3; DELETE FROM hall_line WHERE owner=5 AND list=0",
        "UPDATE form_field SET source=77, show_if=-3",
        "UPDATE hall_line SET list=2 WHERE owner=5 AND list=0",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<999) "
        "INSERT OR IGNORE INTO hall_line SELECT 5, 1+i%3, i%4, i, "
        "replace(hex(zeroblob(99)), '0', '长') FROM n",
        "UPDATE form_field SET kind=-5, least=-9223372036854775808, most=9223372036854775807, form=2",
        "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i+1 FROM n WHERE i<20000) "
        "INSERT INTO form_field SELECT i,'','','','','','',i%4,1,1,0,0,0,0 FROM n",
        "DELETE FROM form",
        "UPDATE hall_line SET owner=owner+100",
        "UPDATE hall_line SET list=-1-list",
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i+1 FROM n WHERE i<20000) "
        "INSERT OR IGNORE INTO hall_line SELECT i%6, 1, 0, i, 'x' FROM n",
        "UPDATE search SET kind=99, target=-7",
        "UPDATE search SET keys='' WHERE id%2",
        "UPDATE search SET keys=CAST(x'0103FF00027978' AS TEXT), title=CAST(zeroblob(3000000) AS TEXT)",
        "UPDATE search SET keys=replace(hex(zeroblob(60000)), '0', char(1)||'y')",
        "UPDATE search SET keys=char(7,7,7,6,5,1)",
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i+1 FROM n WHERE i<70000) "
        "INSERT INTO search SELECT i, i%6, i, 'x', 'x', char(2)||'YLBX' FROM n",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(harms); i++) {
        harm(harms[i]);
        if (!look_at_all(bad_path))
            fail_msg("not opened after: %s", harms[i]);
    }
}

static void long_texts_are_cut_with_a_word_in_the_log(void **state)
{
    struct service_brief brief;

    (void)state;
    harm("UPDATE service SET name=replace(hex(zeroblob(100)), '0', '长')");
    struct content *content = content_open(bad_path, NULL);
    assert_non_null(content);
    warnings = 0;
    assert_true(content_service_brief(content, 0, 3, &brief));
    assert_int_equal(utf8_count(brief.name, strlen(brief.name)), LIMIT_NAME_CHARS);
    assert_int_equal(strlen(brief.name), LIMIT_NAME_CHARS * strlen("长"));
    assert_int_equal(warnings, 1);
    service_brief_finish(&brief);
    content_close(content);

    harm("UPDATE service SET name=CAST(x'61FF620063' AS TEXT)");
    content = content_open(bad_path, NULL);
    assert_non_null(content);
    assert_true(content_service_brief(content, 0, 3, &brief));
    assert_string_equal(brief.name, "a\xEF\xBF\xBD"
                                    "b");
    service_brief_finish(&brief);
    content_close(content);
}

/* A record that says of itself that it is a gigabyte long. */
static void a_gigabyte_claimed_is_not_believed(void **state)
{
    char *bad = mem_alloc(good_bytes);
    int places = 0;

    (void)state;
    for (size_t at = 4096; at + 8 < good_bytes; at += 97) {
        memcpy(bad, good, good_bytes);
        memcpy(bad + at, "\x83\xFF\xFF\xFF\x7F", 5); /* varint 1,073,741,823 */
        look_at_bytes(bad, good_bytes);
        places++;
    }
    assert_true(places > 300);
    mem_free(bad);
}

static void reading_leaves_nothing_beside(void **state)
{
    char *wal = str_format("%s-wal", good_path), *shm = str_format("%s-shm", good_path);
    char *journal = str_format("%s-journal", good_path);

    (void)state;
    assert_true(look_at_all(good_path));
    assert_false(fs_exists(wal));
    assert_false(fs_exists(shm));
    assert_false(fs_exists(journal));
    mem_free(wal);
    mem_free(shm);
    mem_free(journal);
}

static void a_path_with_signs_opens(void **state)
{
    char *odd = str_format("%s/内容 100%%?#&.db", folder);

    (void)state;
    assert_int_equal(link(good_path, odd), 0);
    assert_true(look_at_all(odd));
    unlink(odd);
    mem_free(odd);
}

static int prepare(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(good_path, sizeof good_path, "%s/good.db", folder);
    snprintf(bad_path, sizeof bad_path, "%s/bad.db", folder);
    log_set_sink(no_log, &warnings);
    write_good();
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(good_path);
    unlink(bad_path);
    mem_free(good);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_file_opens),
        cmocka_unit_test(a_missing_file_is_told),
        cmocka_unit_test(a_truncated_file_never_opens),
        cmocka_unit_test(flipped_bytes_cost_no_crash),
        cmocka_unit_test(strangers_are_refused),
        cmocka_unit_test(hostile_rows_are_bounded),
        cmocka_unit_test(long_texts_are_cut_with_a_word_in_the_log),
        cmocka_unit_test(a_gigabyte_claimed_is_not_believed),
        cmocka_unit_test(reading_leaves_nothing_beside),
        cmocka_unit_test(a_path_with_signs_opens),
    };

    return cmocka_run_group_tests_name("hostile", tests, prepare, clear);
}
