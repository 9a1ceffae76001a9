/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_MODEL_FORM_H
#define KETING_STORE_MODEL_FORM_H

#include "store/model.h"

/* 自助: what a resident may ask for, as data: fields, checks, consent, where it goes. */
enum { LIMIT_FORMS = 100, LIMIT_FIELDS = 60, LIMIT_OPTIONS = 40, LIMIT_PHRASES = 12 };
enum { LIMIT_KEEP_DAYS = 3650, KEEP_DAYS_DEFAULT = 365 };

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

/* Where the options of a choice or a slot come from. */
enum field_source {
    SOURCE_OPTIONS, /* written in the sheet */
    SOURCE_SERIES,  /* 活动：shufa、jianzhi … their names; option_codes holds the codes */
    SOURCE_SESSIONS, /* 场次: of the series chosen in an earlier field, or the whole of it */
    SOURCE_PLACES, /* 场所：hd2、hd3 …, likewise */
    SOURCE_DELIBERATIONS, /* 议事: the topics that are open now */
};

/* When a field is asked: the earlier answer compared with show_if_value. */
enum show_if { SHOW_IF_IS, SHOW_IF_NOT, SHOW_IF_BELOW, SHOW_IF_FROM /* numbers: 年龄<14, 年龄≥14 */ };

struct form_field {
    char *name, *label, *help, *example;
    enum field_kind kind;
    bool required;
    enum field_source source;
    struct text_list options, option_codes; /* option_codes: SERIES and PLACES, beside options */
    struct text_list divert;                /* 转急: answers that lead to the emergency page, never on */
    struct text_list phrases;               /* 快填: one tap writes them into a text */
    char *show_if_field, *show_if_value;    /* "" = always */
    enum show_if show_if;
    long least, most; /* of a number, or characters of a text; both 0 = no check */
};

/* 办理方式: what the hall does with a request besides answering it. */
enum form_mode {
    FORM_PLAIN,     /* 登记 */
    FORM_SIGN_UP,   /* 报名: seats of a series or a session, with a waitlist */
    FORM_ROOM,      /* 预约: a room for some time, no overlaps */
    FORM_SURVEY,    /* 问卷 */
    FORM_WISH,      /* 心愿: staff put it on the board, somebody claims it */
    FORM_NEED,      /* 志愿需求: likewise, for volunteers */
    FORM_VOLUNTEER, /* 志愿报名: whoever holds such a receipt may claim */
    FORM_MODES
};
const char *form_mode_name(enum form_mode mode);

struct form {
    int64_t id;
    char *code, *name, *kind, *summary, *route, *consent, *emergency, *icon;
    char *separate_consent; /* 单独同意 (PIPL Art. 29), asked for by itself; "" = nothing sensitive */
    char *version;          /* of all that is asked and said: changes when any of it does; made when read */
    char *consent_version;  /* likewise, of consent and separate_consent */
    enum form_mode mode;
    bool on_board;    /* 上榜: counts by topic and state are shown to everybody */
    int promise_days; /* working days; 0 = none */
    int keep_days;    /* 保存天数 after it is closed, then what was written is deleted */
    struct text_list audiences;
    struct form_field *field;
    int field_count;
};
KETING_MUST_USE struct form *form_create(void);
void form_destroy(struct form *form);
/* Owned by the form; valid until the next one is added. */
KETING_MUST_USE struct form_field *form_add_field(struct form *form);
/* NULL when there is none. */
const struct form_field *form_field_by_name(const struct form *form, const char *name);
/* "上午 8:30–12:00", "14:00-17:30": the minutes of the day; false when there are none in it. */
KETING_MUST_USE bool form_option_times(const char *option, int *from_minute, int *to_minute);

#endif
