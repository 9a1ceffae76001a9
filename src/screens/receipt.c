/* SPDX-License-Identifier: MIT */
/* 回执: the number and the code, large, with what happens next. It is built only after the request is on the
 * disk. */
#include "base/mem.h"
#include "base/str.h"
#include "gfx/qr.h"
#include "store/content_hall.h"
#include "store/receipt.h"
#include "store/requests.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/qr_view.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"
#include "when.h"

#include <stdio.h>
#include <string.h>

enum { QR_WITH_WORDS_MM = 40 };

struct receipt {
    struct screen screen;
    char *form, *route; /* as they were called when it was handed in: the content may change meanwhile */
    struct request_receipt what;
    int32_t due_day;
    bool large; /* 抄写 */
};

static struct receipt *receipt_of(void *page)
{
    return CONTAINER_OF(page, struct receipt, screen.page);
}

static void number_text(const struct receipt *r, char out[RECEIPT_TEXT_BYTES])
{
    receipt_format(out, requests_prefix(r->screen.hall->requests), r->what.number);
}

/* "6391" as "6 3 9 1". */
static void spaced_code(const struct receipt *r, char out[2 * REQUEST_CODE_BYTES])
{
    char *p = out;

    for (const char *c = r->what.code; *c != '\0'; c++) {
        if (p > out)
            *p++ = ' ';
        *p++ = *c;
    }
    *p = '\0';
}

static void on_large(void *ctx, struct widget *w)
{
    struct receipt *r = ctx;

    (void)w;
    r->large = !r->large;
    hall_want_rebuild(r->screen.hall);
}

static void on_kept(void *ctx, struct widget *w)
{
    struct receipt *r = ctx;

    (void)w;
    nav_home(r->screen.hall->nav);
}

/* ---- the number ---- */

static void build_figure(struct view *view, struct widget *parent, enum word name, const char *figure,
                         color_t color, int em)
{
    const struct theme *theme = &view->theme;
    struct panel *texts = panel_stack(view, parent, PANEL_COLUMN, 0);

    texts->widget.grow = 1;
    label_set_style(label_create(view, &texts->widget, view_word(view, name), TYPE_BODY, FONT_REGULAR,
                                 theme->second_text),
                    TEXT_LEFT, 1, 0);
    struct widget *big = label_create(view, &texts->widget, figure, TYPE_DISPLAY, FONT_BOLD, color);
    label_set_size(big, em, em * 5 / 4);
    label_set_style(big, TEXT_LEFT, 1, 0);
}

/* Between what stands in the body so far and the keys that close it, px. */
static int room_left(const struct receipt *r, struct panel *body)
{
    const struct view *view = screen_view(&r->screen);

    return shell_body_height(&r->screen, body) + 2 * body->pad_y -
           widget_measure(&body->widget, view->size.w).h - theme_px(&view->theme, 24) - 2 * view->theme.gap;
}

/* Low glass has less: what closes the page stays on it. The body holds the title so far. */
static int qr_side(const struct receipt *r, struct panel *body)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    int wanted = theme_px(theme, theme->landscape ? 46 : theme->mode == THEME_ELDER ? 58 : 68);
    int around = 3 * theme->unit + theme->type_px[TYPE_NOTE] * 3 / 2; /* the card's, and the words below */
    int room = room_left(r, body) - theme->gap - around;

    wanted = min_int(wanted, (view->size.w - 2 * theme->margin) / 3); /* the numbers come first */

    int with_words = theme_px(theme, QR_WITH_WORDS_MM);
    if (room < with_words) /* without the words below it, then */
        room = min_int(room + theme->type_px[TYPE_NOTE] * 3 / 2, with_words - 1);
    return clamp_int(room, theme_px(theme, 20), wanted);
}

/* As large as wanted, or as the room allows: a number is never broken. To be copied, both fill the card that
 * has the page to itself. */
static int figure_em(struct receipt *r, const struct panel *body, const char *number, const char *code,
                     int room)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    struct text_style style = theme_style(theme, TYPE_DISPLAY, FONT_BOLD);
    int width = max_int(text_width(view->fonts, number, &style), text_width(view->fonts, code, &style));
    int most = style.size_px * (theme->landscape ? 6 : 9) / 4;

    if (r->large) {
        int above = theme->landscape ? 0 : 2 * theme->target;
        int high = (shell_body_height(&r->screen, body) - above - theme_px(theme, 24) - 3 * theme->gap) / 2;
        most = (high - theme->type_px[TYPE_BODY] * 3 / 2 - 2 * theme->unit) * 4 / 5;
    }
    return clamp_int(style.size_px * room / max_int(width, 1), 1, max_int(most, 1));
}

/* Beside each other on wide glass, below each other on high. */
static void build_numbers(struct receipt *r, const struct panel *body, struct panel *card, int qr_px)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    char number[RECEIPT_TEXT_BYTES], code[2 * REQUEST_CODE_BYTES];
    bool beside = theme->landscape && !r->large;
    int room = view->size.w - 2 * theme->margin - 2 * card->pad_x - (qr_px > 0 ? qr_px + 2 * card->gap : 0);
    struct panel *figures = panel_stack(view, &card->widget, beside ? PANEL_ROW : PANEL_COLUMN,
                                        beside ? 2 * theme->gap : theme->unit);

    number_text(r, number);
    spaced_code(r, code);
    int em = figure_em(r, body, number, code, (beside ? (room - figures->gap) / 2 : room) * 19 / 20);
    figures->widget.grow = 1;
    build_figure(view, &figures->widget, WORD_RECEIPT_NUMBER, number, theme->text, em);
    build_figure(view, &figures->widget, WORD_RECEIPT_CODE, code, theme->hue[HUE_IDENTITY], em);
    explicit_bzero(code, sizeof code);
}

/* Number and code, and where to come back: nothing of what was written. */
static void build_qr(struct receipt *r, struct panel *parent, int side)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    char number[RECEIPT_TEXT_BYTES];

    number_text(r, number);
    char *text = str_format(view_word(view, WORD_RECEIPT_QR), hall_setting(r->screen.hall, "社区名称", ""),
                            number, r->what.code);
    struct qr *qr = qr_create(text);
    explicit_bzero(text, strlen(text));
    mem_free(text);
    if (qr == NULL)
        return;
    struct panel *box = panel_stack(view, &parent->widget, PANEL_COLUMN, 0);
    box->across = PANEL_CENTER;
    qr_view_create(view, &box->widget, qr, side);
    if (side >= theme_px(theme, QR_WITH_WORDS_MM))
        label_set_single(label_create(view, &box->widget, view_word(view, WORD_RECEIPT_SCAN), TYPE_NOTE,
                                      FONT_REGULAR, theme->second_text));
}

/* ---- what happens next ---- */

/* A line between two facts keeps the eye in its row. */
static void build_fact(struct view *view, struct panel *card, const char *name, const char *text)
{
    const struct theme *theme = &view->theme;

    if (!theme->landscape && !list_empty(&card->widget.children)) {
        struct panel *line = panel_create(view, &card->widget, PANEL_ROW);
        line->fill = theme->line;
        line->widget.least.h = theme->border;
    }
    struct panel *row = panel_stack(view, &card->widget, PANEL_ROW, theme->gap);
    struct widget *label =
        label_create(view, &row->widget, name, TYPE_BODY, FONT_REGULAR, theme->second_text);

    row->across = PANEL_CENTER;
    row->pad_y = theme->landscape ? 0 : theme_px(theme, theme->mode == THEME_ELDER ? 0.5 : 2);
    label_set_style(label, TEXT_LEFT, 1, 0);
    label->least.w = theme->type_px[TYPE_BODY] * 5;
    label_create(view, &row->widget, text, TYPE_BODY, FONT_BOLD, theme->text)->grow = 1;
}

static void build_facts(struct receipt *r, struct widget *parent)
{
    struct view *view = screen_view(&r->screen);
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    if (!view->theme.landscape)
        card->gap = theme_px(&view->theme, 2);
    char *day = r->due_day != DAY_NONE ? when_date(view, r->due_day, hall_today(r->screen.hall)) : NULL;
    char *when = day != NULL ? str_format(view_word(view, WORD_RECEIPT_BEFORE), day)
                             : mem_strdup(view_word(view, WORD_RECEIPT_SOON));

    /* Large type on wide glass has room for one line. */
    if (view->theme.landscape && view->theme.mode == THEME_ELDER) {
        bool known = *r->route != '\0';
        char *both = known ? str_format("%s · %s", r->route, when) : mem_strdup(when);
        build_fact(view, card, view_word(view, known ? WORD_RECEIPT_WHO : WORD_RECEIPT_WHEN), both);
        mem_free(both);
    } else {
        if (*r->route != '\0')
            build_fact(view, card, view_word(view, WORD_RECEIPT_WHO), r->route);
        build_fact(view, card, view_word(view, WORD_RECEIPT_WHEN), when);
        build_fact(view, card, view_word(view, WORD_RECEIPT_HOW), view_word(view, WORD_RECEIPT_HOW_TEXT));
        build_fact(view, card, view_word(view, WORD_RECEIPT_UNSOLVED),
                   view_word(view, WORD_RECEIPT_UNSOLVED_TEXT));
    }
    mem_free(day);
    mem_free(when);
}

static void build_disc(struct view *view, struct widget *parent, int side)
{
    struct panel *disc = panel_create(view, parent, PANEL_ROW);

    disc->widget.least = (struct size){side, side};
    disc->across = disc->along = PANEL_CENTER;
    disc->fill = view->theme.hue[HUE_ACTIVITY];
    disc->radius = side / 2;
    picture_icon(view, &disc->widget, "check", side * 2 / 3, view->theme.on_hue);
}

/* On high glass the tick stands above the words, as large as the good news; on wide glass beside them. */
static void build_title(struct receipt *r, struct panel *body)
{
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    bool above = !theme->landscape && !r->large && theme->mode == THEME_STANDARD;
    enum text_align align = above ? TEXT_CENTER : TEXT_LEFT;
    char *title = str_format(view_word(view, WORD_RECEIPT_TITLE), r->form);
    char *under = r->what.place_in_line > 0
                      ? str_format(view_word(view, WORD_RECEIPT_WAITING), r->what.place_in_line)
                      : mem_strdup(view_word(view, WORD_RECEIPT_LEAVES));
    struct panel *row = panel_stack(view, &body->widget, above ? PANEL_COLUMN : PANEL_ROW, theme->gap);

    row->across = PANEL_CENTER;
    build_disc(view, &row->widget, theme_px(theme, above ? 32 : 20));
    struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    texts->widget.grow = !above;
    label_set_style(label_create(view, &texts->widget, title, above ? TYPE_DISPLAY : TYPE_TITLE, FONT_BOLD,
                                 theme->text),
                    align, 2, 0);
    label_set_style(label_create(view, &texts->widget, under, TYPE_BODY, FONT_REGULAR, theme->second_text),
                    align, theme->landscape ? 1 : 2, 0);
    mem_free(title);
    mem_free(under);
}

static void receipt_build(struct page *page, struct widget *parent)
{
    struct receipt *r = receipt_of(page);
    struct view *view = screen_view(&r->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&r->screen, parent);

    if (!r->large || !theme->landscape)
        build_title(r, body);
    int qr_px = r->large ? 0 : qr_side(r, body);
    struct panel *card = panel_card(view, &body->widget, PANEL_ROW);
    card->across = PANEL_CENTER;
    build_numbers(r, body, card, qr_px);
    if (r->large) {
        card->widget.grow = 1;
        card->widget.clips = true;
    } else {
        build_qr(r, card, qr_px);
        /* On high glass the keys that turn pages would take the room of the facts themselves. */
        if (room_left(r, body) >= theme->target * (theme->landscape ? 5 : 16) / 4)
            build_facts(r, &shell_scroll(&r->screen, &body->widget)->widget);
        else
            panel_add_spring(view, &body->widget); /* 查询进度 tells the same */
    }
    struct panel *keys = panel_stack(view, &body->widget, PANEL_ROW, theme->gap);
    part_button(view, &keys->widget, "document", view_word(view, WORD_COPY_OUT), r->large, HUE_SELF, on_large,
                r, 0);
    part_button(view, &keys->widget, "check", view_word(view, WORD_RECEIPT_KEPT), true, HUE_IDENTITY, on_kept,
                r, 0);
}

static void receipt_destroy(struct page *page)
{
    struct receipt *r = receipt_of(page);

    mem_free(r->form);
    mem_free(r->route);
    explicit_bzero(r, sizeof *r);
    mem_free(r);
}

static const struct page_class receipt_class = {.name = "receipt",
                                                .build = receipt_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = receipt_destroy};

struct page *receipt_page(struct hall *hall, const struct form *form, const struct request_receipt *receipt,
                          int32_t due_day)
{
    struct receipt *r = screen_create(sizeof *r, &receipt_class, hall);

    r->form = mem_strdup(form->name);
    r->route = mem_strdup(form->route);
    r->what = *receipt;
    r->due_day = due_day;
    return &r->screen.page;
}
