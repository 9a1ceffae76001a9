/* SPDX-License-Identifier: MIT */
#include "content_body.h"

#include "base/date.h"
#include "base/mem.h"

enum { FIRST_WORDS_CHARS = 80 };

int64_t *content_notices(struct content *content, int32_t today, int kind, int *count)
{
    struct db_statement *rows = content_ask(content, Q_NOTICES);

    *count = 0;
    if (rows == NULL)
        return NULL;
    db_bind_int(rows, 1, kind);
    if (today != DAY_NONE)
        db_bind_int(rows, 2, today);
    db_bind_int(rows, 3, LIMIT_ROWS);
    return content_read_ids(rows, count);
}

bool content_notice_brief(struct content *content, int64_t id, struct notice_brief *out)
{
    struct db_statement *row = content_ask_about(content, Q_NOTICE_BRIEF, id);

    if (row == NULL || db_step(row) != DB_ROW)
        return false;
    out->id = id;
    out->title = db_text(row, 0, LIMIT_NAME_CHARS);
    out->kind = (enum notice_kind)db_int(row, 1, 0, NOTICE_KINDS - 1);
    out->weight = (enum notice_weight)db_int(row, 2, NOTICE_NORMAL, NOTICE_URGENT);
    out->pinned = db_int(row, 3, 0, 1) == 1;
    out->publisher = db_text(row, 4, LIMIT_NAME_CHARS);
    out->published_day = content_day_or_none(row, 5);
    out->until_day = content_day_or_none(row, 6);
    out->first_words = db_text(row, 7, FIRST_WORDS_CHARS);
    out->title_en = db_text(row, 8, LIMIT_LINE_CHARS);
    db_reset(row);
    return true;
}

static bool read_notice_row(struct content *content, int64_t id, struct notice *notice)
{
    struct db_statement *row = content_ask_about(content, Q_NOTICE, id);
    const struct {
        char **field;
        int column;
        size_t max_chars;
    } texts[] = {
        {&notice->code, 0, LIMIT_CODE_BYTES},      {&notice->title, 1, LIMIT_NAME_CHARS},
        {&notice->publisher, 3, LIMIT_NAME_CHARS}, {&notice->body, 9, LIMIT_TEXT_CHARS},
        {&notice->replaces, 12, LIMIT_CODE_BYTES}, {&notice->title_en, 13, LIMIT_LINE_CHARS},
    };

    if (row == NULL || db_step(row) != DB_ROW)
        return false;
    notice->id = id;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        mem_free(*texts[i].field);
        *texts[i].field = db_text(row, texts[i].column, texts[i].max_chars);
    }
    notice->kind = (enum notice_kind)db_int(row, 2, 0, NOTICE_KINDS - 1);
    notice->published_day = content_day_or_none(row, 4);
    notice->from_day = content_day_or_none(row, 5);
    notice->until_day = content_day_or_none(row, 6);
    notice->pinned = db_int(row, 7, 0, 1) == 1;
    notice->weight = (enum notice_weight)db_int(row, 8, NOTICE_NORMAL, NOTICE_URGENT);
    notice->stage = db_is_null(row, 10) ? -1 : (int)db_int(row, 10, -1, LIMIT_LINES);
    notice->publicity_until = content_day_or_none(row, 11);
    db_reset(row);
    return true;
}

struct notice *content_notice(struct content *content, int64_t id)
{
    struct notice *notice = notice_create();

    if (!read_notice_row(content, id, notice) ||
        !content_read_list(content_ask_about(content, Q_NOTICE_STAGES, id), 2, LIMIT_LINES, LIMIT_NAME_CHARS,
                           &notice->stages) ||
        !content_read_list(content_ask_about(content, Q_NOTICE_PICTURES, id), 2, LIMIT_PICTURES,
                           LIMIT_LINE_CHARS, &notice->pictures) ||
        !content_read_list(content_ask_about(content, Q_NOTICE_AUDIENCES, id), 2, LIMIT_LINES,
                           LIMIT_NAME_CHARS, &notice->audiences)) {
        notice_destroy(notice);
        return NULL;
    }
    if (notice->stage >= notice->stages.count)
        notice->stage = -1;
    return notice;
}

bool content_notice_is_for(struct content *content, int64_t id, const char *audience)
{
    struct db_statement *row = content_ask_about(content, Q_NOTICE_IS_FOR, id);
    bool is = true;

    if (row == NULL)
        return true;
    db_bind_text(row, 2, audience);
    if (db_step(row) == DB_ROW)
        is = db_int(row, 0, 0, 1) == 1;
    db_reset(row);
    return is;
}
