/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

#include "store/content_hall.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/pack/pack_folder_fixture.h"

/* 自助.csv and 自助字段.csv together: what one cell alone cannot get wrong. */
#define FORM_HEADER \
    "编号,名称,类别,说明,去处,承诺,同意说明,紧急提示,服务对象,图标,办理方式,单独同意,保存天数,上榜\n"
#define FIELD_HEADER "表单,序号,名称,标签,类型,必填,选项,提示,示例,条件,检查,来自,转急,快填\n"
/* mode, separate consent, days, board */
#define FORM(rest) "F1,甲,,,值班,,同意,打119,,," rest "\n"
#define PLAIN FORM("登记,,90,否")
/* name and kind; then from 选项 on */
#define ROW(order, name, kind, rest) "F1," order "," name "," name "," kind ",是," rest "\n"
#define SERIES ROW("1", "班", "单选", ",,,,,活动：DSH,,")
#define AGREE ROW("9", "同意", "同意", ",,,,,,,")

static void write_forms(const char *form, const char *fields)
{
    char *text = str_format("%s%s", FORM_HEADER, form);

    fixture_write("自助.csv", text);
    mem_free(text);
    text = str_format("%s%s", FIELD_HEADER, fields);
    fixture_write("自助字段.csv", text);
    mem_free(text);
}

struct made {
    const char *form, *fields;
    const char *advice; /* part of what is told; NULL = nothing is */
    int errors, warnings;
};

static const struct made all[] = {
    /* 来自 */
    {PLAIN, SERIES, NULL, 0, 0},
    {PLAIN, ROW("1", "班", "单选", ",,,,,活动:  DSH ；,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "房", "单选", ",,,,,场所：P1,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "题", "单选", ",,,,,议事,,"), NULL, 0, 0},
    {PLAIN, SERIES ROW("2", "场", "时段", ",,,,,场次,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "班", "单选", ",,,,,活动：DSN,,"),
     "自助字段.csv 第2行 “来自”：写的是“DSN”，“活动.csv”里没有这个编号，是不是“DSH”？", 1, 1},
    {PLAIN, ROW("1", "房", "单选", ",,,,,场所：DSH,,"), "写的是“DSH”，“场所.csv”里没有这个编号", 1, 1},
    {PLAIN, ROW("1", "班", "单选", ",,,,,活动：DSH、DSH,,"), "“读书会”已经有了，请删去一个", 1, 1},
    {PLAIN, ROW("1", "班", "单选", ",,,,,活动：,,"), "请在冒号后面写“活动.csv”里的编号", 1, 1},
    {PLAIN, ROW("1", "班", "单选", ",,,,,场所,,"), "请在冒号后面写“场所.csv”里的编号，如“场所：hd1、hd2”", 1, 1},
    {PLAIN, ROW("1", "班", "多选", ",,,,,活动：DSH,,"), "来自“活动”的字段，“类型”要写“单选”", 1, 1},
    {PLAIN, SERIES ROW("2", "场", "单选", ",,,,,场次,,"), "来自“场次”的字段，“类型”要写“时段”", 1, 1},
    {PLAIN, SERIES ROW("2", "场", "时段", ",,,,,场次：DSH,,"), "“场次”后面不用写编号，请只写“场次”", 1, 1},
    {PLAIN, ROW("1", "场", "时段", ",,,,,场次,,"),
     "写的是“场次”，前面要先有一个选活动的字段（“来自”写“活动：编号、编号”），请补上", 1, 1},
    {PLAIN, ROW("3", "班", "单选", ",,,,,活动：DSH,,") ROW("2", "场", "时段", ",,,,,场次,,"), "或调整“序号”", 1, 1},

    /* 转急 and 快填 */
    {PLAIN, ROW("1", "伤人", "是否", ",,,,,,是,"), NULL, 0, 0},
    {"F1,甲,,,值班,,同意,,,,登记,,90,否\n", ROW("1", "伤人", "是否", ",,,,,,是,"),
     "“紧急提示”：这张表单有“转急”的答案，请在这一格写明打哪个电话", 1, 0},
    {PLAIN, ROW("1", "哪里", "单选", "水管,,,,,,电梯,"), "“单选”至少要有两个选项", 1, 1},
    {PLAIN, ROW("1", "伤人", "是否", ",,,,,,有,"), "写的是“有”，“是否”的转急只能写“是”或“否”", 1, 1},
    {PLAIN, ROW("1", "话", "短文字", ",,,,,,是,"), "只有写了选项的“单选”“多选”，和“是否”，才能转急", 1, 1},
    {PLAIN, ROW("1", "题", "单选", ",,,,,议事,停车,"), "才能转急，请清空这一格", 1, 1},
    {PLAIN, ROW("1", "话", "长文字", ",,,,≤4字,,,漏水；没有电"), NULL, 0, 0},
    {PLAIN, ROW("1", "话", "长文字", ",,,,≤2字,,,漏水；没有电"), "写的是“没有电”，比“检查”里的2字还长", 1, 1},
    {PLAIN, ROW("1", "话", "长文字", ",,,,,,,漏水；漏水"), "这个快填的话写了两次", 1, 1},
    {PLAIN, ROW("1", "话", "长文字", ",,,,,,,1；2；3；4；5；6；7；8；9；10；11；12；13"), "快填的话太多了，最多12个", 1, 1},
    {PLAIN, ROW("1", "话", "电话", ",,,,,,,漏水") AGREE, "“电话”不用快填", 1, 1},

    /* 条件 */
    {PLAIN, ROW("1", "年龄", "数字", ",,,,,,,") ROW("2", "家长", "短文字", ",,,年龄<14,,,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "年龄", "数字", ",,,,,,,") ROW("2", "家长", "短文字", ",,,年龄 ＜ １４岁,,,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "年龄", "短文字", ",,,,,,,") ROW("2", "家长", "短文字", ",,,年龄<14,,,,"),
     "第3行 “条件”：写的是“年龄”，“<”“≥”只能比“数字”字段，“年龄”是“短文字”", 1, 1},
    {PLAIN, ROW("2", "年龄", "数字", ",,,,,,,") ROW("1", "家长", "短文字", ",,,年龄<14,,,,"), "这个字段排在后面", 1, 1},
    {PLAIN, ROW("1", "家长", "短文字", ",,,年龄<14,,,,"), "这张表单里没有这个字段", 1, 1},
    {PLAIN, SERIES ROW("2", "孩子", "短文字", ",,,班=读书会,,,,"), NULL, 0, 0},
    {PLAIN, SERIES ROW("2", "孩子", "短文字", ",,,班=合唱,,,,"), "“班”的选项里没有“合唱”", 1, 1},

    /* 办理方式 */
    {FORM("报名,,90,否"), SERIES, NULL, 0, 0},
    {FORM("预约,,90,否"),
     ROW("1", "房", "单选", ",,,,,场所：P1,,") ROW("2", "日", "日期", ",,,,,,,")
         ROW("3", "时", "时段", "上午 8:30–12:00；14:00到17:30,,,,,,,"),
     NULL, 0, 0},
    {FORM("预约,,90,否"),
     ROW("1", "房", "单选", ",,,,,场所：P1,,") ROW("2", "日", "日期", ",,,,,,,")
         ROW("3", "时", "时段", "上午；14:00–17:30,,,,,,,"),
     "“选项”：写的是“上午”，预约要知道几点到几点，请写成“上午 8:30–12:00”这样", 1, 1},
    {FORM("预约,,90,否"),
     ROW("1", "房", "单选", ",,,,,场所：P1,,") ROW("2", "日", "日期", ",,,,,,,") ROW("3", "时", "时段", ",,,,,,,"),
     "预约的时段要有选项", 1, 1},
    {FORM("预约,,90,否"), ROW("1", "房", "单选", ",,,,,场所：P1,,"), "预约的表单要有三个字段", 1, 0},
    {FORM("登记,,90,是"), ROW("1", "话", "短文字", ",,,,,,,"), "“上榜”：写的是“是”，榜上按第一个“单选”分类", 1, 0},

    /* personal information */
    {PLAIN, ROW("1", "电话", "电话", ",,,,,,,") AGREE, NULL, 0, 0},
    {PLAIN, ROW("1", "电话", "电话", ",,,,,,,"), "最后一个字段要是“同意”", 1, 0},
    {PLAIN, ROW("1", "同意", "同意", ",,,,,,,") ROW("2", "住址", "住址", ",,,,,,,"), "最后一个字段要是“同意”", 1, 0},
    {FORM("登记,,,否"), ROW("1", "电话", "电话", ",,,,,,,") AGREE,
     "自助.csv 第2行 “保存天数”：它问了姓名、电话或住址，请写办完以后保存几天就删", 1, 0},
    {FORM("登记,,,否"), ROW("1", "话", "短文字", ",,,,,,,"), NULL, 0, 0},
    {PLAIN, ROW("1", "病", "短文字", ",,,,,,,"), "“单独同意”：它问了“病”，健康、证件、账户", 0, 1},
    {FORM("登记,只给上门的人看,90,否"), ROW("1", "病", "短文字", ",,,,,,,"), NULL, 0, 0},
};

static void forms_are_checked_as_a_whole(void **state)
{
    int failures = 0;

    (void)state;
    fixture_fill();
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        const char *advice = all[i].advice != NULL ? all[i].advice : "检查通过，没有发现问题。\n";
        write_forms(all[i].form, all[i].fields);
        struct fixture_result result = fixture_run(NULL, false);
        if (strstr(result.text, advice) == NULL || result.errors != all[i].errors ||
            result.warnings != all[i].warnings || result.counts.forms != (all[i].errors == 0)) {
            print_error("%s%snot “%s” but:\n%s", all[i].form, all[i].fields, advice, result.text);
            failures++;
        }
        mem_free(result.text);
    }
    assert_int_equal(failures, 0);
}

/* What cannot be read whole is left out whole: no form has the half of its fields. */
static void too_many_fields_are_told(void **state)
{
    enum { STEPS = 500 };
    struct str fields;

    (void)state;
    fixture_fill();
    str_init(&fields);
    for (int i = 1; i <= STEPS; i++)
        str_add_format(&fields, "F1,%d,第%d步,第%d步,短文字,,,,,,,,,\n", i, i, i);
    write_forms(PLAIN, str_text(&fields));
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "第62行 “名称”：写的是“第61步”，这张表单的字段太多了，最多60个，请从这一行起删减。");
    assert_int_equal(result.errors, 1); /* one line, not four hundred and forty */
    assert_int_equal(result.counts.forms, 0);
    mem_free(result.text);
    str_finish(&fields);
}

/* Options from rows that are in error themselves: one word more, and the form waits for them. */
static void options_from_bad_rows_are_told(void **state)
{
    (void)state;
    fixture_fill();
    fixture_write_hall("活动.csv", "规律", "有空就办");
    write_forms(PLAIN, SERIES);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "这几个编号在“活动.csv”里的行都有错误，请先改好它们");
    assert_int_equal(result.errors, 2);
    assert_int_equal(result.counts.forms, 0);
    mem_free(result.text);
}

static struct content *build(const char *form, const char *fields)
{
    char *path = fixture_path("out.db");
    struct error error = {0};

    fixture_fill();
    write_forms(form, fields);
    struct fixture_result result = fixture_run(path, false);
    assert_string_equal(result.text, "检查通过，没有发现问题。\n");
    mem_free(result.text);
    struct content *content = content_open(path, &error);
    assert_string_equal(error.text, "");
    mem_free(path);
    return content;
}

static void a_form_comes_back_as_written(void **state)
{
    struct content *content =
        build(FORM("报名,孩子的事单独说,730天,是"),
              SERIES ROW("2", "房", "单选", ",,,,,场所：P1,,") ROW("3", "场", "时段", ",,,,,场次,,")
                  ROW("4", "题", "单选", ",,,,,议事,,") ROW("5", "伤", "是否", ",,,,,,是,")
                      ROW("6", "话", "长文字", ",,,,,,,漏水；没有电"));
    const struct form *form = content_form_by_code(content, "F1");

    (void)state;
    assert_int_equal(form->mode, FORM_SIGN_UP);
    assert_string_equal(form->separate_consent, "孩子的事单独说");
    assert_int_equal(form->keep_days, 730);
    assert_true(form->on_board);
    assert_int_equal(form->field[0].source, SOURCE_SERIES);
    assert_string_equal(form->field[0].options.item[0], "读书会");
    assert_string_equal(form->field[0].option_codes.item[0], "DSH");
    assert_int_equal(form->field[1].source, SOURCE_PLACES);
    assert_string_equal(form->field[1].options.item[0], "阅览室");
    assert_string_equal(form->field[1].option_codes.item[0], "P1");
    assert_int_equal(form->field[2].source, SOURCE_SESSIONS);
    assert_int_equal(form->field[3].source, SOURCE_DELIBERATIONS);
    assert_int_equal(form->field[3].options.count + form->field[3].option_codes.count, 0);
    assert_string_equal(form->field[4].divert.item[0], "是");
    assert_string_equal(form_field_by_name(form, "话")->phrases.item[1], "没有电");
    content_close(content);
}

/* People write the same in many ways; the screen knows two: below, and from. */
static void numbers_are_compared_as_written(void **state)
{
    static const struct {
        const char *condition, *value;
        enum show_if show_if;
    } ways[] = {
        {"年龄<14", "14", SHOW_IF_BELOW},   {"年龄＜１４", "14", SHOW_IF_BELOW}, {"年龄<=13", "14", SHOW_IF_BELOW},
        {"年龄≤13岁", "14", SHOW_IF_BELOW}, {"年龄＜＝13", "14", SHOW_IF_BELOW}, {"年龄≥14", "14", SHOW_IF_FROM},
        {"年龄 >= 14", "14", SHOW_IF_FROM}, {"年龄>13", "14", SHOW_IF_FROM},     {"年龄＞＝14周岁", "14", SHOW_IF_FROM},
        {"年龄=14", "14", SHOW_IF_IS},      {"年龄<>14", "14", SHOW_IF_NOT},     {"年龄≠14", "14", SHOW_IF_NOT},
        {"年龄！=14", "14", SHOW_IF_NOT},   {"年龄≥0", "0", SHOW_IF_FROM},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        char *fields = str_format("%sF1,2,话,话,短文字,,,,,%s,,,,\n", ROW("1", "年龄", "数字", ",,,,,,,"),
                                  ways[i].condition);
        struct content *content = build(PLAIN, fields);
        const struct form_field *field = &content_form(content, 0)->field[1];
        assert_string_equal(field->show_if_field, "年龄");
        assert_string_equal(field->show_if_value, ways[i].value);
        assert_int_equal(field->show_if, ways[i].show_if);
        content_close(content);
        mem_free(fields);
    }
}

/* "否" for a room and its time would hand in a booking that takes nothing. */
static void what_is_booked_must_be_answered(void **state)
{
    struct content *content;

    (void)state;
    content = build(FORM("预约,,90,否"), "F1,1,房,房,单选,否,,,,,,场所：P1,,\nF1,2,日,日,日期,否,,,,,,,,\n"
                                         "F1,3,时,时,时段,否,9:00-11:00,,,,,,,\nF1,4,话,话,短文字,否,,,,,,,,\n");
    for (int i = 0; i < 4; i++)
        assert_int_equal(content_form(content, 0)->field[i].required, i < 3);
    content_close(content);
    content = build(FORM("报名,,90,否"), "F1,1,班,班,单选,否,,,,,,活动：DSH,,\nF1,2,场,场,时段,否,,,,,,场次,,\n"
                                         "F1,3,日,日,日期,否,,,,,,,,\n");
    for (int i = 0; i < 3; i++)
        assert_int_equal(content_form(content, 0)->field[i].required, i < 2);
    content_close(content);
}

/* A workbook from before the new columns. */
static void older_workbooks_still_read(void **state)
{
    char *path = fixture_path("out.db");
    struct error error = {0};

    (void)state;
    fixture_fill();
    fixture_write("自助.csv", "编号,名称,去处,同意说明\nF1,甲,值班,只用来回话。\n");
    fixture_write("自助字段.csv", "表单,序号,名称,标签,类型\nF1,1,电话,电话,电话\nF1,2,同意,同意,同意\n");
    struct fixture_result result = fixture_run(path, false);
    assert_string_equal(result.text, "检查通过，没有发现问题。\n");
    mem_free(result.text);
    struct content *content = content_open(path, &error);
    const struct form *form = content_form(content, 0);
    assert_int_equal(form->mode, FORM_PLAIN);
    assert_int_equal(form->keep_days, KEEP_DAYS_DEFAULT);
    assert_false(form->on_board);
    assert_string_equal(form->separate_consent, "");
    assert_int_equal(form->field[0].source, SOURCE_OPTIONS);
    content_close(content);
    mem_free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_checked_as_a_whole),    cmocka_unit_test(too_many_fields_are_told),
        cmocka_unit_test(options_from_bad_rows_are_told),  cmocka_unit_test(a_form_comes_back_as_written),
        cmocka_unit_test(numbers_are_compared_as_written), cmocka_unit_test(older_workbooks_still_read),
        cmocka_unit_test(what_is_booked_must_be_answered),
    };

    return cmocka_run_group_tests_name("form_sheets", tests, fixture_create, fixture_destroy);
}
