/* SPDX-License-Identifier: MIT */
#include "screens/hall.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/recurrence.h"
#include "gfx/font.h"
#include "store/content_hall.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include "draft.h"
#include "often.h"
#include "pages.h"

#include <stdio.h>
#include <string.h>

/* Nobody shows ten-year-old content; a clock that says so was never set. For content that bears no date this
 * program does: it is younger than 2026-01-01. */
enum { LONGEST_LIFE_DAYS = 3653, PROGRAM_DAY = 20454 };

/* More than the 365 working days that a form may promise, with all their holidays. */
enum { LONGEST_PROMISE_DAYS = 1000 };

static int32_t version_day(const struct content *content)
{
    struct date date;

    if (content == NULL || !date_parse(content_setting(content, "版本日期"), &date))
        return DAY_NONE;
    return date_to_day(date);
}

void hall_init(struct hall *hall, struct ui *ui, struct nav *nav, struct content *content,
               const char *problem)
{
    memset(hall, 0, sizeof *hall);
    hall->ui = ui;
    hall->nav = nav;
    hall->content = content;
    hall->built_day = version_day(content);
    hall->often = mem_zalloc(sizeof *hall->often);
    hall->drafts = mem_zalloc(sizeof *hall->drafts);
    snprintf(hall->problem, sizeof hall->problem, "%s", problem);
}

void hall_finish(struct hall *hall)
{
    if (hall->drafts != NULL) /* the program may end before it began */
        drafts_wipe(hall->drafts);
    mem_free(hall->drafts);
    mem_free(hall->often);
    hall->often = NULL;
    hall->drafts = NULL;
}

bool hall_clock_trusted(const struct hall *hall)
{
    int32_t today = date_day_of_wall(hall->wall_s);
    int32_t made = max_int(hall->built_day, PROGRAM_DAY);
    int32_t stored = hall->stored_s > 0 ? date_day_of_wall(hall->stored_s) : made;

    /* A moment that nobody would believe now proves nothing about the clock. */
    if (stored > made && stored - made <= LONGEST_LIFE_DAYS)
        made = stored;
    return today >= made && today - made <= LONGEST_LIFE_DAYS;
}

int32_t hall_today(const struct hall *hall)
{
    return hall_clock_trusted(hall) ? date_day_of_wall(hall->wall_s) : DAY_NONE;
}

static bool top_is_one_of(const struct hall *hall, const char *const *names, size_t count)
{
    const struct page *top = nav_top(hall->nav);

    for (size_t i = 0; top != NULL && i < count; i++)
        if (strcmp(top->class->name, names[i]) == 0)
            return true;
    return false;
}

int32_t hall_promised_day(const struct hall *hall, const struct form *form)
{
    int32_t day = hall_today(hall);
    int left = form->promise_days;

    if (day == DAY_NONE || left <= 0)
        return DAY_NONE;
    for (int i = 0; i < LONGEST_PROMISE_DAYS && left > 0; i++)
        left -= holidays_work_on(content_holidays(hall->content), ++day);
    return left > 0 ? DAY_NONE : day;
}

bool hall_is_filling(const struct hall *hall)
{
    static const char *const pages[] = {"fill", "emergency", "progress", "claim"};

    return top_is_one_of(hall, pages, ARRAY_LEN(pages));
}

bool hall_is_copied_from(const struct hall *hall)
{
    static const char *const pages[] = {"receipt", "copy", "record-copy"};

    return top_is_one_of(hall, pages, ARRAY_LEN(pages));
}

bool hall_is_quiet(const struct hall *hall)
{
    const struct page *top = nav_top(hall->nav);

    return nav_depth(hall->nav) <= 1 || (top != NULL && strcmp(top->class->name, "idle") == 0);
}

void hall_want_rebuild(struct hall *hall)
{
    hall->rebuild_wanted = true;
}

void hall_want_mode(struct hall *hall, enum theme_mode mode)
{
    hall->mode = mode;
    hall->mode_wanted = true;
}

void hall_want_language(struct hall *hall, enum language language)
{
    hall->language = language;
    hall->language_wanted = true;
}

bool hall_settle(struct hall *hall)
{
    bool rebuild = hall->rebuild_wanted || hall->mode_wanted || hall->language_wanted;

    if (hall->mode_wanted)
        ui_set_mode(hall->ui, hall->mode);
    if (hall->language_wanted)
        ui_set_language(hall->ui, hall->language);
    hall->rebuild_wanted = hall->mode_wanted = hall->language_wanted = false;
    if (nav_settle(hall->nav))
        return true;
    if (rebuild)
        nav_rebuild(hall->nav);
    return rebuild;
}

void hall_forget_visitor(struct hall *hall)
{
    hall->visitor++;
    if (hall->drafts->used)
        fonts_forget(ui_view(hall->ui)->fonts);
    drafts_wipe(hall->drafts);
    nav_start_over(hall->nav);
    hall->audience = NULL;
    if (hall->language != LANGUAGE_ZH)
        hall_want_language(hall, LANGUAGE_ZH);
    if (hall->mode != THEME_STANDARD)
        hall_want_mode(hall, THEME_STANDARD);
}

const char *hall_setting(const struct hall *hall, const char *key, const char *fallback)
{
    const char *value = hall->content != NULL ? content_setting(hall->content, key) : "";

    return *value != '\0' ? value : fallback;
}

struct page *hall_first_page(struct hall *hall)
{
    return hall->content != NULL ? home_page(hall) : trouble_page(hall);
}
