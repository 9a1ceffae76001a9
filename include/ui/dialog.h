/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_DIALOG_H
#define KETING_UI_DIALOG_H

#include "ui/widget.h"

/* A question over a dimmed page, with one or two big answers. */
struct dialog_text {
    const char *icon; /* NULL = none */
    const char *title;
    const char *body;
    const char *yes; /* the main answer */
    const char *no;  /* NULL = only one answer */
};

struct dialog;

/* Hung under `layer` (the whole screen); texts are copied. The caller removes it with dialog_close(). */
KETING_MUST_USE struct dialog *dialog_open(struct view *view, struct widget *layer,
                                           const struct dialog_text *text, widget_fn on_yes, widget_fn on_no,
                                           void *ctx);
void dialog_set_body(struct dialog *dialog, const char *body);
/* Accepts NULL. */
void dialog_close(struct dialog *dialog);

#endif
