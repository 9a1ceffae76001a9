/* SPDX-License-Identifier: MIT */
#include "export_row.h"

#include "base/mem.h"
#include "export_text.h"

#include <string.h>

const char *const export_columns[EXPORT_COLUMNS] = {"受理编号", "事项",     "现在状态", "提交时间",
                                                    "承诺日期", "现负责人", "主题",     "说明"};
const char *const export_reply_columns[EXPORT_REPLY_COLUMNS] = {"办理状态", "答复", "负责人", "预计日期",
                                                                "公开内容"};

/* ---- what its events say ------------------------------------------------------------------------------- */

/* Something began and nothing ended it since. The event that began it, or NULL. */
static const struct request_event *pending(const struct request_record *record,
                                           enum request_event_kind begins, enum request_event_kind ends,
                                           enum request_event_kind ends_too)
{
    for (int i = record->event_count; i-- > 0;) {
        enum request_event_kind kind = record->event[i].kind;
        if (kind == begins)
            return &record->event[i];
        if (kind == ends || kind == ends_too)
            return NULL;
    }
    return NULL;
}

/* A request that was taken back or refused is claimed by nobody any more. */
static const struct request_event *claim_pending(const struct request_record *record)
{
    if (record->state == REQUEST_REJECTED || record->state == REQUEST_CANCELLED)
        return NULL;
    return pending(record, REQUEST_EVENT_CLAIMED, REQUEST_EVENT_CLAIM_CONFIRMED,
                   REQUEST_EVENT_CLAIM_DECLINED);
}

static const struct request_event *follow_up_pending(const struct request_record *record)
{
    return pending(record, REQUEST_EVENT_FOLLOW_UP, REQUEST_EVENT_FOLLOWED_UP, REQUEST_EVENT_FOLLOWED_UP);
}

bool export_row_waits(const struct request_record *record)
{
    return request_state_open(record->state) || claim_pending(record) != NULL ||
           follow_up_pending(record) != NULL;
}

int64_t export_row_updated_s(const struct request_record *record)
{
    return record->event_count > 0 ? record->event[record->event_count - 1].at_s : record->submitted_s;
}

const char *export_row_last_words(const struct request_record *record)
{
    for (int i = record->event_count; i-- > 0;) {
        const struct request_event *event = &record->event[i];
        if (event->kind >= REQUEST_EVENT_ACCEPTED && event->kind <= REQUEST_EVENT_REJECTED &&
            event->text[0] != '\0')
            return event->text;
    }
    return "";
}

/* ---- what stands out ----------------------------------------------------------------------------------- */

static void add_note(struct str *out, const char *text)
{
    if (out->len > 0)
        str_add(out, "；");
    str_add(out, text);
}

static void add_follow_up_day(struct str *out, const struct request_event *event)
{
    if (event->due_day == DAY_NONE)
        return;
    str_add(out, "，");
    export_add_day(out, event->due_day);
    str_add(out, "前");
}

static void add_follow_up(struct str *out, const struct request_event *event)
{
    add_note(out, "评价不满意，请回访");
    add_follow_up_day(out, event);
    str_add(out, "，办完写“已回访”");
}

void export_add_waiting(struct str *out, const struct request_record *record)
{
    const struct request_event *follow_up = follow_up_pending(record);

    if (claim_pending(record) != NULL)
        str_add(out, "  有人想认领");
    if (follow_up != NULL) {
        str_add(out, "  请回访");
        add_follow_up_day(out, follow_up);
    }
}

static void add_rating(struct str *out, const struct request_record *record)
{
    static const char *const indicators[REQUEST_INDICATORS] = {"整体", "效率", "水平", "态度"};

    if (record->rating[0] == 0)
        return;
    add_note(out, "评价（最好5分）");
    for (int i = 0; i < REQUEST_INDICATORS; i++)
        if (record->rating[i] != 0)
            str_add_format(out, " %s%d", indicators[i], record->rating[i]);
}

static char *note_of(const struct export_item *item)
{
    const struct request_record *record = item->record;
    const struct request_event *claim = claim_pending(record), *follow_up = follow_up_pending(record);
    struct str out;

    str_init(&out);
    if (record->purged)
        add_note(&out, "填写内容已按期清除");
    else if (item->answers == NULL)
        add_note(&out, "打不开：不是用这把钥匙封存的，或内容已损坏");
    if (record->place_in_line > 0) {
        add_note(&out, "");
        str_add_format(&out, "候补第%d位", record->place_in_line);
    }
    if (claim != NULL) {
        add_note(&out, "有人想认领（");
        str_add(&out, claim->text);
        str_add(&out, "），请写“确认认领”或“谢绝认领”");
    }
    add_rating(&out, record);
    if (follow_up != NULL)
        add_follow_up(&out, follow_up);
    return str_take(&out);
}

/* ---- the row ------------------------------------------------------------------------------------------- */

static const struct export_form *form_of(struct export_row *row, const struct export_options *options)
{
    for (int i = 0; i < options->form_count; i++)
        if (str_same(options->form[i].code, row->item->record->form))
            return &options->form[i];
    row->unnamed = (struct export_form){row->item->record->form, row->item->record->form, ""};
    return &row->unnamed;
}

/* The receipt without its blank. */
static void add_receipt_name(struct str *out, const char *receipt)
{
    for (; *receipt != '\0'; receipt++)
        if (*receipt != ' ')
            str_add_char(out, *receipt);
}

/* nth counts the drawings of this request: the names of two fields may be one to FAT. */
static char *picture_name(const struct export_row *row, const char *field, int nth)
{
    struct str out;

    str_init(&out);
    str_add(&out, EXPORT_PICTURES "/");
    add_receipt_name(&out, row->receipt);
    str_add_char(&out, '-');
    export_add_file_name(&out, field);
    if (nth > 1)
        str_add_format(&out, "-%d", nth);
    str_add(&out, ".svg");
    return str_take(&out);
}

void export_row_init(struct export_row *row, const struct export_options *options,
                     const struct export_item *item)
{
    int drawings = 0;

    *row = (struct export_row){.item = item};
    receipt_format(row->receipt, options->prefix, item->record->number);
    row->form = form_of(row, options);
    row->note = note_of(item);
    if (item->answers == NULL)
        return;
    row->picture_count = item->answers->count;
    row->picture = mem_calloc((size_t)row->picture_count, sizeof *row->picture);
    for (int i = 0; i < row->picture_count; i++)
        if (item->answers->item[i].kind == FIELD_STROKES)
            row->picture[i] = picture_name(row, item->answers->item[i].name, ++drawings);
}

void export_row_finish(struct export_row *row)
{
    for (int i = 0; i < row->picture_count; i++)
        mem_free(row->picture[i]);
    mem_free(row->picture);
    mem_free(row->note);
    *row = (struct export_row){0};
}

const char *export_row_value(const struct export_row *row, int answer)
{
    return row->picture[answer] != NULL ? row->picture[answer] : row->item->answers->item[answer].value;
}
