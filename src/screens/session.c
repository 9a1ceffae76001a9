/* SPDX-License-Identifier: MIT */
#include "screens/session.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/units.h"
#include "screens/hall.h"
#include "ui/dialog.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include "draft.h"
#include "pages.h"

enum stage { STAGE_PRESENT, STAGE_WARNED, STAGE_ALONE, STAGE_ASLEEP };

struct session {
    struct hall *hall;
    enum stage stage;
    uint64_t last_touch_us;
    unsigned fingers; /* a bit for each that is on the glass */
    uint64_t next_slide_us;
    int seconds_left; /* as the dialog says */
    struct dialog *dialog;
    struct page *idle; /* owned by nav */
};

struct session *session_create(struct hall *hall, uint64_t now_us)
{
    struct session *s = mem_zalloc(sizeof *s);

    s->hall = hall;
    s->stage = STAGE_ALONE; /* nobody has touched it yet */
    s->last_touch_us = now_us;
    return s;
}

void session_destroy(struct session *s)
{
    if (s == NULL)
        return;
    dialog_close(s->dialog);
    mem_free(s);
}

static void close_dialog(struct session *s)
{
    dialog_close(s->dialog);
    s->dialog = NULL;
}

static void on_stay(void *ctx, struct widget *w)
{
    struct session *s = ctx;

    (void)w;
    close_dialog(s);
    s->stage = STAGE_PRESENT;
}

static void go_home(struct session *s)
{
    close_dialog(s);
    hall_forget_visitor(s->hall);
    s->stage = STAGE_ALONE;
}

static void on_leave(void *ctx, struct widget *w)
{
    (void)w;
    go_home(ctx);
}

/* People think longer over a form, and have more to lose; writing down a number takes as long. */
static int patience_s(const struct session *s)
{
    return hall_is_filling(s->hall) || hall_is_copied_from(s->hall) ? SESSION_FILL_S : SESSION_BROWSE_S;
}

/* Wherever the visitor is now: a form was begun, and all that is written in it is going to be lost. */
static bool has_begun_a_form(const struct session *s)
{
    return s->hall->drafts->count > 0;
}

static void say_seconds(struct session *s, int seconds)
{
    bool filling = hall_is_filling(s->hall) || has_begun_a_form(s);
    char *body = str_format(
        view_word(ui_view(s->hall->ui), filling ? WORD_FILLING_WIPED_IN : WORD_GOING_HOME_IN), seconds);

    s->seconds_left = seconds;
    if (s->dialog == NULL) {
        const struct view *view = ui_view(s->hall->ui);
        struct dialog_text text = {.icon = "hourglass",
                                   .title =
                                       view_word(view, filling ? WORD_FILLING_STILL_THERE : WORD_STILL_THERE),
                                   .body = body,
                                   .yes = view_word(view, filling ? WORD_FILLING_STAY : WORD_STAY),
                                   .no = view_word(view, WORD_LEAVE)};
        s->dialog =
            dialog_open(ui_view(s->hall->ui), ui_dialog_layer(s->hall->ui), &text, on_stay, on_leave, s);
    } else {
        dialog_set_body(s->dialog, body);
    }
    mem_free(body);
}

void session_sleep(struct session *s, uint64_t now_us)
{
    go_home(s);
    s->stage = STAGE_ASLEEP;
    s->idle = idle_page(s->hall);
    s->next_slide_us = now_us + s_to_us(SESSION_SLIDE_S);
    nav_push(s->hall->nav, s->idle);
}

static bool browsing(const struct session *s)
{
    return nav_depth(s->hall->nav) > 1 || s->hall->mode != THEME_STANDARD ||
           s->hall->language != LANGUAGE_ZH || has_begun_a_form(s);
}

static void wake(struct session *s)
{
    s->stage = STAGE_PRESENT;
    s->idle = NULL;
    nav_home(s->hall->nav);
}

static void count_finger(struct session *s, const struct touch_event *event)
{
    unsigned bit = 1u << event->slot;

    if (event->kind == TOUCH_DOWN)
        s->fingers |= bit;
    else if (event->kind != TOUCH_MOVE)
        s->fingers &= ~bit;
}

void session_touch(struct session *s, const struct touch_event *event)
{
    s->last_touch_us = event->time_us;
    count_finger(s, event);
    if (s->stage == STAGE_ASLEEP) {
        if (event->kind != TOUCH_DOWN)
            return;
        wake(s);
        ui_swallow_touch(s->hall->ui, event->time_us);
    } else if (s->stage == STAGE_WARNED) {
        s->seconds_left = SESSION_WARNING_S + 1; /* they begin anew */
    } else {
        s->stage = STAGE_PRESENT;
    }
}

bool session_key(struct session *s, uint64_t now_us)
{
    bool asleep = s->stage == STAGE_ASLEEP;

    s->last_touch_us = now_us;
    if (asleep)
        wake(s);
    else if (s->stage != STAGE_WARNED)
        s->stage = STAGE_PRESENT;
    return asleep;
}

static uint64_t quiet_s(const struct session *s, uint64_t now_us)
{
    return now_us > s->last_touch_us ? (now_us - s->last_touch_us) / 1000000u : 0;
}

static void tick_awake(struct session *s, uint64_t now_us)
{
    uint64_t quiet = quiet_s(s, now_us);

    if (quiet >= SESSION_IDLE_S) {
        session_sleep(s, now_us);
        return;
    }
    if (!browsing(s)) {
        close_dialog(s);
        s->stage = STAGE_ALONE;
        return;
    }
    if (quiet >= (uint64_t)patience_s(s)) {
        go_home(s);
        return;
    }
    if (quiet < (uint64_t)(patience_s(s) - SESSION_WARNING_S)) {
        /* The finger that touched beside the buttons of the question has answered it; while it is down it may
         * be on one of them. */
        if (s->stage == STAGE_WARNED && s->fingers == 0)
            on_stay(s, NULL);
        return;
    }
    s->stage = STAGE_WARNED;
    int left = patience_s(s) - (int)quiet;
    if (s->dialog == NULL || left != s->seconds_left)
        say_seconds(s, left);
}

void session_tick(struct session *s, uint64_t now_us)
{
    if (s->stage != STAGE_ASLEEP) {
        tick_awake(s, now_us);
    } else if (now_us >= s->next_slide_us) {
        idle_page_turn(s->idle);
        s->next_slide_us = now_us + s_to_us(SESSION_SLIDE_S);
    }
}

uint64_t session_deadline(const struct session *s)
{
    if (s->stage == STAGE_ASLEEP)
        return idle_page_slides(s->idle) > 1 ? s->next_slide_us : UINT64_MAX;
    if (s->stage == STAGE_WARNED)
        return s->last_touch_us + s_to_us((uint64_t)(patience_s(s) - s->seconds_left + 1));
    if (browsing(s))
        return s->last_touch_us + s_to_us((uint64_t)(patience_s(s) - SESSION_WARNING_S));
    return s->last_touch_us + s_to_us(SESSION_IDLE_S);
}
