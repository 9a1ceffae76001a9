/* SPDX-License-Identifier: MIT */
#include "ui/ui.h"

#include "base/mem.h"
#include "base/str.h"
#include "gfx/paint.h"
#include "gfx/surface.h"
#include "ui/gesture.h"

#include <math.h>
#include <string.h>

struct ui {
    struct view view;
    enum theme_mode mode;
    struct widget *root;
    struct widget *pages;
    struct widget *dialogs; /* above them; who is there takes every touch */
    struct gesture gesture;
    unsigned slots_ignored; /* a bit for each finger that came down as the second half of a double tap */
};

/* A second tap that soon, that near, is the same wish. */
enum { DOUBLE_TAP_US = 300 * 1000, DOUBLE_TAP_MM = 5 };

static void on_gesture(void *ctx, const struct gesture_out *out);

/* A layer fills the screen, and so does each child: two dialogs lie over each other. */
static void layer_layout(struct widget *w)
{
    list_for_each(link, &w->children)
        widget_place(CONTAINER_OF(link, struct widget, siblings), rect_make(0, 0, w->box.w, w->box.h));
}

static const struct widget_class layer_class = {.name = "layer", .layout = layer_layout};

static struct widget *make_layer(struct ui *ui, struct widget *parent)
{
    return widget_create(&layer_class, sizeof(struct widget), &ui->view, parent);
}

struct ui *ui_create(struct fonts *fonts)
{
    struct ui *ui = mem_zalloc(sizeof *ui);

    ui->view.fonts = fonts;
    list_init(&ui->view.animated);
    gesture_init(&ui->gesture, on_gesture, ui);
    ui->root = make_layer(ui, NULL);
    ui->pages = make_layer(ui, ui->root);
    ui->dialogs = make_layer(ui, ui->root);
    return ui;
}

void ui_destroy(struct ui *ui)
{
    if (ui == NULL)
        return;
    widget_destroy(ui->root);
    surface_destroy(ui->view.surface);
    mem_free(ui);
}

static void mark_everything(struct ui *ui)
{
    damage_clear(&ui->view.stale);
    damage_clear(&ui->view.changed); /* of another size, perhaps */
    view_mark(&ui->view, rect_make(0, 0, ui->view.size.w, ui->view.size.h));
    ui->view.layout_stale = true;
}

static void make_theme(struct ui *ui)
{
    theme_make(&ui->view.theme, ui->mode, ui->view.size, ui->view.width_mm, ui->view.height_mm);
    gesture_set_slop(&ui->gesture, (float)ui->view.theme.slop);
}

bool ui_resize(struct ui *ui, struct size px, double width_mm, double height_mm)
{
    bool same_size = ui->view.surface != NULL && px.w == ui->view.size.w && px.h == ui->view.size.h;

    if (!same_size) {
        struct surface *surface = surface_create(px.w, px.h);
        if (surface == NULL)
            return false;
        surface_destroy(ui->view.surface);
        ui->view.surface = surface;
        ui->view.size = px;
    }
    ui->view.width_mm = width_mm;
    ui->view.height_mm = height_mm;
    make_theme(ui);
    mark_everything(ui);
    return true;
}

void ui_set_mode(struct ui *ui, enum theme_mode mode)
{
    ui->mode = mode;
    make_theme(ui);
    mark_everything(ui);
}

void ui_set_language(struct ui *ui, enum language language)
{
    ui->view.language = language;
    mark_everything(ui);
}

struct view *ui_view(struct ui *ui)
{
    return &ui->view;
}

const struct theme *ui_theme(const struct ui *ui)
{
    return &ui->view.theme;
}

struct widget *ui_page_layer(struct ui *ui)
{
    return ui->pages;
}

struct widget *ui_dialog_layer(struct ui *ui)
{
    return ui->dialogs;
}

static bool takes_tap(const struct widget *w)
{
    return w->on_tap != NULL || w->on_hold != NULL;
}

/* A key that lies over a pad comes before the pad. */
static bool takes_tap_or_touch(const struct widget *w)
{
    return takes_tap(w) || w->class->touch != NULL;
}

static bool takes_drag(const struct widget *w)
{
    return w->class->drag != NULL;
}

static struct widget *top_layer(struct ui *ui)
{
    list_for_each(link, &ui->dialogs->children)
        if (!CONTAINER_OF(link, struct widget, siblings)->hidden)
            return ui->dialogs;
    return ui->pages;
}

static struct widget *hit(struct ui *ui, float x, float y, bool (*wants)(const struct widget *))
{
    return widget_at(top_layer(ui), (int)floorf(x), (int)floorf(y), wants);
}

static void set_pressed(struct ui *ui, struct widget *w)
{
    struct view *view = &ui->view;

    if (view->pressed == w)
        return;
    if (view->pressed != NULL) {
        view->pressed->pressed = false;
        widget_mark(view->pressed);
    }
    view->pressed = w;
    if (w != NULL) {
        w->pressed = true;
        widget_mark(w);
    }
}

static void send_drag(struct ui *ui, enum drag_phase phase, const struct gesture_out *out)
{
    struct drag drag = {phase, out->dx, out->dy, out->vx, out->vy, out->now_us};
    struct widget *w = ui->view.dragged;

    if (w != NULL && !w->class->drag(w, &drag))
        ui->view.dragged = NULL;
}

/* A finger on a list that is flung stops it: that is all it means. */
static bool catch_moving(struct ui *ui, const struct gesture_out *out)
{
    struct drag drag = {.phase = DRAG_CATCH, .now_us = out->now_us};
    struct widget *w = hit(ui, out->x, out->y, takes_drag);

    return w != NULL && !list_empty(&w->animated) && w->class->drag(w, &drag);
}

static const char *text_of(const struct widget *w)
{
    return w->class->text != NULL ? w->class->text(w) : NULL;
}

/* FNV-1a of everything that can be read on it. */
static bool add_text(void *ctx, struct widget *w)
{
    uint32_t *hash = ctx;

    for (const char *p = text_of(w); p != NULL && *p != '\0'; p++)
        *hash = (*hash ^ (unsigned char)*p) * 16777619u;
    return true;
}

static uint32_t hash_of_text(struct widget *w)
{
    uint32_t hash = 2166136261u;

    widget_walk_visible(w, add_text, &hash);
    return hash;
}

/* The widget may be gone when its handler returns. */
static void call_pressed(struct ui *ui, const struct gesture_out *out)
{
    struct widget *w = ui->view.pressed;

    set_pressed(ui, NULL);
    if (w == NULL)
        return;
    ui->view.tapped.us = out->now_us;
    ui->view.tapped.at = (struct point){(int)out->x, (int)out->y};
    ui->view.tapped.says = hash_of_text(w);
    widget_fn fn = out->meaning == GESTURE_TAP ? w->on_tap : w->on_hold;
    if (fn != NULL)
        fn(w->ctx, w);
}

static void on_gesture(void *ctx, const struct gesture_out *out)
{
    struct ui *ui = ctx;

    ui->view.now_us = out->now_us;
    switch (out->meaning) {
    case GESTURE_PRESS:
        if (!catch_moving(ui, out))
            set_pressed(ui, hit(ui, out->x, out->y, takes_tap));
        break;
    case GESTURE_TAP:
    case GESTURE_HOLD: call_pressed(ui, out); break;
    case GESTURE_DRAG_BEGIN:
        set_pressed(ui, NULL);
        ui->view.dragged = hit(ui, out->x, out->y, takes_drag);
        send_drag(ui, DRAG_BEGIN, out);
        break;
    case GESTURE_DRAG: send_drag(ui, DRAG_MOVE, out); break;
    case GESTURE_DRAG_END:
        send_drag(ui, DRAG_END, out);
        ui->view.dragged = NULL;
        break;
    case GESTURE_CANCEL:
    case GESTURE_MEANINGS:
        set_pressed(ui, NULL);
        ui->view.dragged = NULL;
        break;
    }
}

/* A press on something that takes no hold should not end as one: the elderly press long. */
static bool hold_matters(const struct ui *ui)
{
    return ui->view.pressed != NULL && ui->view.pressed->on_hold != NULL;
}

static bool takes_touch(const struct widget *w)
{
    return w->class->touch != NULL;
}

static void send_touch(struct view *v, const struct touch_event *event)
{
    struct widget *w = v->touched;
    struct rect box = widget_screen_box(w);

    v->touch_rests = v->touch_rests &&
                     hypotf(event->x - v->touch_from.x, event->y - v->touch_from.y) <= (float)v->theme.slop;
    if (event->kind == TOUCH_UP || event->kind == TOUCH_CANCEL)
        v->touched = NULL;
    w->class->touch(w, event, event->x - (float)box.x, event->y - (float)box.y);
}

/* The heel of a hand comes down before the finger, on the pad or on a key below it, and rests: neither its
 * dot nor its tap is meant. False: the finger that is there already writes. */
static bool hand_gives_way(struct ui *ui, const struct touch_event *event)
{
    struct view *v = &ui->view;
    struct touch_event gone = {TOUCH_CANCEL, v->touched_slot, (float)v->touch_from.x, (float)v->touch_from.y,
                               event->time_us};

    if (ui->gesture.state == GESTURE_PRESSED)
        gesture_cancel(&ui->gesture, event->time_us);
    if (v->touched == NULL)
        return ui->gesture.state == GESTURE_IDLE;
    if (!v->touch_rests)
        return false;
    send_touch(v, &gone);
    return v->touched == NULL;
}

/* Fingers on a writing pad are ink, not gestures. A finger that wakes the screen is neither, and while one
 * finger writes no other one counts there. */
static bool touch_directly(struct ui *ui, const struct touch_event *event)
{
    struct view *v = &ui->view;

    if (event->kind == TOUCH_DOWN) {
        struct widget *w = hit(ui, event->x, event->y, takes_tap_or_touch);
        if (w == NULL || !takes_touch(w) || !hand_gives_way(ui, event))
            return false;
        v->touched = w;
        v->touched_slot = event->slot;
        v->touch_from = (struct point){(int)event->x, (int)event->y};
        v->touch_rests = true;
    }
    if (v->touched == NULL || event->slot != v->touched_slot)
        return false;
    send_touch(v, event);
    return true;
}

/* Whoever taps twice where once is meant must not hit what the first tap brought there: the next page, the
 * next candidate. What still says the same, a letter or a digit, is meant twice. */
static bool is_second_half(struct ui *ui, const struct touch_event *event)
{
    const struct view *v = &ui->view;
    int near_px = theme_px(&v->theme, DOUBLE_TAP_MM);

    if (event->kind != TOUCH_DOWN || v->tapped.us == 0 || event->time_us >= v->tapped.us + DOUBLE_TAP_US ||
        hypotf(event->x - (float)v->tapped.at.x, event->y - (float)v->tapped.at.y) > (float)near_px)
        return false;
    struct widget *w = hit(ui, event->x, event->y, takes_tap_or_touch);
    return w != NULL && hash_of_text(w) != v->tapped.says;
}

/* True: this finger means nothing until it is lifted. */
static bool ignore_finger(struct ui *ui, const struct touch_event *event)
{
    unsigned bit = event->slot >= 0 && event->slot < TOUCH_SLOTS ? 1u << event->slot : 0;
    bool ignored = is_second_half(ui, event) || (event->kind != TOUCH_DOWN && (ui->slots_ignored & bit) != 0);

    if (ignored && (event->kind == TOUCH_DOWN || event->kind == TOUCH_MOVE))
        ui->slots_ignored |= bit;
    else
        ui->slots_ignored &= ~bit;
    return ignored;
}

void ui_touch(struct ui *ui, const struct touch_event *event)
{
    ui->view.now_us = event->time_us;
    if (ignore_finger(ui, event))
        return;
    if (touch_directly(ui, event))
        return;
    gesture_feed(&ui->gesture, event);
    gesture_set_hold(&ui->gesture, hold_matters(ui));
}

/* Each widget that is animated now gets one tick. A tick may remove any widget, itself too. */
static void tick_widgets(struct view *view, uint64_t now_us)
{
    struct list due;

    list_init(&due);
    while (!list_empty(&view->animated)) {
        struct list *link = view->animated.next;
        list_remove(link);
        list_append(&due, link);
    }
    while (!list_empty(&due)) {
        struct widget *w = CONTAINER_OF(due.next, struct widget, animated);
        widget_wake_at(w, w->wake_us);
        if (now_us < w->wake_us)
            continue;
        w->wake_us = 0;
        view->ticked = w;
        bool more = w->class->tick(w, now_us);
        if (view->ticked != NULL && !more)
            list_remove(&w->animated);
    }
    view->ticked = NULL;
}

void ui_tick(struct ui *ui, uint64_t now_us)
{
    ui->view.now_us = now_us;
    gesture_tick(&ui->gesture, now_us);
    tick_widgets(&ui->view, now_us);
}

uint64_t ui_deadline(const struct ui *ui)
{
    uint64_t wanted = gesture_deadline(&ui->gesture);

    list_for_each(link, &ui->view.animated) {
        uint64_t wake = CONTAINER_OF(link, struct widget, animated)->wake_us;
        wanted = wake < wanted ? wake : wanted;
    }
    return wanted;
}

void ui_swallow_touch(struct ui *ui, uint64_t now_us)
{
    gesture_swallow(&ui->gesture, now_us);
}

void ui_cancel_touch(struct ui *ui, uint64_t now_us)
{
    gesture_cancel(&ui->gesture, now_us);
}

bool ui_needs_paint(const struct ui *ui)
{
    const struct view *v = &ui->view;

    return v->surface != NULL && (v->layout_stale || !damage_empty(&v->stale) || !damage_empty(&v->changed));
}

static void lay_out(struct ui *ui)
{
    struct rect all = rect_make(0, 0, ui->view.size.w, ui->view.size.h);

    if (!ui->view.layout_stale)
        return;
    widget_place(ui->root, all);
    ui->view.layout_stale = false;
    /* What moved where is not tracked: a new layout is a new picture. */
    damage_clear(&ui->view.stale);
    view_mark(&ui->view, all);
}

void ui_paint(struct ui *ui, struct damage *changed)
{
    struct view *v = &ui->view;

    damage_clear(changed);
    if (v->surface == NULL)
        return;
    lay_out(ui);
    for (int i = 0; i < v->stale.count; i++) {
        struct painter p = painter_make(v->surface, v->stale.box[i]);
        paint_fill(&p, v->stale.box[i], v->theme.ground);
        widget_paint(ui->root, &p);
    }
    damage_add_all(&v->changed, &v->stale);
    damage_clear(&v->stale);
    *changed = v->changed;
    damage_clear(&v->changed);
}

struct pixels ui_pixels(const struct ui *ui)
{
    return surface_pixels(ui->view.surface);
}

struct finder {
    struct ui *ui;
    const char *text;
    bool tappable, whole; /* whole: the text and nothing else */
    struct point where;
    bool found;
};

static struct widget *tappable_ancestor(struct widget *w)
{
    while (w != NULL && w->on_tap == NULL)
        w = w->parent;
    return w;
}

static bool look_at(void *ctx, struct widget *w)
{
    struct finder *f = ctx;
    const char *text = text_of(w);

    if (text == NULL || (f->whole ? strcmp(text, f->text) != 0 : strstr(text, f->text) == NULL))
        return true;
    struct widget *target = f->tappable ? tappable_ancestor(w) : w;
    if (target == NULL)
        return true;
    struct rect seen = widget_visible_box(target);
    struct point middle = {seen.x + seen.w / 2, seen.y + seen.h / 2};
    if (rect_empty(seen))
        return true;
    /* Something else may lie above it. */
    if (f->tappable && hit(f->ui, (float)middle.x, (float)middle.y, takes_tap) != target)
        return true;
    f->where = middle;
    f->found = true;
    return false;
}

bool ui_find_text(struct ui *ui, const char *text, bool tappable, struct point *where)
{
    struct finder f = {.ui = ui, .text = text, .tappable = tappable};

    widget_walk_visible(top_layer(ui), look_at, &f);
    *where = f.where;
    return f.found;
}

bool ui_find_key(struct ui *ui, const char *label, struct point *where)
{
    struct finder f = {.ui = ui, .text = label, .tappable = true, .whole = true};

    widget_walk_visible(top_layer(ui), look_at, &f);
    *where = f.where;
    return f.found;
}

struct class_finder {
    const char *name;
    struct rect box;
    bool found;
};

static bool look_at_class(void *ctx, struct widget *w)
{
    struct class_finder *f = ctx;

    if (strcmp(w->class->name, f->name) != 0)
        return true;
    f->box = widget_visible_box(w);
    f->found = true;
    return false;
}

bool ui_find_class(struct ui *ui, const char *class_name, struct rect *box)
{
    struct class_finder f = {.name = class_name};

    widget_walk_visible(top_layer(ui), look_at_class, &f);
    *box = f.box;
    return f.found;
}

static bool note_text(void *ctx, struct widget *w)
{
    if (text_of(w) != NULL)
        str_add_format(ctx, "%s\n", text_of(w));
    return true;
}

void ui_dump_text(struct ui *ui, struct str *out)
{
    widget_walk_visible(top_layer(ui), note_text, out);
}
