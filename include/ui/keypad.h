/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_KEYPAD_H
#define KETING_UI_KEYPAD_H

#include "ui/widget.h"

#include <stdbool.h>

/*
 * Keys as data: each row a string of labels with blanks between them. Keys of one pad are equally wide,
 * rows that are shorter stand in the middle. Two labels mean more than themselves, and are
 * shown in the language of the screen: KEYPAD_BACKSPACE and KEYPAD_CLEAR.
 */
#define KEYPAD_BACKSPACE "退格"
#define KEYPAD_CLEAR "清空"

struct keypad_layout {
    const char *const *rows;
    int row_count, columns;
};

extern const struct keypad_layout keypad_digits;
extern const struct keypad_layout keypad_letters; /* and digits */

/* label: valid for the call. */
typedef void (*keypad_fn)(void *ctx, const char *label);

struct widget *keypad_create(struct view *view, struct widget *parent, const struct keypad_layout *layout,
                             keypad_fn fn, void *ctx);

/* What a key does to a line of typed text of at most `bytes` bytes with its NUL: adds, takes back, or clears.
 * False when nothing changed (full, or empty already). */
bool keypad_apply(const char *label, char *line, size_t bytes);

#endif
