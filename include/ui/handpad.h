/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_HANDPAD_H
#define KETING_UI_HANDPAD_H

#include "base/str.h"
#include "ime/hand.h"
#include "ui/widget.h"

/*
 * One big cell to write a character in with a finger. The ink follows in the same frame; HANDPAD_REST_US
 * after the finger was lifted the strokes are read and the candidates told. That ends nothing: whoever thinks
 * between two strokes, however long, goes on with the same character until one is chosen. While a finger is
 * on a key nothing is told, so that no candidate changes under it; but not for longer than
 * HANDPAD_PATIENCE_US, for it may be the heel of a hand. The strokes are wiped when the cell is cleared, when
 * the next character begins, and when the cell goes.
 */
enum {
    HANDPAD_REST_US = 350 * 1000,
    HANDPAD_PATIENCE_US = 1500 * 1000,
    HANDPAD_CANDIDATES = 8,
    HANDPAD_POINTS = 4096,
    HANDPAD_STROKES = 64
};

struct handpad;

/* code_points: valid for the call; count 0 = the cell is empty or nothing looks like it. */
typedef void (*handpad_fn)(void *ctx, const uint32_t *code_points, int count);

/* hand is borrowed; NULL = the cell is drawn in and nothing is read. */
struct handpad *handpad_create(struct view *view, struct widget *parent, struct hand *hand, handpad_fn fn,
                               void *ctx);
/* What an empty cell says until the first stroke: 在这里写. Static. */
void handpad_set_prompt(struct handpad *pad, const char *prompt);
/* Mode of the field and the character before, for hand_recognise(). */
void handpad_set_context(struct handpad *pad, enum hand_mode mode, uint32_t previous);
void handpad_clear(struct handpad *pad);
void handpad_undo(struct handpad *pad);

/* Somebody goes on without waiting: strokes that are not read yet are read now. */
void handpad_settle(struct handpad *pad);
/* The character was chosen: the cell is empty, but until the next stroke handpad_bring_back() shows the ink
 * again and tells its candidates; false = there is none. */
void handpad_accept(struct handpad *pad);
bool handpad_bring_back(struct handpad *pad);

struct widget *handpad_widget(struct handpad *pad);
bool handpad_empty(const struct handpad *pad);
/* Adds "x,y x,y;x,y": strokes in 0..999 of the cell, a few hundred points at most. */
void handpad_strokes(const struct handpad *pad, struct str *out);

#endif
