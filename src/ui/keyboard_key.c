/* SPDX-License-Identifier: MIT */
#include "keyboard_key.h"

#include "base/utf8.h"
#include "gfx/icon.h"
#include "gfx/paint.h"
#include "ui/view.h"

#include <string.h>

static struct key *key_of(struct widget *w)
{
    return CONTAINER_OF(w, struct key, widget);
}

static color_t fill_of(const struct key *k)
{
    const struct theme *theme = &k->widget.view->theme;

    if (k->widget.pressed)
        return color_mix(theme->card, theme->hue[k->hue], 70);
    if (k->look == KEY_WORD)
        return color_mix(theme->card, theme->second_text, theme->mode == THEME_ELDER ? 20 : 26);
    if (k->look == KEY_CHOSEN)
        return color_mix(theme->card, theme->hue[k->hue], 26);
    return k->look == KEY_QUIET ? theme->ground : theme->card;
}

static color_t border_of(const struct key *k)
{
    const struct theme *theme = &k->widget.view->theme;

    if (k->look == KEY_CHOSEN || k->widget.pressed)
        return theme->hue[k->hue];
    return k->look == KEY_BUTTON ? theme->second_text : theme->line;
}

static int side_pad(const struct key *k)
{
    return max_int(1, theme_px(&k->widget.view->theme, k->look == KEY_BUTTON ? 2 : 1.6));
}

static struct text_style style_of(const struct key *k)
{
    enum font_weight weight = k->look == KEY_CHOSEN ? FONT_BOLD : k->weight;

    return theme_style(&k->widget.view->theme, k->look == KEY_QUIET ? TYPE_BODY : k->type, weight);
}

/* The size of its type, or as much smaller as it takes to fit. */
static struct text_style fitted(const struct key *k, int room_w, int room_h)
{
    struct text_style style = style_of(k);

    style.max_lines = 1;
    style.size_px = clamp_int(style.size_px, 6, max_int(6, room_h * 10 / 13));
    int width = text_width(k->widget.view->fonts, k->label, &style);
    if (width > room_w && width > 0)
        style.size_px = max_int(style.size_px * 6 / 10, style.size_px * max_int(room_w, 1) / width);
    style.line_px = style.size_px * 13 / 10;
    return style;
}

static void paint_label(const struct key *k, const struct painter *p, struct rect room)
{
    const struct view *view = k->widget.view;
    struct text_style style = fitted(k, room.w, room.h);
    color_t color = k->look == KEY_QUIET ? view->theme.second_text : view->theme.text;
    struct text_layout *layout =
        text_layout_create(view->fonts, k->label, strlen(k->label), &style, max_int(room.w + 1, 1));

    paint_text(p, layout, room.x + (room.w - text_layout_width(layout)) / 2,
               room.y + (room.h - text_layout_height(layout)) / 2, color);
    text_layout_destroy(layout);
}

static int icon_px(const struct key *k, struct rect room)
{
    const struct theme *theme = &k->widget.view->theme;
    double icon_mm = (theme->mode == THEME_ELDER ? 11 : 9) + (k->icon_alone ? 3 : 0);

    return min_int(theme_px(theme, icon_mm), min_int(room.h * 8 / 10, room.w));
}

/* Above the word where there is room for both, else beside it. */
static bool stands_above(const struct key *k, struct rect room)
{
    return icon_px(k, room) + fitted(k, room.w, room.h).line_px <= room.h * 9 / 10;
}

static int beside_width(const struct key *k, struct rect room)
{
    struct text_style style = fitted(k, room.w, room.h);

    return text_width(k->widget.view->fonts, k->label, &style) + k->widget.view->theme.unit / 2 +
           icon_px(k, room);
}

static struct rect room_of(const struct key *k)
{
    return rect_inset(rect_make(0, 0, k->widget.box.w, k->widget.box.h), side_pad(k),
                      k->widget.view->theme.border);
}

bool key_has_room(const struct key *k)
{
    struct rect room = room_of(k);

    return stands_above(k, room) || beside_width(k, room) <= room.w;
}

static void paint_icon_and_label(const struct key *k, const struct painter *p, struct rect room)
{
    const struct theme *theme = &k->widget.view->theme;
    int icon = icon_px(k, room), line = fitted(k, room.w, room.h).line_px;

    if (k->icon_alone) {
        paint_icon(p, k->icon, room.x + (room.w - icon) / 2, room.y + (room.h - icon) / 2, icon, theme->text);
    } else if (stands_above(k, room)) {
        int y = room.y + (room.h - icon - line) / 2;
        paint_icon(p, k->icon, room.x + (room.w - icon) / 2, y, icon, theme->text);
        paint_label(k, p, rect_make(room.x, y + icon, room.w, line));
    } else {
        int both = beside_width(k, room), x = room.x + (room.w - both) / 2;
        if (both > room.w) {
            paint_label(k, p, room);
            return;
        }
        paint_icon(p, k->icon, x, room.y + (room.h - icon) / 2, icon, theme->text);
        int label = icon + theme->unit / 2;
        paint_label(k, p, rect_make(x + label, room.y, both - label, room.h));
    }
}

static void key_paint(struct widget *w, const struct painter *p)
{
    struct key *k = key_of(w);
    const struct theme *theme = &w->view->theme;
    struct rect all = rect_make(0, 0, w->box.w, w->box.h), room = room_of(k);
    bool strong = w->pressed || k->look == KEY_CHOSEN;

    paint_card(p, all, min_int(theme->radius, min_int(all.w, all.h) / 4), (strong ? 2 : 1) * theme->border,
               border_of(k), fill_of(k));
    if (k->icon != NULL && !k->icon_hidden)
        paint_icon_and_label(k, p, room);
    else
        paint_label(k, p, room);
}

static const char *key_text(const struct widget *w)
{
    return CONTAINER_OF(w, const struct key, widget)->label;
}

static void key_finish(struct widget *w)
{
    explicit_bzero(key_of(w)->label, KEY_BYTES);
}

static const struct widget_class key_class = {
    .name = "key", .paint = key_paint, .text = key_text, .finish = key_finish};

struct key *key_create(struct view *view, struct widget *parent, enum key_look look, enum theme_hue hue)
{
    struct key *k = widget_create(&key_class, sizeof *k, view, parent);

    k->hue = hue;
    k->look = look;
    k->type = look == KEY_PLAIN || look == KEY_CHOSEN || look == KEY_QUIET ? TYPE_TITLE : TYPE_BODY;
    k->weight = look == KEY_BUTTON ? FONT_BOLD : FONT_REGULAR;
    return k;
}

void key_set_label(struct key *k, const char *label)
{
    size_t bytes = strlen(label), fits = utf8_prefix(label, bytes, bytes);

    for (size_t count = KEY_BYTES; fits >= KEY_BYTES; count--)
        fits = utf8_prefix(label, bytes, count);
    if (strncmp(k->label, label, fits) == 0 && k->label[fits] == '\0')
        return;
    explicit_bzero(k->label, KEY_BYTES);
    memcpy(k->label, label, fits);
    widget_mark(&k->widget);
}

void key_set_look(struct key *k, enum key_look look)
{
    if (k->look == look)
        return;
    k->look = look;
    widget_mark(&k->widget);
}

void key_place(struct key *k, struct rect box)
{
    if (!k->widget.hidden && rect_same(k->widget.box, box))
        return;
    widget_mark(&k->widget);
    k->widget.hidden = false;
    widget_place(&k->widget, box);
    widget_mark(&k->widget);
}

void key_hide(struct key *k)
{
    widget_mark(&k->widget);
    k->widget.hidden = true;
    explicit_bzero(k->label, KEY_BYTES);
}

int key_wanted_width(const struct key *k, const char *label)
{
    struct text_style style = style_of(k);

    return text_width(k->widget.view->fonts, label, &style) + 2 * theme_px(&k->widget.view->theme, 5);
}
