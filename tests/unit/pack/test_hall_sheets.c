/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/pack/pack_folder_fixture.h"

/* One cell of the first row is wrong in one way: what staff must read about it. */
struct broken {
    const char *file, *column, *value;
    const char *advice; /* part of the line */
    int errors, warnings;
};

#define C10 "一二三四五六七八九十"
#define C100 C10 C10 C10 C10 C10 C10 C10 C10 C10 C10
#define SERIES "活动.csv"
#define SESSION "场次.csv"
#define HOLIDAY "节假日.csv"
#define CONTACT "联系.csv"
#define GRID "网格.csv"
#define PLACE "场所.csv"
#define FORM "自助.csv"
#define FIELD "自助字段.csv"
#define WORD "词语.csv"

static const struct broken broken[] = {
    /* 活动: sessions of a series in error go with it, without a word more */
    {SERIES, "编号", "", "这一格不能空着，请填写。", 3, 0},
    {SERIES, "名称", C100, "太长了（100个字），最多60个字", 1, 0},
    {SERIES, "名称", "读书会\xF0\x9F\x93\x9A", "显示不了表情符号", 0, 1},
    {SERIES, "地点", "", "“地点”：这一格不能空着", 1, 0},
    {SERIES, "服务对象", "老年", "是不是“老人”？", 0, 1},
    {SERIES, "人数", "四十", "请写0到10000之间的整数", 1, 0},
    {SERIES, "人数", "不限", "请写0到10000之间的整数，如“1”；没有或不限的，空着不写", 1, 0},
    {SERIES, "人数", "40人左右", "请写0到10000之间的整数", 1, 0},
    {SERIES, "人数", "-1", "请写0到10000之间的整数", 1, 0},
    {SERIES, "人数", "9999999999", "请写0到10000之间的整数", 1, 0},
    {SERIES, "人数", "40.5", "请写0到10000之间的整数", 1, 0},
    {SERIES, "电话", "374 2336118", "像是少了最前面的0（区号）", 1, 0},
    {SERIES, "电话", "1380000000", "手机号应当是11位，这里只有10位", 1, 0},
    {SERIES, "电话", "1.38E+10", "科学计数", 1, 0},
    {SERIES, "规律", "", "“规律”：这一格不能空着", 1, 0},
    {SERIES, "规律", "有空就办", "请写成这几种之一：每周二、周五", 1, 0},
    {SERIES, "规律", "每周八", "“规律”：写的是“每周八”", 1, 0},
    {SERIES, "规律", "每月32日", "一个月只有1日到31日", 1, 0},
    {SERIES, "规律", "每月第六个周六", "一个月里最多有第五个", 1, 0},
    {SERIES, "规律", "每周二上午9:30", "上午、下午和几点请写在时间一栏", 1, 0},
    {SERIES, "开始日期", "2026-09-31", "没有这一天，请改成真实的日期", 1, 0},
    {SERIES, "开始日期", "32日", "请写成2026-11-20这样的日期", 1, 0},
    {SERIES, "开始日期", "12-31-2025", "年份要写在最前面，请写成2025-12-31", 1, 0},
    {SERIES, "开始日期", "31/12/2025", "年份要写在最前面，请写成2025-12-31", 1, 0},
    {SERIES, "开始日期", "26-09-01", "请写成2026-11-20这样的日期", 1, 0},
    {SERIES, "开始日期", "46266", "日期序号", 1, 0},
    {SERIES, "开始日期", "2027-07-01", "结束日期早于开始日期（2027-07-01）", 1, 2},
    {SERIES, "结束日期", "2026-08-31", "结束日期早于开始日期（2026-09-01）", 1, 2},
    {SERIES, "开始时间", "25:00", "没有这个时间", 1, 0},
    {SERIES, "开始时间", "9:60", "没有这个时间", 1, 0},
    {SERIES, "开始时间", "9.30", "请写成9:30、14:00这样的时间", 1, 0},
    {SERIES, "开始时间", "0.395833333", "表格内部的时间小数", 1, 0},
    {SERIES, "开始时间", "9:30-11:00", "这一格只写一个时间", 1, 0},
    {SERIES, "开始时间", "早饭后", "请写成9:30、14:00这样的时间", 1, 0},
    {SERIES, "开始时间", "9:3", "请写成9:30、14:00这样的时间", 1, 0},
    {SERIES, "开始时间", "14:30", "“结束时间”：写的是“11:00”，结束时间早于开始时间（14:30）", 1, 0},
    {SERIES, "结束时间", "9:30", "结束时间和开始时间一样", 1, 0},
    {SERIES, "结束时间", "2:00", "下午两点请写14:00", 1, 0},
    {SERIES, "停办", "读书会放假 2026-12-29", "请写成2026-11-20这样的日期", 1, 0},
    {SERIES, "停办", "2026-12-32 放假", "没有这一天", 1, 0},
    {SERIES, "停办", "2026-12-30 放假", "写的是“2026-12-30”，这一天（星期三）按“规律”本来就没有", 0, 1},
    {SERIES, "停办", "2026-12-29 甲；2026-12-29 乙", "这一天写了两次，只用前一个", 0, 1},
    {SERIES, "停办", "2026-11-24 停电", "这一天写在“活动.csv”的“停办”里，请把“状态”写成“取消”", 1, 0},
    {SERIES, "加开", "下周六", "请写成2026-11-20这样的日期", 1, 0},
    {SERIES, "加开", "2026-12-26；2026-12-26", "这一天写了两次", 0, 1},
    {SERIES, "节假日", "休息", "请从这些里选一个写：照常、停", 1, 0},
    {SERIES, "图片", "读书会.png", "图片文件夹里没有这张图片", 1, 0},
    {SERIES, "简介", C100 C100 C100 C100 C100 C100 C100 C100 C100 C100 "一", "最多1000个字", 1, 0},

    {SESSION, "活动编号", "", "“活动编号”：这一格不能空着", 1, 0},
    {SESSION, "活动编号", "DSN", "“活动.csv”里没有这个编号，是不是“DSH”？", 1, 0},
    {SESSION, "活动编号", "合唱", "“活动.csv”里没有这个编号，请核对", 1, 0},
    {SESSION, "日期", "", "“日期”：这一格不能空着", 1, 0},
    {SESSION, "日期", "2026-11-25",
     "这一天（星期三）没有“读书会”，离它最近的是2026-11-24（星期二）和2026-11-27（星期五）", 1, 0},
    {SESSION, "日期", "2026-08-28", "离它最近的是2026-09-01（星期二）；临时加的场次", 1, 0},
    {SESSION, "日期", "2036-11-25", "前后两个月里也没有", 1, 0},
    {SESSION, "日期", "2027-01-01", "这一天放假（元旦），这个活动节假日停", 1, 0},
    {SESSION, "日期", "2026-12-29", "这一天写在“活动.csv”的“停办”里", 1, 0},
    {SESSION, "日期", "11月24日", "少了年份，年月日都要写，请写成2026-11-24这样", 1, 0},
    {SESSION, "结束时间", "次日0:30", "跨过半夜的直接写几点，如0:30", 1, 0},
    {SESSION, "开始时间", "11:30", "“结束时间”：写的是“10:30”，结束时间早于开始时间（11:30）", 1, 0},
    {SESSION, "结束时间", "25:30", "没有这个时间", 1, 0},
    {SESSION, "状态", "停", "请从这些里选一个写：照常、取消、正常", 1, 0},
    {SESSION, "状态", "取消了", "请写成“取消”", 1, 0},
    {SESSION, "状态", "取消", "取消的场次，请写明原因", 0, 1},

    {HOLIDAY, "日期", "2027-02-29", "没有这一天", 1, 0},
    {HOLIDAY, "日期", "2027-01-02", "和第2行重复了，每一行的“日期”要不一样", 1, 0},
    {HOLIDAY, "名称", "", "“名称”：这一格不能空着", 1, 0},
    {HOLIDAY, "类型", "休", "请从这些里选一个写：放假、上班", 1, 0},
    {HOLIDAY, "类型", "放", "请写成“放假”", 1, 0},

    {CONTACT, "编号", "WG-1", "和第2行重复了，每一行的“编号”要不一样", 1, 0},
    {CONTACT, "编号", "RX 1", "编号里不能有空格", 1, 0},
    {CONTACT, "类别", "", "“类别”：这一格不能空着", 1, 0},
    {CONTACT, "电话", "12", "看不出电话号码", 1, 0},
    {CONTACT, "电话", "3742336118", "像是少了最前面的0", 1, 0},
    {CONTACT, "电话", "138 0000 000", "这里只有10位", 1, 0},
    {CONTACT, "电话", "138000000011", "这里有12位", 1, 0},
    {CONTACT, "电话", "99999999999999", "看不出电话号码", 1, 0},
    {CONTACT, "电话", "", "没有电话，也没有地点", 0, 1},
    {CONTACT, "紧急", "很急", "请写“是”或“否”", 1, 0},
    {CONTACT, "照片", "王芳.jpg", "图片文件夹里没有这张图片", 1, 0},
    {CONTACT, "职责", "老人\x02的事", "看不见的控制字符", 0, 1},

    {GRID, "楼栋", "", "“楼栋”：这一格不能空着", 1, 0},
    {GRID, "楼栋", "1–6单元", "看不出是哪几栋，请写成“1–6号楼”", 1, 0},
    {GRID, "楼栋", "6–1号楼", "楼号前大后小，请写成“1–6号楼”", 1, 0},
    {GRID, "楼栋", "0号楼", "楼号请写1到9999之间的数", 1, 0},
    {GRID, "楼栋", "1–10000号楼", "楼号请写1到9999之间的数", 1, 0},
    {GRID, "楼栋", "9999999999号楼", "看不出是哪几栋", 1, 0},
    {GRID, "楼栋", "1–9号楼", "9号楼在别的网格里已经有了，一栋楼只能归一个网格", 1, 0},
    {GRID, "楼栋", "1–6号楼、5号楼", "5号楼在这一格里已经有了", 1, 0},
    {GRID, "户数", "二百", "请写0到100000之间的整数", 1, 0},
    {GRID, "网格员", "", "“网格员”：这一格不能空着", 1, 0},
    {GRID, "网格员", "WG-2", "“联系.csv”里没有这个编号，是不是“WG-1”？", 1, 0},
    {GRID, "网格员", "孙小红", "没有写网格员的电话", 0, 1},
    {GRID, "电话", "374 2336118", "像是少了最前面的0（区号）", 1, 0},

    {PLACE, "楼层", "", "“楼层”：这一格不能空着", 1, 0},
    {PLACE, "容量", "很多", "请写0到10000之间的整数", 1, 0},
    {PLACE, "联系", "RX-9", "“联系.csv”里没有这个编号，是不是“RX-1”？", 1, 0},
    {PLACE, "平面图", "一楼.png", "“平面图”：写的是“一楼.png”，图片文件夹里没有这张图片", 1, 1},
    {PLACE, "位置", "左上角", "请写四个数：左 上 宽 高", 1, 0},
    {PLACE, "位置", "10 20 30", "请写四个数：左 上 宽 高", 1, 0},
    {PLACE, "位置", "10 20 30 40 50", "请写四个数：左 上 宽 高", 1, 0},
    {PLACE, "位置", "10 20 0 40", "宽和高不能是0", 1, 0},
    {PLACE, "位置", "80 20 30 40", "超出了平面图", 1, 0},
    {PLACE, "位置", "10 20 30 40", "写了位置，却没有写是在哪张平面图上", 1, 0},

    {FORM, "编号", "F/1", "编号里不能有空格、引号、逗号、斜杠", 4, 0},
    {FORM, "去处", "", "“去处”：这一格不能空着", 1, 0},
    {FORM, "同意说明", "", "“同意说明”：这一格不能空着", 1, 0},
    {FORM, "承诺", "尽快", "请写成“3个工作日”这样", 1, 0},
    {FORM, "承诺", "0个工作日", "请写成“3个工作日”这样", 1, 0},
    {FORM, "承诺", "9999999999个工作日", "请写成“3个工作日”这样，1到365之间", 1, 0},
    {FORM, "图标", "扳 手", "编号里不能有空格", 1, 0},
    {FORM, "办理方式", "报各", "请写成“报名”（可以写的有：登记、报名、预约、问卷、心愿、志愿需求、志愿报名）", 1, 0},
    {FORM, "办理方式", "抽签", "请从这些里选一个写：登记、报名", 1, 0},
    {FORM, "办理方式", "报名", "“办理方式”：写的是“报名”，报名的表单要有一个选活动的字段", 1, 0},
    {FORM, "办理方式", "预约", "预约的表单要有三个字段：“单选”，“来自”写“场所：编号、编号”；“日期”；“时段”", 1, 0},
    {FORM, "保存天数", "0", "写的是“0”，请写办完以后保存几天，1到3650之间的整数", 1, 0},
    {FORM, "保存天数", "3651", "1到3650之间的整数", 1, 0},
    {FORM, "保存天数", "-1", "1到3650之间的整数", 1, 0},
    {FORM, "保存天数", "99999999999", "1到3650之间的整数", 1, 0},
    {FORM, "保存天数", "一年", "1到3650之间的整数", 1, 0},
    {FORM, "保存天数", "90个工作日", "1到3650之间的整数", 1, 0},
    {FORM, "上榜", "上", "请写“是”或“否”", 1, 0},

    /* 自助字段: the whole form goes, with a word about it */
    {FIELD, "表单", "F2", "“自助.csv”里没有这个编号，是不是“F1”？", 1, 0},
    {FIELD, "序号", "", "“序号”：这一格不能空着", 1, 1},
    {FIELD, "序号", "二", "请写1到999之间的整数", 1, 1},
    {FIELD, "序号", "3", "序号3和第2行重复了", 1, 1},
    {FIELD, "名称", "详情", "这张表单里已经有这个名称的字段", 1, 1},
    {FIELD, "标签", "", "“标签”：这一格不能空着", 1, 1},
    {FIELD, "类型", "下拉", "请从这些里选一个写：短文字、长文字", 1, 1},
    {FIELD, "类型", "单项", "请写成“单选”", 1, 1},
    {FIELD, "类型", "短文字", "“短文字”不用选项", 1, 1},
    {FIELD, "必填", "必须", "请写“是”或“否”", 1, 1},
    {FIELD, "选项", "", "“单选”至少要有两个选项", 1, 1},
    {FIELD, "选项", "水管、电灯", "“单选”至少要有两个选项", 1, 1},
    {FIELD, "选项", "水管；电灯；水管", "写的是“水管”，这个选项写了两次", 1, 1},
    {FIELD, "选项",
     "1；2；3；4；5；6；7；8；9；10；11；12；13；14；15；16；17；18；19；20；21；22；23；24；25；26；27；28；29；30；31；32；"
     "33；34；35；36；37；38；39；40；41",
     "选项太多了，最多40个", 1, 1},
    {FIELD, "条件", "上门", "请写成“字段名=值”“字段名≠值”“字段名<数”", 1, 1},
    {FIELD, "条件", "=是", "“=”的两边都要写", 1, 1},
    {FIELD, "条件", "上门=也许", "“上门”只能是“是”或“否”", 1, 1},
    {FIELD, "条件", "楼号=1", "这张表单里没有这个字段", 1, 1},
    {FIELD, "条件", "详情=水", "这个字段排在后面，条件只能用排在前面的字段", 1, 1},
    {FIELD, "条件", "哪里=水管", "条件不能是这个字段自己", 1, 1},
    {FIELD, "检查", "≤200字", "“单选”不用检查", 1, 1},
    {FIELD, "条件", "上门<3", "“<”“≥”只能比“数字”字段，“上门”是“是否”，请写成“上门=值”", 1, 1},
    {FIELD, "条件", "上门<是", "“<”“≥”的右边要写一个数，如“年龄<14”", 1, 1},
    {FIELD, "条件", "上门≥1234567", "“<”“≥”的右边要写一个数", 1, 1},
    {FIELD, "条件", "上门≥", "“≥”的两边都要写", 1, 1},
    {FIELD, "来自", "活动：DSH", "“选项”：写的是“水管；电灯；电梯”，“来自”已经写明选项从哪里来，请清空这一格", 1, 1},
    {FIELD, "来自", "楼上", "请写成“活动：编号、编号”“场所：编号、编号”“场次”或“议事”", 1, 1},
    {FIELD, "来自", "选项", "请写成“活动：编号、编号”", 1, 1},
    {FIELD, "来自", "：DSH", "请写成“活动：编号、编号”", 1, 1},
    {FIELD, "转急", "煤气", "“转急”：写的是“煤气”，“选项”里没有这一个，请照抄它的选项", 1, 1},
    {FIELD, "转急", "电灯、电梯", "“选项”里没有这一个，请照抄它的选项，几个之间用“；”隔开", 1, 1},
    {FIELD, "转急", "电梯；电梯", "这个选项写了两次", 1, 1},
    {FIELD, "快填", "漏水", "“单选”不用快填", 1, 1},

    {WORD, "词语", "", "“词语”：这一格不能空着", 1, 0},
    {WORD, "词语", "路", "一格写一个词，只能是2到12个汉字", 1, 0},
    {WORD, "词语", "3号楼", "不能有数字、字母和标点", 1, 0},
    {WORD, "词语", "西河路，东门", "一格写一个词", 1, 0},
    {WORD, "词语", "一二三四五六七八九十一二三", "太长了（13个字），最多12个字", 1, 0},
    {WORD, "词语", "小游园", "和第2行重复了，每一行的“词语”要不一样", 1, 1},
    {WORD, "读音", "xihelu", "请写成“xi he lu”这样：一个字一个音", 1, 0},
    {WORD, "读音", "xi he", "请写成“xi he lu”这样", 1, 0},
    {WORD, "读音", "xi he lu lu", "请写成“xi he lu”这样", 1, 0},
    {WORD, "读音", "xi1 he2 lu4", "请写成“xi he lu”这样", 1, 0},
    {WORD, "读音", "西河路", "请写成“xi he lu”这样", 1, 0},
    {WORD, "读音", "xi huo lu", "有一个字一般不这样读，请核对", 0, 1},
};

static int rows_of(const struct pack_counts *counts, const char *file)
{
    const struct {
        const char *file;
        int count;
    } all[] = {{SERIES, counts->series},    {SESSION, counts->sessions}, {HOLIDAY, counts->holidays},
               {CONTACT, counts->contacts}, {GRID, counts->grids},       {PLACE, counts->places},
               {FORM, counts->forms},       {FIELD, counts->forms},     {WORD, counts->words}};

    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        if (strcmp(all[i].file, file) == 0)
            return all[i].count;
    return -1;
}

static struct pack_counts good_counts(void)
{
    fixture_fill();
    struct fixture_result good = fixture_run(NULL, false);

    assert_string_equal(good.text, "检查通过，没有发现问题。\n");
    mem_free(good.text);
    return good.counts;
}

/* All that are wrong are printed before the test fails. */
static int failures;

static void complain(const struct broken *b, const char *what, const char *text)
{
    print_error("%s “%s” = “%.60s”: %s\n%s", b->file, b->column, b->value, what, text);
    failures++;
}

static void expect_broken(const struct broken *b, const struct pack_counts *good)
{
    struct fixture_result result = fixture_run(NULL, false);
    bool elsewhere = strcmp(b->column, "停办") == 0 && strcmp(b->value, "2026-11-24 停电") == 0;
    bool other_row = strcmp(b->file, FIELD) == 0 && strcmp(b->value, "F2") == 0;
    bool later_row = strcmp(b->advice, "和第2行重复了，每一行的“编号”要不一样") == 0 ||
                     strcmp(b->advice, "和第2行重复了，每一行的“日期”要不一样") == 0 ||
                     strcmp(b->advice, "和第2行重复了，每一行的“词语”要不一样") == 0 ||
                     strcmp(b->advice, "9号楼在别的网格里已经有了，一栋楼只能归一个网格") == 0;

    if (strstr(result.text, b->advice) == NULL)
        complain(b, b->advice, result.text);
    else if (result.errors != b->errors || result.warnings != b->warnings)
        complain(b, "other counts", result.text);
    int left_out = b->errors > 0 && !elsewhere && !other_row ? 1 : 0;
    if (!later_row && rows_of(&result.counts, b->file) != rows_of(good, b->file) - left_out)
        complain(b, "other rows are left", result.text);
    /* The rest of the hall still shows. */
    assert_int_equal(result.counts.services, 1);
    assert_int_equal(result.counts.notices, 1);
    mem_free(result.text);
}

static void each_broken_cell_is_told(void **state)
{
    struct pack_counts good = good_counts();

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        fixture_write_hall(broken[i].file, broken[i].column, broken[i].value);
        expect_broken(&broken[i], &good);
        fixture_write_hall(broken[i].file, NULL, NULL);
    }
    assert_int_equal(failures, 0);
}

/* Other ways to write the same are no fault. */
static void plain_meanings_are_taken(void **state)
{
    static const struct {
        const char *file, *column, *value;
    } good[] = {
        {SERIES, "人数", "４０"},
        {SERIES, "人数", "0"},
        {SERIES, "人数", "40人"},
        {SERIES, "结束时间", "24:00"},
        {GRID, "户数", "252户"},
        {SERIES, "电话", "０３７４－２３３６１３１"},
        {SERIES, "电话", "138 0000 0000；4001234567"},
        {SERIES, "规律", "每周二，周五"},
        {SERIES, "规律", "每星期二和星期五"},
        {SERIES, "开始日期", "2026年9月1日"},
        {SERIES, "开始日期", "２０２６／９／１"},
        {SERIES, "开始日期", "2026-09-01 00:00:00"},
        {SERIES, "开始日期", ""},
        {SERIES, "结束日期", ""},
        {SERIES, "开始时间", "9：30"},
        {SERIES, "开始时间", "上午9:30"},
        {SERIES, "开始时间", "９：３０"},
        {SERIES, "开始时间", "09:30:00"},
        {SERIES, "开始时间", "9点半"},
        {SERIES, "开始时间", "9点"},
        {SERIES, "开始时间", "9时05分"},
        {SERIES, "结束时间", "下午2:30"},
        {SERIES, "结束时间", "中午12点"},
        {SERIES, "结束时间", "晚上 8:00"},
        {SERIES, "停办", "2026年12月29日：年终盘点\n2026/12/25，外出"},
        {SERIES, "停办", "2026-12-29"},
        {SERIES, "停办", "2027-01-01 元旦"},
        {SERIES, "加开", "2026-12-26、2026-12-27；2026/12/30"},
        {SERIES, "节假日", ""},
        {SESSION, "状态", ""},
        {SESSION, "状态", "正常"},
        {SESSION, "日期", "2026-12-26"},
        {CONTACT, "电话", "0374-2336118转2（王姐）"},
        {CONTACT, "紧急", "√"},
        {GRID, "楼栋", "1-6号楼，8号楼"},
        {GRID, "楼栋", "１～６栋"},
        {GRID, "楼栋", "1号楼至6号楼；8"},
        {GRID, "楼栋", "商铺A区"},
        {FORM, "承诺", "3天"},
        {FORM, "承诺", "５个工作日"},
        {FORM, "承诺", ""},
        {FORM, "办理方式", ""},
        {FORM, "办理方式", "问卷"},
        {FORM, "保存天数", "９０天"},
        {FORM, "保存天数", "3650"},
        {FORM, "保存天数", ""},
        {FORM, "上榜", ""},
        {FORM, "单独同意", "老人的身体情况只给上门的人看。"},
        {FIELD, "条件", "上门≠否"},
        {FIELD, "条件", "上门 = 是"},
        {FIELD, "条件", "上门!=否"},
        {FIELD, "转急", "水管；电灯"},
        {FIELD, "转急", ""},
        {WORD, "读音", ""},
        {WORD, "读音", " Xī  hé lù "},
        {WORD, "词语", "西禾鹭"},
    };

    (void)state;
    good_counts();
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        fixture_write_hall(good[i].file, good[i].column, good[i].value);
        struct fixture_result result = fixture_run(NULL, false);
        if (result.errors + result.warnings != 0)
            fail_msg("%s “%s” = “%s”:\n%s", good[i].file, good[i].column, good[i].value, result.text);
        mem_free(result.text);
        fixture_write_hall(good[i].file, NULL, NULL);
    }
}

/* ---- rows that do not go together, whole sheets -------------------------------------------------------- */

struct broken_sheet {
    const char *file;
    const char *text; /* behind the good header */
    const char *advice;
    int errors, warnings;
};

static const struct broken_sheet sheets[] = {
    /* What a merged cell leaves in the rows below it. */
    {SESSION, "DSH,2026-11-24,甲,,,,,,,,\n,2026-11-27,乙,,,,,,,,\n",
     "第3行 “活动编号”：这一格不能空着，请填写。如果它和上面是合并的单元格，请取消合并，每一行都写上。", 1,
     0},
    {SESSION, "DSH,2026-11-24,甲,,,,,,,,\nDSH,2026/11/24,乙,,,,,,,,\n",
     "这个活动这一天的场次，第2行已经写过了", 1, 0},
    {SERIES,
     "DSH,读书会,,,二楼,,,,,,每周二、周五,2026-09-01,,,,,,,,,,,\nDSH,合唱,,,二楼,,,,,,每周六,2026-09-01,,,,,,,,,,,\n",
     "第3行 “编号”：写的是“DSH”，和第2行重复了", 1, 0},
    {SERIES, "DSH,读书会,,,二楼,,,,,,单次,,,,,,,,,,,,\n", "请在“开始日期”里写是哪一天", 1, 0},
    {SERIES, "DSH,读书会,,,二楼,,,,,,每周日,2026-11-23,2026-11-28,,,,,,,,,,\n", "按“规律”一次也没有", 2, 1},
    {CONTACT, "WG-1,甲,热线,,110,,,,,,,,\nRX-1,乙,热线,,119,,,,,,,,\nWG-1,丙,热线,,120,,,,,,,,\n",
     "和第2行重复了", 1, 0},
    {GRID, "G1,一,1号楼,,甲,12345,\nG1,二,2号楼,,乙,12345,\n", "第3行 “编号”：写的是“G1”，和第2行重复了", 1,
     0},
    {FORM, "F1,报修,,,值班,,同意,,,\nF2,建议,,,值班,,同意,,,\n",
     "第3行 “编号”：写的是“F2”，“自助字段.csv”里没有它的字段", 1, 0},
    {FIELD, "F1,1,甲,甲,短文字,,,,,乙=1,\nF1,2,乙,乙,短文字,,,,,甲=1,\n", "这个字段排在后面", 1, 1},
    {FIELD, "F1,1,甲,甲,数字,,,,,,999\nF1,2,乙,乙,数字,,,,,,10–1\n", "最大的数要大于最小的数", 1, 1},
    {FIELD, "F1,1,甲,甲,数字,,,,,,≤20字\n", "数字的检查请写成“1–999”这样", 1, 1},
    {FIELD, "F1,1,甲,甲,长文字,,,,,,1–999\n", "文字的检查请写成“≤200字”这样", 1, 1},
    {FIELD, "F1,1,甲,甲,长文字,,,,,,≤9999字\n", "最多1000字", 1, 1},
    {FIELD, "F1,1,甲,甲,长文字,,,,,,不太长\n", "文字的检查请写成“≤200字”这样", 1, 1},
    {PLACE, "P1,甲,,一楼,,,,,,,,\nP1,乙,,二楼,,,,,,,,\n", "和第2行重复了", 1, 0},
    {HOLIDAY, "2027-01-01,元旦,放假,多出来\n", "这一行比表头多出了格子", 1, 0},
    {HOLIDAY, "\"2027-01-01,元旦,放假\n", "有一个英文引号（\"）没有写完", 1, 0},
};

static void broken_sheets_are_told(void **state)
{
    (void)state;
    good_counts();
    for (size_t i = 0; i < ARRAY_LEN(sheets); i++) {
        const struct fixture_sheet *sheet = fixture_hall_sheet(sheets[i].file);
        struct str text;
        str_init(&text);
        fixture_add_row(&text, sheet->columns, sheet->columns, NULL, NULL);
        str_add(&text, sheets[i].text);
        fixture_write(sheets[i].file, str_text(&text));
        struct fixture_result result = fixture_run(NULL, false);
        fixture_expect(&result, sheets[i].advice);
        if (result.errors != sheets[i].errors || result.warnings != sheets[i].warnings)
            fail_msg("%s: %d errors, %d warnings:\n%s", sheets[i].text, result.errors, result.warnings,
                     result.text);
        mem_free(result.text);
        str_finish(&text);
        fixture_write_hall(sheets[i].file, NULL, NULL);
    }
}

/* ---- files ----------------------------------------------------------------------------------------------
 * */

static void sheets_that_are_missing_cost_one_line(void **state)
{
    static const char *const files[] = {SERIES, SESSION, HOLIDAY, CONTACT, GRID, PLACE, FORM, FIELD};

    (void)state;
    fixture_fill();
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        fixture_remove(files[i]);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(
        &result,
        "【提醒】文件夹：没有这些表，屏幕上就没有这些内容：节假日.csv、联系.csv、网格.csv、场所.csv、"
        "活动.csv、场次.csv、自助.csv、自助字段.csv。\n共发现错误0处，提醒1处。");
    assert_int_equal(result.counts.series + result.counts.contacts + result.counts.forms, 0);
    mem_free(result.text);
}

static void strange_tables_are_told(void **state)
{
    (void)state;
    fixture_fill();
    fixture_write("活动安排.csv", "a\n");
    fixture_write("~$办事.csv", "a\n");
    fixture_write("内容.xlsx", "a\n");
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "活动安排.csv：不认识这张表，没有读。是不是“活动.csv”？");
    fixture_expect(&result, "内容.xlsx：这种文件没有读，请在WPS里把每张表另存为“CSV（UTF-8）”");
    assert_int_equal(result.warnings, 2);
    assert_int_equal(result.errors, 0);
    mem_free(result.text);
    fixture_remove("活动安排.csv");
    fixture_remove("~$办事.csv");
    fixture_remove("内容.xlsx");
}

/* A megabyte in one cell costs its row, and no more; all separators, it is still over in no time. */
static void a_megabyte_in_a_cell_costs_its_row(void **state)
{
    enum { MEGABYTE = 1024 * 1024 };
    static const char *const fillers[] = {"长", "、", "；", "问：\n"};
    static const char *const columns[] = {"名称", "擅长", "电话", "职责"};

    (void)state;
    struct pack_counts good = good_counts();
    for (size_t i = 0; i < ARRAY_LEN(fillers); i++) {
        struct str text;
        str_init(&text);
        while (text.len < MEGABYTE)
            str_add_format(&text, "甲%s", fillers[i]);
        fixture_write_hall(CONTACT, columns[i], str_text(&text));
        struct fixture_result result = fixture_run(NULL, false);
        char *place = str_format("联系.csv 第2行 “%s”：写的是“甲", columns[i]);
        fixture_expect(&result, place);
        if (i == 0)
            fixture_expect(&result, "太长了（349526个字），最多60个字，请缩短");
        assert_int_equal(result.counts.contacts, good.contacts - 1);
        assert_int_equal(result.counts.grids, good.grids);
        mem_free(place);
        mem_free(result.text);
        str_finish(&text);
    }
}

static void a_nul_costs_a_word(void **state)
{
    static const char with_nul[] = "编号,名称,类别,电话\nRX-1,甲\0乙,热线,110\nWG-1,丙,热线,120\n";

    (void)state;
    good_counts();
    fixture_write_bytes(CONTACT, with_nul, sizeof with_nul - 1);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "联系.csv 第2行 “名称”：写的是“甲乙”，里面有看不见的控制字符，已去掉。");
    assert_int_equal(result.errors, 0);
    assert_int_equal(result.counts.contacts, 2);
    mem_free(result.text);
}

static void related_forms_must_be_there(void **state)
{
    (void)state;
    good_counts();
    char *text = fixture_services("关联表单", "F2");
    fixture_write("办事.csv", text);
    mem_free(text);
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "“关联表单”：写的是“F2”，“自助.csv”里没有这个编号，是不是“F1”？");
    assert_int_equal(result.errors, 1);
    mem_free(result.text);

    /* While there are no forms at all, nobody can check it. */
    fixture_remove(FORM);
    fixture_remove(FIELD);
    result = fixture_run(NULL, false);
    assert_int_equal(result.errors, 0);
    mem_free(result.text);
}

static void a_picture_of_another_case_is_told(void **state)
{
    (void)state;
    good_counts();
    fixture_write("图片/c.PNG", "no picture");
    fixture_write_hall(SERIES, "图片", "c.png");
    struct fixture_result result = fixture_run(NULL, false);
    fixture_expect(&result, "活动.csv 第2行 “图片”：写的是“c.png”，大小写和文件名不一样，请写成“c.PNG”");
    mem_free(result.text);
    fixture_write_hall(SERIES, "图片", "c.PNG");
    result = fixture_run(NULL, false);
    fixture_expect(&result, "写的是“c.PNG”，这不是JPG或PNG图片");
    mem_free(result.text);
    fixture_remove("图片/c.PNG");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_broken_cell_is_told),
        cmocka_unit_test(plain_meanings_are_taken),
        cmocka_unit_test(broken_sheets_are_told),
        cmocka_unit_test(sheets_that_are_missing_cost_one_line),
        cmocka_unit_test(strange_tables_are_told),
        cmocka_unit_test(a_megabyte_in_a_cell_costs_its_row),
        cmocka_unit_test(a_nul_costs_a_word),
        cmocka_unit_test(related_forms_must_be_there),
        cmocka_unit_test(a_picture_of_another_case_is_told),
    };

    return cmocka_run_group_tests_name("hall_sheets", tests, fixture_create, fixture_destroy);
}
