/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_MODEL_H
#define KETING_STORE_MODEL_H

#include "base/date.h"
#include "base/macros.h"

#include <stdbool.h>

/* Frees what *field holds and puts a copy of text there, which may lie in what is freed. */
void text_set(char **field, const char *text);

/*
 * What residents read, as plain records: written by the reader of sheets, stored by store, drawn by the
 * screens. Strings are UTF-8, owned by the record, never NULL ("" = not given).
 */
struct text_list {
    char **item;
    int count;
};

void text_list_add(struct text_list *list, const char *text);
void text_list_finish(struct text_list *list);

/* Limits at import and again on read: nothing longer or more reaches a screen. */
enum {
    LIMIT_CODE_BYTES = 32,
    LIMIT_NAME_CHARS = 60,
    LIMIT_LINE_CHARS = 400, /* one condition, step, answer ... */
    LIMIT_PARAGRAPH_CHARS = 1000, /* what is told about an activity, a room, a form */
    LIMIT_CONSENT_CHARS = 4000,
    LIMIT_TEXT_CHARS = 20000, /* body of a notice */
    LIMIT_LINES = 100, /* in one list */
    LIMIT_CATEGORIES = 40,
    LIMIT_ROWS = 20000, /* of one kind */
    LIMIT_PICTURES = 20, /* of one row */
    LIMIT_PICTURE_BYTES = 4 * 1024 * 1024,
    LIMIT_VISITS = 20,
    LIMIT_WORDS = 2000, /* that the keyboard takes */
    LIMIT_WORD_CHARS = 12,
};

struct category {
    int64_t id;
    char *name;
    char *icon; /* an icon's name; "" = the kind's own */
    char *summary;
    int service_count;
};
void category_finish(struct category *category);

struct material {
    char *name;
    char *form; /* 原件 复印件 原件和复印件 电子件 */
    char *copies; /* "1份", "出示", "" */
    char *note;
};

struct service {
    int64_t id;
    char *code;
    char *name;
    char *category;
    char *summary;
    char *place;
    char *hours;
    char *time_limit; /* 当场办结 | N个工作日 */
    char *fee;
    int visits; /* times one has to come; -1 = not given */
    char *basis;
    char *first_responsible; /* 首问负责人 */
    char *keywords;
    char *form_code; /* of the related self-service form; "" = none */
    char *name_en;
    struct text_list audiences, phones, conditions, steps, questions, answers, pictures;
    struct material *materials;
    int material_count;
};
KETING_MUST_USE struct service *service_create(void);
void service_destroy(struct service *service);
void service_add_material(struct service *service, const char *name, const char *form, const char *copies,
                          const char *note);

/* What a row of the list shows; cheap to read by the thousand. */
struct service_brief {
    int64_t id, category_id;
    char *name;
    char *time_limit;
    char *fee;
    char *materials; /* "身份证、户口本等4样", made at import */
    char *name_en;
};
void service_brief_finish(struct service_brief *brief);

enum notice_kind {
    NOTICE_POLICY,
    NOTICE_PUBLICITY,
    NOTICE_NOTE,
    NOTICE_DELIBERATION,
    NOTICE_TIMELINE,
    NOTICE_KINDS
};
/* 政策 公示 通知 议事 大事记 */
const char *notice_kind_name(enum notice_kind kind);

enum notice_weight { NOTICE_NORMAL, NOTICE_IMPORTANT, NOTICE_URGENT };

struct notice {
    int64_t id;
    char *code;
    char *title;
    enum notice_kind kind;
    char *publisher;
    int32_t published_day; /* days since 1970-01-01 */
    int32_t from_day, until_day; /* shown from .. until, both included; DAY_NONE = open */
    bool pinned;
    enum notice_weight weight;
    char *body; /* paragraphs, one a line */
    struct text_list pictures, stages, audiences;
    int stage; /* index into stages; -1 = none */
    int32_t publicity_until; /* DAY_NONE = none */
    char *replaces; /* code of the notice that this one replaces */
    char *title_en;
};
KETING_MUST_USE struct notice *notice_create(void);
void notice_destroy(struct notice *notice);

struct notice_brief {
    int64_t id;
    char *title;
    enum notice_kind kind;
    enum notice_weight weight;
    bool pinned;
    char *publisher;
    int32_t published_day;
    int32_t until_day;
    char *first_words; /* of the body, for the list */
    char *title_en;
};
void notice_brief_finish(struct notice_brief *brief);

#endif
