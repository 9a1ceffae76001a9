/* SPDX-License-Identifier: MIT */
#include "progress_pad.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "parts.h"
#include "progress_boxes.h"

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
static void changed(struct progress_pad *pad, const struct progress_entry *before)
{
    const struct progress_entry *now = &pad->entry;

    if (before->in_code != now->in_code || before->fault != now->fault ||
        progress_entry_number(before) != progress_entry_number(now)) {
        rebuild(pad);
        return;
    }
    for (int i = 0; i < 2; i++)
        if (pad->boxes[i] != NULL)
            widget_mark(pad->boxes[i]);
}

static void on_key(void *ctx, const char *label)
{
    struct progress_pad *pad = ctx;
    struct progress_entry before = pad->entry;

    if (progress_entry_key(&pad->entry, label))
        look_up(pad);
    changed(pad, &before);
    explicit_bzero(&before, sizeof before);
}

static void on_field(void *ctx, struct widget *w)
{
    struct progress_pad *pad = ctx;

    progress_entry_go(&pad->entry, w->tag == 1);
    rebuild(pad);
}

/* ---- building ---- */

/* How the page is laid out; each next one takes less room. */
static const struct fit {
    double keys_mm; /* narrow glass: how high the keypad is at least */
    bool sample; /* what a receipt looks like */
    bool hint, title, beside; /* beside: the names of the fields before their boxes */
    bool alone; /* only the field that is typed in */
} fits[] = {
    {.keys_mm = 150, .sample = true, .hint = true, .title = true},
    {.keys_mm = 150, .hint = true, .title = true}, {.keys_mm = 150, .title = true},
    {.keys_mm = 110, .title = true},               {.keys_mm = 110, .title = true, .beside = true},
    {.keys_mm = 90, .beside = true},               {.keys_mm = 90, .alone = true},
};

static void build_field(struct progress_pad *pad, struct widget *parent, const struct fit *fit, bool code)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    bool here = pad->entry.in_code == code;

    if (fit->alone && !here)
        return;
    struct panel *field = panel_card(view, parent, fit->beside ? PANEL_ROW : PANEL_COLUMN);
    field->pad_x = theme->unit * 3 / 2;
    field->pad_y = theme->unit;
    field->gap = theme->unit / 2;
    field->across = fit->beside ? PANEL_CENTER : PANEL_STRETCH;
    field->border = here ? theme->hue[HUE_SELF] : theme->line;
    field->border_px = here ? theme->border * 2 : theme->border;
    struct widget *name = label_create(
        view, &field->widget, view_word(view, code ? WORD_TRACK_CODE : WORD_RECEIPT_NUMBER), TYPE_BODY,
        here ? FONT_BOLD : FONT_REGULAR, here ? theme->hue[HUE_SELF] : theme->second_text);
    if (fit->beside)
        name->least.w = theme->type_px[TYPE_BODY] * 4;
    pad->boxes[code] = progress_boxes_create(view, &field->widget, &pad->entry,
                                             requests_prefix(pad->screen->hall->requests), code);
    pad->boxes[code]->grow = fit->beside ? 1 : 0;
    panel_set_tap(field, on_field, pad, code);
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

/* What to do now, or what is wrong: never by its colour alone. As high as the longest of it, so that no key
 * moves under the finger. */
static void build_told(struct progress_pad *pad, struct widget *parent, int width)
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
    struct widget *label = label_create(view, &row->widget, view_word(view, WORD_TRACK_NOT_FOUND), TYPE_BODY,
                                        FONT_BOLD, fault ? theme->hue[hue] : theme->text);
    label->grow = 1;
    label_set_style(label, TEXT_LEFT, 4, 0);
    row->widget.least.h = widget_measure(&row->widget, width).h;
    label_set_text(label, text);
    mem_free(text);
}

/* Which of the two numbers is which, for whoever stands here with a slip of paper. */
static void build_sample(struct progress_pad *pad, struct widget *parent)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    const char *prefix = requests_prefix(pad->screen->hall->requests);
    struct panel *card = panel_stack(view, parent, PANEL_ROW, theme->unit * 2);
    char *number = str_format("%s 123456-7", prefix);
    const char *const lines[][2] = {{view_word(view, WORD_RECEIPT_NUMBER), number},
                                    {view_word(view, WORD_TRACK_CODE), "1 2 3 4"}};

    card->across = PANEL_CENTER;
    card->fill = theme_tint(theme, HUE_SELF);
    card->radius = theme->radius;
    card->pad_x = theme->unit * 3 / 2;
    card->pad_y = theme->unit;
    picture_icon(view, &card->widget, "document", theme_px(theme, 14), theme->hue[HUE_SELF]);
    label_set_single(label_create(view, &card->widget, view_word(view, WORD_TRACK_SAMPLE), TYPE_NOTE,
                                  FONT_REGULAR, theme->second_text));
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
        texts->widget.grow = 1;
        label_create(view, &texts->widget, lines[i][0], TYPE_NOTE, FONT_REGULAR, theme->second_text);
        label_set_single(
            label_create(view, &texts->widget, lines[i][1], TYPE_HEADING, FONT_BOLD, theme->second_text));
    }
    mem_free(number);
}

static void build_left(struct progress_pad *pad, struct widget *left, int width, const struct fit *fit,
                       const struct progress_pad_words *words)
{
    struct view *view = screen_view(pad->screen);

    pad->boxes[0] = pad->boxes[1] = NULL;
    if (fit->title)
        part_page_title(view, left, words->title, words->remark);
    build_field(pad, left, fit, false);
    build_field(pad, left, fit, true);
    build_told(pad, left, width);
    if (!fit->hint)
        return;
    panel_add_spring(view, left);
    if (fit->sample)
        build_sample(pad, left);
    label_set_style(label_create(view, left, words->below, TYPE_NOTE, FONT_REGULAR, view->theme.second_text),
                    TEXT_LEFT, 2, 0);
}

/* Wide glass: the keypad has the whole height to itself. */
void progress_pad_build(struct progress_pad *pad, struct panel *body, const struct progress_pad_words *words)
{
    struct view *view = screen_view(pad->screen);
    const struct theme *theme = &view->theme;
    bool wide = theme->landscape;
    struct panel *halves = panel_stack(view, &body->widget, wide ? PANEL_ROW : PANEL_COLUMN, theme->gap * 2);
    struct panel *left = panel_stack(view, &halves->widget, PANEL_COLUMN, theme->gap);
    int width = view->size.w - 2 * body->pad_x, height = shell_body_height(pad->screen, body);
    const struct fit *fit = fits;

    pad->mode = theme->mode;
    pad->language = view->language;
    pad->built_by_itself = false;
    halves->widget.grow = left->widget.grow = 1;
    halves->widget.clips = left->widget.clips = true;
    width = wide ? (width - halves->gap) / 2 : width;
    for (;; fit++) {
        int room = wide ? height : height - halves->gap - theme_px(theme, fit->keys_mm);
        build_left(pad, &left->widget, width, fit, words);
        if (fit + 1 == fits + ARRAY_LEN(fits) || widget_measure(&left->widget, width).h <= room)
            break;
        widget_destroy_children(&left->widget);
    }
    struct widget *keys = keypad_create(view, &halves->widget, &keypad_digits, on_key, pad);
    keys->grow = wide ? 1 : 0;
    int spare = height - halves->gap - widget_measure(&left->widget, width).h;
    keys->least.h =
        wide ? 0 : clamp_int(spare, theme_px(theme, fit->keys_mm), theme_px(theme, fits->keys_mm));
}

void progress_pad_leave(struct progress_pad *pad)
{
    const struct view *view = screen_view(pad->screen);

    if (!pad->built_by_itself && view->theme.mode == pad->mode && view->language == pad->language)
        progress_entry_wipe(&pad->entry);
    pad->built_by_itself = false;
    pad->boxes[0] = pad->boxes[1] = NULL;
}

void progress_pad_off(struct screen *screen, struct panel *body, const char *title)
{
    struct view *view = screen_view(screen);
    char *advice =
        str_format(view_word(view, WORD_TRACK_OFF_ADVICE), hall_setting(screen->hall, "服务电话", "12345"));

    part_empty(view, &body->widget, "hourglass", title, advice);
    mem_free(advice);
    if (*screen->hall->requests_problem != '\0')
        part_for_staff(view, &body->widget, screen->hall->requests_problem);
}
