/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_PAGER_H
#define KETING_UI_PAGER_H

#include "ui/scroll_view.h"

/*
 * 上一页 · 2/5 · 下一页 for a scroll view, so that no drag is ever needed. It takes no room when everything fits.
 * Wraps the target: create the pager first, then the scroll view as a child of pager_body().
 */
struct pager;

KETING_MUST_USE struct pager *pager_create(struct view *view, struct widget *parent);
struct widget *pager_body(struct pager *pager);
void pager_attach(struct pager *pager, struct scroll_view *target);

#endif
