/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "export_row.h"
#include "export_text.h"
#include "pack/export.h"

#include <string.h>

static void add_plain(struct str *out, const char *text)
{
    char *plain = export_plain(text);

    str_add(out, plain);
    export_wipe_text(plain);
}

static void add_line(struct str *out, const char *label, const char *text)
{
    if (text[0] == '\0')
        return;
    str_add_format(out, "%s：", label);
    add_plain(out, text);
    str_add_char(out, '\n');
}

/* Paragraphs below each other, each a little in. */
static void add_indented(struct str *out, const char *text)
{
    char *plain = export_plain(text);

    for (const char *p = plain; *p != '\0'; p++) {
        str_add_char(out, *p);
        if (*p == '\n')
            str_add(out, "  ");
    }
    str_add_char(out, '\n');
    export_wipe_text(plain);
}

static void add_day_line(struct str *out, const char *label, int32_t day)
{
    if (day == DAY_NONE)
        return;
    str_add_format(out, "%s：", label);
    export_add_day(out, day);
    str_add_char(out, '\n');
}

static void add_event(struct str *out, const struct request_event *event)
{
    str_add(out, "  ");
    export_add_time(out, event->at_s);
    str_add_format(out, "  %s", request_event_name(event->kind));
    if (event->person[0] != '\0') {
        str_add(out, "  ");
        add_plain(out, event->person);
    }
    if (event->due_day != DAY_NONE) {
        str_add(out, "  预计");
        export_add_day(out, event->due_day);
    }
    if (event->text[0] != '\0') {
        str_add(out, "  ");
        add_plain(out, event->text);
    }
    str_add_char(out, '\n');
}

static void add_answers(struct str *out, const struct answers *answers)
{
    str_add(out, "填写内容：\n");
    for (int i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->item[i];
        str_add(out, "  ");
        add_line(out, answer->label[0] != '\0' ? answer->label : answer->name,
                 answer->kind == FIELD_STROKES ? "（手写图，导出后在“" EXPORT_PICTURES "”里看）" : answer->value);
    }
}

void export_add_page(struct str *out, const struct export_options *options, const struct export_item *item)
{
    const struct request_record *record = item->record;
    struct export_row row;

    export_row_init(&row, options, item);
    add_line(out, export_columns[0], row.receipt);
    add_line(out, "事项", row.form->name);
    add_line(out, "状态", request_state_name(record->state));
    add_line(out, "主题", record->topic);
    add_line(out, "负责人", record->person);
    add_day_line(out, "承诺日期", record->due_day);
    add_line(out, "说明", row.note);
    str_add(out, "经过：\n");
    for (int i = 0; i < record->event_count; i++)
        add_event(out, &record->event[i]);
    if (item->answers != NULL)
        add_answers(out, item->answers);
    if (record->consent[0] != '\0') {
        str_add_format(out, "填写时看到的说明（版本 %s）：\n  ", record->consent_version);
        add_indented(out, record->consent);
    }
    if (record->separate_consent[0] != '\0') {
        str_add(out, "单独同意：\n  ");
        add_indented(out, record->separate_consent);
    }
    export_row_finish(&row);
}

void export_add_brief(struct str *out, const struct export_options *options,
                      const struct request_brief *brief, const struct request_record *record)
{
    const char *state = request_state_name(brief->state), *name = brief->form;
    char receipt[RECEIPT_TEXT_BYTES];

    receipt_format(receipt, options->prefix, brief->number);
    for (int i = 0; i < options->form_count; i++)
        if (str_same(options->form[i].code, brief->form))
            name = options->form[i].name;
    str_add_format(out, "%s  ", receipt);
    export_add_time(out, brief->submitted_s);
    /* Names of states are three or four characters wide. */
    str_add_format(out, "  %s%s  ", state, utf8_count(state, strlen(state)) < 4 ? "　" : "");
    add_plain(out, name);
    if (brief->topic[0] != '\0') {
        str_add(out, "（");
        add_plain(out, brief->topic);
        str_add(out, "）");
    }
    if (brief->due_day != DAY_NONE) {
        str_add(out, "  承诺");
        export_add_day(out, brief->due_day);
    }
    if (brief->person[0] != '\0') {
        str_add(out, "  ");
        add_plain(out, brief->person);
    }
    if (record != NULL)
        export_add_waiting(out, record);
    str_add_char(out, '\n');
}
