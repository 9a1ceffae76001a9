/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_WRITER_H
#define KETING_UI_WRITER_H

#include "base/macros.h"
#include "ui/theme.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A line or a page of text with everything to write it with: the field on top, below it candidates, below
 * them the handwriting cell, the pinyin keyboard, digits, symbols, or the lookup of rare characters. It
 * fills its box: the keyboard is a part of the layout and never covers the field, which scrolls within
 * itself. What was written lives in its owner (writer_config::text) and in wiped buffers here; nothing is
 * learned.
 */
struct hand;
struct pinyin;
struct rare;
struct writer;

enum writer_kind {
    WRITER_TEXT,
    WRITER_LONG_TEXT, /* several lines */
    WRITER_NAME,
    WRITER_ADDRESS, /* digits at hand: 12号楼2单元301 */
    WRITER_PHONE,   /* digits only */
    WRITER_NUMBER,  /* digits only */
};

/* Which pad is in sight. */
enum writer_pad { WRITER_HAND, WRITER_PINYIN, WRITER_LATIN, WRITER_DIGITS, WRITER_SYMBOLS, WRITER_RARE };

struct writer_config {
    enum writer_kind kind;
    enum writer_pad pad;        /* to begin with; one that cannot be (no hand.dat) is replaced */
    struct hand *hand;          /* borrowed; NULL = no handwriting here */
    const struct pinyin *pinyin; /* borrowed; NULL = no pinyin here */
    unsigned tolerant;          /* of enum pinyin_tolerance: sounds that are not told apart here */
    const struct rare *rare;    /* borrowed; NULL = no lookup */
    enum theme_hue hue;
    int max_chars;
    const char *hint;           /* shown while it is empty: 例如 孟庆海 */
    const char *const *phrases; /* one tap writes them: 漏水 …; NULL-terminated, NULL = none; borrowed */
    const char *way; /* another way to answer, before the phrases: 按数字填; NULL = none; borrowed */
    void (*way_chosen)(void *ctx);
    /* After every change. text: valid for the call. */
    void (*changed)(void *ctx, const char *text);
    /* Another pad is wanted next time too. May be NULL. */
    void (*pad_chosen)(void *ctx, enum writer_pad pad);
    /* 找不到我的字: the strokes of the character nobody found, "x,y x,y;x,y" in 0..999, to be kept as a picture; a
     * "〓" was written in its place. NULL = not offered. */
    void (*unfound)(void *ctx, const char *strokes);
    /* A key went down; for a click. May be NULL. */
    void (*clicked)(void *ctx);
    void *ctx;
};

/* text: what stands there already. */
struct writer *writer_create(struct view *view, struct widget *parent, const struct writer_config *config,
                             const char *text);
/* Owned by the writer; valid until it changes. Without letters and ink that are not a character yet. */
const char *writer_text(const struct writer *writer);
/* Somebody goes on: letters and ink become what they most likely are, and changed() is told. Before 下一步, and
 * before the page goes. */
void writer_settle(struct writer *writer);

#endif
