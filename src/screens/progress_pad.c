/* SPDX-License-Identifier: MIT */
#include "progress_pad.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "parts.h"

#include <stdio.h>
#include <string.h>

enum { MINUTES_FROM_S = 90 }; /* a wait of so long is told in minutes */

void progress_pad_init(struct progress_pad *pad, struct screen *screen,
                       void (*found)(void *ctx, const struct request_record *record), void *ctx)
{
    memset(pad, 0, sizeof *pad);
    pad->screen = screen;
    pad->found = found;
    pad->ctx = ctx;
    progress_entry_init(&pad->entry, screen->hall->requests);
}

static const struct theme *theme_of(const struct progress_pad *pad)
{
    return screen_theme(pad->screen);
}

/* ---- what the fields show ---- */

/* Boxes of the number: as many as it mostly has, more when more were typed. */
static int boxes_of_number(const struct progress_pad *pad)
{
    return max_int(pad->entry.digits, (int)strlen(pad->entry.number));
}

/* As wide as the number leaves them, so that both fields look alike. */
static void size_boxes(struct progress_pad *pad)
{
    const struct theme *theme = theme_of(pad);
    int count = boxes_of_number(pad), gap = theme->unit / 2;
    int beside = widget_measure(pad->prefix, pad->room_px).w + widget_measure(pad->hyphen, pad->room_px).w + 2 * gap;
    int width = (pad->room_px - beside - (count - 1) * gap) / count;

    width = clamp_int(width, 1, theme_px(theme, theme->mode == THEME_ELDER ? 26 : 22));
    for (int i = 0; i < ENTRY_DIGITS_MOST + ENTRY_CODE_DIGITS; i++) {
        pad->box[i]->widget.least.w = width;
        widget_hide(&pad->box[i]->widget, i < ENTRY_DIGITS_MOST && i >= count);
        widget_invalidate(&pad->box[i]->widget);
    }
}

static void show_box(struct progress_pad *pad, int at, const char *text, bool next)
{
    const struct theme *theme = theme_of(pad);
    struct panel *box = pad->box[at];

    label_set_text(pad->digit[at], text);
    box->border = next ? theme->hue[HUE_SELF] : theme->second_text;
    box->border_px = next ? theme->border * 3 : theme->border;
    box->fill = next ? theme_tint(theme, HUE_SELF) : theme->card;
    widget_mark(&box->widget);
}

/* One sees what one types, and nobody sees the code when it is done. */
static void show_code(struct progress_pad *pad, int at)
{
    const struct progress_entry *e = &pad->entry;
    int len = (int)strlen(e->code);
    char digit[2] = {at < len ? e->code[at] : '\0', '\0'};

    show_box(pad, ENTRY_DIGITS_MOST + at, at + 1 < len ? "●" : digit, e->in_code && at == len);
    explicit_bzero(digit, sizeof digit);
}

static void show_typed(struct progress_pad *pad)
{
    const struct theme *theme = theme_of(pad);
    const struct progress_entry *e = &pad->entry;
    int len = (int)strlen(e->number);

    for (int i = 0; i < ENTRY_DIGITS_MOST; i++) {
        char digit[2] = {i < len ? e->number[i] : '\0', '\0'};
        show_box(pad, i, digit, !e->in_code && i == len);
    }
    for (int i = 0; i < ENTRY_CODE_DIGITS; i++)
        show_code(pad, i);
    for (int i = 0; i < 2; i++) {
        bool here = e->in_code == (i == 1);
        pad->field[i]->border = here ? theme->hue[HUE_SELF] : theme->line;
        pad->field[i]->border_px = here ? theme->border * 2 : theme->border;
        widget_mark(&pad->field[i]->widget);
    }
}

/* ---- what the person does ---- */

static void rebuild(struct progress_pad *pad)
{
    pad->built_by_itself = true;
    hall_want_rebuild(pad->screen->hall);
}

static void look_up(struct progress_pad *pad)
{
    struct hall *hall = pad->screen->hall;
    struct request_record *record =
        progress_entry_look_up(&pad->entry, hall->requests, screen_view(pad->screen)->now_us);

    if (record != NULL)
        pad->found(pad->ctx, record);
    request_record_destroy(record);
}

/* What is told changes seldom; then the page is built anew. The digits change in place. */
static void changed(struct progress_pad *pad, const struct progress_entry *before, int boxes)
{
    if (before->in_code != pad->entry.in_code || before->fault != pad->entry.fault ||
        boxes != boxes_of_number(pad) || progress_entry_number(before) != progress_entry_number(&pad->entry))
        rebuild(pad);
    else
        show_typed(pad);
}

static void on_key(void *ctx, const char *label)
{
    struct progress_pad *pad = ctx;
    struct progress_entry before = pad->entry;
    int boxes = boxes_of_number(pad);

    if (progress_entry_key(&pad->entry, label))
        look_up(pad);
    changed(pad, &before, boxes);
    explicit_bzero(&before, sizeof before);
}

static void on_field(void *ctx, struct widget *w)
{
    struct progress_pad *pad = ctx;

    progress_entry_go(&pad->entry, w->tag == 1);
    rebuild(pad);
}

/* ---- building ---- */

static void build_box(struct progress_pad *pad, struct widget *row, int at)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    struct panel *box = panel_card(view, row, PANEL_ROW);

    box->across = box->along = PANEL_CENTER;
    box->pad_x = box->pad_y = 0;
    box->widget.least.h = theme_px(theme, theme->mode == THEME_ELDER ? 28 : 24);
    pad->box[at] = box;
    pad->digit[at] = label_create(view, &box->widget, "", TYPE_TITLE, FONT_BOLD, theme->text);
    label_set_single(pad->digit[at]);
}

static struct widget *build_sign(struct view *view, struct widget *row, const char *text)
{
    struct widget *sign = label_create(view, row, text, TYPE_TITLE, FONT_BOLD, view->theme.text);

    label_set_single(sign);
    return sign;
}

static struct panel *build_field(struct progress_pad *pad, struct widget *parent, enum word name, bool code)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    struct panel *field = panel_card(view, parent, PANEL_COLUMN);

    field->pad_x = theme->unit * 3 / 2;
    field->pad_y = theme->unit;
    field->gap = theme->unit / 2;
    label_create(view, &field->widget, view_word(view, name), TYPE_BODY, FONT_BOLD, theme->second_text);
    panel_set_tap(field, on_field, pad, code);
    pad->field[code] = field;
    struct panel *row = panel_stack(view, &field->widget, PANEL_ROW, theme->unit / 2);
    row->across = PANEL_CENTER;
    return row;
}

static void build_fields(struct progress_pad *pad, struct widget *parent)
{
    struct view *view = screen_view(pad->screen);
    struct panel *number = build_field(pad, parent, WORD_RECEIPT_NUMBER, false);
    bool split = boxes_of_number(pad) == pad->entry.digits;

    pad->prefix = build_sign(view, &number->widget, requests_prefix(pad->screen->hall->requests));
    for (int i = 0; i < ENTRY_DIGITS_MOST; i++) {
        if (i == pad->entry.digits - 1)
            pad->hyphen = build_sign(view, &number->widget, split ? "-" : "");
        build_box(pad, &number->widget, i);
    }
    struct panel *code = build_field(pad, parent, WORD_TRACK_CODE, true);
    for (int i = 0; i < ENTRY_CODE_DIGITS; i++)
        build_box(pad, &code->widget, ENTRY_DIGITS_MOST + i);
    pad->room_px -= 2 * pad->field[0]->pad_x;
    size_boxes(pad);
    show_typed(pad);
}

static char *wait_text(const struct view *view, int wait_s)
{
    char *time = wait_s < MINUTES_FROM_S
                     ? str_format(view_word(view, WORD_TRACK_SECONDS), max_int(wait_s, 1))
                     : str_format(view_word(view, WORD_TRACK_MINUTES), (wait_s + 59) / 60);
    char *text = str_format(view_word(view, WORD_TRACK_WAIT), time);

    mem_free(time);
    return text;
}

static char *told(const struct progress_pad *pad)
{
    static const enum word faults[] = {[ENTRY_MISCOPIED] = WORD_TRACK_MISCOPIED,
                                       [ENTRY_NOT_FOUND] = WORD_TRACK_NOT_FOUND,
                                       [ENTRY_NOT_VOLUNTEER] = WORD_CLAIM_NOT_VOLUNTEER,
                                       [ENTRY_NOT_VALID] = WORD_CLAIM_NOT_VALID};
    const struct view *view = screen_view(pad->screen);
    const struct progress_entry *e = &pad->entry;

    if (e->fault == ENTRY_WAIT)
        return wait_text(view, e->wait_s);
    if (e->fault != ENTRY_FINE)
        return mem_strdup(view_word(view, faults[e->fault]));
    if (e->in_code)
        return mem_strdup(view_word(view, WORD_TRACK_CODE_PROMPT));
    return mem_strdup(view_word(view, progress_entry_number(e) != 0 ? WORD_TRACK_NUMBER_DONE
                                                                    : WORD_TRACK_NUMBER_PROMPT));
}

/* What to do now, or what is wrong: never by its colour alone. */
static void build_told(struct progress_pad *pad, struct widget *parent)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    bool fault = pad->entry.fault != ENTRY_FINE;
    enum theme_hue hue = fault ? HUE_IDENTITY : HUE_SELF;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 3 / 2);
    char *text = told(pad);

    row->across = PANEL_CENTER;
    row->pad_x = theme->unit * 3 / 2;
    row->pad_y = theme->unit / 2;
    row->radius = theme->radius;
    row->fill = fault ? theme_tint(theme, hue) : 0;
    picture_icon(view, &row->widget, fault ? "warning" : "info", theme_px(theme, 11), theme->hue[hue]);
    struct widget *label = label_create(view, &row->widget, text, TYPE_BODY, FONT_BOLD,
                                        fault ? theme->hue[hue] : theme->text);
    label->grow = 1;
    label_set_style(label, TEXT_LEFT, 4, 0);
    mem_free(text);
}

static void build_below(struct view *view, struct widget *parent, const char *below)
{
    struct widget *hint =
        label_create(view, parent, below, TYPE_NOTE, FONT_REGULAR, view->theme.second_text);

    label_set_style(hint, TEXT_LEFT, 2, 0);
}

/* Wide glass: the keypad has the whole height to itself. */
void progress_pad_build(struct progress_pad *pad, struct panel *body, const char *title, const char *remark,
                        const char *below)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    bool beside = theme->landscape;
    int room = view->size.w - 2 * body->pad_x;
    struct panel *halves = panel_stack(view, &body->widget, beside ? PANEL_ROW : PANEL_COLUMN, theme->gap * 2);

    pad->mode = theme->mode;
    pad->language = view->language;
    pad->built_by_itself = false;
    halves->widget.grow = 1;
    struct panel *left = panel_stack(view, &halves->widget, PANEL_COLUMN, theme->gap);
    left->widget.grow = 1;
    part_page_title(view, &left->widget, title, remark);
    pad->room_px = beside ? (room - halves->gap) / 2 : room;
    build_fields(pad, &left->widget);
    build_told(pad, &left->widget);
    panel_add_spring(view, &left->widget);
    if (below != NULL)
        build_below(view, &left->widget, below);
    struct widget *keys = keypad_create(view, &halves->widget, &keypad_digits, on_key, pad);
    keys->grow = beside ? 1 : 0;
    keys->least.h = beside ? 0 : theme_px(theme, 150);
}

void progress_pad_leave(struct progress_pad *pad)
{
    const struct view *view = screen_view(pad->screen);

    if (!pad->built_by_itself && view->theme.mode == pad->mode && view->language == pad->language)
        progress_entry_wipe(&pad->entry);
    pad->built_by_itself = false;
    memset(pad->field, 0, sizeof pad->field);
}

void progress_pad_off(struct screen *screen, struct panel *body, const char *title)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    char *advice =
        str_format(view_word(view, WORD_TRACK_OFF_ADVICE), hall_setting(screen->hall, "服务电话", "12345"));

    part_empty(view, &body->widget, "hourglass", title, advice);
    mem_free(advice);
    if (*screen->hall->requests_problem == '\0')
        return;
    struct panel *card = panel_card(view, &body->widget, PANEL_COLUMN);
    label_create(view, &card->widget, view_word(view, WORD_FOR_STAFF), TYPE_NOTE, FONT_BOLD, theme->second_text);
    label_create(view, &card->widget, screen->hall->requests_problem, TYPE_NOTE, FONT_REGULAR,
                 theme->second_text);
}
