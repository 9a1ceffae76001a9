/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_HALL_H
#define KETING_SCREENS_HALL_H

#include "base/macros.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <stdbool.h>

struct content;
struct drafts;
struct form;
struct hand;
struct often;
struct nav;
struct page;
struct pinyin;
struct rare;
struct requests;
struct ui;

/*
 * What the program hands to every screen, and what screens ask of it. Handlers of taps only note their wishes
 * here; hall_settle() carries them out when the tap is over, so no widget is destroyed under its own handler.
 */
struct hall {
    struct ui *ui;
    struct nav *nav;
    struct content *content; /* NULL: problem says why there is nothing to show */
    struct hand *hand; /* borrowed; NULL = no handwriting here */
    const struct pinyin *pinyin; /* likewise: no pinyin */
    unsigned pinyin_tolerant; /* sounds that are not told apart here, as ime/pinyin.h has them */
    const struct rare *rare;     /* likewise: no lookup of rare characters */
    void (*click)(void *ctx);    /* a key went down; must not wait. NULL = silent */
    void *click_ctx;
    struct requests *requests;   /* likewise: requests_problem says why none are taken here */
    char problem[512], requests_problem[512];
    int64_t wall_s; /* set by the program before it calls into the screens */
    int64_t stored_s; /* the newest moment that was ever stored here; 0 = none */
    int32_t built_day; /* day of the content's version; DAY_NONE = not given */
    /* wishes */
    bool rebuild_wanted;
    bool mode_wanted;
    enum theme_mode mode;
    bool language_wanted;
    enum language language;
    const char *audience; /* of this visitor, as 服务对象 writes it; static; NULL = everybody */
    struct often *often; /* owned */
    struct drafts *drafts; /* owned: forms this visitor has begun to fill */
    unsigned visitor; /* another number for each; what an earlier one left behind is not shown */
};

/* Content, ui and nav are borrowed and must outlive it. hall_finish() frees what it made. */
void hall_init(struct hall *hall, struct ui *ui, struct nav *nav, struct content *content,
               const char *problem);

void hall_finish(struct hall *hall);

/* The clock may be believed: not before the content and the program were made or the last request was
 * stored, and not ten years after. */
bool hall_clock_trusted(const struct hall *hall);
/* For asking what is valid today; DAY_NONE when the clock is not trusted: then nothing expires. */
int32_t hall_today(const struct hall *hall);
/* The last of as many working days after today as the form promises; DAY_NONE when it promises nothing or the
 * day is not known. */
int32_t hall_promised_day(const struct hall *hall, const struct form *form);
/* The page in sight is one on which people write: they may think longer before they are sent home. */
bool hall_is_filling(const struct hall *hall);
/* Home, or the idle page: a pause of some milliseconds keeps nobody waiting. */
bool hall_is_quiet(const struct hall *hall);
/* Likewise: one whose numbers are written down by hand, the receipt, which is shown only once, among them. */
bool hall_is_copied_from(const struct hall *hall);

void hall_want_rebuild(struct hall *hall);
void hall_want_mode(struct hall *hall, enum theme_mode mode);
void hall_want_language(struct hall *hall, enum language language);
/* True when something changed that needs a picture. */
bool hall_settle(struct hall *hall);
/* Everything of the last visitor is forgotten: back to home, standard mode, Chinese, everybody's services. */
void hall_forget_visitor(struct hall *hall);

/* 设置.csv; fallback when there is none. */
const char *hall_setting(const struct hall *hall, const char *key, const char *fallback);

/* The page at the bottom of the stack: home, or the trouble page while there is no content. */
KETING_MUST_USE struct page *hall_first_page(struct hall *hall);

#endif
