/* SPDX-License-Identifier: MIT */
#include "pack/reply.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "pack_folder_fixture.h"
#include "reply_read.h"

#include <iconv.h>
#include <string.h>
#include <unistd.h>

enum { TODAY = 20781 /* 2026-11-24 */ };

#define HEADER "受理编号,办理状态,答复,负责人,预计日期,公开内容\n"
#define FILE_NAME "回复.csv"

/* ---- reading what is in the fixture ---------------------------------------------------------------------
 * */

struct reading {
    struct findings findings;
    struct reply_lines lines;
    char *said;
    bool read;
};

static void read_file(struct reading *r)
{
    struct str said;
    char *path = fixture_path(FILE_NAME);

    findings_init(&r->findings);
    r->read = reply_read(path, "QY", TODAY, &r->findings, &r->lines);
    str_init(&said);
    findings_print(&r->findings, &said);
    r->said = str_take(&said);
    mem_free(path);
}

static void read_text(struct reading *r, const char *text)
{
    fixture_write(FILE_NAME, text);
    read_file(r);
}

static void finish(struct reading *r)
{
    findings_finish(&r->findings);
    reply_lines_finish(&r->lines);
    mem_free(r->said);
}

static void assert_counts(const struct reading *r, int right, int wrong, int elsewhere, int unfilled)
{
    if (r->lines.count != right || r->lines.wrong != wrong || r->lines.elsewhere != elsewhere ||
        r->lines.unfilled != unfilled)
        fail_msg("right %d wrong %d elsewhere %d unfilled %d\n%s", r->lines.count, r->lines.wrong,
                 r->lines.elsewhere, r->lines.unfilled, r->said);
}

static void assert_said(const struct reading *r, const char *words)
{
    if (strstr(r->said, words) == NULL)
        fail_msg("nothing of “%s” in:\n%s", words, r->said);
}

static void assert_whole_row(const struct reading *r)
{
    assert_true(r->read);
    assert_counts(r, 1, 0, 0, 0);
    assert_int_equal(r->findings.errors, 0);
    const struct reply_line *line = &r->lines.item[0];
    assert_int_equal(line->number, receipt_number(20, 4817));
    assert_int_equal(line->kind, REQUEST_EVENT_WAITING);
    assert_string_equal(line->words, "在看，别急");
    assert_string_equal(line->person, "李梅");
    assert_int_equal(line->due_day, TODAY + 6);
    assert_int_equal(line->board, REQUEST_EVENT_PUBLISHED);
    assert_string_equal(line->board_words, "有人想要一本字典");
    assert_int_equal(line->row, 2);
}

static void assert_seen(const char *cell, int wanted)
{
    char *text = str_format("受理编号,办理状态,步数\nQY 204817-3,受理,%s\n", cell);
    struct reading r;

    read_text(&r, text);
    assert_counts(&r, wanted >= 0, wanted < 0, 0, 0);
    if (wanted >= 0)
        assert_int_equal(r.lines.item[0].seen, wanted);
    else
        assert_said(&r, "“步数”");
    finish(&r);
    mem_free(text);
}

static void how_far_it_was_comes_along(void **state)
{
    struct reading r;

    (void)state;
    assert_seen("3", 3);
    assert_seen("\"12\"", 12);
    assert_seen("", 0);
    assert_seen("三", -1);
    assert_seen("-1", -1);
    /* By itself it says nothing. */
    read_text(&r, "受理编号,办理状态,步数\nQY 204817-3,,3\n");
    assert_counts(&r, 0, 0, 0, 1);
    finish(&r);
}

/* ---- files ----------------------------------------------------------------------------------------------
 * */

#define WHOLE_ROW "QY 204817-3,处理中,在看，别急,李梅,2026-11-30,有人想要一本字典\n"

static void every_way_to_save_a_csv_is_read(void **state)
{
    char gbk[1024], *from = HEADER WHOLE_ROW, *to = gbk;
    size_t in = strlen(from), out = sizeof gbk;
    struct reading r;

    (void)state;
    read_text(&r, HEADER WHOLE_ROW);
    assert_whole_row(&r);
    finish(&r);
    read_text(&r, "\uFEFF\"受理编号\",\"办理状态\",\"答复\",\"负责人\",\"预计日期\",\"公开内容\"\r\n"
                  "\"QY 204817-3\",\"处理中\",\"在看，别急\",\"李梅\",\"2026/11/30\",\"有人想要一本字典\"\r\n");
    assert_whole_row(&r);
    finish(&r);
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    assert_int_equal(iconv(converter, &from, &in, &to, &out), 0);
    iconv_close(converter);
    fixture_write_bytes(FILE_NAME, gbk, (size_t)(to - gbk));
    read_file(&r);
    assert_whole_row(&r);
    finish(&r);
    /* The sheet of all, saved as CSV: the columns of the export are passed over without a word. */
    read_text(&r, "受理编号,事项,现在状态,提交时间,承诺日期,现负责人,主题,说明,办理状态,答复,负责人,预计日期,公开内容\n"
                  "QY 204817-3,微心愿,已收到,2026-11-24 09:24,,,,,处理中,在看，别急,李梅,2026年11月30日,"
                  "有人想要一本字典\n");
    assert_whole_row(&r);
    assert_int_equal(r.findings.warnings, 0);
    finish(&r);
}

static void files_put_together_are_read(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "\uFEFF\"受理编号\",\"办理状态\"\r\n\"QY 204817-3\",\"受理\"\r\n"
                  "\uFEFF\"受理编号\",\"办理状态\"\r\n\"Q2 204817-3\",\"受理\"\r\n\"Q2 200001-2\",\"\"\r\n"
                  "受理编号,办理状态\r\nQY 200001-2,办结\r\n");
    assert_counts(&r, 2, 0, 1, 1);
    assert_int_equal(r.findings.errors, 0);
    assert_int_equal(r.lines.item[1].kind, REQUEST_EVENT_DONE);
    finish(&r);
}

static void files_that_are_none_say_why(void **state)
{
    static const struct {
        const char *text, *words;
    } bad[] = {{"", "空文件"},
               {"编号,状态\n1,2\n", "表头"},
               {"办理状态,答复\n受理,好\n", "缺少这一列"},
               {"受理编号;办理状态\n", "分号"},
               {"受理编号,受理编号\n", "出现了两次"},
               {"受理编号,办理状态\n\"QY 204817-3,受理\n", "引号"}};
    struct reading r;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        read_text(&r, bad[i].text);
        assert_said(&r, bad[i].words);
        assert_true(r.findings.errors > 0);
        assert_int_equal(r.lines.count, 0);
        finish(&r);
    }
    fixture_remove(FILE_NAME);
    read_file(&r);
    assert_false(r.read);
    assert_said(&r, "没有这个文件");
    finish(&r);
}

/* ---- rows -----------------------------------------------------------------------------------------------
 * */

static void each_word_means_an_event(void **state)
{
    static const struct {
        const char *word;
        enum request_event_kind kind;
    } words[] = {{"已受理", REQUEST_EVENT_ACCEPTED},
                 {"受理", REQUEST_EVENT_ACCEPTED},
                 {"已分派", REQUEST_EVENT_ASSIGNED},
                 {"分派", REQUEST_EVENT_ASSIGNED},
                 {"处理中", REQUEST_EVENT_WAITING},
                 {"已办结", REQUEST_EVENT_DONE},
                 {"办结", REQUEST_EVENT_DONE},
                 {"不予受理", REQUEST_EVENT_REJECTED},
                 {"确认认领", REQUEST_EVENT_CLAIM_CONFIRMED},
                 {"谢绝认领", REQUEST_EVENT_CLAIM_DECLINED},
                 {"已回访", REQUEST_EVENT_FOLLOWED_UP},
                 {" 已回访 ", REQUEST_EVENT_FOLLOWED_UP}};
    struct reading r;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        char *text = str_format(HEADER "204817-3,%s,说明,,,\n", words[i].word);
        read_text(&r, text);
        assert_counts(&r, 1, 0, 0, 0);
        assert_int_equal(r.lines.item[0].kind, words[i].kind);
        assert_int_equal(r.lines.item[0].board, REPLY_NONE);
        assert_int_equal(r.lines.item[0].due_day, DAY_NONE);
        assert_int_equal(r.findings.errors + r.findings.warnings, 0);
        finish(&r);
        mem_free(text);
    }
}

static void wrong_cells_are_told_by_row_and_column(void **state)
{
    static const struct {
        const char *row, *words;
    } wrong[] = {{"QY 204817-7,受理,,,,", "第2行 “受理编号”：写的是“QY 204817-7”，不是受理编号，或抄错了一位"},
                 {"abc,受理,,,,", "“受理编号”：写的是“abc”"},
                 {",受理,,,,", "“受理编号”：这一格不能空着"},
                 {"QY 204817-3,已受里,,,,", "“办理状态”：写的是“已受里”，是不是想写“已受理”"},
                 {"QY 204817-3,好的,,,,", "“办理状态”：写的是“好的”，请写其中一个：已受理、已分派"},
                 {"QY 204817-3,已取消,,,,", "“办理状态”：写的是“已取消”"},
                 {"QY 204817-3,,马上来,,,", "“办理状态”：填了答复、负责人或预计日期，就要写办理状态"},
                 {"QY 204817-3,,,李梅,,", "“办理状态”：填了答复"},
                 {"QY 204817-3,,,,2026-12-01,", "“办理状态”：填了答复"},
                 {"QY 204817-3,受理,,,下周,", "“预计日期”：写的是“下周”"},
                 {"QY 204817-3,受理,,,2026-02-30,", "“预计日期”：写的是“2026-02-30”，没有这一天"},
                 {"QY 204817-3,受理,好,李,,,多", "多出了格子"}};
    struct reading r;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        char *text = str_format(HEADER "%s\nQY 200001-2,受理,,,,\n", wrong[i].row);
        read_text(&r, text);
        assert_counts(&r, 1, 1, 0, 0);
        assert_said(&r, wrong[i].words);
        assert_int_equal(r.lines.item[0].number, receipt_number(20, 1));
        finish(&r);
        mem_free(text);
    }
}

static void doubtful_cells_are_taken_with_a_word(void **state)
{
    static const struct {
        const char *row, *words;
    } doubtful[] = {{"QY 204817-3,受理,,,2026-11-23,", "“预计日期”：写的是“2026-11-23”，这一天已经过去了"},
                    {"QY 204817-3,不予受理,,,,", "“答复”：不予受理最好写明原因"},
                    {"QY 204817-3,,,,,找李梅，138 0000 1234", "“公开内容”：写的是“找李梅，138 0000 1234”，里面好像有电话"},
                    {"QY 204817-3,受理,a\u202Eb\x07,,,", "“答复”：写的是“ab”，里面有"}};
    struct reading r;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(doubtful); i++) {
        char *text = str_format(HEADER "%s\n", doubtful[i].row);
        read_text(&r, text);
        assert_counts(&r, 1, 0, 0, 0);
        assert_said(&r, "【提醒】");
        assert_said(&r, doubtful[i].words);
        assert_int_equal(r.findings.errors, 0);
        finish(&r);
        mem_free(text);
    }
    read_text(&r, HEADER "QY 204817-3,受理,,,2026-11-24,修3次水管，2026年11月\n");
    assert_int_equal(r.findings.warnings, 0);
    finish(&r);
}

static void rows_of_other_kiosks_are_no_mistake(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, HEADER "Q2 204817-3,胡写,,,昨天,\nqy204817-3,,,,,撤下\n２０４８１７－３,,,,,\n");
    assert_counts(&r, 1, 0, 1, 1);
    assert_said(&r, "【提醒】" FILE_NAME " 第2行 “受理编号”：写的是“Q2 204817-3”，这是另一台机器（Q2）的");
    assert_int_equal(r.findings.errors, 0);
    assert_int_equal(r.lines.item[0].kind, REPLY_NONE);
    assert_int_equal(r.lines.item[0].board, REQUEST_EVENT_UNPUBLISHED);
    finish(&r);
}

static void long_words_are_bounded(void **state)
{
    enum { LONG = 60 * 1024 };
    char *text = mem_alloc(LONG + 1);
    struct reading r;

    (void)state;
    memset(text, 'a', LONG);
    text[LONG] = '\0';
    for (int column = 0; column < 6; column++) {
        static const char *const rows[] = {"%s,受理,,,,", "204817-3,%s,,,,", "204817-3,受理,%s,,,",
                                           "204817-3,受理,,%s,,", "204817-3,受理,,,%s,", "204817-3,受理,,,,%s"};
        struct str file;
        str_init(&file);
        str_add(&file, HEADER);
        const char *at = strstr(rows[column], "%s");
        str_add_bytes(&file, rows[column], (size_t)(at - rows[column]));
        str_add(&file, text);
        str_add(&file, at + 2);
        read_text(&r, str_text(&file));
        assert_counts(&r, 0, 1, 0, 0);
        assert_true(strlen(r.said) < 2000);
        finish(&r);
        str_finish(&file);
    }
    mem_free(text);
}

static int remove_reply(void **state)
{
    fixture_remove(FILE_NAME);
    return fixture_destroy(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_far_it_was_comes_along),
        cmocka_unit_test(every_way_to_save_a_csv_is_read),
        cmocka_unit_test(files_put_together_are_read),
        cmocka_unit_test(files_that_are_none_say_why),
        cmocka_unit_test(each_word_means_an_event),
        cmocka_unit_test(wrong_cells_are_told_by_row_and_column),
        cmocka_unit_test(doubtful_cells_are_taken_with_a_word),
        cmocka_unit_test(rows_of_other_kiosks_are_no_mistake),
        cmocka_unit_test(long_words_are_bounded),
    };
    return cmocka_run_group_tests(tests, fixture_create, remove_reply);
}
