/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/pack/pack_folder_fixture.h"

/* One good row with one broken cell: what staff must read about it. */
struct broken {
    const char *column;
    const char *value;
    const char *advice; /* part of the line */
    int errors, warnings;
};

#define C10 "一二三四五六七八九十"
#define C60 C10 C10 C10 C10 C10 C10
#define C400 C60 C60 C60 C60 C60 C60 C10 C10 C10 C10

static const struct broken broken_services[] = {
    {"编号", "", "这一格不能空着", 1, 0},
    {"编号", "YL 01", "编号里不能有空格", 1, 0},
    {"编号", "YL,01", "编号里不能有空格、引号、逗号", 1, 0},
    {"编号", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456", "最多32个字母数字", 1, 0},
    {"名称", "", "“名称”：这一格不能空着", 1, 0},
    {"名称", "   \n ", "“名称”：这一格不能空着", 1, 0},
    {"名称", C60 "一", "太长了（61个字），最多60个字", 1, 0},
    {"名称", "高龄\x01津贴", "“名称”：写的是“高龄津贴”，里面有看不见的控制字符", 0, 1},
    {"名称", "高龄\xE2\x80\xAE津贴", "“名称”：写的是“高龄津贴”，里面有改变文字方向的符号", 0, 1},
    {"名称", "高龄津贴\xF0\x9F\x98\x80", "写的是“高龄津贴\xF0\x9F\x98\x80”，屏幕上显示不了表情符号", 0, 1},
    {"名称", "高龄\xEF\xBF\xBD津贴", "“名称”：写的是“高龄津贴”，里面有坏字", 0, 1},
    {"分类", "", "“分类”：这一格不能空着", 1, 0},
    {"分类", "养老服务", "写的是“养老服务”，“分类.csv”里没有这个分类，请写成“养老”", 1, 0},
    {"分类", "计划生育", "没有这个分类，请改成里面有的", 1, 0},
    {"服务对象", "老年", "是不是“老人”？", 0, 1},
    {"服务对象", "老人、宇航员", "写的是“宇航员”，不在常用的说法里", 0, 1},
    {"简介", C400 "一", "最多400个字", 1, 0},
    {"办理地点", "", "“办理地点”：这一格不能空着", 1, 0},
    {"办理时间", "", "“办理时间”：这一格不能空着", 1, 0},
    {"电话", "", "“电话”：这一格不能空着", 1, 0},
    {"电话", "找王芳", "看不出电话号码", 1, 0},
    {"电话", "0571-12345678；12", "写的是“12”，看不出电话号码", 1, 0},
    {"电话", "5.71E+10", "科学计数", 1, 0},
    {"电话", "57112345678", "少了最前面的0", 1, 0},
    {"电话", "10-12345678", "少了最前面的0（区号）", 1, 0},
    {"电话", "138000000001", "手机号应当是11位", 1, 0},
    {"受理条件", C400 "一", "“受理条件”：写的是“" C10 C10 C10 C10 "…”，太长了", 1, 0},
    {"所需材料", "身份证｜原件｜1份｜说明｜多", "最多四段：名称｜形式｜份数｜说明，这里有5段", 1, 0},
    {"所需材料", "｜原件｜1份｜", "缺少材料的名称", 1, 0},
    {"所需材料", "身份证|复印|1份|", "写的是“复印”，材料的形式请写成“复印件”", 1, 0},
    {"所需材料", "身份证｜扫描照片｜1份", "材料的形式请写成“原件”", 1, 0},
    {"所需材料", "身份证｜原件｜9999999999", "写的是“9999999999”，份数请写1到99之间的数，或“出示”", 1, 0},
    {"所需材料", "身份证｜原件｜0份", "份数请写1到99之间的数，或“出示”", 1, 0},
    {"所需材料", C60 "一｜原件", "最多60个字", 1, 0},
    {"办理流程", "", "“办理流程”：这一格不能空着", 1, 0},
    {"办理时限", "", "“办理时限”：这一格不能空着", 1, 0},
    {"办理时限", "五天", "写的是“五天”，请写成“当场办结”或“5个工作日”", 1, 0},
    {"办理时限", "三个工作日", "请写成“当场办结”或“3个工作日”", 1, 0},
    {"办理时限", "20天", "“20个工作日”", 1, 0},
    {"办理时限", "0个工作日", "请写成“当场办结”", 1, 0},
    {"办理时限", "9999999999个工作日", "请写成“当场办结”", 1, 0},
    {"办理时限", "当场", "请写成“当场办结”", 1, 0},
    {"到场次数", "很多", "请写0到20之间的整数，如“1”；没有或不限的，空着不写", 1, 0},
    {"到场次数", "21", "请写0到20之间的整数", 1, 0},
    {"到场次数", "-1", "请写0到20之间的整数", 1, 0},
    {"到场次数", "1.5", "请写0到20之间的整数", 1, 0},
    {"到场次数", "99999999999999999999", "请写0到20之间的整数", 1, 0},
    {"常见问题", "答：能。", "前面没有“问：”", 1, 0},
    {"常见问题", "问：能代办吗？", "没有“答：”，请补上", 1, 0},
    {"常见问题", "问：甲？\n问：乙？\n答：能。", "上一个“问：”还没有“答：”", 1, 0},
    {"常见问题", "能代办吗？", "每行要用“问：”或“答：”开头", 1, 0},
    {"图片", "没有.jpg", "图片文件夹里没有这张图片", 1, 0},
    {"关联表单", "F 1", "“关联表单”：写的是“F 1”，编号里不能有空格", 1, 0},
};

static const struct broken broken_notices[] = {
    {"编号", "", "“编号”：这一格不能空着", 1, 0},
    {"标题", "", "“标题”：这一格不能空着", 1, 0},
    {"标题", C60 C10, "太长了（70个字），最多60个字", 1, 0},
    {"类别", "", "“类别”：这一格不能空着", 1, 0},
    {"类别", "通告", "请写成“通知”（可以写的有：政策、公示、通知、议事、大事记）", 1, 0},
    {"类别", "天气", "请从这些里选一个写：政策、公示、通知、议事、大事记", 1, 0},
    {"发布单位", "", "“发布单位”：这一格不能空着", 1, 0},
    {"发布日期", "", "“发布日期”：这一格不能空着", 1, 0},
    {"发布日期", "12月32日", "写的是“12月32日”，请写成2026-11-20这样的日期", 1, 0},
    {"发布日期", "2026-02-30", "没有这一天", 1, 0},
    {"发布日期", "2026-13-01", "没有这一天", 1, 0},
    {"发布日期", "1026-01-01", "没有这一年，请写成2026-11-20这样的日期", 1, 0},
    {"发布日期", "6月3日", "少了年份，年月日都要写，请写成2026-06-03这样", 1, 0},
    {"发布日期", "6-3", "少了年份，年月日都要写，请写成2026-06-03这样", 1, 0},
    {"发布日期", "20260631", "没有这一天", 1, 0},
    {"发布日期", "2026年6月3日（星期二）", "这一天是星期三，日期和星期有一个写错了", 1, 0},
    {"发布日期", "2026年6月3日（星期八）", "请写成2026-11-20这样的日期。", 1, 0},
    {"结束显示", "长期", "请写成2026-11-20这样的日期；没有的，空着不写", 1, 0},
    {"结束显示", "9999-12-31", "没有这一年，请写成2026-11-20这样的日期；没有的，空着不写", 1, 0},
    {"发布日期", "46346", "日期序号", 1, 0},
    {"发布日期", "昨天", "请写成2026-11-20这样的日期", 1, 0},
    {"结束显示", "2026-06-02", "结束显示早于开始显示（2026/6/3）", 1, 0},
    {"开始显示", "2026-07-01", "“结束显示”：写的是“2026年6月20日”，结束显示早于开始显示（2026-07-01）", 1, 0},
    {"公示截止", "2026-06-01", "公示截止早于发布日期（2026-06-03）", 1, 0},
    {"结束显示", "2026-06-09", "公示要到2026-06-10才截止，这条公告在那以前就收起来了，请改晚一点", 0, 1},
    {"开始显示", "2026-06-11", "公示截止那天，这条公告还没有开始显示（2026-06-11），请核对", 0, 1},
    {"置顶", "大概", "请写“是”或“否”", 1, 0},
    {"重要程度", "非常重要", "请写成“重要”（可以写的有：一般、重要、紧急", 1, 0},
    {"正文", "", "“正文”：这一格不能空着", 1, 0},
    {"阶段", "", "请先在“阶段”里写出各阶段", 1, 0},
    {"当前阶段", "结束", "不在“阶段”一列里，请写其中之一：受理、评议、公示", 1, 0},
    {"替代", "N1", "公告不能替代自己", 1, 0},
    {"替代", "Q777", "没有这个编号的公告", 1, 0},
    {"替代", "N2", "没有这个编号的公告，是不是“N1”？", 1, 0},
    {"服务对象", "困难户家庭", "是不是“困难家庭”？", 0, 1},
    {"图片", "a/b.jpg", "图片文件夹里没有这张图片", 1, 0},
    {"图片", "a.jpg、b.PNG", "写的是“a.jpg、b.PNG”，几张图片之间要用“；”隔开", 1, 0},
    {"正文", "请看\xE2\x9D\xA4通知\xE2\x9C\x85", "写的是“请看❤通知✅”，屏幕上显示不了表情符号，已去掉，请改成文字", 0, 1},
};

static void expect_broken(const char *sheet, const struct broken *b)
{
    struct fixture_result result = fixture_run(NULL, false);
    bool service = strcmp(sheet, "办事.csv") == 0;
    char *place = str_format("%s 第2行", sheet);

    fixture_expect(&result, b->advice);
    fixture_expect(&result, place);
    if (result.errors != b->errors || result.warnings != b->warnings)
        fail_msg("“%s” = “%s”: %d errors, %d warnings:\n%s", b->column, b->value, result.errors,
                 result.warnings, result.text);
    /* A row in error is left out, and only that row. */
    assert_int_equal(result.counts.services, service && b->errors > 0 ? 0 : 1);
    assert_int_equal(result.counts.notices, !service && b->errors > 0 ? 0 : 1);
    mem_free(place);
    mem_free(result.text);
}

static void each_broken_service_is_told(void **state)
{
    (void)state;
    fixture_fill();
    for (size_t i = 0; i < ARRAY_LEN(broken_services); i++) {
        char *text = fixture_services(broken_services[i].column, broken_services[i].value);
        fixture_write("办事.csv", text);
        mem_free(text);
        expect_broken("办事.csv", &broken_services[i]);
    }
}

static void each_broken_notice_is_told(void **state)
{
    (void)state;
    fixture_fill();
    for (size_t i = 0; i < ARRAY_LEN(broken_notices); i++) {
        char *text = fixture_notices(broken_notices[i].column, broken_notices[i].value);
        fixture_write("公告.csv", text);
        mem_free(text);
        expect_broken("公告.csv", &broken_notices[i]);
    }
}

/* Other ways to write the same are no fault. */
static void plain_meanings_are_taken(void **state)
{
    static const struct {
        bool service;
        const char *column, *value;
    } good[] = {
        {true, "编号", "ＹＬ０１"},
        {true, "办理时限", "５ 个工作日"},
        {true, "办理时限", "5工作日"},
        {true, "办理时限", " 当场办结 "},
        {true, "到场次数", "２次"},
        {true, "到场次数", ""},
        {true, "电话", "０５７１－１２３４５６７８"},
        {true, "电话", "12345；13800000000;400-123-4567"},
        {true, "电话", "0571-12345678转8001（王老师）"},
        {true, "常见问题", "问:甲？\n答:乙。\n还有一行。"},
        {true, "所需材料", "1、身份证"},
        {true, "所需材料", "身份证｜原件｜２份\n户口本｜复印件｜各一份"},
        {true, "服务对象", "老人,家长；残疾人"},
        {true, "受理条件", "①本市户籍\n（2）1.5米以下"},
        {false, "发布日期", "2026/6/3"},
        {false, "发布日期", "2026年6月3日"},
        {false, "发布日期", "２０２６－０６－０３"},
        {false, "发布日期", "2026.6.3"},
        {false, "发布日期", "2026/6/3 0:00"},
        {false, "发布日期", "20260603"},
        {false, "发布日期", "2026年6月3日（星期三）"},
        {false, "发布日期", "2026-06-03 周三"},
        {false, "正文", "★①→☎✓"},
        {false, "置顶", ""},
        {false, "置顶", "√"},
        {false, "重要程度", "普通"},
        {false, "当前阶段", ""},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        fixture_fill();
        char *text = good[i].service ? fixture_services(good[i].column, good[i].value)
                                     : fixture_notices(good[i].column, good[i].value);
        fixture_write(good[i].service ? "办事.csv" : "公告.csv", text);
        struct fixture_result result = fixture_run(NULL, false);
        if (result.errors + result.warnings != 0)
            fail_msg("“%s” = “%s”:\n%s", good[i].column, good[i].value, result.text);
        mem_free(text);
        mem_free(result.text);
    }
}

/* ---- whole sheets -------------------------------------------------------------------------------------- */

struct broken_sheet {
    const char *file;
    const char *text; /* NULL: the file is not there */
    const char *advice;
    int errors, warnings, services, notices;
};

static const struct broken_sheet broken_sheets[] = {
    {"办事.csv", NULL, "【错误】办事.csv：没有这张表", 1, 0, 0, 1},
    {"公告.csv", NULL, "【错误】公告.csv：没有这张表", 1, 0, 1, 0},
    {"设置.csv", NULL, "【提醒】设置.csv：没有这张表", 0, 1, 1, 1},
    {"分类.csv", NULL, "【提醒】分类.csv：没有这张表，分类按", 0, 1, 1, 1},
    {"办事.csv", "", "空文件（0字节）", 1, 0, 0, 1},
    {"公告.csv", "\xEF\xBB\xBF", "表是空的，第一行要写列名", 1, 0, 1, 0},
    {"公告.csv", "编号,标题\n", "缺少这一列。请在第1行加上“类别”", 4, 0, 1, 0},
    {"设置.csv", "项目,内容,内容\n", "“内容”：这一列出现了两次（第2列和第3列）", 1, 0, 1, 1},
    {"设置.csv", "项目,内容,备注\n", "“备注”：不认识这一列，没有读。", 0, 1, 1, 1},
    {"分类.csv", "名称,图 标,简介\n养老,elder,\n", "是不是想写“图标”？", 0, 1, 1, 1},
    {"设置.csv", "甲,乙\n丙,丁\n", "表头一列也认不出", 1, 0, 1, 1},
    {"设置.csv", "*项目,内容（必填）\n名称,甲\n", "检查通过", 0, 0, 1, 1},
    {"设置.csv", "某某社区的设置,\n\n项目,内容\n名称,甲\n",
     "设置.csv 第1行：写的是“某某社区的设置”，列名要写在第一行，这里写在第3行；上面的标题没有读，请删去", 0, 1, 1, 1},
    {"公告.csv", "公告一览\n编号,标题\n", "公告.csv 第2行 “类别”：缺少这一列。请在第2行加上“类别”", 4, 1, 1, 0},
    {"公告.csv", "公告一览\n编号\nA\n", "表头一列也认不出", 1, 0, 1, 0},
    {"公告.csv", "1\n2\n3\n4\n5\n6\n编号,标题\n", "表头一列也认不出", 1, 0, 1, 0},
    {"设置.csv", "项目\t内容\n", "制表符", 1, 0, 1, 1},
    {"设置.csv", "项目，内容\n", "中文逗号", 1, 0, 1, 1},
    {"设置.csv", "项目;内容\n", "写成了分号", 1, 0, 1, 1},
    {"设置.csv", "项目,内容\n名称,甲\n\n名称,乙\n", "设置.csv 第4行 “项目”：写的是“名称”，和第2行重复了", 1,
     0, 1, 1},
    {"设置.csv", "项目,内容\n名称,甲,乙\n", "写的是“乙”，这一行比表头多出了格子", 1, 0, 1, 1},
    {"设置.csv", "项目,内容\n甲,\"一\n二\"\n,丙\n", "第3行（用记事本打开是第4行） “项目”：这一格不能空着", 1,
     0, 1, 1},
    {"设置.csv", "项目,内容\n甲,乙\n丙,\"丁\n戊,己\n", "设置.csv 第3行：从这一行开始，有一个英文引号", 1, 0,
     1, 1},
    {"分类.csv", "名称\n养老\n养老\n", "分类.csv 第3行 “名称”：写的是“养老”，和第2行重复了", 1, 0, 1, 1},
    {"设置.csv", "项目,内容\n\xE7\x94,乙\n", "用记事本打开的第2行有坏字（不是完整的UTF-8文字）", 1, 0, 1, 1},
    {"设置.csv", "\xFF\xFE\x61", "UTF-16", 1, 0, 1, 1},
    {"设置.csv", "a,b\nc,\x81\n", "用记事本打开的第2行有坏字（既不是UTF-8也不是GB18030文字）", 1, 0, 1, 1},
    {"设置.csv", "\xC4\xE3\xBA\xC3,\xC4\xE3\n", "表头一列也认不出", 1, 0, 1, 1},
};

static void each_broken_sheet_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(broken_sheets); i++) {
        const struct broken_sheet *b = &broken_sheets[i];
        fixture_fill();
        if (b->text == NULL)
            fixture_remove(b->file);
        else
            fixture_write(b->file, b->text);
        struct fixture_result result = fixture_run(NULL, false);
        fixture_expect(&result, b->advice);
        if (result.errors != b->errors || result.warnings != b->warnings ||
            result.counts.services != b->services || result.counts.notices != b->notices)
            fail_msg("%zu: %d errors, %d warnings, %d, %d:\n%s", i, result.errors, result.warnings,
                     result.counts.services, result.counts.notices, result.text);
        mem_free(result.text);
    }
}

/* One costs the cell a word, and the row stays. */
static void a_nul_is_told_with_its_cell(void **state)
{
    static const char data[] = "项目,内容\n名称,甲\n乙\0,丙\n";
    (void)state;
    fixture_fill();
    fixture_write_bytes("设置.csv", data, sizeof data - 1);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "设置.csv 第3行 “项目”：写的是“乙”，里面有看不见的控制字符，已去掉。");
    assert_int_equal(result.errors, 0);
    mem_free(result.text);
}

static void a_huge_sheet_is_refused_unread(void **state)
{
    char *path;

    (void)state;
    fixture_fill();
    path = fixture_path("办事.csv");
    assert_int_equal(truncate(path, 100 * 1024 * 1024), 0);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "办事.csv：文件有100MB，超过了32MB，没有读");
    assert_int_equal(result.errors, 1);
    assert_int_equal(result.counts.notices, 1);
    mem_free(result.text);
    mem_free(path);
}

static void rows_past_the_limit_are_told(void **state)
{
    struct str text;

    (void)state;
    fixture_fill();
    str_init(&text);
    str_add(&text, "项目,内容\n");
    for (int i = 0; i < 20001; i++)
        str_add(&text, "\n");
    fixture_write("设置.csv", str_text(&text));
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "设置.csv 第20002行：行数太多，最多20001行");
    mem_free(result.text);
    str_clear(&text);
    str_add(&text, "项目,内容\n");
    for (int i = 0; i < 201; i++)
        str_add_format(&text, "项%d,值\n", i);
    fixture_write("设置.csv", str_text(&text));
    result = fixture_run(NULL, false);
    fixture_expect(&result, "设置.csv 第202行：设置太多了，最多200行");
    mem_free(result.text);
    str_finish(&text);
}

static void same_codes_and_circles_are_told(void **state)
{
    struct str text;

    (void)state;
    fixture_fill();
    str_init(&text);
    fixture_add_row(&text, fixture_notice_columns(), fixture_notice_columns(), NULL, NULL);
    fixture_add_row(&text, fixture_notice_columns(), fixture_notice_values(), "替代", "N2");
    fixture_add_row(&text, fixture_notice_columns(), fixture_notice_values(), NULL, NULL);
    char *second = str_take(&text);
    fixture_write("公告.csv", second);
    struct fixture_result result = fixture_run(NULL, false);
    /* The office program shows row 3; the body of row 2 has a line end, so an editor shows 4. */
    fixture_expect(&result, "公告.csv 第3行（用记事本打开是第4行） “编号”：写的是“N1”，和第2行重复了");
    mem_free(result.text);
    mem_free(second);

    fixture_write("公告.csv", "编号,标题,类别,发布单位,发布日期,正文,替代\n"
                              "A,甲,通知,居委会,2026-1-1,文,B\nB,乙,通知,居委会,2026-1-1,文,A\n"
                              "C,丙,通知,居委会,2026-1-1,文,A\n");
    result = fixture_run(NULL, false);
    fixture_expect(&result, "公告.csv 第2行 “替代”：写的是“B”，几条公告互相替代");
    fixture_expect(&result, "公告.csv 第3行 “替代”：写的是“A”，几条公告互相替代");
    assert_int_equal(result.errors, 2);
    assert_int_equal(result.counts.notices, 1);
    mem_free(result.text);
}

static void findings_stop_being_kept_but_not_counted(void **state)
{
    struct str text;

    (void)state;
    fixture_fill();
    str_init(&text);
    str_add(&text, "编号,标题,类别,发布单位,发布日期,正文\n");
    for (int i = 0; i < 1500; i++)
        str_add_format(&text, "N%d,甲,天气,居委会,2026-1-1,文\n", i);
    fixture_write("公告.csv", str_text(&text));
    struct fixture_result result = fixture_run(NULL, false);
    assert_int_equal(result.errors, 1500);
    fixture_expect(&result, "后面还有500处");
    fixture_expect(&result, "共发现错误1500处，提醒0处。");
    mem_free(result.text);
    str_finish(&text);
}

/* What was meant is guessed among all names there are: a hundred times, not for each of ten thousand rows. */
static void guesses_are_for_the_first_mistakes(void **state)
{
    struct str text;
    int guesses = 0, rows = 300;

    (void)state;
    fixture_fill();
    str_init(&text);
    str_add(&text, "编号,标题,类别,发布单位,发布日期,正文,替代\n");
    for (int i = 0; i < rows; i++)
        str_add_format(&text, "N%d,甲,通知,居委会,2026-1-1,文,N%dX\n", i, i);
    fixture_write("公告.csv", str_text(&text));
    struct fixture_result result = fixture_run(NULL, false);
    for (const char *at = result.text; (at = strstr(at, "是不是")) != NULL; at++)
        guesses++;
    assert_int_equal(guesses, 100);
    fixture_expect(&result, "公告.csv 第301行 “替代”：写的是“N299X”，没有这个编号的公告，请核对。");
    assert_int_equal(result.errors, rows);
    mem_free(result.text);
    str_finish(&text);
}

/* A ring behind a long chain: only the ring is wrong. */
static void long_chains_of_notices_are_no_ring(void **state)
{
    enum { ROWS = 2000, RING = 3 };
    struct str text;

    (void)state;
    fixture_fill();
    str_init(&text);
    str_add(&text, "编号,标题,类别,发布单位,发布日期,正文,替代\n");
    for (int i = 0; i < ROWS; i++)
        str_add_format(&text, "N%d,甲,通知,居委会,2026-1-1,文,N%d\n", i, i < ROWS - 1 ? i + 1 : ROWS - RING);
    fixture_write("公告.csv", str_text(&text));
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "公告.csv 第2001行 “替代”：写的是“N1997”，几条公告互相替代");
    assert_int_equal(result.errors, RING);
    assert_int_equal(result.counts.notices, ROWS - RING);
    mem_free(result.text);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_broken_service_is_told),
        cmocka_unit_test(each_broken_notice_is_told),
        cmocka_unit_test(plain_meanings_are_taken),
        cmocka_unit_test(each_broken_sheet_is_told),
        cmocka_unit_test(a_nul_is_told_with_its_cell),
        cmocka_unit_test(a_huge_sheet_is_refused_unread),
        cmocka_unit_test(rows_past_the_limit_are_told),
        cmocka_unit_test(same_codes_and_circles_are_told),
        cmocka_unit_test(findings_stop_being_kept_but_not_counted),
        cmocka_unit_test(guesses_are_for_the_first_mistakes),
        cmocka_unit_test(long_chains_of_notices_are_no_ring),
    };

    return cmocka_run_group_tests_name("sheets", tests, fixture_create, fixture_destroy);
}
