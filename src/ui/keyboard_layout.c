/* SPDX-License-Identifier: MIT */
/* The keyboards. Every key is pressed by the tests and must yield its label. */
#include "ui/keyboard.h"

#include "ui/keypad.h"

#include "base/macros.h"

#define BACKSPACE(units_) {KEYPAD_BACKSPACE, units_, .does = KEYBOARD_BACKSPACE, .icon = "backspace"}
#define SPACE(units_) {"空格", units_, .does = KEYBOARD_SPACE, .word = WORD_WRITE_SPACE}
#define HAND(units_) {"手写", units_, .does = KEYBOARD_HAND, .word = WORD_WRITE_HAND_SHORT}
#define PINYIN(units_) {"拼音", units_, .does = KEYBOARD_PINYIN, .word = WORD_WRITE_PINYIN}
#define DIGITS(units_) {"123", units_, .does = KEYBOARD_DIGITS}
#define SYMBOLS(units_) {"标点", units_, .does = KEYBOARD_SYMBOLS, .word = WORD_WRITE_SYMBOLS}
#define LETTER(letter_) {letter_, 2, .does = KEYBOARD_TYPES}
#define DIGIT_LETTER(letter_, more_) {letter_, 2, .does = KEYBOARD_TYPES, .more = more_}
#define ROW(keys_) {keys_, ARRAY_LEN(keys_)}

/* ---- letters ---- */

static const struct keyboard_key top_letters[] = {
    DIGIT_LETTER("q", "1"), DIGIT_LETTER("w", "2"), DIGIT_LETTER("e", "3"), DIGIT_LETTER("r", "4"),
    DIGIT_LETTER("t", "5"), DIGIT_LETTER("y", "6"), DIGIT_LETTER("u", "7"), DIGIT_LETTER("i", "8"),
    DIGIT_LETTER("o", "9"), DIGIT_LETTER("p", "0 〇"),
};
/* Where a row of digits stands above. */
static const struct keyboard_key plain_letters[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"),
    LETTER("y"), LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"),
};
static const struct keyboard_key middle_letters[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"),
};
static const struct keyboard_key pinyin_letters[] = {
    {"分词", 3, .does = KEYBOARD_SPLIT, .word = WORD_WRITE_SPLIT},
    LETTER("z"),
    LETTER("x"),
    LETTER("c"),
    DIGIT_LETTER("v", "ü"),
    LETTER("b"),
    LETTER("n"),
    LETTER("m"),
    BACKSPACE(3),
};
static const struct keyboard_key latin_letters[] = {
    {"大写", 3, .does = KEYBOARD_SHIFT, .word = WORD_WRITE_SHIFT},
    LETTER("z"),
    LETTER("x"),
    LETTER("c"),
    LETTER("v"),
    LETTER("b"),
    LETTER("n"),
    LETTER("m"),
    BACKSPACE(3),
};
static const struct keyboard_key digit_row[] = {
    LETTER("1"), LETTER("2"), LETTER("3"), LETTER("4"), LETTER("5"),
    LETTER("6"), LETTER("7"), LETTER("8"), LETTER("9"), DIGIT_LETTER("0", "〇"),
};

static const struct keyboard_key pinyin_bottom[] = {
    DIGITS(3),
    {"中/英", 3, .does = KEYBOARD_LATIN},
    SPACE(7),
    HAND(3),
    {"，", 2, .does = KEYBOARD_TYPES, .more = "、 ； ： ·"},
    {"。", 2, .does = KEYBOARD_TYPES, .more = "？ ！ …… ——"},
};
static const struct keyboard_key name_bottom[] = {
    DIGITS(3),
    {"中/英", 3, .does = KEYBOARD_LATIN},
    SPACE(5),
    {"·", 2, .does = KEYBOARD_TYPES},
    HAND(3),
    {"找不到字", 4, .does = KEYBOARD_RARE, .word = WORD_WRITE_RARE_SHORT},
};
static const struct keyboard_key latin_bottom[] = {
    DIGITS(3),
    {"中/英", 3, .does = KEYBOARD_PINYIN},
    SPACE(7),
    HAND(3),
    {",", 2, .does = KEYBOARD_TYPES, .more = "; : ' \""},
    {".", 2, .does = KEYBOARD_TYPES, .more = "? ! @ -"},
};

static const struct keyboard_row pinyin_rows[] = {ROW(top_letters), ROW(middle_letters), ROW(pinyin_letters),
                                                  ROW(pinyin_bottom)};
static const struct keyboard_row name_rows[] = {ROW(top_letters), ROW(middle_letters), ROW(pinyin_letters),
                                                ROW(name_bottom)};
static const struct keyboard_row address_rows[] = {ROW(digit_row), ROW(plain_letters), ROW(middle_letters),
                                                   ROW(pinyin_letters), ROW(pinyin_bottom)};
static const struct keyboard_row latin_rows[] = {ROW(digit_row), ROW(plain_letters), ROW(middle_letters),
                                                 ROW(latin_letters), ROW(latin_bottom)};

const struct keyboard_layout keyboard_pinyin = {pinyin_rows, ARRAY_LEN(pinyin_rows), 20, false};
const struct keyboard_layout keyboard_pinyin_name = {name_rows, ARRAY_LEN(name_rows), 20, false};
const struct keyboard_layout keyboard_pinyin_address = {address_rows, ARRAY_LEN(address_rows), 20, false};
const struct keyboard_layout keyboard_latin = {latin_rows, ARRAY_LEN(latin_rows), 20, false};
const struct keyboard_layout keyboard_latin_low = {latin_rows + 1, ARRAY_LEN(latin_rows) - 1, 20, false};

/* ---- digits ---- */

static const struct keyboard_key number_1[] = {LETTER("1"), LETTER("2"), LETTER("3")};
static const struct keyboard_key number_2[] = {LETTER("4"), LETTER("5"), LETTER("6")};
static const struct keyboard_key number_3[] = {LETTER("7"), LETTER("8"), LETTER("9")};
static const struct keyboard_key number_4[] = {
    {KEYPAD_CLEAR, 2, .does = KEYBOARD_CLEAR, .word = WORD_WRITE_CLEAR}, LETTER("0"), BACKSPACE(2)};
static const struct keyboard_row number_rows[] = {ROW(number_1), ROW(number_2), ROW(number_3), ROW(number_4)};
const struct keyboard_layout keyboard_number = {number_rows, ARRAY_LEN(number_rows), 6, false};

static const struct keyboard_key digits_1[] = {LETTER("1"), LETTER("2"), LETTER("3"), LETTER("/"),
                                               BACKSPACE(2)};
static const struct keyboard_key digits_2[] = {LETTER("4"), LETTER("5"), LETTER("6"), LETTER(":"),
                                               SYMBOLS(2)};
static const struct keyboard_key digits_3[] = {LETTER("7"), LETTER("8"), LETTER("9"), LETTER("%"), HAND(2)};
static const struct keyboard_key digits_4[] = {
    LETTER("-"), DIGIT_LETTER("0", "〇"), LETTER("."), SPACE(2), PINYIN(2)};
static const struct keyboard_row digits_rows[] = {ROW(digits_1), ROW(digits_2), ROW(digits_3), ROW(digits_4)};
const struct keyboard_layout keyboard_digits = {digits_rows, ARRAY_LEN(digits_rows), 10, false};

static const struct keyboard_key place_1[] = {LETTER("1"), LETTER("2"), LETTER("3"), LETTER("号楼"),
                                              BACKSPACE(2)};
static const struct keyboard_key place_2[] = {LETTER("4"), LETTER("5"), LETTER("6"), LETTER("单元"),
                                              SYMBOLS(2)};
static const struct keyboard_key place_3[] = {LETTER("7"), LETTER("8"), LETTER("9"), LETTER("室"), HAND(2)};
static const struct keyboard_key place_4[] = {
    LETTER("-"), DIGIT_LETTER("0", "〇"), LETTER("层"), LETTER("号"), PINYIN(2)};
static const struct keyboard_row place_rows[] = {ROW(place_1), ROW(place_2), ROW(place_3), ROW(place_4)};
const struct keyboard_layout keyboard_digits_address = {place_rows, ARRAY_LEN(place_rows), 10, false};

/* ---- symbols ---- */

static const struct keyboard_key symbols_1[] = {
    LETTER("，"), LETTER("。"), LETTER("、"), LETTER("？"),  LETTER("！"),
    LETTER("："), LETTER("；"), LETTER("·"),  LETTER("……"), LETTER("——"),
};
static const struct keyboard_key symbols_2[] = {
    LETTER("“"), LETTER("”"), LETTER("‘"), LETTER("’"), LETTER("（"),
    LETTER("）"), LETTER("《"), LETTER("》"), LETTER("【"), LETTER("】"),
};
static const struct keyboard_key symbols_3[] = {
    {"更多", 3, .does = KEYBOARD_SIGNS, .word = WORD_MORE},
    LETTER("〇"),
    LETTER("～"),
    LETTER("￥"),
    LETTER("℃"),
    LETTER("㎡"),
    LETTER("×"),
    LETTER("№"),
    BACKSPACE(3),
};
static const struct keyboard_key symbols_4[] = {DIGITS(3), SPACE(11), HAND(3), PINYIN(3)};
static const struct keyboard_row symbols_rows[] = {ROW(symbols_1), ROW(symbols_2), ROW(symbols_3),
                                                   ROW(symbols_4)};
const struct keyboard_layout keyboard_symbols = {symbols_rows, ARRAY_LEN(symbols_rows), 20, false};

static const struct keyboard_key signs_1[] = {
    LETTER("@"), LETTER("#"), LETTER("&"), LETTER("*"), LETTER("+"),
    LETTER("-"), LETTER("="), LETTER("/"), LETTER("\\"), LETTER("_"),
};
static const struct keyboard_key signs_2[] = {
    LETTER("("), LETTER(")"), LETTER("["), LETTER("]"), LETTER("<"),
    LETTER(">"), LETTER("{"), LETTER("}"), LETTER("'"), LETTER("\""),
};
static const struct keyboard_key signs_3[] = {
    {"标点", 3, .does = KEYBOARD_SYMBOLS, .word = WORD_WRITE_SYMBOLS},
    LETTER(","),
    LETTER("."),
    LETTER("?"),
    LETTER("!"),
    LETTER(":"),
    LETTER(";"),
    LETTER("%"),
    BACKSPACE(3),
};
static const struct keyboard_row signs_rows[] = {ROW(signs_1), ROW(signs_2), ROW(signs_3), ROW(symbols_4)};
const struct keyboard_layout keyboard_signs = {signs_rows, ARRAY_LEN(signs_rows), 20, false};

/* ---- beside the writing cell ---- */

#define UNDO {"撤销一笔", 2, .does = KEYBOARD_UNDO, .word = WORD_UNDO_STROKE, .icon = "undo"}
#define REWRITE {"重写", 2, .does = KEYBOARD_REWRITE, .word = WORD_CLEAR_PAD, .icon = "refresh"}
#define TAKE_BACK {"删一个字", 2, .does = KEYBOARD_BACKSPACE, .word = WORD_TAKE_BACK, .icon = "backspace"}
#define TO_PINYIN {"换拼音", 2, .does = KEYBOARD_PINYIN, .word = WORD_WRITE_TO_PINYIN, .icon = "keyboard"}
#define TO_RARE {"找不到我的字", 2, .does = KEYBOARD_RARE, .word = WORD_WRITE_RARE, .icon = "search"}

static const struct keyboard_key hand_1[] = {UNDO};
static const struct keyboard_key hand_2[] = {REWRITE};
static const struct keyboard_key hand_3[] = {TAKE_BACK};
static const struct keyboard_key hand_4[] = {TO_PINYIN};
static const struct keyboard_key hand_5[] = {DIGITS(1), SYMBOLS(1)};
static const struct keyboard_key hand_6[] = {TO_RARE};
static const struct keyboard_row hand_rows[] = {ROW(hand_1), ROW(hand_2), ROW(hand_3),
                                                ROW(hand_4), ROW(hand_5), ROW(hand_6)};
const struct keyboard_layout keyboard_hand = {hand_rows, ARRAY_LEN(hand_rows), 2, true};

static const struct keyboard_key hand_wide_1[] = {UNDO, REWRITE};
static const struct keyboard_key hand_wide_2[] = {TAKE_BACK, TO_PINYIN};
static const struct keyboard_key hand_wide_3[] = {DIGITS(2), SYMBOLS(2)};
static const struct keyboard_key hand_wide_4[] = {
    {"找不到我的字", 4, .does = KEYBOARD_RARE, .word = WORD_WRITE_RARE, .icon = "search"}};
static const struct keyboard_row hand_wide_rows[] = {ROW(hand_wide_1), ROW(hand_wide_2), ROW(hand_wide_3),
                                                     ROW(hand_wide_4)};
const struct keyboard_layout keyboard_hand_wide = {hand_wide_rows, ARRAY_LEN(hand_wide_rows), 4, true};

static const struct keyboard_key unfound_3[] = {
    {"就用这个字", 2, .does = KEYBOARD_UNFOUND, .word = WORD_WRITE_KEEP_DRAWING, .icon = "check"}};
static const struct keyboard_row unfound_rows[] = {ROW(hand_1), ROW(hand_2), ROW(unfound_3)};
const struct keyboard_layout keyboard_unfound = {unfound_rows, ARRAY_LEN(unfound_rows), 2, true};

/* ---- parts of a character ---- */

static const struct keyboard_key parts_letters[] = {
    LETTER("z"), LETTER("x"), LETTER("c"), DIGIT_LETTER("v", "ü"),
    LETTER("b"), LETTER("n"), LETTER("m"), BACKSPACE(4),
};
static const struct keyboard_key parts_bottom[] = {HAND(20)};
static const struct keyboard_row parts_rows[] = {ROW(plain_letters), ROW(middle_letters), ROW(parts_letters),
                                                 ROW(parts_bottom)};
const struct keyboard_layout keyboard_letters = {parts_rows, ARRAY_LEN(parts_rows), 20, false};

static const struct keyboard_row split_rows[] = {ROW(hand_1), ROW(hand_2), ROW(hand_4)};
const struct keyboard_layout keyboard_split = {split_rows, ARRAY_LEN(split_rows), 2, true};
static const struct keyboard_key split_low_1[] = {UNDO, REWRITE, TO_PINYIN};
static const struct keyboard_row split_low_rows[] = {ROW(split_low_1)};
const struct keyboard_layout keyboard_split_low = {split_low_rows, ARRAY_LEN(split_low_rows), 6, true};
