/* SPDX-License-Identifier: MIT */
#ifndef KETING_BENCH_BENCH_HALL_H
#define KETING_BENCH_BENCH_HALL_H

#include "base/macros.h"
#include "base/pixels.h"
#include "screens/hall.h"

#include <stdint.h>

/* All screens of the program without devices and loop: a finger and frames, one after the other. */
struct bench_hall {
    struct fonts *fonts; /* owned */
    struct content *content;
    struct ui *ui;
    struct nav *nav;
    struct hall hall;
    uint64_t now_us;
    float finger_y; /* px */
    struct requests *requests; /* NULL = none; with hand and pinyin: owned, of bench_hall_requests() */
    struct hand *hand;
    struct pinyin *pinyin;
    char folder[64]; /* theirs, removed with the hall */
    uint32_t *glass; /* the second buffer: what a display would hold */
};

enum { BENCH_FRAME_US = 16667, BENCH_STEP_PX = 17 };

/* The yardstick screen, home in sight and painted. NULL with a line on stderr. */
KETING_MUST_USE struct bench_hall *bench_hall_create(const char *content);
/* The same in another mode, or lying on its side. */
KETING_MUST_USE struct bench_hall *bench_hall_create_in(const char *content, enum theme_mode mode,
                                                        bool landscape);
/* From now on it takes requests, has one, and people can write; content as above. */
KETING_MUST_USE bool bench_hall_requests(struct bench_hall *h, const char *content);
/* Accepts NULL. */
void bench_hall_destroy(struct bench_hall *h);

/* What was asked for is carried out and painted. */
void bench_hall_frame(struct bench_hall *h);
/* Opens the page and paints it whole; h owns it. */
void bench_hall_open(struct bench_hall *h, struct page *page);
void bench_hall_home(struct bench_hall *h);
/* All pixels again, nothing reused but glyphs and layouts. */
void bench_hall_redraw(struct bench_hall *h);

/*
 * A finger in the middle of the page; then each frame moves it by dy. True when that frame painted
 * something. With copy, what changed also goes to the glass.
 */
void bench_hall_finger_down(struct bench_hall *h);
bool bench_hall_scroll(struct bench_hall *h, int dy_px, bool copy);
/* Stands still before it leaves: no fling. */
void bench_hall_finger_up(struct bench_hall *h);

/*
 * The drag of the goal: frames of 17 px, down and up again, within what a list of 20 rows can move.
 * Returns how many frames painted something: all of them, or the figures mean nothing.
 */
int bench_hall_scroll_to_and_fro(struct bench_hall *h, int frames);

#endif
