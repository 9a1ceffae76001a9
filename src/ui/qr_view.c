/* SPDX-License-Identifier: MIT */
#include "ui/qr_view.h"

#include "gfx/qr.h"

struct qr_view {
    struct widget widget;
    struct qr *qr; /* owned */
};

static void qr_view_paint(struct widget *w, const struct painter *p)
{
    paint_qr(p, CONTAINER_OF(w, struct qr_view, widget)->qr, rect_make(0, 0, w->box.w, w->box.h));
}

static void qr_view_finish(struct widget *w)
{
    qr_destroy(CONTAINER_OF(w, struct qr_view, widget)->qr);
}

static const struct widget_class qr_view_class = {
    .name = "qr", .paint = qr_view_paint, .finish = qr_view_finish};

struct widget *qr_view_create(struct view *view, struct widget *parent, struct qr *qr, int side_px)
{
    struct qr_view *v = widget_create(&qr_view_class, sizeof *v, view, parent);

    v->qr = qr;
    v->widget.least = (struct size){side_px, side_px};
    return &v->widget;
}
