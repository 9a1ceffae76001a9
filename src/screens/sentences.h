/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_SENTENCES_H
#define KETING_SCREENS_SENTENCES_H

#include "gfx/color.h"
#include "gfx/text.h"
#include "ui/theme.h"

struct view;
struct widget;

/* How a text is taken apart: after each 。 or after each ； as well. */
enum sentence_end { SENTENCE_STOP, SENTENCE_CLAUSE };

/* A text as staff wrote it in one cell, a sentence a line, each with a dot before it: what nobody reads as
 * one grey block is read so. All of the text stays, in its order. One sentence alone has no dot. */
void sentences_build(struct view *view, struct widget *parent, const char *text, enum sentence_end end,
                     enum theme_type type, enum font_weight weight, color_t dot);

#endif
