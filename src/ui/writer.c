/* SPDX-License-Identifier: MIT */
#include "ui/writer.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "writer_parts.h"

#include <stdio.h>
#include <string.h>

static bool only_digits(const struct writer *w)
{
    return w->config.kind == WRITER_PHONE || w->config.kind == WRITER_NUMBER;
}

bool writer_has_pad(const struct writer *w, enum writer_pad pad)
{
    if (only_digits(w))
        return pad == WRITER_DIGITS;
    switch (pad) {
    case WRITER_HAND: return w->config.hand != NULL;
    case WRITER_PINYIN: return w->config.pinyin != NULL;
    case WRITER_RARE: return writer_rare_possible(w);
    case WRITER_LATIN:
    case WRITER_DIGITS:
    case WRITER_SYMBOLS: break;
    }
    return true;
}

static enum writer_pad possible_pad(const struct writer *w, enum writer_pad wanted)
{
    static const enum writer_pad instead[] = {WRITER_HAND, WRITER_PINYIN, WRITER_LATIN, WRITER_DIGITS};

    for (size_t i = 0; !writer_has_pad(w, wanted) && i < ARRAY_LEN(instead); i++)
        wanted = writer_has_pad(w, instead[i]) ? instead[i] : wanted;
    return wanted;
}

void writer_click(struct writer *w)
{
    if (w->config.clicked != NULL)
        w->config.clicked(w->config.ctx);
}

/* ---- the pads ---- */

static unsigned keys_without(const struct writer *w)
{
    unsigned without = 0;

    if (!writer_has_pad(w, WRITER_HAND))
        without |= 1u << KEYBOARD_HAND;
    if (!writer_has_pad(w, WRITER_PINYIN))
        without |= 1u << KEYBOARD_PINYIN;
    if (!writer_has_pad(w, WRITER_RARE))
        without |= 1u << KEYBOARD_RARE;
    return without;
}

/* Wide glass that is low has no room for a row of digits above the letters. */
bool writer_is_low(const struct writer *w)
{
    const struct view *view = w->widget.view;

    return view->theme.landscape && view->size.h < theme_px(&view->theme, 230);
}

static const struct keyboard_layout *layout_of(const struct writer *w)
{
    enum writer_kind kind = w->config.kind;

    switch (w->pad) {
    case WRITER_LATIN: return writer_is_low(w) ? &keyboard_latin_low : &keyboard_latin;
    case WRITER_DIGITS:
        if (only_digits(w))
            return &keyboard_number;
        return kind == WRITER_ADDRESS ? &keyboard_digits_address : &keyboard_digits;
    case WRITER_SYMBOLS: return w->signs ? &keyboard_signs : &keyboard_symbols;
    case WRITER_PINYIN:
    case WRITER_HAND:
    case WRITER_RARE: break;
    }
    if (kind == WRITER_NAME)
        return &keyboard_pinyin_name;
    return kind == WRITER_ADDRESS && !writer_is_low(w) ? &keyboard_pinyin_address : &keyboard_pinyin;
}

static void type_label(struct writer *w, const char *label)
{
    bool letter = label[0] >= 'a' && label[0] <= 'z' && label[1] == '\0';

    if (w->pad == WRITER_PINYIN && letter)
        writer_type_letter(w, label[0]);
    else if (w->pad == WRITER_PINYIN && strcmp(label, "ü") == 0)
        writer_type_letter(w, 'v');
    else
        writer_append(w, label);
}

static void press_space(struct writer *w)
{
    if (w->offer == OFFER_LETTERS)
        writer_take(w, 0);
    else if (w->at > 0)
        writer_append(w, " ");
}

static void press_split(struct writer *w)
{
    size_t len = strlen(w->letters);

    if (len > 0 && w->letters[len - 1] != '\'')
        writer_type_letter(w, '\'');
}

/* Ink goes before text, as letters do. */
static void press_backspace(struct writer *w)
{
    if (w->cell != NULL && !handpad_empty(w->cell))
        handpad_clear(w->cell);
    else
        writer_backspace(w);
}

/* With an empty cell it is the last choice that is taken back: its strokes are there again, and the other
 * candidates. */
static void press_undo(struct writer *w)
{
    if (!handpad_empty(w->cell)) {
        handpad_undo(w->cell);
    } else if (w->accepted_at > 0 && w->at == w->accepted_at) {
        writer_backspace(w);
        handpad_bring_back(w->cell);
    }
}

static void press_symbols(struct writer *w, bool signs)
{
    w->signs = signs;
    writer_choose_pad(w, WRITER_SYMBOLS);
}

static void on_key(void *ctx, const struct keyboard_key *key, const char *label)
{
    struct writer *w = ctx;

    writer_click(w);
    switch (key->does) {
    case KEYBOARD_TYPES: type_label(w, label); break;
    case KEYBOARD_BACKSPACE: press_backspace(w); break;
    case KEYBOARD_CLEAR: writer_clear(w); break;
    case KEYBOARD_SPACE: press_space(w); break;
    case KEYBOARD_SPLIT: press_split(w); break;
    case KEYBOARD_HAND: writer_choose_pad(w, WRITER_HAND); break;
    case KEYBOARD_PINYIN: writer_choose_pad(w, WRITER_PINYIN); break;
    case KEYBOARD_LATIN:
        writer_keep_letters(w);
        writer_choose_pad(w, WRITER_LATIN);
        break;
    case KEYBOARD_DIGITS: writer_choose_pad(w, WRITER_DIGITS); break;
    case KEYBOARD_SYMBOLS: press_symbols(w, false); break;
    case KEYBOARD_SIGNS: press_symbols(w, true); break;
    case KEYBOARD_RARE: writer_choose_pad(w, WRITER_RARE); break;
    case KEYBOARD_UNDO: press_undo(w); break;
    case KEYBOARD_REWRITE: handpad_clear(w->cell); break;
    case KEYBOARD_SHIFT:
    case KEYBOARD_UNFOUND: break;
    }
}

static void on_strokes(void *ctx, const uint32_t *code_points, int count)
{
    writer_offer_strokes(ctx, code_points, count);
}

static void build_hand(struct writer *w)
{
    struct view *view = w->widget.view;

    w->cell = handpad_create(view, w->area, w->config.hand, on_strokes, w);
    handpad_set_prompt(w->cell, view_word(view, WORD_WRITE_HERE));
    w->keys = keyboard_create(view, w->area, &keyboard_hand, keys_without(w), w->config.hue, on_key, w);
    w->wide_keys =
        keyboard_create(view, w->area, &keyboard_hand_wide, keys_without(w), w->config.hue, on_key, w);
}

static void build_pad(struct writer *w)
{
    w->cell = NULL;
    w->keys = w->wide_keys = w->rare = NULL;
    widget_destroy_children(w->area);
    if (w->pad == WRITER_HAND)
        build_hand(w);
    else if (w->pad == WRITER_RARE)
        w->rare = writer_rare_create(w, w->area);
    else
        w->keys =
            keyboard_create(w->widget.view, w->area, layout_of(w), keys_without(w), w->config.hue, on_key, w);
}

void writer_choose_pad(struct writer *w, enum writer_pad pad)
{
    writer_take_all(w);
    writer_close_grid(w);
    pad = possible_pad(w, pad);
    bool lasting = pad == WRITER_HAND || pad == WRITER_PINYIN;
    bool told = w->pad != pad && lasting && w->config.pad_chosen != NULL;
    w->pad = pad;
    if (lasting)
        w->back = pad;
    build_pad(w);
    widget_remeasure(w->help);
    writer_look_up(w);
    if (told)
        w->config.pad_chosen(w->config.ctx, pad);
}

/* ---- all candidates ---- */

static void grid_label(void *ctx, int index, char *out)
{
    writer_candidate(ctx, index, out, KEY_BYTES);
}

static void grid_chosen(void *ctx, int index)
{
    struct writer *w = ctx;

    writer_take(w, index);
    if (w->offer != OFFER_LETTERS)
        writer_close_grid(w);
}

static void grid_close(void *ctx)
{
    writer_close_grid(ctx);
}

static void grid_clicked(void *ctx)
{
    writer_click(ctx);
}

void writer_open_grid(struct writer *w)
{
    struct grid_source source = {.count = writer_candidates(w),
                                 .label = grid_label,
                                 .chosen = grid_chosen,
                                 .close = grid_close,
                                 .close_word = WORD_WRITE_CLOSE_GRID,
                                 .clicked = grid_clicked,
                                 .ctx = w,
                                 .hue = w->config.hue};

    if (w->grid == NULL)
        w->grid = writer_grid_create(w->widget.view, &w->widget, &source);
}

void writer_close_grid(struct writer *w)
{
    widget_destroy(w->grid);
    w->grid = NULL;
}

/* ---- what is seen ---- */

static enum hand_mode mode_of(const struct writer *w)
{
    return w->config.kind == WRITER_NAME      ? HAND_NAME
           : w->config.kind == WRITER_ADDRESS ? HAND_ADDRESS
                                              : HAND_TEXT;
}

void writer_refresh(struct writer *w)
{
    snprintf(w->shown, w->shown_bytes, "%.*s%s%s", (int)w->at, w->text, w->letters, w->text + w->at);
    widget_mark(w->field);
    if (w->counter != NULL)
        widget_mark(w->counter);
    if (w->cell != NULL)
        handpad_set_context(w->cell, mode_of(w), writer_last_character(w));
    writer_bar_refresh(w->bar);
    if (w->grid != NULL && w->grid->box.w > 0)
        writer_grid_show(w->grid, writer_candidates(w));
}

/* ---- making ---- */

static void on_phrase(void *ctx, struct widget *chip)
{
    struct writer *w = ctx;

    writer_click(w);
    writer_append_phrase(w, w->config.phrases[chip->tag]);
}

/* The page may be built anew: nothing of the writer is used afterwards. */
static void on_way(void *ctx, struct widget *chip)
{
    struct writer *w = ctx;

    (void)chip;
    writer_click(w);
    w->config.way_chosen(w->config.ctx);
}

static struct panel *add_chip(struct writer *w, const char *text, widget_fn fn, int tag)
{
    struct view *view = w->widget.view;
    const struct theme *theme = &view->theme;
    enum theme_type type = theme->mode == THEME_ELDER ? TYPE_NOTE : TYPE_BODY;
    struct panel *chip = panel_card(view, w->chips, PANEL_ROW);

    chip->pill = 1;
    chip->across = chip->along = PANEL_CENTER;
    chip->pad_x = theme->unit * 2;
    chip->pad_y = 0;
    chip->pressed_fill = color_mix(theme->card, theme->hue[w->config.hue], 70);
    struct text_style style = theme_style(theme, type, FONT_REGULAR);
    int line = theme->landscape ? view->size.w * 9 / 20 : view->size.w - 2 * theme->margin;
    struct widget *label = label_create(view, &chip->widget, text, type, FONT_REGULAR, theme->text);
    /* The longest phrases end in … on their chip; all of it is taken. */
    if (text_width(view->fonts, text, &style) > line - 2 * chip->pad_x)
        label_set_style(label, TEXT_CENTER, 1, 0);
    else
        label_set_single(label);
    panel_set_tap(chip, fn, w, tag);
    return chip;
}

static void add_chips(struct writer *w)
{
    struct view *view = w->widget.view;
    bool phrases = w->config.phrases != NULL && w->config.phrases[0] != NULL;

    if (!phrases && w->config.way == NULL)
        return;
    w->chips = &panel_stack(view, &w->widget, PANEL_FLOW, view->theme.target_gap)->widget;
    w->chips->clips = true;
    if (w->config.way != NULL)
        add_chip(w, w->config.way, on_way, 0)->border = view->theme.hue[w->config.hue];
    for (int i = 0; phrases && w->config.phrases[i] != NULL; i++)
        add_chip(w, w->config.phrases[i], on_phrase, i);
}

static void start_text(struct writer *w, const char *text)
{
    size_t bytes = utf8_prefix(text, strlen(text), (size_t)w->max_chars);

    w->text_bytes = (size_t)w->max_chars * 4 + 1;
    w->text = mem_zalloc(w->text_bytes);
    w->shown_bytes = w->text_bytes + WRITER_LETTERS;
    w->shown = mem_zalloc(w->shown_bytes);
    memcpy(w->text, text, bytes);
    w->at = bytes;
    if (w->config.pinyin != NULL)
        w->found = mem_zalloc(sizeof *w->found);
}

struct writer *writer_create(struct view *view, struct widget *parent, const struct writer_config *config,
                             const char *text)
{
    struct writer *w = widget_create(&writer_class, sizeof *w, view, parent);

    w->widget.grow = 1;
    w->config = *config;
    w->max_chars = config->max_chars > 0 ? min_int(config->max_chars, WRITER_CHARS_MAX) : WRITER_CHARS_MAX;
    start_text(w, text);
    add_chips(w);
    w->field = writer_field_create(w);
    if (config->kind == WRITER_LONG_TEXT)
        w->counter = writer_counter_create(w);
    w->bar = writer_bar_create(w);
    w->area = writer_area_create(w);
    w->help = writer_help_create(w);
    w->pad = possible_pad(w, config->pad);
    w->back = w->pad;
    build_pad(w);
    writer_look_up(w);
    return w;
}

const char *writer_text(const struct writer *w)
{
    return w->text;
}

void writer_settle(struct writer *w)
{
    writer_take_all(w);
    writer_keep_letters(w);
}

/* mem_free() overwrites what it takes back. */
void writer_finish(struct widget *widget)
{
    struct writer *w = CONTAINER_OF(widget, struct writer, widget);

    explicit_bzero(w->letters, sizeof w->letters);
    explicit_bzero(w->drawn, sizeof w->drawn);
    if (w->found != NULL)
        pinyin_result_wipe(w->found);
    mem_free(w->text);
    mem_free(w->shown);
    mem_free(w->found);
}
