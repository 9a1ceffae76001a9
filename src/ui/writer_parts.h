/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_WRITER_PARTS_H
#define KETING_UI_WRITER_PARTS_H

#include "ime/hand.h"
#include "ime/pinyin.h"
#include "keyboard_key.h"
#include "ui/handpad.h"
#include "ui/keyboard.h"
#include "ui/writer.h"

/*
 * What the files of the writer share.
 *
 *     writer.c          making, pads, keys           writer_field.c  the text with its cursor
 *     writer_text.c     the text and the letters     writer_bar.c    candidates in a row
 *     writer_place.c    who stands where             writer_grid.c   pages of keys: candidates, radicals
 *                                                    writer_rare.c   找不到我的字
 */
enum { WRITER_LETTERS = 64, WRITER_CHARS_MAX = 4000, BAR_KEYS = 48, GRID_KEYS = 80, GRID_PAGES = 256 };

/* Stands in for a character that nobody found. */
#define WRITER_UNFOUND "〓"

/* Who made the candidates that are in sight. */
/* OFFER_PLACES: what stands behind a number in an address. */
enum writer_offer { OFFER_NOTHING, OFFER_LETTERS, OFFER_STROKES, OFFER_PREDICTED, OFFER_PLACES };

struct writer {
    struct widget widget;
    struct writer_config config;
    int max_chars;
    char *text; /* owned */
    size_t text_bytes, shown_bytes;
    size_t at; /* byte of the text that the cursor and the letters stand before */
    size_t
        accepted_at; /* where the cursor stood when a written character was chosen; 0 = not the last thing */
    char letters[WRITER_LETTERS + 1]; /* pinyin that is not read yet */
    char *shown; /* owned; the text with the letters in it, for the field */
    bool full; /* the last key had no room */
    enum writer_pad pad;
    enum writer_pad back; /* hand or pinyin: where 拼音 and 手写 are left for others */
    bool signs; /* second page of the symbols */

    enum writer_offer offer;
    struct pinyin_result *found; /* owned; NULL = no pinyin */
    uint32_t drawn[HANDPAD_CANDIDATES];
    int drawn_count;

    /* widget::children, from the top; NULL = not there */
    struct widget *chips, *field, *counter, *bar, *area, *help, *grid;
    /* children of area */
    struct widget *keys, *wide_keys, *rare; /* wide_keys: the same in two columns, for a low cell */
    struct handpad *cell;
};

/* ---- writer_text.c: every change of the text ends with writer_changed() ---- */

/* At the cursor. False, and it is said in red, when there is no room. */
bool writer_append(struct writer *w, const char *text);
/* In the place of letters that stand for it already. */
void writer_append_phrase(struct writer *w, const char *phrase);
/* The letters become characters first. at: a byte of the text where a character begins, or its end. */
void writer_move_cursor(struct writer *w, size_t at);
bool writer_type_letter(struct writer *w, char letter);
void writer_backspace(struct writer *w);
void writer_clear(struct writer *w);
/* Asks for candidates of the letters, or else for what may follow. */
void writer_look_up(struct writer *w);
void writer_take(struct writer *w, int candidate);
/* All letters, by their first candidates; and the character in the cell. */
void writer_take_all(struct writer *w);
void writer_offer_strokes(struct writer *w, const uint32_t *code_points, int count);
int writer_candidates(const struct writer *w);
/* Nobody asked for them: they are shown quietly. */
bool writer_guesses(const struct writer *w);
/* out: KEY_BYTES at least; "" when there is none. */
void writer_candidate(const struct writer *w, int index, char *out, size_t bytes);
int writer_length(const struct writer *w);
/* Before the cursor; 0 = nothing. */
uint32_t writer_last_character(const struct writer *w);
/* Letters go in as they are. */
void writer_keep_letters(struct writer *w);

/* ---- writer.c ---- */
void writer_click(struct writer *w);
/* The field, the counter and the candidates show what holds now. */
void writer_refresh(struct writer *w);
void writer_choose_pad(struct writer *w, enum writer_pad pad);
void writer_open_grid(struct writer *w);
void writer_close_grid(struct writer *w);
bool writer_has_pad(const struct writer *w, enum writer_pad pad);

bool writer_is_low(const struct writer *w);

void writer_finish(struct widget *widget);

/* ---- writer_place.c ---- */
extern const struct widget_class writer_class;
struct widget *writer_area_create(struct writer *w);
bool writer_wants_bar(const struct writer *w);

/* ---- the parts ---- */
struct widget *writer_field_create(struct writer *w);
bool writer_field_wraps(const struct writer *w);
/* px that `lines` lines of text want. */
int writer_field_height(const struct writer *w, int lines);
struct widget *writer_counter_create(struct writer *w);
struct widget *writer_bar_create(struct writer *w);
void writer_bar_refresh(struct widget *bar);
/* px for that many rows of candidates. */
int writer_bar_rows(const struct writer *w, int width_px);

/* What to do when something goes wrong; where there is room for it. */
struct widget *writer_help_create(struct writer *w);

/* Many keys on pages. */
struct grid_source {
    int count;
    /* out: KEY_BYTES. */
    void (*label)(void *ctx, int index, char *out);
    void (*chosen)(void *ctx, int index);
    void (*close)(void *ctx); /* NULL = nothing to close */
    enum word close_word; /* on its key */
    void (*clicked)(void *ctx);
    void *ctx;
    enum theme_hue hue;
    bool squares; /* every key is as wide as the others: single characters */
};

struct widget *writer_grid_create(struct view *view, struct widget *parent, const struct grid_source *source);
/* From its first page; count may differ from the one it was made with. */
void writer_grid_show(struct widget *grid, int count);

/* ---- writer_rare.c ---- */
bool writer_rare_possible(const struct writer *w);
struct widget *writer_rare_create(struct writer *w, struct widget *parent);

#endif
