/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_APP_H
#define KETING_APP_APP_H

#include "base/macros.h"
#include "base/touch.h"

#include <stdbool.h>

/*
 * The program wired together: devices at one end, screens at the other, and the frame between them. Nothing
 * here draws or decides what a page says.
 */
struct app;
struct options;

/* NULL with a line on stderr when the program cannot run at all (fonts, loop). Options must outlive it. */
KETING_MUST_USE struct app *app_create(const struct options *options);
/* Accepts NULL. Returns how many loop sources somebody forgot (0 in a clean program). */
int app_destroy(struct app *app);

/* Until a signal ends it; the exit code. */
int app_run(struct app *app);

/* What a script may do; everything else goes through the screen like a person's finger. */
struct loop;
struct input;
struct ui;
struct nav;
struct loop *app_loop(struct app *app);
struct input *app_input(struct app *app);
struct ui *app_ui(struct app *app);
struct nav *app_nav(struct app *app);
/* Rounds of the loop until the glass shows what the program means to show. False when that does not come
 * within five seconds of real time (no screen). */
KETING_MUST_USE bool app_settle(struct app *app);
/* How many touches have arrived; to wait for one that was made elsewhere. */
uint64_t app_touches(const struct app *app);
/* mem only; false = there is none. */
struct pixels;
KETING_MUST_USE bool app_scanout(struct app *app, struct pixels *out);

#endif
