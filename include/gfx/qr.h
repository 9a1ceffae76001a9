/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_QR_H
#define KETING_GFX_QR_H

#include "base/macros.h"
#include "base/rect.h"

#include <stdbool.h>

struct painter;

/*
 * A QR code (ISO/IEC 18004, model 2, error correction M, byte mode, UTF-8) that a telephone reads off the
 * glass. Nothing personal belongs in it: anyone may photograph the screen.
 */
struct qr;

/* Most bytes of version 25-M, the densest that reads well at arm's length on a 21.5-inch panel. */
enum { QR_MAX_BYTES = 997, QR_QUIET_MODULES = 4 };

/* NULL (logged) when the text is empty or longer than QR_MAX_BYTES. The caller owns it. */
KETING_MUST_USE struct qr *qr_create(const char *text);
void qr_destroy(struct qr *qr);

/* Modules on a side, quiet zone included. */
int qr_modules(const struct qr *qr);
/* Black on white, in whole pixels per module, in the middle of box; white all over the box. */
void paint_qr(const struct painter *p, const struct qr *qr, struct rect box);

#endif
