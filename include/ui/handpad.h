/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_HANDPAD_H
#define KETING_UI_HANDPAD_H

#include "base/str.h"
#include "ime/hand.h"
#include "ui/widget.h"

/*
 * One big cell to write a character in with a finger. The ink follows in the same frame; HANDPAD_REST_US
 * after the finger was lifted the strokes are read and the candidates told. Nothing is kept: the strokes
 * are wiped when the cell is cleared and when it goes.
 */
enum { HANDPAD_REST_US = 350 * 1000, HANDPAD_CANDIDATES = 8, HANDPAD_POINTS = 4096, HANDPAD_STROKES = 64 };

struct handpad;

/* code_points: valid for the call; count 0 = the cell is empty or nothing looks like it. */
typedef void (*handpad_fn)(void *ctx, const uint32_t *code_points, int count);

/* hand is borrowed; NULL = the cell is drawn in and nothing is read. */
struct handpad *handpad_create(struct view *view, struct widget *parent, struct hand *hand, handpad_fn fn,
                               void *ctx);
/* Mode of the field and the character before, for hand_recognise(). */
void handpad_set_context(struct handpad *pad, enum hand_mode mode, uint32_t previous);
void handpad_clear(struct handpad *pad);
void handpad_undo(struct handpad *pad);

/*
 * Writing on: `after_us` after candidates were told the ink turns pale. A stroke that begins from then on
 * belongs to the next character: next() is called (it takes the first candidate), the cell is empty, the
 * stroke goes on. One that begins earlier is another stroke of the same character: people think while they
 * write.
 */
typedef void (*handpad_next_fn)(void *ctx);
void handpad_set_next(struct handpad *pad, handpad_next_fn next, uint64_t after_us);

struct widget *handpad_widget(struct handpad *pad);
bool handpad_empty(const struct handpad *pad);
/* Adds "x,y x,y;x,y": strokes in 0..999 of the cell, a few hundred points at most. */
void handpad_strokes(const struct handpad *pad, struct str *out);

#endif
