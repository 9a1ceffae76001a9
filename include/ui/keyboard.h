/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_KEYBOARD_H
#define KETING_UI_KEYBOARD_H

#include "ui/theme.h"
#include "ui/widget.h"
#include "ui/words.h"

#include <stdbool.h>

/*
 * Keyboards as data: rows of keys, each so many units wide. A row of keyboard_layout::units fills the width;
 * a shorter one stands in the middle, so that the keys of all rows line up:
 *
 *     | q | w | e | r | t | y | u | i | o | p |      20 units, 2 a key
 *       | a | s | d | f | g | h | j | k | l |        18
 *     |分词 | z | x | c | v | b | n | m | 退格|       3 + 7 * 2 + 3
 */
enum keyboard_does {
    KEYBOARD_TYPES, /* writes what it says */
    KEYBOARD_BACKSPACE,
    KEYBOARD_CLEAR,
    KEYBOARD_SPACE,
    KEYBOARD_SPLIT, /* 分词: parts syllables */
    KEYBOARD_SHIFT, /* the keyboard does it itself, and tells it as any other key */
    KEYBOARD_HAND,
    KEYBOARD_PINYIN,
    KEYBOARD_LATIN,
    KEYBOARD_DIGITS,
    KEYBOARD_SYMBOLS,
    KEYBOARD_SIGNS, /* second page of the symbols */
    KEYBOARD_RARE,
    KEYBOARD_UNDO,   /* the last stroke */
    KEYBOARD_REWRITE, /* the whole cell */
    KEYBOARD_UNFOUND,
};

struct keyboard_key {
    const char *label;
    int units;
    enum keyboard_does does;
    /* What a long press offers beside it, with blanks between; NULL = nothing. All of it can be had
     * without. */
    const char *more;
    enum word word;   /* said in the place of the label in this language; WORD_COUNT or 0 = the label */
    const char *icon; /* NULL = none */
};

struct keyboard_row {
    const struct keyboard_key *keys;
    int count;
};

struct keyboard_layout {
    const struct keyboard_row *rows;
    int row_count, units;
    bool buttons; /* icons and words, beside a cell */
};

extern const struct keyboard_layout keyboard_pinyin, keyboard_pinyin_name, keyboard_pinyin_address;
extern const struct keyboard_layout keyboard_latin, keyboard_latin_low; /* low: without the row of digits */
extern const struct keyboard_layout keyboard_number; /* digits and nothing else */
extern const struct keyboard_layout keyboard_digits, keyboard_digits_address;
extern const struct keyboard_layout keyboard_symbols, keyboard_signs;
/* Beside the writing cell, in one column or in two; beside the cell of a character that nobody found. */
extern const struct keyboard_layout keyboard_hand, keyboard_hand_wide, keyboard_unfound;
/* 拆字: letters alone; beside the cell, and below it where there is little height. */
extern const struct keyboard_layout keyboard_letters, keyboard_split, keyboard_split_low;

/* label: what the key says now, valid for the call; the keyboard may be gone afterwards. */
typedef void (*keyboard_fn)(void *ctx, const struct keyboard_key *key, const char *label);

/* without: bits 1 << keyboard_does of keys that make no sense here; their room goes to the widest key of
 * the row. */
struct widget *keyboard_create(struct view *view, struct widget *parent, const struct keyboard_layout *layout,
                               unsigned without, enum theme_hue hue, keyboard_fn fn, void *ctx);
/* Rows that are left when some keys are not there. */
int keyboard_rows(const struct keyboard_layout *layout, unsigned without);

#endif
