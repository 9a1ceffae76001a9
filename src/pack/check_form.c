/* SPDX-License-Identifier: MIT */
#include "check_form.h"

#include "base/str.h"

#include <string.h>

struct whole {
    struct findings *findings;
    int row;
    const struct form *form;
};

static void complain(const struct whole *w, const char *column, const char *written, const char *advice)
{
    findings_add(w->findings, FINDING_ERROR, "自助.csv", w->row, column, written, "%s", advice);
}

static const struct form_field *first_of(const struct form *form, enum field_kind kind)
{
    for (int i = 0; i < form->field_count; i++)
        if (form->field[i].kind == kind)
            return &form->field[i];
    return NULL;
}

static bool has_source(const struct form *form, enum field_source source)
{
    for (int i = 0; i < form->field_count; i++)
        if (form->field[i].source == source)
            return true;
    return false;
}

/* Who somebody is, and where: what PIPL calls personal information. */
static bool asks_who(const struct form *form)
{
    return first_of(form, FIELD_NAME) != NULL || first_of(form, FIELD_PHONE) != NULL ||
           first_of(form, FIELD_ADDRESS) != NULL;
}

/* ---- what a mode needs --------------------------------------------------------------------------------- */

static void check_mode(const struct whole *w)
{
    const struct form *form = w->form;
    const char *mode = form_mode_name(form->mode);

    if (form->mode == FORM_SIGN_UP && !has_source(form, SOURCE_SERIES))
        complain(w, "办理方式", mode,
                 "报名的表单要有一个选活动的字段：在“自助字段.csv”里加一个“单选”，“来自”写“活动：编号、编号”。");
    if (form->mode == FORM_ROOM && (!has_source(form, SOURCE_PLACES) || first_of(form, FIELD_DATE) == NULL ||
                                    first_of(form, FIELD_SLOT) == NULL))
        complain(w, "办理方式", mode,
                 "预约的表单要有三个字段：“单选”，“来自”写“场所：编号、编号”；“日期”；“时段”，"
                 "选项写明几点到几点。");
}

/* Left out, a room would not be taken at all, or all of a series would: they must be answered, whatever 必填
 * says. */
static void require_what_is_booked(struct form *form)
{
    for (int i = 0; i < form->field_count; i++) {
        struct form_field *field = &form->field[i];
        bool seat = field->source == SOURCE_SERIES || field->source == SOURCE_SESSIONS;
        bool room = field->source == SOURCE_PLACES || field->kind == FIELD_DATE || field->kind == FIELD_SLOT;
        if ((form->mode == FORM_SIGN_UP && seat) || (form->mode == FORM_ROOM && room))
            field->required = true;
    }
}

static void check_board(const struct whole *w)
{
    if (w->form->on_board && first_of(w->form, FIELD_CHOICE) == NULL)
        complain(w, "上榜", "是", "榜上按第一个“单选”分类，这张表单没有单选，请加一个，或把这一格写成“否”。");
}

static void check_emergency(const struct whole *w)
{
    for (int i = 0; i < w->form->field_count; i++)
        if (w->form->field[i].divert.count > 0 && w->form->emergency[0] == '\0') {
            complain(w, "紧急提示", "", "这张表单有“转急”的答案，请在这一格写明打哪个电话、先做什么。");
            return;
        }
}

/* ---- personal information ------------------------------------------------------------------------------ */

static void check_consent(const struct whole *w)
{
    const struct form *form = w->form;

    if (asks_who(form) && form->field[form->field_count - 1].kind != FIELD_CONSENT)
        complain(w, "编号", form->code, "它问了姓名、电话或住址，最后一个字段要是“同意”，请在“自助字段.csv”里补上。");
}

/* What PIPL Art. 28 calls sensitive, as far as the words of a question tell. */
static const char *sensitive_word(const struct form *form)
{
    static const char *const words[] = {"病", "身体", "健康", "残疾", "身份证", "银行卡", "监护人", "孩子叫"};

    for (int i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->field[i];
        for (size_t w = 0; w < ARRAY_LEN(words); w++)
            if (strstr(field->label, words[w]) != NULL || strstr(field->name, words[w]) != NULL)
                return field->label;
    }
    return NULL;
}

static void warn_sensitive(const struct whole *w)
{
    const char *label = sensitive_word(w->form);

    if (label != NULL && w->form->separate_consent[0] == '\0')
        findings_add(w->findings, FINDING_WARNING, "自助.csv", w->row, "单独同意", "",
                     "它问了“%s”，健康、证件、账户和不满14周岁孩子的信息要单独同意，请写明为什么非要不可。",
                     label);
}

void form_check_whole(struct findings *findings, int row, struct form *form)
{
    struct whole w = {findings, row, form};

    check_mode(&w);
    require_what_is_booked(form);
    check_board(&w);
    check_emergency(&w);
    check_consent(&w);
    warn_sensitive(&w);
    if (form->keep_days == 0 && asks_who(form))
        complain(&w, "保存天数", "", "它问了姓名、电话或住址，请写办完以后保存几天就删，要和同意说明里写的一样，如“90”。");
    if (form->keep_days == 0)
        form->keep_days = KEEP_DAYS_DEFAULT;
}
