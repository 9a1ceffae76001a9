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
    static const char *const names[] = {"设置.csv",      "分类.csv",      "办事.csv",    "公告.csv",
                                        "out.db",        "again.db",      "图片/a.png",  "图片/b.jpg",
                                        "图片/c.PNG",    "图片/大图.jpg", "图片/x.webp", "图片/空.jpg",
                                        "图片/half.jpg", "图片/cmyk.jpg", "图片/t.txt"};

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

/* All sheets good, no pictures. */
static inline void fixture_fill(void)
{
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
