/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_LABEL_H
#define KETING_UI_LABEL_H

#include "gfx/color.h"
#include "gfx/text.h"
#include "ui/theme.h"
#include "ui/widget.h"

/* Text in one style. The text is copied. */
struct widget *label_create(struct view *view, struct widget *parent, const char *text, enum theme_type type,
                            enum font_weight weight, color_t color);
/* For what the types do not say: alignment, lines, indent. size_px 0 keeps the type's size. */
void label_set_style(struct widget *label, enum text_align align, int max_lines, int indent_px);
void label_set_size(struct widget *label, int size_px, int line_px);
void label_set_color(struct widget *label, color_t color);
void label_set_text(struct widget *label, const char *text);
/* Never wraps; asks for its whole width. */
void label_set_single(struct widget *label);
/* The same in room_px: smaller where it would be wider. For the words of a key on glass of a hand's width. */
void label_fit_single(struct widget *label, int room_px);

#endif
