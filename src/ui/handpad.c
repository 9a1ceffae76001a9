/* SPDX-License-Identifier: MIT */
#include "ui/handpad.h"

#include "base/touch.h"
#include "gfx/paint.h"
#include "gfx/text.h"
#include "ui/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How often is looked whether the finger on a key has gone. */
enum { LOOK_AGAIN_US = 50 * 1000 };

struct handpad {
    struct widget widget;
    struct hand *hand; /* borrowed */
    handpad_fn fn;
    void *ctx;
    const char *prompt; /* NULL = none */
    struct hand_context context;
    struct hand_point point[HANDPAD_POINTS];
    int point_count;
    int start[HANDPAD_STROKES]; /* first point of each stroke */
    int stroke_count;
    int accepted; /* strokes of the character before, while the cell is empty; their points are still there */
    bool unread; /* strokes came since the last reading */
    uint64_t patient_until_us;
};

static struct handpad *pad_of(struct widget *w)
{
    return CONTAINER_OF(w, struct handpad, widget);
}

static float ink_px(const struct handpad *pad)
{
    return (float)theme_px(&pad->widget.view->theme, 5.6);
}

static int stroke_end(const struct handpad *pad, int stroke)
{
    return stroke + 1 < pad->stroke_count ? pad->start[stroke + 1] : pad->point_count;
}

/* The rice grid of a child's copybook, in its pale red: it tells what the cell is for and where the middle
 * is, and nobody takes it for ink. */
static color_t guide_color(const struct theme *theme)
{
    return color_mix(theme->card, theme->hue[HUE_IDENTITY], theme->mode == THEME_ELDER ? 120 : 84);
}

static void paint_dashes(const struct painter *p, float x0, float y0, float x1, float y1, float dash,
                         float width, color_t color)
{
    float length = hypotf(x1 - x0, y1 - y0), dx = (x1 - x0) / length, dy = (y1 - y0) / length;

    for (float at = dash; at + dash < length; at += 2 * dash) {
        float ax = x0 + at * dx, ay = y0 + at * dy, bx = ax + dash * dx, by = ay + dash * dy;
        if (!painter_hides(p, paint_stroke_box(ax, ay, bx, by, width)))
            paint_stroke(p, ax, ay, bx, by, width, color);
    }
}

static void paint_guides(const struct widget *w, const struct painter *p)
{
    const struct theme *theme = &w->view->theme;
    float side = (float)min_int(w->box.w, w->box.h), x = ((float)w->box.w - side) / 2,
          y = ((float)w->box.h - side) / 2, dash = (float)max_int(3, theme->unit / 2),
          width = (float)max_int(1, theme->border), inset = (float)theme->radius / 2;
    color_t color = guide_color(theme);

    paint_dashes(p, 0, y + side / 2, (float)w->box.w, y + side / 2, dash, width, color);
    paint_dashes(p, x + side / 2, 0, x + side / 2, (float)w->box.h, dash, width, color);
    x += inset;
    y += inset;
    side -= 2 * inset;
    paint_dashes(p, x, y, x + side, y + side, dash, width, color);
    paint_dashes(p, x + side, y, x, y + side, dash, width, color);
}

static struct text_style prompt_style(const struct handpad *pad)
{
    return theme_style(&pad->widget.view->theme, TYPE_BODY, FONT_REGULAR);
}

/* In the middle, and empty when nothing is said. */
static struct rect prompt_box(const struct handpad *pad)
{
    const struct rect *box = &pad->widget.box;
    const struct view *view = pad->widget.view;
    struct text_style style = prompt_style(pad);

    if (pad->prompt == NULL || pad->stroke_count > 0)
        return (struct rect){0};
    int w = text_width(view->fonts, pad->prompt, &style) + 2 * view->theme.unit, h = style.line_px;
    if (w > box->w || h > box->h)
        return (struct rect){0};
    return rect_make((box->w - w) / 2, (box->h - h) / 2, w, h);
}

static void paint_prompt(const struct handpad *pad, const struct painter *p)
{
    const struct view *view = pad->widget.view;
    struct text_style style = prompt_style(pad);
    struct rect box = prompt_box(pad);

    if (rect_empty(box) || painter_hides(p, box))
        return;
    struct text_layout *says = text_layout_create(view->fonts, pad->prompt, strlen(pad->prompt), &style, 0);
    paint_fill(p, box, view->theme.card);
    paint_text(p, says, box.x + view->theme.unit, box.y, view->theme.second_text);
    text_layout_destroy(says);
}

static void paint_ink(const struct handpad *pad, const struct painter *p)
{
    const struct theme *theme = &pad->widget.view->theme;
    float width = ink_px(pad);

    for (int s = 0; s < pad->stroke_count; s++) {
        int from = pad->start[s], to = stroke_end(pad, s);
        for (int i = from; i < to; i++) {
            const struct hand_point *a = &pad->point[i > from ? i - 1 : i], *b = &pad->point[i];
            if (!painter_hides(p, paint_stroke_box(a->x, a->y, b->x, b->y, width)))
                paint_stroke(p, a->x, a->y, b->x, b->y, width, theme->text);
        }
    }
}

static void pad_paint(struct widget *w, const struct painter *p)
{
    const struct theme *theme = &w->view->theme;

    color_t frame =
        theme->mode == THEME_ELDER ? theme->line : color_mix(theme->card, theme->hue[HUE_IDENTITY], 150);

    paint_card(p, rect_make(0, 0, w->box.w, w->box.h), theme->radius, theme->border, frame, theme->card);
    paint_guides(w, p);
    paint_prompt(pad_of(w), p);
    paint_ink(pad_of(w), p);
}

/* What the last point added to the picture, and nothing else, is to be painted. */
static void mark_last(struct handpad *pad)
{
    struct rect all = widget_screen_box(&pad->widget);
    int last = pad->point_count - 1, from = pad->start[pad->stroke_count - 1];
    const struct hand_point *b = &pad->point[last], *a = last > from ? b - 1 : b;
    struct rect box = paint_stroke_box(a->x, a->y, b->x, b->y, ink_px(pad));

    view_mark(pad->widget.view,
              rect_intersect(rect_move(box, all.x, all.y), widget_visible_box(&pad->widget)));
}

static void add_point(struct handpad *pad, float x, float y)
{
    if (pad->stroke_count == 0 || pad->point_count == HANDPAD_POINTS)
        return;
    /* A finger may leave the cell; its ink does not. */
    pad->point[pad->point_count].x = fminf(fmaxf(x, 0), (float)pad->widget.box.w);
    pad->point[pad->point_count].y = fminf(fmaxf(y, 0), (float)pad->widget.box.h);
    pad->point_count++;
    mark_last(pad);
}

static void wipe(struct handpad *pad)
{
    explicit_bzero(pad->point, sizeof pad->point);
    pad->point_count = pad->stroke_count = pad->accepted = 0;
    pad->unread = false;
    widget_sleep(&pad->widget);
    widget_mark(&pad->widget);
}

static void mark_prompt(struct handpad *pad)
{
    struct rect all = widget_screen_box(&pad->widget);

    view_mark(pad->widget.view,
              rect_intersect(rect_move(prompt_box(pad), all.x, all.y), widget_visible_box(&pad->widget)));
}

static void begin_stroke(struct handpad *pad)
{
    if (pad->accepted > 0)
        wipe(pad);
    widget_sleep(&pad->widget);
    pad->unread = true;
    mark_prompt(pad);
    if (pad->stroke_count < HANDPAD_STROKES && pad->point_count < HANDPAD_POINTS)
        pad->start[pad->stroke_count++] = pad->point_count;
}

static void drop_last_stroke(struct handpad *pad)
{
    if (pad->stroke_count == 0)
        return;
    int from = pad->start[--pad->stroke_count];
    explicit_bzero(pad->point + from, (size_t)(pad->point_count - from) * sizeof pad->point[0]);
    pad->point_count = from;
    widget_mark(&pad->widget);
}

static void rest_until(struct handpad *pad, uint64_t from_us)
{
    pad->patient_until_us = from_us + HANDPAD_PATIENCE_US;
    widget_wake_at(&pad->widget, from_us + HANDPAD_REST_US);
}

static void pad_touch(struct widget *w, const struct touch_event *event, float x, float y)
{
    struct handpad *pad = pad_of(w);

    switch (event->kind) {
    case TOUCH_DOWN:
        begin_stroke(pad);
        add_point(pad, x, y);
        break;
    case TOUCH_MOVE: add_point(pad, x, y); break;
    case TOUCH_UP: rest_until(pad, event->time_us); break;
    case TOUCH_CANCEL: /* the heel of a hand; what is written besides is read all the same */
        drop_last_stroke(pad);
        rest_until(pad, event->time_us);
        break;
    }
}

static void read_strokes(struct handpad *pad)
{
    struct hand_stroke strokes[HANDPAD_STROKES];
    struct hand_candidate found[HANDPAD_CANDIDATES];
    uint32_t code_points[HANDPAD_CANDIDATES];
    int count = 0;

    pad->unread = false;
    for (int s = 0; s < pad->stroke_count; s++)
        strokes[s] =
            (struct hand_stroke){&pad->point[pad->start[s]], (size_t)(stroke_end(pad, s) - pad->start[s])};
    if (pad->stroke_count > 0 && pad->hand != NULL)
        count = hand_recognise(pad->hand, strokes, (size_t)pad->stroke_count, &pad->context, found,
                               HANDPAD_CANDIDATES);
    for (int i = 0; i < count; i++)
        code_points[i] = found[i].code_point;
    pad->fn(pad->ctx, code_points, count);
}

static bool pad_tick(struct widget *w, uint64_t now_us)
{
    struct handpad *pad = pad_of(w);

    widget_sleep(w);
    if (w->view->pressed != NULL && now_us < pad->patient_until_us)
        widget_wake_at(w, now_us + LOOK_AGAIN_US);
    else
        read_strokes(pad); /* may remove the pad */
    return true; /* what goes on is decided there */
}

static void pad_finish(struct widget *w)
{
    explicit_bzero(pad_of(w)->point, sizeof pad_of(w)->point);
}

static const struct widget_class pad_class = {
    .name = "handpad", .paint = pad_paint, .touch = pad_touch, .tick = pad_tick, .finish = pad_finish};

struct handpad *handpad_create(struct view *view, struct widget *parent, struct hand *hand, handpad_fn fn,
                               void *ctx)
{
    struct handpad *pad = widget_create(&pad_class, sizeof *pad, view, parent);

    pad->hand = hand;
    pad->fn = fn;
    pad->ctx = ctx;
    pad->widget.clips = true;
    return pad;
}

void handpad_set_prompt(struct handpad *pad, const char *prompt)
{
    pad->prompt = prompt;
    widget_mark(&pad->widget);
}

void handpad_set_context(struct handpad *pad, enum hand_mode mode, uint32_t previous)
{
    pad->context = (struct hand_context){mode, previous};
}

void handpad_clear(struct handpad *pad)
{
    wipe(pad);
    pad->fn(pad->ctx, NULL, 0);
}

void handpad_undo(struct handpad *pad)
{
    if (pad->stroke_count == 0)
        return;
    drop_last_stroke(pad);
    widget_sleep(&pad->widget);
    read_strokes(pad);
}

void handpad_settle(struct handpad *pad)
{
    if (!pad->unread || pad->stroke_count == 0)
        return;
    widget_sleep(&pad->widget);
    read_strokes(pad);
}

void handpad_accept(struct handpad *pad)
{
    pad->accepted = pad->stroke_count;
    pad->stroke_count = 0;
    widget_sleep(&pad->widget);
    widget_mark(&pad->widget);
}

bool handpad_bring_back(struct handpad *pad)
{
    if (pad->accepted == 0)
        return false;
    pad->stroke_count = pad->accepted;
    pad->accepted = 0;
    widget_mark(&pad->widget);
    read_strokes(pad);
    return true;
}

struct widget *handpad_widget(struct handpad *pad)
{
    return &pad->widget;
}

bool handpad_empty(const struct handpad *pad)
{
    return pad->stroke_count == 0;
}

/* Points closer than this to the last one tell nothing of the shape; in 0..999. */
enum { POINT_STEP = 12 };

static int in_cell(float at, int side)
{
    return clamp_int((int)(at * 999 / (float)max_int(1, side)), 0, 999);
}

void handpad_strokes(const struct handpad *pad, struct str *out)
{
    const struct rect *box = &pad->widget.box;

    for (int s = 0; s < pad->stroke_count; s++) {
        int from = pad->start[s], to = stroke_end(pad, s), last_x = -1000, last_y = -1000;
        for (int i = from; i < to; i++) {
            int x = in_cell(pad->point[i].x, box->w), y = in_cell(pad->point[i].y, box->h);
            bool far = abs(x - last_x) >= POINT_STEP || abs(y - last_y) >= POINT_STEP;
            if (!far && (i + 1 < to || i == from))
                continue;
            str_add_format(out, "%s%d,%d", i > from ? " " : s > 0 ? ";" : "", x, y);
            last_x = x;
            last_y = y;
        }
    }
}
