/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_WRITER_RARE_H
#define KETING_UI_WRITER_RARE_H

#include "ime/rare.h"
#include "writer_parts.h"

/*
 * 找不到我的字, three ways on one pad:
 *
 *     部首    how many strokes has the radical → which radical → how many strokes besides → which character
 *     拆字    two parts, written or typed → which character
 *     请人帮忙 the character is drawn, and kept as a drawing
 */
enum rare_tab { RARE_RADICAL, RARE_PARTS, RARE_UNFOUND, RARE_BACK, RARE_TABS };
enum rare_stage { STAGE_COUNT, STAGE_RADICAL, STAGE_REST, STAGE_CHARACTER };
enum { RARE_SLOTS = 2, RARE_OFFERED = HANDPAD_CANDIDATES, RARE_LETTERS = 12 };

struct rare_pad {
    struct widget widget;
    struct writer *writer;
    enum rare_tab tab;
    struct key *tab_key[RARE_TABS];
    struct widget *prompt, *body; /* body: its children are those of the tab */

    struct widget *grid; /* of 部首, and of what 拆字 found; NULL = closed */
    enum rare_stage stage;
    int choice[RARE_RADICALS]; /* what the keys of the stage stand for */
    int choices;
    int strokes, radical; /* chosen so far */
    struct rare_character found[RARE_RESULTS_MAX];
    int found_count;

    uint32_t part[RARE_SLOTS]; /* 0 = empty */
    int slot;                  /* that is filled next */
    uint32_t offered[RARE_OFFERED];
    int offered_count;
    char letters[RARE_LETTERS + 1];
    bool typed; /* by pinyin */
    struct key *slot_key[RARE_SLOTS], *look; /* look: shows what was found */
    struct key *offer_key[RARE_OFFERED];
    struct handpad *cell;
    struct widget *keys, *low_keys; /* low_keys: instead of keys where there is little height */
};

/* One found character goes into the text, and the pad goes. */
void rare_choose(struct rare_pad *pad, uint32_t code_point);
void rare_show_found(struct rare_pad *pad);
void rare_close_grid(struct rare_pad *pad);
void rare_say(struct rare_pad *pad, enum word prompt);

/* ---- writer_radical.c ---- */
void rare_radical_build(struct rare_pad *pad);

/* ---- writer_split.c ---- */
void rare_split_build(struct rare_pad *pad);
void rare_split_place(struct rare_pad *pad, struct rect body);

#endif
