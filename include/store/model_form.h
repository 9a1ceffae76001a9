/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_MODEL_FORM_H
#define KETING_STORE_MODEL_FORM_H

#include "store/model.h"

/* 自助: what a resident may ask for, as data: fields, checks, consent, where it goes. */
enum { LIMIT_FORMS = 100, LIMIT_FIELDS = 60, LIMIT_OPTIONS = 40 };

enum field_kind {
    FIELD_SHORT_TEXT,
    FIELD_LONG_TEXT,
    FIELD_NAME,
    FIELD_PHONE,
    FIELD_ADDRESS,
    FIELD_CHOICE,
    FIELD_CHOICES,
    FIELD_DATE,
    FIELD_SLOT,
    FIELD_NUMBER,
    FIELD_YES_NO,
    FIELD_STROKES,
    FIELD_CONSENT,
    FIELD_KINDS
};
/* 短文字 长文字 姓名 电话 住址 单选 多选 日期 时段 数字 是否 手写图 同意 */
const char *field_kind_name(enum field_kind kind);

struct form_field {
    char *name, *label, *help, *example;
    enum field_kind kind;
    bool required;
    struct text_list options;
    char *show_if_field, *show_if_value; /* "" = always */
    bool show_if_not;                    /* shown when the value is another */
    long least, most;                    /* of a number, or characters of a text; both 0 = no check */
};

struct form {
    int64_t id;
    char *code, *name, *kind, *summary, *route, *consent, *emergency, *icon;
    int promise_days; /* working days; 0 = none */
    struct text_list audiences;
    struct form_field *field;
    int field_count;
};
KETING_MUST_USE struct form *form_create(void);
void form_destroy(struct form *form);
/* Owned by the form; valid until the next one is added. */
KETING_MUST_USE struct form_field *form_add_field(struct form *form);

#endif
