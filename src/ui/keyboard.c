/* SPDX-License-Identifier: MIT */
#include "ui/keyboard.h"

#include "base/mem.h"
#include "gfx/icon.h"
#include "gfx/paint.h"
#include "keyboard_key.h"
#include "ui/view.h"

#include <ctype.h>
#include <string.h>

enum { MORE_MAX = 6 };

struct keyboard {
    struct widget widget;
    const struct keyboard_layout *layout;
    unsigned without;
    enum theme_hue hue;
    keyboard_fn fn;
    void *ctx;
    bool shifted;
    struct key **keys; /* in the order of the layout; NULL = left out */
    int key_count;
    /* What a long press offers, above all keys. */
    struct widget *more;
    struct key *more_key[MORE_MAX];
    int held; /* index of the key; -1 = none */
};

static struct keyboard *keyboard_of(struct widget *w)
{
    return CONTAINER_OF(w, struct keyboard, widget);
}

static bool left_out(unsigned without, const struct keyboard_key *key)
{
    return (without & 1u << key->does) != 0;
}

static int keys_left(const struct keyboard_row *row, unsigned without)
{
    int count = 0;

    for (int i = 0; i < row->count; i++)
        count += !left_out(without, &row->keys[i]);
    return count;
}

int keyboard_rows(const struct keyboard_layout *layout, unsigned without)
{
    int rows = 0;

    for (int r = 0; r < layout->row_count; r++)
        rows += keys_left(&layout->rows[r], without) > 0;
    return rows;
}

static const struct keyboard_key *key_at(const struct keyboard *k, int index)
{
    for (int r = 0; r < k->layout->row_count; r++) {
        if (index < k->layout->rows[r].count)
            return &k->layout->rows[r].keys[index];
        index -= k->layout->rows[r].count;
    }
    return NULL;
}

/* ---- places ---- */

/* Units that the row lacks because keys were left out. */
static int units_missing(const struct keyboard_row *row, unsigned without)
{
    int missing = 0;

    for (int i = 0; i < row->count; i++)
        missing += left_out(without, &row->keys[i]) ? row->keys[i].units : 0;
    return missing;
}

static int widest_left(const struct keyboard_row *row, unsigned without)
{
    int widest = -1;

    for (int i = 0; i < row->count; i++)
        if (!left_out(without, &row->keys[i]) && (widest < 0 || row->keys[i].units > row->keys[widest].units))
            widest = i;
    return widest;
}

static void place_keys(struct keyboard *k, const struct keyboard_row *row, struct key **keys, int y,
                       int height)
{
    int gap = k->widget.view->theme.target_gap, whole = k->widget.box.w + gap, units = k->layout->units;
    int total = 0, widest = widest_left(row, k->without), missing = units_missing(row, k->without);

    for (int i = 0; i < row->count; i++)
        total += row->keys[i].units;
    int at = units - total; /* in halves of a unit */
    for (int i = 0; i < row->count; i++) {
        if (keys[i] == NULL)
            continue;
        int next = at + 2 * (row->keys[i].units + (i == widest ? missing : 0));
        int x = whole * at / (2 * units), end = whole * next / (2 * units) - gap;
        key_place(keys[i], rect_make(x, y, max_int(0, end - x), height));
        at = next;
    }
}

/* All icons of a column or none: one that is missing looks like a mistake. */
static void show_icons(struct keyboard *k)
{
    bool room = true;

    for (int i = 0; i < k->key_count; i++)
        if (k->keys[i] != NULL && k->keys[i]->icon != NULL)
            room = room && key_has_room(k->keys[i]);
    for (int i = 0; i < k->key_count; i++)
        if (k->keys[i] != NULL)
            k->keys[i]->icon_hidden = !room;
}

static void place_more(struct keyboard *k);

static void keyboard_place(struct widget *w)
{
    struct keyboard *k = keyboard_of(w);
    int gap = w->view->theme.target_gap, rows = max_int(1, keyboard_rows(k->layout, k->without)), row = 0;
    struct key **keys = k->keys;

    for (int r = 0; r < k->layout->row_count; r++) {
        const struct keyboard_row *line = &k->layout->rows[r];
        if (keys_left(line, k->without) > 0) {
            int y = (w->box.h + gap) * row / rows, end = (w->box.h + gap) * (row + 1) / rows - gap;
            place_keys(k, line, keys, y, max_int(0, end - y));
            row++;
        }
        keys += line->count;
    }
    show_icons(k);
    if (k->held >= 0)
        place_more(k);
}

static struct size keyboard_measure(struct widget *w, int width_px)
{
    struct keyboard *k = keyboard_of(w);
    int rows = keyboard_rows(k->layout, k->without);

    return (struct size){width_px, rows * w->view->theme.target + (rows - 1) * w->view->theme.target_gap};
}

static void keyboard_finish(struct widget *w)
{
    mem_free(keyboard_of(w)->keys);
}

static const struct widget_class keyboard_class = {.name = "keyboard",
                                                   .measure = keyboard_measure,
                                                   .layout = keyboard_place,
                                                   .finish = keyboard_finish};

/* ---- what a long press offers ---- */

static void more_paint(struct widget *w, const struct painter *p)
{
    const struct theme *theme = &w->view->theme;

    paint_card(p, rect_make(0, 0, w->box.w, w->box.h), theme->radius, 2 * theme->border, theme->second_text,
               theme->ground);
}

static const struct widget_class more_class = {.name = "more", .paint = more_paint};

static void close_more(struct keyboard *k)
{
    if (k->held < 0)
        return;
    k->held = -1;
    widget_mark(k->more);
    k->more->hidden = true;
}

/* Itself comes first: who only pressed long is not stopped. */
static int count_more(const struct keyboard_key *key)
{
    int count = 2;

    for (const char *p = key->more; *p != '\0'; p++)
        count += *p == ' ';
    return min_int(count, MORE_MAX);
}

/* A row of keys as large as the one that is held, above it, or below it in the first row; never outside. */
static void place_more(struct keyboard *k)
{
    struct rect from = k->keys[k->held]->widget.box;
    int gap = k->widget.view->theme.target_gap, count = count_more(key_at(k, k->held));
    int width = count * from.w + (count + 1) * gap, height = from.h + 2 * gap;
    int y = from.y >= height ? from.y - height : from.y + from.h;

    if (width > k->widget.box.w)
        width = k->widget.box.w;
    int x = clamp_int(from.x + from.w / 2 - width / 2, 0, k->widget.box.w - width);
    y = clamp_int(y, 0, max_int(0, k->widget.box.h - height));
    widget_mark(k->more);
    widget_place(k->more, rect_make(x, y, width, min_int(height, k->widget.box.h)));
    for (int i = 0; i < MORE_MAX; i++) {
        int left = gap + (width - gap) * i / count;
        if (i < count)
            key_place(k->more_key[i],
                      rect_make(left, gap, (width - gap) / count - gap, k->more->box.h - 2 * gap));
        else
            key_hide(k->more_key[i]);
    }
    widget_mark(k->more);
}

static void on_hold(void *ctx, struct widget *w)
{
    struct keyboard *k = ctx;
    const struct keyboard_key *key = key_at(k, w->tag);
    const char *p = key->more;

    close_more(k);
    k->held = w->tag;
    k->more->hidden = false;
    place_more(k);
    key_set_label(k->more_key[0], k->keys[w->tag]->label);
    for (int i = 1; i < MORE_MAX && *p != '\0'; i++) {
        char label[16] = "";
        size_t bytes = strcspn(p, " ");
        memcpy(label, p, bytes < sizeof label ? bytes : sizeof label - 1);
        key_set_label(k->more_key[i], label);
        p += bytes + (p[bytes] == ' ');
    }
}

/* ---- presses ---- */

/* Letters in the case of the shift key. */
static void label_keys(struct keyboard *k)
{
    for (int i = 0; i < k->key_count; i++) {
        const struct keyboard_key *key = key_at(k, i);
        char letter[2] = {(char)toupper((unsigned char)key->label[0]), '\0'};
        bool upper = k->shifted && key->does == KEYBOARD_TYPES && islower((unsigned char)key->label[0]);
        if (k->keys[i] == NULL)
            continue;
        if (key->does == KEYBOARD_SHIFT)
            key_set_look(k->keys[i], k->shifted ? KEY_CHOSEN : KEY_WORD);
        const char *says = key->word != 0 ? view_word(k->widget.view, key->word) : key->label;
        key_set_label(k->keys[i], upper ? letter : says);
    }
}

/* The keyboard may go while its key is told. */
static void on_key(void *ctx, struct widget *w)
{
    struct keyboard *k = ctx;
    const struct keyboard_key *key = key_at(k, w->tag);
    char label[KEY_BYTES];

    memcpy(label, k->keys[w->tag]->label, sizeof label);
    close_more(k);
    if (key->does == KEYBOARD_SHIFT) {
        k->shifted = !k->shifted;
        label_keys(k);
    }
    k->fn(k->ctx, key, label);
    explicit_bzero(label, sizeof label);
}

static void on_more(void *ctx, struct widget *w)
{
    struct keyboard *k = ctx;
    const struct keyboard_key *key = key_at(k, k->held);
    char label[KEY_BYTES];

    memcpy(label, k->more_key[w->tag]->label, sizeof label);
    close_more(k);
    k->fn(k->ctx, key, label);
    explicit_bzero(label, sizeof label);
}

/* ---- making ---- */

static enum key_look look_of(const struct keyboard *k, const struct keyboard_key *key)
{
    if (k->layout->buttons)
        return KEY_BUTTON;
    return key->does == KEYBOARD_TYPES ? KEY_PLAIN : KEY_WORD;
}

static struct key *add_key(struct keyboard *k, const struct keyboard_key *key, int index)
{
    struct key *made = key_create(k->widget.view, &k->widget, look_of(k, key), k->hue);

    made->widget.on_tap = on_key;
    /* The elderly press long without meaning it, and single taps do everything. */
    bool elder = k->widget.view->theme.mode == THEME_ELDER;
    made->widget.on_hold = key->more != NULL && !elder ? on_hold : NULL;
    made->widget.ctx = k;
    made->widget.tag = index;
    made->icon = key->icon != NULL ? icon_find(key->icon) : NULL;
    if (k->layout == &keyboard_number && key->does == KEYBOARD_TYPES)
        made->type = TYPE_DISPLAY;
    return made;
}

static void add_more(struct keyboard *k)
{
    struct view *view = k->widget.view;

    k->held = -1;
    k->more = widget_create(&more_class, sizeof *k->more, view, &k->widget);
    k->more->hidden = k->more->swallows = true;
    for (int i = 0; i < MORE_MAX; i++) {
        k->more_key[i] = key_create(view, k->more, i == 0 ? KEY_CHOSEN : KEY_PLAIN, k->hue);
        k->more_key[i]->widget.on_tap = on_more;
        k->more_key[i]->widget.ctx = k;
        k->more_key[i]->widget.tag = i;
    }
}

struct widget *keyboard_create(struct view *view, struct widget *parent, const struct keyboard_layout *layout,
                               unsigned without, enum theme_hue hue, keyboard_fn fn, void *ctx)
{
    struct keyboard *k = widget_create(&keyboard_class, sizeof *k, view, parent);

    k->layout = layout;
    k->without = without;
    k->hue = hue;
    k->fn = fn;
    k->ctx = ctx;
    for (int r = 0; r < layout->row_count; r++)
        k->key_count += layout->rows[r].count;
    k->keys = mem_calloc((size_t)k->key_count, sizeof *k->keys);
    for (int i = 0; i < k->key_count; i++)
        if (!left_out(without, key_at(k, i)))
            k->keys[i] = add_key(k, key_at(k, i), i);
    add_more(k);
    label_keys(k);
    return &k->widget;
}
