/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_BOARD_H
#define KETING_SCREENS_BOARD_H

#include "screens/hall.h"
#include "store/model_form.h"
#include "store/requests.h"

struct screen;
struct view;
struct widget;

/* ---- board_topics.c: 问题清单 ---- */

/* Of each form on the board its topics: how many there are, and in which step; and of any but wishes and
 * needs what the staff published. False: there is none. */
KETING_MUST_USE bool board_build_topics(struct screen *screen, struct widget *parent);

/* ---- board_wishes.c: what the staff put on a board, the newest first ---- */

struct board_wishes {
    struct request_notices *list; /* of each form of that mode */
    int list_count;
    const struct request_notice **item; /* of all of them */
    int count;
};
void board_wishes_read(struct board_wishes *wishes, const struct hall *hall, enum form_mode mode);
void board_wishes_finish(struct board_wishes *wishes);
/* Height of a row in a list of them, px. */
int board_wish_row_px(const struct view *view);
void board_wish_row(struct screen *screen, struct widget *row, const struct request_notice *wish,
                    void (*on_tap)(void *ctx, struct widget *widget), void *ctx, int index);
/* 待认领 …: its tag and since when it stands here. */
void board_wish_state(struct screen *screen, struct widget *parent, const struct request_notice *wish);

/* The first form of that mode; NULL when the hall has none. */
const struct form *board_form(const struct hall *hall, enum form_mode mode);

/* ---- board_claim.c ---- */

/* One of them, to be claimed by a volunteer; mode: of its form. The wish is copied. */
KETING_MUST_USE struct page *claim_page(struct hall *hall, enum form_mode mode,
                                        const struct request_notice *wish);
/* 还不是志愿者？先报名; nothing when the hall has no such form. True when there is one. */
bool claim_build_sign_up(struct screen *screen, struct widget *row);

#endif
