/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_TOUR_H
#define KETING_APP_TOUR_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * A visit written down, one step a line; # begins a comment:
 *     tap "text"                the widget whose text contains it
 *     tap X% Y%                 of the upright picture
 *     tap-if "text"             only when something says exactly that
 *     hold "text"               as long as a key wants it
 *     seek "text"               turns the pages of a long page until it is in sight
 *     type "ylbx"               the keys of the pad on the screen
 *     write "X,Y X,Y;X,Y X,Y"   strokes into the writing cell, in thousandths of its side
 *     note "label"              prints the digits below that label; enter "label" types them
 *     drag X% Y% X% Y% MS       slow; fling X% Y% X% Y% fast
 *     down SLOT X% Y%  move SLOT X% Y%  up SLOT
 *     wait MS                   of the program's clock
 *     pause                     says "paused" and waits for a line of standard input
 *     shot NAME
 *     expect "text"  expect-not "text"  expect-screen NAME
 * What has been played is overwritten, so that a script leaves nothing of what it typed.
 * The finger and the camera are the program's own, or somewhere else: with a remote port every touch and
 * every photograph is asked for in one line ("touch down 0 50.00 12.50", "shot home") and answered with "ok".
 */
struct app;

/* Plays it; false after the first step that fails: file, line, and what was on the screen go to stderr. */
KETING_MUST_USE bool tour_play(struct app *app, const char *path, const char *remote, const char *shots);

#endif
