/* SPDX-License-Identifier: MIT */
#include "export_lines.h"

#include "base/mem.h"
#include "export_text.h"

#include <string.h>

/* Excel takes a CSV for UTF-8 only with it. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* ---- CSV ----------------------------------------------------------------------------------------------- */

static void add_names(struct str *out, const char *const *name, int count)
{
    for (int i = 0; i < count; i++) {
        if (out->len > strlen(BYTE_ORDER_MARK))
            str_add_char(out, ',');
        export_add_field(out, name[i]);
    }
}

void export_add_table_header(struct str *out)
{
    static const char *const contents[] = {"填写内容"};

    str_add(out, BYTE_ORDER_MARK);
    add_names(out, export_columns, EXPORT_COLUMNS);
    add_names(out, contents, 1);
    str_add(out, "\r\n");
}

void export_add_reply_header(struct str *out)
{
    static const char *const steps[] = {EXPORT_STEPS};

    str_add(out, BYTE_ORDER_MARK);
    add_names(out, export_columns, 1);
    add_names(out, export_reply_columns, EXPORT_REPLY_COLUMNS);
    add_names(out, steps, 1);
    str_add(out, "\r\n");
}

static void add_next_field(struct str *out, const char *text)
{
    str_add_char(out, ',');
    export_add_field(out, text);
}

/* "姓名：王秀英", a line each. */
static void add_answers(struct str *out, const struct export_row *row)
{
    const struct answers *answers = row->item->answers;
    size_t bytes = 1;
    struct str all;

    for (int i = 0; answers != NULL && i < answers->count; i++)
        bytes += strlen(answers->item[i].label) + strlen("：\n") + strlen(export_row_value(row, i));
    str_init(&all);
    export_reserve(&all, bytes);
    for (int i = 0; answers != NULL && i < answers->count; i++)
        str_add_format(&all, "%s%s：%s", i > 0 ? "\n" : "", answers->item[i].label, export_row_value(row, i));
    add_next_field(out, str_text(&all));
    export_wipe(&all);
}

void export_add_table_row(struct str *out, const struct export_row *row)
{
    const struct request_record *record = row->item->record;
    struct str date;

    str_init(&date);
    export_add_field(out, row->receipt);
    add_next_field(out, row->form->name);
    add_next_field(out, request_state_name(record->state));
    export_add_time(&date, record->submitted_s);
    add_next_field(out, str_text(&date));
    str_clear(&date);
    export_add_day(&date, record->due_day);
    add_next_field(out, str_text(&date));
    add_next_field(out, record->person);
    add_next_field(out, record->topic);
    add_next_field(out, row->note);
    add_answers(out, row);
    str_add(out, "\r\n");
    str_finish(&date);
}

void export_add_reply_row(struct str *out, const struct export_row *row)
{
    export_add_field(out, row->receipt);
    for (int i = 0; i < EXPORT_REPLY_COLUMNS; i++)
        add_next_field(out, "");
    str_add_format(out, ",\"%d\"\r\n", row->item->record->event_count);
}

/* ---- JSON ---------------------------------------------------------------------------------------------- */

/* key is ours: plain ASCII. */
static void add_key(struct str *out, const char *key)
{
    str_add_format(out, "%s\"%s\":", out->data[out->len - 1] == '{' ? "" : ",", key);
}

static void add_text(struct str *out, const char *key, const char *text)
{
    add_key(out, key);
    export_add_json(out, text);
}

static void add_instant(struct str *out, const char *key, int64_t wall_s)
{
    add_key(out, key);
    str_add_char(out, '"');
    export_add_iso(out, wall_s);
    str_add_char(out, '"');
}

/* A promise for a day is kept until the day is over. */
static void add_promise(struct str *out, const char *key, int32_t day)
{
    if (day == DAY_NONE) {
        add_key(out, key);
        str_add(out, "null");
    } else {
        struct date_time end = {export_date(day), 23, 59, 59, 0};
        add_instant(out, key, date_time_to_wall(end));
    }
}

/* As Open311 calls the kinds of attributes; a drawing is our own. */
static const char *datatype_of(enum field_kind kind)
{
    switch (kind) {
    case FIELD_LONG_TEXT: return "text";
    case FIELD_CHOICE:
    case FIELD_SLOT:
    case FIELD_YES_NO: return "singlevaluelist";
    case FIELD_CHOICES: return "multivaluelist";
    case FIELD_DATE: return "datetime";
    case FIELD_NUMBER: return "number";
    case FIELD_STROKES: return "drawing";
    default: return "string";
    }
}

/* "读书；送餐" → ["读书","送餐"] */
static void add_choices(struct str *out, const char *value)
{
    const char *between = ANSWERS_BETWEEN;

    str_add_char(out, '[');
    for (const char *end; (end = strstr(value, between)) != NULL; value = end + strlen(between)) {
        char *one = mem_strndup(value, (size_t)(end - value));
        export_add_json(out, one);
        str_add_char(out, ',');
        export_wipe_text(one);
    }
    export_add_json(out, value);
    str_add_char(out, ']');
}

static void add_attribute(struct str *out, const struct export_row *row, int i)
{
    const struct answer *answer = &row->item->answers->item[i];

    str_add(out, i > 0 ? ",{" : "{");
    add_text(out, "code", answer->name);
    add_text(out, "description", answer->label);
    add_text(out, "datatype", datatype_of(answer->kind));
    if (answer->kind == FIELD_CHOICES) {
        add_key(out, "value");
        add_choices(out, answer->value);
    } else {
        add_text(out, "value", export_row_value(row, i));
    }
    str_add_char(out, '}');
}

void export_add_json_row(struct str *out, const struct export_row *row)
{
    const struct request_record *record = row->item->record;

    str_add_char(out, '{');
    add_text(out, "service_request_id", row->receipt);
    add_text(out, "status", request_state_open(record->state) ? "open" : "closed");
    add_text(out, "status_notes", export_row_last_words(record));
    add_text(out, "service_code", record->form);
    add_text(out, "service_name", row->form->name);
    add_text(out, "agency_responsible", record->person[0] != '\0' ? record->person : row->form->route);
    add_instant(out, "requested_datetime", record->submitted_s);
    add_instant(out, "updated_datetime", export_row_updated_s(record));
    add_promise(out, "expected_datetime", record->due_day);
    add_text(out, "state", request_state_name(record->state));
    add_text(out, "topic", record->topic);
    add_text(out, "note", row->note);
    add_key(out, "attributes");
    str_add_char(out, '[');
    for (int i = 0; row->item->answers != NULL && i < row->item->answers->count; i++)
        add_attribute(out, row, i);
    str_add(out, "]}\n");
}
