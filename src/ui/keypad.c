/* SPDX-License-Identifier: MIT */
#include "ui/keypad.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/view.h"

#include <string.h>

static const char *const digit_rows[] = {"1 2 3", "4 5 6", "7 8 9", KEYPAD_CLEAR " 0 " KEYPAD_BACKSPACE};
static const char *const letter_rows[] = {"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l",
                                          KEYPAD_CLEAR " z x c v b n m " KEYPAD_BACKSPACE};

const struct keypad_layout keypad_digits = {digit_rows, 4, 3};
const struct keypad_layout keypad_letters = {letter_rows, 4, 10};

enum key_kind { KEY_CHARACTER, KEY_CLEAR, KEY_BACKSPACE }; /* widget::tag */

/* A column of rows; each key's place follows from the number of columns, so that rows line up. */
struct keypad {
    struct widget widget;
    const struct keypad_layout *layout;
    keypad_fn fn;
    void *ctx;
};

static struct keypad *keypad_of(struct widget *w)
{
    return CONTAINER_OF(w, struct keypad, widget);
}

static int gap_of(const struct keypad *k)
{
    return k->widget.view->theme.target_gap;
}

static struct size keypad_measure(struct widget *w, int width_px)
{
    struct keypad *k = keypad_of(w);
    int rows = k->layout->row_count;

    return (struct size){width_px, rows * w->view->theme.target + (rows - 1) * gap_of(k)};
}

static int keys_in(const char *row)
{
    int keys = 1;

    for (const char *p = row; *p != '\0'; p++)
        keys += *p == ' ';
    return keys;
}

/* Keys of words (退格) are half as wide again where the row leaves room. */
static void place_row(struct keypad *k, struct list **link, int row, int y, int height)
{
    int gap = gap_of(k), keys = keys_in(k->layout->rows[row]), columns = k->layout->columns;
    int key = (k->widget.box.w - (columns - 1) * gap) / columns;
    int spare = k->widget.box.w - keys * key - (keys - 1) * gap, words = 0;

    struct list *first = *link;
    for (int i = 0; i < keys; i++, first = first->next)
        words += CONTAINER_OF(first, struct widget, siblings)->tag != KEY_CHARACTER;
    int extra = words > 0 ? min_int(spare / words, key / 2) : 0;
    int x = (spare - extra * words) / 2;
    for (int i = 0; i < keys; i++, *link = (*link)->next) {
        struct widget *child = CONTAINER_OF(*link, struct widget, siblings);
        int width = key + (child->tag != KEY_CHARACTER ? extra : 0);
        widget_place(child, rect_make(x, y, width, height));
        x += width + gap;
    }
}

static void keypad_place(struct widget *w)
{
    struct keypad *k = keypad_of(w);
    struct list *link = w->children.next;
    int rows = k->layout->row_count, gap = gap_of(k), y = 0;
    int height = (w->box.h - (rows - 1) * gap) / rows;

    for (int row = 0; row < rows; row++, y += height + gap)
        place_row(k, &link, row, y, height);
}

static const struct widget_class keypad_class = {
    .name = "keypad", .measure = keypad_measure, .layout = keypad_place};

/* What the key means, whatever language it speaks. */
static const char *label_on(struct widget *key)
{
    if (key->tag == KEY_CLEAR)
        return KEYPAD_CLEAR;
    if (key->tag == KEY_BACKSPACE)
        return KEYPAD_BACKSPACE;
    struct widget *label = CONTAINER_OF(key->children.next, struct widget, siblings);

    return label->class->text(label);
}

static void on_key(void *ctx, struct widget *w)
{
    struct keypad *k = ctx;
    char *label = mem_strdup(label_on(w));

    /* The page may be built anew while the key is told. */
    k->fn(k->ctx, label);
    mem_free(label);
}

static void add_key(struct keypad *k, const char *text, size_t bytes)
{
    struct view *view = k->widget.view;
    const struct theme *theme = &view->theme;
    struct panel *key = panel_card(view, &k->widget, PANEL_ROW);
    char *label = mem_strndup(text, bytes);
    enum key_kind kind = strcmp(label, KEYPAD_CLEAR) == 0       ? KEY_CLEAR
                         : strcmp(label, KEYPAD_BACKSPACE) == 0 ? KEY_BACKSPACE
                                                                : KEY_CHARACTER;
    const char *says = kind == KEY_CLEAR       ? view_word(view, WORD_WRITE_CLEAR)
                       : kind == KEY_BACKSPACE ? view_word(view, WORD_WRITE_BACKSPACE)
                                               : label;
    bool word = kind != KEY_CHARACTER;

    key->across = key->along = PANEL_CENTER;
    key->pad_x = key->pad_y = 0;
    key->fill = word ? color_mix(theme->card, theme->second_text, 30) : theme->card;
    key->pressed_fill = color_mix(theme->card, theme->hue[HUE_IDENTITY], 60);
    label_set_single(label_create(view, &key->widget, says, word ? TYPE_NOTE : TYPE_HEADING,
                                  word ? FONT_REGULAR : FONT_BOLD, theme->text));
    panel_set_tap(key, on_key, k, kind);
    mem_free(label);
}

struct widget *keypad_create(struct view *view, struct widget *parent, const struct keypad_layout *layout,
                             keypad_fn fn, void *ctx)
{
    struct keypad *k = widget_create(&keypad_class, sizeof *k, view, parent);

    k->layout = layout;
    k->fn = fn;
    k->ctx = ctx;
    for (int row = 0; row < layout->row_count; row++)
        for (const char *p = layout->rows[row]; *p != '\0';) {
            size_t bytes = strcspn(p, " ");
            add_key(k, p, bytes);
            p += bytes + (p[bytes] == ' ');
        }
    return &k->widget;
}

bool keypad_apply(const char *label, char *line, size_t bytes)
{
    size_t len = strlen(line), more = strlen(label);

    if (strcmp(label, KEYPAD_CLEAR) == 0) {
        line[0] = '\0';
        return len > 0;
    }
    if (strcmp(label, KEYPAD_BACKSPACE) == 0) {
        if (len > 0)
            line[utf8_prev(line + len, line) - line] = '\0';
        return len > 0;
    }
    if (len + more + 1 > bytes)
        return false;
    memcpy(line + len, label, more + 1);
    return true;
}
