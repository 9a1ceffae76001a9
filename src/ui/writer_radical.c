/* SPDX-License-Identifier: MIT */
/* 部首: each answer leaves fewer characters; 收起 takes the last answer back. */
#include "writer_rare.h"

#include "base/utf8.h"
#include "ui/view.h"

#include <stdio.h>
#include <string.h>

/* So many are shown at once, without asking for the strokes besides the radical. */
enum { FEW = 40, STROKES_MAX = 64 };

static const enum word prompts[] = {
    [STAGE_COUNT] = WORD_RARE_ASK_COUNT,
    [STAGE_RADICAL] = WORD_RARE_ASK_RADICAL,
    [STAGE_REST] = WORD_RARE_ASK_REST,
    [STAGE_CHARACTER] = WORD_RARE_ASK_CHARACTER,
};

static void offer_counts(struct rare_pad *pad)
{
    pad->choices = 0;
    for (int strokes = 1; strokes < STROKES_MAX; strokes++)
        for (int radical = 1; radical <= RARE_RADICALS; radical++)
            if (rare_radical_strokes(radical) == strokes) {
                pad->choice[pad->choices++] = strokes;
                break;
            }
}

static void offer_radicals(struct rare_pad *pad)
{
    pad->choices = 0;
    for (int radical = 1; radical <= RARE_RADICALS; radical++)
        if (rare_radical_strokes(radical) == pad->strokes)
            pad->choice[pad->choices++] = radical;
}

/* Strokes besides the radical that some character has. Asked one by one: 艹 has more than can be found at
 * once. */
static void offer_rests(struct rare_pad *pad)
{
    struct rare_character first;

    pad->choices = 0;
    for (int strokes = 0; strokes < STROKES_MAX; strokes++)
        if (rare_by_radical(pad->writer->config.rare, pad->radical, strokes, &first, 1) > 0)
            pad->choice[pad->choices++] = strokes;
}

static void go(struct rare_pad *pad, enum rare_stage stage);

static void label(void *ctx, int index, char *out)
{
    const struct rare_pad *pad = ctx;
    int number = pad->choice[index];

    if (pad->stage == STAGE_RADICAL)
        snprintf(out, KEY_BYTES, "%s", rare_radical_name(number));
    else
        snprintf(out, KEY_BYTES, view_word(pad->widget.view, WORD_RARE_STROKES), number);
}

static void chosen(void *ctx, int index)
{
    struct rare_pad *pad = ctx;
    const struct rare *rare = pad->writer->config.rare;
    int number = pad->choice[index];

    switch (pad->stage) {
    case STAGE_COUNT:
        pad->strokes = number;
        go(pad, STAGE_RADICAL);
        break;
    case STAGE_RADICAL:
        pad->radical = number;
        pad->found_count = rare_by_radical(rare, number, -1, pad->found, RARE_RESULTS_MAX);
        go(pad, pad->found_count > FEW ? STAGE_REST : STAGE_CHARACTER);
        break;
    case STAGE_REST:
        pad->found_count = rare_by_radical(rare, pad->radical, number, pad->found, RARE_RESULTS_MAX);
        go(pad, STAGE_CHARACTER);
        break;
    case STAGE_CHARACTER: break;
    }
}

static void up(void *ctx)
{
    struct rare_pad *pad = ctx;

    go(pad, pad->stage == STAGE_RADICAL ? STAGE_COUNT : STAGE_RADICAL);
}

static void clicked(void *ctx)
{
    writer_click(((struct rare_pad *)ctx)->writer);
}

static void go(struct rare_pad *pad, enum rare_stage stage)
{
    struct grid_source source = {.label = label,
                                 .chosen = chosen,
                                 .close = stage != STAGE_COUNT ? up : NULL,
                                 .close_word = WORD_WRITE_ONE_BACK,
                                 .clicked = clicked,
                                 .ctx = pad,
                                 .hue = pad->writer->config.hue};

    pad->stage = stage;
    rare_close_grid(pad);
    if (stage == STAGE_CHARACTER) {
        rare_show_found(pad);
    } else {
        (stage == STAGE_COUNT ? offer_counts : stage == STAGE_RADICAL ? offer_radicals : offer_rests)(pad);
        source.count = pad->choices;
        pad->grid = writer_grid_create(pad->widget.view, pad->body, &source);
    }
    rare_say(pad, prompts[stage]);
}

void rare_radical_build(struct rare_pad *pad)
{
    go(pad, pad->stage == STAGE_RADICAL ? STAGE_RADICAL : STAGE_COUNT);
}
