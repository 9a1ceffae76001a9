/* SPDX-License-Identifier: MIT */
/*
 * 拆字: two slots; what is written in the cell, or typed, is offered below them, and the one that is tapped
 * fills the slot that waits.
 */
#include "writer_rare.h"

#include "base/utf8.h"
#include "ui/view.h"

#include <stdio.h>
#include <string.h>

static void refresh(struct rare_pad *pad)
{
    const struct view *view = pad->widget.view;
    char text[KEY_BYTES];

    for (int i = 0; i < RARE_SLOTS; i++) {
        snprintf(text, sizeof text, view_word(view, WORD_RARE_PART), i + 1);
        if (pad->part[i] != 0)
            text[utf8_put(pad->part[i], text)] = '\0';
        else if (i == pad->slot && *pad->letters != '\0')
            snprintf(text, sizeof text, "%s", pad->letters);
        pad->slot_key[i]->type = pad->part[i] != 0 ? TYPE_TITLE : TYPE_BODY;
        key_set_label(pad->slot_key[i], text);
        key_set_look(pad->slot_key[i], i == pad->slot ? KEY_CHOSEN : KEY_PLAIN);
    }
    snprintf(text, sizeof text, view_word(view, WORD_RARE_FOUND), pad->found_count);
    key_set_label(pad->look, text);
    for (int i = 0; i < RARE_OFFERED; i++) {
        text[i < pad->offered_count ? utf8_put(pad->offered[i], text) : 0] = '\0';
        key_set_label(pad->offer_key[i], text);
        pad->offer_key[i]->widget.hidden = i >= pad->offered_count;
        widget_mark(&pad->offer_key[i]->widget);
    }
    explicit_bzero(text, sizeof text);
}

static void find(struct rare_pad *pad)
{
    uint32_t parts[RARE_SLOTS];
    int count = 0;

    for (int i = 0; i < RARE_SLOTS; i++)
        if (pad->part[i] != 0)
            parts[count++] = pad->part[i];
    pad->found_count = count > 0 ? rare_by_parts(pad->writer->config.rare, parts, count, pad->found,
                                                 RARE_RESULTS_MAX)
                                 : 0;
}

static void offer(struct rare_pad *pad, const uint32_t *code_points, int count)
{
    pad->offered_count = min_int(count, RARE_OFFERED);
    for (int i = 0; i < pad->offered_count; i++)
        pad->offered[i] = code_points[i];
    refresh(pad);
}

static void on_strokes(void *ctx, const uint32_t *code_points, int count)
{
    offer(ctx, code_points, count);
}

/* Parts are single characters; words say nothing here. */
static void offer_typed(struct rare_pad *pad)
{
    struct writer *w = pad->writer;
    struct pinyin_options options = {.tolerant = w->config.tolerant};
    uint32_t single[RARE_OFFERED];
    int count = 0;

    pinyin_query(w->config.pinyin, pad->letters, &options, w->found);
    for (int i = 0; i < w->found->count && count < RARE_OFFERED; i++) {
        const char *text = w->found->candidates[i].text, *end = text + strlen(text);
        if (utf8_count(text, strlen(text)) == 1)
            single[count++] = utf8_next(&text, end);
    }
    pinyin_result_wipe(w->found);
    offer(pad, single, count);
}

static void forget_offered(struct rare_pad *pad)
{
    explicit_bzero(pad->letters, sizeof pad->letters);
    pad->offered_count = 0;
    if (pad->cell != NULL)
        handpad_clear(pad->cell);
}

static void on_offered(void *ctx, struct widget *key)
{
    struct rare_pad *pad = ctx;

    writer_click(pad->writer);
    pad->part[pad->slot] = pad->offered[key->tag];
    pad->slot = (pad->slot + 1) % RARE_SLOTS;
    forget_offered(pad);
    find(pad);
    refresh(pad);
    if (pad->part[0] != 0 && pad->part[1] != 0 && pad->found_count > 0)
        rare_show_found(pad);
}

/* Tapped once more, a slot is emptied. */
static void on_slot(void *ctx, struct widget *key)
{
    struct rare_pad *pad = ctx;

    writer_click(pad->writer);
    if (pad->slot == key->tag || pad->part[key->tag] != 0)
        pad->part[key->tag] = 0;
    pad->slot = key->tag;
    forget_offered(pad);
    find(pad);
    refresh(pad);
}

static void on_look(void *ctx, struct widget *key)
{
    struct rare_pad *pad = ctx;

    (void)key;
    writer_click(pad->writer);
    if (pad->found_count > 0)
        rare_show_found(pad);
}

static void take_back(struct rare_pad *pad)
{
    size_t len = strlen(pad->letters);

    if (len > 0) {
        pad->letters[len - 1] = '\0';
        offer_typed(pad);
        return;
    }
    pad->part[pad->slot] = 0;
    find(pad);
    refresh(pad);
}

static void turn(struct rare_pad *pad, bool typed)
{
    pad->typed = typed;
    forget_offered(pad);
    rare_split_build(pad);
}

static void on_key(void *ctx, const struct keyboard_key *key, const char *text)
{
    struct rare_pad *pad = ctx;
    size_t len = strlen(pad->letters);

    writer_click(pad->writer);
    switch (key->does) {
    case KEYBOARD_UNDO: handpad_undo(pad->cell); break;
    case KEYBOARD_REWRITE: handpad_clear(pad->cell); break;
    case KEYBOARD_PINYIN: turn(pad, true); break;
    case KEYBOARD_HAND: turn(pad, false); break;
    case KEYBOARD_BACKSPACE: take_back(pad); break;
    case KEYBOARD_TYPES:
        if (len < RARE_LETTERS) {
            pad->letters[len] = strcmp(text, "ü") == 0 ? 'v' : text[0];
            pad->letters[len + 1] = '\0';
        }
        offer_typed(pad);
        break;
    default: break;
    }
}

static struct key *add(struct rare_pad *pad, widget_fn on_tap, int tag, enum key_look look)
{
    struct key *key = key_create(pad->widget.view, pad->body, look, pad->writer->config.hue);

    key->widget.on_tap = on_tap;
    key->widget.ctx = pad;
    key->widget.tag = tag;
    return key;
}

void rare_split_build(struct rare_pad *pad)
{
    struct view *view = pad->widget.view;
    struct writer *w = pad->writer;
    unsigned without = w->config.pinyin == NULL ? 1u << KEYBOARD_PINYIN : 0;

    pad->grid = NULL;
    pad->cell = NULL;
    widget_destroy_children(pad->body);
    pad->typed = w->config.hand == NULL || (pad->typed && w->config.pinyin != NULL);
    if (w->config.hand == NULL)
        without |= 1u << KEYBOARD_HAND;
    for (int i = 0; i < RARE_SLOTS; i++)
        pad->slot_key[i] = add(pad, on_slot, i, KEY_PLAIN);
    pad->look = add(pad, on_look, 0, KEY_WORD);
    for (int i = 0; i < RARE_OFFERED; i++)
        pad->offer_key[i] = add(pad, on_offered, i, KEY_PLAIN);
    if (!pad->typed)
        pad->cell = handpad_create(view, pad->body, w->config.hand, on_strokes, pad);
    pad->keys = keyboard_create(view, pad->body, pad->typed ? &keyboard_letters : &keyboard_split, without,
                                w->config.hue, on_key, pad);
    pad->low_keys = NULL;
    if (!pad->typed)
        pad->low_keys =
            keyboard_create(view, pad->body, &keyboard_split_low, without, w->config.hue, on_key, pad);
    rare_say(pad, WORD_RARE_ASK_PARTS);
    find(pad);
    refresh(pad);
}

/* ---- places ---- */

static void place(struct widget *w, struct rect box)
{
    widget_place(w, box);
}

static void place_slots(struct rare_pad *pad, struct rect room)
{
    int gap = pad->widget.view->theme.target_gap, whole = room.w + gap;

    for (int i = 0; i < 3; i++) {
        struct key *key = i < RARE_SLOTS ? pad->slot_key[i] : pad->look;
        int x = whole * i / 3;
        place(&key->widget, rect_make(room.x + x, room.y, whole * (i + 1) / 3 - gap - x, room.h));
    }
}

/* What has no place in these rows is not offered. */
static void place_offered(struct rare_pad *pad, struct rect room, int columns, int rows)
{
    int gap = pad->widget.view->theme.target_gap, whole = room.w + gap;
    int height = (room.h - (rows - 1) * gap) / rows;

    for (int i = 0; i < RARE_OFFERED; i++) {
        int x = whole * (i % columns) / columns;
        if (i >= columns * rows) {
            place(&pad->offer_key[i]->widget, rect_make(0, 0, 0, 0));
            continue;
        }
        place(&pad->offer_key[i]->widget,
              rect_make(room.x + x, room.y + i / columns * (height + gap),
                        whole * (i % columns + 1) / columns - gap - x, height));
    }
}

/* Low: the cell left of everything else. */
static void place_low(struct rare_pad *pad, struct rect body, int gap)
{
    int cell = min_int(body.h, body.w / 2), x = cell + gap, width = body.w - x;
    int row = (body.h - 3 * gap) / 4;

    place(handpad_widget(pad->cell), rect_make(0, 0, cell, cell));
    place_slots(pad, rect_make(x, 0, width, row));
    place_offered(pad, rect_make(x, row + gap, width, 2 * row + gap), RARE_OFFERED / 2, 2);
    place(pad->low_keys, rect_make(x, 3 * (row + gap), width, body.h - 3 * (row + gap)));
}

/* Low, with letters: slots and candidates share a row, the keys have the rest. */
static void place_low_typed(struct rare_pad *pad, struct rect body, int gap)
{
    int row = (body.h - 4 * gap) / 5, slots = body.w * 42 / 100;

    row = min_int(row + row / 4, pad->widget.view->theme.target);
    int room = body.w - slots - gap, columns = (room + gap) / (theme_px(&pad->widget.view->theme, 14) + gap);
    place_slots(pad, rect_make(0, 0, slots, row));
    place_offered(pad, rect_make(slots + gap, 0, room, row), clamp_int(columns, 1, RARE_OFFERED), 1);
    place(pad->keys, rect_make(0, row + gap, body.w, body.h - row - gap));
}

void rare_split_place(struct rare_pad *pad, struct rect body)
{
    const struct theme *theme = &pad->widget.view->theme;
    int gap = theme->target_gap, row = min_int(theme_px(theme, 24), (body.h - 2 * gap) / 5);
    bool low = body.h < theme_px(theme, 120);

    if (pad->low_keys != NULL) {
        pad->low_keys->hidden = !low;
        pad->keys->hidden = low;
    }
    if (low) {
        (pad->cell != NULL ? place_low : place_low_typed)(pad, body, gap);
        return;
    }
    int columns = body.w < theme_px(theme, 8 * 16 + 7 * 3) ? RARE_OFFERED / 2 : RARE_OFFERED;
    int offered = columns == RARE_OFFERED ? row : 2 * row + gap;
    place_slots(pad, rect_make(0, 0, body.w, row));
    place_offered(pad, rect_make(0, row + gap, body.w, offered), columns, RARE_OFFERED / columns);
    int y = row + offered + 2 * gap, rest = body.h - y;
    if (pad->cell == NULL) {
        place(pad->keys, rect_make(0, y, body.w, min_int(rest, theme_px(theme, 124))));
        return;
    }
    int cell = min_int(rest, body.w * 7 / 10), width = body.w - cell - gap;
    place(handpad_widget(pad->cell), rect_make(0, y, cell, cell));
    place(pad->keys, rect_make(cell + gap, y, width, min_int(cell, theme_px(theme, 104))));
}
