/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_CHOOSER_H
#define KETING_SCREENS_CHOOSER_H

#include "ui/list.h"
#include "ui/panel.h"
#include "ui/theme.h"

#include "shell.h"

/* A page that narrows a long list by one row of choices: services by category, notices by kind. */
struct chooser {
    const char *title, *remark;
    enum theme_hue hue;
    const char *icon;
    /* Ways to other pages, above the choices; beside: in a narrow column. NULL = none. */
    void (*build_top)(void *ctx, struct widget *parent, bool beside);
    int choices, chosen;
    const char *(*choice_name)(void *ctx, int index);
    widget_fn on_choice; /* tag = index */
    void *ctx;
    int count; /* rows */
    void (*build_row)(void *ctx, struct widget *row, int index);
    void (*build_all)(void *ctx, struct widget *column); /* instead of rows of one height; NULL = rows */
    const char *empty_title, *empty_advice;
};

void chooser_build(struct screen *screen, struct panel *body, const struct chooser *chooser);

#endif
