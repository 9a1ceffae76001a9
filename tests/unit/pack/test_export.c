/* SPDX-License-Identifier: MIT */
#include "pack/export.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "export_drawing.h"
#include "export_lines.h"
#include "export_sheet_name.h"
#include "export_text.h"
#include "pack_folder_fixture.h"

#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOON = 1795492800 /* 2026-11-24T12:00+08:00 */ };

/* ---- texts --------------------------------------------------------------------------------------------- */

typedef void (*add_fn)(struct str *out, const char *text);

static void assert_adds(add_fn add, const char *text, const char *wanted)
{
    struct str out;

    str_init(&out);
    add(&out, text);
    assert_string_equal(str_text(&out), wanted);
    export_wipe(&out);
}

static void assert_plain(const char *text, const char *wanted)
{
    char *plain = export_plain(text);

    assert_string_equal(plain, wanted);
    export_wipe_text(plain);
}

static void plain_text_is_fit_to_be_read(void **state)
{
    (void)state;
    assert_plain("王秀英", "王秀英");
    assert_plain("a\r\nb\rc\nd", "a\nb\nc\nd");
    assert_plain("a\tb", "a b");
    assert_plain("a\x1b[31mb\x07\x7f", "a[31mb");
    assert_plain("a\u202Eb\u2066c\u200Fd", "abcd");
    assert_plain("a\u2028b\u2029c", "a\nb\nc");
    assert_plain("\uFEFFa\uFFFFb", "ab");
    assert_plain("𠮷𬺰", "𠮷𬺰");
    assert_plain("a\xFF\xE5\x8D", "a\uFFFD\uFFFD");
    assert_plain("\xFF\xFF\xFF\xFF", "\uFFFD\uFFFD\uFFFD\uFFFD");
}

static void fields_are_quoted_and_never_formulas(void **state)
{
    (void)state;
    assert_adds(export_add_field, "", "\"\"");
    assert_adds(export_add_field, "a,b", "\"a,b\"");
    assert_adds(export_add_field, "说\"好\"", "\"说\"\"好\"\"\"");
    assert_adds(export_add_field, "=1+1", "\"'=1+1\"");
    assert_adds(export_add_field, "+86 138", "\"'+86 138\"");
    assert_adds(export_add_field, "-1", "\"'-1\"");
    assert_adds(export_add_field, "@SUM(A1)", "\"'@SUM(A1)\"");
    assert_adds(export_add_field, "\t=1", "\"' =1\"");
    assert_adds(export_add_field, "\r=1", "\"'\n=1\"");
    assert_adds(export_add_field, "\u202E=1", "\"'=1\"");
    assert_adds(export_add_field, "＝１", "\"'＝１\"");
    assert_adds(export_add_field, "13800001234", "\"13800001234\"");
}

static void json_strings_are_escaped(void **state)
{
    (void)state;
    assert_adds(export_add_json, "王", "\"王\"");
    assert_adds(export_add_json, "\"\\/", "\"\\\"\\\\/\"");
    assert_adds(export_add_json, "a\nb\rc\td", "\"a\\nb\\rc\\td\"");
    assert_adds(export_add_json, "\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"");
    assert_adds(export_add_json, "\u2028\u2029", "\"\\u2028\\u2029\"");
    assert_adds(export_add_json, "\u202E\u2066\u061C", "\"\\u202e\\u2066\\u061c\"");
    assert_adds(export_add_json, "𠮷", "\"𠮷\"");
    assert_adds(export_add_json, "\xC0\x80", "\"\uFFFD\uFFFD\"");
}

static void file_names_fit_a_stick(void **state)
{
    (void)state;
    assert_adds(export_add_file_name, "签名", "签名");
    assert_adds(export_add_file_name, "../a\\b:c*?\"<>|", "___a_b_c______");
    assert_adds(export_add_file_name, "a b\n", "a_b_");
    assert_adds(export_add_file_name, "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字",
                "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字");
}

static void times_are_chinese_ones(void **state)
{
    struct str out;

    (void)state;
    str_init(&out);
    export_add_iso(&out, NOON + 5);
    str_add_char(&out, ' ');
    export_add_time(&out, NOON);
    str_add_char(&out, ' ');
    export_add_day(&out, DAY_NONE);
    export_add_day(&out, 20781);
    assert_string_equal(str_text(&out), "2026-11-24T12:00:05+08:00 2026-11-24 12:00 2026-11-24");
    str_clear(&out);
    export_add_iso(&out, INT64_MAX);
    export_add_iso(&out, INT64_MIN);
    export_add_day(&out, INT32_MAX);
    export_add_day(&out, INT32_MIN + 1);
    assert_memory_equal(str_text(&out), "2199-", 5);
    str_finish(&out);
}

static void assert_sheet(const char *text, int nth, const char *wanted)
{
    char *name = export_sheet_name(text, nth);

    assert_string_equal(name, wanted);
    mem_free(name);
}

static void sheets_are_called_what_excel_takes(void **state)
{
    (void)state;
    assert_sheet("心愿", 1, "心愿");
    assert_sheet("心愿", 2, "心愿(2)");
    assert_sheet("a[b]c:d*e?f/g\\h", 1, "a-b-c-d-e-f-g-h");
    assert_sheet("'a' ", 1, "a");
    assert_sheet("", 1, "表");
    assert_sheet("'''", 3, "表(3)");
    assert_sheet("history", 1, "表history");
    assert_sheet("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", 1,
                 "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
    assert_sheet("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", 12,
                 "一二三四五六七八九十一二三四五六七八九十一二三四五六七(12)");
    /* Two units each: fifteen of them, not thirty-one. */
    assert_sheet("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 1, "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷");
}

static void assert_draws(const char *strokes, const char *wanted)
{
    struct str out;

    str_init(&out);
    str_add(&out, "before");
    if (wanted == NULL) {
        assert_false(export_add_drawing(&out, strokes));
        assert_string_equal(str_text(&out), "before");
    } else {
        assert_true(export_add_drawing(&out, strokes));
        assert_non_null(strstr(str_text(&out), wanted));
        assert_true(str_ends(str_text(&out), "</svg>\n"));
    }
    str_finish(&out);
}

static void drawings_hold_numbers_only(void **state)
{
    (void)state;
    assert_draws("0,0 999,999;5,6", "<polyline points=\"0,0 999,999\"/>\n<polyline points=\"5,6 5,6\"/>\n");
    static const char *const bad[] = {"",
                                      "1",
                                      "1,",
                                      ",1",
                                      "1,2 ",
                                      "1,2;",
                                      "1,2 3",
                                      "1000,0",
                                      "0,1000",
                                      "-1,2",
                                      "1,2,3",
                                      "1,2\n3,4",
                                      "1,2\"/><script>",
                                      "99999999999999999999,1",
                                      "1,2  3,4",
                                      "1,2;;3,4"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_draws(bad[i], NULL);
}

/* ---- requests ------------------------------------------------------------------------------------------ */

static struct request_event event_of(enum request_event_kind kind, const char *text)
{
    return (struct request_event){kind, NOON + 3600, (char *)text, "", DAY_NONE};
}

static struct request_record record_of(int place)
{
    return (struct request_record){.number = receipt_number(20, place),
                                   .form = "xinyuan",
                                   .form_version = "1",
                                   .consent_version = "1",
                                   .consent = "",
                                   .separate_consent = "",
                                   .topic = "",
                                   .person = "",
                                   .state = REQUEST_SUBMITTED,
                                   .submitted_s = NOON,
                                   .due_day = DAY_NONE,
                                   .booking_key = "",
                                   .booking_day = DAY_NONE};
}

static const struct export_form forms[] = {{"xinyuan", "微心愿", "一楼窗口"}};
static const struct export_options options = {"QY", forms, ARRAY_LEN(forms), NOON};

static struct answer answer_of(const char *name, const char *label, enum field_kind kind, const char *value)
{
    return (struct answer){(char *)name, (char *)label, (char *)value, kind};
}

static void assert_json(const struct export_item *item, const char *wanted)
{
    struct export_row row;
    struct str out;

    str_init(&out);
    export_row_init(&row, &options, item);
    export_add_json_row(&out, &row);
    assert_string_equal(str_text(&out), wanted);
    export_row_finish(&row);
    str_finish(&out);
}

static void lines_are_those_of_open311(void **state)
{
    struct answer item[] = {answer_of("name", "姓名", FIELD_NAME, "王\"秀\"英"),
                            answer_of("what", "要什么", FIELD_CHOICES, "读书；送餐"),
                            answer_of("sign", "签名", FIELD_STROKES, "1,2 3,4")};
    struct answers answers = {item, ARRAY_LEN(item)};
    struct request_event events[] = {event_of(REQUEST_EVENT_SUBMITTED, ""),
                                     event_of(REQUEST_EVENT_ACCEPTED, "我们看看"),
                                     event_of(REQUEST_EVENT_RATED, "很好")};
    struct request_record record = record_of(4817);

    (void)state;
    record.event = events;
    record.event_count = ARRAY_LEN(events);
    record.due_day = 20782;
    record.state = REQUEST_ACCEPTED;
    char receipt[RECEIPT_TEXT_BYTES];
    receipt_format(receipt, "QY", record.number);
    assert_string_equal(receipt, "QY 204817-3");
    assert_json(
        &(struct export_item){&record, &answers},
        "{\"service_request_id\":\"QY 204817-3\",\"status\":\"open\",\"status_notes\":\"我们看看\","
        "\"service_code\":\"xinyuan\",\"service_name\":\"微心愿\",\"agency_responsible\":\"一楼窗口\","
        "\"requested_datetime\":\"2026-11-24T12:00:00+08:00\","
        "\"updated_datetime\":\"2026-11-24T13:00:00+08:00\","
        "\"expected_datetime\":\"2026-11-25T23:59:59+08:00\",\"state\":\"已受理\",\"topic\":\"\",\"note\":\"\","
        "\"attributes\":[{\"code\":\"name\",\"description\":\"姓名\",\"datatype\":\"string\","
        "\"value\":\"王\\\"秀\\\"英\"},{\"code\":\"what\",\"description\":\"要什么\","
        "\"datatype\":\"multivaluelist\",\"value\":[\"读书\",\"送餐\"]},{\"code\":\"sign\","
        "\"description\":\"签名\",\"datatype\":\"drawing\",\"value\":\"图片/QY204817-3-sign.svg\"}]}\n");
}

static void what_is_gone_says_so(void **state)
{
    struct request_record record = record_of(1);
    struct export_item item = {&record, NULL};
    struct export_row row;

    (void)state;
    export_row_init(&row, &options, &item);
    assert_non_null(strstr(row.note, "打不开"));
    export_row_finish(&row);
    record.purged = true;
    record.state = REQUEST_DONE;
    record.form = "old";
    assert_json(
        &item,
        "{\"service_request_id\":\"QY 200001-2\",\"status\":\"closed\",\"status_notes\":\"\","
        "\"service_code\":\"old\",\"service_name\":\"old\",\"agency_responsible\":\"\","
        "\"requested_datetime\":\"2026-11-24T12:00:00+08:00\","
        "\"updated_datetime\":\"2026-11-24T12:00:00+08:00\",\"expected_datetime\":null,\"state\":\"已办结\","
        "\"topic\":\"\",\"note\":\"填写内容已按期清除\",\"attributes\":[]}\n");
}

static void assert_waits(enum request_state in, struct request_event *events, int count, bool waits,
                         const char *note)
{
    struct request_record record = record_of(1);
    struct answers none = {NULL, 0};
    struct export_item item = {&record, &none};
    struct export_row row;

    record.state = in;
    record.event = events;
    record.event_count = count;
    export_row_init(&row, &options, &item);
    assert_int_equal(export_row_waits(&record), waits);
    assert_true(note[0] == '\0' ? row.note[0] == '\0' : strstr(row.note, note) != NULL);
    export_row_finish(&row);
}

static void staff_see_how_it_was_rated(void **state)
{
    struct request_record record = record_of(1);
    struct answers none = {NULL, 0};
    struct export_item item = {&record, &none};
    struct export_row row;

    (void)state;
    record.rating[0] = 2;
    record.rating[3] = 5;
    export_row_init(&row, &options, &item);
    assert_string_equal(row.note, "评价（最好5分） 整体2 态度5");
    export_row_finish(&row);
}

static void staff_see_what_waits_for_them(void **state)
{
    struct request_event claim[] = {event_of(REQUEST_EVENT_CLAIMED, "QY 204817-3"),
                                    event_of(REQUEST_EVENT_CLAIM_DECLINED, ""),
                                    event_of(REQUEST_EVENT_CLAIMED, "QY 200001-2")};
    struct request_event rated[] = {event_of(REQUEST_EVENT_DONE, ""), event_of(REQUEST_EVENT_FOLLOW_UP, ""),
                                    event_of(REQUEST_EVENT_FOLLOWED_UP, "")};

    (void)state;
    assert_waits(REQUEST_SUBMITTED, NULL, 0, true, "");
    assert_waits(REQUEST_DONE, NULL, 0, false, "");
    assert_waits(REQUEST_DONE, claim, 1, true, "QY 204817-3");
    assert_waits(REQUEST_CANCELLED, claim, 1, false, "");
    assert_waits(REQUEST_DONE, claim, 2, false, "");
    assert_waits(REQUEST_DONE, claim, 3, true, "QY 200001-2");
    rated[1].due_day = 20800;
    assert_waits(REQUEST_DONE, rated, 2, true, "2026-12-13前");
    assert_waits(REQUEST_DONE, rated, 3, false, "");
}

/* ---- folders ------------------------------------------------------------------------------------------- */

static char *read_text(const char *name)
{
    size_t bytes = 0;
    char *path = fixture_path(name), *text = fs_read(path, 64 * 1024 * 1024, &bytes);

    assert_non_null(text);
    assert_int_equal(strlen(text), bytes);
    mem_free(path);
    return text;
}

static void assert_file(const char *name, const char *wanted)
{
    char *text = read_text(name);

    assert_string_equal(text, wanted);
    mem_free(text);
}

static void assert_missing(const char *name)
{
    char *path = fixture_path(name);

    assert_false(fs_exists(path));
    mem_free(path);
}

static struct export *begin(const char *name)
{
    struct error error = {0};
    char *folder = fixture_path(name);
    struct export *export = export_create(folder, &options, &error);

    mem_free(folder);
    assert_string_equal(error.text, "");
    assert_non_null(export);
    return export;
}

static void end(struct export *export)
{
    struct error error = {0};

    assert_true(export_finish(export, &error));
}

#define HEADER "\uFEFF\"受理编号\",\"事项\",\"现在状态\",\"提交时间\",\"承诺日期\",\"现负责人\",\"主题\",\"说明\",\"填写内容\"\r\n"
#define REPLY_HEADER "\uFEFF\"受理编号\",\"办理状态\",\"答复\",\"负责人\",\"预计日期\",\"公开内容\",\"步数\"\r\n"

static void an_export_is_a_whole_folder(void **state)
{
    struct answer item[] = {answer_of("name", "姓名", FIELD_NAME, "=HYPERLINK(\"http://x\")"),
                            answer_of("phone", "电话", FIELD_PHONE, "03741234567"),
                            answer_of("born", "出生", FIELD_DATE, "1942-02-03"),
                            answer_of("sign", "签名", FIELD_STROKES, "1,2 3,4"),
                            answer_of("SIGN", "画", FIELD_STROKES, "broken")};
    struct answers answers = {item, ARRAY_LEN(item)};
    struct request_record open_one = record_of(4817), done = record_of(1);
    struct stat st;

    (void)state;
    done.state = REQUEST_DONE;
    struct export *export = begin("out/");
    assert_missing("out");
    assert_true(export_add(export, &(struct export_item){&open_one, &answers}));
    assert_true(export_add(export, &(struct export_item){&done, NULL}));
    end(export);
    assert_missing("out.未完成");
    assert_file("out/" EXPORT_TABLE,
                HEADER "\"QY 204817-3\",\"微心愿\",\"已收到\",\"2026-11-24 12:00\",\"\",\"\",\"\",\"\","
                       "\"姓名：=HYPERLINK(\"\"http://x\"\")\n电话：03741234567\n出生：1942-02-03\n"
                       "签名：图片/QY204817-3-sign.svg\n画：手写图已损坏\"\r\n"
                       "\"QY 200001-2\",\"微心愿\",\"已办结\",\"2026-11-24 12:00\",\"\",\"\",\"\","
                       "\"打不开：不是用这把钥匙封存的，或内容已损坏\",\"\"\r\n");
    assert_file("out/" EXPORT_REPLY, REPLY_HEADER "\"QY 204817-3\",\"\",\"\",\"\",\"\",\"\",\"0\"\r\n");
    char *picture = read_text("out/图片/QY204817-3-sign.svg");
    assert_non_null(strstr(picture, "points=\"1,2 3,4\""));
    mem_free(picture);
    assert_missing("out/图片/QY204817-3-SIGN-2.svg");
    char *path = fixture_path("out/" EXPORT_BOOK), *folder = fixture_path("out");
    size_t bytes = 0;
    char *book = fs_read(path, 1 << 20, &bytes);
    assert_true(bytes > 5000);
    assert_memory_equal(book, "PK", 2);
    assert_int_equal(stat(folder, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    mem_free(book);
    mem_free(path);
    mem_free(folder);
}

static void nothing_is_written_over(void **state)
{
    struct error error = {0};
    char *folder = fixture_path("old");

    (void)state;
    fixture_write("old", "mine");
    assert_null(export_create(folder, &options, &error));
    assert_non_null(strstr(error.text, "换一个名字"));
    assert_file("old", "mine");
    mem_free(folder);
    folder = fixture_path("none/out");
    error_clear(&error);
    assert_null(export_create(folder, &options, &error));
    assert_non_null(strstr(error.text, "none/out"));
    mem_free(folder);
}

static void half_an_export_goes_away(void **state)
{
    struct request_record record = record_of(1);
    struct answers none = {NULL, 0};

    (void)state;
    struct export *export = begin("half");
    assert_true(export_add(export, &(struct export_item){&record, &none}));
    export_abandon(export);
    assert_missing("half");
    assert_missing("half.未完成");
    /* What a power cut left. */
    char *rest = fixture_path("cut.未完成/图片");
    assert_true(fs_make_dirs(rest));
    mem_free(rest);
    fixture_write("cut.未完成/图片/a.svg", "old");
    fixture_write("cut.未完成/" EXPORT_TABLE, "old");
    end(begin("cut"));
    assert_missing("cut.未完成");
    assert_missing("cut/图片");
    assert_file("cut/" EXPORT_TABLE, HEADER);
}

/* Bytes that a file may have: it is like a full disk. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* At each limit another file is the first that does not fit; the workbook is the last. */
static void a_full_disk_leaves_nothing(void **state)
{
    static const rlim_t limits[] = {0, 50, 100, 200, 300, 600, 2000, 5000};
    struct request_record record = record_of(1);
    struct answers none = {NULL, 0};

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        struct error error = {0};
        char *folder = fixture_path("full");
        limit_files(limits[i]);
        struct export *export = export_create(folder, &options, &error);
        if (export != NULL) {
            bool added = export_add(export, &(struct export_item){&record, &none});
            bool again = export_add(export, &(struct export_item){&record, &none});
            assert_true(added || !again);
            assert_false(export_finish(export, &error));
        }
        limit_files(RLIM_INFINITY);
        assert_non_null(strstr(error.text, "导出写不进去"));
        mem_free(folder);
        assert_missing("full");
        assert_missing("full.未完成");
    }
}

static void hostile_answers_are_taken_whole(void **state)
{
    enum { LONG = 60 * 1024 };
    char *name = mem_alloc(LONG + 1), *wide = mem_alloc(LONG + 1), *controls = mem_alloc(LONG + 1);
    struct answer item[] = {
        answer_of("a", "a", FIELD_NAME, name),          answer_of("b", "b", FIELD_LONG_TEXT, wide),
        answer_of("c", "c", FIELD_NUMBER, controls),    answer_of("", "", FIELD_DATE, "2026-02-30"),
        answer_of("d", "_x0041_", FIELD_NUMBER, "007"), answer_of("d", "\xFF", FIELD_NUMBER, "70")};
    struct answers answers = {item, ARRAY_LEN(item)};
    struct request_record record = record_of(1);

    (void)state;
    memset(name, 'a', LONG);
    memset(controls, 1, LONG);
    for (size_t i = 0; i < LONG; i += 4)
        memcpy(wide + i, "𠮷", 4);
    name[LONG] = wide[LONG] = controls[LONG] = '\0';
    record.submitted_s = INT64_MAX;
    record.due_day = INT32_MAX;
    record.topic = "\x1b]0;x\x07";
    struct export *export = begin("hostile");
    for (int i = 0; i < 3; i++)
        assert_true(export_add(export, &(struct export_item){&record, &answers}));
    end(export);
    char *lines = read_text("hostile/" EXPORT_LINES), *table = read_text("hostile/" EXPORT_TABLE);
    assert_non_null(strstr(lines, name));
    assert_non_null(strstr(lines, wide));
    assert_null(strchr(lines, 1));
    assert_null(strpbrk(table, "\x01\x07\x1b"));
    assert_null(utf8_find_bad(table, strlen(table)));
    mem_free(lines);
    mem_free(table);
    mem_free(name);
    mem_free(wide);
    mem_free(controls);
}

static void many_forms_and_columns_have_an_end(void **state)
{
    enum { FIELDS = 600, FORMS = 230 };
    struct answer *item = mem_calloc(FIELDS, sizeof *item);
    struct answers answers = {item, FIELDS}, none = {NULL, 0};
    struct request_record record = record_of(1);

    (void)state;
    for (int i = 0; i < FIELDS; i++)
        item[i] = answer_of(str_format("f%d", i), "同名", FIELD_SHORT_TEXT, "x");
    struct export *export = begin("many");
    assert_true(export_add(export, &(struct export_item){&record, &answers}));
    for (int i = 0; i < FORMS; i++) {
        /* All of them are called the same in 31 characters. */
        record.form = str_format("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三%d", i);
        assert_true(export_add(export, &(struct export_item){&record, &none}));
        mem_free(record.form);
    }
    end(export);
    for (int i = 0; i < FIELDS; i++)
        mem_free(item[i].name);
    mem_free(item);
}

static void pages_command_no_terminal(void **state)
{
    struct answer item[] = {answer_of("name", "姓名", FIELD_NAME, "王\x1b[2J\u202E英"),
                            answer_of("sign", "签名", FIELD_STROKES, "1,2")};
    struct answers answers = {item, ARRAY_LEN(item)};
    struct request_event events[] = {event_of(REQUEST_EVENT_ACCEPTED, "好\x1b[0m")};
    struct request_record record = record_of(4817);
    struct request_brief brief = {record.number, NOON, "xinyuan", "水管\x07", "李", REQUEST_SUBMITTED, 20782};
    struct str out;

    (void)state;
    record.event = events;
    record.event_count = 1;
    str_init(&out);
    record.consent = "只用来修\x1b水管。\n修好后90天删。";
    record.separate_consent = "老毛病";
    export_add_page(&out, &options, &(struct export_item){&record, &answers});
    assert_non_null(strstr(str_text(&out), "填写时看到的说明（版本 1）：\n  只用来修水管。\n  修好后90天删。\n"
                                           "单独同意：\n  老毛病\n"));
    assert_null(strpbrk(str_text(&out), "\x1b\x07"));
    assert_non_null(strstr(str_text(&out), "  姓名：王[2J英\n  签名：（手写图"));
    assert_non_null(strstr(str_text(&out), "  2026-11-24 13:00  受理  好[0m\n"));
    str_clear(&out);
    export_add_brief(&out, &options, &brief, NULL);
    assert_string_equal(str_text(&out),
                        "QY 204817-3  2026-11-24 12:00  已收到　  微心愿（水管）  承诺2026-11-25  李\n");
    str_finish(&out);
}

static void a_line_tells_what_waits(void **state)
{
    struct request_event events[] = {
        event_of(REQUEST_EVENT_CLAIMED, "QY 204817-3"), event_of(REQUEST_EVENT_DONE, ""),
        event_of(REQUEST_EVENT_FOLLOW_UP, ""), event_of(REQUEST_EVENT_CLAIM_CONFIRMED, ""),
        event_of(REQUEST_EVENT_FOLLOWED_UP, "")};
    static const char *const ends[] = {"  有人想认领\n", "  有人想认领\n", "  有人想认领  请回访，2026-11-25前\n",
                                       "  请回访，2026-11-25前\n", "  李\n"};
    struct request_record record = record_of(4817);
    struct request_brief brief = {record.number, NOON, "xinyuan", "", "李", REQUEST_SUBMITTED, DAY_NONE};
    struct str out;

    (void)state;
    events[2].due_day = 20782;
    record.event = events;
    str_init(&out);
    for (int i = 0; i < (int)ARRAY_LEN(ends); i++) {
        record.event_count = i + 1;
        str_clear(&out);
        export_add_brief(&out, &options, &brief, &record);
        assert_true(str_ends(str_text(&out), ends[i]));
    }
    str_finish(&out);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
    (void)st;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int remove_all(void **state)
{
    (void)state;
    return nftw(fixture_folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_fit_to_be_read),
        cmocka_unit_test(fields_are_quoted_and_never_formulas),
        cmocka_unit_test(json_strings_are_escaped),
        cmocka_unit_test(file_names_fit_a_stick),
        cmocka_unit_test(times_are_chinese_ones),
        cmocka_unit_test(sheets_are_called_what_excel_takes),
        cmocka_unit_test(drawings_hold_numbers_only),
        cmocka_unit_test(lines_are_those_of_open311),
        cmocka_unit_test(what_is_gone_says_so),
        cmocka_unit_test(staff_see_how_it_was_rated),
        cmocka_unit_test(staff_see_what_waits_for_them),
        cmocka_unit_test(an_export_is_a_whole_folder),
        cmocka_unit_test(nothing_is_written_over),
        cmocka_unit_test(half_an_export_goes_away),
        cmocka_unit_test(a_full_disk_leaves_nothing),
        cmocka_unit_test(hostile_answers_are_taken_whole),
        cmocka_unit_test(many_forms_and_columns_have_an_end),
        cmocka_unit_test(pages_command_no_terminal),
        cmocka_unit_test(a_line_tells_what_waits),
    };
    return cmocka_run_group_tests(tests, fixture_create, remove_all);
}
