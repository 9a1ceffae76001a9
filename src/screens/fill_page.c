/* SPDX-License-Identifier: MIT */
/* A form, one question at a time: how far it is, the question, its answer, one step back, one step on. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "draft.h"
#include "fill_step.h"
#include "pages.h"
#include "parts.h"

#include <string.h>

static struct fill_screen *fill_screen_of(void *page)
{
    return CONTAINER_OF(page, struct fill_screen, screen.page);
}

struct fill *fill_screen_fill(struct fill_screen *s)
{
    struct hall *hall = s->screen.hall;
    const struct form *form = hall->content != NULL ? content_form_by_code(hall->content, s->code) : NULL;

    if (form == NULL)
        return NULL;
    struct fill *fill = draft_of(hall->drafts, form);
    if (fill_rebase(fill, form)) {
        s->form_changed = true;
        s->built_for = -1;
    }
    return fill;
}

/* Taps that waited while the disk was slow all come before the page changes: only the first of them means
 * what it hit. */
struct fill *fill_screen_asked(struct fill_screen *s)
{
    bool begun = draft_find(s->screen.hall->drafts, s->code) != NULL;
    struct fill *fill = begun ? fill_screen_fill(s) : NULL;

    return fill != NULL && fill->at == s->built_for ? fill : NULL;
}

const struct form_field *fill_screen_field(struct fill_screen *s)
{
    struct fill *fill = fill_screen_fill(s);

    return &fill->form->field[fill->at];
}

/* ---- moving ---- */

static void go_to(struct fill_screen *s, int field)
{
    struct fill *fill = fill_screen_fill(s);

    fill->at = field;
    s->fault = FILL_FINE;
    s->form_changed = s->taken = false;
    mem_free(s->failure);
    s->failure = NULL;
    shell_forget_place(&s->screen);
    view_turn(screen_view(&s->screen));
    hall_want_rebuild(s->screen.hall);
}

/* Back at the review, unless the new answer brought a question that is still open. */
static void return_to_review(struct fill_screen *s, struct fill *fill)
{
    int open = fill_first_fault(fill);

    fill->reviewing = open >= 0;
    go_to(s, open >= 0 ? open : fill->form->field_count);
}

void fill_screen_next(struct fill_screen *s)
{
    struct fill *fill = fill_screen_fill(s);

    s->fault = fill_check(fill, fill->at);
    if (s->fault != FILL_FINE) {
        hall_want_rebuild(s->screen.hall);
        return;
    }
    if (fill_diverts(fill, fill->at)) {
        nav_push(s->screen.hall->nav, emergency_page(s->screen.hall, s->code));
        return;
    }
    if (fill->reviewing)
        return_to_review(s, fill);
    else
        go_to(s, fill_after(fill, fill->at));
}

/* The pad may be waiting for another stroke, the letters for a tap: they belong to the question in sight,
 * and only once, before another one is. */
static void take_what_waits(struct fill_screen *s)
{
    fill_take_drawing(s);
    s->pad = NULL;
    fill_settle_writer(s);
}

static void on_next(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    (void)w;
    if (fill == NULL)
        return;
    take_what_waits(s);
    if (fill->at == fill->form->field_count)
        fill_submit(s);
    else
        fill_screen_next(s);
}

static bool step_back(struct fill_screen *s)
{
    struct fill *fill = fill_screen_asked(s);

    if (s->built_for < 0)
        return false;
    if (fill == NULL)
        return true;
    take_what_waits(s);
    int before = fill->reviewing ? fill->form->field_count : fill_before(fill, fill->at);
    if (before < 0)
        return false;
    fill->reviewing = false;
    go_to(s, before);
    return true;
}

static void on_before(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;

    (void)w;
    if (!step_back(s))
        nav_back(s->screen.hall->nav);
}

static bool fill_back(struct page *page)
{
    return step_back(fill_screen_of(page));
}

/* ---- what stands around the answer ---- */

static void build_segments(struct view *view, struct widget *parent, int step, int steps)
{
    const struct theme *theme = &view->theme;
    struct panel *bar = panel_stack(view, parent, PANEL_ROW, theme->unit / 2);

    bar->widget.grow = 1;
    for (int i = 0; i < steps; i++) {
        struct panel *segment = panel_create(view, &bar->widget, PANEL_ROW);
        segment->fill = i < step ? theme->hue[HUE_SELF] : theme->line;
        segment->pill = 1;
        segment->widget.grow = 1;
        segment->widget.least.h = theme_px(theme, 4);
    }
}

static void build_progress(struct fill_screen *s, const struct fill *fill, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct panel *row = panel_stack(view, parent, PANEL_ROW, view->theme.gap);
    bool review = fill->at == fill->form->field_count;
    int step, steps;

    fill_progress(fill, &step, &steps);
    row->across = PANEL_CENTER;
    row->widget.grow = 1;
    build_segments(view, &row->widget, step, steps);
    char *text = review ? mem_strdup(view_word(view, WORD_FILL_LAST_STEP))
                        : str_format(view_word(view, WORD_FILL_STEP), step, steps);
    /* High glass has the room to say it aloud. */
    bool loud = !view->theme.landscape && view->theme.mode == THEME_STANDARD;
    label_set_single(label_create(view, &row->widget, text, loud ? TYPE_BODY : TYPE_NOTE, FONT_BOLD,
                                  view->theme.second_text));
    mem_free(text);
}

/* The caller owns it. */
static char *fault_text(struct fill_screen *s, const struct form_field *f)
{
    const struct view *view = screen_view(&s->screen);
    bool open = f->least == 0 && f->most == 0;

    switch (s->fault) {
    case FILL_FINE: break;
    case FILL_MISSING: return mem_strdup(view_word(view, WORD_FAULT_MISSING));
    case FILL_TOO_SHORT: return str_format(view_word(view, WORD_FAULT_SHORT), (int)f->least);
    case FILL_TOO_LONG: return str_format(view_word(view, WORD_FAULT_LONG), (int)f->most);
    case FILL_NOT_PHONE: return mem_strdup(view_word(view, WORD_FAULT_PHONE));
    case FILL_NOT_NUMBER:
        return open ? mem_strdup(view_word(view, WORD_FAULT_NUMBER_OPEN))
                    : str_format(view_word(view, WORD_FAULT_NUMBER), (int)f->least, (int)f->most);
    case FILL_NOT_AGREED: return mem_strdup(view_word(view, WORD_FAULT_CONSENT));
    }
    return mem_strdup("");
}

static void build_warning(struct view *view, struct widget *parent, const char *text)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);
    color_t red = theme->hue[HUE_IDENTITY];

    row->across = PANEL_CENTER;
    picture_icon(view, &row->widget, "warning", theme_px(theme, 9), red);
    label_create(view, &row->widget, text, TYPE_BODY, FONT_BOLD, red)->grow = 1;
}

static void build_told(struct fill_screen *s, const struct fill *fill, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);

    if (s->failure != NULL)
        build_warning(view, parent, s->failure);
    if (s->form_changed)
        build_warning(view, parent, view_word(view, WORD_FILL_CHANGED));
    if (s->taken)
        build_warning(view, parent, view_word(view, WORD_FAULT_TAKEN));
    if (s->fault != FILL_FINE && fill->at < fill->form->field_count) {
        char *text = fault_text(s, &fill->form->field[fill->at]);
        build_warning(view, parent, text);
        mem_free(text);
    }
}

/* Where a pad fills the lower half of the page: the question needs no room of its own to bring it into
 * reach. */
static bool is_written(const struct form_field *f)
{
    switch (f->kind) {
    case FIELD_SHORT_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_NAME:
    case FIELD_PHONE:
    case FIELD_ADDRESS:
    case FIELD_NUMBER:
    case FIELD_STROKES: return true;
    default: return false;
    }
}

/* Large type on small glass: a pad to write with needs all the height there is. */
static bool is_tight(const struct view *view)
{
    const struct theme *theme = &view->theme;

    return theme->mode == THEME_ELDER && view->size.h < theme_px(theme, theme->landscape ? 230 : 380);
}

static bool keys_beside_title(struct fill_screen *s, const struct fill *fill)
{
    const struct view *view = screen_view(&s->screen);

    return fill->at < fill->form->field_count && is_written(&fill->form->field[fill->at]) &&
           view->theme.landscape && is_tight(view);
}

static void build_keys(struct fill_screen *s, const struct fill *fill, struct widget *parent);

/* Nothing but the question, and beside it the two keys that stand below it elsewhere. */
static void build_tight_title(struct fill_screen *s, const struct fill *fill, struct widget *parent,
                              const char *title)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->gap);
    struct widget *label = label_create(view, &row->widget, title, TYPE_HEADING, FONT_BOLD, theme->text);

    label_set_style(label, TEXT_LEFT, 2, 0);
    label->grow = 1;
    row->across = PANEL_CENTER;
    if (theme->landscape)
        build_keys(s, fill, &row->widget);
}

/* Wide glass has no height to spare: how far it is stands beside the question. */
static void build_title(struct fill_screen *s, const struct fill *fill, struct widget *parent,
                        const char *title, const char *help)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    bool wide = theme->landscape;
    struct panel *top = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    struct panel *row = panel_stack(view, &top->widget, wide ? PANEL_ROW : PANEL_COLUMN, theme->unit / 2);

    if (!wide)
        build_progress(s, fill, &panel_stack(view, &row->widget, PANEL_ROW, 0)->widget);
    struct widget *label =
        label_create(view, &row->widget, title, wide ? TYPE_TITLE : TYPE_DISPLAY, FONT_BOLD, theme->text);
    label_set_style(label, TEXT_LEFT, 2, 0);
    if (wide) {
        label->grow = 1;
        row->across = PANEL_CENTER;
        build_progress(s, fill, &row->widget);
    }
    if (*help != '\0')
        label_set_style(label_create(view, &top->widget, help, TYPE_BODY, FONT_REGULAR, theme->second_text),
                        TEXT_LEFT, wide ? 1 : 2, 0);
}

static void build_question(struct fill_screen *s, const struct fill *fill, struct panel *body)
{
    struct view *view = screen_view(&s->screen);
    bool review = fill->at == fill->form->field_count;
    const struct form_field *f = review ? NULL : &fill->form->field[fill->at];
    const char *title = review ? view_word(view, WORD_FILL_REVIEW) : f->label;
    const char *help = review                                         ? view_word(view, WORD_FILL_REVIEW_NOTE)
                       : *f->help != '\0' || f->kind != FIELD_CHOICES ? f->help
                                                                      : view_word(view, WORD_FILL_SEVERAL);

    if (shell_reach_px(&s->screen) > 0 && (review || !is_written(f))) {
        shell_head(&s->screen, body, title, help);
        build_progress(s, fill, &panel_stack(view, &body->widget, PANEL_ROW, 0)->widget);
    } else if (!review && is_written(f) && is_tight(view)) {
        build_tight_title(s, fill, &body->widget, title);
    } else {
        build_title(s, fill, &body->widget, title, help);
    }
    build_told(s, fill, &body->widget);
}

/* ---- the two keys below ---- */

/* The answer is a tap, which leads on by itself, and it is still to come: the key beside it waits. */
static bool waits_for_a_choice(const struct fill *fill)
{
    const struct form_field *f = fill->at < fill->form->field_count ? &fill->form->field[fill->at] : NULL;

    return f != NULL && f->required && !is_written(f) && *fill_answer(fill, fill->at) == '\0';
}

static enum word wait_word(enum field_kind kind)
{
    return kind == FIELD_DATE ? WORD_FILL_CHOOSE_DAY : kind == FIELD_CONSENT ? WORD_FILL_AGREE_FIRST
                                                                             : WORD_FILL_CHOOSE;
}

static const char *next_word(struct fill_screen *s, const struct fill *fill)
{
    const struct view *view = screen_view(&s->screen);

    if (fill->at == fill->form->field_count)
        return view_word(view, WORD_FILL_SUBMIT);
    if (waits_for_a_choice(fill))
        return view_word(view, wait_word(fill->form->field[fill->at].kind));
    if (!fill->form->field[fill->at].required && *fill_answer(fill, fill->at) == '\0')
        return view_word(view, WORD_FILL_SKIP);
    return view_word(view, fill->reviewing ? WORD_FILL_TO_REVIEW : WORD_FILL_NEXT);
}

void fill_screen_changed(struct fill_screen *s)
{
    if (s->next_label != NULL)
        label_set_text(s->next_label, next_word(s, fill_screen_fill(s)));
}

static struct panel *key_panel(struct view *view, struct widget *row, widget_fn fn, void *ctx)
{
    struct panel *key = panel_card(view, row, PANEL_ROW);

    key->across = key->along = PANEL_CENTER;
    key->pad_x = view->theme.unit;
    key->pad_y = view->theme.unit / 2;
    panel_set_tap(key, fn, ctx, 0);
    return key;
}

static void build_keys(struct fill_screen *s, const struct fill *fill, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->gap);
    struct panel *before = key_panel(view, &row->widget, on_before, s);
    struct panel *next = key_panel(view, &row->widget, on_next, s);
    bool waits = waits_for_a_choice(fill);
    color_t hue = theme->hue[HUE_SELF], ink = waits ? hue : theme->on_hue;

    /* Narrow glass: the words come before the arrows. Beside the question keys are as wide as their words. */
    bool beside = keys_beside_title(s, fill), narrow = beside || view->size.w < theme_px(theme, 230);
    before->widget.grow = beside ? 0 : narrow ? 3 : 2;
    before->border = theme->second_text;
    if (!narrow)
        picture_icon(view, &before->widget, "back", theme_px(theme, 9), theme->text);
    label_set_single(label_create(view, &before->widget, view_word(view, WORD_FILL_BEFORE), TYPE_BODY,
                                  FONT_BOLD, theme->text));
    next->widget.grow = beside ? 0 : 5;
    next->border = hue;
    if (!waits)
        next->fill = hue;
    s->next_label = label_create(view, &next->widget, next_word(s, fill), TYPE_HEADING, FONT_BOLD, ink);
    label_set_single(s->next_label);
    if (!narrow)
        picture_icon(view, &next->widget, waits ? "chevron-up" : "chevron-right", theme_px(theme, 9), ink);
}

/* ---- the page ---- */

static void build_answer(struct fill_screen *s, const struct fill *fill, struct widget *parent)
{
    if (fill->at == fill->form->field_count) {
        fill_build_review(s, parent);
        return;
    }
    switch (fill->form->field[fill->at].kind) {
    case FIELD_CHOICE:
    case FIELD_CHOICES:
    case FIELD_SLOT:
    case FIELD_YES_NO: fill_build_choice(s, parent); break;
    case FIELD_ADDRESS: fill_build_address(s, parent); break;
    case FIELD_DATE: fill_build_date(s, parent); break;
    case FIELD_CONSENT: fill_build_consent(s, parent); break;
    case FIELD_STROKES: fill_build_drawing(s, parent); break;
    default: fill_build_writer(s, parent); break;
    }
}

/* The form is gone, or nothing is taken here: what to do instead, and for the staff the cause. */
static void build_off(struct fill_screen *s, struct panel *body)
{
    struct view *view = screen_view(&s->screen);
    const struct hall *hall = s->screen.hall;
    char *advice =
        str_format(view_word(view, WORD_REQUESTS_OFF_ADVICE), hall_setting(hall, "服务电话", "12345"));

    part_empty(view, &body->widget, "warning", view_word(view, WORD_REQUESTS_OFF), advice);
    mem_free(advice);
    if (*hall->requests_problem != '\0')
        part_for_staff(view, &body->widget, hall->requests_problem);
}

/* What the screen remembers besides the draft belongs to one question. */
static void begin_question(struct fill_screen *s, const struct fill *fill)
{
    if (s->built_for == fill->at)
        return;
    s->built_for = fill->at;
    s->month = DAY_NONE;
    s->written_out = false;
    s->part_at = 0;
    explicit_bzero(s->part, sizeof s->part);
}

static void fill_build(struct page *page, struct widget *parent)
{
    struct fill_screen *s = fill_screen_of(page);
    struct view *view = screen_view(&s->screen);
    struct panel *body = shell_build(&s->screen, parent);
    struct fill *fill = fill_screen_fill(s);

    if (fill == NULL || s->screen.hall->requests == NULL) {
        build_off(s, body);
        s->built_for = -1;
        return;
    }
    begin_question(s, fill);
    build_question(s, fill, body);
    struct panel *area = panel_stack(view, &body->widget, PANEL_COLUMN, view->theme.gap);
    area->widget.grow = 1;
    area->widget.clips = true;
    if (!keys_beside_title(s, fill))
        build_keys(s, fill, &body->widget);
    s->room_px = shell_body_height(&s->screen, body) + 2 * body->pad_y -
                 widget_measure(&body->widget, view->size.w).h;
    build_answer(s, fill, &area->widget);
}

static void fill_leave(struct page *page)
{
    struct fill_screen *s = fill_screen_of(page);

    /* Nothing when the visit is over and the draft wiped: it must not come back. */
    take_what_waits(s);
    s->next_label = NULL;
    s->pad = NULL;
    s->writer = NULL;
    fill_options_finish(&s->options);
    shell_leave(page);
}

static void fill_destroy(struct page *page)
{
    struct fill_screen *s = fill_screen_of(page);

    fill_options_finish(&s->options);
    mem_free(s->hint);
    mem_free(s->failure);
    mem_free(s->code);
    explicit_bzero(s, sizeof *s);
    mem_free(s);
}

static const struct page_class fill_class = {.name = "fill",
                                             .build = fill_build,
                                             .refresh = shell_refresh,
                                             .leave = fill_leave,
                                             .back = fill_back,
                                             .destroy = fill_destroy};

struct page *fill_page(struct hall *hall, const char *form_code)
{
    struct fill_screen *s = screen_create(sizeof *s, &fill_class, hall);

    s->code = mem_strdup(form_code);
    s->built_for = -1;
    s->month = DAY_NONE;
    return &s->screen.page;
}
