/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_PROGRESS_PAD_H
#define KETING_SCREENS_PROGRESS_PAD_H

#include "ui/words.h"

#include "progress_entry.h"
#include "shell.h"

struct panel;

/*
 * Two fields of boxes, one for each digit, and a digit keypad: where a receipt is looked up, by itself as
 * soon as the last digit is there. For 查询进度 and for claiming on the boards.
 */
struct progress_pad {
    struct progress_entry entry;
    struct screen *screen;
    /* Told after a look-up that found something; the record lives for the call. May set entry.fault. */
    void (*found)(void *ctx, const struct request_record *record);
    void *ctx;
    struct widget *boxes[2]; /* number and code; NULL while not in sight */
    enum theme_mode mode;    /* built in */
    enum language language;  /* likewise */
    bool built_by_itself;    /* a rebuild that it asked for is no leaving */
};

void progress_pad_init(struct progress_pad *pad, struct screen *screen,
                       void (*found)(void *ctx, const struct request_record *record), void *ctx);
struct progress_pad_words {
    const char *title, *remark;
    const char *below; /* a hint, where there is room for it */
};
/* Fills the body. */
void progress_pad_build(struct progress_pad *pad, struct panel *body, const struct progress_pad_words *words);
/* For page_class::leave: what was typed is wiped, unless the page only changes its looks. */
void progress_pad_leave(struct progress_pad *pad);
/* A hall that takes no requests: what cannot be done, where to go instead, and the cause for the staff. */
void progress_pad_off(struct screen *screen, struct panel *body, const char *title);

#endif
