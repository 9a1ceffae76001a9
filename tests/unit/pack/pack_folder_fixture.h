/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_PACK_FOLDER_FIXTURE_H
#define KETING_TESTS_PACK_FOLDER_FIXTURE_H

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "pack/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of sheets below /tmp that a test may break in one place. */
static char fixture_folder[64];

static inline char *fixture_path(const char *name)
{
    return fs_join(fixture_folder, name);
}

static inline void fixture_write_bytes(const char *name, const void *data, size_t bytes)
{
    char *path = fixture_path(name);

    assert_true(fs_write_whole(path, data, bytes));
    mem_free(path);
}

static inline void fixture_write(const char *name, const char *text)
{
    fixture_write_bytes(name, text, strlen(text));
}

static inline void fixture_remove(const char *name)
{
    char *path = fixture_path(name);

    unlink(path);
    mem_free(path);
}

static inline int fixture_create(void **state)
{
    (void)state;
    snprintf(fixture_folder, sizeof fixture_folder, "/tmp/keting-test-pack-XXXXXX");
    if (mkdtemp(fixture_folder) == NULL)
        return -1;
    char *pictures = fixture_path("图片");
    bool ok = fs_make_dirs(pictures);
    mem_free(pictures);
    return ok ? 0 : -1;
}

static inline int fixture_destroy(void **state)
{
    static const char *const names[] = {
        "设置.csv",     "分类.csv",   "办事.csv",   "公告.csv",    "活动.csv",      "场次.csv",      "节假日.csv",
        "联系.csv",     "网格.csv",   "场所.csv",   "自助.csv",    "自助字段.csv",  "词语.csv",  "活动安排.csv",  "~$办事.csv",
        "内容.xlsx",    "out.db",     "again.db",   "图片/a.png",  "图片/b.jpg",    "图片/c.PNG",    "图片/大图.jpg",
        "图片/x.webp",  "图片/空.jpg", "图片/half.jpg", "图片/大图.png", "图片/cmyk.jpg", "图片/t.txt", "图片/move.png"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        fixture_remove(names[i]);
    char *pictures = fixture_path("图片");
    rmdir(pictures);
    mem_free(pictures);
    return rmdir(fixture_folder);
}

static inline const char *const *fixture_service_columns(void)
{
    static const char *const names[] = {
        "编号",     "名称",     "分类",       "服务对象", "简介",     "办理地点", "办理时间",
        "电话",     "受理条件", "所需材料",   "办理流程", "办理时限", "收费",     "到场次数",
        "办理依据", "常见问题", "首问负责人", "关键词",   "图片",     "关联表单", NULL};
    return names;
}

static inline const char *const *fixture_service_values(void)
{
    static const char *const values[] = {"YL-01",
                                         "高龄津贴",
                                         "养老",
                                         "老人",
                                         "八十岁以上",
                                         "一楼3号窗口",
                                         "周一至周五",
                                         "0571-12345678",
                                         "本市户籍",
                                         "身份证｜原件｜出示｜\n户口本|复印件|1份|本人页",
                                         "1、到窗口\n2、等结果",
                                         "5个工作日",
                                         "不收费",
                                         "1",
                                         "省办法",
                                         "问：能代办吗？\n答：能。",
                                         "王芳",
                                         "津贴",
                                         "",
                                         "",
                                         NULL};
    return values;
}

static inline const char *const *fixture_notice_columns(void)
{
    static const char *const names[] = {
        "编号", "标题", "类别", "发布单位", "发布日期", "开始显示", "结束显示", "置顶", "重要程度",
        "正文", "图片", "阶段", "当前阶段", "公示截止", "替代",     "服务对象", NULL};
    return names;
}

static inline const char *const *fixture_notice_values(void)
{
    static const char *const values[] = {"N1",
                                         "低保公示",
                                         "公示",
                                         "居委会",
                                         "2026-06-03",
                                         "2026/6/3",
                                         "2026年6月20日",
                                         "是",
                                         "重要",
                                         "第一段。\n第二段。",
                                         "",
                                         "受理；评议；公示",
                                         "公示",
                                         "2026-06-10",
                                         "",
                                         "困难家庭",
                                         NULL};
    return values;
}

static inline void fixture_add_cell(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            str_add_char(out, '"');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

/* One row; the column `changed` (NULL: none) holds `value`. */
static inline void fixture_add_row(struct str *out, const char *const *columns, const char *const *values,
                                   const char *changed, const char *value)
{
    for (int i = 0; columns[i] != NULL; i++) {
        if (i > 0)
            str_add_char(out, ',');
        fixture_add_cell(out, changed != NULL && strcmp(columns[i], changed) == 0 ? value : values[i]);
    }
    str_add(out, "\r\n");
}

static inline char *fixture_services(const char *changed, const char *value)
{
    struct str out;

    str_init(&out);
    fixture_add_row(&out, fixture_service_columns(), fixture_service_columns(), NULL, NULL);
    fixture_add_row(&out, fixture_service_columns(), fixture_service_values(), changed, value);
    return str_take(&out);
}

static inline char *fixture_notices(const char *changed, const char *value)
{
    struct str out;

    str_init(&out);
    fixture_add_row(&out, fixture_notice_columns(), fixture_notice_columns(), NULL, NULL);
    fixture_add_row(&out, fixture_notice_columns(), fixture_notice_values(), changed, value);
    return str_take(&out);
}

/* ---- sheets that a hall may do without ----------------------------------------------------------------- */

enum { FIXTURE_COLUMNS = 26 };

struct fixture_sheet {
    const char *file;
    const char *columns[FIXTURE_COLUMNS], *values[FIXTURE_COLUMNS];
    const char *more; /* further rows */
};

static const struct fixture_sheet fixture_hall[] = {
    {"活动.csv",
     {"编号",     "名称",     "类别",     "简介", "地点", "主持人", "服务对象", "年龄", "人数", "电话", "规律",     "开始日期",
      "结束日期", "开始时间", "结束时间", "停办", "加开", "节假日", "报名",     "费用", "图片", "关键词", "英文名称", NULL},
     {"DSH", "读书会", "读书", "一起读书", "二楼阅览室", "乔老师", "老人", "不限", "40", "0374-2336131", "每周二、周五",
      "2026-09-01", "2027-06-30", "9:30", "11:00", "2026-12-29 年终盘点；2026-12-25 外出参观", "2026-12-26", "停",
      "不用报名", "不收费", "", "书 看书", "Reading Club", NULL},
     ""},
    {"场次.csv",
     {"活动编号", "日期", "主题", "主持人", "地点", "开始时间", "结束时间", "状态", "原因", "简介", "图片", NULL},
     {"DSH", "2026-11-24", "《茶馆》", "王老师", "一楼大厅", "9:00", "10:30", "照常", "", "带一本书", "", NULL},
     "DSH,2026-11-27,,,,,,取消,停电,,\r\n"},
    {"节假日.csv",
     {"日期", "名称", "类型", NULL},
     {"2027-01-01", "元旦", "放假", NULL},
     "2027-01-02,元旦,放假\r\n2027-01-03,元旦调休,上班\r\n"},
    {"联系.csv",
     {"编号", "名称", "类别", "姓名", "电话", "职责", "服务时间", "地点", "擅长", "紧急", "关键词", "照片", "英文名称", NULL},
     {"RX-1", "居家养老热线", "热线", "", "12349", "老人的事", "每天24小时", "", "", "是", "养老", "", "Elder Care", NULL},
     "WG-1,第一网格员,网格员,赵敏,13800000001,,,,,,,,\r\n"},
    {"网格.csv",
     {"编号", "名称", "楼栋", "户数", "网格员", "电话", "范围", NULL},
     {"G1", "第一网格", "1–6号楼、8号楼、商铺A区", "252", "WG-1", "", "路北", NULL},
     "G2,第二网格,9–12号楼,200,钱小明,13800000002,路南\r\n"},
    {"场所.csv",
     {"编号", "名称", "类别", "楼层", "简介", "开放时间", "容量", "联系", "平面图", "位置", "图片", "英文名称", NULL},
     {"P1", "阅览室", "五室", "二楼", "安静", "每天", "40", "WG-1", "", "", "", "Reading Room", NULL},
     ""},
    {"自助.csv",
     {"编号", "名称", "类别", "说明", "去处", "承诺", "同意说明", "紧急提示", "服务对象", "图标",
      "办理方式", "单独同意", "保存天数", "上榜", NULL},
     {"F1", "我要报修", "报修", "公共地方坏了", "网格值班", "2个工作日", "只用来派人去修。", "着火打119", "所有人",
      "wrench", "登记", "", "90", "否", NULL},
     ""},
    {"自助字段.csv",
     {"表单", "序号", "名称", "标签", "类型", "必填", "选项", "提示", "示例", "条件", "检查",
      "来自", "转急", "快填", NULL},
     {"F1", "2", "哪里", "哪里坏了", "单选", "是", "水管；电灯；电梯", "选一个", "", "", "", "", "", "", NULL},
     "F1,1,上门,要不要上门,是否,是,,,,,\r\nF1,3,详情,说说情况,长文字,否,,,,,≤200字\r\n"},
    {"词语.csv", {"词语", "读音", NULL}, {"西河路", "xi he lu", NULL}, "小游园,\r\n"},
};

static inline const struct fixture_sheet *fixture_hall_sheet(const char *file)
{
    for (size_t i = 0; i < ARRAY_LEN(fixture_hall); i++)
        if (strcmp(fixture_hall[i].file, file) == 0)
            return &fixture_hall[i];
    fail_msg("no sheet %s", file);
    return NULL;
}

/* One cell of its first row is changed. */
static inline void fixture_write_hall(const char *file, const char *changed, const char *value)
{
    const struct fixture_sheet *sheet = fixture_hall_sheet(file);
    struct str out;

    str_init(&out);
    fixture_add_row(&out, sheet->columns, sheet->columns, NULL, NULL);
    fixture_add_row(&out, sheet->columns, sheet->values, changed, value);
    str_add(&out, sheet->more);
    fixture_write(file, str_text(&out));
    str_finish(&out);
}

/* All sheets good, no pictures. */
static inline void fixture_fill(void)
{
    for (size_t i = 0; i < ARRAY_LEN(fixture_hall); i++)
        fixture_write_hall(fixture_hall[i].file, NULL, NULL);
    char *services = fixture_services(NULL, NULL), *notices = fixture_notices(NULL, NULL);

    fixture_write("设置.csv", "项目,内容\n名称,某某社区\n");
    fixture_write("分类.csv", "名称,图标,简介\n养老,elder,老人的事\n低保,heart,\n");
    fixture_write("办事.csv", services);
    fixture_write("公告.csv", notices);
    mem_free(services);
    mem_free(notices);
}

struct fixture_result {
    struct pack_counts counts;
    int errors, warnings;
    char *text; /* what staff read */
};

static inline struct fixture_result fixture_run(const char *out_path, bool force)
{
    struct pack_options options = {force, out_path};
    struct fixture_result result = {0};
    struct findings findings;
    struct error error = {0};
    struct str text;

    findings_init(&findings);
    str_init(&text);
    bool ok = pack_folder(fixture_folder, &options, &findings, &result.counts, &error);
    assert_string_equal(error.text, "");
    assert_true(ok);
    findings_print(&findings, &text);
    result.errors = findings.errors;
    result.warnings = findings.warnings;
    result.text = str_take(&text);
    findings_finish(&findings);
    return result;
}

static inline void fixture_expect(const struct fixture_result *result, const char *part)
{
    if (strstr(result->text, part) == NULL)
        fail_msg("“%s” is not in:\n%s", part, result->text);
}

#endif
