/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_SCREENS_LAYOUT_RULES_H
#define KETING_TESTS_SCREENS_LAYOUT_RULES_H

/*
 * What holds for every page on every glass: a thing that can be tapped is as large as a fingertip needs, lies
 * on the screen or can be scrolled there, and lies over no other one.
 */

#include "hall_world.h"
#include "ui/scroll_view.h"

enum { TARGETS = 512 };

struct target {
    struct widget *widget;
    struct rect box, seen; /* px of the screen; seen: what its ancestors leave of it */
    const struct scroll_view *scroll; /* NULL = it stands still */
    bool key; /* of something to type or write with: as small as KEY_MM, side by side without a gap */
};

/* Keys of the writer and of key pads; on glass with a shorter side there is no room for that. */
enum { KEY_MM = 14, KEYS_GLASS_MM = 260 };

struct survey {
    struct ui *ui;
    const char *where; /* for messages */
    struct target target[TARGETS];
    int count;
};

static inline const char *first_text(const struct widget *w)
{
    if (w->class->text != NULL)
        return w->class->text(w);
    list_for_each(link, &w->children) {
        const char *text = first_text(CONTAINER_OF(link, struct widget, siblings));
        if (text != NULL)
            return text;
    }
    return NULL;
}

static inline const char *name_of(const struct target *t)
{
    const char *text = first_text(t->widget);

    return text != NULL ? text : "(no text)";
}

static inline bool holds_keys(const struct widget *w)
{
    return str_same(w->class->name, "writer") || str_same(w->class->name, "keypad");
}

static inline void survey_walk(struct survey *s, struct widget *w, const struct scroll_view *scroll,
                               bool key)
{
    if (w->hidden)
        return;
    key = key || holds_keys(w);
    if (w->class->drag != NULL)
        scroll = CONTAINER_OF(w, const struct scroll_view, widget);
    if (w->on_tap != NULL) {
        assert_true(s->count < TARGETS);
        s->target[s->count++] =
            (struct target){w, widget_screen_box(w), widget_visible_box(w), scroll, key};
    }
    list_for_each(link, &w->children)
        survey_walk(s, CONTAINER_OF(link, struct widget, siblings), scroll, key);
}

#define RULE(s, t, ok, what) \
    do { \
        if (!(ok)) \
            fail_msg("%s: “%s” %d,%d %dx%d %s", (s)->where, name_of(t), (t)->box.x, (t)->box.y, (t)->box.w, \
                     (t)->box.h, what); \
    } while (0)

static inline int least_key(struct ui *ui)
{
    const struct view *view = ui_view(ui);
    double px_per_mm = view->height_mm > 0 ? view->size.h / view->height_mm : 0;
    int side = min_int(view->size.w, view->size.h);

    return side < KEYS_GLASS_MM * px_per_mm || px_per_mm <= 0 ? 1 : (int)(KEY_MM * px_per_mm) - 1;
}

static inline void rule_of_size(const struct survey *s, const struct target *t)
{
    int least = t->key ? least_key(s->ui) : ui_theme(s->ui)->target;

    RULE(s, t, t->box.w >= least && t->box.h >= least, "is too small to be tapped");
}

static inline void rule_of_place(const struct survey *s, const struct target *t)
{
    struct size size = ui_view(s->ui)->size;
    struct rect screen = rect_make(0, 0, size.w, size.h);

    if (t->scroll == NULL) {
        RULE(s, t, rect_covers(screen, t->box), "is not on the screen");
        RULE(s, t, rect_same(t->seen, t->box), "is cut off");
        return;
    }
    struct rect window = widget_screen_box(&t->scroll->widget);
    int y = t->box.y - window.y + t->scroll->shown_offset;
    RULE(s, t, t->box.x >= window.x && t->box.x + t->box.w <= window.x + window.w, "is wider than the list");
    RULE(s, t, y >= 0 && y + t->box.h <= max_int(t->scroll->content_height, window.h),
         "cannot be scrolled to");
    RULE(s, t, rect_covers(screen, window), "lies in a list that is not on the screen");
    /* Else it is never to be seen as a whole, or the page is a slit. */
    RULE(s, t, window.h >= t->widget->view->theme.target, "lies in a list with no height");
}

/* Text that does not wrap is drawn in its whole width, whatever room it was given. */
static inline void rule_of_words(const struct survey *s, const struct target *t, struct widget *w)
{
    if (w->hidden)
        return;
    if (w->class->text != NULL)
        RULE(s, t, widget_measure(w, w->box.w).w <= t->box.w, "has words that run out of it");
    list_for_each(link, &w->children)
        rule_of_words(s, t, CONTAINER_OF(link, struct widget, siblings));
}

static inline bool within(const struct widget *w, const struct widget *outer)
{
    while (w != NULL && w != outer)
        w = w->parent;
    return w != NULL;
}

static inline void rule_of_room(const struct survey *s, const struct target *a, const struct target *b)
{
    int gap = ui_theme(s->ui)->target_gap;

    RULE(s, a, !within(a->widget, b->widget) && !within(b->widget, a->widget), "lies in another target");
    if (!rect_empty(rect_intersect(a->seen, b->seen)))
        fail_msg("%s: “%s” lies over “%s”", s->where, name_of(b), name_of(a));
    if (a->scroll != b->scroll || (a->key && b->key))
        return; /* a list may be cut anywhere */
    if (!rect_empty(rect_intersect(rect_inset(a->box, -gap + 1, -gap + 1), b->box)))
        fail_msg("%s: “%s” is too near to “%s”", s->where, name_of(b), name_of(a));
}

/* Of a layer as it is now. Gives how many things can be tapped. */
static inline int assert_layout(struct ui *ui, struct widget *layer, const char *where)
{
    static struct survey s;

    s = (struct survey){.ui = ui, .where = where};
    survey_walk(&s, layer, NULL, false);
    for (int i = 0; i < s.count; i++) {
        rule_of_size(&s, &s.target[i]);
        rule_of_place(&s, &s.target[i]);
        rule_of_words(&s, &s.target[i], s.target[i].widget);
        for (int k = 0; k < i; k++)
            rule_of_room(&s, &s.target[k], &s.target[i]);
    }
    return s.count;
}

#endif
