/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_QR_VIEW_H
#define KETING_UI_QR_VIEW_H

#include "ui/widget.h"

struct qr;

/* A QR code in a square of side_px; takes the code over. */
struct widget *qr_view_create(struct view *view, struct widget *parent, struct qr *qr, int side_px);

#endif
