/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/date.h"
#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_TITLE,
    COLUMN_KIND,
    COLUMN_PUBLISHER,
    COLUMN_PUBLISHED,
    COLUMN_FROM,
    COLUMN_UNTIL,
    COLUMN_PINNED,
    COLUMN_WEIGHT,
    COLUMN_BODY,
    COLUMN_PICTURES,
    COLUMN_STAGES,
    COLUMN_STAGE,
    COLUMN_PUBLICITY_UNTIL,
    COLUMN_REPLACES,
    COLUMN_AUDIENCES,
    COLUMN_ENGLISH,
    COLUMNS
};

/* In the order of enum notice_kind and enum notice_weight; 普通 is another word for 一般. */
static const char *const kinds[] = {"政策", "公示", "通知", "议事", "大事记", NULL};
static const char *const weights[] = {"一般", "重要", "紧急", "普通", NULL};

#define FIELD(name) offsetof(struct notice, name)

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_TITLE] = {.name = "标题",
                      .required = true,
                      .read = check_line,
                      .offset = FIELD(title),
                      .hi = LIMIT_NAME_CHARS},
    [COLUMN_KIND] =
        {.name = "类别", .required = true, .read = check_choice, .offset = FIELD(kind), .choices = kinds},
    [COLUMN_PUBLISHER] = {.name = "发布单位",
                          .required = true,
                          .read = check_line,
                          .offset = FIELD(publisher),
                          .hi = LIMIT_NAME_CHARS},
    [COLUMN_PUBLISHED] = {.name = "发布日期",
                          .required = true,
                          .read = check_date,
                          .offset = FIELD(published_day)},
    [COLUMN_FROM] = {.name = "开始显示", .read = check_date, .offset = FIELD(from_day)},
    [COLUMN_UNTIL] = {.name = "结束显示", .read = check_date, .offset = FIELD(until_day)},
    [COLUMN_PINNED] = {.name = "置顶", .read = check_yes_no, .offset = FIELD(pinned)},
    [COLUMN_WEIGHT] = {.name = "重要程度", .read = check_choice, .offset = FIELD(weight), .choices = weights},
    [COLUMN_BODY] = {.name = "正文", .required = true, .read = check_text, .offset = FIELD(body)},
    [COLUMN_PICTURES] = {.name = "图片", .read = check_files, .offset = FIELD(pictures), .hi = 100},
    [COLUMN_STAGES] = {.name = "阶段", .read = check_files, .offset = FIELD(stages), .hi = 20},
    [COLUMN_STAGE] = {.name = "当前阶段"},
    [COLUMN_PUBLICITY_UNTIL] = {.name = "公示截止", .read = check_date, .offset = FIELD(publicity_until)},
    [COLUMN_REPLACES] = {.name = "替代", .read = check_code, .offset = FIELD(replaces)},
    [COLUMN_AUDIENCES] = {.name = "服务对象",
                          .read = check_known,
                          .offset = FIELD(audiences),
                          .hi = LIMIT_NAME_CHARS,
                          .choices = tables_audiences},
    [COLUMN_ENGLISH] = {.name = "英文标题", .read = check_line, .offset = FIELD(title_en), .hi = 120},
};

static void check_stage(struct sheet *sheet, struct notice *notice)
{
    struct cell cell = sheet_cell(sheet, COLUMN_STAGE);
    struct str all;

    if (cell.text[0] == '\0')
        return;
    str_init(&all);
    for (int i = 0; i < notice->stages.count; i++) {
        if (str_same(notice->stages.item[i], cell.text))
            notice->stage = i;
        str_add_format(&all, "%s%s", i > 0 ? "、" : "", notice->stages.item[i]);
    }
    if (notice->stages.count == 0)
        cell_error(&cell, "“阶段”一列是空的，请先在“阶段”里写出各阶段，用“；”隔开，如“受理；评议；公示”。");
    else if (notice->stage < 0)
        cell_error(&cell, "不在“阶段”一列里，请写其中之一：%s。", str_text(&all));
    str_finish(&all);
}

static void check_period(struct sheet *sheet, const struct notice *notice)
{
    struct cell until = sheet_cell(sheet, COLUMN_UNTIL);

    if (notice->until_day != DAY_NONE && notice->from_day != DAY_NONE && notice->until_day < notice->from_day)
        cell_error(&until, "结束显示早于开始显示（%s），请改正。", sheet_cell(sheet, COLUMN_FROM).text);
    else if (notice->until_day != DAY_NONE && notice->until_day < notice->published_day)
        cell_warn(&until, "结束显示早于发布日期（%s），这条公告不会显示。",
                  sheet_cell(sheet, COLUMN_PUBLISHED).text);
}

/* What is made public must hang until its last day. */
static void check_publicity(struct sheet *sheet, const struct notice *notice)
{
    struct cell until = sheet_cell(sheet, COLUMN_UNTIL);
    struct cell publicity = sheet_cell(sheet, COLUMN_PUBLICITY_UNTIL);

    if (notice->publicity_until == DAY_NONE)
        return;
    if (notice->publicity_until < notice->published_day)
        cell_error(&publicity, "公示截止早于发布日期（%s），请改正。",
                   sheet_cell(sheet, COLUMN_PUBLISHED).text);
    else if (notice->until_day != DAY_NONE && notice->until_day < notice->publicity_until)
        cell_warn(&until, "公示要到%s才截止，这条公告在那以前就收起来了，请改晚一点。", publicity.text);
    else if (notice->from_day != DAY_NONE && notice->from_day > notice->publicity_until)
        cell_warn(&publicity, "公示截止那天，这条公告还没有开始显示（%s），请核对。",
                  sheet_cell(sheet, COLUMN_FROM).text);
}

static void read_row(struct sheet *sheet, struct tables *tables, struct pictures *pictures,
                     struct names *seen)
{
    struct notice *notice = notice_create();
    struct cell pictures_cell = sheet_cell(sheet, COLUMN_PICTURES);
    bool good = sheet_read(sheet, notice);

    sheet_check_new(sheet, COLUMN_CODE, notice->code, seen);
    check_stage(sheet, notice);
    if (good)
        check_period(sheet, notice);
    if (sheet_row_good(sheet))
        check_publicity(sheet, notice);
    pictures_use(pictures, &pictures_cell, &notice->pictures);
    if (notice->weight > NOTICE_URGENT)
        notice->weight = NOTICE_NORMAL;
    notice->id = sheet->row; /* for complaints that need all rows */
    if (sheet_row_good(sheet))
        tables_add_notice(tables, notice);
    else
        notice_destroy(notice);
}

/* ---- which replaces which ------------------------------------------------------------------------------ */

static struct cell replaces_cell(struct findings *findings, const struct notice *notice)
{
    return (struct cell){findings, "公告.csv", (int)notice->id, &columns[COLUMN_REPLACES], notice->replaces};
}

static int replaced_by(const struct tables *tables, const struct names *index, int notice)
{
    const char *code = tables->notices[notice]->replaces;

    return code[0] != '\0' ? names_find(index, code) : NAMES_NONE;
}

/* Sets round[i] when following 替代 from notice i leads back to it. Each is walked over once, however long a
 * chain of them is: walk[i] is the walk that came by, counted from 1. */
static void find_rounds(const struct tables *tables, const struct names *index, bool *round)
{
    int *walk = mem_calloc((size_t)tables->notice_count, sizeof *walk);

    for (int i = 0; i < tables->notice_count; i++) {
        int at = i;
        while (at != NAMES_NONE && walk[at] == 0) {
            walk[at] = i + 1;
            at = replaced_by(tables, index, at);
        }
        /* Met its own steps: from here all the way round. */
        while (at != NAMES_NONE && walk[at] == i + 1 && !round[at]) {
            round[at] = true;
            at = replaced_by(tables, index, at);
        }
    }
    mem_free(walk);
}

static void say_unknown(const struct cell *cell, const struct names *seen)
{
    const char *nearest = cell_may_guess(cell) ? names_nearest(seen, cell->text) : NULL;

    if (nearest != NULL)
        cell_error(cell, "没有这个编号的公告，是不是“%s”？", nearest);
    else
        cell_error(cell, "没有这个编号的公告，请核对。");
}

static bool replaces_well(const struct names *seen, const struct notice *notice, bool round,
                          struct findings *findings)
{
    struct cell cell = replaces_cell(findings, notice);

    if (notice->replaces[0] == '\0')
        return true;
    if (str_same(notice->replaces, notice->code))
        cell_error(&cell, "公告不能替代自己，请写被它替代的旧公告的编号。");
    else if (names_find(seen, notice->replaces) == NAMES_NONE)
        say_unknown(&cell, seen);
    else if (round)
        cell_error(&cell, "几条公告互相替代，谁也显示不出来，请改正。");
    else
        return true;
    return false;
}

/* Only when all rows are known. Judged as they were read, then the bad ones go. */
static void check_replaces(struct tables *tables, const struct names *seen, struct findings *findings)
{
    bool *good = mem_calloc((size_t)tables->notice_count, sizeof *good);
    bool *round = mem_calloc((size_t)tables->notice_count, sizeof *round);
    struct names index;
    int kept = 0;

    names_init(&index);
    findings->line = 0;
    for (int i = 0; i < tables->notice_count; i++)
        names_add(&index, tables->notices[i]->code, i);
    find_rounds(tables, &index, round);
    for (int i = 0; i < tables->notice_count; i++)
        good[i] = replaces_well(seen, tables->notices[i], round[i], findings);
    for (int i = 0; i < tables->notice_count; i++) {
        if (good[i])
            tables->notices[kept++] = tables->notices[i];
        else
            notice_destroy(tables->notices[i]);
    }
    tables->notice_count = kept;
    names_finish(&index);
    mem_free(round);
    mem_free(good);
}

void sheet_notice_read(const char *folder, struct tables *tables, struct pictures *pictures,
                       struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "公告.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        findings_add(findings, FINDING_ERROR, sheet.file, 0, "", "",
                     "没有这张表，请放进来；文件名要正好是“公告.csv”。");
    while (state == SHEET_OPEN && sheet_next(&sheet))
        read_row(&sheet, tables, pictures, &seen);
    check_replaces(tables, &seen, findings);
    names_finish(&seen);
    sheet_finish(&sheet);
}
